"""Which unbacked statements would be proved if they were assumed: circular ones.

A derivation of a statement from itself runs inside its strongly connected component of proofs: whatever it uses that is
not backed comes from the statement and leads to it.  So a proof with an unbacked premise elsewhere is no help; when
those are gone the components fall apart further, until no proof reaches outside.  Where each proof waits for one
premise, every statement of such a component is circular; else each is tried, which costs up to the square of that
component.  ``graph.columns.circles`` does the same in columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.model import Inference


class Way(NamedTuple):
    """A proof of an unbacked statement: what it ends in, and the premises that it waits for."""

    end: str
    premises: frozenset[str]


def only_by_themselves(proofs: Iterable[Inference], backed: Container[str]) -> frozenset[str]:
    """The statements that are not backed, and would have a backed proof if they were assumed themselves.

    >>> from graph.model import Inference
    >>> def proof(name, premises, conclusion):
    ...     return Inference(
    ...         id=name, premises=premises, conclusion=conclusion, purpose="proves", scheme="sign", basis="inferred"
    ...     )
    >>> ring = [proof("i", ("a",), "b"), proof("j", ("b", "c"), "a")]
    >>> sorted(only_by_themselves(ring, {"c"})), sorted(only_by_themselves(ring, ()))
    (['a', 'b'], [])
    """
    ways = [
        Way(proof.conclusion, frozenset(p for p in proof.premises if p not in backed))
        for proof in proofs
        if proof.conclusion not in backed
    ]
    found: set[str] = set()
    for knot in _knots(ways):
        ends = {way.end for way in knot}
        linked = any(len(way.premises) > 1 for way in knot)
        found |= set(_returning(knot, ends)) if linked else ends
    return frozenset(found)


def _knots(ways: list[Way]) -> list[list[Way]]:
    """The proofs inside each component, once none is left that reaches outside."""
    while True:
        place = _components(ways)
        inside = [way for way in ways if way.end in place and all(place.get(p) == place[way.end] for p in way.premises)]
        if len(inside) == len(ways):
            break
        ways = inside
    knots: dict[int, list[Way]] = defaultdict(list)
    for way in ways:
        knots[place[way.end]].append(way)
    return list(knots.values())


def _components(ways: list[Way]) -> dict[str, int]:
    """For every statement on a circle of proofs the number of its strongly connected component."""
    under: dict[str, set[str]] = defaultdict(set)
    for way in ways:
        under[way.end] |= way.premises
    try:
        TopologicalSorter(under).prepare()
    except CycleError:
        import networkx as nx  # only where there is a circle: it takes longer to load than all of this to run

        net = nx.DiGraph((premise, end) for end, premises in under.items() for premise in premises)
        knots = nx.strongly_connected_components(net)
        return {name: number for number, knot in enumerate(knots) for name in knot}
    return {}


def _returning(knot: list[Way], ends: Iterable[str]) -> Iterable[str]:
    """The statements of a knot that, assumed, are reached again."""
    users: dict[str, list[int]] = defaultdict(list)
    for number, way in enumerate(knot):
        for premise in way.premises:
            users[premise].append(number)
    return (statement for statement in ends if _returns(statement, knot, users))


def _returns(statement: str, knot: list[Way], users: dict[str, list[int]]) -> bool:
    """Whether a statement, assumed, is reached again; only the proofs that are touched cost anything."""
    waits: dict[int, int] = {}
    reached, waiting = {statement}, [statement]
    while waiting:
        for number in users[waiting.pop()]:
            end = knot[number].end
            waits[number] = waits.get(number, len(knot[number].premises)) - 1
            if not waits[number] and end == statement:
                return True
            if not waits[number] and end not in reached:
                reached.add(end)
                waiting.append(end)
    return False
