"""SPARQL in the page: the questions with their answers, and in its own build the engine, the editor, the worker."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.derive import derive
from graph.export import graph_trig
from graph.load import Triples
from graph.model import ArgumentMap
from graph.store import Answer, Report, Store, reports, weakness_queries
from graph.terms import terms
from tests.viz.conftest import Opened
from viz import sparql
from viz.gallery import ANSWERED_UP_TO, MOST_ROWS, Question, gallery
from viz.render import SCRIPTS, _asset, render
from viz.sparql import classic, islands

ROOT = Path(__file__).parents[2]
AXE = (Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js").read_text(encoding="utf-8")
OURS = (*reports(), *weakness_queries())
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOSTILE = "</script><img src=x onerror='window.hit=1'> & <b>bold</b>"


@dataclass
class Made:
    """A map read from Turtle, ready to be asked in Python and to be written as pages."""

    triples: Triples
    argument_map: ArgumentMap
    trig: bytes
    questions: tuple[Question, ...]

    @cached_property
    def engine(self) -> tuple[tuple[str, str], ...]:
        """What the engine adds."""
        return islands(self.trig)

    @cached_property
    def plain(self) -> bytes:
        """The page as it is built by default."""
        return render(self.argument_map, self.argument_map.results(), questions=self.questions)

    @cached_property
    def full(self) -> bytes:
        """The page with the engine."""
        results = self.argument_map.results()
        return render(self.argument_map, results, questions=self.questions, engine=self.engine)

    def answer(self, ours: Report) -> Answer:
        """Python's answer to a question."""
        return Store.of_trig(self.trig, self.triples.prefixes).answer(ours)


def _make(path: Path) -> Made:
    triples = graph.load(path)
    argument_map = triples.map()
    trig = graph_trig(triples, derive(triples, argument_map, argument_map.results()))
    return Made(triples, argument_map, trig, gallery(argument_map, trig, triples.prefixes))


@pytest.fixture(scope="session")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small map of an invented text, with markup in the label of one claim."""
    text = (ROOT / "tests" / "data" / "good" / "bridge.ttl").read_text("utf-8")
    claim = re.search(r'claim:[\w-]+ a am:Claim ;\n    rdfs:label "([^"]+)"', text)
    assert claim
    path = tmp_path_factory.mktemp("maps") / "hostile-bridge.ttl"
    path.write_text(text.replace(f'"{claim[1]}"', json.dumps(f"{claim[1]} {HOSTILE}")), "utf-8")
    return _make(path)


@pytest.fixture(scope="session")
def with_engine(bridge: Made, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The page of the small map that can answer SPARQL, open in the browser."""
    path = tmp_path_factory.mktemp("engine") / "map.html"
    path.write_bytes(bridge.full)
    page = Opened(browser, path)
    yield page
    page.context.close()


