"""What if: what changes when things are rejected and accepted, from what to what, and why."""

from __future__ import annotations

import itertools

import pytest

from graph.analysis.backing import backing
from graph.analysis.outcomes import Aspect, Carrier, Lens
from graph.analysis.rests_on import rests_on
from graph.analysis.verdicts import verdicts
from graph.analysis.weaknesses import weaknesses
from graph.analysis.weaknesses.case import Case
from graph.analysis.whatif import Supposition, whatif
from graph.errors import CallError
from tests.graph.random_maps import random_map, with_parts


def rows(argument_map, aspect, **supposed):
    """The changes of one aspect as rows."""
    return [(c.id, c.before, c.after) for c in whatif(argument_map, **supposed).of(Aspect(aspect))]


def rejectable(argument_map):
    """Everything of a map that can be rejected."""
    parts = ("sources", "actors", "statements", "inferences", "conflicts")
    return [thing.id for part in parts for thing in getattr(argument_map, part)]


# == Against brute force


def test_rejecting_each_source_changes_backing_as_trying_it_does():
    """On 250 maps, source by source: what falls is what stays unbacked without it, and what needs it."""
    fallen = 0
    for seed in range(250):
        small = random_map(seed)
        before, needs = set(backing(small).rounds), rests_on(small, [Carrier.SOURCE])
        for source in small.sources:
            lost = {name for name, _, _ in rows(small, "backing", reject=[source.id])}
            assert lost == before - set(backing(small, without={source.id}).rounds)
            assert lost == set(needs.falls(Carrier.SOURCE, source.id))
            fallen += len(lost)
    assert fallen > 90


def test_verdicts_after_are_those_of_the_map_judged_anew():
    """On 300 maps, with sources, statements and relations rejected or accepted at once, in both lenses."""
    moved = 0
    for seed in range(300):
        small = random_map(seed)
        pool = [thing for thing in rejectable(small) if not thing.startswith(("p", "author"))]
        reject = {thing for n, thing in enumerate(pool) if (seed + n * 7) % 9 == 0}
        accept = {
            thing for n, thing in enumerate(pool) if (seed + n * 5) % 11 == 0 and not thing.startswith("d")
        } - reject
        sources = {thing for thing in reject if thing.startswith("d")}
        effect = whatif(small, reject=reject, accept=accept)
        for lens in Lens:
            before = verdicts(small, lens)
            after = verdicts(small, lens, without=sources, rejected=reject - sources, accepted=accept)
            expected = {
                (s.id, before[s.id].value, after[s.id].value) for s in small.statements if before[s.id] != after[s.id]
            }
            assert {(c.id, c.before, c.after) for c in effect.of(Aspect(lens.value))} == expected, f"seed {seed}"
            moved += len(expected)
    assert moved > 300


def test_rejecting_an_actor_is_rejecting_what_comes_from_it():
    """On 150 maps: its sources and what it alone holds; nothing else."""
    for seed in range(150):
        small = random_map(seed)
        for actor in ("p1", "p2", "p3"):
            theirs = {s.id for s in small.sources if actor in {*s.creators, *s.publishers, *s.interviewees}}
            left = backing(small, without=theirs, voices_without={actor})
            lost = {name for name, _, _ in rows(small, "backing", reject=[actor])}
            assert lost == set(backing(small).rounds) - set(left.rounds)


def judged(small, supposed):
    """The verdicts in both lenses under a supposition; what the author asserts is what she asserted before."""
    changed, out = supposed.changed_map, supposed.argued(supposed.rejected)
    here = {thing.id for thing in (*changed.statements, *changed.inferences, *changed.conflicts)}
    return {
        Lens.ON_EVIDENCE: verdicts(changed, Lens.ON_EVIDENCE, rejected=out & here),
        Lens.AS_ASSERTED: verdicts(small, Lens.AS_ASSERTED, rejected=out),
    }


def test_weaknesses_after_are_those_of_the_changed_map():
    """On 60 maps what comes and goes is the difference of the two lists, but for what was settled."""
    for seed in range(60):
        small = random_map(seed)
        for name in rejectable(small)[:6]:
            before = {(w.id, w.kind) for w in small.results().weaknesses if w.id != name}
            supposed = Supposition(small, [name], [])
            case = Case(supposed.changed_map, judged=judged(small, supposed))
            after = {(w.id, w.kind) for w in weaknesses(case) if w.id != name}
            found = whatif(small, reject=[name]).of(Aspect.WEAKNESS)
            assert {(c.id, c.after) for c in found if c.after} == after - before
            assert {(c.id, c.before) for c in found if c.before and c.id != name} == before - after


# == Laws


def test_the_order_does_not_matter():
    """However three things are rejected, and said twice or once, the effect is the same."""
    for seed in range(40):
        small = random_map(seed)
        three = rejectable(small)[-6::2]
        effects = {whatif(small, reject=order).model_dump_json() for order in itertools.permutations(three)}
        effects.add(whatif(small, reject=three + three[:1]).model_dump_json())
        assert len(effects) == 1


