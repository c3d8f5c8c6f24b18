"""What the grounded verdict leaves open of a program, in parts that share nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.analysis.program import IN, OUT, UNDECIDED, Program, components


@dataclass
class Part:
    """A part of the residue: its atoms by their number in the program, what each asks for by place in the part.

    What is decided is gone: what is in or out where it should be, and proofs that are out.  ``circles`` are the places
    of the atoms that lie on a circle of support, one list a strongly connected component.
    """

    atoms: list[int]
    all_in: list[list[int]] = field(default_factory=list)
    all_out: list[list[int]] = field(default_factory=list)
    any_in: list[list[int] | None] = field(default_factory=list)
    circles: list[list[int]] = field(default_factory=list)


def residue(program: Program, value: Sequence[int]) -> list[Part]:
    """The parts of a program that its well-founded model leaves open, each sorted, in the order of their first atoms.

    >>> fight = Program()
    >>> a, b, c = fight.add("a"), fight.add("b"), fight.add("c")
    >>> fight.hit(a, b), fight.hit(b, a)
    (None, None)
    >>> [part.atoms for part in residue(fight, [UNDECIDED, UNDECIDED, IN])]
    [[0, 1]]
    """
    return [_part(program, value, atoms) for atoms in _apart(program, value)]


def _apart(program: Program, value: Sequence[int]) -> list[list[int]]:
    """The undecided atoms, together if one asks for the other, near or far: by union and find."""
    above = {atom: atom for atom, found in enumerate(value) if found == UNDECIDED}

    def top(atom: int) -> int:
        while above[atom] != atom:
            above[atom] = above[above[atom]]
            atom = above[atom]
        return atom

    for atom in above:
        for other in (*program.all_in[atom], *program.all_out[atom], *(program.any_in[atom] or ())):
            if other in above:
                one, two = sorted((top(atom), top(other)))
                above[two] = one
    found: dict[int, list[int]] = {}
    for atom in above:
        found.setdefault(top(atom), []).append(atom)
    return list(found.values())


def _part(program: Program, value: Sequence[int], atoms: list[int]) -> Part:
    place = {atom: number for number, atom in enumerate(atoms)}
    made = Part(atoms)
    for atom in atoms:
        made.all_in.append([place[p] for p in program.all_in[atom] if value[p] != IN])
        made.all_out.append([place[n] for n in program.all_out[atom] if value[n] != OUT])
        reasons = program.any_in[atom]
        chosen = None if reasons is None or any(value[r] == IN for r in reasons) else reasons
        made.any_in.append(None if chosen is None else [place[r] for r in chosen if value[r] != OUT])
    support = [(*p, *(r or ())) for p, r in zip(made.all_in, made.any_in, strict=True)]
    if any(support):
        found = components(range(len(atoms)), lambda number: iter(support[number]))
        made.circles = [circle for circle in found if len(circle) > 1 or circle[0] in support[circle[0]]]
    return made
