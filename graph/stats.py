"""Counts of a map, in rows for people: how much of everything, what rests on what, how much of the text is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.anchors import coverage
from graph.model import Value

if TYPE_CHECKING:
    from graph.analysis import Results
    from graph.model import ArgumentMap


class Count(Value):
    """One row: a group, a name in it, how many, and what may be said beside it."""

    group: str
    name: str
    count: int
    note: str = ""


def stats(argument_map: ArgumentMap, results: Results, text: str | None = None) -> tuple[Count, ...]:
    """The counts of a map; with a copy of the text also which paragraphs have a statement, section by section."""
    rows = [
        *_things(argument_map),
        *_relations(argument_map),
        *_support(argument_map, results),
        *_sections(argument_map),
        *_sources(argument_map),
    ]
    return tuple(rows + (_coverage(argument_map, text) if text is not None else []))


def _things(argument_map: ArgumentMap) -> list[Count]:
    kinds = (
        ("statements", argument_map.statements), ("claims", argument_map.claims), ("evidence", argument_map.evidence),
        ("inferences", argument_map.inferences), ("conflicts", argument_map.conflicts), ("actors", argument_map.actors),
        ("sources", argument_map.sources), ("footnotes", argument_map.footnotes), ("sections", argument_map.sections),
        ("anchored sentences", argument_map.sentences), ("analyst's notes", argument_map.remarks),
    )  # fmt: skip
    return [Count(group="things", name=name, count=len(found)) for name, found in kinds]


def _relations(argument_map: ArgumentMap) -> list[Count]:
    rows = [
        *_tally("inferences", (i.purpose.value for i in argument_map.inferences)),
        *_tally("conflicts", (c.force.value for c in argument_map.conflicts)),
        *_tally(
            "relations",
            [i.basis.value for i in argument_map.inferences] + [c.basis.value for c in argument_map.conflicts],
        ),
        *_tally("roles", (claim.role.value for claim in argument_map.claims)),
        *_tally("attitudes", (statement.attitude.value for statement in argument_map.statements)),
        *_tally("citations", (c.reach.value for statement in argument_map.statements for c in statement.citations)),
    ]
    linked = sum(len(inference.premises) > 1 for inference in argument_map.inferences)
    common = sum(statement.common_ground is not None for statement in argument_map.statements)
    return [
        *rows,
        Count(group="inferences", name="with linked premises", count=linked),
        Count(group="citations", name="none needed: common ground", count=common),
    ]


def _support(argument_map: ArgumentMap, results: Results) -> list[Count]:
    backed = sum(statement.id in results.backing for statement in argument_map.statements)
    return [
        Count(group="support", name="given on evidence", count=len(results.backing.given)),
        Count(group="support", name="backed", count=backed),
        Count(group="support", name="not backed", count=len(argument_map.statements) - backed),
        *_tally("weaknesses", (weakness.kind for weakness in results.weaknesses)),
    ]


def _sections(argument_map: ArgumentMap) -> list[Count]:
    tally = Counter(section for statement in argument_map.statements for section in statement.sections)
    return [
        Count(group="statements by section", name=section.id, count=tally[section.id], note=section.label)
        for section in argument_map.sections
        if tally[section.id]
    ]


def _sources(argument_map: ArgumentMap) -> list[Count]:
    tally = Counter(
        source
        for statement in argument_map.statements
        for source in {s for c in statement.citations for s in c.sources}
    )
    title = {source.id: source.title for source in argument_map.sources}
    rows = sorted(tally.items(), key=lambda row: (-row[1], row[0]))
    return [Count(group="statements by source", name=name, count=n, note=title.get(name, "")) for name, n in rows]


def _coverage(argument_map: ArgumentMap, text: str) -> list[Count]:
    left_out = {section.id: dict(r.split(": ", 1) for r in section.left_out) for section in argument_map.sections}
    rows, paragraphs, covered = [], 0, 0
    for part in coverage(argument_map, text):
        paragraphs += part.paragraphs
        covered += part.covered
        rows.append(
            Count(group="paragraphs covered", name=part.section, count=part.covered, note=f"of {part.paragraphs}")
        )
        for number in part.missing:
            why = left_out.get(part.section, {}).get(str(number), "no reason given")
            rows.append(
                Count(
                    group="paragraphs without a statement", name=f"{part.section} paragraph {number}", count=1, note=why
                )
            )
    share = round(100 * covered / paragraphs) if paragraphs else 0
    return [
        *rows,
        Count(
            group="coverage", name="per cent of the body's paragraphs", count=share, note=f"{covered} of {paragraphs}"
        ),
    ]


def _tally(group: str, names: Iterable[str]) -> list[Count]:
    tally = Counter(names)
    return [
        Count(group=group, name=name, count=n) for name, n in sorted(tally.items(), key=lambda row: (-row[1], row[0]))
    ]
