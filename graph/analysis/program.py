"""A map as a normal logic program, and the well-founded model of one.

Every statement, inference and conflict is an atom.  An atom is in when all of ``all_in`` are in, all of ``all_out`` are
out and, if ``any_in`` is not None, one of ``any_in`` is in: one rule for each of ``any_in``, else a single rule.
``docs/semantics.md`` has the translation in words.

The well-founded model (A. Van Gelder, K. Ross, J. Schlipf, "The well-founded semantics for general logic programs",
Journal of the ACM 38(3), 1991) is computed by the alternating fixpoint (A. Van Gelder, "The alternating fixpoint of
logic programs with negation", Journal of Computer and System Sciences 47(1), 1993) in the form that never starts again:
what follows is propagated by counting; where that stops, the atoms that not even the most generous reading derives are
out (the greatest unfounded set), one strongly connected component at a time, and the propagation goes on.  Linear but
for components in which the two alternate.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.outcomes import way_back
from graph.model import Force, Purpose

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graph.model import ArgumentMap, Conflict

UNDECIDED, IN, OUT = 0, 1, 2

LARGE = 50_000
"""Programs of so many atoms and more are solved over arrays (``waves``): from there they repay the import of numpy."""


@dataclass
class Program:
    """The atoms by name, and by number what each asks for."""

    names: list[str] = field(default_factory=list)
    all_in: list[list[int]] = field(default_factory=list)
    all_out: list[list[int]] = field(default_factory=list)
    any_in: list[list[int] | None] = field(default_factory=list)

    def add(self, name: str, all_in: Iterable[int] = (), any_in: list[int] | None = None) -> int:
        """The number of a new atom; what must be out is added by ``hit``."""
        self.names.append(name)
        self.all_in.append(list(all_in))
        self.all_out.append([])
        self.any_in.append(any_in)
        return len(self.names) - 1

    def hit(self, target: int, conflict: int) -> None:
        """Let an atom ask that a conflict be out."""
        self.all_out[target].append(conflict)

    def beneath(self, atoms: Iterable[int]) -> list[int]:
        """Some atoms and all that they depend on, near or far, in the order of the program."""
        found = set(atoms)
        waiting = sorted(found)
        while waiting:
            atom = waiting.pop()
            new = {*self.all_in[atom], *self.all_out[atom], *(self.any_in[atom] or ())} - found
            found |= new
            waiting.extend(new)
        return sorted(found)


@dataclass
class Model:
    """The well-founded model: by number the value, the round (-1 if undecided), and what is out as part of a circle."""

    value: list[int]
    rounds: list[int]
    circular: list[int]


@dataclass
class Before:
    """What is known of each atom of the rest of a program: what it asked for that was decided is on its lists no more.

    The last round in which something it asked for was met, the last in which one of its reasons fell (-1 if never), and
    whether one of its reasons is in.
    """

    latest: list[int]
    latest_out: list[int]
    chosen: list[bool]

    @classmethod
    def nothing(cls, size: int) -> Before:
        """Nothing is known of so many atoms."""
        return cls([-1] * size, [-1] * size, [False] * size)


def defeats(conflict: Conflict) -> bool:
    """Whether a conflict can take something down: not if it qualifies, and not if the author concedes it."""
    return conflict.force is not Force.QUALIFIES and not conflict.conceded


def ways(conflict: Conflict, conclusion: str | None) -> tuple[bool, bool]:
    """Whether a conflict runs from attacker to attacked, and whether it also runs back.

    ``conclusion`` is that of the attacked, if it is an inference.  A side that prevails is not hit; a conclusion that
    prevails saves its inference.  Only rebuttals of statements run back, for both cannot hold.

    >>> from graph.model import Conflict
    >>> both = Conflict(id="k", attacker="a", attacked="b", force="rebuts", basis="inferred")
    >>> ways(both, None), ways(both.model_copy(update={"prevails": "a"}), None)
    ((True, True), (True, False))
    """
    there = conflict.prevails in (None, conflict.attacker) or conflict.prevails not in (conflict.attacked, conclusion)
    back = conclusion is None and conflict.force is Force.REBUTS and conflict.prevails != conflict.attacker
    return there, back and not conflict.conceded


def program(
    argument_map: ArgumentMap,
    base: Set[str],
    *,
    rejected: Set[str] = frozenset(),
    accepted: Set[str] = frozenset(),
) -> Program:
    """The map as a program over a base of statements that need no proof.

    What is rejected is out.  A statement that is accepted is in; an inference or a conflict that is accepted is proof
    against what undercuts or answers it, and still needs its premises or its attacker.
    """
    made = Program()
    number = {s.id: made.add(s.id, any_in=None if s.id in base else []) for s in argument_map.statements}
    for inference in argument_map.inferences:
        step = made.add(inference.id, [number[premise] for premise in dict.fromkeys(inference.premises)])
        number[inference.id] = step
        reasons = made.any_in[number[inference.conclusion]]
        if reasons is not None and inference.purpose is Purpose.PROVES:
            reasons.append(step)
    _add_conflicts(made, argument_map, number)
    for name in accepted:
        atom = number[name]
        made.all_out[atom] = []
        if atom < len(argument_map.statements):
            made.any_in[atom] = None
    for name in rejected:
        made.any_in[number[name]] = []
        if way_back(name) in number:
            made.any_in[number[way_back(name)]] = []
    return made


def _add_conflicts(made: Program, argument_map: ArgumentMap, number: dict[str, int]) -> None:
    conclusion = {inference.id: inference.conclusion for inference in argument_map.inferences}
    for conflict in argument_map.conflicts:
        there, back = ways(conflict, conclusion.get(conflict.attacked))
        atom = made.add(conflict.id, [number[conflict.attacker]], None if there else [])
        number[conflict.id] = atom
        made.all_out[atom] = [number[answer] for answer in dict.fromkeys(conflict.answers)]
        if there and defeats(conflict):
            made.hit(number[conflict.attacked], atom)
        if back:
            name = way_back(conflict.id)
            number[name] = made.add(name, [number[conflict.attacked]])
            made.hit(number[conflict.attacker], number[name])


def well_founded(program: Program) -> Model:
    """The well-founded model of a program.

    >>> circle = Program()
    >>> circle.add("a", any_in=[1]), circle.add("b", all_in=[0])
    (0, 1)
    >>> well_founded(circle).value == [OUT, OUT]
    True
    """
    if len(program.names) >= LARGE:
        from graph.analysis.waves import Rules, settled

        return settled(Rules.of(program)).model()
    return well_founded_from(program, Before.nothing(len(program.names)))


def well_founded_from(program: Program, before: Before) -> Model:
    """The well-founded model of what is left of a program, one atom at a time, given what was found out before."""
    run = _Run(program, before)
    run.settle()
    residue = [atom for atom, value in enumerate(run.value) if value == UNDECIDED]
    for component in components(residue, run.asks):
        undecided = [atom for atom in component if run.value[atom] == UNDECIDED]
        while undecided:
            unfounded = run.unfounded(undecided)
            if not unfounded:
                break
            run.drop(unfounded)
            run.settle()
            undecided = [atom for atom in undecided if run.value[atom] == UNDECIDED]
    return Model(run.value, run.rounds, sorted(run.circular))


class _Run:
    """A model in the making: values, and for every atom how much it still waits for."""

    def __init__(self, program: Program, before: Before) -> None:
        size = len(program.names)
        self.program = program
        self.value = [UNDECIDED] * size
        self.rounds = [-1] * size
        self.circular: list[int] = []
        self.wants_in: list[list[int]] = [[] for _ in range(size)]
        self.wants_out: list[list[int]] = [[] for _ in range(size)]
        self.wants_any: list[list[int]] = [[] for _ in range(size)]
        self.waits = [0] * size  # conditions not met yet; a choice counts as one
        self.choices = [0] * size  # reasons of a choice that are not out yet
        self.latest = before.latest  # the last round among the conditions met
        self.latest_out = before.latest_out  # the last round among the reasons that are out
        self.chosen = before.chosen
        self.waves: dict[int, list[int]] = {}
        self.order: list[int] = []
        self._start()

    def _start(self) -> None:
        """Turn the lists round, and decide what waits for nothing."""
        asked = self.program
        for atom, (all_in, all_out, any_in) in enumerate(zip(asked.all_in, asked.all_out, asked.any_in, strict=True)):
            self.waits[atom] = len(all_in) + len(all_out) + (any_in is not None and not self.chosen[atom])
            for needed in all_in:
                self.wants_in[needed].append(atom)
            for needed in all_out:
                self.wants_out[needed].append(atom)
            if any_in is not None:
                self.choices[atom] = len(any_in) + self.chosen[atom]
                for reason in any_in:
                    self.wants_any[reason].append(atom)
                if not self.choices[atom]:
                    self.decide(atom, OUT, 0)
            elif not self.waits[atom]:
                self.decide(atom, IN, 0)

    def decide(self, atom: int, value: int, at: int) -> None:
        """Decide an atom, unless it is decided, and let its round's wave carry it on."""
        if self.value[atom] == UNDECIDED:
            self.value[atom] = value
            self.rounds[atom] = at
            if at not in self.waves:
                self.waves[at] = []
                heapq.heappush(self.order, at)
            self.waves[at].append(atom)

    def settle(self) -> None:
        """Carry on what is decided, earliest round first, until nothing more follows."""
        while self.order:
            at = heapq.heappop(self.order)
            for atom in self.waves.pop(at):
                if self.value[atom] == IN:
                    self._spread_in(atom, at)
                else:
                    self._spread_out(atom, at)

    def _spread_in(self, atom: int, at: int) -> None:
        for user in self.wants_in[atom]:
            self._met(user, at)
        for user in self.wants_out[atom]:
            self.decide(user, OUT, at + 1)
        for user in self.wants_any[atom]:
            if not self.chosen[user]:
                self.chosen[user] = True
                self._met(user, at)

    def _spread_out(self, atom: int, at: int) -> None:
        for user in self.wants_in[atom]:
            self.decide(user, OUT, at + 1)
        for user in self.wants_out[atom]:
            self._met(user, at)
        for user in self.wants_any[atom]:
            self.choices[user] -= 1
            self.latest_out[user] = max(self.latest_out[user], at)
            if not self.choices[user]:
                self.decide(user, OUT, self.latest_out[user] + 1)

    def _met(self, user: int, at: int) -> None:
        self.waits[user] -= 1
        self.latest[user] = max(self.latest[user], at)
        if not self.waits[user]:
            self.decide(user, IN, self.latest[user] + 1)

    def asks(self, atom: int) -> Iterator[int]:
        """The atoms that an atom depends on."""
        yield from self.program.all_in[atom]
        yield from self.program.all_out[atom]
        yield from self.program.any_in[atom] or ()

    def unfounded(self, undecided: list[int]) -> list[int]:
        """Of the undecided of one component those that cannot be derived even if all that is open elsewhere were given.

        What must be out is taken to be out, and what is undecided outside the component to be in.
        """
        inside = set(undecided)
        waits: dict[int, int] = {}
        choosing: set[int] = set()
        for atom in undecided:
            reasons = self.program.any_in[atom]
            free = reasons is not None and not self.chosen[atom]
            if free and all(self.value[reason] == OUT or reason in inside for reason in reasons or ()):
                choosing.add(atom)
            waits[atom] = sum(needed in inside for needed in self.program.all_in[atom]) + (atom in choosing)
        ready = [atom for atom in undecided if not waits[atom]]
        derived = set(ready)
        while ready:
            atom = ready.pop()
            for user in self.wants_in[atom]:
                if user in inside:
                    waits[user] -= 1
                    if not waits[user]:
                        derived.add(user)
                        ready.append(user)
            for user in self.wants_any[atom]:
                if user in choosing:
                    choosing.remove(user)
                    waits[user] -= 1
                    if not waits[user]:
                        derived.add(user)
                        ready.append(user)
        return [atom for atom in undecided if atom not in derived]

    def drop(self, unfounded: list[int]) -> None:
        """Decide an unfounded set: out, one round after whatever else had to be out for it."""
        at = 1 + max(self.latest_out[atom] for atom in unfounded)
        for atom in unfounded:
            self.decide(atom, OUT, at)
        self.circular.extend(unfounded)


