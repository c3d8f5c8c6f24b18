"""A report as Markdown: CommonMark with the tables of GitHub, in which nothing of a map is ever markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import visible
from viz.report.parts import (
    Block,
    Code,
    Figure,
    Heading,
    Inline,
    Items,
    Line,
    Link,
    Made,
    Paragraph,
    Report,
    Strong,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&!$^])")
_BLOCK = re.compile(r"^([-+=:]|\d+[.)])")
_BARE = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def as_markdown(made: Report) -> bytes:
    """The Markdown of a report, in UTF-8; the same on every run."""
    lines = [f"# {escaped(made.title)}", ""]
    lines += [line for said in (made.by, made.summary) if said for line in (escaped(said), "")]
    for at, part in enumerate(made.parts, 1):
        lines.append(f"{at}. [{escaped(part.title)}](#{at}-{part.title.lower().replace(' ', '-')})")
    for at, part in enumerate(made.parts, 1):
        lines += ["", f"## {at}. {escaped(part.title)}", ""]
        for block in part.blocks:
            lines += [*_block(block), ""]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def escaped(words: str, *, begins: bool = True) -> str:
    r"""Words as Markdown shows them: on one line, no character of them markup, no address a link.

    ``begins`` says that they begin a line, where a number or a dash would make a list of it.

    >>> print(escaped("*Stars* | [x](y)\n# <b>"))
    \*Stars\* \| \[x\](y) \# \<b\>
    >>> print(escaped("1. see www.example.org"))
    1\. see www\.example.org
    """
    line = _SPECIAL.sub(r"\\\1", visible(" ".join(words.split())))
    line = _BARE.sub(lambda found: f"{found[1] or found[3]}\\{found[2] or found[4]}", line)
    return _BLOCK.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", line) if begins else line


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _line(block.words)
    elif isinstance(block, Heading):
        yield f"### {escaped(block.words)}"
    elif isinstance(block, Items):
        for first, *further in block.items:
            yield f"- {_line(first)}"
            for line in further:
                yield f"  - {_line(line)}"
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Figure):
        yield f"*{escaped(block.caption)}* {escaped(block.told)}"
    elif isinstance(block, Made):
        yield f"Figures from: {', '.join(map(_code, block.commands))}."


def _table(table: Table) -> Iterator[str]:
    yield f"*{escaped(table.caption)}*"
    yield ""
    yield f"| {' | '.join(map(escaped, table.head))} |"
    yield f"|{'|'.join(' ---: ' if at in table.numbers else ' --- ' for at in range(len(table.head)))}|"
    for row in table.rows:
        yield f"| {' | '.join(map(_line, row))} |"


def _line(words: Line) -> str:
    return "".join(_inline(part, begins=not at) for at, part in enumerate(words))


def _inline(words: Inline, *, begins: bool) -> str:
    if isinstance(words, Link):
        return f"[{escaped(words.words)}]({words.href})"
    if isinstance(words, Code):
        return _code(words.words)
    if isinstance(words, Strong):
        return f"**{escaped(words.words)}**"
    lead = " " if words[:1].isspace() and not begins else ""
    tail = " " if words[-1:].isspace() and words.strip() else ""
    return f"{lead}{escaped(words, begins=begins)}{tail}"


def _code(words: str) -> str:
    r"""Words as code, between as many backticks as they need; a pipe would end a cell even there.

    >>> print(_code("argmap query a`b"))
    `` argmap query a`b ``
    """
    line = visible(" ".join(words.split())).replace("|", "\N{FULLWIDTH VERTICAL LINE}")
    if "`" not in line:
        return f"`{line}`"
    longest = max(map(len, re.findall("`+", line)))
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}"
