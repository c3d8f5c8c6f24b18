"""Splits: into what the argument would fall apart without a source.

What comes down to the source alone falls with it (``rests_on``, exact); what is left is looked at on the network of
statements and relations, without regard to direction: whatever hung on the rest through what fell stands alone now.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.outcomes import Carrier
from graph.analysis.rests_on import rests_on
from graph.analysis.structure.rows import Question, Row, count
from graph.network import network

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def splits(argument_map: ArgumentMap) -> Iterator[Row]:
    """Sources with what falls with each, most first, and what is cut off by that; the value is what falls."""
    needs = rests_on(argument_map, (Carrier.SOURCE,))
    title = {source.id: source.title for source in argument_map.sources}
    net = nx.Graph(network(argument_map))
    net.remove_nodes_from([node for node, kind in net.nodes(data="kind") if kind in ("note", "source")])
    statements = {statement.id for statement in argument_map.statements}
    whole = parts(net, set(), statements)
    for source, load in needs.load(Carrier.SOURCE):
        left = parts(net, set(needs.falls(Carrier.SOURCE, source)), statements)
        lost = sum(whole[1:])
        adrift = sum(left[1:]) - lost
        cut = (
            f"{count(adrift, 'statement')} of what is left would stand apart from the rest, in "
            f"{count(len(left) - len(whole), 'more part')}"
            if adrift > 0
            else "what is left still hangs together"
        )
        meaning = f"Without it {count(load, 'statement')} would no longer be backed, and {cut}."
        yield Row(question=Question.SPLITS, id=source, label=title[source], value=load, meaning=meaning)


def parts(net: nx.Graph, fallen: Set[str], counted: Set[str]) -> list[int]:
    """The sizes of the parts into which a network falls without some nodes, in counted nodes, the largest first."""
    seen = set(fallen)  # a walk of its own: a view without some nodes asks at every step whether it has the next one
    sizes = []
    for node in net:
        waiting, size = [node], 0
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                size += here in counted
                waiting.extend(net.adj[here])
        sizes.append(size)
    return sorted((size for size in sizes if size), reverse=True)
