"""The static overview: a picture without a script, for a README, for print, for readers without scripts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from graph.analysis.results import Results
from graph.model import ArgumentMap
from tests.viz.conftest import NAMES
from viz.overview import picture
from viz.page import Page
from viz.render import _asset
from viz.style import DARK, LIGHT

Made = Callable[[str], tuple[ArgumentMap, Results]]
SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parent / "golden" / "overview-tiny.svg"


def test_the_picture_is_the_one_that_was_looked_at(made: Made) -> None:
    """The overview of the tiny map is the stored one; ``ARGMAP_REFRESH_GOLDENS=1`` stores it anew, to be looked at."""
    drawn = picture(*made("tiny"))
    if os.environ.get("ARGMAP_REFRESH_GOLDENS"):
        GOLDEN.write_bytes(drawn)
    assert drawn.decode() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_inert(name: str, made: Made) -> None:
    """Whatever a map says, the picture is well-formed and holds shapes and text alone: no script, link or address."""
    root = ET.fromstring(picture(*made(name)))  # noqa: S314  our own output
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "polyline", "g", "text", "circle"}
    assert not [a for element in root.iter() for a in element.attrib if a.startswith("on") or "href" in a]
    assert "url(" not in (root.findtext(f"{SVG}style") or "url(")


@pytest.mark.parametrize("name", ["tiny", "generated", "theses"])
def test_the_thesis_and_the_main_claims_are_on_it(name: str, made: Made, page_of: Callable[[str], Page]) -> None:
    """What stands on top and every main claim can be read whole, by eye in the lines and by ear in the description."""
    root = ET.fromstring(picture(*made(name)))  # noqa: S314  our own output
    titles = [title.text for title in root.iter(f"{SVG}title")]
    chief = [n.label for n in page_of(name).nodes if n.form in {"central-thesis", "main-claim"}]
    assert chief
    assert set(chief) <= set(titles)
    told = root.findtext(f"{SVG}desc") or ""
    assert [label for label in chief if label not in told] == []


def test_it_is_light_and_dark(made: Made) -> None:
    """The file carries both palettes filled in, the dark one for those who prefer it, and no custom property."""
    sheet = ET.fromstring(picture(*made("tiny"))).findtext(f"{SVG}style") or ""  # noqa: S314  our own output
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    assert LIGHT["thesis"] in light
    assert DARK["thesis"] in dark
    assert "var(" not in sheet


def test_every_class_has_a_rule(made: Made) -> None:
    """No shape goes without a look: each class of the picture is named in the style sheet."""
    drawn = picture(*made("generated")).decode()
    used = {word for found in re.findall(r'class="([^"]+)"', drawn) for word in found.split()}
    ruled = set(re.findall(r"\.([a-z-]+)", _asset("static", "overview.css")))
    assert used - ruled - {"head"} == set()


def test_the_page_has_it_for_print(file_of: Callable[[str], Path]) -> None:
    """The page's document begins with the picture, without a style of its own, which the policy would refuse."""
    html = file_of("tiny").read_text("utf-8")
    inside = html[html.index('<article id="document">') :]
    assert inside.index("<svg class=") < inside.index("The argument")
    assert "<desc" not in inside, "the outline says it"
    assert "<style" not in inside
    assert not re.search(r"<[^>]* style=", inside)


def test_notes_and_sources_end_the_document(file_of: Callable[[str], Path]) -> None:
    """On paper every note names its sources by number, and the sources follow."""
    html = file_of("tiny").read_text("utf-8")
    assert html.index("<h2>The argument</h2>") < html.index("<h2>Notes</h2>") < html.index("<h2>Sources</h2>")
    assert re.search(r"<b>1</b>: <bdi>\d+</bdi>;", html)
