"""A map as columns: statements, inferences and conflicts by number, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.lists import Ints, Lists
from graph.model import Attitude, Force, Reach

Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

ATTITUDES, REACHES, FORCES = tuple(Attitude), tuple(Reach), tuple(Force)
"""What the codes in the columns stand for."""


class Names:
    """The names and labels of things by number, made when they are asked for."""

    def __init__(self, things: list[str], labels: dict[int, str], prefixes: tuple[tuple[str, str], ...]) -> None:
        from graph.load import Triples

        self._things, self._labels = things, labels
        self._whole = Triples("", b"", (), prefixes)
        self._plain = all(namespace[-1:] in "/#" for _, namespace in prefixes)
        self._heads: dict[str, str] = {}

    def name(self, thing: int) -> str:
        """The name of a thing as its file writes it, by the longest prefix that fits."""
        iri = self._things[thing]
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        if not self._plain:
            return self._whole.short(iri)
        head = iri[:cut]
        short = self._heads.get(head)
        if short is None:
            short = self._heads[head] = self._whole.short(head)
        return short + iri[cut:]

    def iri(self, thing: int) -> str:
        """The whole name of a thing."""
        return self._things[thing]

    def label(self, thing: int) -> str:
        """The label of a thing; empty if it has none."""
        return self._labels.get(thing, "")

    def quoted(self, thing: int) -> str:
        """The label of a thing in quotation marks and without its full stop, or its name."""
        label = self.label(thing)
        return f"“{label.rstrip('.')}”" if label else self.name(thing)


@dataclass(frozen=True)
class Table:
    """A map as columns.

    ``statements``, ``inferences`` and ``conflicts`` have the number of each as a thing, for its name.  Everything else
    counts by place: statements from 0 on, inferences on after them where both can stand (``attacked``, ``prevails``; -1
    for nothing).  A citation belongs to the statement ``cited_at``; ``notes`` are things, -1 for none.
    """

    file: str
    triples: int
    names: Names
    statements: Ints
    attitude: Codes
    heads: Flags
    common_ground: Flags
    together: Flags
    voices: Lists
    speakers: Lists
    own: Flags
    unnamed: Flags
    section: Ints
    cited_at: Ints
    reach: Codes
    notes: Ints
    note_numbers: dict[int, int]
    sources: Lists
    inferences: Ints
    premises: Lists
    conclusion: Ints
    proves: Flags
    signalled: Flags
    conflicts: Ints
    attacker: Ints
    attacked: Ints
    force: Codes
    conceded: Flags
    prevails: Ints
    answers: Lists

    def __len__(self) -> int:
        """How many statements there are."""
        return len(self.statements)

    def where(self, owners: Ints, holds: Flags | None = None) -> Flags:
        """The statements that own at least one of some items: of those that hold."""
        found = np.zeros(len(self), np.bool_)
        found[owners if holds is None else owners[holds]] = True
        return found

    @cached_property
    def ends(self) -> Ints:
        """The conclusion of what a conflict hits, if it is an inference; else -1."""
        size = len(self)
        found = np.full(len(self.attacked), -1, np.int32)
        hit = self.attacked >= size
        found[hit] = self.conclusion[self.attacked[hit] - size]
        return found

    @cached_property
    def citations(self) -> Lists:
        """The citations of every statement."""
        return Lists.of_pairs(len(self), self.cited_at, np.arange(len(self.cited_at), dtype=np.int32))

    @cached_property
    def proofs(self) -> Lists:
        """The inferences that prove each statement, by their place among the inferences."""
        proving = np.flatnonzero(self.proves).astype(np.int32)
        return Lists.of_pairs(len(self), self.conclusion[proving], proving)

    @cached_property
    def explanations(self) -> Ints:
        """How many inferences explain each statement."""
        return np.bincount(self.conclusion[~self.proves], minlength=len(self)).astype(np.int32)
