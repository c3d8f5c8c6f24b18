"""Maps that no thesis looks like: a sensible first sight, nothing covered, every sentence whole somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import Opened
from tests.viz.test_layout import _overlap, _pictures
from viz.canvas import FIRST_SIGHT
from viz.layout import SIZES, Book, columns
from viz.page import Page
from viz.text import width

ODD = ("conflicts", pytest.param("many", marks=pytest.mark.slow), "lengths", "scripts")
OPENED = ("empty", "single", "loops", "theses", *ODD)
VIEWS = ("map", "focus", "weak", "debate", "sources", "actors", "text", "timeline", "table", "whatif")
BLANK = 4_000
"""A picture of the canvas is longer than so many letters where there is anything on it."""


@pytest.mark.parametrize("name", ODD)
def test_cards_are_apart_and_their_text_is_inside(name: str, page_of: Callable[[str], Page]) -> None:
    """In no picture of an odd map does a card cover another, leave the picture, or hold a line wider than itself."""
    for picture in _pictures(page_of(name)):
        for one, other in combinations(picture.cards, 2):
            assert not _overlap(one, other), (one.key, other.key)
        for card in picture.cards:
            assert card.x >= 0
            assert card.x + card.w <= picture.width + 0.01
            assert card.y + card.h <= picture.height
            if card.type in {"card", "top", "head"}:
                size = {"card": "card-size", "top": "top-size", "head": "head-size"}[card.type]
                assert all(width(line, SIZES[size], card.type != "card") <= card.w - 16 for line in card.lines)
        assert len([c for c in picture.cards if c.type != "caption"]) <= SIZES["budget"]


@pytest.mark.parametrize("name", OPENED)
def test_the_first_sight_says_what_the_map_says(name: str, page_of: Callable[[str], Page]) -> None:
    """In a window of 1280 by 800 the top and what bears on it are in sight, and the rest is counted on a card."""
    made = page_of(name)
    picture = columns(Book(made), made.top, *FIRST_SIGHT, overview=True)
    heads = [card for card in picture.cards if card.type in {"head", "besides"}]
    assert picture.cards[0].type == "top"
    assert bool(heads) == bool(len(made.nodes) > 1 or (made.nodes and not made.top))
    seen = [card for card in heads if card.y + card.h <= FIRST_SIGHT[1]]
    assert len(seen) >= min(len(heads), 4)
    counted = sum(card.more for card in picture.cards if card.key == "*#turn")
    direct = Book(made).stacks(made.top, overview=True)
    assert len(heads) + counted == len(direct)


@pytest.mark.browser
@pytest.mark.parametrize("name", OPENED)
def test_every_view_of_an_odd_map_opens(name: str, browser: Any, file_of: Callable[[str], Path]) -> None:
    """No view fails, is empty of words, or is wider than the window; on the canvas something is drawn."""
    page = Opened(browser, file_of(name))
    for view in VIEWS:
        page.go(f"#v={view}")
        sizes = page.tab.evaluate(
            "() => [document.documentElement.scrollWidth, ...['list', 'side']"
            ".map((id) => document.getElementById(id)).map((box) => box.scrollWidth - box.clientWidth)]"
        )
        assert sizes[0] <= 1280, view
        assert all(over <= 0 for over in sizes[1:]), (view, sizes)
        if view in {"map", "focus"}:
            drawn = page.tab.evaluate("() => document.querySelector('#canvas canvas').toDataURL().length")
            assert drawn > BLANK or not page.cards()["cards"], (view, drawn)
        else:
            assert page.tab.locator("#list h2").first.is_visible(), view
    assert page.trouble == []
    assert page.violations() == []
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["lengths", "scripts", "conflicts"])
def test_every_sentence_can_be_read_whole(
    name: str, browser: Any, file_of: Callable[[str], Path], page_of: Callable[[str], Page]
) -> None:
    """Whatever a card cuts, the panel of that statement has whole, and the panel can be scrolled to its end."""
    page = Opened(browser, file_of(name))
    for node in page_of(name).nodes:
        page.go(f"#v=map&n={node.id}")
        assert page.tab.locator("#panel-title").inner_text() == " ".join(node.label.split())
        inside = page.tab.evaluate(
            "() => { const box = document.getElementById('panel-body'); box.scrollTop = box.scrollHeight;"
            " const end = box.lastElementChild.getBoundingClientRect();"
            " return [box.scrollWidth - box.clientWidth, end.bottom - innerHeight]; }"
        )
        assert inside[0] <= 0
        assert inside[1] <= 0
    page.context.close()


@pytest.mark.browser
def test_words_of_a_right_to_left_sentence_stand_at_the_right(browser: Any, file_of: Callable[[str], Path]) -> None:
    """A saved picture has a Hebrew sentence from right to left, and a Chinese one as before."""
    page = Opened(browser, file_of("scripts"))
    with page.tab.expect_download() as saved:
        page.tab.locator("#save-svg").click()
    texts = re.findall(r"<text ([^>]*)>([^<]*)<", Path(saved.value.path()).read_text("utf-8"))
    turned = {words: 'direction="rtl"' in looks for looks, words in texts}
    assert turned["\u05d4\u05e0\u05d4\u05e8 \u05e6\u05e8\u05d9\u05da \u05de\u05e8\u05d7\u05d1 (2010)."]
    assert not [said for said, right in turned.items() if right and re.search("[\u6cb3\u5ddd]", said)]
    page.context.close()


@pytest.mark.slow
@pytest.mark.browser
def test_ten_thousand_reasons_do_not_hold_the_page_up(browser: Any, file_of: Callable[[str], Path]) -> None:
    """The last of ten thousand reasons is found by search and opened in the outline."""
    page = Opened(browser, file_of("many"))
    page.tab.locator("#search").fill("reason 9999")
    page.tab.wait_for_selector("#results a")
    page.tab.locator("#results a").first.click()
    page.settle()
    assert page.state()["n"] == "claim:r9999"
    assert page.tab.locator("#tree [aria-selected=true]").inner_text().startswith("+")
    assert page.tab.evaluate("() => document.querySelectorAll('*').length") < 40_000
    page.context.close()
