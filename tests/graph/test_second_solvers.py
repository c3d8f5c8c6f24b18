"""Verdicts and readings against solvers by other people, and against every map there is up to a size."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from graph.analysis.outcomes import Lens, Reading, Verdict
from graph.analysis.readings import readings
from graph.analysis.readings.dung import preferred_extension
from graph.analysis.verdicts import base, verdicts
from tests.graph import oracles
from tests.graph.conftest import build_map
from tests.graph.oracle_readings import by_clingo, by_trying, chosen, standing
from tests.graph.peers import KINDS, PEERS
from tests.graph.random_maps import random_map, with_parts
from tests.graph.test_readings import agree, contested

SMALL = 8
"""Arguments up to which the solvers that search by hand are asked too."""


def framework_map(size, attacks):
    """A plain framework as a map: statements that are common ground, and attacks in which the attacker prevails."""
    names = [f"a{n}" for n in range(size)]
    bare = build_map(" ".join(f"{n}!" for n in names), *(f"{names[s]} x {names[t]}" for s, t in sorted(attacks)))
    return with_parts(bare, conflicts=tuple(k.model_copy(update={"prevails": k.attacker}) for k in bare.conflicts))


def random_framework(seed, most):
    """Up to so many arguments and about as many attacks, some on themselves, every second one returned."""
    random = Random(seed)
    size = random.randint(1, most)
    attacks = {(random.randrange(size), random.randrange(size)) for _ in range(random.randint(0, 3 * size // 2))}
    return size, attacks | {(target, source) for source, target in attacks if random.random() < 0.5}


def compare_framework(seed, most, asked=None):
    """Compare every reading of a random framework with every solver; how many preferred extensions it has."""
    size, attacks = random_framework(seed, most)
    small = framework_map(size, attacks)
    found = {kind: readings(small, kind, "on-evidence") for kind in KINDS}
    preferred = set()
    for peer, kind in itertools.product(asked or PEERS, KINDS):
        if (peer, kind) == ("pygarg", "semi-stable"):
            continue
        theirs = PEERS[peer](size, attacks, kind)
        models = {(frozenset(f"a{n}" for n in extension), frozenset()) for extension in theirs}
        wanted = standing(models, {f"a{n}" for n in range(size)})
        assert {n: str(s) for n, s in found[kind].standing.items()} == wanted, f"seed {seed}, {peer}, {kind}"
        preferred = theirs if kind == "preferred" else preferred
    ours = preferred_extension(size, sorted(attacks))
    assert ours in preferred
    return len(preferred)


def models_by(peer, program):
    """The partial stable models of a program, from the complete extensions of its derivations."""
    arguments, attacks = oracles.derivations(program)
    number = {argument: n for n, argument in enumerate(arguments)}
    if peer != "pygarg" and len(arguments) > SMALL:
        return None
    hits = {(number[source], number[target]) for source, target in attacks}
    found = set()
    for extension in PEERS[peer](len(arguments), hits, "complete"):
        fallen = {target for source, target in hits if source in extension}
        is_in = frozenset(name for (name, _), n in number.items() if n in extension)
        found.add((is_in, frozenset(name for (name, _), n in number.items() if n not in fallen)))
    return found


def compare_maps(seeds, most):
    """Compare all readings of random maps with every solver that is asked; how many had more than one reading."""
    several = 0
    for seed in seeds:
        small, lens = contested(seed, most), tuple(Lens)[seed % 2]
        program = oracles.rules(small, base(small, lens))
        lists = {peer: models for peer in PEERS if (models := models_by(peer, program)) is not None}
        first, *others = lists.values()
        assert all(models == first for models in others), f"seed {seed}: {lists}"
        agree(small, first, lens, f"seed {seed}, {lens}")
        several += len(first) > 1
    return several


# == Other people's solvers


@pytest.mark.oracles
def test_plain_frameworks_have_the_extensions_that_three_solvers_find():
    """On 150 frameworks with attacks on oneself and odd circles, each of the six readings, argument by argument."""
    assert sum(compare_framework(seed, 6) > 1 for seed in range(150)) > 20


@pytest.mark.oracles
def test_maps_have_the_readings_of_their_derivations():
    """On 300 maps with circles of support, linked premises, undercuts, answers and concessions."""
    assert compare_maps(range(100_000, 100_300), 5) > 20


@pytest.mark.oracles
@pytest.mark.slow
def test_many_frameworks_agree():
    """The same on 5,000 frameworks by three solvers, and on 1,000 larger ones by the one that is quick."""
    assert sum(compare_framework(seed, 6) > 1 for seed in range(1_000, 6_000)) > 500
    assert sum(compare_framework(seed, 14, ["pygarg"]) > 1 for seed in range(6_000, 7_000)) > 100


@pytest.mark.oracles
@pytest.mark.slow
def test_ten_thousand_maps_agree():
    """The same on ten thousand maps, and on some larger ones."""
    assert compare_maps(range(110_000, 120_000), 5) > 1_000
    assert compare_maps(range(120_000, 120_500), 8) > 50


# == All maps up to a size


STEPS = ("a -> b", "b -> a", "a + b -> a", "a => b")
HITS = ("a x b", "b x a", "a x a")
CIRCLE = ("a -> b", "b -> c", "c -> a", "a + b -> c")
RING = ("a x c", "c x b", "b x a")


def all_frameworks(size):
    """Every framework of so many arguments: each attack there or not."""
    pairs = list(itertools.product(range(size), repeat=2))
    for bits in range(2 ** len(pairs)):
        yield {pair for n, pair in enumerate(pairs) if bits >> n & 1}


def all_maps(statements, steps, hits, undercuts):
    """Every choice of givens, of up to two steps, up to two conflicts, who prevails in them, and an undercut."""
    for given in itertools.product(("!", ""), repeat=len(statements)):
        words = " ".join(name + mark for name, mark in zip(statements, given, strict=True))
        for some in subsets(steps, 2):
            aims = [f"{name} u i{n}" for name in undercuts for n in range(len(some))]
            for struck in subsets((*hits, *aims), 2):
                bare = build_map(words, *some, *struck)
                for wins in itertools.product((False, True), repeat=len(struck)):
                    yield with_parts(bare, conflicts=tuple(
                        k.model_copy(update={"prevails": k.attacker if win else None})
                        for k, win in zip(bare.conflicts, wins, strict=True)
                    ))  # fmt: skip


def subsets(of, most):
    """All subsets up to a size."""
    return itertools.chain.from_iterable(itertools.combinations(of, n) for n in range(most + 1))


def check_map(small):
    """Compare the verdicts with the definition, the readings with every model tried."""
    program = oracles.rules(small, base(small, Lens.ON_EVIDENCE))
    theirs = oracles.alternating(program)
    ours = verdicts(small, "on-evidence").verdict
    assert {n: v.value for n, v in ours.items()} == {n: theirs.get(n, "out") for n in ours}, small
    agree(small, by_trying(program), Lens.ON_EVIDENCE, small)


def check_framework(size, attacks):
    """Compare a framework's readings with the sets of arguments tried one by one."""
    complete = set()
    for chosen_ones in subsets(range(size), size):
        extension = frozenset(chosen_ones)
        hit = {t for s, t in attacks if s in extension}
        defended = {n for n in range(size) if all(s in hit for s, t in attacks if t == n)}
        if not hit & extension and defended == extension:
            not_out = frozenset(f"a{n}" for n in range(size) if n not in hit)
            complete.add((frozenset(f"a{n}" for n in extension), not_out))
    small = framework_map(size, attacks)
    names = {f"a{n}" for n in range(size)}
    for reading in Reading:
        found = readings(small, reading, "on-evidence")
        told = f"{sorted(attacks)}, {reading}"
        assert {n: str(s) for n, s in found.standing.items()} == standing(chosen(complete, reading, names), names), told


