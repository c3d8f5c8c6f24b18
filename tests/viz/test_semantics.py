"""The page's reasoning against Python's: the same verdicts, rounds, weaknesses, changes and sentences, on every map."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

import graph
from graph.analysis import Results
from graph.analysis.backing import backing
from graph.analysis.outcomes import Aspect, Lens, Verdicts
from graph.analysis.results import Step
from graph.analysis.verdicts import verdicts
from graph.analysis.weaknesses import weaknesses
from graph.analysis.weaknesses.case import Case
from graph.analysis.whatif import Supposition, whatif
from graph.analysis.why import Explainer
from graph.analysis.why_verdict import why_verdict
from graph.model import Actor, ArgumentMap, Claim, Evidence, EvidenceKind, Footnote, Source, SourceKind
from tests.graph.random_maps import random_map, with_parts
from viz.island import island
from viz.page import page

pytestmark = pytest.mark.node

ROOT = Path(__file__).parents[2]
FEW, MAPS = 150, 1_000
TOLD_EVERY = 10
HEAVY = "source:us-state-department-human-rights-report-2009"
MAIN = "claim:madrid-pledges-were-not-kept"


@dataclass(frozen=True)
class Question:
    """A map, what is supposed of it, and whether every explanation is asked for as well."""

    argument_map: ArgumentMap
    suppositions: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = ()
    told: bool = False
    falls: bool = False

    def asked(self) -> dict[str, Any]:
        """The question as the page's data."""
        nothing = Results(backing=backing(self.argument_map), weaknesses=())
        return {
            "island": island(page(self.argument_map, nothing), {}),
            "told": self.told,
            "falls": self.falls,
            "suppositions": [{"reject": reject, "accept": accept} for reject, accept in self.suppositions],
        }


