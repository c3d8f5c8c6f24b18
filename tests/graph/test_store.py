"""The store: SPARQL over asserted and derived triples, safe from strangers' queries."""

from __future__ import annotations

import json
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.errors import CallError, QueryRefused
from graph.store import Endpoint, Store, prepare, report, reports, term
from graph.vocab import AM

TINY = b"""
@prefix am: <https://w3id.org/argmap/vocabulary#> .
@prefix scheme: <https://w3id.org/argmap/scheme#> .
@prefix ex: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
ex:a a am:Claim ; rdfs:label "Berg is right." ; am:role am:central-thesis ; am:voice ex:berg ;
    am:attitude am:endorses .
ex:b a am:Evidence ; rdfs:label "It rained." ; am:evidenceKind am:event ; am:voice ex:paper-on-berg ;
    am:attitude am:reports ; am:shownBy ex:report .
ex:c a am:Claim ; rdfs:label "It was dry." ; am:role am:counter ; am:voice ex:paper ; am:attitude am:reports .
ex:i a am:Inference ; am:premise ex:b ; am:conclusion ex:a ; am:purpose am:proves ; am:scheme scheme:sign ;
    am:basis am:signalled .
ex:k a am:Conflict ; am:attacker ex:c ; am:attacked ex:i ; am:force am:undercuts ; am:basis am:inferred .
ex:report a am:Source ; dcterms:title "A report" ; am:sourceKind am:report .
ex:berg a am:Actor ; rdfs:label "Berg" ; am:actorKind am:person .
ex:paper a am:Actor ; rdfs:label "The Paper" ; am:actorKind am:media-outlet .
ex:paper-on-berg a am:Relay ; am:speaker ex:paper ; am:relays ex:berg .
"""


@pytest.fixture(scope="module")
def store():
    """The store of a tiny map."""
    return Store.of(graph.parse(TINY, "tiny.ttl"))


def test_asserted_and_derived_triples_are_one_default_graph(store):
    """A query sees what was written and what follows, without naming a graph."""
    answer = store.query("SELECT ?c WHERE { ?c a am:Claim ; am:backed true }")
    assert answer.rows == (("ex:a",),)


def test_the_named_graphs_keep_them_apart(store):
    """Derived triples are not in the asserted graph."""
    asked = "ASK { GRAPH <https://w3id.org/argmap/graph/asserted> { ?s am:supports ?o } }"
    assert store.query(asked).rows == (("no",),)
    assert store.query(asked.replace("asserted", "derived")).rows == (("yes",),)


def test_an_undercut_pulls_against_the_conclusion(store):
    """The shortcut of an undercut leads to the statement whose standing it lowers, and is no attack on it."""
    assert store.query("SELECT ?x WHERE { ex:c am:pullsAgainst ?x }").rows == (("ex:a",),)
    assert store.query("ASK { ex:c am:attacks ?x }").rows == (("no",),)


def test_voices_are_flattened(store):
    """The innermost voice holds, the outer ones relay."""
    assert store.query("SELECT ?h ?r WHERE { ex:b am:heldBy ?h ; am:relayedBy ?r }").rows == (("ex:berg", "ex:paper"),)


def test_names_in_a_statement_are_mentions(store):
    """An actor whose name stands in a sentence is mentioned by it."""
    assert store.query("SELECT ?s WHERE { ?s am:mentions ex:berg }").rows == (("ex:a",),)


def test_the_rdflib_api_sees_the_same(store):
    """The dataset answers triple patterns and SPARQL as the store does."""
    dataset = store.dataset()
    found = {str(row[0]) for row in dataset.query(f"SELECT ?c WHERE {{ ?c a <{AM.Claim}> }}")}
    assert found == {"https://example.org/a", "https://example.org/c"}


def test_a_parameter_goes_into_the_values_block(store):
    """A VALUES block is filled; without one, a new one is put at the head of the pattern."""
    assert store.query("SELECT ?c WHERE { VALUES ?c { ex:nobody } ?c a am:Claim }", {"c": "ex:a"}).rows == (("ex:a",),)
    assert store.query("SELECT ?c WHERE { ?c a am:Claim }", {"c": "ex:c"}).rows == (("ex:c",),)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30))
def test_a_parameter_is_a_term_and_never_a_piece_of_query(value):
    """Whatever the text, it comes out as one literal or one name, so nothing can be smuggled in."""
    query = prepare("SELECT ?x WHERE { ?s ?p ?x }", {"x": value}, (("am", "https://w3id.org/argmap/vocabulary#"),))
    inside = query[query.index("VALUES ?x {") + 11 : query.rindex("}  ?s ?p ?x")].strip()
    assert inside == term(value, (("am", "https://w3id.org/argmap/vocabulary#"),))


def test_a_parameter_the_query_does_not_have_is_refused(store):
    """A misspelt parameter is an error, not an empty answer."""
    with pytest.raises(CallError, match=r"\?sorce"):
        store.query("SELECT ?c WHERE { ?c a am:Claim }", {"sorce": "ex:a"})


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/hostname> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <a:b> <a:c> <a:d> }",
    ],
)
def test_what_reaches_out_is_refused_by_name(store, query):
    """SERVICE, FROM, LOAD and updates are refused before anything runs."""
    with pytest.raises(QueryRefused, match="is refused"):
        store.query(query)


