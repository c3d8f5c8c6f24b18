"""What bears the load: what falls with each source and actor, and what one statement cannot lose.

``rests_on``, ``smallest`` and ``verdicts`` compute it; here it becomes rows.  An *echo* is a source that passes on what
another source says which is cited as well: two sources by name, one by origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from graph.analysis.backing import is_given
from graph.analysis.outcomes import Carrier, RestsOn
from graph.analysis.program import program, well_founded
from graph.analysis.rests_on import rests_on
from graph.analysis.smallest import BUDGET, Grounds, breaking_sets, independence
from graph.model import Actor, Claim, Role, Source, Statement, Value

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Evidence

BEARERS = (Carrier.SOURCE, Carrier.PUBLISHER, Carrier.CREATOR, Carrier.INTERVIEWEE, Carrier.VOICE)
"""What a table of loads lists; statements bear as well, but are asked about one by one."""


class Load(Value):
    """What falls when one thing is rejected.

    ``falls`` counts the statements that are no longer backed, ``main`` names those of them that are the thesis or a
    main claim, ``verdicts`` counts the statements whose verdict on evidence changes.
    """

    kind: Carrier
    id: str
    label: str
    falls: int
    verdicts: int
    main: tuple[str, ...]


class Support(Value):
    """One line on what a statement rests on.

    ``aspect`` is *cannot lose* (each of ``ids`` alone), *breaks* (``ids`` together, a smallest set of sources that
    takes its backing), *enough* (``ids`` together back it, and share no source with the other lines of this aspect),
    *echo* (each of ``ids`` passes on what the next one says, and all are cited); ``kind`` is what the ids are, ``note``
    a sentence.
    """

    aspect: str
    kind: Carrier
    ids: tuple[str, ...]
    note: str


def loads(argument_map: ArgumentMap, kinds: Iterable[Carrier] = BEARERS) -> tuple[Load, ...]:
    """What falls with each thing, the heaviest first; what neither backing nor a verdict hangs on is left out.

    >>> from graph.model import ArgumentMap
    >>> loads(ArgumentMap(file="empty.ttl"))
    ()
    """
    wanted = tuple(kinds)
    found = rests_on(argument_map, wanted)
    moved = _Moved(argument_map)
    falling: dict[tuple[Carrier, str], list[str]] = {
        (kind, name): [] for kind in wanted for name in sorted(moved.carriers(kind))
    }
    falling |= _falling(found, wanted)
    rows = [
        Load(
            kind=carrier,
            id=name,
            label=label(argument_map, name),
            falls=len(fallen),
            verdicts=moved.by(carrier, name),
            main=tuple(s for s in fallen if leads(argument_map[s])),
        )
        for (carrier, name), fallen in falling.items()
    ]
    bearing = (row for row in rows if row.falls or row.verdicts)
    return tuple(sorted(bearing, key=lambda row: (-row.falls, -row.verdicts, wanted.index(row.kind), row.id)))


def _falling(found: RestsOn, kinds: tuple[Carrier, ...]) -> dict[tuple[Carrier, str], list[str]]:
    """For each thing the statements that fall with it, in the order of the text."""
    falling: dict[tuple[Carrier, str], list[str]] = {}
    for carrier in kinds:
        for statement in found.backed:
            for name in found.of(statement, carrier):
                falling.setdefault((carrier, name), []).append(statement)
    return falling


def leads(thing: object) -> bool:
    """Whether something is the central thesis or a main claim."""
    return isinstance(thing, Claim) and thing.role in (Role.CENTRAL_THESIS, Role.MAIN_CLAIM)


def label(argument_map: ArgumentMap, name: str) -> str:
    """An actor by name, a source by title, a statement by its sentence."""
    thing = argument_map[name]
    if isinstance(thing, Actor | Statement):
        return thing.label
    return thing.title if isinstance(thing, Source) else name


class _Moved:
    """Counts the verdicts on evidence that a loss changes; a loss that changes nothing given changes none."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.given = frozenset(s.id for s in argument_map.statements if is_given(s))
        self.citing: dict[str, list[Claim | Evidence]] = {}
        self.alone: dict[str, list[Claim | Evidence]] = {}
        for statement in argument_map.statements:
            for source in {source for citation in statement.citations for source in citation.sources}:
                self.citing.setdefault(source, []).append(statement)
            holders = {voice.holder for voice in statement.voices}
            if len(holders) == 1:
                self.alone.setdefault(holders.pop(), []).append(statement)
        self.program = program(argument_map, frozenset())
        self.proofs = self.program.any_in[: len(argument_map.statements)]
        self.before = self._values(self.given)
        self.known: dict[Set[str], int] = {self.given: 0}

    def _values(self, given: Set[str]) -> list[int]:
        statements = zip(self.program.names, self.proofs, strict=False)
        taken = [None if name in given else proofs for name, proofs in statements]
        self.program.any_in[: len(taken)] = taken
        return well_founded(self.program).value[: len(taken)]

    def by(self, carrier: Carrier, name: str) -> int:
        """How many verdicts change when one thing is lost."""
        given = self.given - {s.id for s in self._near(carrier, name) if s.id in self.given}
        if given not in self.known:
            self.known[given] = sum(a != b for a, b in zip(self.before, self._values(given), strict=True))
        return self.known[given]

    def carriers(self, carrier: Carrier) -> Iterable[str]:
        """Everything of a kind with which a statement could stop being given, or itself be lost."""
        if carrier is Carrier.STATEMENT:
            return self.given
        if carrier is Carrier.VOICE:
            return self.alone.keys() - self.map.authors
        return {name for source in self.map.sources for name in sources_of(source, carrier)}

    def _near(self, carrier: Carrier, name: str) -> Iterable[Claim | Evidence]:
        """The statements that are not given without one thing."""
        if carrier is Carrier.STATEMENT:
            return [s for s in self.map.statements if s.id == name]
        if carrier is Carrier.VOICE:
            return self.alone.get(name, ())
        gone = frozenset(source.id for source in self.map.sources if name in sources_of(source, carrier))
        return [s for source in sorted(gone) for s in self.citing.get(source, ()) if not is_given(s, gone)]


