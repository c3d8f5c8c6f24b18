"""Triples to an ArgumentMap: the one border where everything is sorted and turned into values.

After this no other module sees RDF terms, except ``graph.store``, which hands the triples to SPARQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.collector import held_off
from graph.errors import MapError
from graph.load import Triples
from graph.model import (
    LAST,
    Actor,
    ArgumentMap,
    Citation,
    Claim,
    Conflict,
    Evidence,
    Footnote,
    Inference,
    Reach,
    Remark,
    Section,
    Sentence,
    Source,
    Stop,
    Text,
    Voice,
    spots,
)
from graph.vocab import AM, DCTERMS, DOCO, PROV, RDF, RDFS, SCHEMA, SKOS

T = TypeVar("T")


def read(triples: Triples) -> ArgumentMap:
    """The map of these triples; MapError with every error if there is one.

    Statements and relations come in the order of the text (first sentence they stand in), all else by name.
    """
    errors = [finding for finding in triples.findings() if finding.severity == "error"]
    if errors:
        raise MapError(*errors)
    with held_off():
        return _Reader(triples).map()


@dataclass
class _Thing:
    """The values of one subject, by property, in the order of the file."""

    id: str
    values: dict[str, list[str]]

    def all(self, term: str) -> tuple[str, ...]:
        return tuple(sorted(set(self.values.get(term, ()))))

    def one(self, term: str) -> str | None:
        found = self.values.get(term)
        return found[0] if found else None

    def need(self, term: str) -> str:
        return self.values[term][0]

    def last(self, term: str) -> str:
        """The value of a term of ours without its namespace: ``am:proves`` as ``proves``."""
        return _local(self.need(term))

    def true(self, term: str) -> bool:
        return self.one(term) in ("true", "1")


def _local(name: str) -> str:
    return name.rsplit("#", 1)[-1].rsplit(":", 1)[-1]


class _Reader:
    """Reads one map; keeps what statements need of notes, sentences and relays."""

    def __init__(self, triples: Triples) -> None:
        self.triples = triples
        self.kinds: dict[str, list[_Thing]] = defaultdict(list)
        things: dict[str, _Thing] = {}
        for row in triples:
            name = triples.short(row.subject.value)
            thing = things.setdefault(name, _Thing(name, {}))
            value = row.object.value
            if row.predicate.value == RDF.type:
                self.kinds[value].append(thing)
            elif not hasattr(row.object, "datatype"):
                value = triples.short(value)
            thing.values.setdefault(row.predicate.value, []).append(value)
        self.things = things
        self.parts = {t.id: t.need(DCTERMS.isPartOf) for t in self.kinds[DOCO.Sentence]}
        self.notes = {t.id: t for t in self.kinds[AM.Footnote]}

    def map(self) -> ArgumentMap:
        """All kinds of thing, each read by its own function."""
        sections = self._each(DOCO.Section, self._section)
        self.place = {section.id: section.position for section in sections}
        sentences = self._each(DOCO.Sentence, self._sentence)
        footnotes = self._each(AM.Footnote, self._footnote)
        self.spots = spots(sections, footnotes, sentences)
        lines = {self.triples.short(iri): line for iri, line in self.triples.subject_lines.items()}
        return ArgumentMap(
            file=self.triples.file,
            prefixes=self.triples.prefixes,
            texts=self._each(AM.Text, self._text),
            sections=tuple(sorted(sections, key=lambda s: (s.position, s.id))),
            claims=self._in_order(self._each(AM.Claim, self._claim)),
            evidence=self._in_order(self._each(AM.Evidence, self._evidence)),
            inferences=self._in_order(self._each(AM.Inference, self._inference)),
            conflicts=self._in_order(self._each(AM.Conflict, self._conflict)),
            actors=self._each(AM.Actor, self._actor),
            sources=self._each(AM.Source, self._source),
            footnotes=tuple(sorted(footnotes, key=lambda n: (n.number, n.id))),
            sentences=tuple(sorted(sentences, key=lambda s: (self.spots[s.id], s.id))),
            remarks=self._each(AM.Remark, self._remark),
            tour=tuple(sorted(self._each(AM.Stop, self._stop), key=lambda stop: (stop.position, stop.id))),
            lines=dict(sorted(lines.items())),
        )

    def _each(self, kind: str, make: Callable[[_Thing], T]) -> tuple[T, ...]:
        return tuple(make(thing) for thing in sorted(self.kinds[kind], key=lambda thing: thing.id))

    def _in_order(self, things: tuple[T, ...]) -> tuple[T, ...]:
        def spot(thing: T) -> tuple[tuple[int, int, int], str]:
            anchors: Iterable[str] = getattr(thing, "anchors", ())
            last = (LAST, 0, 0)
            return min((self.spots[a] for a in anchors), default=last), getattr(thing, "id", "")

        return tuple(sorted(things, key=spot))

    def _sections_of(self, thing: _Thing) -> tuple[str, ...]:
        parts = {self.parts[a] for a in thing.all(PROV.wasDerivedFrom)} | set(thing.all(DCTERMS.isPartOf))
        found = {(self.notes[p].one(DCTERMS.isPartOf) or "") if p in self.notes else p for p in parts}
        return tuple(sorted(found - {""}, key=lambda s: (self.place.get(s, LAST), s)))

    def _voice(self, name: str) -> Voice:
        layers: list[str] = []
        while AM.relays in self.things[name].values:
            layers.append(self.things[name].need(AM.speaker))
            name = self.things[name].need(AM.relays)
        return Voice(layers=(*layers, name))

    def _citations(self, thing: _Thing) -> tuple[Citation, ...]:
        found = []
        for term, reach in ((AM.shownBy, Reach.SHOWS), (AM.saidBy, Reach.SAYS), (AM.halfCitedBy, Reach.HALF)):
            for name in thing.all(term):
                note = self.notes.get(name)
                sources = note.all(AM.cites) if note else (name,)
                found.append(Citation(reach=reach, note=name if note else None, sources=sources))
        return tuple(sorted(found, key=lambda c: (self._number(c.note), c.sources, c.reach)))

    def _number(self, note: str | None) -> int:
        return int(self.notes[note].need(AM.number)) if note else -1

    def _statement(self, thing: _Thing) -> dict[str, object]:
        spots = self.spots
        return {
            "id": thing.id,
            "label": thing.need(RDFS.label),
            "voices": tuple(self._voice(name) for name in thing.all(AM.voice)),
            "attitude": thing.last(AM.attitude),
            "citations": self._citations(thing),
            "citations_together": thing.true(AM.citationsTogether),
            "common_ground": thing.one(AM.commonGround),
            "anchors": tuple(sorted(thing.all(PROV.wasDerivedFrom), key=lambda a: (spots[a], a))),
            "sections": self._sections_of(thing),
            "period": thing.one(AM.period),
            "comment": thing.one(RDFS.comment),
        }

    def _claim(self, thing: _Thing) -> Claim:
        return Claim.model_validate({**self._statement(thing), "role": thing.last(AM.role)})

    def _evidence(self, thing: _Thing) -> Evidence:
        more = {"kind": thing.last(AM.evidenceKind), "value": thing.one(AM.value)}
        return Evidence.model_validate({**self._statement(thing), **more})

    def _inference(self, thing: _Thing) -> Inference:
        return Inference.model_validate({
            "id": thing.id,
            "premises": thing.all(AM.premise),
            "conclusion": thing.need(AM.conclusion),
            "purpose": thing.last(AM.purpose),
            "scheme": thing.last(AM.scheme),
            "basis": thing.last(AM.basis),
            "anchors": thing.all(PROV.wasDerivedFrom),
            "comment": thing.one(RDFS.comment),
        })  # fmt: skip

    def _conflict(self, thing: _Thing) -> Conflict:
        return Conflict.model_validate({
            "id": thing.id,
            "attacker": thing.need(AM.attacker),
            "attacked": thing.need(AM.attacked),
            "force": thing.last(AM.force),
            "basis": thing.last(AM.basis),
            "conceded": thing.true(AM.conceded),
            "prevails": thing.one(AM.prevails),
            "ground": thing.last(AM.prevailsBecause) if thing.one(AM.prevailsBecause) else None,
            "answers": thing.all(AM.answeredBy),
            "anchors": thing.all(PROV.wasDerivedFrom),
            "comment": thing.one(RDFS.comment),
        })  # fmt: skip

    def _actor(self, thing: _Thing) -> Actor:
        return Actor.model_validate({
            "id": thing.id,
            "label": thing.need(RDFS.label),
            "kind": thing.last(AM.actorKind),
            "other_names": thing.all(SKOS.altLabel),
            "role": thing.one(AM.roleInText),
            "affiliations": thing.all(AM.affiliation),
            "interest": thing.one(AM.interest),
        })  # fmt: skip

    def _source(self, thing: _Thing) -> Source:
        return Source.model_validate({
            "id": thing.id,
            "title": thing.need(DCTERMS.title_),
            "kind": thing.last(AM.sourceKind),
            "creators": thing.all(DCTERMS.creator),
            "publishers": thing.all(DCTERMS.publisher),
            "interviewees": thing.all(AM.interviewee),
            "issued": thing.one(DCTERMS.issued),
            "addresses": thing.all(SCHEMA.url),
            "other_titles": thing.all(SKOS.altLabel),
            "in_reference_list": thing.true(AM.inReferenceList),
            "identity": thing.one(AM.identity),
            "relays": thing.all(AM.relaysSource),
        })  # fmt: skip

    def _footnote(self, thing: _Thing) -> Footnote:
        return Footnote.model_validate({
            "id": thing.id,
            "number": int(thing.need(AM.number)),
            "section": thing.one(DCTERMS.isPartOf),
            "called_in": thing.one(AM.calledIn),
            "sources": thing.all(AM.cites),
            "ibid": thing.one(AM.ibid),
            "means": thing.one(AM.means),
            "wording": thing.one(AM.wording),
            "names": thing.all(AM.namesSource),
            "title_given": thing.one(AM.titleGiven),
            "address_given": thing.one(AM.addressGiven),
            "accessed": thing.one(AM.accessed),
            "stated_date": thing.one(AM.statedDate),
            "explanation": thing.one(AM.explanation),
            "unresolved": thing.one(AM.unresolved),
            "comment": thing.one(RDFS.comment),
        })  # fmt: skip

    def _section(self, thing: _Thing) -> Section:
        return Section.model_validate({
            "id": thing.id,
            "label": thing.need(RDFS.label),
            "position": int(thing.need(SCHEMA.position)),
            "number": thing.one(AM.printedNumber),
            "parent": thing.one(DCTERMS.isPartOf),
            "number_in_contents": thing.one(AM.numberInContents),
            "heading_in_contents": thing.one(AM.headingInContents),
            "left_out": thing.all(AM.leftOut),
        })  # fmt: skip

    def _sentence(self, thing: _Thing) -> Sentence:
        return Sentence(
            id=thing.id,
            part=thing.need(DCTERMS.isPartOf),
            paragraph=int(thing.need(AM.paragraph)),
            position=int(thing.need(SCHEMA.position)),
            digest=thing.need(AM.digest),
            quotes=thing.true(AM.quotes),
        )

    def _remark(self, thing: _Thing) -> Remark:
        return Remark.model_validate({
            "id": thing.id,
            "label": thing.need(RDFS.label),
            "about": thing.all(AM.about),
            "kind": thing.last(AM.remarkKind),
            "severity": thing.last(AM.severity),
            "certainty": thing.last(AM.certainty),
            "world_knowledge": thing.true(AM.worldKnowledge),
        })  # fmt: skip

    def _stop(self, thing: _Thing) -> Stop:
        return Stop(
            id=thing.id,
            label=thing.need(RDFS.label),
            position=int(thing.need(SCHEMA.position)),
            guidance=thing.need(AM.guidance),
            about=thing.one(AM.about),
            view=thing.one(AM.view),
        )

    def _text(self, thing: _Thing) -> Text:
        return Text(
            id=thing.id,
            title=thing.need(DCTERMS.title_),
            authors=thing.all(DCTERMS.creator),
            issued=thing.one(DCTERMS.issued),
            submitted=thing.one(AM.submitted),
            normalizer=thing.one(AM.normalizer),
        )
