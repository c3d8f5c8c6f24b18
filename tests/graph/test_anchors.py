"""Anchors: sentences are found again in any copy of their text, and what changed is reported."""

from __future__ import annotations

import os
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.anchors import coverage, cut, digest, find, fold, locate, suggest
from graph.errors import CallError

PIECE = """# I. ONE

It began in Oslo, D.C. style.<sup>1</sup> “Was it – really – so?” asked *Dr. Berg*. They said: yes
and no

---

<sup>1</sup> See A. Author, Title (1999).

<sup>2</sup> A note that explains. It has two sentences.

and went home.

# Introduction

A new part; self-made.
"""


def words(text):
    """The sentences of a text as words."""
    return [sentence.words for sentence in cut(text).sentences]


def test_sentences_go_on_over_a_page_break():
    """A sentence that a page rule and the page's notes interrupt is one sentence."""
    assert "They said: yes and no and went home." in words(PIECE)


def test_abbreviations_do_not_end_a_sentence():
    """D.C. and Dr. are not taken for the end."""
    assert "It began in Oslo, D.C. style." in words(PIECE)
    assert '"Was it - really - so?" asked Dr. Berg.' in words(PIECE)


def test_notes_are_apart_and_numbered():
    """Sentences of notes know their note and are not body text."""
    notes = [(s.note, s.position, s.words) for s in cut(PIECE).sentences if s.note]
    assert notes == [
        (1, 1, "See A. Author, Title (1999)."),
        (2, 1, "A note that explains."),
        (2, 2, "It has two sentences."),
    ]


def test_offsets_point_into_the_text_as_given():
    """A sentence's start and end cut its first and last characters out of the original."""
    for sentence in cut(PIECE).sentences:
        assert PIECE[sentence.start] in '"“' + sentence.words[0]
        assert PIECE[sentence.end - 1] == sentence.words[-1]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_folding_twice_is_folding_once(text):
    """The hashed form of a sentence is stable."""
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["self-made", "carrot", "and", "stick", "East -West"]), min_size=1))
def test_wraps_and_dashes_do_not_change_a_digest(parts):
    """Line wraps, words broken at hyphens and other dashes leave the digest as it is."""
    plain = " ".join(parts)
    assert digest(plain) == digest(textwrap.fill(plain, 12)) == digest(plain.replace("-", "–"))


def test_a_changed_word_changes_the_digest():
    """The words decide."""
    assert digest("It rained in Oslo.") != digest("It snowed in Oslo.")


def test_finding_by_words_ignores_case_and_marks():
    """Words are found whatever their case, spacing and punctuation."""
    assert [s.words for s in find(cut(PIECE), "WAS IT REALLY so")] == ['"Was it - really - so?" asked Dr. Berg.']


# -- the thesis, where its text is at hand

text_of_the_thesis = pytest.mark.text


@pytest.fixture(scope="module")
def thesis():
    """The text of the thesis; ARGMAP_TEXT says where."""
    return Path(os.environ["ARGMAP_TEXT"]).read_text("utf-8")


@pytest.fixture(scope="module")
def argument_map():
    """The built-in map."""
    return graph.load().map()


def statuses(places):
    """How many anchors have each status."""
    return {status: sum(p.status == status for p in places) for status in {p.status for p in places}}


@text_of_the_thesis
def test_every_anchor_is_found_in_the_text(thesis, argument_map):
    """All anchors are found, and their offsets cut out the very sentence."""
    places = locate(argument_map, thesis)
    assert statuses(places) == {"found": len(places)}
    digests = {sentence.id: sentence.digest for sentence in argument_map.sentences}
    ends = {(s.start, s.end): s.digest for s in cut(thesis).sentences}
    assert all(ends[place.start, place.end] == digests[place.sentence] for place in places)


def rewrapped(text, width, hyphens=True):
    """A copy with other line wraps, blank lines kept, and words broken at hyphens."""
    blocks = re.split(r"(\n\s*\n)", text)
    return "".join(
        b
        if not b.strip() or b.startswith("---")
        else textwrap.fill(b, width, break_on_hyphens=hyphens, break_long_words=False)
        for b in blocks
    )


@text_of_the_thesis
@pytest.mark.parametrize("width", [40, 72, 100])
def test_every_anchor_is_found_in_a_copy_with_other_quotes_wraps_and_no_rules(thesis, argument_map, width):
    """Straight quotes, other wraps, words broken at hyphens and no page rules lose nothing."""
    copy = thesis.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    copy = re.sub(r"(?m)^-{3,}[ \t]*\n", "", copy)
    places = locate(argument_map, rewrapped(copy, width))
    assert statuses(places) == {"found": len(places)}


@text_of_the_thesis
def test_exactly_the_changed_sentences_are_reported(thesis, argument_map):
    """One word changed in three anchored sentences: the anchors on those three, and no others, are not found."""
    places = locate(argument_map, thesis)
    chosen = [places[i] for i in (3, len(places) // 2, len(places) - 4)]
    copy = thesis
    for place in sorted(chosen, key=lambda p: -p.start):
        word = re.compile(r"\b[a-z]{5,}\b").search(copy, place.start, place.end)
        copy = copy[: word.start()] + "otherwise" + copy[word.end() :]
    wrong = {place.sentence for place in locate(argument_map, copy) if place.status != "found"}
    assert wrong == {place.sentence for place in chosen}


@text_of_the_thesis
def test_nearly_every_paragraph_has_a_statement(thesis, argument_map):
    """At least 95 per cent of the body's paragraphs, and every other one has a reason written down."""
    parts = coverage(argument_map, thesis)
    assert sum(p.covered for p in parts) >= 0.95 * sum(p.paragraphs for p in parts)
    left_out = {(s.id, r.partition(":")[0]) for s in argument_map.sections for r in s.left_out}
    assert {(p.section, str(n)) for p in parts for n in p.missing} <= left_out


@text_of_the_thesis
def test_an_anchor_is_suggested_by_its_words(thesis, argument_map):
    """The ready-made anchor of a sentence is the one that the map has; words that stand nowhere are refused."""
    suggested = suggest(argument_map, thesis, "OSCE is a paralyzed organization")
    with pytest.raises(CallError):
        suggest(argument_map, thesis, "no such words here at all")
    digests = {s.digest for s in argument_map.sentences}
    assert re.search(r"am:digest \"([0-9a-f]{64})\"", suggested)[1] in digests