@pytest.fixture(scope="session")
def without(bridge: Made, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The page of the small map as it is built by default, open in the browser."""
    path = tmp_path_factory.mktemp("plain") / "map.html"
    path.write_bytes(bridge.plain)
    page = Opened(browser, path)
    yield page
    page.context.close()


def _ask(page: Opened, query: str) -> None:
    """Writes a query of one's own and runs it from the keyboard."""
    page.go("#v=queries&k=own")
    page.tab.fill("#editor", query)
    page.tab.press("#editor", "Escape")
    page.tab.press("#editor", "Control+Enter")


def _saved(page: Opened, word: str) -> bytes:
    with page.tab.expect_download() as saved:
        page.tab.click(f"#result button:has-text('{word}')")
    return Path(saved.value.path()).read_bytes()


def test_an_answer_is_kept_as_python_gives_it(bridge: Made) -> None:
    """The rows of every question, with labels put back in place, are the first of Python's; the rest are counted."""
    labels = {thing.id: thing.label for part in (bridge.argument_map.actors, bridge.argument_map.statements)
              for thing in part} | {s.id: s.title for s in bridge.argument_map.sources}  # fmt: skip
    asked = {question.name: question for question in bridge.questions}
    assert list(asked) == [ours.name for ours in OURS]
    for ours in reports():
        kept, answer = asked[ours.name], bridge.answer(ours)
        whole = tuple(tuple(labels[str(row[c])] if isinstance(c, int) else c for c in row) for row in kept.rows)
        assert (kept.columns, whole) == (answer.columns, answer.rows[:MOST_ROWS])
        assert kept.total == len(answer.rows)
    assert sum(question.total for question in bridge.questions) > 30


def test_a_large_map_has_the_questions_alone(bridge: Made) -> None:
    """Past a size nothing is asked while building; the questions and their queries stay."""
    claim = bridge.argument_map.claims[0].model_copy(update={"anchors": ()})
    large = ArgumentMap(file="large.ttl", claims=(claim,) * (ANSWERED_UP_TO + 1))
    found = gallery(large, b"not read", ())
    assert [question.name for question in found] == [ours.name for ours in OURS]
    assert not any(question.answered for question in found)


def test_the_default_page_has_nothing_of_the_engine(bridge: Made) -> None:
    """Without the switch there is no engine, no editor and no worker, and the policy allows none."""
    page = bridge.plain.decode()
    for trace in ("wasm", "worker-src", "new worker", "oxigraph", "engine-", 'id="editor"', "completions"):
        assert trace not in page.lower()
    assert "trusted-types 'none'" in html.unescape(page)


def test_the_engine_adds_to_the_page_and_changes_nothing_else(bridge: Made) -> None:
    """The body of both pages is the same up to the engine's parts, and the policy differs in three places."""
    plain, engine = (html.unescape(made.decode()) for made in (bridge.plain, bridge.full))
    policies = [re.sub(r"'sha256-[^']+' ?", "", page.split('content="')[1].split('"')[0]) for page in (plain, engine)]
    assert policies[1] == policies[0].replace("script-src ", "script-src 'wasm-unsafe-eval'").replace(
        "; style-src", "; worker-src blob:; style-src"
    ).replace("trusted-types 'none'", "trusted-types argmap-worker")
    bodies = [page[page.index("<body>") : page.index("<script>", page.index('id="data"'))] for page in (plain, engine)]
    assert (
        re.sub(r'<script type="application/octet-stream" id="engine-\w+">[\w+/=]+</script>\n', "", bodies[1])
        == (bodies[0])
    )


def test_the_engine_is_a_plain_script() -> None:
    """Oxigraph's release is a module; in the worker nothing of that is left, and nothing else is changed."""
    module = (ROOT / "viz" / "vendor" / f"{sparql.ENGINE}.js").read_text("utf-8")
    code = classic(module)
    assert not re.search(r"^(export|import)\b|import\.meta", code, re.MULTILINE)
    gone = set(module.splitlines()) - set(code.splitlines())
    assert all(line.startswith("export ") or "import.meta.url" in line for line in gone)
    assert "</script" not in code


def test_completion_knows_the_vocabulary_and_the_map(bridge: Made) -> None:
    """Our terms come with their definitions, the properties of other vocabularies by their names."""
    known = {term.name: term for term in terms(bridge.trig)}
    assert known["am:Claim"].definition
    assert {"rdfs:label", "dcterms:title", "am:backed", "scheme:sign"} <= known.keys()


@pytest.mark.parametrize("part", sparql.SCRIPTS)
def test_a_module_of_the_bench_is_like_the_others(part: str) -> None:
    """It opens with its subject and strict mode, names no host, and shares no name with another module."""
    text = _asset("static", f"{part}.js")
    assert re.match(r"/\*\*\n \* .+?\*/\n'use strict';\n", text, re.DOTALL)
    assert "://" not in text
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE)
    others = [_asset("static", f"{name}.js") for name in (*SCRIPTS, *sparql.SCRIPTS) if name != part]
    taken = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", "\n".join(others), re.MULTILINE)
    assert not set(names) & set(taken)


def test_two_builds_with_the_engine_are_the_same(bridge: Made) -> None:
    """The engine's parts hold no clock."""
    assert islands(bridge.trig) == bridge.engine


@pytest.mark.browser
def test_a_question_shows_its_answer_and_its_query(without: Opened, bridge: Made) -> None:
    """The default page shows each question's rows as a table whose names lead into the map, and its SPARQL."""
    page = without
    page.go("#v=queries")
    page.tab.click("#list a[data-ref=unsupported]")
    assert page.state()["k"] == "unsupported"
    ours = next(ours for ours in reports() if ours.name == "unsupported")
    assert page.tab.locator("#list tbody tr").count() == len(bridge.answer(ours).rows)
    assert page.tab.inner_text("#list pre").strip() == ours.query.strip()
    page.tab.locator("#list tbody a[data-ref]").first.click()
    assert page.tab.is_visible("#panel")
    assert page.state()["k"] == "unsupported"


