"""The weaknesses of a map, found column by column; the kinds, their order and their words as in ``analysis``.

Explanations are the short ones: a hollow statement is told the nearest premises that nothing backs, not those that the
whole chain ends in.  ``argmap why`` tells the rest, on a map that it can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from graph.analysis.outcomes import Lens
from graph.analysis.program import OUT
from graph.analysis.results import Weakness
from graph.analysis.weaknesses import KINDS
from graph.analysis.weaknesses.inconsistent import ACCEPTED
from graph.columns.backing import backed, given, held_by_none_but, verdicts
from graph.columns.circles import only_by_themselves
from graph.columns.table import ATTITUDES, FORCES, REACHES, Flags, Table
from graph.columns.words import Words
from graph.lists import Ints, Lists
from graph.model import Attitude, Force, Reach

FIRST_THAT_FITS = (
    "attributed-uncited", "anonymous", "note-without-source", "bare", "circular", "hollow", "explained-only",
)  # fmt: skip
ALL_THAT_FIT = ("testimony-only", "half-cited", "tacit", "contested", "inconsistent")
COVERED = FIRST_THAT_FITS + ALL_THAT_FIT
"""The kinds that are looked for.

Not among them: single-source and its like (they need the necessary sources of every statement), and what asks about the
sources, notes and times themselves (interested, second-hand, out-of-period, broken-citation).
"""


def weaknesses(table: Table, among: Flags | None = None) -> Iterator[Weakness]:
    """Every weakness of the covered kinds, worst first, then in the order of the text; if asked, only among some."""
    found = Found(table)
    words = Words(table, found.holds, found.standing, found.both_accepted)
    under = _under(table)
    for kind in sorted(COVERED, key=lambda name: (KINDS[name].severity.rank, list(KINDS).index(name))):
        why: Callable[[int], str] = words.of(kind)
        having = found.of[kind] if among is None else found.of[kind] & among
        for place in np.flatnonzero(having).tolist():
            thing, section, head = int(table.statements[place]), int(table.section[place]), int(under[place])
            yield Weakness(
                id=table.names.name(thing),
                label=table.names.label(thing),
                kind=kind,
                severity=KINDS[kind].severity,
                section=table.names.name(section) if section >= 0 else "",
                why=why(place),
                repair=KINDS[kind].repair,
                under=table.names.name(int(table.statements[head])) if head >= 0 else "",
            )


class Found:
    """Who has which weakness, a column for each kind."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.ground = given(table)
        self.holds, _ = backed(table, self.ground)
        free = np.isin(table.attitude, [ATTITUDES.index(a) for a in (Attitude.ENTERTAINS, Attitude.REJECTS)])
        self.used = ~free
        self.cited = table.where(table.cited_at)
        self.sourced = table.where(table.cited_at, table.sources.counts > 0)
        self.proved, self.explained = (table.where(table.conclusion, way) for way in (table.proves, ~table.proves))
        self.said_only = self.sourced & ~self._reaching(Reach.SHOWS)
        self.against = _against(table)

    def _reaching(self, reach: Reach) -> Flags:
        """The statements that cite a source that reaches so far."""
        table = self.table
        return table.where(table.cited_at, (table.reach == REACHES.index(reach)) & (table.sources.counts > 0))

    @cached_property
    def of(self) -> dict[str, Flags]:
        """The statements that have each kind; of those down to explained-only each has the first that fits."""
        table, fits = self.table, self._first_that_fit()
        taken = np.zeros(len(table), np.bool_)
        for kind in FIRST_THAT_FITS:
            fits[kind] &= ~taken
            taken |= fits[kind]
        plain = self.used & ~self.holds
        fits["testimony-only"] = plain & self.said_only & self._reaching(Reach.SAYS)
        fits["half-cited"] = plain & self._reaching(Reach.HALF)
        fits["tacit"] = self.used & self.holds & ~backed(table, self.ground, table.proves & table.signalled)[0]
        fits["contested"] = self.used & (self.standing.counts > 0)
        fits["inconsistent"] = self.both_accepted.counts > 0
        return fits

    def _first_that_fit(self) -> dict[str, Flags]:
        table, used, open_ = self.table, self.used, ~self.holds
        own = table.where(table.voices.owners, table.own[table.voices.items])
        named, _ = backed(table, self.ground & ~held_by_none_but(table, table.unnamed))
        lean = used & open_ & self.proved & ~self.said_only
        return {
            "attributed-uncited": ~self.cited & open_ & ~own,
            "anonymous": used & self.holds & ~named,
            "note-without-source": self.cited & ~self.sourced & open_ & ~self.proved,
            "bare": used & ~self.cited & ~table.common_ground & ~self.proved & ~self.explained,
            "circular": lean & only_by_themselves(table, self.holds),
            "hollow": lean,
            "explained-only": used & open_ & ~self.proved & ~self.sourced & self.explained,
        }

    @cached_property
    def standing(self) -> Lists:
        """For every statement what bears on it and stands, neither conceded nor answered by what stands, nor rejected.

        What is out in both lenses does not stand, as in ``analysis.weaknesses.contested``.
        """
        table = self.table
        stands = np.logical_or.reduce([verdicts(table, lens).value != OUT for lens in Lens])
        owners, others, conflicts = self.against
        answered = np.zeros(len(table.conflicts), np.bool_)
        answered[table.answers.owners[stands[table.answers.items]]] = True
        dealt = (table.conceded | answered)[conflicts] | self._held(others, (Attitude.REJECTS,))
        open_ = ~dealt & stands[others]
        return Lists.of_pairs(len(table), owners[open_], others[open_])

    @cached_property
    def both_accepted(self) -> Lists:
        """For every statement that the author accepts what she accepts beside it although it rebuts it."""
        table = self.table
        owners, others, conflicts = self.against
        even = (table.force == FORCES.index(Force.REBUTS)) & (table.prevails < 0)
        both = even[conflicts] & self._held(owners, ACCEPTED) & self._held(others, ACCEPTED)
        return Lists.of_pairs(len(table), owners[both], others[both])

    def _held(self, things: Ints, attitudes: tuple[Attitude, ...]) -> Flags:
        """Which things are statements to which the author stands in one of some ways."""
        found = np.zeros(len(things), np.bool_)
        stated = things < len(self.table)
        codes = [ATTITUDES.index(attitude) for attitude in attitudes]
        found[stated] = np.isin(self.table.attitude[things[stated]], codes)
        return found


