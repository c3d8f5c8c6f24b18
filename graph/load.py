"""Turtle to triples, with the line of every one.

No Turtle parser tells where a triple stands, but one that is fed line by line tells it all the same: when a triple
comes out, the lines handed over so far end with the line on which its object ends.  (Checked with multi-line strings,
comments, and lists with ``,`` and ``;``.)
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from graph.collector import held_off
from graph.errors import CallError, Finding, MapError
from graph.vocab import AM_BASE, SCHEME_BASE

if TYPE_CHECKING:
    from graph.model import ArgumentMap

LIMIT = 128_000_000
"""Bytes of Turtle that one map may have: some 300,000 claims, and about 10 GB of memory for what is made of them.

``graph.columns`` reads larger ones, for the list of unsupported claims alone.
"""

WELL_KNOWN = (
    ("am", AM_BASE),
    ("scheme", SCHEME_BASE),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("doco", "http://purl.org/spar/doco/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)
"""Prefixes by which the standard terms are named in messages, whatever the file declares."""

Subject = ox.NamedNode | ox.BlankNode
Object = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True)
class Triple:
    """One triple and the 1-based line on which its object ends."""

    subject: Subject
    predicate: ox.NamedNode
    object: Object
    line: int


@dataclass(frozen=True)
class Triples:
    """The triples of one file, in its order, with their lines; the first stage of the pipeline."""

    file: str
    source: bytes = field(repr=False)
    rows: tuple[Triple, ...] = field(repr=False)
    prefixes: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        """How many triples there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Triple]:
        """The triples in the order of the file."""
        return iter(self.rows)

    @cached_property
    def subject_lines(self) -> dict[str, int]:
        """The line on which each subject is first spoken of."""
        lines: dict[str, int] = {}
        for row in self.rows:
            lines.setdefault(row.subject.value, row.line)
        return lines

    @cached_property
    def _longest_first(self) -> tuple[tuple[str, str], ...]:
        known = {namespace: prefix for prefix, namespace in (*WELL_KNOWN, *self.prefixes)}
        return tuple(sorted(((p, n) for n, p in known.items()), key=lambda pair: (-len(pair[1]), pair[0])))

    @cached_property
    def _short(self) -> dict[str, str]:
        return {}

    def short(self, iri: str) -> str:
        """The name of an IRI as this file writes it: ``claim:x``, or the IRI where no prefix fits."""
        known = self._short.get(iri)
        if known is None:
            fits = next(((p, n) for p, n in self._longest_first if iri.startswith(n)), None)
            known = f"{fits[0]}:{iri[len(fits[1]) :]}" if fits else iri
            self._short[iri] = known
        return known

    @cached_property
    def _found(self) -> tuple[Finding, ...]:
        from graph.check import check

        return check(self)

    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in the map, sorted; empty if nothing is."""
        return self._found

    def map(self) -> ArgumentMap:
        """The map as frozen values; MapError if an error was found."""
        from graph.read import read

        return read(self)


def builtin() -> Path:
    """The map that comes with argmap: the thesis."""
    return Path(str(resources.files("graph"))).parent / "claims.ttl"


def load(path: str | Path | None = None) -> Triples:
    """The triples of a Turtle file; of the built-in map if no path is given.

    Raises CallError if the file cannot be read, MapError (with file and line) if it is not UTF-8 or not Turtle.
    """
    place = builtin() if path is None else Path(path)
    return parse(_bytes(place), str(path) if path is not None else place.name)


def parse(source: bytes, file: str = "map") -> Triples:
    """The triples of a piece of Turtle; a byte order mark at its head is passed over.

    >>> len(parse(b"@prefix : <http://example.org/> . :a :b :c .", "a.ttl"))
    1
    """
    source = source.removeprefix(codecs.BOM_UTF8)
    _refuse_what_is_no_text(source, file)
    lines = source.splitlines(keepends=True)
    feed = _Lines(lines)
    rows: list[Triple] = []
    nested: list[tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, int]] = []
    parser = ox.parse(input=cast("IO[bytes]", feed), format=ox.RdfFormat.TURTLE)
    try:
        with held_off():
            for quad in parser:
                if isinstance(quad.object, ox.Triple):
                    nested.append((quad.subject, quad.predicate, feed.line))
                else:
                    rows.append(Triple(quad.subject, quad.predicate, quad.object, feed.line))
    except SyntaxError as error:
        line = min(error.lineno or feed.line, max(len(lines), 1))
        raise MapError(_syntax(file, line, str(error.msg), rows)) from None
    triples = Triples(file, source, tuple(rows), tuple(sorted(parser.prefixes.items())))
    if nested:
        raise MapError(*(_nested(triples, *found) for found in nested))
    return triples


class _Lines:
    """A file-like object that hands out one line a read and counts the lines handed out."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines
        self._rest = b""
        self.line = 0

    def read(self, size: int = -1) -> bytes:
        """The next line, or the next ``size`` bytes of a longer one."""
        if not self._rest and self.line < len(self._lines):
            self._rest = self._lines[self.line]
            self.line += 1
        size = len(self._rest) if size < 0 else size
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise CallError(f"{path}: a folder: a map is one Turtle file: name the file, such as {path / 'claims.ttl'}")
        size = path.stat().st_size
        if size > LIMIT:
            raise CallError(
                f"{path}: {size / 1e6:.0f} MB: a map may have {LIMIT / 1e6:.0f} MB: "
                "split it, or query it in a SPARQL store; argmap unsupported reads larger ones"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise CallError(f"{path}: no such file: name a map that is there") from None
    except OSError as error:
        raise CallError(f"{path}: cannot be read ({error.strerror}): check the file's permissions") from None


def _refuse_what_is_no_text(source: bytes, file: str) -> None:
    zero = source.find(b"\0")
    if zero >= 0:
        line = source.count(b"\n", 0, zero) + 1
        raise MapError(Finding(file, line, "", "a zero byte: this is a binary file", "a map is Turtle, text in UTF-8"))
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{source[error.start]:02x} is not UTF-8"
        raise MapError(Finding(file, line, "", what, "save the file as UTF-8")) from None
    if not source.strip():
        raise MapError(
            Finding(file, 1, "", "the file is empty", "restore the file, or begin a map as docs/annotation.md shows")
        )


def _nested(triples: Triples, subject: Subject, predicate: ox.NamedNode, line: int) -> Finding:
    what = f"{triples.short(predicate.value)} holds a triple, which plain RDF 1.1 does not have"
    return Finding(triples.file, line, triples.short(subject.value), what, "name the statement instead", "triple-term")


def _syntax(file: str, line: int, message: str, rows: list[Triple]) -> Finding:
    """A syntax error in our form: near whom it is, and what usually causes it."""
    who = f"after {rows[-1].subject.value.rsplit('/', 1)[-1].rsplit('#', 1)[-1]}" if rows else "at the start"
    what = re.sub(r"^Parser error (?:at|between) .*?(?:: |$)", "", message) or "the parser cannot go on here"
    repair = "every triple ends in ';', ',' or '.', every string in a quote; every prefix is declared at the top"
    return Finding(file, line, who, f"not Turtle: {what}", repair, rule="syntax")
