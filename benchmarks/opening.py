"""What a page costs whoever opens it: main-thread seconds until it can be used, and of everything a reader then does.

``python benchmarks/opening.py out/map.html [MORE.html ...]`` opens each in Chromium and tells a row a step.  Time is
processor time of the page's main thread (the DevTools protocol's ``Performance`` domain, ``threadTicks``), so that it
holds on a busy machine too.  ``benchmarks/prose.py`` writes maps to build such pages from.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

DRAWN = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 30))"
VIEWS = ("map", "focus", "weak", "debate", "sources", "actors", "text", "timeline", "table", "whatif", "queries")


def steps(tab: Page) -> Iterator[tuple[str, str]]:
    """Each step by its name, and the script that takes it."""
    some = tab.evaluate("""() => {
        const cards = JSON.parse(document.getElementById('cards').textContent).cards;
        return cards.filter((card) => card.ref).at(-1)?.ref || "";
    }""")
    yield "a statement", f"argmap.go({{ n: {some!r}, v: 'map' }})"
    yield "its focus", f"argmap.go({{ n: {some!r}, v: 'focus' }})"
    yield "the whole map", "argmap.go({ v: 'map', b: '*', n: '' })"
    for view in VIEWS:
        yield f"the view {view}", f"argmap.go({{ v: '{view}', b: '', n: '' }})"
    yield "going to the search field", "document.getElementById('search').focus(); await pause(2500)"
    for attempt in ("first", "second"):
        yield f"the {attempt} search", f"await type('{'pl' if attempt == 'first' else 'wod'}')"
    yield "no search", "await type('')"
    yield "the filters", "argmap.go({ v: 'map' }); document.getElementById('filter').click()"
    yield "the first filter", "argmap.go({ f: ['weak:bare'] })"
    yield "a second filter", "argmap.go({ f: ['weak:bare', 'role:sub-claim'] })"
    yield "a filter by verdict", "argmap.go({ f: ['evidence:out'] })"
    yield "no filter", "argmap.go({ f: [] }); document.getElementById('filter').click()"
    yield "the first rejection", f"argmap.go({{ r: [{some!r}] }})"
    yield "a second rejection", f"argmap.go({{ r: [{some!r}], a: [] }}); argmap.go({{ r: [] }})"


def measured(path: Path) -> Iterator[tuple[str, float]]:
    """The seconds of processor time of opening a page, and of each step after that."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.set_default_timeout(600_000)
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent() -> float:
            found = session.send("Performance.getMetrics")["metrics"]
            return next(float(one["value"]) for one in found if one["name"] == "TaskDuration")

        tab.goto(path.resolve().as_uri())
        tab.wait_for_selector("html[data-ready]", state="attached")
        yield "ready", spent()
        tab.evaluate(DRAWN)
        tab.evaluate("() => { window.pause = (ms) => new Promise((done) => setTimeout(done, ms)); }")
        tab.evaluate("""() => { window.type = (words) => {
            const field = document.getElementById('search');
            field.value = words;
            field.dispatchEvent(new Event('input'));
            return new Promise((done) => setTimeout(done, 400));
        }; }""")
        for name, script in steps(tab):
            before = spent()
            tab.evaluate(f"async () => {{ {script}; }}")
            tab.evaluate(DRAWN)
            yield name, spent() - before
        browser.close()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"{name}: {Path(name).stat().st_size / 1e6:.1f} MB")
        for step, seconds in measured(Path(name)):
            print(f"    {step:24} {seconds:7.2f}")
