"""Things of a map said in words: voices, places, notes, sources.

One sentence each, the same wherever the page says them.  Everything returned here is text, never markup.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from graph.model import (
    Actor,
    ArgumentMap,
    Attitude,
    Conflict,
    Footnote,
    Ground,
    Reach,
    Section,
    Sentence,
    Source,
    Statement,
    Voice,
)

AUTHOR = "the author"
"""How the author's own voice is called."""

ATTITUDES: dict[Attitude, str] = {
    Attitude.ENDORSES: "the author holds this",
    Attitude.REPORTS: "the author reports this, without taking sides",
    Attitude.ENTERTAINS: "the author considers this, without holding it",
    Attitude.CONCEDES: "the author grants this, although it pulls against the case",
    Attitude.REJECTS: "the author rejects this",
}

REACHES: dict[Reach, str] = {Reach.SHOWS: "shown by", Reach.SAYS: "said by", Reach.HALF: "half covered by"}

GROUNDS: dict[Ground, str] = {
    Ground.OBSERVED_OVER_EXPECTED: "what was observed outweighs what was expected",
    Ground.RECORD_OVER_GLOSS: "the record outweighs what is said about it",
    Ground.LATER_OVER_EARLIER: "the later outweighs the earlier",
    Ground.AUTHORS_WORD: "by the author's own word",
}


def plain(term: str) -> str:
    """The last part of a name as words: ``scheme:cause-to-effect`` is *cause to effect*."""
    return term.rsplit(":", 1)[-1].replace("-", " ")


def name(argument_map: ArgumentMap, ident: str) -> str:
    """The label of anything that has one; else its id, readable."""
    thing = argument_map.by_id.get(ident)
    if isinstance(thing, Source):
        return thing.title
    if isinstance(thing, Footnote):
        return f"note {thing.number}"
    return str(getattr(thing, "label", "")) or plain(ident)


def voice(argument_map: ArgumentMap, spoken: Voice) -> str:
    """Who says it, outermost first: *Human Rights Watch, relaying Tamara Kaleeva*."""
    return ", relaying ".join(name(argument_map, layer) for layer in spoken.layers)


def voices(argument_map: ArgumentMap, statement: Statement) -> str:
    """Everybody who says a statement; the author alone is *the author*."""
    if statement.voices and all(v.holder in argument_map.authors and not v.relays for v in statement.voices):
        return AUTHOR
    return "; ".join(voice(argument_map, v) for v in statement.voices) or "nobody named"


def section(part: Section) -> str:
    """A section as a reader would cite it: its number as printed, then its heading."""
    return f"{part.number} {part.label}" if part.number else part.label


def place(argument_map: ArgumentMap, anchor: str) -> str:
    """Where a sentence stands: section, paragraph, sentence."""
    sentence = argument_map.by_id.get(anchor)
    if not isinstance(sentence, Sentence):
        return plain(anchor)
    part = argument_map.by_id.get(sentence.part)
    where = section(part) if isinstance(part, Section) else name(argument_map, sentence.part)
    return f"{where}, paragraph {sentence.paragraph}, sentence {sentence.position}"


def source(argument_map: ArgumentMap, document: Source) -> str:
    """A source in one line: who, what, when."""
    who = ", ".join(name(argument_map, a) for a in document.creators or document.publishers)
    parts = [part for part in (who, document.title, document.issued or "") if part]
    return ". ".join(part.rstrip(".") for part in parts)


def note(argument_map: ArgumentMap, footnote: Footnote) -> str:
    """A note in one line: its number, what it cites, and for an *Ibid.* what it names and must mean."""
    sources = (argument_map.by_id.get(ident) for ident in footnote.sources)
    cited = "; ".join(source(argument_map, found) for found in sources if isinstance(found, Source))
    said = [cited or footnote.wording or footnote.explanation or "names no source"]
    if footnote.ibid:
        said.append(f"written as Ibid. to {name(argument_map, footnote.ibid)}")
        if footnote.means and footnote.means != footnote.ibid:
            said.append(f"must mean {name(argument_map, footnote.means)}")
    if footnote.unresolved:
        said.append(footnote.unresolved)
    return f"Note {footnote.number}: " + "; ".join(said)


def actor(argument_map: ArgumentMap, person: Actor) -> str:
    """Who an actor is, in one line under the name."""
    home = ", ".join(name(argument_map, a) for a in person.affiliations)
    return " · ".join(part for part in (plain(person.kind), person.role or "", home) if part)


def outcome(conflict: Conflict) -> str:
    """How a conflict ends, in words; empty if the text leaves it open."""
    said = []
    if conflict.conceded:
        said.append("the author grants it")
    if conflict.prevails:
        side = "this point prevails" if conflict.prevails == conflict.attacker else "what it is said against prevails"
        said.append(f"{side}: {GROUNDS[conflict.ground]}" if conflict.ground else side)
    return "; ".join(said)


def safe_address(address: str) -> str | None:
    """The address if it may be a link (http or https with a host), else nothing: it is then shown as text."""
    if any(ch.isspace() or ord(ch) < 32 for ch in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and host else None
