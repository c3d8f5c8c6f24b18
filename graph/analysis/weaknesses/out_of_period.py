"""It says something of one time, and what backs it is about another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.times import in_words
from graph.analysis.weaknesses.kind import Kind
from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="out-of-period",
    severity=Severity.MEDIUM,
    meaning="It comes down to evidence about another time than its own.",
    repair="add evidence about its own time, or say why the other time tells",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is out of its period, if it is: backed, but not without evidence about another time.

    Asked of statements that have a period and a proof.  Evidence is what is given: without a period, or as a testimony,
    it is about any time; as a law or a document about all times from its own on.
    """
    name, own = statement.id, statement.period
    if not own or not case.used(statement) or name not in case.backed or not case.proofs_for.get(name):
        return None
    if case.timely(name, own):
        return None
    step = case.steps[case.backed.by[name]]
    premise = next(premise for premise in step.premises if not case.timely(premise, own))
    period = case.period(premise)
    about = f"is about {in_words(period)}" if period else "rests on another time"
    return f"It is about {in_words(own)}, and nothing from then alone backs it: {case.label(premise)} {about}."
