"""Small plots as SVG: bars, bars of two sides, shares, spans.

They stand in a document that allows no script and no style attribute, and must be read on paper without colour: so
every bar has its number, sides differ in place and filling, and ``static/report.css`` gives the colours by class.  All
are ``WIDTH`` across with their labels above the marks, so that they fit a telephone.  Each says in words what it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from viz.text import wrap

WIDTH = 340
"""Pixels across."""

SMALL = 11.5
ROW = 33.0
BAR = 10.0
ROOM = 44.0
"""Pixels kept beside the longest bar for its number."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Share:
    """One stretch of a bar: how much, how it is filled (*full*, *grey*, *open*), and what it is."""

    size: float
    kind: str
    words: str


def bars(title: str, rows: tuple[tuple[str, float], ...]) -> str:
    """A bar a row, from the left, each with its number.

    >>> bars("Rain", (("Monday", 2.0),)).count("<rect")
    1
    """
    root = _root(title, f"{title}: {'; '.join(f'{label}: {value:g}' for label, value in rows)}.", len(rows))
    most = max((value for _, value in rows), default=0) or 1
    for at, (label, value) in enumerate(rows):
        top = _label(root, label, at)
        wide = (WIDTH - ROOM) * value / most
        _bar(root, 0, top, wide, "full")
        _say(root, f"{value:g}", wide + 6, top + BAR / 2)
    return _written(root)


def sides(title: str, names: tuple[str, str], rows: tuple[tuple[str, int, int], ...]) -> str:
    """Two bars a row, from a middle line: the first to the right and full, the second to the left and open."""
    told = "; ".join(f"{label}: {right} {names[0]}, {left} {names[1]}" for label, right, left in rows)
    root = _root(title, f"{title}: {told}.", len(rows))
    middle = WIDTH * 0.4
    scale = min(
        (WIDTH - middle - ROOM) / max(1, *(right for _, right, _ in rows), 1),
        (middle - ROOM) / max(1, *(left for *_, left in rows), 1),
        40.0,
    )
    for at, (label, right, left) in enumerate(rows):
        top = _label(root, label, at)
        _bar(root, middle, top, right * scale, "full")
        _bar(root, middle - left * scale, top, left * scale, "open")
        _say(root, str(right), middle + right * scale + 6, top + BAR / 2)
        _say(root, str(left), middle - left * scale - 6, top + BAR / 2, "right")
        SubElement(root, "line", {"class": "axis", **_place(x1=middle, y1=top - 3, x2=middle, y2=top + BAR + 3)})
    return _written(root)


def shares(title: str, rows: tuple[tuple[str, tuple[Share, ...]], ...]) -> str:
    """A bar of the same length a row, cut into shares, and the numbers below it in words."""
    told = "; ".join(f"{label}: {_listed(cut)}" for label, cut in rows)
    root = _root(title, f"{title}: {told}.", len(rows), row=ROW + 15)
    for at, (label, cut) in enumerate(rows):
        top = _label(root, label, at, row=ROW + 15)
        whole = sum(share.size for share in cut) or 1
        left = 0.5
        for share in cut:
            wide = (WIDTH - 1) * share.size / whole
            _bar(root, left, top, wide, share.kind)
            left += wide
        _say(root, _listed(cut), 0, top + BAR + 10)
    return _written(root)


def spans(title: str, marks: tuple[str, ...], rows: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]) -> str:
    """A line from 0 to 1 a row, with a mark of its own for each of up to three values; bounds as a line between two.

    ``marks`` name the values, in order: a disc, a square, a triangle.
    """
    told = "; ".join(f"{label}: {', '.join(map(_between, values))}" for label, values in rows)
    named = ", ".join(marks)
    root = _root(title, f"{title} ({named}), from 0 to 1: {told}.", len(rows))
    for at, (label, values) in enumerate(rows):
        top = _label(root, label, at) + BAR / 2
        SubElement(root, "line", {"class": "axis", **_place(x1=6, y1=top, x2=WIDTH - 6, y2=top)})
        for where in (0.0, 0.5, 1.0):
            SubElement(root, "line", {"class": "axis", **_place(x1=_at(where), y1=top - 4, x2=_at(where), y2=top + 4)})
        for kind, (low, high) in enumerate(values):
            if high > low:
                SubElement(root, "line", {"class": "bounds", **_place(x1=_at(low), y1=top, x2=_at(high), y2=top)})
            _mark(root, kind, _at((low + high) / 2), top)
    return _written(root)


def _at(value: float) -> float:
    return 6 + (WIDTH - 12) * value


def _between(bounds: tuple[float, float]) -> str:
    low, high = bounds
    return f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}"


def _listed(cut: tuple[Share, ...]) -> str:
    return ", ".join(f"{share.size:,g} {share.words}" for share in cut)


def _root(title: str, told: str, rows: int, row: float = ROW) -> Element:
    high = f"{rows * row + 2:g}"
    size = {"width": str(WIDTH), "height": high}
    root = Element("svg", {"class": "plot", "role": "img", "viewBox": f"0 0 {WIDTH} {high}", **size})
    SubElement(root, "title").text = _text(title)
    SubElement(root, "desc").text = _text(told)
    return root


def _label(root: Element, label: str, at: int, row: float = ROW) -> float:
    """The label of a row, cut to one line; and where its bar begins."""
    (line, *_) = wrap(_text(label), SMALL, False, WIDTH - 10, 1) or ("",)
    _say(root, line, 0, at * row + 9)
    return at * row + 17


def _bar(root: Element, x: float, y: float, wide: float, kind: str) -> None:
    if wide > 0:
        SubElement(root, "rect", {"class": kind, **_place(x=x, y=y, width=max(wide, 1), height=BAR)})


def _mark(root: Element, kind: int, x: float, y: float) -> None:
    """A disc, a square or a triangle around a point."""
    if kind == 0:
        SubElement(root, "circle", {"class": "full", **_place(cx=x, cy=y, r=4)})
    elif kind == 1:
        SubElement(root, "rect", {"class": "open", **_place(x=x - 4, y=y - 4, width=8, height=8)})
    else:
        points = f"{x:.1f},{y - 5:.1f} {x + 5:.1f},{y + 4:.1f} {x - 5:.1f},{y + 4:.1f}"
        SubElement(root, "polygon", {"class": "grey", "points": points})


def _say(root: Element, words: str, x: float, y: float, kind: str = "") -> None:
    name = {"class": kind} if kind else {}
    SubElement(root, "text", {**name, **_place(x=x, y=y + SMALL * 0.35), "font-size": f"{SMALL:g}"}).text = words


def _place(**where: float) -> dict[str, str]:
    return {name: f"{round(value, 1):g}" for name, value in where.items()}


def _text(words: str) -> str:
    """A text on one line, without what XML cannot hold."""
    return _NOT_XML.sub("", " ".join(words.split()))


def _written(root: Element) -> str:
    return tostring(root, encoding="unicode")
