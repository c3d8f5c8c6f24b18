"""The top of a map as a static SVG picture: the thesis, the main claims under it, their signs and numbers.

It stands where no script runs: in a README, at the head of the printed page, before readers without scripts.  Places
come from ``layout.columns`` in a window without height, so that it shows the heads of the columns and counts the rest.
Elements carry classes and no colours (the page's policy allows no style attribute); ``static/overview.css`` gives the
colours, and a file of its own carries that sheet with the palettes filled in, as few programs that show SVG know custom
properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.analysis.results import Results
from graph.model import ArgumentMap
from viz.layout import SIZES, Book, Card, Picture, columns
from viz.page import Node, Page, page
from viz.style import DARK, FONT, FORMS, LIGHT, RELATIONS
from viz.text import width

WIDTH = 880.0
"""Pixels across: what a README leaves to a picture."""

SMALL = 11.5
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def overview(made: Page) -> str:
    """The picture as an element of the page, with its name alone in words: the outline follows it there."""
    return tostring(_drawn(made, told=False), encoding="unicode")


def picture(argument_map: ArgumentMap, results: Results) -> bytes:
    """The picture as a file: light, and dark where that is preferred; the same bytes for the same map."""
    root = _drawn(page(argument_map, results), told=True)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    style = Element("style")
    sheet = re.sub(r"/\*.*?\*/\n", "", files("viz").joinpath("static", "overview.css").read_text("utf-8"))
    style.text = f"\n{_filled(sheet, LIGHT)}@media (prefers-color-scheme: dark) {{\n{_filled(sheet, DARK)}}}\n"
    root.insert(2, style)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _filled(sheet: str, palette: dict[str, str]) -> str:
    """A style sheet with its custom properties filled in.

    >>> _filled("a { fill: var(--ink); }", {"ink": "#000"})
    'a { fill: #000; }'
    """
    return re.sub(r"var\(--([\w-]+)\)", lambda found: {**palette, "font": FONT}[found[1]], sheet)


def _drawn(made: Page, *, told: bool) -> Element:
    book = Book(made)
    laid = columns(book, made.top, WIDTH, 0, overview=True)
    size = {"width": _number(laid.width), "height": _number(laid.height)}
    root = Element("svg", {"class": "overview", "role": "img", "viewBox": f"0 0 {' '.join(size.values())}", **size})
    SubElement(root, "title").text = _text(f"Overview: {made.title}")
    if told:
        SubElement(root, "desc").text = _text(" ".join(_told(book, laid)))
    SubElement(root, "rect", {"class": "paper", **size})
    for rail in laid.rails:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in rail.points)
        SubElement(root, "polyline", {"class": f"rail {rail.kind}".strip(), "points": points, **_dash(rail.kind)})
    for card in laid.cards:
        _card(root, book, card, told=told)
    return root


def _told(book: Book, laid: Picture) -> Iterator[str]:
    """The picture in words, for those who do not see it."""
    for card in laid.cards:
        label = book.nodes[card.ref].label if card.ref in book.nodes else book.page.title
        if card.type == "top":
            yield f"On top: {label}"
        elif card.type == "head":
            yield f"{RELATIONS[card.kind].word.capitalize() if card.kind else 'Under it'}: {label}"


def _card(root: Element, book: Book, card: Card, *, told: bool) -> None:
    """One card: its box, its lines, its foot, its sign."""
    node = book.nodes.get(card.ref)
    group = SubElement(root, "g")
    if told and node and card.type in {"top", "head"}:
        SubElement(group, "title").text = _text(node.label)
    box = {"x": _number(card.x), "y": _number(card.y), "width": _number(card.w), "height": _number(card.h), "rx": "7"}
    SubElement(group, "rect", {"class": f"card {card.type} {card.kind}".strip(), **box, **_dash(card.kind)})
    size = SIZES["top-size" if card.type == "top" else "head-size"]
    high = size * SIZES["line"]
    top = card.y + ((card.h - high) / 2 if card.type == "more" else SIZES["inset"])
    for at, line in enumerate(card.lines):
        kind = {"top": "strong top-text", "more": "plain"}.get(card.type, "strong")
        _say(group, line, card.x + SIZES["pad"], top + high * (at + 0.5), size, kind)
    if card.type in {"top", "head"}:
        _foot(group, book, card, node)
    if card.kind:
        middle = card.x + SIZES["pad"] + 8
        for kind, round_ in (("around", "10.5"), (f"disc {card.kind}", "9")):
            SubElement(group, "circle", {"class": kind, "cx": _number(middle), "cy": _number(card.y), "r": round_})
        _say(group, RELATIONS[card.kind].glyph, middle, card.y, 13, "sign")


def _foot(group: Element, book: Book, card: Card, node: Node | None) -> None:
    """The line at the foot of a card: whether it is backed, how much is below it, where it is weak."""
    middle = card.y + card.h - SIZES["footer"] / 2 - 3
    left = card.x + SIZES["pad"]
    ink = " top-text" if card.type == "top" else ""
    dot = f"dot{ink}" if node and node.backed else f"dot open{ink}"
    SubElement(group, "circle", {"class": dot, "cx": _number(left + 4), "cy": _number(middle), "r": "3.5"})
    below = node.below if node else len(book.page.nodes)
    words = f"\N{BLACK DOWN-POINTING SMALL TRIANGLE} {below:,} below" if below else ""
    words = words or FORMS.get(node.form if node else "", "")
    _say(group, words, left + 13, middle, SMALL, f"small{ink}")
    kinds = [book.page.weak[at] for at in node.weak] if node else []
    if kinds:
        worst = min(kinds, key=lambda weak: ("high", "medium", "low").index(weak.severity)).kind.replace("-", " ")
        _pill(group, f"! {worst}", card.x + card.w - SIZES["pad"] + 4, middle)


def _pill(group: Element, words: str, right: float, middle: float) -> None:
    wide = width(words, SMALL, bold=False) + 12
    box = {"x": _number(right - wide), "y": _number(middle - 8.5), "width": _number(wide), "height": "17", "rx": "8.5"}
    SubElement(group, "rect", {"class": "pill", **box})
    _say(group, words, right - wide + 6, middle, SMALL, "warn")


def _say(group: Element, words: str, x: float, middle: float, size: float, kind: str) -> None:
    """A line of text around a middle; by the baseline, which every program places alike."""
    at = {"x": _number(x), "y": _number(middle + size * 0.35), "font-size": _number(size)}
    SubElement(group, "text", {"class": kind, **at}).text = _text(words)


def _dash(kind: str) -> dict[str, str]:
    dash = RELATIONS[kind].dash if kind else ()
    return {"stroke-dasharray": " ".join(map(str, dash))} if dash else {}


def _text(words: str) -> str:
    """A text without what XML cannot hold."""
    return _NOT_XML.sub("", words)


def _number(value: float) -> str:
    """A number with at most one place.

    >>> _number(12.0), _number(12.34)
    ('12', '12.3')
    """
    return f"{round(value, 1):g}"
