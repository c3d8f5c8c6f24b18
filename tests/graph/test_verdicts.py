"""Verdicts: the well-founded model of a map, against its definition in several forms, and in words."""

from __future__ import annotations

import itertools
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from graph import load
from graph.analysis.program import Program, well_founded
from graph.analysis.verdicts import Lens, Verdict, base, verdicts, way_back, why_verdict
from graph.model import ArgumentMap, Statement
from tests.graph import oracles
from tests.graph.random_maps import random_map, with_parts


def changed(argument_map, relation, **fields):
    """The map with some fields of one relation changed."""
    parts = {
        part: tuple({**r.model_dump(), **fields} if r.id == relation else r for r in getattr(argument_map, part))
        for part in ("claims", "inferences", "conflicts")
    }
    return with_parts(argument_map, **parts)


def judged(argument_map, lens="on-evidence", **supposed):
    """The verdicts on the statements, by name, as words."""
    found = verdicts(argument_map, lens, **supposed)
    return {s.id: found[s.id].value for s in argument_map.statements}


def everything(argument_map, lens):
    """The verdict on every atom, as words."""
    return {name: verdict.value for name, verdict in verdicts(argument_map, lens).verdict.items()}


def agree(seed, oracle, lenses=tuple(Lens)):
    """Compare one random map with an oracle that takes a program; what the oracle does not speak of is out."""
    small = random_map(seed)
    for lens in lenses:
        program = oracles.rules(small, base(small, lens))
        ours, theirs = everything(small, lens), oracle(program)
        assert ours == {name: theirs.get(name, "out") for name in ours}, f"seed {seed}, {lens}"
        assert theirs.keys() <= ours.keys()


def dung(program):
    """The grounded labelling of the unfolded framework, of the atoms alone."""
    labelling = oracles.grounded(*oracles.unfolded(program))
    return {atom: labelling[atom] for atom in oracles.atoms(program)}


# == Against the definition


def test_the_alternating_fixpoint_agrees_on_random_maps():
    """On 1,000 maps, both lenses, every statement, inference and conflict has the verdict of the definition."""
    for seed in range(1_000):
        agree(seed, oracles.alternating)


def test_the_unfolded_framework_agrees_on_random_maps():
    """On 2,000 maps the grounded labelling of the framework unfolded by level is the same, atom by atom."""
    for seed in range(2_000):
        agree(seed, dung, (tuple(Lens)[seed % 2],))


def test_brute_force_agrees_on_the_smallest_maps():
    """Of all partial stable models, tried one by one, ours is the one that decides least."""
    tried = 0
    for seed in range(250):
        small = random_map(seed, 3)
        program = oracles.rules(small, base(small, Lens.ON_EVIDENCE))
        if len(oracles.atoms(program)) <= 6:
            tried += 1
            theirs = oracles.brute(program)
            assert everything(small, "on-evidence") == {
                n: theirs.get(n, "out") for n in everything(small, "on-evidence")
            }
    assert tried >= 50


@pytest.mark.slow
def test_the_unfolded_framework_agrees_on_twenty_thousand_maps():
    """The same on 20,000 more, and larger ones among them."""
    for seed in range(10_000, 30_000):
        agree(seed, dung)


@pytest.mark.slow
def test_clingo_agrees():
    """What is in is in every stable model, what is out in none; where nothing is open there is just the one model."""
    assert find_spec("clingo"), "pip install clingo: the second solver that this suite is for"
    models = 0
    for seed in range(3_000):
        small = random_map(seed)
        found = everything(small, "on-evidence")
        stable = oracles.stable_models(oracles.rules(small, base(small, Lens.ON_EVIDENCE)))
        models += len(stable)
        standing = {name for name, verdict in found.items() if verdict == "in"}
        fallen = {name for name, verdict in found.items() if verdict == "out"}
        assert all(standing <= model and not fallen & model for model in stable)
        if "undecided" not in found.values():
            assert stable == [standing]
    assert models > 1_000


