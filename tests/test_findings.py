"""What `unsupported` and `check` write for other programs: queries, SARIF, and a baseline kept beside the map."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.weaknesses import KINDS

Run = Callable[..., Any]


def kinds_of(run: Run, *words: object) -> list[str]:
    """The kinds that `unsupported` lists."""
    return [row["kind"] for row in json.loads(run("unsupported", *words, "--format", "json").out)]


def test_kinds_may_be_named_with_commas(run: Run, bridge: Path) -> None:
    """One option with commas, or the option several times, says the same."""
    every = kinds_of(run, bridge)
    first, *_, last = dict.fromkeys(every)
    expected = [kind for kind in every if kind in (first, last)]
    assert kinds_of(run, bridge, "--kind", f"{first},{last}") == expected
    assert kinds_of(run, bridge, "--kind", first, "--kind", last) == expected
    assert run("unsupported", bridge, "--fail-on", f"circular, {last}").code == 1
    assert run("unsupported", bridge, "--fail-on", "circular,second-hand").code == 0


def test_a_misspelt_kind_among_commas_is_named(run: Run, bridge: Path) -> None:
    """The error names the one that does not exist, and what is near."""
    ran = run("unsupported", bridge, "--fail-on", "bare,holow")
    assert ran.code == 2
    assert ran.err == "holow: no such kind of weakness: did you mean hollow?\n"


def test_a_baseline_leaves_out_what_was_there(run: Run, bridge: Path, tmp_path: Path) -> None:
    """Written and used, nothing is new; a new weakness is listed and fails, however the lines have moved."""
    mine, known = tmp_path / "mine.ttl", tmp_path / "known.json"
    mine.write_text("# a line more\n" + bridge.read_text("utf-8"), "utf-8")
    every = kinds_of(run, bridge)
    wrote = run("unsupported", bridge, "--write-baseline", known)
    assert (wrote.code, wrote.out, wrote.err) == (0, "", f"{known}: {len(every)} weaknesses written\n")
    ran = run("unsupported", mine, "--baseline", known, "--fail-on", ",".join(KINDS), "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert ran.err == f"{len(every)} known weaknesses left out, 0 new\n"
    held = json.loads(known.read_text("utf-8"))
    gone = {"kind": "hollow", "id": "claim:taken-out"}
    new = held["weaknesses"].pop(0)
    known.write_text(json.dumps({**held, "weaknesses": [*held["weaknesses"], gone]}), "utf-8")
    ran = run("unsupported", mine, "--baseline", known, "--fail-on", new["kind"], "--format", "json")
    assert ran.code == 1
    assert [(row["kind"], row["id"]) for row in json.loads(ran.out)] == [(new["kind"], new["id"])]
    assert "no longer there: hollow claim:taken-out\n" in ran.err


def test_a_bad_baseline_is_an_error_of_the_call(run: Run, bridge: Path, tmp_path: Path) -> None:
    """Nothing is listed, and the error says how to write one."""
    bad = tmp_path / "bad.json"
    bad.write_text("{\n", "utf-8")
    ran = run("unsupported", bridge, "--baseline", bad)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{bad}:2: not a baseline")
    assert "--write-baseline" in ran.err


def test_sarif_of_weaknesses_names_file_and_line(run: Run, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file as it was named, and the line on which the statement begins; the same on every run."""
    monkeypatch.chdir(bridge.parent)
    ran = run("unsupported", bridge.name, "--format", "sarif", "--kind", "bare")
    lines = bridge.read_text("utf-8").splitlines()
    results = json.loads(ran.out)["runs"][0]["results"]
    assert {result["ruleId"] for result in results} <= {"bare"}
    for result in json.loads(run("unsupported", bridge.name, "--format", "sarif").out)["runs"][0]["results"]:
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == bridge.name
        line = lines[location["physicalLocation"]["region"]["startLine"] - 1]
        assert line.startswith(location["logicalLocations"][0]["fullyQualifiedName"])
    assert run("unsupported", bridge.name, "--format", "sarif", "--kind", "bare").out == ran.out


def test_sarif_of_check_goes_with_its_exit_code(run: Run, data: Path, bridge: Path) -> None:
    """A map at fault exits with 1 and has its findings in the log; a sound one has an empty list."""
    bad = run("check", min((data / "bad").glob("*.ttl")), "--format", "sarif")
    assert bad.code == 1
    assert json.loads(bad.out)["runs"][0]["results"]
    good = run("check", bridge, "--format", "sarif")
    assert good.code == 0
    assert json.loads(good.out)["runs"][0]["results"] == []


def test_the_query_of_a_kind_is_printed_and_runs_by_name(run: Run, bridge: Path) -> None:
    """With --sparql each kind has its name, its meaning and its query, which `query` runs to the same statements."""
    rows = json.loads(run("unsupported", "--sparql", "--format", "json").out)
    assert [row["kind"] for row in rows] == list(KINDS)
    for row in rows:
        assert row["meaning"] == KINDS[row["kind"]].meaning
    found = json.loads(run("unsupported", bridge, "--kind", "contested", "--format", "json").out)
    answer = json.loads(run("query", "weak-contested", bridge, "--format", "json").out)
    names = {binding["claim"]["value"].rpartition("/")[2] for binding in answer["results"]["bindings"]}
    assert names == {row["id"].partition(":")[2] for row in found}
    text = run("unsupported", "--sparql", "--kind", "contested").out
    assert text.startswith(f"# weak-contested (medium): {KINDS['contested'].meaning}\n# Against which")
