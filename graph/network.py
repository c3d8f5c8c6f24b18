"""An ArgumentMap as networkx graphs: one that keeps the relation nodes, one plain.

``network`` has a node for every statement, inference, conflict, note and source, so that linked premises and undercuts
survive.  Every node has ``kind`` (claim, evidence, inference, conflict, note, source) and ``label``; every edge has
``relation`` and is keyed by it:

========== ============================== =========================
relation   from                           to
========== ============================== =========================
premise    statement                      inference
conclusion inference                      statement
attacker   statement                      conflict
attacked   conflict                       statement or inference
answers    statement                      conflict
cites      note or source                 statement
source     source                         note
========== ============================== =========================

``plain`` has statements alone, and says of each pair what it comes to: supports, explains, attacks, undercuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.model import Force, Purpose

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def network(argument_map: ArgumentMap) -> nx.MultiDiGraph:
    """The map with its relation nodes; nodes and edges in the order of the map.

    >>> from graph.model import ArgumentMap
    >>> len(network(ArgumentMap(file="empty.ttl")))
    0
    """
    net = nx.MultiDiGraph(name=argument_map.file)
    for claim in argument_map.claims:
        net.add_node(claim.id, kind="claim", label=claim.label, role=claim.role.value, attitude=claim.attitude.value)
    for item in argument_map.evidence:
        net.add_node(item.id, kind="evidence", label=item.label, role=None, attitude=item.attitude.value)
    for source in argument_map.sources:
        net.add_node(source.id, kind="source", label=source.title)
    for note in argument_map.footnotes:
        net.add_node(note.id, kind="note", label=f"note {note.number}")
        for name in note.sources:
            net.add_edge(name, note.id, key="source", relation="source")
    _add_citations(net, argument_map)
    _add_inferences(net, argument_map)
    _add_conflicts(net, argument_map)
    return net


def plain(argument_map: ArgumentMap) -> nx.MultiDiGraph:
    """Statements alone: an edge from what supports, explains, attacks or undercuts to what it bears on.

    An undercut, and a qualification of an inference, points at the conclusion of that inference.  Edge keys are the
    names of the relations, so parallel reasons stay apart.
    """
    net = nx.MultiDiGraph(name=argument_map.file)
    for statement in argument_map.statements:
        net.add_node(statement.id, label=statement.label)
    conclusion_of = {}
    for inference in argument_map.inferences:
        conclusion_of[inference.id] = inference.conclusion
        relation = "supports" if inference.purpose is Purpose.PROVES else "explains"
        for premise in inference.premises:
            net.add_edge(
                premise, inference.conclusion, key=inference.id, relation=relation, basis=inference.basis.value
            )
    for conflict in argument_map.conflicts:
        target = conclusion_of.get(conflict.attacked, conflict.attacked)
        relation = "undercuts" if conflict.force is Force.UNDERCUTS else "attacks"
        net.add_edge(
            conflict.attacker, target, key=conflict.id, relation=relation, force=conflict.force.value,
            conceded=conflict.conceded, basis=conflict.basis.value,
        )  # fmt: skip
    return net


def _add_citations(net: nx.MultiDiGraph, argument_map: ArgumentMap) -> None:
    for statement in argument_map.statements:
        for citation in statement.citations:
            for name in (citation.note,) if citation.note else citation.sources:
                net.add_edge(
                    name, statement.id, key=f"cites-{citation.reach}", relation="cites", reach=citation.reach.value
                )


def _add_inferences(net: nx.MultiDiGraph, argument_map: ArgumentMap) -> None:
    for inference in argument_map.inferences:
        net.add_node(
            inference.id,
            kind="inference",
            label=inference.scheme,
            purpose=inference.purpose.value,
            basis=inference.basis.value,
        )
        for premise in inference.premises:
            net.add_edge(premise, inference.id, key="premise", relation="premise")
        net.add_edge(inference.id, inference.conclusion, key="conclusion", relation="conclusion")


def _add_conflicts(net: nx.MultiDiGraph, argument_map: ArgumentMap) -> None:
    for conflict in argument_map.conflicts:
        net.add_node(
            conflict.id, kind="conflict", label=conflict.force.value, force=conflict.force.value,
            conceded=conflict.conceded, basis=conflict.basis.value,
        )  # fmt: skip
        net.add_edge(conflict.attacker, conflict.id, key="attacker", relation="attacker")
        net.add_edge(conflict.id, conflict.attacked, key="attacked", relation="attacked")
        for answer in conflict.answers:
            net.add_edge(answer, conflict.id, key="answers", relation="answers")
