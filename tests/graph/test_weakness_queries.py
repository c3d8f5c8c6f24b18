"""The query of every kind of weakness finds what the analysis finds."""

from __future__ import annotations

import re

import pytest
import rdflib

import graph
from graph.analysis.weaknesses import KINDS
from graph.derive import derive
from graph.export import graph_ttl
from graph.load import parse
from graph.store import Store, report, reports, weakness_queries
from tests.graph.as_turtle import prefixed, turtle
from tests.graph.rich_maps import rich_map

SEEDS = range(180)
FIXPOINTS = re.compile(r"am:(backed|comesDownTo|weakness|verdict|needs)")
"""What a query takes from the analysis because no query can compute it."""


def found(store, kind):
    """The statements that a kind's query finds, by the engine itself."""
    answer = store.answer(report(f"weak-{kind}"))
    return {row[answer.columns.index("claim")] for row in answer.rows}


def stored(argument_map):
    """The store of a map made in memory, and its results."""
    named = prefixed(argument_map)
    triples = parse(turtle(named).encode("utf-8"))
    results = named.results()
    return Store.of(triples, named, results), results


@pytest.fixture(scope="module")
def thesis():
    """The store of the thesis and its results."""
    triples = graph.load()
    argument_map = triples.map()
    results = argument_map.results()
    return Store.of(triples, argument_map, results), results


@pytest.fixture(scope="module")
def some_maps():
    """The stores of random maps and their results."""
    return [stored(rich_map(seed)) for seed in SEEDS]


def test_every_kind_has_its_query():
    """There is one query a kind, its first line asks for it, and it names what it takes from a fixpoint."""
    assert {query.name for query in weakness_queries()} == {f"weak-{kind}" for kind in KINDS}
    assert not {query.name for query in weakness_queries()} & {query.name for query in reports()}
    for query in weakness_queries():
        assert query.question.startswith(("Which ", "Against which "))
        told = query.query.splitlines()[0].partition("?")[2]
        assert bool(FIXPOINTS.search(query.query.partition("WHERE")[2])) == bool(told), query.name


@pytest.mark.parametrize("kind", KINDS)
def test_on_the_thesis_the_query_finds_what_the_analysis_finds(kind, thesis):
    """Kind by kind the statements are the same."""
    store, results = thesis
    assert found(store, kind) == {w.id for w in results.weaknesses if w.kind == kind}


@pytest.mark.parametrize("kind", KINDS)
def test_on_random_maps_the_query_finds_what_the_analysis_finds(kind, some_maps):
    """On 180 maps with notes, interests, relays and times the statements are the same, and some have the kind."""
    count = 0
    for seed, (store, results) in zip(SEEDS, some_maps, strict=True):
        expected = {w.id for w in results.weaknesses if w.kind == kind}
        assert found(store, kind) == expected, seed
        count += len(expected)
    assert count


def test_plain_rdflib_finds_the_same():
    """The queries are plain SPARQL 1.1: another engine gives the same answers."""
    named = prefixed(rich_map(7))
    triples = parse(turtle(named).encode("utf-8"))
    results = named.results()
    union = rdflib.Graph().parse(data=graph_ttl(triples, derive(triples, named, results)), format="turtle")
    for query in weakness_queries():
        rows = {f"x:{str(row.claim).rsplit('/', 1)[-1]}" for row in union.query(query.query)}
        assert rows == {w.id for w in results.weaknesses if f"weak-{w.kind}" == query.name}, query.name
