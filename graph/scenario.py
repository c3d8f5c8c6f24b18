"""What is supposed of a map, in a small Turtle file: a label, what is rejected, what is accepted.

A scenario stands apart from the map, so that a doubt can be kept, sent and asked again without touching what the text
says.  It names things by their IRIs; a name that the map does not have is told with its line and the nearest names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.check import nearest
from graph.errors import Finding, MapError
from graph.load import Triple, Triples, parse
from graph.model import Actor, Claim, Conflict, Evidence, Inference, Source, Value, kind_of
from graph.vocab import AM, AM_BASE, RDF, RDFS

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import ArgumentMap

NAMESPACE = "https://w3id.org/argmap/scenario/"
OWN = (("am", AM_BASE), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("scenario", NAMESPACE))
SUPPOSABLE = (Source, Actor, Claim, Evidence, Inference, Conflict)
"""The kinds of thing that can be rejected or accepted."""

_ASKS = {AM.rejected.value: "rejected", AM.accepted.value: "accepted"}
_TERMS = ("am:Scenario", "am:rejected", "am:accepted", "rdfs:label", "rdfs:comment")
_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")


class Scenario(Value):
    """What is supposed of a map; ``rejected`` and ``accepted`` are ids, sorted, each once."""

    name: str
    label: str
    rejected: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


def scenario(name: str, *, reject: Iterable[str] = (), accept: Iterable[str] = (), label: str = "") -> Scenario:
    """A scenario of some ids, named after its file.

    >>> scenario("No interviews", reject=["source:b", "source:a", "source:b"])
    Scenario(name='no-interviews', label='No interviews', rejected=('source:a', 'source:b'), accepted=())
    """
    local = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "scenario"
    return Scenario(
        name=local,
        label=label or name,
        rejected=tuple(sorted(set(reject))),
        accepted=tuple(sorted(set(accept))),
    )


def gather(
    argument_map: ArgumentMap, reject: Iterable[str], accept: Iterable[str], file: Path | None, save_as: str = ""
) -> Scenario:
    """What a user supposes: things by any of their names, and the scenario of a file beside them.

    Raises CallError for a name that is unknown, or if the file cannot be read; MapError if the file is at fault.
    """
    from graph import find_id
    from graph.files import read_text

    kept = read(read_text(file).encode(), argument_map, str(file)) if file else scenario("scenario")
    return scenario(
        save_as or kept.name,
        reject=[*kept.rejected, *(find_id(argument_map, name) for name in reject)],
        accept=[*kept.accepted, *(find_id(argument_map, name) for name in accept)],
        label=kept.label if file else "",
    )


def dump(supposed: Scenario, argument_map: ArgumentMap) -> bytes:
    """The scenario as Turtle in canonical form; the prefixes are those of the map, as far as they are used."""
    from graph.fmt import formatted

    used = {name.partition(":")[0] for name in (*supposed.rejected, *supposed.accepted)}
    own = dict(OWN)
    prefixes = {**own, **{p: n for p, n in argument_map.prefixes if p in used and p not in own}}
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes.items()]
    block = [f"scenario:{supposed.name} a am:Scenario", f"    rdfs:label {ox.Literal(supposed.label)}"]
    for term, names in (("am:rejected", supposed.rejected), ("am:accepted", supposed.accepted)):
        if names:
            block.append(f"    {term} {', '.join(_written(name, argument_map, prefixes) for name in names)}")
    text = "\n".join((*lines, "", " ;\n".join(block) + " .")) + "\n"
    return formatted(parse(text.encode(), "scenario"))


def _written(name: str, argument_map: ArgumentMap, prefixes: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    if dict(argument_map.prefixes).get(prefix) == prefixes.get(prefix) and _PLAIN.fullmatch(local):
        return name
    return f"<{_iri(name, argument_map)}>"


def _iri(name: str, argument_map: ArgumentMap) -> str:
    prefix, _, local = name.partition(":")
    namespace = dict(argument_map.prefixes).get(prefix)
    return name if namespace is None else f"{namespace}{local}"


def read(source: bytes, argument_map: ArgumentMap, file: str = "scenario.ttl") -> Scenario:
    """The scenario in a piece of Turtle.

    MapError, with file, line and repair, if it is not Turtle, has no scenario or several, names what the map does not
    have or what cannot be supposed, or both rejects and accepts a thing.
    """
    triples = parse(source, file)
    known = {_iri(name, argument_map): name for name in argument_map.by_id}
    findings = [*_heads(triples), *(f for row in triples for f in _row(triples, row, argument_map, known))]
    if findings:
        raise MapError(*findings)
    asked: dict[str, dict[str, int]] = {"rejected": {}, "accepted": {}}
    label, (head, *_) = "", triples.subject_lines
    for row in triples:
        if row.predicate.value in _ASKS:
            asked[_ASKS[row.predicate.value]].setdefault(known[row.object.value], row.line)
        elif row.predicate.value == RDFS.label:
            label = row.object.value
    both = [
        _finding(triples, max(asked["rejected"][n], asked["accepted"][n]), n, *_BOTH)
        for n in sorted(asked["rejected"].keys() & asked["accepted"])
    ]
    if both:
        raise MapError(*both)
    name = re.split(r"[/#]", head)[-1]
    return scenario(name, reject=asked["rejected"], accept=asked["accepted"], label=label)


_BOTH = ("is both rejected and accepted", "choose one")


def _heads(triples: Triples) -> Iterator[Finding]:
    """What is wrong with the file as a whole: no scenario, or several."""
    heads = [r for r in triples if r.predicate.value == RDF.type and r.object.value == AM.Scenario]
    subjects = list(dict.fromkeys(row.subject.value for row in heads))
    if not subjects:
        repair = "begin it as argmap whatif --save FILE writes it: scenario:a-name a am:Scenario ; am:rejected ..."
        yield _finding(triples, 1, "", "the file has no am:Scenario", repair)
    for subject in subjects[1:]:
        line = triples.subject_lines[subject]
        yield _finding(triples, line, triples.short(subject), "is a second scenario", "give each a file of its own")
    for subject, line in triples.subject_lines.items() if subjects else ():
        if subject not in subjects:
            what = "is not a scenario, and nothing else belongs here"
            yield _finding(triples, line, triples.short(subject), what, "take it out, or add it to the map")


def _row(triples: Triples, row: Triple, argument_map: ArgumentMap, known: dict[str, str]) -> Iterator[Finding]:
    """What is wrong with one triple: its term, or what it names."""
    predicate, who = row.predicate.value, triples.short(row.subject.value)
    if predicate not in _ASKS:
        if predicate not in (RDF.type, RDFS.label, RDFS.comment):
            short = triples.short(predicate)
            repair = nearest(short, list(_TERMS)) or f"a scenario has {', '.join(_TERMS[1:])}"
            yield _finding(triples, row.line, who, f"{short} is not a term of a scenario", repair)
        return
    short = triples.short(row.object.value)
    if not isinstance(row.object, ox.NamedNode):
        what = f'"{row.object.value[:60]}" stands where the name of a thing belongs'
        yield _finding(triples, row.line, who, what, "write a name, such as source:a-report, without quotes")
    elif row.object.value not in known:
        names = sorted(name for name in known.values() if isinstance(argument_map[name], SUPPOSABLE))
        same = [name for name in names if name.partition(":")[0] == short.partition(":")[0]]
        repair = nearest(short, same) or nearest(short, names) or f"name a thing of {argument_map.file}"
        yield _finding(triples, row.line, who, f"names {short}, which the map does not have", repair)
    elif not isinstance(thing := argument_map[known[row.object.value]], SUPPOSABLE):
        repair = "name a source, an actor, a statement, an inference or a conflict"
        yield _finding(triples, row.line, who, f"names {short}, {kind_of(thing)}", repair)


def _finding(triples: Triples, line: int, who: str, what: str, repair: str) -> Finding:
    return Finding(triples.file, line, who, what, repair, rule="scenario")
