"""Rows on strength: every statement under three semantics, and what one claim's strength hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Semantics, Strength
from graph.analysis.sensitivity import Goal, sensitivity
from graph.analysis.strength import Scores, base_score, strengths
from graph.errors import CallError
from graph.model import Value
from graph.standing import leading_first, role_of

if TYPE_CHECKING:
    from graph.model import ArgumentMap


class Weighed(Value):
    """The strength of one statement, from 0 to 1: a number, or two with dots between if it is not settled.

    ``base`` is its base score, ``spread`` how far the three semantics lie apart at most.
    """

    id: str
    label: str
    role: str
    base: float
    df_quad: str
    quadratic_energy: str
    euler: str
    spread: float
    settled: bool


class Hinge(Value):
    """The one base score on which a strength hangs most: the smallest change that halves it or takes it across ½."""

    semantics: Semantics
    goal: Goal
    strength: float | None
    statement: str
    base: float | None
    to: float | None
    change: float | None
    becomes: float | None
    note: str


def weighed(argument_map: ArgumentMap, scores: Scores) -> tuple[tuple[Weighed, ...], tuple[str, ...]]:
    """A row for every statement, the thesis and the main claims first, and a sentence on how each semantics ended."""
    found = strengths(argument_map, scores)
    statements = leading_first(argument_map)
    rows = tuple(
        Weighed(
            id=s.id,
            label=s.label,
            role=role_of(s),
            base=round(base_score(s, scores), 4),
            df_quad=_cell(found.by_semantics[Semantics.DF_QUAD], s.id),
            quadratic_energy=_cell(found.by_semantics[Semantics.QUADRATIC_ENERGY], s.id),
            euler=_cell(found.by_semantics[Semantics.EULER], s.id),
            spread=round(found.spread[s.id], 4),
            settled=all(s.id in each.value for each in found.by_semantics.values()),
        )
        for s in statements
    )
    return rows, tuple(_ended(each) for each in found.by_semantics.values())


def _cell(found: Strength, name: str) -> str:
    low, high = found.interval(name)
    return f"{low:.4f}" if name in found.value else f"{low:.4f}..{high:.4f}"


def _ended(found: Strength) -> str:
    how = "converged" if found.converged else f"{len(found.unsettled)} not settled: an interval holds them"
    return f"{found.semantics}: {how}; at most {found.rounds} rounds in a circle, residual {found.residual:.1e}"


def hinges(argument_map: ArgumentMap, statement: str, scores: Scores) -> tuple[Hinge, ...]:
    """A row for each semantics and goal."""
    return tuple(
        Hinge(
            semantics=found.semantics,
            goal=found.goal,
            strength=_rounded(found.strength),
            statement=found.statement or "",
            base=_rounded(found.base),
            to=_rounded(found.to),
            change=None if found.to is None or found.base is None else round(found.to - found.base, 4),
            becomes=_rounded(found.becomes),
            note=_note(found.strength, found.statement, exact=found.exact),
        )
        for found in sensitivity(argument_map, statement, scores)
    )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _note(strength: float | None, statement: str | None, *, exact: bool) -> str:
    if strength is None:
        return "its strength is not settled"
    if statement is None:
        return "no single base score will do" if exact else "no single base score was found to do"
    return "no smaller change will do" if exact else "a smaller change might do: some scores act both ways"


def scores_of(words: Iterable[str]) -> Scores:
    """Base scores written ``name=number``, the others as they are; CallError at one that is not.

    >>> scores_of(["shown=0.7"]).shown
    0.7
    """
    from graph.check import nearest

    known = list(Scores.model_fields)
    changed: dict[str, float] = {}
    for word in words:
        name, _, number = word.partition("=")
        if name not in known:
            raise CallError(f"{word}: no such score: {nearest(name, known) or 'one of ' + ', '.join(known)}")
        try:
            changed[name] = float(number)
        except ValueError:
            changed[name] = -1.0
        if not 0 <= changed[name] <= 1:
            raise CallError(f"{word}: a score is a number from 0 to 1, such as {name}=0.7")
    return Scores(**changed)
