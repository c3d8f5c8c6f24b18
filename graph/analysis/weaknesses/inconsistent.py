"""The author accepts it, and accepts what cannot be true beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Attitude, Force, Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="inconsistent",
    severity=Severity.HIGH,
    meaning="It is accepted by the author together with what rebuts it.",
    repair="give one of the two up, or say which prevails and on what ground",
)

ACCEPTED = (Attitude.ENDORSES, Attitude.CONCEDES)
"""The attitudes in which an author accepts a statement; to report is to take no side."""


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is inconsistent, if it is: a rebuttal in which no side prevails links it with another accepted.

    Whether the rebuttal is conceded or answered makes no difference: both sides are still accepted.
    """
    if statement.attitude not in ACCEPTED:
        return None
    others = []
    for conflict in case.against.get(statement.id, ()):
        other = conflict.attacker if conflict.attacker != statement.id else conflict.attacked
        accepted = getattr(case.map.by_id.get(other), "attitude", None) in ACCEPTED
        if conflict.force is Force.REBUTS and not conflict.prevails and accepted:
            others.append(other)
    return f"The author also accepts what cannot hold beside it: {case.named(others)}." if others else None
