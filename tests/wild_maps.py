"""Wild maps as Turtle: everything that the shapes allow, in no order that a person would think of.

The shapes themselves say what there is, so a term that is added tomorrow is drawn tomorrow.  Names, labels and strings
are hostile; sections, notes, sources and relations run in circles.  A *sound* map keeps what the checks ask as well, so
that every command gets to its work; one that is not shows what the checks make of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from random import Random

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH, XSD

from graph.vocab import AM, DOCO, PROV, RDF

HOSTILE = (
    "</script><script>alert(1)</script>", "{{ 7 * 7 }} {% raw %}", "[bold red]not markup[/] [/]", "a\tb\nc\r\nd",
    "\u202ebackwards\u202c and \u200bunseen", "' OR 1=1; --", '"quoted" \\back\\slash', "\u0000\u0007\u001b[31m",
    "\ufffe \U0001f642 \u00e9 e\u0301", "=1+1,2;3", "-->]]>", "x" * 3_000, "word " * 400, "\u00ad", "\u203f",
    "?who {names} %s %(x)s $1", "#n=claim", "\u0130stanbul \u01c5 \u00df",
)  # fmt: skip
"""Strings that somebody else's program takes for more than a string."""

PERIODS = ("2010", "2010-12", "2010-12-01", "2005/2006", "2009/", "-0044-03-15", "9999-99-99", "2012/2003")
ODD_NAMES = ("o'{}", "({})", "a,b;{}", "\u00e9{}", "{}%20x", "{}#y", "-{}", "{}.", "a/b/{}", "true{}")
COUNTS = {
    AM.Text: 0, AM.Actor: 0.06, AM.Relay: 0.03, AM.Source: 0.1, AM.Footnote: 0.15, DOCO.Section: 0.04,
    DOCO.Sentence: 0.3, AM.Claim: 0.7, AM.Evidence: 0.3, AM.Inference: 1.1, AM.Conflict: 0.6, AM.Remark: 0.05,
    AM.Stop: 0.02,
}  # fmt: skip
"""How many of each kind there are for each statement; there is at least one of each."""

Values = dict[str, list[str]]
"""Of one thing: its properties, and the terms they hold, as Turtle."""


@dataclass(frozen=True)
class Property:
    """What a shape says of one property."""

    path: str
    least: int
    most: int
    choices: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    datatype: str = ""
    pattern: str = ""
    any_thing: bool = False


@dataclass
class Wild:
    """A map in the making."""

    random: Random
    strings: tuple[str, ...]
    things: dict[str, list[str]] = field(default_factory=dict)
    held: dict[str, Values] = field(default_factory=dict)


@cache
def shapes() -> dict[str, tuple[Property, ...]]:
    """Of every kind of thing the properties that its shape names."""
    data = Graph().parse(str(resources.files("graph") / "shapes.ttl"))
    found = {}
    for shape, kind in sorted(data.subject_objects(SH.targetClass)):
        nodes = data.objects(shape, SH.property)
        found[str(kind)] = tuple(sorted((_property(data, node) for node in nodes), key=lambda p: p.path))
    return found


def _property(data: Graph, node) -> Property:
    def one(term, otherwise=""):
        return str(data.value(node, term, default=otherwise))

    choices = data.value(node, SH["in"])
    either = data.value(node, SH["or"])
    parts = [node, *(Collection(data, either) if either else ())]
    return Property(
        path=one(SH.path),
        least=int(one(SH.minCount, "0")),
        most=int(one(SH.maxCount, "3")),
        choices=tuple(_term(c) for c in Collection(data, choices)) if choices else (),
        classes=tuple(str(kind) for part in parts for kind in data.objects(part, SH["class"])),
        datatype=one(SH.datatype),
        pattern=one(SH.pattern),
        any_thing=one(SH.nodeKind) == str(SH.IRI),
    )


def _term(value) -> str:
    return f"<{value}>" if isinstance(value, URIRef) else json.dumps(str(value))


def wild_map(seed: int, statements: int, strings: tuple[str, ...] = (), *, sound: bool = True) -> str:
    """A map of about so many statements as Turtle; the same seed and strings give the same map."""
    wild = Wild(Random(seed), (*HOSTILE, *(s for s in strings if s.strip())))
    for kind, share in COUNTS.items():
        word = kind.rsplit("#", 1)[-1].rsplit("/", 1)[-1].lower()
        wild.things[str(kind)] = [_name(wild.random, word, n) for n in range(max(1, round(share * statements)))]
    for kind, names in wild.things.items():
        for number, name in enumerate(names):
            wild.held[name] = {str(RDF.type): [f"<{kind}>"], **dict(_drawn(wild, kind, number))}
    if sound:
        _make_sound(wild)
    blocks = [_block(name, held) for name, held in wild.held.items()]
    wild.random.shuffle(blocks)
    return "\n".join(["@prefix x: <https://example.org/> .", *blocks]) + "\n"


