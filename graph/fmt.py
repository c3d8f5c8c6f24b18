"""The canonical form of a map's Turtle, made from its text and never through a graph.

A block is a subject with its properties.  Comments, the order of the blocks, the order of the values and everything
inside strings stay as the editor wrote them; spaces, line ends and the order of the properties do not:

- one property a line, four spaces in, ``a`` first, then the order of ``ORDER``; ``, `` between the values of one, and a
  list that does not fit a line goes on in the next;
- one blank line between blocks; ``@prefix`` lines, and sentences on one line each, stand together;
- a comment on a line of its own belongs to what comes after it, one at the end of a line to what stands before it, and
  both go where that goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from graph.errors import Finding, MapError
from graph.load import Triples
from graph.vocab import AM, DCTERMS, DOCO, PROPERTIES, PROV, RDF, RDFS, SCHEMA, SKOS

WIDTH = 120
"""Characters to which the values of one property are laid out; a value that is longer stays whole."""


def _order() -> tuple[str, ...]:
    """The properties in the order in which a block gives them: vocabulary.ttl's, the standard terms in their places."""
    before: dict[str, tuple[str, ...]] = {
        AM.conceded: (AM.basis,),
        AM.interviewee: (DCTERMS.creator,),
        AM.inReferenceList: (DCTERMS.publisher, DCTERMS.issued, SCHEMA.url),
        AM.calledIn: (DCTERMS.isPartOf, AM.paragraph, SCHEMA.position, AM.digest),
    }
    moved = {term for terms in before.values() for term in terms}
    order: list[str] = [RDF.type, RDFS.label, DCTERMS.title_, SKOS.altLabel]
    for term in PROPERTIES:
        order.extend(before.get(term, ()))
        order.extend(() if term in moved else (term,))
    return (*order, PROV.wasDerivedFrom, RDFS.comment)


ORDER = _order()
_RANK = {term: rank for rank, term in enumerate(ORDER)}
_UNKNOWN = _RANK[PROV.wasDerivedFrom] - 0.5  # what is not of the vocabulary comes after what is

# -- words of Turtle (https://www.w3.org/TR/turtle/#sec-grammar-grammar)

