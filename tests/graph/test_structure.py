"""The shape of an argument: every figure against a plainer way to work it out, and in words."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

import graph
from graph.analysis.backing import backing
from graph.analysis.structure import Question, structure
from graph.analysis.structure.balance import tally
from graph.analysis.structure.bottlenecks import through
from graph.analysis.structure.chapters import agreement, chapter_of, communities
from graph.analysis.structure.clusters import clashing
from graph.analysis.structure.depth import chain_of, reasons, steps_below
from graph.analysis.structure.influence import DAMPING, questioned
from graph.analysis.structure.rows import heads
from graph.analysis.structure.sources import parts
from graph.model import ArgumentMap, Role
from graph.network import network
from tests.graph.random_maps import random_map, with_parts

ROOT = Path(__file__).parent.parent.parent
THESIS = "claim:membership-did-not-democratise-kazakhstan"


@pytest.fixture(scope="module")
def thesis():
    """The map of the thesis."""
    return graph.load(ROOT / "claims.ttl").map()


def with_thesis(argument_map):
    """The map with its first claim as central thesis."""
    first, *rest = argument_map.claims
    return with_parts(argument_map, claims=(first.model_copy(update={"role": Role.CENTRAL_THESIS}), *rest))


def of(argument_map, question):
    """The rows of one question as name and value."""
    return [(row.id, row.value) for row in structure(argument_map, (Question(question),)).rows]


# == Against a plainer way


def simple_paths(edges, start):
    """Every way down from a statement that meets none twice."""
    ways, waiting = [], [(start,)]
    while waiting:
        way = waiting.pop()
        ways.append(way)
        waiting.extend((*way, under) for above, under in edges if above == way[-1] and under not in way)
    return ways


def test_depth_is_the_longest_way_down():
    """On the maps of 400 that have no circle of reasons, by walking every way; a longest chain is one of them."""
    seen = 0
    for seed in range(400):
        small = random_map(seed)
        edges = {(i.conclusion, p) for i in small.inferences for p in i.premises}
        if not nx.is_directed_acyclic_graph(nx.DiGraph(sorted(edges))):
            continue
        seen += 1
        longest = {s.id: max(len(way) for way in simple_paths(edges, s.id)) - 1 for s in small.statements}
        assert steps_below(small) == longest
        chain = chain_of(small)
        assert len(chain) - 1 == max(longest.values())
        assert all(step in edges for step in itertools.pairwise(chain))
    assert seen > 50


def test_a_chain_through_circles_is_a_chain():
    """On 200 maps with circles every step of the longest chain but those around a circle is a step of the map."""
    for seed in range(200):
        small = random_map(seed)
        net = reasons(small)
        chain = chain_of(small)
        assert len(set(chain)) == len(chain) >= steps_below(small)[chain[0]] + 1
        assert all(nx.has_path(net, above, under) for above, under in itertools.pairwise(chain))


def test_bottlenecks_are_what_cuts_off():
    """On 200 maps: without the statement so many fewer can be reached from the thesis."""
    narrow = 0
    for seed in range(200):
        net = reasons(random_map(seed))
        found, total = through(net, "s0")
        reached = nx.descendants(net, "s0")
        assert total == len(reached)
        for name in reached:
            without = net.subgraph(set(net) - {name})
            lost = len(reached) - len(nx.descendants(without, "s0")) - 1
            assert found.get(name, 0) == lost
            narrow += lost > 0
    assert narrow > 30


def test_influence_is_where_the_questioner_arrives():
    """On 30 maps the shares are those of following every question for two hundred rounds, side by side."""
    for seed in range(30):
        small = with_thesis(random_map(seed))
        asks = Counter()
        ends = {i.id: i.conclusion for i in small.inferences}
        for inference in small.inferences:
            asks.update((inference.conclusion, premise, 1) for premise in inference.premises)
        asks.update((ends.get(c.attacked, c.attacked), c.attacker, -1) for c in small.conflicts)
        out = Counter()
        for (name, _, _), number in asks.items():
            out[name] += number
        at = {("s0", 1): 1.0}
        for _ in range(200):
            after = {("s0", 1): 1 - DAMPING}
            for (name, side), share in at.items():
                if not out[name]:
                    after[("s0", 1)] += DAMPING * share
                for (above, reason, sign), number in asks.items():
                    if above == name:
                        there = (reason, side * sign)
                        after[there] = after.get(there, 0.0) + DAMPING * share * number / out[name]
            at = after
        found = questioned(small, ("s0",))
        assert bool(found) == bool(out["s0"])
        for name, share in found.items():
            assert share == pytest.approx(at.get((name, 1), 0) - at.get((name, -1), 0), abs=1e-6)


def test_agreement_counts_pairs():
    """The adjusted index is that of counting every pair of names, less chance, on all partitions of five."""
    names = "abcde"
    for cut in itertools.product(range(3), repeat=5):
        one, other = dict(zip(names, cut, strict=True)), dict(zip(names, (0, 0, 1, 1, 2), strict=True))
        pairs = list(itertools.combinations(names, 2))
        together = sum(one[a] == one[b] and other[a] == other[b] for a, b in pairs)
        in_one, in_other = (sum(p[a] == p[b] for a, b in pairs) for p in (one, other))
        chance, most = in_one * in_other / len(pairs), (in_one + in_other) / 2
        assert agreement(one, other) == pytest.approx((together - chance) / (most - chance))


def test_communities_part_what_is_not_connected():
    """On 100 maps a community never reaches over two unconnected parts, and who has no relation is in none."""
    for seed in range(100):
        small = random_map(seed, 12)
        found = communities(small)
        plain = nx.Graph()
        ends = {i.id: i.conclusion for i in small.inferences}
        plain.add_edges_from((p, i.conclusion) for i in small.inferences for p in i.premises)
        plain.add_edges_from((c.attacker, ends.get(c.attacked, c.attacked)) for c in small.conflicts)
        plain.remove_edges_from(list(nx.selfloop_edges(plain)))
        assert set(found) == {name for name in plain if plain.degree(name)}
        for one, other in itertools.combinations(found, 2):
            assert found[one] != found[other] or nx.has_path(plain, one, other)


def test_clusters_are_those_who_reach_one_another():
    """On 200 maps two statements are in one cluster if each can be reached from the other by what pulls."""
    rings = 0
    for seed in range(200):
        small = random_map(seed)
        ends = {i.id: i.conclusion for i in small.inferences}
        pulls = set()
        for c in small.conflicts:
            target = ends.get(c.attacked, c.attacked)
            if not c.conceded:
                if c.prevails in (None, c.attacker) or c.prevails not in (c.attacked, target):
                    pulls.add((c.attacker, target))
                if c.force == "rebuts" and c.prevails != c.attacker:
                    pulls.add((target, c.attacker))
        names = [s.id for s in small.statements]
        reach = {n: {way[-1] for way in simple_paths(pulls, n)} for n in names}
        expected = {
            tuple(m for m in names if m in reach[n] and n in reach[m])
            for n in names
            if any(m != n and m in reach[n] and n in reach[m] for m in names)
        }
        assert set(clashing(small)) == expected
        rings += len(expected)
    assert rings > 30


def test_without_a_source_what_it_backs_falls():
    """On 100 maps the value of a split is what trying it takes, and the parts are those that can still be walked."""
    told = 0
    for seed in range(100):
        small = random_map(seed)
        backed = set(backing(small).rounds)
        expected = {}
        for source in small.sources:
            lost = backed - set(backing(small, without={source.id}).rounds)
            if lost:
                expected[source.id] = len(lost)
        assert dict(of(small, "splits")) == expected
        told += len(expected)
        net = nx.Graph(network(small).subgraph(s.id for s in (*small.statements, *small.inferences, *small.conflicts)))
        left = set(net) - {"s0"}
        reach = {frozenset(nx.node_connected_component(net.subgraph(left), node)) for node in left}
        sizes = sorted((len([n for n in part if n.startswith("s")]) for part in reach), reverse=True)
        assert parts(net, {"s0"}, {s.id for s in small.statements}) == [size for size in sizes if size]
    assert told > 20


def test_balance_counts_every_relation_once():
    """On 60 maps reasons and objections add up to the premises and conflicts there are."""
    for seed in range(60):
        small = random_map(seed)
        counts = tally(small, lambda source, _: (source,)).values()
        assert sum(reasons for reasons, _ in counts) == sum(len(i.premises) for i in small.inferences)
        assert sum(objections for _, objections in counts) == len(small.conflicts)


# == In words


def test_a_small_argument_in_words(make_map):
    """A thesis from two lines, one of which is a bottleneck; an objection; who says what."""
    small = with_thesis(make_map("t a b c^ d", "a -> t", "b -> a", "c x t", "d -> b", "d -> t"))
    rows = {(row.question.value, row.id): row for row in structure(small).rows}
    assert rows["depth", "t"].meaning == (
        "Who asks for reasons again and again can go down 3 steps before there are no more."
    )
    assert rows["longest-chain", "t a b d"].value == 3
    assert rows["bottlenecks", "a"].meaning == (
        "1 of the 3 statements that are given for “t holds” reach it through this one alone (33.3 per cent)."
    )
    assert rows["influence", "c"].value < 0 < rows["influence", "a"].value
    assert rows["clusters", "c t"].meaning.startswith("2 statements pull against one another, and 2 of them")
    assert rows["balance-by-actor", "other"].meaning == (
        "0 reasons and 1 objection come from it: nothing is held for anything."
    )


def test_an_objection_to_an_objection_speaks_for_the_thesis(make_map):
    """Polarity changes with every attack on the way."""
    small = with_thesis(make_map("t a b c", "a x t", "b q a", "c -> a"))
    assert {name: value > 0 for name, value in of(small, "influence")} == {"a": False, "b": True, "c": False}


@pytest.mark.parametrize("seed", range(0, 100, 10))
def test_every_row_has_a_meaning(seed):
    """A sentence each; at most as many rows as are asked for; no row without a name but that of the whole."""
    found = structure(random_map(seed, 20), most=4)
    assert all(row.meaning.endswith(".") and len(row.meaning) > 30 for row in found.rows)
    assert all(row.id or row.question is Question.CHAPTERS for row in found.rows)
    assert max(Counter(row.question for row in found.rows).values(), default=0) <= 4


def test_a_map_without_anything_has_no_shape():
    """No rows, and no error; without a thesis the main claims are asked about."""
    assert structure(ArgumentMap(file="empty.ttl")).rows == ()
    small = random_map(3)
    main = with_parts(small, claims=tuple(c.model_copy(update={"role": Role.MAIN_CLAIM}) for c in small.claims))
    assert heads(small) == ()
    assert heads(main) == tuple(claim.id for claim in small.claims)


# == On the thesis


def test_the_shape_of_the_thesis(thesis):
    """What a reader can check: the deepest main claim, the chapter that argues for itself, the widest bottleneck."""
    assert of(thesis, "depth")[1] == (THESIS, 15)
    places = chapter_of(thesis)
    assert places["claim:selection-was-a-compromise-for-russia"] in {"section:abstract", "section:1"}
    assert dict(of(thesis, "chapters"))["section:6"] == 1
    assert of(thesis, "bottlenecks")[0][0] == "claim:osce-was-no-catalyst-of-democratisation"
    assert ("claim:kazakhstan-was-not-chosen-on-merit claim:pledges-helped-win-the-chair", 2) in of(thesis, "clusters")


def test_two_runs_give_the_same():
    """Hash order leaves no trace."""
    code = (
        "from graph.analysis.structure import structure; from graph.analysis.structure.chapters import communities;"
        "from tests.graph.test_structure import random_map, with_thesis; m = with_thesis(random_map(5, 300));"
        "print(structure(m), communities(m))"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    )  # fmt: skip
    assert first == second
    assert len(first) > 5_000
    assert b"influence" in first


def test_the_door_asks_some_questions(run, bridge):
    """The fields that the help names; an unknown question gets the nearest."""
    ran = run("structure", bridge, "--ask", "depth", "--ask", "clusters", "--format", "csv")
    assert ran.out.splitlines()[0] == "question,id,label,value,meaning"
    assert {line.split(",")[0] for line in ran.out.splitlines()[1:]} <= {"depth", "clusters"}
    wrong = run("structure", bridge, "--ask", "dept")
    assert (wrong.code, wrong.err) == (2, "dept: no such question: did you mean depth?\n")
