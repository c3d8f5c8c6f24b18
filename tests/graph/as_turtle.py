"""Small maps as Turtle, under names of one prefix, so that what is made in memory can be asked in SPARQL.

Writes what the queries read, and no anchors: it is no converter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import ArgumentMap, Citation, Claim, Evidence

BASE = "https://example.org/"
CITED = {"shows": "am:shownBy", "says": "am:saidBy", "half": "am:halfCitedBy"}


def prefixed(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with every name of a random map (``s1``, ``i2``, ``author``) under the prefix ``x``."""
    names = "|".join(map(re.escape, [*argument_map.by_id, "no-such-thing"]))
    return ArgumentMap.model_validate_json(re.sub(rf'"({names})"', r'"x:\1"', argument_map.model_dump_json()))


def turtle(argument_map: ArgumentMap) -> str:
    """The triples of a map whose names are under the prefix ``x``."""
    head = [
        f"@prefix x: <{BASE}> .",
        "@prefix am: <https://w3id.org/argmap/vocabulary#> .",
        "@prefix scheme: <https://w3id.org/argmap/scheme#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix dcterms: <http://purl.org/dc/terms/> .",
    ]
    blocks = [f"{name} {' ; '.join(pairs)} ." for name, pairs in _things(argument_map)]
    return "\n".join([*head, *blocks]) + "\n"


def _things(argument_map: ArgumentMap) -> Iterator[tuple[str, list[str]]]:
    for text in argument_map.texts:
        yield text.id, ["a am:Text", f'dcterms:title "{text.title}"', *_each("dcterms:creator", text.authors)]
    for statement in argument_map.statements:
        yield statement.id, _statement(statement)
    for inference in argument_map.inferences:
        pairs = [*_each("am:premise", inference.premises), f"am:conclusion {inference.conclusion}"]
        yield inference.id, ["a am:Inference", *pairs, f"am:purpose am:{inference.purpose}", *_basis(inference.basis)]
    for conflict in argument_map.conflicts:
        sides = [f"am:attacker {conflict.attacker}", f"am:attacked {conflict.attacked}"]
        ends = [*_each("am:prevails", filter(None, [conflict.prevails])), *_each("am:answeredBy", conflict.answers)]
        conceded = ["am:conceded true"] if conflict.conceded else []
        yield conflict.id, ["a am:Conflict", *sides, f"am:force am:{conflict.force}", *ends, *conceded]
    for actor in argument_map.actors:
        yield actor.id, ["a am:Actor", f'rdfs:label "{actor.label}"', f"am:actorKind am:{actor.kind}"]
    for source in argument_map.sources:
        made = [*_each("dcterms:creator", source.creators), *_each("dcterms:publisher", source.publishers)]
        asked = [*_each("am:interviewee", source.interviewees), *_each("am:relaysSource", source.relays)]
        named = [f'dcterms:title "{source.title}"', f"am:sourceKind am:{source.kind}"]
        yield source.id, ["a am:Source", *named, *made, *asked]
    for note in argument_map.footnotes:
        yield note.id, ["a am:Footnote", f"am:number {note.number}", *_each("am:cites", note.sources)]


def _statement(statement: Claim | Evidence) -> list[str]:
    kind = f"am:evidenceKind am:{statement.kind}" if isinstance(statement, Evidence) else f"am:role am:{statement.role}"
    pairs = [f"a am:{type(statement).__name__}", f'rdfs:label "{statement.label}"', kind]
    pairs += [f"am:attitude am:{statement.attitude}", *(f"am:voice {voice.holder}" for voice in statement.voices)]
    if statement.common_ground:
        pairs.append(f'am:commonGround "{statement.common_ground}"')
    if statement.period:
        pairs.append(f'am:period "{statement.period}"')
    return [*pairs, *(pair for citation in statement.citations for pair in _citation(citation))]


def _citation(citation: Citation) -> Iterable[str]:
    return _each(CITED[citation.reach], (citation.note,) if citation.note else citation.sources)


def _basis(basis: str) -> list[str]:
    return [f"am:basis am:{basis}", "am:scheme scheme:sign"]


def _each(term: str, names: Iterable[str]) -> list[str]:
    return [f"{term} {name}" for name in names]
