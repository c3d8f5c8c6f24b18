"""Every statement can be found again in a copy of its text.

The text is not in the repository, so an anchor is a *sentence node* that carries the SHA-256 of the
normalised sentence, with its section, paragraph and place for people.  This module cuts a text into
sentences, and finds anchors in it.  The digest decides, the position only advises.

Normaliser ``am-norm-1``, in this order:

1. note marks (``<sup>12</sup>``), other tags, emphasis, escapes and soft hyphens are removed;
2. page rules and the notes printed between two pages are taken out of the running text, and a
   paragraph that a page break cut is joined again (it ended without a full stop, or goes on in lower case);
3. NFKC; quotation marks and dashes are unified; white space becomes one space;
4. for the digest only: case folded, white space and dashes removed, so that neither a line wrap nor a word
   broken at a hyphen changes it.

Paragraphs must be set apart by blank lines; a heading is a paragraph that starts with ``#``, a note one
that starts with its number in ``<sup>``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import CallError

if TYPE_CHECKING:
    from graph.model import ArgumentMap

NORMALIZER = "am-norm-1"

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_NOTE = re.compile(r"\s*<sup>(\d+)</sup>")
_MARK = re.compile(r"<sup>[\d\s,]+</sup>|<[^<>]*>|\*+|\u00ad|\\(?=[^\w\s])")
_QUOTES = {ord(c): "'" for c in "\u2018\u2019\u201a\u201b\u2032`\u00b4"} | {
    ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
}
_DASHES = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_UNIFY = _QUOTES | _DASHES

_STOP = re.compile(r"[.!?]+[\"')\]]*(?= )")
_NO_STOP = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|No|no|vs|pp|Pp|p|Vol|vol|Inc|e\.g|i\.e|cf|etc|ed|D\.C|U\.S|U\.N)"
    r"|\b[A-Z]|\.\.)\.$"
)
_OPENS = re.compile(r"[\"'(\[]*[A-Z0-9\u00c0-\u024f]")


@dataclass(frozen=True, order=True)
class Sentence:
    """One sentence of a text, where it stands and what it is recognised by.

    ``start`` and ``end`` are character offsets into the text as given; ``section`` is the place of its
    heading among the text's headings (``None`` before the first); ``note`` is the number of the note it
    stands in, if it stands in one.
    """

    start: int
    end: int
    section: int | None
    note: int | None
    paragraph: int
    position: int
    words: str = field(compare=False)
    digest: str = field(compare=False)


@dataclass(frozen=True)
class Text:
    """A text cut into headings and sentences, both in the order of the text."""

    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    def by_digest(self) -> dict[str, list[Sentence]]:
        """The sentences under each digest; more than one where the text repeats itself."""
        found: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.digest, []).append(sentence)
        return found


def fold(words: str) -> str:
    """The form of a sentence that is hashed: NFKC, unified marks, case folded, no space, no dash.

    >>> fold("The \u201ccarrot and stick\u201d \u2013 once more")
    'the"carrotandstick"oncemore'
    """
    before = None
    while words != before:  # one pass is enough for prose; odd marks that decompose to a space and an accent need two
        before = words
        words = unicodedata.normalize("NFKC", words.translate(_UNIFY)).translate(_UNIFY).casefold()
        words = unicodedata.normalize("NFKC", re.sub(r"[\s\-]+", "", words))
    return words


def digest(words: str) -> str:
    r"""The SHA-256, in hexadecimal, of the folded sentence.

    >>> digest("Neither carrot nor stick.") == digest("Neither  carrot\nnor stick.")
    True
    """
    return hashlib.sha256(fold(words).encode("utf-8")).hexdigest()


def quotes(words: str) -> bool:
    """Whether a sentence has four words or more in quotation marks: fewer may be a term and no quotation.

    >>> quotes('He called it "not very likely, then".'), quotes('The "carrot and stick" is gone.')
    (True, False)
    """
    return any(len(re.findall(r"\w+", piece)) >= 4 for piece in re.findall(r'"([^"]*)"', words.translate(_UNIFY)))


def cut(text: str) -> Text:
    r"""A text as headings and sentences; running text and notes apart.

    >>> [s.words for s in cut("# I. One\n\nFirst it\nrained. Then<sup>1</sup> it did not.").sentences]
    ['First it rained.', 'Then it did not.']
    """
    headings: list[str] = []
    paragraphs: list[tuple[int | None, list[tuple[str, int]]]] = []
    notes: list[tuple[int, int | None, list[tuple[str, int]]]] = []
    after_rule = False
    for start, block in _blocks(text):
        section = len(headings) - 1 if headings else None
        chars = _clean(block, start)
        note = _NOTE.match(block)
        if _RULE.match(block):
            after_rule = True
            continue
        if block.lstrip().startswith("#"):
            headings.append(_words(chars).lstrip("# "))
        elif note:
            notes.append((int(note[1]), section, chars))
        elif after_rule and notes and not _ended(notes[-1][2]) and _next_is_note(text, start + len(block)):
            notes[-1][2].extend([(" ", start), *chars])  # a note that its page could not hold
        elif paragraphs and paragraphs[-1][0] == section and _goes_on(paragraphs[-1][1], chars):
            paragraphs[-1][1].extend([(" ", start), *chars])
        elif chars:
            paragraphs.append((section, chars))
        after_rule = False
    found = [*_sentences_of_body(paragraphs), *_sentences_of_notes(notes)]
    return Text(tuple(headings), tuple(sorted(found)))


def find(text: Text, words: str) -> list[Sentence]:
    """The sentences of a text that have these words, in any case, spacing or punctuation.

    >>> [s.position for s in find(cut("It rained. It \u201creally\u201d poured."), 'really POURED')]
    [2]
    """
    wanted = re.sub(r"\W+", "", fold(words))
    return [s for s in text.sentences if wanted and wanted in re.sub(r"\W+", "", fold(s.words))]


def match_headings(headings: Sequence[str], sections: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Which heading of a text is which section: each section takes the next heading that reads like it.

    ``sections`` are (name, heading as printed) in their order.  A heading may occur many times.

    >>> match_headings(["I. ONE", "Introduction", "II. TWO", "Introduction"],
    ...                [("1", "I. One"), ("1-intro", "Introduction"), ("2", "II. Two"), ("2-intro", "Introduction")])
    {0: '1', 1: '1-intro', 2: '2', 3: '2-intro'}
    """
    matched: dict[int, str] = {}
    at = 0
    for name, heading in sections:
        wanted = re.sub(r"\W+", "", fold(heading))
        for i in range(at, len(headings)):
            if re.sub(r"\W+", "", fold(headings[i])) == wanted:
                matched[i] = name
                at = i + 1
                break
    return matched


