"""What if, in a real Chromium: switched by mouse and by keyboard, in the address, the same answers as Python's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.analysis import Results, analyse
from graph.analysis.outcomes import Lens
from graph.analysis.whatif import whatif
from graph.model import ArgumentMap
from tests.viz.conftest import Opened
from tests.viz.test_browser import AXE
from viz.render import render

pytestmark = pytest.mark.browser

Open = Callable[[str], Opened]
SOURCE = "source:delta-report"
WORDS = {"stands": "in", "does not stand": "out", "is left open": "undecided"}


@pytest.fixture
def tiny(opened: Open) -> Iterator[Opened]:
    """The tiny map, open at its first sight, with nothing supposed."""
    page = opened("tiny")
    yield page
    page.tab.set_viewport_size({"width": 1280, "height": 800})
    page.go("")


@pytest.fixture(scope="module")
def thesis(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, ArgumentMap, Results]]:
    """The map of this repository, open."""
    argument_map = graph.load(Path(__file__).parents[2] / "claims.ttl").map()
    results = analyse(argument_map)
    path = tmp_path_factory.mktemp("thesis") / "thesis.html"
    path.write_bytes(render(argument_map, results))
    page = Opened(browser, path)
    yield page, argument_map, results
    page.context.close()


def supposed(page: Opened) -> list[str]:
    """What the bar says is supposed; nothing if there is no bar."""
    return page.tab.evaluate(
        "() => document.getElementById('scenario').hidden ? []"
        " : [...document.querySelectorAll('#scenario .supposed')].map((chip) => chip.innerText.replace('×', '').trim())"
    )


def changed(page: Opened) -> set[str]:
    """The statements that the view says have changed."""
    return set(page.tab.evaluate("() => [...document.querySelectorAll('#list [data-row]')].map((r) => r.dataset.row)"))


def test_a_source_is_switched_off_by_mouse_and_on_by_back(tiny: Opened, made: Callable[[str], Any]) -> None:
    """One click in Sources rejects a source, and Back undoes it.

    Bar, address and status say what is rejected; the view lists what Python lists as changed.
    """
    argument_map, _ = made("tiny")
    tiny.go("#v=sources")
    tiny.tab.click(f'#list [data-suppose="r {SOURCE}"]')
    tiny.settle()
    assert tiny.state()["r"] == [SOURCE]
    assert f"r={SOURCE}" in tiny.tab.url
    assert len(supposed(tiny)) == 1
    expected = {change.id for change in whatif(argument_map, reject=[SOURCE]).changes}
    assert expected
    assert str(len(expected)) in tiny.tab.inner_text("#status")
    assert tiny.tab.get_attribute(f'#list [data-suppose="r {SOURCE}"]', "aria-pressed") == "true"
    tiny.tab.click("#scenario a[href*='v=whatif']")
    tiny.settle()
    assert changed(tiny) == expected
    tiny.tab.go_back()
    tiny.tab.go_back()
    tiny.settle()
    assert tiny.state()["r"] == []
    assert supposed(tiny) == []


def test_a_statement_is_rejected_by_keyboard(tiny: Opened) -> None:
    """The switch in the panel is reached and pressed by keyboard; the keyboard stays on it, and Undo takes it back."""
    name = "claim:drought-years"
    tiny.go(f"#n={name}")
    button = tiny.tab.locator(f'#panel [data-suppose="r {name}"]').first
    button.focus()
    tiny.tab.keyboard.press("Enter")
    tiny.settle()
    assert tiny.state()["r"] == [name]
    assert tiny.tab.evaluate("() => document.activeElement.dataset.suppose") == f"r {name}"
    assert "does not stand" in tiny.tab.inner_text("#panel .lenses")
    tiny.tab.focus("#scenario-undo")
    tiny.tab.keyboard.press("Enter")
    tiny.settle()
    assert tiny.state()["r"] == []
    assert tiny.tab.evaluate("() => document.activeElement !== document.body")


def test_accepting_takes_the_place_of_rejecting(tiny: Opened) -> None:
    """A thing is rejected or accepted, never both; Clear ends the scenario."""
    name = "claim:drought-years"
    tiny.go(f"#n={name}&r={name}")
    tiny.tab.locator(f'#panel [data-suppose="a {name}"]').first.click()
    tiny.settle()
    assert (tiny.state()["r"], tiny.state()["a"]) == ([], [name])
    tiny.tab.get_by_role("button", name="Clear", exact=True).first.click()
    tiny.settle()
    assert (tiny.state()["r"], tiny.state()["a"]) == ([], [])


def test_the_scenario_stays_when_the_view_changes(tiny: Opened) -> None:
    """Tabs and links keep what is supposed; the map marks what changes, and says so in its mirror."""
    tiny.go(f"#v=sources&r={SOURCE}")
    tiny.tab.click("#views a[data-view=map]")
    tiny.settle()
    assert tiny.state()["r"] == [SOURCE]
    assert any(card.get("change") for card in tiny.cards()["cards"])
    tiny.go("#v=map")
    assert not any(card.get("change") for card in tiny.cards()["cards"])


def test_an_address_is_a_strangers(tiny: Opened) -> None:
    """Names that the map does not have, or that cannot be supposed, are dropped from a scenario."""
    tiny.go(f"#r=claim:none&r=note:1&r={SOURCE}&a=%3Cimg%3E&a={SOURCE}")
    assert (tiny.state()["r"], tiny.state()["a"]) == ([SOURCE], [])


def test_why_is_told_step_by_step(tiny: Opened, made: Callable[[str], Any]) -> None:
    """The panel tells why in both lenses, in Python's words, and each step leads to what it is about."""
    from graph.analysis.why_verdict import why_verdict

    argument_map, results = made("tiny")
    name = argument_map.theses[0].id
    tiny.go(f"#n={name}")
    for at, lens in enumerate(Lens):
        part = tiny.tab.locator("#panel .standing details").nth(at)
        part.locator("summary").click()
        part.locator("li").first.wait_for()
        told = part.locator("li").all_inner_texts()
        expected = why_verdict(argument_map, results.verdicts[lens], name)
        assert told == [step.text.replace("scheme:", "") for step in expected]  # the page says schemes in words
    links = tiny.tab.locator("#panel .standing .why a[data-ref]")
    assert links.count() > 2
    links.first.click()
    tiny.settle()
    assert tiny.state()["n"] != name


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (1280, "light"),
        (400, "dark"),
        *(pytest.param(*o, marks=pytest.mark.slow) for o in ((1280, "dark"), (400, "light"))),
    ],
)
def test_axe_finds_nothing_in_a_scenario(width: int, theme: str, tiny: Opened) -> None:
    """With a scenario on axe-core finds no fault in any view that shows it, on a desk and on a phone.

    Nothing is wider than the page, and every switch is at least 24 pixels high and wide.
    """
    tiny.tab.set_viewport_size({"width": width, "height": 800})
    tiny.tab.evaluate(AXE)
    for place in ("v=whatif", "v=sources", "v=actors", "v=weak", "v=table", "v=map", "n=claim:drought-years"):
        tiny.go(f"#t={theme}&r={SOURCE}&{place}")
        found = tiny.tab.evaluate(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"
            ".map((v) => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)])"
        )
        assert found == [], (place, str(found)[:2000])
        assert tiny.tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        small = tiny.tab.evaluate(
            "() => [...document.querySelectorAll('.suppose, #scenario button')].map((b) => b.getBoundingClientRect())"
            ".filter((r) => r.width && (r.width < 24 || r.height < 24)).length"
        )
        assert small == 0, place
    tiny.go("#v=whatif&t=" + theme)
    assert tiny.trouble == []
    assert tiny.violations() == []


