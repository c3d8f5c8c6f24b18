"""Scenarios: what is supposed, kept in a small Turtle file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph.analysis.whatif import whatif
from graph.errors import CallError, MapError
from graph.fmt import formatted
from graph.scenario import dump, gather, read, scenario
from tests.graph.random_maps import random_map, with_parts

HEAD = """@prefix am: <https://w3id.org/argmap/vocabulary#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix scenario: <https://w3id.org/argmap/scenario/> .
@prefix c: <https://w3id.org/argmap/bridge/claim/> .
@prefix s: <https://w3id.org/argmap/bridge/section/> .
"""


@pytest.fixture(scope="module")
def bridge(data):
    """The map of the bridge."""
    return graph.load(data / "good" / "bridge.ttl").map()


def told(text, argument_map):
    """What is wrong with a scenario, a line each."""
    with pytest.raises(MapError) as error:
        read((HEAD + text).encode(), argument_map, "doubt.ttl")
    return str(error.value).split("\n")


def supposable(argument_map):
    """Everything of a map that can be supposed."""
    parts = ("sources", "actors", "statements", "inferences", "conflicts")
    return [thing.id for part in parts for thing in getattr(argument_map, part)]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_kept_is_what_was_supposed(data_file, data):
    """Written, read and asked again, in whatever order it was said, a scenario has the effect of the direct call."""
    argument_map = data_file
    names = supposable(argument_map)
    reject = data.draw(st.lists(st.sampled_from(names), max_size=4))
    accept = data.draw(st.lists(st.sampled_from([n for n in names if n not in reject]), max_size=3))
    kept = read(dump(scenario("a doubt", reject=reject, accept=accept), argument_map), argument_map)
    turned = gather(argument_map, reversed(reject), reversed(accept), None)
    assert (kept.rejected, kept.accepted) == (turned.rejected, turned.accepted)
    assert whatif(argument_map, reject=kept.rejected, accept=kept.accepted) == whatif(
        argument_map, reject=reject, accept=accept
    )


@pytest.fixture(scope="module")
def data_file(data):
    """The map of the bridge, for hypothesis."""
    return graph.load(data / "good" / "bridge.ttl").map()


def test_names_without_a_prefix_survive():
    """A map whose things have no prefix, or one that the scenario needs itself, keeps them by their whole name."""
    small = random_map(9)
    odd = with_parts(
        small,
        prefixes=(("am", "http://example.org/"), ("x", "http://example.org/x/")),
        claims=(
            small.claims[0].model_copy(update={"id": "am:a.claim"}),
            small.claims[0].model_copy(update={"id": "x:a.b"}),
        ),
        inferences=(),
        conflicts=(),
    )
    asked = scenario("s", reject=["am:a.claim"], accept=["x:a.b"])
    written = dump(asked, odd)
    assert b"<http://example.org/a.claim>" in written
    assert read(written, odd) == asked


def test_it_is_written_in_the_canonical_form(bridge):
    """Laying it out again changes nothing, also where the lists are long; labels may have any sign."""
    asked = scenario("Doubt", reject=supposable(bridge), label='A "hard" doubt\\ on\ntwo lines')
    written = dump(asked, bridge)
    assert formatted(graph.parse(written, "s.ttl")) == written
    assert max(map(len, written.decode().splitlines())) <= 120
    assert read(written, bridge) == asked


def test_unknown_names_are_told_with_line_and_nearest(bridge):
    """A misspelt claim gets the right one; a section cannot be supposed; a text is no name."""
    claim = bridge.claims[0].id.partition(":")[2]
    section = bridge.sections[0].id.partition(":")[2]
    text = f"scenario:d a am:Scenario ;\n am:rejected c:{claim}x ,\n s:{section} ;\n am:accepted 'x' ."
    unknown, no_kind, no_name = told(text, bridge)
    assert unknown.startswith(f"doubt.ttl:7: scenario:d: names c:{claim}x, which the map does not have: did you mean")
    assert f"claim:{claim}" in unknown
    assert no_kind.startswith(f"doubt.ttl:8: scenario:d: names s:{section}, a section: name a source, an actor")
    assert no_name.startswith('doubt.ttl:9: scenario:d: "x" stands where the name of a thing belongs: write a name')


def test_a_file_that_is_no_scenario_is_told_so(bridge):
    """None in it, two in it, something else in it, an unknown term, a thing on both sides."""
    claim = bridge.claims[0].id.partition(":")[2]
    assert told("scenario:d rdfs:label 'x' .", bridge)[0].startswith("doubt.ttl:1: the file has no am:Scenario: begin")
    two = "scenario:d a am:Scenario .\nscenario:e a am:Scenario ."
    assert told(two, bridge) == ["doubt.ttl:7: scenario:e: is a second scenario: give each a file of its own"]
    other = "scenario:d a am:Scenario .\nc:x rdfs:label 'x' ."
    assert "nothing else belongs here" in told(other, bridge)[0]
    assert told("scenario:d a am:Scenario ; am:rejekted c:x .", bridge) == [
        "doubt.ttl:6: scenario:d: am:rejekted is not a term of a scenario: did you mean am:rejected or am:accepted?"
    ]
    both = f"scenario:d a am:Scenario ;\n am:rejected c:{claim} ;\n am:accepted c:{claim} ."
    assert told(both, bridge) == [f"doubt.ttl:8: claim:{claim}: is both rejected and accepted: choose one"]
    assert "not Turtle" in told("scenario:d a", bridge)[0]


def test_a_scenario_and_more(bridge, tmp_path):
    """What the file has and what is said beside it are supposed together; the label stays."""
    one, other = bridge.claims[0].id, bridge.claims[1].id
    file = tmp_path / "doubt.ttl"
    file.write_bytes(dump(scenario("doubt", reject=[one], label="My doubt"), bridge))
    found = gather(bridge, [other.partition(":")[2]], [], file, "more")
    assert (found.name, found.label, found.rejected) == ("more", "My doubt", tuple(sorted((one, other))))
    with pytest.raises(CallError, match="no such file"):
        gather(bridge, [], [], tmp_path / "none.ttl")


def test_the_door_saves_and_asks_again(run, data, tmp_path):
    """The same changes from the file as from the words; a scenario that is at fault is exit code 1 and its line."""
    bridge, file = data / "good" / "bridge.ttl", tmp_path / "doubt.ttl"
    claim = graph.load(bridge).map().claims[0].id
    first = run("whatif", bridge, "--reject", claim, "--save", file, "--format", "json")
    again = run("whatif", bridge, "--scenario", file, "--format", "json")
    assert (first.code, again.code) == (0, 0)
    assert first.out == again.out != "[]\n"
    assert [path.name for path in tmp_path.iterdir()] == ["doubt.ttl"]
    file.write_text(file.read_text("utf-8").replace(claim, claim + "x"), "utf-8")
    wrong = run("whatif", bridge, "--scenario", file)
    assert (wrong.code, wrong.out) == (1, "")
    assert f"did you mean {claim}" in wrong.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--save", "x.ttl"),
        ("--as", "a", "--crux", "a", "b"),
        ("--as", "a", "--reject", "b"),
        ("--scenario", "no.ttl"),
    ],
)
def test_a_bad_call_is_exit_code_2(words, run, data, tmp_path, monkeypatch):
    """Nothing supposed, two questions at once, a file that is not there: one line, and nothing written."""
    monkeypatch.chdir(tmp_path)
    ran = run("whatif", data / "good" / "bridge.ttl", *words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []
