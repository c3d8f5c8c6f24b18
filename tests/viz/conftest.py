"""Fixtures of the page's tests: maps with their results, built pages, and one real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.analysis import analyse
from graph.analysis.results import Backing, Results
from graph.model import ArgumentMap
from tests.viz import maps
from viz.page import Page, page
from viz.render import render

NAMES = ("tiny", "empty", "single", "loops", "theses", "hostile", "generated")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of the tests that drive a browser those of ``test_browser.py`` run by default; the others are slow.

    So the default run opens every view and stays short; CI runs all.
    """
    for item in items:
        if item.get_closest_marker("browser") and item.path.name != "test_browser.py":
            item.add_marker("slow")


@pytest.fixture(scope="session")
def made() -> Callable[[str], tuple[ArgumentMap, Results]]:
    """A map by the name of its maker, with its results; made once."""
    known: dict[str, tuple[ArgumentMap, Results]] = {}

    def make(name: str) -> tuple[ArgumentMap, Results]:
        if name not in known:
            argument_map = maps.generated(10_000) if name == "huge" else getattr(maps, name)()
            huge = Results(backing=Backing(given=(), rounds={}, by={}), weaknesses=())
            known[name] = (argument_map, huge if name == "huge" else analyse(argument_map))
        return known[name]

    return make


@pytest.fixture(scope="session")
def page_of(made: Callable[[str], tuple[ArgumentMap, Results]]) -> Callable[[str], Page]:
    """The page model of a map; made once."""
    known: dict[str, Page] = {}

    def model(name: str) -> Page:
        if name not in known:
            known[name] = page(*made(name))
        return known[name]

    return model


@pytest.fixture(scope="session")
def file_of(
    made: Callable[[str], tuple[ArgumentMap, Results]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The HTML file of a map; written once."""
    folder = tmp_path_factory.mktemp("pages")

    def written(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_bytes(render(*made(name)))
        return path

    return written


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium.  Where there is none the suite is counted as not run; in CI that is a failure."""
    path = os.environ.get("ARGMAP_CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if not path:
        reason = "no Chromium: set ARGMAP_CHROMIUM to its path, and install playwright"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
        )
        yield started
        started.close()


class Opened:
    """A page open in the browser, with everything that went wrong in it."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        """Opens a file and waits until it can be used."""
        self.context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        self.tab = self.context.new_page()
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", lambda m: self.trouble.append(m.text) if m.type in {"error", "warning"} else None)
        self.tab.on("pageerror", lambda e: self.trouble.append(str(e)))
        self.tab.on("request", lambda r: self.requests.append(r.url))
        self.tab.add_init_script(
            "window.violations = [];"
            "document.addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));"
        )
        self.path = path
        self.open("")

    def open(self, fragment: str) -> None:
        """Loads the page anew, at an address."""
        self.tab.goto("about:blank")
        self.requests.clear()
        self.tab.goto(f"{self.path.as_uri()}{fragment}")
        self.tab.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        self.tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def go(self, fragment: str) -> None:
        """Goes to an address within the page."""
        self.tab.evaluate("(to) => { location.hash = to; }", fragment or "#")
        self.settle()

    def settle(self) -> None:
        """Waits until what was asked for is drawn."""
        self.tab.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 30))")

    def cards(self) -> dict[str, Any]:
        """What is on the canvas, from the page's own mirror."""
        return self.tab.evaluate("() => JSON.parse(document.getElementById('cards').textContent)")

    def state(self) -> dict[str, Any]:
        """Where the page is."""
        return self.tab.evaluate("() => argmap.state()")

    def violations(self) -> list[str]:
        """The policy violations so far."""
        return self.tab.evaluate("() => window.violations")


@pytest.fixture(scope="session")
def opened(browser: Any, file_of: Callable[[str], Path]) -> Iterator[Callable[[str], Opened]]:
    """The open page of a map; one for each map, used again."""
    known: dict[str, Opened] = {}

    def open_page(name: str) -> Opened:
        if name not in known:
            known[name] = Opened(browser, file_of(name))
        else:
            known[name].go("")
        return known[name]

    yield open_page
    for each in known.values():
        each.context.close()


@pytest.fixture(scope="session")
def thesis_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The page of the map of this repository, open in the browser; built once."""
    import graph

    argument_map = graph.load(Path(__file__).parents[2] / "claims.ttl").map()
    path = tmp_path_factory.mktemp("thesis") / "map.html"
    path.write_bytes(render(argument_map, analyse(argument_map)))
    page = Opened(browser, path)
    yield page
    page.context.close()
