"""What every weakness looks at: the map with its lookups, and what is backed in it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.backing import backing, proofs
from graph.analysis.circles import only_by_themselves
from graph.analysis.comes_down import Group, left_without, second_hand
from graph.analysis.missing import Missing
from graph.analysis.outcomes import Carrier, Lens, RestsOn, Verdict, Verdicts
from graph.analysis.rests_on import rests_on
from graph.analysis.results import Backing
from graph.analysis.times import Timely
from graph.analysis.verdicts import verdicts
from graph.audit import broken_notes
from graph.model import Attitude, Footnote, Purpose, Reach, Role, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import ArgumentMap, Citation, Conflict, Inference, Statement


class Case:
    """One map, and the questions that several weaknesses ask of it."""

    def __init__(
        self,
        argument_map: ArgumentMap,
        backed: Backing | None = None,
        judged: Mapping[Lens, Verdicts] | None = None,
    ) -> None:
        self.map = argument_map
        self.backed = backed or backing(argument_map)
        self._judged = judged
        self._comes_down: dict[Group, frozenset[str]] = {}
        self.proofs_for: dict[str, list[Inference]] = defaultdict(list)
        self.explanations_for: dict[str, list[Inference]] = defaultdict(list)
        for inference in argument_map.inferences:
            kind = self.proofs_for if inference.purpose is Purpose.PROVES else self.explanations_for
            kind[inference.conclusion].append(inference)

    def label(self, name: str) -> str:
        """The sentence of a statement, in quotation marks and without its full stop; the name of anything else."""
        thing = self.map.by_id.get(name)
        label = getattr(thing, "label", None) or getattr(thing, "title", None)
        return f"“{label.rstrip('.')}”" if label else name

    def named(self, names: Sequence[str]) -> str:
        """Two of some things by their sentences or titles, and how many more there are."""
        first = " and ".join(self.label(name) for name in names[:2])
        return f"{first} and {len(names) - 2} more" if len(names) > 2 else first

    def actor(self, name: str) -> str:
        """The name of an actor, as it stands in a sentence."""
        return getattr(self.map.by_id.get(name), "label", name)

    def used(self, statement: Statement) -> bool:
        """Whether the text leans on a statement: not if it only entertains or rejects it."""
        return statement.attitude not in (Attitude.ENTERTAINS, Attitude.REJECTS)

    def own(self, statement: Statement) -> bool:
        """Whether the author speaks in her own voice."""
        return any(voice.holder in self.map.authors for voice in statement.voices)

    def sourced(self, statement: Statement) -> tuple[Citation, ...]:
        """The citations of a statement that come to a source, however far they reach."""
        return tuple(citation for citation in statement.citations if citation.sources)

    def said_only(self, statement: Statement) -> bool:
        """Whether a source says a statement and none shows it."""
        found = self.sourced(statement)
        return bool(found) and all(citation.reach is not Reach.SHOWS for citation in found)

    def notes(self, citations: tuple[Citation, ...]) -> str:
        """The notes of some citations, in words: ``note 65``, ``notes 65 and 66``."""
        numbers = [note.number for c in citations if isinstance(note := self.map.by_id.get(c.note or ""), Footnote)]
        words = [str(number) for number in sorted(set(numbers))]
        return ("note " if len(words) == 1 else "notes ") + _and(words) if words else "its source"

    @cached_property
    def given(self) -> frozenset[str]:
        """What is given, as a set: there is much of it, and it is asked for at every statement."""
        return frozenset(self.backed.given)

    @cached_property
    def only_by_themselves(self) -> frozenset[str]:
        """The statements that are not backed, and would have a backed proof if they were assumed themselves."""
        return only_by_themselves(proofs(self.map), self.backed.rounds)

    @cached_property
    def rests_on(self) -> RestsOn:
        """What every backed statement cannot lose: sources, publishers, creators, interviewees, voices.

        Not statements: those that a statement needs are as many as the square of the longest chain.
        """
        return rests_on(self.map, tuple(carrier for carrier in Carrier if carrier is not Carrier.STATEMENT))

    @cached_property
    def missing(self) -> Missing:
        """The fewest premises that would back a statement."""
        return Missing(self.proofs_for, self.backed)

    @cached_property
    def judged(self) -> Mapping[Lens, Verdicts]:
        """The verdicts in both lenses."""
        return self._judged or {lens: verdicts(self.map, lens) for lens in Lens}

    def stands(self, statement: str) -> bool:
        """Whether a statement is in, or at least open, in one of the lenses."""
        return any(found[statement] is not Verdict.OUT for found in self.judged.values())

    def comes_down(self, group: Group) -> frozenset[str]:
        """The statements that are backed, but not without a group."""
        if group not in self._comes_down:
            left = frozenset(left_without(self.map, self.backed, group))
            self._comes_down[group] = frozenset(self.backed.rounds) - left
        return self._comes_down[group]

    def all_groups(self) -> dict[str, frozenset[str]]:
        """For every group, another time included, the statements that come down to it."""
        dated = (s for s in self.map.statements if s.period and s.id in self.backed and self.proofs_for.get(s.id))
        out_of_time = frozenset(s.id for s in dated if not self.timely(s.id, s.period or ""))
        return {**{group.value: self.comes_down(group) for group in Group}, "another-time": out_of_time}

    def leans_on(self, statement: str, group: Group) -> str:
        """A premise of a statement's first proof that comes down to the group to which the statement comes down."""
        step = self.steps[self.backed.by[statement]]
        return next(premise for premise in step.premises if premise in self.comes_down(group))

    @cached_property
    def steps(self) -> dict[str, Inference]:
        """The inferences by name."""
        return {inference.id: inference for inference in self.map.inferences}

    @cached_property
    def source(self) -> dict[str, Source]:
        """The sources by name."""
        return {source.id: source for source in self.map.sources}

    @cached_property
    def parties(self) -> frozenset[str]:
        """The actors that are interested parties in the matter."""
        return frozenset(actor.id for actor in self.map.actors if actor.interest)

    def party(self, statement: Statement) -> str:
        """The first interested party that stands for a statement: one that speaks in what it cites, or holds it."""
        cited = [self.source[name] for citation in statement.citations for name in citation.sources]
        speakers = [actor for s in cited for actor in (s.interviewees or s.creators or s.publishers)]
        return next(actor for actor in (*speakers, *(v.holder for v in statement.voices)) if actor in self.parties)

    def interest(self, actor: str) -> str:
        """Why an actor is an interested party."""
        return (getattr(self.map.by_id.get(actor), "interest", None) or "").rstrip(".")

    def period(self, statement: str) -> str | None:
        """The time that a statement is about, if it is about one."""
        return getattr(self.map.by_id.get(statement), "period", None)

    @cached_property
    def second_hand(self) -> dict[str, str]:
        """The sources that pass on another which nothing cites, each with that."""
        return second_hand(self.map)

    @cached_property
    def broken_notes(self) -> dict[str, str]:
        """The notes that do not hold, each with its fault in words."""
        return broken_notes(self.map)

    @cached_property
    def timely(self) -> Timely:
        """What is backed without evidence from another time than its own."""
        return Timely(self.map, self.backed, self.proofs_for)

    @cached_property
    def against(self) -> dict[str, list[Conflict]]:
        """The conflicts that bear on each statement: on itself, or on an inference that proves it.

        A rebuttal bears on both sides, unless one prevails.  What hits an explanation leaves the explained as it is.
        """
        ends = {inference.id: inference.conclusion for inference in proofs(self.map)}
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.map.conflicts:
            target = ends.get(conflict.attacked, conflict.attacked)
            if conflict.prevails != target:
                found[target].append(conflict)
            if conflict.force.value == "rebuts" and conflict.prevails != conflict.attacker:
                found[conflict.attacker].append(conflict)
        return found

    @cached_property
    def under(self) -> dict[str, str]:
        """For each statement the nearest main claim or thesis it is given for, going up; empty if there is none."""
        heads = {c.id: c.id for c in self.map.claims if c.role in (Role.MAIN_CLAIM, Role.CENTRAL_THESIS)}
        below: dict[str, list[str]] = defaultdict(list)
        ends = {inference.id: inference.conclusion for inference in self.map.inferences}
        for inference in self.map.inferences:
            below[inference.conclusion].extend(inference.premises)
        for conflict in self.map.conflicts:
            below[ends.get(conflict.attacked, conflict.attacked)].append(conflict.attacker)
        found = dict(heads)
        wave = list(heads)
        while wave:
            following = []
            for head in wave:
                for statement in below[head]:
                    if statement not in found:
                        found[statement] = found[head]
                        following.append(statement)
            wave = following
        return found


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