def _against(table: Table) -> tuple[Ints, Ints, Ints]:
    """What bears on which statement, and by which conflict: on itself, or on an inference that proves it.

    As ``analysis.weaknesses.case.against``; what bears on a statement may be an inference, counted on from them.
    """
    size = len(table)
    ends = np.where(table.attacked < size, table.attacked, table.ends)
    proved = np.ones(len(ends), np.bool_)
    hit = table.attacked >= size
    proved[hit] = table.proves[table.attacked[hit] - size]
    there = proved & (table.prevails != ends)
    back = (table.force == FORCES.index(Force.REBUTS)) & (table.prevails != table.attacker)
    by_itself = np.where(table.attacker == ends, table.attacked, table.attacker)
    both = np.stack((there, back), axis=1).ravel()
    owners = np.stack((ends, table.attacker), axis=1).ravel()
    others = np.stack((by_itself, table.attacked), axis=1).ravel()
    conflicts = np.repeat(np.arange(len(ends), dtype=np.int32), 2)
    return owners[both], others[both], conflicts[both]


def _under(table: Table) -> Ints:
    """For each statement the nearest main claim or thesis it is given for, going up; -1 if there is none."""
    size = len(table)
    targets = np.where(table.attacked < size, table.attacked, table.ends)
    below = Lists.of_pairs(
        size,
        np.concatenate((table.conclusion[table.premises.owners], targets)),
        np.concatenate((table.premises.items, table.attacker)),
    )
    found = np.full(size, -1, np.int32)
    wave = np.flatnonzero(table.heads).astype(np.int32)
    found[wave] = wave
    mark = np.zeros(size, np.int32)
    while len(wave):
        lower = below.of(wave)
        heads = np.repeat(found[wave], below.counts[wave])
        new = found[lower] < 0
        lower, heads = lower[new], heads[new]
        order = np.arange(len(lower), dtype=np.int32)
        mark[lower[::-1]] = order[::-1]
        first = mark[lower] == order
        wave = lower[first]
        found[wave] = heads[first]
    return found
