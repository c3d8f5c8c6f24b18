"""Times that statements are about: ISO 8601 years, months, days and intervals, and what is backed in its own time.

A period is as coarse as it is written: 2010 touches 2010-12-01.  A law or a document holds from its date on.  The date
of a testimony is that of the saying, so that it may tell of any time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from graph.model import Evidence, EvidenceKind

if TYPE_CHECKING:
    from graph.analysis.results import Backing
    from graph.model import ArgumentMap, Inference, Statement

Day = tuple[int, int, int]
Span = tuple[Day, Day]

_OPEN: Day = (10**9, 0, 0)
_LASTING = (EvidenceKind.LAW, EvidenceKind.DOCUMENT)


def span(period: str) -> Span:
    """The first and the last day that a period may mean; an open end is later than every day.

    Two ends the wrong way round mean the time between them all the same.

    >>> span("2005/2006-03"), span("2000/")[0]
    (((2005, 0, 0), (2006, 3, 99)), (2000, 0, 0))
    >>> span("2006-03/2005") == span("2005/2006-03")
    True
    """
    start, slash, end = period.partition("/")
    if end and _day(end, 99) < _day(start, 0):
        start, end = end, start
    return _day(start, 0), _OPEN if slash and not end else _day(end or start, 99)


def _day(words: str, rest: int) -> Day:
    sign, digits = (-1, words[1:]) if words.startswith("-") else (1, words)
    year, month, day = (*(int(part) for part in digits.split("-")), rest, rest)[:3]
    return sign * year, month, day


def time_of(statement: Statement) -> Span | None:
    """The time that a statement is evidence about; None if it may tell of any time.

    Its period; of a law or a document from then on; of a testimony none.
    """
    kind = statement.kind if isinstance(statement, Evidence) else None
    if not statement.period or kind is EvidenceKind.TESTIMONY:
        return None
    start, end = span(statement.period)
    return start, _OPEN if kind in _LASTING else end


def in_words(period: str) -> str:
    """A period as people say it.

    >>> in_words("2005/2006"), in_words("2000/"), in_words("2010-12")
    ('2005 to 2006', '2000 and later', '2010-12')
    """
    start, slash, end = period.partition("/")
    return f"{start} to {end}" if end else f"{start} and later" if slash else start


class Timely:
    """For every backed statement the asked-about periods in which it is backed without evidence from another time.

    The least fixpoint of two rules, a bit for each period: what is given is timely in the periods that its own time
    touches, in all if it has none; a conclusion is timely where all premises of a proof are.
    """

    def __init__(self, argument_map: ArgumentMap, backed: Backing, proofs_of: dict[str, list[Inference]]) -> None:
        asked = {s.period for s in argument_map.statements if s.period and s.id in backed and proofs_of.get(s.id)}
        self._periods = _Periods(tuple(sorted(asked)))
        given = frozenset(backed.given)
        self._bits = {s.id: self._periods.touched(time_of(s)) for s in argument_map.statements if s.id in given}
        if asked:
            self._spread(backed, proofs_of)

    def _spread(self, backed: Backing, proofs_of: dict[str, list[Inference]]) -> None:
        bits = self._bits
        users: dict[str, list[str]] = defaultdict(list)
        for conclusion, ways in proofs_of.items():
            for way in ways:
                for premise in way.premises:
                    users[premise].append(conclusion)
        waiting = deque(backed.rounds)  # in the order in which they were reached: premises come before
        listed = set(waiting)
        while waiting:
            name = waiting.popleft()
            listed.discard(name)
            new = bits.get(name, 0)
            for way in proofs_of.get(name, ()):
                new |= self._of_proof(way)
            if new != bits.get(name, 0):
                bits[name] = new
                further = [user for user in dict.fromkeys(users[name]) if user in backed and user not in listed]
                waiting.extend(further)
                listed.update(further)

    def _of_proof(self, proof: Inference) -> int:
        found = self._periods.all
        for premise in proof.premises:
            found &= self._bits.get(premise, 0)
        return found

    def __call__(self, statement: str, period: str) -> bool:
        """Whether a statement is backed without evidence from another time than a period that some proof is about."""
        return bool(self._bits.get(statement, 0) & self._periods.bit[period])


class _Periods:
    """Some periods as bits of one number, and which of them a time touches, found by bisection."""

    def __init__(self, periods: tuple[str, ...]) -> None:
        self.bit = {period: 1 << place for place, period in enumerate(periods)}
        self.all = (1 << len(periods)) - 1
        spans = {period: span(period) for period in periods}
        by_start = sorted(periods, key=lambda period: spans[period][0])
        by_end = sorted(periods, key=lambda period: spans[period][1])
        self._starts = [spans[period][0] for period in by_start]
        self._ends = [spans[period][1] for period in by_end]
        self._first = [0]  # by number: the periods that start first
        for period in by_start:
            self._first.append(self._first[-1] | self.bit[period])
        self._last = [self.all]  # by number: the periods without those that end first
        for period in by_end:
            self._last.append(self._last[-1] & ~self.bit[period])

    def touched(self, time: Span | None) -> int:
        """The periods that share a day with a time; all if it is no time."""
        if time is None:
            return self.all
        start, end = time
        return self._first[bisect_right(self._starts, end)] & self._last[bisect_left(self._ends, start)]
