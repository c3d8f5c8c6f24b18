"""What falls with each thing: every entry of the table, computed a second time over the map with it taken away."""

from __future__ import annotations

import pytest

from graph import load
from graph.analysis.load_bearing import BEARERS, echo_chains, loads, support
from graph.analysis.outcomes import Aspect, Carrier, Lens
from graph.analysis.smallest import breaking_sets
from graph.analysis.whatif import whatif
from graph.model import Source
from tests.graph import oracles
from tests.graph.random_maps import random_map, with_parts


def stripped(argument_map, carrier, name):
    """The map without what one thing gives: its citations, or what a voice alone holds; None where nothing is cited."""
    roles = {"source": "id", "publisher": "publishers", "creator": "creators", "interviewee": "interviewees"}
    parts = {}
    for part in ("claims", "evidence"):
        parts[part] = []
        for s in (dict(each) for each in getattr(argument_map, part)):
            if carrier == "voice":
                if {voice.layers[-1] for voice in s["voices"]} == {name}:
                    s["citations"], s["common_ground"] = (), None
                parts[part].append(s)
                continue
            gone = {
                d.id
                for d in argument_map.sources
                if name == d.id or (roles[carrier] != "id" and name in getattr(d, roles[carrier]))
            }
            left = []
            for c in s["citations"]:
                sources = tuple(d for d in c.sources if d not in gone)
                left.append(c if sources == c.sources else c.model_copy(update={"sources": sources}))
            s["citations"] = tuple(left)
            parts[part].append(s)
    return with_parts(argument_map, **{part: tuple(rows) for part, rows in parts.items()})


def given(argument_map):
    """What is shown or common ground, from the words of the design."""
    found = set()
    for s in argument_map.statements:
        shown = [c.reach.value == "shows" and bool(c.sources) for c in s.citations]
        enough = shown and (all(shown) if s.citations_together else any(shown))
        if s.common_ground or enough:
            found.add(s.id)
    return frozenset(found)


def backed(argument_map):
    """The least set that holds the given and what is proved from it, by going round until nothing is new."""
    found = set(given(argument_map))
    steps = [i for i in argument_map.inferences if i.purpose.value == "proves"]
    while new := {i.conclusion for i in steps if set(i.premises) <= found} - found:
        found |= new
    return found


def judged(argument_map):
    """The verdicts on evidence by the alternating fixpoint, from its definition, over rules written a second time."""
    found = oracles.alternating(oracles.rules(argument_map, given(argument_map)))
    return {s.id: found.get(s.id, "out") for s in argument_map.statements}


def confirm(argument_map, kinds=BEARERS):
    """Compare the table with taking away, entry by entry, each thing that could be in it; how many entries it has."""
    table = {(row.kind, row.id): row for row in loads(argument_map, kinds)}
    before, stood = backed(argument_map), judged(argument_map)
    known = {given(argument_map): (before, stood)}  # both depend on what is given alone
    main = [c.id for c in argument_map.claims if c.role in ("central-thesis", "main-claim")]
    sources = argument_map.sources
    things = {
        Carrier.SOURCE: [s.id for s in sources],
        Carrier.PUBLISHER: {a for s in sources for a in s.publishers},
        Carrier.CREATOR: {a for s in sources for a in s.creators},
        Carrier.INTERVIEWEE: {a for s in sources for a in s.interviewees},
        Carrier.VOICE: {v.layers[-1] for s in argument_map.statements for v in s.voices} - argument_map.authors,
    }
    for kind in kinds:
        for name in things[kind]:
            without = stripped(argument_map, kind.value, name)
            left = given(without)
            if left not in known:
                known[left] = backed(without), judged(without)
            still, now = known[left]
            lost, row = before - still, table.pop((kind, name), None)
            moved = sum(now[s] != verdict for s, verdict in stood.items())
            if row is None:
                assert not lost | {s for s in now if now[s] != stood[s]}, (kind, name)
                continue
            assert (row.falls, row.verdicts) == (len(lost), moved), (kind, name)
            assert set(row.main) == lost & set(main), (kind, name)
    assert not table
    return len(before)


def test_every_entry_is_what_taking_away_takes_away():
    """On 150 maps with circles, voices and citations needed together, for every kind of thing."""
    assert sum(confirm(random_map(seed)) for seed in range(150)) > 200


@pytest.mark.slow
def test_every_entry_for_the_thesis():
    """The whole table of the thesis, of every kind, confirmed entry by entry by a second computation."""
    assert confirm(load().map()) > 400


