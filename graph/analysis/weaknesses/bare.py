"""Nothing at all is given for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="bare",
    severity=Severity.HIGH,
    meaning="It has no proof, no explanation, no citation and no common ground.",
    repair="cite a source, give a reason, or mark it as common ground with the reason why",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is bare, if it is."""
    name = statement.id
    if not case.used(statement) or statement.citations or statement.common_ground:
        return None
    if case.proofs_for.get(name) or case.explanations_for.get(name):
        return None
    return "Nothing is given for it: no reason, no note, no common ground."