def _name(random: Random, word: str, number: int) -> str:
    odd = random.choice(ODD_NAMES) if random.random() < 0.15 else "{}"
    return f"<https://example.org/{word}/{odd.format(f'{word}{number}')}>"


def _block(name: str, held: Values) -> str:
    pairs = [f"<{path}> {', '.join(dict.fromkeys(values))}" for path, values in held.items() if values]
    return f"{name} {' ; '.join(pairs)} ."


def _drawn(wild: Wild, kind: str, number: int) -> Iterator[tuple[str, list[str]]]:
    for described in shapes()[kind]:
        least = described.least if wild.random.random() < 0.5 else min(described.least or 1, described.most)
        count = max(least, wild.random.randint(0, min(described.most, 3)))
        values = [_value(wild, described, number) for _ in range(count)]
        yield described.path, [value for value in values if value]


def _value(wild: Wild, described: Property, number: int) -> str:
    random = wild.random
    if described.choices:
        return random.choice(described.choices)
    if described.classes:
        return random.choice([name for kind in described.classes for name in wild.things[kind]])
    if described.any_thing:
        return random.choice([name for names in wild.things.values() for name in names])
    literals = {
        XSD.boolean: lambda: random.choice(("true", "false")),
        XSD.integer: lambda: str(number + 1),
        XSD.date: lambda: f'"2010-0{random.randint(1, 9)}-11"^^<{XSD.date}>',
        XSD.anyURI: lambda: f'"https://example.org/{random.randint(1, 9)}?a=1&b=%22"^^<{XSD.anyURI}>',
    }
    made = literals.get(URIRef(described.datatype))
    return made() if made else json.dumps(_string(wild, described), ensure_ascii=False)


def _string(wild: Wild, described: Property) -> str:
    if "[0-9]{4}" in described.pattern:
        return wild.random.choice(PERIODS)
    if "64" in described.pattern:
        return f"{wild.random.getrandbits(256):064x}"
    text = wild.random.choice(wild.strings)
    return f"{wild.random.randint(1, 9)}: {text}" if described.pattern.startswith("^[0-9]") else text


# -- what the checks ask


def _make_sound(wild: Wild) -> None:
    for text in wild.things[AM.Text]:
        wild.held[text][AM.normalizer] = ['"am-norm-1"']
    for name in [*wild.things[AM.Claim], *wild.things[AM.Evidence]]:
        wild.held[name][PROV.wasDerivedFrom] = wild.random.sample(wild.things[DOCO.Sentence], 1)
        if any(role in str(wild.held[name].get(AM.role)) for role in ("main-claim", "central-thesis")):
            wild.held[name][AM.commonGround] = []
    for number, name in enumerate(wild.things[AM.Relay]):
        inner = [*wild.things[AM.Actor], *wild.things[AM.Relay][:number]]
        wild.held[name][AM.relays] = [wild.random.choice(inner)]
    for name in wild.things[AM.Inference]:
        _sound_inference(wild, wild.held[name])
    for name in wild.things[AM.Conflict]:
        _sound_conflict(wild, wild.held[name])


def _sound_inference(wild: Wild, held: Values) -> None:
    """No premise is the conclusion or rejected by the author."""
    others = [s for s in (*wild.things[AM.Claim], *wild.things[AM.Evidence]) if s != held[AM.conclusion][0]]
    held[AM.premise] = [s for s in held[AM.premise] if s in others] or [wild.random.choice(others)]
    for premise in held[AM.premise]:
        if "rejects" in wild.held[premise][AM.attitude][0]:
            wild.held[premise][AM.attitude] = [f"<{AM.entertains}>"]


def _sound_conflict(wild: Wild, held: Values) -> None:
    """The force fits its aim, a concession its statement, who prevails is a side, and nobody opposes common ground."""
    attacker, attacked = held[AM.attacker][0], held[AM.attacked][0]
    relation = attacked in wild.things[AM.Inference]
    mild = "qualifies" in held[AM.force][0]
    held[AM.force] = [f"<{AM.qualifies if mild else AM.undercuts if relation else AM.rebuts}>"]
    if "concedes" not in wild.held[attacker][AM.attitude][0]:
        held[AM.conceded] = []
    sides = [attacker, wild.held[attacked][AM.conclusion][0] if relation else attacked]
    held[AM.prevails] = [wild.random.choice(sides)] if held[AM.prevails] else []
    held[AM.prevailsBecause] = held[AM.prevailsBecause] or [f"<{AM.later_over_earlier}>"]
    for side in (attacker, *sides):
        wild.held[side][AM.commonGround] = []
