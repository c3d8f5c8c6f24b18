"""Random maps: circles, linked premises, undercuts, rebuttals with and without a winner, answers, concessions.

A seed names a map, the same on every machine.
"""

from __future__ import annotations

from random import Random

from graph.model import (
    Actor,
    ArgumentMap,
    Attitude,
    Basis,
    Citation,
    Claim,
    Conflict,
    Force,
    Ground,
    Inference,
    Purpose,
    Reach,
    Source,
    Text,
    Voice,
)

ACTORS = ("author", "p1", "p2", "p3")


def random_map(seed: int, most: int = 7, *, sources: int = 3) -> ArgumentMap:
    """A map of up to so many statements, with about as many inferences and conflicts; seldom a tree."""
    random = Random(seed)
    names = [f"s{n}" for n in range(random.randint(1, most))]
    documents = [f"d{n}" for n in range(random.randint(0, sources))]
    inferences = [_inference(random, f"i{n}", names) for n in range(random.randint(0, most + 2))]
    targets = names + [inference.id for inference in inferences]
    ends = {inference.id: inference.conclusion for inference in inferences}
    conflicts = [_conflict(random, f"k{n}", names, targets, ends) for n in range(random.randint(0, most))]
    return ArgumentMap(
        file="random.ttl",
        texts=(Text(id="t", title="T", authors=("author",)),),
        claims=tuple(_claim(random, name, documents) for name in names),
        inferences=tuple(inferences),
        conflicts=tuple(conflicts),
        actors=tuple(Actor(id=a, label=a, kind="unnamed-group" if a == "p3" else "person") for a in ACTORS),
        sources=tuple(_source(random, name) for name in documents),
    )


def with_parts(argument_map: ArgumentMap, **parts: object) -> ArgumentMap:
    """The map with some of its parts replaced, and nothing remembered of the old one."""
    fields = {name: getattr(argument_map, name) for name in ArgumentMap.model_fields}
    return ArgumentMap.model_validate({**fields, **parts})


def _some(random: Random, of: tuple[str, ...] | list[str], most: int, least: int = 0) -> tuple[str, ...]:
    return tuple(sorted(random.sample(of, min(len(of), random.randint(least, most)))))


def _claim(random: Random, name: str, documents: list[str]) -> Claim:
    reach = (Reach.SHOWS, Reach.SHOWS, Reach.SAYS, Reach.HALF)
    citations = tuple(
        Citation(reach=random.choice(reach), note=None, sources=_some(random, documents, 2, 1))
        for _ in range(random.choice((0, 0, 1, 1, 2)) if documents else 0)
    )
    return Claim(
        id=name,
        label=f"{name} holds",
        role="sub-claim",
        voices=tuple(Voice(layers=(random.choice(ACTORS),)) for _ in range(random.choice((1, 1, 2)))),
        attitude=random.choice((*Attitude, Attitude.ENDORSES, Attitude.ENDORSES)),
        citations=citations,
        citations_together=random.random() < 0.3,
        common_ground="known" if random.random() < 0.2 else None,
    )


def _inference(random: Random, name: str, names: list[str]) -> Inference:
    return Inference(
        id=name,
        premises=_some(random, names, 3, 1),
        conclusion=random.choice(names),
        purpose=random.choice((Purpose.PROVES, Purpose.PROVES, Purpose.PROVES, Purpose.EXPLAINS)),
        scheme="sign",
        basis=random.choice(tuple(Basis)),
    )


def _conflict(random: Random, name: str, names: list[str], targets: list[str], ends: dict[str, str]) -> Conflict:
    attacker, attacked = random.choice(names), random.choice(targets)
    force = random.choice(
        (Force.UNDERCUTS, Force.QUALIFIES) if attacked in ends else (Force.REBUTS, Force.REBUTS, Force.QUALIFIES)
    )
    sides = (attacker, ends.get(attacked, attacked), attacked)
    return Conflict(
        id=name,
        attacker=attacker,
        attacked=attacked,
        force=force,
        basis=Basis.INFERRED,
        conceded=random.random() < 0.15,
        prevails=random.choice((None, None, *sides)),
        ground=random.choice(tuple(Ground)),
        answers=_some(random, names, 2) if random.random() < 0.3 else (),
    )


def _source(random: Random, name: str) -> Source:
    return Source(
        id=name,
        title=f"Source {name}",
        kind="report",
        creators=_some(random, ACTORS, 2),
        publishers=_some(random, ACTORS, 1),
        interviewees=_some(random, ACTORS, 1),
    )
