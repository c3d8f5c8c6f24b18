"""Published examples by name, with the answer that the paper gives; the docstrings derive it in a line.

Abstract frameworks are written as maps whose statements are common ground and whose attackers prevail.
"""

from __future__ import annotations

import math

import pytest

from graph.analysis.backing import backing
from graph.analysis.program import IN, OUT, UNDECIDED, Program, well_founded
from graph.analysis.readings import readings
from graph.analysis.strength import df_quad, euler, quadratic_energy, strength
from graph.analysis.verdicts import verdicts
from tests.graph import oracles
from tests.graph.conftest import build_map
from tests.graph.oracle_readings import by_trying, chosen
from tests.graph.random_maps import with_parts


def framework(arguments, *attacks):
    """A Dung framework as a map; an attack is two letters."""
    bare = build_map(" ".join(f"{a}!" for a in arguments), *(f"{a} x {b}" for a, b in attacks))
    return with_parts(bare, conflicts=tuple(k.model_copy(update={"prevails": k.attacker}) for k in bare.conflicts))


def accepted(argument_map, reading, how=("in all",)):
    """The statements that stand so in a reading, as one word."""
    found = readings(argument_map, reading, "on-evidence").standing
    return "".join(sorted(name for name, standing in found.items() if standing in how))


def sceptically(argument_map, reading):
    """What is in all extensions."""
    return accepted(argument_map, reading)


def credulously(argument_map, reading):
    """What is in some extension."""
    return accepted(argument_map, reading, ("in all", "in some"))


def judged(argument_map, lens="on-evidence"):
    """The verdicts on the statements, as words."""
    return {s.id: verdicts(argument_map, lens)[s.id].value for s in argument_map.statements}


def model(**rules):
    """The well-founded model of a program; a rule is a body as ``"p -q"``, several are a tuple, a fact is empty."""
    heads = {head: (bodies,) if isinstance(bodies, str) else bodies for head, bodies in rules.items()}
    words = {word.strip("-") for bodies in heads.values() for body in bodies for word in body.split()}
    made, number = Program(), {}
    for name in sorted({*heads, *words}):
        number[name] = made.add(name, any_in=[])
    for head, bodies in heads.items():
        reasons = []
        for n, body in enumerate(bodies):
            needed = [number[w] for w in body.split() if w[0] != "-"]
            against = [number[w[1:]] for w in body.split() if w[0] == "-"]
            reasons.append(made.add(f"{head}/{n}", all_in=needed))
            made.all_out[reasons[-1]] = against
        made.any_in[number[head]] = reasons
    value = well_founded(made).value
    return {name: {IN: "in", OUT: "out", UNDECIDED: "undecided"}[value[place]] for name, place in number.items()}


# == Abstract argumentation


def test_dung_1995_nixon_diamond():
    """Two attack each other; two preferred extensions, both stable, and an empty grounded one."""
    diamond = framework("ab", "ab", "ba")
    assert sceptically(diamond, "grounded") == sceptically(diamond, "preferred") == ""
    assert credulously(diamond, "preferred") == credulously(diamond, "stable") == "ab"


def test_dung_1995_reinstatement():
    """The quarrel that the paper begins with: whoever has the last word stands, and so does what it defends."""
    quarrel = framework("abc", "ab", "bc")
    for reading in ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal"):
        assert sceptically(quarrel, reading) == credulously(quarrel, reading) == "ac"


def test_dung_1995_odd_loop_has_no_stable_extension():
    """An argument that attacks itself, or three in a ring: the empty set is the only preferred one, none is stable."""
    for odd in (framework("a", "aa"), framework("abc", "ab", "bc", "ca")):
        assert readings(odd, "stable", "on-evidence").exist is False
        assert credulously(odd, "preferred") == ""


def test_even_loop_of_four_has_two_stable_extensions():
    """Every second one of the ring: a and c, or b and d."""
    ring = framework("abcd", "ab", "bc", "cd", "da")
    assert credulously(ring, "stable") == "abcd"
    assert sceptically(ring, "stable") == ""


def test_floating_acceptance():
    """Baroni, Caminada, Giacomin 2011: a and b attack each other and c, which attacks d: d is in each preferred one."""
    floating = framework("abcd", "ab", "ba", "ac", "bc", "cd")
    assert sceptically(floating, "preferred") == sceptically(floating, "stable") == "d"
    assert sceptically(floating, "grounded") == sceptically(floating, "ideal") == ""


