"""The door: words to calls, errors to exit codes, and nothing else on standard output."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import build_graph

COMMANDS = ("build", "check", "fmt", "unsupported", "why", "query", "anchors", "audit", "stats", "whatif", "structure")
OUTPUTS = {
    "map.html", "map.svg", "graph.ttl", "graph.trig", "analysis.json", "analysis.schema.json", "report.html",
    "report.md",
}  # fmt: skip
DOOR = Path(build_graph.__file__)

Run = Callable[..., Any]


def test_no_words_build(run: Run, tmp_path: Path, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a command the map in this folder is built into out/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.ttl").write_bytes(bridge.read_bytes())
    ran = run()
    assert ran.code == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} >= OUTPUTS
    assert ran.out.splitlines()[0] == str(Path("out") / "map.html")


def test_build_says_where_and_what(run: Run, tmp_path: Path, bridge: Path) -> None:
    """The files, the counts, and the weak points by kind."""
    ran = run("build", bridge, "-o", tmp_path / "site")
    lines = ran.out.splitlines()
    assert {Path(line).name for line in lines[:-2]} >= OUTPUTS
    assert "5 claims, 4 evidence, 2 inferences, 4 conflicts" in lines[-2]
    assert lines[-1].startswith("weak points: 3 ")


def test_build_with_the_text(run: Run, tmp_path: Path, bridge: Path, data: Path) -> None:
    """Only a page that was given the text has its sentences."""
    run("build", bridge, "-o", tmp_path / "without")
    run("build", bridge, "-o", tmp_path / "with", "--text", data / "bridge.txt")
    sentence = b"Its deck is cracked in eleven places"
    assert sentence in (tmp_path / "with" / "map.html").read_bytes()
    assert sentence not in (tmp_path / "without" / "map.html").read_bytes()


def test_build_opens_the_page(run: Run, tmp_path: Path, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --open the browser gets the address of the page."""
    opened: list[str] = []
    monkeypatch.setattr(build_graph.webbrowser, "open", opened.append)
    assert run("build", bridge, "-o", tmp_path, "--open").code == 0
    assert opened == [(tmp_path / "map.html").as_uri()]


@pytest.mark.parametrize("where", ["file/inside", "taken"])
def test_a_folder_that_cannot_be_written(where: str, run: Run, tmp_path: Path, bridge: Path) -> None:
    """One line, exit code 2, what was there is untouched, and nothing is left lying about."""
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "taken" / "map.html").mkdir(parents=True)
    ran = run("build", bridge, "-o", tmp_path / where)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "cannot be written" in ran.err
    assert [file.name for file in (tmp_path / "taken").iterdir()] == ["map.html"]


def test_check_is_quiet_about_a_good_map(run: Run, bridge: Path) -> None:
    """Nothing on standard output, exit code 0."""
    ran = run("check", bridge)
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing wrong\n")


def test_check_as_json_also_where_the_file_does_not_parse(run: Run, data: Path) -> None:
    """The findings are data, too, with the same exit code."""
    ran = run("check", data / "bad" / "syntax-cut-off.ttl", "--format", "json")
    (finding,) = json.loads(ran.out)
    assert (ran.code, finding["rule"], finding["severity"]) == (1, "syntax", "error")


def test_fmt_writes_in_place_and_check_only_looks(run: Run, tmp_path: Path, bridge: Path) -> None:
    """--check names the first line that would change and exits with 1; else the file is written, keeping its mode."""
    copy = tmp_path / "map.ttl"
    copy.write_text(bridge.read_text("utf-8").replace("    am:force", "am:force", 1), "utf-8")
    copy.chmod(0o640)
    before = copy.read_bytes()
    line = before[: before.index(b"\nam:force")].count(b"\n") + 2
    ran = run("fmt", copy, "--check")
    assert (ran.code, ran.err) == (1, f"{copy}:{line}: not in the canonical form: run argmap fmt\n")
    assert copy.read_bytes() == before
    assert run("fmt", copy).code == 0
    assert copy.read_bytes() == bridge.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o640
    assert run("fmt", copy, "--check").code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["map.ttl"]


