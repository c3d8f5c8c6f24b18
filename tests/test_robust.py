"""Whatever the map, every command comes to a clean end, in time, and says the same again; so it does on broken maps."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.load import load
from tests.every_command import NOT_CALLED, call, calls, commands, every_command
from tests.wild_maps import wild_map

ROOT = Path(__file__).parent.parent
FINDING = re.compile(r"^map\.ttl:[1-9][0-9]*: .+: .+")
AFTER = (
    ["check", "map.ttl"],
    ["unsupported", "map.ttl", "--format", "csv"],
    ["fmt", "map.ttl", "--check"],
    ["verdicts", "map.ttl"],
)
"""What is called on a broken map."""

STRINGS = st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=6).map(tuple)
SEEDS = st.integers(0, 2**32)
WITHOUT_SHRINKING = settings(
    phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck)
)
"""Each example calls some fifty commands; the seed in the message is enough to find out more."""


def written(folder, seed, statements, strings=(), *, sound=True):
    """A wild map in a file, and the names of some of its things."""
    path = folder / "wild.ttl"
    path.write_text(wild_map(seed, statements, strings, sound=sound), encoding="utf-8")
    return path


def some_of(path, seed):
    """The names to call the commands with: any claim, source, relation, and two actors."""
    argument_map, random = load(path).map(), Random(seed)
    actors = [actor.id for actor in argument_map.actors]
    return {
        "claim": random.choice(argument_map.claims).id,
        "source": random.choice(argument_map.sources).id,
        "relation": random.choice((*argument_map.inferences, *argument_map.conflicts)).id,
        "actor": actors[0],
        "other": actors[-1],
    }


def clean(found):
    """Every call ended with 0 or, where something is at fault, 1; none said what only a programmer understands."""
    for words, (code, out, err) in found.items():
        fault = words.startswith(("fmt", "anchors", "unsupported")) or "no central thesis" in err
        assert code == 0 or (code in (1, 2) and fault), (words, err[:2_000])
        assert "Traceback" not in out + err, words
        assert out or err, words


def digests(path, things, seed):
    """What every command says in a process of its own with that hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "THINGS": json.dumps(things), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, ROOT / "tests" / "every_command.py", path],
        check=True, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    return json.loads(ran.stdout)


# == Sound maps


def test_no_command_is_left_out():
    """Every command of the door is called on wild maps, but for those that never end."""
    called = calls(dict.fromkeys(("claim", "source", "actor", "other", "relation"), "x"))
    assert commands() <= called.keys() | NOT_CALLED, "add the new command to tests/every_command.py"


@settings(WITHOUT_SHRINKING, max_examples=1)
@given(SEEDS, st.integers(1, 12), STRINGS)
def test_every_command_ends_cleanly_on_a_wild_map(tmp_path_factory, seed, statements, strings):
    """Hostile labels and names, circles of sections, notes and sources, everything that the shapes allow."""
    path = written(tmp_path_factory.mktemp("wild"), seed, statements, strings)
    assert [f for f in load(path).findings() if f.severity == "error"] == []
    clean(every_command(path, some_of(path, seed)))


@pytest.mark.slow
def test_a_wild_map_of_two_hundred_is_judged(tmp_path):
    """The commands that an examiner starts with, on 200 statements."""
    path = written(tmp_path, 7, 200)
    clean(every_command(path, some_of(path, 7), {"check", "verdicts", "audit"}))


@pytest.mark.slow
@settings(WITHOUT_SHRINKING, max_examples=2)
@given(SEEDS, STRINGS)
def test_every_command_ends_cleanly_on_two_hundred_statements(tmp_path_factory, seed, strings):
    """And says the same a second time, files and all."""
    path = written(tmp_path_factory.mktemp("wild"), seed, 200, strings)
    things = some_of(path, seed)
    first = every_command(path, things)
    clean(first)
    assert every_command(path, things) == first


@pytest.mark.slow
@settings(WITHOUT_SHRINKING, max_examples=15)
@given(SEEDS, st.integers(1, 60), STRINGS)
def test_every_command_ends_cleanly_on_many_wild_maps(tmp_path_factory, seed, statements, strings):
    """Smaller ones, and more of them."""
    path = written(tmp_path_factory.mktemp("wild"), seed, statements, strings)
    clean(every_command(path, some_of(path, seed)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_processes_say_the_same(tmp_path, seed):
    """Whatever order their sets have."""
    path = written(tmp_path, seed, 100)
    things = some_of(path, seed)
    assert digests(path, things, 1) == digests(path, things, 2)


# == Maps that are at fault


@settings(WITHOUT_SHRINKING, max_examples=5)
@given(SEEDS, STRINGS)
def test_a_map_that_the_checks_reject_is_told_line_by_line(tmp_path_factory, seed, strings):
    """Of a map that keeps the shapes alone, every finding names its line, its subject and a repair."""
    path = tmp_path_factory.mktemp("wild") / "map.ttl"
    path.write_text(wild_map(seed, 30, strings, sound=False), encoding="utf-8")
    refused(path)


def refused(path):
    """A map that may be at fault: exit code 0, 1 or 2, and every line of a refusal is a finding."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        for words in AFTER:
            code, out, err = call(*words)
            assert code in (0, 1, 2), (words, code)
            assert "Traceback" not in out + err
            told = out if words[0] == "check" else err if code else ""
            assert all(FINDING.match(line) for line in told.splitlines()), (words, told[:2_000])
            assert told or code == 0 or words[0] == "check"
    finally:
        os.chdir(here)


def mutated(source, seed):
    """A map with some lines dropped, doubled, cut or exchanged, and some words swapped."""
    random = Random(seed)
    lines = source.splitlines()
    for _ in range(random.randint(1, 4)):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        words = lines[at].split(" ")
        stranger = random.choice(lines[other].split(" "))
        lines[at : at + 1] = random.choice((
            [],
            [lines[at]] * 2,
            [lines[at][: random.randint(0, len(lines[at]))]],
            [lines[other]],
            [lines[other], lines[at]],
            [" ".join(random.choice((word, word, word, stranger)) for word in words)],
            [" ".join(random.sample(words, len(words)))],
            [lines[at].replace(random.choice((";", '"', ":", ".", "am:")), random.choice(("", ".", "<", "\\", "am:")))],
            [lines[at] + random.choice(("\ufeff", "\u2028", "\t", "#", '"""', "[]", "()", "\x0c", "@", "<<"))],
        ))  # fmt: skip
        lines = lines or [""]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(20))
def test_a_small_map_with_slips_is_refused_cleanly(tmp_path, bridge, seed):
    """Lines dropped, doubled and cut, words swapped: a clean exit, and findings with file and line."""
    path = tmp_path / "map.ttl"
    path.write_text(mutated(bridge.read_text("utf-8"), seed), encoding="utf-8")
    refused(path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_the_thesis_with_slips_is_refused_cleanly(tmp_path, seed):
    """The same on the thesis, whose map is larger than any hand can keep right at once."""
    path = tmp_path / "map.ttl"
    path.write_text(mutated((ROOT / "claims.ttl").read_text("utf-8"), 1_000 + seed), encoding="utf-8")
    refused(path)


@pytest.mark.slow
def test_bytes_that_are_no_text_are_refused_cleanly(tmp_path, bridge):
    """One byte changed, 400 times."""
    path, source, random = tmp_path / "map.ttl", bridge.read_bytes(), Random(5)
    for _ in range(400):
        broken = bytearray(source)
        broken[random.randrange(len(broken))] = random.randrange(256)
        path.write_bytes(bytes(broken))
        refused(path)
