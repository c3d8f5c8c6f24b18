"""The palette: contrast in both themes, and relations told apart by eyes that see fewer hues."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph.model import EvidenceKind, Role
from viz.style import DARK, FORCED, FORMS, LIGHT, RELATIONS, theme_css

THEMES = {"light": LIGHT, "dark": DARK}
_SEEN = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def _contrast(one: str, other: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    bright = [sum(w * c for w, c in zip(weights, _linear(colour), strict=True)) for colour in (one, other)]
    high, low = sorted(bright, reverse=True)
    return (high + 0.05) / (low + 0.05)


def _lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = rgb
    xyz = ((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b,
           (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)  # fmt: skip
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _distance(one: str, other: str, eyes: str) -> float:
    seen = [
        _lab([min(1, max(0, sum(w * c for w, c in zip(row, _linear(x), strict=True)))) for row in _SEEN[eyes]])
        for x in (one, other)
    ]
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "tint"), ("ink", "record"),
        ("ink", "warn-tint"),
        ("muted", "paper"), ("muted", "surface"), ("muted", "tint"), ("muted", "record"), ("muted", "sunken"),
        ("accent", "paper"), ("accent", "surface"), ("accent", "tint"), ("accent-ink", "accent"),
        ("thesis-ink", "thesis"), ("warn", "warn-tint"), ("warn", "surface"), ("warn", "tint"),
    ],
)  # fmt: skip
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    """Every text colour has a contrast of at least 4.5 on every ground it is written on."""
    assert _contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_signs_can_be_seen(theme: str) -> None:
    """Card edges and relation colours have a contrast of 3 on what they lie on; the sign in a relation's disc 4.5."""
    colours = THEMES[theme]
    for name in ("edge", *RELATIONS):
        assert min(_contrast(colours[name], colours[g]) for g in ("paper", "surface")) >= 3, name
    for name in RELATIONS:
        assert _contrast(colours["surface"], colours[name]) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", _SEEN)
def test_relations_differ_for_all_eyes(theme: str, eyes: str) -> None:
    """Any two relations differ for normal, protan, deutan and tritan eyes; the three commonest differ widely."""
    colours = THEMES[theme]
    for one, other in combinations(RELATIONS, 2):
        least = 20 if {one, other} <= {"for", "against", "qualifies"} else 14
        assert _distance(colours[one], colours[other], eyes) >= least, (one, other)


def test_relations_are_told_without_colour() -> None:
    """No two relations share a sign, a dash or a word."""
    for part in ("glyph", "dash", "word"):
        said = [getattr(mark, part) for mark in RELATIONS.values()]
        assert len(set(said)) == len(said), part


def test_every_form_has_a_word() -> None:
    """Every role and every kind of evidence has a word on the card, and no word is left over."""
    assert set(FORMS) == {*map(str, Role), *map(str, EvidenceKind)}


def test_themes_name_the_same_colours() -> None:
    """Light, dark and forced colours define the same properties, and the style sheet has them all."""
    assert set(LIGHT) == set(DARK) == set(FORCED)
    assert all(f"--{name}: {colour};" in theme_css() for name, colour in (*LIGHT.items(), *DARK.items()))
