"""The map as one actor holds it: what that actor says, what stands on it, and where it parts from the author.

The base is the actor's own.  It has what the actor says in its own voice; what its own documents and conversations show
or say, unless somebody else is named as holding it (who passes a word on has not given its own); and common ground,
which helps a step along but makes none: what the author draws from common ground alone is hers.  What others alone say
is not in the base.  Steps and conflicts are those of the map, but for one: a conflict that the author settles by her
own word is open to everybody else.

For an author of the text the view is, by definition, the lens *as asserted*: only of authors does a map record what
they entertain, concede and reject.  ``docs/semantics.md`` has the definition in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Lens, Verdict, Verdicts
from graph.analysis.program import IN, OUT, UNDECIDED, defeats, program, well_founded
from graph.analysis.verdicts import base, verdicts
from graph.analysis.why_verdict import Telling
from graph.errors import CallError
from graph.model import Actor, ArgumentMap, Claim, Evidence, Ground, Reach, Source, Value, kind_of

if TYPE_CHECKING:
    from graph.model import Statement

_WORDS = {IN: Verdict.IN, OUT: Verdict.OUT, UNDECIDED: Verdict.UNDECIDED}


class How(StrEnum):
    """How a statement belongs to an actor's view."""

    HOLDS = "holds"
    SOURCE_SHOWS = "its source shows"
    SOURCE_SAYS = "its source says"
    ASSERTS = "asserts"
    COMMON_GROUND = "common ground"
    FOLLOWS = "follows"
    REJECTS = "must reject"
    OPEN = "left open"


class Stance(Value):
    """One statement in an actor's view, with the author's verdict beside it.

    ``author`` is the verdict as asserted.  ``against`` names the conflicts in which this statement, in the actor's
    base, meets another one of that base: there the actor stands on both sides.
    """

    id: str
    label: str
    how: How
    verdict: Verdict
    author: Verdict
    against: tuple[str, ...]
    reason: str


class Standpoint(Value):
    """The map as one actor holds it: stances in the order of the text.

    ``stances`` leaves out the statements on which the actor is silent.  ``both_sides`` names the conflicts between two
    statements of its base, whatever their force.  ``verdict`` has every statement, also those left out.
    """

    actor: str
    stances: tuple[Stance, ...]
    both_sides: tuple[str, ...]
    verdict: dict[str, Verdict]

    def of(self, *ways: How) -> tuple[Stance, ...]:
        """The stances that came about in some ways."""
        return tuple(stance for stance in self.stances if stance.how in ways)

    @property
    def parts(self) -> tuple[Stance, ...]:
        """The stances in which the actor and the author differ."""
        return tuple(stance for stance in self.stances if stance.verdict is not stance.author)

    def summary(self) -> str:
        """The view in one line of figures."""
        own = self.of(How.HOLDS, How.SOURCE_SHOWS, How.SOURCE_SAYS, How.ASSERTS)
        counts = (
            (len(own), "of its own"),
            (len(self.of(How.FOLLOWS)), "follow"),
            (len(self.of(How.REJECTS)), "must be rejected"),
            (len(self.of(How.OPEN)), "left open"),
            (len(self.both_sides), "conflicts within"),
            (len(self.parts), "differ from the author"),
        )
        return ", ".join(f"{words}: {count}" for count, words in counts)


def standpoint(argument_map: ArgumentMap, actor: str) -> Standpoint:
    """The map as an actor holds it; KeyError if the map has no such thing, CallError if it is no actor.

    >>> from graph.model import ArgumentMap
    >>> small = ArgumentMap(file="e.ttl", actors=(Actor(id="actor:a", label="A", kind="person"),))
    >>> standpoint(small, "actor:a").stances
    ()
    """
    held = grounds(argument_map, actor)
    common = frozenset(name for name, how in held.items() if how is How.COMMON_GROUND)
    seen = as_seen(argument_map, actor, common)
    made = program(seen, held.keys())
    model = well_founded(made)
    found = Verdicts(
        lens=Lens.AS_ASSERTED,
        base=tuple(held),
        verdict={name: _WORDS[value] for name, value in zip(made.names, model.value, strict=True)},
        rounds={name: at for name, at in zip(made.names, model.rounds, strict=True) if at >= 0},
        circular=tuple(made.names[atom] for atom in model.circular),
    )
    asserted = verdicts(argument_map, Lens.AS_ASSERTED)
    within = tuple(_within(argument_map, held))
    stances = []
    telling = Telling(seen, found)
    for statement in argument_map.statements:
        how = held.get(statement.id) or _derived(telling, statement.id, common)
        if how is None or (how is How.COMMON_GROUND and found.stands(statement.id)):
            continue
        reason = _reason(telling, statement, actor, how, common)
        stances.append(
            Stance(
                id=statement.id,
                label=statement.label,
                how=how,
                verdict=found[statement.id],
                author=asserted[statement.id],
                against=tuple(name for name, ends in within if statement.id in ends),
                reason=f"{reason[:1].upper()}{reason[1:].rstrip('.')}.",
            )
        )
    verdict = {statement.id: found[statement.id] for statement in argument_map.statements}
    return Standpoint(
        actor=actor, stances=tuple(stances), both_sides=tuple(name for name, _ in within), verdict=verdict
    )


