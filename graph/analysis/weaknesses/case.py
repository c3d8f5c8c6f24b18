"""What every weakness looks at: the map with its lookups, and what is backed in it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.backing import backing, close, proofs
from graph.analysis.outcomes import Carrier, RestsOn
from graph.analysis.rests_on import rests_on
from graph.analysis.results import Backing
from graph.model import ActorKind, Attitude, Footnote, Purpose, Reach, Role

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Citation, Conflict, Inference, Statement


class Case:
    """One map, and the questions that several weaknesses ask of it."""

    def __init__(self, argument_map: ArgumentMap, backed: Backing | None = None) -> None:
        self.map = argument_map
        self.backed = backed or backing(argument_map)
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

    def used(self, statement: Statement) -> bool:
        """Whether the text leans on a statement: not if it only entertains or rejects it."""
        return statement.attitude not in (Attitude.ENTERTAINS, Attitude.REJECTS)

    def own(self, statement: Statement) -> bool:
        """Whether the author speaks in her own voice."""
        return any(voice.holder in self.map.authors for voice in statement.voices)

    def unnamed(self, actor: str) -> bool:
        """Whether an actor is a group that the text does not name."""
        return getattr(self.map.by_id.get(actor), "kind", None) is ActorKind.UNNAMED_GROUP

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

    def missing(self, statement: str) -> tuple[str, ...]:
        """The premises nearest to the ground that keep the proofs of a statement from being backed.

        Of the proof with the fewest unbacked premises, those, followed down to what has no proof of its own.
        """
        found: dict[str, None] = {}
        told: set[str] = set()
        above: set[str] = set()  # what leads to the statement in hand: who meets itself again is where a circle closes
        waiting = [(statement, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                above.discard(name)
            elif name in above:
                found[name] = None
            elif name not in told:
                told.add(name)
                above.add(name)
                needed = self._fewest_unbacked(name)
                if needed is None:
                    found[name] = None
                waiting.append((name, True))
                waiting.extend((premise, False) for premise in reversed(needed or ()))
        return tuple(found)

    def _fewest_unbacked(self, statement: str) -> list[str] | None:
        """The unbacked premises of the proof that has the fewest; None if there is no proof."""
        proofs_of = self.proofs_for.get(statement, ())
        return min(([p for p in step.premises if p not in self.backed] for step in proofs_of), key=len, default=None)

    def only_by_itself(self, statement: str) -> bool:
        """Whether a statement that is not backed would have a backed proof if it were assumed itself."""
        rounds, _ = close([*self.backed.given, statement], proofs(self.map))
        return any(all(p in rounds for p in inference.premises) for inference in self.proofs_for.get(statement, ()))

    @cached_property
    def in_a_loop(self) -> frozenset[str]:
        """The statements that lie on a circle of proofs."""
        import networkx as nx

        net = nx.DiGraph((p, i.conclusion) for i in proofs(self.map) for p in i.premises)
        circles = [c for c in nx.strongly_connected_components(net) if len(c) > 1]
        return frozenset().union(*circles, (n for n in net if net.has_edge(n, n)))

    @cached_property
    def rests_on(self) -> RestsOn:
        """What every backed statement cannot lose: sources, publishers, creators, interviewees, voices.

        Not statements: those that a statement needs are as many as the square of the longest chain.
        """
        return rests_on(self.map, tuple(carrier for carrier in Carrier if carrier is not Carrier.STATEMENT))

    @cached_property
    def without_unnamed(self) -> Backing:
        """What stays backed when the word of unnamed groups gives nothing."""
        return backing(self.map, voices_without={a.id for a in self.map.actors if self.unnamed(a.id)})

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