def test_fmt_without_a_map_here_touches_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It never rewrites the map that comes with argmap from somewhere else."""
    monkeypatch.chdir(tmp_path)
    ran = run("fmt")
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []


def test_unsupported_as_json(run: Run, bridge: Path) -> None:
    """A list of flat objects with the fields that the help names, worst first."""
    rows = json.loads(run("unsupported", bridge, "--format", "json").out)
    assert list(rows[0]) == ["id", "label", "kind", "severity", "section", "why", "repair", "under"]
    assert [row["severity"] for row in rows] == sorted(
        (row["severity"] for row in rows), key=["high", "medium", "low"].index
    )
    assert {"claim:cracked-deck-carries-no-lorries"} <= {row["id"] for row in rows if row["kind"] == "bare"}


def test_unsupported_by_kind_and_under(run: Run, bridge: Path) -> None:
    """--kind and --under choose; a kind that is asked for and absent gives no rows, and no error."""
    bare = json.loads(run("unsupported", bridge, "--kind", "bare", "--format", "json").out)
    assert {row["kind"] for row in bare} == {"bare"}
    under = run("unsupported", bridge, "--under", "bridge-will-hold", "--format", "json")
    assert {row["id"] for row in json.loads(under.out)} <= {"claim:bridge-will-hold", "evidence:mayor-said-so"}
    assert json.loads(run("unsupported", bridge, "--kind", "circular", "--format", "json").out) == []


def test_unsupported_fails_on_a_kind(run: Run, bridge: Path) -> None:
    """--fail-on exits with 1 if there is one of that kind, and still lists."""
    assert run("unsupported", bridge, "--fail-on", "circular").code == 0
    ran = run("unsupported", bridge, "--fail-on", "bare")
    assert (ran.code, "bare" in ran.out) == (1, True)


def test_csv_has_a_header_and_all_fields(run: Run, bridge: Path) -> None:
    """CSV carries the same rows as JSON."""
    rows = list(csv.DictReader(io.StringIO(run("unsupported", bridge, "--format", "csv").out)))
    assert rows == json.loads(run("unsupported", bridge, "--format", "json").out)


@pytest.mark.parametrize(
    "name",
    ["bridge-should-close", "claim:bridge-should-close", "https://w3id.org/argmap/bridge/claim/bridge-should-close"],
)
def test_a_claim_goes_by_any_of_its_names(name: str, run: Run, bridge: Path) -> None:
    """Last part, prefixed name and IRI name the same claim."""
    ran = run("why", name, bridge)
    assert ran.code == 0
    assert ran.out.startswith("On evidence: “Cars should no longer use the old bridge")
    assert "is not backed" in ran.out


def test_query_by_name_file_and_standard_input(
    run: Run, bridge: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question may come from anywhere, and the answer is the same."""
    file = data / "claims.rq"
    by_file = run("query", file, bridge)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    by_input = run("query", "-", bridge)
    assert by_file == by_input
    assert by_file.out.splitlines()[0].split() == ["claim", "label"]
    assert len(by_file.out.splitlines()) == 6
    assert run("query", "definitions", bridge).code == 0


@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
def test_query_in_the_formats_of_the_standard(form: str, run: Run, bridge: Path, data: Path) -> None:
    """SPARQL's own JSON, CSV and TSV."""
    out = run("query", data / "claims.rq", bridge, "--format", form).out
    if form == "json":
        assert len(json.loads(out)["results"]["bindings"]) == 5
    else:
        assert out.splitlines()[0] == {"csv": "claim,label", "tsv": "?claim\t?label"}[form]


def test_query_list(run: Run) -> None:
    """Every question with its name, in English; also as data."""
    rows = json.loads(run("query", "--list", "--format", "json").out)
    assert len(rows) >= 15
    assert all(row["question"].endswith("?") for row in rows)


