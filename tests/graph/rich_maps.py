"""Random maps with what the kinds of weakness look at: notes and their faults, interests, relays, times, interviews."""

from __future__ import annotations

from random import Random

from graph.model import ArgumentMap, Citation, Claim, Evidence, Footnote, Source, SourceKind
from tests.graph.random_maps import random_map, with_parts

PERIODS = (None, None, "2005", "2006", "2007-03", "2005/2007", "2008/", "2006-01-02/2006-12")
KINDS = (SourceKind.REPORT, SourceKind.REPORT, SourceKind.INTERVIEW, SourceKind.TREATY)
EVIDENCE = ("event", "figure", "testimony", "document", "law")


def rich_map(seed: int, most: int = 9) -> ArgumentMap:
    """A random map, some of whose claims are evidence, cited through notes, some of which do not hold."""
    bare = random_map(seed, most, sources=4)
    random = Random(seed)
    sources = tuple(_source(random, source, bare) for source in bare.sources)
    notes = _notes(random, bare)
    statements = tuple(_statement(random, claim, notes) for claim in bare.claims)
    actors = tuple(a.model_copy(update={"interest": random.choice((None, None, "a stake"))}) for a in bare.actors)
    return with_parts(
        bare,
        sources=sources,
        footnotes=notes,
        actors=actors,
        claims=tuple(s for s in statements if isinstance(s, Claim)),
        evidence=tuple(s for s in statements if isinstance(s, Evidence)),
    )


def _source(random: Random, source: Source, bare: ArgumentMap) -> Source:
    others = [other.id for other in bare.sources if other.id != source.id]
    relays = (random.choice(others),) if others and random.random() < 0.4 else ()
    publishers = ("p1",) if random.random() < 0.8 else source.publishers
    return source.model_copy(update={"kind": random.choice(KINDS), "relays": relays, "publishers": publishers})


def _notes(random: Random, bare: ArgumentMap) -> tuple[Footnote, ...]:
    """Up to four notes; each cites a source or none, and one in three is an Ibid. to some note, itself perhaps."""
    names = [source.id for source in bare.sources]
    count = random.randint(0, 4) if names else 0
    found = []
    for number in range(1, count + 1):
        cited = (random.choice(names),) if random.random() < 0.85 else ()
        ibid = f"n{random.randint(1, count)}" if random.random() < 0.35 else None
        found.append(Footnote(id=f"n{number}", number=number, sources=cited, ibid=ibid))
    return tuple(found)


def _statement(random: Random, claim: Claim, notes: tuple[Footnote, ...]) -> Claim | Evidence:
    citations = tuple(_through_a_note(random, citation, notes) for citation in claim.citations)
    fields = {**claim.model_dump(), "citations": tuple(dict.fromkeys(citations)), "period": random.choice(PERIODS)}
    if random.random() < 0.6:
        return Claim.model_validate(fields)
    del fields["role"]
    return Evidence.model_validate({**fields, "kind": random.choice(EVIDENCE)})


def _through_a_note(random: Random, citation: Citation, notes: tuple[Footnote, ...]) -> Citation:
    """A citation through a note, where there is one, else straight to one source."""
    if notes and random.random() < 0.7:
        note = random.choice(notes)
        return citation.model_copy(update={"note": note.id, "sources": note.sources})
    return citation.model_copy(update={"sources": citation.sources[:1]})
