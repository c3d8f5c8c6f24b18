"""The parts of a report on support: weak points, what bears the load, and citations that do not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from graph.analysis.load_bearing import leads
from graph.analysis.outcomes import Breaking, Carrier, Independence, RestsOn
from graph.analysis.results import Weakness
from graph.analysis.weaknesses import KINDS
from graph.audit import Fault
from graph.dossier import Dossier, leading
from graph.model import ArgumentMap, Severity
from viz import plots, words
from viz.report.parts import (
    Block,
    Code,
    Figure,
    Heading,
    Items,
    Line,
    Link,
    Made,
    Paragraph,
    Part,
    Strong,
    Table,
    aside,
    joined,
    link,
    number,
    plain,
    rest,
    view,
)

EXAMPLES = 3
"""Statements that a kind of weakness names."""

HEAVIEST = 12
"""Sources, and publishers, in the tables of loads."""

FAULTS = 25
"""Faults of the audit that are told one by one."""

NAMED = 1
"""Statements that a row of a table names."""


def weak_points(argument_map: ArgumentMap, found: Dossier) -> Part:
    """The weak points by severity: every kind with its meaning, its query, and the statements that matter most."""
    weaknesses = found.results.weaknesses
    tally = Counter(weakness.kind for weakness in weaknesses)
    kinds = [kind for kind in sorted(KINDS.values(), key=lambda kind: kind.severity.rank) if tally[kind.name]]
    blocks: list[Block] = [_weak_in_all(argument_map, weaknesses)]
    if kinds:
        rows = tuple((f"{words.plain(kind.name)} ({kind.severity})", float(tally[kind.name])) for kind in kinds)
        told = "; ".join(f"{label}: {count:,.0f}" for label, count in rows) + "."
        title = "Statements by kind of weakness"
        blocks.append(Figure(plots.bars(title, rows), f"{title}, the kinds that matter most first.", told))
    for kind in kinds:
        mine = [weakness for weakness in weaknesses if weakness.kind == kind.name]
        mine.sort(key=lambda weakness: not leads(argument_map[weakness.id]))
        blocks.append(Heading(f"{words.plain(kind.name).capitalize()}: {number(len(mine), 'statement')}"))
        blocks.append(
            Paragraph(
                (f"{kind.meaning} Severity: {kind.severity}. Query: ", Code(f"argmap query weak-{kind.name}"), ".")
            )
        )
        blocks.append(Items(tuple(((link(w.label, w.id),), (w.why,)) for w in mine[:EXAMPLES])))
        blocks.extend(rest(len(mine), EXAMPLES, "statements", f"argmap unsupported --kind {kind.name}"))
    blocks.append(Made(("argmap unsupported", "argmap unsupported --sparql", "argmap query unsupported")))
    return Part("weak", "Weak points", tuple(blocks))


def _weak_in_all(argument_map: ArgumentMap, weaknesses: tuple[Weakness, ...]) -> Paragraph:
    weak = {weakness.id for weakness in weaknesses}
    if not weak:
        return Paragraph(("No statement has a weakness that argmap looks for.",))
    by = Counter(weakness.severity for weakness in weaknesses)
    listed = joined(f"{by[severity]:,} of {severity} severity" for severity in Severity if by[severity])
    has = "has" if len(weak) == 1 else "have"
    said = f"{len(weak):,} of {number(len(argument_map.statements), 'statement')} {has} a weakness; in all there are "
    heads = [claim for claim in leading(argument_map) if claim.id in weak]
    among = f" Among them: {number(len(heads), 'thesis or main claim', 'theses and main claims')}." if heads else ""
    return Paragraph((said, listed, f".{among} All of them are in ", view("the page's list", "weak"), "."))


def load(argument_map: ArgumentMap, found: Dossier) -> Part:
    """What bears the load: sources, publishers, and how safely each leading claim is backed."""
    rests_on = found.results.rests_on
    sources, publishers = (rests_on.load(kind) for kind in (Carrier.SOURCE, Carrier.PUBLISHER))
    blocks: list[Block] = [
        aside(
            "A source bears a statement if the statement would no longer be backed without it: everything else that "
            "is given for the statement leads back to that source, or to nothing."
        )
    ]
    if sources:
        rows = tuple((words.name(argument_map, name), float(count)) for name, count in sources[:HEAVIEST])
        title = "Statements that fall with each source"
        told = "; ".join(f"{label}: {count:,.0f}" for label, count in rows) + "."
        blocks.append(Figure(plots.bars(title, rows), f"{title}, the {len(rows)} heaviest.", told))
    else:
        blocks.append(Paragraph(("No statement hangs on a single source.",)))
    for kind, loads in ((Carrier.SOURCE, sources), (Carrier.PUBLISHER, publishers)):
        blocks.extend(_loads(argument_map, rests_on, kind, loads))
    blocks.extend(_safety(argument_map, found))
    commands = ("argmap rests", "argmap rests --kind publisher", "argmap rests CLAIM", "argmap whatif --reject SOURCE")
    blocks.append(Made((*commands, "argmap query load-bearing-sources")))
    return Part("load", "What bears the load", tuple(blocks))


def _loads(
    argument_map: ArgumentMap, rests_on: RestsOn, kind: Carrier, loads: tuple[tuple[str, int], ...]
) -> Iterator[Block]:
    falling: dict[str, list[str]] = {}
    shown = {name for name, _ in loads[:HEAVIEST]}
    for statement in rests_on.backed:
        for name in shown.intersection(rests_on.of(statement, kind)):
            falling.setdefault(name, []).append(statement)
    main = {name: sum(leads(argument_map[s]) for s in fallen) for name, fallen in falling.items()}
    counted = any(main.values())  # a column of noughts says nothing
    rows = tuple(
        (
            (link(words.name(argument_map, name), name),),
            *plain(f"{count:,}", *([f"{main[name]:,}"] if counted else [])),
            _some(argument_map, falling[name]),
        )
        for name, count in loads[:HEAVIEST]
    )
    if rows:
        many = f"{kind}s"
        head = (kind.capitalize(), "Statements that fall", *(["Leading claims"] if counted else []), "Among them")
        yield Table(f"{many.capitalize()} by what falls with them", head, rows, tuple(range(1, len(head) - 1)))
        yield from rest(len(loads), HEAVIEST, many, f"argmap rests --kind {kind}")


def _some(argument_map: ArgumentMap, names: list[str]) -> Line:
    """The first of some statements, those that lead the argument before others, and how many more there are."""
    ordered = sorted(names, key=lambda name: not leads(argument_map[name]))
    parts: list[str | Link] = []
    for name in ordered[:NAMED]:
        parts += ["; " if parts else "", link(words.name(argument_map, name).rstrip("."), name)]
    more = len(names) - NAMED
    return (*parts, f" and {more:,} more") if more > 0 else tuple(parts)


def _safety(argument_map: ArgumentMap, found: Dossier) -> Iterator[Block]:
    """How many sources have to go before each leading claim loses its backing, and how often over it is backed."""
    rows = tuple(
        (
            (link(words.name(argument_map, safety.breaking.statement), safety.breaking.statement),),
            _broken(argument_map, safety.breaking),
            (_independent(safety.independence),),
        )
        for safety in found.safety
    )
    heads = leading(argument_map)
    if not heads:
        return
    yield Heading("How safely the leading claims are backed")
    yield aside(
        "The smallest set of sources whose loss takes the backing of a claim, and how many sets of sources back it "
        "that have no source in common."
    )
    if rows:
        yield Table("Smallest losses", ("Claim", "Falls without", "Backed independently"), rows)
    if len(rows) < len(heads):
        more = f"{number(len(heads) - len(rows), 'claim was', 'claims were')} not looked at, for the map is large: "
        yield Paragraph((more, Code("argmap rests CLAIM"), " looks at one."), soft=True)


def _broken(argument_map: ArgumentMap, breaking: Breaking) -> Line:
    if breaking.at_most is None:
        return ("nothing: common ground suffices",)
    if not breaking.at_most:
        return ("it is not backed",)
    named = joined(words.name(argument_map, source) for source in breaking.sets[0]) if breaking.sets else ""
    if not breaking.exact:
        size = f"{breaking.at_least:,} to {number(breaking.at_most, 'source')}"
        return (Strong(size), f" (not decided within the budget), such as {named}")
    more = len(breaking.sets) - 1
    others = f"; or {number(more, 'other set')} as small" if more and breaking.all_found else ""
    others = others or ("; or others as small" if not breaking.all_found else "")
    return (Strong(number(breaking.at_most, "source")), f": {named}{others}")


def _independent(independence: Independence) -> str:
    if independence.at_most is None:
        return "common ground suffices"
    if independence.at_least == independence.at_most:
        return {0: "not at all", 1: "once"}.get(independence.at_least, f"{independence.at_least:,} times over")
    return f"{independence.at_least:,} to {independence.at_most:,} times over (not decided within the budget)"


def citations(argument_map: ArgumentMap, found: Dossier) -> Part:
    """The audit: notes and citations that do not hold, counted by kind, the worst told one by one."""
    faults = found.faults
    if not faults:
        blocks: tuple[Block, ...] = (Paragraph(("No fault was found in notes, sources and numbering.",)),)
        return Part("audit", "Citations and notes", (*blocks, Made(("argmap audit",))))
    tally = Counter((fault.severity.rank, fault.severity, fault.kind) for fault in faults)
    rows = tuple(
        ((words.plain(kind),), (severity.value,), (f"{count:,}",))
        for (_, severity, kind), count in sorted(tally.items())
    )
    opened = {thing.id for part in (argument_map.statements, argument_map.sources) for thing in part}
    items = tuple((_fault(fault, opened), (f"Repair: {fault.repair}.",)) for fault in faults[:FAULTS])
    return Part(
        "audit",
        "Citations and notes",
        (
            Paragraph((f"{number(len(faults), 'fault was', 'faults were')} found in notes, sources and numbering.",)),
            Table("Faults by kind", ("Kind", "Severity", "Faults"), rows, (2,)),
            Heading("The worst of them"),
            Items(items),
            *rest(len(faults), FAULTS, "faults", "argmap audit"),
            Made(("argmap audit", "argmap query ibids", "argmap query not-in-the-reference-list")),
        ),
    )


def _fault(fault: Fault, opened: Set[str]) -> Line:
    """A fault, and a link to the first thing it is about that the page opens: it opens no notes."""
    first = next((name for name in fault.about if name in opened), "")
    return (fault.what, " ", link("Open in the page", first)) if first else (fault.what,)
