"""The further readings of a map: complete, preferred, stable, semi-stable, ideal; in all, some or none of them."""

from __future__ import annotations

import builtins
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph import load
from graph.analysis.outcomes import Lens, Reading, Standing, Verdict
from graph.analysis.readings import readings
from graph.analysis.verdicts import base, verdicts
from graph.errors import CallError
from tests.graph import oracles
from tests.graph.oracle_readings import by_clingo, by_framework, by_trying, chosen, standing
from tests.graph.random_maps import random_map, with_parts


def judged(argument_map, reading, lens="on-evidence", **more):
    """The standing of the statements, by name, as words."""
    return {name: str(s) for name, s in readings(argument_map, reading, lens, **more).standing.items()}


def agree(argument_map, models, lens, told):
    """Compare every reading of a map, and its example, with a list of all partial stable models."""
    statements = {s.id for s in argument_map.statements}
    for reading in Reading:
        wanted = chosen(models, str(reading), statements)
        found = readings(argument_map, reading, lens)
        assert {n: str(s) for n, s in found.standing.items()} == standing(wanted, statements), f"{told}, {reading}"
        assert found.exist is bool(wanted)
        if wanted:
            is_in = frozenset(n for n, v in found.example.items() if v is Verdict.IN)
            not_out = frozenset(n for n, v in found.example.items() if v is not Verdict.OUT)
            assert (is_in, not_out) in wanted, f"{told}, {reading}"


