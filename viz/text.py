"""Text measured and cut into lines, without a font.

Python must know where lines break to lay out the first sight, and must know it the same way everywhere.  So widths
come from a table: thousandths of the font size for the printable ASCII characters of a font with Arial's metrics.
The page measures the font it really has and breaks by the same rules (``static/text.js``); given this table it breaks
at the same places, which a test holds it to.
"""

from __future__ import annotations

import unicodedata
from functools import cache

REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@cache
def advance(char: str, bold: bool) -> int:
    """The width of one character in thousandths of the font size; generous where the table has none."""
    table = BOLD if bold else REGULAR
    if " " <= char <= "~":
        return table[ord(char) - 32]
    if char == ELLIPSIS:
        return 1000
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Cc"}:
        return 0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1000
    base = unicodedata.normalize("NFD", char)[0]
    return table[ord(base) - 32] if " " <= base <= "~" else 700


def width(text: str, size: float, bold: bool) -> float:
    """The width of a text in pixels.

    >>> width("mm", 10, bold=False)
    16.66
    """
    return sum(advance(char, bold) for char in text) * size / 1000


def wrap(text: str, size: float, bold: bool, room: float, most: int) -> tuple[str, ...]:
    """The lines of a text in a column of some width; what does not fit in ``most`` lines ends in an ellipsis.

    Breaks at white space; a word wider than the column (an address, a sentence of Chinese) breaks anywhere.

    >>> wrap("one two three", 10, False, 40, 2)
    ('one two', 'three')
    >>> wrap("one two three", 10, False, 40, 1)
    ('one tw\u2026',)
    """
    lines: list[str] = []
    line = ""
    words = text.split()
    for at, word in enumerate(words):
        tried = f"{line} {word}" if line else word
        if width(tried[:400], size, bold) <= room and len(tried) <= 400:
            line = tried
            continue
        if line:
            lines.append(line)
        line = word
        while len(lines) < most and (cut := _fitting(line, size, bold, room)) < len(line):
            lines.append(line[:cut])
            line = line[cut:]
        if len(lines) >= most:
            rest = " ".join((line, *words[at + 1 : at + 40]))
            return (*lines[: most - 1], _shortened(f"{lines[most - 1]} {rest}", size, bold, room))
    return (*lines, line) if line else tuple(lines)


def _fitting(text: str, size: float, bold: bool, room: float) -> int:
    """How many characters of a text fit, at least one."""
    used = 0.0
    for count, char in enumerate(text):
        used += advance(char, bold) * size / 1000
        if used > room:
            return max(1, count)
    return len(text)


def _shortened(text: str, size: float, bold: bool, room: float) -> str:
    """As much of a text as fits with an ellipsis at its end."""
    cut = _fitting(text, size, bold, room - advance(ELLIPSIS, bold) * size / 1000)
    return text[:cut].rstrip() + ELLIPSIS
