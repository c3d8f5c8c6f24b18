"""The network: relation nodes kept, and the plain projection."""

from __future__ import annotations

import networkx as nx

from graph.network import network, plain


def test_linked_premises_survive(make_map):
    """Two linked premises meet in one inference node, two separate reasons in two."""
    net = network(make_map("a! b! c", "a + b -> c"))
    assert isinstance(net, nx.MultiDiGraph)
    assert sorted(net.predecessors("i0")) == ["a", "b"]
    assert list(net.successors("i0")) == ["c"]


def test_an_undercut_points_at_the_inference(make_map):
    """The conflict node of an undercut leads to the inference, not to its conclusion."""
    net = network(make_map("a! b c!", "a -> b", "c u i0"))
    assert list(net.successors("k1")) == ["i0"]
    assert net.edges["k1", "i0", "attacked"]["relation"] == "attacked"


def test_every_node_says_what_it_is(make_map):
    """All nodes have a kind and a label."""
    net = network(make_map("a@s b c!", "a -> b", "c x b"))
    assert {data["kind"] for _, data in net.nodes(data=True)} == {"claim", "inference", "conflict", "source"}
    assert all(data["label"] for _, data in net.nodes(data=True))


def test_the_plain_projection_keeps_polarity(make_map):
    """Between statements: supports, explains, attacks, undercuts, each under the name of its relation."""
    flat = plain(make_map("a! b c! d!", "a -> b", "a => c", "c x b", "d u i0"))
    assert {(s, t, d["relation"]) for s, t, d in flat.edges(data=True)} == {
        ("a", "b", "supports"),
        ("a", "c", "explains"),
        ("c", "b", "attacks"),
        ("d", "b", "undercuts"),
    }


def test_the_map_is_not_changed_and_the_order_is_its_own(make_map):
    """Two networks of one map are equal, node for node, in the same order."""
    small = make_map("a@s b c!", "a -> b", "c x b")
    assert list(network(small).nodes) == list(network(small).nodes)
    assert nx.utils.graphs_equal(network(small), network(small))
