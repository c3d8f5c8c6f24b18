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
from dataclasses import asdict
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import rjsmin
from typer.testing import CliRunner

from build_graph import app
from graph.analysis.results import Backing, Results
from graph.model import ArgumentMap
from tests.viz import maps
from tests.viz.conftest import NAMES
from viz.island import column, comes_back, island
from viz.page import Page
from viz.render import SCRIPTS, _asset, _code, render

READ = """
import { readFileSync } from 'node:fs';
import { load } from './tests/viz/js/page.mjs';
const page = load('data', 'openData data');
page.openData(JSON.parse(readFileSync(0, 'utf-8')));
process.stdout.write(JSON.stringify(page.data));
"""


class _Reader(HTMLParser):
    """Collects elements, the text in scripts and styles, and the sentences of the document."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.said: list[str] = []
        self._lists: list[str] = []
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.inside:
            self.inside[tag].append("")
        if tag == "ol":
            self._lists.append(dict(attrs).get("id") or "")
        if tag == "bdi":
            self._lists.append("bdi")
            if self._lists[-2:] == ["said", "bdi"]:
                self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ol", "bdi"}:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._lists[-2:] == ["said", "bdi"]:
            self.said[-1] += data
        if self.cdata_elem in self.inside:
            self.inside[self.cdata_elem][-1] += data


def _texts(column: Any) -> list[str]:
    """The texts of a column that has no id in it."""
    if isinstance(column, dict):
        texts = column.get("marked") or [column["of"][at] for at in column["all"]]
        return [text.removeprefix("\u00a7") for text in texts]
    return list(column)


def _island(html: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="data"( data-packed="gzip")?>(.*?)</script>', html, re.DOTALL
    )
    assert found
    letters = found[2].translate(str.maketrans(",.:", "<>&"))
    text = gzip.decompress(base64.b85decode(letters)).decode() if found[1] else found[2]
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
        "svg", "rect", "polyline", "g", "text", "circle",
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


@pytest.mark.node
@pytest.mark.parametrize("name", NAMES)
def test_the_scripts_read_the_page_as_it_was_written(name: str, page_of: Callable[[str], Page]) -> None:
    """What the page's scripts make of the island, packed in columns, is what Python put into it, field by field."""
    made = page_of(name)
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", READ], cwd=Path(__file__).parents[2], check=True, capture_output=True,
        input=json.dumps(island(made, {})), encoding="utf-8",
    )  # fmt: skip
    found = json.loads(ran.stdout)
    for part in ("nodes", "relations", "notes", "documents", "people", "parts", "findings", "debates", "tour"):
        wanted = json.loads(json.dumps([asdict(thing) for thing in getattr(made, part)]))
        for row, thing in zip(found[part], wanted, strict=True):
            thing["layers"] = thing.get("layers") or [[who] for who in thing.get("speakers", ())]
            assert {key: row.get(key, []) for key in thing} == thing
    assert (found["title"], found["roots"], found["top"]) == (made.title, list(made.roots), made.top)


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_in_the_file_once(
    name: str, file_of: Callable[[str], Path], page_of: Callable[[str], Page]
) -> None:
    """What the document says is left out of the island, and whatever HTML would change stays in it."""
    reader = _Reader(file_of(name).read_bytes().decode())
    shown = _island(file_of(name).read_bytes().decode())
    made = page_of(name)
    lines = shown["told"]["lines"]
    order = [shown["ids"][at - 1] for at in accumulate(lines["ids"] if lines else ())]
    labels = {node.id: node.label for node in made.nodes}
    kept = dict(zip((n.id for n in made.nodes), _texts(shown["page"].get("nodes", {}).get("label", [])), strict=False))
    assert len(reader.said) == len(order) == len(made.nodes)
    for ident, said in zip(order, reader.said, strict=True):
        assert (kept.get(ident) or said) == labels[ident]
        assert (kept.get(ident, "") == "") == (comes_back(labels[ident]) or labels[ident] == "")


def test_a_text_that_looks_like_a_place_stays_a_text() -> None:
    """A label that begins like an id's place is told apart from one."""
    assert column(("\u00a71", "claim:a"), {"claim:a": 0}) == {"marked": ["\u00a7\u00a71", "\u00a70"]}


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


def test_the_thesis_fits_in_a_megabyte(tmp_path: Path) -> None:
    """The page that ``argmap build`` writes of the map of this repository, with its questions, is below a megabyte."""
    root = Path(__file__).parents[2]
    ran = CliRunner().invoke(app, ["build", str(root / "claims.ttl"), "-o", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    assert (tmp_path / "map.html").stat().st_size < 1_000_000


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
    assert re.search(r"<li class=d3>1\.1\.1 <i>for:</i> <bdi>", html)


def test_a_lone_surrogate_does_not_stop_a_build() -> None:
    """A text with half a character is written, with a sign where the half was."""
    broken = ArgumentMap(file="broken.ttl", claims=(maps.claim("broken", "half \ud800 a character"),))
    nothing = Results(backing=Backing(given=(), rounds={}, by={}), weaknesses=())
    assert b"half ? a character" in render(broken, nothing)


@pytest.mark.parametrize("name", SCRIPTS)
def test_squeezing_a_script_changes_no_text_and_no_name(name: str) -> None:
    """What is left out is comments and spaces: words, numbers and texts come out as they went in, in the same order."""
    code = _asset("static", f"{name}.js")
    bare = re.sub(r"/\*.*?\*/ ?|(?m:(?<=[ ;{}])//.*$|^//.*$)", "", code, flags=re.DOTALL)
    squeezed = re.sub(r"/\*.*?\*/ ?", "", rjsmin.jsmin(code), flags=re.DOTALL)  # it keeps those within templates
    assert len(squeezed) < len(bare)
    assert re.findall(r"[\w$]+|[^\w$\s]", squeezed) == re.findall(r"[\w$]+|[^\w$\s]", bare)
    texts = re.findall(r"'(?:[^'\\\n]|\\.)*'|`[^`]*`", bare)
    assert [text for text in texts if text not in squeezed] == []


@pytest.mark.node
def test_squeezed_scripts_are_scripts() -> None:
    """Node reads the joined scripts without a fault."""
    ran = subprocess.run(["node", "--check", "-"], input=_code(SCRIPTS), capture_output=True, text=True, check=False)
    assert ran.stderr == ""
