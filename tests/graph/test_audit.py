"""The audit: each rule on a made-up map, and on the real cases of the thesis."""

from __future__ import annotations

import pytest

import graph
from graph.audit import RULES, audit
from graph.model import ArgumentMap


def small(**parts):
    """A map of notes and sources."""
    base = {
        "file": "t.ttl",
        "texts": ({"id": "t", "title": "T", "authors": ("a",), "issued": "2011", "submitted": "2011"},),
        "sources": (
            {"id": "s", "title": "S", "kind": "report", "issued": "2009-05", "in_reference_list": True},
            {"id": "r", "title": "R", "kind": "interview", "in_reference_list": True},
        ),
    }
    return ArgumentMap.model_validate({**base, **parts})


def note(number, **fields):
    """A footnote."""
    return {"id": f"n{number}", "number": number, "section": "x", **fields}


S, R = {"sources": ("s",)}, {"sources": ("r",)}
CASES = {
    "ibid-astray": {"footnotes": (note(1, **S), note(2, **R), note(3, ibid="n1", means="n2", **R))},
    "ibid-of-ibid": {
        "footnotes": (note(1, **S), note(2, ibid="n1", means="n1", **S), note(3, ibid="n2", means="n1", **S),
                      note(4, **R))
    },
    "ibid-ahead": {"footnotes": (note(1, ibid="n2", means="n2", **S), note(2, **S), note(3, **R))},
    "names-one-cites-another": {"footnotes": (note(1, names=("r",), **S), note(2, **R))},
    "note-without-source": {"footnotes": (note(1, **S), note(2, **R), note(3, unresolved="it names no work"))},
    "interview-dates-differ": {
        "footnotes": (note(1, **S), note(2, stated_date="2010-12-06", **R), note(3, stated_date="2010-12-07", **R))
    },
    "impossible-access": {"footnotes": (note(1, accessed="2008-01-01", **S), note(2, **R))},
    "date-after-the-text": {"footnotes": (note(1, **S), note(2, stated_date="2012-01-01", **R))},
    "never-cited": {"footnotes": (note(1, **S),)},
    "not-in-reference-list": {
        "footnotes": (note(1, **S), note(2, **R), note(3, sources=("u",))),
        "sources": (
            {"id": "s", "title": "S", "kind": "report", "in_reference_list": True},
            {"id": "r", "title": "R", "kind": "interview", "in_reference_list": True},
            {"id": "u", "title": "U", "kind": "report"},
        ),
    },
    "several-names": {
        "footnotes": (note(1, **S),),
        "sources": ({"id": "s", "title": "S", "kind": "report", "in_reference_list": True, "other_titles": ("Es",)},),
    },
    "several-addresses": {
        "footnotes": (note(1, **S),),
        "sources": (
            {"id": "s", "title": "S", "kind": "report", "in_reference_list": True, "addresses": ("http://a", "http://b")},
        ),
    },
    "note-numbers": {"footnotes": (note(1, **S), note(3, **R))},
    "printed-elsewhere": {"footnotes": (note(1, called_in="y", **S), note(2, **R))},
    "section-number-repeated": {
        "footnotes": (note(1, **S), note(2, **R)),
        "sections": (
            {"id": "x", "label": "X", "position": 1, "number": "1"},
            {"id": "y", "label": "Y", "position": 2, "number": "1"},
        ),
    },
    "contents-differ": {
        "footnotes": (note(1, **S), note(2, **R)),
        "sections": ({"id": "x", "label": "X", "position": 1, "number": "1", "number_in_contents": "2"},),
    },
    "attribution-without-note": {
        "footnotes": (note(1, **S), note(2, **R)),
        "claims": (
            {"id": "c", "label": "C.", "role": "counter", "attitude": "reports", "voices": ({"layers": ("b",)},)},
        ),
    },
    "quotation-without-note": {
        "footnotes": (note(1, **S), note(2, **R)),
        "sentences": ({"id": "q", "part": "x", "paragraph": 1, "position": 1, "digest": "0", "quotes": True},),
        "claims": (
            {
                "id": "c", "label": "C.", "role": "counter", "attitude": "reports", "voices": ({"layers": ("a",)},),
                "anchors": ("q",),
            },
        ),
    },
    "half-cited": {
        "footnotes": (note(1, **S), note(2, **R)),
        "claims": (
            {
                "id": "c", "label": "C.", "role": "counter", "attitude": "reports", "voices": ({"layers": ("b",)},),
                "citations": ({"reach": "half", "note": "n1", "sources": ("s",)},),
            },
        ),
    },
}  # fmt: skip


