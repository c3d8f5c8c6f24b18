"""Backing and verdicts of whole columns: the same rules as ``graph.analysis``, solved over arrays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graph.analysis.outcomes import Lens
from graph.analysis.waves import Rules, Settled, derived, settled
from graph.columns.table import ATTITUDES, FORCES, REACHES, Flags, Table
from graph.lists import Ints, Lists
from graph.model import Attitude, Force, Reach

_NONE = np.zeros(0, np.int32)


def given(table: Table) -> Flags:
    """The statements that are common ground or shown by a source, as ``analysis.backing.is_given``."""
    shows = (table.reach == REACHES.index(Reach.SHOWS)) & (table.sources.counts > 0)
    shown, fails = table.where(table.cited_at, shows), table.where(table.cited_at, ~shows)
    return table.common_ground | (shown & ~(table.together & fails))


def held_by_none_but(table: Table, actors: Flags) -> Flags:
    """The statements that only some actors (by thing) hold."""
    return ~table.where(table.voices.owners, ~actors[table.voices.items])


def backed(table: Table, ground: Flags, proving: Flags | None = None) -> tuple[Flags, Ints]:
    """The statements backed from a ground, and the round in which each was reached (-1 if it is not).

    ``proving`` are the inferences that may be used; by default all that prove.
    """
    rules = _of_proofs(table, ground)
    if proving is not None:
        rules = replace(rules, any_in=rules.any_in.only(proving[rules.any_in.items - len(table)]))
    holds, rounds = derived(rules)
    size = len(table)
    return holds[:size], np.where(holds[:size], rounds[:size] // 2, -1).astype(np.int32)


def _of_proofs(table: Table, ground: Flags) -> Rules:
    """Statements and inferences as atoms, and nothing against them."""
    size, total = len(table), len(table) + len(table.inferences)
    reasons = _reasons(table, ground)
    return Rules(
        all_in=_after(size, table.premises, total),
        all_out=_empty(total),
        any_in=Lists(_padded(reasons.starts, total), reasons.items + np.int32(size)),
        choosing=np.concatenate((~ground, np.zeros(total - size, np.bool_))),
    )


def base(table: Table, lens: Lens) -> Flags:
    """The statements that a lens takes for granted, as ``analysis.verdicts.base``."""
    if lens is Lens.ON_EVIDENCE:
        return given(table)
    free = np.isin(table.attitude, [ATTITUDES.index(a) for a in (Attitude.ENTERTAINS, Attitude.REJECTS)])
    signalled = table.where(table.conclusion, table.proves & table.signalled)
    return ~free & (~signalled | given(table))


def verdicts(table: Table, lens: Lens | str) -> Settled:
    """The verdicts of a map: statements, then inferences, conflicts, and the ways back of rebuttals.

    The same as ``analysis.verdicts.verdicts``, by number: ``value`` 1 is in, 2 is out, 0 undecided.
    """
    return settled(_program(table, base(table, Lens(lens))))


def _program(table: Table, taken: Flags) -> Rules:
    """The map as a program by number, as ``analysis.program.program``."""
    statements, inferences = len(table), len(table.inferences)
    first = statements + inferences
    there, back = _ways(table)
    backs = np.flatnonzero(back).astype(np.int32)
    total = first + len(there) + len(backs)
    ways_back = np.arange(total - len(backs), total, dtype=np.int32)
    conflicts = np.arange(first, first + len(there), dtype=np.int32)
    hits = there & (table.force != FORCES.index(Force.QUALIFIES)) & ~table.conceded
    reasons, none = _reasons(table, taken), np.zeros(len(there) + len(backs), np.bool_)
    none[: len(there)] = ~there
    return Rules(
        all_in=Lists.of_pairs(
            total,
            np.concatenate((table.premises.owners + np.int32(statements), conflicts, ways_back)),
            np.concatenate((table.premises.items, table.attacker, table.attacked[backs])),
        ),
        all_out=Lists.of_pairs(
            total,
            np.concatenate((table.answers.owners + np.int32(first), table.attacked[hits], table.attacker[backs])),
            np.concatenate((table.answers.items, conflicts[hits], ways_back)),
        ),
        any_in=Lists(_padded(reasons.starts, total), reasons.items + np.int32(statements)),
        choosing=np.concatenate((~taken, np.zeros(inferences, np.bool_), none)),
    )


def _ways(table: Table) -> tuple[Flags, Flags]:
    """Which conflicts run from attacker to attacked, and which also back, as ``analysis.program.ways``."""
    wins, step = table.prevails, table.attacked >= len(table)
    saved = (wins == table.attacked) | (step & (wins == table.ends))
    there = (wins < 0) | (wins == table.attacker) | ~saved
    rebuts = table.force == FORCES.index(Force.REBUTS)
    return there, ~step & rebuts & (wins != table.attacker) & ~table.conceded


def _reasons(table: Table, taken: Flags) -> Lists:
    """The proofs among which a statement chooses: none for what is taken for granted."""
    return table.proofs.only(~taken[table.proofs.owners])


def _padded(starts: Ints, total: int) -> Ints:
    """The starts of lists with empty ones behind them, so many in all."""
    return np.concatenate((starts, np.full(total + 1 - len(starts), starts[-1], np.int32)))


def _after(empty: int, lists: Lists, total: int) -> Lists:
    """Lists with so many empty ones before them."""
    return Lists(_padded(np.concatenate((np.zeros(empty, np.int32), lists.starts)), total), lists.items)


def _empty(total: int) -> Lists:
    return Lists(np.zeros(total + 1, np.int32), _NONE)
