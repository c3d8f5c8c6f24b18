"""The fewest premises that would repair a claim: a smallest set of unbacked statements which, given, back it.

That is abduction over Horn clauses with as few hypotheses as can be, NP-hard with linked premises (T. Eiter,
G. Gottlob, "The complexity of logic-based abduction", Journal of the ACM 42(1), 1995).  A claim that one of its proofs
keeps waiting for a single premise needs one; for the others every smaller set of what lies under them is tried, the
smallest first, under a budget of steps, so that two runs agree and a map costs no more than so much a claim.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from graph.model import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.analysis.results import Backing
    from graph.model import Inference

CONE = 100
"""How many unbacked statements under a claim are looked at."""

BUDGET = 4_000
"""How many steps the search for one claim may try again, all closures together."""


class Repair(Value):
    """A set of statements that would back a claim; ``exact`` if no smaller one would."""

    premises: tuple[str, ...]
    exact: bool = True


class Missing:
    """What the unbacked statements of a map wait for."""

    def __init__(self, proofs_for: Mapping[str, Sequence[Inference]], backed: Backing) -> None:
        self._proofs_for = proofs_for
        self._backed = backed
        self._ground: dict[str, str] = {}

    def __call__(self, claim: str, *, budget: int = BUDGET) -> Repair:
        """The fewest statements, other than the claim, which, given, would back it; none if nothing but itself would.

        Among sets of one size it is that of the claim's own premises, each followed down as long as one of its proofs
        waits for a single premise.
        """
        direct = min((way for way in self._open(claim) if claim not in way), key=len, default=())
        found = Repair(premises=direct)
        if len(direct) > 1:
            found = self._smaller(claim, direct, budget)
        down = dict.fromkeys(self._down(name, claim) for name in found.premises)
        return Repair(premises=tuple(down), exact=found.exact or len(down) == 1)

    def _open(self, claim: str) -> list[tuple[str, ...]]:
        """For each proof of a statement the premises that are not backed, each once."""
        ways = self._proofs_for.get(claim, ())
        return [tuple(dict.fromkeys(p for p in way.premises if p not in self._backed)) for way in ways]

    def _down(self, premise: str, claim: str) -> str:
        """The statement nearest to the ground that alone would back a premise; never the claim itself."""
        path: dict[str, None] = {}
        name: str | None = premise
        while name is not None and name not in path and name not in self._ground:
            path[name] = None
            name = next((way[0] for way in self._open(name) if len(way) == 1), None)
        circle = name in path
        end = self._ground[name] if name in self._ground else name or next(reversed(path))
        inside = False
        for passed in path:
            inside = inside or (circle and passed == name)
            self._ground[passed] = passed if inside else end
        return premise if self._ground[premise] == claim else self._ground[premise]

    def _smaller(self, claim: str, direct: tuple[str, ...], budget: int) -> Repair:
        """A smallest set, where no proof waits for fewer than two premises."""
        rules = self._cone(claim)
        if rules is None:
            return Repair(premises=direct, exact=False)
        under = [name for name in dict.fromkeys(name for _, way in rules for name in way) if name != claim]
        for size in range(1, len(direct)):
            for chosen in combinations(under, size):
                budget -= len(rules)
                if budget < 0:
                    return Repair(premises=direct, exact=False)
                if _follows(claim, chosen, rules):
                    return Repair(premises=chosen)
        return Repair(premises=direct)

    def _cone(self, claim: str) -> list[tuple[str, tuple[str, ...]]] | None:
        """What is not backed under a claim: every proof with the premises it waits for; None if it is too much."""
        rules: list[tuple[str, tuple[str, ...]]] = []
        seen = {claim: None}
        for name in (waiting := [claim]):
            for way in self._open(name):
                rules.append((name, way))
                new = [premise for premise in way if premise not in seen]
                seen.update(dict.fromkeys(new))
                waiting.extend(new)
            if len(seen) > CONE or len(rules) > CONE:
                return None
        return rules


def _follows(claim: str, given: tuple[str, ...], rules: list[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether a claim follows from some statements by some proofs."""
    found = set(given)
    left, before = rules, -1
    while len(left) != before and claim not in found:
        before, waiting = len(left), []
        for rule in left:
            if found.issuperset(rule[1]):
                found.add(rule[0])
            else:
                waiting.append(rule)
        left = waiting
    return claim in found
