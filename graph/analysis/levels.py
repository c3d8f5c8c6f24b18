"""Strengths over arrays, for maps of many thousand statements: level by level, circles one by one.

The level of a component is the longest way down to what depends on nothing; all single things of a level are solved in
a few array operations.  The numbers are those of ``circuit`` (to 1e-9), which also solves small circles and short
levels; a large circle is iterated over arrays in the same steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph.analysis.circuit import CLOSE, NARROWED, STEPS, Circuit, Formula
from graph.analysis.outcomes import Semantics
from graph.analysis.waves import Rules, derived
from graph.lists import Ints, Lists

Floats = NDArray[np.float64]

SMALL = 40
"""Levels of fewer things, and circles of fewer times ten, are solved one by one."""


@dataclass(frozen=True)
class Bounds:
    """Between what and what every strength lies, the most rounds that a circle took, and the largest residual."""

    low: Floats
    high: Floats
    rounds: int
    residual: float


def strengths_of(
    base: Sequence[float], supports: Sequence[tuple[int, int]], attacks: Sequence[tuple[int, int]], formula: Formula
) -> Bounds:
    """The strengths of a plain weighted bipolar framework, from pairs (from, to); ``formula`` is one of ``FORMULAS``.

    >>> from graph.analysis.strength import df_quad
    >>> strengths_of([0.5, 0.5, 0.4], [(0, 1)], [(2, 1)], df_quad).low.round(3).tolist()
    [0.5, 0.55, 0.4]
    """
    from graph.analysis.strength import FORMULAS

    lifts, lowers = (
        Lists.of_pairs(len(base), pairs[:, 1], pairs[:, 0])
        for pairs in (np.asarray(given, np.int32).reshape(-1, 2) for given in (supports, attacks))
    )
    semantics = next(name for name, known in FORMULAS.items() if known is formula)
    return Levels(base, lifts, lowers, len(base)).solve(semantics, formula, 500)


class Levels:
    """Things by number, as in ``circuit``, sorted into levels and circles; one for all semantics."""

    def __init__(self, weight: Sequence[float], lifts: Lists, lowers: Lists, statements: int) -> None:
        self.weight = np.asarray(weight, np.float64)
        self.lifts, self.lowers, self.statements = lifts, lowers, statements
        size = len(self.weight)
        users = np.concatenate((lifts.owners, lowers.owners))
        needed = np.concatenate((lifts.items, lowers.items))
        net = csr_matrix((np.ones(len(users), np.int8), (users, needed)), shape=(size, size))
        count, label = connected_components(net, connection="strong")
        part = label.astype(np.int32)
        round_ = np.bincount(part, minlength=count) > 1
        round_[part[users[users == needed]]] = True
        apart = part[users] != part[needed]
        level = _levels(count, part[users[apart]], part[needed[apart]])
        single = np.flatnonzero(~round_[part]).astype(np.int32)
        deepest = int(level.max(initial=0)) + 1
        self.singles = _split(Lists.of_pairs(deepest, level[part[single]], single))
        members = Lists.of_pairs(count, part, np.arange(size, dtype=np.int32))
        self.circles: dict[int, list[Ints]] = {}
        for one in np.flatnonzero(round_).tolist():
            self.circles.setdefault(int(level[one]), []).append(members[one])

    def solve(self, semantics: Semantics, formula: Formula, rounds: int) -> Bounds:
        """The bounds of everything under one semantics, what is depended on first."""
        run = _Solving(self, semantics, formula, rounds)
        for level, singles in enumerate(self.singles):
            if len(singles) >= SMALL:
                run.block(_Block(self, singles))
            elif len(singles):
                run.few(singles)
            for circle in self.circles.get(level, ()):
                run.circle(circle)
        return Bounds(run.low, run.high, run.rounds, run.residual)


def _levels(count: int, users: Ints, needed: Ints) -> Ints:
    """For every component the longest way down to one that depends on nothing."""
    none = Lists(np.zeros(count + 1, np.int32), np.zeros(0, np.int32))
    rules = Rules(Lists.of_pairs(count, users, needed), none, none, np.zeros(count, np.bool_))
    return derived(rules)[1]


def _split(lists: Lists) -> list[Ints]:
    return np.split(lists.items, lists.starts[1:-1])


class _Block:
    """Some things that are solved at once: their statements, then their relations."""

    def __init__(self, levels: Levels, places: Ints) -> None:
        self.places = np.sort(places)
        self.statements = int(np.searchsorted(self.places, levels.statements))
        stated, related = self.places[: self.statements], self.places[self.statements :]
        self.base, self.weight = levels.weight[stated], levels.weight[related]
        self.lifts, self.lowers = _Rows(levels.lifts, stated), _Rows(levels.lowers, stated)
        self.carries, self.hit_by = _Rows(levels.lifts, related), _Rows(levels.lowers, related)

    def worth(self, semantics: Semantics, lifting: Floats, lowering: Floats) -> Floats:
        """The strengths, statements first, given those of what lifts and of what lowers."""
        return np.concatenate((self.of_statements(semantics, lifting, lowering), self.of_relations(lifting, lowering)))

    def of_statements(self, semantics: Semantics, lifting: Floats, lowering: Floats) -> Floats:
        """The strengths of the statements; the same formulas as ``strength.FORMULAS``."""
        base = self.base
        if semantics is Semantics.DF_QUAD:
            lift = self.lowers.doubt(lowering) - self.lifts.doubt(lifting)
            return base + np.where(lift > 0, 1 - base, base) * lift
        energy = self.lifts.reduce(np.add, lifting) - self.lowers.reduce(np.add, lowering)
        if semantics is Semantics.QUADRATIC_ENERGY:
            share = energy * energy / (1 + energy * energy)
            return base + np.where(energy > 0, 1 - base, -base) * share
        found: Floats = 1 - (1 - base * base) / (1 + base * np.exp(np.minimum(energy, 500.0)))
        return found

    def of_relations(self, lifting: Floats, lowering: Floats) -> Floats:
        """What the relations carry."""
        found: Floats = self.weight * self.carries.reduce(np.minimum, lifting) * self.hit_by.doubt(lowering)
        return found


class _Rows:
    """The lists of some places, to be reduced to a number each."""

    def __init__(self, lists: Lists, places: Ints) -> None:
        counts = lists.starts[places + 1] - lists.starts[places]
        self.items = lists.of(places)
        self.filled = counts > 0
        self.starts = (np.cumsum(counts) - counts)[self.filled]

    def reduce(self, operation: np.ufunc, values: Floats) -> Floats:
        """Each list reduced by an operation; 0 for those that are empty."""
        found = np.zeros(len(self.filled))
        if len(self.starts):
            found[self.filled] = operation.reduceat(values[self.items], self.starts)
        return found

    def doubt(self, values: Floats) -> Floats:
        """The product of what is missing from 1; 1 for the lists that are empty."""
        found = np.ones(len(self.filled))
        if len(self.starts):
            found[self.filled] = np.multiply.reduceat(1 - values[self.items], self.starts)
        return found


class _Solving:
    """The bounds under one semantics, in the making."""

    def __init__(self, levels: Levels, semantics: Semantics, formula: Formula, most: int) -> None:
        self.levels, self.semantics, self.formula, self.most = levels, semantics, formula, most
        self.low, self.high = np.zeros(len(levels.weight)), np.ones(len(levels.weight))
        self.rounds, self.residual = 0, 0.0
        self.sure = True  # no interval yet: low and high are the same

    def block(self, block: _Block) -> None:
        """Solve many single things at once."""
        low = block.worth(self.semantics, self.low, self.high)
        self.high[block.places] = low if self.sure else block.worth(self.semantics, self.high, self.low)
        self.low[block.places] = low

    def few(self, places: Ints) -> None:
        """Solve some things of one circle, or a few single ones, one by one."""
        levels, members = self.levels, sorted(places.tolist())
        place = {member: number for number, member in enumerate(members)}
        lists = [[side[member].tolist() for member in members] for side in (levels.lifts, levels.lowers)]
        for other in dict.fromkeys(chain.from_iterable(chain(*lists))):
            place.setdefault(other, len(place))
        lifts, lowers = ([[place[other] for other in row] for row in side] for side in lists)
        statements = sum(member < levels.statements for member in members)
        part = Circuit(levels.weight[members].tolist(), lifts, lowers, statements)
        part.formula = self.formula
        part.low, part.high = (bound[list(place)].tolist() for bound in (self.low, self.high))
        single = len(members) > 1 and not any(other < len(members) for row in chain(lifts, lowers) for other in row)
        for component in [[number] for number in range(len(members))] if single else [list(range(len(members)))]:
            part.solve(component, self.most)
        self.low[members], self.high[members] = part.low[: len(members)], part.high[: len(members)]
        self._told(part.rounds, part.residual, settled=self.sure and part.low == part.high)

    def _told(self, rounds: int, residual: float, *, settled: bool) -> None:
        self.rounds, self.residual = max(self.rounds, rounds), max(self.residual, residual)
        self.sure = self.sure and settled

    def circle(self, members: Ints) -> None:
        """Solve a circle: a small one place by place, a large one over arrays."""
        if len(members) < 10 * SMALL:
            self.few(members)
            return
        block = _Block(self.levels, members)
        if not self._settle(block):
            self._enclose(block)

    def _settle(self, block: _Block) -> bool:
        """As ``circuit``: from the base scores until it stands still; False if it does not, or hangs on bounds."""
        stated, related = block.places[: block.statements], block.places[block.statements :]
        around = np.concatenate([rows.items for rows in (block.lifts, block.lowers, block.carries, block.hit_by)])
        around = np.setdiff1d(around, block.places)
        if bool((self.high[around] - self.low[around] > CLOSE).any()):
            return False
        for step in STEPS:
            value = self.low.copy()
            value[stated] = block.base
            for done in range(1, self.most + 1):
                carried = block.of_relations(value, value)
                moved = float(np.abs(carried - value[related]).max(initial=0.0))
                value[related] = carried
                asked = block.of_statements(self.semantics, value, value)
                change = max(moved, float(np.abs(asked - value[stated]).max()))
                value[stated] += step * (asked - value[stated])
                if change <= CLOSE:
                    value[related] = block.of_relations(value, value)
                    self.low[block.places] = self.high[block.places] = value[block.places]
                    self._told(done, change, settled=True)
                    return True
        self._told(self.most, 0.0, settled=False)
        return False

    def _enclose(self, block: _Block) -> None:
        """Narrow the bounds of a circle from 0 and 1, together, until they stand still."""
        places = block.places
        self.low[places], self.high[places] = 0.0, 1.0
        for _ in range(NARROWED):
            low = np.maximum(block.worth(self.semantics, self.low, self.high), self.low[places])
            high = np.minimum(block.worth(self.semantics, self.high, self.low), self.high[places])
            moved = float(max((low - self.low[places]).max(), (self.high[places] - high).max()))
            self.low[places], self.high[places] = low, high
            if moved <= CLOSE:
                break
        self.sure = False
