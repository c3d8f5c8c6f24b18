"""What rests on one source, in rows for people: who cites it and how far, and what falls without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Carrier, Lens
from graph.analysis.verdicts import verdicts
from graph.analysis.weaknesses.case import Case
from graph.errors import CallError
from graph.model import Footnote, Reach, Source, kind_of
from graph.stats import Count

if TYPE_CHECKING:
    from graph.analysis import Results
    from graph.model import ArgumentMap


def about_source(argument_map: ArgumentMap, results: Results, source: str) -> tuple[Count, ...]:
    """What rests on a source: its citations, what falls without it, the claims that this is given for, its relays.

    CallError if it is no source; KeyError if the map has no such thing.
    """
    thing = argument_map[source]
    if not isinstance(thing, Source):
        raise CallError(f"{source}: {kind_of(thing)}, not a source: argmap stats lists what the text cites")
    fallen = results.rests_on.falls(Carrier.SOURCE, source)
    citing = {s.id for s in argument_map.statements for c in s.citations if source in c.sources}
    return (
        Count(group="source", name=source, count=len(citing), note=thing.title),
        *_reaches(argument_map, source),
        *_notes(argument_map, source),
        *_citations(argument_map, source),
        *_fallen(argument_map, fallen),
        *_changed(argument_map, results, source),
        *_claims(argument_map, results, citing, fallen),
        *_relays(argument_map, thing),
    )


def _reaches(argument_map: ArgumentMap, source: str) -> Iterator[Count]:
    found = Counter(c.reach for s in argument_map.statements for c in s.citations if source in c.sources)
    for reach in Reach:
        if found[reach]:
            yield Count(group="citations", name=reach.value, count=found[reach])


def _notes(argument_map: ArgumentMap, source: str) -> Iterator[Count]:
    """The notes that must mean it, with how many statements hang on each."""
    uses = Counter(c.note for s in argument_map.statements for c in s.citations if source in c.sources)
    for note in sorted(argument_map.footnotes, key=lambda note: note.number):
        if source in note.sources:
            yield Count(group="notes", name=note.id, count=uses[note.id], note=note.wording or "")


def _citations(argument_map: ArgumentMap, source: str) -> Iterator[Count]:
    for statement in argument_map.statements:
        for reach in Reach:
            cited = [c for c in statement.citations if source in c.sources and c.reach is reach]
            notes = [n.number for c in cited if isinstance(n := argument_map.by_id.get(c.note or ""), Footnote)]
            if cited:
                where = f" ({'note' if len(notes) == 1 else 'notes'} {', '.join(map(str, notes))})" if notes else ""
                note = f"{reach}{where}: {statement.label}"
                yield Count(group="cited by", name=statement.id, count=len(cited), note=note)


def _fallen(argument_map: ArgumentMap, fallen: tuple[str, ...]) -> Iterator[Count]:
    yield Count(group="falls without it", name="statements no longer backed", count=len(fallen))
    for name in fallen:
        yield Count(group="falls without it", name=name, count=1, note=str(getattr(argument_map[name], "label", name)))


def _changed(argument_map: ArgumentMap, results: Results, source: str) -> Iterator[Count]:
    """The verdicts on evidence that are others without it; as asserted, nothing is."""
    before = results.verdicts[Lens.ON_EVIDENCE]
    after = verdicts(argument_map, Lens.ON_EVIDENCE, without={source})
    for statement in argument_map.statements:
        was, is_now = before[statement.id], after[statement.id]
        if was is not is_now:
            yield Count(
                group="verdict without it", name=statement.id, count=1, note=f"{was} to {is_now}: {statement.label}"
            )


def _claims(argument_map: ArgumentMap, results: Results, citing: set[str], fallen: tuple[str, ...]) -> Iterator[Count]:
    """The main claims that what cites it is given for, most first, and whether they fall with it."""
    under = Case(argument_map, results.backing).under
    found = Counter(under[name] for name in citing if name in under)
    for claim, number in sorted(found.items(), key=lambda row: (-row[1], row[0])):
        fate = "falls with it" if claim in fallen else "still backed without it"
        if claim not in results.backing:
            fate = "not backed anyway"
        label = str(getattr(argument_map[claim], "label", claim))
        yield Count(group="given for", name=claim, count=number, note=f"{fate}: {label}")


def _relays(argument_map: ArgumentMap, source: Source) -> Iterator[Count]:
    """What it passes on, and what passes it on: an echo is no second witness."""
    title = {other.id: other.title for other in argument_map.sources}
    for name in source.relays:
        yield Count(group="passes on", name=name, count=1, note=title.get(name, ""))
    for other in argument_map.sources:
        if source.id in other.relays:
            yield Count(group="passed on by", name=other.id, count=1, note=other.title)
