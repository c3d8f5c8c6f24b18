"""Rows as a table to read, as JSON or as CSV to compute with.

A row is a frozen value, a dataclass or a mapping with flat fields; a field that holds several names is written as one
string with spaces between them.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graph.errors import CallError, visible

if TYPE_CHECKING:
    from rich.table import Table


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class FindingFormat(StrEnum):
    """How findings are written: as rows, or as SARIF for editors and code reviews."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SARIF = "sarif"


class AnswerFormat(StrEnum):
    """How the answer to a query is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "turtle"


STYLES = {"high": "bold red", "medium": "yellow", "low": "dim", "error": "bold red", "warning": "yellow"}
"""How a word that grades is coloured on a terminal; the word says it without."""


def flat(row: object) -> dict[str, Any]:
    """A row as field names and plain values.

    >>> flat({"id": "claim:a", "about": ("note:1", "note:2"), "line": 3})
    {'id': 'claim:a', 'about': 'note:1 note:2', 'line': 3}
    """
    if isinstance(row, Mapping):
        fields: Mapping[str, Any] = row
    elif is_dataclass(row) and not isinstance(row, type):
        fields = asdict(row)
    else:
        fields = dict(row)  # type: ignore[call-overload]  # a pydantic value is an iterable of its fields
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: object) -> str | int | float | bool | None:
    if isinstance(value, (list, tuple, set, frozenset)):
        return " ".join(str(item) for item in value)
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def as_json(rows: Iterable[object]) -> str:
    """The rows as a JSON list of flat objects, each on its own line.

    >>> print(as_json([{"id": "claim:a"}, {"id": "claim:b"}]))
    [
    {"id": "claim:a"},
    {"id": "claim:b"}
    ]
    """
    lines = ",\n".join(json.dumps(flat(row), ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]" if lines else "[]"


def as_csv(rows: Iterable[object], columns: Sequence[str]) -> str:
    r"""The rows as CSV with a header line.

    >>> as_csv([{"id": "claim:a", "label": "So, it is."}], ["id", "label"])
    'id,label\nclaim:a,"So, it is."\n'
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat(row) for row in rows)
    return out.getvalue()


def as_lines(rows: Iterable[object], columns: Sequence[str]) -> str:
    """The rows in aligned columns, a line a row however long, to be searched and cut.

    >>> print(as_lines([{"id": "claim:a", "line": 3}, {"id": "claim:long", "line": 12}], ["id", "line"]), end="")
    id          line
    claim:a     3
    claim:long  12
    """
    cells = [list(columns), *(_texts(row, columns) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    padded = ("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in cells)
    return "".join(f"{line.rstrip()}\n" for line in padded)


def as_table(rows: Iterable[object], columns: Sequence[str]) -> Table:
    """The rows as a table for a terminal, long texts folded."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(text, style=STYLES.get(text, "")) for text in _texts(row, columns)))
    return table


def _texts(row: object, columns: Sequence[str]) -> list[str]:
    cells = flat(row)
    return ["" if cells.get(name) is None else visible(" ".join(str(cells[name]).split())) for name in columns]


def show(rows: Iterable[object], columns: Sequence[str], form: str) -> None:
    """Write the rows to standard output; a table that goes to no terminal has a line a row, however long.

    Raises CallError for a format that rows do not have.
    """
    if form == Format.JSON:
        sys.stdout.write(as_json(rows) + "\n")
    elif form == Format.CSV:
        sys.stdout.write(as_csv(rows, columns))
    elif form != Format.TABLE:
        raise CallError(f"--format {form}: for answers, not for rows: ask for table, json or csv")
    elif not sys.stdout.isatty():
        sys.stdout.write(as_lines(rows, columns))
    else:
        from rich.console import Console

        Console(highlight=False).print(as_table(rows, columns))
