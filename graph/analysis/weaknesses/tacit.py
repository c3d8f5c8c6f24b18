"""Backed, but only if the reader adds a link that the text does not signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.comes_down import Group
from graph.analysis.weaknesses.kind import Kind
from graph.model import Basis, Severity

if TYPE_CHECKING:
    from graph.analysis.weaknesses.case import Case
    from graph.model import Statement

KIND = Kind(
    name="tacit",
    severity=Severity.LOW,
    meaning="It is backed only through links that the text does not signal.",
    repair="say in the text what it is a reason for",
)


def why(case: Case, statement: Statement) -> str | None:
    """Why a statement is tacitly backed, if it is: backed, but not by signalled proofs alone.

    Says whether no backed proof of its own is signalled, or one is and starts from something tacitly backed.
    """
    name = statement.id
    if not case.used(statement) or name not in case.comes_down(Group.UNSIGNALLED_LINKS):
        return None
    for proof in case.proofs_for[name]:
        if proof.basis is Basis.SIGNALLED and all(premise in case.backed for premise in proof.premises):
            premise = next(p for p in proof.premises if p in case.comes_down(Group.UNSIGNALLED_LINKS))
            return f"A reason for it is backed only by reading between the lines: {case.label(premise)}."
    reasons = case.named(case.steps[case.backed.by[name]].premises)
    return f"The text never says that this is a reason for it: {reasons}."
