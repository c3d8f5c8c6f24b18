"""The well-founded model over arrays of numbers, for programs of many thousand atoms.

The same model, rounds and circles as ``program.well_founded``: what follows is propagated wave by wave, a large wave
with a few array operations, a small one atom by atom, so that a long chain does not pay for arrays at every step.  What
is left undecided, seldom much, goes to ``program`` again if it holds a circle of positive reasons; without one nothing
is unfounded (K. Apt, H. Blair, A. Walker, "Towards a theory of declarative knowledge", in J. Minker (ed.), Foundations
of Deductive Databases and Logic Programming, 1988: without positive circles, supported means founded).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph.analysis.program import IN, OUT, UNDECIDED, Before, Model, Program, well_founded_from
from graph.lists import Ints, Lists, once

SMALL = 60
"""Waves of fewer atoms are carried on one by one: about there the array operations begin to pay."""


@dataclass(frozen=True)
class Rules:
    """A program by number: what each atom asks for, and whether it chooses (else its ``any_in`` is empty)."""

    all_in: Lists
    all_out: Lists
    any_in: Lists
    choosing: NDArray[np.bool_]

    @classmethod
    def of(cls, program: Program) -> Rules:
        """The rules of a program."""
        return cls(
            Lists.of_lists(program.all_in),
            Lists.of_lists(program.all_out),
            Lists.of_lists([reasons or () for reasons in program.any_in]),
            np.fromiter((reasons is not None for reasons in program.any_in), np.bool_, len(program.any_in)),
        )

    @classmethod
    def of_attacks(cls, size: int, attacks: Sequence[tuple[int, int]] | NDArray[np.integer]) -> Rules:
        """The rules of a plain Dung framework: an argument asks that all its attackers be out."""
        pairs = np.asarray(attacks, np.int32).reshape(-1, 2)
        none = Lists(np.zeros(size + 1, np.int32), np.zeros(0, np.int32))
        hit = Lists.of_pairs(size, pairs[:, 1], pairs[:, 0])
        return cls(none, hit, none, np.zeros(size, np.bool_))

    def __len__(self) -> int:
        """How many atoms there are."""
        return len(self.choosing)


@dataclass(frozen=True)
class Settled:
    """A model as arrays: by number the value, the round (-1 if undecided), and what is out as part of a circle."""

    value: NDArray[np.int8]
    rounds: Ints
    circular: Ints

    def model(self) -> Model:
        """The same as plain lists."""
        return Model(self.value.tolist(), self.rounds.tolist(), self.circular.tolist())


def settled(rules: Rules) -> Settled:
    """The well-founded model of a program as arrays.

    >>> circle = Program()
    >>> circle.add("a", any_in=[1]), circle.add("b", all_in=[0]), circle.add("c", any_in=None)
    (0, 1, 2)
    >>> settled(Rules.of(circle)).model()
    Model(value=[2, 2, 1], rounds=[0, 0, 0], circular=[0, 1])
    """
    run = _Waves(rules)
    run.settle()
    circular = np.zeros(0, np.int32)
    left = np.flatnonzero(run.value == UNDECIDED).astype(np.int32)
    if len(left) and _circles(rules, left):
        rest = _Rest(rules, run, left)
        model = well_founded_from(rest.program, rest.before)
        run.value[left], run.rounds[left] = model.value, model.rounds
        circular = left[model.circular]
    return Settled(run.value, run.rounds, circular)


def derived(rules: Rules) -> tuple[NDArray[np.bool_], Ints]:
    """What follows from a program in which nothing has to be out, and the rounds: its least model, and no more.

    W. Dowling, J. Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn formulae",
    Journal of Logic Programming 1(3), 1984.
    """
    run = _Waves(rules)
    run.settle()
    return run.value == IN, run.rounds


def _circles(rules: Rules, left: Ints) -> bool:
    """Whether some of what is left depends on itself through positive reasons alone."""
    place = np.full(len(rules), -1, np.int32)
    place[left] = np.arange(len(left), dtype=np.int32)
    ends = [
        (np.repeat(place[left], needs.counts[left]), place[needs.of(left)]) for needs in (rules.all_in, rules.any_in)
    ]
    users, needed = (np.concatenate(side) for side in zip(*ends, strict=True))
    inside = needed >= 0
    users, needed = users[inside], needed[inside]
    if bool((users == needed).any()):
        return True
    size = len(left)
    net = csr_matrix((np.ones(len(users), np.int8), (users, needed)), shape=(size, size))
    return int(connected_components(net, connection="strong", return_labels=False)) < size


class _Waves:
    """A model in the making: the arrays of ``program``'s run, each also seen number by number."""

    def __init__(self, rules: Rules) -> None:
        size = len(rules)
        self.rules = rules
        self.wants_in, self.wants_out, self.wants_any = (
            needs.turned(size) for needs in (rules.all_in, rules.all_out, rules.any_in)
        )
        self.value = np.zeros(size, np.int8)
        self.rounds = np.full(size, -1, np.int32)
        self.waits = rules.all_in.counts + rules.all_out.counts + rules.choosing
        self.choices = rules.any_in.counts
        self.latest = np.full(size, -1, np.int32)
        self.latest_out = np.full(size, -1, np.int32)
        self.chosen = np.zeros(size, np.bool_)
        self.mark = np.zeros(size, np.int32)
        self.single = _Single(self)

    def settle(self) -> None:
        """Carry on what waits for nothing, wave by wave, until nothing more follows."""
        won = np.flatnonzero(self.waits == 0).astype(np.int32)
        lost = np.flatnonzero(self.rules.choosing & (self.choices == 0)).astype(np.int32)
        self._decide(won, IN, 0)
        self._decide(lost, OUT, 0)
        wave: Ints | list[int] = np.concatenate((won, lost))
        at = 0
        while len(wave):
            if len(wave) < SMALL:
                wave = self.single.spread(wave if isinstance(wave, list) else wave.tolist(), at)
            else:
                wave = self._spread(np.asarray(wave, np.int32), at)
            at += 1

    def _decide(self, atoms: Ints, value: int, at: int) -> Ints:
        """Decide those of the atoms that are undecided; these, once each."""
        new = once(atoms[self.value[atoms] == UNDECIDED], self.mark)
        self.value[new] = value
        self.rounds[new] = at
        return new

    def _spread(self, wave: Ints, at: int) -> Ints:
        value = self.value[wave]
        won, lost = wave[value == IN], wave[value == OUT]
        chosen = self.wants_any.of(won)
        chosen = once(chosen[~self.chosen[chosen]], self.mark)
        self.chosen[chosen] = True
        met = np.concatenate((self.wants_in.of(won), self.wants_out.of(lost), chosen))
        np.subtract.at(self.waits, met, 1)
        self.latest[met] = at
        gone = self.wants_any.of(lost)
        np.subtract.at(self.choices, gone, 1)
        self.latest_out[gone] = at
        failed = np.concatenate((self.wants_in.of(lost), self.wants_out.of(won), gone[self.choices[gone] == 0]))
        return np.concatenate((self._decide(met[self.waits[met] == 0], IN, at + 1), self._decide(failed, OUT, at + 1)))


