"""Every command of the door on one map: what it came to; as a script it prints that for another process.

``python tests/every_command.py MAP`` prints one line of JSON: for every call its exit code and a digest of its output.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import build_graph

PATIENCE = 100
"""Seconds of processor time after which a command counts as hanging; a busy machine makes no difference to that."""

NOT_CALLED = {"serve", "watch"}
"""What runs until it is stopped."""


class HangsError(Exception):
    """A command did not come to an end."""


def calls(things: dict[str, str]) -> dict[str, list[list[str]]]:
    """By command, what to call it with on a map; ``things`` has the name of a claim, a source, two actors, a relation.

    MAP stands for the map, OUT for a folder.
    """
    claim, source, actor, other = (things[k] for k in ("claim", "source", "actor", "other"))
    readings = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal")
    return {
        "check": [["MAP"], ["MAP", "--format", "json"], ["MAP", "--format", "sarif"]],
        "fmt": [["MAP", "--check"]],
        "unsupported": [
            *(["MAP", "--format", form] for form in ("table", "json", "csv", "sarif")),
            ["MAP", "--under", claim, "--fail-on", "bare"],
            ["MAP", "--write-baseline", "OUT/known.json"],
            ["MAP", "--baseline", "OUT/known.json"],
        ],
        "why": [[claim, "MAP"], [claim, "MAP", "--format", "json"]],
        "whatif": [
            ["MAP", "--reject", source, "--reject", claim, "--save", "OUT/doubt.ttl"],
            ["MAP", "--scenario", "OUT/doubt.ttl", "--accept", things["relation"], "--format", "csv"],
            ["MAP", "--reject", actor, "--format", "json"],
            ["MAP", "--as", actor],
            ["MAP", "--crux", actor, other],
        ],
        "rests": [["MAP"], [claim, "MAP"], ["MAP", "--kind", "publisher", "--format", "csv"]],
        "flips": [[claim, "MAP", "--budget", "300"], [claim, "MAP", "--by", "any", "--budget", "100"]],
        "strength": [["MAP", "--format", "csv"], [claim, "MAP"], ["MAP", "--score", "shown=0.01"]],
        "verdicts": [
            *(["MAP", "--semantics", name, "--format", "json"] for name in readings),
            ["MAP", "--semantics", "preferred", "--example"],
            ["MAP", "--semantics", "semi-stable", "--budget", "3"],
        ],
        "query": [
            ["theory-against-limits", "MAP"],
            ["load-bearing-sources", "MAP", "--format", "csv"],
            ["who-says-what", "MAP", "--param", f"claim={claim}", "--format", "json"],
        ],
        "anchors": [["MAP", "--text", "MAP"], ["MAP", "--text", "MAP", "--find", "example"]],
        "audit": [["MAP"], ["MAP", "--format", "json"]],
        "stats": [["MAP"], ["MAP", "--source", source], ["MAP", "--text", "MAP"]],
        "structure": [["MAP"], ["MAP", "--most", "1000", "--format", "csv"]],
        "diff": [["MAP", "MAP"]],
        "report": [["MAP", "-o", "OUT/report"]],
        "convert": [["MAP", "OUT/map.graphml"]],
        "init": [["OUT/new.ttl"]],
        "build": [["MAP", "-o", "OUT/site"], ["MAP", "-o", "OUT/text", "--text", "MAP", "--with-sparql"]],
    }


def commands() -> set[str]:
    """The commands that the door has."""
    return {c.name or c.callback.__name__ for c in build_graph.app.registered_commands if c.callback}


def call(*words: str) -> tuple[int, str, str]:
    """Exit code, output and messages of a call in this process; an error that is not the door's own comes through."""
    out, err = io.StringIO(), io.StringIO()
    with _patience(words), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            with mock.patch.object(sys, "argv", ["argmap", *words]):
                build_graph.main()
            code = 0
        except SystemExit as left:
            code = int(left.code or 0)
    return code, out.getvalue(), err.getvalue()


@contextlib.contextmanager
def _patience(words: tuple[str, ...]) -> Iterator[None]:
    def too_long(*_: object) -> None:
        raise HangsError(f"argmap {' '.join(words)}: not done after {PATIENCE} s")

    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def every_command(path: Path, things: dict[str, str], only: set[str] | None = None) -> dict[str, tuple[int, str, str]]:
    """What every call comes to, by its words; files that it writes count as output."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("OUT").mkdir()
        Path("MAP").symlink_to(path.resolve())
        for command, variants in calls(things).items():
            if command not in commands() or (only is not None and command not in only):
                continue
            for words in variants:
                code, out, err = call(command, *words)
                found[" ".join((command, *words))] = (code, out + _written(), err)
    return found


def _written() -> str:
    """A digest of every file that is there; the folder is left empty but for what a later call reads."""
    digests = []
    for file in sorted(Path("OUT").rglob("*")):
        if file.is_file():
            digests.append(f"{file} {hashlib.sha256(file.read_bytes()).hexdigest()}")
            if len(file.parts) > 2:
                file.unlink()
    return "\n".join(digests)


def main() -> None:
    """Print the digests, for a process with another hash seed to compare."""
    things = json.loads(os.environ["THINGS"])
    found = every_command(Path(sys.argv[1]), things)
    digests = {
        words: (code, hashlib.sha256((out + err).encode()).hexdigest()) for words, (code, out, err) in found.items()
    }
    print(json.dumps(digests))  # noqa: T201  another process reads it


if __name__ == "__main__":
    main()
