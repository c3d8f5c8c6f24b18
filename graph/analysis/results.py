"""The results of the analyses, as frozen values that the page, the tables and the store all read."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from graph.analysis.outcomes import Lens, RestsOn, Strengths, Verdicts
from graph.model import Severity, Value


class Step(Value):
    """One line of an explanation: what, at which depth, and the thing it is about."""

    depth: int
    text: str
    about: str | None = None


class Backing(Value):
    """What is backed on evidence.

    ``given``: the statements shown by a source or common ground.  ``rounds``: for every backed statement the round
    in which it was reached (0 for the given).  ``by``: for a statement reached through an inference, that inference,
    the first in the order of the rounds and then of the map.
    """

    given: tuple[str, ...]
    rounds: dict[str, int]
    by: dict[str, str]

    def __contains__(self, statement: str) -> bool:
        """Whether a statement is backed."""
        return statement in self.rounds


class Weakness(Value):
    """Why one statement is unsupported or too little supported, and how to repair it.

    ``under`` is the nearest main claim (or thesis) that the statement is given for, ``section`` the section it first
    stands in; both are ids, or empty.
    """

    id: str = Field(description="The statement.")
    label: str = Field(description="Its sentence.")
    kind: str = Field(description="The kind of weakness.")
    severity: Severity = Field(description="How much the kind matters.")
    section: str = Field(description="The section in which the statement first stands; empty if in none.")
    why: str = Field(description="Why the statement has this weakness, in a sentence.")
    repair: str = Field(description="How to mend it.")
    under: str = Field(description="The nearest main claim or thesis that it is given for; empty if there is none.")


class Results(Value):
    """Everything that follows from a map."""

    backing: Backing
    weaknesses: tuple[Weakness, ...]
    verdicts: dict[Lens, Verdicts] = Field(default_factory=dict)
    rests_on: RestsOn = RestsOn(backed=(), needs={})
    strengths: Strengths = Strengths(by_semantics={}, spread={})

    @cached_property
    def _by_statement(self) -> dict[str, list[Weakness]]:
        found: dict[str, list[Weakness]] = {}
        for weakness in self.weaknesses:
            found.setdefault(weakness.id, []).append(weakness)
        return found

    def of(self, statement: str) -> tuple[Weakness, ...]:
        """The weaknesses of one statement."""
        return tuple(self._by_statement.get(statement, ()))
