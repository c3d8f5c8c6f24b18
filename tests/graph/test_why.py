"""Why: the explanation of a statement's backing, a line a step."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.why import why


def lines(argument_map, name):
    """The explanation as text, indented by depth."""
    return ["  " * step.depth + step.text for step in why(argument_map, argument_map.results(), name)]


def test_a_backed_claim_is_traced_to_its_source(make_map):
    """The steps lead from the claim through the proof to the source that shows the premise."""
    told = lines(make_map("a b@s", "b -> a"), "a")
    assert told[:4] == [
        "“a holds” is backed.",
        "  Proved by one premise (sign, inferred).",
        "    “b holds”",
        "      The text shows it: Source s.",
    ]


def test_an_unbacked_claim_is_told_what_it_lacks(make_map):
    """The steps name the premises that are not backed, down to the bare one."""
    told = "\n".join(lines(make_map("a b! c", "b + c -> a"), "a"))
    assert "is not backed" in told
    assert "Not backed: 1 of 2." in told
    assert "“c holds”" in told


def test_a_circle_is_told_once(make_map):
    """An explanation of a circle ends, and says where it was told."""
    told = lines(make_map("a b", "a -> b", "b -> a"), "a")
    assert sum("told above" in line for line in told) == 1


def test_what_stands_against_it_is_told(make_map):
    """Conflicts are told with their force, who made them, and what became of them."""
    told = "\n".join(lines(make_map("a! b!", "b q a"), "a"))
    assert "Against it: “b holds” (qualifies, inferred, unanswered)." in told


def test_a_name_that_is_no_statement_is_refused(make_map):
    """Only statements are backed."""
    with pytest.raises(KeyError):
        why(make_map("a"), make_map("a").results(), "author")


def test_a_long_chain_is_told_to_its_end(make_map):
    """Two thousand steps, backed or not, are told without a limit on depth."""
    names = [f"c{i}" for i in range(2000)]
    steps = [f"{premise} -> {conclusion}" for premise, conclusion in pairwise(names)]
    for ground, said in ((names[0] + "!", "It is common ground"), (names[0], "No proof, no citation")):
        told = lines(make_map(" ".join([ground, *names[1:]]), *steps), names[-1])
        assert sum(said in line for line in told) == 1
        assert sum("roved by one premise" in line for line in told) == 1999


STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=8)


@given(steps=STEPS)
def test_every_explanation_ends(steps, make_map):
    """Whatever the loops, each statement is explained in finitely many steps of growing depth."""
    small = make_map("a! b c d", *(f"{p} -> {c}" for p, c in steps if p != c))
    for name in "abcd":
        assert 2 <= len(why(small, small.results(), name)) < 60
