"""Circular statements: all of them at once, and the same as one by one."""

from __future__ import annotations

import sys

import pytest

from graph.analysis.backing import backing, close, proofs
from graph.analysis.circles import only_by_themselves
from graph.analysis.weaknesses import of_map
from tests.graph.random_maps import random_map


def one_by_one(argument_map):
    """The unbacked statements that have a backed proof in a closure that assumes them: the definition itself."""
    backed = backing(argument_map)
    found = set()
    for statement in argument_map.statements:
        rounds, _ = close([*backed.given, statement.id], proofs(argument_map))
        ways = (way for way in proofs(argument_map) if way.conclusion == statement.id)
        if statement.id not in backed and any(all(p in rounds for p in way.premises) for way in ways):
            found.add(statement.id)
    return found


@pytest.mark.parametrize("most", [4, 7, 14])
def test_all_at_once_is_the_same_as_one_by_one(most):
    """On 400 random maps of each size, of which many have a circular statement, against the definition."""
    several = 0
    for seed in range(400):
        small = random_map(seed, most)
        wanted = one_by_one(small)
        assert only_by_themselves(proofs(small), backing(small)) == wanted, seed
        several += bool(wanted)
    assert several > 20


def test_a_proof_that_waits_for_something_outside_the_circle_is_no_help(make_map):
    """Here a leads to b, but b to a only with c, which nothing gives; the circle of d and e is one all the same."""
    small = make_map("a b c d e", "a -> b", "b + c -> a", "d -> e", "e -> d", "a -> d")
    assert only_by_themselves(proofs(small), backing(small)) == {"d", "e"}


def test_a_linked_proof_inside_the_circle_needs_all_its_premises(make_map):
    """From a follow b and c, and from both a again; b alone leads nowhere."""
    small = make_map("a b c", "a -> b", "a -> c", "b + c -> a")
    assert only_by_themselves(proofs(small), backing(small)) == {"a"}


def ring(make_map, size):
    """So many unbacked statements, each given for the next, the last for the first."""
    names = [f"s{number}" for number in range(size)]
    return make_map(" ".join(names), *(f"{one} -> {names[place - 1]}" for place, one in enumerate(names)))


def calls(work, *arguments):
    """How many calls of functions a piece of work makes, those of the language itself included."""
    made = 0

    def count(_frame, event, _argument):
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work(*arguments)
    finally:
        sys.setprofile(before)
    return made


def test_the_weaknesses_of_a_ring_cost_so_much_a_statement(make_map):
    """Four times the ring makes about four times the calls; a closure for each statement would make sixteen."""
    short, long = ring(make_map, 100), ring(make_map, 400)
    assert {weakness.kind for weakness in of_map(long)} == {"circular"}
    assert calls(of_map, long) < 5 * calls(of_map, short)
