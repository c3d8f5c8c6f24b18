"""The data island: a page as JSON values, small enough and quick enough to open for a hundred thousand statements.

A thousand like things are one *table*: for each field a column, without what is empty and what the scripts derive.
A column is a list of values, or a form of one that is shorter, told by its key:

``ids``     places in the list of ids, each as the step from the one before; ``-`` what is empty stands still
``of``      few different values, and in ``all`` the place of each
``each``    how many values each list has, and in ``all`` these values, as a column again
``marked``  texts among which are ids: those as places, see ``plain``
``#``       a table within a table: how many rows it has

What the page says in plain HTML as well (``told``), it reads from there: no sentence of a map is in a file twice.
``openColumn`` of ``static/data.js`` is the other half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from graph.analysis.weaknesses import KINDS
from viz import style, words
from viz.layout import SIZES
from viz.page import Page

MARK = "\N{SECTION SIGN}"
"""What an id's place begins with; a text that begins with it gets a second one."""
FEW = 64
"""Up to so many different values are worth a list of their own."""
CHANGED = frozenset("\r\0\ud800")
"""Characters that do not come out of HTML as they went in; nor does any half of a surrogate pair."""


def island(made: Page, first: dict[str, Any], told: Iterable[str] = (), sources: int = 0) -> dict[str, Any]:
    """The page's data as JSON values: all that its scripts know.

    ``told`` are the statements whose sentences the document has, in its order, and ``sources`` is how many sources
    it has, the first ones: the scripts take them from there.
    """
    ids = _ids(made)
    places = {ident: at for at, ident in enumerate(ids)}
    lines = [ident for ident in told if ident]
    short = _without(made, frozenset(lines), sources)
    return {
        "ids": ids,
        "page": {
            name: _table(value, places) if _is_table(value) else plain(value, places)
            for name in _names(Page)
            if (value := getattr(short, name))
        },
        "told": {"lines": column(lines, places), "sources": sources},
        "first": first,
        "sizes": SIZES,
        "style": {
            "relations": {
                kind: {"glyph": mark.glyph, "dash": mark.dash, "word": mark.word}
                for kind, mark in style.RELATIONS.items()
            },
            "forms": style.FORMS,
            "weak": {name: kind.meaning for name, kind in KINDS.items()},
            "kinds": {name: {"severity": kind.severity, "repair": kind.repair} for name, kind in KINDS.items()},
            "tokens": list(style.LIGHT),
            "font": style.FONT,
            "author": words.AUTHOR,
            "attitudes": words.ATTITUDES,
        },
    }


def comes_back(text: str) -> bool:
    r"""Whether a text comes out of an HTML document as it went in.

    >>> comes_back("five < six"), comes_back("one\r\ntwo")
    (True, False)
    """
    return not any(char in CHANGED or "\ud800" <= char <= "\udfff" for char in text)


def _without(made: Page, told: frozenset[str], sources: int) -> Page:
    """A page without the sentences that its document has."""
    return replace(
        made,
        nodes=tuple(replace(n, label="") if n.id in told and comes_back(n.label) else n for n in made.nodes),
        documents=tuple(
            replace(d, words="") if at < sources and comes_back(d.words) else d for at, d in enumerate(made.documents)
        ),
    )


def column(values: Sequence[Any], places: Mapping[str, int]) -> Any:  # noqa: ANN401  JSON, in one of several forms
    """A column of like values: texts, numbers, yes or no, lists or rows of these.

    >>> column(("claim:b", "", "claim:a"), {"claim:a": 0, "claim:b": 1})
    {'ids': [2, -2, 1]}
    >>> column((("x",), (), ("y", "z")), {})
    {'each': [1, 0, 2], 'all': ['x', 'y', 'z']}
    >>> column(("on", "off", "on", "on"), {})
    {'of': ['on', 'off'], 'all': [0, 1, 0, 0]}
    >>> column(("claim:a", "else"), {"claim:a": 0})
    {'marked': ['\u00a70', 'else']}
    """
    if _is_table(values):
        return _table(values, places)
    if any(isinstance(value, tuple) for value in values):
        return {"each": [len(value) for value in values], "all": column(tuple(chain.from_iterable(values)), places)}
    if not any(isinstance(value, str) for value in values):
        return _few(values) if any(isinstance(value, bool) for value in values) else list(values)
    named = [value in places for value in values]
    if any(named):
        if all(name or value == "" for name, value in zip(named, values, strict=True)):
            return {"ids": _steps([places.get(value, -1) + 1 for value in values])}
        return {"marked": plain(values, places)}
    if any(isinstance(value, str) and value.startswith(MARK) for value in values):
        return {"marked": plain(values, places)}
    return _few(values)


def _few(values: Sequence[Any]) -> Any:  # noqa: ANN401  likewise
    """A column as places in the list of its different values, if that is shorter."""
    different: dict[Any, int] = {}
    for value in values:
        different.setdefault(value, len(different))
        if len(different) > FEW:
            return list(values)
    if 2 * len(different) > len(values):
        return list(values)
    return {"of": list(different), "all": [different[value] for value in values]}


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance from the one before: things that follow each other name things that do."""
    return [now - before for before, now in zip((0, *numbers), numbers, strict=False)]


def _table(rows: Sequence[Any], places: Mapping[str, int]) -> dict[str, Any]:
    """Like things, field by field; a field that is empty in all is left out."""
    kind: type = type(rows[0])
    made: dict[str, Any] = {"#": len(rows)}
    for name in _names(kind):
        values = tuple(getattr(row, name) for row in rows)
        if any(values):
            made[name] = column(values, places)
    return made


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def plain(value: Any, places: Mapping[str, int]) -> Any:  # noqa: ANN401  whatever a page is made of
    """Texts, numbers and lists of them as JSON values, every id as its place in the list of ids.

    >>> plain(("claim:a", ""), {"claim:a": 36})
    ['\u00a710', '']
    >>> plain("\u00a7 12", {})
    '\u00a7\u00a7 12'
    """
    if isinstance(value, str):
        if value in places:
            return f"{MARK}{_base36(places[value])}"
        return MARK + value if value.startswith(MARK) else value
    if isinstance(value, tuple | list):
        return [plain(inner, places) for inner in value]
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of thing that the scripts do not derive from others."""
    return tuple(field.name for field in fields(kind) if "derived" not in field.metadata)


def _ids(made: Page) -> list[str]:
    """Every id of a page once: they are long, and each is named many times."""
    parts: tuple[tuple[Any, ...], ...] = (
        made.nodes, made.relations, made.notes, made.documents, made.people, made.parts,
    )  # fmt: skip
    return list(dict.fromkeys(thing.id for part in parts for thing in part if thing.id))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _base36(number // 36) + digits[number % 36]
