"""What one base score can do to a strength, against trying scores one by one."""

from __future__ import annotations

import pytest

from graph.analysis.outcomes import Semantics
from graph.analysis.sensitivity import CLOSE, Goal, sensitivity
from graph.analysis.strength import Net, Scores
from graph.errors import CallError
from graph.weighing import hinges, scores_of, weighed
from tests.graph.random_maps import random_map

GRID = 20


def solved(argument_map, semantics, target, start=None, score=0.0):
    """The bounds of one strength when one base score is another, computed from nothing."""
    net = Net(argument_map, Scores())
    if start is not None:
        net.weight[net.number[start]] = score
    net.strength(semantics, 500)
    return net.low[net.number[target]], net.high[net.number[target]]


def reached(goal, before, bounds):
    """Whether a strength has got there, from what it was."""
    if goal is Goal.HALVES:
        return bounds[1] <= before / 2
    return bounds[1] < 0.5 if before >= 0.5 else bounds[0] >= 0.5


def check(argument_map, target):
    """Compare the answers for one statement with a grid of scores; how many were found, and how many exact."""
    found, exact = 0, 0
    for change in sensitivity(argument_map, target):
        if change.strength is None:
            continue
        limit = 2.0
        if change.statement:
            found += 1
            bounds = solved(argument_map, change.semantics, target, change.statement, change.to)
            near = tuple(
                bound + CLOSE * (1 if change.strength < 0.5 and change.goal is Goal.CROSSES else -1) for bound in bounds
            )
            assert reached(change.goal, change.strength, near)
            limit = abs(change.to - change.base)
        exact += change.exact
        if change.exact:
            for statement in argument_map.statements:
                base = Net(argument_map, Scores()).weight[argument_map.statements.index(statement)]
                for score in (n / GRID for n in range(GRID + 1)):
                    if abs(score - base) < limit - 1e-5:
                        bounds = solved(argument_map, change.semantics, target, statement.id, score)
                        assert not reached(change.goal, change.strength, bounds), (target, statement.id, score)
    return found, exact


def test_no_smaller_change_does_it():
    """On 6 maps: the change found gets there, and where it is called exact no score of a grid nearer to it does."""
    counts = [check(small, small.statements[-1].id) for small in (random_map(seed, 5) for seed in range(6))]
    assert sum(found for found, _ in counts) > 10
    assert sum(exact for _, exact in counts) > 10


@pytest.mark.slow
def test_no_smaller_change_does_it_on_many_maps():
    """The same on 60 more."""
    counts = [check(small, small.statements[-1].id) for small in (random_map(seed, 7) for seed in range(1_000, 1_060))]
    assert sum(found for found, _ in counts) > 100


def test_a_statement_alone_hangs_on_itself(make_map):
    """Its base score is its strength, under every semantics."""
    for change in sensitivity(make_map("a! b!"), "a"):
        assert (change.statement, change.base, change.exact) == ("a", 0.9, True)
        wanted = 0.45 if change.goal is Goal.HALVES else 0.5
        assert change.to == pytest.approx(wanted, abs=1e-5)


def test_the_score_that_the_least_has_to_change_is_named(make_map):
    """An attacker's that would have to rise, not the claim's own that would have to fall further."""
    pulled = make_map("a! b", "b q a")
    (halves,) = [c for c in sensitivity(pulled, "a") if c.semantics is Semantics.DF_QUAD and c.goal is Goal.HALVES]
    assert (halves.statement, halves.base) == ("a", 0.9)
    assert halves.to == pytest.approx(0.45, abs=1e-5)
    rebutted = make_map("a! b", "a -> b")
    (crosses,) = [c for c in sensitivity(rebutted, "b") if c.semantics is Semantics.DF_QUAD and c.goal is Goal.CROSSES]
    assert crosses.statement == "a"
    assert 0.3 + 0.7 * 0.9 * crosses.to == pytest.approx(0.5, abs=1e-5)


def test_only_statements_have_base_scores_to_ask_about(make_map):
    """Anything else is no statement of the map."""
    with pytest.raises(KeyError):
        sensitivity(make_map("a@s"), "s")


def test_base_scores_can_be_changed_and_misspelt_ones_are_refused(make_map):
    """A name that nobody has gets the nearest; a number out of range is no score."""
    rows, _ = weighed(make_map("a@s"), scores_of(["shown=0.6"]))
    assert (rows[0].base, rows[0].euler) == (0.6, "0.6000")
    for word, told in (("shwon=1", "shown"), ("shown=1.5", "from 0 to 1"), ("shown=x", "from 0 to 1")):
        with pytest.raises(CallError, match=told):
            scores_of([word])


def test_every_answer_is_told_in_words():
    """Six rows a statement, each with a note."""
    for seed in range(5):
        small = random_map(seed, 4)
        rows = hinges(small, small.statements[0].id, Scores())
        assert len(rows) == len(Semantics) * len(Goal)
        assert all(row.note for row in rows)


def test_what_is_settled_is_what_its_surroundings_ask_for():
    """On 150 maps, every relation of a circle as well: none is taken to stand still before what it carries does."""
    for seed in range(150):
        net = Net(random_map(seed, 5), Scores())
        for semantics in Semantics:
            net.strength(semantics, 500)
            for place, low in enumerate(net.low):
                if all(net.high[n] - net.low[n] <= 1e-9 for n in (place, *net.asks(place))):
                    assert net.worth(place, net.low, net.low) == pytest.approx(low, abs=1e-6), (seed, semantics)
