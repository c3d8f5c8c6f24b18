"""How much hangs on one base score: the smallest change of a single one that halves a strength or takes it across ½.

All three semantics rise with support and fall with attack, so a base score that reaches the claim only by helping it,
or only by hurting it, moves its strength one way: the nearest change is then found by bisection, exactly but for
``CLOSE``.  Where it does both, or runs through a circle, the scores around it are tried in steps; a step is left out if
bounds on all strengths between, by interval arithmetic, say that it cannot get there, and where they do not say so and
the end of the step does not get there either, the answer is an upper bound.  Circles are slow to solve, so only
``BUDGET`` scores are tried in them.  Verdicts take no notice of base scores,
only of what is given; what flips those is asked in ``flips``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Semantics
from graph.analysis.strength import Net, Scores
from graph.model import Statement, Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap

CLOSE = 1e-6
"""How exactly the smallest change is found."""

COARSE = 1e-4
"""The same where a circle has to be solved for every try; such an answer is an upper bound."""

STEPS = 16
"""How many scores are tried on either side where the effect of one need not run one way."""

BUDGET = 300
"""How many scores may be tried that run through a circle, for all the semantics and goals of a statement."""

PATIENCE = 60
"""How many rounds a circle gets to settle with a score that is tried; if it does not, the score is taken to fail."""

ROUNDS = 20
"""How often the bounds of a circle are narrowed."""

HALF_WAY = 0.5
"""Below it more speaks against a statement than for it, or too little for it."""


Reached = Callable[[float, float], bool]
"""Whether a strength between two bounds surely reaches a goal."""


class Goal(StrEnum):
    """What a change is to bring about."""

    HALVES = "halves"
    CROSSES = "crosses"


class Change(Value):
    """The smallest change of one base score that halves a strength, or takes it across ½.

    ``strength`` is what it is, None if it is not settled; ``statement`` is the one whose base score would change
    ``base`` to ``to``, and ``becomes`` the strength then; all None if no single one will do.  ``exact`` says whether no
    smaller change can do it; else it is an upper bound.
    """

    semantics: Semantics
    goal: Goal
    strength: float | None
    statement: str | None = None
    base: float | None = None
    to: float | None = None
    becomes: float | None = None
    exact: bool = True


def sensitivity(argument_map: ArgumentMap, statement: str, scores: Scores | None = None) -> tuple[Change, ...]:
    """The smallest change under each semantics for each goal; KeyError if the map has no such statement.

    >>> from graph.model import ArgumentMap, Claim
    >>> alone = Claim(id="a", label="A", role="sub-claim", voices=(), attitude="endorses", common_ground="known")
    >>> change = sensitivity(ArgumentMap(file="m.ttl", claims=(alone,)), "a")[0]
    >>> change.goal.value, change.base, round(change.to, 3), change.exact
    ('halves', 0.9, 0.45, True)
    """
    if not isinstance(argument_map[statement], Statement):
        raise KeyError(statement)
    net = Net(argument_map, scores or Scores())
    paths, purse = _Paths(net, net.number[statement]), [BUDGET]
    found: list[Change] = []
    for semantics in Semantics:
        net.strength(semantics, 500)
        found.extend(_smallest(net, paths, semantics, goal, purse) for goal in Goal)
    return tuple(found)


def _smallest(net: Net, paths: _Paths, semantics: Semantics, goal: Goal, purse: list[int]) -> Change:
    low, high = net.low[paths.target], net.high[paths.target]
    if high - low > CLOSE:
        return Change(semantics=semantics, goal=goal, strength=None, exact=False)
    reached = _reached(goal, (low + high) / 2)
    best: Change = Change(semantics=semantics, goal=goal, strength=(low + high) / 2)
    nearest, exact = 1.0 + CLOSE, True
    for way in paths.ways:
        base = net.weight[way.start]
        search = _Nearest(net, paths.target, way, reached, purse)
        to = search.within(nearest)
        exact = exact and search.exact
        if to is not None and abs(to - base) < nearest - CLOSE:
            net.again(way.start, to, way.components)  # with all the rounds that a circle may need, not a trial's few
            low, high = net.low[paths.target], net.high[paths.target]
            if reached(low, high):
                nearest = abs(to - base)
                named = {"statement": net.names[way.start], "base": base, "to": to, "becomes": (low + high) / 2}
                best = best.model_copy(update=named)
            else:
                exact = False
        net.again(way.start, base, way.components)
    return best.model_copy(update={"exact": exact})


def _reached(goal: Goal, strength: float) -> Reached:
    """What it is to reach a goal from a strength."""
    if goal is Goal.HALVES:
        return lambda _, high: high <= strength / 2
    if strength >= HALF_WAY:
        return lambda _, high: high < HALF_WAY
    return lambda low, _: low >= HALF_WAY


class _Nearest:
    """The base score of one statement, nearest to what it is, that reaches a goal."""

    def __init__(self, net: Net, target: int, way: _Way, reached: Reached, purse: list[int]) -> None:
        self.purse = purse  # what is left of the budget, shared by all searches
        self.net, self.target, self.way, self.reached = net, target, way, reached
        self.base = net.weight[way.start]
        self.exact = True

    def within(self, distance: float) -> float | None:
        """That score, if one is less than so far away."""
        ends = max(0.0, self.base - distance), min(1.0, self.base + distance)
        if not self.possible(*ends):
            return None
        found = [score for score in map(self._towards, ends) if score is not None]
        return min(found, key=lambda score: abs(score - self.base), default=None)

    def _towards(self, end: float) -> float | None:
        steps = 1 if self.way.one_way else STEPS
        before = self.base
        for step in range(1, steps + 1):
            score = self.base + (end - self.base) * step / steps
            if self.way.one_way or self.possible(*sorted((before, score))):
                if self.works(score):
                    self.exact = self.exact and not self.way.circle
                    return _bisected(before, score, self.works, COARSE if self.way.circle else CLOSE / 4)
                self.exact = self.exact and self.way.one_way
            before = score
        return None

    def works(self, score: float) -> bool:
        """Whether the goal is reached with this score."""
        if self.way.circle:
            if not self.purse[0]:
                self.exact = False
                return False
            self.purse[0] -= 1
        self.net.again(self.way.start, score, self.way.components, PATIENCE if self.way.circle else 500)
        return self.reached(self.net.low[self.target], self.net.high[self.target])

    def possible(self, low: float, high: float) -> bool:
        """Whether bounds on all strengths allow that some score between two reaches the goal."""
        for component in self.way.components:
            self._bound(component, low, high)
        least, most = self.net.low[self.target], self.net.high[self.target]
        return self.reached(least, least) or self.reached(most, most)

    def _bound(self, component: list[int], low: float, high: float) -> None:
        net, alone = self.net, len(component) == 1
        for place in component:
            net.low[place], net.high[place] = 0.0, 1.0
        for _ in range(1 if alone else ROUNDS):
            for place in component:
                if place == self.way.start:
                    net.weight[place] = low
                least = net.worth(place, net.low, net.high)
                if place == self.way.start:
                    net.weight[place] = high
                most = net.worth(place, net.high, net.low)
                net.low[place], net.high[place] = max(least, net.low[place]), min(most, net.high[place])


def _bisected(fails: float, holds: float, works: Callable[[float], bool], close: float) -> float:
    """Between a score that fails and one that works, the border, on the side that works."""
    while abs(holds - fails) > close:
        middle = (fails + holds) / 2
        if works(middle):
            holds = middle
        else:
            fails = middle
    return holds


@dataclass
class _Way:
    """A statement whose base score can matter, the components between it and the target, whether it acts one way."""

    start: int
    components: list[list[int]]
    one_way: bool
    circle: bool


class _Paths:
    """For every statement that a target depends on the things in between."""

    def __init__(self, net: Net, target: int) -> None:
        self.net, self.target = net, target
        self.users: list[list[tuple[int, bool]]] = [[] for _ in net.names]
        for place in range(len(net.names)):
            for lift in net.lifts[place]:
                self.users[lift].append((place, True))
            for lower in net.lowers[place]:
                self.users[lower].append((place, False))
        self.above = set(_reach(target, net.asks))
        self.ways = [self._way(start) for start in range(net.statements) if start in self.above]

    def _way(self, start: int) -> _Way:
        signs: dict[int, set[bool]] = {start: {True}}
        waiting = [(start, True)]
        while waiting:
            place, sign = waiting.pop()
            for user, helps in self.users[place]:
                further = sign == helps
                if user in self.above and further not in signs.setdefault(user, set()):
                    signs[user].add(further)
                    waiting.append((user, further))
        between = [component for component in self.net.order if component[0] in signs]
        circle = any(len(component) > 1 for component in between)
        return _Way(start, between, not circle and len(signs.get(self.target, ())) == 1, circle)


def _reach(start: int, asks: Callable[[int], Iterator[int]]) -> Iterator[int]:
    seen, waiting = {start}, [start]
    while waiting:
        place = waiting.pop()
        yield place
        new = [needed for needed in asks(place) if needed not in seen]
        seen.update(new)
        waiting.extend(new)
