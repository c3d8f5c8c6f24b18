"""The argument as a numbered outline in plain text lines: for print, and for readers without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from viz.layout import Book
from viz.page import Page
from viz.style import RELATIONS

MOST = 2_000
"""Statements, notes or sources written as plain lines; more would make a large map's page slow to open."""
DEEPEST = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the statement by its id, its number (*1.2.3*), how it bears on the line above, what it says."""

    statement: str
    number: str
    depth: int
    word: str
    label: str
    weak: str
    notes: str


def outline(book: Book) -> tuple[tuple[Line, ...], int]:
    """The lines of a page, each statement once, at home; and how many statements were left out for size.

    Made with a stack, not by recursion: chains of reasons may be long.
    """
    lines: list[Line] = []
    numbers = {note.id: note.number for note in book.page.notes}
    todo = [(root, "", str(i), 1) for i, root in reversed(list(enumerate(book.page.roots, 1)))]
    while todo and len(lines) < MOST:
        statement, kind, number, depth = todo.pop()
        node = book.nodes[statement]
        weak = ", ".join(dict.fromkeys(book.page.weak[w].kind.replace("-", " ") for w in node.weak))
        cited = sorted({numbers[c.note] for c in node.cites if c.note in numbers})
        notes = ("note " if len(cited) == 1 else "notes ") + ", ".join(map(str, cited)) if cited else ""
        word = RELATIONS[kind].word if kind else ""
        lines.append(Line(statement, number, min(depth, DEEPEST), word, node.label, weak, notes))
        under = book.at_home_under(statement)
        todo += [(c, k, f"{number}.{i}", depth + 1) for i, (c, k) in reversed(list(enumerate(under, 1)))]
    return tuple(lines), len(book.page.nodes) - len(lines)


def notes(made: Page) -> tuple[tuple[int, str], ...]:
    """Every note, by number: the sources it cites by their number in the list of sources, or what it says.

    The sources stand once, with their words, in the list after the notes.
    """
    number = {document.id: at for at, document in enumerate(made.documents, 1)}
    lines = []
    for note in made.notes[:MOST]:
        cited = [str(number[source]) for source in note.sources if source in number]
        lines.append((note.number, ", ".join(cited) or note.words.partition(": ")[2]))
    return tuple(lines)
