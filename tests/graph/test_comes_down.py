"""What claims come down to, in which time they are backed, and what would repair them: against the definitions."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.backing import backing
from graph.analysis.comes_down import Group, second_hand, speaks_for
from graph.analysis.missing import Missing
from graph.analysis.times import span, time_of
from graph.analysis.weaknesses.case import Case
from graph.audit import audit
from graph.model import Citation, Evidence, EvidenceKind, SourceKind
from tests.graph.random_maps import random_map, with_parts
from tests.graph.rich_maps import rich_map

SEEDS = range(400)
BREAKING = ("ibid-astray", "ibid-ahead", "names-one-cites-another", "impossible-access", "date-after-the-text")


def stripped(argument_map, group):
    """The map without a group: its parts thrown away one by one, by the words of the vocabulary."""
    actors = {actor.id: actor for actor in argument_map.actors}
    sources = {source.id: source for source in argument_map.sources}
    cited = {s for c in argument_map.statements for citation in c.citations for s in citation.sources}
    faulted = {name for fault in audit(argument_map) if fault.kind in BREAKING for name in fault.about[:1]}

    def goes(actor):
        kind = actors[actor].kind.value == "unnamed-group"
        return kind if group is Group.UNNAMED_VOICES else bool(actors[actor].interest)

    def source_goes(name):
        source = sources[name]
        if group is Group.INTERESTED_PARTIES:
            speakers = source.interviewees or source.creators or source.publishers
            return source.kind is not SourceKind.TREATY and bool(speakers) and all(map(goes, speakers))
        return group is Group.SECOND_HAND_SOURCES and any(relayed not in cited for relayed in source.relays)

    def left(statement):
        voices = group in (Group.UNNAMED_VOICES, Group.INTERESTED_PARTIES)
        if voices and all(goes(voice.holder) for voice in statement.voices):
            return statement.model_copy(update={"common_ground": None, "citations": ()})
        broken = group is Group.BROKEN_CITATIONS
        citations = tuple(
            Citation(
                reach=c.reach,
                note=c.note,
                sources=tuple(s for s in c.sources if not source_goes(s) and not (broken and c.note in faulted)),
            )
            for c in statement.citations
        )
        return statement.model_copy(update={"citations": citations})

    proofs = argument_map.inferences
    if group is Group.UNSIGNALLED_LINKS:
        proofs = tuple(inference for inference in proofs if inference.basis.value == "signalled")
    return with_parts(
        argument_map,
        inferences=proofs,
        claims=tuple(map(left, argument_map.claims)),
        evidence=tuple(map(left, argument_map.evidence)),
    )


@pytest.mark.parametrize("group", Group)
def test_what_comes_down_to_a_group_falls_with_it(group):
    """On 400 maps: backed in the map, and not in the map without the group; some are."""
    count = 0
    for seed in SEEDS:
        small = rich_map(seed)
        falls = set(backing(small).rounds) - set(backing(stripped(small, group)).rounds)
        assert Case(small).comes_down(group) == falls, seed
        count += len(falls)
    assert count > 20


def test_timely_is_backed_without_evidence_of_another_time():
    """On 400 maps, period by period: the same as backing from what touches the period; some is out of time."""
    out = 0
    for seed in SEEDS:
        small = rich_map(seed)
        case = Case(small)
        for statement in small.statements:
            if not statement.period or statement.id not in case.backed or not case.proofs_for.get(statement.id):
                continue
            other = {s.id for s in small.statements if not touches(time_of(s), span(statement.period))}
            parts = {
                part: tuple(
                    s.model_copy(update={"citations": (), "common_ground": None}) if s.id in other else s
                    for s in getattr(small, part)
                )
                for part in ("claims", "evidence")
            }
            expected = statement.id in backing(with_parts(small, **parts))
            assert case.timely(statement.id, statement.period) == expected, seed
            out += not expected
    assert out > 5


def touches(one, other):
    """Whether two times share a day; no time touches every one."""
    return one is None or (one[0] <= other[1] and other[0] <= one[1])


@pytest.mark.parametrize(
    ("period", "other", "expected"),
    [
        ("2010", "2010-12-01", True),
        ("2010", "2009-12-31", False),
        ("2005/2006", "2006-12-31", True),
        ("2000/", "2031", True),
        ("2000/", "1999", False),
        ("-0044-03-15", "-0044", True),
        ("-0044", "0044", False),
    ],
)
def test_periods_touch_as_coarsely_as_they_are_written(period, other, expected):
    """A year holds its days, an open interval all that follows."""
    assert touches(span(period), span(other)) is expected
    assert touches(span(other), span(period)) is expected


def test_the_time_of_evidence_depends_on_what_it_is():
    """A law lasts from its date on, an event does not, and a testimony may tell of any time."""
    event = Evidence(id="e", label="E", voices=(), attitude="reports", kind=EvidenceKind.EVENT, period="2007")
    later = span("2010")
    assert not touches(time_of(event), later)
    assert touches(time_of(event.model_copy(update={"kind": EvidenceKind.LAW})), later)
    assert time_of(event.model_copy(update={"kind": EvidenceKind.TESTIMONY})) is None


def test_a_relay_is_second_hand_only_while_nothing_cites_what_it_passes_on(make_map):
    """Once any statement cites the source behind it, the relay is a convenience and no weakness."""
    alone = make_map("a@s")
    relays = tuple(s.model_copy(update={"relays": ("t",)}) for s in alone.sources)
    assert second_hand(with_parts(alone, sources=relays)) == {"s": "t"}
    both = make_map("a@s b~t")
    relays = tuple(s.model_copy(update={"relays": ("t",)}) if s.id == "s" else s for s in both.sources)
    assert second_hand(with_parts(both, sources=relays)) == {}


def test_who_speaks_in_a_source(make_map):
    """Those asked, else those who wrote it, else its publisher; a treaty is no one party's word."""
    source = make_map("a@s").sources[0].model_copy(update={"publishers": ("p",), "creators": ("c",)})
    assert speaks_for(source, frozenset("c"))
    assert not speaks_for(source, frozenset("p"))
    assert not speaks_for(source.model_copy(update={"interviewees": ("i", "j")}), frozenset("ic"))
    assert not speaks_for(source.model_copy(update={"kind": SourceKind.TREATY}), frozenset("cp"))


