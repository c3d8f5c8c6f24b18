"""Backed, but only by sources that pass on what another said, and that other is not cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.backing import shows
from graph.analysis.comes_down import Group
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="second-hand",
    severity=Severity.LOW,
    meaning="It comes down to sources that pass on another, which is not cited.",
    repair="look up what is passed on, and cite it",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is second-hand, if it is: backed, but not without sources that relay an uncited one."""
    name = statement.id
    if not case.used(statement) or name not in case.comes_down(Group.SECOND_HAND_SOURCES):
        return None
    if name not in case.given:
        leans_on = case.label(case.leans_on(name, Group.SECOND_HAND_SOURCES))
        return f"Without sources that pass on others nothing backs it: {leans_on} comes down to them."
    cited = (source for citation in statement.citations if shows(citation) for source in citation.sources)
    relay = next(source for source in cited if source in case.second_hand)
    return f"{case.label(relay)} only passes on {case.label(case.second_hand[relay])}, which is not cited."
