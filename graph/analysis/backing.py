"""What is backed on evidence: the least set of statements that holds the given and every conclusion of a backed proof.

A statement is *given* if it is common ground, or shown by a citation whose source is not rejected (by all of them,
where they are needed together).  Conflicts play no part, explanations do not back.  Computed by counting, in time
linear in the size of the map (W. Dowling, J. Gallier, "Linear-time algorithms for testing the satisfiability of
propositional Horn formulae", Journal of Logic Programming 1(3), 1984), in rounds, so that every statement knows how
far it stands from what is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from graph.analysis.results import Backing
from graph.collector import held_off
from graph.model import Purpose, Reach

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Citation, Inference, Statement


def backing(
    argument_map: ArgumentMap,
    *,
    without: Set[str] = frozenset(),
    voices_without: Set[str] = frozenset(),
    assume: Iterable[str] = (),
) -> Backing:
    """What is backed; with some sources rejected, what some voices hold left out, some statements assumed.

    ``without`` names sources; ``voices_without`` names actors whose word no longer gives anything; ``assume`` names
    statements that count as given.
    """
    assumed = set(assume)
    given = tuple(
        statement.id
        for statement in argument_map.statements
        if statement.id in assumed
        or (is_given(statement, without) and not all(v.holder in voices_without for v in statement.voices))
    )
    with held_off():
        rounds, by = close(given, proofs(argument_map))
    return Backing(given=given, rounds=rounds, by=by)


def is_given(statement: Statement, without: Set[str] = frozenset()) -> bool:
    """Whether a statement is common ground or shown by a source that is not rejected."""
    if statement.common_ground:
        return True
    shown = [shows(citation, without) for citation in statement.citations]
    return (all(shown) and bool(shown)) if statement.citations_together else any(shown)


def shows(citation: Citation, without: Set[str] = frozenset()) -> bool:
    """Whether a citation shows what it stands at: it reaches that far, and a source of its own is left."""
    return citation.reach is Reach.SHOWS and any(source not in without for source in citation.sources)


def proofs(argument_map: ArgumentMap) -> tuple[Inference, ...]:
    """The inferences that prove, in the order of the map."""
    return tuple(inference for inference in argument_map.inferences if inference.purpose is Purpose.PROVES)


def close(given: Iterable[str], inferences: Iterable[Inference]) -> tuple[dict[str, int], dict[str, str]]:
    """The rounds in which statements are reached from the given, and the inference that reached each first.

    >>> from graph.model import Inference
    >>> step = Inference(id="i", premises=("a", "b"), conclusion="c", purpose="proves", scheme="sign", basis="inferred")
    >>> close(["a", "b"], [step])
    ({'a': 0, 'b': 0, 'c': 1}, {'c': 'i'})
    >>> close(["a"], [step])
    ({'a': 0}, {})
    """
    waiting: dict[str, list[Inference]] = defaultdict(list)
    missing: dict[str, int] = {}
    order: dict[str, int] = {}
    for place, inference in enumerate(inferences):
        order[inference.id] = place
        missing[inference.id] = len(set(inference.premises))
        for premise in sorted(set(inference.premises)):
            waiting[premise].append(inference)
    rounds = dict.fromkeys(given, 0)
    by: dict[str, str] = {}
    wave = list(rounds)
    while wave:
        ready: list[Inference] = []
        for statement in wave:
            for inference in waiting[statement]:
                missing[inference.id] -= 1
                if not missing[inference.id]:
                    ready.append(inference)
        wave = []
        for inference in sorted(ready, key=lambda i: order[i.id]):
            if inference.conclusion not in rounds:
                rounds[inference.conclusion] = 1 + max(rounds[premise] for premise in inference.premises)
                by[inference.conclusion] = inference.id
                wave.append(inference.conclusion)
    return rounds, by