def grounds(argument_map: ArgumentMap, actor: str) -> dict[str, How]:
    """The base of an actor, in the order of the text, each statement with the way in which it is the actor's."""
    thing = argument_map[actor]
    if not isinstance(thing, Actor):
        raise CallError(f"{actor}: {kind_of(thing)}, not an actor: name somebody who speaks in the text")
    if actor in argument_map.authors:
        taken = base(argument_map, Lens.AS_ASSERTED)
        return {s.id: How.ASSERTS for s in argument_map.statements if s.id in taken}
    theirs = {source.id for source in argument_map.sources if actor in _behind(source)}
    found: dict[str, How] = {}
    for statement in argument_map.statements:
        how = _own(argument_map, statement, actor, theirs)
        if how:
            found[statement.id] = how
    return found


def _own(argument_map: ArgumentMap, statement: Statement, actor: str, theirs: set[str]) -> How | None:
    holders = {voice.holder for voice in statement.voices}
    if actor in holders:
        return How.HOLDS
    reaches = {citation.reach for citation in statement.citations if theirs & set(citation.sources)}
    if holders <= argument_map.authors and not _needs_others(statement, theirs):
        if Reach.SHOWS in reaches:
            return How.SOURCE_SHOWS
        if Reach.SAYS in reaches:
            return How.SOURCE_SAYS
    return How.COMMON_GROUND if statement.common_ground else None


def _needs_others(statement: Statement, theirs: set[str]) -> bool:
    """Whether the citations of a statement are needed together, and one of them is somebody else's."""
    return statement.citations_together and any(not theirs & set(c.sources) for c in statement.citations)


def as_seen(argument_map: ArgumentMap, actor: str, common: frozenset[str]) -> ArgumentMap:
    """The map without the steps from common ground alone, and without the author's word on who prevails.

    For an author it is the map as it is.
    """
    if actor in argument_map.authors:
        return argument_map
    inferences = tuple(i for i in argument_map.inferences if not common.issuperset(i.premises))
    left = {inference.id for inference in inferences} | {s.id for s in argument_map.statements}
    conflicts = tuple(
        c.model_copy(update={"prevails": None, "ground": None}) if c.ground is Ground.AUTHORS_WORD else c
        for c in argument_map.conflicts
        if c.attacked in left
    )
    fields = {name: getattr(argument_map, name) for name in ArgumentMap.model_fields}
    return ArgumentMap.model_construct(**{**fields, "inferences": inferences, "conflicts": conflicts})


def _within(argument_map: ArgumentMap, held: dict[str, How]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The conflicts between two statements of a base, with both; for an inference its conclusion stands."""
    conclusion = {inference.id: inference.conclusion for inference in argument_map.inferences}
    for conflict in argument_map.conflicts:
        ends = conflict.attacker, conclusion.get(conflict.attacked, conflict.attacked)
        if all(end in held for end in ends):
            yield conflict.id, ends


def _derived(telling: Telling, name: str, common: frozenset[str]) -> How | None:
    """How a statement outside the base belongs to the view: it follows, is left open, or falls to what is the actor's.

    None if the actor is silent on it: what common ground alone takes down or leaves open is no view of anybody.
    """
    verdict = telling.verdicts[name]
    if verdict is Verdict.IN:
        return How.FOLLOWS
    if verdict is Verdict.OUT:
        return How.REJECTS if _rebutting(telling, name, common) else None
    return How.OPEN if name not in common else None


def _rebutting(telling: Telling, name: str, common: frozenset[str]) -> list[str]:
    """What of the actor's own stands and rebuts a statement."""
    hits = (hit for hit in telling.hits.get(name, ()) if defeats(hit.conflict) and hit.comes_from not in common)
    return [hit.comes_from for hit in hits if telling.verdicts.stands(hit.name)]


def _reason(telling: Telling, statement: Claim | Evidence, actor: str, how: How, common: frozenset[str]) -> str:
    """Why a statement belongs to a view as it does."""
    if how is How.REJECTS:
        return f"{telling.label(_rebutting(telling, statement.id, common)[0])} rebuts it"
    if not telling.verdicts.stands(statement.id):
        return telling.nearest(statement.id)
    if how is How.HOLDS:
        relays = [relay for voice in statement.voices if voice.holder == actor for relay in voice.relays]
        names = [_label(telling.map, relay) for relay in dict.fromkeys(relays)]
        return f"{_label(telling.map, actor)} says it" + (f", passed on by {' and '.join(names)}" if names else "")
    if how in (How.SOURCE_SHOWS, How.SOURCE_SAYS):
        reach = Reach.SHOWS if how is How.SOURCE_SHOWS else Reach.SAYS
        cited = {source for c in statement.citations if c.reach is reach for source in c.sources}
        title = next(s.title for s in telling.map.sources if s.id in cited and actor in _behind(s))
        return f"“{title}” {reach} it"
    return telling.nearest(statement.id)


def _behind(source: Source) -> frozenset[str]:
    """Whose a source is: who wrote it, published it or speaks in it."""
    return frozenset((*source.creators, *source.publishers, *source.interviewees))


def _label(argument_map: ArgumentMap, name: str) -> str:
    return str(getattr(argument_map[name], "label", name))