def sources_of(source: Source, carrier: Carrier) -> tuple[str, ...]:
    """Who, or what, a source is lost with, of one kind."""
    if carrier is Carrier.SOURCE:
        return (source.id,)
    if carrier is Carrier.PUBLISHER:
        return source.publishers
    return source.creators if carrier is Carrier.CREATOR else source.interviewees


def support(argument_map: ArgumentMap, statement: str, *, budget: int = BUDGET) -> tuple[Support, ...]:
    """What one statement rests on: what it cannot lose, what would break it, how often over it is backed, its echoes.

    KeyError if the map has no such statement.
    """
    grounds = Grounds(argument_map)
    rows = [*_broken(grounds, statement, budget), *_enough(grounds, statement, budget)]
    needs = rests_on(argument_map)
    lost = (
        Support(aspect="cannot lose", kind=carrier, ids=(name,), note=label(argument_map, name))
        for carrier in Carrier
        for name in needs.of(statement, carrier)
    )
    return (*lost, *rows, *_echoes(argument_map, grounds, statement))


def _broken(grounds: Grounds, statement: str, budget: int) -> Iterator[Support]:
    found = breaking_sets(grounds, statement, budget=budget)
    if found.at_most is None:
        note = "common ground is enough: no number of sources takes its backing"
    elif not found.at_most:
        note = "it is not backed: there is nothing to take"
    elif not found.exact:
        note = f"between {found.at_least} and {found.at_most} sources: not decided within the budget"
    else:
        more = "" if found.all_found else ", and perhaps others as small"
        note = f"{found.at_most} {_of(found.at_most)}, no fewer{more}"
    for chosen in found.sets if found.at_most else ((),):
        yield Support(aspect="breaks", kind=Carrier.SOURCE, ids=chosen, note=note)


def _enough(grounds: Grounds, statement: str, budget: int) -> Iterator[Support]:
    found = independence(grounds, statement, budget=budget)
    exact = found.at_least == found.at_most
    note = f"one of {found.at_least}{'' if exact else ' or more'} that share no source"
    for chosen in found.sets:
        yield Support(aspect="enough", kind=Carrier.SOURCE, ids=chosen, note=note)


def _of(count: int) -> str:
    return "source" if count == 1 else "sources together"


def _echoes(argument_map: ArgumentMap, grounds: Grounds, statement: str) -> Iterator[Support]:
    """The echo chains among the sources that are cited in the backing of a statement."""
    below, waiting = {statement}, [statement]
    while waiting:
        for proof in grounds.proofs.get(waiting.pop(), ()):
            new = set(proof.premises) - below
            below |= new
            waiting.extend(new)
    cited = {
        source for name in below if name in grounds.given for c in grounds.given[name].citations for source in c.sources
    }
    for chain in echo_chains(argument_map, cited):
        origin = label(argument_map, chain[-1])
        note = f"cited as {len(chain)} sources, and all come down to “{origin}”"
        yield Support(aspect="echo", kind=Carrier.SOURCE, ids=chain, note=note)


def echo_chains(argument_map: ArgumentMap, cited: Set[str]) -> tuple[tuple[str, ...], ...]:
    """The longest chains of cited sources in which each passes on the next, every source once in a chain.

    >>> from graph.model import ArgumentMap, Source
    >>> passing = Source(id="b", title="B", kind="article", relays=("a",)), Source(id="a", title="A", kind="report")
    >>> echo_chains(ArgumentMap(file="m.ttl", sources=passing), {"a", "b"})
    (('b', 'a'),)
    """
    relays = {s.id: [r for r in s.relays if r in cited and r != s.id] for s in argument_map.sources if s.id in cited}
    passed_on = {relayed for name in relays for relayed in relays[name]}
    starts = [name for name in relays if relays[name] and name not in passed_on]
    starts = starts or [name for name in relays if relays[name]][:1]  # a ring of sources has no first
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [(name,) for name in reversed(starts)]
    while waiting:
        chain = waiting.pop()
        further = [name for name in relays.get(chain[-1], ()) if name not in chain]
        waiting.extend((*chain, name) for name in reversed(further))
        if not further:
            found.append(chain)
    return tuple(found)
