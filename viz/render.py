"""A page model as one HTML file: bytes that need nothing from anywhere, and can prove it.

The file's own policy admits exactly the script and style texts in it, by their hashes, and no connection at all.  The
map itself is a data island, JSON in which no character can end the element; text in templates is escaped; so nothing in
a argument_map, however hostile, is ever markup or code.
"""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from typing import Any

import rcssmin
import rjsmin

from graph.analysis.results import Results
from graph.analysis.weaknesses import KINDS
from graph.model import ArgumentMap
from viz import sparql, style
from viz.gallery import Question
from viz.island import island
from viz.layout import Book
from viz.outline import MOST, notes, outline
from viz.overview import overview
from viz.page import Page, page
from viz.shell import asset as _asset
from viz.shell import digest as _digest
from viz.shell import environment as _environment
from viz.shell import refuse_ends as _refuse_ends

SCRIPTS = (
    "dom", "data", "argued", "backing", "program", "rests", "times", "missing", "comes", "suppose", "case", "weak",
    "whynot", "telling", "effects", "scenario", "verdicts", "whatif",
    "state", "text", "columns", "focus", "cards", "map", "outline", "panel", "search", "filters", "chooser", "lists",
    "table",
    "pen", "turtle", "take", "minimap", "timeline", "tour",
    "tokens", "answer", "questions",
    "main",
)  # fmt: skip
"""The modules of ``static/``, in the order in which they are joined."""

STYLES = ("page", "whatif", "filters", "tour", "overview", "query")
"""The style sheets of ``static/``, in the order in which they are joined; one for each part of the page."""

VENDOR = "vis-network-10.1.5.min.js"
INERT = str.maketrans("<>&", ",.:")
"""Base 85 (RFC 1924), a twentieth shorter than base 64, without the letters that mean something in HTML."""
PACK_FROM = 150_000

Engine = tuple[tuple[str, str], ...]
"""What the page carries besides, by element id; see ``viz.sparql.islands``."""


def render(
    argument_map: ArgumentMap,
    results: Results,
    *,
    text: str | None = None,
    questions: tuple[Question, ...] = (),
    engine: Engine = (),
) -> bytes:
    """The page of a argument_map, ready to be written to a file.

    ``text`` is a copy of the text the map is about; given one, the page shows each sentence beside its paraphrase.
    ``questions`` are those of ``viz.gallery``; ``engine`` is what ``viz.sparql`` adds, so that they can be asked anew.
    """
    from viz.canvas import network

    made = page(argument_map, results, text=text, questions=questions)
    return network(made, engine).generate_html().encode("utf-8")


def frame(made: Page, first: dict[str, Any], engine: Engine = ()) -> bytes:
    """The HTML of a page; ``first`` is what the canvas starts with, ``engine`` what answers queries, if anything."""
    scripts, styles = sparql.with_bench(SCRIPTS, STYLES) if engine else (SCRIPTS, STYLES)
    lines, left_out = outline(Book(made))
    cited = made.documents[:MOST]
    data, packed = _packed(island(made, first, [line.statement for line in lines], len(cited)))
    css = rcssmin.cssmin(style.theme_css() + "".join(_asset("static", f"{name}.css") for name in styles))
    plain_css = _asset("static", "plain.css")
    code = _code(scripts)
    vendor = _without_source_map(_asset("vendor", VENDOR))
    for part in (css, plain_css, code, vendor):
        _refuse_ends(part)
    html = _environment().get_template("page.html.jinja").render(
        page=made, policy=_policy((vendor, code), (css, plain_css), bool(engine)), engine=engine, css=css,
        plain_css=plain_css, code=code,
        vendor=vendor, island=data, packed=packed, outline=lines, left_out=left_out, notes=notes(made), cited=cited,
        overview=overview(made), summary=_summary(made), views=_views(made), relations=style.RELATIONS,
        meanings=_meanings(made),
    )  # fmt: skip
    return html.encode("utf-8", "replace")


def _views(made: Page) -> list[tuple[str, str, str]]:
    """The tabs: name in the address, word, and a number where one helps."""
    weak = len({w.id for w in made.weak})
    wanted = {"tour": bool(made.tour), "timeline": any(node.period for node in made.nodes),
              "queries": bool(made.questions)}  # fmt: skip
    tabs = [
        ("outline", "Outline", ""), ("tour", "Tour", ""), ("map", "Map", ""), ("focus", "Focus", ""),
        ("weak", "Weak points", f"{weak:,}" if weak else ""), ("debate", "Debate", ""), ("sources", "Sources", ""),
        ("actors", "Actors", ""), ("text", "Text", ""), ("timeline", "Timeline", ""), ("table", "Table", ""),
        ("queries", "Queries", ""),
        ("whatif", "What if", ""),
    ]  # fmt: skip
    return [tab for tab in tabs if wanted.get(tab[0], True)]


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


def _packed(shown: dict[str, Any]) -> tuple[str, bool]:
    """The page's data as text that cannot end its element; packed where it is big."""
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no character
    if len(text) >= PACK_FROM:
        return base64.b85encode(gzip.compress(text.encode("utf-8"), mtime=0)).decode("ascii").translate(INERT), True
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text, False


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...], engine: bool) -> str:
    """The content-security policy: nothing but these scripts and styles; with an engine, WebAssembly and its worker."""
    runs, worker, types = (" 'wasm-unsafe-eval'", "worker-src blob:; ", sparql.POLICY) if engine else ("", "", "'none'")
    code, looks = " ".join(map(_digest, scripts)), " ".join(map(_digest, styles))
    return (
        f"default-src 'none'; script-src {code}{runs}; {worker}style-src {looks}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        f"trusted-types {types}"
    )


def _without_source_map(text: str) -> str:
    """A script without the comment that makes developer tools fetch its map."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


@cache
def _code(scripts: tuple[str, ...]) -> str:
    """The page's own modules as one script with one scope, without what is written for those who read the source."""
    parts = "\n".join(_asset("static", f"{name}.js") for name in scripts)
    return str(rjsmin.jsmin(f"(() => {{\n{parts}\n}})();\n"))
