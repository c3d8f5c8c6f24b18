"""Chapters: does the argument follow the table of contents?

Statements that are given for or against one another more than for others are found as communities (V. Blondel et al.,
"Fast unfolding of communities in large networks", Journal of Statistical Mechanics, 2008), without regard to where they
stand, and compared with the chapters by the adjusted Rand index (L. Hubert, P. Arabie, "Comparing partitions", Journal
of Classification 2, 1985): 1 if they are the same, 0 if no more alike than chance makes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import comb
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.structure.rows import Question, Row, count, name_of
from graph.network import plain

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def chapters(argument_map: ArgumentMap) -> Iterator[Row]:
    """How far the argument follows the chapters as a whole; then each chapter, the most scattered first."""
    chapter = chapter_of(argument_map)
    group = {name: number for name, number in communities(argument_map).items() if name in chapter}
    if len(set(chapter.values())) < 2 or not group:
        return
    score = round(agreement({name: chapter[name] for name in group}, group), 2)
    words = "hardly" if score < 0.2 else "in part" if score < 0.6 else "largely"
    meaning = (
        f"The argument follows the table of contents {words}: its {count(len(set(group.values())), 'line')} of "
        f"reasoning and the chapters agree by {score:g}, where 1 is the same and 0 is chance."
    )
    yield Row(question=Question.CHAPTERS, id="", label="the whole argument", value=score, meaning=meaning)
    yield from sorted(_scattered(argument_map, chapter, group), key=lambda row: (row.value, row.id))


def _scattered(argument_map: ArgumentMap, chapter: dict[str, str], group: dict[str, int]) -> Iterator[Row]:
    """By chapter, the share of its statements that argue together, and with which chapter the next most argue."""
    inside: dict[str, Counter[int]] = {}
    whole: dict[int, Counter[str]] = {}
    for name, number in group.items():
        inside.setdefault(chapter[name], Counter())[number] += 1
        whole.setdefault(number, Counter())[chapter[name]] += 1
    home = {number: min(found, key=lambda c: (-found[c], c)) for number, found in whole.items()}
    for where, found in inside.items():
        size = found.total()
        away = Counter({number: n for number, n in found.items() if home[number] != where})
        together = size - away.total()
        there = Counter[str]()
        for number, n in away.items():
            there[home[number]] += n
        meaning = f"{together} of the {count(size, 'statement')} that it argues with belong to lines of its own"
        if there:
            other = min(there, key=lambda c: (-there[c], c))
            meaning += f"; {there[other]} to a line of “{name_of(argument_map, other)}”"
        share = round(together / size, 2)
        yield Row(
            question=Question.CHAPTERS, id=where, label=name_of(argument_map, where), value=share, meaning=meaning + "."
        )


def chapter_of(argument_map: ArgumentMap) -> dict[str, str]:
    """By statement, the outermost section around the place where it first stands; a circle of sections ends nowhere."""
    parent = {section.id: section.parent for section in argument_map.sections}

    def outermost(section: str) -> str:
        seen = {section}
        while (above := parent.get(section)) and above not in seen:
            section = above
            seen.add(section)
        return section

    return {s.id: outermost(s.sections[0]) for s in argument_map.statements if s.sections}


def communities(argument_map: ArgumentMap) -> dict[str, int]:
    """By statement that has a relation, the number of its community; numbers go by the order of the text."""
    net = nx.Graph()
    places = {statement.id: place for place, statement in enumerate(argument_map.statements)}
    for one, other in plain(argument_map).edges():
        if one != other:
            ends = places[one], places[other]  # numbers, for a set of names has another order in every run
            before = net.get_edge_data(*ends, {"weight": 0})["weight"]
            net.add_edge(*ends, weight=before + 1)
    if not net:
        return {}
    found = nx.community.louvain_communities(net, seed=0)
    group = {place: number for number, members in enumerate(sorted(found, key=min)) for place in members}
    return {name: group[place] for name, place in places.items() if place in group}


def agreement(one: Mapping[str, object], other: Mapping[str, object]) -> float:
    """The adjusted Rand index of two partitions of the same names; 1 where neither parts anything.

    >>> agreement({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "y"})
    1.0
    """
    both = Counter((one[name], other[name]) for name in one)
    pairs = sum(comb(n, 2) for n in both.values())
    in_one = sum(comb(n, 2) for n in Counter(one.values()).values())
    in_other = sum(comb(n, 2) for n in Counter(other[name] for name in one).values())
    chance = in_one * in_other / comb(len(one), 2) if len(one) > 1 else 0.0
    most = (in_one + in_other) / 2
    return 1.0 if most == chance else (pairs - chance) / (most - chance)
