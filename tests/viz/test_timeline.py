"""The timeline: statements by the time they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.viz.conftest import Opened
from viz.page import Page

pytestmark = pytest.mark.browser

Open = Callable[[str], Opened]


def test_years_are_in_order_and_hold_everything(opened: Open, page_of: Callable[[str], Page]) -> None:
    """Every statement that has a time is there once, under its year; the years go up, and their numbers add up."""
    page = opened("generated")
    page.go("#v=timeline")
    timed = [node for node in page_of("generated").nodes if node.period]
    years = [int(text) for text in page.tab.locator("#list h3").all_inner_texts() if text.isdigit()]
    assert years == sorted(set(years))
    rows = page.tab.eval_on_selector_all("#list .times [data-row]", "(all) => all.map((row) => row.dataset.row)")
    assert sorted(rows) == sorted(node.id for node in timed)
    assert sum(int(text) for text in page.tab.locator("#list .chip b").all_inner_texts()) == len(timed)


def test_a_row_says_when_what_and_what_it_is_ground_for(opened: Open) -> None:
    """The time in words, the sentence, its note, and the claim it is given for; its link chooses it."""
    page = opened("tiny")
    page.go("#v=timeline")
    row = page.tab.locator("#list .times [data-row='evidence:upkeep-figures']")
    text = row.inner_text()
    assert "1990 to 2010" in text
    assert "Note 1" in text
    assert "Ground for: Raising the dikes costs more over fifty years." in text
    row.locator("a").first.click()
    assert page.state()["n"] == "evidence:upkeep-figures"
    assert row.evaluate("(made) => made.classList.contains('chosen')")


def test_what_has_no_time_is_counted_and_reached(opened: Open) -> None:
    """Evidence without a time is not lost: its number is told, and by keyboard alone it is opened."""
    page = opened("tiny")
    page.go("#v=timeline")
    page.tab.focus("#list details summary")
    assert page.tab.inner_text("#list details summary").startswith("1 piece of evidence")
    page.tab.keyboard.press("Enter")
    assert page.tab.is_visible("#list details [data-row='evidence:survey']")


def test_a_year_is_jumped_to_by_keyboard(opened: Open) -> None:
    """Enter on a year puts the keyboard on that year's part of the list."""
    page = opened("generated")
    page.go("#v=timeline")
    page.tab.focus("#list .chips li:nth-child(5) button")
    year = page.tab.inner_text("#list .chips li:nth-child(5) button").split()[0]
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("() => document.activeElement.id") == f"year-{year}"
