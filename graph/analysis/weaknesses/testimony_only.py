"""Somebody says so, and nobody who is placed to know shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

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
    return f"Its citation ({case.notes(case.sourced(statement))}) says it, and nothing shows it."
