"""What rests on a source: against trying it, and row by row on the thesis."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.about_source import about_source
from graph.analysis.backing import backing
from graph.analysis.outcomes import Lens
from graph.analysis.verdicts import verdicts
from graph.errors import CallError
from tests.graph.random_maps import random_map, with_parts

ROOT = Path(__file__).parent.parent.parent


def told(argument_map, source):
    """By group its rows as name, count and note."""
    groups = {}
    for row in about_source(argument_map, argument_map.results(), source):
        groups.setdefault(row.group, []).append((row.name, row.count, row.note))
    return groups


def stripped(argument_map, source):
    """The map in which nothing cites a source; None if a statement needed it together with others."""
    claims = []
    for claim in argument_map.claims:
        kept = (c.model_copy(update={"sources": tuple(s for s in c.sources if s != source)}) for c in claim.citations)
        left = tuple(citation for citation in kept if citation.sources)
        if claim.citations_together and len(left) < len(claim.citations):
            return None
        claims.append(claim.model_copy(update={"citations": left}))
    return with_parts(argument_map, claims=tuple(claims))


def test_what_falls_is_what_trying_takes():
    """On 60 maps backing and verdicts on evidence change as they do when the source is taken out of the map."""
    changed = 0
    for seed in range(60):
        small = random_map(seed)
        for source in small.sources:
            found = told(small, source.id)
            lost = set(backing(small).rounds) - set(backing(small, without={source.id}).rounds)
            first, *fallen = found["falls without it"]
            assert {name for name, _, _ in fallen} == lost
            assert first == ("statements no longer backed", len(lost), "")
            bare = stripped(small, source.id)
            if bare is not None:
                before, after = (verdicts(m, Lens.ON_EVIDENCE) for m in (small, bare))
                expected = {s.id for s in small.claims if before[s.id] != after[s.id]}
                assert {name for name, _, _ in found.get("verdict without it", ())} == expected
                changed += len(expected)
    assert changed > 10


def test_what_the_economist_carries():
    """Notes 96 and 97; five statements cite it, one of them twice and only as said; nothing relays it."""
    thesis = graph.load(ROOT / "claims.ttl").map()
    source = "source:economist-dangerous-driving"
    found = told(thesis, source)
    assert found["source"][0][:2] == (source, 5)
    assert [row[:2] for row in found["citations"]] == [("shows", 4), ("says", 2)]
    assert [row[:2] for row in found["notes"]] == [("note:96", 3), ("note:97", 3)]
    cited = {name: note.split(":")[0] for name, _, note in found["cited by"]}
    assert cited == {
        "claim:chairmanship-would-trigger-reform": "says (notes 96, 97)",
        "claim:few-ngos-hoped-pride-would-bring-reform": "shows (note 96)",
        "claim:many-ngos-feared-the-chair-would-serve-nazarbayev": "shows (note 96)",
        "evidence:zhovtis-supported-the-bid": "shows (note 97)",
        "claim:little-else-could-push-kazakhstan": "shows (note 97)",
    }
    assert not {"passes on", "passed on by"} & found.keys()


def test_relays_are_told_from_both_ends(make_map):
    """What a source passes on, and what passes it on."""
    small = make_map("a@s b@r")
    sources = tuple(s.model_copy(update={"relays": ("s",)}) if s.id == "r" else s for s in small.sources)
    small = with_parts(small, sources=sources)
    assert told(small, "r")["passes on"] == [("s", 1, "Source s")]
    assert told(small, "s")["passed on by"] == [("r", 1, "Source r")]


def test_only_a_source_is_asked_about(make_map, run, bridge):
    """An actor is refused; the door finds a source by the last part of its name."""
    small = make_map("a@s")
    with pytest.raises(CallError, match="an actor, not a source"):
        about_source(small, small.results(), "other")
    ran = run("stats", bridge, "--source", "survey", "--format", "csv")
    assert ran.out.splitlines()[:2] == ["group,name,count,note", "source,source:survey,2,Survey of the Town Bridges"]
