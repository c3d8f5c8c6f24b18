"""What several tests start from; and which suites this machine can run.

Tests marked ``browser`` need a Chromium, those marked ``firefox`` a Firefox, those marked ``node`` Node, those marked
``puppeteer`` what drives both browsers from Node (``make node_modules/.installed``), those marked ``text`` the text of
the thesis at ``ARGMAP_TEXT``, those marked ``oracles`` the second solvers of the extra of that name.  Where these are
missing they are counted aloud at the end of the run; with ``CI`` set they fail.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

import build_graph

ROOT = Path(__file__).parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
NODE = shutil.which("node")
PUPPETEER = NODE and (ROOT / "node_modules" / "puppeteer-core" / "package.json").is_file()
TEXT = os.environ.get("ARGMAP_TEXT")
PEERS = all(map(find_spec, ("argumentation", "py_arg", "pygarg", "pysat")))

MISSING = {
    **({} if CHROMIUM else {"browser": "no Chromium"}),
    **({} if FIREFOX else {"firefox": "no Firefox"}),
    **({} if NODE else {"node": "no Node"}),
    **({} if PUPPETEER else {"puppeteer": "no puppeteer-core: make node_modules/.installed"}),
    **({} if PEERS else {"oracles": "the solvers of the extra oracles are not installed"}),
    **({} if TEXT and Path(TEXT).is_file() else {"text": "ARGMAP_TEXT is not set to a file"}),
}
"""The markers that this machine cannot serve, and why."""

# No law is about time, and a machine may be busy; in CI the same examples are tried on every run.
settings.register_profile("argmap", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("argmap")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what this machine cannot run; in CI it fails, so that nothing is left out unseen."""
    for marker, reason in MISSING.items():
        if item.get_closest_marker(marker):
            if os.environ.get("CI"):
                pytest.fail(f"CI must provide for {marker} tests: {reason}", pytrace=False)
            pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests did not run, and why; counted from the reports, which come in from every worker."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    found = {marker: sum(reason in text for text in skipped) for marker, reason in MISSING.items()}
    counts = [f"{n} {marker} tests ({MISSING[marker]})" for marker, n in found.items() if n]
    if counts:
        terminalreporter.write_line(f"not run: {', '.join(counts)}", yellow=True)


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the door in this process, as ``argmap`` with these words."""

    def door(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["argmap", *map(str, words)])
        capsys.readouterr()
        try:
            build_graph.main()
            code = 0
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return door


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the small maps: good/, bad/, and the text of good/bridge.ttl."""
    return ROOT / "tests" / "data"


@pytest.fixture(scope="session")
def bridge(data: Path) -> Path:
    """A small map with one thing of every kind; its text is data/bridge.txt."""
    return data / "good" / "bridge.ttl"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium of this machine; only for tests marked ``browser``."""
    assert CHROMIUM, "mark the test with pytest.mark.browser"
    return CHROMIUM


@pytest.fixture(scope="session")
def thesis_text() -> Path:
    """The text of the thesis; only for tests marked ``text``."""
    assert TEXT, "mark the test with pytest.mark.text"
    return Path(TEXT)
