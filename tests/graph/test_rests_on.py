"""What a statement rests on: what it cannot lose, the smallest sets that would have to go, how often it is backed."""

from __future__ import annotations

import itertools

import pytest

from graph import load
from graph.analysis.backing import backing
from graph.analysis.outcomes import Carrier
from graph.analysis.rests_on import rests_on
from graph.analysis.smallest import breaking_sets, hitting_sets, independence, packed, smallest_hitting
from tests.graph.random_maps import random_map, with_parts


def backed_without(argument_map, carrier, name):
    """What stays backed when one thing is rejected, from the definition: take it away and look."""
    if carrier is Carrier.VOICE:
        return set(backing(argument_map, voices_without={name}).rounds)
    if carrier is Carrier.STATEMENT:
        return set(backing(without_statement(argument_map, name)).rounds)
    roles = {
        Carrier.SOURCE: lambda source: (source.id,),
        Carrier.PUBLISHER: lambda source: source.publishers,
        Carrier.CREATOR: lambda source: source.creators,
        Carrier.INTERVIEWEE: lambda source: source.interviewees,
    }
    lost = {source.id for source in argument_map.sources if name in roles[carrier](source)}
    return set(backing(argument_map, without=lost).rounds)


def without_statement(argument_map, name):
    """The map in which nothing is given for a statement, and nothing proves it."""
    bare = {"citations": (), "common_ground": None}
    return with_parts(
        argument_map,
        claims=tuple({**c.model_dump(), **bare} if c.id == name else c for c in argument_map.claims),
        inferences=tuple(i for i in argument_map.inferences if i.conclusion != name),
    )


def everything_of(argument_map, carrier):
    """All that could be rejected, of one kind."""
    if carrier is Carrier.SOURCE:
        return [source.id for source in argument_map.sources]
    if carrier is Carrier.STATEMENT:
        return [statement.id for statement in argument_map.statements]
    actors = [actor.id for actor in argument_map.actors]
    return [a for a in actors if a not in argument_map.authors] if carrier is Carrier.VOICE else actors


# == What it cannot lose


def test_what_is_needed_is_what_is_missed_when_it_goes():
    """On 400 maps with circles, for every kind: what falls with a thing is what taking it away takes away."""
    fallen = 0
    for seed in range(400):
        small = random_map(seed)
        backed = set(backing(small).rounds)
        found = rests_on(small)
        assert set(found.backed) == backed
        for carrier in Carrier:
            for name in everything_of(small, carrier):
                lost = backed - backed_without(small, carrier, name) - {name}
                assert set(found.falls(carrier, name)) == lost, f"seed {seed}, {carrier} {name}"
                fallen += len(lost)
    assert fallen > 1_000


def test_on_the_thesis_each_source_and_each_publisher_falls_as_trying_it_says():
    """The table of what is load-bearing, confirmed entry by entry by rejecting each alone and looking."""
    thesis = load().map()
    backed, found, fallen = set(backing(thesis).rounds), rests_on(thesis, [Carrier.SOURCE, Carrier.PUBLISHER]), 0
    for carrier in (Carrier.SOURCE, Carrier.PUBLISHER):
        for name in everything_of(thesis, carrier):
            lost = backed - backed_without(thesis, carrier, name)
            assert set(found.falls(carrier, name)) == lost
            fallen += len(lost)
    assert fallen > 200


def test_each_kind_can_be_asked_for_alone():
    """The answer is the same, kind by kind."""
    for seed in range(40):
        small = random_map(seed)
        for carrier in Carrier:
            assert rests_on(small, [carrier]).needs == {carrier: rests_on(small).needs[carrier]}


def test_linked_premises_need_the_sources_of_all(make_map):
    """Of premises that only count together, each one's source is needed; of separate reasons, none is."""
    assert rests_on(make_map("a@s b@t c", "a + b -> c")).of("c", Carrier.SOURCE) == ("s", "t")
    assert rests_on(make_map("a@s b@t c", "a -> c", "b -> c")).of("c", Carrier.SOURCE) == ()


def test_a_shared_source_is_needed_through_both_reasons(make_map):
    """Two reasons from one source are not two."""
    assert rests_on(make_map("a@s b@s c", "a -> c", "b -> c")).of("c", Carrier.SOURCE) == ("s",)


def test_a_circle_does_not_help_itself(make_map):
    """What leans on a circle needs what the circle needs."""
    found = rests_on(make_map("a@s b c", "a -> b", "b -> c", "c -> b"))
    assert found.of("b", Carrier.SOURCE) == found.of("c", Carrier.SOURCE) == ("s",)
    assert found.of("b", Carrier.STATEMENT) == ("a",)
    assert found.of("c", Carrier.STATEMENT) == ("a", "b")


def test_the_heaviest_comes_first(make_map):
    """Load is how many statements fall."""
    found = rests_on(make_map("a@s b@t c", "a -> c"))
    assert found.load(Carrier.SOURCE) == (("s", 2), ("t", 1))
    assert found.falls(Carrier.SOURCE, "s") == ("a", "c")


# == The smallest sets that break it


def brute_breaking(argument_map, statement):
    """All breaking sets of the smallest size, by trying every set of sources."""
    sources = [source.id for source in argument_map.sources]
    for size in range(len(sources) + 1):
        found = [
            chosen
            for chosen in itertools.combinations(sources, size)
            if statement not in backing(argument_map, without=set(chosen))
        ]
        if found:
            return size, found
    return None, []


