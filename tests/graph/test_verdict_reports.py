"""The reports on verdicts, necessity and strength, worked out a second time.

From the triples of the map (``Plain``), the naive fixpoint of ``oracles`` and the numbers of ``strengths``; without the
derived triples and without SPARQL.
"""

from __future__ import annotations

from collections import Counter

import pytest

import graph
from graph.analysis.outcomes import Lens, Semantics
from graph.analysis.strength import strengths
from graph.analysis.verdicts import base
from graph.derive import derive
from graph.load import parse
from graph.store import Store
from graph.vocab import DERIVED, PROPERTIES
from tests.graph import oracles
from tests.graph.test_reports import ROOT, Answer, Plain

MAIN = ("am:main-claim", "am:central-thesis")


@pytest.fixture(scope="module")
def plain():
    """The thesis as plain triples."""
    return Plain(ROOT / "claims.ttl")


@pytest.fixture(scope="module")
def thesis():
    """The thesis as a map."""
    return graph.load(ROOT / "claims.ttl").map()


@pytest.fixture(scope="module")
def order(thesis):
    """The statements in the order of the text."""
    return [statement.id for statement in thesis.statements]


@pytest.fixture(scope="module")
def judged(thesis):
    """By lens the verdicts by the alternating fixpoint from its definition."""
    nowhere = {statement.id: "out" for statement in thesis.statements}  # nothing speaks for what no rule has
    return {lens: nowhere | oracles.alternating(oracles.rules(thesis, base(thesis, lens))) for lens in Lens}


@pytest.fixture(scope="module")
def asserted(judged):
    """The verdicts as asserted."""
    return judged[Lens.AS_ASSERTED]


@pytest.fixture(scope="module")
def shown(judged):
    """The verdicts on evidence."""
    return judged[Lens.ON_EVIDENCE]


@pytest.fixture(scope="module")
def measured(thesis):
    """By statement its three strengths and their spread, in the words of the triples."""
    found = strengths(thesis)
    by = [found.by_semantics[semantics].value for semantics in Semantics]
    return {name: [f"{value[name]:.4f}" for value in by] + [f"{found.spread[name]:.4f}"] for name in found.spread}


def told(name, rows):
    """The answer file of a report has just these rows, in this order."""
    answer = Answer(name)
    assert answer.rows == [tuple(map(str, row)) for row in rows]
    assert answer.rows


def number(text):
    """A decimal without the noughts that SPARQL leaves out."""
    return f"{float(text):g}"


def test_what_stands_on_the_authors_word_alone(plain, order, asserted, shown):
    """Main claims that are in as asserted and not on evidence, with what backs them."""
    rows = [
        (name, shown[name], "true" if name in plain.standing else "false")
        for name in order
        if plain.one(name, "am:role") in MAIN and asserted[name] == "in" and shown[name] != "in"
    ]
    told("asserted-not-shown", rows)


def test_what_is_left_open(plain, order, asserted):
    """The undecided, with the undecided that pull at each: against it, back at it, or at a step to it."""
    ends = {name: end for name, _, end, _ in plain.inferences}
    rows = []
    for name in order:
        if asserted[name] != "undecided":
            continue
        against = set()
        for _, attacker, hit, force in plain.conflicts:
            word = force.removeprefix("am:")
            if name in (hit, ends.get(hit)):
                against.add((attacker, word))
            if name == attacker and word == "rebuts":
                against.add((hit, word))
        still = sorted((other, word) for other, word in against if asserted[other] == "undecided")
        rows.extend((name, *pair) for pair in still or [("", "")])
    told("left-open", rows)


def test_what_is_backed_and_falls(plain, order, shown):
    """Backed by the closure of Plain, not in by the fixpoint, with what rebuts it and is not out."""
    rows = []
    for name in order:
        if name not in plain.standing or shown[name] == "in":
            continue
        clashes = [(a, b) for _, a, b, force in plain.conflicts if force == "am:rebuts" and name in (a, b)]
        against = sorted({other for pair in clashes for other in pair if other != name and shown[other] != "out"})
        rows.extend((name, shown[name], other) for other in against or [""])
    told("defeated-though-backed", rows)


def test_what_needs_freedom_house(plain, order, asserted, shown):
    """Backed, and not without all the sources of the publisher, which the test takes away."""
    left = plain.without_publisher["actor:freedom-house"]
    told(
        "needs-publisher",
        [(name, asserted[name], shown[name]) for name in order if name in plain.standing and name not in left],
    )