class _Single:
    """The same arrays seen through memory views: a number is read in a third of the time."""

    def __init__(self, run: _Waves) -> None:
        self.value, self.rounds, self.chosen = run.value.data, run.rounds.data, run.chosen.data
        self.waits, self.choices = run.waits.data, run.choices.data
        self.latest, self.latest_out = run.latest.data, run.latest_out.data
        self.users = [(wants.starts.data, wants.items.data) for wants in (run.wants_in, run.wants_out, run.wants_any)]
        self.next: list[int] = []

    def spread(self, wave: list[int], at: int) -> list[int]:
        """Carry on a wave atom by atom; the next wave."""
        self.next = []
        (in_at, in_), (out_at, out), (any_at, any_) = self.users
        for atom in wave:
            won = self.value[atom] == IN
            for spot in range(in_at[atom], in_at[atom + 1]):
                self._met(in_[spot], at) if won else self._decide(in_[spot], OUT, at + 1)
            for spot in range(out_at[atom], out_at[atom + 1]):
                self._decide(out[spot], OUT, at + 1) if won else self._met(out[spot], at)
            for spot in range(any_at[atom], any_at[atom + 1]):
                self._choose(any_[spot], at) if won else self._lose(any_[spot], at)
        return self.next

    def _decide(self, atom: int, value: int, at: int) -> None:
        if self.value[atom] == UNDECIDED:
            self.value[atom] = value
            self.rounds[atom] = at
            self.next.append(atom)

    def _met(self, user: int, at: int) -> None:
        self.waits[user] -= 1
        self.latest[user] = at
        if not self.waits[user]:
            self._decide(user, IN, at + 1)

    def _choose(self, user: int, at: int) -> None:
        if not self.chosen[user]:
            self.chosen[user] = True
            self._met(user, at)

    def _lose(self, user: int, at: int) -> None:
        self.choices[user] -= 1
        self.latest_out[user] = at
        if not self.choices[user]:
            self._decide(user, OUT, at + 1)


class _Rest:
    """What is left undecided, as a program of its own: what is met is dropped, as are reasons that are out."""

    def __init__(self, rules: Rules, run: _Waves, left: Ints) -> None:
        self.place = np.full(len(rules), -1, np.int32)
        self.place[left] = np.arange(len(left), dtype=np.int32)
        reasons = zip(rules.choosing[left].tolist(), self._lists(rules.any_in, left), strict=True)
        self.program = Program(
            names=[""] * len(left),
            all_in=self._lists(rules.all_in, left),
            all_out=self._lists(rules.all_out, left),
            any_in=[some if choosing else None for choosing, some in reasons],
        )
        self.before = Before(run.latest[left].tolist(), run.latest_out[left].tolist(), run.chosen[left].tolist())

    def _lists(self, needs: Lists, left: Ints) -> list[list[int]]:
        counts = needs.counts[left]
        items = self.place[needs.of(left)]
        kept = Lists(np.concatenate(([0], np.cumsum(counts))).astype(np.int32), items).only(items >= 0)
        flat, starts = kept.items.tolist(), kept.starts.tolist()
        return [flat[start:end] for start, end in pairwise(starts)]