def test_query_parameters(run: Run, bridge: Path, tmp_path: Path) -> None:
    """--param sets a variable to a term; a wrong one is told the right form."""
    file = tmp_path / "role.rq"
    file.write_text("SELECT ?role { ?claim am:role ?role } ORDER BY ?role")
    ran = run("query", file, bridge, "--param", "claim=claim:shops-lose", "--format", "csv")
    assert ran.out.splitlines() == ["role", "https://w3id.org/argmap/vocabulary#concession"]
    assert run("query", file, bridge, "--param", "claim").code == 2


def test_anchors(run: Run, bridge: Path, data: Path, tmp_path: Path) -> None:
    """Every anchor is found in the text; in another text those that changed are named, with exit code 1."""
    text = data / "bridge.txt"
    ran = run("anchors", bridge, "--text", text, "--format", "json")
    places = json.loads(ran.out)
    assert ran.code == 0
    assert {place["status"] for place in places} == {"found"}
    assert {"id", "kind", "label", "section", "start", "end", "status"} <= set(places[0])
    whole = text.read_text("utf-8")
    assert whole[places[0]["start"] : places[0]["end"]] == "The old bridge should be closed to cars."
    changed = tmp_path / "changed.txt"
    changed.write_text(whole.replace("eleven places", "twelve places"))
    ran = run("anchors", bridge, "--text", changed, "--format", "json")
    assert ran.code == 1
    assert [place["id"] for place in json.loads(ran.out) if place["status"] != "found"] == ["evidence:deck-is-cracked"]


def test_anchors_find(run: Run, bridge: Path, data: Path) -> None:
    """--find writes the sentence block as the map has it."""
    ran = run("anchors", bridge, "--text", data / "bridge.txt", "--find", "cracked in eleven")
    assert ran.out.splitlines()[-1] in bridge.read_text("utf-8").splitlines()


def test_audit_and_stats(run: Run, bridge: Path, data: Path) -> None:
    """Both print rows; stats with the text also says what is covered."""
    faults = json.loads(run("audit", bridge, "--format", "json").out)
    assert list(faults[0]) == ["kind", "severity", "where", "what", "about", "repair"]
    counts = json.loads(run("stats", bridge, "--text", data / "bridge.txt", "--format", "json").out)
    assert {"group": "things", "name": "claims", "count": 5, "note": ""} in counts
    assert any(row["group"] == "coverage" for row in counts)


def test_the_map_in_this_folder_comes_before_the_built_in_one(
    run: Run, bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without MAP, claims.ttl of the current folder is meant."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.ttl").write_bytes(bridge.read_bytes())
    assert "bridge" in run("why", "bridge-will-hold").out


