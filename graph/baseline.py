"""A baseline: the weaknesses that are known already, so that old ones do not drown new ones.

A weakness is the same as before if it is of the same kind and of the same statement; that its line moved, or that its
explanation reads otherwise, makes no difference.  The file is JSON with one weakness a line, sorted, to be kept beside
the map and read in a diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import CallError
from graph.files import read_text

if TYPE_CHECKING:
    from graph.analysis import Weakness

Known = frozenset[tuple[str, str]]
"""Kinds and the statements that have them."""


def read_baseline(path: Path) -> Known:
    """What a baseline file knows; CallError if it cannot be read or is none."""
    again = "write one with argmap unsupported --write-baseline"
    try:
        held = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise CallError(f"{path}:{error.lineno}: not a baseline, for it is not JSON ({error.msg}): {again}") from None
    except RecursionError:
        raise CallError(f"{path}: not a baseline, for it is nested without end: {again}") from None
    if not isinstance(held, dict) or held.get("baseline") != 1 or not isinstance(held.get("weaknesses"), list):
        raise CallError(f'{path}: not a baseline, for it does not say "baseline": 1 and list its weaknesses: {again}')
    return frozenset(_known(path, number, entry) for number, entry in enumerate(held["weaknesses"], 1))


def _known(path: Path, number: int, entry: object) -> tuple[str, str]:
    if isinstance(entry, dict):
        kind, name = entry.get("kind"), entry.get("id")
        if isinstance(kind, str) and isinstance(name, str):
            return kind, name
    raise CallError(f'{path}: weakness {number} of the baseline lacks "kind" or "id": mend it, or drop it')


def write_baseline(weaknesses: Iterable[Weakness]) -> bytes:
    r"""A baseline that knows these weaknesses.

    >>> write_baseline([])
    b'{"baseline": 1, "weaknesses": [\n\n]}\n'
    """
    known = sorted({(weakness.kind, weakness.id) for weakness in weaknesses})
    lines = ",\n".join(json.dumps({"kind": kind, "id": name}, ensure_ascii=False) for kind, name in known)
    return f'{{"baseline": 1, "weaknesses": [\n{lines}\n]}}\n'.encode()


def sift(weaknesses: Iterable[Weakness], known: Known, *, whole: bool = True) -> tuple[list[Weakness], list[str]]:
    """The weaknesses that a baseline does not know, in their order, and what there is to say of it, a line each.

    ``whole`` says whether these are all weaknesses of the map, so that what is not among them is gone.
    """
    found = list(weaknesses)
    new = [weakness for weakness in found if (weakness.kind, weakness.id) not in known]
    told = [f"{len(found) - len(new)} known weaknesses left out, {len(new)} new"] if known else []
    gone = sorted(known - {(weakness.kind, weakness.id) for weakness in found}) if whole else []
    told += [f"no longer there: {kind} {name}" for kind, name in gone]
    if gone:
        told.append(f"the baseline holds {len(gone)} that are gone: write it again with --write-baseline")
    return new, told
