"""Strength: three gradual semantics, their laws, and what happens where they do not settle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.outcomes import Semantics
from graph.analysis.strength import FORMULAS, Scores, base_score, df_quad, euler, quadratic_energy, strength, strengths
from tests.graph.random_maps import random_map, with_parts

SHARE = st.floats(0, 1)
SHARES = st.lists(SHARE, max_size=5)
FORMULA = st.sampled_from(list(FORMULAS.values()))


def of(argument_map, name, semantics="df-quad", **scores):
    """One strength, rounded."""
    return round(strength(argument_map, semantics, Scores(**scores)).value[name], 6)


# == The formulas


@pytest.mark.parametrize(
    ("formula", "base", "supports", "attacks", "expected"),
    [
        (df_quad, 0.5, [], [1.0], 0.0),
        (df_quad, 0.2, [0.5, 0.5], [], 0.8),
        (df_quad, 0.8, [0.3], [0.6], 0.8 - 0.8 * 0.3),
        (quadratic_energy, 0.4, [1.0, 1.0], [], 0.4 + 0.6 * 0.8),
        (quadratic_energy, 0.4, [], [1.0, 1.0], 0.4 - 0.4 * 0.8),
        (euler, 0.0, [1.0], [], 0.0),
        (euler, 1.0, [], [1.0], 1.0),
    ],
)
def test_the_formulas_give_the_numbers_of_the_papers(formula, base, supports, attacks, expected):
    """Worked by hand from the definitions."""
    assert formula(base, supports, attacks) == pytest.approx(expected)


@given(FORMULA, SHARE, SHARES, SHARES)
def test_a_strength_is_a_share(formula, base, supports, attacks):
    """From 0 to 1, whatever comes in."""
    assert -1e-12 <= formula(base, supports, attacks) <= 1 + 1e-12


@given(FORMULA, SHARE)
def test_what_nothing_bears_on_keeps_its_base_score(formula, base):
    """Stability."""
    assert formula(base, [], []) == pytest.approx(base)


@given(FORMULA, SHARE, SHARES, SHARES, SHARE)
def test_support_never_lowers_and_attack_never_lifts(formula, base, supports, attacks, more):
    """Monotony: this is what the intervals rest on."""
    now = formula(base, supports, attacks)
    assert formula(base, [*supports, more], attacks) >= now - 1e-12
    assert formula(base, supports, [*attacks, more]) <= now + 1e-12


def test_much_support_is_no_overflow():
    """A thousand supporters come to almost certainty, not to an error."""
    assert euler(0.5, [1.0] * 10_000, []) == pytest.approx(1.0)
    assert euler(0.5, [], [1.0] * 10_000) == pytest.approx(0.25)


# == Base scores


def test_base_scores_are_what_a_statement_cites(make_map):
    """Common ground, shown, said, the bare word, and the word of nobody."""
    small = make_map("a! b@s c~s d e@n1", notes="x")
    assert [base_score(small[name], Scores()) for name in "abcde"] == [0.9, 0.8, 0.5, 0.3, 0.3]
    unheld = small["d"].model_copy(update={"attitude": "entertains"})
    assert base_score(unheld, Scores()) == 0.1


def test_a_second_source_halves_the_doubt(make_map):
    """Two sources that show it; the same one twice is one; together they count once."""
    two = [{"reach": "shows", "note": None, "sources": (source,)} for source in "st"]
    small = make_map("a@s b@t")

    def score(citations, together=False):
        fields = {"citations": citations, "citations_together": together}
        claims = tuple({**claim.model_dump(), **fields} for claim in small.claims)
        return base_score(with_parts(small, claims=claims)["a"], Scores())

    assert score(two) == pytest.approx(0.9)
    assert score(two[:1] * 2) == pytest.approx(0.8)
    assert score(two, together=True) == pytest.approx(0.8)


def test_base_scores_can_be_changed(make_map):
    """Nothing is built in."""
    assert of(make_map("a"), "a", word=0.7) == 0.7


# == Maps


def test_a_step_is_as_strong_as_its_weakest_premise(make_map):
    """Linked premises; separate reasons add up."""
    linked = make_map("a! b~s c", "a + b -> c")
    assert strength(linked, "df-quad").value["i0"] == pytest.approx(0.9 * 0.5)
    assert of(linked, "c") == pytest.approx(0.3 + 0.7 * 0.45)
    assert of(make_map("a! b~s c", "a -> c", "b -> c"), "c") > of(linked, "c")


def test_what_undercuts_or_answers_takes_its_share(make_map):
    """The step carries less; the conflict hits less."""
    cut = make_map("a! b u~s", "a -> b", "u u i0")
    assert strength(cut, "df-quad").value["i0"] == pytest.approx(0.81 * 0.5)
    answered = make_map("a! b! c!", "a q/c b")
    assert of(answered, "b") > of(make_map("a! b! c!", "a q b"), "b")


def test_a_qualification_takes_half_of_what_a_rebuttal_takes(make_map):
    """And so does whatever is conceded."""
    assert strength(make_map("a! b!", "a q b"), "df-quad").value["k0"] == pytest.approx(0.45)
    assert strength(make_map("a! b!", "a x! b"), "df-quad").value["k0"] == pytest.approx(0.45)


def test_a_side_that_prevails_is_not_hit(make_map):
    """Only the other is lowered."""
    fight = make_map("a! b!", "a x b")
    won = with_parts(fight, conflicts=tuple({**k.model_dump(), "prevails": "a"} for k in fight.conflicts))
    assert of(won, "a") == pytest.approx(0.9)
    assert of(won, "b") < 0.2


def test_explanations_carry_nothing_to_what_they_explain(make_map):
    """They say why, not that."""
    assert of(make_map("a! b", "a => b"), "b") == 0.3


def recursive(argument_map, semantics):
    """The strengths of a map without circles, straight from the definition."""
    scores, formula = Scores(), FORMULAS[Semantics(semantics)]
    ends = {i.id: i.conclusion for i in argument_map.inferences}

    def against(name):
        found = []
        for k in argument_map.conflicts:
            if k.attacked == name and (k.prevails in (None, k.attacker) or k.prevails not in (name, ends.get(name))):
                mild = k.conceded or k.force == "qualifies"
                strike = (scores.qualifying if mild else scores.defeating) * of_statement(k.attacker)
                for answer in k.answers:
                    strike *= 1 - of_statement(answer)
                found.append(strike)
        return found

    def of_step(i):
        carried = (scores.signalled if i.basis == "signalled" else scores.inferred) * min(map(of_statement, i.premises))
        for cut in against(i.id):
            carried *= 1 - cut
        return carried

    def of_statement(name):
        supports = [of_step(i) for i in argument_map.inferences if i.conclusion == name and i.purpose == "proves"]
        return formula(base_score(argument_map[name], scores), supports, against(name))

    return {statement.id: of_statement(statement.id) for statement in argument_map.statements}


def without_circles(argument_map):
    """The part of a random map in which everything leads from a later statement to an earlier one."""
    number = {s.id: int(s.id[1:]) for s in argument_map.statements}
    inferences = tuple(i for i in argument_map.inferences if min(map(number.get, i.premises)) > number[i.conclusion])
    target = {**{name: name for name in number}, **{i.id: i.conclusion for i in inferences}}
    conflicts = tuple(
        k
        for k in argument_map.conflicts
        if k.attacked in target
        and min(map(number.get, (k.attacker, *k.answers))) > number[target[k.attacked]]
        and (k.force != "rebuts" or k.conceded or k.prevails == k.attacker)
    )
    return with_parts(argument_map, inferences=inferences, conflicts=conflicts)


@pytest.mark.parametrize("semantics", list(Semantics))
def test_without_circles_the_definition_gives_the_same(semantics):
    """On 120 maps without circles the recursive definition agrees, and no circle takes a round."""
    for seed in range(120):
        small = without_circles(random_map(seed))
        found = strength(small, semantics)
        assert found.converged
        assert found.rounds == 0
        for name, value in recursive(small, semantics).items():
            assert found.value[name] == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("semantics", list(Semantics))
def test_a_circle_settles_where_everything_has_what_it_asks_for(semantics):
    """On 100 maps with circles: what is settled is a fixpoint; the three do converge on most."""
    settled = 0
    for seed in range(100):
        small = random_map(seed)
        found = strength(small, semantics)
        again = strength(small, semantics, rounds=2_000)
        settled += found.converged
        assert found.residual <= 1e-9
        for name, value in found.value.items():
            low, high = again.interval(name)
            assert low - 1e-6 <= value <= high + 1e-6
    assert settled >= 95


@pytest.mark.parametrize("semantics", list(Semantics))
def test_what_does_not_settle_gets_an_interval_that_holds_it(semantics):
    """Cut short after one round, the intervals hold what more rounds find; never a number that is not final."""
    cut = 0
    for seed in range(100):
        small = random_map(seed)
        found, final = strength(small, semantics, rounds=1), strength(small, semantics)
        cut += not found.converged
        assert not found.value.keys() & found.unsettled.keys()
        for name, value in final.value.items():
            low, high = found.interval(name)
            assert 0 <= low - 1e-9 + 1e-9 <= value + 1e-6
            assert value <= high + 1e-6 <= 1 + 2e-6
    assert cut > 5


def test_the_spread_is_how_far_the_semantics_lie_apart(make_map):
    """The largest minus the smallest of the three."""
    small = make_map("a! b", "a -> b")
    found = strengths(small)
    three = [found.by_semantics[semantics].value["b"] for semantics in Semantics]
    assert found.spread["b"] == pytest.approx(max(three) - min(three))
    assert found.spread["a"] == 0


def test_strength_follows_the_design_of_the_verdicts(make_map):
    """What stands is stronger than the same under attack, and weaker than the same with one more proof."""
    for semantics in Semantics:
        plain = of(make_map("a! b c!", "a -> b"), "b", semantics)
        assert of(make_map("a! b c!", "a -> b", "c q b"), "b", semantics) < plain
        assert of(make_map("a! b c!", "a -> b", "c -> b"), "b", semantics) > plain
