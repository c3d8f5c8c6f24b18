"""What a program inferred, as triples, apart from what a person asserted.

Direct shortcuts between statements (``am:supports``, ``am:explains-why``, ``am:attacks``, ``am:pullsAgainst``), voices
and sections without their layers, and the results of the analyses.  They live in a named graph of their own;
``claims.ttl`` holds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.analysis.outcomes import Lens, Semantics
from graph.analysis.weaknesses.case import Case
from graph.model import Force, Purpose
from graph.vocab import AM, AM_BASE

if TYPE_CHECKING:
    from graph.analysis import Results
    from graph.load import Triples
    from graph.model import ArgumentMap, Statement

ASSERTED = ox.NamedNode("https://w3id.org/argmap/graph/asserted")
DERIVED = ox.NamedNode("https://w3id.org/argmap/graph/derived")

_DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def derive(triples: Triples, argument_map: ArgumentMap, results: Results) -> tuple[ox.Triple, ...]:
    """The derived triples of a map, sorted, each once."""
    iri = {
        triples.short(subject): ox.NamedNode(subject)
        for subject in triples.subject_lines
        if not subject.startswith("_")
    }
    facts = (*_facts(argument_map, results), *_judged(results), *_needed(results), *_strengths(results))
    found = {ox.Triple(iri[s], p, iri[o] if isinstance(o, str) else o) for s, p, o in facts}
    return tuple(sorted(found, key=str))


Fact = tuple[str, ox.NamedNode, "str | ox.NamedNode | ox.Literal"]


def _facts(argument_map: ArgumentMap, results: Results) -> Iterator[Fact]:
    case = Case(argument_map, results.backing, results.verdicts)
    yield from _shortcuts(argument_map)
    yield from _mentions(argument_map)
    for below, head in case.under.items():
        if below != head:
            yield below, _term(AM.standsUnder), head
    for group, found in case.all_groups().items():
        yield from ((name, _term(AM.comesDownTo), ox.NamedNode(AM_BASE + group)) for name in found)
    for place, statement in enumerate(argument_map.statements, 1):
        yield statement.id, _term(AM.placeInText), _number(place)
        yield from _flat(statement)
        yield from _support(statement, results)
    for weakness in results.weaknesses:
        yield weakness.id, _term(AM.weakness), ox.NamedNode(AM_BASE + weakness.kind)


def _flat(statement: Statement) -> Iterator[Fact]:
    """Voices, sections and sources of a statement without the layers between."""
    for voice in statement.voices:
        yield statement.id, _term(AM.heldBy), voice.holder
        for relay in voice.relays:
            yield statement.id, _term(AM.relayedBy), relay
    for section in statement.sections:
        yield statement.id, _term(AM.inSection), section
    for citation in statement.citations:
        for source in citation.sources:
            yield statement.id, _term(AM.restsOnSource), source


def _support(statement: Statement, results: Results) -> Iterator[Fact]:
    backed = statement.id in results.backing
    yield statement.id, _term(AM.backed), ox.Literal(backed)
    if backed:
        yield statement.id, _term(AM.backedInRound), _number(results.backing.rounds[statement.id])


def _judged(results: Results) -> Iterator[Fact]:
    """Verdicts in both lenses."""
    terms = {Lens.ON_EVIDENCE: AM.verdictOnEvidence, Lens.AS_ASSERTED: AM.verdictAsAsserted}
    for lens, found in results.verdicts.items():
        for name, verdict in found.named().items():
            yield name, _term(terms[lens]), ox.NamedNode(AM_BASE + verdict)


def _needed(results: Results) -> Iterator[Fact]:
    """What each backed statement cannot lose."""
    for carrier, needs in results.rests_on.needs.items():
        for statement, names in needs.items():
            for name in names:
                yield statement, ox.NamedNode(f"{AM_BASE}needs{carrier.capitalize()}"), name


def _strengths(results: Results) -> Iterator[Fact]:
    """The strengths that settled, and how far they lie apart."""
    terms = {
        Semantics.DF_QUAD: AM.strengthDfQuad,
        Semantics.QUADRATIC_ENERGY: AM.strengthQuadraticEnergy,
        Semantics.EULER: AM.strengthEuler,
    }
    for name, spread in results.strengths.spread.items():
        yield name, _term(AM.strengthSpread), _decimal(spread)
        for semantics, strength in results.strengths.by_semantics.items():
            if name in strength.value:
                yield name, _term(terms[semantics]), _decimal(strength.value[name])


def _decimal(value: float) -> ox.Literal:
    return ox.Literal(f"{value:.4f}", datatype=_DECIMAL)


def _shortcuts(argument_map: ArgumentMap) -> Iterator[Fact]:
    ends = {inference.id: inference.conclusion for inference in argument_map.inferences}
    for inference in argument_map.inferences:
        relation = AM.supports if inference.purpose is Purpose.PROVES else AM.explains_why
        for premise in inference.premises:
            yield premise, _term(relation), inference.conclusion
    for conflict in argument_map.conflicts:
        if conflict.attacked not in ends and conflict.force is not Force.UNDERCUTS:
            yield conflict.attacker, _term(AM.attacks), conflict.attacked
        yield conflict.attacker, _term(AM.pullsAgainst), ends.get(conflict.attacked, conflict.attacked)


def _mentions(argument_map: ArgumentMap) -> Iterator[Fact]:
    """Actors whose name stands in a statement as a word of its own; what two actors share names neither."""
    owner: dict[str, str | None] = {}
    for actor in argument_map.actors:
        for name in {actor.label, *actor.other_names}:
            owner[name] = actor.id if name not in owner else None
    names = sorted((name for name in owner if owner[name]), key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None
    for statement in argument_map.statements:
        for name in sorted(set(pattern.findall(statement.label))) if pattern else ():
            yield statement.id, _term(AM.mentions), str(owner[name])


def _number(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_INTEGER)


def _term(term: AM) -> ox.NamedNode:
    return ox.NamedNode(str(term))
