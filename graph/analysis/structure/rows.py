"""The rows in which the shape of an argument is told."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from graph.model import Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap


class Question(StrEnum):
    """What can be asked about the shape of an argument."""

    INFLUENCE = "influence"
    CHAPTERS = "chapters"
    DEPTH = "depth"
    LONGEST_CHAIN = "longest-chain"
    BOTTLENECKS = "bottlenecks"
    SPLITS = "splits"
    CLUSTERS = "clusters"
    BALANCE_BY_SECTION = "balance-by-section"
    BALANCE_BY_ACTOR = "balance-by-actor"


class Row(Value):
    """One figure and what it means: of which question, about what (ids, or empty for the whole map), how much.

    ``label`` is what the thing is called, or the first of several; ``meaning`` is a sentence.
    """

    question: Question = Field(description="The question that the figure answers.")
    id: str = Field(description="What it is about: names with spaces between; empty for the whole map.")
    label: str = Field(description="What that is called, or the first of several.")
    value: int | float = Field(description="The figure.")
    meaning: str = Field(description="What the figure means for the argument, in a sentence.")


class Structure(Value):
    """The shape of an argument, in rows: question by question, the most telling first."""

    rows: tuple[Row, ...]

    def of(self, question: Question) -> tuple[Row, ...]:
        """The rows of one question."""
        return tuple(row for row in self.rows if row.question is question)


def count(number: int, one: str, many: str = "") -> str:
    """A number and its noun.

    >>> count(1, "reason"), count(2, "reason"), count(0, "body", "bodies")
    ('1 reason', '2 reasons', '0 bodies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def name_of(argument_map: ArgumentMap, name: str) -> str:
    """What a thing is called: a statement by its sentence without its full stop, a source by its title."""
    thing = argument_map.by_id.get(name)
    return str(getattr(thing, "label", None) or getattr(thing, "title", None) or name).rstrip(".")


def heads(argument_map: ArgumentMap) -> tuple[str, ...]:
    """What a map argues for: its central theses, or its main claims if it has none, in the order of the map."""
    main = tuple(claim.id for claim in argument_map.claims if claim.role.value == "main-claim")
    return tuple(thesis.id for thesis in argument_map.theses) or main