def test_caminada_2006_semi_stable_without_a_stable_one():
    """Semi-stable is stable where that is to be had, and leaves as little open as can be where it is not.

    a and b attack each other, b attacks c, and c, d, e attack each other in turn: {a} and {b, d} are preferred; only
    {b, d} decides all.  Beside an argument that attacks itself it is not stable any more, but still semi-stable.
    """
    ring = framework("abcde", "ab", "ba", "bc", "cd", "de", "ec")
    assert credulously(ring, "preferred") == "abd"
    assert sceptically(ring, "preferred") == ""
    assert sceptically(ring, "semi-stable") == credulously(ring, "semi-stable") == "bd"
    apart = framework("abcdef", "ab", "ba", "bc", "cd", "de", "ec", "ff")
    assert readings(apart, "stable", "on-evidence").exist is False
    assert sceptically(apart, "semi-stable") == credulously(apart, "semi-stable") == "bd"


def test_dung_mancarella_toni_2007_ideal_between_grounded_and_sceptical():
    """Attacks a on itself, a on b and b on a: {b} is the one preferred and the ideal set, and grounded is empty."""
    small = framework("ab", "aa", "ab", "ba")
    assert sceptically(small, "ideal") == sceptically(small, "preferred") == "b"
    assert sceptically(small, "grounded") == ""


def test_caminada_et_al_2015_l_stable_is_not_semi_stable():
    """Section 5 there: what is open is counted in statements by the one, in arguments by the other.

    o is open whatever happens.  With x, the second reason for c, from o and x, is open too; with y it is out, but m is
    open.  In statements {o} is less than {o, m}; in arguments neither is less.
    """
    bare = build_map("x! y! o! m! c!", "o + x -> c", "x x y", "x x m", "o x o", "m x m")
    wins = {"k2": "x", "k3": "o", "k4": "m"}
    choice = with_parts(
        bare, conflicts=tuple(k.model_copy(update={"prevails": wins.get(k.id)}) for k in bare.conflicts)
    )  # fmt: skip
    assert sceptically(choice, "semi-stable") == credulously(choice, "semi-stable") == "cx"
    program = oracles.rules(choice, frozenset("xyomc"))
    models = by_trying(program)
    assert len(chosen(models, "semi-stable", set("xyomc"))) == 1
    assert len(chosen(models, "semi-stable", set(oracles.atoms(program)))) == 2


# == Undercuts and exceptions


def test_pollock_1987_the_red_light():
    """It looks red, so it is red; a red light shines on it: the step falls, the look and the light stay."""
    light = build_map("looks-red@eyes is-red light-shines@lamp", "looks-red -> is-red", "light-shines u i0")
    assert judged(light) == {"looks-red": "in", "is-red": "out", "light-shines": "in"}


def test_pollock_undercut_leaves_the_other_reason():
    """A second, independent look through a filter gives reason again: an undercut hits a step and no conclusion."""
    light = build_map(
        "looks-red@eyes is-red light-shines@lamp spectrum@device",
        "looks-red -> is-red", "light-shines u i0", "spectrum -> is-red",
    )  # fmt: skip
    assert judged(light)["is-red"] == "in"


def test_toulmin_1958_harry_the_british_subject():
    """Born in Bermuda, so presumably British, unless both parents were aliens: the rebuttal of Toulmin is an undercut.

    Verheij 2005 reads it so: the exception blocks the step, and says nothing of the contrary.
    """
    harry = ("born-in-bermuda@register british parents-alien{}", "born-in-bermuda -> british", "parents-alien u i0")
    assert judged(build_map(harry[0].format(""), *harry[1:]))["british"] == "in"
    assert judged(build_map(harry[0].format("@papers"), *harry[1:]))["british"] == "out"


def test_reiter_1980_tweety():
    """Birds fly, penguins do not, Tweety is both: the more specific step undercuts, and Tweety does not fly."""
    tweety = build_map("bird! penguin! flies", "bird -> flies", "penguin u i0")
    assert judged(tweety) == {"bird": "in", "penguin": "in", "flies": "out"}


# == The well-founded model


def test_van_gelder_ross_schlipf_1991_win_move():
    """A position wins if some move leads to one that does not: the end loses, before it wins; a draw stays open.

    Moves a to b, b to a, b to c, c to d: c moves to the dead end and wins, so a and b move to and fro for ever.
    """
    found = model(wa=("-wb",), wb=("-wa", "-wc"), wc=("-wd",), wd=())
    assert found == {"wa": "undecided", "wb": "undecided", "wc": "in", "wd": "out"}
    assert model(wa=("-wb",), wb=("-wc",), wc=()) == {"wa": "out", "wb": "in", "wc": "out"}


def test_van_gelder_ross_schlipf_1991_unfounded_circle():
    """P and q only hold each other up: both are false, and what needs them to be false is true."""
    assert model(p="q", q="p", r="-p") == {"p": "out", "q": "out", "r": "in"}


