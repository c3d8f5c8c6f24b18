"""Pairs of numbers to a Table: the border where everything is sorted, and where what is missing is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from graph.columns.scan import Scan, scan
from graph.columns.table import ATTITUDES, FORCES, REACHES, Codes, Flags, Names, Table
from graph.errors import Finding, MapError
from graph.lists import Ints, Lists
from graph.model import LAST, Reach
from graph.vocab import AM, AM_BASE, DCTERMS, DOCO, PROV, RDF, RDFS, SCHEMA

MOST = 20
"""So many faults of one kind are told."""

_CITING = {AM.shownBy: Reach.SHOWS, AM.saidBy: Reach.SAYS, AM.halfCitedBy: Reach.HALF}
_NONE = np.zeros(0, np.int32)


def table(path: Path) -> Table:
    """A Turtle file as columns; CallError if it cannot be read, MapError if it is at fault.

    Looked at are the syntax, the terms, and that every statement, inference and conflict has what the analyses need,
    and leads to what the map has; shapes and questions belong to ``graph.check``.
    """
    return _Reader(scan(path)).table()


class _Reader:
    """Reads one scan; keeps what statements need of voices, sentences, notes and sections."""

    def __init__(self, found: Scan) -> None:
        self.scan = found
        self.size = len(found.numbers)
        self.pairs = {
            term: (np.frombuffer(who, np.int32), np.frombuffer(what, np.int32)) if len(who) else (_NONE, _NONE)
            for term, (who, what) in found.nodes.items()
        }
        self.kind = self.one(RDF.type)
        self.faults: list[Finding] = []
        who, labels = found.texts[RDFS.label]
        self.names = Names(found.things, dict(zip(reversed(who), reversed(labels), strict=True)), found.prefixes)

    def table(self) -> Table:
        """The columns, each kind of thing by its own function; MapError if something is missing."""
        self._one_kind_each()
        self._places()
        claims, evidence = self._of_kind(AM.Claim), self._of_kind(AM.Evidence)
        statements = self._in_order(np.concatenate((claims, evidence)))
        inferences, conflicts = (self._in_order(self._of_kind(kind)) for kind in (AM.Inference, AM.Conflict))
        self.statement = self._numbered(statements)
        self.ends = self._numbered(statements)
        self.ends[inferences] = len(statements) + np.arange(len(inferences), dtype=np.int32)
        self.inference, self.conflict = self._numbered(inferences), self._numbered(conflicts)
        columns = {
            **self._of_statements(statements),
            **self._of_citations(),
            **self._of_inferences(inferences),
            **self._of_conflicts(conflicts),
        }
        if self.faults:
            raise MapError(*self.faults)
        return Table(file=self.scan.file, triples=self.scan.triples, names=self.names, **columns)  # type: ignore[arg-type]  # each by its own function

    # -- pairs

    def one(self, term: str) -> Ints:
        """For every thing its first value of a property; -1 if it has none."""
        who, what = self.pairs[term]
        found = np.full(self.size, -1, np.int32)
        found[who[::-1]] = what[::-1]
        return found

    def text(self, term: str) -> dict[int, str]:
        """For every thing that has one its first text of a property."""
        who, what = self.scan.texts[term]
        return dict(zip(reversed(who), reversed(what), strict=True))

    def number(self, term: str, default: int) -> Ints:
        """For every thing its number of a property."""
        found = np.full(self.size, default, np.int64)
        for thing, text in self.text(term).items():
            try:
                found[thing] = int(text)
            except ValueError:
                self._fault([thing], f"{_short(term)} is “{text}”", "write a whole number", "number")
        return np.minimum(found, LAST).astype(np.int32)

    def true(self, term: str) -> Flags:
        """Which things have a property that is true."""
        found = np.zeros(self.size, np.bool_)
        found[[thing for thing, text in self.text(term).items() if text in ("true", "1")]] = True
        return found

    def _numbered(self, things: Ints) -> Ints:
        found = np.full(self.size, -1, np.int32)
        found[things] = np.arange(len(things), dtype=np.int32)
        return found

    def _id(self, iri: str) -> int:
        return self.scan.numbers.get(iri, -2)

    def _of_kind(self, kind: str) -> Ints:
        return np.flatnonzero(self.kind == self._id(kind)).astype(np.int32)

    def _coded(self, things: Ints, term: str, values: Iterable[str]) -> Codes:
        """The values of a property as their places in a list; a fault where there is none of these."""
        found = self.one(term)[things]
        codes = np.full(len(things), -1, np.int8)
        for code, value in enumerate(values):
            codes[found == self._id(AM_BASE + value)] = code
        self._fault(things[codes < 0], f"no {_short(term)} that a map knows", f"give it an {_short(term)}", "value")
        return codes

    def _needed(self, things: Ints, term: str, among: Ints) -> Ints:
        """The one value of a property as a place; a fault where it is missing or leads nowhere."""
        value = self.one(term)[things]
        found = np.where(value >= 0, among[value], -1).astype(np.int32)
        what = f"{_short(term)} is missing or names what the map does not have"
        self._fault(things[found < 0], what, "name a thing of this map", "dangling")
        return found

    def _links(self, count: int, owners: Ints, term: str, among: Ints) -> Lists:
        """The values of a property as places, by owner; a fault where one leads nowhere."""
        who, what = self.pairs[term]
        mine = owners[who] >= 0
        who, found = who[mine], among[what[mine]]
        self._fault(who[found < 0], f"{_short(term)} names what the map does not have", "define it", "dangling")
        right = found >= 0
        keys = np.unique(owners[who[right]] * np.int64(self.size) + found[right])
        return Lists.of_pairs(count, (keys // self.size).astype(np.int32), (keys % self.size).astype(np.int32))

    def _fault(self, things: Ints | list[int], what: str, repair: str, rule: str) -> None:
        for thing in things[:MOST]:
            self.faults.append(Finding(self.scan.file, 0, self.names.name(int(thing)), what, repair, rule))

    # -- things

    def _one_kind_each(self) -> None:
        who, _ = self.pairs[RDF.type]
        twice = np.flatnonzero(np.bincount(who, minlength=1) > 1).astype(np.int32)
        self._fault(twice, "is of two kinds", "leave it one of them", "two-kinds")

    def _places(self) -> None:
        """Where every sentence stands, as one number: section, paragraph, place; notes after the last paragraph."""
        position, part = self.number(SCHEMA.position, LAST), self.one(DCTERMS.isPartOf)
        sections = self.kind == self._id(DOCO.Section)
        self.note = self.kind == self._id(AM.Footnote)
        self.note_number = self.number(AM.number, 0)
        self.section_of = np.where(self.note & (part >= 0), part, np.arange(self.size)).astype(np.int32)
        self.rank = np.where(sections, position, LAST).astype(np.int64)
        at = self.section_of[part]
        in_notes = LAST + self.note_number[part].astype(np.int64)
        paragraph = np.where(self.note[part], in_notes, self.number(AM.paragraph, 0))
        held = part >= 0
        keys = (np.where(held, self.rank[at], LAST), np.where(held, paragraph, 0), position)
        order = np.lexsort(keys[::-1])
        new = np.zeros(self.size, np.bool_)
        for key in keys:
            new[1:] |= np.diff(key[order]) != 0
        self.spot = np.empty(self.size, np.int32)
        self.spot[order] = np.cumsum(new)

    def _in_order(self, things: Ints) -> Ints:
        """Things by the first sentence they stand in, then by name."""
        who, what = self.pairs[PROV.wasDerivedFrom]
        first = np.full(self.size, self.size, np.int32)
        np.minimum.at(first, who, self.spot[what])
        names = [self.names.name(thing) for thing in things.tolist()]
        spots = first[things].tolist()
        order = sorted(range(len(names)), key=lambda place: (spots[place], names[place]))
        return things[order]

    def _of_statements(self, things: Ints) -> dict[str, object]:
        size = len(things)
        who, what = self.pairs[DCTERMS.creator]
        authors = what[self.kind[who] == self._id(AM.Text)]
        own = np.zeros(self.size, np.bool_)
        own[authors] = True
        roles = self.one(AM.role)[things]
        voices = self._links(size, self.statement, AM.voice, self._actors())
        self._fault(things[voices.counts == 0], "nobody holds it", "give it an am:voice", "voice")
        holder, speaker = self._relayed()
        ground = np.zeros(self.size, np.bool_)
        ground[list(self.text(AM.commonGround))] = True
        return {
            "statements": things,
            "attitude": self._coded(things, AM.attitude, ATTITUDES),
            "heads": (roles == self._id(AM.main_claim)) | (roles == self._id(AM.central_thesis)),
            "common_ground": ground[things],
            "together": self.true(AM.citationsTogether)[things],
            "voices": Lists(voices.starts, holder[voices.items]),
            "speakers": Lists(voices.starts, speaker[voices.items]),
            "own": own,
            "unnamed": self.one(AM.actorKind) == self._id(AM.unnamed_group),
            "section": self._sections(things),
        }

    def _actors(self) -> Ints:
        """Every actor and relay as itself; what can be no voice as -1."""
        able = (self.kind == self._id(AM.Actor)) | (self.kind == self._id(AM.Relay))
        return np.where(able, np.arange(self.size), -1).astype(np.int32)

    def _relayed(self) -> tuple[Ints, Ints]:
        """Who holds what each voice says, at the end of its relays, and who speaks first."""
        speaker, relays = self.one(AM.speaker), self.one(AM.relays)
        relayed = relays >= 0
        holder = np.where(relayed, relays, np.arange(self.size)).astype(np.int32)
        for _ in range(64):
            if not relayed[holder].any():
                break
            holder = np.where(relayed[holder], relays[holder], holder).astype(np.int32)
        circle = np.flatnonzero(relayed[holder]).astype(np.int32)
        self._fault(circle, "a relay that comes to no actor", "end it at an actor", "relay")
        return holder, np.where(relayed & (speaker >= 0), speaker, np.arange(self.size)).astype(np.int32)

    def _sections(self, things: Ints) -> Ints:
        """The first section of every statement, as a thing; -1 if it is in none."""
        part = self.one(DCTERMS.isPartOf)
        who, what = self.pairs[PROV.wasDerivedFrom]
        direct = part[things] >= 0
        owners = np.concatenate((self.statement[who], np.flatnonzero(direct).astype(np.int32)))
        parts = np.concatenate((part[what], part[things][direct]))
        mine = (owners >= 0) & (parts >= 0)
        owners, found = owners[mine], self.section_of[parts[mine]]
        found = np.where(self.note[found], -1, found)
        owners, found = owners[found >= 0], found[found >= 0]
        by_name = sorted(set(found.tolist()), key=self.names.name)
        alphabet = np.zeros(self.size, np.int32)
        alphabet[by_name] = np.arange(len(by_name), dtype=np.int32)
        order = np.lexsort((alphabet[found], self.rank[found]))[::-1]
        section = np.full(len(things), -1, np.int32)
        section[owners[order]] = found[order]
        return section

    def _of_citations(self) -> dict[str, object]:
        cited_at, reach, cited = [], [], []
        able = self.note | (self.kind == self._id(AM.Source))
        for term, far in _CITING.items():
            who, what = self.pairs[term]
            mine = self.statement[who] >= 0
            who, what = who[mine], what[mine]
            self._fault(who[~able[what]], f"{_short(term)} names no note and no source", "define it", "dangling")
            cited_at.append(self.statement[who])
            cited.append(what)
            reach.append(np.full(len(who), REACHES.index(far), np.int8))
        notes = np.concatenate(cited)
        is_note = self.note[notes]
        by_note = Lists.of_pairs(self.size, *self.pairs[AM.cites])
        counts = np.where(is_note, by_note.counts[notes], 1)
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        sources = np.repeat(notes, counts)
        sources[np.repeat(is_note, counts)] = by_note.of(notes[is_note])
        used = np.unique(notes[is_note]).tolist()
        return {
            "cited_at": np.concatenate(cited_at),
            "reach": np.concatenate(reach),
            "notes": np.where(is_note, notes, -1).astype(np.int32),
            "note_numbers": dict(zip(used, self.note_number[used].tolist(), strict=True)),
            "sources": Lists(starts, sources),
        }

    def _of_inferences(self, things: Ints) -> dict[str, object]:
        premises = self._links(len(things), self.inference, AM.premise, self.statement)
        self._fault(things[premises.counts == 0], "no premise", "name what it follows from", "premise")
        return {
            "inferences": things,
            "premises": premises,
            "conclusion": self._needed(things, AM.conclusion, self.statement),
            "proves": self._coded(things, AM.purpose, ("proves", "explains")) == 0,
            "signalled": self._coded(things, AM.basis, ("signalled", "inferred")) == 0,
        }

    def _of_conflicts(self, things: Ints) -> dict[str, object]:
        prevails = self.one(AM.prevails)[things]
        return {
            "conflicts": things,
            "attacker": self._needed(things, AM.attacker, self.statement),
            "attacked": self._needed(things, AM.attacked, self.ends),
            "force": self._coded(things, AM.force, FORCES),
            "conceded": self.true(AM.conceded)[things],
            "prevails": np.where(prevails >= 0, self.ends[prevails], -1).astype(np.int32),
            "answers": self._links(len(things), self.conflict, AM.answeredBy, self.statement),
        }


def _short(term: str) -> str:
    return f"am:{term.removeprefix(AM_BASE)}"
