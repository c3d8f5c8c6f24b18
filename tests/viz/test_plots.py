"""The small plots: lengths in proportion, every number written, legible without colour, and harmless."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from viz import plots
from viz.plots import Share

BAD = '<script>"&\x00\ud800\u2028 bold'


def read(svg: str) -> Element:
    """A plot as elements."""
    return fromstring(svg)  # noqa: S314 - what this package wrote a moment ago


def sizes(root: Element, kind: str) -> list[float]:
    """The widths of the bars of one filling."""
    return [float(rect.get("width", 0)) for rect in root.iter("rect") if rect.get("class") == kind]


def words(root: Element) -> list[str]:
    """What is written in a plot."""
    return [text.text or "" for text in root.iter("text")]


def test_bars_are_in_proportion() -> None:
    """Twice the value, twice the length; the longest leaves room for its number; a nought has no bar."""
    root = read(plots.bars("Rain", (("Monday", 4), ("Tuesday", 2), ("Wednesday", 0))))
    long, short = sizes(root, "full")
    assert long == 2 * short
    assert long + plots.ROOM <= plots.WIDTH
    assert {"4", "2", "0"} <= set(words(root))


def test_sides_part_at_the_middle() -> None:
    """Reasons run right of the middle and are full, objections left of it and are open, on one scale."""
    root = read(plots.sides("Balance", ("for", "against"), (("a", 30, 10), ("b", 0, 20))))
    full, (ten, twenty) = sizes(root, "full"), sizes(root, "open")
    assert full[0] == 3 * ten
    assert twenty == 2 * ten
    assert all(0 <= float(rect.get("x", 0)) <= plots.WIDTH for rect in root.iter("rect"))
    assert "a: 30 for, 10 against; b: 0 for, 20 against" in (root.findtext("desc") or "")


def test_shares_fill_the_bar() -> None:
    """Shares follow one another and make up the whole bar, whatever they add up to."""
    root = read(plots.shares("Verdicts", (("all", (Share(3, "full", "stand"), Share(1, "open", "fall"))),)))
    (full,), (open_,) = sizes(root, "full"), sizes(root, "open")
    assert abs(full + open_ - (plots.WIDTH - 1)) < 0.3
    assert abs(full - 3 * open_) < 0.5
    assert "3 stand, 1 fall" in words(root)


def test_spans_lie_between_nought_and_one() -> None:
    """A mark stands where its value is; bounds that did not meet are a line, and are told as such."""
    root = read(plots.spans("Strength", ("a", "b", "c"), (("x", ((0.0, 0.0), (1.0, 1.0), (0.25, 0.75))),)))
    (disc,) = root.iter("circle")
    square = next(rect for rect in root.iter("rect") if rect.get("width") == "8")
    assert (float(disc.get("cx", 0)), float(square.get("x", 0)) + 4) == (6.0, plots.WIDTH - 6)
    assert len(list(root.iter("polygon"))) == 1
    assert [line.get("class") for line in root.iter("line")].count("bounds") == 1
    assert "0.00, 1.00, 0.25 to 0.75" in (root.findtext("desc") or "")


def test_nothing_to_plot_is_a_plot_of_nothing() -> None:
    """Without rows, and with nothing but noughts, each is still an image."""
    for svg in (
        plots.bars("t", ()), plots.sides("t", ("a", "b"), ()), plots.shares("t", ()), plots.spans("t", (), ()),
        plots.bars("t", (("a", 0),)), plots.sides("t", ("a", "b"), (("a", 0, 0),)), plots.shares("t", (("a", ()),)),
    ):  # fmt: skip
        assert read(svg).get("role") == "img"


def test_labels_are_words_whatever_they_are() -> None:
    """Markup, characters that XML cannot hold, and a very long text: the plot is whole, and the label on one line."""
    for label in (BAD, "W" * 10_000, "word " * 2_000, ""):
        root = read(plots.bars(label, ((label, 1), ("b", 2))))
        assert len(words(root)) == 4
        assert not list(root.iter("script"))
