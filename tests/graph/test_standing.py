"""The commands on what stands, what bears the load, what would flip it and how strong it is."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from graph import load
from graph.analysis.outcomes import Lens
from graph.analysis.readings import readings
from graph.analysis.verdicts import verdicts

PAGE = (Path(__file__).parents[2] / "docs" / "semantics.md").read_text("utf-8")
SHOWN = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def rows(answer):
    """The rows of an answer in JSON."""
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_verdicts_are_those_of_the_analysis_thesis_first(run):
    """Grounded by default, both lenses, every statement; the thesis, then the main claims."""
    found = rows(run("verdicts", "--format", "json"))
    thesis = load().map()
    by_lens = {lens: verdicts(thesis, lens) for lens in Lens}
    assert len(found) == len(thesis.statements)
    assert all(r["on_evidence"] == by_lens[Lens.ON_EVIDENCE][r["id"]] for r in found)
    assert all(r["as_asserted"] == by_lens[Lens.AS_ASSERTED][r["id"]] for r in found)
    roles = [r["role"] for r in found]
    assert roles[0] == "central-thesis"
    assert roles[1 : 1 + roles.count("main-claim")] == ["main-claim"] * roles.count("main-claim")


def test_verdicts_by_role_lens_and_semantics(run):
    """Filters narrow the rows; the other lens stays empty; an example is one reading."""
    found = rows(
        run("verdicts", "--role", "theory", "--lens", "as-asserted", "--semantics", "stable", "--format", "json")
    )
    assert {r["role"] for r in found} == {"theory"}
    assert {r["on_evidence"] for r in found} == {""}
    assert {r["as_asserted"] for r in found} <= {"in all", "in some", "in none"}
    shown = rows(run("verdicts", "--semantics", "preferred", "--example", "--format", "json"))
    assert {r["on_evidence"] for r in shown} <= {"in", "out", "undecided"}


def test_a_budget_that_does_not_suffice_is_told_on_stderr(run):
    """And the table says not decided."""
    answer = run("verdicts", "--semantics", "ideal", "--budget", "0", "--format", "csv")
    assert "not decided: the budget of the search ended" in answer.err
    assert "not decided" in {r["as_asserted"] for r in csv.DictReader(io.StringIO(answer.out))}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("verdicts", "--role", "mainclaim"), "main-claim"),
        (("strength", "--score", "shwon=0.3"), "shown"),
        (("rests", "source:interview-stephen-blank"), "not a statement"),
        (("flips", "nothing-like-it"), "no such thing"),
    ],
)
def test_a_bad_call_is_one_line(run, words, told):
    """With what was meant, and code 2."""
    answer = run(*words)
    assert answer.code == 2
    assert told in answer.err
    assert answer.out == ""


def test_rests_has_a_table_and_one_claim(run, bridge):
    """A lone word that is a file is the map; a name is a claim of it."""
    table = rows(run("rests", bridge, "--format", "json"))
    assert table
    assert set(table[0]) == {"kind", "id", "label", "falls", "verdicts", "main"}
    heavy = [r for r in rows(run("rests", "--kind", "publisher", "--format", "json")) if r["falls"]]
    assert [r["falls"] for r in heavy] == sorted((r["falls"] for r in heavy), reverse=True)
    one = rows(run("rests", "selection-was-a-compromise-for-russia", "--format", "json"))
    assert {r["aspect"] for r in one} >= {"breaks", "enough"}


def test_flips_say_what_would_do_it(run):
    """A row for each smallest change, lens by lens and family by family."""
    found = rows(run("flips", "selection-was-a-compromise-for-russia", "--by", "sources", "--format", "json"))
    assert [(r["lens"], r["by"]) for r in found] == [("on-evidence", "sources"), ("as-asserted", "sources")]
    assert (found[0]["size"], len(found[0]["reject"].split())) == (4, 4)
    assert (found[1]["size"], found[1]["note"]) == (None, "none flips it")


def test_strength_has_a_table_and_one_claim(run, bridge):
    """Numbers from 0 to 1; a changed base score changes them."""
    table = rows(run("strength", bridge, "--format", "json"))
    assert all(0 <= float(r["df_quad"].split("..")[0]) <= 1 for r in table)
    changed = rows(run("strength", bridge, "--score", "shown=0.55", "--format", "json"))
    assert [r["base"] for r in changed] != [r["base"] for r in table]
    one = rows(run("strength", table[0]["id"], bridge, "--format", "json"))
    assert {r["goal"] for r in one} == {"halves", "crosses"}


@pytest.mark.slow
@pytest.mark.parametrize("line", SHOWN)
def test_what_the_semantics_page_says_to_type_works(line, run):
    """Each command exits with 0 and prints more than a head."""
    words = shlex.split(line)
    assert words[0] == "argmap"
    answer = run(*words[1:])
    assert answer.code == 0, answer.err
    assert len(answer.out.splitlines()) > 1


def test_the_readings_on_the_semantics_page_hold():
    """Every row of its table is what the thesis comes to."""
    found = re.findall(r"^\| `(claim:[\w-]+)` \| ([\w ]+) \| ([\w ]+) \| ([\w ]+) \|$", PAGE, re.MULTILINE)
    assert len(found) == 4
    thesis = load().map()
    grounded = verdicts(thesis, "on-evidence")
    preferred, ideal = (readings(thesis, r, "on-evidence").standing for r in ("preferred", "ideal"))
    assert [(n, str(grounded[n]), str(preferred[n]), str(ideal[n])) for n, *_ in found] == found
