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
    """Why a statement is hollow, if it is; names the fewest premises that would back it."""
    name = statement.id
    if not case.used(statement) or name in case.backed or not case.proofs_for.get(name) or case.said_only(statement):
        return None
    repair = case.missing(name)
    count = len(repair.premises)
    if not count:
        return "None of its reasons is backed, and each of them takes it for granted."
    wanted = "this" if count == 1 else f"these {count}" if repair.exact else f"at most these {count}"
    return f"None of its reasons is backed. To back {wanted} would be enough: {case.named(repair.premises)}."