def test_every_framework_of_three_arguments_has_the_readings_of_the_definition():
    """All 2 + 16 + 512 of them, in each of six readings, by trying every set of arguments."""
    tried = 0
    for size in (1, 2, 3):
        for attacks in all_frameworks(size):
            check_framework(size, attacks)
            tried += 1
    assert tried == 530


def test_every_small_map_of_two_statements_agrees_with_the_definition():
    """Every choice of givens, up to two steps of three, up to two conflicts, and who prevails."""
    tried = 0
    for small in all_maps(("a", "b"), STEPS[:3], HITS[:2], ("a",)):
        check_map(small)
        tried += 1
    assert tried == 660


@pytest.mark.slow
def test_every_map_of_two_statements_agrees_with_the_definition():
    """The same with an explanation, a rebuttal of itself, and either statement as the undercutter."""
    tried = 0
    for small in all_maps(("a", "b"), STEPS, HITS, ("a", "b")):
        check_map(small)
        tried += 1
    assert tried == 3_268


@pytest.mark.slow
def test_every_map_of_three_statements_in_a_circle_of_support_agrees():
    """Three statements, every choice of givens, up to two steps around the circle, up to two rebuttals."""
    tried = 0
    for small in all_maps(("a", "b", "c"), CIRCLE, RING, ("c",)):
        check_map(small)
        tried += 1
    assert tried == 3_656


# == What there is no solver for


@pytest.mark.slow
def test_clingo_agrees_where_maps_are_larger():
    """Maps of up to twelve statements, where nothing can be tried by hand."""
    several = 0
    for seed in range(130_000, 130_300):
        small = random_map(seed, 12)
        models = by_clingo(oracles.rules(small, base(small, Lens.AS_ASSERTED)))
        agree(small, models, Lens.AS_ASSERTED, f"seed {seed}")
        several += len(models) > 1
        least = chosen(models, "grounded", set())
        ours = verdicts(small, "as-asserted").verdict
        assert {(frozenset(n for n, v in ours.items() if v is Verdict.IN), frozenset(
            n for n, v in ours.items() if v is not Verdict.OUT))} == least  # fmt: skip
    assert several > 30
