"""What the reasoning analyses come to, as frozen values that the page, the tables and the store all read.

They stand apart from the modules that compute them, so that ``results`` can hold them without importing those.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from graph.lenses import Carrier as Carrier  # noqa: PLC0414 - handed on to whoever takes results from here
from graph.lenses import Family
from graph.lenses import Lens as Lens  # noqa: PLC0414 - likewise
from graph.lenses import Reading as Reading  # noqa: PLC0414 - likewise
from graph.model import Value


class Verdict(StrEnum):
    """What becomes of a statement, an inference or a conflict."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


class Verdicts(Value):
    """The verdicts of a map in one lens.

    ``verdict`` has every statement, inference and conflict; a rebuttal counts twice, its way back under the name that
    ``way_back`` gives.  ``rounds`` is the round in which a thing was decided: 0 if nothing had to be known for it, else
    one more than the last of what decided it; the undecided have none.  ``base`` is what the lens took for granted,
    ``circular`` what is out because its reasons form a circle without outside support.  ``without``, ``rejected`` and
    ``accepted`` are what was supposed.
    """

    lens: Lens
    base: tuple[str, ...]
    verdict: dict[str, Verdict]
    rounds: dict[str, int]
    circular: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Verdict:
        """The verdict on a statement, an inference or a conflict; KeyError if the map has none of that name."""
        return self.verdict[name]

    def stands(self, name: str) -> bool:
        """Whether a statement, an inference or a conflict is in."""
        return self.verdict[name] is Verdict.IN

    def named(self) -> dict[str, Verdict]:
        """The verdicts on what has a name in the map's file: all but the ways back of its rebuttals."""
        backs = {way_back(name) for name in self.verdict}
        return {name: verdict for name, verdict in self.verdict.items() if name not in backs}


def way_back(conflict: str) -> str:
    """The name of a rebuttal's second conflict: from the attacked against the attacker.

    >>> way_back("conflict:a-against-b")
    'conflict:a-against-b/back'
    """
    return f"{conflict}/back"


class Standing(StrEnum):
    """In how many readings of a kind a statement is in."""

    IN_ALL = "in all"
    IN_SOME = "in some"
    IN_NONE = "in none"
    NO_READING = "no reading"
    NOT_DECIDED = "not decided"


class Readings(Value):
    """What the readings of one kind, in one lens, make of every statement.

    ``exist`` says whether there is such a reading at all (only stable ones can be missing; every statement then has
    *no reading*), None if the budget did not reach that far.  ``example`` is one reading, with statements, inferences,
    conflicts and ways back; empty if none is known.  ``spent`` is what was taken of the budget.
    """

    lens: Lens
    reading: Reading
    exist: bool | None
    standing: dict[str, Standing]
    example: dict[str, Verdict]
    spent: int = 0


class RestsOn(Value):
    """For every backed statement what it cannot lose: each of these alone, rejected, takes its backing.

    ``needs[carrier][statement]`` are ids in the order of the map; statements that need none of a kind are left out.
    ``backed`` are the statements that are backed, in the order of the text.
    """

    backed: tuple[str, ...]
    needs: dict[Carrier, dict[str, tuple[str, ...]]]

    def of(self, statement: str, carrier: Carrier) -> tuple[str, ...]:
        """What one statement cannot lose, of one kind."""
        return self.needs.get(carrier, {}).get(statement, ())

    def falls(self, carrier: Carrier, name: str) -> tuple[str, ...]:
        """The statements that lose their backing when one thing is rejected, in the order of the text."""
        return tuple(s for s in self.backed if name in self.of(s, carrier))

    def load(self, carrier: Carrier) -> tuple[tuple[str, int], ...]:
        """How many statements fall with each thing of one kind, the heaviest first."""
        count: dict[str, int] = {}
        for names in self.needs.get(carrier, {}).values():
            for name in names:
                count[name] = count.get(name, 0) + 1
        return tuple(sorted(count.items(), key=lambda row: (-row[1], row[0])))


