"""The page in a notebook: in place, and shut in."""

from __future__ import annotations

import html
from collections.abc import Callable

import viz


def test_a_notebook_shows_the_page_in_a_sandbox(made: Callable) -> None:
    """The page is shown in a frame that may run scripts and nothing else, whole and escaped."""
    shown = viz.show(*made("tiny"))
    frame = shown._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts allow-popups" srcdoc="')
    assert "allow-same-origin" not in frame
    assert html.unescape(frame.split('srcdoc="')[1].split('"')[0]) == shown.html
