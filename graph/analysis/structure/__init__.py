"""The shape of an argument: what its networks show, and what each figure means for the argument.

One question a module, each a function from the map to rows: ``influence``, ``chapters``, ``depth``, ``bottlenecks``,
``sources``, ``clusters``, ``balance``.  A figure never stands alone: every row says in a sentence what it means.  They
are taken on the two projections of ``graph.network``: the one that keeps relations, notes and sources where a source is
asked about, the plain one for the rest.  A new question is a new module and a line in ``QUESTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from graph.analysis.structure.balance import balance_by_actor, balance_by_section
from graph.analysis.structure.bottlenecks import bottlenecks
from graph.analysis.structure.chapters import chapters
from graph.analysis.structure.clusters import clusters
from graph.analysis.structure.depth import depth, longest_chain
from graph.analysis.structure.influence import influence
from graph.analysis.structure.rows import Question, Row, Structure
from graph.analysis.structure.sources import splits

if TYPE_CHECKING:
    from graph.model import ArgumentMap

__all__ = ["QUESTIONS", "Question", "Row", "Structure", "structure"]

MOST = 10
"""Rows that one question gives, unless more are asked for."""

QUESTIONS: dict[Question, Callable[[ArgumentMap], Iterator[Row]]] = {
    Question.INFLUENCE: influence,
    Question.CHAPTERS: chapters,
    Question.DEPTH: depth,
    Question.LONGEST_CHAIN: longest_chain,
    Question.BOTTLENECKS: bottlenecks,
    Question.SPLITS: splits,
    Question.CLUSTERS: clusters,
    Question.BALANCE_BY_SECTION: balance_by_section,
    Question.BALANCE_BY_ACTOR: balance_by_actor,
}
"""The questions and what answers them, in the order in which they are told."""


def structure(
    argument_map: ArgumentMap, questions: tuple[Question, ...] = tuple(Question), *, most: int = MOST
) -> Structure:
    """The answers to some questions about the shape of a map, at most so many rows each, the most telling first.

    Every question takes time about linear in the size of the map.

    >>> from graph.model import ArgumentMap
    >>> structure(ArgumentMap(file="empty.ttl")).rows
    ()
    """
    rows = (row for question in questions for row in islice(QUESTIONS[question](argument_map), most))
    return Structure(rows=tuple(rows))