def test_every_rule_has_a_case():
    """There are at least as many cases as rules, and their names are all different."""
    assert len(CASES) == 19
    assert len(CASES) >= len(RULES)


@pytest.mark.parametrize("kind", CASES)
def test_each_rule_finds_its_fault_and_nothing_else(kind):
    """On a map with one fault, the audit lists that fault alone, with who it is about and how to repair it."""
    faults = audit(small(**CASES[kind]))
    assert [fault.kind for fault in faults] == [kind]
    assert faults[0].about
    assert faults[0].repair
    assert faults[0].what.endswith(".")


def test_a_clean_map_has_no_fault():
    """Two notes in order, each to a listed source: nothing to say."""
    assert not audit(small(footnotes=(note(1, accessed="2010-01-01", **S), note(2, **R))))


# -- the thesis


@pytest.fixture(scope="module")
def faults():
    """The audit of the built-in map, by kind."""
    found = {}
    for fault in audit(graph.load().map()):
        found.setdefault(fault.kind, []).append(fault)
    return found


def numbers(faults):
    """The first note that each fault is about."""
    return [fault.about[0] for fault in faults]


def test_the_ibids_that_lead_astray_are_found(faults):
    """Notes 40, 43 and 44 say Ibid. 38, Human Rights Watch, and mean the State Department's report of note 39."""
    assert numbers(faults["ibid-astray"]) == ["note:40", "note:43", "note:44"]


def test_the_ibids_of_ibids_are_found(faults):
    """Every Ibid. in the thesis that points to another one."""
    notes = {note.id: note for note in graph.load().map().footnotes}
    assert numbers(faults["ibid-of-ibid"]) == [n.id for n in notes.values() if n.ibid and notes[n.ibid].ibid]
    assert faults["ibid-of-ibid"]


def test_the_misattributed_verdict_is_found(faults):
    """Note 50: Human Rights Watch in the sentence, Freedom House in the note."""
    assert "note:50" in numbers(faults["names-one-cites-another"])


def test_the_interview_after_the_thesis_is_found(faults):
    """Note 123 dates a conversation to December 2011, after the thesis; note 132 dates it to 2010."""
    assert numbers(faults["date-after-the-text"]) == ["note:123"]
    assert any("note:123" in fault.about for fault in faults["interview-dates-differ"])


def test_davidsons_two_days_are_found(faults):
    """The talk of February 2011 is dated both the 8th and the 9th."""
    said = [fault.what for fault in faults["interview-dates-differ"]]
    assert any("2011-02-08" in what and "2011-02-09" in what for what in said)


def test_sources_missing_in_the_reference_list_are_found(faults):
    """Five sources stand in notes alone."""
    assert len(faults["not-in-reference-list"]) == 5


def test_the_repeated_section_number_is_found(faults):
    """Chapter II has two sections numbered 1."""
    assert any(fault.where == "section:2" for fault in faults["section-number-repeated"])


def test_notes_printed_in_another_section_are_found(faults):
    """Where the page break put the note under the next heading."""
    assert len(faults["printed-elsewhere"]) == 9


def test_kinds_of_fault_on_the_thesis(faults):
    """These rules find real cases; the notes are numbered without gap, so that rule finds none."""
    assert {
        "ibid-astray", "ibid-of-ibid", "names-one-cites-another", "note-without-source", "half-cited",
        "attribution-without-note", "interview-dates-differ", "date-after-the-text", "not-in-reference-list",
        "several-names", "several-addresses", "section-number-repeated", "contents-differ", "printed-elsewhere",
    } <= set(faults)  # fmt: skip
    assert "note-numbers" not in faults


def test_an_ibid_whose_note_is_not_known_is_cited_in_full():
    """Where no note is named that the Ibid. must mean, none is told."""
    notes = (note(1, **S), note(2, ibid="n1", **R))
    (fault,) = (fault for fault in audit(small(footnotes=notes)) if fault.kind == "ibid-astray")
    assert fault.what == "Note 2 says Ibid. 1, which leads to “S”, but must mean “R”."
    assert fault.repair == "cite the work in full"


def test_a_note_of_no_section_is_printed_nowhere_else():
    """Only of a note whose place is known it is told that it is printed under another heading."""
    notes = (note(1, called_in="y", **S), {**note(2, called_in="y", **R), "section": None})
    found = [fault.about for fault in audit(small(footnotes=notes)) if fault.kind == "printed-elsewhere"]
    assert found == [("n1",)]
