"""What bears on what: one home for everything, loops cut, the order of reasons."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from graph.model import ArgumentMap, Force
from tests.viz import maps
from tests.viz.conftest import NAMES
from viz.reasons import ORDER, Web, weave


def _web(argument_map: ArgumentMap) -> Web:
    return weave(argument_map, ())


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_one_home(name: str, made: Callable) -> None:
    """Every statement is a root or at home under one statement, by a relation that joins the two."""
    argument_map = made(name)[0]
    web = _web(argument_map)
    assert set(web.home) == {s.id for s in argument_map.statements}
    assert {s for s, (_, above) in web.home.items() if not above} == set(web.roots)
    for statement, (relation, above) in web.home.items():
        if above:
            assert statement in web.relations[relation].premises
            assert web.relations[relation].target == above


@pytest.mark.parametrize("name", NAMES)
def test_every_path_ends_in_a_root(name: str, made: Callable) -> None:
    """From every statement the homes lead up to a root, also where reasons run in circles."""
    web = _web(made(name)[0])
    for statement in web.home:
        path = web.path(statement)
        assert path[0] in web.roots
        assert path[-1] == statement
        assert len(set(path)) == len(path)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_below_add_up(name: str, made: Callable) -> None:
    """The roots and what is below them are all the statements there are."""
    web = _web(made(name)[0])
    assert sum(web.below[root] + 1 for root in web.roots) == len(web.home)


def test_theses_come_first() -> None:
    """The thesis is the first root even where the text brings it last."""
    assert _web(maps.tiny()).roots[0] == "claim:room-is-fairer"
    assert _web(maps.theses(3)).roots == ("claim:thesis-0", "claim:thesis-1", "claim:thesis-2")


def test_reasons_are_a_home_before_conflicts() -> None:
    """A statement that holds one up and opposes another is at home where it holds up, however far that is."""
    web = _web(maps.tiny())
    assert web.home["claim:bed-did-not-settle"] == ("inference:still", "claim:dikes-cost-more")


def test_reasons_for_come_before_reasons_against(made: Callable) -> None:
    """A statement's relations are sorted for, explaining, qualifying, against, answers; undercuts follow their step."""
    web = _web(made("generated")[0])
    for names in web.reasons.values():
        kinds = [ORDER.index(web.relations[n].kind) for n in names if not web.relations[n].on]
        assert kinds == sorted(kinds)
        for before, name in pairwise(names):
            if on := web.relations[name].on:
                assert before == on or web.relations[before].on == on


def test_linked_premises_stay_together() -> None:
    """The premises of one inference are children side by side."""
    web = _web(maps.tiny())
    children = web.children("claim:dikes-cost-more")
    assert ("inference:upkeep", "claim:upkeep-grows") in children
    at = children.index(("inference:upkeep", "claim:upkeep-grows"))
    assert children[at + 1] == ("inference:upkeep", "evidence:upkeep-figures")


def test_an_undercut_bears_on_the_conclusion_and_names_the_step() -> None:
    """An undercutting conflict is listed under the conclusion of the inference it hits, right after that inference."""
    web = _web(maps.tiny())
    assert web.relations["conflict:drought"].target == "claim:bed-should-settle"
    assert web.relations["conflict:drought"].on == "inference:prediction"
    assert web.reasons["claim:bed-should-settle"][:2] == ("inference:prediction", "conflict:drought")


def test_an_answer_bears_on_the_objection() -> None:
    """What answers a conflict is listed under the attacker, as an answer."""
    web = _web(maps.tiny())
    assert web.home["claim:land-is-swapped"] == ("conflict:loss#answer-1", "claim:some-will-lose")


def test_self_attack_and_a_long_chain_end() -> None:
    """A statement against itself, and ten thousand reasons in a row, are walked to their end."""
    names = [f"claim:n{i}" for i in range(10_000)]
    chain = ArgumentMap(
        file="chain.ttl",
        claims=tuple(maps.claim(f"n{i}") for i in range(10_000)),
        inferences=tuple(maps.reason(f"r{i}", (b,), a) for i, (a, b) in enumerate(pairwise(names))),
        conflicts=(maps.conflict("self", "claim:n0", "claim:n0", Force.REBUTS),),
    )
    web = _web(chain)
    assert web.below["claim:n0"] == 9_999
    assert len(web.path("claim:n9999")) == 10_000
