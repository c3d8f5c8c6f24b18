"""What follows from a map: one question per module, each with its source named.

``backing`` asks what rests on evidence, ``verdicts`` what stands, ``rests_on`` and ``smallest`` on what, ``strength``
how strongly, ``whatif`` what a doubt would change, ``standpoint`` what one actor holds and ``crux`` what would unite
two, ``structure`` what shape the argument has; ``readings`` reads the map more boldly, ``flips`` and ``sensitivity``
ask for the smallest change, ``load_bearing`` makes rows of what falls; ``weaknesses`` has one module for each way in
which a claim is unsupported, for which ``comes_down``, ``times`` and ``missing`` ask what they share; ``why`` and
``why_verdict`` put it into words.  ``analyse`` runs what every page and table needs.  A new
analysis is a new module that takes the map and returns a frozen value, and a field of ``Results``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.results import Backing, Results, Step, Weakness

if TYPE_CHECKING:
    from graph.model import ArgumentMap

__all__ = ["Backing", "Results", "Step", "Weakness", "analyse"]


def analyse(argument_map: ArgumentMap) -> Results:
    """The results of every analysis of a map.

    >>> from graph.model import ArgumentMap
    >>> analyse(ArgumentMap(file="empty.ttl")).weaknesses
    ()
    """
    from graph.analysis.outcomes import Lens
    from graph.analysis.strength import strengths
    from graph.analysis.verdicts import verdicts
    from graph.analysis.weaknesses import weaknesses
    from graph.analysis.weaknesses.case import Case

    judged = {lens: verdicts(argument_map, lens) for lens in Lens}
    case = Case(argument_map, judged=judged)
    return Results(
        backing=case.backed,
        weaknesses=weaknesses(case),
        verdicts=judged,
        rests_on=case.rests_on,
        strengths=strengths(argument_map),
    )
