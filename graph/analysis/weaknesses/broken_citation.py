"""Its note does not hold, and nothing else gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.backing import shows
from graph.analysis.comes_down import Group
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="broken-citation",
    severity=Severity.MEDIUM,
    meaning="It is given only by a citation that the audit faults.",
    repair="mend the note: argmap audit says how",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why the citation of a statement is broken, if it is: given, but not backed once faulted notes come to nothing."""
    name = statement.id
    if not case.used(statement) or name not in case.given:
        return None
    if name not in case.comes_down(Group.BROKEN_CITATIONS):
        return None
    notes = (citation.note or "" for citation in statement.citations if shows(citation))
    return case.broken_notes[next(note for note in notes if note in case.broken_notes)]
