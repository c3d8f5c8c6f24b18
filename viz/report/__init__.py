"""One document that an examiner can read on paper: what the map argues, what stands, and where it is weak.

``report`` says everything in words and plain data (``parts``), in the parts of ``argument``, ``support`` and
``shape``; ``as_html`` and ``as_markdown`` write it down.  Nothing in it is about one text: every sentence is made from
the figures.
A new part is one function that returns a ``Part``, and its line in ``report``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz import words
from viz.report.argument import argument, standing, told
from viz.report.html import as_html
from viz.report.markdown import as_markdown
from viz.report.parts import Report, joined, number
from viz.report.shape import balance, shape, strength
from viz.report.support import citations, load, weak_points

if TYPE_CHECKING:
    from graph.dossier import Dossier
    from graph.model import ArgumentMap

__all__ = ["Report", "as_html", "as_markdown", "report"]


def report(argument_map: ArgumentMap, found: Dossier) -> Report:
    """The report on a map."""
    case = told(argument_map, found)
    text = argument_map.texts[0] if argument_map.texts else None
    by = [words.name(argument_map, author) for author in text.authors] if text else []
    return Report(
        title=f"Report on {text.title if text else 'an argument map'}",
        by=", ".join(part for part in (joined(by), (text.issued or "") if text else "") if part),
        summary=_summary(argument_map),
        parts=(
            argument(case),
            standing(case),
            weak_points(argument_map, found),
            load(argument_map, found),
            citations(argument_map, found),
            shape(argument_map, found),
            balance(argument_map),
            strength(argument_map, found),
        ),
    )


def _summary(argument_map: ArgumentMap) -> str:
    counts = (
        number(len(argument_map.claims), "claim"),
        number(len(argument_map.evidence), "piece of evidence", "pieces of evidence"),
        number(len(argument_map.inferences), "inference"),
        number(len(argument_map.conflicts), "conflict"),
        number(len(argument_map.sources), "source"),
        number(len(argument_map.footnotes), "note"),
        number(len(argument_map.actors), "actor"),
    )
    if not argument_map.statements:
        return "The map is empty."
    return (
        f"The map has {joined(counts)}. Words that are links open the statement or source in the page beside this "
        "report; under each part stand the commands that give its figures."
    )
