"""The argument as a numbered outline in plain text lines: for print, and for readers without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from viz.layout import Book
from viz.style import RELATIONS

MOST = 2_000
DEEPEST = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number (*1.2.3*), how it bears on the line above, the statement."""

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
        lines.append(Line(number, min(depth, DEEPEST), word, node.label, weak, notes))
        under = book.at_home_under(statement)
        todo += [(c, k, f"{number}.{i}", depth + 1) for i, (c, k) in reversed(list(enumerate(under, 1)))]
    return tuple(lines), len(book.page.nodes) - len(lines)
