"""Maps as columns: the same weaknesses, backing and verdicts as the ordinary path, on every map that both can read."""

from __future__ import annotations

import subprocess
import sys

import pytest

import graph
from graph import columns
from graph.analysis.backing import backing
from graph.analysis.outcomes import Lens, Verdict, Verdicts
from graph.analysis.results import Weakness
from graph.analysis.verdicts import verdicts
from graph.analysis.weaknesses import KINDS, of_map
from graph.columns import backing as by_columns
from graph.columns.read import table
from graph.columns.table import Table
from graph.columns.weaknesses import COVERED, weaknesses
from graph.errors import CallError, MapError
from tests.graph.random_maps import random_map
from tests.graph.turtle import as_turtle

VALUES = (Verdict.UNDECIDED, Verdict.IN, Verdict.OUT)


@pytest.fixture
def columns_of(tmp_path):
    """Read a piece of Turtle, or a map, as columns."""

    def read(what) -> Table:
        path = tmp_path / "map.ttl"
        path.write_text(what if isinstance(what, str) else as_turtle(what), "utf-8")
        return table(path)

    return read


def bare(name: str) -> str:
    """A name without the colon of the empty prefix."""
    return name.removeprefix(":")


def facts(found: tuple[Weakness, ...] | list[Weakness]) -> list[tuple[str, str, str, str]]:
    """What a weakness says beside its words, for the kinds that both paths look for."""
    return [(bare(w.id), w.kind, w.section, bare(w.under)) for w in found if w.kind in COVERED]


@pytest.mark.parametrize("seeds", [range(80), pytest.param(range(80, 2_000), marks=pytest.mark.slow)])
def test_random_maps_have_the_same_weaknesses(seeds, columns_of):
    """Who has which weakness, in which order and under which head, is the same on random maps."""
    for seed in seeds:
        small = random_map(seed, 6 + seed % 9)
        assert facts(list(weaknesses(columns_of(small)))) == facts(of_map(small)), seed


def test_random_maps_have_the_same_verdicts_and_backing(columns_of):
    """Both lenses and the rounds of backing are the same on random maps."""
    for seed in range(60):
        small = random_map(seed, 6 + seed % 9)
        read = columns_of(small)
        for lens in Lens:
            assert of_columns(read, lens) == verdicts(small, lens).named(), seed
        holds, rounds = by_columns.backed(read, by_columns.given(read))
        named = {name: at for name, at, held in zip(names(read), rounds.tolist(), holds, strict=False) if held}
        assert named == backing(small).rounds, seed


def names(read: Table) -> list[str]:
    """The names of statements, inferences and conflicts, in the order of their numbers."""
    things = (*read.statements.tolist(), *read.inferences.tolist(), *read.conflicts.tolist())
    return [bare(read.names.name(thing)) for thing in things]


def of_columns(read: Table, lens: Lens) -> dict[str, Verdict]:
    """The verdicts of a table by name, ways back left out."""
    found = by_columns.verdicts(read, lens).value.tolist()
    return {name: VALUES[value] for name, value in zip(names(read), found, strict=False)}


@pytest.mark.parametrize("name", ["thesis", "bridge", "loop", "several-theses", "self-attack", "no-text"])
def test_files_have_the_same_weaknesses_and_verdicts(name, data):
    """The thesis, with its relays, notes and sections, and the small maps come out the same by both ways."""
    path = data.parent.parent / "claims.ttl" if name == "thesis" else data / "good" / f"{name}.ttl"
    read, whole = table(path), graph.load(path).map()
    assert facts(list(weaknesses(read))) == facts(whole.results().weaknesses)
    for lens in Lens:
        by_name: Verdicts = whole.results().verdicts[lens]
        assert of_columns(read, lens) == by_name.named()


def test_short_explanations_are_true(columns_of, make_map):
    """A hollow statement is told premises of one of its proofs, and each of those is not backed."""
    read = columns_of(make_map("a b c!", "b + c -> a"))
    (hollow,) = (w for w in weaknesses(read) if w.kind == "hollow")
    assert hollow.why == "None of its reasons is backed; the nearest lacks “b holds”."
    assert all(w.why.endswith(".") and w.repair and w.label for w in weaknesses(read))