BAD_CALLS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("chek",), "check"),
    (("unsuported",), "unsupported"),
    (("check", "--frmat", "json"), "--format"),
    (("check", "--format", "xml"), "xml"),
    (("check", "none.ttl"), "none.ttl: no such file"),
    (("check", "."), "a folder"),
    (("build", "a.ttl", "b.ttl"), "b.ttl"),
    (("build", "{map}", "--text", "none.txt"), "none.txt: no such file"),
    (("build", "{map}", "--text", "."), "cannot be read"),
    (("build", "{map}", "-o"), "-o"),
    (("why",), "CLAIM"),
    (("why", "bridge-shuold-close", "{map}"), "did you mean claim:bridge-should-close"),
    (("why", "claim:bridge-will-holt", "{map}"), "did you mean claim:bridge-will-hold"),
    (("why", "note:1", "{map}"), "not a statement"),
    (("why", "", "{map}"), "no such thing"),
    (("why", "actor:mayor", "{map}"), "an actor, not a statement"),
    (("why", "bridge-\udce9", "{map}"), "bridge-\\udce9: the map has no such thing"),
    (("unsupported", "{map}", "--kind", "bear"), "did you mean bare"),
    (("unsupported", "{map}", "--kind", "zzz"), "one of"),
    (("unsupported", "{map}", "--fail-on", "holow"), "did you mean hollow"),
    (("unsupported", "{map}", "--under", "actor:mayor"), "not a statement"),
    (("query",), "needs a question"),
    (("query", "definition", "{map}"), "did you mean definitions"),
    (("query", "none.rq", "{map}"), "no such file"),
    (("query", "SELECT * WHERE " * 20, "{map}"), "no such query"),
    (("query", "--list", "--format", "turtle"), "turtle"),
    (("query", "{data}/claims.rq", "{map}", "--format", "turtle"), "--format"),
    (("query", "{data}/claims.rq", "{map}", "--param", "nobody=claim:a"), "nobody"),
    (("query", "{data}/claims.rq", "{map}", "--param", "=x"), "name=value"),
    (("query", "{data}/claims.rq", "{map}", "--param", "?=x"), "name=value"),
    (("query", "{data}/claims.rq", "{map}", "--endpoint", "ftp://example.org"), "http"),
    (("query", "{data}/claims.rq", "{map}", "--endpoint", "http://127.0.0.1:9/"), "no answer"),
    (("query", "{data}/claims.rq", "{map}", "--endpoint", "http://[bad"), "no answer"),
    (("query", "{data}/claims.rq", "{map}", "--endpoint", "http://a b/"), "no answer"),
    (("query", "{data}/bridge.txt", "{map}"), "not SPARQL"),
    (("query", "{data}/bad/latin-1.ttl", "{map}"), "not UTF-8"),
    (("anchors", "{map}"), "--text FILE"),
    (("anchors", "{map}", "--text", "{data}/bad/binary.ttl"), "not UTF-8"),
    (("anchors", "{map}", "--text", "{data}/bridge.txt", "--find", "no such words"), "no sentence"),
    (("anchors", "{map}", "--text", "{data}/bridge.txt", "--find", ""), "no sentence"),
    (("stats", "{map}", "--text", "none.txt"), "no such file"),
    (("fmt", "none.ttl"), "no such file"),
    (("fmt",), "claims.ttl: no such file: name a map"),
    (("--nonsense",), "--nonsense"),
)


@pytest.mark.parametrize(
    ("words", "said"), BAD_CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_bad_call_is_told_so(words: tuple[str, ...], said: str, run: Run, bridge: Path, data: Path, tmp_path: Path,
                               monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Exit code 2, the reason on standard error with what would be right, nothing on standard output, no traceback."""
    monkeypatch.chdir(tmp_path)
    ran = run(*(word.format(map=bridge, data=data) for word in words))
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_by_example(command: str, run: Run) -> None:
    """Every command shows at least two ways to call it."""
    help_ = run(command, "--help").out
    examples = [line.strip() for line in help_.split("Examples:")[1].splitlines() if f"argmap {command}" in line]
    assert len(examples) >= 2
    assert run(command, "-h").out == help_


EXAMPLES = [
    line
    for command in build_graph.app.registered_commands
    for line in str(command.epilog).splitlines()
    if line.startswith("argmap ") and "--text" not in line and "--open" not in line
]


@pytest.mark.slow
@pytest.mark.parametrize("line", EXAMPLES)
def test_the_examples_of_the_help_work(line: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each runs on the map that comes along; --fail-on and --check may answer with 1, never with 2."""
    monkeypatch.chdir(tmp_path)
    for name in ("claims.ttl", "my-thesis.ttl"):
        (tmp_path / name).write_bytes((DOOR.parent / "claims.ttl").read_bytes())
    if "--scenario" in line:
        run("whatif", "--reject", "interview-stephen-blank", "--save", "doubt.ttl")
    if "--baseline" in line:
        run("unsupported", "--kind", "hollow", "--write-baseline", "known.json")
    ran = run(*shlex.split(line)[1:])
    assert ran.code == 0 or (ran.code == 1 and ("--fail-on" in line or "--check" in line)), ran.err


def test_help_names_every_command(run: Run) -> None:
    """The first help shows all commands and how to complete them in a shell."""
    help_ = run("--help").out
    assert all(f" {command} " in help_ for command in COMMANDS)
    assert "--install-completion" in help_


def _argmap(*words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, DOOR, *words], capture_output=True, text=True, check=False, env={**os.environ, **env}
    )


def test_completion() -> None:
    """The shell is offered the names that exist."""
    asked = {"COMP_WORDS": "build_graph.py unsupported --kind ho", "COMP_CWORD": "3"}
    kinds = _argmap(**asked, **{"_BUILD_GRAPH.PY_COMPLETE": "complete_bash"})
    assert kinds.returncode == 0
    assert "Traceback" not in kinds.stderr
    assert kinds.stdout.split() == ["hollow"]


def test_a_pipe_that_closes_early_is_no_error(bridge: Path) -> None:
    """``argmap ... | head`` leaves no traceback."""
    with subprocess.Popen(
        [sys.executable, DOOR, "stats", bridge], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as job:
        assert job.stdout
        assert job.stderr
        job.stdout.close()
        assert "Traceback" not in job.stderr.read()


def _on_a_terminal(*words: str | Path, **env: str) -> bytes:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, DOOR, *words], stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **env},
    ) as job:  # fmt: skip
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # Linux: the other end is closed
                break
            if not piece:
                break
            written += piece
        job.wait()
    os.close(ours)
    return written


