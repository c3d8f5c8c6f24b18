"""Influence: where somebody ends up who questions the thesis, and on which side.

A centrality that respects direction and polarity.  The questioner stands at a thesis, asks what speaks for or against
it, goes to one of the answers at random, asks again there, and now and then starts afresh: PageRank (S. Brin, L. Page,
"The anatomy of a large-scale hypertextual web search engine", Computer Networks 30, 1998), personalised at the theses,
on the plain network turned round, with each statement twice.  Every attack on the way changes sides: an attack on an
objection speaks for the thesis.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.structure.rows import Question, Row, heads, name_of
from graph.network import plain

if TYPE_CHECKING:
    from graph.model import ArgumentMap

DAMPING = 0.85
"""How often the questioner goes on, and does not start afresh."""

CLOSE = 1e-9
"""So little has changed that the walk has settled."""

Side = tuple[str, int]
"""A statement, and 1 where it speaks for a thesis, -1 where it speaks against it."""


def influence(argument_map: ArgumentMap) -> Iterator[Row]:
    """Statements by how many of a hundred questions arrive there; against the thesis the value is negative."""
    starts = heads(argument_map)
    shares = questioned(argument_map, starts) if starts else {}
    total = sum(abs(share) for name, share in shares.items() if name not in starts)
    ranked = sorted((-abs(share), name) for name, share in shares.items() if name not in starts and share)
    for size, name in ranked:
        share = round(100 * -size / total, 2)
        side = "for" if shares[name] > 0 else "against"
        meaning = f"Of a hundred questions that go on from the thesis, {share:g} arrive here, as a point {side} it."
        value = share if shares[name] > 0 else -share
        label = name_of(argument_map, name)
        yield Row(question=Question.INFLUENCE, id=name, label=label, value=value, meaning=meaning)


def questioned(argument_map: ArgumentMap, starts: tuple[str, ...]) -> dict[str, float]:
    """By statement, the share of the questions that it gets for the theses less that against, in the order of the text.

    An empty dictionary if nothing leads from the theses to anything.
    """
    walk = nx.DiGraph()
    walk.add_nodes_from((start, 1) for start in starts)
    net = plain(argument_map)
    waiting: list[Side] = [(start, 1) for start in starts]
    while waiting:
        name, side = waiting.pop()
        for reason, _, relation in net.in_edges(name, data="relation"):
            there = (reason, side if relation in ("supports", "explains") else -side)
            if there not in walk:
                waiting.append(there)
            before = walk.get_edge_data((name, side), there, {"weight": 0})["weight"]
            walk.add_edge((name, side), there, weight=before + 1)
    if not walk.number_of_edges():
        return {}
    rank = _ranked(walk, tuple((start, 1) for start in starts))
    names = (statement.id for statement in argument_map.statements)
    return {name: rank.get((name, 1), 0.0) - rank.get((name, -1), 0.0) for name in names}


def _ranked(walk: nx.DiGraph, starts: tuple[Side, ...]) -> dict[Side, float]:
    """Where the questioner is in the long run, who starts afresh at the starts, and goes back there at a dead end.

    By going on until nothing changes; networkx has the same, but loads numpy and scipy for it, which takes longer than
    everything else that is asked about the shape of a thesis.
    """
    asked = dict(walk.out_degree(weight="weight"))  # once: for each answer anew it is the square of what has many
    place = {side: number for number, side in enumerate(walk)}  # numbers: a pair is hashed anew in every round
    ways = [[(place[there], d["weight"] / asked[side]) for there, d in walk[side].items()] for side in walk]
    first = [place[start] for start in starts]
    rank = [0.0] * len(place)
    for start in first:
        rank[start] = 1 / len(first)
    change = 1.0
    while change > CLOSE:
        new = [0.0] * len(place)
        afresh = 1.0
        for here, further in zip(rank, ways, strict=True):
            gone = DAMPING * here
            if further:
                afresh -= gone
            for there, share in further:
                new[there] += gone * share
        for start in first:
            new[start] += afresh / len(first)
        change = sum(abs(after - before) for after, before in zip(new, rank, strict=True))
        rank = new
    return dict(zip(place, rank, strict=True))
