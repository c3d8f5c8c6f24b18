"""The pyvis network: a real one, with stable ids, that writes one file and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyvis.network import Network

from viz.canvas import ArgumentNetwork, network
from viz.page import Page


@pytest.fixture
def net(page_of: Callable[[str], Page]) -> ArgumentNetwork:
    """The network of the tiny map."""
    return network(page_of("tiny"))


def test_it_is_a_pyvis_network(net: ArgumentNetwork) -> None:
    """The page's model is a pyvis Network whose nodes are the cards of the first sight, with places and no physics."""
    assert isinstance(net, Network)
    assert net.num_nodes() == len(net.nodes) > 5
    assert all({"id", "label", "x", "y"} <= set(node) and node["physics"] is False for node in net.nodes)
    assert "claim:room-is-fairer" in net.get_nodes()


def test_ids_are_unique_and_stay(net: ArgumentNetwork, page_of: Callable[[str], Page]) -> None:
    """Nodes and edges have ids that are the same in every build."""
    again = network(page_of("tiny"))
    assert (net.nodes, net.edges) == (again.nodes, again.edges)
    assert len({edge["id"] for edge in net.edges}) == len(net.edges)


def test_a_second_node_of_one_id_is_refused(net: ArgumentNetwork) -> None:
    """Adding an id twice raises; pyvis would keep silent and lose the second."""
    with pytest.raises(ValueError, match="already has a node"):
        net.add_node("claim:room-is-fairer")


def test_an_edge_to_nowhere_is_refused(net: ArgumentNetwork) -> None:
    """An edge whose end is unknown raises."""
    with pytest.raises(KeyError):
        net.add_edge("claim:room-is-fairer", "claim:nowhere")


def test_parallel_edges_are_kept(net: ArgumentNetwork) -> None:
    """Two edges between the same nodes are two edges."""
    before = len(net.edges)
    one, other = net.get_nodes()[:2]
    net.add_edge(one, other)
    net.add_edge(one, other)
    assert len(net.edges) == before + 2


@pytest.mark.parametrize(
    "habit", ["from_nx", "from_DOT", "prep_notebook", "set_template", "set_template_dir", "show_buttons"]
)
def test_what_would_bring_pyvis_habits_back_is_refused(net: ArgumentNetwork, habit: str) -> None:
    """Methods that change the caller's data, load from elsewhere or run strings raise."""
    with pytest.raises(TypeError):
        getattr(net, habit)("x")


@pytest.mark.parametrize("verb", ["write_html", "save_graph", "show"])
def test_it_writes_one_file_and_nothing_else(
    net: ArgumentNetwork, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing leaves the file asked for, in UTF-8, and no folder beside it or in the current directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    getattr(net, verb)(tmp_path / "sub" / "map.html")
    assert [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*"))] == ["sub", "sub/map.html"]
    assert (tmp_path / "sub" / "map.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_importing_viz_does_not_import_pyvis() -> None:
    """The dear import is paid only by those who draw."""
    code = "import sys, viz; raise SystemExit('pyvis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
