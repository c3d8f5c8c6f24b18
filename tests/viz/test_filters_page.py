"""Search and filters in a real Chromium: what is left, what would be, and how to loosen, by mouse and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.viz.conftest import Opened
from viz.page import Node, Page

pytestmark = pytest.mark.browser

Open = Callable[[str], Opened]
AXE = (Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js").read_text(encoding="utf-8")


@pytest.fixture
def page(opened: Open) -> Iterator[Opened]:
    """The map of 350 statements, open at its first sight."""
    found = opened("generated")
    found.open("")
    yield found
    found.tab.set_viewport_size({"width": 1280, "height": 800})


@pytest.fixture
def nodes(page_of: Callable[[str], Page]) -> tuple[Node, ...]:
    """The statements of that map."""
    return page_of("generated").nodes


def _kinds(page_of: Callable[[str], Page]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for weak in page_of("generated").weak:
        kinds.setdefault(weak.kind, set()).add(weak.id)
    return kinds


@pytest.fixture
def rare(page_of: Callable[[str], Page]) -> tuple[str, set[str]]:
    """The kind of weakness that fewest of them have, as a filter, and who has it."""
    kinds = _kinds(page_of)
    kind = min(kinds, key=lambda name: (len(kinds[name]), name))
    return f"weak:{kind}", kinds[kind]


def _chosen(page: Opened) -> str:
    return str(page.tab.locator("#chosen .left").inner_text())


def test_a_filter_is_chosen_by_mouse_and_every_view_follows(
    page: Opened, nodes: tuple[Node, ...], rare: tuple[str, set[str]]
) -> None:
    """What is chosen holds in the address, the outline, the map, the lists and the table, and is said in numbers."""
    chosen, having = rare
    page.tab.locator("#filter").click()
    page.tab.locator(f"#filters [data-filter='{chosen}']").check()
    page.settle()
    said = f"{len(having)} of {len(nodes)} statements fit"
    assert _chosen(page) == said
    assert page.tab.locator("#status").inner_text() == said
    assert page.state()["f"] == [chosen]
    assert f"f={chosen}" in page.tab.evaluate("() => location.hash")
    dim = {card["ref"] for card in page.cards()["cards"] if card.get("dim")}
    lit = {card["ref"] for card in page.cards()["cards"] if not card.get("dim") and card["type"] in {"card", "head"}}
    assert not dim & having
    assert lit <= having
    shown = page.tab.evaluate(
        "() => [...document.querySelectorAll('#tree [data-id]:not(.passing)')].map((e) => e.dataset.id)"
    )
    assert shown
    assert set(shown) <= having
    page.tab.locator("#views a", has_text="Table").click()
    page.settle()
    rows = page.tab.evaluate("() => [...document.querySelectorAll('#list [data-row]')].map((e) => e.dataset.row)")
    assert set(rows) == having
    page.tab.locator("#views a", has_text="Text").click()
    page.settle()
    rows = page.tab.evaluate("() => [...document.querySelectorAll('#list [data-row]')].map((e) => e.dataset.row)")
    assert set(rows) == having
    assert page.state()["f"] == [chosen]
    assert page.trouble == []


def test_the_filtered_outline_leads_to_all_that_fits(page: Opened, rare: tuple[str, set[str]]) -> None:
    """With every branch open the filtered outline has each statement that fits, and no other end of a branch."""
    chosen, having = rare
    page.go(f"#f={chosen}")
    page.tab.evaluate(
        "() => { for (let more = true; more;) { more = false;"
        " for (const item of document.querySelectorAll('#tree [aria-expanded=false]')) {"
        " item.querySelector('.twist').click(); more = true; } } }"
    )
    found = page.tab.evaluate(
        "() => [...document.querySelectorAll('#tree [data-home=true]:not(.passing)')].map((e) => e.dataset.id)"
    )
    assert sorted(found) == sorted(having)
    ends = page.tab.evaluate(
        "() => [...document.querySelectorAll('#tree [data-id]:not([aria-expanded])')].map((e) => e.dataset.id)"
    )
    assert set(ends) <= having


def test_counts_are_those_under_the_other_filters(page: Opened, nodes: tuple[Node, ...]) -> None:
    """Beside each value stands how many statements would fit it, the other groups as they are."""
    page.go("#f=type:evidence")
    page.tab.locator("#filter").click()
    for group in page.tab.locator("#filters details").all():
        group.evaluate("(group) => { group.open = true; group.querySelector('.quiet')?.click(); }")
    counted = page.tab.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('#filters [data-filter]')]"
        ".map((box) => [box.dataset.filter, parseInt(box.closest('label').querySelector('.count').textContent)]))"
    )
    assert counted["type:claim"] == sum(not node.evidence for node in nodes)
    assert counted["type:evidence"] == sum(node.evidence for node in nodes)
    forms = {node.form for node in nodes}
    for form in forms:
        assert counted[f"role:{form}"] == sum(node.evidence and node.form == form for node in nodes)


def test_back_undoes_a_filter_and_a_link_shares_it(page: Opened) -> None:
    """A filter is a step; the address alone brings it back; what the map does not know is dropped."""
    page.go("#f=type:claim")
    page.go("#f=type:claim&f=attitude:endorses")
    page.tab.go_back()
    page.settle()
    assert page.state()["f"] == ["type:claim"]
    page.open("#f=type:claim&f=weak:no-such-kind&f=<b>&f=voice:nobody&v=table")
    assert page.state()["f"] == ["type:claim"]
    assert page.tab.locator("#chosen .chip").count() == 1
    assert page.tab.get_by_role("button", name="Without Type: Claim").is_visible()


def test_the_keyboard_chooses_loosens_and_clears(page: Opened, nodes: tuple[Node, ...]) -> None:
    """Everything about filters works by keyboard alone, and the focus is never lost."""
    tab = page.tab
    tab.locator("#filter").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("() => document.activeElement.id") == "filters-title"
    assert tab.locator("#filter").get_attribute("aria-expanded") == "true"
    tab.locator("#filters [data-group=type] summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    page.settle()
    assert page.state()["f"] == ["type:claim"]
    assert tab.evaluate("() => document.activeElement.dataset.filter") == "type:claim"
    tab.keyboard.press("Escape")
    assert tab.evaluate("() => document.activeElement.id") == "filter"
    assert not tab.locator("#filters").is_visible()
    tab.locator("#chosen .chip").focus()
    tab.keyboard.press("Enter")
    page.settle()
    assert page.state()["f"] == []
    assert tab.evaluate("() => document.activeElement.id") == "filter"
    assert tab.locator("#status").inner_text() == f"All {len(nodes)} statements"


def test_where_nothing_fits_the_page_says_what_to_loosen(opened: Open, page_of: Callable[[str], Page]) -> None:
    """Nothing fits two groups at once: each way out is offered with what it would leave, and taken with one click."""
    page = opened("tiny")
    nodes = page_of("tiny").nodes
    claim = next(node.form for node in nodes if not node.evidence)
    page.open(f"#f=type:evidence&f=role:{claim}")
    assert _chosen(page) == "Nothing fits."
    ways = page.tab.locator("#chosen .button").all_inner_texts()
    evidence, same = sum(node.evidence for node in nodes), sum(node.form == claim for node in nodes)
    assert ways == [f"Type ({same})", f"Role ({evidence})"]
    assert not page.tab.locator("#tree").is_visible()
    for view in ("map", "focus", "weak", "debate", "sources", "actors", "text", "timeline", "table"):
        page.go(f"#v={view}&f=type:evidence&f=role:{claim}")
    page.tab.locator("#chosen .button").first.click()
    page.settle()
    assert page.state()["f"] == [f"role:{claim}"]
    assert _chosen(page).startswith(f"{same} of {len(nodes)} statement")
    assert page.trouble == []


def test_a_search_that_finds_nothing_says_what_to_loosen(opened: Open) -> None:
    """Without a word, or without the filters, something would be found: a click does it."""
    page = opened("tiny")
    page.open("#f=type:evidence")
    page.tab.locator("#search").fill("farmers zzzz")
    page.tab.wait_for_timeout(200)
    assert page.tab.locator("#status").inner_text() == "0 results"
    ways = page.tab.locator("#results button").all_inner_texts()
    page.open("")
    page.tab.locator("#search").fill("farmers zzzz")
    page.tab.wait_for_timeout(200)
    ways = page.tab.locator("#results button").all_inner_texts()
    assert len(ways) == 1
    assert ways[0].startswith("only “farmers” (")
    page.tab.keyboard.press("ArrowDown")
    page.tab.keyboard.press("Enter")
    page.settle()
    assert page.state()["q"] == "farmers"
    assert page.tab.locator("#results a").count() >= 1
    page.tab.locator("#search").fill("")
    page.tab.wait_for_timeout(200)


@pytest.mark.parametrize("across", [320, 400])
def test_filters_work_on_a_narrow_screen(across: int, page: Opened, rare: tuple[str, set[str]]) -> None:
    """The panel takes the page, nothing sticks out sideways, and what was chosen stays when it is done."""
    tab = page.tab
    tab.set_viewport_size({"width": across, "height": 800})
    tab.locator("#filter").click()
    tab.locator(f"#filters [data-filter='{rare[0]}']").check()
    page.settle()
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= across
    small = tab.evaluate(
        "() => [...document.querySelectorAll('#filters summary, #filters label, #filters button, #chosen button')]"
        ".filter((e) => e.offsetParent).map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, b]) => b.width < 24 || b.height < 24).map(([t]) => t)"
    )
    assert small == []
    tab.locator("#filters .button", has_text="Done").click()
    assert page.state()["f"] == [rare[0]]
    assert tab.locator("#tree").is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_filters(theme: str, page: Opened) -> None:
    """axe-core finds no fault with the panel open, with chips, and where nothing fits."""
    page.tab.evaluate(AXE)
    for place in ("f=type:evidence", "f=type:evidence&f=role:main-claim"):
        page.go(f"#t={theme}&{place}")
        if not page.tab.locator("#filters").is_visible():
            page.tab.locator("#filter").click()
        page.tab.evaluate("() => document.querySelectorAll('#filters details').forEach((d) => { d.open = true; })")
        found = page.tab.evaluate(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"
            ".map((v) => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)])"
        )
        assert found == [], (place, json.dumps(found)[:2000])


def test_hostile_values_are_text(opened: Open) -> None:
    """Names of voices, sources and sections that look like markup are shown as they are."""
    page = opened("hostile")
    page.open("")
    page.tab.locator("#filter").click()
    page.tab.evaluate("() => document.querySelectorAll('#filters details').forEach((d) => { d.open = true; })")
    filters = page.tab.evaluate(
        "() => [...document.querySelectorAll('#filters [data-filter]')].map((e) => e.dataset.filter)"
    )
    for one in filters[:12]:
        page.tab.evaluate("(f) => argmap.go({ f: [f] })", one)
        assert page.state()["f"] == [one]
    page.tab.evaluate("(f) => argmap.go({ f })", filters[:12])
    page.open(page.tab.evaluate("() => location.hash"))
    assert sorted(page.state()["f"]) == sorted(filters[:12])
    assert page.tab.evaluate("() => window.hacked") is None
    assert page.tab.evaluate("() => document.querySelectorAll('#app img, #app script, #app style').length") == 0
    assert page.trouble == []


def test_the_table_sorts_by_every_column(page: Opened) -> None:
    """Each heading sorts by its column, and says so to those who do not see the arrow."""
    page.go("#v=table&f=type:evidence")
    heads = page.tab.locator("#list th[scope=col] button")
    for at in range(heads.count()):
        heads.nth(at).click()
        page.settle()
        sort = page.tab.locator("#list th[scope=col]").nth(at).get_attribute("aria-sort")
        assert sort in {"ascending", "descending"}
        assert page.tab.locator("#status").inner_text().endswith(sort)
