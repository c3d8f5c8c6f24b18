"""The files that ``build`` writes beside the page: bytes, UTF-8, sorted, the same on every run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.analysis_file import Analysis, analysis
from graph.derive import ASSERTED, DERIVED
from graph.load import WELL_KNOWN

if TYPE_CHECKING:
    from graph.dossier import Dossier
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


def analysis_json(argument_map: ArgumentMap, found: Dossier) -> bytes:
    """What follows from the map, as JSON that ``analysis_schema`` describes, on lines."""
    return f"{analysis(argument_map, found).model_dump_json(indent=1, by_alias=True)}\n".encode()


def analysis_schema() -> bytes:
    """The JSON Schema (draft 2020-12) of ``analysis.json``, as pydantic makes it from ``Analysis``."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Analysis.model_json_schema(mode="serialization"),
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n".encode()


def _write(rows: list[ox.Triple] | list[ox.Quad], form: ox.RdfFormat, triples: Triples) -> bytes:
    prefixes = dict(sorted({**dict(WELL_KNOWN), **dict(triples.prefixes)}.items()))
    written = ox.serialize(rows, format=form, prefixes=prefixes)
    assert written is not None  # serialize returns bytes when no output is given
    return written
