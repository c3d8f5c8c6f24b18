"""Citations and notes that do not hold: one rule a function, each in words with its repair.

Everything here follows by rule from the notes, sources and statements as written down; what needs a person's eye is an
analyst's note (``am:Remark``).  A fault says which note or source it is about, so that it can be looked up in a minute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import Field

from graph.model import Footnote, Reach, Severity, SourceKind, Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap


class Fault(Value):
    """One fault: ``where`` is its section, ``what`` the sentence, ``about`` the ids concerned, ``repair`` a way out."""

    kind: str = Field(description="The rule that found it.")
    severity: Severity = Field(description="How much it matters.")
    where: str = Field(description="The section it is in; empty if it is in none.")
    what: str = Field(description="The fault in one sentence.")
    about: tuple[str, ...] = Field(description="The notes, sources, sections and statements concerned.")
    repair: str = Field(description="A way out.")


def audit(argument_map: ArgumentMap) -> tuple[Fault, ...]:
    """Every fault of a map's notes, sources, quotations and numbering, worst first, then in the order of the rules."""
    found = [(fault.severity.rank, place, fault) for place, rule in enumerate(RULES) for fault in rule(argument_map)]
    return tuple(fault for _, _, fault in sorted(found, key=lambda row: row[:2]))


def broken_notes(argument_map: ArgumentMap) -> dict[str, str]:
    """The notes that cannot be followed to what they cite, or give a date that cannot be, each with its first fault."""
    found: dict[str, str] = {}
    for rule in (ibid_astray, ibid_not_the_last, names_one_cites_another, impossible_access, impossible_date):
        for fault in rule(argument_map):
            found.setdefault(fault.about[0], fault.what)
    return found


def _notes(argument_map: ArgumentMap) -> dict[str, Footnote]:
    return {note.id: note for note in argument_map.footnotes}


def _title(argument_map: ArgumentMap, source: str) -> str:
    title = getattr(argument_map.by_id.get(source), "title", source)
    return f"“{title}”"


def _leads(notes: dict[str, Footnote], note: Footnote) -> tuple[str, ...]:
    """What a note cites when its Ibid. is followed as written, note by note, to a full citation."""
    seen: set[str] = set()
    while note.ibid and note.id not in seen:
        seen.add(note.id)
        if note.ibid not in notes:
            return ()
        note = notes[note.ibid]
    return note.sources


def ibid_astray(argument_map: ArgumentMap) -> Iterator[Fault]:
    """An Ibid. whose number leads to another source than the note must mean."""
    notes = _notes(argument_map)
    for note in argument_map.footnotes:
        if not note.ibid:
            continue
        found = _leads(notes, note)
        if found and note.sources and not set(found) & set(note.sources):
            means = notes[note.means].number if note.means in notes else None
            yield Fault(
                kind="ibid-astray",
                severity=Severity.HIGH,
                where=note.section or "",
                what=f"Note {note.number} says Ibid. {notes[note.ibid].number}, which leads to "
                f"{_title(argument_map, found[0])}, "
                f"but must mean {_title(argument_map, note.sources[0])}{f' (note {means})' if means else ''}.",
                about=(note.id, note.ibid),
                repair=f"write Ibid. {means}, or cite the work in full" if means else "cite the work in full",
            )


def ibid_of_ibid(argument_map: ArgumentMap) -> Iterator[Fault]:
    """An Ibid. that points to another Ibid."""
    notes = _notes(argument_map)
    for note in argument_map.footnotes:
        target = notes.get(note.ibid or "")
        if target and target.ibid:
            yield Fault(
                kind="ibid-of-ibid",
                severity=Severity.LOW,
                where=note.section or "",
                what=f"Note {note.number} says Ibid. {target.number}, and note {target.number} is itself an Ibid.",
                about=(note.id, target.id),
                repair="point to the note with the full citation",
            )


