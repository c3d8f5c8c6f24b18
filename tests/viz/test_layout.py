"""Where cards stand: no two overlap, text fits, the budget holds, the main claims are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from graph.model import ArgumentMap, Role
from tests.viz import maps
from tests.viz.conftest import NAMES
from viz.canvas import FIRST_SIGHT
from viz.focus import focus
from viz.layout import SIZES, Book, Card, Picture, columns
from viz.page import Page, page
from viz.text import width

ROOMS = (FIRST_SIGHT, (1312.0, 868.0), (360.0, 560.0), (2500.0, 1300.0), (100.0, 100.0))


def _pictures(made: Page) -> Iterator[Picture]:
    book = Book(made)
    some = [n.id for n in made.nodes][:: max(1, len(made.nodes) // 25)]
    for room in ROOMS:
        yield columns(book, made.top, *room, overview=True)
        yield columns(book, "", *room)
        for name in some:
            yield columns(book, name, *room)
            yield focus(book, name, *room)


def _overlap(one: Card, other: Card) -> bool:
    return (one.x < other.x + other.w and other.x < one.x + one.w
            and one.y < other.y + other.h and other.y < one.y + one.h)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_two_cards_overlap(name: str, page_of: Callable[[str], Page]) -> None:
    """In any picture of any map no card covers part of another."""
    for picture in _pictures(page_of(name)):
        for one, other in combinations(picture.cards, 2):
            assert not _overlap(one, other), (one.key, other.key)


@pytest.mark.parametrize("name", NAMES)
def test_the_budget_holds_and_keys_are_unique(name: str, page_of: Callable[[str], Page]) -> None:
    """No picture has more cards than the budget, and no two share a key."""
    for picture in _pictures(page_of(name)):
        assert len([c for c in picture.cards if c.type != "caption"]) <= SIZES["budget"]
        assert len({card.key for card in picture.cards}) == len(picture.cards)


@pytest.mark.parametrize("name", NAMES)
def test_text_fits_its_card(name: str, page_of: Callable[[str], Page]) -> None:
    """Every line is narrower than its card, and the lines together are lower."""
    big = {
        "top": ("top-size", True), "head": ("head-size", True), "focus": ("head-size", True),
        "besides": ("head-size", True), "note": ("small-size", False), "who": ("small-size", False),
        "more": ("small-size", False), "rest": ("small-size", False),
    }  # fmt: skip
    for picture in _pictures(page_of(name)):
        for card in picture.cards:
            if card.type == "caption":
                continue
            size, bold = big.get(card.type, ("card-size", False))
            assert all(width(line, SIZES[size], bold) <= card.w - 16 for line in card.lines), card
            assert len(card.lines) * SIZES[size] * SIZES["line"] <= card.h, card


@pytest.mark.parametrize("name", NAMES)
def test_cards_lie_in_their_picture(name: str, page_of: Callable[[str], Page]) -> None:
    """No card sticks out of the picture it belongs to."""
    for picture in _pictures(page_of(name)):
        for card in picture.cards:
            assert card.x >= 0
            assert card.y >= 0
            assert card.x + card.w <= picture.width + 0.01
            assert card.y + card.h <= picture.height


@pytest.mark.parametrize("mains", [1, 3, 6, 8, 10])
def test_first_sight_shows_every_main_claim(mains: int) -> None:
    """In a window of 1280 by 800 the thesis and up to ten main claims stand whole in view, unscaled."""
    from graph.analysis import analyse

    argument_map = maps.generated(300, mains=mains)
    picture = columns(Book(page(argument_map, analyse(argument_map))), "claim:s0", *FIRST_SIGHT, overview=True)
    seen = {c.ref for c in picture.cards if c.type in {"top", "head"} and c.y + c.h <= FIRST_SIGHT[1]}
    assert seen >= {c.id for c in argument_map.claims if c.role in {Role.CENTRAL_THESIS, Role.MAIN_CLAIM}}


def test_first_sight_of_the_thesis() -> None:
    """In a window of 1280 by 800 the map of this repository shows its thesis and every main claim whole."""
    import graph
    from graph.analysis import analyse

    argument_map = graph.load(Path(__file__).parents[2] / "claims.ttl").map()
    made = page(argument_map, analyse(argument_map))
    picture = columns(Book(made), made.top, *FIRST_SIGHT, overview=True)
    seen = {c.ref for c in picture.cards if c.type in {"top", "head"} and c.y + c.h <= FIRST_SIGHT[1]}
    assert seen >= {c.id for c in argument_map.claims if c.role in {Role.CENTRAL_THESIS, Role.MAIN_CLAIM}}
    assert not [c for c in picture.cards if c.type in {"top", "head"} and c.lines[-1].endswith("\u2026")]


def test_more_heads_than_fit_can_be_paged_through() -> None:
    """Ten thousand reasons for one claim are shown a page at a time, and every one is on some page."""
    names = [f"r{i}" for i in range(10_000)]
    wide = ArgumentMap(
        file="wide.ttl",
        claims=(maps.claim("top"), *(maps.claim(n, f"Reason {n}.") for n in names)),
        inferences=tuple(maps.reason(n, (f"claim:{n}",), "claim:top") for n in names),
    )
    from graph.analysis.results import Backing, Results

    book = Book(page(wide, Results(backing=Backing(given=(), rounds={}, by={}), weaknesses=())))
    first = columns(book, "claim:top", *FIRST_SIGHT)
    assert [c.more for c in first.cards if c.key == "*#turn"] == [10_000 - 24]
    last = columns(book, "claim:top", *FIRST_SIGHT, turn=10_000 // 24)
    assert "claim:r9999" in {c.ref for c in last.cards}
    assert not [c for c in last.cards if c.key == "*#turn"]


@pytest.mark.parametrize("name", NAMES)
def test_layout_is_pure(name: str, page_of: Callable[[str], Page]) -> None:
    """The same map in the same room gives the same picture."""
    made = page_of(name)
    assert columns(Book(made), made.top, *FIRST_SIGHT) == columns(Book(made), made.top, *FIRST_SIGHT)


def test_rails_cross_no_card(page_of: Callable[[str], Page]) -> None:
    """No line of the map runs through a card: it ends at an edge, or passes beside."""
    for name in ("tiny", "generated", "theses"):
        made = page_of(name)
        for room in ROOMS[:4]:
            picture = columns(Book(made), made.top, *room, overview=True)
            for rail in picture.rails:
                for (x1, y1), (x2, y2) in zip(rail.points, rail.points[1:], strict=False):
                    for c in picture.cards:
                        inside = (max(min(x1, x2), c.x + 1) <= min(max(x1, x2), c.x + c.w - 1)
                                  and max(min(y1, y2), c.y + 1) <= min(max(y1, y2), c.y + c.h - 1))  # fmt: skip
                        assert not inside, (rail, c)
