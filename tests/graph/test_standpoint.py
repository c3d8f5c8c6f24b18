"""The map as one actor holds it: what is its own, what follows, and where it parts from the author."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.analysis.outcomes import Lens, Verdict
from graph.analysis.standpoint import How, grounds, standpoint
from graph.analysis.verdicts import verdicts
from graph.errors import CallError
from graph.model import Ground, Reach
from tests.graph.random_maps import random_map, with_parts

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def thesis():
    """The map of the thesis."""
    return graph.load(ROOT / "claims.ttl").map()


def hows(argument_map, actor):
    """How each statement belongs to an actor's view."""
    return {stance.id: stance.how.value for stance in standpoint(argument_map, actor).stances}


def follows_if(argument_map, actor):
    """From the definition, for who is not the author: what follows if just some statements are assumed to attack."""
    held = grounds(argument_map, actor)
    common = {name for name, how in held.items() if how is How.COMMON_GROUND}
    steps = [i for i in argument_map.inferences if not common.issuperset(i.premises)]
    ends = {i.id: i.conclusion for i in steps}
    hits = []
    for conflict in argument_map.conflicts:
        prevails = conflict.prevails if conflict.ground is not Ground.AUTHORS_WORD else None
        sides = {conflict.attacked, ends.get(conflict.attacked)}
        if conflict.conceded or conflict.force == "qualifies":
            continue
        if prevails is None or prevails == conflict.attacker or prevails not in sides:
            hits.append((conflict.attacked, conflict.attacker, conflict.answers))
        if conflict.force == "rebuts" and prevails != conflict.attacker:
            hits.append((conflict.attacker, conflict.attacked, ()))

    def least(assumed):
        """What follows if exactly the things assumed are taken to be in where something must be out."""
        found = set()
        while True:
            safe = {target for target, attacker, answers in hits if attacker in assumed and not set(answers) & found}
            live = {i.id for i in steps if set(i.premises) <= found and i.id not in safe}
            proved = {i.conclusion for i in steps if i.id in live and i.purpose == "proves"}
            new = {s.id for s in argument_map.statements if (s.id in held or s.id in proved) and s.id not in safe}
            if new == found:
                return found
            found = new

    return least


# == The base


def test_the_authors_view_is_the_lens_as_asserted():
    """On 200 maps: the same verdict on every statement, and nothing differs from the author."""
    for seed in range(200):
        small = random_map(seed)
        view = standpoint(small, "author")
        asserted = verdicts(small, Lens.AS_ASSERTED)
        assert view.verdict == {s.id: asserted[s.id] for s in small.statements}
        assert view.parts == ()


def test_the_base_is_the_actors_own():
    """On 200 maps: what it says, what its sources show or say in the author's voice, and common ground; no more."""
    seen = set()
    for seed in range(200):
        small = random_map(seed)
        for actor in ("p1", "p2", "p3"):
            theirs = {s.id for s in small.sources if actor in s.creators + s.publishers + s.interviewees}
            for statement in small.statements:
                how = grounds(small, actor).get(statement.id)
                seen.add(how)
                holders = {voice.layers[-1] for voice in statement.voices}
                cited = [c for c in statement.citations if c.reach is not Reach.HALF and theirs & {*c.sources}]
                alone = [c for c in statement.citations if not theirs & {*c.sources}]
                said = holders == {"author"} and cited and not (statement.citations_together and alone)
                assert (how is How.HOLDS) == (actor in holders)
                assert (how in (How.SOURCE_SHOWS, How.SOURCE_SAYS)) == bool(said)
                assert (how is not None) == bool(actor in holders or said or statement.common_ground)
    assert seen == {How.HOLDS, How.SOURCE_SHOWS, How.SOURCE_SAYS, How.COMMON_GROUND, None}


def test_what_only_passes_through_is_not_its_own(make_map):
    """A source says in the author's voice; what somebody else holds, its publisher only passes on."""
    small = make_map("a@s b@s^ c", "a -> c")
    small = with_parts(small, sources=(small.sources[0].model_copy(update={"publishers": ("unnamed",)}),))
    assert hows(small, "unnamed") == {"a": "its source shows", "c": "follows"}
    assert hows(small, "other") == {"b": "holds"}


# == What follows


def test_common_ground_helps_a_step_along_but_makes_none(make_map):
    """With a premise of its own a step from common ground counts, without it is the author's."""
    small = make_map("a^ g! h! c d", "a + g -> c", "g + h -> d")
    assert hows(small, "other") == {"a": "holds", "c": "follows"}


