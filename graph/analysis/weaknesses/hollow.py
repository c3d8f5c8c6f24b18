"""It has proofs, and every one starts from something that is not backed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="hollow",
    severity=Severity.MEDIUM,
    meaning="It has proofs, and none of them is backed.",
    repair="back the premises that its explanation names",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is hollow, if it is; names the first bare premises."""
    name = statement.id
    if not case.used(statement) or name in case.backed or not case.proofs_for.get(name) or case.said_only(statement):
        return None
    missing = case.missing(name)
    named = " and ".join(case.label(premise) for premise in missing[:2])
    more = f" and {len(missing) - 2} more" if len(missing) > 2 else ""
    return f"Its reasons end in what nothing backs: {named}{more}."