def test_circles_within_circles_need_both_fixpoints_in_turn():
    """Negation that is settled only after a circle fell, which frees the next circle, and so on down."""
    chain = Program()
    for _ in range(50):
        n = len(chain.names)
        chain.add("a", any_in=[n + 1])
        chain.add("b", all_in=[n])
        if n:
            chain.all_in[n + 1] = [n, n - 1]  # b leans on the c before it
        chain.add("c")
        chain.hit(n + 2, n)
    assert set(well_founded(chain).value[0::3]) == {2}
    assert set(well_founded(chain).value[2::3]) == {1}


def test_a_long_chain_of_steps_is_no_depth():
    """Neither the model nor the explanation recurses."""
    names = [f"s{n}" for n in range(3_000)]
    long = ArgumentMap.model_validate({
        "file": "long.ttl",
        "claims": [
            {"id": s, "label": s, "role": "sub-claim", "attitude": "endorses", "voices": [{"layers": ["author"]}],
             "common_ground": "known" if s == "s0" else None}
            for s in names
        ],
        "inferences": [
            {"id": f"i{n}", "premises": [a], "conclusion": b, "purpose": "proves", "scheme": "sign",
             "basis": "inferred"}
            for n, (a, b) in enumerate(itertools.pairwise(names))
        ],
    })  # fmt: skip
    found = verdicts(long, "on-evidence")
    assert found.rounds["s2999"] == 2 * 2999
    assert len(why_verdict(long, found, "s2999")) == 3000


# == What the words of the design mean


def test_the_given_stands_and_the_bare_falls(make_map):
    """On evidence, what is shown or common ground is in; what nothing is given for is out."""
    assert judged(make_map("a! b@s c~s d")) == {"a": "in", "b": "in", "c": "out", "d": "out"}


def test_two_that_rebut_each_other_are_left_open(make_map):
    """A rebuttal is two conflicts, one each way."""
    assert judged(make_map("a! b!", "a x b")) == {"a": "undecided", "b": "undecided"}


def test_the_side_that_prevails_stands(make_map):
    """Where a side prevails only its conflict is left."""
    fight = make_map("a! b!", "a x b")
    assert judged(changed(fight, "k0", prevails="a")) == {"a": "in", "b": "out"}
    assert judged(changed(fight, "k0", prevails="b")) == {"a": "out", "b": "in"}


def test_a_rebuttal_by_what_falls_is_none(make_map):
    """A side with nothing to stand on does not rebut."""
    assert judged(make_map("a b!", "a x b")) == {"a": "out", "b": "in"}


def test_an_undercut_takes_the_step_and_not_the_statement(make_map):
    """The conclusion falls only for want of another proof."""
    assert judged(make_map("a! b u!", "a -> b", "u u i0"))["b"] == "out"
    assert judged(make_map("a! c! b u!", "a -> b", "u u i0", "c -> b"))["b"] == "in"
    assert judged(make_map("a! b! u!", "a -> b", "u u i0"))["b"] == "in"


def test_a_conclusion_that_prevails_saves_its_step(make_map):
    """An undercut that the conclusion, or the inference, prevails over has no force."""
    cut = make_map("a! b u!", "a -> b", "u u i0")
    for side in ("b", "i0"):
        assert judged(changed(cut, "k1", prevails=side))["b"] == "in"
    assert judged(changed(cut, "k1", prevails="u"))["b"] == "out"


def test_a_qualification_takes_nothing_down(make_map):
    """Both can hold, so both do."""
    assert judged(make_map("a! b!", "a q b")) == {"a": "in", "b": "in"}


def test_what_the_author_concedes_takes_nothing_down(make_map):
    """A conceded rebuttal hits neither way, a conceded undercut not at all."""
    assert judged(make_map("a! b!", "a x! b")) == {"a": "in", "b": "in"}
    assert judged(make_map("a! b u!", "a -> b", "u u! i0"))["b"] == "in"


def test_an_answer_that_stands_takes_the_conflict_out(make_map):
    """The answered conflict no longer hits; its way back is not answered by it."""
    assert judged(make_map("a! b! c!", "a x/c b")) == {"a": "out", "b": "in", "c": "in"}
    assert judged(make_map("a! b! c", "a x/c b")) == {"a": "undecided", "b": "undecided", "c": "out"}


