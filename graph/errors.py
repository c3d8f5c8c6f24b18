"""Everything that can go wrong says where, who, what was expected, and how to repair it.

``MapError``: the map is at fault (exit code 1).  ``CallError``: the call is at fault (exit code 2).
Nothing in this package prints or exits; only the door, ``build_graph.py``, turns an error into a code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""A text on one line, as a terminal may have it: what would steer the terminal or turn the line is spelt out.

    >>> visible("a \x1b[31mclaim\n  on two lines")
    'a \\x1b[31mclaim on two lines'
    """
    one_line = re.sub(r"[^\S\r\n\t]*[\r\n\t]\s*", " ", text)
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), one_line)


class ArgmapError(Exception):
    """What argmap raises on purpose; its text is one line that a user can act on."""


class CallError(ArgmapError):
    """The call is at fault: a file that is not there, a name nobody has, an option that does not fit."""


class QueryRefused(CallError):  # noqa: N818 - named for the situation, as a reader of a traceback would say it
    """A query that would reach out of the store, or that took longer than it may."""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong in a map: ``file:line: who: what: repair``.

    ``severity`` is "error" (the map cannot be used) or "warning" (it can).  ``line`` is 1-based; 0 if the finding
    is about the file as a whole.  ``rule`` names the shape or check that found it.
    """

    file: str
    line: int
    who: str
    what: str
    repair: str
    rule: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        """The finding on one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return visible(": ".join(part for part in (place, self.who, self.what, self.repair) if part))


class MapError(ArgmapError):
    """The map is at fault; carries every finding, sorted."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))
