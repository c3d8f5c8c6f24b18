"""What a statement comes down to: it is backed, but not once something is left out.

Each group here is such a something: unnamed voices, interested parties, sources that only pass others on, citations
that do not hold, links that the text does not signal.  Left out, they leave less that is given, or fewer proofs; what
is backed all the same does not come down to them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.backing import backing, close, is_given, proofs
from graph.audit import broken_notes
from graph.model import ActorKind, Basis, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.results import Backing
    from graph.model import ArgumentMap, Source, Statement


class Group(StrEnum):
    """What can be left out, each under the name it has in the vocabulary."""

    UNNAMED_VOICES = "unnamed-voices"
    INTERESTED_PARTIES = "interested-parties"
    SECOND_HAND_SOURCES = "second-hand-sources"
    BROKEN_CITATIONS = "broken-citations"
    UNSIGNALLED_LINKS = "unsignalled-links"


def left_without(argument_map: ArgumentMap, backed: Backing, group: Group) -> Iterable[str]:
    """The statements that stay backed when a group is left out.

    >>> from graph.analysis.backing import backing
    >>> from graph.model import ArgumentMap
    >>> empty = ArgumentMap(file="empty.ttl")
    >>> [*left_without(empty, backing(empty), Group.UNNAMED_VOICES)]
    []
    """
    if group is Group.UNNAMED_VOICES:
        unnamed = {actor.id for actor in argument_map.actors if actor.kind is ActorKind.UNNAMED_GROUP}
        return backing(argument_map, voices_without=unnamed).rounds if unnamed else backed.rounds
    if group is Group.INTERESTED_PARTIES:
        parties = frozenset(actor.id for actor in argument_map.actors if actor.interest)
        theirs = {source.id for source in argument_map.sources if speaks_for(source, parties)}
        return backing(argument_map, without=theirs, voices_without=parties).rounds if parties else backed.rounds
    if group is Group.SECOND_HAND_SOURCES:
        relaying = second_hand(argument_map)
        return backing(argument_map, without=relaying.keys()).rounds if relaying else backed.rounds
    if group is Group.BROKEN_CITATIONS:
        broken = broken_notes(argument_map)
        given = [s.id for s in argument_map.statements if is_given(_without_notes(s, broken))]
        return close(given, proofs(argument_map))[0] if broken else backed.rounds
    signalled = (inference for inference in proofs(argument_map) if inference.basis is Basis.SIGNALLED)
    return close(backed.given, signalled)[0]


def speaks_for(source: Source, parties: frozenset[str]) -> bool:
    """Whether those who speak in a source are all among some parties; in a treaty nobody speaks for himself alone.

    Those who speak are the interviewees, else the creators, else the publishers.

    >>> from graph.model import Source
    >>> letter = Source(id="s", title="A letter", kind="letter", creators=("actor:a",), publishers=("actor:b",))
    >>> speaks_for(letter, frozenset({"actor:a"})), speaks_for(letter, frozenset({"actor:b"}))
    (True, False)
    """
    speakers = source.interviewees or source.creators or source.publishers
    return source.kind is not SourceKind.TREATY and bool(speakers) and parties.issuperset(speakers)


def second_hand(argument_map: ArgumentMap) -> dict[str, str]:
    """The sources that pass another on which no statement cites, each with the first of those."""
    cited = {source for s in argument_map.statements for citation in s.citations for source in citation.sources}
    passing = ((source.id, [name for name in source.relays if name not in cited]) for source in argument_map.sources)
    return {name: behind[0] for name, behind in passing if behind}


def _without_notes(statement: Statement, notes: Mapping[str, str]) -> Statement:
    """A statement whose citations through some notes come to no source."""
    if not any((citation.note or "") in notes for citation in statement.citations):
        return statement
    left = (c.model_copy(update={"sources": ()}) if (c.note or "") in notes else c for c in statement.citations)
    return statement.model_copy(update={"citations": tuple(left)})
