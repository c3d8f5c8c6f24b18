"""The crux between two actors: the fewest statements on which they would have to settle to agree on the central thesis.

To settle a statement is to accept or to reject it, the same for both.  Each actor's view is that of ``standpoint``;
they agree if every central thesis has the same verdict in both.  The thesis itself is not up for settlement.

The search goes by increasing size, so the first answer is the smallest.  It need not try everything: a verdict of the
well-founded model has a reason, a part of the model that derives it by itself, and stays as it is until something in
that reason is contradicted (the operator is monotone in what is decided; A. Van Gelder, K. Ross, J. Schlipf, "The
well-founded semantics for general logic programs", Journal of the ACM 38(3), 1991).  So every way to agree contradicts
something in the reason of the one verdict or of the other, and only that is tried next, as R. Reiter goes from conflict
to conflict ("A theory of diagnosis from first principles", Artificial Intelligence 32(1), 1987).  The budget counts
models, not seconds, so that two runs agree.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.analysis.outcomes import Verdict
from graph.analysis.program import IN, OUT, UNDECIDED, Model, Program, program, well_founded
from graph.analysis.standpoint import How, as_seen, grounds, standpoint
from graph.errors import CallError
from graph.model import Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap

BUDGET = 10_000
"""How many sets of settlements may be tried."""

_WORDS = {IN: Verdict.IN, OUT: Verdict.OUT, UNDECIDED: Verdict.UNDECIDED}

Literal = tuple[str, bool]
"""A statement, and whether it is accepted."""


class Settlement(Value):
    """One statement settled: accepted or rejected by both."""

    id: str
    label: str
    accepted: bool


class CruxSet(Value):
    """A smallest set of settlements, and the verdict on each central thesis, the same for both, once they are made."""

    settlements: tuple[Settlement, ...]
    then: tuple[Verdict, ...]


class Crux(Value):
    """What two actors would have to settle to agree on the central theses.

    ``before`` are the verdicts of each on the theses; ``silent`` the actors that have no view of any.  ``sets`` are the
    smallest sets, empty if they agree already or if none was found; ``all_found`` says whether there are no others of
    that size.  Without sets, no set smaller than ``at_least`` is enough, and ``decided`` says whether none at all is.
    """

    actors: tuple[str, str]
    theses: tuple[str, ...]
    before: tuple[tuple[Verdict, ...], tuple[Verdict, ...]]
    silent: tuple[str, ...]
    sets: tuple[CruxSet, ...] = ()
    at_least: int = 0
    all_found: bool = True
    decided: bool = True

    @property
    def agree(self) -> bool:
        """Whether the two agree as it is."""
        return self.before[0] == self.before[1]

    def summary(self) -> str:
        """The answer in one sentence."""
        one, other = self.actors
        if len(self.silent) == 2:
            return f"Neither {one} nor {other} has a view of the central thesis: nothing of theirs bears on it."
        views = " and ".join(
            f"for {name} it is {', '.join(found)}{' (no view of it)' if name in self.silent else ''}"
            for name, found in zip(self.actors, self.before, strict=True)
        )
        if self.agree:
            return f"They agree on the central thesis: {views}."
        if self.sets:
            count = len(self.sets)
            more = "" if self.all_found else " at least"
            ways = "one smallest set" if count == 1 and self.all_found else f"{count} smallest sets"
            size = len(self.sets[0].settlements)
            return f"They differ on the central thesis: {views}. Crux:{more} {ways} of {size}."
        rest = (
            "No settlement short of the thesis itself unites them."
            if self.decided
            else f"Not decided: no set of fewer than {self.at_least} unites them."
        )
        return f"They differ on the central thesis: {views}. {rest}"


def crux(argument_map: ArgumentMap, one: str, other: str, *, budget: int = BUDGET, most: int = 1_000) -> Crux:
    """The smallest sets of statements whose settlement makes two actors agree on every central thesis.

    ``budget`` limits how many sets are tried, ``most`` how many are listed.  CallError if the map has no central
    thesis, or if a name is not an actor; KeyError if there is no such thing.
    """
    theses = tuple(thesis.id for thesis in argument_map.theses)
    if not theses:
        raise CallError(f"{argument_map.file}: has no central thesis: give a claim the role am:central-thesis")
    sides = (_Side(argument_map, one, theses), _Side(argument_map, other, theses))
    silent = tuple(
        actor
        for actor in dict.fromkeys((one, other))
        if not {stance.id for stance in standpoint(argument_map, actor).stances}.intersection(theses)
    )
    search = _Search(sides, budget)
    found = Crux(actors=(one, other), theses=theses, before=search.views(frozenset()), silent=silent)
    if found.agree or len(silent) == 2:
        return found
    sets, size, whole = search.smallest()
    return found.model_copy(
        update={
            "sets": tuple(_told(argument_map, theses, sets, search)[:most]),
            "at_least": size,
            "all_found": whole and len(sets) <= most,
            "decided": whole or bool(sets),
        }
    )


def _told(
    argument_map: ArgumentMap, theses: tuple[str, ...], sets: list[frozenset[Literal]], search: _Search
) -> list[CruxSet]:
    """The sets in words, those nearest to the thesis first, then in the order of the text."""
    near = _distance(argument_map, theses)
    place = {s.id: (near.get(s.id, len(near)), at) for at, s in enumerate(argument_map.statements)}
    label = {statement.id: statement.label for statement in argument_map.statements}
    told = []
    for literals in sorted(sets, key=lambda found: sorted((place[name], yes) for name, yes in found)):
        ordered = sorted(literals, key=lambda literal: place[literal[0]])
        settlements = tuple(Settlement(id=name, label=label[name], accepted=yes) for name, yes in ordered)
        told.append(CruxSet(settlements=settlements, then=search.views(literals)[0]))
    return told


def _distance(argument_map: ArgumentMap, theses: tuple[str, ...]) -> dict[str, int]:
    """How many steps a statement is away from the nearest thesis that it is given for."""
    below: dict[str, list[str]] = {}
    for step in argument_map.inferences:
        below.setdefault(step.conclusion, []).extend(step.premises)
    found = dict.fromkeys(theses, 0)
    waiting = deque(theses)
    while waiting:
        name = waiting.popleft()
        for premise in below.get(name, ()):
            if premise not in found:
                found[premise] = found[name] + 1
                waiting.append(premise)
    return found


def crux_rows(found: Crux) -> list[dict[str, str | int]]:
    """The sets of a crux as rows, one for each settlement, the sets numbered from 1."""
    return [
        {
            "set": number,
            "id": settled.id,
            "label": settled.label,
            "settle": "accept" if settled.accepted else "reject",
            "then": " ".join(each.then),
        }
        for number, each in enumerate(found.sets, 1)
        for settled in each.settlements
    ]


class _Side:
    """One actor's view of the theses, as a program cut down to what they depend on."""

    def __init__(self, argument_map: ArgumentMap, actor: str, theses: tuple[str, ...]) -> None:
        held = grounds(argument_map, actor)
        author = actor in argument_map.authors
        self.common = frozenset(name for name, how in held.items() if how is How.COMMON_GROUND)
        whole = program(as_seen(argument_map, actor, frozenset()), held.keys())
        cone = whole.beneath({whole.names.index(thesis) for thesis in theses})
        self.made = _cut(whole, cone)
        self.number = {name: atom for atom, name in enumerate(self.made.names)}
        self.theses = [self.number[thesis] for thesis in theses]
        statements = {statement.id for statement in argument_map.statements}
        self.open = [name in statements and name not in theses for name in self.made.names]
        self.borrowed = {
            self.number[step.id]: tuple(premise for premise in step.premises if premise not in theses)
            for step in argument_map.inferences
            if not author and step.id in self.number and self.common.issuperset(step.premises)
        }

    def judge(self, settled: frozenset[Literal]) -> tuple[Program, Model]:
        """The program and its model once some statements are settled."""
        old = self.made
        made = Program(old.names, old.all_in, list(old.all_out), list(old.any_in))
        for name, accepted in settled:
            if (atom := self.number.get(name)) is not None:
                made.any_in[atom] = None if accepted else []
                made.all_out[atom] = [] if accepted else made.all_out[atom]
        for atom, premises in self.borrowed.items():
            if not any((premise, True) in settled for premise in premises):
                made.any_in[atom] = []
        return made, well_founded(made)

    def contradictions(self, made: Program, model: Model) -> Iterator[Literal]:
        """Settlements that contradict something in the reasons of the verdicts on the theses, each once."""
        seen = set(self.theses)
        waiting = list(self.theses)
        while waiting:
            atom = waiting.pop()
            value = model.value[atom]
            if self.open[atom]:
                yield from ((made.names[atom], yes) for yes in (True, False) if value != (IN if yes else OUT))
            if atom in self.borrowed and value != IN:
                yield from ((premise, True) for premise in self.borrowed[atom])
            new = [below for below in dict.fromkeys(_reason(made, model, atom)) if below not in seen]
            seen.update(new)
            waiting.extend(new)


