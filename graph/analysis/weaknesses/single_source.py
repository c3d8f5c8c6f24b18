"""Reject one source, and every proof of it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.outcomes import Carrier
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="single-source",
    severity=Severity.LOW,
    meaning="It has proofs that all come down to one source.",
    repair="add evidence from a second, independent source",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why the proofs of a statement come down to one source, if they do."""
    name = statement.id
    if not case.used(statement) or name not in case.backed or not case.proofs_for.get(name):
        return None
    needed = case.rests_on.of(name, Carrier.SOURCE)
    if not needed:
        return None
    named = " and ".join(case.label(source) for source in needed[:2])
    also = f"; {len(needed) - 2} more are needed as much" if len(needed) > 2 else ""
    return f"Without {named} nothing backs it{also}."
