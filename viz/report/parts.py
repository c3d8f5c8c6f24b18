"""What a report is made of, whatever it is written as: parts with paragraphs, lists, tables and plots.

Every text here is plain words; ``html`` and ``markdown`` escape them.  A link leads to a thing in the page that lies
beside the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

PAGE = "map.html"
"""The page that is built beside the report."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to one thing in the page, or to another part of the report."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Code:
    """A command or a file name, as it is typed."""

    words: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    words: str


Inline = str | Link | Code | Strong
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``soft`` if it may be skipped."""

    words: Line
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an item has a first line, and lines below it."""

    items: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; ``numbers`` are the columns, from 0, that hold figures."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot: the SVG, its caption, and the same in words."""

    svg: str
    caption: str
    told: str


@dataclass(frozen=True, slots=True)
class Made:
    """The commands that give the figures above."""

    commands: tuple[str, ...]


Block = Paragraph | Heading | Items | Table | Figure | Made


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of the report; ``name`` is its anchor."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    title: str
    by: str
    summary: str
    parts: tuple[Part, ...]


def plain(*cells: str) -> tuple[Line, ...]:
    """Cells of words alone."""
    return tuple((cell,) for cell in cells)


def aside(words: str) -> Paragraph:
    """A paragraph that says how to read what follows."""
    return Paragraph((words,), soft=True)


def link(words: str, ident: str) -> Link:
    """Words that lead to a thing of the map, by its id.

    >>> link("It rains.", "claim:it-rains").href
    'map.html#n=claim%3Ait-rains'
    """
    return Link(words, f"{PAGE}#n={quote(ident, safe='', errors='replace')}")


def view(words: str, name: str) -> Link:
    """Words that lead to a view of the page."""
    return Link(words, f"{PAGE}#v={name}")


def number(count: int, one: str, many: str = "") -> str:
    """A number and its noun, with thousands parted.

    >>> number(1, "reason"), number(12000, "reason"), number(2, "body", "bodies")
    ('1 reason', '12,000 reasons', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def joined(words: Iterable[str]) -> str:
    """Some words as a sentence lists them.

    >>> joined(["a"]), joined(["a", "b", "c"]), joined([])
    ('a', 'a, b and c', '')
    """
    found = list(words)
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)


def rest(total: int, shown: int, noun: str, command: str) -> tuple[Paragraph, ...]:
    """What a list leaves out and which command gives all of it; nothing if it leaves nothing out."""
    if total <= shown:
        return ()
    lead = f"{total - shown:,} more {noun if total - shown > 1 else noun.removesuffix('s')} left out here: "
    return (Paragraph((lead, Code(command), f" has all {total:,}."), soft=True),)
