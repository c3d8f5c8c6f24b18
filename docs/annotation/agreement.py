"""How far two independent readings of the thesis agree, chapter by chapter.

Run from the checkout::

    python docs/annotation/agreement.py

It reads the two passes in ``docs/annotation/pass-a`` and ``pass-b`` and prints the tables of ``agreement.md``.

Statements are matched one to one by their anchors: the pairs with the greatest overlap of sentences first (Jaccard
index; ties by the likeness of their words).  Of matched statements the kind, role, attitude and innermost voice are
compared: share of equal values, and Cohen's kappa (J. Cohen, Educational and Psychological Measurement 20, 1960).
Relations are compared where both ends are matched: how many of one pass the other has between the same two statements
and in the same direction, and for those, kind (supports, explains, rebuts, qualifies, undercuts) and basis.
"""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pyoxigraph as ox

from graph.vocab import AM, PROV, RDF, RDFS

HERE = Path(__file__).parent


@dataclass
class Pass:
    """One reading of one chapter."""

    label: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    relations: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def load(path: Path) -> Pass:
    """The statements and relations of a file, prefixes taken from the folder's ``prefixes.ttl``."""
    source = (HERE / "prefixes.ttl").read_text("utf-8") + path.read_text("utf-8")
    values: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(source.encode("utf-8"), format=ox.RdfFormat.TURTLE):
        values.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    reading = Pass()
    innermost = {s: v[AM.relays][0] for s, v in values.items() if AM.relays in v}
    ends = {s: v[AM.conclusion][0] for s, v in values.items() if AM.conclusion in v}
    for subject, found in values.items():
        kind = found.get(RDF.type, [""])[0]
        if kind in (AM.Claim, AM.Evidence) or (not kind and PROV.wasDerivedFrom in found):
            _statement(reading, subject, found, innermost)
        elif kind == AM.Inference:
            purpose = "supports" if found[AM.purpose][0] == AM.proves else "explains"
            for premise in found[AM.premise]:
                reading.relations[premise, ends[subject]] = (purpose, found[AM.basis][0])
        elif kind == AM.Conflict:
            target = found[AM.attacked][0]
            force = found[AM.force][0].rpartition("#")[2]
            reading.relations[found[AM.attacker][0], ends.get(target, target)] = (force, found[AM.basis][0])
    return reading


def _statement(reading: Pass, subject: str, found: dict[str, list[str]], innermost: dict[str, str]) -> None:
    reading.anchors[subject] = set(found.get(PROV.wasDerivedFrom, ()))
    reading.label[subject] = found.get(RDFS.label, [subject])[0]
    voice = found.get(AM.voice, [""])[0]
    while voice in innermost:
        voice = innermost[voice]
    reading.facts[subject] = {
        "kind": found.get(RDF.type, ["spine"])[0],
        "role": (found.get(AM.role) or found.get(AM.evidenceKind) or ["spine"])[0],
        "voice": voice or "spine",
        "attitude": found.get(AM.attitude, ["spine"])[0],
    }


def match(one: Pass, other: Pass) -> dict[str, str]:
    """Pairs of statements, greatest overlap of anchors first, each used once."""
    pairs = []
    for a, anchors in one.anchors.items():
        for b, theirs in other.anchors.items():
            overlap = len(anchors & theirs) / len(anchors | theirs) if anchors | theirs else 0.0
            if overlap or a == b:
                alike = difflib.SequenceMatcher(None, one.label[a], other.label[b], autojunk=False).ratio()
                pairs.append((a == b, overlap, alike, a, b))
    found: dict[str, str] = {}
    for _, _, _, a, b in sorted(pairs, reverse=True):
        if a not in found and b not in found.values():
            found[a] = b
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of labels; None where chance alone would agree.

    >>> kappa([("x", "x"), ("y", "y"), ("x", "y"), ("y", "y")])
    0.5
    """
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(a == b for a, b in pairs) / total
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[value] * right[value] for value in left) / total**2
    return None if chance == 1 else round((observed - chance) / (1 - chance), 2)


def cell(pairs: Sequence[tuple[str, str]]) -> str:
    """Share of equal values and kappa, for a table."""
    if not pairs:
        return "-"
    value = kappa(pairs)
    share = round(100 * sum(a == b for a, b in pairs) / len(pairs))
    return f"{share} % ({'-' if value is None else f'{value:.2f}'})"


def compare(name: str) -> tuple[list[str], list[str]]:
    """The two table rows of one chapter."""
    one, other = load(HERE / "pass-a" / f"{name}.ttl"), load(HERE / "pass-b" / f"{name}.ttl")
    pairs = match(one, other)
    own = [
        (one.facts[a], other.facts[b])
        for a, b in pairs.items()
        if "spine" not in (one.facts[a]["kind"], other.facts[b]["kind"])
    ]
    first = [
        name,
        str(len(one.facts)),
        str(len(other.facts)),
        f"{len(pairs)} ({_share(2 * len(pairs), len(one.facts) + len(other.facts))})",
    ]
    first += [cell([(a[key], b[key]) for a, b in own]) for key in ("kind", "role", "voice", "attitude")]
    mine = {(pairs[s], pairs[t]): v for (s, t), v in one.relations.items() if s in pairs and t in pairs}
    matched = set(pairs.values())
    theirs = {(s, t): v for (s, t), v in other.relations.items() if s in matched and t in matched}
    both = sorted(mine.keys() & theirs.keys())
    turned = sum((t, s) in theirs and (s, t) not in theirs for s, t in mine)
    second = [
        name,
        str(len(mine)),
        str(len(theirs)),
        f"{len(both)} ({_share(2 * len(both), len(mine) + len(theirs))})",
        str(turned),
    ]
    second += [cell([(mine[k][i], theirs[k][i]) for k in both]) for i in (0, 1)]
    return first, second


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "-"


def main() -> None:
    """Print both tables in Markdown."""
    names = sorted(path.stem for path in (HERE / "pass-a").glob("*.ttl"))
    rows = [compare(name) for name in names]
    heads = (
        ["chapter", "statements A", "B", "matched", "kind", "role", "voice", "attitude"],
        ["chapter", "relations A", "B", "in both", "turned round", "kind of relation", "basis"],
    )
    for i, head in enumerate(heads):
        print("| " + " | ".join(head) + " |")
        print("|" + "---|" * len(head))
        for row in rows:
            print("| " + " | ".join(row[i]) + " |")
        print()


if __name__ == "__main__":
    main()
