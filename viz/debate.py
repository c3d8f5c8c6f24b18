"""What a theory led one to expect, what happened, and what answers what: a debate, step by step.

Nothing here knows the thesis.  A *debate* is made for every theory from which a prediction is inferred, one for the
predictions without a theory, and one for what is contested besides.  Each step asks a question in words and lists the
statements that answer it.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import ArgumentMap, Claim, Role
from viz.reasons import Relation, Web

INSTEAD = "What happened instead?"
NO_STEP = "Why does the step from the theory to the expectation not hold here?"
DISPUTED = frozenset({INSTEAD, NO_STEP})
NEAR = 2
"""How many steps a theory may stand away from its prediction."""


@dataclass(frozen=True, slots=True)
class Item:
    """A statement in a step, how it bears (a relation kind, or empty), and on which statement."""

    id: str
    kind: str
    on: str
    said: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a debate."""

    question: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Debate:
    """A debate: what it is about, and its steps in order; a step that nothing answers is left out."""

    title: str
    about: str
    steps: tuple[Stage, ...]


def debates(argument_map: ArgumentMap, web: Web) -> tuple[Debate, ...]:
    """Every debate of a map: theories on trial, the most disputed first; other predictions; what else is contested."""
    claims = {c.id: c for c in argument_map.claims}
    predictions = [c.id for c in argument_map.statements if isinstance(c, Claim) and c.role is Role.PREDICTION]
    groups: dict[str, list[str]] = {}
    for prediction in predictions:
        groups.setdefault(_theory(web, claims, prediction), []).append(prediction)
    alone = groups.pop("", [])
    made = [_trial(web, claims, theory, expected) for theory, expected in groups.items()]
    made.sort(key=lambda debate: -sum(len(step.items) for step in debate.steps if step.question in DISPUTED))
    made.append(_predictions(web, alone))
    shown = {item.id for debate in made for step in debate.steps for item in step.items}
    made.append(_contested(argument_map, web, shown))
    return tuple(debate for debate in made if debate.steps)


def _theory(web: Web, claims: dict[str, Claim], prediction: str) -> str:
    """The theory a prediction is drawn from: among its premises, or among theirs; or nothing."""
    level = [prediction]
    for _ in range(NEAR):
        level = [p for s in level for r, p in web.children(s) if web.relations[r].kind == "for"]
        for statement in level:
            if statement in claims and claims[statement].role is Role.THEORY:
                return statement
    return ""


def _trial(web: Web, claims: dict[str, Claim], theory: str, predictions: list[str]) -> Debate:
    """One theory on trial."""
    into = _relations(web, predictions)
    steps = [r for r in into if r.kind in {"for", "explains"}]
    premises = list(dict.fromkeys(p for r in steps for p in r.premises if p not in predictions))
    against = [r for kind in ("against", "qualifies") for r in into if r.kind == kind]
    undercuts = [r for r in into if r.kind == "undercuts"]
    ground = [r for r in _relations(web, premises) if r.kind in {"against", "qualifies", "undercuts"}]
    hits = [*against, *undercuts, *ground]
    outcomes = list(dict.fromkeys(p for r in against for p in r.premises))
    causes = [r for r in _relations(web, outcomes) if r.kind == "explains"]
    stages = (
        Stage("What does the theory say?", tuple(Item(p, "", "", "") for p in _first(theory, premises))),
        Stage("What does it lead one to expect?", tuple(Item(p, "", "", "") for p in predictions)),
        Stage(INSTEAD, _items(against)),
        Stage(NO_STEP, _items(undercuts)),
        Stage("What is said against the theory's own premises?", _items(ground)),
        Stage("What answers these objections?", _answers(hits)),
        Stage("What explains the outcome?", _items(causes)),
        Stage("What is concluded from it?", _conclusions(web, outcomes, set(predictions))),
    )
    return Debate(claims[theory].label, theory, tuple(stage for stage in stages if stage.items))


def _predictions(web: Web, predictions: list[str]) -> Debate:
    """What is expected without a theory, one step for each expectation."""
    stages = []
    for prediction in predictions:
        into = _relations(web, [prediction])
        hits = [r for r in into if r.kind in {"against", "qualifies", "undercuts"}]
        ground = [r for r in into if r.kind == "for"]
        items = (Item(prediction, "", "", ""), *_items(ground), *_items(hits), *_answers(hits))
        asked = "Expected, and on what ground; what came of it" if hits else "Expected, and not opposed"
        stages.append(Stage(asked, items))
    return Debate("Other predictions", "", tuple(stages))


def _contested(argument_map: ArgumentMap, web: Web, shown: set[str]) -> Debate:
    """What is opposed and is not part of a trial, one step for each opposed statement."""
    stages = []
    for statement in argument_map.statements:
        hits = [r for r in _relations(web, [statement.id]) if r.kind in {"against", "qualifies", "undercuts"}]
        if not hits or statement.id in shown:
            continue
        items = (Item(statement.id, "", "", ""), *_items(hits), *_answers(hits))
        stages.append(Stage(f"What is said against it ({len(_items(hits))})?", items))
    return Debate("What else is contested", "", tuple(stages))


def _relations(web: Web, statements: list[str]) -> list[Relation]:
    found = (web.relations[r] for s in statements for r in web.reasons.get(s, ()))
    return list({r.id: r for r in found}.values())


def _first(theory: str, premises: list[str]) -> list[str]:
    return list(dict.fromkeys(([theory] if theory else []) + premises))


def _items(relations: list[Relation]) -> tuple[Item, ...]:
    """The premises of relations; what hits several steps to one statement is said once."""
    return tuple(dict.fromkeys(Item(p, r.kind, r.target, r.outcome) for r in relations for p in r.premises))


def _answers(relations: list[Relation]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(Item(a, "answers", r.premises[0], "") for r in relations for a in r.answers))


def _conclusions(web: Web, outcomes: list[str], predictions: set[str]) -> tuple[Item, ...]:
    found = [web.relations[r] for s in outcomes for r in web.gives.get(s, ()) if web.relations[r].kind == "for"]
    above = dict.fromkeys(r.target for r in found if r.target not in predictions)
    return tuple(Item(statement, "", "", "") for statement in above)
