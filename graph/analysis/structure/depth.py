"""Depth: how many steps the reasons for a claim go down, and the longest chain there is.

Steps are those of proofs and of explanations, on the plain network.  Statements that lie on a circle of reasons count
as one, for going round adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.structure.rows import Question, Row, count, name_of
from graph.model import Role
from graph.network import plain

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def depth(argument_map: ArgumentMap) -> Iterator[Row]:
    """The theses and main claims by how many steps their reasons go down, the deepest first."""
    below = steps_below(argument_map)
    named = [c for c in argument_map.claims if c.role in (Role.CENTRAL_THESIS, Role.MAIN_CLAIM)]
    for claim in sorted(named, key=lambda claim: (-below[claim.id], claim.id)):
        steps = below[claim.id]
        meaning = (
            f"Who asks for reasons again and again can go down {count(steps, 'step')} before there are no more."
            if steps
            else "Nothing is given for it: the argument stops where it starts."
        )
        yield Row(question=Question.DEPTH, id=claim.id, label=claim.label, value=steps, meaning=meaning)


def longest_chain(argument_map: ArgumentMap) -> Iterator[Row]:
    """The longest chain of reasons, from the last conclusion down to the first premise."""
    chain = chain_of(argument_map)
    if len(chain) > 1:
        first, last = name_of(argument_map, chain[-1]), name_of(argument_map, chain[0])
        meaning = f"{count(len(chain) - 1, 'step')} lead from “{first}” to “{last}”: each of them can break."
        yield Row(
            question=Question.LONGEST_CHAIN, id=" ".join(chain), label=last, value=len(chain) - 1, meaning=meaning
        )


def reasons(argument_map: ArgumentMap) -> nx.DiGraph:
    """From every conclusion to its premises, of proofs and explanations, in the order of the text."""
    net = nx.DiGraph()
    net.add_nodes_from(statement.id for statement in argument_map.statements)
    for premise, conclusion, relation in plain(argument_map).edges(data="relation"):
        if relation in ("supports", "explains"):
            net.add_edge(conclusion, premise)
    return net


def steps_below(argument_map: ArgumentMap) -> dict[str, int]:
    """By statement the number of steps in the longest chain of reasons under it; a circle counts as one statement."""
    circles = nx.condensation(reasons(argument_map))
    below: dict[int, int] = {}
    for circle in reversed(list(nx.topological_sort(circles))):
        below[circle] = max((below[under] + 1 for under in circles[circle]), default=0)
    return {name: below[circle] for name, circle in circles.graph["mapping"].items()}


def chain_of(argument_map: ArgumentMap) -> tuple[str, ...]:
    """The statements of the longest chain, conclusion first; of several the one that comes first in the text.

    Of a circle on the way it has the statements by which it enters and leaves.
    """
    net, below = reasons(argument_map), steps_below(argument_map)
    if not below:
        return ()
    circle = nx.condensation(net).graph["mapping"]
    place = {name: at for at, name in enumerate(net)}
    name = min(below, key=lambda n: (-below[n], place[n]))
    chain = [name]
    while below[name]:
        leads = ((place[via], place[under], via, under) for via in _around(net, circle, name) for under in net[via])
        *_, via, under = min(
            lead for lead in leads if circle[lead[3]] != circle[name] and below[lead[3]] == below[name] - 1
        )
        chain.extend((under,) if via == name else (via, under))
        name = under
    return tuple(chain)


def _around(net: nx.DiGraph, circle: dict[str, int], name: str) -> list[str]:
    """The statements on the circles through one, with itself."""
    found, waiting = {name}, [name]
    while waiting:
        new = {n for n in net[waiting.pop()] if circle[n] == circle[name]} - found
        found |= new
        waiting.extend(new)
    return sorted(found)
