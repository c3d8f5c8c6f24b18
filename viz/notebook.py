"""The page inside a notebook: a frame that can run the page and touch nothing of the notebook."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from graph.analysis.results import Results
from graph.model import ArgumentMap
from viz.render import render


@dataclass(frozen=True)
class Shown:
    """A page that a notebook shows in place."""

    html: str
    height: int

    def _repr_html_(self) -> str:
        """The page in a sandboxed frame; it has no address of its own, so nothing in it can reach the notebook."""
        page = escape(self.html)
        return (
            f'<iframe sandbox="allow-scripts allow-popups" srcdoc="{page}" title="Argument map" width="100%"'
            f' height="{self.height}" frameborder="0"></iframe>'
        )


def show(argument_map: ArgumentMap, results: Results, *, height: int = 760) -> Shown:
    """The page of a argument_map, as something a notebook displays."""
    return Shown(render(argument_map, results).decode("utf-8"), height)
