"""Strengths over arrays: the same numbers as one by one, whatever the size of a level or of a circle."""

from __future__ import annotations

from random import Random

import pytest

from graph.analysis import levels
from graph.analysis import strength as strengths
from graph.analysis.levels import strengths_of
from graph.analysis.outcomes import Semantics
from graph.analysis.strength import FORMULAS, strength
from tests.graph.random_maps import random_map


def both(tried, semantics, monkeypatch, rounds=500):
    """The strengths of a map one by one, and over arrays."""
    usual = strength(tried, semantics, rounds=rounds)
    with monkeypatch.context() as patch:
        patch.setattr(strengths, "LARGE", 0)
        return usual, strength(tried, semantics, rounds=rounds)


@pytest.mark.parametrize("small", [0, 1, 40])
@pytest.mark.parametrize("semantics", Semantics)
def test_arrays_give_the_same_numbers(semantics, small, monkeypatch):
    """Value for value to 1e-9, on random maps with circles; rounds too."""
    monkeypatch.setattr(levels, "SMALL", small)
    for seed in range(25):
        usual, found = both(random_map(seed, 4 + seed % 16), semantics, monkeypatch)
        assert found.value.keys() == usual.value.keys()
        assert found.value == pytest.approx(usual.value, abs=1e-9)
        assert found.rounds == usual.rounds


@pytest.mark.parametrize("small", [0, 40])
@pytest.mark.parametrize("semantics", Semantics)
def test_arrays_give_intervals_that_hold(semantics, small, monkeypatch):
    """Circles that are cut short, and all that hangs on them, get intervals that hold what more rounds find.

    Their ends are those found one by one, but for where the narrowing stops: that is slow where a circle tends to 0.
    """
    monkeypatch.setattr(levels, "SMALL", small)
    open_ = 0
    for seed in range(25):
        tried = random_map(seed, 4 + seed % 16)
        settled = strength(tried, semantics).value
        usual, found = both(tried, semantics, monkeypatch, rounds=1)
        open_ += len(usual.unsettled)
        for name, value in settled.items():
            low, high = found.interval(name)
            assert low - 1e-6 <= value <= high + 1e-6
            assert (low, high) == pytest.approx(usual.interval(name), abs=0.01)
    assert open_


@pytest.mark.parametrize("formula", FORMULAS.values())
def test_a_plain_framework_is_its_formula(formula):
    """Without circles each strength is what the formula makes of those before it."""
    random = Random(1)
    base = [random.random() for _ in range(300)]
    pairs = {(random.randrange(end), end): random.random() < 0.5 for end in range(1, 300) for _ in range(2)}
    supports, attacks = ([pair for pair, way in pairs.items() if way is side] for side in (True, False))
    expected: list[float] = []
    for place, score in enumerate(base):
        sides = ([expected[a] for a, b in side if b == place] for side in (supports, attacks))
        expected.append(formula(score, *sides))
    assert strengths_of(base, supports, attacks, formula).low.tolist() == pytest.approx(expected, abs=1e-9)
