"""A page model as one HTML file: bytes that need nothing from anywhere, and can prove it.

The file's own policy admits exactly the script and style texts in it, by their hashes, and no connection at all.  The
map itself is a data island, JSON in which no character can end the element; text in templates is escaped; so nothing in
a argument_map, however hostile, is ever markup or code.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from graph.analysis.results import Results, Step
from graph.analysis.weaknesses import KINDS
from graph.analysis.why import Explainer
from graph.model import ArgumentMap
from viz import style, words
from viz.layout import SIZES, Book
from viz.outline import outline
from viz.page import Page, page

SCRIPTS = (
    "dom", "data", "state", "text", "columns", "focus", "cards", "map", "outline", "panel", "search", "lists", "table",
    "main",
)  # fmt: skip
"""The modules of ``static/``, in the order in which they are joined."""

STYLES = ("page",)
"""The style sheets of ``static/``, in the order in which they are joined; one for each part of the page."""

VENDOR = "vis-network-10.1.5.min.js"
MARK = "\N{SECTION SIGN}"
"""What an id's place begins with in the island; a text that begins with it gets a second one."""
PACK_FROM = 150_000
MOST_STEPS = 14
EXPLAINED_UP_TO = 2_000
"""Explanations cost most of the bytes and of the time of a large map; `argmap why` gives them there."""


def render(argument_map: ArgumentMap, results: Results, *, text: str | None = None) -> bytes:
    """The page of a argument_map, ready to be written to a file.

    ``text`` is a copy of the text the map is about; given one, the page shows each sentence beside its paraphrase.
    """
    from viz.canvas import network

    few = len(argument_map.statements) <= EXPLAINED_UP_TO
    explainer = Explainer(argument_map, results)
    explain = (lambda name: _steps(explainer, name)) if few else None
    made = page(argument_map, results, explain=explain, text=text)
    return network(made).generate_html().encode("utf-8")


def _steps(explainer: Explainer, name: str) -> list[Step]:
    """Why a statement is backed or not: the first steps; the panel says the rest in other places, or links lead on."""
    steps = [s for s in explainer.why(name)[1:] if not s.text.startswith(("Said by ", "Weakness, "))]
    return [s for s in steps if s.depth <= 3][:MOST_STEPS]


def frame(made: Page, first: dict[str, Any]) -> bytes:
    """The HTML of a page; ``first`` is what the canvas starts with."""
    island, packed = _island(made, first)
    css = style.theme_css() + "".join(_asset("static", f"{name}.css") for name in STYLES)
    plain_css = _asset("static", "plain.css")
    code = _code()
    vendor = _without_source_map(_asset("vendor", VENDOR))
    for part in (css, plain_css, code, vendor):
        _refuse_ends(part)
    lines, left_out = outline(Book(made))
    html = _environment().get_template("page.html.jinja").render(
        page=made, policy=_policy((vendor, code), (css, plain_css)), css=css, plain_css=plain_css, code=code,
        vendor=vendor, island=island, packed=packed, outline=lines, left_out=left_out, summary=_summary(made),
        views=_views(made), relations=style.RELATIONS, meanings=_meanings(made),
    )  # fmt: skip
    return html.encode("utf-8", "replace")


def _views(made: Page) -> list[tuple[str, str, str]]:
    """The tabs: name in the address, word, and a number where one helps."""
    weak = len({w.id for w in made.weak})
    return [
        ("outline", "Outline", ""), ("map", "Map", ""), ("focus", "Focus", ""),
        ("weak", "Weak points", f"{weak:,}" if weak else ""), ("debate", "Debate", ""), ("sources", "Sources", ""),
        ("actors", "Actors", ""), ("text", "Text", ""), ("table", "Table", ""),
    ]  # fmt: skip


def _meanings(made: Page) -> dict[str, str]:
    """What each kind of weakness on a page means, worst first."""
    return {w.kind: KINDS[w.kind].meaning for w in made.weak if w.kind in KINDS}


