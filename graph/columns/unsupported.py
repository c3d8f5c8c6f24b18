"""``argmap unsupported`` on a map too big for an object a statement."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from graph.analysis.results import Weakness
from graph.columns.read import table
from graph.columns.table import Flags, Table
from graph.columns.weaknesses import COVERED, weaknesses
from graph.errors import CallError
from graph.lists import Lists
from graph.load import LIMIT


def unsupported(path: Path, under: str | None = None, asked: Iterable[str] = ()) -> tuple[Weakness, ...]:
    """The weaknesses of a big map, worst first; if asked, only of what is given, near or far, for one statement.

    ``asked`` are kinds that somebody waits for.  Raises CallError at a kind that is not looked for, at a statement that
    is not there and at a file that cannot be read; MapError if the map is at fault.
    """
    lost = sorted(set(asked) - set(COVERED))
    if lost:
        raise CallError(f"{' and '.join(lost)}: not looked for in a map of this size: ask for {', '.join(COVERED)}")
    columns = table(path)
    return tuple(weaknesses(columns, given_for(columns, _named(columns, under)) if under else None))


def notice(path: Path) -> str:
    """What a user is told of the other way: what it leaves out, and how to get that."""
    from graph.analysis.weaknesses import KINDS

    return (
        f"{path}: {path.stat().st_size / 1e6:.0f} MB: read by columns: short explanations, syntax and references "
        f"checked and not the shapes, not looked for: {', '.join(kind for kind in KINDS if kind not in COVERED)}; "
        f"argmap check and argmap why tell the rest of a map of up to {LIMIT / 1e6:.0f} MB, or of a part of this one"
    )


def given_for(columns: Table, place: int) -> Flags:
    """A statement and every one that is given for it, as proof or as explanation, near or far."""
    below = Lists.of_pairs(len(columns), columns.conclusion[columns.premises.owners], columns.premises.items)
    found = np.zeros(len(columns), np.bool_)
    wave = np.array([place], np.int32)
    while len(wave):
        found[wave] = True
        wave = np.unique(below.of(wave))
        wave = wave[~found[wave]]
    return found


def _named(columns: Table, name: str) -> int:
    """The place of the statement of that IRI, prefixed name or last part."""
    names = columns.names
    fitting = [
        place
        for place, thing in enumerate(columns.statements.tolist())
        if name in (short := names.name(thing), short.partition(":")[2], names.iri(thing))
    ]
    if len(fitting) != 1:
        raise CallError(f"{name}: {len(fitting) or 'no'} statements of that name: write the whole name of one")
    return fitting[0]
