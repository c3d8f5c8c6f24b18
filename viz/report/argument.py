"""The first two parts of a report: the argument on one page, and what stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.outcomes import Lens, Verdict
from graph.analysis.why_verdict import LENSES, STANDS, Telling
from graph.dossier import Dossier, leading
from graph.model import ArgumentMap, Claim, Evidence, Purpose
from graph.standing import role_of
from viz import plots
from viz.report.parts import (
    Block,
    Figure,
    Heading,
    Items,
    Line,
    Made,
    Paragraph,
    Part,
    Strong,
    Table,
    link,
    number,
    plain,
    rest,
)
from viz.style import FORMS

ON_PAGE = 16
"""Main claims, and causes, that are told on the first page."""

LISTED = 15
"""Statements that a list of outcomes names."""

UNDEFEATED = (
    " if some reason for it is left undefeated by everything that speaks against it; it does not stand if none is; "
    "it is left open where the map decides neither. To stand is less than to be proved."
)

KINDS = {Verdict.IN: "full", Verdict.UNDECIDED: "grey", Verdict.OUT: "open"}
WORDS = {Verdict.IN: "stand", Verdict.UNDECIDED: "are left open", Verdict.OUT: "do not stand"}
SHORT = {Verdict.IN: "stands", Verdict.UNDECIDED: "left open", Verdict.OUT: "does not"}


@dataclass(frozen=True, slots=True)
class Told:
    """A map, what follows from it, and one that says why in each lens."""

    map: ArgumentMap
    found: Dossier
    telling: Mapping[Lens, Telling]

    def verdict(self, name: str, lens: Lens) -> Verdict:
        """What becomes of a statement in one lens."""
        return self.found.results.verdicts[lens][name]

    def verdicts(self, name: str) -> tuple[Verdict, ...]:
        """What becomes of a statement in each lens."""
        return tuple(self.verdict(name, lens) for lens in Lens)


def told(argument_map: ArgumentMap, found: Dossier) -> Told:
    """A map ready to be told."""
    telling = {lens: Telling(argument_map, judged) for lens, judged in found.results.verdicts.items()}
    return Told(argument_map, found, telling)


def argument(case: Told) -> Part:
    """The argument on one page: thesis, causes and main claims, each with its verdicts and the shortest why."""
    heads = leading(case.map)
    causes = _causes(case.map)
    told_above = {claim.id for claim in (*case.map.theses, *causes)}
    main = [claim for claim in heads if claim.id not in told_above]
    other = "other " if told_above & {claim.id for claim in heads if claim not in case.map.theses} else ""
    blocks: list[Block] = [*_reading()]
    if not heads:
        blocks.append(Paragraph(("The map marks no central thesis and no main claim.",)))
    for one, many, claims in (
        ("thesis", "theses", case.map.theses),
        ("cause", "causes", causes),
        (f"{other}main claim", f"{other}main claims", main),
    ):
        if claims:
            blocks.append(Heading(f"The {one if len(claims) == 1 else many}"))
            blocks.append(Items(tuple(_claim(case, claim) for claim in claims[:ON_PAGE])))
            blocks.extend(rest(len(claims), ON_PAGE, many, "argmap verdicts"))
    blocks.append(Made(("argmap verdicts", "argmap why CLAIM", "argmap query thesis-and-causes")))
    return Part("argument", "The argument on one page", tuple(blocks))


def _reading() -> Iterator[Block]:
    yield Paragraph(
        (
            "Every statement is weighed twice. ",
            Strong("On evidence"),
            ": only what a source shows, or what is common ground, is taken for granted. ",
            Strong("As asserted"),
            ": what the author puts forward is taken for granted too. A statement ",
            Strong("stands"),
            UNDEFEATED,
        ),
        soft=True,
    )


def _causes(argument_map: ArgumentMap) -> list[Claim | Evidence]:
    """What explains a central thesis, in the order of the text."""
    ends = {thesis.id for thesis in argument_map.theses}
    names = {
        premise
        for inference in argument_map.inferences
        if inference.purpose is Purpose.EXPLAINS and inference.conclusion in ends
        for premise in inference.premises
    }
    return [statement for statement in argument_map.statements if statement.id in names]


def _claim(case: Told, claim: Claim | Evidence) -> tuple[Line, ...]:
    """A claim, and under it what becomes of it and why, once if both lenses agree."""
    whys = [(LENSES[lens], STANDS[case.verdict(claim.id, lens)], why(case, claim.id, lens)) for lens in Lens]
    if len({(outcome, reason) for _, outcome, reason in whys}) == 1:
        whys = [("On evidence and as asserted", *whys[0][1:])]
    return (
        (link(claim.label, claim.id),),
        *((f"{lens}: ", Strong(outcome), f". {reason}.") for lens, outcome, reason in whys),
    )


def why(case: Told, name: str, lens: Lens) -> str:
    """The shortest why of a verdict as a sentence without its full stop."""
    reason = case.telling[lens].nearest(name).rstrip(".")
    return reason[:1].upper() + reason[1:]


def standing(case: Told) -> Part:
    """What stands: how much, by role and lens; each leading claim; and where the lenses part or leave it open."""
    statements = case.map.statements
    blocks: list[Block] = []
    if statements:
        blocks += [_counted(case), _plot(case), _roles(case)]
        blocks += _leading_table(case)
        blocks += _apart(case)
        blocks += _open(case)
    else:
        blocks.append(Paragraph(("The map has no statements yet.",)))
    queries = ("asserted-not-shown", "left-open", "defeated-though-backed")
    blocks.append(Made(("argmap verdicts", *(f"argmap query {name}" for name in queries))))
    return Part("verdicts", "What stands", tuple(blocks))


def _tally(case: Told, lens: Lens) -> Counter[Verdict]:
    return Counter(case.verdict(statement.id, lens) for statement in case.map.statements)


def _counted(case: Told) -> Paragraph:
    on, by = (_tally(case, lens)[Verdict.IN] for lens in (Lens.ON_EVIDENCE, Lens.AS_ASSERTED))
    total = len(case.map.statements)
    return Paragraph((f"Of {number(total, 'statement')}, {on:,} stand on evidence and {by:,} as asserted.",))


def _plot(case: Told) -> Figure:
    rows = []
    for lens in Lens:
        tally = _tally(case, lens)
        cut = tuple(plots.Share(tally[verdict], KINDS[verdict], WORDS[verdict]) for verdict in KINDS if tally[verdict])
        rows.append((LENSES[lens], cut))
    title = "Statements by verdict"
    told = "; ".join(f"{label}: {', '.join(f'{s.size:,} {s.words}' for s in cut)}" for label, cut in rows) + "."
    return Figure(plots.shares(title, tuple(rows)), f"{title}: full bars stand, grey are left open, empty fall.", told)


def _roles(case: Told) -> Table:
    tally: dict[str, Counter[tuple[Lens, Verdict]]] = {}
    for statement in case.map.statements:
        counts = tally.setdefault(role_of(statement), Counter())
        counts.update((lens, case.verdict(statement.id, lens)) for lens in Lens)
    order = list(FORMS)
    rows = []
    for role in sorted(tally, key=lambda role: order.index(role) if role in order else len(order)):
        cells = [f"{tally[role][lens, verdict]:,}" for lens in Lens for verdict in KINDS]
        total = sum(tally[role][Lens.ON_EVIDENCE, verdict] for verdict in KINDS)
        rows.append(plain(FORMS.get(role, role.capitalize()), f"{total:,}", *cells))
    columns = ("stand", "open", "fall")
    head = ("Role", "All", *(f"{LENSES[lens]}: {word}" for lens in Lens for word in columns))
    return Table("Verdicts by role", head, tuple(rows), tuple(range(1, 8)))


def _leading_table(case: Told) -> Iterator[Block]:
    heads = leading(case.map)
    shown = heads[: 2 * LISTED]
    rows = tuple(
        ((link(c.label, c.id),), *plain(FORMS[c.role], *(SHORT[v] for v in case.verdicts(c.id)))) for c in shown
    )
    if rows:
        yield Table("The thesis and the main claims", ("Claim", "Role", *LENSES.values()), rows)
        yield from rest(len(heads), len(shown), "claims", "argmap verdicts --role main-claim")


def _apart(case: Told) -> Iterator[Block]:
    """What stands as asserted and not on evidence, leading claims and their kin first."""
    names = [s for s in case.map.statements if case.verdicts(s.id) == (Verdict.OUT, Verdict.IN)]
    if not names:
        return
    order = list(FORMS)
    names.sort(key=lambda s: order.index(role_of(s)) if role_of(s) in order else len(order))
    yield Heading("On the author's word alone")
    verb = "statement stands" if len(names) == 1 else "statements stand"
    yield Paragraph((f"{len(names):,} {verb} as asserted, and not on evidence.",))
    yield Items(tuple(((link(s.label, s.id),), (f"{why(case, s.id, Lens.ON_EVIDENCE)}.",)) for s in names[:LISTED]))
    yield from rest(len(names), LISTED, "statements", "argmap verdicts --format csv")


def _open(case: Told) -> Iterator[Block]:
    """What is left open in some lens."""
    names = [s for s in case.map.statements if Verdict.UNDECIDED in case.verdicts(s.id)]
    if not names:
        return
    yield Heading("Left open")
    verb = "statement is" if len(names) == 1 else "statements are"
    yield Paragraph((f"{len(names):,} {verb} left open in one of the lenses or in both.",))
    rows = []
    for s in names[:LISTED]:
        lens = next(lens for lens in Lens if case.verdict(s.id, lens) is Verdict.UNDECIDED)
        rows.append(((link(s.label, s.id),), (f"{LENSES[lens]}: {why(case, s.id, lens)}.",)))
    yield Items(tuple(rows))
    yield from rest(len(names), LISTED, "statements", "argmap query left-open")
