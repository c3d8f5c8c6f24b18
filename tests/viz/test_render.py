"""The HTML file: inert, alone, the same every time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.results import Backing, Results
from graph.model import ArgumentMap
from tests.viz import maps
from tests.viz.conftest import NAMES
from viz.page import Page
from viz.render import SCRIPTS, _asset, plain, render


class _Reader(HTMLParser):
    """Collects elements and the text in scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in self.inside:
            self.inside[self.cdata_elem][-1] += data


def _island(html: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="data"( data-packed="gzip")?>(.*?)</script>', html, re.DOTALL
    )
    assert found
    text = gzip.decompress(base64.b64decode(found[2])).decode() if found[1] else found[2]
    return dict(json.loads(text))


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_admits_exactly_what_is_there(name: str, file_of: Callable[[str], Path]) -> None:
    """The policy's hashes are those of the scripts and styles in the file, and it allows nothing else."""
    html = file_of(name).read_bytes().decode()
    reader = _Reader(html)
    policy = next(a["content"] for _, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy") or ""
    kinds = [a.get("type") for tag, a in reader.elements if tag == "script"]
    code = [text for text, kind in zip(reader.inside["script"], kinds, strict=True) if kind is None]
    digests = [
        f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'"
        for t in (*code, *reader.inside["style"])
    ]
    assert re.findall(r"'sha256-[^']+'", policy) == digests
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", NAMES)
def test_no_text_becomes_markup(name: str, file_of: Callable[[str], Path]) -> None:
    """Whatever a map says, the file has the same elements in the same order, up to repetition of list items."""
    reader = _Reader(file_of(name).read_bytes().decode())
    allowed = {
        "html", "head", "meta", "title", "style", "noscript", "body", "div", "button", "header", "h1", "bdi", "label",
        "input", "ul", "li", "nav", "a", "b", "aside", "h2", "p", "main", "ol", "footer", "span", "article", "i",
        "output", "script", "details", "summary", "dl", "dt", "dd",
    }  # fmt: skip
    assert {tag for tag, _ in reader.elements} <= allowed
    assert [tag for tag, _ in reader.elements].count("script") == 3
    for _, attributes in reader.elements:
        assert not [a for a in attributes if a.startswith("on") or a in {"src", "srcdoc", "style", "action"}]
        assert (attributes.get("href") or "#").startswith("#")


def test_the_island_cannot_end_itself(file_of: Callable[[str], Path]) -> None:
    """No character that could end the data element, or start a comment, is in it."""
    html = file_of("hostile").read_bytes().decode()
    found = re.search(r'id="data"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found
    assert not set(found[1]) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("name", ["hostile", "generated", "empty"])
def test_the_island_holds_the_page(name: str, file_of: Callable[[str], Path], page_of: Callable[[str], Page]) -> None:
    """Ids and texts come out of the island as they went in, packed or not."""
    island = _island(file_of(name).read_bytes().decode())

    def back(value: str) -> str:
        if value.startswith("§§"):
            return value[1:]
        return str(island["ids"][int(value[1:], 36)]) if value.startswith("§") else value

    nodes = island["page"].get("nodes", [])
    assert [(back(n["id"]), back(n["label"])) for n in nodes] == [(n.id, n.label) for n in page_of(name).nodes]


def test_a_text_that_looks_like_a_place_stays_a_text() -> None:
    """A label that begins like an id's place is told apart from one."""
    assert plain("§1", {"claim:a": "§0"}) == "§§1"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded(name: str, file_of: Callable[[str], Path]) -> None:
    """No element, style or script of ours names another host, and no source map is asked for."""
    html = file_of(name).read_bytes().decode()
    assert "sourceMappingURL" not in html
    for part in SCRIPTS:
        assert "://" not in _asset("static", f"{part}.js")
    assert "url(" not in _asset("static", "page.css")
    assert "@import" not in _asset("static", "page.css")


def test_two_builds_are_the_same() -> None:
    """Builds under different hash seeds are byte for byte the same."""
    code = (
        "import hashlib; from tests.viz import maps; from graph.analysis import analyse\n"
        "from viz.render import render\n"
        "m = maps.generated(120); print(hashlib.sha256(render(m, analyse(m))).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed},
                       capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] != ""


def test_a_thesis_fits_in_a_megabyte(file_of: Callable[[str], Path]) -> None:
    """The page of a map of 350 statements is smaller than a megabyte."""
    assert file_of("generated").stat().st_size < 1_000_000


def test_the_thesis_fits_in_a_megabyte() -> None:
    """The page of the map of this repository is smaller than a megabyte."""
    import graph
    from graph.analysis import analyse

    argument_map = graph.load(Path(__file__).parents[2] / "claims.ttl").map()
    assert len(render(argument_map, analyse(argument_map))) < 1_000_000


@pytest.mark.parametrize("part", SCRIPTS)
def test_every_module_is_strict_and_says_what_it_is(part: str) -> None:
    """Every script module opens with a comment that says its subject, then with strict mode."""
    text = _asset("static", f"{part}.js")
    assert re.match(r"/\*\*\n \* .+?\*/\n'use strict';\n", text, re.DOTALL)


def test_every_script_is_joined() -> None:
    """No script in the folder is forgotten, and none is joined twice."""
    folder = Path(__file__).parents[2] / "viz" / "static"
    assert sorted(SCRIPTS) == sorted(path.stem for path in folder.glob("*.js"))


def test_what_the_map_says_is_there_without_scripts(file_of: Callable[[str], Path]) -> None:
    """The file holds the argument as an outline in plain HTML, for print and for readers without scripts."""
    html = file_of("tiny").read_bytes().decode()
    assert "<bdi>Giving the river room is cheaper and fairer than raising the dikes.</bdi>" in html
    assert '<span class="at">1.1.1</span>' in html


def test_a_lone_surrogate_does_not_stop_a_build() -> None:
    """A text with half a character is written, with a sign where the half was."""
    broken = ArgumentMap(file="broken.ttl", claims=(maps.claim("broken", "half \ud800 a character"),))
    nothing = Results(backing=Backing(given=(), rounds={}, by={}), weaknesses=())
    assert b"half ? a character" in render(broken, nothing)


@pytest.mark.parametrize("name", SCRIPTS)
def test_comments_can_be_left_out(name: str) -> None:
    """No text in a module holds a comment or goes over lines, so that leaving comments out changes no text."""
    code = _asset("static", f"{name}.js")
    bare = re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL)
    texts = re.findall(r"'(?:[^'\\\n]|\\.)*'|`[^`]*`", bare)
    assert texts
    assert [text for text in texts if "/*" in text or "\n" in text] == []