@dataclass(frozen=True, order=True)
class Place:
    """Where one anchor of one statement stands in a copy of the text.

    ``status``: "found" (``start`` and ``end`` are character offsets into the copy), "changed" (the sentence at that
    place reads differently now; the offsets are its), or "gone" (offsets are -1).
    """

    id: str
    kind: str
    label: str
    section: str
    sentence: str
    start: int
    end: int
    status: str


def locate(argument_map: ArgumentMap, text: str) -> tuple[Place, ...]:
    """Every anchor of every statement in a copy of the text, in the order of the map.

    The digest decides; of several sentences with one digest the one nearest to the recorded place is taken.
    """
    copy = cut(text)
    by_digest = copy.by_digest()
    parts = _parts(argument_map, copy)
    by_spot = {(parts(s), s.paragraph, s.position): s for s in copy.sentences}
    anchored = {sentence.id: sentence for sentence in argument_map.sentences}
    places = []
    for statement in argument_map.statements:
        for name in statement.anchors:
            anchor = anchored[name]
            spot = (anchor.part, anchor.paragraph, anchor.position)
            same = by_digest.get(anchor.digest, [])
            found = min(same, key=lambda s: _distance(parts(s), s, spot), default=None)
            status = "found" if found else "changed" if spot in by_spot else "gone"
            at = found or by_spot.get(spot)
            kind = type(statement).__name__.lower()
            start, end = (at.start, at.end) if at else (-1, -1)
            places.append(Place(statement.id, kind, statement.label, anchor.part, name, start, end, status))
    return tuple(places)


def suggest(argument_map: ArgumentMap, text: str, words: str) -> str:
    """The ready-made anchors, in Turtle, of the sentences of a text that have these words.

    Raises CallError if no sentence has them.
    """
    copy = cut(text)
    parts = _parts(argument_map, copy)
    blocks = []
    for sentence in find(copy, words):
        part = parts(sentence)
        local = part.partition(":")[2] if sentence.note is None else f"note-{sentence.note}"
        tail = f"-p{sentence.paragraph}-t{sentence.position}" if sentence.note is None else f"-t{sentence.position}"
        blocks.append(
            f"# prov:wasDerivedFrom sentence:{local}{tail} ;\n"
            f"sentence:{local}{tail} a doco:Sentence ; dcterms:isPartOf {part} ; am:paragraph {sentence.paragraph} ;"
            f' schema:position {sentence.position} ; am:digest "{sentence.digest}"'
            f"{' ; am:quotes true' if quotes(sentence.words) else ''} ."
        )
    if not blocks:
        raise CallError(f"no sentence of the text has the words {words!r}: give fewer, or other ones")
    return "\n".join(blocks) + "\n"


@dataclass(frozen=True)
class Coverage:
    """How much of one section is in the map: its body paragraphs, those with a statement, and the rest."""

    section: str
    paragraphs: int
    covered: int
    missing: tuple[int, ...]


