"""Clusters of mutual conflict: statements that pull against one another, directly or in a ring.

The strongly connected components of what pulls against what: a rebuttal pulls both ways unless a side prevails, an
undercut and a qualification pull one way, at the conclusion.  What the author concedes is left out: it is settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.outcomes import Lens, Verdict
from graph.analysis.program import ways
from graph.analysis.structure.rows import Question, Row, count, name_of
from graph.analysis.verdicts import verdicts

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def clusters(argument_map: ArgumentMap) -> Iterator[Row]:
    """Clusters, the largest first; what is left open in them is undecided as asserted."""
    found = clashing(argument_map)
    if not found:
        return
    asserted = verdicts(argument_map, Lens.AS_ASSERTED)
    for members in found:
        undecided = sum(asserted[name] is Verdict.UNDECIDED for name in members)
        outcome = (
            f"{undecided} of them are left open"
            if undecided > 1
            else "1 of them is left open"
            if undecided
            else "the rest of the argument decides between them"
        )
        meaning = f"{count(len(members), 'statement')} pull against one another, and {outcome}."
        label = name_of(argument_map, members[0])
        yield Row(question=Question.CLUSTERS, id=" ".join(members), label=label, value=len(members), meaning=meaning)


def clashing(argument_map: ArgumentMap) -> list[tuple[str, ...]]:
    """The clusters, the largest first, each in the order of the text."""
    ends = {inference.id: inference.conclusion for inference in argument_map.inferences}
    net = nx.DiGraph()
    for conflict in argument_map.conflicts:
        if conflict.conceded:
            continue
        there, back = ways(conflict, ends.get(conflict.attacked))
        target = ends.get(conflict.attacked, conflict.attacked)
        if there:
            net.add_edge(conflict.attacker, target)
        if back:
            net.add_edge(target, conflict.attacker)
    place = {statement.id: at for at, statement in enumerate(argument_map.statements)}
    found = [tuple(sorted(c, key=place.__getitem__)) for c in nx.strongly_connected_components(net) if len(c) > 1]
    return sorted(found, key=lambda members: (-len(members), place[members[0]]))
