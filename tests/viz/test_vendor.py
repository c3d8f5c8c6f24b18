"""Vendored files are what they say they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from viz.render import VENDOR

ROOT = Path(__file__).parents[2]
KNOWN = {
    "viz/vendor/vis-network-10.1.5.min.js": "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5",
    "tests/viz/vendor/axe-core-4.14.1.min.js": "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_vendored_file_is_unchanged(name: str) -> None:
    """The digest is the one known here and the one written beside the file, and a licence stands there too."""
    path = ROOT / name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == KNOWN[name]
    assert (path.parent / "SHA256SUMS").read_text() == f"{KNOWN[name]}  {path.name}\n"
    assert list(path.parent.glob("*LICENSE*"))


def test_the_page_uses_the_vendored_file() -> None:
    """The script that is inlined is the one whose digest is checked."""
    assert f"viz/vendor/{VENDOR}" in KNOWN
