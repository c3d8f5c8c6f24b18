"""Strengths that depend on one another: one thing after the other, and circles until they stand still.

Components are solved in the order of what they depend on, so that a circle costs only its own.  A circle is iterated,
if need be in smaller steps; one that does not settle gets an interval instead of its last number.  All semantics rise
with support and fall with attack, so low and high bounds, iterated together from 0 and 1, close in on every value that
the circle can have or tend to.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

CLOSE = 1e-9
"""Two strengths this near are the same."""

NARROWED = 500
"""How often the bounds of a circle are narrowed at most: some close in ever more slowly."""

STEPS = (1.0, 0.5, 0.1)
"""How far each round goes towards what is asked for; the next is tried if a circle does not settle."""

Formula = Callable[[float, list[float], list[float]], float]
Values = Sequence[float] | Mapping[int, float]


def carried(weight: float, lifts: list[float], lowers: list[float]) -> float:
    """What a relation carries: as much as the weakest thing it comes from, less what hits it.

    >>> carried(1.0, [0.8, 0.5], [0.5])
    0.25
    """
    return weight * min(lifts, default=0.0) * math.prod(1 - strength for strength in lowers)


class Circuit:
    """Things by number: statements first, whose strength is the formula's, then relations, which carry it.

    ``lifts`` of a statement are its proofs, of a proof its premises, of a conflict what it comes from; ``lowers`` are
    the conflicts, the undercuts, the answers.  ``low`` and ``high`` bound the strength, equal where it is known.
    """

    def __init__(self, weight: list[float], lifts: list[list[int]], lowers: list[list[int]], statements: int) -> None:
        self.weight, self.lifts, self.lowers, self.statements = weight, lifts, lowers, statements
        self.formula: Formula = carried
        self.low: list[float] = []
        self.high: list[float] = []
        self.rounds, self.residual = 0, 0.0

    def asks(self, place: int) -> Iterator[int]:
        """What the strength of a thing depends on."""
        yield from self.lifts[place]
        yield from self.lowers[place]

    def worth(self, place: int, lifting: Values, lowering: Values) -> float:
        """The strength of a thing, given that of what lifts it and that of what lowers it."""
        formula = self.formula if place < self.statements else carried
        lifts = [lifting[other] for other in self.lifts[place]]
        return formula(self.weight[place], lifts, [lowering[other] for other in self.lowers[place]])

    def solve(self, component: list[int], rounds: int) -> None:
        """Bound the strengths of a component of which all that it depends on is bounded."""
        place = component[0]
        if len(component) == 1 and place not in self.asks(place):
            low, high = self.worth(place, self.low, self.high), self.worth(place, self.high, self.low)
            self.low[place], self.high[place] = low, high
        elif not self._settle(component, rounds):
            self._enclose(component)

    def _settle(self, component: list[int], rounds: int) -> bool:
        """Iterate a circle from the base scores until it stands still; False if it does not, or hangs on bounds."""
        around = {other for place in component for other in self.asks(place)} - set(component)
        if any(self.high[other] - self.low[other] > CLOSE for other in around):
            return False
        statements = [place for place in component if place < self.statements]
        relations = [place for place in component if place >= self.statements]
        known = {place: self.low[place] for place in (*around, *relations)}
        for step in STEPS:
            value = {**known, **{place: self.weight[place] for place in statements}}
            for done in range(1, rounds + 1):
                moved = self._carry(value, relations)
                asked = [(place, self.worth(place, value, value)) for place in statements]
                change = max(moved, *(abs(new - value[place]) for place, new in asked))
                for place, new in asked:
                    value[place] += step * (new - value[place])
                if change <= CLOSE:
                    self._keep(component, value)
                    self.rounds, self.residual = max(self.rounds, done), max(self.residual, change)
                    return True
        self.rounds = max(self.rounds, rounds)
        return False

    def _carry(self, value: dict[int, float], relations: list[int]) -> float:
        """Let the relations carry what the statements have; the most that one of them moved by that."""
        moved = 0.0
        for place in relations:
            new = self.worth(place, value, value)
            moved = max(moved, abs(new - value[place]))
            value[place] = new
        return moved

    def _keep(self, component: list[int], value: dict[int, float]) -> None:
        for place in component:
            if place >= self.statements:
                value[place] = self.worth(place, value, value)
            self.low[place] = self.high[place] = value[place]

    def _enclose(self, component: list[int]) -> None:
        """Narrow the bounds of a circle from 0 and 1, together, until they all but stand still; always sound."""
        for place in component:
            self.low[place], self.high[place] = 0.0, 1.0
        for _ in range(NARROWED):
            moved = 0.0
            for place in component:
                low, high = self.worth(place, self.low, self.high), self.worth(place, self.high, self.low)
                moved = max(moved, low - self.low[place], self.high[place] - high)
                self.low[place], self.high[place] = max(low, self.low[place]), min(high, self.high[place])
            if moved <= CLOSE:
                break