def _summary(made: Page) -> str:
    """The map in one line of numbers."""
    weak = len({w.id for w in made.weak})
    counts = ((len(made.nodes), "statement"), (len(made.relations), "relation"), (len(made.documents), "source"),
              (len(made.people), "actor"))  # fmt: skip
    said = ", ".join(f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in counts)
    return f"{said}; {weak:,} weak" if made.nodes else "An empty map"


def _island(made: Page, first: dict[str, Any]) -> tuple[str, bool]:
    """The page's data as text that cannot end its element; packed where it is big."""
    ids = _ids(made)
    places = {ident: f"{MARK}{_base36(at)}" for at, ident in enumerate(ids)}
    shown = {
        "ids": ids,
        "page": plain(made, places),
        "first": first,
        "sizes": SIZES,
        "style": {
            "relations": {
                kind: {"glyph": mark.glyph, "dash": mark.dash, "word": mark.word}
                for kind, mark in style.RELATIONS.items()
            },
            "forms": style.FORMS,
            "weak": _meanings(made),
            "tokens": list(style.LIGHT),
            "font": style.FONT,
            "author": words.AUTHOR,
            "attitudes": words.ATTITUDES,
        },
    }
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no character
    if len(text) >= PACK_FROM:
        return base64.b64encode(gzip.compress(text.encode("utf-8"), mtime=0)).decode("ascii"), True
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text, False


def plain(value: Any, places: Mapping[str, str]) -> Any:  # noqa: ANN401  whatever a page is made of
    """Page data as JSON values, without what is empty, and with every id as its place in the list of ids.

    >>> from viz.page import Link
    >>> plain(Link("claim:a", ""), {"claim:a": "\u00a70"})
    {'text': '\u00a70'}
    >>> plain("\u00a7 12", {})
    '\u00a7\u00a7 12'
    """
    if isinstance(value, str):
        return places.get(value) or (MARK + value if value.startswith(MARK) else value)
    if isinstance(value, tuple | list):
        return [plain(inner, places) for inner in value]
    if is_dataclass(value):
        kind: type = type(value)
        return {name: plain(inner, places) for name in _names(kind) if (inner := getattr(value, name))}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _ids(made: Page) -> list[str]:
    """Every id of a page once: they are long, and each is named many times."""
    parts: tuple[tuple[Any, ...], ...] = (
        made.nodes, made.relations, made.notes, made.documents, made.people, made.parts,
    )  # fmt: skip
    return list(dict.fromkeys(thing.id for part in parts for thing in part if thing.id))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _base36(number // 36) + digits[number % 36]


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The content-security policy: nothing but these scripts and styles."""
    code, looks = " ".join(map(_digest, scripts)), " ".join(map(_digest, styles))
    return (
        f"default-src 'none'; script-src {code}; style-src {looks}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _refuse_ends(text: str) -> None:
    """A script or style that could end its own element would break the page, and the policy with it."""
    for end in ("</script", "</style", "<!--"):
        if end in text.lower():
            raise ValueError(f"an inlined file contains {end!r}")


def _without_source_map(text: str) -> str:
    """A script without the comment that makes developer tools fetch its map."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


@cache
def _asset(folder: str, name: str) -> str:
    return files("viz").joinpath(folder, name).read_bytes().decode("utf-8")


@cache
def _code() -> str:
    """The page's own modules as one script with one scope, without what is written for those who read the source."""
    parts = "\n".join(_bare(_asset("static", f"{name}.js")) for name in SCRIPTS)
    return f"(() => {{\n{parts}\n}})();\n"


def _bare(code: str) -> str:
    r"""A module without its documentation, types, comment lines and indentation: a reader of a page needs none of it.

    No text in a module holds a comment or goes over several lines (``tests/viz/test_render.py`` looks), so none changes.

    >>> _bare("/**\n * What it does.\n */\nfunction f() {\n  // why\n  return 1; // one\n}\n")
    'function f() {\nreturn 1; // one\n}\n'
    """
    without = re.sub(r"/\*.*?\*/ ?", "", code, flags=re.DOTALL)
    return re.sub(r"^[ \t]*(//.*\n|\n)|^[ \t]+", "", without, flags=re.MULTILINE)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _asset("templates", name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
