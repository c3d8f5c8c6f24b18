"""Backed, but by nothing that somebody without an interest in the matter stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.comes_down import Group
from graph.analysis.weaknesses.kind import Kind
from graph.model import Evidence, EvidenceKind, Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="interested",
    severity=Severity.LOW,
    meaning="It comes down to interested parties alone.",
    repair="add evidence from somebody with nothing to win or lose",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement comes down to interested parties, if it does: backed, but not without their word and sources.

    A record of words that a source itself shows (testimony, a document) is not asked: that they were said is no matter
    of interest.  What is concluded from them is.
    """
    name = statement.id
    if not case.used(statement) or name not in case.comes_down(Group.INTERESTED_PARTIES):
        return None
    if name not in case.given:
        leans_on = case.label(case.leans_on(name, Group.INTERESTED_PARTIES))
        return f"Without the word of interested parties nothing backs it: {leans_on} comes down to them."
    if isinstance(statement, Evidence) and statement.kind in (EvidenceKind.TESTIMONY, EvidenceKind.DOCUMENT):
        return None
    party = case.party(statement)
    return f"Nobody but interested parties vouches for it: {case.actor(party)} ({case.interest(party)})."
