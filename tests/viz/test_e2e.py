"""One suite in two browsers: every view and every control, by mouse and by keyboard alone, in Chromium and in Firefox.

The suite is ``e2e/`` beside this file, in JavaScript, because only puppeteer drives both.  A test here starts one
browser on one page and reads what became of each case.  The pages are built by the command that users run, where the
map is in Turtle.  All of it is marked ``slow``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHROMIUM, FIREFOX
from tests.viz.maps import HOSTILE
from viz.render import render

ROOT = Path(__file__).parents[2]
RUN = "tests/viz/e2e/run.mjs"
BROWSERS = {"chromium": CHROMIUM, "firefox": FIREFOX}
FIRST = ("tiny", "views")
REST = (
    ("tiny", "outline,map,panel,search"),
    ("tiny", "lists,whatif,tour,frame"),
    ("tiny", "everyone,forced,still"),
    ("hostile", "hostile"),
    ("hostile-turtle", "hostile"),
    ("bridge", "queries"),
    ("sparql", "sparql"),
    ("thesis", "tour,thesis"),
)
"""Which suites are tried on which page."""

pytestmark = [pytest.mark.node, pytest.mark.puppeteer]
each_browser = pytest.mark.parametrize(
    "browser",
    [pytest.param("chromium", marks=pytest.mark.browser), pytest.param("firefox", marks=pytest.mark.firefox)],
)


def _node(*words: str) -> list[dict[str, Any]]:
    """What the runner tells, a line a case."""
    ran = subprocess.run(["node", RUN, *words], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _built(path: Path, folder: Path, *options: str) -> Path:
    """The page that ``argmap build`` writes of a map."""
    words = [sys.executable, "build_graph.py", "build", str(path), "-o", str(folder), *options]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return folder / "map.html"


def _hostile_turtle(folder: Path) -> Path:
    """The map of the bridge with texts that try to be something else, wherever a text may stand."""
    text = (ROOT / "tests" / "data" / "good" / "bridge.ttl").read_text("utf-8")
    count = 0

    def evil(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return found[1] + json.dumps(f"{count} {HOSTILE[count % len(HOSTILE)][:900]}")

    text = re.sub(r'((?:rdfs:label|dcterms:title|am:interest|skos:altLabel|am:value) )"[^"]*"', evil, text)
    text = re.sub(r'(schema:url )"[^"]*"(\^\^\S+)?', r'\1"javascript:window.hacked=1"\2', text)
    path = folder / "hostile.ttl"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture(scope="session")
def page(made: Callable[[str], Any], bridge: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of that name, written once, with a second one beside it that holds it in a sandboxed frame."""
    known: dict[str, Path] = {}

    def write(name: str, folder: Path) -> Path:
        if name == "thesis":
            return _built(ROOT / "claims.ttl", folder)
        if name == "bridge":
            return _built(bridge, folder)
        if name == "sparql":
            return _built(bridge, folder, "--with-sparql")
        if name == "hostile-turtle":
            return _built(_hostile_turtle(folder), folder, "--with-sparql")
        path = folder / "map.html"
        path.write_bytes(render(*made(name)))
        return path

    def find(name: str) -> Path:
        if name not in known:
            known[name] = write(name, tmp_path_factory.mktemp(name))
            known[name].with_name("frame.html").write_text(
                '<!doctype html><meta charset="utf-8"><title>Outside</title>'
                '<iframe sandbox="allow-scripts" width="1200" height="700" src="map.html"></iframe>',
                "utf-8",
            )
        return known[name]

    return find


def _passes(browser: str, path: Path, suites: str) -> None:
    told = ("--browser", browser, "--program", str(BROWSERS[browser]), "--page", str(path), "--suites", suites)
    ran = _node(*told)
    wrong = [f"{case['suite']}: {case['name']}\n{case['why']}" for case in ran if not case["ok"]]
    assert not wrong, f"{len(wrong)} of {len(ran)} cases in {browser}:\n" + "\n\n".join(wrong)
    listed = _node("--suites", suites, "--list")
    assert [(case["suite"], case["name"]) for case in ran] == [(case["suite"], case["name"]) for case in listed]


@pytest.mark.slow
@each_browser
def test_every_view_opens_in_both_browsers(browser: str, page: Callable[[str], Path]) -> None:
    """Every view opens by mouse, by keyboard and by Back, and keeps what is chosen; all cases of the suite ran."""
    _passes(browser, page(FIRST[0]), FIRST[1])


@pytest.mark.slow
@each_browser
@pytest.mark.parametrize(("name", "suites"), REST)
def test_the_same_suite_passes_in_both_browsers(
    name: str, suites: str, browser: str, page: Callable[[str], Path]
) -> None:
    """Each case does what its sentence says, without a request, a violation or an error; and all of them ran."""
    _passes(browser, page(name), suites)


def test_no_suite_is_left_out() -> None:
    """Every file of suites is tried on some page, and no two cases of a suite have the same sentence."""
    named = {suite for _, suites in (FIRST, *REST) for suite in suites.split(",")}
    assert named == {path.stem for path in (ROOT / "tests" / "viz" / "e2e" / "suites").glob("*.mjs")}
    listed = [(case["suite"], case["name"]) for case in _node("--suites", ",".join(sorted(named)), "--list")]
    assert len(listed) == len(set(listed)) >= 80


class _Tags(HTMLParser):
    """What elements a file has, and what could run or leave from them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.armed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element down."""
        self.names.add(tag)
        for name, value in attrs:
            runs = name.startswith("on") or name in {"src", "srcdoc"}
            leaves = name == "href" and not re.match(r"https?://|#|map\.html", value or "")
            if runs or leaves:
                self.armed.append(f"<{tag} {name}={value}>")


@pytest.mark.slow
def test_a_hostile_map_leaves_the_report_inert(page: Callable[[str], Path]) -> None:
    """The report of a map whose texts look like markup has no element that runs, loads or leads elsewhere."""
    found = _Tags()
    found.feed(page("hostile-turtle").with_name("report.html").read_text("utf-8"))
    assert not found.names & {"script", "img", "iframe", "object", "embed", "form", "link", "base"}
    assert found.armed == []