_BASE = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_CHARS = _BASE + r"_0-9\-\u00B7\u0300-\u036F\u203F-\u2040"
_PREFIX = rf"(?:[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?)?"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:(?:[{_BASE}_0-9:]|{_ESCAPE})(?:(?:[{_CHARS}.:]|{_ESCAPE})*(?:[{_CHARS}:]|{_ESCAPE}))?)?"
_TOKEN = re.compile(
    rf"""
      (?P<space>   [ \t\r\n]+ )
    | (?P<comment> \#[^\r\n]* )
    | (?P<string>  \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                 | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<iri>     <[^<>\s]*> )
    | (?P<blank>   _: | \[ | \( )
    | (?P<number>  [+-]?(?:\d+\.\d*[eE][+-]?\d+ | \.?\d+[eE][+-]?\d+ | \d*\.\d+ | \d+) )
    | (?P<name>    {_PREFIX}:{_LOCAL} )
    | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<word>    [A-Za-z]+ )
    | (?P<mark>    \^\^ | [.;,] )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class _Token:
    """A word of Turtle, its line, and whether it is the first on it."""

    kind: str
    text: str
    line: int
    first: bool


def _tokens(source: str, file: str) -> Iterator[_Token]:
    """The words of a text, comments included; MapError at what has no place in a map, such as a blank node."""
    at, line, first = 0, 1, True
    while at < len(source):
        match = _TOKEN.match(source, at)
        kind, text = (str(match.lastgroup), match.group()) if match else ("", source[at : at + 3].split(maxsplit=1)[0])
        if not match or kind == "blank":
            what = f"{text} makes a blank node" if match else f"{text} is not of plain Turtle 1.1"
            raise MapError(Finding(file, line, "", what, "give each thing a name; argmap check says which", "fmt"))
        if kind == "space":
            first = first or bool(re.search(r"[\r\n]", text))
        else:
            yield _Token(kind, text, line, first)
            first = False
        line += len(re.findall(r"\r\n?|\n", text))
        at = match.end()


# -- blocks of a text


@dataclass
class _Commented:
    """Something with the comments that go where it goes: those on the lines above it, and the one behind it."""

    above: list[str] = field(default_factory=list, kw_only=True)
    behind: str = field(default="", kw_only=True)

    def comment(self, text: str) -> None:
        """Put a comment behind; one that stands there already makes room and goes above."""
        if self.behind:
            self.above.append(self.behind)
        self.behind = text


@dataclass
class _Value(_Commented):
    """One value of a property."""

    text: str


@dataclass
class _Property(_Commented):
    """A property as it is written, and its values."""

    text: str
    iri: str
    values: list[_Value] = field(default_factory=list)


@dataclass
class _Block(_Commented):
    """What is laid out as one: a subject with its properties, a directive, or comments that stand alone.

    Blocks of the same ``tight`` sort, if they have one, stand next to each other without a blank line.
    """

    head: str = ""
    properties: list[_Property] = field(default_factory=list)
    tight: str = ""


class _Blocks:
    """Reads words into blocks.

    ``_waiting`` holds the comments on lines of their own until what they stand above begins; ``_behind`` is called with
    a comment at the end of a line, and gives it to what was read last.
    """

    def __init__(self, source: str, file: str) -> None:
        self._file = file
        self._words = [*_tokens(source, file), _Token("end", "", 0, first=True)]
        self._at = 0
        self._waiting: list[_Token] = []
        self._behind: Callable[[str], None] = _Block().comment
        self._prefixes: dict[str, str] = {}

    def read(self) -> list[_Block]:
        """The blocks in the order of the text."""
        blocks: list[_Block] = []
        while (word := self._next()).kind != "end":
            *alone, above = self._groups(before=word.line)
            blocks.extend(_Block(above=group) for group in alone if group)
            block = self._directive(word) if word.kind in ("tag", "word") else self._statement(word)
            block.above[:0] = above
            blocks.append(block)
        blocks.extend(_Block(above=group) for group in self._groups(before=-1) if group)
        return blocks

    def _next(self) -> _Token:
        """The next word that is no comment; the comments before it find their place."""
        while (word := self._words[self._at]).kind == "comment":
            self._at += 1
            if word.first:
                self._waiting.append(word)
            else:
                self._behind(word.text.rstrip())
        self._at += 1
        return word

    def _peek(self) -> str:
        word = self._next()
        self._at -= 1
        return word.text if word.kind in ("mark", "tag") else ""

    def _taken(self) -> list[str]:
        taken = [comment.text.rstrip() for comment in self._waiting]
        self._waiting.clear()
        return taken

    def _groups(self, before: int) -> list[list[str]]:
        """The waiting comments, cut at blank lines; the last group stands right above the line ``before``."""
        groups: list[list[str]] = [[]]
        last = 0
        for comment in self._waiting:
            if groups[-1] and comment.line > last + 1:
                groups.append([])
            groups[-1].append(comment.text.rstrip())
            last = comment.line
        self._waiting.clear()
        return groups if last + 1 == before else [*groups, []]

    def _directive(self, word: _Token) -> _Block:
        block = _Block(tight="directive")
        self._behind = block.above.append
        name = word.text.lstrip("@").lower()
        words = [self._next() for _ in range({"prefix": 2, "base": 1}.get(name, 0))]
        if not words:
            what = f"{word.text} is not of plain Turtle 1.1"
            raise MapError(Finding(self._file, word.line, "", what, "take it out: a map holds plain triples", "fmt"))
        if name == "prefix":
            self._prefixes[words[0].text] = words[1].text[1:-1]
        if word.kind == "tag":
            self._next()  # the full stop, which SPARQL's way of writing a directive does not have
        self._behind = block.comment
        block.head = " ".join((f"@{name}", *(w.text for w in words), "."))
        block.above[:0] = self._taken()
        return block

    def _statement(self, subject: _Token) -> _Block:
        block = _Block(head=subject.text)
        self._behind = block.above.append
        while True:
            block.properties.append(self._property())
            while self._peek() == ";":
                self._next()
                self._behind = block.properties[-1].comment
            if self._peek() == ".":
                break
        self._next()
        block.properties[-1].above += self._taken()
        self._behind = block.comment
        if any(self._iri(v.text) == DOCO.Sentence for p in block.properties if p.iri == RDF.type for v in p.values):
            block.tight = "sentence"
        return block

    def _property(self) -> _Property:
        word = self._next()
        iri = RDF.type if word.text == "a" else self._iri(word.text)
        found = _Property("a" if iri == RDF.type else word.text, iri, above=self._taken())
        self._behind = found.above.append
        while True:
            found.values.append(self._value())
            self._behind = found.values[-1].comment
            if self._peek() != ",":
                return found
            self._next()

    def _value(self) -> _Value:
        word = self._next()
        above = self._taken()
        text = word.text
        if word.kind == "string" and self._peek() == "^^":
            text += self._next().text + self._next().text
        elif word.kind == "string" and self._peek().startswith("@"):
            text += self._next().text
        return _Value(text, above=above)

    def _iri(self, name: str) -> str:
        """The whole IRI of a name; of no use for one that is relative to a base, which no term of ours is."""
        if name.startswith("<"):
            return name[1:-1]
        prefix, _, local = name.partition(":")
        return self._prefixes.get(f"{prefix}:", "") + re.sub(r"\\(.)", r"\1", local)


# -- lines of a block


def formatted(triples: Triples) -> bytes:
    """The file of these triples in the canonical form; MapError if a blank node is in it.

    >>> from graph.load import parse
    >>> print(formatted(parse(b"@prefix : <http://example.org/>. :a  :b   :c,:d;a :E.")).decode(), end="")
    @prefix : <http://example.org/> .
    <BLANKLINE>
    :a a :E ;
        :b :c, :d .
    """
    pieces: list[str] = []
    before = _Block()
    for block in _Blocks(triples.source.decode("utf-8"), triples.file).read():
        lines = _lines(block)
        apart = block.tight != before.tight or not block.tight or lines[0].startswith("#")
        pieces.extend(("\n",) if pieces and apart else ())
        pieces.extend(f"{line}\n" for line in lines)
        before = block
    return "".join(pieces).encode("utf-8")


def first_difference(triples: Triples) -> int:
    """The first line that the canonical form has otherwise; 0 if there is none."""
    here, there = (text.splitlines(keepends=True) for text in (triples.source, formatted(triples)))
    pairs = enumerate(zip_longest(here, there), start=1)
    return next((min(line, len(here)) for line, (is_, ought) in pairs if is_ != ought), 0)


def _lines(block: _Block) -> list[str]:
    if not block.properties:
        return [*block.above, *([_end(block.head, "", block.behind)] if block.head else [])]
    properties = sorted(block.properties, key=lambda p: _RANK.get(p.iri, _UNKNOWN))
    for found in properties:
        _settle(found)
    if block.tight == "sentence":
        return _one_line(block, properties)
    first, last = properties[0], properties[-1]
    if block.behind and last.behind:
        last.above.append(last.behind)
    lines = [*block.above, *first.above]
    for found in properties:
        if found is not first:
            lines.extend(f"    {comment}" for comment in found.above)
        laid = _laid_out(found, "   " if found is not first else block.head)
        behind = (block.behind or found.behind) if found is last else found.behind
        lines += [*laid[:-1], _end(laid[-1], " ." if found is last else " ;", behind)]
    return lines


def _settle(found: _Property) -> None:
    """Give a property the comments of its values that stand where its own do."""
    found.above += found.values[0].above
    found.values[0].above = []
    last = found.values[-1]
    if found.behind and last.behind:
        found.above.append(last.behind)
    found.behind = found.behind or last.behind
    last.behind = ""


def _one_line(block: _Block, properties: Sequence[_Property]) -> list[str]:
    """A block on one line of its own, whatever its length; comments from inside it above, the last one behind."""
    inside = [part for found in properties for part in (found, *found.values)]
    above = [*block.above, *(comment for part in inside for comment in part.above)]
    behind = [part.behind for part in (*inside, block) if part.behind]
    words = " ; ".join(f"{found.text} {', '.join(value.text for value in found.values)}" for found in properties)
    return [*above, *behind[:-1], _end(f"{block.head} {words}", " .", "".join(behind[-1:]))]


def _laid_out(found: _Property, lead: str) -> list[str]:
    """The lines of a property without its end: filled to WIDTH; a value a line where comments ask it."""
    lines = [f"{lead} {found.text}"]
    between = [value.behind for value in found.values[:-1]] + [c for value in found.values for c in value.above]
    listed = any(between) or any("\n" in value.text for value in found.values)
    for value in found.values:
        end = " ;" if value is found.values[-1] else ","
        if value is found.values[0] or not (listed or len(f"{lines[-1]} {value.text}{end}") > WIDTH):
            lines[-1] += f" {value.text}"
        else:
            lines += [f"        {part}" for part in (*value.above, value.text)]
        if value is not found.values[-1]:
            lines[-1] = _end(lines[-1], ",", value.behind)
    return lines


def _end(line: str, mark: str, behind: str) -> str:
    return f"{line}{mark}" + (f"  {behind}" if behind else "")