def answers(questions: Sequence[Question]) -> Iterator[dict[str, Any]]:
    """What the page's scripts answer, in one run of Node."""
    ran = subprocess.run(
        ["node", "tests/viz/js/reasoning.mjs"], cwd=ROOT, capture_output=True, text=True, check=False,
        input=json.dumps([question.asked() for question in questions]), encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert len(lines) == len(questions)
    return map(json.loads, lines)


def lines(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """An explanation as the page has it."""
    return [{"depth": step.depth, "text": step.text, "about": step.about or ""} for step in steps]


def model(found: Verdicts) -> dict[str, Any]:
    """The verdicts of a lens as the page has them."""
    return {
        "base": list(found.base),
        "verdict": {name: str(value) for name, value in found.verdict.items()},
        "rounds": found.rounds,
        "circular": sorted(found.circular),
    }


def follows(argument_map: ArgumentMap, supposed: Supposition, told: bool) -> dict[str, Any]:
    """Everything that Python finds to follow from a map when something is supposed."""
    changed = supposed.changed_map if supposed.rejected or supposed.accepted else argument_map
    settled = supposed.rejected | supposed.accepted
    here = {thing.id for part in (changed.statements, changed.inferences, changed.conflicts) for thing in part}
    rejected, accepted = supposed.argued(supposed.rejected), supposed.argued(supposed.accepted)
    maps = {Lens.ON_EVIDENCE: changed, Lens.AS_ASSERTED: argument_map}
    found = {
        Lens.ON_EVIDENCE: verdicts(changed, Lens.ON_EVIDENCE, rejected=rejected & here, accepted=accepted & here),
        Lens.AS_ASSERTED: verdicts(argument_map, Lens.AS_ASSERTED, rejected=rejected, accepted=accepted),
    }
    case = Case(changed, judged=found)
    weak = tuple(weakness for weakness in weaknesses(case) if weakness.id not in settled)
    answer: dict[str, Any] = {
        "given": list(case.backed.given),
        "rounds": case.backed.rounds,
        "by": case.backed.by,
        "weak": [weakness.model_dump(mode="json", exclude={"label"}) for weakness in weak],
        "verdicts": [model(found[lens]) for lens in Lens],
    }
    if told:
        explainer = Explainer(changed, Results(backing=case.backed, weaknesses=weak))
        answer["told"] = [
            {
                thing.id: lines(why_verdict(maps[lens], found[lens], thing.id))
                for part in (maps[lens].statements, maps[lens].inferences, maps[lens].conflicts)
                for thing in part
            }
            for lens in Lens
        ]
        answer["why"] = {s.id: lines(explainer.why(s.id)) for s in changed.statements}
    return answer


def compare(questions: Sequence[Question]) -> int:
    """Holds every answer of the page to Python's; how many there were."""
    compared = 0
    for question, theirs in zip(questions, answers(questions), strict=True):
        argument_map = question.argument_map
        assert theirs["before"] == follows(argument_map, Supposition(argument_map, (), ()), question.told)
        for (reject, accept), scenario in zip(question.suppositions, theirs["scenarios"], strict=True):
            supposed = Supposition(argument_map, reject, accept)
            changes = whatif(argument_map, reject=reject, accept=accept).changes
            expected = [change.model_dump(mode="json", exclude={"label"}) for change in changes]
            assert scenario["changes"] == expected, (reject, accept)
            assert scenario["after"] == follows(argument_map, supposed, question.told), (reject, accept)
            compared += 1
    return compared


def supposition(argument_map: ArgumentMap, seed: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Up to three things of a map, rejected or accepted."""
    random = Random(seed)
    parts = (
        argument_map.statements, argument_map.inferences, argument_map.conflicts, argument_map.sources,
        argument_map.actors,
    )  # fmt: skip
    names = [thing.id for part in parts for thing in part]
    chosen = random.sample(names, min(len(names), random.randint(1, 3)))
    rejected = tuple(name for name in chosen if random.random() < 0.6)
    return rejected, tuple(name for name in chosen if name not in rejected)


@cache
def thesis() -> ArgumentMap:
    """The map of this repository."""
    return graph.load(ROOT / "claims.ttl").map()


def furnished(seed: int) -> ArgumentMap:
    """A random map with times, interested parties, sources that pass others on, and faulty notes."""
    plain, random = random_map(seed, most=4 + seed % 6), Random(seed)
    periods = (None, None, "2005", "2005/2006", "2006-03", "2010/", "-0044-03-15")
    notes = [note(f"note:{n}", n, random) for n in range(1, 5)]
    claims: list[Claim] = []
    evidence: list[Evidence] = []
    for claim in plain.claims:
        cited = tuple(
            c.model_copy(update={"note": random.choice((None, *(n.id for n in notes)))}) for c in claim.citations
        )
        given = {**claim.model_dump(exclude={"role"}), "citations": cited, "period": random.choice(periods)}
        if random.random() < 0.4:
            evidence.append(Evidence(**given, kind=random.choice(tuple(EvidenceKind))))
        else:
            claims.append(Claim(**given, role=random.choice(("sub-claim", "main-claim", "central-thesis"))))
    return with_parts(
        plain,
        claims=tuple(claims),
        evidence=tuple(evidence),
        footnotes=tuple(notes),
        actors=tuple(furnished_actor(actor, random) for actor in plain.actors),
        sources=tuple(furnished_source(source, plain.sources, random) for source in plain.sources),
    )


def note(name: str, number: int, random: Random) -> Footnote:
    """A note; one in three gives a day that no calendar has."""
    return Footnote(id=name, number=number, accessed="2010-02-30" if random.random() < 0.3 else None)


def furnished_actor(actor: Actor, random: Random) -> Actor:
    """The actor, often an interested party."""
    return actor.model_copy(update={"interest": "Has a stake in it." if random.random() < 0.4 else None})


def furnished_source(source: Source, others: Sequence[Source], random: Random) -> Source:
    """The source, of some kind; it may pass on another, or one that nothing cites."""
    relays = tuple(other.id for other in others if other.id != source.id and random.random() < 0.4)
    kind = random.choice((SourceKind.INTERVIEW, SourceKind.TREATY, SourceKind.REPORT))
    return source.model_copy(update={"kind": kind, "relays": relays})


def test_the_page_reasons_as_python_does_on_random_maps() -> None:
    """On 150 random maps with random suppositions page and Python agree, word for word; slow: on 2,000.

    On verdicts in both lenses with their rounds and circles, on backing, weaknesses and changes with their reasons; on
    every tenth map on every explanation as well.
    """
    assert compare(questions(range(FEW))) == FEW


def questions(seeds: Iterable[int]) -> list[Question]:
    """Random maps, every second one with times, interests and faulty notes, each with a random supposition."""
    found = []
    for seed in seeds:
        argument_map = furnished(seed) if seed % 2 else random_map(seed, most=4 + seed % 6)
        found.append(Question(argument_map, [supposition(argument_map, seed)], told=seed % TOLD_EVERY == 0))
    return found


@pytest.mark.slow
def test_the_page_reasons_as_python_does_on_very_many_maps() -> None:
    """So it does on a thousand, and on a thousand more with every explanation compared."""
    assert compare(questions(range(MAPS))) == MAPS
    maps = [furnished(seed) for seed in range(MAPS, 2 * MAPS)]
    assert compare([Question(m, [supposition(m, at)], told=True) for at, m in enumerate(maps, MAPS)]) == MAPS


def test_what_would_fall_with_each_thing_is_what_falls() -> None:
    """What the page says would lose its backing without a source or an actor is what Python takes away with it."""
    asked = [Question(random_map(seed), falls=True) for seed in range(60)]
    for question, theirs in zip(asked, answers(asked), strict=True):
        argument_map = question.argument_map
        for thing in (*argument_map.sources, *argument_map.actors):
            lost = [c.id for c in whatif(argument_map, reject=[thing.id]).of(Aspect.BACKING) if c.before == "backed"]
            assert theirs["falls"].get(thing.id, []) == lost, thing.id


def test_the_page_reasons_as_python_does_on_the_thesis() -> None:
    """So it does on the thesis without what most rests on, and with one claim rejected that the author relies on."""
    compare([Question(thesis(), [((HEAVY,), ()), (("actor:freedom-house",), ()), ((MAIN,), (HEAVY,))])])


@pytest.mark.slow
def test_the_page_reasons_as_python_does_on_the_thesis_source_by_source() -> None:
    """So it does on the thesis without each of its sources, and without each actor that published or wrote one."""
    argument_map = thesis()
    behind = {a for s in argument_map.sources for a in (*s.publishers, *s.creators, *s.interviewees)}
    names = [*(source.id for source in argument_map.sources), *sorted(behind)]
    assert compare([Question(argument_map, [((name,), ()) for name in names])]) == len(names)