def test_a_long_chain_and_a_knot_are_told_apart(columns_of, make_map):
    """In a circle with a linked premise that nothing gives, nobody would be proved by assuming himself."""
    circle = [f"c{n} -> c{(n + 1) % 50}" for n in range(50)]
    kinds = {w.id: w.kind for w in weaknesses(columns_of(make_map(" ".join(f"c{n}" for n in range(50)), *circle)))}
    assert set(kinds.values()) == {"circular"}
    broken = ["c49 + x -> c0", *circle[:-1]]
    found = weaknesses(columns_of(make_map(" ".join(f"c{n}" for n in range(50)) + " x", *broken)))
    assert {w.kind for w in found} == {"hollow", "bare"}


FAULTS = {
    ":a a am:Claim ; am:voice :p ; am:attitude am:endorse .": "am:attitude",
    ":a a am:Claim ; am:attitude am:endorses .": "nobody holds it",
    ":a a am:Claim ; am:voice :nobody ; am:attitude am:endorses .": "am:voice names what the map does not have",
    ":a a am:Claim ; am:voice :p ; am:attitude am:endorses ; am:shownBy :nowhere .": "am:shownBy names no note",
    ":i a am:Inference ; am:premise :a ; am:purpose am:proves ; am:basis am:inferred .": "am:conclusion is missing",
    ":k a am:Conflict ; am:attacker :x ; am:attacked :y ; am:force am:rebuts .": "am:attacker is missing or names",
    ":a a am:Claim, am:Evidence .": "is of two kinds",
    ":n a am:Footnote ; am:number many .": "not Turtle",
    ':n a am:Footnote ; am:number "many" .': "am:number is “many”",
    ":a am:premis :b .": "no property that a map has: did you mean",
    "[] a am:Claim .": "a blank node",
    ":r a am:Relay ; am:speaker :p ; am:relays :r .": "a relay that comes to no actor",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_missing_is_told(fault, columns_of):
    """A map that lacks what the analyses need is refused with the name of the thing, and never read in part."""
    head = "@prefix : <https://example.org/> .\n@prefix am: <https://w3id.org/argmap/vocabulary#> .\n:p a am:Actor .\n"
    with pytest.raises(MapError, match=FAULTS[fault]):
        columns_of(head + fault)


def test_a_syntax_error_has_its_line(columns_of):
    """The line of the parser's error is told."""
    with pytest.raises(MapError, match=r"map\.ttl:2: not Turtle"):
        columns_of("@prefix : <https://example.org/> .\n:a :b ;;; 'x\n")


def test_unreadable_files_are_refused(tmp_path):
    """A file that is not there, and a folder, are the caller's fault."""
    with pytest.raises(CallError, match="no such file"):
        table(tmp_path / "none.ttl")
    with pytest.raises(CallError, match="cannot be read"):
        table(tmp_path)


def test_big_maps_go_by_columns(run, bridge, monkeypatch):
    """Above the size the command takes the other way, says so on stderr, and finds the same."""
    usual = run("unsupported", bridge, "--format", "csv")
    monkeypatch.setattr(columns, "FROM", 10)
    found = run("unsupported", bridge, "--format", "csv")
    assert "read by columns" in found.err
    assert "single-source" in found.err
    short = {tuple(line.split(",")[:1]) for line in found.out.splitlines()}
    assert short
    assert short <= {tuple(line.split(",")[:1]) for line in usual.out.splitlines()}


def test_by_columns_under_and_kinds(run, bridge, monkeypatch):
    """--under, --kind and --fail-on work by columns; a kind that is not looked for is refused by name."""
    usual = run("unsupported", bridge, "--format", "json", "--under", "bridge-should-close", "--kind", "bare")
    monkeypatch.setattr(columns, "FROM", 10)
    found = run("unsupported", bridge, "--format", "json", "--under", "bridge-should-close", "--kind", "bare")
    assert found.out == usual.out
    refused = run("unsupported", bridge, "--fail-on", "single-source")
    assert refused.code == 2
    assert "single-source: not looked for" in refused.err
    assert run("unsupported", bridge, "--under", "nothing").code == 2


def test_every_kind_is_looked_for_or_named():
    """The kinds that columns cover are kinds that there are."""
    assert set(COVERED) < set(KINDS)


def test_small_maps_never_import_numpy(data):
    """The thesis is analysed, and help is given, without the libraries that only big maps need."""
    code = (
        "import sys, build_graph, graph; from typer.testing import CliRunner;"
        "assert CliRunner().invoke(build_graph.app, ['--help']).exit_code == 0;"
        f"graph.load({str(data.parent.parent / 'claims.ttl')!r}).map().results();"
        "print({'numpy', 'scipy'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout == "set()\n"
