"""The tour of a map as the page shows it: stops with what to look at there, and how.

What the stops say is written in the map (``am:Stop``), so a map without them has no tour; see decision 0024.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Actor, ArgumentMap, Source, Statement


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: its heading, what it tells, the view it is seen in, and the thing to look at (empty for none)."""

    title: str
    words: str
    view: str
    about: str


def tour(argument_map: ArgumentMap) -> tuple[Stop, ...]:
    """The stops of a map, in their order; a stop that names no view gets the one in which its thing is told best.

    >>> tour(ArgumentMap(file="empty.ttl"))
    ()
    """
    return tuple(
        Stop(stop.label, stop.guidance, stop.view or _view(argument_map, stop.about), _shown(argument_map, stop.about))
        for stop in argument_map.tour
    )


def _view(argument_map: ArgumentMap, about: str | None) -> str:
    """The view that tells most about a thing."""
    thing = argument_map.by_id.get(about or "")
    kinds = ((Statement, "focus"), (Source, "sources"), (Actor, "actors"))
    return next((view for kind, view in kinds if isinstance(thing, kind)), "map")


def _shown(argument_map: ArgumentMap, about: str | None) -> str:
    """The thing, if the page can choose it: a statement, a source or an actor."""
    thing = argument_map.by_id.get(about or "")
    return thing.id if isinstance(thing, Statement | Source | Actor) else ""
