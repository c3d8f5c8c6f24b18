"""The report: right in its figures, whole without a script, harmless whatever a map says, the same on every run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

import graph
from graph.analysis.outcomes import Carrier
from graph.analysis.structure import Question
from graph.analysis.weaknesses import KINDS
from graph.dossier import MOST, Dossier, dossier
from graph.model import ArgumentMap, Claim, Role
from graph.store import questions
from tests.graph.random_maps import random_map, with_parts
from tests.graph.rich_maps import rich_map
from tests.viz import maps
from viz.report import Report, as_html, as_markdown, report
from viz.report.markdown import escaped
from viz.report.parts import Code, Items, Link, Made, Paragraph, Table, rest

NAMES = ("tiny", "empty", "single", "loops", "theses", "hostile", "generated")
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "nav", "ol", "ul", "li", "a",
    "bdi", "b", "code", "main", "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
    "figcaption", "svg", "desc", "rect", "line", "circle", "polygon", "text",
}  # fmt: skip


def told(argument_map: ArgumentMap) -> tuple[Report, Dossier]:
    """The report on a map, and what it is about."""
    found = dossier(argument_map, argument_map.results())
    return report(argument_map, found), found


@cache
def named(name: str) -> tuple[ArgumentMap, Report, Dossier]:
    """The report on one of the made-up maps, or on the map of this repository."""
    argument_map = graph.load(Path(graph.__file__).parents[1] / "claims.ttl").map() if name == "thesis" else None
    argument_map = argument_map or getattr(maps, name)()
    return (argument_map, *told(argument_map))


class Reader(HTMLParser):
    """What a browser would make of the file: its elements, links, words and policy."""

    def __init__(self, html: str) -> None:
        """Reads the whole file."""
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.names: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.policy = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps what an element is and says."""
        given = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(given)
        self.names += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""

    def handle_data(self, data: str) -> None:
        """Keeps the words."""
        self.words += data


def html_of(made: Report) -> Reader:
    """The HTML of a report, read."""
    return Reader(as_html(made).decode())


def tables(made: Report) -> dict[str, Table]:
    """The tables of a report by caption."""
    return {block.caption: block for part in made.parts for block in part.blocks if isinstance(block, Table)}