@pytest.mark.browser
def test_a_count_has_a_bar(without: Opened) -> None:
    """Where a question counts, each number has a bar, and the greatest fills its place."""
    without.go("#v=queries&k=schemes")
    widths = without.tab.evaluate("() => [...document.querySelectorAll('#list .bar')].map((bar) => bar.style.width)")
    numbers = without.tab.evaluate(
        "() => [...document.querySelectorAll('#list .tally > :first-child')].map((number) => +number.textContent)"
    )
    assert widths == [f"{int(100 * n / max(numbers) + 0.5)}%" for n in numbers]
    assert numbers


@pytest.mark.browser
def test_a_weak_point_leads_to_its_query(without: Opened) -> None:
    """Each kind of weakness links to the query that finds it, and back; an unknown question is no question."""
    page = without
    page.go("#v=weak")
    page.tab.locator("#list [data-query]").first.click()
    kind = page.state()["k"]
    assert kind in {ours.name for ours in weakness_queries()}
    page.tab.click("#list a:has-text('Weak points')")
    assert page.state()["v"] == "weak"
    page.go("#v=queries&k=own")
    assert page.state()["k"] == ""


ALL_ANSWERS = """async (names) => {
  const saved = [];
  URL.createObjectURL = (blob) => { saved.push(blob); return 'blob:'; };
  HTMLAnchorElement.prototype.click = () => undefined;
  for (const name of names) {
    location.hash = `#v=queries&k=${name}`;
    await new Promise((done) => setTimeout(done));
    while (!document.querySelector('#result button')) await new Promise((done) => setTimeout(done, 5));
    [...document.querySelectorAll('#result button')].find((button) => button.textContent === 'Save JSON').click();
  }
  return Promise.all(saved.map((blob) => blob.text()));
}"""
"""Opens question after question and saves each answer, as a reader would, but keeps the files in the page."""


def _same_answers(page: Opened, made: Made) -> None:
    page.go("#v=queries&k=own")
    page.tab.press("#editor", "Control+Enter")
    page.tab.wait_for_selector("#result button:has-text('Save JSON')", timeout=60_000)
    saved = page.tab.evaluate(ALL_ANSWERS, [ours.name for ours in OURS])
    assert len(saved) == len(OURS)
    for ours, found in zip(OURS, saved, strict=True):
        assert json.loads(found) == json.loads(made.answer(ours).json()), ours.name
    page.open("")


@pytest.mark.browser
def test_the_engine_answers_as_python_does(with_engine: Opened, bridge: Made) -> None:
    """Every question that comes with argmap has the same answer in the page, row for row."""
    _same_answers(with_engine, bridge)
    ours = next(ours for ours in reports() if ours.name == "unsupported")
    with_engine.go("#v=queries&k=unsupported")
    with_engine.tab.wait_for_selector("#result tbody")
    assert _saved(with_engine, "Save CSV") == bridge.answer(ours).csv()


@pytest.mark.slow
@pytest.mark.browser
def test_the_engine_answers_as_python_does_on_the_thesis(browser: Any, tmp_path: Path) -> None:
    """The same on the map of this repository, whose page with the engine stays under its limit."""
    made = _make(ROOT / "claims.ttl")
    path = tmp_path / "map.html"
    path.write_bytes(made.full)
    assert path.stat().st_size < 3_500_000
    page = Opened(browser, path)
    _same_answers(page, made)
    assert page.trouble == []
    page.context.close()


@pytest.mark.browser
def test_a_query_can_be_stopped(with_engine: Opened) -> None:
    """A query without end is ended by Stop, and the next one is answered."""
    page = with_engine
    _ask(page, ENDLESS)
    page.tab.wait_for_selector("#list button:has-text('Stop'):enabled")
    page.tab.wait_for_timeout(1500)
    page.tab.click("#list button:has-text('Stop')")
    assert "stopped" in page.tab.inner_text("#result [role=alert]")
    _ask(page, "ASK { ?s ?p ?o }")
    page.tab.wait_for_selector("#result tbody td:has-text('yes')")


