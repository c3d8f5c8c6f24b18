"""The parts of a report on structure: the shape of the argument, its balance, and how strong the claims are."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.outcomes import Semantics
from graph.analysis.structure import Question
from graph.analysis.structure.balance import tally
from graph.dossier import Dossier, leading
from graph.model import ArgumentMap, Claim, Section
from viz import plots, words
from viz.report.parts import (
    Block,
    Code,
    Figure,
    Heading,
    Items,
    Line,
    Made,
    Paragraph,
    Part,
    Table,
    aside,
    link,
    plain,
    rest,
)

ROWS = 5
"""Rows that a question about the shape shows."""

OWNERS = 16
"""Sections, and actors, in the plots of balance."""

CLAIMS = 20
"""Leading claims whose strengths are plotted."""

APART = 10
"""Statements whose strengths lie furthest apart."""

TITLES: dict[Question, tuple[str, str]] = {
    Question.CHAPTERS: (
        "Does the argument follow the table of contents?",
        "Statements that argue with one another more than with others make a line of reasoning.",
    ),
    Question.DEPTH: ("How deep do the reasons go?", "The longest chain of reasons below each leading claim."),
    Question.LONGEST_CHAIN: ("What is the longest chain?", "A chain is as good as its weakest step."),
    Question.BOTTLENECKS: (
        "Through what does most of it have to pass?",
        "A doubt about one of these cuts off the most of what is given for the thesis.",
    ),
    Question.INFLUENCE: (
        "Where does a questioner of the thesis end up?",
        "Somebody who starts at the thesis and keeps asking what speaks for or against it comes to these most often.",
    ),
    Question.SPLITS: ("Into what would it fall apart?", "What is cut off when a source goes, beside what falls."),
    Question.CLUSTERS: ("Where is it at odds with itself?", "Statements that pull against one another in a ring."),
}
"""The questions a report tells, each with what it asks; those of balance have a part of their own."""

MARKS = {
    Semantics.DF_QUAD: "Disc: DF-QuAD",
    Semantics.QUADRATIC_ENERGY: "square: quadratic energy",
    Semantics.EULER: "triangle: Euler-based",
}


def shape(argument_map: ArgumentMap, found: Dossier) -> Part:
    """The shape of the argument: each question with its most telling rows, in sentences."""
    blocks: list[Block] = []
    statements = {statement.id for statement in argument_map.statements}
    sources = {source.id for source in argument_map.sources}
    for question, (title, asks) in TITLES.items():
        rows = found.of_shape(question)
        if rows:
            blocks.append(Heading(title))
            blocks.append(Paragraph((f"{asks} ", Code(f"argmap structure --ask {question}")), soft=True))
            blocks.append(
                Items(tuple((_named(row.id, row.label, statements | sources), (row.meaning,)) for row in rows[:ROWS]))
            )
    if not blocks:
        blocks.append(Paragraph(("There is too little in the map to have a shape.",)))
    blocks.append(Made(("argmap structure", "argmap structure --most 100")))
    return Part("shape", "The shape of the argument", tuple(blocks))


def _named(name: str, label: str, opened: set[str]) -> Line:
    """What a row is about: a link if the page can open it, or the first of several."""
    first = name.partition(" ")[0]
    return (link(label, first),) if first in opened else (label[:1].upper() + label[1:],)


def balance(argument_map: ArgumentMap) -> Part:
    """The balance of reasons and objections, by section and by actor."""
    section = {s.id: s.sections[:1] for s in argument_map.statements}
    holders = {s.id: tuple(dict.fromkeys(v.holder for v in s.voices)) for s in argument_map.statements}
    by_section = tally(argument_map, lambda _, target: section[target])
    by_actor = tally(argument_map, lambda source, _: holders[source])
    places = {part.id: (part.position, part.id) for part in argument_map.sections}
    last = (len(places) + max((p for p, _ in places.values()), default=0), "")
    in_order = sorted(by_section, key=lambda name: places.get(name, (last[0], name)))
    loudest = sorted(by_actor, key=lambda name: (-sum(by_actor[name]), name))
    blocks: list[Block] = []
    for names, counts, title, command in (
        (in_order, by_section, "Reasons and objections by section", "argmap structure --ask balance-by-section"),
        (loudest, by_actor, "Reasons and objections by actor", "argmap structure --ask balance-by-actor"),
    ):
        blocks.extend(_balance(argument_map, names, counts, title, command))
    if not blocks:
        blocks.append(Paragraph(("Nothing is given for or against anything yet.",)))
    blocks.append(Made(("argmap structure --ask balance-by-section", "argmap structure --ask balance-by-actor")))
    return Part("balance", "Support and attack", tuple(blocks))


def _balance(
    argument_map: ArgumentMap, names: list[str], counts: dict[str, tuple[int, int]], title: str, command: str
) -> Iterator[Block]:
    if not names:
        return
    rows = tuple((_owner(argument_map, name), *counts[name]) for name in names[:OWNERS])
    told = "; ".join(f"{label}: {reasons} for, {objections} against" for label, reasons, objections in rows) + "."
    svg = plots.sides(title, ("for", "against"), rows)
    yield Heading(title)
    yield Figure(svg, "To the right, full: reasons. To the left, empty: objections.", told)
    yield from rest(len(names), OWNERS, "rows", f"{command} --most {len(names)}")


def _owner(argument_map: ArgumentMap, name: str) -> str:
    """An actor by name; a section by its chapter and heading, for headings repeat."""
    thing = argument_map.by_id.get(name)
    if isinstance(thing, Section) and thing.parent in argument_map.by_id:
        return f"{words.name(argument_map, thing.parent)}: {thing.label}"
    return words.name(argument_map, name)


def strength(argument_map: ArgumentMap, found: Dossier) -> Part:
    """How strong the leading claims are under three semantics, and where these lie furthest apart."""
    strengths = found.results.strengths
    heads = leading(argument_map)
    blocks: list[Block] = [
        aside(
            "How much speaks for a statement, from 0 to 1, reckoned in three ways that are known to disagree. "
            "Where they lie far apart, trust none of them alone."
        )
    ]
    if heads:
        shown = heads[:CLAIMS]
        blocks.append(_spans(found, shown))
        blocks.append(_strengths(argument_map, found, "The leading claims", [claim.id for claim in shown]))
        blocks.extend(rest(len(heads), CLAIMS, "claims", "argmap strength"))
    place = {name: at for at, name in enumerate(strengths.spread)}
    widest = sorted(
        (n for n in strengths.spread if strengths.spread[n] > 0), key=lambda n: (-strengths.spread[n], place[n])
    )
    if widest:
        blocks.append(_strengths(argument_map, found, "Where the three lie furthest apart", widest[:APART]))
        blocks.extend(rest(len(widest), APART, "statements", "argmap strength"))
    if len(blocks) == 1:
        blocks.append(Paragraph(("The map has no leading claim, and nothing on which the three disagree.",)))
    commands = ("argmap strength", "argmap strength CLAIM", "argmap query strength-of-main-claims")
    blocks.append(Made((*commands, "argmap query strength-in-dispute")))
    return Part("strength", "How strong", tuple(blocks))


def _spans(found: Dossier, claims: tuple[Claim, ...]) -> Figure:
    by = found.results.strengths.by_semantics
    rows = tuple((claim.label, tuple(by[semantics].interval(claim.id) for semantics in Semantics)) for claim in claims)
    told = "; ".join(f"{label}: {', '.join(map(_number, values))}" for label, values in rows) + "."
    svg = plots.spans("Strength of the leading claims", tuple(MARKS.values()), rows)
    return Figure(svg, f"Strength of the leading claims, from 0 to 1. {'; '.join(MARKS.values())}.", told)


def _strengths(argument_map: ArgumentMap, found: Dossier, caption: str, names: list[str]) -> Table:
    strengths = found.results.strengths
    rows = tuple(
        (
            (link(words.name(argument_map, name), name),),
            *plain(*(_number(strengths.by_semantics[semantics].interval(name)) for semantics in Semantics)),
            *plain(f"{strengths.spread[name]:.2f}"),
        )
        for name in names
    )
    head = ("Statement", "DF-QuAD", "Quadratic energy", "Euler-based", "Spread")
    return Table(caption, head, rows, (1, 2, 3, 4))


def _number(bounds: tuple[float, float]) -> str:
    low, high = bounds
    return f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f} (not settled)"
