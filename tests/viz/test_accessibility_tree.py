"""What a screen reader is told: the accessibility tree of each view of the tiny map, as it was looked at.

``ARGMAP_REFRESH_GOLDENS=1`` stores the trees anew in ``golden/tree/``.  Read them then: a change in them is heard.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.viz.conftest import Opened

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parent / "golden" / "tree"
PLACES = {
    "page": ("#app", ""),
    "focus": ("#stage", "#v=focus&n=claim:dikes-cost-more"),
    "weak": ("#stage", "#v=weak"),
    "debate": ("#stage", "#v=debate"),
    "sources": ("#stage", "#v=sources"),
    "actors": ("#stage", "#v=actors"),
    "text": ("#stage", "#v=text"),
    "timeline": ("#stage", "#v=timeline"),
    "table": ("#stage", "#v=table"),
    "whatif": ("#stage", "#v=whatif&r=source:delta-report"),
    "tour": ("#stage", "#v=tour"),
    "stop": ("#tour", "#s=2"),
    "scenario": ("#scenario", "#r=source:delta-report&a=claim:land-is-swapped"),
    "statement": ("#panel", "#v=map&n=claim:farmers-agree"),
    "source": ("#panel", "#v=sources&n=source:talk-with-okke"),
    "actor": ("#panel", "#v=actors&n=actor:okke-brand"),
    "filtered": ("#chosen", "#v=map&f=type:evidence"),
    "filtered-outline": ("#side", "#v=map&f=type:evidence"),
}
"""What each golden file shows: a part of the page, at an address."""


@pytest.fixture(scope="module")
def tiny(opened: Callable[[str], Opened]) -> Iterator[Opened]:
    """The tiny map, opened anew: what a reader did before would be heard."""
    page = opened("tiny")
    page.open("")
    yield page
    page.go("")


@pytest.mark.parametrize("place", PLACES)
def test_the_tree_is_the_one_that_was_looked_at(place: str, tiny: Opened) -> None:
    """Roles, names, states and order of everything in a part of the page are the stored ones."""
    part, address = PLACES[place]
    tiny.open(address)
    tree = tiny.tab.locator(part).aria_snapshot() + "\n"
    path = GOLDEN / f"{place}.yaml"
    if os.environ.get("ARGMAP_REFRESH_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(tree, "utf-8")
    assert tree == path.read_text("utf-8")


def test_no_golden_is_left_over() -> None:
    """Every stored tree is compared."""
    assert {path.stem for path in GOLDEN.glob("*.yaml")} == set(PLACES)