def test_the_smallest_breaking_sets_are_all_found():
    """On 150 maps, for every statement: their size and every one of them, as trying all sets finds them."""
    sizes = set()
    for seed in range(150):
        small = random_map(seed, sources=6)
        for statement in small.statements:
            size, sets = brute_breaking(small, statement.id)
            found = breaking_sets(small, statement.id)
            assert (found.at_most, found.exact, found.all_found) == (size, True, True)
            assert sorted(found.sets) == sorted(sets), f"seed {seed}, {statement.id}"
            sizes.add(size)
    assert {None, 0, 1, 2, 3} <= sizes


def test_common_ground_cannot_be_broken(make_map):
    """Where it suffices, no number of sources is enough."""
    assert breaking_sets(make_map("a! b", "a -> b"), "b").at_most is None


def test_a_short_budget_gives_bounds_that_hold():
    """Cut short, the bounds enclose the size, and the set given really breaks."""
    short = 0
    for seed in range(150):
        small = random_map(seed, sources=6)
        for statement in small.statements:
            exact = breaking_sets(small, statement.id).at_most
            found = breaking_sets(small, statement.id, budget=2)
            if exact is None:
                assert found.at_most is None
                continue
            assert found.at_least <= exact <= found.at_most
            assert statement.id not in backing(small, without=set(found.sets[0]))
            short += not found.all_found
    assert short


def test_ten_choices_of_two(make_map):
    """A thousand smallest sets are counted, and a list that is cut says so."""
    ladder = make_map(
        " ".join([*(f"a{n}@a{n} b{n}@b{n}" for n in range(9)), "top"]),
        *(f"a{n} + b{n} -> top" for n in range(9)),
    )
    found = breaking_sets(ladder, "top")
    assert (found.at_most, len(found.sets), found.all_found) == (9, 512, True)
    assert not breaking_sets(ladder, "top", most=100).all_found
    assert independence(ladder, "top").at_least == 9


# == Independence


def brute_independence(argument_map, statement):
    """The most disjoint sets of sources that suffice alone, by trying all."""
    sources = [source.id for source in argument_map.sources]
    enough = [
        frozenset(chosen)
        for size in range(1, len(sources) + 1)
        for chosen in itertools.combinations(sources, size)
        if statement in backing(argument_map, without=set(sources) - set(chosen))
    ]

    def most(left, rest):
        return max((1 + most(left - s, rest[n + 1 :]) for n, s in enumerate(rest) if s <= left), default=0)

    return most(frozenset(sources), enough)


def test_independence_is_the_most_disjoint_sets():
    """On 120 maps, for every statement, against all ways to choose; each of the sets given really suffices."""
    counts = set()
    for seed in range(120):
        small = random_map(seed, sources=5)
        sources = {source.id for source in small.sources}
        for statement in small.statements:
            found = independence(small, statement.id)
            if found.at_most is None:
                assert statement.id in backing(small, without=sources)
                continue
            assert found.at_least == found.at_most == brute_independence(small, statement.id)
            for chosen in found.sets:
                assert statement.id in backing(small, without=sources - set(chosen))
            assert len(set().union(*found.sets)) == sum(map(len, found.sets))
            counts.add(found.at_least)
    assert {0, 1, 2} <= counts


def test_independence_under_a_short_budget_gives_bounds():
    """Cut short, the number lies between the bounds."""
    for seed in range(80):
        small = random_map(seed, sources=5)
        for statement in small.statements:
            exact, found = independence(small, statement.id), independence(small, statement.id, budget=1)
            if exact.at_most is not None:
                assert found.at_least <= exact.at_least <= found.at_most


def test_two_reasons_that_share_a_source_are_one(make_map):
    """Independence counts sources, not reasons."""
    assert independence(make_map("a@s b@s c", "a -> c", "b -> c"), "c").at_least == 1
    assert independence(make_map("a@s b@t c", "a -> c", "b -> c"), "c").sets == (("s",), ("t",))


def test_only_statements_have_backing(make_map):
    """Asked about anything else it says that there is no such statement."""
    for ask in (breaking_sets, independence):
        for name in ("s", "nothing"):
            with pytest.raises(KeyError):
                ask(make_map("a@s"), name)


# == The searches


def no_limit():
    """A budget that never ends."""


def test_hitting_sets_agree_with_trying_all():
    """On sets over six members: the smallest size, and all of that size, each once."""
    for seed in range(60):
        sets = [1 + (seed * 37 + k * k * 11) % 63 for k in range(1 + seed % 6)]
        all_hitting = [h for h in range(64) if all(h & mask for mask in sets)]
        size = min(h.bit_count() for h in all_hitting)
        assert smallest_hitting(sets, no_limit).bit_count() == size
        found = list(hitting_sets(sets, size, no_limit))
        assert sorted(found) == [h for h in all_hitting if h.bit_count() == size]


def test_packing_agrees_with_trying_all():
    """The most disjoint sets among some."""
    for seed in range(60):
        sets = sorted({1 + (seed * 29 + k * k * 7) % 63 for k in range(7)}, key=lambda mask: (mask.bit_count(), mask))
        most = max(
            len(chosen)
            for size in range(1, len(sets) + 1)
            for chosen in itertools.combinations(sets, size)
            if sum(mask.bit_count() for mask in chosen) == sum(chosen[1:], chosen[0]).bit_count()
            and all(not a & b for a, b in itertools.combinations(chosen, 2))
        )
        assert len(packed(sets, sets[:1], 99, no_limit)) == most
