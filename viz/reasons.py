"""What bears on what, as the page shows it: each statement's reasons, one tree to walk, the numbers below.

An argument is a web; a reader walks a tree.  So every statement gets one *home*: the first place where a walk from
the theses, reasons before conflicts and near before far, meets it.  Everywhere else it is mentioned, and leads home.
That keeps the outline as long as the map and cuts every loop.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from graph.model import ArgumentMap, Conflict, Force, Inference, Purpose, Role
from viz import words

HOLDS = frozenset({"for", "explains"})
ORDER = ("for", "explains", "qualifies", "against", "undercuts", "answers")


@dataclass(frozen=True, slots=True)
class Relation:
    """An inference, a conflict or an answer to one.

    ``premises`` bear on ``target``; an undercut hits the step ``on``.  ``prevails`` is the side of a conflict that does
    so, if one does, ``ground`` why; ``outcome`` says both, and what the author grants, in words.
    """

    id: str
    kind: str
    premises: tuple[str, ...]
    target: str
    on: str
    basis: str
    scheme: str
    outcome: str
    prevails: str
    ground: str
    conceded: bool
    answers: tuple[str, ...]
    undercuts: tuple[str, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Web:
    """All relations, and what follows from their shape alone.

    ``reasons`` and ``gives`` are relation ids by statement; ``home`` is the relation and the statement under which
    a statement is shown (empty for a root); ``below`` counts what the outline has under it.
    """

    relations: dict[str, Relation]
    reasons: dict[str, tuple[str, ...]]
    gives: dict[str, tuple[str, ...]]
    roots: tuple[str, ...]
    home: dict[str, tuple[str, str]]
    below: dict[str, int]
    weak_below: dict[str, int] = field(default_factory=dict)

    def children(self, statement: str) -> list[tuple[str, str]]:
        """The statements that bear directly on one, each with its relation, linked premises together."""
        return [(r, premise) for r in self.reasons.get(statement, ()) for premise in self.relations[r].premises]

    def path(self, statement: str) -> list[str]:
        """The way from a root down to a statement, along the homes."""
        way = {statement: None}
        up = self.home[statement][1]
        while up and up not in way:
            way[up] = None
            up = self.home[up][1]
        return list(way)[::-1]


def weave(argument_map: ArgumentMap, weak: Iterable[str]) -> Web:
    """The web of a map; ``weak`` are the statements to count under each as weak."""
    relations = _relations(argument_map)
    place = {s.id: i for i, s in enumerate(argument_map.statements)}
    reasons = _reasons(argument_map, relations, place)
    gives: dict[str, list[str]] = {}
    for relation in relations.values():
        for premise in relation.premises:
            gives.setdefault(premise, []).append(relation.id)
    roots, home = _walk(argument_map, relations, reasons)
    below, weak_below = _below(home, frozenset(weak))
    return Web(relations, reasons, {s: tuple(r) for s, r in gives.items()}, roots, home, below, weak_below)


def _relations(argument_map: ArgumentMap) -> dict[str, Relation]:
    conclusions = {inference.id: inference.conclusion for inference in argument_map.inferences}
    hits: dict[str, list[str]] = {}
    for conflict in argument_map.conflicts:
        if conflict.attacked in conclusions:
            hits.setdefault(conflict.attacked, []).append(conflict.id)
    made = [_of_inference(i, tuple(hits.get(i.id, ()))) for i in argument_map.inferences]
    made += [_of_conflict(c, conclusions.get(c.attacked, "")) for c in argument_map.conflicts]
    made += [_of_answer(c, i) for c in argument_map.conflicts for i in range(len(c.answers))]
    return {relation.id: relation for relation in made}


def _of_inference(inference: Inference, undercuts: tuple[str, ...]) -> Relation:
    kind = "for" if inference.purpose is Purpose.PROVES else "explains"
    return Relation(
        inference.id, kind, inference.premises, inference.conclusion, "", str(inference.basis),
        words.plain(inference.scheme), "", "", "", False, (), undercuts, inference.comment or "",
    )  # fmt: skip


def _of_conflict(conflict: Conflict, conclusion: str) -> Relation:
    kinds = {Force.REBUTS: "against", Force.QUALIFIES: "qualifies", Force.UNDERCUTS: "undercuts"}
    on = conflict.attacked if conclusion else ""
    return Relation(
        conflict.id, kinds[conflict.force], (conflict.attacker,), conclusion or conflict.attacked, on,
        str(conflict.basis), "", words.outcome(conflict), conflict.prevails or "", str(conflict.ground or ""),
        conflict.conceded, conflict.answers, (), conflict.comment or "",
    )  # fmt: skip


def _of_answer(conflict: Conflict, at: int) -> Relation:
    """What answers an objection bears on the objection; the map writes it at the conflict."""
    return Relation(
        f"{conflict.id}#answer-{at + 1}", "answers", (conflict.answers[at],), conflict.attacker, "",
        str(conflict.basis), "", "", "", "", False, (), (), "",
    )  # fmt: skip


def _reasons(
    argument_map: ArgumentMap, relations: dict[str, Relation], place: dict[str, int]
) -> dict[str, tuple[str, ...]]:
    """For every statement its relations, for before against; what hits a step follows that step."""
    main = {claim.id for claim in argument_map.claims if claim.role is Role.MAIN_CLAIM}

    def key(relation: Relation) -> tuple[int, bool, int, str]:
        first = min((place.get(p, 10**9) for p in relation.premises), default=10**9)
        return ORDER.index(relation.kind), not main.intersection(relation.premises), first, relation.id

    direct: dict[str, list[Relation]] = {}
    for relation in relations.values():
        if not relation.on:
            direct.setdefault(relation.target, []).append(relation)
    reasons: dict[str, tuple[str, ...]] = {}
    for target in {r.target: None for r in relations.values()}:
        ordered = sorted(direct.get(target, ()), key=key)
        reasons[target] = tuple(r for relation in ordered for r in (relation.id, *relation.undercuts))
    return reasons


def _walk(
    argument_map: ArgumentMap, relations: dict[str, Relation], reasons: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], dict[str, tuple[str, str]]]:
    """The roots and every statement's home.

    What holds a statement up is at home under it before anything that pulls against it is; so the walk goes along
    reasons first, from the theses and then from the main claims that no thesis rests on, and along conflicts after.
    What is still without a home starts anew: first what bears on nothing.
    """
    home: dict[str, tuple[str, str]] = {}
    roots: list[str] = []
    everything = [s.id for s in argument_map.statements]
    thesis = {c.id for c in argument_map.theses}
    main = {c.id for c in argument_map.claims if c.role is Role.MAIN_CLAIM}
    bearing = {p for r in relations.values() for p in r.premises}

    def spread(starts: Iterable[str], kinds: frozenset[str]) -> None:
        near = [(0, 0, at, start) for at, start in enumerate(starts)]  # conflicts crossed, steps, order of arrival
        count = len(near)
        while near:
            crossed, steps, _, above = heappop(near)
            for name in reasons.get(above, ()):
                kind = relations[name].kind
                for premise in relations[name].premises if kind in kinds else ():
                    if premise not in home:
                        home[premise] = (name, above)
                        count += 1
                        heappush(near, (crossed + (kind not in HOLDS), steps + 1, count, premise))

    def root(start: str, kinds: frozenset[str]) -> None:
        if start not in home:
            roots.append(start)
            home[start] = ("", "")
            spread([start], kinds)

    for start in [*(s for s in everything if s in thesis), *(s for s in everything if s in main)]:
        root(start, HOLDS)
    spread(list(home), frozenset(ORDER))
    for start in [*(s for s in everything if s not in bearing), *everything]:
        root(start, frozenset(ORDER))
    return tuple(roots), home


def _below(home: dict[str, tuple[str, str]], weak: frozenset[str]) -> tuple[dict[str, int], dict[str, int]]:
    """How many statements, and how many weak ones, the outline has under each statement."""
    below, weak_below = dict.fromkeys(home, 0), dict.fromkeys(home, 0)
    for statement in reversed(home):  # a statement finds its home after the one above it
        above = home[statement][1]
        if above:
            below[above] += below[statement] + 1
            weak_below[above] += weak_below[statement] + (statement in weak)
    return below, weak_below