def test_a_circle_without_outside_support_is_out(make_map):
    """Statements that support only each other fall; the plain labelling would leave them open."""
    assert judged(make_map("a b c", "a -> b", "b -> a", "b -> c")) == {"a": "out", "b": "out", "c": "out"}
    assert judged(make_map("a b! c", "a -> b", "b -> a", "b -> c")) == {"a": "in", "b": "in", "c": "in"}


def test_a_circle_that_falls_frees_what_it_rebuts(make_map):
    """What only a circle speaks against stands."""
    assert judged(make_map("a b c!", "a -> b", "b -> a", "a x c"))["c"] == "in"


def test_a_statement_that_rebuts_itself_is_left_open(make_map):
    """No side can win against itself."""
    assert judged(make_map("a!", "a x a")) == {"a": "undecided"}


def test_explanations_prove_nothing(make_map):
    """An explanation has a verdict of its own, and gives none."""
    small = make_map("a! b", "a => b")
    assert verdicts(small, "on-evidence")["i0"] is Verdict.IN
    assert judged(small)["b"] == "out"


# == The two lenses


def test_as_asserted_takes_the_author_at_her_word(make_map):
    """What she endorses, concedes or reports is taken for granted; what she entertains or rejects is not."""
    for attitude, verdict in (
        ("endorses", "in"), ("concedes", "in"), ("reports", "in"), ("entertains", "out"), ("rejects", "out")
    ):  # fmt: skip
        assert judged(changed(make_map("a"), "a", attitude=attitude), "as-asserted") == {"a": verdict}


def test_what_the_text_signals_a_proof_of_needs_it(make_map):
    """Where the text says “because”, the conclusion hangs on the reason, unless it is given besides."""
    small = changed(make_map("a b", "a -> b"), "a", attitude="entertains")
    assert judged(small, "as-asserted")["b"] == "in"
    assert judged(changed(small, "i0", basis="signalled"), "as-asserted")["b"] == "out"
    given = changed(make_map("a b!", "a -> b"), "a", attitude="entertains")
    assert judged(changed(given, "i0", basis="signalled"), "as-asserted")["b"] == "in"


def test_rejecting_a_source_changes_what_is_shown_and_not_what_is_said(make_map):
    """On evidence the statement falls; as asserted nothing changes."""
    small = make_map("a@s b", "a -> b")
    assert judged(small, "on-evidence", without={"s"}) == {"a": "out", "b": "out"}
    assert judged(small, "as-asserted", without={"s"}) == {"a": "in", "b": "in"}


# == What if


def test_what_is_rejected_falls_and_what_is_accepted_stands(make_map):
    """Whatever speaks for the one or against the other."""
    small = make_map("a! b", "a -> b", "a x b")
    assert judged(small, rejected={"a"}) == {"a": "out", "b": "out"}
    assert judged(make_map("a! b!", "a x b"), accepted={"b"}) == {"a": "out", "b": "in"}


def test_relations_can_be_rejected_and_accepted(make_map):
    """A rejected conflict hits neither way; a rejected step proves nothing; an accepted step is not undercut."""
    assert judged(make_map("a! b!", "a x b"), rejected={"k0"}) == {"a": "in", "b": "in"}
    assert judged(make_map("a! b", "a -> b"), rejected={"i0"})["b"] == "out"
    cut = make_map("a! b u!", "a -> b", "u u i0")
    assert judged(cut, accepted={"i0"})["b"] == "in"
    assert judged(cut, accepted={"i0"}, rejected={"a"})["b"] == "out"


def test_names_that_the_map_does_not_have_are_refused(make_map):
    """Supposing something of nothing is a mistake."""
    with pytest.raises(KeyError):
        verdicts(make_map("a"), "on-evidence", rejected={"nothing"})


# == Laws


def test_the_order_of_the_map_changes_nothing():
    """Neither verdicts nor rounds depend on what comes first."""
    for seed in range(150):
        small = random_map(seed)
        turned = with_parts(small, **{p: getattr(small, p)[::-1] for p in ("claims", "inferences", "conflicts")})
        assert everything(small, "on-evidence") == everything(turned, "on-evidence")
        assert verdicts(small, "on-evidence").rounds == verdicts(turned, "on-evidence").rounds


