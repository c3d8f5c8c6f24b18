"""The terms a query can use: our vocabulary with its definitions, and what else stands in a map."""

from __future__ import annotations

from importlib import resources

import pyoxigraph as ox

from graph.load import WELL_KNOWN
from graph.model import Value

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"


class Term(Value):
    """A class, a property or a value: its prefixed name, its label and what it means, where our vocabulary says so."""

    name: str
    label: str = ""
    definition: str = ""


def terms(written: bytes) -> tuple[Term, ...]:
    """The terms of the vocabulary, and the properties of other vocabularies in a map in TriG; sorted by name."""
    said: dict[str, dict[str, str]] = {}
    vocabulary = resources.files("graph").joinpath("vocabulary.ttl").read_bytes()
    for triple in ox.parse(vocabulary, format=ox.RdfFormat.TURTLE):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
            said.setdefault(triple.subject.value, {})[triple.predicate.value] = triple.object.value
    used = {quad.predicate.value for quad in ox.parse(written, format=ox.RdfFormat.TRIG)}
    found = [
        Term(name=name, label=said.get(iri, {}).get(_LABEL, ""), definition=said.get(iri, {}).get(_DEFINITION, ""))
        for iri in sorted(used | said.keys())
        if (name := _short(iri))
    ]
    return tuple(sorted(found, key=lambda term: term.name))


def _short(iri: str) -> str:
    """An IRI with its prefix; nothing if no prefix is known, or if it is the prefix's own."""
    return next((f"{p}:{iri[len(n) :]}" for p, n in WELL_KNOWN if iri.startswith(n) and iri != n), "")
