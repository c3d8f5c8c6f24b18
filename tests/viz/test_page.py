"""The page as data: what is shown, said right, before there is any markup."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.analysis import analyse
from graph.model import ArgumentMap, Force
from tests.viz import maps
from tests.viz.conftest import NAMES
from viz import words
from viz.layout import Book
from viz.outline import outline
from viz.page import Node, Page, page


def _node(made: Page, name: str) -> Node:
    return next(node for node in made.nodes if node.id == name)


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_somewhere(name: str, page_of: Callable[[str], Page]) -> None:
    """Every id that a page names is the id of something in it."""
    made = page_of(name)
    nodes = {n.id for n in made.nodes}
    relations = {r.id for r in made.relations}
    assert set(made.roots) <= nodes
    assert {made.top} - {""} <= nodes
    for node in made.nodes:
        assert set(node.reasons) | set(node.gives) <= relations
        assert all(0 <= w < len(made.weak) and made.weak[w].id == node.id for w in node.weak)
        assert {c.note for c in node.cites} - {""} <= {note.id for note in made.notes}
    for relation in made.relations:
        assert {*relation.premises, relation.target, *relation.answers} <= nodes
        assert set(relation.undercuts) | ({relation.on} - {""}) <= relations
    for debate in made.debates:
        assert {item.id for step in debate.steps for item in step.items} <= nodes


@pytest.mark.parametrize("name", NAMES)
def test_text_order_holds_every_statement_once(name: str, page_of: Callable[[str], Page]) -> None:
    """The sections together list every statement exactly once."""
    made = page_of(name)
    listed = [s for part in made.parts for s in part.statements]
    assert sorted(listed) == sorted(n.id for n in made.nodes)


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_outline_holds_every_statement_once(name: str, page_of: Callable[[str], Page]) -> None:
    """The outline for print has every statement exactly once, each under its own number."""
    made = page_of(name)
    lines, left_out = outline(Book(made))
    assert left_out == 0
    assert sorted(line.label for line in lines) == sorted(n.label for n in made.nodes)
    assert len({line.number for line in lines}) == len(lines)


def test_voices_are_said_in_words(page_of: Callable[[str], Page]) -> None:
    """A relayed voice names both layers, the author's own is called the author."""
    made = page_of("tiny")
    assert _node(made, "claim:farmers-agree").voices == "Delta Institute, relaying Okke Brand"
    assert _node(made, "claim:dikes-cost-more").voices == "the author"


def test_a_statement_says_where_it_stands(page_of: Callable[[str], Page]) -> None:
    """The place is section, paragraph and sentence, as a reader would cite it."""
    assert _node(page_of("tiny"), "claim:model-theory").places == ("1. Theory, paragraph 1, sentence 2",)


def test_notes_say_what_they_cite_and_what_ibid_must_mean(page_of: Callable[[str], Page]) -> None:
    """A note is one line: number, source; for an Ibid. also what it names and must mean."""
    made = page_of("tiny")
    assert made.notes[0].words == "Note 1: Delta Institute. State of the delta. 2011"
    assert made.notes[1].words == "Note 2: Talk with Okke Brand; written as Ibid. to note 1; must mean note 2"


def test_only_web_addresses_are_links(page_of: Callable[[str], Page]) -> None:
    """An address is a link if it is http or https with a host; anything else is text."""
    links = {link.text: link.href for document in page_of("hostile").documents for link in document.links}
    assert links.pop("https://ok.example/<b>") == "https://ok.example/<b>"
    assert links
    assert set(links.values()) == {""}
    assert words.safe_address("HTTPS://example.org") == "HTTPS://example.org"
    assert words.safe_address("https://[broken") is None
    assert words.safe_address("java\nscript:alert(1)") is None


def test_weak_points_keep_their_order(page_of: Callable[[str], Page], made: Callable) -> None:
    """The weak points are those of the results, in their order, worst first."""
    results = made("generated")[1]
    assert [(w.id, w.kind) for w in page_of("generated").weak] == [(w.id, w.kind) for w in results.weaknesses]


def test_a_theory_is_tried_step_by_step(page_of: Callable[[str], Page]) -> None:
    """The debate goes from the theory to the prediction, the outcome, the undercut, the explanation, the conclusion."""
    debate = page_of("tiny").debates[0]
    assert debate.about == "claim:model-theory"
    said = [[item.id for item in step.items] for step in debate.steps]
    assert said == [
        ["claim:model-theory"],
        ["claim:bed-should-settle"],
        ["claim:bed-did-not-settle"],
        ["claim:drought-years"],
        ["claim:drought-years"],
        ["claim:dikes-cost-more"],
    ]
    assert debate.steps[2].items[0].said == "this point prevails: what was observed outweighs what was expected"


def test_a_debate_says_the_same_thing_once() -> None:
    """One objection to two steps to the same prediction is one row of the debate, and counts once."""
    steps = tuple(maps.reason(f"r{i}", (f"claim:p{i}",), "claim:top") for i in range(2))
    twice = ArgumentMap(
        file="twice.ttl",
        claims=tuple(maps.claim(name) for name in ("top", "p0", "p1", "no")),
        inferences=steps,
        conflicts=tuple(maps.conflict(f"c{i}", "claim:no", step.id, Force.UNDERCUTS) for i, step in enumerate(steps)),
    )
    step = page(twice, analyse(twice)).debates[0].steps[0]
    assert step.question == "What is said against it (1)?"
    assert [item.id for item in step.items] == ["claim:top", "claim:no"]


def test_what_is_contested_besides_is_a_debate_too(page_of: Callable[[str], Page]) -> None:
    """A conceded objection to the thesis is shown with its answer."""
    rest = page_of("tiny").debates[-1]
    assert [item.id for item in rest.steps[0].items] == [
        "claim:room-is-fairer", "claim:some-will-lose", "claim:land-is-swapped"
    ]  # fmt: skip
    assert rest.steps[0].items[1].said == "the author grants it"


def test_one_thesis_is_the_top() -> None:
    """The only thesis, or else the only root, is on top; with several there is no single top."""
    for made, top in (
        (maps.tiny(), "claim:room-is-fairer"),
        (maps.single(), "claim:alone"),
        (maps.theses(), ""),
        (maps.empty(), ""),
    ):
        assert page(made, analyse(made)).top == top


def test_a_copy_of_the_text_is_quoted() -> None:
    """Given the text, a statement shows the sentence whose digest it carries; without, no sentence is in the page."""
    from graph.anchors import digest

    tiny = maps.tiny()
    sentence = "The river was here first."
    anchored = tiny.sentences[0].model_copy(update={"digest": digest(sentence)})
    told = tiny.model_copy(update={"sentences": (anchored, *tiny.sentences[1:])})
    with_text = page(told, analyse(told), text=f"# Why\n\n{sentence} It will be last.\n")
    assert _node(with_text, "claim:room-is-fairer").quotes == (sentence,)
    assert all(not n.quotes for n in page(told, analyse(told)).nodes)
