"""What if: some sources, actors, statements or relations rejected, others accepted; what changes, and why.

To reject a source is to let it show nothing; to reject an actor, to let nothing count that it published, wrote or said,
nor what it alone holds; to reject a statement, to let it fall whatever speaks for it; to reject an inference or a
conflict, to take it away.  To accept a source is to take its word: what it says counts as shown; to accept an actor, to
take its word for what it holds and for what its sources say; to accept a statement, to let it stand whatever speaks
against it; to accept an inference or a conflict, to let nothing undercut or answer it.  What comes from both sides is
rejected.

What is supposed is a set, so its order does not matter.  What the author asserts she asserts still: as-asserted changes
with statements and relations alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import TypeVar

from graph.analysis.outcomes import Aspect, Change, Effect, Lens, Verdict, Verdicts
from graph.analysis.verdicts import verdicts
from graph.analysis.weaknesses import weaknesses
from graph.analysis.weaknesses.case import Case
from graph.analysis.why_verdict import Telling
from graph.errors import CallError
from graph.model import (
    Actor,
    ArgumentMap,
    Attitude,
    Citation,
    Claim,
    Conflict,
    Evidence,
    Inference,
    Reach,
    Source,
    kind_of,
)

S = TypeVar("S", Claim, Evidence)

SETTLED = "accepted for the sake of argument"


def whatif(argument_map: ArgumentMap, *, reject: Iterable[str] = (), accept: Iterable[str] = ()) -> Effect:
    """Every backing, verdict and weakness that changes, in the order of the text, from what to what, and why.

    Names are ids of sources, actors, statements, inferences and conflicts; CallError if one is something else, or is
    both rejected and accepted; KeyError if the map has none such.

    >>> from graph.model import ArgumentMap
    >>> whatif(ArgumentMap(file="empty.ttl")).changes
    ()
    """
    supposed = Supposition(argument_map, reject, accept)
    before, after = _State(argument_map), _State(argument_map, supposed)
    changes = [
        change
        for statement in argument_map.statements
        for change in (
            *_backing(statement, before, after),
            *_verdicts(statement, before, after),
            *_weaknesses(statement, before, after),
        )
    ]
    return Effect(
        rejected=tuple(sorted(supposed.rejected)),
        accepted=tuple(sorted(supposed.accepted)),
        sources=tuple(sorted(supposed.sources_out)),
        voices=tuple(sorted(supposed.voices_out)),
        changes=tuple(changes),
    )


class Supposition:
    """What is supposed of a map: the things rejected and accepted, and what follows for sources and voices."""

    def __init__(self, argument_map: ArgumentMap, reject: Iterable[str], accept: Iterable[str]) -> None:
        self.map = argument_map
        self.rejected, self.accepted = frozenset(reject), frozenset(accept)
        for name in sorted(self.rejected | self.accepted):
            thing = argument_map[name]
            if not isinstance(thing, Source | Actor | Claim | Evidence | Inference | Conflict):
                raise CallError(
                    f"{name}: {kind_of(thing)}: name a source, an actor, a statement, an inference or a conflict"
                )
        for name in sorted(self.rejected & self.accepted):
            raise CallError(f"{name}: is both rejected and accepted: choose one")
        self.sources_out = self._sources(self.rejected)
        self.sources_in = self._sources(self.accepted) - self.sources_out
        actors = {actor.id for actor in argument_map.actors}
        self.voices_out, self.voices_in = self.rejected & actors, self.accepted & actors

    def _sources(self, names: Set[str]) -> frozenset[str]:
        """The sources named, and those that an actor named published, wrote or speaks in."""
        return frozenset(
            source.id
            for source in self.map.sources
            if source.id in names or names & {*source.creators, *source.publishers, *source.interviewees}
        )

    def argued(self, names: Set[str]) -> frozenset[str]:
        """Of some names those of statements, inferences and conflicts."""
        kinds = Claim | Evidence | Inference | Conflict
        return frozenset(name for name in names if isinstance(self.map[name], kinds))

    @cached_property
    def changed_map(self) -> ArgumentMap:
        """The map as it would read: what backing, weaknesses and the verdict on evidence are taken from."""
        old = self.map
        parts = {
            "claims": tuple(map(self._statement, old.claims)),
            "evidence": tuple(map(self._statement, old.evidence)),
            "inferences": tuple(i for i in old.inferences if not {i.id, i.conclusion} & self.rejected),
            "conflicts": tuple(self._conflicts()),
        }
        fields = {name: getattr(old, name) for name in ArgumentMap.model_fields}
        return ArgumentMap.model_construct(**{**fields, **parts})

    def _conflicts(self) -> Iterator[Conflict]:
        """The conflicts that are left: none of what is gone, none of steps that nothing undercuts any more."""
        steps = self.map.inferences
        safe = {i.id for i in steps if i.id in self.accepted or {i.id, i.conclusion} & self.rejected}
        for conflict in self.map.conflicts:
            if conflict.id not in self.rejected and conflict.attacked not in safe:
                yield conflict.model_copy(update={"answers": ()}) if conflict.id in self.accepted else conflict

    def _statement(self, statement: S) -> S:
        holders = {voice.holder for voice in statement.voices}
        new: dict[str, object] = {"citations": self._citations(statement)}
        if statement.id in self.rejected:
            new = {"citations": (), "common_ground": None, "attitude": Attitude.REJECTS}
        elif statement.id in self.accepted or holders & self.voices_in:
            new = {"common_ground": SETTLED}
        elif holders and holders <= self.voices_out:
            new = {"citations": (), "common_ground": None}
        return statement.model_copy(update=new)

    def _citations(self, statement: Claim | Evidence) -> tuple[Citation, ...]:
        """The citations that are left; what needed one that is gone together with others is covered by half."""
        left = []
        for citation in statement.citations:
            sources = tuple(source for source in citation.sources if source not in self.sources_out)
            taken = citation.reach is Reach.SAYS and bool(set(sources) & self.sources_in)
            if sources or not citation.sources:
                reach = Reach.SHOWS if taken else citation.reach
                left.append(citation.model_copy(update={"sources": sources, "reach": reach}))
        if statement.citations_together and len(left) < len(statement.citations):
            left = [c.model_copy(update={"reach": Reach.HALF}) if c.reach is Reach.SHOWS else c for c in left]
        return tuple(left)

    def direct(self, statement: Claim | Evidence) -> str | None:
        """What is supposed of the statement itself, of its sources or of its voices, in words; None if nothing is."""
        if statement.id in self.rejected | self.accepted:
            return "it is rejected" if statement.id in self.rejected else "it is accepted"
        holders = [voice.holder for voice in statement.voices]
        cited = [source for citation in statement.citations for source in citation.sources]
        for names, chosen, words in (
            (holders, self.voices_out, "who holds it, is rejected"),
            (cited, self.sources_out, "which it cites, is rejected"),
            (holders, self.voices_in, "who holds it, is taken at its word"),
            (cited, self.sources_in, "which it cites, is taken at its word"),
        ):
            for name in names:
                if name in chosen:
                    return f"{_name(self.map, name)}, {words}"
        return None


class _State:
    """A map before or after: its results, its verdicts, its telling; each made once, when first asked for."""

    def __init__(self, argument_map: ArgumentMap, supposed: Supposition | None = None) -> None:
        self.supposed = supposed or Supposition(argument_map, (), ())
        self.asserted_map = argument_map
        self.map = self.supposed.changed_map if supposed else argument_map

    @cached_property
    def case(self) -> Case:
        return Case(self.map, judged=self.found)

    @cached_property
    def found(self) -> dict[Lens, Verdicts]:
        """The verdicts in both lenses; what the author asserts is read off the map as it is."""
        rejected, accepted = self.supposed.argued(self.supposed.rejected), self.supposed.argued(self.supposed.accepted)
        here = {
            name for thing in (self.map.statements, self.map.inferences, self.map.conflicts) for name in _ids(thing)
        }
        return {
            Lens.ON_EVIDENCE: verdicts(self.map, Lens.ON_EVIDENCE, rejected=rejected & here, accepted=accepted & here),
            Lens.AS_ASSERTED: verdicts(self.asserted_map, Lens.AS_ASSERTED, rejected=rejected, accepted=accepted),
        }

    @cached_property
    def telling(self) -> dict[Lens, Telling]:
        return {
            Lens.ON_EVIDENCE: Telling(self.map, self.found[Lens.ON_EVIDENCE]),
            Lens.AS_ASSERTED: Telling(self.asserted_map, self.found[Lens.AS_ASSERTED]),
        }

    @cached_property
    def weaknesses(self) -> dict[str, dict[str, str]]:
        """By statement, the kinds of its weaknesses and why; none of what was settled."""
        found: dict[str, dict[str, str]] = {}
        for weakness in weaknesses(self.case):
            if weakness.id not in self.supposed.rejected | self.supposed.accepted:
                found.setdefault(weakness.id, {})[weakness.kind] = weakness.why
        return found


def _backing(statement: Claim | Evidence, before: _State, after: _State) -> Iterator[Change]:
    name = statement.id
    was, is_now = name in before.case.backed, name in after.case.backed
    if was != is_now:
        words = ("not backed", "backed")
        reason = _why_unbacked(statement, before, after) if was else _why_backed(statement, after)
        yield _change(statement, Aspect.BACKING, words[was], words[is_now], reason)


def _why_unbacked(statement: Claim | Evidence, before: _State, after: _State) -> str:
    """What took a statement's backing: what is supposed of itself, or the first premise that its proof lost."""
    proof = before.case.backed.by.get(statement.id)
    if proof is None or statement.id in after.supposed.rejected:
        return _sentence(after.supposed.direct(statement) or "")
    if proof in after.supposed.rejected:
        return "The step that proved it is rejected."
    step = before.map[proof]
    assert isinstance(step, Inference)  # what backs is an inference
    lost = next(premise for premise in step.premises if premise not in after.case.backed)
    return f"Its proof needs {_name(before.map, lost)}, which is no longer backed."


