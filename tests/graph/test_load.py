"""Turtle comes in with the line of every triple, or not at all, with a line that says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import CallError, Finding, MapError
from graph.load import LIMIT, builtin, load, parse

PREFIX = "@prefix : <http://example.org/> .\n"


def test_every_triple_has_the_line_on_which_its_object_ends() -> None:
    """Lists, comments and strings of several lines do not confuse the count."""
    source = PREFIX + ":a :b :c, # one\n  :d ;\n\n  :e '''two\nlines''' ; :f 1 .\n"
    rows = [(row.object.value, row.line) for row in parse(source.encode())]
    assert rows == [("http://example.org/c", 2), ("http://example.org/d", 3), ("two\nlines", 6), ("1", 6)]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=20))
def test_lines_with_any_number_of_blank_lines_between(gaps: list[int]) -> None:
    """A triple's line is where it stands, whatever stands above it."""
    source, expected = PREFIX, []
    for number, gap in enumerate(gaps):
        source += "\n" * gap + f":s{number} :p {number} .\n"
        expected.append(source.count("\n"))
    assert [row.line for row in parse(source.encode())] == expected


def test_a_long_line_is_one_line() -> None:
    """The parser may take a line in pieces: it counts once."""
    source = PREFIX + f":a :b '{'x' * 200_000}' .\n:c :d :e .\n"
    assert [row.line for row in parse(source.encode())] == [2, 3]


def test_names_are_written_as_the_file_writes_them() -> None:
    """The longest namespace that fits gives the prefix; without one the IRI stays whole."""
    triples = parse(b"@prefix a: <http://e.org/> .\n@prefix b: <http://e.org/b/> .\na:x a:y b:z .\n")
    assert triples.short("http://e.org/b/z") == "b:z"
    assert triples.short("http://e.org/z") == "a:z"
    assert triples.short("http://elsewhere.org/") == "http://elsewhere.org/"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The call is at fault, and is told so."""
    with pytest.raises(CallError, match="no such file"):
        load(tmp_path / "none.ttl")


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no map; the message names a file in it."""
    with pytest.raises(CallError, match="a folder: a map is one Turtle file"):
        load(tmp_path)


def test_a_file_above_the_limit_is_refused_at_once(tmp_path: Path) -> None:
    """The limit is named before a byte is read; the file takes no room on the disk."""
    huge = tmp_path / "huge.ttl"
    with huge.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(CallError, match=f"a map may have {LIMIT / 1e6:.0f} MB"):
        load(huge)


def _outcome(source: bytes) -> tuple[Finding, ...]:
    """What is found in some bytes, whether they are Turtle or not."""
    try:
        return parse(source, "any.ttl").findings()
    except MapError as error:
        return error.findings


@given(st.binary(max_size=200))
def test_any_bytes_are_a_map_or_an_error(source: bytes) -> None:
    """Nothing that can stand in a file ends in anything but triples or findings with a line."""
    assert all(finding.line >= 1 for finding in _outcome(source))


@given(st.text("ab:.;,<>[]()\"'@^#_\\{}|~ \n1-", max_size=60))
def test_any_text_is_a_map_or_an_error(source: str) -> None:
    """The same for text made of what Turtle is made of."""
    assert all(finding.line >= 1 for finding in _outcome((PREFIX + source).encode()))


def test_the_built_in_map_stands_beside_the_package() -> None:
    """The map of the thesis is found whether argmap is a checkout or installed; tests/test_house.py tries a wheel."""
    assert builtin().name == "claims.ttl"
    assert (builtin().parent / "graph" / "load.py").is_file()