def test_what_each_source_carries(plain):
    """Each source is taken away in turn, and what falls is counted."""
    rows = []
    for source, left in zip(plain.kind("am:Source"), plain.without_source, strict=True):
        fallen = plain.standing - left
        if fallen:
            rows.append((source, len(fallen), sum(plain.one(name, "am:role") in MAIN for name in fallen)))
    told("load-bearing-sources", sorted(rows, key=lambda row: (-row[1], row[0])))


def test_what_each_actor_carries(plain):
    """Everything that an actor published, wrote or said, or alone holds, is taken away in turn."""
    terms = {"publisher": "dcterms:publisher", "author": "dcterms:creator", "interviewee": "am:interviewee"}
    rows = []
    for actor in plain.kind("am:Actor"):
        for role, term in terms.items():
            theirs = [source for source in plain.kind("am:Source") if actor in plain.all(source, term)]
            rows.append((role, actor, len(plain.standing - plain.left(theirs)) if theirs else 0))
        if actor != plain.author:
            rows.append(("voice", actor, len(plain.standing - plain.left(actors=[actor]))))
    told("load-bearing-actors", sorted((row for row in rows if row[2]), key=lambda row: (-row[2], row[0], row[1])))


def test_how_strong_the_main_claims_are(plain, order, measured):
    """The three numbers of each, in the order of the text."""
    found = [name for name in order if plain.one(name, "am:role") in MAIN]
    told("strength-of-main-claims", [(name, *map(number, measured[name])) for name in found])


def test_where_the_measures_part(order, measured):
    """The twenty largest spreads."""
    ranked = sorted(order, key=lambda name: (-float(measured[name][3]), order.index(name)))[:20]
    told("strength-in-dispute", [(name, number(measured[name][3])) for name in ranked])


def test_what_is_strong_and_falls(order, measured, shown):
    """Three strengths of 0.6 or more, and not in."""
    found = [n for n in order if shown[n] != "in" and all(float(value) >= 0.6 for value in measured[n][:3])]
    told("strong-but-fallen", [(name, shown[name], number(measured[name][0])) for name in found])


def test_the_question_of_the_issue(plain, order, asserted, shown):
    """Claims in on assertion, out on evidence, with a necessary publisher, can be asked in one query; none is main."""
    ask = """PREFIX am: <https://w3id.org/argmap/vocabulary#>
        SELECT ?claim WHERE { ?claim am:verdictAsAsserted am:in ; am:verdictOnEvidence ?shown ;
            am:needsSource ?source ; am:placeInText ?place . FILTER (?shown != am:in) } ORDER BY ?place"""
    found = [name for (name,) in Store.of(graph.load(ROOT / "claims.ttl")).query(ask).rows]
    needing = Counter(name for left in plain.without_source for name in plain.standing - left if shown[name] != "in")
    assert list(dict.fromkeys(found)) == [name for name in order if asserted[name] == "in" and needing[name]]


def test_no_derived_term_is_missed(data):
    """What argmap derives from a map is just what a map may not say itself: no term of the one is not of the other."""
    triples = graph.load(data / "good" / "bridge.ttl")
    argument_map = triples.map()
    bridge = {str(t.predicate.value) for t in derive(triples, argument_map, argument_map.results())}
    assert bridge <= {term.value for term in DERIVED}
    said = {row.predicate.value for row in graph.load(ROOT / "claims.ttl")}
    assert not said & {term.value for term in DERIVED}
    assert PROPERTIES[-len(DERIVED) :] == DERIVED


@pytest.mark.parametrize("term", DERIVED, ids=lambda term: term.rsplit("#")[-1])
def test_every_derived_term_is_refused_by_hand(term, data):
    """Written into a map, it is an error with its line and what to do instead, and nothing else is found."""
    source = (data / "good" / "bridge.ttl").read_bytes()
    name = term.value.rsplit("#")[-1]
    line = source.count(b"\n") + 2
    claim = graph.load(data / "good" / "bridge.ttl").map().claims[0].id
    (finding,) = parse(source + f"\n{claim} am:{name} {claim} .\n".encode(), "b.ttl").findings()
    assert (finding.line, finding.who, finding.rule) == (line, claim, f"not-by-hand am:{name}")
    assert finding.repair