# == The fewest missing premises


def fewest(argument_map, claim):
    """The sizes of the smallest sets that back a claim when given, by trying all sets of the other statements."""
    others = [s.id for s in argument_map.statements if s.id != claim]
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            if claim in backing(argument_map, assume=chosen):
                return size
    return None


def test_the_fewest_missing_premises_are_the_fewest():
    """On 400 maps, for every unbacked claim with a proof: it would be backed with them, and with no fewer."""
    hard = 0
    for seed in SEEDS:
        small = random_map(seed)
        case = Case(small)
        for name in case.proofs_for:
            if name in case.backed:
                continue
            repair, size = case.missing(name), fewest(small, name)
            assert repair.exact
            if size is None:
                assert repair.premises == ()
                continue
            assert len(repair.premises) == size, seed
            assert name not in repair.premises
            assert name in backing(small, assume=repair.premises)
            hard += size > 1
    assert hard > 30


@given(st.integers(0, 10**6), st.integers(0, 60))
def test_cut_short_it_is_at_most(seed, budget):
    """With too small a budget the set still backs the claim, is no smaller than the fewest, and says whether it is."""
    small = random_map(seed)
    case = Case(small)
    for name in case.proofs_for:
        if name not in case.backed:
            repair, size = Missing(case.proofs_for, case.backed)(name, budget=budget), fewest(small, name)
            assert size is None or name in backing(small, assume=repair.premises)
            assert size is None or len(repair.premises) >= size
            assert not repair.exact or len(repair.premises) == (size or 0)


def test_one_premise_below_two_reasons_is_found(make_map):
    """Two linked premises that rest on one bare statement: that one, and not the two."""
    assert Case(make_map("a b c d", "b + c -> a", "d -> b", "d -> c")).missing("a").premises == ("d",)


def test_a_claim_that_only_proves_itself_can_be_repaired_by_nothing_else(make_map):
    """Each of its proofs takes it for granted, so that no other premise would do."""
    assert Case(make_map("a b", "a + b -> a")).missing("a").premises == ()


def test_a_long_chain_ends_at_its_ground(make_map):
    """Two thousand steps down, from every claim of the chain, to the one bare statement; a circle ends in itself."""
    chain = Case(make_map(" ".join(f"c{i}" for i in range(2000)), *(f"c{i} -> c{i + 1}" for i in range(1999))))
    assert {chain.missing(f"c{i}").premises for i in range(1, 2000)} == {("c0",)}
    assert Case(make_map("a b c", "b -> a", "c -> b", "b -> c")).missing("a").premises == ("b",)


def test_more_than_can_be_looked_at_is_said_to_be_at_most(make_map):
    """Reasons that share their premises, eighty deep, are cut short: two premises would do, perhaps fewer."""
    shared = [f"{a}{i} + {b}{i} -> {c}{i + 1}" for i in range(80) for a, b, c in (("a", "b", "a"), ("a", "b", "b"))]
    repair = Case(make_map(" ".join(f"a{i} b{i}" for i in range(81)), *shared)).missing("a80")
    assert (repair.premises, repair.exact) == (("a79", "b79"), False)
