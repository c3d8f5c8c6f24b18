"""Take away one interview, or the interviews with one person, and every proof of it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.outcomes import Carrier
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity, SourceKind

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="single-interview",
    severity=Severity.MEDIUM,
    meaning="It has proofs that all come down to one interview, or to interviews with one person.",
    repair="add evidence that a reader can look up, or a second witness",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why the proofs of a statement come down to one interview, if they do: an interviewee or interview it needs."""
    name = statement.id
    if not case.used(statement) or name not in case.backed or not case.proofs_for.get(name):
        return None
    people = case.rests_on.of(name, Carrier.INTERVIEWEE)
    if people:
        return f"Without what {' and '.join(map(case.actor, people))} said when asked nothing backs it."
    sources = case.rests_on.of(name, Carrier.SOURCE)
    talks = [source for source in sources if case.source[source].kind is SourceKind.INTERVIEW]
    return f"Without the interview {case.named(talks)} nothing backs it." if talks else None