@pytest.mark.browser
def test_a_query_that_takes_too_long_is_ended(with_engine: Opened) -> None:
    """The time limit ends a query that nobody stops, and says what to do."""
    page = with_engine
    page.tab.evaluate("() => { const real = window.setTimeout; window.setTimeout = (act, ms) => real(act, ms / 50); }")
    _ask(page, ENDLESS)
    page.tab.wait_for_selector("#result [role=alert]", timeout=20_000)
    assert "longer than 30 seconds" in page.tab.inner_text("#result [role=alert]")
    page.open("")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * {\n SERVICE <http://example.org/> { ?s ?p ?o } }", "line 2: SERVICE is refused"),
        ("SELECT *\nFROM <http://example.org/>\n{ ?s ?p ?o }", "line 2: FROM is refused"),
        ("LOAD <http://example.org/>", "line 1: LOAD is refused"),
        ("SELECT * {\n ?c a am:Claim .\n ?s ?p . }", "line 3: not SPARQL"),
    ],
)
def test_what_cannot_be_run_is_said_with_its_line(query: str, said: str, with_engine: Opened) -> None:
    """What reaches out is refused by name and a mistake is shown, each with its line, which the editor marks."""
    page = with_engine
    _ask(page, query)
    page.tab.wait_for_selector("#result [role=alert]", timeout=20_000)
    assert page.tab.inner_text("#result [role=alert]").startswith(said)
    line = said.split(":", maxsplit=1)[0].removeprefix("line ")
    assert page.tab.inner_text(".lines .wrong").strip() == line
    page.tab.click(f"#result button:has-text('Go to line {line}')")
    before = page.tab.evaluate("() => document.activeElement.value.slice(0, document.activeElement.selectionStart)")
    assert before.count("\n") + 1 == int(line)


@pytest.mark.browser
def test_words_are_completed_from_the_keyboard(with_engine: Opened) -> None:
    """Terms, names and variables are offered in a list that arrows, Enter and Escape move through; Tab leaves."""
    page = with_engine
    page.go("#v=queries&k=own")
    page.tab.fill("#editor", "SELECT ?thing { ?thing a ")
    page.tab.press("#editor", "End")
    page.tab.keyboard.type("am:Cla")
    page.tab.wait_for_selector("#completions:visible")
    active = page.tab.get_attribute("#editor", "aria-activedescendant")
    assert page.tab.inner_text(f"#{active}").startswith("am:Claim")
    assert page.tab.get_attribute(f"#{active}", "aria-selected") == "true"
    page.tab.keyboard.press("ArrowDown")
    assert page.tab.get_attribute("#editor", "aria-activedescendant") != active
    page.tab.keyboard.press("ArrowUp")
    page.tab.keyboard.press("Enter")
    page.tab.keyboard.type(" ; rdfs:label ?th")
    page.tab.keyboard.press("Enter")
    assert page.tab.input_value("#editor") == "SELECT ?thing { ?thing a am:Claim ; rdfs:label ?thing"
    page.tab.keyboard.type(" . claim:")
    assert page.tab.is_visible("#completions")
    page.tab.keyboard.press("Escape")
    assert not page.tab.is_visible("#completions")
    assert page.tab.get_attribute("#editor", "aria-activedescendant") is None
    page.tab.keyboard.press("Tab")
    assert page.tab.evaluate("() => document.activeElement.textContent") == "Run"


@pytest.mark.browser
def test_a_parameter_can_be_chosen(with_engine: Opened, bridge: Made) -> None:
    """The field of a parameter offers the things of its kind, and the answer is the one for what it says."""
    page = with_engine
    page.go("#v=queries&k=rests-on-source")
    page.tab.wait_for_selector("#result .toolbar")
    offered = page.tab.evaluate("() => [...document.querySelectorAll('datalist option')].map((one) => one.value)")
    assert offered == [source.id for source in bridge.argument_map.sources] or set(offered) == {
        source.id for source in bridge.argument_map.sources
    }
    ours = next(ours for ours in reports() if ours.name == "rests-on-source")
    store = Store.of_trig(bridge.trig, bridge.triples.prefixes)
    counts = {}
    for name in offered:
        page.tab.fill("#set-source", name)
        page.tab.press("#set-source", "Enter")
        page.tab.wait_for_function("() => document.querySelector('#result .toolbar .soft')")
        found = json.loads(_saved(page, "Save JSON"))["results"]["bindings"]
        assert found == json.loads(store.query(ours.query, {"source": name}).json())["results"]["bindings"]
        counts[name] = len(found)
    assert max(counts.values()) > 0


