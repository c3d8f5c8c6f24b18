"""Which unbacked statements would be proved if they were assumed: circular ones.

A derivation of a statement from itself runs inside its strongly connected component of proofs: whatever it uses that is
not backed comes from the statement and leads to it.  So a proof with an unbacked premise elsewhere is no help; when
those are gone the components fall apart further, until no proof reaches outside.  Where each proof has one premise in
such a knot, every statement in it is circular; else each is tried, which costs the square of that knot.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from graph.columns.table import Flags, Table
from graph.lists import Ints


def only_by_themselves(table: Table, holds: Flags) -> Flags:
    """The statements that are not backed, and would have a backed proof if they were assumed themselves."""
    found = np.zeros(len(table), np.bool_)
    knot, steps, premises = _knots(table, holds)
    wide = np.bincount(steps, minlength=len(table.inferences)) > 1
    linked = np.zeros(len(table), np.bool_)
    linked[knot[table.conclusion[wide]]] = True
    found[table.conclusion[steps]] = True
    tried = linked[knot[premises]]
    found[table.conclusion[steps[tried]]] = False
    for knots in _apart(table, knot, steps[tried], premises[tried]):
        found[[statement for statement in knots.ends if knots.returns(statement)]] = True
    return found


def _knots(table: Table, holds: Flags) -> tuple[Ints, Ints, Ints]:
    """The component of each statement, and the links inside: inference and unbacked premise."""
    size = len(table)
    steps, premises = table.premises.owners, table.premises.items
    unbacked = ~holds[premises] & table.proves[steps] & ~holds[table.conclusion[steps]]
    steps, premises = steps[unbacked], premises[unbacked]
    while True:
        ends = table.conclusion[steps]
        net = csr_matrix((np.ones(len(steps), np.int8), (premises, ends)), shape=(size, size))
        knot = connected_components(net, connection="strong")[1].astype(np.int32)
        outside = knot[premises] != knot[ends]
        if not outside.any():
            return knot, steps, premises
        lost = np.zeros(len(table.inferences), np.bool_)
        lost[steps[outside]] = True
        kept = ~lost[steps]
        steps, premises = steps[kept], premises[kept]


class _Knot:
    """One knot of linked proofs: what each step ends in, how much it needs, and who uses a statement."""

    def __init__(self) -> None:
        self.end: dict[int, int] = {}
        self.needs: dict[int, int] = defaultdict(int)
        self.users: dict[int, list[int]] = defaultdict(list)

    @property
    def ends(self) -> list[int]:
        """The statements that a step of the knot ends in."""
        return sorted(set(self.end.values()))

    def returns(self, statement: int) -> bool:
        """Whether a statement, assumed, is reached again."""
        missing = dict(self.needs)
        reached, waiting = {statement}, [statement]
        while waiting:
            for step in self.users[waiting.pop()]:
                missing[step] -= 1
                if not missing[step]:
                    end = self.end[step]
                    if end == statement:
                        return True
                    if end not in reached:
                        reached.add(end)
                        waiting.append(end)
        return False


def _apart(table: Table, knot: Ints, steps: Ints, premises: Ints) -> list[_Knot]:
    """The knots whose statements have to be tried."""
    knots: dict[int, _Knot] = defaultdict(_Knot)
    ends = table.conclusion[steps]
    rows = zip(knot[ends].tolist(), steps.tolist(), premises.tolist(), ends.tolist(), strict=True)
    for number, step, premise, end in rows:
        one = knots[number]
        one.end[step] = end
        one.needs[step] += 1
        one.users[premise].append(step)
    return list(knots.values())
