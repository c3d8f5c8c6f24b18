"""Why a statement stands, falls or stays open, in words, one line a step, down to notes and sources.

The steps follow the rounds of the well-founded model: what explains was decided before what it explains, so no step
leans on itself, and of several reasons the one decided first is told.  The undecided have no such reason; for them the
steps name what they wait for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph.analysis.backing import shows
from graph.analysis.outcomes import Lens, Verdict, Verdicts, way_back
from graph.analysis.program import defeats, ways
from graph.analysis.results import Step
from graph.model import ArgumentMap, Basis, Citation, Conflict, Footnote, Inference, Purpose, Source, Statement

LENSES = {Lens.ON_EVIDENCE: "On evidence", Lens.AS_ASSERTED: "As asserted"}
"""The words for a lens."""

STANDS = {Verdict.IN: "stands", Verdict.OUT: "does not stand", Verdict.UNDECIDED: "is left open"}
"""The words for the verdict on a statement; never “proved”: it stands on one reason undefeated."""

HOLDS = {Verdict.IN: "holds", Verdict.OUT: "does not hold", Verdict.UNDECIDED: "is left open"}
"""The words for the verdict on an inference or a conflict."""


def why_verdict(argument_map: ArgumentMap, verdicts: Verdicts, name: str) -> tuple[Step, ...]:
    """The steps that explain the verdict on one statement, inference or conflict; KeyError if the map has none such."""
    telling = Telling(argument_map, verdicts)
    told: set[str] = set()
    steps: list[Step] = []
    waiting = [_More(0, name, f"{LENSES[verdicts.lens]}: ")]
    while waiting:
        depth, about, lead = waiting.pop()
        if about in told:
            steps.append(Step(depth=depth, text=f"{lead}{telling.outcome(about)} (told above).", about=about))
            continue
        told.add(about)
        text, rest = telling.of(about)
        steps.append(Step(depth=depth, text=f"{lead}{text}", about=about))
        new = [more for more in rest if more.lead or more.name not in told]
        waiting.extend(_More(depth + 1, more.name, more.lead) for more in reversed(new))
    return (*steps, *telling.beside(name))


class _More(NamedTuple):
    """What is to be told, at which depth, and the words that lead to it."""

    depth: int
    name: str
    lead: str = ""


class _Hit(NamedTuple):
    """A conflict as it hits one side: its name there, itself, and what it comes from."""

    name: str
    conflict: Conflict
    comes_from: str


Told = tuple[str, list[_More]]
"""One line, and what it leads to."""


class Telling:
    """A map and its verdicts, turned round so that every thing finds what bears on it."""

    def __init__(self, argument_map: ArgumentMap, verdicts: Verdicts) -> None:
        self.map = argument_map
        self.verdicts = verdicts
        self.base = frozenset(verdicts.base)
        self.circular = frozenset(verdicts.circular)
        self.proofs: dict[str, list[Inference]] = defaultdict(list)
        self.hits: dict[str, list[_Hit]] = defaultdict(list)
        self.pulls: dict[str, list[Conflict]] = defaultdict(list)
        self.conclusion = {inference.id: inference.conclusion for inference in argument_map.inferences}
        for inference in argument_map.inferences:
            if inference.purpose is Purpose.PROVES:
                self.proofs[inference.conclusion].append(inference)
        for conflict in argument_map.conflicts:
            _, back = ways(conflict, self.conclusion.get(conflict.attacked))
            if defeats(conflict):
                self.hits[conflict.attacked].append(_Hit(conflict.id, conflict, conflict.attacker))
            else:
                self.pulls[self.conclusion.get(conflict.attacked, conflict.attacked)].append(conflict)
            if back:
                self.hits[conflict.attacker].append(_Hit(way_back(conflict.id), conflict, conflict.attacked))
        for name in verdicts.accepted:  # nothing hits what is accepted
            self.hits.pop(name, None)

    def of(self, name: str) -> Told:
        """The line on one thing: what becomes of it, and the nearest reason."""
        thing = self.map[name]
        if isinstance(thing, Statement):
            tell = {Verdict.IN: self._in, Verdict.OUT: self._out, Verdict.UNDECIDED: self._open}[self.verdicts[name]]
            why, rest = tell(thing)
        elif isinstance(thing, Inference):
            why, rest = self._step(thing)
        elif isinstance(thing, Conflict):
            why, rest = self._clash(thing)
        else:
            raise KeyError(name)
        return f"{self.outcome(name)}: {why}.", rest

    def nearest(self, name: str) -> str:
        """The nearest reason alone, in one line that names what it comes from."""
        text, rest = self.of(name)
        why = text.removeprefix(f"{self.outcome(name)}: ").rstrip(".")
        return why if "“" in why or not rest else f"{why}, for {self.outcome(rest[0].name)}"

    def outcome(self, name: str) -> str:
        """A thing and what becomes of it, without the reason."""
        thing = self.map[name]
        words = STANDS if isinstance(thing, Statement) else HOLDS
        return f"{self.label(name)} {words[self.verdicts[name]]}"

    def label(self, name: str) -> str:
        """The sentence of a statement, in quotation marks; a relation by its two ends."""
        thing = self.map[name]
        if isinstance(thing, Inference):
            return f"The step from {_and(self.label(p) for p in thing.premises)} to {self.label(thing.conclusion)}"
        if isinstance(thing, Conflict):
            return f"The conflict of {self.label(thing.attacker)} with {self.label(thing.attacked)}"
        return f"“{getattr(thing, 'label', name).rstrip('.')}”"

    def beside(self, name: str) -> list[Step]:
        """What the shortest explanation leaves out: further proofs, and what pulls but takes nothing down."""
        steps: list[Step] = []
        holding = sum(self.verdicts.stands(proof.id) for proof in self.proofs.get(name, ()))
        more = holding if name in self.base else holding - 1
        if more > 0 and self.verdicts.stands(name) and name not in self.verdicts.accepted:
            text = "One more proof of it holds." if more == 1 else f"{more} more proofs of it hold."
            steps.append(Step(depth=1, text=text))
        for conflict in self.pulls.get(name, ()):
            if self.verdicts[conflict.id] is not Verdict.OUT:
                how = f"{conflict.force}, conceded" if conflict.conceded else conflict.force.value
                text = f"Pulls against it, and takes nothing down: {self.label(conflict.attacker)} ({how})."
                steps.append(Step(depth=1, text=text, about=conflict.id))
        return steps

    def _in(self, statement: Statement) -> Told:
        """The ground, or the premises of the proof that was in first; then how it is undefeated."""
        name = statement.id
        if name in self.verdicts.accepted:
            return "it is accepted for the sake of argument", []
        if name in self.base:
            return self._ground(statement), self._undefeated(name)
        holding = [i for i in self.proofs[name] if self.verdicts.stands(i.id)]
        step = min(holding, key=lambda i: (self.verdicts.rounds[i.id], i.basis is not Basis.SIGNALLED))
        premises = [_More(0, premise) for premise in step.premises]
        return f"proved by {_how(step)}", premises + self._undefeated(step.id) + self._undefeated(name)

    def _earliest(self, names: Iterable[str]) -> str:
        """Of some things that are decided the one decided first."""
        return min(names, key=lambda name: self.verdicts.rounds[name])

    def _ground(self, statement: Statement) -> str:
        if statement.common_ground:
            return f"it is common ground ({statement.common_ground.rstrip('.')})"
        rejected = frozenset(self.verdicts.without if self.verdicts.lens is Lens.ON_EVIDENCE else ())
        shown = [self._cited(citation) for citation in statement.citations if shows(citation, rejected)]
        if shown:
            return _and(shown) if statement.citations_together else shown[0]
        return f"the author {statement.attitude} it, and signals no proof of it"

    def _cited(self, citation: Citation) -> str:
        note = self.map.by_id.get(citation.note or "")
        where = f"note {note.number}" if isinstance(note, Footnote) else "the text"
        titles = [thing.title for s in citation.sources if isinstance(thing := self.map.by_id.get(s), Source)]
        return f"{where} shows it ({'; '.join(titles)})"

    def _undefeated(self, name: str) -> list[_More]:
        """For everything that would hit a thing, why it does not: the side prevails, or it is answered, or falls."""
        found = []
        for hit in self.hits.get(name, ()):
            if not self._runs(hit) or hit.conflict.id in self.verdicts.rejected:
                found.append(_More(0, hit.conflict.id, "Undefeated. "))
                continue
            stops = self._stops(hit)
            if stops == hit.comes_from:
                verb = "would undercut this step" if name in self.conclusion else f"would rebut {self.label(name)}"
                found.append(_More(0, stops, f"Undefeated, for what {verb} falls. "))
            else:
                found.append(_More(0, stops, f"Undefeated, for {self.label(hit.comes_from)} is answered. "))
        return found

    def _runs(self, hit: _Hit) -> bool:
        """Whether a conflict runs to the side that it would hit; not if that side prevails."""
        there, _ = ways(hit.conflict, self.conclusion.get(hit.conflict.attacked))
        return there or hit.name != hit.conflict.id

    def _answers(self, hit: _Hit) -> tuple[str, ...]:
        """What answers a conflict on this way; nothing if it is accepted."""
        open_to = hit.name == hit.conflict.id and hit.name not in self.verdicts.accepted
        return hit.conflict.answers if open_to else ()

    def _stops(self, hit: _Hit) -> str:
        """What takes a conflict out that is out: an answer that stands, or the fall of what it comes from."""
        stops = [answer for answer in self._answers(hit) if self.verdicts.stands(answer)]
        fallen = [hit.comes_from] if self.verdicts[hit.comes_from] is Verdict.OUT else []
        return self._earliest([*fallen, *stops])

    def _out(self, statement: Statement) -> Told:
        """What rebuts it and stands; else that nothing is given for it; else why each proof fails."""
        name = statement.id
        if name in self.verdicts.rejected:
            return "it is rejected for the sake of argument", []
        before = self.verdicts.rounds[name]
        standing = [h for h in self.hits.get(name, ()) if self.verdicts.stands(h.name) and self._at(h) < before]
        if standing:
            hit = min(standing, key=self._at)
            ground = f", which prevails ({_words(hit.conflict.ground)})" if hit.conflict.prevails else ""
            return f"rebutted by {self.label(hit.comes_from)}{ground}", [_More(0, hit.comes_from)]
        proofs = self.proofs.get(name, [])
        failing = [self._failing(proof) for proof in proofs]
        if not proofs:
            return self._nothing(statement), []
        if name in self.circular:
            return "its reasons come down to a circle that nothing outside supports", failing
        return "the proof of it fails" if len(proofs) == 1 else f"none of its {len(proofs)} proofs holds", failing

    def _at(self, hit: _Hit) -> int:
        return self.verdicts.rounds[hit.name]

    def _nothing(self, statement: Statement) -> str:
        """That nothing is given for a statement that has no proof: what its citation lacks, or that it has none."""
        if self.verdicts.lens is Lens.AS_ASSERTED:
            return f"the author {statement.attitude} it, and no proof of it is given"
        if not statement.citations:
            return "no source, no proof and no common ground is given for it"
        notes = [n.number for c in statement.citations if isinstance(n := self.map.by_id.get(c.note or ""), Footnote)]
        where = f"note {notes[0]}" if notes else "its citation"
        if any(shows(citation) for citation in statement.citations) and self.verdicts.without:
            return f"what shows it is rejected ({where}), and no proof of it is given"
        return f"{where} does not show it, and no proof of it is given"

    def _failing(self, proof: Inference) -> _More:
        """The first thing that takes a proof down: a premise, or what undercuts it."""
        if proof.id in self.verdicts.rejected:
            return _More(0, proof.id)
        rounds = self.verdicts.rounds
        fallen = [(rounds[p], p, "") for p in proof.premises if self.verdicts[p] is Verdict.OUT]
        lead = "The step from its premises is undercut. "
        cut = [hit for hit in self.hits.get(proof.id, ()) if self.verdicts.stands(hit.name)]
        _, name, lead = min([*fallen, *((self._at(hit), hit.comes_from, lead) for hit in cut)])
        return _More(0, name, lead)

    def _open(self, statement: Statement) -> Told:
        """What is open against it; else what is open in its proofs."""
        name = statement.id
        for hit in self.hits.get(name, ()):
            if self.verdicts[hit.name] is not Verdict.UNDECIDED:
                continue
            other = self.label(hit.comes_from)
            if self.verdicts.stands(hit.comes_from):
                answer = next(a for a in self._answers(hit) if self.verdicts[a] is Verdict.UNDECIDED)
                return f"{other} is against it, and the answer to that is left open", [_More(0, answer)]
            if hit.conflict.prevails is None and hit.conflict.attacked not in self.conclusion:
                return f"{other} rebuts it, it rebuts that, and neither side prevails", [_More(0, hit.comes_from)]
            return f"{other} is against it, and is left open too", [_More(0, hit.comes_from)]
        proof = next(i for i in self.proofs[name] if self.verdicts[i.id] is Verdict.UNDECIDED)
        return "so is the proof of it", [self._waiting(proof)]

    def _waiting(self, proof: Inference) -> _More:
        for premise in proof.premises:
            if self.verdicts[premise] is Verdict.UNDECIDED:
                return _More(0, premise)
        hit = next(hit for hit in self.hits[proof.id] if self.verdicts[hit.name] is Verdict.UNDECIDED)
        return _More(0, hit.comes_from, "What undercuts the step is left open. ")

    def _step(self, inference: Inference) -> Told:
        """Why an inference holds or not."""
        verdict = self.verdicts[inference.id]
        if inference.id in self.verdicts.rejected:
            return "it is rejected for the sake of argument", []
        if verdict is Verdict.IN:
            premises = [_More(0, premise) for premise in inference.premises]
            return "its premises stand, and nothing that undercuts it does", premises + self._undefeated(inference.id)
        if verdict is Verdict.OUT:
            return "a premise falls, or it is undercut", [self._failing(inference)]
        return "it waits for what is left open", [self._waiting(inference)]

    def _clash(self, conflict: Conflict) -> Told:
        """Why a conflict holds or not; the way from attacker to attacked alone."""
        verdict = self.verdicts[conflict.id]
        hit = _Hit(conflict.id, conflict, conflict.attacker)
        if conflict.id in self.verdicts.rejected:
            return "it is rejected for the sake of argument", []
        if not self._runs(hit):
            return f"the other side prevails ({_words(conflict.ground)})", []
        if verdict is Verdict.IN:
            answered = "no answer to it stands" if self._answers(hit) else "nothing answers it"
            return f"what it comes from stands, and {answered}", [_More(0, conflict.attacker)]
        if verdict is Verdict.OUT:
            stops = self._stops(hit)
            return ("what it comes from falls" if stops == conflict.attacker else "it is answered"), [_More(0, stops)]
        waits = next(n for n in (conflict.attacker, *self._answers(hit)) if self.verdicts[n] is Verdict.UNDECIDED)
        return "it waits for what is left open", [_More(0, waits)]


def _how(proof: Inference) -> str:
    count = "one premise" if len(proof.premises) == 1 else f"{len(proof.premises)} premises together"
    return f"{count} ({proof.scheme.replace('-', ' ')}, {proof.basis})"


def _words(ground: object) -> str:
    return str(ground).replace("-", " ") if ground else "no ground is named"


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
