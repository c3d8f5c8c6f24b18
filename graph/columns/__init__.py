"""Maps too big for an object a statement: columns of numbers, from Turtle to the list of unsupported claims.

``scan`` turns Turtle into pairs of numbers, ``read`` into a ``Table`` with a column for each property, ``backing``,
``verdicts`` and ``weaknesses`` say of whole columns what ``graph.analysis`` says of each statement, in the same words
where it is cheap.  Everything is linear in the size of the map, but for knots of circular proofs (``circles``).

The ordinary path checks shapes and questions, knows every kind of weakness and tells it at full length; this one checks
the syntax, that every term is known and that every relation leads to what the map has, and covers the kinds in
``weaknesses.COVERED``.  Needs numpy and SciPy: only who has a map of ``FROM`` bytes pays for the import.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeGuard

FROM = 32_000_000
"""Bytes of Turtle from which ``argmap unsupported`` goes by columns: some 75,000 claims."""


def is_big(path: Path | None) -> TypeGuard[Path]:
    """Whether a file is so big that its weaknesses are found by columns; False if it is not there."""
    try:
        return path is not None and path.is_file() and path.stat().st_size >= FROM
    except OSError:
        return False