def grounded(size: int, attacks: Sequence[tuple[int, int]] | NDArray[np.integer]) -> Model:
    """The grounded labelling of a plain Dung framework: arguments by number, attacks as pairs (attacker, attacked).

    P. M. Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming
    and n-person games", Artificial Intelligence 77(2), 1995, Theorem 25: the least fixpoint of what is defended.  The
    round of an argument is its distance from the unattacked.

    >>> grounded(3, [(0, 1), (1, 2)]).value == [IN, OUT, IN]
    True
    """
    if size >= LARGE:
        from graph.analysis.waves import Rules, settled

        return settled(Rules.of_attacks(size, attacks)).model()
    made = Program()
    for _ in range(size):
        made.add("")
    for attacker, attacked in attacks:
        made.hit(int(attacked), int(attacker))
    return well_founded(made)


def components(atoms: Iterable[int], asks: Callable[[int], Iterator[int]]) -> Iterator[list[int]]:
    """The strongly connected components of some atoms, what is depended on first, each sorted.

    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972.

    >>> needs = {0: [1], 1: [0, 2], 2: []}
    >>> list(components(needs, lambda atom: iter(needs[atom])))
    [[2], [0, 1]]
    """
    search = _Search(atoms, asks)
    for start in search.members:
        if start not in search.seen:
            search.enter(start)
        while search.path:
            atom, rest = search.path[-1]
            deeper = search.next(atom, rest)
            if deeper is not None:
                search.enter(deeper)
            elif component := search.leave():
                yield component