def coverage(argument_map: ArgumentMap, text: str) -> tuple[Coverage, ...]:
    """For every section of the map with text of its own, which paragraphs have an anchored statement."""
    copy = cut(text)
    parts = _parts(argument_map, copy)
    digests = {s.id: s.digest for s in argument_map.sentences}
    anchored = {digests[a] for statement in argument_map.statements for a in statement.anchors}
    seen: dict[str, dict[int, bool]] = {section.id: {} for section in argument_map.sections}
    for sentence in copy.sentences:
        part = parts(sentence)
        if sentence.note is None and part in seen:
            known = seen[part].get(sentence.paragraph, False)
            seen[part][sentence.paragraph] = known or sentence.digest in anchored
    return tuple(
        Coverage(section, len(found), sum(found.values()), tuple(p for p, hit in found.items() if not hit))
        for section, found in seen.items()
        if found
    )


def _parts(argument_map: ArgumentMap, copy: Text) -> Callable[[Sentence], str]:
    """A function from a sentence of the copy to the section or note of the map that it stands in; empty if none."""
    headings = [(s.id, f"{s.number}. {s.label}" if s.number else s.label) for s in argument_map.sections]
    sections = match_headings(copy.headings, headings)
    notes = {note.number: note.id for note in argument_map.footnotes}

    def part(sentence: Sentence) -> str:
        if sentence.note is not None:
            return notes.get(sentence.note, "")
        return sections.get(sentence.section, "") if sentence.section is not None else ""

    return part


def _distance(part: str, sentence: Sentence, spot: tuple[str, int, int]) -> tuple[bool, int, int]:
    return part != spot[0], abs(sentence.paragraph - spot[1]), abs(sentence.position - spot[2])


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with their offsets: runs of lines with something on them."""
    for match in _BLOCK.finditer(text):
        yield match.start(), match.group()


def _clean(block: str, start: int) -> list[tuple[str, int]]:
    """The characters of a paragraph after steps 1 and 3, each with its offset in the text."""
    kept: list[tuple[str, int]] = []
    at = 0
    for mark in [*_MARK.finditer(block), None]:
        stop = mark.start() if mark else len(block)
        kept.extend(_unified(block, at, stop, start))
        at = mark.end() if mark else stop
    chars: list[tuple[str, int]] = []
    for char, offset in kept:
        if char != " " or (chars and chars[-1][0] != " "):
            chars.append((char, offset))
    if chars and chars[-1][0] == " ":
        chars.pop()
    return chars


def _unified(block: str, at: int, stop: int, start: int) -> Iterator[tuple[str, int]]:
    """Step 3 on block[at:stop]: a base letter and its accents are composed together."""
    while at < stop:
        end = at + 1
        while end < stop and unicodedata.combining(block[end]):
            end += 1
        for char in unicodedata.normalize("NFKC", block[at:end].translate(_UNIFY)).translate(_UNIFY):
            yield (" " if char.isspace() else char), start + at
        at = end


def _words(chars: list[tuple[str, int]]) -> str:
    return "".join(char for char, _ in chars)


def _ended(chars: list[tuple[str, int]]) -> bool:
    """Whether a paragraph ends as a paragraph does: with a stop, a bracket or an address."""
    words = _words(chars)
    return bool(re.search(r"[.!?:)\]\"']$", words)) or bool(re.search(r"https?://\S+$", words))


def _goes_on(before: list[tuple[str, int]], after: list[tuple[str, int]]) -> bool:
    """Whether two paragraphs are one that a page break cut."""
    if not before or not after:
        return False
    return after[0][0].islower() or not re.search(r"[.!?:][\"')\]]*$", _words(before))


def _next_is_note(text: str, offset: int) -> bool:
    following = _BLOCK.search(text, offset)
    return following is not None and _NOTE.match(following.group()) is not None


def _sentences_of_body(paragraphs: list[tuple[int | None, list[tuple[str, int]]]]) -> Iterator[Sentence]:
    count: dict[int | None, int] = {}
    for section, chars in paragraphs:
        count[section] = count.get(section, 0) + 1
        yield from _sentences(chars, section, None, count[section])


def _sentences_of_notes(notes: list[tuple[int, int | None, list[tuple[str, int]]]]) -> Iterator[Sentence]:
    for number, section, chars in notes:
        yield from _sentences(chars, section, number, 1)


def _sentences(
    chars: list[tuple[str, int]], section: int | None, note: int | None, paragraph: int
) -> Iterator[Sentence]:
    """Cut at a full stop, question or exclamation mark that no abbreviation explains."""
    words = _words(chars)
    begin, position = 0, 0
    stops = [m.end() for m in _STOP.finditer(words) if _stops(words, m)]
    for stop in [*stops, len(words)]:
        while begin < stop and words[begin] == " ":
            begin += 1
        if begin < stop:
            position += 1
            sentence = words[begin:stop]
            start, end = chars[begin][1], chars[stop - 1][1] + 1
            yield Sentence(start, end, section, note, paragraph, position, sentence, digest(sentence))
        begin = stop


def _stops(words: str, stop: re.Match[str]) -> bool:
    before = words[: stop.end()].rstrip("\"')]")
    return _OPENS.match(words, stop.end() + 1) is not None and not _NO_STOP.search(before[-12:])
