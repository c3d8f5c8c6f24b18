"""The map of the thesis: complete by its own count, and the documents about it true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import graph
from graph.model import Basis, Force

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def thesis_map():
    """The built-in map."""
    return graph.load().map()


def test_all_notes_are_there_in_order(thesis_map):
    """The thesis has 134 footnotes, and so has the map."""
    assert [note.number for note in thesis_map.footnotes] == list(range(1, 135))


def test_every_note_is_resolved_or_explained(thesis_map):
    """A note cites a source, explains something, or says why it cannot be resolved; an Ibid. has what it must mean."""
    for note in thesis_map.footnotes:
        assert note.sources or note.explanation or note.unresolved, note.id
        assert not note.ibid or (note.means and note.sources), note.id


def test_the_reference_list_is_whole(thesis_map):
    """Its sixty entries are sixty-one sources, one for two talks; five stand in notes alone, one is relayed."""
    listed = [source for source in thesis_map.sources if source.in_reference_list]
    assert len(listed) == 61
    assert len(thesis_map.sources) == 67


def test_every_source_is_cited_or_listed(thesis_map):
    """No source is there for nothing."""
    cited = {source for note in thesis_map.footnotes for source in note.sources}
    relayed = {name for source in thesis_map.sources for name in source.relays}
    assert all(source.id in cited | relayed or source.in_reference_list for source in thesis_map.sources)


def test_every_citation_names_its_note(thesis_map):
    """In a text with footnotes, a statement cites a note and never a source past it."""
    assert all(citation.note for s in thesis_map.statements for citation in s.citations)


def test_every_note_that_cites_carries_something(thesis_map):
    """A note with a source is cited by at least one statement."""
    used = {citation.note for s in thesis_map.statements for citation in s.citations}
    assert [note.id for note in thesis_map.footnotes if note.sources and note.id not in used] == []


def test_every_statement_is_anchored_and_voiced(thesis_map):
    """Each has its sentence and says who holds it."""
    assert all(s.anchors and s.voices for s in thesis_map.statements)


def test_relations_are_marked_and_signalled_ones_have_their_sentence(thesis_map):
    """What the text signals is anchored where it does."""
    for relation in (*thesis_map.inferences, *thesis_map.conflicts):
        assert relation.basis in Basis
        assert relation.basis is Basis.INFERRED or relation.anchors, relation.id


def test_the_map_pulls_both_ways(thesis_map):
    """All three forces are there, and conceded as well as unconceded conflicts."""
    assert {conflict.force for conflict in thesis_map.conflicts} == set(Force)
    assert {conflict.conceded for conflict in thesis_map.conflicts} == {True, False}


@pytest.mark.parametrize("relation", ["supports", "explains"])
def test_nothing_goes_round_in_a_circle(thesis_map, relation):
    """No statement proves itself, near or far, and none explains itself; to prove by what one explains is no circle."""
    import networkx as nx

    from graph.network import plain

    flat = plain(thesis_map)
    one_way = nx.DiGraph((s, t) for s, t, d in flat.edges(data=True) if d["relation"] == relation)
    assert nx.is_directed_acyclic_graph(one_way)


def test_every_name_in_the_guideline_is_in_the_map(thesis_map):
    """The worked examples of docs/annotation.md speak of things that exist; there are ten and one."""
    text = (ROOT / "docs" / "annotation.md").read_text("utf-8")
    examples = text[text.index("## 12.") :]
    names = set(re.findall(r"`((?:claim|evidence|inference|conflict|relay|note|actor|source):[\w.-]+)`", examples))
    names = {name for name in names if not name.startswith("relay:")}  # a relay is a voice, not a thing of the model
    assert len(names) >= 12
    assert names <= set(thesis_map.by_id)
    assert len(re.findall(r"(?m)^\d+\. \*\*", examples)) == 10


def test_the_agreement_report_is_what_its_command_prints():
    """The tables in agreement.md come from agreement.py, run on the passes kept beside it."""
    folder = ROOT / "docs" / "annotation"
    ran = subprocess.run([sys.executable, folder / "agreement.py"], capture_output=True, text=True, check=True)
    assert len(list((folder / "pass-a").glob("*.ttl"))) == len(list((folder / "pass-b").glob("*.ttl"))) == 11
    assert ran.stdout.strip() in (folder / "agreement.md").read_text("utf-8")