def _why_backed(statement: Claim | Evidence, after: _State) -> str:
    proof = after.case.backed.by.get(statement.id)
    if proof is None:
        return _sentence(after.supposed.direct(statement) or "")
    step = after.map[proof]
    assert isinstance(step, Inference)  # what backs is an inference
    return f"It is now proved from {' and '.join(_name(after.map, premise) for premise in step.premises)}."


def _verdicts(statement: Claim | Evidence, before: _State, after: _State) -> Iterator[Change]:
    for lens, aspect in ((Lens.ON_EVIDENCE, Aspect.ON_EVIDENCE), (Lens.AS_ASSERTED, Aspect.AS_ASSERTED)):
        was, is_now = before.found[lens][statement.id], after.found[lens][statement.id]
        if was is not is_now:
            based = tuple(statement.id in state.found[lens].base for state in (before, after))
            settled = statement.id in after.supposed.rejected | after.supposed.accepted
            moved = (based, is_now) in (((True, False), Verdict.OUT), ((False, True), Verdict.IN))
            direct = after.supposed.direct(statement) if settled or moved else None
            nearest = direct or after.telling[lens].nearest(statement.id)
            yield _change(statement, aspect, was, is_now, _sentence(nearest))


def _weaknesses(statement: Claim | Evidence, before: _State, after: _State) -> Iterator[Change]:
    was, is_now = before.weaknesses.get(statement.id, {}), after.weaknesses.get(statement.id, {})
    for kind in [*was, *(kind for kind in is_now if kind not in was)]:
        if kind not in is_now:
            settled = statement.id in after.supposed.rejected | after.supposed.accepted
            reason = _sentence(after.supposed.direct(statement) or "") if settled else f"No longer so: {was[kind]}"
            yield _change(statement, Aspect.WEAKNESS, kind, "", reason)
        elif kind not in was:
            yield _change(statement, Aspect.WEAKNESS, "", kind, is_now[kind])


def _change(statement: Claim | Evidence, aspect: Aspect, before: str, after: str, reason: str) -> Change:
    return Change(
        id=statement.id, label=statement.label, aspect=aspect, before=str(before), after=str(after), reason=reason
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _name(argument_map: ArgumentMap, name: str) -> str:
    """An actor by name, a source by title, a statement by its sentence."""
    thing = argument_map[name]
    if isinstance(thing, Actor):
        return thing.label
    label = thing.title if isinstance(thing, Source) else str(getattr(thing, "label", name))
    return f"“{label.rstrip('.')}”"


def _ids(things: Iterable[Claim | Evidence | Inference | Conflict]) -> Iterator[str]:
    return (thing.id for thing in things)