class _Search:
    """Tarjan's depth-first search, its path on a list."""

    def __init__(self, atoms: Iterable[int], asks: Callable[[int], Iterator[int]]) -> None:
        self.members = dict.fromkeys(atoms)
        self.asks = asks
        self.seen: dict[int, int] = {}
        self.low: dict[int, int] = {}
        self.stack: list[int] = []
        self.done: set[int] = set()
        self.path: list[tuple[int, Iterator[int]]] = []

    def enter(self, atom: int) -> None:
        """Go down to an atom not seen before."""
        self.seen[atom] = self.low[atom] = len(self.seen)
        self.stack.append(atom)
        self.path.append((atom, self.asks(atom)))

    def next(self, atom: int, rest: Iterator[int]) -> int | None:
        """The next atom to go down to, if one is left; those on the stack already only lower the low mark."""
        for needed in rest:
            if needed in self.members and needed not in self.done:
                if needed not in self.seen:
                    return needed
                self.low[atom] = min(self.low[atom], self.seen[needed])
        return None

    def leave(self) -> list[int]:
        """Go up again; the component, if the atom left was the first of one."""
        atom, _ = self.path.pop()
        if self.path:
            above = self.path[-1][0]
            self.low[above] = min(self.low[above], self.low[atom])
        if self.low[atom] != self.seen[atom]:
            return []
        component: list[int] = []
        while not component or component[-1] != atom:
            component.append(self.stack.pop())
        self.done.update(component)
        return sorted(component)
