"""Reject one publisher, and every proof of it is gone, though no single source would take them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.outcomes import Carrier
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="single-publisher",
    severity=Severity.LOW,
    meaning="It has proofs that all come down to one publisher, though to several of its sources.",
    repair="add evidence that somebody else publishes",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why the proofs of a statement come down to one publisher, if they do.

    Only of a publisher that publishes none of the sources it cannot lose: those are told as single-source.
    """
    name = statement.id
    if not case.used(statement) or name not in case.backed or not case.proofs_for.get(name):
        return None
    sources = case.rests_on.of(name, Carrier.SOURCE)
    told = {publisher for source in sources for publisher in case.source[source].publishers}
    needed = [publisher for publisher in case.rests_on.of(name, Carrier.PUBLISHER) if publisher not in told]
    if not needed:
        return None
    return f"Without what {' and '.join(map(case.actor, needed))} published nothing backs it."
