"""Read: triples to frozen values, sorted once."""

from __future__ import annotations

import random

import pytest
from pydantic import ValidationError

import graph
from graph.errors import CallError, MapError
from graph.model import Reach, Role


@pytest.fixture(scope="module")
def thesis_map():
    """The built-in map."""
    return graph.load().map()


def test_values_are_frozen(thesis_map):
    """A value cannot be changed after it was read."""
    with pytest.raises(ValidationError):
        thesis_map.claims[0].label = "something else"


def test_a_claim_has_a_time_only_where_its_sentence_names_one(thesis_map):
    """Most claims of the thesis have no period; those that have one say the year, or speak of the chairmanship year."""
    dated = {claim.id: claim.period for claim in thesis_map.claims if claim.period}
    assert len(dated) == 16
    assert dated["claim:political-violence-marked-2005-2006"] == "2005/2006"
    assert dated["claim:press-freedom-was-worst-in-the-chair-year"] == "2010"


def test_there_is_one_central_thesis(thesis_map):
    """The thesis of the thesis is found by its role."""
    assert [claim.id for claim in thesis_map.theses] == ["claim:membership-did-not-democratise-kazakhstan"]
    assert thesis_map.theses[0].role is Role.CENTRAL_THESIS


def test_statements_come_in_the_order_of_the_text(thesis_map):
    """The first statement stands in the abstract, the last in the appendix."""
    places = {section.id: section.position for section in thesis_map.sections}
    first = [places[statement.sections[0]] for statement in thesis_map.statements]
    assert first == sorted(first)


def test_the_order_of_the_triples_does_not_matter():
    """A file with its blocks in any order is the same map."""
    source = graph.load().source.decode("utf-8")
    blocks = source.split("\n\n")
    head = [b for b in blocks if "@prefix" in b]
    rest = [b for b in blocks if "@prefix" not in b]
    random.Random(7).shuffle(rest)
    one = graph.parse(source.encode("utf-8")).map()
    other = graph.parse("\n\n".join([*head, *rest]).encode("utf-8")).map()
    assert one.model_dump(exclude={"lines"}) == other.model_dump(exclude={"lines"})


def test_a_relay_is_read_in_layers(thesis_map):
    """Human Rights Watch passing on Kaleeva is two layers, outermost first."""
    voices = {
        voice.layers for s in thesis_map.statements for voice in s.voices if "actor:tamara-kaleeva" in voice.layers
    }
    assert ("actor:human-rights-watch", "actor:tamara-kaleeva") in voices


def test_a_citation_leads_through_its_note_to_the_source_it_must_mean(thesis_map):
    """Note 40 says Ibid. 38; a statement that cites it is given by the State Department's report all the same."""
    sources = {c.sources for s in thesis_map.statements for c in s.citations if c.note == "note:40"}
    report = next(n.sources for n in thesis_map.footnotes if n.number == 39)
    assert sources == {report}


def test_reach_is_read_from_the_property(thesis_map):
    """Both citations that show and citations that only say are there."""
    reaches = {c.reach for s in thesis_map.statements for c in s.citations}
    assert {Reach.SHOWS, Reach.SAYS} <= reaches


def test_a_map_with_errors_is_not_read():
    """Reading a map that does not pass its check raises every finding."""
    with pytest.raises(MapError) as caught:
        graph.parse(
            b"@prefix am: <https://w3id.org/argmap/vocabulary#> .\n<http://e.org/c> a am:Claim .\n", "c.ttl"
        ).map()
    assert len(caught.value.findings) >= 4


def test_a_thing_is_found_by_iri_name_or_last_part(thesis_map):
    """All three ways of naming lead to one thing; a misspelt name gets the nearest."""
    name = "claim:osce-is-too-heterogeneous"
    assert graph.find_id(thesis_map, name) == name
    assert graph.find_id(thesis_map, "osce-is-too-heterogeneous") == name
    iri = "https://w3id.org/argmap/kazakhstan-osce/claim/osce-is-too-heterogeneous"
    assert graph.find_id(thesis_map, iri) == name
    with pytest.raises(CallError, match="did you mean"):
        graph.find_id(thesis_map, "osce-is-to-heterogenous")
