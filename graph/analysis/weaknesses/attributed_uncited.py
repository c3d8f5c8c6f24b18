"""Put in somebody's mouth, and no note says where they said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="attributed-uncited",
    severity=Severity.HIGH,
    meaning="It is put in somebody's mouth with no note.",
    repair="find where they said it and cite it, or let the author say it in her own voice",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is attributed and uncited, if it is."""
    if statement.citations or statement.id in case.backed or case.own(statement):
        return None
    speakers = " and ".join(dict.fromkeys(case.label(voice.layers[0]) for voice in statement.voices))
    return f"It is put in the mouth of {speakers}, and no note says where."