def test_rejecting_one_after_the_other_is_rejecting_both():
    """The map without the one, and then without the other, is the map without both."""
    for seed in range(80):
        small = random_map(seed)
        one, other = rejectable(small)[0], rejectable(small)[-1]
        both = Supposition(small, [one, other], []).changed_map
        first = Supposition(small, [one], []).changed_map
        if other in first.by_id:
            assert Supposition(first, [other], []).changed_map == both


def test_supposing_nothing_changes_nothing():
    """No change without a supposition."""
    for seed in range(40):
        assert whatif(random_map(seed)).changes == ()


def test_rejecting_sources_only_takes_backing_away():
    """Backing is monotone; verdicts are not, and need not be."""
    for seed in range(80):
        small = random_map(seed)
        assert all(now == "not backed" for _, _, now in rows(small, "backing", reject=[s.id for s in small.sources]))


def test_the_map_itself_stays_as_it_is():
    """A supposition makes a new map."""
    small = random_map(5)
    copy = with_parts(small)
    whatif(small, reject=rejectable(small)[:3], accept=rejectable(small)[5:7])
    assert copy == with_parts(small)


def test_every_change_has_a_reason():
    """One sentence, with an end; the words of both sides are different."""
    for seed in range(150):
        small = random_map(seed)
        pool = rejectable(small)
        for change in whatif(small, reject=pool[:2], accept=pool[3:5]).changes:
            assert change.reason.endswith(".")
            assert len(change.reason) > 10
            assert change.before != change.after


# == In words


def test_what_falls_is_told_from_the_source_up(make_map):
    """The statement that cites it, and what was proved from that."""
    effect = whatif(make_map("a@s b", "a -> b"), reject=["s"])
    assert [(c.id, c.before, c.after, c.reason) for c in effect.of(Aspect.BACKING)] == [
        ("a", "backed", "not backed", "“Source s”, which it cites, is rejected."),
        ("b", "backed", "not backed", "Its proof needs “a holds”, which is no longer backed."),
    ]
    assert [(c.id, c.before, c.after, c.reason) for c in effect.of(Aspect.ON_EVIDENCE)] == [
        ("a", "in", "out", "“Source s”, which it cites, is rejected."),
        ("b", "in", "out", "The proof of it fails, for “a holds” does not stand."),
    ]
    assert effect.of(Aspect.AS_ASSERTED) == ()
    assert effect.sources == ("s",)


def test_what_comes_back_is_told_too(make_map):
    """Take away what rebuts a claim, and it stands again."""
    small = make_map("a! b@s", "b x a")
    assert rows(small, "on-evidence", reject=["s"]) == [("a", "undecided", "in"), ("b", "undecided", "out")]


def test_what_is_accepted_stands_and_proves(make_map):
    """A bare premise, accepted, backs what is drawn from it."""
    effect = whatif(make_map("a b", "a -> b"), accept=["a"])
    assert [(c.id, c.after, c.reason) for c in effect.of(Aspect.BACKING)] == [
        ("a", "backed", "It is accepted."),
        ("b", "backed", "It is now proved from “a holds”."),
    ]


def test_a_source_taken_at_its_word_shows_what_it_says(make_map):
    """What it only said counts as shown."""
    assert rows(make_map("a~s"), "backing", accept=["s"]) == [("a", "not backed", "backed")]


def test_an_actor_taken_at_its_word(make_map):
    """What it holds is given."""
    effect = whatif(make_map("a^"), accept=["other"])
    assert [c.reason for c in effect.of(Aspect.BACKING)] == ["Somebody, who holds it, is taken at its word."]


def test_citations_needed_together_fall_together(make_map):
    """Half of what shows a statement does not show it."""
    two = tuple({"reach": "shows", "note": None, "sources": (source,)} for source in "st")
    small = make_map("a@s b@t")
    small = with_parts(small, claims=tuple({**c.model_dump(), "citations": two} for c in small.claims if c.id == "a"))
    assert rows(small, "backing", reject=["s"]) == []
    together = with_parts(small, claims=tuple({**c.model_dump(), "citations_together": True} for c in small.claims))
    assert rows(together, "backing", reject=["s"]) == [("a", "backed", "not backed")]


def test_a_rejected_step_proves_nothing_and_the_author_still_says_it(make_map):
    """As asserted, a conclusion that hung on a signalled proof is not taken for granted when that is rejected."""
    small = make_map("a! b", "a -> b")
    signalled = with_parts(small, inferences=tuple({**i.model_dump(), "basis": "signalled"} for i in small.inferences))
    assert rows(signalled, "backing", reject=["i0"]) == [("b", "backed", "not backed")]
    assert rows(signalled, "as-asserted", reject=["i0"]) == [("b", "in", "out")]
    assert rows(small, "as-asserted", reject=["i0"]) == []


def test_what_cannot_be_supposed_is_refused(make_map):
    """A section or a note, a thing both rejected and accepted, a name nobody has."""
    small = make_map("a@s b@n1", notes="x")
    with pytest.raises(CallError, match="a footnote: name a source"):
        whatif(small, reject=["n1"])
    with pytest.raises(CallError, match="both rejected and accepted"):
        whatif(small, reject=["a"], accept=["a"])
    with pytest.raises(KeyError):
        whatif(small, reject=["nothing"])
