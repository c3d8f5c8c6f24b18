"""Verdicts: what stands, what falls and what stays open when everything in the map is weighed against everything else.

The map is read as a normal logic program (``program``), and the verdict is its well-founded model.  A rebuttal is
two conflicts, one each way, unless a side prevails; an undercut hits an inference; a qualification, and whatever the
author concedes, takes nothing down; an answer that stands takes the answered conflict out.  A circle of reasons without
support from outside is out.  ``docs/semantics.md`` has the translation; ``why_verdict`` puts a verdict into words.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from graph.analysis.backing import is_given
from graph.analysis.outcomes import Lens, Verdict, Verdicts, way_back
from graph.analysis.program import program, well_founded
from graph.analysis.why_verdict import why_verdict
from graph.collector import held_off
from graph.model import Attitude, Basis, Purpose

if TYPE_CHECKING:
    from graph.model import ArgumentMap

__all__ = ["Lens", "Verdict", "Verdicts", "base", "verdicts", "way_back", "why_verdict"]

HELD = (Attitude.ENDORSES, Attitude.CONCEDES, Attitude.REPORTS)
"""The attitudes in which an author takes something for granted; what she entertains or rejects she does not."""

_WORDS = (Verdict.UNDECIDED, Verdict.IN, Verdict.OUT)


def verdicts(
    argument_map: ArgumentMap,
    lens: Lens | str,
    *,
    without: Set[str] = frozenset(),
    rejected: Set[str] = frozenset(),
    accepted: Set[str] = frozenset(),
) -> Verdicts:
    """The verdict on every statement, inference and conflict of a map, in one lens.

    ``without`` names sources that show nothing any more (as-asserted takes no notice: what the author says she says
    still); ``rejected`` names statements, inferences and conflicts that are out whatever speaks for them; ``accepted``
    names statements that are in whatever speaks against them, inferences that nothing undercuts and conflicts that
    nothing answers.  KeyError if the map has no such statement or relation; what is both is rejected.

    >>> from graph.model import ArgumentMap
    >>> verdicts(ArgumentMap(file="empty.ttl"), "on-evidence").verdict
    {}
    """
    taken = base(argument_map, Lens(lens), without)
    with held_off():
        made = program(argument_map, taken, rejected=rejected, accepted=accepted)
        model = well_founded(made)
    return Verdicts(
        lens=Lens(lens),
        base=tuple(statement.id for statement in argument_map.statements if statement.id in taken),
        verdict={name: _WORDS[value] for name, value in zip(made.names, model.value, strict=True)},
        rounds={name: at for name, at in zip(made.names, model.rounds, strict=True) if at >= 0},
        circular=tuple(made.names[atom] for atom in model.circular),
        without=tuple(sorted(without)),
        rejected=tuple(sorted(rejected)),
        accepted=tuple(sorted(accepted)),
    )


def base(argument_map: ArgumentMap, lens: Lens, without: Set[str] = frozenset()) -> frozenset[str]:
    """The statements that a lens takes for granted.

    On evidence: what is common ground or shown by a source that is not rejected.  As asserted: of what the author
    endorses, concedes or reports, that for which the text signals no proof, and that which is given; rejecting a source
    never changes this.
    """
    if lens is Lens.ON_EVIDENCE:
        return frozenset(s.id for s in argument_map.statements if is_given(s, without))
    signalled = {
        i.conclusion for i in argument_map.inferences if i.purpose is Purpose.PROVES and i.basis is Basis.SIGNALLED
    }
    held = (s for s in argument_map.statements if s.attitude in HELD)
    return frozenset(s.id for s in held if s.id not in signalled or is_given(s))
