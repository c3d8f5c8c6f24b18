"""Strength: how much speaks for a statement, as a number from 0 to 1, under three semantics that disagree on purpose.

Statements have a base score, from what they cite (``Scores`` documents it), and are lifted by proofs and lowered by
conflicts; explanations do neither.  A proof carries as much as the weakest of its premises, less what undercuts it; a
conflict as much as what it comes from, less what answers it.  A qualification carries half, as does whatever is
conceded; a side that prevails is not hit.

- DF-QuAD: A. Rago, F. Toni, M. Aurisicchio, P. Baroni, "Discontinuity-free decision support with quantitative
  argumentation debates", KR 2016.
- Quadratic energy: N. Potyka, "Continuous dynamical systems for weighted bipolar argumentation", KR 2018.
- Euler-based: L. Amgoud, J. Ben-Naim, "Evaluation of arguments in weighted bipolar graphs", International Journal of
  Approximate Reasoning 99, 2018.

``circuit`` solves what depends on one another, ``levels`` the same over arrays where a map is large.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.circuit import CLOSE, Circuit, Formula
from graph.analysis.outcomes import Semantics, Strength, Strengths, way_back
from graph.analysis.program import components, ways
from graph.model import Attitude, Basis, Force, Purpose, Reach, Value

if TYPE_CHECKING:
    from graph.analysis.levels import Levels
    from graph.model import ArgumentMap, Conflict, Statement

LARGE = 50_000
"""Maps of so many statements and relations and more are solved over arrays (``levels``)."""


class Scores(Value):
    """The base score of a statement, by the best that it cites, and what relations carry; all can be changed.

    Each further source that shows a statement halves the doubt that is left; citations needed together count once.
    ``word`` is what the bare word of the author is worth, ``unheld`` that of nobody: what she entertains or rejects.
    """

    common_ground: float = 0.9
    shown: float = 0.8
    said: float = 0.5
    half: float = 0.4
    word: float = 0.3
    unheld: float = 0.1
    signalled: float = 1.0
    inferred: float = 0.9
    defeating: float = 1.0
    qualifying: float = 0.5


def strengths(argument_map: ArgumentMap, scores: Scores | None = None) -> Strengths:
    """The strengths of a map under all three semantics, and their spread for every statement.

    >>> from graph.model import ArgumentMap
    >>> strengths(ArgumentMap(file="empty.ttl")).spread
    {}
    """
    net = Net(argument_map, scores or Scores())
    found = {semantics: net.strength(semantics, 500) for semantics in Semantics}
    spread = {}
    for statement in argument_map.statements:
        ends = [found[semantics].interval(statement.id) for semantics in Semantics]
        spread[statement.id] = max(high for _, high in ends) - min(low for low, _ in ends)
    return Strengths(by_semantics=found, spread=spread)


def strength(
    argument_map: ArgumentMap, semantics: Semantics | str, scores: Scores | None = None, *, rounds: int = 500
) -> Strength:
    """The strength of every statement, inference and conflict; after so many rounds a circle is given an interval."""
    return Net(argument_map, scores or Scores()).strength(Semantics(semantics), rounds)


def base_score(statement: Statement, scores: Scores) -> float:
    """What a statement is worth by what it cites, before anything is argued.

    >>> from graph.model import Claim
    >>> claim = Claim(id="a", label="A", role="sub-claim", voices=(), attitude="endorses", common_ground="known")
    >>> base_score(claim, Scores())
    0.9
    """
    worth = {Reach.SHOWS: scores.shown, Reach.SAYS: scores.said, Reach.HALF: scores.half}
    held = statement.attitude not in (Attitude.ENTERTAINS, Attitude.REJECTS)
    found = [scores.word if held else scores.unheld]
    if statement.common_ground:
        found.append(scores.common_ground)
    cited = [citation for citation in statement.citations if citation.sources]
    reaches = [worth[citation.reach] for citation in cited]
    if reaches and statement.citations_together:
        found.append(min(reaches))
    elif reaches:
        showing = {source for citation in cited if citation.reach is Reach.SHOWS for source in citation.sources[:1]}
        found.append(1 - (1 - scores.shown) * 0.5 ** (len(showing) - 1) if showing else max(reaches))
    return max(found)


def df_quad(base: float, supports: list[float], attacks: list[float]) -> float:
    """The strength of what has a base score, supports and attacks, by DF-QuAD.

    >>> df_quad(0.5, [0.5], []), df_quad(0.5, [], [0.5]), df_quad(0.5, [0.4], [0.4])
    (0.75, 0.25, 0.5)
    """
    lift = math.prod(1 - attack for attack in attacks) - math.prod(1 - support for support in supports)
    return base + (1 - base) * lift if lift > 0 else base + base * lift


def quadratic_energy(base: float, supports: list[float], attacks: list[float]) -> float:
    """The strength of what has a base score, supports and attacks, by quadratic energy.

    >>> quadratic_energy(0.5, [1.0], []), quadratic_energy(0.5, [], [1.0])
    (0.75, 0.25)
    """
    energy = sum(supports) - sum(attacks)
    share = energy * energy / (1 + energy * energy)
    return base + (1 - base) * share if energy > 0 else base - base * share


def euler(base: float, supports: list[float], attacks: list[float]) -> float:
    """The strength of what has a base score, supports and attacks, by the Euler-based semantics.

    >>> euler(0.5, [], []), round(euler(0.5, [1.0], []), 3), round(euler(0.5, [], [1.0]), 3)
    (0.5, 0.682, 0.367)
    """
    energy = min(sum(supports) - sum(attacks), 500.0)  # beyond that the exponential is no float, and no difference
    return 1 - (1 - base * base) / (1 + base * math.exp(energy))


FORMULAS: dict[Semantics, Formula] = {
    Semantics.DF_QUAD: df_quad,
    Semantics.QUADRATIC_ENERGY: quadratic_energy,
    Semantics.EULER: euler,
}


class Net(Circuit):
    """A map by number: statements, then proofs, conflicts, and rebuttals' ways back."""

    def __init__(self, argument_map: ArgumentMap, scores: Scores) -> None:
        self.names = [statement.id for statement in argument_map.statements]
        super().__init__(
            [base_score(statement, scores) for statement in argument_map.statements],
            [[] for _ in self.names],
            [[] for _ in self.names],
            len(self.names),
        )
        self.scores = scores
        self.number = {name: place for place, name in enumerate(self.names)}
        for inference in argument_map.inferences:
            weight = scores.signalled if inference.basis is Basis.SIGNALLED else scores.inferred
            step = self._add(inference.id, weight, inference.premises)
            if inference.purpose is Purpose.PROVES:
                self.lifts[self.number[inference.conclusion]].append(step)
        ends = {inference.id: inference.conclusion for inference in argument_map.inferences}
        for conflict in argument_map.conflicts:
            self._add_conflict(conflict, ends.get(conflict.attacked))
        self.named = [place for place, name in enumerate(self.names) if name in argument_map.by_id]

    @cached_property
    def order(self) -> list[list[int]]:
        """The components, what is depended on first."""
        return list(components(range(len(self.names)), self.asks))

    @cached_property
    def levels(self) -> Levels:
        """The same things over arrays."""
        from graph.analysis.levels import Levels
        from graph.lists import Lists

        return Levels(self.weight, Lists.of_lists(self.lifts), Lists.of_lists(self.lowers), self.statements)

    def _add(self, name: str, weight: float, lifts: tuple[str, ...]) -> int:
        place = self.number[name] = len(self.names)
        self.names.append(name)
        self.weight.append(weight)
        self.lifts.append([self.number[lift] for lift in dict.fromkeys(lifts)])
        self.lowers.append([])
        return place

    def _add_conflict(self, conflict: Conflict, conclusion: str | None) -> None:
        there, back = ways(conflict, conclusion)
        mild = conflict.force is Force.QUALIFIES or conflict.conceded
        weight = self.scores.qualifying if mild else self.scores.defeating
        place = self._add(conflict.id, weight if there else 0.0, (conflict.attacker,))
        self.lowers[place] = [self.number[answer] for answer in dict.fromkeys(conflict.answers)]
        if there:
            self.lowers[self.number[conflict.attacked]].append(place)
        if back:
            other = self._add(way_back(conflict.id), weight, (conflict.attacked,))
            self.lowers[self.number[conflict.attacker]].append(other)

    def strength(self, semantics: Semantics, rounds: int) -> Strength:
        """The strengths under one semantics: the bounds of everything, what is depended on first."""
        self.formula = FORMULAS[semantics]
        if len(self.names) >= LARGE:
            found = self.levels.solve(semantics, self.formula, rounds)
            self.low, self.high = found.low.tolist(), found.high.tolist()
            self.rounds, self.residual = found.rounds, found.residual
        else:
            self.low, self.high = [0.0] * len(self.names), [1.0] * len(self.names)
            self.rounds, self.residual = 0, 0.0
            for component in self.order:
                self.solve(component, rounds)
        value, unsettled = {}, {}
        for place in self.named:
            low, high = self.low[place], self.high[place]
            if high - low <= CLOSE:
                value[self.names[place]] = (low + high) / 2
            else:
                unsettled[self.names[place]] = (low, high)
        return Strength(
            semantics=semantics, value=value, unsettled=unsettled, rounds=self.rounds, residual=self.residual
        )

    def again(self, place: int, weight: float, components: list[list[int]], rounds: int = 500) -> None:
        """Let a thing have another base score, and solve those components anew, under the semantics solved last."""
        self.weight[place] = weight
        for component in components:
            for member in component:
                self.low[member], self.high[member] = 0.0, 1.0
            self.solve(component, rounds)