def _reason(made: Program, model: Model, atom: int) -> list[int]:
    """What the verdict on an atom follows from: a part of what it asks for, decided no later; all, if it is open."""
    value, rounds = model.value, model.rounds
    all_in, all_out, any_in = made.all_in[atom], made.all_out[atom], made.any_in[atom]
    if value[atom] == UNDECIDED:
        return [*all_in, *all_out, *(any_in or ())]
    if value[atom] == IN:
        chosen = [min((a for a in any_in if value[a] == IN), key=lambda a: rounds[a])] if any_in else []
        return [*all_in, *all_out, *chosen]
    if any_in == []:
        return []
    stops = [a for a in all_in if value[a] == OUT] + [a for a in all_out if value[a] == IN and rounds[a] < rounds[atom]]
    stops = [a for a in stops if rounds[a] <= rounds[atom]]
    if stops:
        return [min(stops, key=lambda a: rounds[a])]
    return list(any_in or ())


def _cut(whole: Program, cone: list[int]) -> Program:
    """The program of some atoms that depend on no others."""
    number = {atom: place for place, atom in enumerate(cone)}
    cut = Program()
    for atom in cone:
        reasons = whole.any_in[atom]
        chosen = None if reasons is None else [number[reason] for reason in reasons]
        cut.add(whole.names[atom], [number[needed] for needed in whole.all_in[atom]], chosen)
        cut.all_out[-1] = [number[conflict] for conflict in whole.all_out[atom]]
    return cut


