"""One map, one answer: the page, the report, the command line, SPARQL and ``analysis.json`` say the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import build_graph
import graph
from graph.analysis.outcomes import Lens
from graph.analysis.results import Results
from graph.dossier import dossier
from graph.export import analysis_json
from graph.load import parse
from graph.model import ArgumentMap, Role
from graph.store import Store
from tests.graph.as_turtle import prefixed, turtle
from tests.graph.random_maps import with_parts
from tests.graph.rich_maps import rich_map
from tests.viz.test_semantics import Question, answers
from viz.report import report
from viz.report.parts import Heading, Items, Link, Table

SEEDS = range(40)
SHOWN = {"stands": "in", "left open": "undecided", "does not": "out"}
WEAK = 3
"""Statements that the report names for a kind of weakness."""

Verdicts = dict[str, tuple[str, str]]
Weak = set[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A map with everything that can be asked about it."""

    map: ArgumentMap
    results: Results
    store: Store

    @property
    def verdicts(self) -> Verdicts:
        """What the analysis itself says: on evidence, as asserted."""
        on, by = (self.results.verdicts[lens] for lens in Lens)
        return {s.id: (str(on[s.id]), str(by[s.id])) for s in self.map.statements}

    @property
    def weak(self) -> Weak:
        """What the analysis itself finds weak."""
        return {(weakness.id, weakness.kind) for weakness in self.results.weaknesses}


def asked(argument_map: ArgumentMap) -> Asked:
    """A map made in memory, also as triples."""
    results = argument_map.results()
    return Asked(argument_map, results, Store.of(parse(turtle(argument_map).encode()), argument_map, results))


@pytest.fixture(scope="module")
def cases() -> list[Asked]:
    """The thesis, and random maps all of whose claims are main claims, so that the report tells each of them."""
    triples = graph.load(Path(graph.__file__).parents[1] / "claims.ttl")
    thesis = triples.map()
    results = thesis.results()
    found = [Asked(thesis, results, Store.of(triples, thesis, results))]
    for seed in SEEDS:
        plain = prefixed(rich_map(seed))
        claims = tuple(claim.model_copy(update={"role": Role.MAIN_CLAIM}) for claim in plain.claims)
        found.append(asked(with_parts(plain, claims=claims)))
    return found


def of_sparql(case: Asked) -> tuple[Verdicts, Weak]:
    """The derived triples, asked in SPARQL."""
    rows = case.store.query("SELECT * { ?s am:verdictOnEvidence ?on ; am:verdictAsAsserted ?by ; am:placeInText ?p }")
    at = {name: rows.columns.index(name) for name in ("s", "on", "by")}
    said = {row[at["s"]]: tuple(row[at[n]].removeprefix("am:") for n in ("on", "by")) for row in rows.rows}
    weak = case.store.query("SELECT ?s ?kind { ?s am:weakness ?kind }")
    return said, {(name, kind.removeprefix("am:")) for name, kind in weak.rows}


def of_file(case: Asked) -> tuple[Verdicts, Weak]:
    """``analysis.json``."""
    found = json.loads(analysis_json(case.map, dossier(case.map, case.results)))
    on, by = (found["verdicts"][lens] for lens in Lens)
    weak = {(weakness["id"], weakness["kind"]) for weakness in found["weaknesses"]}
    return {s.id: (on[s.id], by[s.id]) for s in case.map.statements}, weak


def of_report(case: Asked) -> tuple[Verdicts, dict[str, list[str]]]:
    """The verdicts on the leading claims, and by kind of weakness the first statements that have it."""
    made = report(case.map, dossier(case.map, case.results))
    verdicts: Verdicts = {}
    weak: dict[str, list[str]] = {}
    for part in made.parts:
        heading = ""
        for block in part.blocks:
            heading = block.words if isinstance(block, Heading) else heading
            if isinstance(block, Table) and block.caption == "The thesis and the main claims":
                verdicts = {ident(row[0][0]): (SHOWN[row[2][0]], SHOWN[row[3][0]]) for row in block.rows}
            elif isinstance(block, Items) and part.name == "weak":
                weak[heading.partition(":")[0].lower().replace(" ", "-")] = [ident(item[0][0]) for item in block.items]
    return verdicts, weak


def ident(words: object) -> str:
    """The thing that a link of the report leads to."""
    assert isinstance(words, Link)
    return words.href.removeprefix("map.html#n=").replace("%3A", ":")


def test_sparql_and_the_file_say_what_the_analysis_says(cases: list[Asked]) -> None:
    """Statement by statement, lens by lens, kind by kind, on the thesis and on 40 random maps."""
    for case in cases:
        assert of_sparql(case) == (case.verdicts, case.weak)
        assert of_file(case) == (case.verdicts, case.weak)


def test_the_report_says_what_the_analysis_says(cases: list[Asked]) -> None:
    """Every leading claim with its verdicts; every kind of weakness, with so many of the statements that have it."""
    for case in cases:
        verdicts, weak = of_report(case)
        leading = {c.id for c in case.map.claims if c.role in (Role.CENTRAL_THESIS, Role.MAIN_CLAIM)}
        assert verdicts == {name: both for name, both in case.verdicts.items() if name in leading}
        kinds = {kind for _, kind in case.weak}
        assert weak.keys() == kinds
        for kind, names in weak.items():
            having = {name for name, has in case.weak if has == kind}
            assert len(names) == min(WEAK, len(having))
            assert set(names) <= having


@pytest.mark.node
def test_the_page_says_what_the_analysis_says(cases: list[Asked]) -> None:
    """Its scripts, run in Node, come to the same verdicts and weaknesses."""
    found: Iterator[dict[str, Any]] = answers([Question(case.map) for case in cases])
    for case, answer in zip(cases, found, strict=True):
        on, by = (model["verdict"] for model in answer["before"]["verdicts"])
        assert {s.id: (on[s.id], by[s.id]) for s in case.map.statements} == case.verdicts
        assert {(weak["id"], weak["kind"]) for weak in answer["before"]["weak"]} == case.weak


def test_the_command_line_says_what_the_analysis_says(
    cases: list[Asked], run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``argmap verdicts`` and ``argmap unsupported``, as JSON."""
    for case in cases:
        monkeypatch.setattr(build_graph, "_load", lambda _, known=case: Loaded(known.map))
        rows = json.loads(run("verdicts", "--format", "json").out)
        assert {row["id"]: (row["on_evidence"], row["as_asserted"]) for row in rows} == case.verdicts
        listed = json.loads(run("unsupported", "--format", "json").out)
        assert {(row["id"], row["kind"]) for row in listed} == case.weak


@dataclass(frozen=True)
class Loaded:
    """What a command reads its map from, where the map is made in memory."""

    made: ArgumentMap

    def map(self) -> ArgumentMap:
        """The map."""
        return self.made
