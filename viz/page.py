"""The page as plain frozen data: an ArgumentMap and its results, told in the page's own terms.

Everything a reader is shown is decided here, in text, before there is any markup: so it can be tested without a
browser.  ``render`` writes it as the page's data island, as the outline for print and for readers without scripts,
and nothing else.  Ids are those of the map, so the address bar, the command line and ``claims.ttl`` name things alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.analysis.results import Results
from graph.audit import broken_notes
from graph.load import WELL_KNOWN
from graph.model import (
    Actor,
    ArgumentMap,
    Citation,
    Claim,
    Evidence,
    Remark,
    Section,
    Sentence,
    Source,
)
from viz import words
from viz.debate import Debate, debates
from viz.gallery import Question
from viz.reasons import Relation, Web, weave
from viz.tour import Stop, tour

DERIVED: dict[str, Any] = {"derived": True}
"""Marks a field that the page's scripts work out from the others (``deriveData`` in data.js): no byte holds it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of a statement: how far it reaches, the note, and the sources it must mean."""

    reach: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One statement and everything its card and its panel say.

    ``layers`` are its voices, each outermost first; empty if everybody in ``speakers`` simply says it.
    """

    id: str
    label: str
    evidence: bool
    form: str
    attitude: str
    voices: str
    speakers: tuple[str, ...]
    layers: tuple[tuple[str, ...], ...]
    value: str
    period: str
    sections: tuple[str, ...]
    places: tuple[str, ...]
    quotes: tuple[str, ...]
    cites: tuple[Cited, ...]
    together: bool
    ground: str
    comment: str
    reasons: tuple[str, ...]
    gives: tuple[str, ...] = field(metadata=DERIVED)
    home: str
    above: str = field(metadata=DERIVED)
    below: int
    weak_below: int
    weak: tuple[int, ...] = field(metadata=DERIVED)
    contested: bool = field(metadata=DERIVED)
    backed: bool
    given: bool
    remarks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the text, in one line; ``fault`` is what makes it come to nothing, if something does."""

    id: str
    number: int
    words: str
    sources: tuple[str, ...]
    accessed: str
    fault: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address; ``href`` is empty where it is not safe to follow, and it is then text."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source, and the statements that cite it."""

    id: str
    title: str
    words: str
    kind: str
    issued: str
    by: tuple[str, ...] = field(metadata=DERIVED)
    creators: tuple[str, ...]
    publishers: tuple[str, ...]
    interviewees: tuple[str, ...]
    relays: tuple[str, ...]
    links: tuple[Link, ...]
    listed: bool
    also: tuple[str, ...]
    shows: tuple[str, ...] = field(metadata=DERIVED)
    says: tuple[str, ...] = field(metadata=DERIVED)


