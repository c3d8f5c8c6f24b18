"""The crux: the fewest settlements that make two actors agree, against brute force."""

from __future__ import annotations

import itertools

import pytest

from graph.analysis.crux import crux
from graph.analysis.outcomes import Verdict
from graph.analysis.program import program, well_founded
from graph.analysis.standpoint import How, as_seen, grounds
from graph.errors import CallError
from graph.model import Basis, Role
from tests.graph.random_maps import random_map, with_parts


def with_thesis(argument_map, *names):
    """The map with some claims as central theses."""
    claims = tuple(
        claim.model_copy(update={"role": Role.CENTRAL_THESIS}) if claim.id in names else claim
        for claim in argument_map.claims
    )
    return with_parts(argument_map, claims=claims)


def view(argument_map, actor, settled):
    """What an actor makes of the theses once some statements are settled: the view computed anew, as it is defined."""
    held = grounds(argument_map, actor)
    accepted = {name for name, yes in settled if yes}
    common = {name for name, how in held.items() if how is How.COMMON_GROUND} - accepted
    made = program(
        as_seen(argument_map, actor, frozenset(common)),
        held.keys(),
        rejected={name for name, yes in settled if not yes},
        accepted=accepted,
    )
    value = dict(zip(made.names, well_founded(made).value, strict=True))
    return tuple(value[thesis.id] for thesis in argument_map.theses)


def by_trying(argument_map, one, other):
    """All smallest sets of settlements, by trying every one; None if there is none."""
    names = [s.id for s in argument_map.statements if s not in argument_map.theses]
    for size in range(len(names) + 1):
        tried = (
            tuple(zip(chosen, ways, strict=True))
            for chosen in itertools.combinations(names, size)
            for ways in itertools.product((True, False), repeat=size)
        )
        found = {frozenset(s) for s in tried if view(argument_map, one, s) == view(argument_map, other, s)}
        if found:
            return found
    return None


def test_the_smallest_sets_are_those_found_by_trying():
    """On 200 small maps every set of settlements is tried, in both ways, for two pairs of actors."""
    differ = larger = 0
    for seed in range(200):
        small = with_thesis(random_map(seed, 6), "s0")
        for one, other in (("p1", "author"), ("p2", "p3")):
            found = crux(small, one, other)
            if len(found.silent) == 2:
                continue
            expected = by_trying(small, one, other)
            if found.agree:
                assert expected == {frozenset()}
                continue
            sets = {frozenset((s.id, s.accepted) for s in each.settlements) for each in found.sets}
            assert (sets or None) == expected, f"seed {seed}"
            assert found.decided
            assert found.all_found
            differ += 1
            larger += expected is not None and len(min(expected, key=len)) > 1
    assert differ > 100
    assert larger > 3


def test_a_short_budget_is_told():
    """What was not tried is not claimed; what was found was found."""
    cut = 0
    for seed in range(300):
        small = with_thesis(random_map(seed), "s0")
        whole, short = crux(small, "p1", "author"), crux(small, "p1", "author", budget=2)
        if whole.agree or len(whole.silent) == 2 or short == whole:
            continue
        cut += 1
        assert not (short.decided and short.all_found)
        assert {s.settlements for s in short.sets} <= {s.settlements for s in whole.sets}
        assert short.at_least <= whole.at_least
    assert cut > 5


def test_two_theses_are_settled_together():
    """Agreement is agreement on all of them."""
    seen = 0
    for seed in range(150):
        small = with_thesis(random_map(seed, 5), "s0", "s1")
        found = crux(small, "p1", "author")
        if found.agree or len(found.silent) == 2 or not found.sets:
            continue
        seen += 1
        for each in found.sets:
            settled = tuple((s.id, s.accepted) for s in each.settlements)
            assert view(small, "p1", settled) == view(small, "author", settled)
            assert len(each.then) == len(small.theses)
    assert seen > 5


def test_what_unites_is_said_in_words(make_map):
    """The author proves the thesis from what she holds; the other is silent until the premise is settled."""
    small = with_thesis(make_map("a b t", "a -> t", "b -> a"), "t")
    small = with_parts(
        small, inferences=tuple(i.model_copy(update={"basis": Basis.SIGNALLED}) for i in small.inferences)
    )
    found = crux(small, "author", "other")
    assert found.before == ((Verdict.IN,), (Verdict.OUT,))
    assert found.silent == ("other",)
    assert [(s.settlements[0].id, s.settlements[0].accepted, s.then[0].value) for s in found.sets] == [
        ("a", False, "out"),
        ("a", True, "in"),
        ("b", False, "out"),
        ("b", True, "in"),
    ]
    assert found.summary().endswith("Crux: 4 smallest sets of 1.")


def test_who_agrees_or_is_silent_is_told_so(make_map):
    """The same actor twice agrees; two who say nothing of the matter have no view of it."""
    small = with_thesis(make_map("a^ t", "a -> t"), "t")
    assert crux(small, "other", "other").agree
    assert "agree" in crux(small, "other", "author").summary()
    silent = with_thesis(make_map("t!"), "t")
    assert crux(silent, "other", "unnamed").summary().startswith("Neither other nor unnamed has a view")


def test_what_cannot_be_asked_is_refused(make_map):
    """A map without a thesis, and a name that is no actor."""
    with pytest.raises(CallError, match="no central thesis"):
        crux(make_map("a"), "author", "other")
    with pytest.raises(CallError, match="a claim, not an actor"):
        crux(with_thesis(make_map("a"), "a"), "author", "a")
