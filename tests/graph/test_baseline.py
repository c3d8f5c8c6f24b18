"""Baselines and SARIF: what is known is left out, and findings stand beside their lines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import graph
from graph.analysis.weaknesses import KINDS
from graph.baseline import read_baseline, sift, write_baseline
from graph.errors import CallError, Finding
from graph.sarif import of_findings, of_weaknesses


@pytest.fixture(scope="module")
def thesis():
    """The built-in map."""
    return graph.load().map()


def held(tmp_path, text):
    """A file with this text."""
    path = tmp_path / "known.json"
    path.write_text(text, "utf-8")
    return path


# == Baselines


def test_a_baseline_knows_what_it_was_written_from(thesis, tmp_path):
    """Written and read again, it leaves out everything, and holds nothing in vain."""
    found = thesis.results().weaknesses
    path = tmp_path / "known.json"
    path.write_bytes(write_baseline(found))
    known = read_baseline(path)
    assert sift(found, known) == ([], [f"{len(found)} known weaknesses left out, 0 new"])
    assert write_baseline(reversed(found)) == path.read_bytes()


def test_other_words_and_another_place_make_no_new_weakness(thesis, tmp_path):
    """What is the same kind of the same statement is known, however it is told and wherever it stands."""
    found = thesis.results().weaknesses
    known = read_baseline(held(tmp_path, write_baseline(found).decode()))
    other = [w.model_copy(update={"why": "In other words.", "section": "section:9", "label": "Else."}) for w in found]
    assert sift(other, known)[0] == []


def test_new_weaknesses_are_kept_and_gone_ones_told(thesis):
    """One that the baseline lacks is new; one that the map lacks is told, but only if the whole map was looked at."""
    found = thesis.results().weaknesses[:6]
    known = frozenset((w.kind, w.id) for w in found[2:]) | {("hollow", "claim:gone")}
    new, told = sift(found, known)
    assert new == list(found[:2])
    assert told[:2] == ["4 known weaknesses left out, 2 new", "no longer there: hollow claim:gone"]
    assert len(told) == 3
    assert sift(found, known, whole=False) == (new, told[:1])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"baseline": 2, "weaknesses": []}', '{"baseline": 1, "weaknesses": {}}', "[" * 100_000]
    + [f'{{"baseline": 1, "weaknesses": [{entry}]}}' for entry in ("1", "{}", '{"kind": 1, "id": "a"}')],
)
def test_a_file_that_is_no_baseline_is_refused(text, tmp_path):
    """The error names the file, says what is missing, and how to get a right one."""
    path = held(tmp_path, text)
    with pytest.raises(CallError, match=rf"^{re.escape(str(path))}:.*: (write one|mend it)"):
        read_baseline(path)


def test_a_baseline_that_is_not_there_is_refused(tmp_path):
    """A file that cannot be read is an error of the call."""
    with pytest.raises(CallError, match="no such file"):
        read_baseline(tmp_path / "none.json")


# == SARIF


def results_of(log):
    """The results of a log that has what SARIF 2.1.0 requires: its required properties, its closed lists, its ends."""
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "argmap"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"].endswith(".")
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert not re.search(r"[\s<>\"\\]", place["artifactLocation"]["uri"])
            assert place.get("region", {"startLine": 1})["startLine"] >= 1
    return run["results"]


def test_every_weakness_stands_beside_its_line(thesis):
    """One result a weakness, in their order, with the rule of its kind, at the line on which the statement begins."""
    found = thesis.results().weaknesses
    log = of_weaknesses(found, "maps/a thesis.ttl", thesis.lines)
    results = results_of(json.loads(log))
    assert [result["ruleId"] for result in results] == [weakness.kind for weakness in found]
    assert {rule["id"] for rule in json.loads(log)["runs"][0]["tool"]["driver"]["rules"]} == set(KINDS)
    lines = Path(graph.load.__globals__["builtin"]()).read_text("utf-8").splitlines()
    for weakness, result in zip(found, results, strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "maps/a%20thesis.ttl"
        assert lines[place["region"]["startLine"] - 1].startswith(f"{weakness.id} a ")
    assert of_weaknesses(found, "maps/a thesis.ttl", thesis.lines) == log


def test_a_fingerprint_outlives_lines_and_words(thesis):
    """It names the rule and the thing, and each is there once."""
    found = thesis.results().weaknesses
    moved = {name: line + 7 for name, line in thesis.lines.items()}
    other = [weakness.model_copy(update={"why": "In other words."}) for weakness in found]
    before = json.loads(of_weaknesses(found, "m.ttl", thesis.lines))["runs"][0]["results"]
    after = json.loads(of_weaknesses(other, "m.ttl", moved))["runs"][0]["results"]
    prints = [result["partialFingerprints"] for result in before]
    assert prints == [result["partialFingerprints"] for result in after]
    assert len({str(fingerprint) for fingerprint in prints}) == len(prints)


def test_what_check_finds_has_a_rule_with_help():
    """A rule for each shape or check that found something; a finding about the file as a whole has no line."""
    findings = (
        Finding("m.ttl", 3, "claim:a", "it has no role", "give it one", "MinCount am:role"),
        Finding("m.ttl", 9, "claim:b", "it has no role", "give it one", "MinCount am:role"),
        Finding("m.ttl", 0, "", "no triple in the file", "begin a map", "empty", "warning"),
    )
    log = json.loads(of_findings(findings))
    first, _, last = results_of(log)
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["MinCount am:role", "empty"]
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert "region" not in last["locations"][0]["physicalLocation"]
    assert (first["level"], last["level"]) == ("error", "warning")
