"""Debate-shaped maps to measure on, written as Turtle a claim at a time; a seed names one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

HEAD = """\
@prefix am: <https://w3id.org/argmap/vocabulary#> .
@prefix scheme: <https://w3id.org/argmap/scheme#> .
@prefix claim: <https://example.org/map/claim/> .
@prefix inference: <https://example.org/map/inference/> .
@prefix conflict: <https://example.org/map/conflict/> .
@prefix source: <https://example.org/map/source/> .
@prefix actor: <https://example.org/map/actor/> .
@prefix note: <https://example.org/map/note/> .
@prefix text: <https://example.org/map/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix section: <https://example.org/map/section/> .
@prefix sentence: <https://example.org/map/sentence/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix doco: <http://purl.org/spar/doco/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
text:it a am:Text ; dcterms:title "A debate" ; dcterms:creator actor:author ; am:normalizer "am-norm-1" .
actor:author a am:Actor ; rdfs:label "the author" ; am:actorKind am:person .
actor:other a am:Actor ; rdfs:label "somebody" ; am:actorKind am:person .
actor:unnamed a am:Actor ; rdfs:label "observers" ; am:actorKind am:unnamed-group .
"""
SOURCES = 1000
SECTION = 1000
"""Claims to a section; ten to a sentence."""


def write(path: Path, claims: int, seed: int = 1) -> None:
    """A map of so many claims: some fourteen triples for each, a thousand sources, a tenth as many conflicts."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(_sources())
        file.writelines(_claims(claims, Random(seed)))  # noqa: S311 - a map is no secret


def _sources() -> Iterator[str]:
    for n in range(SOURCES):
        yield f'source:s{n} a am:Source ; dcterms:title "Source {n}" ; am:sourceKind am:report .\n'
        yield f"note:n{n} a am:Footnote ; am:number {n} ; am:cites source:s{n} .\n"


def _claims(claims: int, random: Random) -> Iterator[str]:
    """Each claim is a reason, alone or with the one before, for an earlier one; one in fifty closes a circle."""
    for n in range(claims):
        yield _sentence(n)
        role = "central-thesis" if not n else "main-claim" if n < 10 else "sub-claim"
        yield _claim(n, role, random)
        if n:
            other = f", claim:c{n - 1}" if n > 1 and random.random() < 0.2 else ""
            end = random.randrange(n - 1 if other else n)
            yield _inference(f"i{n}", f"claim:c{n}{other}", end)
            if random.random() < 0.02:
                yield _inference(f"back{n}", f"claim:c{end}", n)
        if n > 1 and random.random() < 0.1:
            yield _conflict(n, random)


def _sentence(n: int) -> str:
    """The section and the sentence that a claim is the first of, if it is."""
    section = f'section:s{n // SECTION} a doco:Section ; rdfs:label "Section" ; schema:position {n // SECTION} .\n'
    sentence = (
        f"sentence:s{n // 10} a doco:Sentence ; dcterms:isPartOf section:s{n // SECTION} ; am:paragraph {n // 50} ;\n"
        f'    schema:position {n // 10} ; am:digest "{n // 10:064x}" .\n'
    )
    return (section if n % SECTION == 0 else "") + (sentence if n % 10 == 0 else "")


def _claim(n: int, role: str, random: Random) -> str:
    voice = random.choice(("author",) * 6 + ("other", "unnamed"))
    cited = random.choice(("", "", "", "shownBy", "shownBy", "saidBy", "halfCitedBy"))
    citation = f" ;\n    am:{cited} note:n{random.randrange(SOURCES)}" if cited else ""
    return (
        f'claim:c{n} a am:Claim ;\n    rdfs:label "Claim {n} says something about as long as a sentence is." ;\n'
        f"    am:role am:{role} ;\n    am:voice actor:{voice} ;\n    am:attitude am:endorses{citation} ;\n"
        f"    prov:wasDerivedFrom sentence:s{n // 10} .\n"
    )


def _inference(name: str, premises: str, end: int) -> str:
    return (
        f"inference:{name} a am:Inference ;\n    am:premise {premises} ;\n    am:conclusion claim:c{end} ;\n"
        "    am:purpose am:proves ;\n    am:scheme scheme:sign ;\n    am:basis am:inferred .\n"
    )


def _conflict(n: int, random: Random) -> str:
    force = random.choice(("rebuts", "undercuts", "qualifies"))
    target = f"inference:i{random.randrange(1, n)}" if force == "undercuts" else f"claim:c{random.randrange(n)}"
    answer = f" ;\n    am:answeredBy claim:c{random.randrange(n)}" if random.random() < 0.3 else ""
    return (
        f"conflict:k{n} a am:Conflict ;\n    am:attacker claim:c{n} ;\n    am:attacked {target} ;\n"
        f"    am:force am:{force} ;\n    am:basis am:inferred{answer} .\n"
    )


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
