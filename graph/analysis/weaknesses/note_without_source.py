"""A note is there, and names no source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="note-without-source",
    severity=Severity.HIGH,
    meaning="It hangs on a note that names no source.",
    repair="complete the note: author, title, date, where to find it",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement hangs on an empty note, if it does."""
    if not statement.citations or case.sourced(statement) or statement.id in case.backed:
        return None
    if case.proofs_for.get(statement.id):
        return None
    return f"Its only citation is {case.notes(statement.citations)}, which names no source."
