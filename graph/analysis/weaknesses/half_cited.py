"""Its note covers half of it, and nothing else backs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Reach, Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="half-cited",
    severity=Severity.MEDIUM,
    meaning="It is cited for half of what it says.",
    repair="cite a source for the other half, or claim less",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is half cited, if it is: not backed, and a source covers half of it."""
    if not case.used(statement) or statement.id in case.backed:
        return None
    halves = tuple(citation for citation in case.sourced(statement) if citation.reach is Reach.HALF)
    return f"Its citation ({case.notes(halves)}) covers half of what it says." if halves else None
