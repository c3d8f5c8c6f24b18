"""The smallest sets of sources whose loss takes a statement's backing, and how many disjoint sets back it.

The first are minimum hitting sets of the sets of sources that suffice, which are found one by one (E. Moreno-Centeno,
R. Karp, "The implicit hitting set approach to solve combinatorial optimization problems", Operations Research 61(2),
2013).  The second are packed from all sets that suffice, which are computed as the labels of an assumption-based truth
maintenance system (J. de Kleer, "An assumption-based TMS", Artificial Intelligence 28(2), 1986).  Both are NP-hard with
linked premises: they work under a budget of steps, not of seconds, so that two runs agree, and give bounds where it
does not suffice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from graph.analysis.backing import backing, is_given, proofs, shows
from graph.analysis.outcomes import Breaking, Independence
from graph.model import Statement

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Inference

BUDGET = 20_000
"""Steps that a search may take: a closure, or a branch."""

NO_LIMIT = 10**12
"""Steps for what is linear, and owed whatever was spent."""


class Grounds:
    """What is given in a map and what proves what, turned round once for all the statements to be asked about."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        found = backing(argument_map)
        self.map = argument_map
        self.backed = frozenset(found.rounds)
        self.proofs = backed_proofs(argument_map, found.rounds)
        self.given = {s.id: s for s in argument_map.statements if is_given(s)}
        self.place = {source.id: place for place, source in enumerate(argument_map.sources)}


def breaking_sets(
    argument_map: ArgumentMap | Grounds, statement: str, *, budget: int = BUDGET, most: int = 1_000
) -> Breaking:
    """The smallest sets of sources whose rejection takes a statement's backing, or bounds if the budget runs out.

    ``budget`` counts steps, ``most`` limits how many sets are listed.  Asking about many statements of one map, hand in
    its ``Grounds``.  KeyError if the map has no such statement.
    """
    cone = _Cone(argument_map, statement)
    if not cone.backed:
        return Breaking(statement=statement, at_least=0, at_most=0, sets=((),))
    if cone.follows(0):
        return Breaking(statement=statement, at_least=0, at_most=None)
    enough = cone.disjoint(cone.all)
    cone.budget, broken = budget, 0
    try:
        while True:
            broken = smallest_hitting(enough, cone.spend)
            if not cone.follows(cone.all & ~broken):
                break
            enough.extend(cone.disjoint(cone.all & ~broken))
    except _SpentError:
        least = max(broken.bit_count(), _disjoint_bound(enough))
        upper = cone.broken_greedily(enough)
        return Breaking(
            statement=statement,
            at_least=least,
            at_most=upper.bit_count(),
            sets=(cone.names(upper),),
            all_found=False,
        )
    size = broken.bit_count()
    sets, complete = _all_breaking(cone, enough, size, most)
    found = sorted(sets | {broken}, key=cone.names)[:most]
    return Breaking(
        statement=statement, at_least=size, at_most=size, sets=tuple(map(cone.names, found)), all_found=complete
    )


def _all_breaking(cone: _Cone, enough: list[int], size: int, most: int) -> tuple[set[int], bool]:
    """All breaking sets of the smallest size, and whether they are all; learns what suffices as it goes."""
    found: set[int] = set()
    try:
        again = True
        while again:
            again = False
            for hitting in hitting_sets(list(enough), size, cone.spend):
                if hitting in found:
                    continue
                if cone.follows(cone.all & ~hitting):
                    enough.append(cone.suffices(cone.all & ~hitting))
                    again = True
                    break
                found.add(hitting)
                if len(found) > most:
                    return found, False
    except _SpentError:
        return found, False
    return found, True


def independence(argument_map: ArgumentMap | Grounds, statement: str, *, budget: int = BUDGET) -> Independence:
    """How many disjoint sets of sources back a statement, each alone; bounds if the budget runs out.

    Never more than the smallest breaking set has members.  KeyError if the map has no such statement.
    """
    grounds = argument_map if isinstance(argument_map, Grounds) else Grounds(argument_map)
    broken = breaking_sets(grounds, statement, budget=budget, most=1)
    if not broken.at_most:
        return Independence(statement=statement, at_least=0, at_most=broken.at_most)
    cone = _Cone(grounds, statement)
    greedy = cone.disjoint(cone.all)
    if len(greedy) == broken.at_most:
        return Independence(
            statement=statement, at_least=len(greedy), at_most=len(greedy), sets=tuple(map(cone.names, greedy))
        )
    best, exact = list(greedy), True
    try:
        cone.budget = budget
        best = packed(cone.all_sufficient(), greedy, broken.at_most, cone.spend)
    except _SpentError as spent:
        best, exact = max(spent.best, best, key=len), False
    upper = len(best) if exact else broken.at_most
    return Independence(statement=statement, at_least=len(best), at_most=upper, sets=tuple(map(cone.names, best)))


