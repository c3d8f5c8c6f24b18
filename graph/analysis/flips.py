"""The smallest change that flips a verdict: what would have to be rejected or accepted, and no smaller set does.

Verdicts are not monotone, so a larger change may flip less than a smaller one, and every size has to be searched.  What
keeps the search small is that a verdict has a ground: the steps that decide it, down to what needs nothing.  A change
that touches none of them leaves the verdict as it is, whatever else it touches.  So every change that flips has a
member among the few things that do, and the next member among those that touch the ground that is left: the tree of
R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32(1), 1987, grown level by level,
with the ground in place of his conflict set.  It finds all smallest changes, under a budget of verdicts computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.backing import is_given, shows
from graph.analysis.outcomes import Flip, Lens, Supposed, Verdict
from graph.analysis.program import IN, OUT, UNDECIDED, Model, Program, program, well_founded
from graph.analysis.verdicts import base
from graph.lenses import Family
from graph.model import Statement, Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap


class FlipRow(Value):
    """One smallest change, or that there is none; ``note`` says how sure that is."""

    lens: Lens
    by: Family
    before: Verdict
    after: Verdict | None
    size: int | None
    reject: tuple[str, ...]
    accept: tuple[str, ...]
    note: str


BUDGET = 2_000
"""How many times the verdicts may be computed anew."""

_WORDS = {UNDECIDED: Verdict.UNDECIDED, IN: Verdict.IN, OUT: Verdict.OUT}


class Act(NamedTuple):
    """One thing supposed."""

    name: str
    accept: bool


Change = frozenset[Act]


def flips(
    argument_map: ArgumentMap,
    statement: str,
    lens: Lens | str,
    family: Family | str = Family.ANY,
    *,
    budget: int = BUDGET,
) -> Flip:
    """The smallest sets of suppositions that take a statement in, or not in any more; bounds if the budget runs out.

    Sources can be rejected (as asserted that changes nothing), statements, inferences and conflicts rejected or
    accepted, all as in ``verdicts``; the statement itself cannot.  KeyError if the map has no such statement.
    """
    return _Search(argument_map, statement, Lens(lens), Family(family)).run(budget)


def flip_rows(
    argument_map: ArgumentMap,
    statement: str,
    lenses: Iterable[Lens],
    families: Iterable[Family],
    *,
    budget: int = BUDGET,
) -> tuple[FlipRow, ...]:
    """A row for every smallest change, lens by lens and family by family; one row where there is none."""
    asked = tuple(families)
    found = (flips(argument_map, statement, lens, family, budget=budget) for lens in lenses for family in asked)
    return tuple(_row(flip, each) for flip in found for each in flip.sets or (None,))


def _row(found: Flip, each: Supposed | None) -> FlipRow:
    return FlipRow(
        lens=found.lens,
        by=found.family,
        before=found.before,
        after=each.after if each else None,
        size=found.at_most,
        reject=each.rejected if each else (),
        accept=each.accepted if each else (),
        note=_note(found),
    )


def _note(found: Flip) -> str:
    if found.at_most is None:
        return "none flips it" if found.all_found else f"none of fewer than {found.at_least}: the budget ended there"
    if found.at_least < found.at_most:
        return f"at least {found.at_least}: the budget ended there"
    return "no fewer will do" if found.all_found else "no fewer will do; there may be others as small"


@dataclass
class _Tried:
    """What a change comes to, and what could be changed next."""

    value: int
    next: list[Act]


class _Search:
    """The search for one statement, on the part of the program that its verdict can depend on."""

    def __init__(self, argument_map: ArgumentMap, statement: str, lens: Lens, family: Family) -> None:
        if not isinstance(argument_map[statement], Statement):
            raise KeyError(statement)
        self.map, self.target, self.lens, self.family = argument_map, statement, lens, family
        whole = program(argument_map, frozenset())
        number = {name: atom for atom, name in enumerate(whole.names)}
        atoms = whole.beneath({number[statement]})
        place = {atom: local for local, atom in enumerate(atoms)}
        self.names = [whole.names[atom] for atom in atoms]
        self.all_in = [[place[p] for p in whole.all_in[atom]] for atom in atoms]
        self.all_out = [[place[n] for n in whole.all_out[atom]] for atom in atoms]
        self.reasons = [None if r is None else [place[p] for p in r] for r in (whole.any_in[atom] for atom in atoms)]
        self.place = {name: local for local, name in enumerate(self.names)}
        self.statements = {s.id: s for s in argument_map.statements if s.id in self.place}
        self.base = base(argument_map, lens) & self.statements.keys()
        self.conflicts = {conflict.id for conflict in argument_map.conflicts}
        self.inferences = {inference.id for inference in argument_map.inferences}

    def run(self, budget: int) -> Flip:
        """Level by level, until one of them flips the verdict, none can, or the budget ends."""
        start = self.tried(frozenset())
        level = {frozenset[Act](): start}
        tries, size = 1, 0
        while level:
            size += 1
            children = dict.fromkeys(
                change | {act} for change, tried in level.items() for act in tried.next if not _both(change, act)
            )
            found: list[Supposed] = []
            level = {}
            for change in children:
                if tries >= budget:
                    return self._cut(start, size, found)
                tries += 1
                tried = self.tried(change)
                if (tried.value == IN) != (start.value == IN):
                    found.append(self._supposed(change, tried))
                else:
                    level[change] = tried
            if found:
                return self._flip(start, size, size, found, all_found=True)
        return self._flip(start, size, None, [], all_found=True)

    def _cut(self, start: _Tried, size: int, found: list[Supposed]) -> Flip:
        """What is known when the budget ends: at most what is found, else what changing more and more comes to."""
        if found:
            return self._flip(start, size, size, found, all_found=False)
        change: Change = frozenset()
        tried = start
        while (tried.value == IN) == (start.value == IN) and tried.next:
            named = {act.name for act in change}
            change |= set({act.name: act for act in reversed(tried.next) if act.name not in named}.values())
            more = self.tried(change)
            tried = _Tried(more.value, [act for act in more.next if not _both(change, act)])
        if (tried.value == IN) == (start.value == IN):
            return self._flip(start, size, None, [], all_found=False)
        for act in sorted(change):
            if (self.tried(change - {act}).value == IN) != (start.value == IN):
                change -= {act}
        upper = self._supposed(change, self.tried(change))
        return self._flip(start, size, len(change), [upper], all_found=False)

    def _flip(
        self, start: _Tried, at_least: int, at_most: int | None, found: list[Supposed], *, all_found: bool
    ) -> Flip:
        return Flip(
            statement=self.target,
            lens=self.lens,
            family=self.family,
            before=_WORDS[start.value],
            at_least=at_least,
            at_most=at_most,
            sets=tuple(sorted(found, key=lambda supposed: (supposed.rejected, supposed.accepted))),
            all_found=all_found,
        )

    @staticmethod
    def _supposed(change: Change, tried: _Tried) -> Supposed:
        return Supposed(
            rejected=tuple(sorted(act.name for act in change if not act.accept)),
            accepted=tuple(sorted(act.name for act in change if act.accept)),
            after=_WORDS[tried.value],
        )

    def tried(self, change: Change) -> _Tried:
        """The verdict under a change, and the further suppositions that touch its ground."""
        made = self._changed(change)
        model = well_founded(made)
        acts = dict.fromkeys(
            act for atom, why in self._ground(made, model) for act in self._acts(made, model, atom, why)
        )
        own = Act(self.target, accept=False), Act(self.target, accept=True)
        return _Tried(model.value[self.place[self.target]], [a for a in acts if a not in change and a not in own])

    def _changed(self, change: Change) -> Program:
        rejected = {act.name for act in change if not act.accept}
        given = self.base
        if self.lens is Lens.ON_EVIDENCE:
            given = frozenset(name for name in given if is_given(self.statements[name], rejected))
        any_in = [None if name in given else reasons for name, reasons in zip(self.names, self.reasons, strict=True)]
        made = Program(self.names, self.all_in, list(self.all_out), any_in)
        for name, accept in change:
            if accept and name in self.place:
                made.all_out[self.place[name]] = []
                if name in self.statements:
                    made.any_in[self.place[name]] = None
            for half in () if accept else (name, f"{name}/back"):
                if half in self.place:
                    made.any_in[self.place[half]] = []
        return made

    def _ground(self, made: Program, model: Model) -> Iterator[tuple[int, bool]]:
        """The atoms that decide the target, each with whether what hits it, or does not, plays a part in that."""
        circular = set(model.circular)
        waiting = [self.place[self.target]]
        seen = set(waiting)
        while waiting:
            atom = waiting.pop()
            needs, hit = _decided_by(made, model, atom, circular)
            yield atom, hit
            new = [needed for needed in dict.fromkeys(needs) if needed not in seen]
            seen.update(new)
            waiting.extend(new)

    def _acts(self, made: Program, model: Model, atom: int, hit: bool) -> Iterator[Act]:
        """What, supposed of an atom, could change the step that decides it."""
        name, value = self.names[atom], model.value[atom]
        wanted = self.family
        if name in self.statements:
            given = made.any_in[atom] is None and name in self.base
            if wanted in (Family.SOURCES, Family.ANY) and value != OUT and given and self.lens is Lens.ON_EVIDENCE:
                citations = (c for c in self.statements[name].citations if shows(c))
                yield from (Act(source, accept=False) for c in citations for source in c.sources)
            if wanted not in (Family.STATEMENTS, Family.ANY):
                return
            takes_up = value != IN
        elif wanted in (Family.RELATIONS, Family.ANY):
            takes_up = value != IN and hit and (name in self.inferences or name in self.conflicts)
        else:
            return
        if value != OUT:
            yield Act(
                name.removesuffix("/back") if name not in self.inferences | self.conflicts else name, accept=False
            )
        if takes_up:
            yield Act(name, accept=True)


def _both(change: Change, act: Act) -> bool:
    return Act(act.name, not act.accept) in change


def _decided_by(made: Program, model: Model, atom: int, circular: set[int]) -> tuple[list[int], bool]:
    """The atoms that decide one, and whether those that must be out are among them.

    Of what is in, all that it asks for and the earliest of its reasons; of what is out, one thing that fails it, the
    earliest; of what is undecided, everything.
    """
    value, rounds = model.value, model.rounds
    all_in, all_out, any_in = made.all_in[atom], made.all_out[atom], made.any_in[atom]
    if value[atom] == UNDECIDED:
        return [*all_in, *all_out, *(any_in or ())], True
    if value[atom] == IN:
        reasons = [reason for reason in any_in or () if value[reason] == IN]
        return [*all_in, *all_out, *sorted(reasons, key=rounds.__getitem__)[:1]], bool(all_out)

    def before(other: int) -> bool:
        return rounds[other] < rounds[atom] or (
            atom in circular and other in circular and rounds[other] == rounds[atom]
        )

    if any_in is not None and all(value[reason] == OUT and before(reason) for reason in any_in):
        return list(any_in), False
    fallen = [needed for needed in all_in if value[needed] == OUT and before(needed)]
    hitting = [n for n in all_out if value[n] == IN and rounds[n] < rounds[atom]]
    if fallen:
        return [min(fallen, key=rounds.__getitem__)], False
    return [min(hitting, key=rounds.__getitem__)], True
