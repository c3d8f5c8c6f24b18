"""Every bad map is told what is wrong with it, where, and how to mend it; every good one is left in peace.

Each file of data/bad begins with what is expected: ``# expect: LINE: who: what: repair``, a line a finding.  A file
that cannot carry a comment has its expectations beside it, in a file that ends in ``.expect``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from graph.check import _compiled, check_queries, nearest
from graph.errors import Finding, MapError
from graph.load import Triples, load, parse

DATA = Path(__file__).parent.parent / "data"
BAD = sorted((DATA / "bad").glob("*.ttl"))
GOOD = sorted((DATA / "good").glob("*.ttl"))
WARNED = {"refuted-as-premise.ttl", "signalled-without-place.ttl"}
"""The bad files whose fault is a warning: the map can be used."""

each_bad = pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
each_good = pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)


def expected(file: Path) -> list[str]:
    """What a bad file is told, without its name."""
    beside = file.with_suffix(".expect")
    if beside.exists():
        return beside.read_text("utf-8").splitlines()
    lines = file.read_text("utf-8").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


def findings(file: Path) -> tuple[Finding, ...]:
    """The findings about a file, also if it does not parse."""
    try:
        return parse(file.read_bytes(), file.name).findings()
    except MapError as error:
        return error.findings


def test_all_bad_and_good_maps_are_here() -> None:
    """The suites below see as many files as there are: a lost pattern would make them pass with none."""
    assert (len(BAD), len(GOOD)) == (60, 7)
    assert all(expected(file) for file in BAD)


@each_bad
def test_a_bad_map_is_told_what_is_wrong(file: Path) -> None:
    """Who, where, what and the repair are those that the file itself expects, and nothing else is found."""
    assert [str(finding) for finding in findings(file)] == [f"{file.name}:{line}" for line in expected(file)]


@each_good
def test_a_good_map_is_left_in_peace(file: Path) -> None:
    """What is merely unusual is not an error, nor a warning."""
    assert findings(file) == ()


@each_bad
def test_the_door_says_the_same(file: Path, run: Callable[..., Any]) -> None:
    """``check`` prints the findings, a line each, and exits with 1, or with 0 if all are warnings."""
    ran = run("check", file)
    assert ran.out.splitlines() == [f"{file}:{line}" for line in expected(file)]
    assert ran.code == (0 if file.name in WARNED else 1)


@pytest.mark.slow
@each_bad
@pytest.mark.parametrize("command", ["build", "fmt", "unsupported", "query", "anchors", "audit", "stats", "why"])
def test_no_command_builds_on_a_bad_map(
    command: str, file: Path, run: Callable[..., Any], tmp_path: Path, data: Path
) -> None:
    """Whatever is asked of a bad map, the answer is the error, exit code 1, and nothing written or changed."""
    more: dict[str, tuple[str | Path, ...]] = {
        "build": ("-o", tmp_path), "anchors": ("--text", data / "bridge.txt"), "fmt": ("--check",),
    }  # fmt: skip
    first = {"query": (data / "claims.rq",), "why": ("it-rains",)}.get(command, ())
    if file.name in WARNED:
        return
    ran = run(command, *first, file, *more.get(command, ()))
    if command == "fmt" and ran.code == 0:
        return  # its text can be laid out, whatever it says
    assert ran.code == 1
    assert ran.err.startswith(f"{file}:")
    assert ran.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_fails_leaves_the_last_one_alone(run: Callable[..., Any], bridge: Path, tmp_path: Path) -> None:
    """What was built from a good map is untouched by builds from every bad one."""
    assert run("build", bridge, "-o", tmp_path).code == 0
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert len(before) >= 4
    for file in BAD:
        if file.name not in WARNED:
            assert run("build", file, "-o", tmp_path).code == 1
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_warning_does_not_stop_a_build(run: Callable[..., Any], tmp_path: Path) -> None:
    """A map with warnings is built, and the warnings are said."""
    ran = run("build", DATA / "bad" / "refuted-as-premise.ttl", "-o", tmp_path)
    assert ran.code == 0
    assert "refutes" in ran.err


def test_every_check_has_a_bad_file() -> None:
    """For each query of queries/checks there is a map that it finds something in."""
    found = {finding.rule for file in BAD for finding in findings(file)}
    assert {name for name, _ in check_queries()} <= found


def test_nearest_names() -> None:
    """A misspelt name gets the likeliest ones; a wild one gets none."""
    assert nearest("am:endorse", ["am:endorses", "am:role"]) == "did you mean am:endorses?"
    assert nearest("zzzzzz", ["am:endorses"]) == ""


# -- pySHACL as the oracle of the faster engine

Violation = tuple[str, str]


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(Path(__file__).parent.parent.parent / "graph" / "shapes.ttl")


def _oracle(source: bytes) -> set[Violation]:
    """Focus and path of every violation that pySHACL finds."""
    asserted = rdflib.Graph().parse(data=source, format="turtle")
    _, report, _ = pyshacl.validate(asserted, shacl_graph=_shapes(), inference="none")
    assert isinstance(report, rdflib.Graph)
    results = report.subjects(rdflib.RDF.type, SH.ValidationResult)
    return {(str(report.value(r, SH.focusNode)), str(report.value(r, SH.resultPath) or "")) for r in results}


def _ours(source: bytes) -> set[Violation]:
    results = _compiled().validate_turtle(source.decode("utf-8")).results
    return {(result.focus_node.strip("<>"), (result.path or "").strip("<>")) for result in results}


def test_pyshacl_finds_the_same_in_every_file() -> None:
    """Focus and path of all violations agree, over all good and bad maps that are Turtle without blank nodes."""
    compared, violations = 0, 0
    for file in (*GOOD, *BAD):
        try:
            triples = load(file)
        except MapError:
            continue
        if any(isinstance(row.object, ox.BlankNode) or isinstance(row.subject, ox.BlankNode) for row in triples):
            continue
        ours = _ours(triples.source)
        assert ours == _oracle(triples.source), file.name
        compared, violations = compared + 1, violations + len(ours)
    assert compared >= 50
    assert violations >= 20


CHANGES: tuple[Callable[[str], str], ...] = (
    lambda _: "",
    lambda value: f"{value}, <urn:another>",
    lambda _: '"x y"',
    lambda _: "<urn:odd>",
    lambda _: "3.5",
    lambda _: "<https://w3id.org/argmap/bridge/claim/bridge-will-hold>",
)
"""What is done to the values of a property: taken away, given twice, made a string, a wrong name, a number, a claim."""


def _mutations(triples: Triples) -> list[str]:
    """For each property the blocks that have it, in N-Triples style, over and over, with one change to its values."""
    rows = [(str(row.subject), str(row.predicate), str(row.object)) for row in triples]
    kinds = [row for row in rows if "rdf-syntax-ns#type" in row[1]]
    found = []
    for wrong in sorted({path for _, path, _ in rows} - {kinds[0][1]}):
        having = {subject for subject, path, _ in rows if path == wrong}
        blocks = [row for row in rows if row[0] in having]
        named = {value for _, _, value in blocks} - having
        blocks += [row for row in kinds if row[0] in named or "claim/bridge-will-hold" in row[0]]
        for change in CHANGES:
            changed = [(s, path, change(value) if path == wrong else value) for s, path, value in blocks]
            found.append("\n".join(f"{s} {path} {value} ." for s, path, value in changed if value))
    return found


@pytest.mark.slow
def test_pyshacl_finds_the_same_in_mutations_of_a_good_map(bridge: Path) -> None:
    """The engines agree also where a value is missing, given twice, of another sort, or not in the list.

    The mutations are joined into one map, each under names of its own: pySHACL is slow to start.
    """
    mutations = _mutations(load(bridge))
    assert len(mutations) >= 200
    joined = "\n".join(text.replace("argmap/bridge/", f"argmap/bridge-{n}/") for n, text in enumerate(mutations))
    ours = _ours(joined.encode())
    assert ours == _oracle(joined.encode())
    broken = {focus.split("/")[4] for focus, _ in ours}
    assert len(broken) >= 160