def contested(seed, most):
    """A random map; every second one made quarrelsome: no side prevails, nothing is conceded, much is given."""
    small = random_map(seed, most)
    if seed % 4 > 1:
        return small
    conflicts = tuple(k.model_copy(update={"prevails": None, "conceded": False}) for k in small.conflicts)
    given = {s.id for n, s in enumerate(small.statements) if (seed // 4 + n) % 3}
    claims = tuple(c.model_copy(update={"common_ground": "known"}) if c.id in given else c for c in small.claims)
    return with_parts(small, conflicts=conflicts, claims=claims)


def compare(seeds, oracle, most=7, sparse=False):
    """Compare random maps with an oracle; how many had more than one complete reading."""
    several = 0
    for seed in seeds:
        small, lens = contested(seed, most), tuple(Lens)[seed % 2]
        program = oracles.rules(small, base(small, lens))
        if sparse and len({n for _, _, neg in program for n in neg}) > 7:
            continue
        models = oracle(program)
        agree(small, models, lens, f"seed {seed}, {lens}")
        several += len(models) > 1
    return several


# == Against second ways


def test_all_readings_are_those_that_clingo_lists():
    """On 150 maps every reading of every statement is what a list of all partial stable models by clingo says."""
    assert compare(range(150), by_clingo) > 20


def test_all_readings_are_those_that_trying_finds():
    """On the smaller of 300 maps the same by trying every value of whatever is negated."""
    assert compare(range(20_000, 20_300), by_trying, 4, sparse=True) > 30


def test_the_unfolded_framework_has_the_same_readings():
    """On 100 maps the complete labellings of the framework unfolded by level are the partial stable models."""
    assert compare(range(30_000, 30_100), by_framework, 5) > 8


@pytest.mark.slow
def test_clingo_agrees_on_ten_thousand_maps():
    """The same on ten thousand more, and larger ones among them."""
    assert compare(range(40_000, 50_000), by_clingo) > 1_500
    assert compare(range(50_000, 50_400), by_clingo, 14) > 100


@pytest.mark.slow
def test_trying_and_the_framework_agree_on_many_maps():
    """The same on some thousands more, by trying and by the framework."""
    assert compare(range(60_000, 62_000), by_trying, 4, sparse=True) > 200
    assert compare(range(62_000, 64_000), by_framework, 5) > 200


# == What the words mean


def test_of_two_that_rebut_each_other_each_is_in_some(make_map):
    """Two preferred readings, two stable ones; grounded and ideal take neither side."""
    fight = make_map("a! b!", "a x b")
    for reading in ("complete", "preferred", "stable", "semi-stable"):
        assert judged(fight, reading) == {"a": "in some", "b": "in some"}
    for reading in ("grounded", "ideal"):
        assert judged(fight, reading) == {"a": "in none", "b": "in none"}


def test_what_either_side_defeats_is_in_none_and_what_neither_spares_in_all(make_map):
    """The floating conclusion: c falls on either side, and d, which only c rebuts, stands on both."""
    fight = make_map("a! b! c! d!", "a x b", "a x c", "b x c", "c x d")
    fight = with_parts(
        fight, conflicts=tuple(k.model_copy(update={"prevails": k.attacker if k.id != "k0" else None})
                               for k in fight.conflicts),
    )  # fmt: skip
    assert judged(fight, "preferred") == {"a": "in some", "b": "in some", "c": "in none", "d": "in all"}
    assert judged(fight, "ideal")["d"] == "in none"


def test_three_that_defeat_each_other_in_turn_have_no_stable_reading(make_map):
    """An odd circle of attacks; semi-stable then leaves it open, and decides what it can."""
    ring = make_map("a! b! c! d!", "a x b", "b x c", "c x a")
    ring = with_parts(ring, conflicts=tuple(k.model_copy(update={"prevails": k.attacker}) for k in ring.conflicts))
    assert set(judged(ring, "stable").values()) == {"no reading"}
    assert readings(ring, "stable", "on-evidence").exist is False
    assert judged(ring, "semi-stable") == {"a": "in none", "b": "in none", "c": "in none", "d": "in all"}


def test_a_circle_of_support_does_not_hold_itself_up(make_map):
    """In no reading, however bold; the loop formulas say so to the solver."""
    circle = make_map("a b c! d!", "a -> b", "b -> a", "c x d", "c -> a")
    found = readings(circle, "preferred", "on-evidence")
    assert found.standing["a"] is found.standing["b"] is found.standing["c"] is Standing.IN_SOME
    alone = make_map("a b c! d! e", "e + a -> b", "b -> a", "c x d", "c -> e")
    assert judged(alone, "preferred")["a"] == judged(alone, "complete")["b"] == "in none"


# == Laws


def test_readings_stand_to_each_other_as_the_theory_says():
    """Grounded within ideal, ideal within all preferred; stable are semi-stable; all keep what grounded decides."""
    for seed in range(150):
        small = random_map(seed, 9)
        found = {r: judged(small, r, "as-asserted") for r in Reading}
        grounded = verdicts(small, "as-asserted")
        for s in (s.id for s in small.statements):
            if grounded.stands(s):
                assert {found[r][s] for r in Reading} <= {"in all", "no reading"}
            if found["ideal"][s] == "in all":
                assert found["preferred"][s] == "in all"
            assert (found["complete"][s] != "in none") == (found["preferred"][s] != "in none")
        if readings(small, "stable", "as-asserted").exist:
            assert found["stable"] == found["semi-stable"]


def test_a_budget_that_ends_says_so_and_never_lies():
    """Whatever the budget, what is decided is what it is without; the same on two runs."""
    open_ = 0
    for seed in range(60):
        small = random_map(seed, 9)
        for reading in Reading:
            full = judged(small, reading)
            for budget in (0, 1, 3, 8):
                found = judged(small, reading, budget=budget)
                assert found == judged(small, reading, budget=budget)
                assert all(s in (full[n], "not decided") for n, s in found.items())
                open_ += "not decided" in found.values()
    assert open_ > 30


def test_what_is_supposed_is_taken_up(make_map):
    """Rejecting one side leaves the other in all readings."""
    fight = make_map("a@s b!", "a x b")
    assert judged(fight, "preferred", without={"s"}) == {"a": "in none", "b": "in all"}
    assert judged(fight, "preferred", rejected={"b"}) == {"a": "in all", "b": "in none"}
    assert judged(fight, "preferred", accepted={"b"})["b"] == "in all"


def test_without_the_solver_the_extra_is_named(make_map, monkeypatch):
    """And only where something is left for it to solve."""
    real = builtins.__import__

    def fails(name, *rest, **more):
        if name.startswith("pysat"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", fails)
    with pytest.raises(CallError, match=r"argmap\[sat\]"):
        readings(make_map("a! b!", "a x b"), "preferred", "on-evidence")
    assert judged(make_map("a! b", "a -> b"), "preferred") == {"a": "in all", "b": "in all"}


def test_on_the_thesis_every_reading_is_decided():
    """In both lenses, within the budget; grounded is contained in all."""
    thesis = load().map()
    for lens in Lens:
        grounded = verdicts(thesis, lens)
        for reading in Reading:
            found = readings(thesis, reading, lens)
            assert Standing.NOT_DECIDED not in found.standing.values()
            assert reading is Reading.STABLE or found.exist
            if found.exist:
                assert all(s is Standing.IN_ALL for n, s in found.standing.items() if grounded.stands(n))


@pytest.mark.slow
def test_the_benchmark_runs():
    """It prints a line for each framework and solver, and the extensions are as large as a preferred one may be."""
    script = Path(__file__).parents[2] / "benchmarks" / "readings.py"
    ran = subprocess.run([sys.executable, script, "100"], check=True, capture_output=True, text=True)
    assert re.match(r"debate 100 argmap: [\d.]+ s, 1\.0 times, \d+ arguments in\n", ran.stdout)
    assert "knot 100 argmap" in ran.stdout
