"""Something stands against it, and the text neither grants nor answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Attitude, Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="contested",
    severity=Severity.MEDIUM,
    meaning="Something stands against it, neither conceded nor answered.",
    repair="answer what stands against it, concede it, or say which side prevails and on what ground",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is contested, if it is: something that stands bears on it, unanswered.

    What stands is what the author does not reject and what is not out in both lenses.  An answer that is out in both
    answers nothing.
    """
    if not case.used(statement):
        return None
    standing: dict[str, None] = {}
    for conflict in case.against.get(statement.id, ()):
        other = conflict.attacker if conflict.attacker != statement.id else conflict.attacked
        rejected = getattr(case.map.by_id.get(other), "attitude", None) is Attitude.REJECTS
        dealt_with = conflict.conceded or rejected or any(case.stands(answer) for answer in conflict.answers)
        if not dealt_with and case.stands(other):
            standing[other] = None
    return f"It is left unanswered that {case.named(tuple(standing))}." if standing else None