def test_what_it_rejects_and_what_it_leaves_open(make_map):
    """What its own word rebuts must go; where its own words rebut each other, both are open, and the clash is named."""
    small = make_map("a^ b! c", "b -> c", "a x b")
    assert hows(small, "other") == {"a": "holds", "b": "common ground"}
    both = standpoint(make_map("a^ b^ c", "a x b", "a -> c"), "other")
    assert [(s.id, s.how.value, s.verdict.value, s.against) for s in both.stances] == [
        ("a", "holds", "undecided", ("k0",)),
        ("b", "holds", "undecided", ("k0",)),
        ("c", "left open", "undecided", ()),
    ]
    assert both.both_sides == ("k0",)
    small = make_map("a^ d b", "a -> d", "d x b")
    prevails = small.conflicts[0].model_copy(update={"prevails": "d", "ground": Ground.LATER_OVER_EARLIER})
    view = standpoint(with_parts(small, conflicts=(prevails,)), "other")
    assert [(s.id, s.how.value, s.reason) for s in view.stances if s.how is How.REJECTS] == [
        ("b", "must reject", "“d holds” rebuts it.")
    ]


def test_the_authors_word_settles_nothing_for_others(make_map):
    """A side that prevails on the author's word prevails for the author; another ground holds for everybody."""
    small = make_map("a^ b^", "a x b")
    for ground, verdict in (("authors-word", "undecided"), ("record-over-gloss", "out")):
        settled = with_parts(small, conflicts=({**small.conflicts[0].model_dump(), "prevails": "a", "ground": ground},))
        assert standpoint(settled, "other").verdict["b"] == verdict


def test_verdicts_are_a_fixpoint_of_the_definition():
    """On 300 maps: what is in follows when what is not out attacks, and what is out does not even when only in attacks.

    The definition is written here once more, without the program of rules: well-founded means that the in are the
    least set under the attacks of the not-out, and the not-out the least set under the attacks of the in.
    """
    undecided = 0
    for seed in range(300):
        small = with_parts(random_map(seed))
        small = with_parts(small, conflicts=tuple(c.model_copy(update={"answers": ()}) for c in small.conflicts))
        for actor in ("p1", "p2"):
            least = follows_if(small, actor)
            certain, possible = set(), least(set())
            while True:
                following = least(possible)
                wider = least(following)
                if (following, wider) == (certain, possible):
                    break
                certain, possible = following, wider
            found = standpoint(small, actor).verdict
            assert {n for n, v in found.items() if v is Verdict.IN} == certain, f"seed {seed}"
            assert {n for n, v in found.items() if v is not Verdict.OUT} == possible, f"seed {seed}"
            undecided += len(possible - certain)
    assert undecided > 20


def test_every_stance_has_a_reason():
    """One sentence each; silence has no row."""
    for seed in range(150):
        small = random_map(seed)
        for actor in ("author", "p1", "p2", "p3"):
            view = standpoint(small, actor)
            for stance in view.stances:
                assert stance.reason.endswith(".")
                assert len(stance.reason) > 8
            told = {stance.id for stance in view.stances}
            own = {name for name, how in grounds(small, actor).items() if how is not How.COMMON_GROUND}
            standing = {n for n, v in view.verdict.items() if v is Verdict.IN and n not in grounds(small, actor)}
            assert own | standing <= told


# == On the thesis


def test_davidsons_view_of_the_thesis(thesis):
    """He says that membership left the basics as they were, and that it inspired people: both sides, and the thesis."""
    view = standpoint(thesis, "actor:douglas-davidson")
    assert view.verdict["claim:membership-did-not-democratise-kazakhstan"] is Verdict.IN
    assert view.both_sides == (
        "conflict:inspired-people-against-no-basic-change",
        "conflict:invited-monitors-against-davidsons-failure",
    )
    assert {s.id: s.author.value for s in view.parts} == {
        "evidence:next-election-is-due-in-2012": "undecided",
        "evidence:next-election-is-due-in-2011": "undecided",
    }


def test_the_embassy_praises_the_laws_and_has_no_view_of_the_thesis(thesis):
    """The bulletin gives the gains of the amendments; nothing that it says bears on the thesis."""
    told = hows(thesis, "actor:kazakh-embassy-in-the-us")
    assert "claim:membership-did-not-democratise-kazakhstan" not in told
    assert told["claim:astana-moved-to-free-party-life"] == "follows"


def test_who_is_no_actor_is_refused(thesis):
    """A source has no view; nobody of that name is an error."""
    with pytest.raises(CallError, match="a source, not an actor"):
        standpoint(thesis, "source:interview-stephen-blank")
    with pytest.raises(KeyError):
        standpoint(thesis, "actor:nobody")


def test_the_door_shows_a_view_and_a_crux(run, bridge):
    """The mayor's word against the engineer's, on a small map: the fields that the help names, the summary beside."""
    view = run("whatif", bridge, "--as", "mayor", "--format", "csv")
    assert [line.rsplit(",", 5)[1:4] for line in view.out.splitlines()] == [
        ["how", "verdict", "author"],
        ["holds", "in", "out"],
        ["holds", "in", "in"],
        ["must reject", "out", "in"],
    ]
    assert view.err == (
        "of its own: 2, follow: 0, must be rejected: 1, left open: 0, conflicts within: 0, differ from the author: 2\n"
    )
    crux = run("whatif", bridge, "--crux", "mayor", "actor:author", "--format", "csv")
    assert crux.out.splitlines()[0] == "set,id,label,settle,then"
    assert crux.err.startswith("They differ on the central thesis: for actor:mayor it is out (no view of it) and")
