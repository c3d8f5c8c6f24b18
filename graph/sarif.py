"""Findings as SARIF 2.1.0, so that an editor or a code review shows them beside the line they are about.

The Static Analysis Results Interchange Format is an OASIS standard (2020).  A log has one run; a rule for each kind of
finding, with its help; a result for each finding, with its place (file as it was named, line from 1) and a fingerprint
that outlives moved lines and other words: the rule and the thing it is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graph.model import Severity

if TYPE_CHECKING:
    from graph.analysis import Weakness
    from graph.errors import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}


def of_weaknesses(weaknesses: Iterable[Weakness], file: str, lines: Mapping[str, int]) -> str:
    """Weaknesses of a map in a file; ``lines`` says where each statement stands (what it does not have has no line).

    >>> "contested" in of_weaknesses([], "map.ttl", {})
    True
    """
    from graph.analysis.weaknesses import KINDS

    rules = [_rule(kind.name, kind.meaning, kind.repair, LEVELS[kind.severity]) for kind in KINDS.values()]
    results = [
        _result(w.kind, LEVELS[w.severity], f"{w.label.rstrip('.')}: {w.why}", (file, lines.get(w.id, 0)), w.id)
        for w in weaknesses
    ]
    return _log(rules, results)


def of_findings(findings: Iterable[Finding]) -> str:
    """What ``check`` found; a rule for each shape and check that found something.

    >>> '"results": []' in of_findings([])
    True
    """
    rules: dict[str, dict[str, Any]] = {}
    results = []
    for finding in findings:
        name = finding.rule or "map"
        meaning = f"{name.replace('-', ' ')}: for example, {finding.what}."
        rules.setdefault(name, _rule(name, meaning, finding.repair or "mend the map", finding.severity))
        message = ": ".join(part for part in (finding.who, finding.what, finding.repair) if part)
        results.append(_result(name, finding.severity, message, (finding.file, finding.line), finding.who))
    return _log([rules[name] for name in sorted(rules)], results)


def _rule(name: str, meaning: str, repair: str, level: str) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": meaning},
        "help": {"text": f"{meaning} To mend it: {repair}."},
        "defaultConfiguration": {"level": level},
    }


def _result(rule: str, level: str, message: str, place: tuple[str, int], who: str) -> dict[str, Any]:
    file, line = place
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if line:
        where["region"] = {"startLine": line}
    found: dict[str, Any] = {"ruleId": rule, "level": level, "message": {"text": message}}
    found["locations"] = [{"physicalLocation": where}]
    if who:
        found["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": who}]
    found["partialFingerprints"] = {"ruleAndThing/v1": f"{rule} {who}"}
    return found


def _uri(file: str) -> str:
    """A path as a URI: relative as it was given, or with its scheme if it is absolute."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _log(rules: list[dict[str, Any]], results: list[dict[str, Any]]) -> str:
    place = {rule["id"]: index for index, rule in enumerate(rules)}
    for result in results:
        result["ruleIndex"] = place[result["ruleId"]]
    driver = {"name": "argmap", "version": version("argmap"), "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