def test_a_map_without_conflicts_stands_where_it_is_backed():
    """Without conflicts the verdict on evidence is backing."""
    for seed in range(300):
        quiet = with_parts(random_map(seed), conflicts=())
        found = verdicts(quiet, "on-evidence")
        assert {s.id for s in quiet.statements if found.stands(s.id)} == set(quiet.results().backing.rounds)


def test_what_stands_on_evidence_is_backed():
    """Conflicts only take away."""
    for seed in range(300):
        small = random_map(seed)
        found = verdicts(small, "on-evidence")
        assert all(s.id in small.results().backing for s in small.statements if found.stands(s.id))


def test_rounds_are_a_proof_of_the_verdict():
    """Whatever is decided is decided by things of earlier rounds, a circle by the fall of all that could hold it."""
    for seed in range(400):
        small = random_map(seed)
        found = verdicts(small, "on-evidence")
        program = oracles.rules(small, frozenset(found.base))
        for name, verdict in found.verdict.items():
            at = found.rounds.get(name)
            assert (at is None) == (verdict is Verdict.UNDECIDED)
            own = [(pos, neg) for head, pos, neg in program if head == name]
            if verdict is Verdict.IN:
                assert any(
                    all(found.stands(p) and found.rounds[p] < at for p in pos)
                    and all(found[n] is Verdict.OUT and found.rounds[n] < at for n in neg)
                    for pos, neg in own
                )
            elif verdict is Verdict.OUT and name not in found.circular:
                assert all(
                    any(found[p] is Verdict.OUT and found.rounds[p] < at for p in pos)
                    or any(found.stands(n) and found.rounds[n] < at for n in neg)
                    for pos, neg in own
                )


# == In words


def told(argument_map, name, lens="on-evidence", **supposed):
    """The explanation as lines, indented."""
    found = verdicts(argument_map, lens, **supposed)
    return ["  " * step.depth + step.text for step in why_verdict(argument_map, found, name)]


def test_what_stands_is_told_down_to_its_source(make_map):
    """A claim, its proof, the premise, the source."""
    assert told(make_map("a b@s", "b -> a"), "a") == [
        "On evidence: “a holds” stands: proved by one premise (sign, inferred).",
        "  “b holds” stands: the text shows it (Source s).",
    ]


def test_an_answered_attack_is_told_with_its_answer(make_map):
    """Undefeated, and by what."""
    assert told(make_map("a! b! c!", "b x/c a"), "a") == [
        "On evidence: “a holds” stands: it is common ground (known).",
        "  Undefeated, for “b holds” is answered. “c holds” stands: it is common ground (known).",
    ]


def test_an_attack_that_falls_is_told_with_its_fall(make_map):
    """What would rebut it has nothing to stand on."""
    assert told(make_map("a! b", "b x a"), "a")[1] == (
        "  Undefeated, for what would rebut “a holds” falls. "
        "“b holds” does not stand: no source, no proof and no common ground is given for it."
    )


def test_what_falls_is_told_with_what_rebuts_it(make_map):
    """The side that prevails, and on what ground."""
    fight = changed(make_map("a! b!", "b x a"), "k0", prevails="b", ground="observed-over-expected")
    assert told(fight, "a") == [
        "On evidence: “a holds” does not stand: rebutted by “b holds”, which prevails (observed over expected).",
        "  “b holds” stands: it is common ground (known).",
    ]


def test_an_undercut_is_told_as_one(make_map):
    """The step falls, not the premise."""
    assert told(make_map("a! b u!", "a -> b", "u u i0"), "b")[1] == (
        "  The step from its premises is undercut. “u holds” stands: it is common ground (known)."
    )


def test_a_circle_is_told_as_one(make_map):
    """And it is told once."""
    assert told(make_map("a b", "a -> b", "b -> a"), "a") == [
        "On evidence: “a holds” does not stand: its reasons come down to a circle that nothing outside supports.",
        "  “b holds” does not stand: its reasons come down to a circle that nothing outside supports.",
    ]