@pytest.mark.browser
def test_triples_are_shown_and_saved(with_engine: Opened) -> None:
    """A CONSTRUCT answers with triples, as a table and as N-Triples."""
    page = with_engine
    _ask(page, "CONSTRUCT { ?c rdfs:label ?l } WHERE { ?c a am:Claim ; rdfs:label ?l }")
    page.tab.wait_for_selector("#result tbody")
    lines = _saved(page, "Save N-Triples").decode().splitlines()
    assert page.tab.locator("#result tbody tr").count() == len(lines) > 3
    assert HOSTILE in page.tab.inner_text("#result tbody")


@pytest.mark.browser
def test_all_triples_can_be_saved(with_engine: Opened, bridge: Made) -> None:
    """The page gives back what queries are asked of, byte for byte as ``argmap build`` writes it."""
    page = with_engine
    page.open("#v=queries&k=own")
    assert _saved(page, "Save all triples") == bridge.trig


@pytest.mark.browser
def test_nothing_leaves_the_page_and_nothing_breaks(with_engine: Opened, without: Opened) -> None:
    """In both builds: no request but the page and its own worker, no violation, no error, and labels stay text."""
    for page in (with_engine, without):
        page.open("")
        for place in ("#v=queries", *(f"#v=queries&k={ours.name}" for ours in OURS[:8]), "#v=queries&k=own"):
            page.go(place)
        if page is with_engine:
            _ask(page, "SELECT ?c ?l { ?c rdfs:label ?l } ORDER BY ?c")
            page.tab.wait_for_selector("#result tbody")
            assert "<b>bold</b>" in page.tab.inner_text("#result")
        assert [address for address in page.requests if not address.startswith("blob:null/")] == [page.path.as_uri()]
        assert page.violations() == []
        assert page.trouble == []
        assert page.tab.evaluate("() => [window.hit, document.querySelectorAll('#list img, #list b b').length]") == [
            None,
            0,
        ]


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_queries(theme: str, with_engine: Opened, without: Opened) -> None:
    """axe-core finds no fault in the list, a question, the editor with completions, an answer and a refusal."""
    for page in (without, with_engine) if theme == "light" else (with_engine,):
        page.tab.evaluate(AXE)
        for place in ("#v=queries", "#v=queries&k=rests-on-publisher"):
            page.go(f"{place}&t={theme}")
            page.tab.wait_for_selector("#list .entries, #list table")
            assert _faults(page) == [], place
    with_engine.go(f"#v=queries&k=own&t={theme}")
    with_engine.tab.fill("#editor", "SELECT * { ?s a am:")
    with_engine.tab.press("#editor", "Control+Space")
    assert with_engine.tab.is_visible("#completions")
    assert _faults(with_engine) == []
    with_engine.tab.press("#editor", "Escape")
    with_engine.tab.press("#editor", "Control+Enter")
    with_engine.tab.wait_for_selector("#result [role=alert]", timeout=20_000)
    assert _faults(with_engine) == []


def _faults(page: Opened) -> list[Any]:
    return page.tab.evaluate(
        "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"
        ".map((v) => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)])"
    )


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 400])
def test_the_bench_fits_a_phone(width: int, with_engine: Opened) -> None:
    """At a phone's width nothing sticks out; the query and the answer scroll in their own boxes."""
    page = with_engine
    page.tab.set_viewport_size({"width": width, "height": 800})
    for place in ("#v=queries", "#v=queries&k=unsupported", "#v=queries&k=own"):
        page.go(place)
        page.tab.wait_for_timeout(200)
        assert page.tab.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.tab.evaluate("() => document.getElementById('list').scrollWidth") <= width
    page.tab.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.browser
def test_a_draft_stays_while_the_reader_looks_elsewhere(with_engine: Opened) -> None:
    """What was written is there again after a look at another view, until Reset."""
    page = with_engine
    page.go("#v=queries&k=schemes")
    page.tab.fill("#editor", "SELECT * { ?a ?b ?c } LIMIT 1")
    page.go("#v=map")
    page.go("#v=queries&k=schemes")
    assert page.tab.input_value("#editor") == "SELECT * { ?a ?b ?c } LIMIT 1"
    page.tab.click("#list button:has-text('Reset')")
    assert "am:scheme" in page.tab.input_value("#editor")
