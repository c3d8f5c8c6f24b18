"""A map of the tests as Turtle, as far as the analyses see it; every citation becomes a note."""

from __future__ import annotations

from graph.model import ArgumentMap, Claim, Conflict, Inference
from graph.vocab import AM_BASE, SCHEME_BASE

HEAD = f"""@prefix : <https://example.org/> .
@prefix am: <{AM_BASE}> .
@prefix scheme: <{SCHEME_BASE}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
TERMS = {"shows": "shownBy", "says": "saidBy", "half": "halfCitedBy"}


def as_turtle(argument_map: ArgumentMap) -> str:
    """The map as Turtle; the name of a thing is its id after a colon."""
    lines = [
        HEAD,
        *(f':{t.id} a am:Text ; dcterms:title "T" ; dcterms:creator {_all(t.authors)} .' for t in argument_map.texts),
        *(f':{a.id} a am:Actor ; rdfs:label "{a.label}" ; am:actorKind am:{a.kind} .' for a in argument_map.actors),
    ]
    lines += [f':{source.id} a am:Source ; dcterms:title "{source.title}" .' for source in argument_map.sources]
    for statement in argument_map.claims:
        lines += _statement(statement)
    lines += [_inference(inference) for inference in argument_map.inferences]
    lines += [_conflict(conflict) for conflict in argument_map.conflicts]
    return "\n".join(lines)


def _all(names: tuple[str, ...]) -> str:
    return ", ".join(f":{name}" for name in names)


def _statement(statement: Claim) -> list[str]:
    holders = tuple(voice.holder for voice in statement.voices)
    fields = [
        f':{statement.id} a am:Claim ; rdfs:label "{statement.label}" ; am:role am:{statement.role}',
        f"am:voice {_all(holders)} ; am:attitude am:{statement.attitude}",
    ]  # fmt: skip
    if statement.common_ground:
        fields.append('am:commonGround "known"')
    if statement.citations_together:
        fields.append("am:citationsTogether true")
    notes = []
    for number, citation in enumerate(statement.citations):
        note = f"{statement.id}-n{number}"
        fields.append(f"am:{TERMS[citation.reach]} :{note}")
        cites = f" ; am:cites {_all(citation.sources)}" if citation.sources else ""
        notes.append(f":{note} a am:Footnote ; am:number {number}{cites} .")
    return [" ; ".join(fields) + " .", *notes]


def _inference(inference: Inference) -> str:
    return (
        f":{inference.id} a am:Inference ; am:premise {_all(inference.premises)} ;"
        f" am:conclusion :{inference.conclusion} ; am:purpose am:{inference.purpose} ;"
        f" am:scheme scheme:sign ; am:basis am:{inference.basis} ."
    )


def _conflict(conflict: Conflict) -> str:
    more = " ; am:conceded true" if conflict.conceded else ""
    more += f" ; am:prevails :{conflict.prevails}" if conflict.prevails else ""
    more += f" ; am:answeredBy {_all(conflict.answers)}" if conflict.answers else ""
    return (
        f":{conflict.id} a am:Conflict ; am:attacker :{conflict.attacker} ; am:attacked :{conflict.attacked} ;"
        f" am:force am:{conflict.force} ; am:basis am:{conflict.basis}{more} ."
    )
