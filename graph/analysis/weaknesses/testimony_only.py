"""Somebody says so, and nobody who is placed to know shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Reach, Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="testimony-only",
    severity=Severity.MEDIUM,
    meaning="It rests on somebody's word: its citation says it, nothing shows it.",
    repair="find a source in a position to know it, or give a reason",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement rests on somebody's word alone, if it does."""
    if not case.used(statement) or statement.id in case.backed or not case.said_only(statement):
        return None
    said = tuple(citation for citation in case.sourced(statement) if citation.reach is Reach.SAYS)
    return f"Its citation ({case.notes(said)}) says it, and nothing shows it." if said else None