class _Search:
    """The search by increasing size; every set of settlements is tried once."""

    def __init__(self, sides: tuple[_Side, _Side], budget: int) -> None:
        self.sides = sides
        self.left = budget

    def views(self, settled: frozenset[Literal]) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
        """The verdicts of both on the theses."""
        one, other = (
            tuple(_WORDS[model.value[thesis]] for thesis in side.theses)
            for side in self.sides
            for _, model in (side.judge(settled),)
        )
        return one, other

    def smallest(self) -> tuple[list[frozenset[Literal]], int, bool]:
        """The sets found, the size that was reached, and whether all sets of that size were tried."""
        layer, size = [frozenset[Literal]()], 0
        while layer:
            size += 1
            found: list[frozenset[Literal]] = []
            following: list[frozenset[Literal]] = []
            tried: set[frozenset[Literal]] = set()
            for larger in (larger for settled in layer for larger in self._next(settled)):
                if larger in tried:
                    continue
                if len(tried) >= self.left:
                    return found, size, False
                tried.add(larger)
                one, other = self.views(larger)
                (found if one == other else following).append(larger)
            self.left -= len(tried)
            if found:
                return found, size, True
            layer = following
        return [], size, True

    def _next(self, settled: frozenset[Literal]) -> Iterator[frozenset[Literal]]:
        taken = {name for name, _ in settled}
        literals: dict[Literal, None] = {}
        for side in self.sides:
            literals.update(dict.fromkeys(side.contradictions(*side.judge(settled))))
        for literal in literals:
            if literal[0] not in taken:
                yield settled | {literal}
