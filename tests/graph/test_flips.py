"""The smallest change that flips a verdict, against trying every change by size."""

from __future__ import annotations

import itertools

import pytest

from graph import load
from graph.analysis.flips import flips
from graph.analysis.outcomes import Lens, Verdict
from graph.analysis.verdicts import verdicts
from graph.lenses import Family
from tests.graph.random_maps import random_map


def acts(argument_map, family, target):
    """Everything that may be supposed."""
    sources = [(s.id, "without") for s in argument_map.sources]
    both = ("rejected", "accepted")
    statements = [(s.id, way) for s in argument_map.statements if s.id != target for way in both]
    relations = [(r.id, way) for r in (*argument_map.inferences, *argument_map.conflicts) for way in both]
    groups = {Family.SOURCES: sources, Family.STATEMENTS: statements, Family.RELATIONS: relations}
    return groups.get(family) or ([] if family is not Family.ANY else sources + statements + relations)


def supposed(argument_map, lens, chosen):
    """The verdicts under some suppositions."""
    parts = {way: {n for n, w in chosen if w == way} for way in ("without", "rejected", "accepted")}
    return verdicts(argument_map, lens, **parts)


def brute(argument_map, target, lens, family, most):
    """All smallest flipping sets, by trying every set up to a size; None if there is none so small."""
    stood = verdicts(argument_map, lens).stands(target)
    pool = acts(argument_map, family, target)
    for size in range(1, most + 1):
        found = set()
        for chosen in itertools.combinations(pool, size):
            if len({n for n, _ in chosen}) < size:
                continue
            if supposed(argument_map, lens, chosen).stands(target) != stood:
                lost = tuple(sorted(n for n, way in chosen if way != "accepted"))
                found.add((lost, tuple(sorted(n for n, way in chosen if way == "accepted"))))
        if found:
            return size, found
    return None, set()


def compare(seeds, most_statements, most, families=tuple(Family)):
    """Compare every statement of random maps; which sizes came up."""
    sizes = []
    for seed in seeds:
        small, lens = random_map(seed, most_statements), tuple(Lens)[seed % 2]
        for target in [s.id for s in small.statements][:3]:
            for family in families:
                size, sets = brute(small, target, lens, family, most)
                found = flips(small, target, lens, family)
                where = f"seed {seed}, {target}, {lens}, {family}"
                assert found.all_found, where
                if size is None:
                    assert found.at_most is None or found.at_least > most, where
                    continue
                assert (found.at_least, found.at_most) == (size, size), where
                assert {(s.rejected, s.accepted) for s in found.sets} == sets, where
                sizes.append(size)
    return sizes


@pytest.mark.slow
def test_the_smallest_changes_are_all_found():
    """On 60 small maps, family by family and in either lens: their size and every one, as trying finds them."""
    sizes = compare(range(60), 4, 2)
    assert sizes.count(1) > 50
    assert sizes.count(2) > 2


@pytest.mark.slow
def test_the_smallest_changes_are_all_found_on_many_maps():
    """The same on 300 maps, and with sources, which are many needed at once, up to every size."""
    assert compare(range(1_000, 1_300), 4, 2).count(2) > 15
    assert 3 in compare(range(2_000, 2_300), 7, 3, (Family.SOURCES,))


def test_sets_really_flip_and_say_to_what():
    """Each set given, supposed, gives the verdict that it says."""
    for seed in range(40):
        small = random_map(seed, 9)
        target = small.statements[0].id
        for lens in Lens:
            for each in flips(small, target, lens).sets:
                sources = {s.id for s in small.sources}
                parts = {"without": {*each.rejected} & sources, "rejected": {*each.rejected} - sources}
                after = verdicts(small, lens, accepted=set(each.accepted), **parts)
                assert after[target] is each.after
                assert (each.after is Verdict.IN) != verdicts(small, lens).stands(target)


def test_a_short_budget_gives_bounds_that_hold():
    """Cut short, the bounds enclose the size, and two runs agree."""
    short = 0
    for seed in range(80):
        small = random_map(seed, 9)
        target = small.statements[-1].id
        for lens in Lens:
            full, cut = flips(small, target, lens), flips(small, target, lens, budget=3)
            assert cut == flips(small, target, lens, budget=3)
            assert cut.at_least <= full.at_least
            assert full.at_most is None or cut.at_most is None or full.at_most <= cut.at_most
            assert cut.all_found is False or cut == full
            short += not cut.all_found
    assert short > 20


def test_two_sources_must_go_where_each_is_enough(make_map):
    """Two reasons from two sources: both, or each other's steps; nothing smaller."""
    small = make_map("a@s b@t c", "a -> c", "b -> c")
    found = flips(small, "c", "on-evidence", "sources")
    assert [(s.rejected, s.after) for s in found.sets] == [(("s", "t"), Verdict.OUT)]
    assert flips(small, "c", "on-evidence", "relations").at_most == 2
    assert flips(make_map("a!"), "a", "on-evidence").at_most is None


def test_rejecting_a_source_can_bring_a_claim_back(make_map):
    """What rebuts it has no other ground."""
    found = flips(make_map("a! b@s", "b x a"), "a", "on-evidence", "sources")
    assert (found.before, found.sets[0].rejected, found.sets[0].after) == (Verdict.UNDECIDED, ("s",), Verdict.IN)


def test_only_statements_can_be_asked_about(make_map):
    """Anything else is no statement of the map."""
    for name in ("s", "nothing"):
        with pytest.raises(KeyError):
            flips(make_map("a@s"), name, "on-evidence")


def test_on_the_thesis_every_main_claim_has_an_answer():
    """Exact or with bounds, and what is given really flips it; what she says without a proof may have none."""
    thesis, flipped = load().map(), 0
    for claim in [c for c in thesis.claims if c.role in ("central-thesis", "main-claim")]:
        found = flips(thesis, claim.id, "as-asserted", "statements", budget=100)
        if found.at_most is None:
            assert found.all_found
            continue
        flipped += 1
        after = verdicts(
            thesis, "as-asserted", rejected={*found.sets[0].rejected}, accepted={*found.sets[0].accepted}
        )  # fmt: skip
        assert after[claim.id] is found.sets[0].after
    assert flipped >= 5
