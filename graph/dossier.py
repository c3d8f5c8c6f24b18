"""Everything that an examiner is told of a map, in one value: what the report prints and ``analysis.json`` holds.

Adds to ``Results`` what a page works out itself or does not show: how safely the leading claims are backed, the audit,
and the shape of the argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.analysis.outcomes import Breaking, Independence
from graph.analysis.results import Results
from graph.analysis.smallest import Grounds, breaking_sets, independence
from graph.analysis.structure import Question, Row, structure
from graph.audit import Fault, audit
from graph.model import Claim, Value
from graph.standing import LEADING, leading_first

if TYPE_CHECKING:
    from graph.model import ArgumentMap

MOST = 40
"""Leading claims that are looked at one by one, in the order of their role and of the text."""

LOOKS = 30_000_000
"""Fewer in a large map, and none in a very large one: the search for one claim takes up to the square of the map."""

ROWS = 10
"""Rows that a question about the shape is given."""

EFFORT = 200_000
"""Statements that the searches for one claim may look at; a step looks at no more than the map has."""


class Safety(Value):
    """How safely one leading claim is backed."""

    breaking: Breaking = Field(description="The smallest sets of sources whose loss takes its backing.")
    independence: Independence = Field(description="How many disjoint sets of sources back it.")


class Dossier(Value):
    """What follows from a map, and what an examiner asks besides."""

    results: Results
    safety: tuple[Safety, ...]
    faults: tuple[Fault, ...]
    shape: tuple[Row, ...]

    def of_shape(self, question: Question) -> tuple[Row, ...]:
        """The rows of one question about the shape."""
        return tuple(row for row in self.shape if row.question is question)


def dossier(argument_map: ArgumentMap, results: Results) -> Dossier:
    """The dossier of a map, from its results.

    >>> from graph.model import ArgumentMap
    >>> empty = ArgumentMap(file="empty.ttl")
    >>> dossier(empty, empty.results()).safety
    ()
    """
    grounds = Grounds(argument_map)
    size = max(1, len(argument_map.statements))
    budget, most = max(50, EFFORT // size), min(MOST, LOOKS // size**2)
    return Dossier(
        results=results,
        safety=tuple(
            Safety(
                breaking=breaking_sets(grounds, claim.id, budget=budget, most=10),
                independence=independence(grounds, claim.id, budget=budget),
            )
            for claim in leading(argument_map)[:most]
        ),
        faults=audit(argument_map),
        shape=structure(argument_map, most=ROWS).rows,
    )


def leading(argument_map: ArgumentMap) -> tuple[Claim, ...]:
    """The central theses, then the main claims, each in the order of the text."""
    return tuple(s for s in leading_first(argument_map) if isinstance(s, Claim) and s.role in LEADING)
