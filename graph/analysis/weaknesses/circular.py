"""Its proofs lead back to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="circular",
    severity=Severity.HIGH,
    meaning="It is backed by nothing but itself.",
    repair="give a reason that does not lean on it",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is circular, if it is: unbacked, but with a backed proof once it is assumed."""
    name = statement.id
    if not case.used(statement) or name not in case.only_by_themselves or case.said_only(statement):
        return None
    premises = case.missing(name).premises
    way_out = f" To back this from outside would be enough: {case.named(premises)}." if len(premises) == 1 else ""
    return f"It would be proved only if it were assumed: its proofs lead back to it.{way_out}"