@pytest.mark.parametrize("name", [*NAMES, "thesis"])
def test_the_file_runs_nothing_and_asks_for_nothing(name: str) -> None:
    """No script, no event, no style attribute, nothing to load; the policy admits its one style sheet alone."""
    html = as_html(named(name)[1]).decode()
    reader = Reader(html)
    assert set(reader.tags) <= ALLOWED
    assert not {a for a in reader.attributes if a.startswith("on") or a in {"style", "src", "srcset", "action"}}
    assert all(re.match(r"map\.html#|#", link) for link in reader.links)
    (css,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert reader.policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in css
    assert "@import" not in css


@pytest.mark.parametrize("name", [*NAMES, "thesis"])
def test_contents_parts_and_anchors_agree(name: str) -> None:
    """Every part is numbered, named once, and in the contents; every link within the file leads to a part."""
    made = named(name)[1]
    reader = html_of(made)
    assert len(reader.names) == len(set(reader.names))
    inside = [link[1:] for link in reader.links if link.startswith("#")]
    assert inside == [part.name for part in made.parts]
    assert set(inside) <= set(reader.names)
    for number, part in enumerate(made.parts, 1):
        assert f"{number}. {part.title}" in reader.words


@pytest.mark.parametrize("name", [*NAMES, "thesis"])
def test_every_link_opens_something_that_the_page_knows(name: str) -> None:
    """Links lead to statements, sources, actors and views of the page beside the report."""
    argument_map, made, _ = named(name)
    known = {t.id for part in (argument_map.statements, argument_map.sources, argument_map.actors) for t in part}
    for link in html_of(made).links:
        if link.startswith("map.html#n="):
            assert unquote(link.removeprefix("map.html#n=")) in known
        else:
            assert link.startswith("#") or link == "map.html#v=weak"


@pytest.mark.parametrize("name", [*NAMES, "thesis"])
def test_markdown_has_only_our_markup(name: str) -> None:
    """Read by a Markdown parser it has no HTML and no image, the same links as the HTML, and all tables are whole."""
    made = named(name)[1]
    text = as_markdown(made).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    flat = [inner for token in tokens for inner in (token, *(token.children or ()))]
    kinds = {token.type for token in flat}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence", "hr", "blockquote_open"}
    links = [str(token.attrs["href"]) for token in flat if token.type == "link_open"]
    assert [link for link in links if link.startswith("map")] == [x for x in html_of(made).links if x.startswith("map")]
    assert all(link.startswith(("map.html#", "#")) for link in links)
    wanted = [len(table.rows) + 1 for table in tables(made).values() if table.rows]
    rows = [sum(t.type == "tr_open" for t in tokens[a:b]) for a, b in _spans(tokens)]
    assert rows == [n for n in wanted if n]
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert (headings.count("h1"), headings.count("h2")) == (1, len(made.parts))


def _spans(tokens: list[Any]) -> list[tuple[int, int]]:
    begins = [at for at, token in enumerate(tokens) if token.type == "table_open"]
    ends = [at for at, token in enumerate(tokens) if token.type == "table_close"]
    return list(zip(begins, ends, strict=True))


@pytest.mark.parametrize(
    "words",
    [
        "*a* _b_ `c` ~~d~~ **e**", "[x](javascript:y) ![z](w)", "<b>bold</b> &amp; &#42;", "a | b || c", "# no heading",
        "- no item", "+ no item", "1. no item", "12) no item", "> no quote", "--- rule", "=== line", ": colon",
        "two\nlines\r\n\nand a paragraph", "back\\slash \\* twice",
        "<https://x.example> https://x.example www.x.example",
        "[ref]: https://x.example", "``` fence", "$x^2$", "\t\ttabs", "Hello! [not] (a) link", "\\", "`", "|",
    ],
)  # fmt: skip
def test_markdown_shows_a_hostile_text_as_it_is(words: str) -> None:
    """Any text, escaped, comes out of a parser as the same words on one line, in a paragraph and in a cell."""
    parser = MarkdownIt("commonmark").enable("table")
    plain = " ".join(words.split())
    paragraph = parser.parse(escaped(words))
    assert [token.type for token in paragraph] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(t.content for t in paragraph[1].children or ()) == plain
    assert {t.type for t in paragraph[1].children or ()} <= {"text", "text_special"}
    cells = [t for t in parser.parse(f"| a | b |\n| --- | --- |\n| {escaped(words)} | end |") if t.type == "inline"]
    assert ["".join(t.content for t in cell.children or ()) for cell in cells] == ["a", "b", plain, "end"]


def test_an_address_is_no_link_for_parsers_that_make_links_of_words() -> None:
    """GitHub's Markdown links bare addresses; the escape stands where such a parser looks."""
    assert escaped("see https://x.example and www.x.example") == "see https\\://x.example and www\\.x.example"


@pytest.mark.parametrize("name", ["empty", "single", "hostile", "theses"])
def test_a_small_or_odd_map_has_a_sensible_report(name: str) -> None:
    """All parts are there, none is empty, and no figure is out of place."""
    made = named(name)[1]
    assert len(made.parts) == 8
    assert all(any(not isinstance(block, Made) for block in part.blocks) for part in made.parts)
    words = html_of(made).words
    assert not re.search(r"\b(?:None(?! of)|nan|inf|True|False)\b", words)
    assert not re.search(r"\b1 (?:statements|sources|claims|faults|notes|conflicts|actors|inferences)\b", words)


def test_a_map_without_a_thesis_says_so() -> None:
    """No central thesis and no main claim: the first part says so, and the others go on."""
    words = html_of(told(random_map(5))[0]).words
    assert "The map marks no central thesis and no main claim." in words


def test_the_empty_map_says_that_it_is_empty() -> None:
    """No statement, no figure, and still every part with its commands."""
    made = named("empty")[1]
    assert made.summary == "The map is empty."
    assert "figure" not in html_of(made).tags


@pytest.mark.parametrize("name", ["tiny", "loops", "generated", "thesis"])
def test_every_plot_has_its_words(name: str) -> None:
    """Each is an image with a title and a description that holds all of its numbers."""
    html = as_html(named(name)[1]).decode()
    plots = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert plots
    for plot in plots:
        assert 'role="img"' in plot
        told_in = re.search(r"<title>(.+?)</title><desc>(.+?)</desc>", plot)
        assert told_in
        shown = re.findall(r"<text[^>]*>(\d[\d,]*)</text>", plot)
        assert all(re.search(rf"\b{number}\b", told_in[2]) for number in shown)


def test_every_command_exists() -> None:
    """Queries, kinds, questions and options that the report names are those that argmap has."""
    import build_graph

    made = named("thesis")[1]
    named_in = {c for part in made.parts for b in part.blocks if isinstance(b, Made) for c in b.commands}
    lines = [b.words for part in made.parts for b in part.blocks if isinstance(b, Paragraph)]
    named_in |= {one.words for line in lines for one in line if isinstance(one, Code)}
    names = {report.name for report in questions()}
    known = {command.name or command.callback.__name__ for command in build_graph.app.registered_commands}
    for command in named_in:
        program, verb, *words = command.split()
        assert (program, verb in known) == ("argmap", True), command
        asked = dict(zip(words[::2], words[1::2], strict=False))
        assert verb != "query" or words[0] in names, command
        assert verb != "unsupported" or asked.get("--kind", "bare") in KINDS, command
        assert asked.get("--ask", "depth") in list(Question), command
        assert verb != "rests" or asked.get("--kind", "source") in list(Carrier), command


@pytest.mark.parametrize("seed", range(60))
def test_every_figure_is_that_of_the_analysis(seed: int) -> None:
    """On random maps the verdicts, loads, smallest losses and counts of the report are those of the results."""
    plain = rich_map(seed)
    argument_map = with_parts(plain, claims=tuple(c.model_copy(update={"role": Role.MAIN_CLAIM}) for c in plain.claims))
    made, found = told(argument_map)
    shown = tables(made)
    on, by = found.results.verdicts.values()
    words = {"in": "stands", "undecided": "left open", "out": "does not"}
    leading = shown.get("The thesis and the main claims")
    rows = [(row[0][0].words, row[2][0], row[3][0]) for row in leading.rows] if leading else []
    assert rows == [
        (c.label, words[on[c.id]], words[by[c.id]]) for c in argument_map.statements if isinstance(c, Claim)
    ]
    loads = shown.get("Sources by what falls with them")
    titles = {source.id: source.title for source in argument_map.sources}
    heavy = found.results.rests_on.load(Carrier.SOURCE)
    assert [(row[0][0].words, row[1][0]) for row in (loads.rows if loads else ())] == [
        (titles[name], f"{count}") for name, count in heavy
    ]
    weak = Counter(w.kind for w in found.results.weaknesses)
    html = html_of(made).words
    for kind, count in weak.items():
        noun = "statement" if count == 1 else "statements"
        assert f"{kind.replace('-', ' ').capitalize()}: {count} {noun}" in html
    assert ("Faults by kind" in shown) == bool(found.faults)


def test_lists_are_cut_and_say_so() -> None:
    """A list that leaves something out says how much, in the right number, and what has all of it."""
    (line,) = rest(12_345, 12_344, "statements", "argmap verdicts")
    assert line.words == ("1 more statement left out here: ", Code("argmap verdicts"), " has all 12,345.")
    assert rest(3, 3, "statements", "argmap verdicts") == ()


def test_a_large_map_has_a_short_report() -> None:
    """With 1,200 statements, 60 of them main claims, lists are cut, searches end, and the file stays small."""
    plain = maps.generated(1_200, mains=60)
    made, found = told(plain)
    assert 0 < len(found.safety) < MOST
    assert len(as_html(made)) < 400_000
    assert len(as_markdown(made)) < 250_000
    assert max(len(b.items) for part in made.parts for b in part.blocks if isinstance(b, Items)) <= 40
    words = html_of(made).words
    assert "has all 61." in words
    assert f"{61 - len(found.safety)} claims were not looked at, for the map is large: argmap rests CLAIM" in words


def test_the_same_map_has_the_same_report() -> None:
    """Written twice, from maps read twice, the bytes are equal."""
    first, again = told(maps.generated(120))[0], told(maps.generated(120))[0]
    assert as_html(first) == as_html(again)
    assert as_markdown(first) == as_markdown(again)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["hostile", "thesis"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_narrow_and_wide(
    name: str, scheme: str, browser: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Opened from disk nothing is refused, nothing asked for, nothing wider than the window, no word too small."""
    path = tmp_path / "report.html"
    path.write_bytes(as_html(named(name)[1]))
    for size in ((1280, 800), (400, 800)):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        request.addfinalizer(context.close)
        tab = context.new_page()
        trouble: list[str] = []
        asked: list[str] = []
        tab.on("console", lambda message, kept=trouble: kept.append(message.text))
        tab.on("request", lambda sent, kept=asked: kept.append(sent.url))
        tab.goto(path.as_uri())
        assert (trouble, asked) == ([], [path.as_uri()])
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert tab.evaluate("window.hacked") is None
        assert tab.evaluate(
            "[...document.querySelectorAll('svg text')].every((t) => t.getBoundingClientRect().height >= 10)"
        )


@pytest.fixture
def pages(chromium: str, tmp_path: Path) -> Callable[[str], int]:
    """How many sheets of paper a report takes."""
    import subprocess

    def printed(name: str) -> int:
        (tmp_path / "report.html").write_bytes(as_html(named(name)[1]))
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={tmp_path / 'r.pdf'}",
             (tmp_path / "report.html").as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        return len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "r.pdf").read_bytes()))

    return printed


@pytest.mark.browser
def test_it_can_be_read_on_paper(pages: Callable[[str], int]) -> None:
    """Printed, the report on the thesis takes no more sheets than an evening's reading, and every part begins one."""
    assert 8 <= pages("thesis") <= 24


def test_the_links_of_parts_are_values() -> None:
    """A report is plain frozen data: its links can be told before there is any markup."""
    made = named("tiny")[1]
    first = next(b for b in made.parts[0].blocks if isinstance(b, Items)).items[0][0][0]
    assert isinstance(first, Link)
    assert first.href == "map.html#n=claim%3Aroom-is-fairer"
