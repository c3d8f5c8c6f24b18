"""The map as a pyvis network.  The only module that imports pyvis, and where its traps end.

pyvis gives the model: a ``Network`` whose ``nodes`` and ``edges`` are what vis-network draws.  Its HTML is not used: it
loads from three hosts, writes a ``lib`` folder into the current directory, and runs what a label or title says.  So
everything that writes is overridden here, and everything that would bring those habits back is refused.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from pyvis.network import Network

from viz.layout import Book, Card, Picture, columns
from viz.page import Page
from viz.render import Engine, frame
from viz.style import LIGHT, RELATIONS

FIRST_SIGHT = (992.0, 668.0)
"""The room for the map in a window of 1280 by 800, for which the first sight is laid out."""

OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "hierarchical": {"enabled": False}},
    "nodes": {"chosen": False, "shape": "custom"},
    "edges": {
        "chosen": False,
        "width": 1.8,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "smooth": {"enabled": True, "type": "cubicBezier", "roundness": 0.35},
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
    "interaction": {
        "hover": False,
        "dragNodes": False,
        "zoomView": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100_000,
    },
}
"""What vis-network is told.  No physics: layout is ours, and the same on every machine."""


class ArgumentNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that holds the first sight of a page and writes that page.

    ``nodes`` and ``edges`` are plain pyvis dictionaries with stable ids and fixed places, so anything that reads a
    pyvis network can read this one.
    """

    def __init__(self, page: Page, picture: Picture, engine: Engine = ()) -> None:
        """A network of the cards of a picture; ``engine`` is what lets its page answer SPARQL."""
        super().__init__(height="100%", width="100%", directed=True, cdn_resources="in_line")
        self.page = page
        self.engine = engine
        self.options = OPTIONS
        self._ids: set[str] = set()
        for card in picture.cards:
            self._add_card(card)
        for card in picture.cards:
            if card.over:
                self.add_edge(card.key, card.over, **_line(card))

    def _add_card(self, card: Card) -> None:
        self.add_node(
            card.key, label="\n".join(card.lines), shape="box", color=LIGHT["surface"], x=card.x + card.w / 2,
            y=card.y + card.h / 2, fixed=True, physics=False, ref=card.ref, type=card.type, width=card.w, height=card.h,
        )  # fmt: skip

    def add_node(
        self, n_id: str, label: str | None = None, shape: str = "box", color: str = "", **options: object
    ) -> None:
        """Adds a node; ValueError if there is one of that id (pyvis would ignore it silently)."""
        if n_id in self._ids:
            raise ValueError(f"the network already has a node {n_id!r}")
        self._ids.add(n_id)
        node = {"id": n_id, "label": n_id if label is None else label, "shape": shape, "color": color, **options}
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: str, to: str, **options: object) -> None:
        """Adds an edge with an id that stays; KeyError if an end is unknown."""
        for end in (source, to):
            if end not in self._ids:
                raise KeyError(end)
        self.edges.append({"id": f"{source} > {to}", "from": source, "to": to, "arrows": "to", **options})

    def generate_html(
        self,
        name: str = "index.html",  # noqa: ARG002  pyvis's signature
        local: bool = True,  # noqa: ARG002  likewise
        notebook: bool = False,  # noqa: ARG002  likewise
    ) -> str:
        """The page, whole; the arguments are pyvis's and change nothing."""
        self.html = frame(self.page, self.first(), self.engine).decode("utf-8")
        return self.html

    def first(self) -> dict[str, Any]:
        """What the page starts vis-network with."""
        return {"options": self.options}

    def write_html(
        self,
        name: str | Path,
        local: bool = True,  # noqa: ARG002  pyvis's signature
        notebook: bool = False,  # noqa: ARG002  likewise
        open_browser: bool = False,  # noqa: ARG002  likewise
    ) -> None:
        """Writes the page to one file, in UTF-8, and nothing else anywhere."""
        Path(name).write_bytes(self.generate_html().encode("utf-8"))

    def save_graph(self, name: str | Path) -> None:
        """The same as ``write_html``."""
        self.write_html(name)

    def show(
        self,
        name: str | Path,
        local: bool = True,  # noqa: ARG002  pyvis's signature
        notebook: bool = False,  # noqa: ARG002  likewise
    ) -> None:
        """The same as ``write_html``: it opens no browser and prints nothing."""
        self.write_html(name)

    def to_json(self, max_depth: int = 1, **_args: object) -> str:  # noqa: ARG002  pyvis's signature
        """Nodes and edges as sorted JSON."""
        return json.dumps({"nodes": self.nodes, "edges": self.edges}, sort_keys=True, ensure_ascii=False)

    def from_nx(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refused: pyvis changes the caller's data and loses parallel edges.  Use ``network(page)``."""
        raise TypeError("make the network from a page: viz.canvas.network(page)")

    from_DOT = from_nx
    prep_notebook = from_nx
    set_template = from_nx
    set_template_dir = from_nx
    show_buttons = from_nx


def network(page: Page, engine: Engine = ()) -> ArgumentNetwork:
    """The network of a page's first sight."""
    return ArgumentNetwork(page, columns(Book(page), page.top, *FIRST_SIGHT, overview=True), engine)


def _line(card: Card) -> dict[str, Any]:
    """How the edge from a card to the one above looks."""
    mark = RELATIONS.get(card.kind)
    dashes: list[int] | bool = list(mark.dash) if mark and mark.dash else False
    return {"color": LIGHT[card.kind or "edge"], "dashes": dashes, "kind": card.kind, "physics": False}
