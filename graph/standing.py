"""A row for every statement: what becomes of it, in either lens, by the reading that a user asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Lens, Reading, Readings
from graph.errors import CallError
from graph.model import Claim, Role, Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Evidence

EVIDENCE = "evidence"
"""What stands for a role where a statement is no claim."""

LEADING = (Role.CENTRAL_THESIS, Role.MAIN_CLAIM)
"""What comes first in a table; the rest follows in the order of the text."""


class Judged(Value):
    """What becomes of one statement; a lens that was not asked for is empty."""

    id: str
    label: str
    role: str
    section: str
    on_evidence: str = ""
    as_asserted: str = ""


def judged(
    argument_map: ArgumentMap,
    reading: Reading,
    lenses: Iterable[Lens],
    *,
    roles: Iterable[str] = (),
    example: bool = False,
    budget: int | None = None,
) -> tuple[tuple[Judged, ...], tuple[str, ...]]:
    """The rows, the thesis and the main claims first, and what a user must know besides, one sentence each.

    By grounded, and with ``example``, a cell is a verdict; else it is in how many readings of the kind the statement
    is in.  ``roles`` are roles of claims, or *evidence*; all if there are none.  CallError as in ``readings``.
    """
    wanted = role_names(roles)
    cells: dict[Lens, dict[str, str]] = {}
    remarks: list[str] = []
    for lens in lenses:
        cells[lens], said = _cells(argument_map, reading, lens, example=example, budget=budget)
        remarks.extend(said)
    statements = leading_first(argument_map)
    rows = tuple(
        Judged(
            id=s.id,
            label=s.label,
            role=role_of(s),
            section=s.sections[0] if s.sections else "",
            on_evidence=cells.get(Lens.ON_EVIDENCE, {}).get(s.id, ""),
            as_asserted=cells.get(Lens.AS_ASSERTED, {}).get(s.id, ""),
        )
        for s in statements
        if not wanted or role_of(s) in wanted
    )
    return rows, tuple(remarks)


def leading_first(argument_map: ArgumentMap) -> list[Claim | Evidence]:
    """The statements, the thesis and the main claims first, else in the order of the text."""
    leading = {str(role): place for place, role in enumerate(LEADING)}
    return sorted(argument_map.statements, key=lambda s: leading.get(role_of(s), len(leading)))


def role_of(statement: Claim | Evidence) -> str:
    """The role of a claim, or that it is evidence."""
    return str(statement.role) if isinstance(statement, Claim) else EVIDENCE


def role_names(names: Iterable[str]) -> frozenset[str]:
    """Roles by name; CallError with the nearest names if one does not exist.

    >>> sorted(role_names(["evidence", "theory"]))
    ['evidence', 'theory']
    """
    from graph.check import nearest

    known = [*(str(role) for role in Role), EVIDENCE]
    asked = frozenset(names)
    for name in sorted(asked - set(known)):
        raise CallError(f"{name}: no such role: {nearest(name, known) or 'one of ' + ', '.join(known)}")
    return asked


def _cells(
    argument_map: ArgumentMap, reading: Reading, lens: Lens, *, example: bool, budget: int | None
) -> tuple[dict[str, str], list[str]]:
    """What one lens says of every statement, and what is to be said of that."""
    from graph.analysis.readings import BUDGET, readings
    from graph.analysis.verdicts import verdicts

    if reading is Reading.GROUNDED:
        found = verdicts(argument_map, lens)
        return {s.id: str(found[s.id]) for s in argument_map.statements}, []
    read = readings(argument_map, reading, lens, budget=BUDGET if budget is None else budget)
    if example:
        cells = {s.id: str(read.example.get(s.id, "")) for s in argument_map.statements}
    else:
        cells = {name: str(standing) for name, standing in read.standing.items()}
    return cells, _remarks(read, example=example)


def _remarks(read: Readings, *, example: bool) -> list[str]:
    where = read.lens.replace("-", " ")
    more = f"the budget of the search ended after {read.spent} steps: --budget takes a larger one"
    if read.exist is False:
        return [f"{where}: there is no {read.reading} reading"]
    if example and not read.example:
        return [f"{where}: no {read.reading} reading was found: {more}"]
    open_ = sum(standing == "not decided" for standing in read.standing.values())
    return [f"{where}: {open_} not decided: {more}"] if open_ and not example else []