def test_colours_only_on_a_terminal(bridge: Path) -> None:
    """A terminal gets colours, unless NO_COLOR is set; a pipe never does."""
    colour = b"\x1b[1;31m"
    env = {key: "" for key in ("FORCE_COLOR", "CLICOLOR_FORCE") if key in os.environ}
    assert colour in _on_a_terminal("unsupported", bridge, **env)
    assert colour not in _on_a_terminal("unsupported", bridge, NO_COLOR="1", **env)
    assert "\x1b" not in _argmap("unsupported", bridge, **env).stdout


def test_a_terminal_sees_that_something_is_being_done(bridge: Path, tmp_path: Path) -> None:
    """While it builds, a terminal shows it; a pipe gets the results alone."""
    assert b"building" in _on_a_terminal("build", bridge, "-o", tmp_path)
    assert "building" not in _argmap("build", bridge, "-o", tmp_path).stderr


def test_output_is_utf8_whatever_the_locale(bridge: Path) -> None:
    """Quotation marks come out in a plain C locale, too."""
    ran = _argmap("why", "bridge-will-hold", bridge, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 0
    assert "“" in ran.stdout


def test_a_map_does_not_steer_the_terminal(bridge: Path, tmp_path: Path) -> None:
    """Control characters and marks that turn a line come out spelt, wherever a map's text is told to a person."""
    steering = tmp_path / "steering.ttl"
    told = rb'rdfs:label "\u001b]0;owned\u0007 \u009b2J \u202Eback.\nThe bridge'
    steering.write_bytes(bridge.read_bytes().replace(b'rdfs:label "The bridge', told))
    asked = tmp_path / "labels.rq"
    asked.write_text("SELECT ?label { ?claim a am:Claim ; rdfs:label ?label } ORDER BY ?label", "utf-8")
    for words in (["why", "bridge-will-hold"], ["unsupported"], ["query", asked]):
        ran = _argmap(*words, steering)
        assert ran.returncode == 0
        assert "\\x1b]0;owned\\x07 \\x9b2J \\u202eback. The bridge" in ran.stdout
        assert not set(ran.stdout) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_a_file_name_that_is_no_utf8_is_no_traceback(bridge: Path, tmp_path: Path) -> None:
    """The name of a bad map is spelt out where it cannot be printed."""
    bad = os.fsencode(tmp_path) + b"/caf\xe9.ttl"
    Path(os.fsdecode(bad)).write_bytes(bridge.read_bytes().replace(b"am:endorses", b"am:endorse", 1))
    ran = _argmap("check", Path(os.fsdecode(bad)))
    assert ran.returncode == 1
    assert "caf\\udce9.ttl:" in ran.stdout
    assert "Traceback" not in ran.stderr
