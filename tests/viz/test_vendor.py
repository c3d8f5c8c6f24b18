"""Vendored files are what they say they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from viz.render import VENDOR
from viz.sparql import ENGINE

ROOT = Path(__file__).parents[2]
KNOWN = {
    "viz/vendor/vis-network-10.1.5.min.js": "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5",
    "viz/vendor/oxigraph-0.5.11.js": "2fcfdcadc79c9146cee98028a273aebc93df3282eb0299c248595bc529deca41",
    "viz/vendor/oxigraph-0.5.11.wasm": "b95b15accb6b789667b8d8b0b8f139d5de588e572499672ff37ce9ba01c4a428",
    "tests/viz/vendor/axe-core-4.14.1.min.js": "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_vendored_file_is_unchanged(name: str) -> None:
    """The digest is the one known here and the one written beside the file, and a licence stands there too."""
    path = ROOT / name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == KNOWN[name]
    assert f"{KNOWN[name]}  {path.name}" in (path.parent / "SHA256SUMS").read_text().splitlines()
    assert list(path.parent.glob(f"{path.name.split('-')[0]}*LICENSE*"))


def test_the_page_uses_the_vendored_files() -> None:
    """What is inlined is what is checked, and nothing lies beside it unchecked."""
    used = {VENDOR, f"{ENGINE}.js", f"{ENGINE}.wasm"}
    assert {f"viz/vendor/{name}" for name in used} <= KNOWN.keys()
    named = {line.split()[1] for line in (ROOT / "viz" / "vendor" / "SHA256SUMS").read_text().splitlines()}
    assert named == used
