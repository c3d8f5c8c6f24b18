"""The files that ``build`` writes beside the page: bytes, UTF-8, sorted, the same on every run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.derive import ASSERTED, DERIVED
from graph.load import WELL_KNOWN

if TYPE_CHECKING:
    from graph.analysis import Results
    from graph.load import Triples
    from graph.model import ArgumentMap


def graph_ttl(triples: Triples, derived: Iterable[ox.Triple]) -> bytes:
    """Asserted and derived triples as one plain union in Turtle, for tools that know no named graphs."""
    asserted = {ox.Triple(row.subject, row.predicate, row.object) for row in triples}
    union = asserted | set(derived)
    return _write(sorted(union, key=str), ox.RdfFormat.TURTLE, triples)


def graph_trig(triples: Triples, derived: Iterable[ox.Triple]) -> bytes:
    """Asserted and derived triples, each in its named graph, in TriG."""
    quads = [ox.Quad(row.subject, row.predicate, row.object, ASSERTED) for row in triples]
    inferred = [ox.Quad(t.subject, t.predicate, t.object, DERIVED) for t in derived]
    return _write(sorted(set(quads), key=str) + inferred, ox.RdfFormat.TRIG, triples)


def analysis_json(argument_map: ArgumentMap, results: Results) -> bytes:
    """What follows from the map, as JSON: given, backed (rounds, proofs), verdicts, needs, strengths, weaknesses."""
    document = {
        "map": argument_map.texts[0].title if argument_map.texts else "",
        "given": list(results.backing.given),
        "backed": {name: results.backing.rounds[name] for name in sorted(results.backing.rounds)},
        "by": dict(sorted(results.backing.by.items())),
        "verdicts": {lens.value: found.named() for lens, found in results.verdicts.items()},
        "needs": {carrier.value: needs for carrier, needs in results.rests_on.needs.items()},
        "strengths": {
            semantics.value: {
                name: round(found.value[name], 6) for name in results.strengths.spread if name in found.value
            }
            for semantics, found in results.strengths.by_semantics.items()
        },
        "weaknesses": [weakness.model_dump(mode="json") for weakness in results.weaknesses],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _write(rows: list[ox.Triple] | list[ox.Quad], form: ox.RdfFormat, triples: Triples) -> bytes:
    prefixes = dict(sorted({**dict(WELL_KNOWN), **dict(triples.prefixes)}.items()))
    written = ox.serialize(rows, format=form, prefixes=prefixes)
    assert written is not None  # serialize returns bytes when no output is given
    return written
