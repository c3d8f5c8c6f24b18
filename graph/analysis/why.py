"""Why a statement is backed, or why not, one line a step, down to notes and sources.

The steps follow the backing round by round, so they are well-founded and the shortest there is: a statement is
explained by what was reached before it, and never by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graph.analysis.results import Results, Step
from graph.analysis.weaknesses.case import Case
from graph.model import Claim, Evidence, Footnote, Inference, Reach, Source

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Citation, Voice


def why(argument_map: ArgumentMap, results: Results, name: str) -> tuple[Step, ...]:
    """The steps that explain the backing of one statement; KeyError if the map has no such statement."""
    return Explainer(argument_map, results).why(name)


class Explainer:
    """Explains one statement of a map after another, and looks the map up only once."""

    def __init__(self, argument_map: ArgumentMap, results: Results) -> None:
        self._case = Case(argument_map, results.backing)
        self._results = results

    def why(self, name: str) -> tuple[Step, ...]:
        """The steps that explain the backing of one statement; KeyError if the map has no such statement."""
        case = self._case
        statement = _statement(case.map, name)
        backed = name in case.backed
        steps = [Step(depth=0, text=f"{case.label(name)} {'is backed' if backed else 'is not backed'}.", about=name)]
        if backed:
            steps.extend(_told(case, name, _backed, "(told above)"))
        else:
            steps.extend(_told(case, name, _unbacked, "(told above; if that is what it is given for, a circle)"))
        steps.extend(_explained(case, name))
        steps.extend(_against(case, name))
        said = f"Said by {_voices(case, statement.voices)}; the author {statement.attitude} it."
        steps.append(Step(depth=1, text=said, about=name))
        told = (f"Weakness, {weakness.kind}: {weakness.why}" for weakness in self._results.of(name))
        steps.extend(Step(depth=1, text=text, about=name) for text in told)
        return tuple(steps)


def _statement(argument_map: ArgumentMap, name: str) -> Claim | Evidence:
    found = argument_map.by_id[name]
    if not isinstance(found, Claim | Evidence):
        raise KeyError(name)
    return found


Line = tuple[Step, str]
"""One step, and the statement that it leads to; empty if it leads to none."""


def _told(case: Case, name: str, lines: Callable[[Case, str, int], Iterator[Line]], again: str) -> Iterator[Step]:
    """The lines on a statement, each followed by those on what it leads to, every statement once, however deep."""
    told = {name}
    running = [lines(case, name, 1)]
    while running:
        line = next(running[-1], None)
        if line is None:
            running.pop()
            continue
        step, further = line
        yield step
        if further in told:
            yield Step(depth=step.depth + 1, text=again, about=further)
        elif further:
            told.add(further)
            running.append(lines(case, further, step.depth + 1))


def _backed(case: Case, name: str, depth: int) -> Iterator[Line]:
    """The ground of a backed statement: common ground, citations, or the proof that reached it first."""
    statement = _statement(case.map, name)
    if statement.common_ground:
        yield Step(depth=depth, text=f"It is common ground: {statement.common_ground}.", about=name), ""
    for citation in statement.citations:
        yield Step(depth=depth, text=_cited(case, citation), about=citation.note or citation.sources[0]), ""
    step = case.map.by_id.get(case.backed.by.get(name, ""))
    if isinstance(step, Inference):
        yield Step(depth=depth, text=_because(step), about=step.id), ""
        for premise in step.premises:
            yield Step(depth=depth + 1, text=case.label(premise), about=premise), premise


def _unbacked(case: Case, name: str, depth: int) -> Iterator[Line]:
    """What is missing under a statement that is not backed: for each proof, its unbacked premises."""
    statement = _statement(case.map, name)
    for citation in statement.citations:
        yield Step(depth=depth, text=_cited(case, citation), about=citation.note or citation.sources[0]), ""
    reasons = case.proofs_for.get(name, [])
    if not reasons and not statement.citations:
        yield Step(depth=depth, text="No proof, no citation and no common ground is given for it.", about=name), ""
    for step in reasons:
        missing = [premise for premise in step.premises if premise not in case.backed]
        needs = f"{_because(step, 'Would be proved')} Not backed: {len(missing)} of {len(step.premises)}."
        yield Step(depth=depth, text=needs, about=step.id), ""
        for premise in missing:
            yield Step(depth=depth + 1, text=case.label(premise), about=premise), premise


def _explained(case: Case, name: str) -> Iterator[Step]:
    for step in case.explanations_for.get(name, ()):
        causes = " and ".join(case.label(premise) for premise in step.premises)
        yield Step(depth=1, text=f"Explained, not proved, by {causes} ({step.basis}).", about=step.id)


def _against(case: Case, name: str) -> Iterator[Step]:
    for conflict in case.against.get(name, ()):
        other = conflict.attacker if conflict.attacker != name else conflict.attacked
        state = "conceded" if conflict.conceded else "unanswered"
        if conflict.answers:
            state = "answered by " + " and ".join(case.label(answer) for answer in conflict.answers)
        text = f"Against it: {case.label(other)} ({conflict.force}, {conflict.basis}, {state})."
        yield Step(depth=1, text=text, about=conflict.id)


def _because(step: Inference, verb: str = "Proved") -> str:
    count = "one premise" if len(step.premises) == 1 else f"{len(step.premises)} premises together"
    return f"{verb} by {count} ({step.scheme.replace('-', ' ')}, {step.basis})."


def _cited(case: Case, citation: Citation) -> str:
    note = case.map.by_id.get(citation.note or "")
    where = f"Note {note.number}" if isinstance(note, Footnote) else "The text"
    reach = {Reach.SHOWS: "shows it", Reach.SAYS: "says it", Reach.HALF: "covers half of it"}[citation.reach]
    titles = [thing.title for s in citation.sources if isinstance(thing := case.map.by_id.get(s), Source)]
    return f"{where} {reach}: {'; '.join(titles)}." if titles else f"{where} names no source."


def _voices(case: Case, voices: tuple[Voice, ...]) -> str:
    def words(voice: Voice) -> str:
        return ", relaying ".join(getattr(case.map.by_id.get(layer), "label", layer) for layer in voice.layers)

    return " and ".join(words(voice) for voice in voices)