def test_the_thesis_has_pythons_verdicts(thesis: tuple[Opened, ArgumentMap, Results]) -> None:
    """The table of the thesis gives every statement the verdicts that Python gives it, in both lenses."""
    page, argument_map, results = thesis
    page.go("#v=table")
    rows = page.tab.evaluate(
        """async () => {
          const more = () => document.querySelector('#list .more');
          while (more()) more().click();
          const titles = [...document.querySelectorAll('#list thead th')].map((th) => th.innerText.trim());
          const at = ['On evidence', 'As asserted'].map((title) => titles.indexOf(title));
          return [...document.querySelectorAll('#list tbody tr[data-row]')]
            .map((row) => [row.dataset.row, ...at.map((k) => row.children[k].innerText.trim())]);
        }"""
    )
    shown = {name: (WORDS[evidence], WORDS[asserted]) for name, evidence, asserted in rows}
    assert shown == {s.id: tuple(str(results.verdicts[lens][s.id]) for lens in Lens) for s in argument_map.statements}


def test_what_falls_without_freedom_house(thesis: tuple[Opened, ArgumentMap, Results]) -> None:
    """What falls without Freedom House is two actions away, and is what ``argmap whatif`` says."""
    page, argument_map, _ = thesis
    page.tab.click("#views a[data-view=whatif]")
    page.settle()
    page.tab.click('#list [data-suppose="r actor:freedom-house"]')
    page.settle()
    for more in page.tab.locator("#list .more").all():
        more.click()
    changes = whatif(argument_map, reject=["actor:freedom-house"]).changes
    assert changed(page) == {change.id for change in changes}
    assert page.trouble == []
    assert page.violations() == []
