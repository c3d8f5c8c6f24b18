"""The door: commands to ``graph`` and ``viz``, errors to exit codes.  No logic lives here.

One function a command; its imports stand inside it, so that a command pays only for what it uses.
"""

from __future__ import annotations

import io
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import ArgmapError, CallError, MapError, visible
from graph.tables import AnswerFormat, Format

if TYPE_CHECKING:
    from graph.analysis import Results
    from graph.load import Triples
    from graph.model import ArgumentMap

app = typer.Typer(
    help="The argument of a long text as a map: what is claimed, on what ground, and what rests on nothing.",
    epilog="With no command, builds. Exit code 0: done; 1: the map is at fault; 2: the call is at fault.",
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _examples(*commands: str) -> str:
    return "\n\n".join(("Examples:", *commands))


def _kinds() -> list[str]:
    from graph.analysis.weaknesses import KINDS

    return list(KINDS)


def _reports() -> list[tuple[str, str]]:
    from graph.store import reports

    return [(report.name, report.question) for report in reports()]


Map = Annotated[
    Path | None,
    typer.Argument(metavar="MAP", show_default=False, help="A map in Turtle; else claims.ttl here, else argmap's own."),
]
Form = Annotated[Format, typer.Option("--format", help="How to print the rows.")]
AnswerForm = Annotated[AnswerFormat, typer.Option("--format", help="How to print the answer.")]
Copy = Annotated[Path | None, typer.Option("--text", metavar="FILE", help="A copy of the text that the map is about.")]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", autocompletion=_kinds, help="This kind of weakness alone; may be repeated."),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", autocompletion=_kinds, help="Exit with 1 if one is of this kind; may be repeated."),
]
Under = Annotated[str | None, typer.Option(metavar="CLAIM", help="Only what is given, near or far, for this claim.")]
Question = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME|FILE|-",
        show_default=False,
        autocompletion=_reports,
        help="A question of --list, a file with SPARQL, or - for standard input.",
    ),
]
Params = Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help="Set a variable; may be repeated.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Ask this SPARQL endpoint instead of the map.")]
Words = Annotated[str | None, typer.Option(metavar="WORDS", help="Write the anchor of the sentence with these words.")]


@app.callback(invoke_without_command=True)
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        build()


