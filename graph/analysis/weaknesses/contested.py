"""Something stands against it, and the text neither grants nor answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

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
    """Why a statement is contested, if it is: something the text does not reject bears on it, unanswered."""
    if not case.used(statement):
        return None
    standing = []
    for conflict in case.against.get(statement.id, ()):
        other = conflict.attacker if conflict.attacker != statement.id else conflict.attacked
        rejected = getattr(case.map.by_id.get(other), "attitude", None) == "rejects"
        if not conflict.conceded and not conflict.answers and not rejected:
            standing.append(other)
    if not standing:
        return None
    named = " and ".join(case.label(other) for other in dict.fromkeys(standing[:2]))
    more = f" and {len(standing) - 2} more" if len(standing) > 2 else ""
    return f"It is left unanswered that {named}{more}."
