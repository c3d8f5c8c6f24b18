"""The ways in which a claim is unsupported, one module each.

A kind of weakness is a module with a ``KIND`` and a function ``why(case, statement)`` that says in one sentence why a
statement has it, or nothing.  A new kind is one new file here and one line in the registry below.

Of the kinds down to *explained-only* a statement has the first that fits; of the rest it has all that fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.analysis.results import Weakness
from graph.analysis.weaknesses import (
    anonymous,
    attributed_uncited,
    bare,
    broken_citation,
    circular,
    contested,
    explained_only,
    half_cited,
    hollow,
    inconsistent,
    interested,
    note_without_source,
    out_of_period,
    second_hand,
    single_interview,
    single_publisher,
    single_source,
    tacit,
    testimony_only,
)
from graph.analysis.weaknesses.case import Case
from graph.analysis.weaknesses.kind import Kind

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Statement

Finder = Callable[[Case, "Statement"], str | None]

FIRST_THAT_FITS: tuple[tuple[Kind, Finder], ...] = (
    (attributed_uncited.KIND, attributed_uncited.why),
    (anonymous.KIND, anonymous.why),
    (note_without_source.KIND, note_without_source.why),
    (bare.KIND, bare.why),
    (circular.KIND, circular.why),
    (hollow.KIND, hollow.why),
    (explained_only.KIND, explained_only.why),
)
ALL_THAT_FIT: tuple[tuple[Kind, Finder], ...] = (
    (testimony_only.KIND, testimony_only.why),
    (single_source.KIND, single_source.why),
    (single_publisher.KIND, single_publisher.why),
    (single_interview.KIND, single_interview.why),
    (interested.KIND, interested.why),
    (second_hand.KIND, second_hand.why),
    (out_of_period.KIND, out_of_period.why),
    (broken_citation.KIND, broken_citation.why),
    (half_cited.KIND, half_cited.why),
    (tacit.KIND, tacit.why),
    (contested.KIND, contested.why),
    (inconsistent.KIND, inconsistent.why),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind, _ in (*FIRST_THAT_FITS, *ALL_THAT_FIT)}
"""Every kind of weakness by name, in the order in which they are tried."""


def weaknesses(case: Case) -> tuple[Weakness, ...]:
    """Every weakness of a map, worst first, then in the order of the text."""
    found = []
    for place, statement in enumerate(case.map.statements):
        for kind, why in _of(case, statement):
            found.append(
                (kind.severity.rank, list(KINDS).index(kind.name), place, _weakness(case, statement, kind, why))
            )
    return tuple(weakness for *_, weakness in sorted(found, key=lambda row: row[:3]))


def _of(case: Case, statement: Statement) -> list[tuple[Kind, str]]:
    found: list[tuple[Kind, str]] = []
    for kind, finder in FIRST_THAT_FITS:
        why = finder(case, statement)
        if why:
            found.append((kind, why))
            break
    for kind, finder in ALL_THAT_FIT:
        why = finder(case, statement)
        if why:
            found.append((kind, why))
    return found


def _weakness(case: Case, statement: Statement, kind: Kind, why: str) -> Weakness:
    return Weakness(
        id=statement.id,
        label=statement.label,
        kind=kind.name,
        severity=kind.severity,
        section=statement.sections[0] if statement.sections else "",
        why=why,
        repair=kind.repair,
        under=case.under.get(statement.id, ""),
    )


def of_map(argument_map: ArgumentMap) -> tuple[Weakness, ...]:
    """Every weakness of a map, from the map alone."""
    return weaknesses(Case(argument_map))