class Breaking(Value):
    """The smallest sets of sources whose loss takes a statement's backing.

    ``at_least`` and ``at_most`` bound their size, and are equal if it is known; 0 if the statement is not backed;
    ``at_most`` is None if no number of sources is enough, because common ground suffices.  ``sets`` are those found;
    ``all_found`` says whether these are all there are of that size.
    """

    statement: str = Field(description="The statement that is asked about.")
    at_least: int = Field(description="No smaller set will do; 0 if the statement is not backed.")
    at_most: int | None = Field(description="A set of this size will do; null if no number of sources is enough.")
    sets: tuple[tuple[str, ...], ...] = Field(default=(), description="The sets found, each of sources.")
    all_found: bool = Field(default=True, description="Whether these are all there are of that size.")

    @property
    def exact(self) -> bool:
        """Whether the size is known."""
        return self.at_most is None or self.at_least == self.at_most


class Independence(Value):
    """How many disjoint sets of sources back a statement, each alone.

    ``at_least`` and ``at_most`` are equal if the number is known; ``at_most`` is None if common ground suffices, so
    that the question does not arise.  ``sets`` are so many such sets.
    """

    statement: str = Field(description="The statement that is asked about.")
    at_least: int = Field(description="So many disjoint sets of sources were found.")
    at_most: int | None = Field(description="There are no more than this; null if common ground suffices.")
    sets: tuple[tuple[str, ...], ...] = Field(default=(), description="Those found, each of sources.")


class Supposed(Value):
    """What is rejected and what accepted, and the verdict that comes of it."""

    rejected: tuple[str, ...]
    accepted: tuple[str, ...]
    after: Verdict


class Flip(Value):
    """The smallest suppositions that take a statement in, or not in any more.

    ``at_least`` and ``at_most`` bound the size, and are equal if it is known; ``at_most`` is None if nothing of the
    family was found to flip the verdict, and if then ``all_found``, nothing does.  ``sets`` are those found;
    ``all_found`` says whether these are all there are of that size.
    """

    statement: str
    lens: Lens
    family: Family
    before: Verdict
    at_least: int
    at_most: int | None
    sets: tuple[Supposed, ...] = ()
    all_found: bool = True


class Aspect(StrEnum):
    """What of a statement can change."""

    BACKING = "backing"
    ON_EVIDENCE = "on-evidence"
    AS_ASSERTED = "as-asserted"
    WEAKNESS = "weakness"


class Change(Value):
    """One thing that is different for one statement: from what, to what, and the nearest reason.

    ``before`` and ``after`` are *backed* or *not backed*, a verdict, or a kind of weakness (empty if there is none).
    """

    id: str
    label: str
    aspect: Aspect
    before: str
    after: str
    reason: str


class Effect(Value):
    """What changes when some things are rejected and others accepted.

    ``sources`` are all the sources that no longer count, ``voices`` the actors whose word no longer does.
    """

    rejected: tuple[str, ...]
    accepted: tuple[str, ...]
    sources: tuple[str, ...]
    voices: tuple[str, ...]
    changes: tuple[Change, ...]

    def of(self, aspect: Aspect) -> tuple[Change, ...]:
        """The changes of one aspect."""
        return tuple(change for change in self.changes if change.aspect is aspect)


class Semantics(StrEnum):
    """How strength is computed from a base score, supports and attacks."""

    DF_QUAD = "df-quad"
    QUADRATIC_ENERGY = "quadratic-energy"
    EULER = "euler"


class Strength(Value):
    """The strengths of a map under one semantics, from 0 to 1.

    ``value`` has every statement, inference and conflict whose strength is settled; ``unsettled`` the others, with an
    interval that surely holds it.  ``rounds`` is the most rounds that a circle took, ``residual`` the largest
    difference left between a settled strength and what its surroundings ask for.
    """

    semantics: Semantics
    value: dict[str, float]
    unsettled: dict[str, tuple[float, float]]
    rounds: int
    residual: float

    @property
    def converged(self) -> bool:
        """Whether every strength is settled."""
        return not self.unsettled

    def interval(self, name: str) -> tuple[float, float]:
        """Between what and what the strength of a thing lies; twice the same if it is settled."""
        return self.unsettled.get(name) or (self.value[name], self.value[name])


class Strengths(Value):
    """The strengths of a map under every semantics, and how far they lie apart for each statement."""

    by_semantics: dict[Semantics, Strength]
    spread: dict[str, float]
