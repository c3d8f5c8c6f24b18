"""Backed, but by nothing that a named voice stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.comes_down import Group
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="anonymous",
    severity=Severity.HIGH,
    meaning="It comes down to unnamed voices alone.",
    repair="name the voices, or add evidence that somebody named stands for",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is anonymous, if it is: backed, but not without the word of unnamed groups."""
    if not case.used(statement) or statement.id not in case.comes_down(Group.UNNAMED_VOICES):
        return None
    if statement.id in case.given:
        return f"It stands on the word of {case.label(statement.voices[0].holder)}, whom the text does not name."
    return "Every proof of it comes down to voices that the text does not name."