def backed_proofs(argument_map: ArgumentMap, backed: Iterable[str]) -> dict[str, list[Inference]]:
    """For every backed statement the proofs of it whose premises are all backed."""
    grounds: dict[str, list[Inference]] = {name: [] for name in backed}
    for inference in proofs(argument_map):
        if all(premise in grounds for premise in inference.premises):
            grounds[inference.conclusion].append(inference)
    return grounds


def places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first.

    >>> list(places(0b1010))
    [1, 3]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class _SpentError(Exception):
    """The budget ran out; ``best`` is what was found until then."""

    def __init__(self, best: list[int] | None = None) -> None:
        super().__init__("the budget ran out")
        self.best = best or []


Spend = Callable[[], None]
"""Takes one step from a budget; raises when there is none."""


class _Cone:
    """What can play a part in the backing of one statement, by number: its proofs, theirs, and the sources as bits."""

    def __init__(self, argument_map: ArgumentMap | Grounds, statement: str) -> None:
        grounds = argument_map if isinstance(argument_map, Grounds) else Grounds(argument_map)
        if not isinstance(grounds.map[statement], Statement):
            raise KeyError(statement)
        self.budget = NO_LIMIT
        self.backed = statement in grounds.backed
        number = {statement: 0}
        self.rules: list[tuple[int, list[int]]] = []
        waiting = [statement] if self.backed else []
        while waiting:
            name = waiting.pop()
            for way in grounds.proofs[name]:
                for premise in way.premises:
                    if premise not in number:
                        number[premise] = len(number)
                        waiting.append(premise)
                self.rules.append((number[name], sorted({number[premise] for premise in way.premises})))
        self.users: list[list[int]] = [[] for _ in number]
        for place, (_, premises) in enumerate(self.rules):
            for needed in premises:
                self.users[needed].append(place)
        self._ground(grounds, number)

    def _ground(self, grounds: Grounds, number: dict[str, int]) -> None:
        """For every statement the ways in which it is given: for each way the sources of which one each is needed."""
        given = [(number[name], grounds.given[name]) for name in number if name in grounds.given]
        cited = {source for _, s in given for c in s.citations if shows(c) for source in c.sources}
        self.sources = sorted(cited, key=grounds.place.__getitem__)
        bit = {source: 1 << place for place, source in enumerate(self.sources)}
        self.all = (1 << len(self.sources)) - 1
        self.given: list[tuple[int, list[list[int]]]] = []
        for place, statement in given:
            masks = [sum(bit[source] for source in set(c.sources)) for c in statement.citations if shows(c)]
            if statement.common_ground:
                self.given.append((place, [[]]))
            else:
                self.given.append((place, [masks] if statement.citations_together else [[mask] for mask in masks]))

    def spend(self) -> None:
        """Take one step from the budget."""
        self.budget -= 1
        if self.budget < 0:
            raise _SpentError

    def names(self, sources: int) -> tuple[str, ...]:
        """A set of sources by name."""
        return tuple(self.sources[place] for place in places(sources))

    def follows(self, sources: int) -> bool:
        """Whether the statement is backed with these sources alone."""
        return self._close(sources) is not None

    def _close(self, sources: int) -> dict[int, int] | None:
        """How every statement is reached, by a rule or given (-1); None if the statement asked about is not."""
        self.spend()
        by: dict[int, int] = {}
        ready = []
        for place, ways in self.given:
            if any(all(mask & sources for mask in way) for way in ways):
                by[place] = -1
                ready.append(place)
        missing = [len(premises) for _, premises in self.rules]
        for place in ready:
            for user in self.users[place]:
                missing[user] -= 1
                if not missing[user] and self.rules[user][0] not in by:
                    by[self.rules[user][0]] = user
                    ready.append(self.rules[user][0])
        return by if 0 in by else None

    def suffices(self, sources: int) -> int:
        """A smallest-by-inclusion set of sources, of these, that backs the statement."""
        found = self._used(sources)
        for place in reversed(list(places(found))):
            if found >> place & 1 and self.follows(found & ~(1 << place)):
                found = self._used(found & ~(1 << place))
        return found

    def _used(self, sources: int) -> int:
        """The sources that one derivation from these uses."""
        by = self._close(sources)
        assert by is not None  # asked only where it follows
        ways = dict(self.given)
        used, waiting, seen = 0, [0], {0}
        while waiting:
            place = waiting.pop()
            if by[place] >= 0:
                new = [premise for premise in self.rules[by[place]][1] if premise not in seen]
                seen.update(new)
                waiting.extend(new)
                continue
            way = next(way for way in ways[place] if all(mask & sources for mask in way))
            for mask in way:
                if not mask & used:
                    used |= mask & sources & -(mask & sources)
        return used

    def disjoint(self, sources: int) -> list[int]:
        """Sets of sources, none sharing one, each of which suffices; greedily, none if these sources do not suffice."""
        found = []
        while self.follows(sources):
            found.append(self.suffices(sources))
            sources &= ~found[-1]
        return found

    def broken_greedily(self, enough: list[int]) -> int:
        """Some breaking set, small but perhaps not the smallest; takes what most of the sufficient sets use."""
        self.budget = NO_LIMIT
        found, open_sets = 0, list(enough)
        while True:
            while open_sets:
                used = [place for mask in open_sets for place in places(mask)]
                found |= 1 << max(sorted(set(used)), key=used.count)
                open_sets = [mask for mask in open_sets if not mask & found]
            if not self.follows(self.all & ~found):
                return found
            open_sets = [self.suffices(self.all & ~found)]

    def all_sufficient(self) -> list[int]:
        """Every smallest-by-inclusion set of sources that backs the statement: de Kleer's labels, to a fixpoint."""
        label: list[list[int]] = [[] for _ in self.users]
        waiting: deque[int] = deque()
        for place, ways in self.given:
            self._extend(label, place, [self._chosen(way) for way in ways], waiting)
        while waiting:
            place = waiting.popleft()
            for user in self.users[place]:
                head, premises = self.rules[user]
                if all(label[premise] for premise in premises):
                    self._extend(label, head, [[label[premise] for premise in premises]], waiting)
        return sorted(label[0], key=lambda mask: (mask.bit_count(), mask))

    @staticmethod
    def _chosen(way: list[int]) -> list[list[int]]:
        """The choices that a way of being given leaves: one source of each of its citations."""
        return [[1 << place for place in places(mask)] for mask in way]

    def _extend(self, label: list[list[int]], place: int, products: list[list[list[int]]], waiting: deque[int]) -> None:
        """Add to a statement's label every union of one set from each list, keeping only the smallest."""
        before = label[place]
        for lists in products:
            unions = [0]
            for sets in lists:
                unions = self._smallest([union | chosen for union in unions for chosen in sets])
            label[place] = self._smallest([*label[place], *unions])
        if label[place] != before:
            waiting.append(place)

    def _smallest(self, sets: list[int]) -> list[int]:
        """The sets that contain no other, each once, smallest first."""
        found: list[int] = []
        for candidate in sorted(set(sets), key=lambda mask: (mask.bit_count(), mask)):
            self.spend()
            if all(kept & candidate != kept for kept in found):
                found.append(candidate)
        return found


