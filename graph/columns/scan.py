"""Turtle to pairs of numbers: every IRI is numbered when it is first met, and nothing else is kept of a triple.

The file is streamed through the parser, which checks its syntax; the only text kept is the names and the labels.
"""

from __future__ import annotations

import codecs
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graph.errors import CallError, Finding, MapError
from graph.vocab import AM, DCTERMS, DOCO, PROPERTIES, PROV, RDF, RDFS, SCHEMA, STANDARD

NODES = (
    RDF.type, AM.role, AM.voice, AM.attitude, AM.shownBy, AM.saidBy, AM.halfCitedBy, AM.premise, AM.conclusion,
    AM.purpose, AM.basis, AM.attacker, AM.attacked, AM.force, AM.prevails, AM.answeredBy, AM.speaker, AM.relays,
    AM.cites, AM.actorKind, PROV.wasDerivedFrom, DCTERMS.isPartOf, DCTERMS.creator,
)  # fmt: skip
"""The properties whose values are things, as far as the analyses need them."""

TEXTS = (RDFS.label, AM.commonGround, AM.citationsTogether, AM.conceded)
NUMBERS = (AM.number, AM.paragraph, SCHEMA.position)

_KNOWN = frozenset(
    {str(term) for vocabulary in STANDARD if vocabulary is not DOCO for term in vocabulary} | set(PROPERTIES)
)


@dataclass
class Scan:
    """The pairs of one file by property: which thing, and which thing, text or number it has.

    ``numbers`` has the number of every IRI; ``things`` the IRIs in that order.
    """

    file: str
    numbers: dict[str, int] = field(default_factory=dict)
    nodes: dict[str, tuple[array[int], array[int]]] = field(
        default_factory=lambda: {str(term): (array("i"), array("i")) for term in NODES}
    )
    texts: dict[str, tuple[array[int], list[str]]] = field(
        default_factory=lambda: {str(term): (array("i"), []) for term in (*TEXTS, *NUMBERS)}
    )
    prefixes: tuple[tuple[str, str], ...] = ()
    triples: int = 0

    @property
    def things(self) -> list[str]:
        """Every IRI, by number."""
        return list(self.numbers)


def scan(path: Path) -> Scan:
    """The pairs of a Turtle file.

    Raises CallError if it cannot be read; MapError if it is not Turtle in UTF-8, has a term that no map has, or a thing
    without a name (a blank node).
    """
    found = Scan(str(path))
    try:
        with path.open("rb") as file:
            if file.read(3) != codecs.BOM_UTF8:
                file.seek(0)
            parser = ox.parse(input=file, format=ox.RdfFormat.TURTLE)
            _take(parser, found)
            found.prefixes = tuple(sorted(parser.prefixes.items()))
    except FileNotFoundError:
        raise CallError(f"{path}: no such file: name a map that is there") from None
    except OSError as error:
        raise CallError(f"{path}: cannot be read ({error.strerror}): check the file's permissions") from None
    except SyntaxError as error:
        what, repair = f"not Turtle: {error.msg}", "mend the line; every triple ends in ';', ',' or '.'"
        raise MapError(Finding(str(path), error.lineno or 0, "", what, repair, "syntax")) from None
    return found


def _take(parser: Iterator[ox.Quad], found: Scan) -> None:
    """Every triple into its property's columns; written out, because it runs ten million times."""
    numbers, nodes, texts = found.numbers, found.nodes, found.texts
    last, number, count = "", -1, 0
    for subject, predicate, thing, _ in parser:
        count += 1
        name, term = subject.value, predicate.value
        if name != last:
            if type(subject) is ox.BlankNode:
                raise MapError(_unnamed(found.file, term))
            last, number = name, numbers.setdefault(name, len(numbers))
        if (pairs := nodes.get(term)) is not None:
            pairs[0].append(number)
            pairs[1].append(numbers.setdefault(thing.value, len(numbers)))
        elif (told := texts.get(term)) is not None:
            told[0].append(number)
            told[1].append(thing.value)
        elif term not in _KNOWN:
            raise MapError(_unknown(found.file, name, term))
    found.triples = count


def _unnamed(file: str, term: str) -> Finding:
    repair = "give it a name of its own, such as claim:a-few-words"
    return Finding(file, 0, "", f"a blank node has {term}", repair, "blank-node")


def _unknown(file: str, who: str, term: str) -> Finding:
    from graph.check import nearest

    repair = nearest(term, sorted(_KNOWN)) or "vocabulary.ttl has every term"
    return Finding(file, 0, who, f"{term} is no property that a map has", repair, "unknown-term")
