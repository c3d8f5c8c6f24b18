"""What ``analysis.json`` holds: one value, every field of it described, and its JSON Schema with it.

The names are those of ``claims.ttl``.  The verdicts, needs, strengths and weaknesses are those of the commands, of the
derived triples and of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.analysis.outcomes import Carrier, Lens, Semantics, Strength, Verdict
from graph.analysis.results import Weakness
from graph.analysis.structure import Row
from graph.audit import Fault
from graph.dossier import Safety
from graph.model import Value

if TYPE_CHECKING:
    from graph.dossier import Dossier
    from graph.model import ArgumentMap

SCHEMA = "analysis.schema.json"
"""The file with the schema, beside the one that it describes."""

PLACES = 6
"""Decimal places of a strength."""

Strong = dict[Semantics, dict[str, float]]
Bounds = dict[Semantics, dict[str, tuple[float, float]]]


class Analysis(Value):
    """What follows from an argument map: what is backed, what stands, on what and how strongly, and what is weak."""

    schema_file: str = Field(default=SCHEMA, alias="$schema", description="The schema of this file, beside it.")
    map: str = Field(description="The title of the text that the map is about; empty if it names none.")
    given: tuple[str, ...] = Field(description="Statements shown by a source or common ground, in the text's order.")
    backed: dict[str, int] = Field(description="By backed statement the round that reached it; 0 for the given.")
    by: dict[str, str] = Field(description="By statement that is backed through an inference, that inference.")
    verdicts: dict[Lens, dict[str, Verdict]] = Field(
        description="By lens the verdict on every statement, inference and conflict."
    )
    needs: dict[Carrier, dict[str, tuple[str, ...]]] = Field(
        description="By kind of thing, and by backed statement, what the statement cannot lose; none if it needs none."
    )
    strengths: Strong = Field(description="By semantics the strength, from 0 to 1, of every statement that settled.")
    unsettled: Bounds = Field(description="By semantics the statements that did not settle, with bounds that hold.")
    spread: dict[str, float] = Field(description="By statement how far its strengths lie apart.")
    weaknesses: tuple[Weakness, ...] = Field(description="Every weakness, worst first, then in the order of the text.")
    safety: tuple[Safety, ...] = Field(description="How safely each leading claim is backed, the thesis first.")
    audit: tuple[Fault, ...] = Field(description="Citations and notes that do not hold, worst first.")
    structure: tuple[Row, ...] = Field(description="The shape of the argument, the most telling rows of each question.")


def analysis(argument_map: ArgumentMap, found: Dossier) -> Analysis:
    """The analysis of a map; the same on every run.

    >>> from graph.dossier import dossier
    >>> from graph.model import ArgumentMap
    >>> empty = ArgumentMap(file="empty.ttl")
    >>> analysis(empty, dossier(empty, empty.results())).weaknesses
    ()
    """
    results = found.results
    spread = results.strengths.spread
    return Analysis(
        map=argument_map.texts[0].title if argument_map.texts else "",
        given=results.backing.given,
        backed=dict(sorted(results.backing.rounds.items())),
        by=dict(sorted(results.backing.by.items())),
        verdicts={lens: judged.named() for lens, judged in results.verdicts.items()},
        needs=results.rests_on.needs,
        strengths={s: _settled(strength, spread) for s, strength in results.strengths.by_semantics.items()},
        unsettled={s: _bounds(strength, spread) for s, strength in results.strengths.by_semantics.items()},
        spread={name: round(width, PLACES) for name, width in spread.items()},
        weaknesses=results.weaknesses,
        safety=found.safety,
        audit=found.faults,
        structure=found.shape,
    )


def _settled(strength: Strength, names: dict[str, float]) -> dict[str, float]:
    return {name: round(strength.value[name], PLACES) for name in names if name in strength.value}


def _bounds(strength: Strength, names: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The bounds of what did not settle, rounded outwards so that they still hold it."""
    unsettled = {name: strength.unsettled[name] for name in names if name in strength.unsettled}
    step = 10.0**-PLACES
    return {
        name: (max(0.0, round(low - step / 2, PLACES)), min(1.0, round(high + step / 2, PLACES)))
        for name, (low, high) in unsettled.items()
    }
