"""The partial stable models of one part of a program, by a SAT solver that learns what a circle cannot do.

Two variables an atom: it is in, and it is not out.  The clauses are the completion, in both; a model of them may still
let a circle hold itself up, and is then refused by the loop formulas of that circle: whoever is in it needs support
from outside (F. Lin, Y. Zhao, "ASSAT: computing answer sets of a logic program by SAT solvers", Artificial Intelligence
157, 2004), which holds as well of those that are not out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.analysis.program import IN, OUT, UNDECIDED, components
from graph.errors import CallError

if TYPE_CHECKING:
    from graph.analysis.readings.residue import Part

SOLVER = "glucose4"
"""Takes a budget of conflicts and of propagations, which CaDiCaL behind python-sat does not."""

PROPAGATIONS = 10_000
"""So many cost as much as a conflict."""


class SpentError(Exception):
    """The budget ran out."""


class Budget:
    """What the solver may still do."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most

    def spend(self, cost: int) -> None:
        """Take something from the budget."""
        self.left -= cost

    @property
    def spent(self) -> int:
        """What was done, at most what was granted."""
        return self.most - max(self.left, 0)


class Models:
    """The partial stable models of a part, found one at a time."""

    def __init__(self, part: Part, budget: Budget) -> None:
        self.part = part
        self.budget = budget
        self.size = len(part.atoms)
        self.last = 2 * self.size
        self.value: list[int] = []
        self._done = (0, 0)
        self._users: list[list[int]] = []
        try:
            from pysat.solvers import Solver
        except ImportError:
            raise CallError(
                "this reading needs a SAT solver, and python-sat is not installed: pip install 'argmap[sat]'"
            ) from None
        self.solver = Solver(name=SOLVER, bootstrap_with=self._completion())

    def __enter__(self) -> Models:
        return self

    def __exit__(self, *_: object) -> None:
        self.solver.delete()

    def is_in(self, place: int) -> int:
        """The literal that says that an atom is in."""
        return 2 * place + 1

    def is_out(self, place: int) -> int:
        """The literal that says that an atom is out."""
        return -(2 * place + 2)

    def _completion(self) -> list[list[int]]:
        """The clauses that make every atom in if, and only if, a rule says so; and likewise not out."""
        clauses = [[-self.is_in(place), -self.is_out(place)] for place in range(self.size)]
        for place in range(self.size):
            for shift in (1, 2):
                clauses.extend(self._rule(place, shift))
        return clauses

    def _rule(self, place: int, shift: int) -> Iterable[list[int]]:
        """The rules of an atom, for being in (1) or for not being out (2)."""
        part, head = self.part, 2 * place + shift
        body = [2 * needed + shift for needed in part.all_in[place]]
        body.extend(-(2 * needed + 3 - shift) for needed in part.all_out[place])
        for literal in body:
            yield [-head, literal]
        reasons = part.any_in[place]
        fails = [-literal for literal in body]
        if reasons is None:
            yield [*fails, head]
            return
        yield [-head, *(2 * reason + shift for reason in reasons)]
        for reason in reasons:
            yield [*fails, -(2 * reason + shift), head]

    def new(self) -> int:
        """A variable that nothing speaks of yet."""
        self.last += 1
        return self.last

    def add(self, clause: list[int]) -> None:
        """Ask for more."""
        self.solver.add_clause(clause)

    def prefer(self, literals: Iterable[int]) -> None:
        """Let the solver try these first."""
        self.solver.set_phases(list(literals))

    def find(self, assumed: Sequence[int] = ()) -> bool:
        """Whether there is a model with these literals; it is then the ``value``.  SpentError if the budget ends."""
        while self._solve(assumed):
            true = [literal > 0 for literal in self.solver.get_model()[: self.last]]
            if not self._refuse(true):
                self.value = true
                return True
        return False

    def _solve(self, assumed: Sequence[int]) -> bool:
        if self.budget.left <= 0:
            raise SpentError
        self.solver.conf_budget(self.budget.left)
        self.solver.prop_budget(self.budget.left * PROPAGATIONS)
        found = self.solver.solve_limited(assumptions=list(assumed))
        stats = self.solver.accum_stats()
        done = (stats["conflicts"], stats["propagations"])
        self.budget.spend(1 + done[0] - self._done[0] + (done[1] - self._done[1]) // PROPAGATIONS)
        self._done = done
        if found is None:
            self.budget.left = 0
            raise SpentError
        return bool(found)

    def holds(self, literal: int) -> bool:
        """Whether a literal is true in the model found last."""
        return self.value[abs(literal) - 1] == (literal > 0)

    def judged(self) -> dict[int, int]:
        """The model found last, by the atoms' numbers in the program."""
        return {
            atom: IN if self.value[2 * place] else UNDECIDED if self.value[2 * place + 1] else OUT
            for place, atom in enumerate(self.part.atoms)
        }

    def _refuse(self, true: list[bool]) -> bool:
        """Whether something in this would-be model holds itself up; the solver then learns why it cannot."""
        learnt = False
        for circle in self.part.circles:
            for shift in (1, 2):
                unfounded = self._unfounded(circle, true, shift)
                if unfounded:
                    learnt = True
                    self._learn(unfounded, shift)
        return learnt

    def _unfounded(self, circle: list[int], true: list[bool], shift: int) -> set[int]:
        """Of one circle what is in, or not out, and cannot be derived from outside and step by step."""
        part = self.part
        open_ = {place for place in circle if true[2 * place + shift - 1]}
        waiting = sorted(open_)
        users: dict[int, list[int]] = {place: [] for place in open_}
        for place in open_:
            for needed in (*part.all_in[place], *(part.any_in[place] or ())):
                if needed in users:
                    users[needed].append(place)
        while waiting:
            place = waiting.pop()
            if place not in open_ or any(needed in open_ for needed in part.all_in[place]):
                continue
            reasons = part.any_in[place]
            if reasons is None or any(true[2 * r + shift - 1] and r not in open_ for r in reasons):
                open_.remove(place)
                waiting.extend(users[place])
        return open_

    def _learn(self, unfounded: set[int], shift: int) -> None:
        """Add the loop formulas of the innermost circles of an unfounded set."""
        part = self.part
        inner = {
            place: [n for n in (*part.all_in[place], *(part.any_in[place] or ())) if n in unfounded]
            for place in sorted(unfounded)
        }
        for found in components(inner, lambda place: iter(inner[place])):
            loop = set(found)
            if any(needed not in loop for place in found for needed in inner[place]):
                continue
            outside: list[int] = []
            for place in found:
                reasons = part.any_in[place]
                if any(needed in loop for needed in part.all_in[place]):
                    continue
                outside.extend([place] if reasons is None else [r for r in reasons if r not in loop])
            support = [2 * place + shift for place in dict.fromkeys(outside)]
            for place in found:
                self.add([-(2 * place + shift), *support])