def test_a_word_in_a_string_or_comment_is_not_refused(store):
    """Only keywords count, not text."""
    query = '# from me\nSELECT ?c WHERE { ?c rdfs:label ?load FILTER (?load != "SERVICE FROM" && ?c != ex:from) }'
    assert store.query(query).rows


def test_a_query_that_takes_too_long_is_stopped(store):
    """The limit of time holds, and the store works afterwards."""
    product = "SELECT (COUNT(*) AS ?n) WHERE { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(8)) + " }"
    began = time.monotonic()
    with pytest.raises(QueryRefused, match="longer than"):
        store.query(product, seconds=0.5)
    assert time.monotonic() - began < 5
    assert store.query("ASK { ?s ?p ?o }").rows == (("yes",),)


def test_a_query_that_takes_too_much_memory_is_stopped(store):
    """The limit of memory holds, and the parent lives."""
    product = "SELECT * WHERE { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(6)) + " } ORDER BY ?a0"
    with pytest.raises(QueryRefused):
        store.query(product, seconds=20, megabytes=200)


def test_a_system_that_does_not_tell_its_memory_still_answers(store, monkeypatch, tmp_path):
    """Where there is no /proc the memory is not limited, and a query runs."""
    monkeypatch.setattr("graph.limits._STATM", tmp_path / "statm")
    assert store.query("ASK { ?c a am:Claim }").rows == (("yes",),)


def test_a_syntax_error_has_its_line(store):
    """What is not SPARQL is refused with line and column, in the query's own counting."""
    with pytest.raises(QueryRefused, match="line 2: not SPARQL"):
        store.query("SELECT ?c WHERE {\n ?c am:backed }")


def test_answers_come_in_every_format(store):
    """SPARQL JSON, CSV, TSV for rows; Turtle for triples; each refuses the other."""
    rows = store.query("SELECT ?c WHERE { ?c a am:Claim } ORDER BY ?c")
    assert json.loads(rows.json())["head"]["vars"] == ["c"]
    assert rows.csv().startswith(b"c\r\n")
    assert rows.tsv().startswith(b"?c\n")
    triples = store.query("CONSTRUCT { ?a am:supports ?b } WHERE { ?a am:supports ?b }")
    assert b"ex:b am:supports ex:a" in triples.turtle()
    with pytest.raises(CallError):
        rows.turtle()
    with pytest.raises(CallError):
        triples.csv()


def test_every_report_runs_on_a_map_that_is_not_the_thesis(store):
    """The questions are plain SPARQL and work on any map; there are at least thirty."""
    assert len(reports()) >= 30
    for asked in reports():
        assert store.query(asked.query).columns


def test_plain_rdflib_gives_the_same_answers(store):
    """Every report answers the same under rdflib's own engine, the oracle."""
    import rdflib

    plain = rdflib.Graph()
    for s, p, o, _ in store.dataset().quads((None, None, None, None)):
        plain.add((s, p, o))
    for asked in reports():
        ours = sorted(json.loads(store.query(asked.query).json())["results"]["bindings"], key=str)
        theirs = [row.asdict() for row in plain.query(asked.query)]
        assert len(ours) == len(theirs), asked.name
        assert sorted(sorted(v["value"] for v in row.values()) for row in ours) == sorted(
            sorted(str(v) for v in row.values()) for row in theirs
        ), asked.name


def test_a_misspelt_report_gets_the_nearest_name():
    """The error names what was probably meant."""
    with pytest.raises(CallError, match="did you mean unsupported"):
        report("unsuported")


def test_an_endpoint_is_asked_with_the_same_query(store):
    """Over HTTP the query arrives bound and prefixed, and the answer reads as from the store."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append(body)
            data = store.query(body).json()
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            """Keep silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        remote = Endpoint(f"http://127.0.0.1:{server.server_port}/", (("ex", "https://example.org/"),))
        answer = remote.query("SELECT ?c WHERE { ?c a am:Claim }", {"c": "ex:a"})
    finally:
        server.shutdown()
        server.server_close()
    assert answer.rows == (("ex:a",),)
    assert "VALUES ?c { <https://example.org/a> }" in asked[0]


def test_an_endpoint_that_answers_something_else_is_one_line():
    """A web page that is no endpoint is told apart, without a traceback."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>Welcome</html>")

        def log_message(self, *_):
            """Keep silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
            with pytest.raises(QueryRefused, match="is that address an endpoint"):
                Endpoint(f"http://127.0.0.1:{server.server_port}/").query(query)
    finally:
        server.shutdown()
        server.server_close()


def test_a_values_block_without_end_is_refused(store):
    """A parameter for a block that never closes is an error of the call."""
    with pytest.raises(QueryRefused, match="does not end"):
        store.query("SELECT ?c { VALUES ?c { ", {"c": "ex:a"})


def test_an_endpoint_that_is_not_there_is_one_line():
    """No answer is an error of the call, without a traceback."""
    with pytest.raises(QueryRefused, match="no answer"):
        Endpoint("http://127.0.0.1:9/").query("ASK {}", seconds=2)
    with pytest.raises(CallError, match="http"):
        Endpoint("file:///etc/passwd")