def smallest_hitting(sets: list[int], spend: Spend) -> int:
    """A smallest set that has a member in common with each of some sets, as bits; exact, by branch and bound.

    >>> bin(smallest_hitting([0b011, 0b110, 0b101], lambda: None))
    '0b11'
    """
    size = _disjoint_bound(sets)
    while True:
        for hitting in hitting_sets(sets, size, spend):
            return hitting
        size += 1


def _disjoint_bound(sets: Iterable[int]) -> int:
    """How many of some sets are disjoint, greedily: no smaller set can hit them all."""
    taken, count = 0, 0
    for mask in sorted(sets, key=lambda mask: (mask.bit_count(), mask)):
        if not mask & taken:
            taken |= mask
            count += 1
    return count


def hitting_sets(sets: list[int], size: int, spend: Spend) -> Iterator[int]:
    """Every set of at most so many members that hits each of some sets and is built of one choice a set; each once.

    If ``size`` is the smallest there is, these are all hitting sets of that size.

    >>> [bin(hitting) for hitting in hitting_sets([0b011, 0b110], 1, lambda: None)]
    ['0b10']
    """
    waiting = [(0, 0, tuple(sets))]
    while waiting:
        spend()
        chosen, barred, left = waiting.pop()
        if not left:
            yield chosen
            continue
        if chosen.bit_count() + _disjoint_bound(mask & ~barred for mask in left) > size:
            continue
        narrow = min((mask & ~barred for mask in left), key=lambda mask: (mask.bit_count(), mask))
        branches = []
        for place in places(narrow):
            one = 1 << place
            branches.append((chosen | one, barred, tuple(mask for mask in left if not mask & one)))
            barred |= one
        waiting.extend(reversed(branches))


def packed(sets: list[int], known: list[int], most: int, spend: Spend) -> list[int]:
    """As many disjoint sets as there are among some, given some that are known and how many there can be at most.

    >>> packed([0b001, 0b010, 0b111], [0b111], 3, lambda: None)
    [1, 2]
    """
    best = list(known)
    waiting: list[tuple[list[int], list[int]]] = [([], sets)]
    try:
        while waiting and len(best) < most:
            spend()
            taken, left = waiting.pop()
            if len(taken) > len(best):
                best = taken
            if len(taken) + _packing_bound(left) <= len(best):
                continue
            first, *others = left
            waiting.append((taken, others))
            waiting.append(([*taken, first], [mask for mask in others if not mask & first]))
    except _SpentError as spent:
        raise _SpentError(best) from spent
    return best


def _packing_bound(sets: list[int]) -> int:
    """No more of some sets, smallest first, can be disjoint than fit into what they cover."""
    cover = 0
    for mask in sets:
        cover |= mask
    return min(len(sets), cover.bit_count() // sets[0].bit_count()) if sets else 0
