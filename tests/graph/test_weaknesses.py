"""Weaknesses: each kind on the smallest map that has it, and on one that does not."""

from __future__ import annotations

import pytest

from graph.analysis.weaknesses import KINDS, of_map
from graph.analysis.weaknesses.case import Case


def kinds(argument_map, name):
    """The kinds of weakness of one statement."""
    return [weakness.kind for weakness in of_map(argument_map) if weakness.id == name]


CASES = {
    "attributed-uncited": ("a^",),
    "anonymous": ("a@s*",),
    "note-without-source": ("a@n1",),
    "bare": ("a",),
    "circular": ("a b", "a -> b", "b -> a"),
    "hollow": ("a b", "b -> a"),
    "explained-only": ("a b!", "b => a"),
    "testimony-only": ("a~s",),
    "single-source": ("a b@s", "b -> a"),
    "contested": ("a! b!", "b q a"),
}


def test_every_kind_has_a_case():
    """The cases below are as many as the kinds, so none is left untested."""
    assert set(CASES) == set(KINDS)
    assert len(CASES) == 10


@pytest.mark.parametrize("kind", CASES)
def test_the_smallest_map_with_a_weakness_has_it_alone(kind, make_map):
    """On the smallest map of each kind, statement a has exactly that weakness."""
    small = make_map(*CASES[kind], notes="1")
    assert kinds(small, "a") == [kind]


@pytest.mark.parametrize("kind", CASES)
def test_a_weakness_explains_itself(kind, make_map):
    """Every weakness has a sentence why, a repair, and a severity; the sentence ends in a full stop."""
    weakness = next(w for w in of_map(make_map(*CASES[kind], notes="1")) if w.id == "a")
    assert weakness.why.endswith(".")
    assert weakness.repair
    assert weakness.severity.rank in (0, 1, 2)


def test_a_sound_statement_has_no_weakness(make_map):
    """Two sources through two proofs, and nothing against it."""
    assert not kinds(make_map("a b@s c@t", "b -> a", "c -> a"), "a")


def test_hollow_names_the_first_bare_premise(make_map):
    """The explanation goes down to what has no proof of its own."""
    small = make_map("a b c", "b -> a", "c -> b")
    weakness = next(w for w in of_map(small) if w.id == "a")
    assert "c holds" in weakness.why
    assert "b holds" not in weakness.why


def test_hollow_looks_at_every_premise_once(make_map):
    """Reasons that share their premises, thirty deep, and a chain of two thousand end at their bare premises."""
    shared = [f"{a}{i} + {b}{i} -> {c}{i + 1}" for i in range(30) for a, b, c in (("a", "b", "a"), ("a", "b", "b"))]
    net = Case(make_map(" ".join(f"a{i} b{i}" for i in range(31)), *shared))
    assert net.missing("a30") == ("a0", "b0")
    chain = Case(make_map(" ".join(f"c{i}" for i in range(2000)), *(f"c{i} -> c{i + 1}" for i in range(1999))))
    assert chain.missing("c1999") == ("c0",)


def test_hollow_names_where_a_circle_closes(make_map):
    """A circle below is told by the premise that meets itself again."""
    assert Case(make_map("a b c", "b -> a", "c -> b", "b -> c")).missing("a") == ("b",)


def test_a_conceded_or_answered_point_does_not_contest(make_map):
    """What is granted or answered is dealt with."""
    assert "contested" not in kinds(make_map("a! b!", "b q! a"), "a")
    assert "contested" not in kinds(make_map("a! b! c!", "b q/c a"), "a")


def test_an_undercut_contests_the_conclusion(make_map):
    """A conflict with an inference bears on the statement it is given for."""
    assert "contested" in kinds(make_map("a b! c!", "b -> a", "c u i0"), "a")


def test_a_rebuttal_contests_both_sides(make_map):
    """Both cannot hold, so each stands against the other."""
    small = make_map("a! b!", "b x a")
    assert "contested" in kinds(small, "a")
    assert "contested" in kinds(small, "b")


def test_a_circle_with_a_ground_outside_is_not_circular(make_map):
    """A circle that something given feeds is no circle of support."""
    small = make_map("a b c!", "a -> b", "b -> a", "c -> a")
    assert "circular" not in kinds(small, "a") + kinds(small, "b")


def test_the_worst_comes_first(make_map):
    """Weaknesses are sorted by severity, then by kind, then by the place in the text."""
    ranks = [weakness.severity.rank for weakness in of_map(make_map("a b c~s d^", "b -> a"))]
    assert ranks == sorted(ranks)
