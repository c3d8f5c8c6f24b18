"""Weaknesses: each kind on the smallest map that has it, and on one that does not."""

from __future__ import annotations

import pytest

from graph.analysis.weaknesses import KINDS, of_map
from graph.model import Citation
from tests.graph.random_maps import with_parts


def kinds(argument_map, name):
    """The kinds of weakness of one statement."""
    return [weakness.kind for weakness in of_map(argument_map) if weakness.id == name]


def changed(argument_map, **fields):
    """The map with other fields for some of its things, by name."""
    parts = {
        part: tuple(thing.model_copy(update=fields.get(thing.id, {})) for thing in getattr(argument_map, part))
        for part in ("claims", "evidence", "actors", "sources", "footnotes")
    }
    return with_parts(argument_map, **parts)


def cited(reach, note=None):
    """A citation of source s."""
    return {"citations": (Citation(reach=reach, note=note, sources=("s",)),)}


CASES = {
    "attributed-uncited": (("a^",), {}),
    "anonymous": (("a@s*",), {}),
    "note-without-source": (("a@n1",), {}),
    "bare": (("a",), {}),
    "circular": (("a b", "a -> b", "b -> a"), {}),
    "hollow": (("a b", "b -> a"), {}),
    "explained-only": (("a b!", "b => a"), {}),
    "testimony-only": (("a~s",), {}),
    "single-source": (("a b@s", "b ->> a"), {}),
    "single-publisher": (
        ("a b@s c@t", "b ->> a", "c ->> a"),
        {"s": {"publishers": ("other",)}, "t": {"publishers": ("other",)}},
    ),
    "single-interview": (
        ("a b@s c@t", "b ->> a", "c ->> a"),
        {"s": {"interviewees": ("other",)}, "t": {"interviewees": ("other",)}},
    ),
    "interested": (("a@s",), {"s": {"publishers": ("other",)}, "other": {"interest": "a stake"}}),
    "second-hand": (("a@s",), {"s": {"relays": ("t",)}}),
    "out-of-period": (
        ("a b@s c@t", "b ->> a", "c ->> a"),
        {"a": {"period": "2010"}, "b": {"period": "2006"}, "c": {"period": "2007/2009"}},
    ),
    "broken-citation": (("a",), {"a": cited("shows", "n1"), "n1": {"sources": ("s",), "ibid": "n1"}}),
    "half-cited": (("a",), {"a": cited("half")}),
    "tacit": (("a b@s c@t", "b -> a", "c -> a"), {}),
    "contested": (("a! b!", "b q a"), {}),
    "inconsistent": (("a! b! c!", "b x/c a"), {}),
}


def smallest(make_map, kind):
    """The smallest map on which statement a has a weakness."""
    words, fields = CASES[kind]
    return changed(make_map(*words, notes="1"), **fields)


def test_every_kind_has_a_case():
    """The cases above are as many as the kinds, so none is left untested."""
    assert set(CASES) == set(KINDS)
    assert len(CASES) == 19


@pytest.mark.parametrize("kind", CASES)
def test_the_smallest_map_with_a_weakness_has_it_alone(kind, make_map):
    """On the smallest map of each kind, statement a has exactly that weakness."""
    assert kinds(smallest(make_map, kind), "a") == [kind]


@pytest.mark.parametrize("kind", CASES)
def test_a_weakness_explains_itself(kind, make_map):
    """Every weakness has a sentence why, a repair, and a severity; the sentence ends in a full stop."""
    weakness = next(w for w in of_map(smallest(make_map, kind)) if w.id == "a")
    assert weakness.why.endswith(".")
    assert weakness.repair
    assert weakness.severity.rank in (0, 1, 2)


def test_a_sound_statement_has_no_weakness(make_map):
    """Two sources through two signalled proofs, and nothing against it."""
    assert not kinds(make_map("a b@s c@t", "b ->> a", "c ->> a"), "a")


def test_hollow_names_the_bare_premise_nearest_to_the_ground(make_map):
    """The explanation goes down to what has no proof of its own."""
    small = make_map("a b c", "b -> a", "c -> b")
    weakness = next(w for w in of_map(small) if w.id == "a")
    assert "c holds" in weakness.why
    assert "b holds" not in weakness.why


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
