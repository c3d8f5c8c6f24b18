"""The pipeline as a caller sees it: the example in the package docstring of ``graph``, stage by stage."""

from __future__ import annotations

import networkx as nx

import graph
import viz
from graph.analysis import Results
from graph.model import ArgumentMap


def test_the_example_in_the_package_docstring_runs():
    """Each line of the docstring's example runs, and yields the noun that its comment names."""
    code = [line.strip() for line in (graph.__doc__ or "").splitlines() if line.startswith("    ")]
    assert len(code) == 6
    names = {}
    exec("\n".join(code), names)  # noqa: S102 - our own docstring
    assert names["triples"].findings() == ()
    assert isinstance(names["argument_map"], ArgumentMap)
    assert isinstance(names["net"], nx.MultiDiGraph)
    assert isinstance(names["results"], Results)


def test_the_stages_agree_in_size():
    """Every statement of the map is a node of the network and a row of the results' backing, or is not backed."""
    argument_map = graph.load().map()
    net = argument_map.network()
    backing = argument_map.results().backing
    ids = {statement.id for statement in argument_map.statements}
    assert ids <= set(net)
    assert set(backing.rounds) <= ids
    assert set(backing.given) <= set(backing.rounds)


def test_a_notebook_shows_the_map_inline():
    """What viz.show returns renders itself as a sandboxed frame that holds the whole page."""
    argument_map = graph.parse(
        b"@prefix am: <https://w3id.org/argmap/vocabulary#> .\n"
        b"@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        b"@prefix ex: <https://example.org/> .\n"
        b'ex:a a am:Claim ; rdfs:label "A." ; am:role am:central-thesis ; am:voice ex:b ; am:attitude am:endorses .\n'
        b'ex:b a am:Actor ; rdfs:label "B" ; am:actorKind am:person .\n'
    ).map()
    shown = viz.show(argument_map, argument_map.results())._repr_html_()
    assert "<iframe" in shown
    assert 'sandbox="allow-scripts ' in shown