def ibid_not_the_last(argument_map: ArgumentMap) -> Iterator[Fault]:
    """An Ibid. that points to itself or to a later note."""
    notes = _notes(argument_map)
    for note in argument_map.footnotes:
        target = notes.get(note.ibid or "")
        if target and target.number >= note.number:
            yield Fault(
                kind="ibid-ahead",
                severity=Severity.HIGH,
                where=note.section or "",
                what=f"Note {note.number} says Ibid. {target.number}, which does not come before it.",
                about=(note.id, target.id),
                repair="point to an earlier note",
            )


def names_one_cites_another(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A note, or the sentence at its mark, that names one source while the note cites another."""
    for note in argument_map.footnotes:
        other = [source for source in note.names if source not in note.sources]
        if other and note.sources and not set(note.names) & set(note.sources):
            yield Fault(
                kind="names-one-cites-another",
                severity=Severity.HIGH,
                where=note.section or "",
                what=f"At note {note.number} {_title(argument_map, other[0])} is named, but the note cites "
                f"{_title(argument_map, note.sources[0])}.",
                about=(note.id, other[0], *note.sources),
                repair="cite what is named, or name what is cited",
            )


def not_in_reference_list(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A source that is cited, and missing in a reference list that the text has."""
    listed = any(source.in_reference_list for source in argument_map.sources)
    cited = _cited(argument_map)
    for source in argument_map.sources:
        if listed and source.id in cited and not source.in_reference_list:
            yield Fault(
                kind="not-in-reference-list",
                severity=Severity.LOW,
                where="",
                what=f"{_title(argument_map, source.id)} is cited in {_numbers(cited[source.id])}, "
                "but not in the reference list.",
                about=(source.id, *(note.id for note in cited[source.id])),
                repair="add it to the reference list",
            )


def never_cited(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A source in the reference list that no note cites."""
    cited = _cited(argument_map)
    for source in argument_map.sources:
        if source.in_reference_list and source.id not in cited:
            yield Fault(
                kind="never-cited",
                severity=Severity.LOW,
                where="",
                what=f"{_title(argument_map, source.id)} is in the reference list, and no note cites it.",
                about=(source.id,),
                repair="cite it where it is used, or take it out",
            )


def several_names(argument_map: ArgumentMap) -> Iterator[Fault]:
    """One source that goes under several titles."""
    for source in argument_map.sources:
        if source.other_titles:
            names = ", ".join(f"“{title}”" for title in source.other_titles)
            yield Fault(
                kind="several-names",
                severity=Severity.LOW,
                where="",
                what=f"{_title(argument_map, source.id)} also goes under {names}.",
                about=(source.id,),
                repair="cite it under one title",
            )


def several_addresses(argument_map: ArgumentMap) -> Iterator[Fault]:
    """One source that is given at several addresses."""
    for source in argument_map.sources:
        if len(source.addresses) > 1:
            yield Fault(
                kind="several-addresses",
                severity=Severity.LOW,
                where="",
                what=f"{_title(argument_map, source.id)} is given at {len(source.addresses)} addresses: "
                f"{', '.join(source.addresses)}.",
                about=(source.id,),
                repair="give the one that works",
            )


def interview_dates(argument_map: ArgumentMap) -> Iterator[Fault]:
    """One interview that its notes date differently."""
    cited = _cited(argument_map)
    for source in argument_map.sources:
        dates = defaultdict(list)
        for note in cited.get(source.id, ()):
            if source.kind is SourceKind.INTERVIEW and note.stated_date:
                dates[note.stated_date].append(note)
        if len(dates) > 1:
            said = "; ".join(f"{date} ({_numbers(notes)})" for date, notes in sorted(dates.items()))
            yield Fault(
                kind="interview-dates-differ",
                severity=Severity.MEDIUM,
                where="",
                what=f"{_title(argument_map, source.id)} is dated differently: {said}.",
                about=(source.id, *(note.id for notes in dates.values() for note in notes)),
                repair="give the one day on which it took place",
            )


def impossible_access(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A day of access before the source appeared, or after the text was handed in."""
    until = _handed_in(argument_map)
    issued = {source.id: source.issued for source in argument_map.sources}
    for note in argument_map.footnotes:
        day = note.accessed
        if not day:
            continue
        early = [s for s in note.sources if (date := issued.get(s)) and day[: len(date)] < date]
        late = day[: len(until)] > until
        if early or late:
            reason = (
                f"before {_title(argument_map, early[0])} appeared ({issued[early[0]]})"
                if early
                else f"after the text ({until})"
            )
            yield Fault(
                kind="impossible-access",
                severity=Severity.MEDIUM,
                where=note.section or "",
                what=f"Note {note.number} gives {day} as the day of access, {reason}.",
                about=(note.id, *note.sources),
                repair="correct the day of access",
            )


def impossible_date(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A date of an interview or a source that lies after the text was handed in.

    Where only its year is known, after the last day on which a note says that something was read.
    """
    until = _handed_in(argument_map)
    read = max((note.accessed for note in argument_map.footnotes if note.accessed), default=until)
    last = read if len(until) == len("2011") and read.startswith(until) else until
    for note in argument_map.footnotes:
        day = note.stated_date
        if day and day[: len(last)] > last[: len(day)]:
            yield Fault(
                kind="date-after-the-text",
                severity=Severity.MEDIUM,
                where=note.section or "",
                what=f"Note {note.number} gives {day}, after anything that the author can have known ({last}).",
                about=(note.id,),
                repair="correct the date",
            )


def attribution_without_note(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A statement, or a quotation, given to somebody else without a note."""
    for statement in argument_map.statements:
        if statement.citations or any(voice.holder in argument_map.authors for voice in statement.voices):
            continue
        outermost = statement.voices[0].layers[0]
        speaker = getattr(argument_map.by_id.get(outermost), "label", outermost)
        yield Fault(
            kind="attribution-without-note",
            severity=Severity.MEDIUM,
            where=statement.sections[0] if statement.sections else "",
            what=f"“{statement.label.rstrip('.')}” is given to {speaker} without a note.",
            about=(statement.id,),
            repair="say in a note where it was said",
        )


def quotation_without_note(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A sentence that quotes, and none of whose statements cites a note."""
    hangs = defaultdict(list)
    for statement in argument_map.statements:
        for anchor in statement.anchors:
            hangs[anchor].append(statement)
    for sentence in argument_map.sentences:
        statements = hangs.get(sentence.id, [])
        if sentence.quotes and statements and not any(statement.citations for statement in statements):
            yield Fault(
                kind="quotation-without-note",
                severity=Severity.MEDIUM,
                where=sentence.part,
                what=f"The sentence behind “{statements[0].label.rstrip('.')}” quotes, and no note says whom.",
                about=(sentence.id, *(statement.id for statement in statements)),
                repair="add the note",
            )


def note_without_source(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A note on which a statement hangs and that names no source, or that cannot be resolved."""
    hangs = defaultdict(list)
    for statement in argument_map.statements:
        for citation in statement.citations:
            if citation.note and not citation.sources:
                hangs[citation.note].append(statement.id)
    for note in argument_map.footnotes:
        if note.id in hangs or note.unresolved:
            what = (note.unresolved or "it names no source").rstrip(".")
            yield Fault(
                kind="note-without-source",
                severity=Severity.MEDIUM if note.id in hangs else Severity.LOW,
                where=note.section or "",
                what=f"Note {note.number} carries {len(hangs[note.id])} statement(s) and cannot be followed: {what}.",
                about=(note.id, *hangs[note.id]),
                repair="name the source in the note",
            )


def half_cited(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A statement of which the note covers half."""
    for statement in argument_map.statements:
        if statement.citations and all(citation.reach is Reach.HALF for citation in statement.citations):
            yield Fault(
                kind="half-cited",
                severity=Severity.MEDIUM,
                where=statement.sections[0] if statement.sections else "",
                what=f"“{statement.label.rstrip('.')}” is covered only in part by its note.",
                about=(statement.id, *(c.note for c in statement.citations if c.note)),
                repair="cite a source for the other half, or claim less",
            )


def note_numbers(argument_map: ArgumentMap) -> Iterator[Fault]:
    """Gaps and repeats in the numbers of the notes."""
    numbers = [note.number for note in argument_map.footnotes]
    for before, after in pairwise(numbers):
        if after != before + 1:
            yield Fault(
                kind="note-numbers",
                severity=Severity.LOW,
                where="",
                what=f"Note {before} is followed by note {after}.",
                about=tuple(n.id for n in argument_map.footnotes if n.number in (before, after)),
                repair="number the notes from 1 on, each once",
            )


def section_numbers(argument_map: ArgumentMap) -> Iterator[Fault]:
    """Sections of one chapter with one number, and headings that the table of contents numbers or words otherwise."""
    by_number: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for section in argument_map.sections:
        if section.number:
            by_number[section.parent, section.number].append(section.id)
    for (parent, number), sections in sorted(by_number.items(), key=str):
        if len(sections) > 1:
            yield Fault(
                kind="section-number-repeated",
                severity=Severity.LOW,
                where=parent or "",
                what=f"{len(sections)} sections of one chapter are numbered {number}.",
                about=tuple(sections),
                repair="number each section once",
            )
    for section in argument_map.sections:
        differs = []
        if section.number_in_contents and section.number_in_contents != section.number:
            differs.append(f"number {section.number_in_contents} there, {section.number or 'none'} here")
        heading = section.heading_in_contents
        if heading and heading.casefold() != section.label.casefold():
            differs.append(f"“{heading}” there, “{section.label}” here")
        if differs:
            yield Fault(
                kind="contents-differ",
                severity=Severity.LOW,
                where=section.id,
                what=f"The table of contents and the heading “{section.label}” differ: {'; '.join(differs)}.",
                about=(section.id,),
                repair="make heading and table of contents agree",
            )


def printed_elsewhere(argument_map: ArgumentMap) -> Iterator[Fault]:
    """A note that a page break printed under another heading than the one that calls it."""
    for note in argument_map.footnotes:
        if note.called_in and note.section and note.called_in != note.section:
            yield Fault(
                kind="printed-elsewhere",
                severity=Severity.LOW,
                where=note.section or "",
                what=f"Note {note.number} is called in {note.called_in} and printed in {note.section}.",
                about=(note.id,),
                repair="nothing, if only the page break did it: look for it under the other heading",
            )


def _handed_in(argument_map: ArgumentMap) -> str:
    return min((text.submitted or text.issued or "9999" for text in argument_map.texts), default="9999")


def _cited(argument_map: ArgumentMap) -> dict[str, list[Footnote]]:
    cited: dict[str, list[Footnote]] = defaultdict(list)
    for note in argument_map.footnotes:
        for source in note.sources:
            cited[source].append(note)
    return cited


def _numbers(notes: list[Footnote]) -> str:
    return ("note " if len(notes) == 1 else "notes ") + ", ".join(str(note.number) for note in notes)


RULES: tuple[Callable[[ArgumentMap], Iterator[Fault]], ...] = (
    ibid_astray,
    ibid_of_ibid,
    ibid_not_the_last,
    names_one_cites_another,
    note_without_source,
    half_cited,
    attribution_without_note,
    quotation_without_note,
    interview_dates,
    impossible_access,
    impossible_date,
    not_in_reference_list,
    never_cited,
    several_names,
    several_addresses,
    note_numbers,
    section_numbers,
    printed_elsewhere,
)
"""The rules, in the order in which their faults are told."""
