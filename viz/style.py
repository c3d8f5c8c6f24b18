"""How things look: colours, glyphs and dashes, told once, for the style sheet and for the canvas alike.

Colour never speaks alone.  A relation has a glyph, a dash and a word as well, so that it can be told in print, in
forced colours and by eyes that see fewer hues.  ``tests/viz/test_style.py`` holds the palette to its contrast and to
its distance for three kinds of colour blindness.
"""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """How one kind of relation is shown: the sign on the card, the line to it, the word for it."""

    glyph: str
    dash: tuple[int, ...]
    word: str
    meaning: str


RELATIONS: dict[str, Mark] = {
    "for": Mark("+", (), "for", "a reason to believe it"),
    "explains": Mark("?", (1, 3), "explains", "says why it is so; does not prove it"),
    "qualifies": Mark("~", (2, 4), "qualifies", "pulls against it, yet both can hold"),
    "against": Mark("\N{MINUS SIGN}", (7, 4), "against", "cannot be true together with it"),
    "undercuts": Mark("\N{RIGHT TACK}", (7, 3, 2, 3), "undercuts", "grants the premises, denies that they lead there"),
    "answers": Mark("\N{LEFTWARDS ARROW}", (5, 3), "answers", "meets an objection"),
}

FORMS: dict[str, str] = {
    "central-thesis": "Thesis",
    "main-claim": "Main claim",
    "sub-claim": "Claim",
    "premise-claim": "Premise",
    "theory": "Theory",
    "definition": "Definition",
    "prediction": "Prediction",
    "counter": "Counter-claim",
    "concession": "Concession",
    "figure": "Figure",
    "event": "Event",
    "testimony": "Testimony",
    "document": "Document",
    "rating": "Rating",
    "law": "Law",
}

LIGHT: dict[str, str] = {
    "paper": "#f6f6f3",
    "surface": "#ffffff",
    "sunken": "#ecede9",
    "ink": "#1a2130",
    "muted": "#565e6c",
    "hair": "#dcded9",
    "edge": "#848c98",
    "accent": "#005a9c",
    "accent-ink": "#ffffff",
    "tint": "#e6eef6",
    "thesis": "#1f2a3d",
    "thesis-ink": "#ffffff",
    "record": "#fbfaf5",
    "warn": "#7a4600",
    "warn-tint": "#fdf0d5",
    "for": "#005a9c",
    "explains": "#8a1fd1",
    "qualifies": "#6b7280",
    "against": "#b8420a",
    "undercuts": "#5e0a1e",
    "answers": "#0b4a3c",
}

DARK: dict[str, str] = {
    "paper": "#171a1f",
    "surface": "#22262d",
    "sunken": "#101317",
    "ink": "#e8ebf0",
    "muted": "#a9b1bd",
    "hair": "#363c46",
    "edge": "#78818f",
    "accent": "#6cb6ff",
    "accent-ink": "#0d1520",
    "tint": "#24344a",
    "thesis": "#dfe6f0",
    "thesis-ink": "#141a24",
    "record": "#262822",
    "warn": "#ffcf7d",
    "warn-tint": "#3b2f17",
    "for": "#6cb6ff",
    "explains": "#f2d544",
    "qualifies": "#b9c0cb",
    "against": "#ff9a62",
    "undercuts": "#f65a74",
    "answers": "#7ee0a0",
}

FORCED: dict[str, str] = {
    name: {"accent": "Highlight", "accent-ink": "HighlightText", "ink": "CanvasText", "muted": "CanvasText",
           "thesis-ink": "CanvasText", "hair": "CanvasText", "edge": "CanvasText", "warn": "CanvasText"}.get(
        name, "CanvasText" if name in RELATIONS else "Canvas"
    )
    for name in LIGHT
}  # fmt: skip

FONT = (
    '"Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial,'
    " sans-serif"
)
"""System fonts only: nothing to load, nothing to leak.  Named rather than ``system-ui``, which is broad on Linux."""


def theme_css() -> str:
    """The palette as custom properties: light, dark by preference, either by choice, and forced colours."""
    light, dark, forced = (_block(palette) for palette in (LIGHT, DARK, FORCED))
    return (
        f":root {{ color-scheme: light; --font: {FONT}; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ color-scheme: dark; {dark} }} }}\n"
        f":root[data-theme=dark] {{ color-scheme: dark; {dark} }}\n"
        f"@media print {{ :root, :root[data-theme=dark] {{ color-scheme: light; {light} }} }}\n"
        f"@media (forced-colors: active) {{ :root, :root[data-theme] {{ {forced} }} }}\n"
    )


def _block(palette: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in palette.items())
