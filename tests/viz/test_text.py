"""Text in lines: nothing sticks out, nothing is lost without a sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.text import ELLIPSIS, width, wrap


@given(st.text(max_size=400), st.floats(40, 400), st.integers(1, 9), st.booleans())
def test_no_line_sticks_out(text: str, room: float, most: int, bold: bool) -> None:
    """Every line fits its column, and there are no more lines than asked for."""
    lines = wrap(text, 13, bold, room, most)
    assert len(lines) <= most
    assert all(width(line, 13, bold) <= room for line in lines)


@given(st.text(max_size=400), st.floats(40, 400), st.integers(1, 9))
def test_nothing_is_lost_without_a_sign(text: str, room: float, most: int) -> None:
    """The lines hold every character but white space, or the last ends in an ellipsis."""
    lines = wrap(text, 13, False, room, most)
    whole = "".join(text.split())
    said = "".join("".join(lines).split())
    assert said == whole or (lines[-1].endswith(ELLIPSIS) and whole.startswith(said.removesuffix(ELLIPSIS)))


def test_long_texts_cost_no_more_than_short_ones() -> None:
    """A text of a million characters is cut as fast as what is shown of it."""
    assert len(wrap("W" * 1_000_000, 13, False, 200, 4)) == 4
    assert len(wrap("word " * 200_000, 13, False, 200, 4)) == 4
