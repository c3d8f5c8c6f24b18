"""The canonical form keeps what a map says and what its editor wrote beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import MapError
from graph.fmt import ORDER, WIDTH, first_difference, formatted
from graph.load import load, parse
from graph.vocab import PROPERTIES

HEAD = (
    "@prefix am: <https://w3id.org/argmap/vocabulary#> .\n@prefix : <http://example.org/> .\n"
    "@prefix doco: <http://purl.org/spar/doco/> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)


def _quoted(text: str, quote: str) -> str:
    """A string in Turtle in one of its four kinds of quotes."""
    text = text.replace("\\", "\\\\").replace(quote[0], f"\\{quote[0]}")
    if len(quote) == 1:
        text = text.replace("\n", "\\n").replace("\r", "\\r")
    return f"{quote}{text}{quote}"


names = st.sampled_from(
    [":a", ":b.c", ":3.3", ":d-e", r":f\,g", ":h%20i", ":\u00e9t\u00e9", "<http://example.org/j#k>", ":"]
)
strings = st.builds(
    lambda text, quote, tail: _quoted(text, quote) + tail,
    st.text("ab \"'\\\n\r\t#;.,\u00e9\U0001f600", max_size=12),
    st.sampled_from(['"', "'", '"""', "'''"]),
    st.sampled_from(["", "@en", "@de-AT", "^^xsd:date", " ^^ <http://example.org/t>"]),
)
values = st.one_of(names, strings, st.sampled_from(["1", "-2", "+3.5", ".5", "1e3", "4.E-1", "true", "false"]))
predicates = st.sampled_from(
    ["a", "rdf:type", "am:voice", "am:role", "rdfs:label", "rdfs:comment", ":other", "<http://x/y>"]
)


@st.composite
def turtles(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text in Turtle with comments in every place, and its comments."""
    comments: list[str] = []

    def gap() -> str:
        kind = draw(st.sampled_from([" ", " ", "\n", "\t \n\n", " #\n", "\n#\n  ", "\r\n", "\n\n#\n\n"]))
        if "#" in kind:
            comments.append(f"# comment {len(comments)}")
            kind = kind.replace("#", comments[-1])
        return kind

    pieces = [HEAD, "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."]
    for _ in range(draw(st.integers(1, 4))):
        properties = draw(
            st.lists(st.tuples(predicates, st.lists(values, min_size=1, max_size=3)), min_size=1, max_size=4)
        )
        if draw(st.booleans()):
            properties.append(("a", ["doco:Sentence"]))
        pieces += [gap(), draw(names)]
        for place, (predicate, objects) in enumerate(properties):
            kinds = (
                [draw(names) for _ in objects] if predicate in ("a", "rdf:type") and objects[0][0] != "d" else objects
            )
            pieces += [gap() + ";" + gap() if place else gap(), predicate]
            for at, value in enumerate(kinds):
                pieces += [gap() + "," + gap() if at else gap(), value]
        pieces += [gap() + ";" if draw(st.booleans()) else "", gap(), "."]
    pieces.append(gap())
    return "".join(pieces), comments


def _triples(source: bytes) -> set[tuple[str, str, str]]:
    return {(str(row.subject), str(row.predicate), str(row.object)) for row in parse(source)}


@given(turtles())
def test_triples_stay(case: tuple[str, list[str]]) -> None:
    """The triples before and after are the same."""
    source = case[0].encode()
    assert _triples(formatted(parse(source))) == _triples(source)


@given(turtles())
def test_twice_is_once(case: tuple[str, list[str]]) -> None:
    """The canonical form of a canonical form is itself."""
    once = formatted(parse(case[0].encode()))
    assert formatted(parse(once)).decode() == once.decode()
    assert first_difference(parse(once)) == 0


@given(turtles())
def test_comments_stay(case: tuple[str, list[str]]) -> None:
    """Every comment is still there, once."""
    source, comments = case
    after = formatted(parse(source.encode())).decode()
    assert [after.count(f"{comment}\n") for comment in comments] == [1] * len(comments)


@given(turtles())
def test_layout(case: tuple[str, list[str]]) -> None:
    """No line ends in a space, no two blank lines follow each other, and the last line ends."""
    source, _ = case
    if '"""' in source or "'''" in source:
        return  # what stands inside strings is not ours to lay out
    after = formatted(parse(source.encode())).decode()
    assert after.endswith("\n")
    assert "\n\n\n" not in after
    assert not after.startswith("\n")
    assert all(line == line.rstrip() for line in after.split("\n"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":x rdfs:comment 'last' ; am:voice :v ; rdfs:label 'first' ; a am:Claim .",
         ":x a am:Claim ;\n    rdfs:label 'first' ;\n    am:voice :v ;\n    rdfs:comment 'last' .\n"),
        (":x a am:Claim; # kind\n  # about the voice\n am:voice :v, # one\n :w # two\n . # end",
         ":x a am:Claim ;  # kind\n    # about the voice\n    # two\n    am:voice :v,  # one\n        :w .  # end\n"),
        (":s1 a doco:Sentence ;\n am:digest 'd' .\n\n\n:s2 a doco:Sentence .",
         ":s1 a doco:Sentence ; am:digest 'd' .\n:s2 a doco:Sentence .\n"),
        ("# alone\n\n# with x\n:x rdfs:label '''two\n lines ''' .\n# end",
         "# alone\n\n# with x\n:x rdfs:label '''two\n lines ''' .\n\n# end\n"),
        (":x am:voice :v. :y am:voice :w.", ":x am:voice :v .\n\n:y am:voice :w .\n"),
    ],
)  # fmt: skip
def test_examples(before: str, after: str) -> None:
    """Properties find their order, comments their place, sentences one line each."""
    assert formatted(parse(f"{HEAD}\n{before}".encode())).decode() == f"{HEAD}\n{after}"