@dataclass(frozen=True, slots=True)
class Person:
    """An actor: what they hold, pass on, and wrote."""

    id: str
    name: str
    words: str
    kind: str
    interest: str
    also: tuple[str, ...]
    holds: tuple[str, ...] = field(metadata=DERIVED)
    relays: tuple[str, ...] = field(metadata=DERIVED)
    wrote: tuple[str, ...] = field(metadata=DERIVED)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the text with the statements that first stand in it, in the order of the text."""

    id: str
    title: str
    depth: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weak:
    """A weak point: a statement, and what is wrong with it.  Why, the page says itself."""

    id: str
    kind: str
    severity: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A person's remark on the map."""

    label: str
    kind: str
    severity: str
    certainty: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page.  Tuples are in the order they are shown."""

    title: str
    authors: str
    author_ids: tuple[str, ...]
    issued: str
    roots: tuple[str, ...]
    top: str
    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]
    notes: tuple[Note, ...]
    documents: tuple[Document, ...]
    people: tuple[Person, ...]
    parts: tuple[Part, ...]
    weak: tuple[Weak, ...]
    findings: tuple[Finding, ...]
    debates: tuple[Debate, ...]
    tour: tuple[Stop, ...]
    prefixes: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]


def page(
    argument_map: ArgumentMap, results: Results, *, text: str | None = None, questions: tuple[Question, ...] = ()
) -> Page:
    """The page of a map; ``text`` lets it quote the text, ``questions`` are those it shows with their answers.

    Verdicts and explanations are not in it: the page works them out itself, for whatever a reader supposes.
    """
    web = weave(argument_map, (w.id for w in results.weaknesses))
    top = argument_map.theses[0].id if len(argument_map.theses) == 1 else (web.roots[0] if len(web.roots) == 1 else "")
    heading = argument_map.texts[0] if argument_map.texts else None
    return Page(
        title=heading.title if heading else (words.plain(argument_map.file.rsplit("/", 1)[-1]) or "An argument map"),
        authors=", ".join(words.name(argument_map, a) for a in heading.authors) if heading else "",
        author_ids=tuple(sorted(argument_map.authors)),
        issued=(heading.issued or "") if heading else "",
        roots=web.roots,
        top=top,
        nodes=_nodes(argument_map, results, web, _quotes(argument_map, text)),
        relations=tuple(web.relations.values()),
        notes=_notes(argument_map),
        documents=_documents(argument_map),
        people=_people(argument_map),
        parts=_parts(argument_map),
        weak=tuple(Weak(w.id, w.kind, str(w.severity)) for w in results.weaknesses),
        findings=tuple(_finding(r) for r in argument_map.remarks),
        debates=debates(argument_map, web),
        tour=tour(argument_map),
        prefixes=tuple(sorted({**dict(WELL_KNOWN), **dict(argument_map.prefixes)}.items())),
        questions=questions,
    )


def _quotes(argument_map: ArgumentMap, text: str | None) -> dict[str, str]:
    """The words of every anchored sentence that a copy of the text has; nothing without a copy."""
    if text is None:
        return {}
    from graph.anchors import cut

    found = cut(text).by_digest()
    return {s.id: found[s.digest][0].words for s in argument_map.sentences if s.digest in found}


def _nodes(argument_map: ArgumentMap, results: Results, web: Web, quotes: dict[str, str]) -> tuple[Node, ...]:
    weak: dict[str, list[int]] = {}
    for i, weakness in enumerate(results.weaknesses):
        weak.setdefault(weakness.id, []).append(i)
    remarks: dict[str, list[int]] = {}
    for i, remark in enumerate(argument_map.remarks):
        for about in remark.about:
            remarks.setdefault(about, []).append(i)
    contested = {w.id for w in results.weaknesses if w.kind == "contested"}
    return tuple(
        _node(argument_map, results, web, s, quotes, tuple(weak.get(s.id, ())), tuple(remarks.get(s.id, ())),
              s.id in contested)
        for s in argument_map.statements
    )  # fmt: skip


def _node(
    argument_map: ArgumentMap,
    results: Results,
    web: Web,
    statement: Claim | Evidence,
    quotes: dict[str, str],
    weak: tuple[int, ...],
    remarks: tuple[int, ...],
    contested: bool,
) -> Node:
    home, above = web.home[statement.id]
    layers = tuple(voice.layers for voice in statement.voices)
    speakers = tuple(dict.fromkeys(layer for voice in layers for layer in voice))
    return Node(
        id=statement.id,
        label=statement.label,
        evidence=isinstance(statement, Evidence),
        form=str(statement.kind if isinstance(statement, Evidence) else statement.role),
        attitude=str(statement.attitude),
        voices=words.voices(argument_map, statement),
        speakers=speakers,
        layers=() if layers == tuple((layer,) for layer in speakers) else layers,
        value=(statement.value or "") if isinstance(statement, Evidence) else "",
        period=statement.period or "",
        sections=statement.sections,
        places=tuple(words.place(argument_map, a) for a in statement.anchors),
        quotes=tuple(quotes[a] for a in statement.anchors if a in quotes),
        cites=tuple(_cited(c) for c in statement.citations),
        together=statement.citations_together,
        ground=statement.common_ground or "",
        comment=statement.comment or "",
        reasons=web.reasons.get(statement.id, ()),
        gives=web.gives.get(statement.id, ()),
        home=home,
        above=above,
        below=web.below[statement.id],
        weak_below=web.weak_below[statement.id],
        weak=weak,
        contested=contested,
        backed=statement.id in results.backing,
        given=results.backing.rounds.get(statement.id) == 0,
        remarks=remarks,
    )


def _cited(citation: Citation) -> Cited:
    return Cited(str(citation.reach), citation.note or "", citation.sources)


def _notes(argument_map: ArgumentMap) -> tuple[Note, ...]:
    faults = broken_notes(argument_map)
    return tuple(
        Note(n.id, n.number, words.note(argument_map, n), n.sources, n.accessed or "", faults.get(n.id, ""))
        for n in argument_map.footnotes
    )


def _documents(argument_map: ArgumentMap) -> tuple[Document, ...]:
    """The sources, those that carry most first."""
    shows: dict[str, dict[str, None]] = {}
    says: dict[str, dict[str, None]] = {}
    for statement in argument_map.statements:
        for citation in statement.citations:
            book = shows if citation.reach == "shows" else says
            for cited in citation.sources:
                book.setdefault(cited, {})[statement.id] = None
    made = [
        _document(argument_map, s, tuple(shows.get(s.id, ())), tuple(says.get(s.id, ()))) for s in argument_map.sources
    ]
    return tuple(sorted(made, key=lambda d: (-len(d.shows), -len(d.says), d.words.casefold(), d.id)))


def _document(argument_map: ArgumentMap, document: Source, shows: tuple[str, ...], says: tuple[str, ...]) -> Document:
    return Document(
        id=document.id,
        title=document.title,
        words=words.source(argument_map, document),
        kind=words.plain(document.kind),
        issued=document.issued or "",
        by=tuple(dict.fromkeys((*document.creators, *document.publishers, *document.interviewees))),
        creators=document.creators,
        publishers=document.publishers,
        interviewees=document.interviewees,
        relays=document.relays,
        links=tuple(Link(a, words.safe_address(a) or "") for a in document.addresses),
        listed=document.in_reference_list,
        also=document.other_titles,
        shows=shows,
        says=says,
    )


def _people(argument_map: ArgumentMap) -> tuple[Person, ...]:
    """The actors, those who say most first."""
    holds: dict[str, dict[str, None]] = {}
    relays: dict[str, dict[str, None]] = {}
    for statement in argument_map.statements:
        for spoken in statement.voices:
            holds.setdefault(spoken.holder, {})[statement.id] = None
            for layer in spoken.relays:
                relays.setdefault(layer, {})[statement.id] = None
    wrote: dict[str, dict[str, None]] = {}
    for document in argument_map.sources:
        for who in (*document.creators, *document.publishers, *document.interviewees):
            wrote.setdefault(who, {})[document.id] = None
    made = [
        _person(argument_map, a, tuple(holds.get(a.id, ())), tuple(relays.get(a.id, ())), tuple(wrote.get(a.id, ())))
        for a in argument_map.actors
    ]
    return tuple(sorted(made, key=lambda p: (-len(p.holds) - len(p.relays), -len(p.wrote), p.name.casefold(), p.id)))


def _person(
    argument_map: ArgumentMap, actor: Actor, holds: tuple[str, ...], relays: tuple[str, ...], wrote: tuple[str, ...]
) -> Person:
    return Person(
        actor.id, actor.label, words.actor(argument_map, actor), words.plain(actor.kind), actor.interest or "",
        actor.other_names, holds, relays, wrote,
    )  # fmt: skip


def _parts(argument_map: ArgumentMap) -> tuple[Part, ...]:
    """The sections in order, each with the statements whose first place it is; what has no place comes last."""
    sections = {s.id: s for s in argument_map.sections}
    sentences = {s.id: s for s in argument_map.sentences}
    inside: dict[str, list[str]] = {}
    for statement in argument_map.statements:
        inside.setdefault(_first_section(statement, sections, sentences), []).append(statement.id)
    ordered = sorted(argument_map.sections, key=lambda s: (s.position, s.id))
    parts = [Part(s.id, words.section(s), _depth(s, sections), tuple(inside.get(s.id, ()))) for s in ordered]
    if "" in inside:
        parts.append(Part("", "Without a place in the text" if parts else "All statements", 0, tuple(inside[""])))
    return tuple(parts)


def _first_section(statement: Claim | Evidence, sections: dict[str, Section], sentences: dict[str, Sentence]) -> str:
    named = [sentences[a].part for a in statement.anchors if a in sentences] or list(statement.sections)
    known = [s for s in named if s in sections]
    return min(known, key=lambda s: (sections[s].position, s), default="")


def _depth(section: Section, sections: dict[str, Section]) -> int:
    above, seen = section.parent, {section.id}
    while above is not None and above in sections and above not in seen:
        seen.add(above)
        above = sections[above].parent
    return len(seen) - 1


def _finding(remark: Remark) -> Finding:
    return Finding(remark.label, words.plain(remark.kind), str(remark.severity), str(remark.certainty), remark.about)