def test_what_is_left_open_says_what_it_waits_for(make_map):
    """Two sides, and neither prevails."""
    lines = told(make_map("a! b! c", "a x b", "b -> c"), "c")
    assert lines[0] == "On evidence: “c holds” is left open: so is the proof of it."
    assert lines[1] == ("  “b holds” is left open: “a holds” rebuts it, it rebuts that, and neither side prevails.")


def test_what_pulls_without_force_is_told_last(make_map):
    """A qualification lowers and takes nothing down."""
    assert told(make_map("a! b!", "b q a"), "a")[-1] == (
        "  Pulls against it, and takes nothing down: “b holds” (qualifies)."
    )


def test_further_proofs_are_counted(make_map):
    """One is told, the one with the earliest round; the text's own before ours."""
    small = changed(make_map("a! b! c! d", "a -> d", "b -> d", "c -> d"), "i1", basis="signalled")
    assert told(small, "d") == [
        "On evidence: “d holds” stands: proved by one premise (sign, signalled).",
        "  “b holds” stands: it is common ground (known).",
        "  2 more proofs of it hold.",
    ]


def test_supposing_is_told(make_map):
    """What was rejected or accepted is said to be so."""
    small = make_map("a@s b", "a -> b")
    assert "rejected for the sake of argument" in told(small, "b", rejected={"a"})[1]
    assert "accepted for the sake of argument" in told(small, "b", accepted={"b"})[0]
    assert "what shows it is rejected" in told(small, "b", without={"s"})[1]


def test_as_asserted_says_whose_word_it_is(make_map):
    """The author's word is named as that."""
    assert told(make_map("a"), "a", "as-asserted") == [
        "As asserted: “a holds” stands: the author endorses it, and signals no proof of it."
    ]


def test_every_verdict_can_be_told():
    """Statements, inferences and conflicts of random maps: each told once, and to an end."""
    for seed in range(400):
        small = random_map(seed)
        names = [thing.id for thing in (*small.statements, *small.inferences, *small.conflicts)]
        supposed = {} if seed % 2 else {"rejected": set(names[::5]), "accepted": set(names[1::5])}
        for lens in Lens:
            found = verdicts(small, lens, **supposed)
            for name in names:
                steps = why_verdict(small, found, name)
                assert steps[0].about == name
                assert len(steps) < 80
                assert all(step.text.endswith(".") for step in steps)
                told_once = [
                    s.about
                    for s in steps
                    if isinstance(small.by_id.get(s.about), Statement) and "told above" not in s.text
                ]
                assert len(told_once) == len(set(told_once))


def test_what_is_no_part_of_the_argument_is_refused(make_map):
    """Only statements, inferences and conflicts have verdicts."""
    small = make_map("a@s")
    for name in ("s", "nothing"):
        with pytest.raises(KeyError):
            why_verdict(small, verdicts(small, "on-evidence"), name)


def test_the_way_back_has_a_name_of_its_own(make_map):
    """Both halves of a rebuttal can be asked for."""
    found = verdicts(make_map("a! b!", "a x b"), "on-evidence")
    assert found["k0"] is found[way_back("k0")] is Verdict.UNDECIDED


def test_the_worked_example_of_the_semantics_page_holds():
    """Every row of the table in docs/semantics.md is the verdict on the thesis, in both lenses."""
    page = (Path(__file__).parents[2] / "docs" / "semantics.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w:-]+)` \| (\w+) \| (\w+) \|$", page, re.MULTILINE)
    assert len(rows) >= 12
    thesis = load().map()
    found = [verdicts(thesis, lens) for lens in Lens]
    assert [(name, *(lens[name].value for lens in found)) for name, _, _ in rows] == rows


def test_named_verdicts_are_those_of_things_in_the_file(make_map):
    """A rebuttal's way back has no name in the file; a thing that merely ends like one keeps its verdict."""
    found = verdicts(make_map("a! b! c/back!", "b x a"), Lens.AS_ASSERTED)
    assert set(found.named()) == {"a", "b", "c/back", "k0"}
    assert set(found.verdict) - set(found.named()) == {"k0/back"}
