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
from graph.lenses import Carrier, Family, Lens, Reading
from graph.tables import AnswerFormat, FindingFormat, Format

if TYPE_CHECKING:
    from graph.analysis import Results, Weakness
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


def _questions() -> list[str]:
    from graph.analysis.structure import Question

    return list(Question)


def _reports() -> list[tuple[str, str]]:
    from graph.store import questions

    return [(report.name, report.question) for report in questions()]


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
    typer.Option(
        "--kind", metavar="KIND[,KIND]", autocompletion=_kinds, help="These kinds of weakness alone; may be repeated."
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND[,KIND]", autocompletion=_kinds, help="Exit with 1 if one is of these kinds; may be repeated."
    ),
]
FindingForm = Annotated[FindingFormat, typer.Option("--format", help="How to print what was found.")]
Baseline = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Leave out what this file knows; count it, and say what is gone.")
]
NewBaseline = Annotated[
    Path | None, typer.Option(metavar="FILE", help="List nothing; write what would be listed to a baseline file.")
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
Asked = Annotated[
    str | None, typer.Argument(metavar="CLAIM", show_default=False, help="A claim to be asked about alone.")
]
Lenses = Annotated[Lens | None, typer.Option("--lens", help="One lens alone.")]
Budget = Annotated[
    int | None, typer.Option(metavar="STEPS", min=0, help="How far a search may go; what it does not reach is said.")
]
Shapes = Annotated[
    list[str] | None,
    typer.Option(metavar="QUESTION", autocompletion=_questions, help="This question alone; may be repeated."),
]
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
    with_sparql: Annotated[
        bool, typer.Option("--with-sparql", help="Let the page answer SPARQL, offline; 2 MB more.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Check and analyse the map; write the page and the files beside it."""
    from graph.collector import held_off
    from graph.derive import derive
    from graph.dossier import dossier
    from graph.export import analysis_json, analysis_schema, graph_trig, graph_ttl
    from graph.files import read_text, write_all
    from viz.gallery import gallery
    from viz.overview import picture
    from viz.render import render
    from viz.report import as_html, as_markdown, report
    from viz.sparql import islands

    with _busy("building"), held_off():
        words = read_text(text) if text else None
        triples = _load(path)
        argument_map = triples.map()
        results = argument_map.results()
        derived = derive(triples, argument_map, results)
        trig = graph_trig(triples, derived)
        questions = gallery(argument_map, trig, triples.prefixes)
        engine = islands(trig) if with_sparql else ()
        found = dossier(argument_map, results)
        told = report(argument_map, found)
        files = {
            "map.html": render(argument_map, results, text=words, questions=questions, engine=engine),
            "map.svg": picture(argument_map, results),
            "graph.ttl": graph_ttl(triples, derived),
            "graph.trig": trig,
            "analysis.json": analysis_json(argument_map, found),
            "analysis.schema.json": analysis_schema(),
            "report.html": as_html(told),
            "report.md": as_markdown(told),
        }
        write_all(out, files)
    _warn(triples)
    typer.echo("\n".join(str(out / name) for name in files))
    _tell(argument_map, results)
    if show:
        webbrowser.open((out / "map.html").resolve().as_uri())


@app.command(
    epilog=_examples("argmap check", "argmap check my-thesis.ttl --format json", "argmap check --format sarif")
)
def check(path: Map = None, form: FindingForm = FindingFormat.TABLE) -> None:
    """Say what is wrong in the map: file:line: who: what: repair.

    Fields: file, line, who, what, repair, rule, severity; SARIF 2.1.0 has a rule for each shape and check.
    """
    from graph.sarif import of_findings
    from graph.tables import show

    try:
        findings = _load(path).findings()
    except MapError as error:
        findings = error.findings
    if form is FindingFormat.TABLE:
        for finding in findings:
            typer.echo(finding)
    elif form is FindingFormat.SARIF:
        typer.echo(of_findings(findings), nl=False)
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
        "argmap unsupported --fail-on hollow,circular",
        "argmap unsupported --write-baseline known.json",
        "argmap unsupported --baseline known.json --fail-on bare",
        "argmap unsupported --format sarif",
        "argmap unsupported --sparql --kind hollow",
    )
)
def unsupported(
    path: Map = None,
    kind: Kinds = None,
    under: Under = None,
    fail_on: FailOn = None,
    baseline: Baseline = None,
    write_baseline: NewBaseline = None,
    sparql: Annotated[bool, typer.Option("--sparql", help="Print the query that finds each kind instead.")] = False,
    form: FindingForm = FindingFormat.TABLE,
) -> None:
    """List the claims that rest on nothing or too little, worst first, each with why and how to mend it.

    Fields: id, label, kind, severity, section, why, repair, under; with --sparql: name, kind, severity, meaning,
    repair, query (argmap query NAME runs it).  A map of 32 MB or more is read by columns: most kinds are looked for,
    with short explanations.
    """
    from graph.baseline import read_baseline, sift
    from graph.choose import given_for, kinds, statement
    from graph.columns import is_big

    wanted, fatal = kinds(kind or ()), kinds(fail_on or ())
    if sparql:
        _show_queries(wanted, form)
        return
    known, lines = read_baseline(baseline) if baseline else frozenset(), dict[str, int]()
    place = _place(path)
    if is_big(place):
        found = _by_columns(place, under, wanted | fatal)
    else:
        argument_map = _load(path).map()
        lines = argument_map.lines
        below = given_for(argument_map, statement(argument_map, under)) if under else None
        found = [w for w in argument_map.results().weaknesses if below is None or w.id in below]
    if write_baseline:
        _write_baseline(write_baseline, [w for w in found if not wanted or w.kind in wanted])
        return
    found, told = sift(found, known, whole=not under and bool(lines))
    typer.echo("".join(f"{line}\n" for line in told), nl=False, err=True)
    _show_weaknesses([w for w in found if not wanted or w.kind in wanted], form, place, lines)
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
        "argmap rests",
        "argmap rests --kind publisher --format csv",
        "argmap rests chairmanship-did-not-bring-expected-change",
    )
)
def rests(
    claim: Asked = None,
    path: Map = None,
    kind: Annotated[list[Carrier] | None, typer.Option(help="This kind alone; may be repeated.")] = None,
    budget: Budget = None,
    form: Form = Format.TABLE,
) -> None:
    """Say what bears the load: what falls with each source, publisher, creator, interviewee and voice.

    Fields: kind, id, label, falls (statements no longer backed), verdicts (that change on evidence), main (thesis and
    main claims that fall). With CLAIM, what that one rests on: aspect (cannot lose, breaks, enough, echo), kind, ids,
    note.
    """
    from graph.analysis.load_bearing import BEARERS, Load, Support, loads, support
    from graph.analysis.smallest import BUDGET
    from graph.choose import statement
    from graph.tables import show

    claim, path = _apart(claim, path)
    argument_map = _load(path).map()
    if claim:
        rows = support(argument_map, statement(argument_map, claim), budget=BUDGET if budget is None else budget)
        show([row for row in rows if not kind or row.kind in kind], tuple(Support.model_fields), form)
        return
    columns = ("falls", "verdicts", "kind", "id", "main") if form is Format.TABLE else tuple(Load.model_fields)
    show(loads(argument_map, kind or BEARERS), columns, form)


