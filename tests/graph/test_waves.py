"""The model over arrays: the same values, rounds and circles as atom by atom, whatever the size of the waves."""

from __future__ import annotations

from random import Random

import pytest

from graph.analysis import program as programs
from graph.analysis import waves
from graph.analysis.outcomes import Lens
from graph.analysis.program import IN, OUT, Program, grounded, program, well_founded
from graph.analysis.verdicts import base, verdicts
from graph.analysis.waves import Rules, settled
from tests.graph.random_maps import random_map


@pytest.mark.parametrize("small", [0, 4, 10**6])
def test_arrays_agree_on_random_maps(small, monkeypatch):
    """Wave by wave, atom by atom, and changing between the two, a random map has one and the same model."""
    monkeypatch.setattr(waves, "SMALL", small)
    for seed in range(250):
        tried = random_map(seed, 4 + seed % 20)
        for lens in Lens:
            made = program(tried, base(tried, lens))
            assert settled(Rules.of(made)).model() == well_founded(made), (seed, lens)


def test_large_maps_go_by_arrays(monkeypatch):
    """Where a program is large the verdicts come from arrays, and are the same."""
    usual = [verdicts(random_map(seed, 12), lens) for seed in range(100) for lens in Lens]
    monkeypatch.setattr(programs, "LARGE", 0)
    assert [verdicts(random_map(seed, 12), lens) for seed in range(100) for lens in Lens] == usual


def test_the_grounded_labelling_is_its_definition(monkeypatch):
    """In: all attackers out; out: some attacker in; the rest is left open, by either way and with double attacks."""
    for seed in range(200):
        random = Random(seed)
        size = random.randint(1, 12)
        attacks = [(random.randrange(size), random.randrange(size)) for _ in range(random.randint(0, 2 * size))]
        value = [0] * size
        for _ in range(size + 1):
            for argument in range(size):
                against = [value[attacker] for attacker, attacked in attacks if attacked == argument]
                value[argument] = OUT if IN in against else IN if all(v == OUT for v in against) else value[argument]
        assert grounded(size, attacks).value == value
        with monkeypatch.context() as patch:
            patch.setattr(programs, "LARGE", 0)
            assert grounded(size, attacks).value == value


def test_a_long_chain_is_settled_in_as_many_rounds():
    """Every step of a chain is one round later, also by arrays."""
    chain = Program()
    for number in range(5000):
        chain.add(f"c{number}", all_in=[number - 1] if number else [])
    model = settled(Rules.of(chain)).model()
    assert model.value == [IN] * 5000
    assert model.rounds == list(range(5000))