def test_long_lists_go_on_in_the_next_line() -> None:
    """A list of values that does not fit a line is filled line by line, eight spaces in."""
    names_ = ", ".join(f":a-rather-long-name-{n}" for n in range(12))
    lines = formatted(parse(f"{HEAD}:x am:voice {names_} .".encode())).decode().split("\n\n")[1].splitlines()
    assert len(lines) == 3
    assert all(len(line) <= WIDTH for line in lines)
    assert all(line.startswith("        :a-rather") for line in lines[1:])


def test_directives_are_written_one_way() -> None:
    """SPARQL's PREFIX goes; directives stand together."""
    source = "PREFIX a:<http://example.org/>\n\n\nbase <http://example.org/>\n@prefix b:<#>.\n<x> a:b b:c."
    after = formatted(parse(source.encode())).decode()
    assert after.startswith(
        "@prefix a: <http://example.org/> .\n@base <http://example.org/> .\n@prefix b: <#> .\n\n<x> a:b b:c ."
    )


@pytest.mark.parametrize(
    "odd", ["[ a am:Actor ]", "( :a )", "_:b", "<<( :a :b :c )>>", "'x'@en--ltr", ":a ~ :b {| :c :d |}"]
)
def test_what_is_not_plain_turtle_is_refused(odd: str) -> None:
    """A blank node, or what later versions of Turtle have, is an error with its line."""
    with pytest.raises(MapError, match=r"^map:7: "):
        formatted(parse(f"{HEAD}:x am:about\n{odd} .".encode()))


def test_first_difference(data: Path) -> None:
    """The first line that would change is named; a canonical file has none."""
    assert first_difference(load(data / "good" / "bridge.ttl")) == 0
    assert first_difference(parse(f"{HEAD}\n:x a am:Claim ;\n  am:voice :v .\n".encode())) == 8
    assert first_difference(parse(f"{HEAD}\n:x a am:Claim .\n\n".encode())) == 8


def test_every_property_has_a_place() -> None:
    """Each term that stands between a subject and a value is in the order, once."""
    assert len(ORDER) == len(set(ORDER))
    assert set(PROPERTIES) <= set(ORDER)


def test_the_maps_of_the_tests_are_canonical(data: Path) -> None:
    """What we show as a good map looks as argmap fmt would write it."""
    files = sorted((data / "good").glob("*.ttl"))
    assert [(file.name, first_difference(load(file))) for file in files] == [(file.name, 0) for file in files]
