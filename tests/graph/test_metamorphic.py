"""What must not change, or change one way only, when a map is written otherwise: laws on random maps."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.backing import backing
from graph.analysis.outcomes import Lens, Reading
from graph.analysis.readings import readings
from graph.analysis.strength import strengths
from graph.analysis.verdicts import base, verdicts
from graph.analysis.whatif import whatif
from graph.model import ArgumentMap, Basis, Claim, Conflict, Force, Inference, Purpose
from tests.graph.random_maps import random_map, with_parts

LENSES = st.sampled_from(list(Lens))
MAPS = st.builds(random_map, st.integers(0, 10**6), st.integers(2, 10))
FEW = settings(max_examples=25)
"""Each example is judged in two lenses and six readings, several times over."""

ACCEPTED = {"in": 2, "undecided": 1, "out": 0}


def words(argument_map, lens, **supposed):
    """The verdict on every statement, as a word."""
    found = verdicts(argument_map, lens, **supposed)
    return {s.id: found[s.id].value for s in argument_map.statements}


def everywhere(argument_map):
    """Verdicts in both lenses, every reading in one, and what is backed."""
    told = {lens: words(argument_map, lens) for lens in Lens}
    read = {reading: dict(readings(argument_map, reading, Lens.ON_EVIDENCE).standing) for reading in Reading}
    return told, read, set(backing(argument_map).rounds)


def statement(name, *, known=True):
    """A claim of the author, common ground if so wished."""
    return Claim(
        id=name, label=name, role="sub-claim", voices=(), attitude="endorses", common_ground="known" if known else None
    )


def step(name, premises, conclusion, **more):
    """A proof."""
    fields = {"purpose": Purpose.PROVES, "scheme": "sign", "basis": Basis.INFERRED, **more}
    return Inference(id=name, premises=tuple(sorted(premises)), conclusion=conclusion, **fields)


def hit(name, attacker, attacked, **more):
    """A rebuttal that the attacker wins, unless something else is said."""
    fields = {"force": Force.REBUTS, "basis": Basis.INFERRED, "prevails": attacker, **more}
    return Conflict(id=name, attacker=attacker, attacked=attacked, **fields)


def grown(argument_map, *things):
    """The map with more claims, inferences and conflicts."""
    parts = {"claims": Claim, "inferences": Inference, "conflicts": Conflict}
    return with_parts(
        argument_map,
        **{n: (*getattr(argument_map, n), *(t for t in things if isinstance(t, kind))) for n, kind in parts.items()},
    )


def restricted(found, names):
    """Results without what is not among some names."""
    told, read, backed = found
    return (
        {lens: {n: v for n, v in by.items() if n in names} for lens, by in told.items()},
        {reading: {n: v for n, v in by.items() if n in names} for reading, by in read.items()},
        backed & names,
    )


@FEW
@given(MAPS)
def test_names_do_not_matter(small):
    """Other names, in another order of the alphabet, and everything stands as it stood."""
    names = [n for n in small.by_id if re.fullmatch(r"[sikd]\d+", n)]
    new = {name: f"z{len(names) - n:03}" for n, name in enumerate(names)}
    text = re.sub(rf'"({"|".join(names)})"', lambda m: json.dumps(new[m[1]]), small.model_dump_json())
    told, read, backed = everywhere(small)
    other_told, other_read, other_backed = everywhere(ArgumentMap.model_validate_json(text))
    assert {lens: {new[n]: v for n, v in by.items()} for lens, by in told.items()} == other_told
    assert {r: {new[n]: v for n, v in by.items()} for r, by in read.items()} == other_read
    assert {new[n] for n in backed} == other_backed


@FEW
@given(MAPS)
def test_the_order_of_a_file_does_not_matter(small):
    """Everything written from back to front."""
    turned = {n: getattr(small, n)[::-1] for n in ("claims", "inferences", "conflicts", "sources", "actors")}
    assert everywhere(with_parts(small, **turned)) == everywhere(small)


@FEW
@given(MAPS, st.randoms(use_true_random=False))
def test_an_inference_said_twice_changes_nothing(small, random):
    """Nor does a conflict said twice: no verdict counts heads."""
    assume(small.inferences)
    again = [random.choice(small.inferences).model_copy(update={"id": "again"})]
    if small.conflicts:
        again.append(random.choice(small.conflicts).model_copy(update={"id": "anew"}))
    names = {s.id for s in small.statements}
    assert restricted(everywhere(grown(small, *again)), names) == restricted(everywhere(small), names)


@FEW
@given(MAPS, st.integers(0, 10**6))
def test_what_has_nothing_to_do_with_it_changes_nothing(small, seed):
    """A second map beside the first: each statement stands as in its own; no stable reading of one is none of both."""
    text = re.sub(r'"([sikd]\d+)"', r'"x\1"', random_map(seed, 6).model_dump_json())
    other = ArgumentMap.model_validate_json(text)
    both = with_parts(
        small, **{n: (*getattr(small, n), *getattr(other, n)) for n in ("claims", "inferences", "conflicts", "sources")}
    )  # fmt: skip
    names = {s.id for s in small.statements}
    ours, theirs = restricted(everywhere(both), names), restricted(everywhere(small), names)
    if not readings(other, Reading.STABLE, Lens.ON_EVIDENCE).exist:
        ours[1].pop(Reading.STABLE), theirs[1].pop(Reading.STABLE)
    assert ours == theirs


@FEW
@given(MAPS, st.randoms(use_true_random=False))
def test_a_premise_may_be_a_conclusion_of_one(small, random):
    """A premise split in two, the second following from the first alone, stands and carries as the first did."""
    assume(small.inferences)
    one = random.choice(small.inferences)
    premise = random.choice(one.premises)
    rest = tuple(i for i in small.inferences if i.id != one.id)
    longer = one.model_copy(update={"premises": tuple(sorted({*one.premises, "middle"} - {premise}))})
    bare = with_parts(small, inferences=(*rest, longer), claims=(*small.claims, statement("middle", known=False)))
    split = grown(bare, step("link", [premise], "middle", basis=Basis.SIGNALLED))
    names = {s.id for s in small.statements}
    told, read, backed = restricted(everywhere(split), names)
    expected = restricted(everywhere(small), names)
    assert (told, backed) == (expected[0], expected[2])
    del read[Reading.SEMI_STABLE], expected[1][Reading.SEMI_STABLE]  # it counts statements, and there is one more
    assert read == expected[1]


@FEW
@given(MAPS, st.randoms(use_true_random=False))
def test_a_qualification_and_a_conceded_conflict_defeat_nothing(small, random):
    """They may be added or taken away: no verdict, no reading, no backing changes."""
    names = [s.id for s in small.statements]
    attacker, attacked = random.choice(names), random.choice(names)
    before = everywhere(small)
    mild = hit("mild", attacker, attacked, force=Force.QUALIFIES, prevails=None)
    granted = hit("granted", attacker, attacked, conceded=True)
    assert everywhere(grown(small, mild, granted)) == before
    kept = tuple(k for k in small.conflicts if k.force is not Force.QUALIFIES and not k.conceded)
    assert everywhere(with_parts(small, conflicts=kept)) == before


@FEW
@given(MAPS, LENSES, st.randoms(use_true_random=False))
def test_who_attacks_an_attacker_helps_the_attacked(small, lens, random):
    """A known fact against the attacker of a plain attack: the attacker falls, and with no other trouble it stands."""
    name = random.choice([s.id for s in small.statements])
    victim = statement("victim")
    doubt = grown(small, victim, hit("doubt", name, "victim"))
    help_ = grown(doubt, statement("helper"), hit("defence", "helper", name))
    for map_ in (doubt, help_):
        assert (
            words(map_, lens)["victim"] == {"in": "out", "out": "in", "undecided": "undecided"}[words(map_, lens)[name]]
        )
    assert words(help_, lens)[name] == "out"
    assert words(help_, lens)["victim"] == "in"


@FEW
@given(MAPS, LENSES, st.randoms(use_true_random=False))
def test_an_unanswered_attack_by_what_is_known_takes_a_statement_out(small, lens, random):
    """And an answer that is known brings everything back to what it was."""
    name = random.choice([s.id for s in small.statements])
    attacked = grown(small, statement("fact"), hit("strike", "fact", name))
    assert words(attacked, lens)[name] == "out"
    answered = grown(small, statement("fact"), statement("reply"), hit("strike", "fact", name, answers=("reply",)))
    assert {n: v for n, v in words(answered, lens).items() if n in small.by_id} == words(small, lens)


@FEW
@given(MAPS, st.randoms(use_true_random=False))
def test_more_reasons_never_take_backing_away(small, random):
    """Backing is monotone: a further proof, fact or source only adds; conflicts play no part."""
    names = [s.id for s in small.statements]
    before = set(backing(small).rounds)
    assert before <= set(backing(grown(small, step("more", [random.choice(names)], random.choice(names)))).rounds)
    lost = random.choice(names)
    known = tuple(
        c.model_copy(update={"common_ground": "known"}) if c.id == lost else c for c in small.claims
    )  # fmt: skip
    assert before | {lost} <= set(backing(with_parts(small, claims=known)).rounds)
    assert set(backing(grown(small, hit("new", names[0], names[-1]))).rounds) == before


@FEW
@given(MAPS, LENSES, st.randoms(use_true_random=False))
def test_the_order_of_rejecting_does_not_matter(small, lens, random):
    """Rejected one after the other, together, or the other way round: the same effect."""
    names = [*small.by_id]
    things = [n for n in names if re.fullmatch(r"[sikd]\d+", n)]
    some = random.sample(things, min(3, len(things)))
    assert whatif(small, reject=some).changes == whatif(small, reject=some[::-1]).changes
    rejected = {n for n in some if n[0] != "d"}
    supposed = {"rejected": rejected, "without": {n for n in some if n[0] == "d"}}
    for name in rejected & {s.id for s in small.statements}:
        assert words(small, lens, **supposed)[name] == "out"


@FEW
@given(MAPS, LENSES, st.randoms(use_true_random=False))
def test_to_reject_what_is_out_or_accept_what_is_in_changes_nothing(small, lens, random):
    """Of statements: supposing what is the case anyway, the rest stands as it stood."""
    before = words(small, lens)
    out = [n for n, v in before.items() if v == "out"]
    if out:
        assert words(small, lens, rejected={random.choice(out)}) == before
    inside = [n for n, v in before.items() if v == "in"]
    if inside:
        assert words(small, lens, accepted={random.choice(inside)}) == before


@FEW
@given(MAPS)
def test_the_lenses_are_two_bases_of_one_map(small):
    """Where the bases are equal the verdicts are; what is in a base and in no conflict is in."""
    hit_ = {end for k in small.conflicts for end in (k.attacker, k.attacked)}
    for lens in Lens:
        told = words(small, lens)
        assert all(told[n] == "in" for n in base(small, lens) - hit_)
    if base(small, Lens.ON_EVIDENCE) == base(small, Lens.AS_ASSERTED):
        assert words(small, Lens.ON_EVIDENCE) == words(small, Lens.AS_ASSERTED)


@FEW
@given(MAPS, st.randoms(use_true_random=False))
def test_without_defeat_more_reasons_never_lower_a_verdict(small, random):
    """On a map without conflicts verdicts are monotone, and agree with backing on evidence."""
    peaceful = with_parts(small, conflicts=())
    names = [s.id for s in peaceful.statements]
    more = grown(peaceful, step("more", [random.choice(names)], random.choice(names)))
    before, after = words(peaceful, Lens.ON_EVIDENCE), words(more, Lens.ON_EVIDENCE)
    assert all(ACCEPTED[after[n]] >= ACCEPTED[before[n]] for n in names)
    assert {n for n in names if before[n] == "in"} == set(backing(peaceful).rounds)


@FEW
@given(MAPS)
def test_strength_does_not_depend_on_names_or_order(small):
    """Everything written from back to front has the same strengths, to rounding, where they settle."""
    turned = with_parts(small, **{n: getattr(small, n)[::-1] for n in ("claims", "inferences", "conflicts")})
    ours, theirs = strengths(small).by_semantics, strengths(turned).by_semantics
    for semantics, found in ours.items():
        for name, value in found.value.items():
            if name in theirs[semantics].value:
                assert theirs[semantics].value[name] == pytest.approx(value, abs=1e-6)
