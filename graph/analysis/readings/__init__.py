"""Readings: the other ways in which the same program can be read, bolder or more careful than the grounded verdict.

A reading is a partial stable model of the program of ``program``: a set of atoms that are in and one of those that are
out, each confirmed by the other.  *Complete* readings are all of them, *preferred* those with the most in, *stable*
those that leave nothing open, *semi-stable* those that leave the fewest statements open (by inclusion), and *ideal*
the one reading that holds the most among those that no complete reading contradicts.  These are the partial stable,
regular, stable, L-stable models and the ideal one (M. Caminada, S. Sá, J. Alcântara, W. Dvořák, "On the equivalence
between logic programming semantics and argumentation semantics", International Journal of Approximate Reasoning 58,
2015; P. M. Dung, P. Mancarella, F. Toni, "Computing ideal sceptical argumentation", Artificial Intelligence 171, 2007).

Grounded first: what that decides is the same in all of them.  What is left falls into parts that share nothing
(``residue``); each goes to a SAT solver (``models``), which is asked as little as will do (``judge``).  The budget
counts what the solver does and not seconds, so that two runs agree; what it does not reach is *not decided*.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Lens, Reading, Readings, Verdict
from graph.analysis.program import IN, OUT, program, well_founded
from graph.analysis.readings.judge import Judgement, judge
from graph.analysis.readings.residue import residue
from graph.analysis.verdicts import base

if TYPE_CHECKING:
    from graph.model import ArgumentMap

BUDGET = 20_000
"""What the solver may do for one lens: a call or a conflict costs one, ten thousand propagations another."""

_WORDS = {IN: Verdict.IN, OUT: Verdict.OUT}


def readings(
    argument_map: ArgumentMap,
    reading: Reading | str,
    lens: Lens | str,
    *,
    budget: int = BUDGET,
    without: Set[str] = frozenset(),
    rejected: Set[str] = frozenset(),
    accepted: Set[str] = frozenset(),
) -> Readings:
    """In how many readings of one kind every statement is in: all, some or none; and one such reading.

    What is supposed is as in ``verdicts``.  CallError if a solver is needed and python-sat is not installed.

    >>> from graph.model import ArgumentMap
    >>> readings(ArgumentMap(file="empty.ttl"), "preferred", "on-evidence").exist
    True
    """
    made = program(argument_map, base(argument_map, Lens(lens), without), rejected=rejected, accepted=accepted)
    model = well_founded(made)
    statements = len(argument_map.statements)
    found = judge(residue(made, model.value), Reading(reading), range(statements), budget)
    return Readings(
        lens=Lens(lens),
        reading=Reading(reading),
        exist=found.exist,
        standing={made.names[atom]: found.standing(model.value[atom], atom) for atom in range(statements)},
        example=_example(made.names, model.value, found),
        spent=found.spent,
    )


def _example(names: list[str], grounded: list[int], found: Judgement) -> dict[str, Verdict]:
    """One reading by name, empty if none is known."""
    if found.example is None:
        return {}
    values = (found.example.get(atom, value) for atom, value in enumerate(grounded))
    return {name: _WORDS.get(value, Verdict.UNDECIDED) for name, value in zip(names, values, strict=True)}
