"""It says why something is so, and nothing says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="explained-only",
    severity=Severity.MEDIUM,
    meaning="It has explanations and no proof.",
    repair="give a reason to believe that it is so, beside the reasons why",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is only explained, if it is."""
    name = statement.id
    if not case.used(statement) or name in case.backed or case.proofs_for.get(name) or case.sourced(statement):
        return None
    count = len(case.explanations_for.get(name, ()))
    if not count:
        return None
    return f"The text says why it is so ({count} explanation{_s(count)}), and gives no reason to believe that it is."


def _s(count: int) -> str:
    return "" if count == 1 else "s"
