"""The tour: stops written in the map, walked in the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.model import ArgumentMap
from tests.viz import maps
from tests.viz.conftest import Opened
from viz.render import _asset
from viz.tour import Stop, tour

Open = Callable[[str], Opened]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def thesis() -> ArgumentMap:
    """The map of this repository."""
    return graph.load(ROOT / "claims.ttl").map()


def test_the_thesis_has_a_tour(thesis: ArgumentMap) -> None:
    """Eight to twelve stops, in their order, each two sentences on something that the page can show."""
    assert 8 <= len(thesis.tour) <= 12
    assert [stop.position for stop in thesis.tour] == list(range(1, len(thesis.tour) + 1))
    assert [s.id for s in thesis.tour if len(re.findall(r"[.?!](?= |$)", s.guidance)) != 2] == []
    shown = tour(thesis)
    assert [s.id for s, at in zip(thesis.tour, shown, strict=True) if (s.about or "") != at.about] == []
    assert {stop.view for stop in shown} >= {"map", "focus", "debate", "actors"}


def test_a_stop_is_seen_where_its_thing_is_told_best() -> None:
    """A stop that names no view opens a statement in focus, an actor among actors; what has no place opens the map."""
    assert [(stop.view, stop.about) for stop in tour(maps.tiny())] == [
        ("map", "claim:room-is-fairer"), ("focus", "evidence:upkeep-figures"), ("actors", "actor:okke-brand"),
        ("map", ""),
    ]  # fmt: skip


def test_shapes_and_page_name_the_same_views() -> None:
    """Every view that a map's stops may name is one of the page's, and they are most of them."""
    shapes = (ROOT / "graph" / "shapes.ttl").read_text("utf-8")
    allowed = re.search(r"sh:path am:view ;.*?sh:in \( (.*?) \)", shapes, re.DOTALL)
    views = re.search(r"const VIEWS = \[(.*?)\];", _asset("static", "state.js"))
    assert allowed
    assert views
    named = set(re.findall(r'"(\w+)"', allowed[1]))
    assert named <= set(re.findall(r"'(\w+)'", views[1])) - {"outline", "tour"}
    assert len(named) >= 10


def _stop(page: Opened) -> str:
    return page.tab.inner_text("#tour strong")


@pytest.fixture
def tiny(opened: Open) -> Any:
    """The tiny map, which has four stops."""
    return opened("tiny")


@pytest.mark.browser
def test_the_tour_is_walked_by_mouse(tiny: Opened) -> None:
    """From the tab to the first stop, on to the next, away and back, and to the end: the address says where."""
    tiny.tab.click("#views [data-view=tour]")
    assert tiny.tab.locator(".stops li").count() == 4
    tiny.tab.click("#list .button")
    assert (_stop(tiny), tiny.state()["s"], tiny.state()["v"]) == ("What it says", 1, "map")
    tiny.tab.click("#tour [data-go=next]")
    assert (_stop(tiny), tiny.state()["n"], tiny.state()["v"]) == (
        "On what it rests",
        "evidence:upkeep-figures",
        "focus",
    )
    assert tiny.tab.inner_text("#status") == "Stop 2 of 4: On what it rests"
    tiny.tab.click("#views [data-view=sources]")
    assert _stop(tiny) == "On what it rests"
    tiny.tab.click("#tour [data-go=back]")
    assert tiny.state()["v"] == "focus"
    assert tiny.tab.locator("#tour [data-go=back]").count() == 0
    tiny.tab.click("#tour [data-go=end]")
    assert tiny.tab.is_hidden("#tour")
    assert (tiny.state()["s"], tiny.state()["v"]) == (0, "focus")
    assert tiny.tab.evaluate("() => document.activeElement.id") == "canvas"
    assert tiny.trouble == []


@pytest.mark.browser
def test_the_tour_is_walked_by_keyboard(tiny: Opened) -> None:
    """Enter on Next keeps the keyboard on Next; the arrows go both ways; Back in the browser undoes a step."""
    tiny.go("#s=1&v=map")
    tiny.tab.focus("#tour [data-go=next]")
    tiny.tab.keyboard.press("Enter")
    tiny.tab.keyboard.press("Enter")
    tiny.settle()
    assert tiny.state()["s"] == 3
    assert tiny.tab.evaluate("() => document.activeElement.dataset.go") == "next"
    tiny.tab.keyboard.press("ArrowRight")
    assert tiny.state()["s"] == 4
    assert tiny.tab.evaluate("() => document.getElementById('tour').contains(document.activeElement)")
    tiny.tab.keyboard.press("ArrowLeft")
    assert tiny.state()["s"] == 3
    tiny.tab.go_back()
    tiny.settle()
    assert tiny.state()["s"] == 4


@pytest.mark.browser
@pytest.mark.parametrize("wrong", ["0", "5", "-1", "1.5", "x", "99999999999999999999"])
def test_a_stop_that_is_not_there_is_dropped(wrong: str, tiny: Opened) -> None:
    """The address bar is a stranger's: a stop that the tour does not have is none."""
    tiny.go(f"#s={wrong}&v=sources")
    assert (tiny.state()["s"], tiny.state()["v"]) == (0, "sources")
    assert tiny.tab.is_hidden("#tour")


@pytest.mark.browser
def test_a_map_without_a_tour_has_no_tab(opened: Open) -> None:
    """Where nobody wrote a tour there is no tab, no bar, and an address that asks for one shows the map."""
    page = opened("generated")
    page.go("#v=tour&s=1")
    assert page.tab.locator("[data-view=tour]").count() == 0
    assert (page.state()["v"], page.state()["s"]) == ("", 0)


@pytest.mark.browser
def test_every_stop_of_the_thesis_shows_what_it_is_about(thesis: ArgumentMap, thesis_page: Opened) -> None:
    """Each stop opens its view, with its thing on top or chosen, in the map that is delivered."""
    for at, stop in enumerate(tour(thesis), start=1):
        thesis_page.go("#v=tour")
        thesis_page.tab.click(f".stops li:nth-child({at}) a")
        _seen(thesis_page, stop)
    assert thesis_page.trouble == []
    assert thesis_page.violations() == []


def _seen(page: Opened, stop: Stop) -> None:
    assert _stop(page) == stop.title
    assert page.state()["v"] == stop.view
    if stop.view == "map":
        assert page.cards()["cards"][0]["ref"] == stop.about
    else:
        assert page.state()["n"] == stop.about
        assert page.tab.locator("#tour [data-go=back]").count() == 0


@pytest.mark.browser
def test_what_is_chosen_is_in_sight_in_a_list(opened: Open) -> None:
    """Going to a list with something chosen brings its row into sight, however far down it is."""
    page = opened("generated")
    page.go("#v=sources")
    last = page.tab.locator("#list > .entries > [data-row]").last.get_attribute("data-row")
    page.go("#v=map")
    page.go(f"#v=sources&n={last}")
    box = page.tab.locator(f"#list > .entries > [data-row='{last}']").bounding_box()
    assert box
    assert 0 < box["y"] < 800
