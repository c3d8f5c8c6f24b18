"""``analysis.json`` and its schema: every field described, every map's file valid, every wrong file refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import graph
from graph.analysis.outcomes import Carrier, Lens, Semantics
from graph.analysis.strength import strengths
from graph.dossier import dossier
from graph.export import analysis_json, analysis_schema
from graph.model import ArgumentMap
from tests.graph.rich_maps import rich_map


@cache
def validator() -> Draft202012Validator:
    """What checks a file against the schema."""
    schema = json.loads(analysis_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def written(argument_map: ArgumentMap) -> dict[str, Any]:
    """The file of a map, read."""
    return json.loads(analysis_json(argument_map, dossier(argument_map, argument_map.results())))


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a schema, by the object that has it."""
    for name, part in (("Analysis", schema), *schema["$defs"].items()):
        yield from ((f"{name}.{field}", told) for field, told in part.get("properties", {}).items())


def test_every_field_is_described() -> None:
    """Each has a sentence, each kind of value its own, and nothing that is not described may be added."""
    schema = json.loads(analysis_schema())
    found = dict(fields(schema))
    assert len(found) > 40
    assert [name for name, told in found.items() if not told.get("description", "").endswith(".")] == []
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        assert part.get("type") != "object" or part["additionalProperties"] is False


def test_the_schema_names_no_address() -> None:
    """It has no id of its own and leads nowhere; the file names it by the name that it has beside it."""
    schema = json.loads(analysis_schema())
    assert "$id" not in schema
    assert schema["properties"]["$schema"]["default"] == "analysis.schema.json"
    assert written(ArgumentMap(file="empty.ttl"))["$schema"] == "analysis.schema.json"


def test_the_file_of_the_thesis_is_valid() -> None:
    """All of it, and it holds something of everything."""
    found = written(graph.load().map())
    validator().validate(found)
    assert [name for name, part in found.items() if not part and name != "unsettled"] == []


@pytest.mark.parametrize("seed", range(60))
def test_the_file_of_any_map_is_valid(seed: int) -> None:
    """With circles, notes that do not hold, sources without use."""
    validator().validate(written(rich_map(seed)))


def test_the_file_of_the_empty_map_is_valid() -> None:
    """Everything is there, and empty."""
    found = written(ArgumentMap(file="empty.ttl"))
    validator().validate(found)
    assert set(found["verdicts"]) == {str(lens) for lens in Lens}
    assert found["weaknesses"] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("verdicts", {"on-evidence": {"claim:a": "proved"}}),
        ("verdicts", {"by-faith": {}}),
        ("strengths", {"df-quad": {"claim:a": "strong"}}),
        ("needs", {"source": {"claim:a": "source:b"}}),
        ("weaknesses", [{"id": "claim:a"}]),
        ("backed", {"claim:a": 0.5}),
        ("extra", 1),
    ],
)
def test_a_wrong_file_is_refused(field: str, wrong: object) -> None:
    """The schema says no to another verdict, lens, type, a field left out, and one too many."""
    found = {**written(ArgumentMap(file="empty.ttl")), field: wrong}
    with pytest.raises(ValidationError):
        validator().validate(found)


@pytest.mark.parametrize("seed", range(0, 240, 4))
def test_a_strength_is_settled_or_has_its_bounds(seed: int) -> None:
    """Every statement has either, under every semantics, and the rounded bounds still hold the reckoned ones."""
    argument_map = rich_map(seed)
    found, reckoned = written(argument_map), strengths(argument_map)
    names = {statement.id for statement in argument_map.statements}
    for semantics in Semantics:
        settled, open_ = found["strengths"][semantics], found["unsettled"][semantics]
        assert settled.keys() | open_.keys() == names
        assert not settled.keys() & open_.keys()
        for name, (low, high) in open_.items():
            within = reckoned.by_semantics[semantics].interval(name)
            assert low <= within[0] <= within[1] <= high
    assert found["spread"].keys() == names
    assert found["needs"].keys() <= {str(carrier) for carrier in Carrier}
