"""Balance: how much of what is said, by section and by actor, speaks for something and how much against.

Counted on the plain network: a reason is a premise of a proof or explanation, an objection whatever attacks, undercuts
or qualifies.  By section they count where what they bear on first stands, by actor where the actor holds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from graph.analysis.structure.rows import Question, Row, count, name_of
from graph.network import plain

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def balance_by_section(argument_map: ArgumentMap) -> Iterator[Row]:
    """Sections, those most objected to first, from -1 (objections alone) to 1 (reasons alone)."""
    section = {s.id: s.sections[:1] for s in argument_map.statements}
    found = tally(argument_map, lambda _, target: section[target])
    yield from _rows(argument_map, found, Question.BALANCE_BY_SECTION, "stand in it")


def balance_by_actor(argument_map: ArgumentMap) -> Iterator[Row]:
    """Actors, those who object most first, from -1 (objections alone) to 1 (reasons alone)."""
    holders = {s.id: tuple(dict.fromkeys(v.holder for v in s.voices)) for s in argument_map.statements}
    found = tally(argument_map, lambda source, _: holders[source])
    yield from _rows(argument_map, found, Question.BALANCE_BY_ACTOR, "come from it")


def tally(argument_map: ArgumentMap, owners: Callable[[str, str], Iterable[str]]) -> dict[str, tuple[int, int]]:
    """By owner the number of reasons and of objections; whose a relation is, is told from where it comes and goes."""
    reasons, objections = Counter[str](), Counter[str]()
    for source, target, relation in plain(argument_map).edges(data="relation"):
        (reasons if relation in ("supports", "explains") else objections).update(owners(source, target))
    return {name: (reasons[name], objections[name]) for name in sorted({*reasons, *objections})}


def _rows(
    argument_map: ArgumentMap, found: dict[str, tuple[int, int]], question: Question, where: str
) -> Iterator[Row]:
    for name, (reasons, objections) in sorted(found.items(), key=lambda row: (_value(row[1]), -sum(row[1]), row[0])):
        meaning = (
            f"{count(reasons, 'reason')} and {count(objections, 'objection')} {where}: {_words(reasons, objections)}."
        )
        value = round(_value((reasons, objections)), 2)
        yield Row(question=question, id=name, label=name_of(argument_map, name), value=value, meaning=meaning)


def _value(counts: tuple[int, int]) -> float:
    reasons, objections = counts
    return (reasons - objections) / (reasons + objections)


def _words(reasons: int, objections: int) -> str:
    if not objections:
        return "nothing is held against anything"
    if not reasons:
        return "nothing is held for anything"
    ratio = max(reasons, objections) / min(reasons, objections)
    if ratio < 1.5:
        return "both sides are heard about equally"
    more, less = ("reason", "objection") if reasons > objections else ("objection", "reason")
    return f"{ratio:.1f} {more}s to one {less}"
