"""The questions that come with argmap, each with its SPARQL and with its answer as it stands when the page is built.

An answer is kept small: a cell that is the label of what another cell of the row names is the place of that cell, and
after the first rows only their number is told.  The queries for the kinds of weakness have none: the page has the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.store import Report, Store, reports, weakness_queries

if TYPE_CHECKING:
    from graph.model import ArgumentMap

MOST_ROWS = 10
ANSWERED_UP_TO = 2_000
"""Statements; a larger map has the questions without answers, which would cost more time than the page."""

Cell = str | int
"""A text or an id; or the column, counted from nought, of the id whose label it is."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its query and the head of its answer; ``total`` counts all the rows."""

    name: str
    asks: str
    query: str
    parameters: tuple[tuple[str, str], ...]
    answered: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


def gallery(argument_map: ArgumentMap, written: bytes, prefixes: tuple[tuple[str, str], ...]) -> tuple[Question, ...]:
    """The questions about a map; ``written`` is what ``graph.export.graph_trig`` made of it."""
    listed = tuple(_asked(found) for found in weakness_queries())
    if len(argument_map.statements) > ANSWERED_UP_TO:
        return (*(_asked(found) for found in reports()), *listed)
    store = Store.of_trig(written, prefixes)
    labels = {thing.id: thing.label for part in (argument_map.actors, argument_map.statements) for thing in part}
    labels |= {source.id: source.title for source in argument_map.sources if source.title}
    return (*(_answered(found, store, labels) for found in reports()), *listed)


def _asked(ours: Report) -> Question:
    return Question(ours.name, ours.question, ours.query, ours.defaults, False, (), (), 0)


def _answered(ours: Report, store: Store, labels: dict[str, str]) -> Question:
    answer = store.answer(ours)
    rows, total = answer.first(MOST_ROWS)
    kept = tuple(_short(row, labels) for row in rows)
    return Question(ours.name, ours.question, ours.query, ours.defaults, True, answer.columns, kept, total)


def _short(row: tuple[str, ...], labels: dict[str, str]) -> tuple[Cell, ...]:
    """A row with every label as the place of what it labels.

    >>> _short(("claim:a", "It rains.", "It pours."), {"claim:a": "It rains."})
    ('claim:a', 0, 'It pours.')
    """
    place = {labels[cell]: at for at, cell in reversed(tuple(enumerate(row))) if cell in labels}
    return tuple(place.get(cell, cell) for cell in row)
