"""Triples to findings: what is wrong in a map, where, and how to repair it.

Three layers, each with its own kind of rule: the *form* of the file (here, in Python: what needs a nearest name to be
helpful), the *shapes* (``shapes.ttl``, SHACL: what each kind of thing must carry), the *checks* (``queries/checks``,
SPARQL: what several things must agree in; any row is a finding).

The shapes are run by the ``shacl`` engine, which is some thirty times faster than pySHACL; pySHACL is the oracle in
``tests/graph/test_check.py``, and both must agree on every bad map.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources

import pyoxigraph as ox
import shacl

from graph.errors import Finding
from graph.load import Triple, Triples
from graph.vocab import AM, AM_BASE, DERIVED, DOCO, PROPERTIES, RDF, SCHEME, SCHEME_BASE, STANDARD

KINDS: dict[str, str] = {
    AM.Claim: "claim", AM.Evidence: "piece of evidence", AM.Inference: "inference", AM.Conflict: "conflict",
    AM.Actor: "actor", AM.Relay: "relay", AM.Source: "source", AM.Footnote: "footnote", AM.Text: "text",
    AM.Remark: "analyst's note", AM.Stop: "stop of a tour", DOCO.Section: "section", DOCO.Sentence: "sentence",
}  # fmt: skip
"""The kinds of thing that a map holds; a thing is of exactly one."""

_KNOWN = frozenset(
    {str(term) for term in (*AM, *SCHEME)} | {str(term) for vocabulary in STANDARD for term in vocabulary}
)
_PROPERTIES = frozenset(
    {str(term) for vocabulary in STANDARD for term in vocabulary if vocabulary is not DOCO} | set(PROPERTIES)
)


def check(triples: Triples) -> tuple[Finding, ...]:
    """Every finding about these triples, sorted by line; nothing is reported twice.

    Where the form of a value is wrong already, the shapes and checks that trip over the same value keep silent.
    """
    form = list(_form(triples))
    seen = {(finding.who, finding.rule.partition(" ")[2]) for finding in form}
    misnamed = {finding.who for finding in form if finding.rule.startswith(("unknown-term", "two-kinds"))}
    findings = form + [
        finding
        for finding in _shapes(triples)
        if (finding.who, finding.rule.partition(" ")[2]) not in seen
        and not (finding.who in misnamed and finding.rule.startswith("MinCount"))
    ]
    if not findings:
        findings.extend(_checks(triples))
    return tuple(sorted(set(findings)))


def nearest(wrong: str, right: list[str]) -> str:
    """The likeliest right names for a wrong one, as the end of a sentence; empty if none is near.

    >>> nearest("claim:osce-is-to-big", ["claim:osce-is-too-big", "claim:nato-is-small"])
    'did you mean claim:osce-is-too-big?'
    """
    close = difflib.get_close_matches(wrong, right, n=2, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else ""


# -- the form of the file


def _form(triples: Triples) -> Iterator[Finding]:
    kinds: dict[str, dict[str, int]] = defaultdict(dict)
    for row in triples:
        if row.predicate.value == RDF.type and isinstance(row.object, ox.NamedNode):
            kinds[row.subject.value].setdefault(row.object.value, row.line)
    if not triples.rows:
        yield _finding(triples, 1, "", "no triple in the file", "begin a map as docs/annotation.md shows", "empty")
    for row in triples:
        yield from _form_of(triples, row, kinds)
    yield from _two_kinds(triples, kinds)
    yield from _no_kind(triples, kinds)


def _form_of(triples: Triples, row: Triple, kinds: dict[str, dict[str, int]]) -> Iterator[Finding]:
    if isinstance(row.subject, ox.BlankNode) or isinstance(row.object, ox.BlankNode):
        path = triples.short(row.predicate.value)
        repair = "give it a name of its own, such as claim:a-few-words, and refer to that"
        what = f"{path} makes a blank node"
        yield _finding(triples, row.line, _name(triples, row.subject), what, repair, f"blank-node {path}")
        return
    predicate = row.predicate.value
    if predicate not in _KNOWN:
        yield _unknown(triples, row, predicate)
    elif predicate in _ELSEWHERE:
        yield _not_by_hand(triples, row)
        return
    if not isinstance(row.object, ox.NamedNode):
        yield from _literal(triples, row)
        return
    value = row.object.value
    if value.startswith((AM_BASE, SCHEME_BASE)):
        if value not in _KNOWN:
            yield _unknown(triples, row, value)
    elif predicate in _REFERS and value not in kinds:
        yield _dangling(triples, row, kinds)


_ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(DERIVED, "take it out: it is worked out at every build"),
    **dict.fromkeys((AM.supports, AM.explains_why), "write an am:Inference with am:premise and am:conclusion"),
    **dict.fromkeys((AM.attacks, AM.pullsAgainst), "write an am:Conflict with am:attacker and am:attacked"),
    **dict.fromkeys((AM.heldBy, AM.relayedBy), "write am:voice"),
    AM.inSection: "write prov:wasDerivedFrom and the sentence",
    AM.restsOnSource: "write am:shownBy, am:saidBy or am:halfCitedBy and the note",
    **dict.fromkeys((AM.rejected, AM.accepted), "put it into a file for argmap whatif --scenario"),
}
"""The terms that no map has, with what to do instead."""


def _not_by_hand(triples: Triples, row: Triple) -> Finding:
    path = triples.short(row.predicate.value)
    why = "is worked out by argmap, never written" if row.predicate.value in DERIVED else "belongs into a scenario"
    repair = _ELSEWHERE[row.predicate.value]
    return _finding(triples, row.line, _name(triples, row.subject), f"{path} {why}", repair, f"not-by-hand {path}")


def _dangling(triples: Triples, row: Triple, kinds: dict[str, dict[str, int]]) -> Finding:
    path, short = triples.short(row.predicate.value), triples.short(row.object.value)
    same = [triples.short(k) for k in kinds if triples.short(k).partition(":")[0] == short.partition(":")[0]]
    what = f"{path} names {short}, which this map does not have"
    repair = nearest(short, sorted(same)) or "define it, or name another"
    return _finding(triples, row.line, _name(triples, row.subject), what, repair, f"dangling {path}")


_REFERS = frozenset(
    term
    for term in _PROPERTIES
    if term.startswith(AM_BASE) or term.endswith(("wasDerivedFrom", "isPartOf", "creator", "publisher"))
)
_NODES = frozenset(
    str(term)
    for term in (
        AM.voice, AM.shownBy, AM.saidBy, AM.halfCitedBy, AM.premise, AM.conclusion, AM.attacker, AM.attacked,
        AM.prevails, AM.answeredBy, AM.speaker, AM.relays, AM.cites, AM.ibid, AM.means, AM.namesSource, AM.about,
        AM.affiliation,
    )
)  # fmt: skip


def _literal(triples: Triples, row: Triple) -> Iterator[Finding]:
    value = row.object.value
    if row.predicate.value in _NODES:
        path = triples.short(row.predicate.value)
        what = f'{path} has the text "{value[:60]}" where the name of a thing belongs'
        repair = "write a name, such as claim:a-few-words, without quotes"
        yield _finding(triples, row.line, _name(triples, row.subject), what, repair, f"literal {path}")
    elif isinstance(row.object, ox.Literal) and not _well_typed(row.object):
        path = triples.short(row.predicate.value)
        what = f'{path} has "{value[:60]}", which is no {row.object.datatype.value.rsplit("#", 1)[-1]}'
        repair = "mend the value, or leave the type out"
        yield _finding(triples, row.line, _name(triples, row.subject), what, repair, f"ill-typed {path}")


_LEXICAL = {
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    "boolean": r"true|false|0|1",
    "date": r"-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(Z|[+-][0-9]{2}:[0-9]{2})?",
}


def _well_typed(literal: ox.Literal) -> bool:
    pattern = _LEXICAL.get(literal.datatype.value.rsplit("#", 1)[-1])
    return pattern is None or re.fullmatch(pattern, literal.value) is not None


def _unknown(triples: Triples, row: Triple, term: str) -> Finding:
    short, path = triples.short(term), triples.short(row.predicate.value)
    as_property = term == row.predicate.value
    ours = sorted(triples.short(known) for known in _KNOWN if (known in _PROPERTIES) is as_property)
    repair = nearest(short, ours) or "take a term of vocabulary.ttl; what is yours alone goes into rdfs:comment"
    what = f"{short} is not a term of the vocabulary"
    return _finding(triples, row.line, _name(triples, row.subject), what, repair, f"unknown-term {path}")


def _two_kinds(triples: Triples, kinds: dict[str, dict[str, int]]) -> Iterator[Finding]:
    for subject, found in kinds.items():
        known = [kind for kind in found if kind in KINDS]
        if len(known) > 1:
            what = f"is of two kinds, {KINDS[known[0]]} and {KINDS[known[1]]}"
            repair = "use two names, one for each"
            yield _finding(triples, found[known[1]], triples.short(subject), what, repair, "two-kinds rdf:type")


def _no_kind(triples: Triples, kinds: dict[str, dict[str, int]]) -> Iterator[Finding]:
    for subject, line in triples.subject_lines.items():
        if not any(kind in KINDS for kind in kinds[subject]) and "/" in subject:
            wrong = [triples.short(kind) for kind in kinds[subject]]
            what = f"{' and '.join(wrong)} is not a kind of thing in a map" if wrong else "is of no kind"
            names = [triples.short(kind) for kind in KINDS]
            repair = (nearest(wrong[0], names) if wrong else "") or f"say what it is: a {names[0]}, {names[1]} ..."
            yield _finding(triples, line, triples.short(subject), what, repair, "no-kind rdf:type")


# -- the shapes


def _shapes(triples: Triples) -> Iterator[Finding]:
    lines = _lines_of_values(triples)
    for result in _compiled().validate_turtle(triples.source.decode("utf-8")).results:
        focus = result.focus_node.strip("<>")
        path = (result.path or "").strip("<>")
        what, _, repair = (result.message or result.component).partition(": ")
        line = lines.get((focus, path, result.value_plain)) if result.value_plain is not None else None
        line = line or triples.subject_lines.get(focus, 0)
        if result.value_plain is not None and "Class" in result.component:
            what = f"{what} (here {triples.short(result.value_plain)})"
        rule = f"{result.component.removesuffix('ConstraintComponent')} {triples.short(path)}"
        yield _finding(triples, line, triples.short(focus), what, repair, rule)


def _lines_of_values(triples: Triples) -> dict[tuple[str, str, str | None], int]:
    return {(row.subject.value, row.predicate.value, row.object.value): row.line for row in triples}


@cache
def _compiled() -> shacl.Shapes:
    return shacl.Shapes.from_turtle((resources.files("graph") / "shapes.ttl").read_text("utf-8"))


# -- the checks


def _checks(triples: Triples) -> Iterator[Finding]:
    """Run ``queries/checks``: the first comment is the message, ``# repair:`` the repair; {names} are filled in."""
    store = ox.Store()
    store.extend(ox.Quad(row.subject, row.predicate, row.object) for row in triples)
    for name, query in check_queries():
        message, repair, severity = _head(query)
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)  # a check is a SELECT, tested
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            row = {name: triples.short(solution[name].value) for name in names if solution[name] is not None}
            line = triples.subject_lines.get(solution["who"].value, 0)
            what = message.format_map(defaultdict(str, row))
            fix = repair.format_map(defaultdict(str, row))
            yield Finding(triples.file, line, row["who"], what, fix, rule=name, severity=severity)


@cache
def check_queries() -> tuple[tuple[str, str], ...]:
    """The checks, by name: SPARQL SELECTs with ?who; any row is a finding."""
    folder = resources.files("graph") / "queries" / "checks"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return tuple((f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in files)


def _head(query: str) -> tuple[str, str, str]:
    comments = [line[1:].strip() for line in query.splitlines() if line.startswith("#")]
    said = dict(line.split(": ", 1) for line in comments[1:] if ": " in line)
    return comments[0], said["repair"], said.get("severity", "error")


def _name(triples: Triples, subject: ox.NamedNode | ox.BlankNode) -> str:
    return triples.short(subject.value) if isinstance(subject, ox.NamedNode) else "a blank node"


def _finding(triples: Triples, line: int, who: str, what: str, repair: str, rule: str) -> Finding:
    return Finding(triples.file, line, who, what, repair, rule)