@app.command(
    epilog=_examples(
        "argmap flips membership-did-not-democratise-kazakhstan",
        "argmap flips selection-was-a-compromise-for-russia --by sources --lens on-evidence --format csv",
    )
)
def flips(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Its name, with or without prefix, or its IRI.")],
    path: Map = None,
    by: Annotated[list[Family] | None, typer.Option(help="Of what the change is made; may be repeated.")] = None,
    lens: Lenses = None,
    budget: Budget = None,
    form: Form = Format.TABLE,
) -> None:
    """Say the smallest changes that would flip a verdict: what to reject or accept, and that no fewer will do.

    Fields: lens, by, before, after, size, reject, accept, note.
    """
    from graph.analysis.flips import BUDGET, FlipRow, flip_rows
    from graph.choose import statement
    from graph.tables import show

    argument_map = _load(path).map()
    name, lenses, steps = statement(argument_map, claim), [lens] if lens else list(Lens), budget or BUDGET
    families = by or [Family.SOURCES, Family.STATEMENTS, Family.RELATIONS]
    show(flip_rows(argument_map, name, lenses, families, budget=steps), tuple(FlipRow.model_fields), form)


@app.command(
    epilog=_examples(
        "argmap strength",
        "argmap strength osce-has-neither-carrot-nor-stick",
        "argmap strength --score shown=0.7 --score word=0.2 --format csv",
    )
)
def strength(
    claim: Asked = None,
    path: Map = None,
    score: Annotated[
        list[str] | None, typer.Option(metavar="NAME=NUMBER", help="Change a base score; may be repeated.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Say how much speaks for each statement, from 0 to 1, under three semantics, and how far they lie apart.

    Fields: id, label, role, base, df_quad, quadratic_energy, euler, spread, settled. With CLAIM, the smallest change of
    one base score that halves its strength or takes it across a half: semantics, goal (halves, crosses), strength,
    statement, base, to, change, becomes, note.
    """
    from graph.choose import statement
    from graph.tables import show
    from graph.weighing import Hinge, Weighed, hinges, scores_of, weighed

    claim, path = _apart(claim, path)
    scores = scores_of(score or ())
    argument_map = _load(path).map()
    if claim:
        show(hinges(argument_map, statement(argument_map, claim), scores), tuple(Hinge.model_fields), form)
        return
    rows, ended = weighed(argument_map, scores)
    table = ("id", "base", "df_quad", "quadratic_energy", "euler", "spread")
    show(rows, table if form is Format.TABLE else tuple(Weighed.model_fields), form)
    for line in ended:
        typer.echo(line, err=True)


@app.command(
    epilog=_examples(
        "argmap verdicts",
        "argmap verdicts --role main-claim --semantics preferred",
        "argmap verdicts --semantics stable --lens as-asserted --example --format csv",
    )
)
def verdicts(
    path: Map = None,
    semantics: Annotated[Reading, typer.Option(help="How boldly the map is read.")] = Reading.GROUNDED,
    lens: Lenses = None,
    role: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="Claims of this role alone, or evidence; may be repeated.")
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="Show one such reading, not what all have in.")] = False,
    budget: Budget = None,
    form: Form = Format.TABLE,
) -> None:
    """Say what stands: every statement, the thesis and the main claims first, in both lenses.

    Fields: id, label, role, section, on_evidence, as_asserted: in, out, undecided; for semantics other than grounded
    in all, in some, in none, no reading, not decided.
    """
    from graph.standing import Judged, judged
    from graph.tables import show

    lenses = [lens] if lens else list(Lens)
    rows, remarks = judged(_load(path).map(), semantics, lenses, roles=role or (), example=example, budget=budget)
    asked = [one.replace("-", "_") for one in lenses]
    table = ("id", "role", *asked, "label")
    show(rows, table if form is Format.TABLE else tuple(Judged.model_fields), form)
    for remark in remarks:
        typer.echo(remark, err=True)


@app.command(
    epilog=_examples(
        "argmap whatif --reject source:interview-stephen-blank",
        "argmap whatif --reject freedom-house --reject us-state-department --format csv",
        "argmap whatif --accept claim:osce-was-no-catalyst-of-democratisation",
        "argmap whatif --reject interview-stephen-blank --save doubt.ttl",
        "argmap whatif --scenario doubt.ttl --reject freedom-house",
        "argmap whatif --as douglas-davidson",
        "argmap whatif --crux ana-maria-mot kazakh-embassy-in-the-us",
    )
)
def whatif(
    path: Map = None,
    reject: Annotated[
        list[str] | None, typer.Option(metavar="THING", help="A source, actor, claim or relation.")
    ] = None,
    accept: Annotated[list[str] | None, typer.Option(metavar="THING", help="The same, taken for granted.")] = None,
    scenario: Annotated[Path | None, typer.Option(metavar="FILE", help="Suppose what this file has, too.")] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what is supposed to this file.")] = None,
    actor: Annotated[
        str | None, typer.Option("--as", metavar="ACTOR", help="Show the map as this actor holds it.")
    ] = None,
    crux: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ACTOR ACTOR", help="The fewest claims to settle for these two to agree on the thesis."),
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Say what changes, from what to what and why, when some things are rejected or accepted.

    Fields: id, label, aspect (backing, on-evidence, as-asserted, weakness), before, after, reason.

    With --as: id, label, how, verdict, author (the author's verdict), against (conflicts within the view), reason.

    With --crux: set, id, label, settle (accept or reject), then (the verdict on the thesis).
    """
    from graph.analysis.outcomes import Change
    from graph.analysis.whatif import whatif
    from graph.files import write_all
    from graph.scenario import dump, gather
    from graph.tables import show

    supposed = bool(reject or accept or scenario)
    if supposed + bool(actor) + bool(crux) != 1:
        raise CallError("argmap whatif takes one of: --reject, --accept and --scenario; --as ACTOR; --crux ACTOR ACTOR")
    if save and not supposed:
        raise CallError("argmap whatif --save needs something that is supposed: --reject THING, --accept THING")
    argument_map = _load(path).map()
    if actor or crux:
        _views(argument_map, actor, crux, form)
        return
    doubt = gather(argument_map, reject or (), accept or (), scenario, save.stem if save else "")
    effect = whatif(argument_map, reject=doubt.rejected, accept=doubt.accepted)
    if save:
        write_all(save.parent, {save.name: dump(doubt, argument_map)})
    columns = ("id", "aspect", "before", "after", "reason") if form is Format.TABLE else tuple(Change.model_fields)
    show(effect.changes, columns, form)
    typer.echo(f"{len(effect.changes)} changes, {len({c.id for c in effect.changes})} statements", err=True)


def _views(argument_map: ArgumentMap, actor: str | None, pair: tuple[str, str] | None, form: Format) -> None:
    """The map as one actor holds it, or what two would have to settle."""
    from graph import find_id
    from graph.analysis.crux import crux, crux_rows
    from graph.analysis.standpoint import Stance, standpoint
    from graph.tables import show

    if pair:
        found = crux(argument_map, find_id(argument_map, pair[0]), find_id(argument_map, pair[1]))
        columns = ("set", "settle", "id", "then") if form is Format.TABLE else ("set", "id", "label", "settle", "then")
        show(crux_rows(found), columns, form)
        typer.echo(found.summary(), err=True)
    if actor:
        view = standpoint(argument_map, find_id(argument_map, actor))
        fields = tuple(Stance.model_fields)
        show(view.stances, ("id", "how", "verdict", "author", "reason") if form is Format.TABLE else fields, form)
        typer.echo(view.summary(), err=True)


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
    from graph.store import Endpoint, Store, questions
    from graph.tables import show

    if listed:
        rows = [{"name": r.name, "question": r.question, "parameters": r.parameters} for r in questions()]
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


@app.command(
    epilog=_examples("argmap stats", "argmap stats --text thesis.txt", "argmap stats --source interview-stephen-blank")
)
def stats(
    path: Map = None,
    text: Copy = None,
    source: Annotated[str | None, typer.Option(metavar="SOURCE", help="Say what rests on this source alone.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """Count what the map has, what rests on what, and how much of the text it covers.

    Fields: group, name, count, note.
    """
    from graph import find_id
    from graph.about_source import about_source
    from graph.files import read_text
    from graph.stats import stats
    from graph.tables import show

    argument_map = _load(path).map()
    results, words = argument_map.results(), read_text(text) if text else None
    if source:
        rows = about_source(argument_map, results, find_id(argument_map, source))
    else:
        rows = stats(argument_map, results, words)
    show(rows, ("group", "name", "count", "note"), form)


@app.command(
    epilog=_examples(
        "argmap structure",
        "argmap structure --ask chapters --ask bottlenecks",
        "argmap structure --format csv --most 100",
    )
)
def structure(
    path: Map = None,
    ask: Shapes = None,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Rows for each question.")] = 10,
    form: Form = Format.TABLE,
) -> None:
    """Say what shape the argument has, and what each figure means for it.

    Fields: question, id (names with spaces between; empty for the whole map), label, value, meaning.
    """
    from graph.analysis.structure import Row, structure
    from graph.choose import questions
    from graph.tables import show

    asked = questions(ask or ())
    found = structure(_load(path).map(), asked, most=most)
    columns = ("question", "id", "value", "meaning") if form is Format.TABLE else tuple(Row.model_fields)
    show(found.rows, columns, form)


def _load(path: Path | None) -> Triples:
    """The map that was named, else the one in this folder, else the one that comes with argmap."""
    from graph.load import load

    return load(_place(path))


def _place(path: Path | None) -> Path | None:
    here = Path("claims.ttl")
    return path or (here if here.exists() else None)


def _by_columns(path: Path, under: str | None, asked: frozenset[str]) -> list[Weakness]:
    """The weaknesses of a map too big for an object a statement, and on stderr what is different."""
    from graph.columns.unsupported import notice, unsupported

    typer.echo(notice(path), err=True)
    return list(unsupported(path, under, asked))


def _show_queries(kinds: frozenset[str], form: FindingFormat) -> None:
    """The queries that find the kinds of weakness; all if none is named."""
    from graph.store import weakness_rows
    from graph.tables import show

    rows = [row for row in weakness_rows() if not kinds or row["kind"] in kinds]
    if form is FindingFormat.TABLE:
        typer.echo("\n".join(f"# {r['name']} ({r['severity']}): {r['meaning']}\n{r['query']}" for r in rows), nl=False)
    else:
        show(rows, ("name", "kind", "severity", "meaning", "repair", "query"), form)


def _show_weaknesses(found: list[Weakness], form: FindingFormat, place: Path | None, lines: dict[str, int]) -> None:
    """Rows, or SARIF with the map named as it was, the built-in one by its last part."""
    from graph.analysis import Weakness
    from graph.load import builtin
    from graph.sarif import of_weaknesses
    from graph.tables import show

    if form is FindingFormat.SARIF:
        typer.echo(of_weaknesses(found, str(place or builtin().name), lines), nl=False)
    else:
        table = form is FindingFormat.TABLE
        show(found, ("severity", "kind", "id", "why") if table else tuple(Weakness.model_fields), form)


def _write_baseline(path: Path, found: list[Weakness]) -> None:
    from graph.baseline import write_baseline
    from graph.files import write_all

    write_all(path.parent, {path.name: write_baseline(found)})
    typer.echo(f"{path}: {len(found)} weaknesses written", err=True)


def _apart(claim: str | None, path: Path | None) -> tuple[str | None, Path | None]:
    """The claim and the map; a lone word that is a file is the map."""
    from graph.files import is_file

    lone = claim is not None and path is None and (claim.endswith(".ttl") or is_file(Path(claim)))
    return (None, Path(claim or "")) if lone else (claim, path)


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
