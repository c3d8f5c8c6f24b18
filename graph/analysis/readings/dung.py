"""One preferred extension of a plain Dung framework: arguments by number, and who attacks whom.

There is seldom just one, so this is *a* preferred extension and never *the*; which one depends on nothing but the
framework.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.analysis.program import IN, UNDECIDED, Program, grounded
from graph.analysis.readings.judge import one_preferred
from graph.analysis.readings.residue import residue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUDGET = 1_000_000
"""Steps of the solver; a large framework of one knot may need more than anybody has."""


def preferred_extension(
    size: int, attacks: Sequence[tuple[int, int]] | NDArray[np.integer], *, budget: int = BUDGET
) -> frozenset[int] | None:
    """The arguments of one preferred extension; None if the budget ends first.

    >>> sorted(preferred_extension(3, [(0, 0), (0, 1), (1, 0), (2, 0), (0, 2)]) or ())
    [1, 2]
    """
    value = grounded(size, attacks).value
    left = [argument for argument, found in enumerate(value) if found == UNDECIDED]
    place = {argument: number for number, argument in enumerate(left)}
    rest = Program([""] * len(left), [[] for _ in left], [[] for _ in left], [None] * len(left))
    for attacker, attacked in attacks:
        if attacker in place and attacked in place:
            rest.all_out[place[attacked]].append(place[attacker])
    found = one_preferred(residue(rest, [UNDECIDED] * len(left)), budget)
    if found is None:
        return None
    chosen = (left[number] for number, word in found.items() if word == IN)
    return frozenset((*(argument for argument, word in enumerate(value) if word == IN), *chosen))
