"""Bottlenecks: the statements through which most of what is given for a thesis has to pass.

From the thesis down along the steps, a statement dominates what can be reached through it alone (K. Cooper, T. Harvey,
K. Kennedy, "A simple, fast dominance algorithm", Rice University, 2001).  That is about paths: it says where a doubt
cuts off most, not what the thesis needs; for that ``rests_on`` is exact, where premises are linked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.structure.depth import reasons
from graph.analysis.structure.rows import Question, Row, heads, name_of

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def bottlenecks(argument_map: ArgumentMap) -> Iterator[Row]:
    """Statements by the share of what is given for the thesis that reaches it through them alone, largest first."""
    net = reasons(argument_map)
    rows = []
    for thesis in heads(argument_map):
        passed, total = through(net, thesis)
        for name, number in passed.items():
            share = round(100 * number / total, 1)
            meaning = (
                f"{number} of the {total} statements that are given for “{name_of(argument_map, thesis)}” "
                f"reach it through this one alone ({share:g} per cent)."
            )
            rows.append((-number, name, thesis, share, meaning))
    for _, name, _, share, meaning in sorted(rows):
        label = name_of(argument_map, name)
        yield Row(question=Question.BOTTLENECKS, id=name, label=label, value=share, meaning=meaning)


def through(net: nx.DiGraph, thesis: str) -> tuple[dict[str, int], int]:
    """By statement how many others reach the thesis through it alone; and how many reach it at all.

    Statements through which nothing has to pass are left out, and so is the thesis.
    """
    above = {n: d for n, d in nx.immediate_dominators(net, thesis).items() if n != thesis}
    tree = nx.DiGraph((dominator, name) for name, dominator in above.items() if dominator is not None)
    below: dict[str, int] = {}
    for name in nx.dfs_postorder_nodes(tree, thesis) if above else ():
        below[name] = sum(below[under] + 1 for under in tree[name])
    below.pop(thesis, None)
    return {name: number for name, number in below.items() if number}, len(above)