@pytest.mark.slow
def test_each_source_and_each_publisher_of_the_thesis():
    """Rejecting each alone: backing and verdicts change as the map without its citations says, statement by statement.

    Those that nothing hangs on are left to the slow suite.
    """
    thesis = load().map()
    before, stood, changes = backed(thesis), judged(thesis), 0
    for row in loads(thesis, (Carrier.SOURCE, Carrier.PUBLISHER))[:2]:
        effect = whatif_of(thesis, row)
        without = stripped(thesis, row.kind.value, row.id)
        lost, now = before - backed(without), judged(without)
        assert {c.id for c in effect.of(Aspect.BACKING)} == lost
        told = {(c.id, c.before, c.after) for c in effect.of(Aspect(Lens.ON_EVIDENCE.value))}
        assert told == {(s, was, now[s]) for s, was in stood.items() if now[s] != was}
        assert (row.falls, row.verdicts) == (len(lost), len(told))
        changes += len(told)
    assert changes > 60


def whatif_of(argument_map, row):
    """The effect of rejecting what a row is about: of a publisher, everything that it published."""
    if row.kind is Carrier.SOURCE:
        return whatif(argument_map, reject=[row.id])
    return whatif(argument_map, reject=[s.id for s in argument_map.sources if row.id in s.publishers])


@pytest.mark.slow
def test_each_source_and_each_publisher_of_the_thesis_by_whatif():
    """The same for every one, also those that nothing hangs on, against what-if."""
    thesis = load().map()
    before, stood = backed(thesis), judged(thesis)
    alone = [("source", s.id, [s.id]) for s in thesis.sources]
    publishers = sorted({p for s in thesis.sources for p in s.publishers})
    alone += [("publisher", p, [s.id for s in thesis.sources if p in s.publishers]) for p in publishers]
    assert len(alone) > 90
    known = {given(thesis): (before, stood)}  # both depend on what is given alone
    for kind, name, sources in alone:
        effect, without = whatif(thesis, reject=sources), stripped(thesis, kind, name)
        left = given(without)
        if left not in known:
            known[left] = backed(without), judged(without)
        still, now = known[left]
        assert {c.id for c in effect.of(Aspect.BACKING)} == before - still, name
        told = {(c.id, c.before, c.after) for c in effect.of(Aspect(Lens.ON_EVIDENCE.value))}
        assert told == {(s, was, now[s]) for s, was in stood.items() if now[s] != was}, name


# == One statement


def test_what_one_statement_rests_on_is_told_whole(make_map):
    """What it cannot lose, what breaks it, what is enough."""
    rows = support(make_map("a@s b@t c@u d", "a + b -> d", "b + c -> d"), "d")
    assert [(r.aspect, r.kind.value, r.ids) for r in rows] == [
        ("cannot lose", "source", ("t",)),
        ("cannot lose", "statement", ("b",)),
        ("breaks", "source", ("t",)),
        ("enough", "source", rows[-1].ids),
    ]


def test_what_cannot_be_broken_or_is_not_backed_says_so(make_map):
    """One line on it, and no set."""
    (ground,) = [r for r in support(make_map("a!"), "a") if r.aspect == "breaks"]
    assert "common ground is enough" in ground.note
    (bare,) = support(make_map("a"), "a")
    assert "not backed" in bare.note


def test_echoes_are_told_by_chain(make_map):
    """A source that passes on another that is cited too is not a second source."""
    small = make_map("a@s b@t c", "a -> c", "b -> c")
    echo = tuple(Source(**{**dict(s), "relays": ("t",) if s.id == "s" else ()}) for s in small.sources)
    rows = support(with_parts(small, sources=echo), "c")
    assert [(r.aspect, r.ids) for r in rows if r.aspect == "echo"] == [("echo", ("s", "t"))]
    assert echo_chains(with_parts(small, sources=echo), {"s"}) == ()


def test_a_ring_of_echoes_ends():
    """Sources that pass each other on are one chain."""
    ring = tuple(Source(id=a, title=a, kind="article", relays=(b,)) for a, b in ("ab", "bc", "ca"))
    assert echo_chains(with_parts(random_map(0), sources=ring), {"a", "b", "c"}) == (("a", "b", "c"),)


@pytest.mark.slow
def test_a_maxsat_solver_finds_sets_of_the_same_size():
    """On maps with 14 sources: RC2 of python-sat on the sets that suffice, found by trying, agrees with our search."""
    from pysat.examples.hitman import Hitman

    from graph.analysis.backing import backing

    sizes = set()
    for seed in range(150):
        small = random_map(seed, 9, sources=14)
        sources = [s.id for s in small.sources]
        for statement in small.statements[:3]:
            ours = breaking_sets(small, statement.id)
            if not ours.at_most:
                continue
            solver = Hitman(htype="rc2", solver="g4")
            while statement.id in backing(small, without=set(broken := solver.get() or [])):
                left = set(sources) - set(broken)
                for source in sorted(left):
                    if statement.id in backing(small, without=set(sources) - left | {source}):
                        left.remove(source)
                solver.hit(left)
            solver.delete()
            assert len(broken) == ours.at_most
            sizes.add(len(broken))
    assert {1, 2} <= sizes