@app.command(
    epilog=_examples("argmap build", "argmap build my-thesis.ttl -o site --open", "argmap build --text thesis.txt")
)
def build(
    path: Map = None,
    out: Out = Path("out"),
    text: Copy = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Check and analyse the map; write the page and the files beside it."""
    from graph.derive import derive
    from graph.export import analysis_json, graph_trig, graph_ttl
    from graph.files import read_text, write_all
    from viz.render import render

    with _busy("building"):
        words = read_text(text) if text else None
        triples = _load(path)
        argument_map = triples.map()
        results = argument_map.results()
        derived = derive(triples, argument_map, results)
        files = {
            "map.html": render(argument_map, results, text=words),
            "graph.ttl": graph_ttl(triples, derived),
            "graph.trig": graph_trig(triples, derived),
            "analysis.json": analysis_json(argument_map, results),
        }
        write_all(out, files)
    _warn(triples)
    typer.echo("\n".join(str(out / name) for name in files))
    _tell(argument_map, results)
    if show:
        webbrowser.open((out / "map.html").resolve().as_uri())


@app.command(epilog=_examples("argmap check", "argmap check my-thesis.ttl --format json"))
def check(path: Map = None, form: Form = Format.TABLE) -> None:
    """Say what is wrong in the map: file:line: who: what: repair."""
    from graph.tables import show

    try:
        findings = _load(path).findings()
    except MapError as error:
        findings = error.findings
    if form is Format.TABLE:
        for finding in findings:
            typer.echo(finding)
    else:
        show(findings, ("file", "line", "who", "what", "repair", "rule", "severity"), form)
    wrong = sum(finding.severity == "error" for finding in findings)
    typer.echo(f"{wrong} errors, {len(findings) - wrong} warnings" if findings else "nothing wrong", err=True)
    raise typer.Exit(1 if wrong else 0)


@app.command(epilog=_examples("argmap fmt", "argmap fmt my-thesis.ttl --check"))
def fmt(
    path: Map = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if something would change.")
    ] = False,
) -> None:
    """Write the map in its canonical form; comments and order stay."""
    from graph.errors import Finding
    from graph.files import write_all
    from graph.fmt import first_difference, formatted
    from graph.load import load

    place = path or Path("claims.ttl")
    triples = load(place)
    line = first_difference(triples)
    if line and check_only:
        raise MapError(Finding(triples.file, line, "", "not in the canonical form", "run argmap fmt", "fmt"))
    if line:
        write_all(place.parent, {place.name: formatted(triples)})
    typer.echo(f"{triples.file}: {'written' if line else 'in its canonical form already'}", err=True)


@app.command(
    epilog=_examples(
        "argmap unsupported",
        "argmap unsupported --kind bare --kind hollow",
        "argmap unsupported --under claim:membership-did-not-democratise-kazakhstan --format csv",
        "argmap unsupported --fail-on circular",
    )
)
def unsupported(
    path: Map = None,
    kind: Kinds = None,
    under: Under = None,
    fail_on: FailOn = None,
    form: Form = Format.TABLE,
) -> None:
    """List the claims that rest on nothing or too little, worst first, each with why and how to mend it.

    Fields: id, label, kind, severity, section, why, repair, under.
    """
    from graph.analysis import Weakness
    from graph.choose import given_for, kinds, statement
    from graph.tables import show

    wanted, fatal = kinds(kind or ()), kinds(fail_on or ())
    argument_map = _load(path).map()
    below = given_for(argument_map, statement(argument_map, under)) if under else None
    found = [w for w in argument_map.results().weaknesses if below is None or w.id in below]
    columns = ("severity", "kind", "id", "why") if form is Format.TABLE else tuple(Weakness.model_fields)
    show([w for w in found if not wanted or w.kind in wanted], columns, form)
    raise typer.Exit(1 if any(w.kind in fatal for w in found) else 0)


@app.command(
    epilog=_examples(
        "argmap why membership-did-not-democratise-kazakhstan",
        "argmap why claim:membership-did-not-democratise-kazakhstan --format json",
    )
)
def why(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Its name, with or without prefix, or its IRI.")],
    path: Map = None,
    form: Form = Format.TABLE,
) -> None:
    """Say in words why a statement stands or falls, in both lenses, and if it is backed, down to notes and sources.

    Fields: depth, text, about.
    """
    from graph.analysis.why import why
    from graph.analysis.why_verdict import why_verdict
    from graph.choose import statement
    from graph.tables import show

    argument_map = _load(path).map()
    results, name = argument_map.results(), statement(argument_map, claim)
    steps = [step for found in results.verdicts.values() for step in why_verdict(argument_map, found, name)]
    steps.extend(why(argument_map, results, name))
    if form is Format.TABLE:
        typer.echo("\n".join(f"{'  ' * step.depth}{visible(step.text)}" for step in steps))
    else:
        show(steps, ("depth", "text", "about"), form)


@app.command(
    epilog=_examples(
        "argmap whatif --reject source:interview-stephen-blank",
        "argmap whatif --reject freedom-house --reject us-state-department --format csv",
        "argmap whatif --accept claim:osce-was-no-catalyst-of-democratisation",
    )
)
def whatif(
    path: Map = None,
    reject: Annotated[
        list[str] | None, typer.Option(metavar="THING", help="A source, actor, claim or relation.")
    ] = None,
    accept: Annotated[list[str] | None, typer.Option(metavar="THING", help="The same, taken for granted.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """Say what changes, from what to what and why, when some things are rejected or accepted.

    Fields: id, label, aspect (backing, on-evidence, as-asserted, weakness), before, after, reason.
    """
    from graph import find_id
    from graph.analysis.outcomes import Change
    from graph.analysis.whatif import whatif
    from graph.tables import show

    if not (reject or accept):
        raise CallError("argmap whatif needs something to reject or accept: --reject THING, --accept THING")
    argument_map = _load(path).map()
    names = {
        way: [find_id(argument_map, name) for name in said or ()] for way, said in (("no", reject), ("yes", accept))
    }
    effect = whatif(argument_map, reject=names["no"], accept=names["yes"])
    columns = ("id", "aspect", "before", "after", "reason") if form is Format.TABLE else tuple(Change.model_fields)
    show(effect.changes, columns, form)
    typer.echo(f"{len(effect.changes)} changes, {len({c.id for c in effect.changes})} statements", err=True)


@app.command(
    epilog=_examples(
        "argmap query --list",
        "argmap query theory-against-limits",
        "argmap query who-says-what --param claim=claim:membership-did-not-democratise-kazakhstan",
        "echo 'SELECT * { ?c a am:Claim }' | argmap query - --format csv",
    )
)
def query(
    name: Question = None,
    path: Map = None,
    param: Params = None,
    listed: Annotated[bool, typer.Option("--list", help="Show the questions that come with argmap.")] = False,
    endpoint: Url = None,
    form: AnswerForm = AnswerFormat.TABLE,
) -> None:
    """Ask the map a question in SPARQL.

    JSON is the standard's for results; with --list: name, question, parameters.
    """
    from graph.choose import parameters
    from graph.store import Endpoint, Store, reports
    from graph.tables import show

    if listed:
        rows = [{"name": r.name, "question": r.question, "parameters": r.parameters} for r in reports()]
        show(rows, ("name", "question", "parameters"), form)
        return
    if name is None:
        raise CallError("argmap query needs a question: a name of argmap query --list, a file, or - for standard input")
    text, params = _query_text(name), parameters(param or ())
    with _busy("asking"):
        triples = _load(path)
        store = Endpoint(endpoint, triples.prefixes) if endpoint else Store.of(triples)
        answer = store.query(text, params)
    if form is AnswerFormat.TABLE:
        show([dict(zip(answer.columns, row, strict=True)) for row in answer.rows], answer.columns, form)
    else:
        sys.stdout.write(getattr(answer, form)().decode("utf-8").rstrip("\r\n") + "\n")


@app.command(
    epilog=_examples("argmap anchors --text thesis.txt", "argmap anchors --text thesis.txt --find 'carrot nor stick'")
)
def anchors(
    path: Map = None,
    text: Copy = None,
    find: Words = None,
    form: Form = Format.TABLE,
) -> None:
    """Find every statement again in a copy of the text; say what moved or is gone.

    Fields: id, kind, label, section, sentence, start, end (characters into the copy), status.
    """
    from graph.anchors import Place, locate, suggest
    from graph.files import read_text
    from graph.tables import show

    if text is None:
        raise CallError("argmap anchors needs the text: --text FILE")
    words = read_text(text)
    argument_map = _load(path).map()
    if find is not None:
        typer.echo(suggest(argument_map, words, find), nl=False)
        return
    places = locate(argument_map, words)
    astray = [place for place in places if place.status != "found"]
    all_columns = tuple(field.name for field in fields(Place))
    show(places, ("status", "id", "sentence", "start", "end") if form is Format.TABLE else all_columns, form)
    typer.echo(f"{len(places)} anchors, {len(astray)} of them not found", err=True)
    raise typer.Exit(1 if astray else 0)


@app.command(epilog=_examples("argmap audit", "argmap audit --format csv"))
def audit(path: Map = None, form: Form = Format.TABLE) -> None:
    """List the citations and notes that do not hold, worst first.

    Fields: kind, severity, where, what, about (names with spaces between), repair.
    """
    from graph.audit import Fault, audit
    from graph.tables import show

    faults = audit(_load(path).map())
    columns = ("severity", "kind", "what", "repair")
    show(faults, columns if form is Format.TABLE else tuple(Fault.model_fields), form)


@app.command(epilog=_examples("argmap stats", "argmap stats --text thesis.txt"))
def stats(path: Map = None, text: Copy = None, form: Form = Format.TABLE) -> None:
    """Count what the map has, what rests on what, and how much of the text it covers.

    Fields: group, name, count, note.
    """
    from graph.files import read_text
    from graph.stats import stats
    from graph.tables import show

    argument_map = _load(path).map()
    rows = stats(argument_map, argument_map.results(), read_text(text) if text else None)
    show(rows, ("group", "name", "count", "note"), form)


def _load(path: Path | None) -> Triples:
    """The map that was named, else the one in this folder, else the one that comes with argmap."""
    from graph.load import load

    here = Path("claims.ttl")
    return load(path or (here if here.exists() else None))


def _query_text(name: str) -> str:
    from graph.files import is_file, read_text
    from graph.store import report

    from_file = name == "-" or name.endswith(".rq") or is_file(Path(name))
    return read_text(Path(name)) if from_file else report(name).query


def _warn(triples: Triples) -> None:
    for finding in triples.findings():
        typer.echo(f"{finding} (warning)", err=True)


def _tell(argument_map: ArgumentMap, results: Results) -> None:
    """What was found, in two lines: how much there is, and the weak points by kind."""
    from graph.stats import stats

    rows = stats(argument_map, results)
    for group, lead in (("things", ""), ("weaknesses", "weak points: ")):
        counts = [f"{row.count} {row.name}" for row in rows if row.group == group and row.count]
        typer.echo(f"{lead}{', '.join(counts) or 'none'}")


@contextmanager
def _busy(what: str) -> Iterator[None]:
    """Show that something is being done, on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def main() -> None:
    """Run a command; an error is its own line on stderr, and the exit code says whose fault it is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except ArgmapError as error:
        sys.stderr.writelines(f"{visible(line)}\n" for line in str(error).split("\n"))
        sys.exit(2 if isinstance(error, CallError) else 1)


if __name__ == "__main__":
    main()
