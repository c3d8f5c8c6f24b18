"""Taking things away: pictures, links, citations, Turtle, the page in a frame; and the minimap."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import rdflib

from tests.viz.conftest import NAMES, Opened

pytestmark = pytest.mark.browser

Open = Callable[[str], Opened]
ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def _saved(page: Opened, button: str, folder: Path) -> Path:
    with page.tab.expect_download() as waiting:
        page.tab.click(button)
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("view", ["map", "focus"])
def test_the_saved_svg_is_the_picture(name: str, view: str, opened: Open, tmp_path: Path) -> None:
    """The SVG has every line of every card as text, the size of the picture, and no script, link or address."""
    page = opened(name)
    page.go(f"#v={view}")
    lines = [line for card in page.cards()["cards"] for line in card["lines"]]
    root = ET.parse(_saved(page, "#save-svg", tmp_path)).getroot()  # noqa: S314  our own output
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    printable = [line for line in lines if line.isprintable()]
    assert [line for line in printable if line not in texts] == []
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {"svg", "title", "desc", "g", "path", "text"}
    assert not [a for e in root.iter() for a in e.attrib if a.startswith("on") or "href" in a or a == "style"]
    assert page.trouble == []
    assert page.violations() == []


def test_the_saved_png_is_twice_as_fine(opened: Open, tmp_path: Path) -> None:
    """The PNG has two pixels for each of the SVG's, each way, and is reached by keyboard."""
    page = opened("tiny")
    page.go("#v=map")
    root = ET.parse(_saved(page, "#save-svg", tmp_path)).getroot()  # noqa: S314  our own output
    page.tab.focus("#save-png")
    with page.tab.expect_download() as waiting:
        page.tab.keyboard.press("Enter")
    head = Path(waiting.value.path()).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", head[16:24])
    assert (wide, high) == (round(float(root.get("width", 0)) * 2), round(float(root.get("height", 0)) * 2))
    assert waiting.value.suggested_filename == "giving-the-river-room.png"


def test_a_citation_says_who_when_what_where(opened: Open) -> None:
    """The citation on the clipboard has author, year, title, place, the statement, and its name in the map."""
    page = opened("tiny")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.go("#n=claim:room-is-fairer&v=map")
    page.tab.click("#panel .actions button:has-text('Copy citation')")
    page.settle()
    assert page.tab.evaluate("() => navigator.clipboard.readText()") == (
        "Ida Vermeer (2019). Giving the river room. I. Why, paragraph 1, sentence 1. In other words: “Giving the river"
        " room is cheaper and fairer than raising the dikes.” (claim:room-is-fairer, claim:room-is-fairer)."
    )
    assert page.tab.inner_text("#status") == "Citation copied"


def test_the_turtle_of_a_statement_is_of_the_map(thesis_page: Opened, tmp_path: Path) -> None:
    """Every triple of a saved statement is in ``claims.ttl``; its reasons, notes, sources and speakers are there."""
    whole = {(s, p, str(o)) for s, p, o in rdflib.Graph().parse(ROOT / "claims.ttl")}
    for name in ("madrid-pledges-were-not-kept", "osce-is-too-heterogeneous", "kazakhstan-should-have-been-socialised"):
        thesis_page.go(f"#n=claim:{name}&v=map")
        path = _saved(thesis_page, "#panel .actions button:has-text('Turtle')", tmp_path)
        assert path.name == f"{name}.ttl"
        told = rdflib.Graph().parse(path)
        assert {(s, p, str(o)) for s, p, o in told} - whole == set()
        am = rdflib.Namespace("https://w3id.org/argmap/vocabulary#")
        me = rdflib.URIRef(f"https://w3id.org/argmap/kazakhstan-osce/claim/{name}")
        given = {s for s, p, o in whole if p == am.conclusion and o == str(me)}
        assert given
        assert set(told.subjects(am.conclusion, me)) == given
        kinds = set(told.objects(None, rdflib.RDF.type))
        assert {am.Claim, am.Inference, am.Footnote, am.Source, am.Actor} <= kinds


def test_hostile_turtle_is_turtle(opened: Open, tmp_path: Path) -> None:
    """Texts that try to end a string, a line or a file come back as they were."""
    page = opened("hostile")
    page.go("#n=claim:top&v=map")
    told = rdflib.Graph().parse(_saved(page, "#panel .actions button:has-text('Turtle')", tmp_path))
    labels = {str(label) for label in told.objects(None, rdflib.RDFS.label)}
    assert page.tab.evaluate("() => document.querySelector('#panel h2').textContent") in labels
    assert page.tab.evaluate("() => window.hacked") is None


FRAME = (
    '<!doctype html><meta charset="utf-8"><iframe sandbox="allow-scripts" width="1200" height="700" src="{}"></iframe>'
)


def test_the_page_works_in_a_sandboxed_frame(browser: Any, file_of: Callable[[str], Path], tmp_path: Path) -> None:
    """In a frame that may only run scripts: links and state hold, copying shows the text instead, no error."""
    outside = tmp_path / "outside.html"
    outside.write_text(FRAME.format(f"{file_of('tiny').as_uri()}#s=1&v=map"), "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    trouble: list[str] = []
    tab.on("console", lambda m: trouble.append(m.text) if m.type in {"error", "warning"} else None)
    tab.on("pageerror", lambda e: trouble.append(str(e)))
    tab.goto(outside.as_uri())
    frame = tab.frames[1]
    frame.wait_for_selector("html[data-ready]", state="attached")
    assert frame.inner_text("#tour strong") == "What it says"
    frame.click("#tour [data-go=next]")
    assert frame.evaluate("() => argmap.state().n") == "evidence:upkeep-figures"
    frame.click("#views [data-view=map]")
    frame.click("#details") if frame.is_visible("#details") else None
    frame.click("#theme")
    assert frame.evaluate("() => document.documentElement.dataset.theme") == "dark"
    frame.click("#panel .actions button:has-text('Copy citation')")
    frame.wait_for_selector(".to-copy")
    assert "Upkeep doubled" in frame.input_value(".to-copy")
    assert frame.evaluate("() => document.activeElement.className") == "to-copy"
    assert [text for text in trouble if "ermission" not in text and "lipboard" not in text] == []
    context.close()


def test_the_minimap_is_there_when_it_is_needed(opened: Open) -> None:
    """Hidden while everything is in sight; shown when the picture is larger; a click and the arrow keys move."""
    page = opened("generated")
    page.go("#v=map")
    page.tab.click("#zoom-all")
    page.settle()
    assert page.tab.is_hidden("#minimap")
    for _ in range(6):
        page.tab.click("#zoom-in")
    page.settle()
    assert page.tab.is_visible("#minimap")
    before = page.cards()["cards"][0]
    box = page.tab.locator("#minimap canvas").bounding_box()
    assert box
    page.tab.mouse.click(box["x"] + 3, box["y"] + 3)
    page.settle()
    clicked = page.cards()["cards"][0]
    assert clicked["x"] > before["x"]
    assert clicked["y"] > before["y"]
    page.tab.focus("#minimap")
    page.tab.keyboard.press("ArrowRight")
    page.settle()
    assert page.cards()["cards"][0]["x"] == pytest.approx(clicked["x"] - 80, abs=1)
    page.tab.click("#zoom")
