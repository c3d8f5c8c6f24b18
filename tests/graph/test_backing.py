"""Backing: the least set that holds the given and every conclusion of a backed proof."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.backing import backing, close
from graph.model import Inference

NAMES = "abcdef"
STEPS = st.lists(
    st.tuples(st.sets(st.sampled_from(NAMES), min_size=1, max_size=3), st.sampled_from(NAMES)), max_size=10
)
GIVEN = st.sets(st.sampled_from(NAMES), max_size=3)


def inferences(steps):
    """Proofs from (premises, conclusion) pairs."""
    return [
        Inference(
            id=f"i{n}", premises=tuple(sorted(p)), conclusion=c, purpose="proves", scheme="sign", basis="inferred"
        )
        for n, (p, c) in enumerate(steps)
    ]


def brute(base, steps):
    """The smallest set that is closed, by trying all sets of names."""
    closed = [
        set(chosen)
        for size in range(len(NAMES) + 1)
        for chosen in itertools.combinations(NAMES, size)
        if base <= set(chosen) and all(c in chosen for p, c in steps if p <= set(chosen))
    ]
    return set.intersection(*closed)


@given(GIVEN, STEPS)
@settings(max_examples=150)
def test_backing_equals_brute_force(base, steps):
    """The closure is the intersection of all closed sets, tried one by one."""
    rounds, _ = close(sorted(base), inferences(steps))
    assert set(rounds) == brute(base, steps)


@given(GIVEN, STEPS, STEPS)
def test_adding_a_reason_never_takes_backing_away(base, steps, more):
    """What was backed stays backed when inferences are added."""
    before, _ = close(sorted(base), inferences(steps))
    after, _ = close(sorted(base), inferences(steps + more))
    assert set(before) <= set(after)


@given(GIVEN, STEPS, st.randoms(use_true_random=False))
def test_the_order_of_inferences_does_not_matter(base, steps, random):
    """Set and rounds are the same whatever the order."""
    shuffled = list(steps)
    random.shuffle(shuffled)
    assert close(sorted(base), inferences(steps))[0] == close(sorted(base), inferences(shuffled))[0]


@given(STEPS)
def test_nothing_is_backed_by_nothing(steps):
    """Without anything given, no circle backs itself."""
    assert close([], inferences(steps)) == ({}, {})


@given(GIVEN, STEPS)
def test_a_proof_comes_before_its_conclusion(base, steps):
    """Every statement reached is reached by premises of earlier rounds."""
    proofs = {i.id: i for i in inferences(steps)}
    rounds, by = close(sorted(base), proofs.values())
    for conclusion, name in by.items():
        assert all(rounds[p] < rounds[conclusion] for p in proofs[name].premises)


def test_linked_premises_are_all_needed(make_map):
    """A conclusion of two linked premises is not backed by one."""
    assert "c" not in backing(make_map("a! b c", "a + b -> c"))
    assert "c" in backing(make_map("a! b! c", "a + b -> c"))


def test_separate_reasons_each_suffice(make_map):
    """Of two inferences one is enough."""
    assert "c" in backing(make_map("a! b c", "a -> c", "b -> c"))


def test_an_explanation_does_not_back(make_map):
    """What says why is no ground to believe that."""
    assert "b" not in backing(make_map("a! b", "a => b"))


def test_a_citation_that_only_says_gives_nothing(make_map):
    """Saying is not being so."""
    assert backing(make_map("a~s b@s")).given == ("b",)


def test_rejecting_a_source_takes_what_it_shows(make_map):
    """A statement shown by a rejected source alone is no longer given, and what it proves falls."""
    small = make_map("a@s b", "a -> b")
    assert "b" in backing(small)
    assert not backing(small, without={"s"}).rounds


def test_conflicts_play_no_part(make_map):
    """An attacked statement stays backed: backing asks for grounds alone."""
    assert "a" in backing(make_map("a! b!", "b x a"))
