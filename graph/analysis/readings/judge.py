"""Which atoms are in all, some or none of the readings of a kind, with as few questions to the solver as will do.

*Preferred* and *semi-stable* readings are the models with the most of something: of what is in, of what is decided.
One that has a literal is looked for as in W. Dvořák, M. Järvisalo, J. P. Wallner, S. Woltran, "Complexity-sensitive
decision procedures for abstract argumentation" (Artificial Intelligence 206, 2014): let a model with the literal grow
as far as it can with it; if it grows further without, no model below it is of the kind, and the search goes on above.
*Ideal* is what is left of the atoms that some complete reading has in and none has out, and of those with in and out
exchanged, when what these do not derive themselves is taken away again and again (M. Thimm, F. Cerutti, M. Vallati,
"Skeptical reasoning with preferred semantics in abstract argumentation without computing preferred extensions", IJCAI
2021, there for frameworks).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from graph.analysis.outcomes import Reading, Standing
from graph.analysis.program import IN, OUT, UNDECIDED
from graph.analysis.readings.models import Budget, Models, SpentError
from graph.analysis.readings.residue import Part


@dataclass
class Judgement:
    """What is known of the readings of a kind; atoms by number, those that grounded decides left out.

    ``exist`` says whether there is a reading at all, None if that is not decided; ``example`` is one, None if none is
    known.  ``always`` and ``never`` are the atoms in every reading and in none, ``sometimes`` those in some but not
    in all; of what is in none of the three it is not decided.
    """

    exist: bool | None = True
    example: dict[int, int] | None = field(default_factory=dict)
    always: set[int] = field(default_factory=set)
    sometimes: set[int] = field(default_factory=set)
    never: set[int] = field(default_factory=set)
    spent: int = 0

    def standing(self, grounded: int, atom: int) -> Standing:
        """What becomes of an atom with this grounded value."""
        if not self.exist:
            return Standing.NOT_DECIDED if self.exist is None else Standing.NO_READING
        if grounded != UNDECIDED:
            return Standing.IN_ALL if grounded == IN else Standing.IN_NONE
        for atoms, found in (
            (self.always, Standing.IN_ALL),
            (self.sometimes, Standing.IN_SOME),
            (self.never, Standing.IN_NONE),
        ):
            if atom in atoms:
                return found
        return Standing.NOT_DECIDED


def judge(parts: Sequence[Part], reading: Reading, asked: Container[int], budget: int) -> Judgement:
    """What the readings of a kind make of the parts that grounded leaves open; ``asked`` are the atoms that count.

    A reading of the whole is one of each part, so each part is judged alone, and each costs only itself.
    """
    whole, purse = Judgement(), Budget(budget)
    if reading is Reading.GROUNDED:
        whole.never = {atom for part in parts for atom in part.atoms}
        return whole
    for part in parts:
        found = _Judge(part, asked, purse).judged(reading)
        whole.always |= found.always
        whole.sometimes |= found.sometimes
        whole.never |= found.never
        whole.example = None if whole.example is None or found.example is None else {**whole.example, **found.example}
        if found.exist is False or (found.exist is None and whole.exist):
            whole.exist = found.exist
        if whole.exist is False:
            break
    whole.spent = purse.spent
    return whole


def one_preferred(parts: Iterable[Part], budget: int) -> dict[int, int] | None:
    """The values of one preferred reading of all parts, without asking for any other; None if the budget ends first."""
    found: dict[int, int] = {}
    purse = Budget(budget)
    for part in parts:
        try:
            with Models(part, purse) as models:
                most = [models.is_in(place) for place in range(models.size)]
                models.prefer(most)
                models.find()
                _grow(models, most)
                found.update(models.judged())
        except SpentError:
            return None
    return found


class _Judge:
    """The judge of one part."""

    def __init__(self, part: Part, asked: Container[int], purse: Budget) -> None:
        self.part = part
        self.asked = [place for place, atom in enumerate(part.atoms) if atom in asked]
        self.purse = purse
        self.found = Judgement(example=None)
        self.seen_in: set[int] = set()
        self.seen_not: set[int] = set()

    def judged(self, reading: Reading) -> Judgement:
        """What is known of the part when all is asked, or when the budget ends."""
        ways: dict[Reading, Callable[[Models], None]] = {
            Reading.COMPLETE: self._complete,
            Reading.STABLE: self._stable,
            Reading.PREFERRED: self._preferred,
            Reading.SEMI_STABLE: self._semi_stable,
            Reading.IDEAL: self._ideal,
        }
        with Models(self.part, self.purse) as models, suppress(SpentError):
            ways[reading](models)
        self.found.sometimes = {self.part.atoms[place] for place in self.seen_in & self.seen_not}
        return self.found

    def _see(self, models: Models) -> None:
        """Take note of a reading that the solver found."""
        if self.found.example is None:
            self.found.example = models.judged()
        for place in self.asked:
            (self.seen_in if models.holds(models.is_in(place)) else self.seen_not).add(place)

    def _ask(self, exists: Callable[[int], bool], models: Models) -> None:
        """Ask for every atom what is not seen yet: a reading that has it in, one that has it not."""
        for place in self.asked:
            if place not in self.seen_in and not exists(models.is_in(place)):
                self.found.never.add(self.part.atoms[place])
            if place not in self.seen_not and not exists(-models.is_in(place)):
                self.found.always.add(self.part.atoms[place])

    def _any(self, models: Models, literal: int) -> bool:
        """Whether some model has a literal."""
        if not models.find([literal]):
            return False
        self._see(models)
        return True

    def _complete(self, models: Models) -> None:
        """The grounded reading is one of them, and has nothing of this part in."""
        self.found.example = dict.fromkeys(self.part.atoms, UNDECIDED)
        self.seen_not.update(self.asked)
        models.prefer(models.is_in(place) for place in range(models.size))
        self._ask(lambda literal: self._any(models, literal), models)

    def _stable(self, models: Models) -> None:
        self.found.exist = None
        for place in range(models.size):
            models.add([models.is_in(place), models.is_out(place)])
        self.found.exist = models.find()
        if self.found.exist:
            self._see(models)
            self._ask(lambda literal: self._any(models, literal), models)

    def _preferred(self, models: Models) -> None:
        self._most(models, [models.is_in(place) for place in range(models.size)])

    def _semi_stable(self, models: Models) -> None:
        decided = []
        for place in self.asked:
            literal = models.new()
            models.add([-literal, models.is_in(place), models.is_out(place)])
            decided.append(literal)
        self._most(models, decided)

    def _most(self, models: Models, measure: list[int]) -> None:
        """The readings that have the most of a measure, by inclusion."""
        models.prefer([*(models.is_in(place) for place in range(models.size)), *measure])
        models.find()
        _grow(models, measure)
        self._see(models)
        self._ask(lambda literal: self._largest(models, measure, literal), models)

    def _largest(self, models: Models, measure: list[int], literal: int) -> bool:
        """Whether one of the largest models has a literal; takes note of every one that it meets."""
        while models.find([literal]):
            _grow(models, measure, [literal])
            outside = [more for more in measure if not models.holds(more)]
            kept = models.value
            grown = _grow(models, measure)
            self._see(models)
            if not grown:
                models.value = kept
                return True
            models.add(outside)  # nothing below what has grown is one of the largest
        return False

    def _ideal(self, models: Models) -> None:
        """Found from what some complete reading has in, and what some has out."""
        somewhere_in: set[int] = set()
        somewhere_out: set[int] = set()
        for place in range(models.size):
            for literal, seen in ((models.is_in(place), somewhere_in), (models.is_out(place), somewhere_out)):
                if place not in seen and models.find([literal]):
                    somewhere_in.update(p for p in range(models.size) if models.holds(models.is_in(p)))
                    somewhere_out.update(p for p in range(models.size) if models.holds(models.is_out(p)))
        values = _largest_within(self.part, somewhere_in - somewhere_out, somewhere_out - somewhere_in)
        self.found.example = {atom: values[place] for place, atom in enumerate(self.part.atoms)}
        for place in self.asked:
            (self.found.always if values[place] == IN else self.found.never).add(self.part.atoms[place])


def _grow(models: Models, measure: list[int], held: Sequence[int] = ()) -> bool:
    """Let the model found last have as much of a measure as it can, with what is held; whether it grew."""
    grew = False
    while True:
        inside = [literal for literal in measure if models.holds(literal)]
        outside = [literal for literal in measure if not models.holds(literal)]
        kept, more = models.value, models.new()
        models.add([-more, *outside])
        found = models.find([more, *held, *inside])
        models.add([-more])
        if not found:
            models.value = kept
            return grew
        grew = True


def _largest_within(part: Part, may_be_in: set[int], may_be_out: set[int]) -> list[int]:
    """The largest reading whose in and out lie within two sets: what they do not derive is taken away until all is."""
    size = range(len(part.atoms))
    inside, outside = set(may_be_in), set(may_be_out)
    while True:
        new_in = inside & _derived(part, set(size) - outside)
        new_out = outside - _derived(part, inside)
        if (new_in, new_out) == (inside, outside):
            break
        inside, outside = new_in, new_out
    while True:
        new_in, new_out = _derived(part, set(size) - outside), set(size) - _derived(part, inside)
        if (new_in, new_out) == (inside, outside):
            return [IN if p in inside else OUT if p in outside else UNDECIDED for p in size]
        inside, outside = new_in, new_out


def _derived(part: Part, against: set[int]) -> set[int]:
    """What follows if exactly these count as not out."""
    found: set[int] = set()
    users: list[list[int]] = [[] for _ in part.atoms]
    for place in range(len(part.atoms)):
        for needed in (*part.all_in[place], *(part.any_in[place] or ())):
            users[needed].append(place)
    waiting = list(range(len(part.atoms)))
    while waiting:
        place = waiting.pop()
        reasons = part.any_in[place]
        if (
            place not in found
            and not any(needed in against for needed in part.all_out[place])
            and all(needed in found for needed in part.all_in[place])
            and (reasons is None or any(reason in found for reason in reasons))
        ):
            found.add(place)
            waiting.extend(users[place])
    return found