def test_the_barber():
    """Whoever does not shave himself is shaved by the barber: of himself it stays open, of the mayor it does not."""
    assert model(barber="-barber", mayor="-shaves", shaves=()) == {
        "barber": "undecided", "mayor": "in", "shaves": "out"
    }  # fmt: skip


def test_gelfond_lifschitz_1988_even_and_odd_negation():
    """P unless q and q unless p leaves both open; p unless p leaves p open and nothing else."""
    assert set(model(p="-q", q="-p").values()) == {"undecided"}
    assert model(p="-p", s="") == {"p": "undecided", "s": "in"}


def test_stable_models_may_decide_by_cases_what_well_founded_leaves_open():
    """Van Gelder, Ross, Schlipf 1991: c follows from a and from b, one of which holds: open all the same."""
    assert model(a="-b", b="-a", c=("a", "b"))["c"] == "undecided"
    cases = build_map("a! b! c", "a x b", "a -> c", "b -> c")
    assert judged(cases)["c"] == "undecided"
    assert sceptically(cases, "stable") == "c"


def test_dowling_gallier_1984_horn_clauses_by_counting():
    """Unit propagation: facts p and q, p and q give r, r gives s, t and s give u: all but t and u follow."""
    horn = build_map("p! q! r s t u", "p + q -> r", "r -> s", "s + t -> u")
    assert set(backing(horn).rounds) == {"p", "q", "r", "s"}


# == Strength


def test_rago_et_al_2016_df_quad():
    """KR 2016: F(v1, v2) = v1 + v2 - v1 v2; C lifts by the surplus of (1 - v0), lowers by v0.

    Supporters 0.6 and 0.5 come to 0.8; attackers 0.5 and 0.2 to 0.6; 0.5 + 0.5 * 0.2 = 0.6, and 0.4 the other way.
    """
    assert df_quad(0.5, [0.6, 0.5], [0.5, 0.2]) == pytest.approx(0.6)
    assert df_quad(0.5, [0.5, 0.2], [0.6, 0.5]) == pytest.approx(0.4)


def test_rago_et_al_2016_no_discontinuity():
    """An attacker of no strength leaves the score as it is: what QuAD before it did not keep."""
    assert df_quad(0.5, [0.4], [0.0]) == df_quad(0.5, [0.4], [])


def test_potyka_2018_quadratic_energy():
    """KR 2018, definition 2: h(x) = x² / (1 + x²): energy 1 goes half the way, 2 four fifths, 1/2 one fifth."""
    assert quadratic_energy(0.6, [1.0], []) == pytest.approx(0.6 + 0.4 / 2)
    assert quadratic_energy(0.6, [], [1.0, 1.0]) == pytest.approx(0.6 - 0.6 * 4 / 5)
    assert quadratic_energy(0.6, [0.5], []) == pytest.approx(0.6 + 0.4 / 5)


def test_amgoud_ben_naim_2018_euler():
    """Euler-based: 1 - (1 - w²) / (1 + w e^E): with w = 1/2 and E = 0 it is w; E to minus infinity leaves w²."""
    assert euler(0.5, [], []) == pytest.approx(0.5)
    assert euler(0.22, [0.5], [0.9]) == pytest.approx(1 - (1 - 0.0484) / (1 + 0.22 * math.exp(-0.4)))
    assert euler(0.5, [], [1.0] * 200) == pytest.approx(0.25)


@pytest.mark.parametrize(("semantics", "formula"), [("df-quad", df_quad), ("quadratic-energy", quadratic_energy)])
def test_mossakowski_neuhaus_2018_a_circle_that_does_not_converge(semantics, formula):
    """Iterated on a circle, a strength need not converge: ten claims that attack each other swing for ever.

    All being alike, each step is s := f(0.9; nine attackers of s), whose slope at the fixed point is steeper than -1.
    Smaller steps find the fixed point; where the rounds do not suffice for them, an interval holds it and the swing.
    """
    swing = [0.9]
    for _ in range(1_000):
        swing.append(formula(0.9, [], [swing[-1]] * 9))
    assert abs(swing[-1] - swing[-2]) > 0.1
    names = [f"a{n}" for n in range(10)]
    fights = [f"{a} x {b}" for n, a in enumerate(names) for b in names[:n]]
    ten = build_map(" ".join(f"{n}!" for n in names), *fights)
    found, cut_short = strength(ten, semantics), strength(ten, semantics, rounds=3)
    for name in names:
        value = found.value[name]
        assert formula(0.9, [], [value] * 9) == pytest.approx(value, abs=1e-6)
        low, high = cut_short.unsettled[name]
        assert low <= min(swing[-2:]) <= value <= max(swing[-2:]) <= high
