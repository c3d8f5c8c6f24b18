"""What a statement cannot lose: the sources, publishers, authors, interviewees, voices and statements it hangs on.

The greatest fixpoint of two rules: what a statement needs is what each of its grounds needs; what a proof needs is what
any of its premises needs.  Exact with linked premises and with circles, where dominators, which read *and* as *or*, are
wrong: x is needed by c just when c does not follow without x, and the two rules say the same of *not following*.
``smallest`` asks what several losses together would do.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.analysis.backing import backing, shows
from graph.analysis.outcomes import Carrier, RestsOn
from graph.analysis.smallest import backed_proofs, places
from graph.collector import held_off

if TYPE_CHECKING:
    from graph.analysis.results import Backing
    from graph.model import ArgumentMap, Citation, Inference, Statement


def rests_on(argument_map: ArgumentMap, carriers: Iterable[Carrier] = tuple(Carrier)) -> RestsOn:
    """What every backed statement cannot lose: sources, publishers, creators, interviewees, voices, statements.

    To lose a publisher, a creator or an interviewee is to lose all its sources; to lose a voice, what it alone holds
    (the authors of the text are no such voice); to lose a statement, to reject it.  A citation that names several
    sources needs none of them alone.  Costs one pass over the map, more where circles make it go round, and a machine
    word for every 64 things asked about at every statement: for very large maps ask for the carriers you need.

    >>> from graph.model import ArgumentMap
    >>> rests_on(ArgumentMap(file="empty.ttl")).backed
    ()
    """
    bits = _Bits(argument_map, tuple(carriers))
    found = backing(argument_map)
    given = frozenset(found.given)
    grounds = {s.id: bits.of_ground(s) for s in argument_map.statements if s.id in given}
    with held_off():
        needs = _greatest(found, backed_proofs(argument_map, found.rounds), grounds, bits)
    backed = tuple(s.id for s in argument_map.statements if s.id in needs)
    return RestsOn(backed=backed, needs=bits.read({name: needs[name] & ~bits.own(name) for name in backed}))


def _greatest(
    found: Backing, proofs_of: dict[str, list[Inference]], grounds: dict[str, int], bits: _Bits
) -> dict[str, int]:
    """The greatest fixpoint, from above: from what the first derivation of each statement uses, narrowed by the others.

    What a statement needs is in every derivation of it, so that start is above the fixpoint, and far nearer than all.
    """
    first = {inference.id: inference for ways in proofs_of.values() for inference in ways}
    needs: dict[str, int] = {}
    for name in found.rounds:  # in the order in which they were reached: premises come before
        needs[name] = bits.own(name) | (_of_proof(first[found.by[name]], needs) if name in found.by else grounds[name])
    above: dict[str, list[str]] = defaultdict(list)
    for conclusion, ways in proofs_of.items():
        for way in ways:
            for premise in way.premises:
                above[premise].append(conclusion)
    waiting = deque(found.rounds)
    listed = set(waiting)
    while waiting:
        name = waiting.popleft()
        listed.discard(name)
        new = grounds.get(name, bits.all)
        for way in proofs_of[name]:
            new &= _of_proof(way, needs)
        new |= bits.own(name)
        if new != needs[name]:
            needs[name] = new
            waiting.extend(further for further in dict.fromkeys(above[name]) if further not in listed)
            listed.update(above[name])
    return needs


def _of_proof(proof: Inference, needs: dict[str, int]) -> int:
    needed = 0
    for premise in proof.premises:
        needed |= needs[premise]
    return needed


class _Bits:
    """Everything that a statement can rest on, as the bits of one number, in one range for each kind."""

    def __init__(self, argument_map: ArgumentMap, carriers: tuple[Carrier, ...]) -> None:
        actors = [actor.id for actor in argument_map.actors]
        names = {
            Carrier.SOURCE: [source.id for source in argument_map.sources],
            Carrier.STATEMENT: [statement.id for statement in argument_map.statements],
        }
        self.bit: dict[Carrier, dict[str, int]] = {carrier: {} for carrier in Carrier}
        self.names: list[tuple[Carrier, str]] = []
        for carrier in carriers:
            for name in names.get(carrier, actors):
                self.bit[carrier][name] = 1 << len(self.names)
                self.names.append((carrier, name))
        self.all = (1 << len(self.names)) - 1
        self.carriers = carriers
        self.authors = argument_map.authors
        self.source = {
            source.id: self._any(Carrier.SOURCE, (source.id,))
            | self._any(Carrier.PUBLISHER, source.publishers)
            | self._any(Carrier.CREATOR, source.creators)
            | self._any(Carrier.INTERVIEWEE, source.interviewees)
            for source in argument_map.sources
        }

    def _any(self, carrier: Carrier, names: Iterable[str]) -> int:
        found = 0
        for name in names:
            found |= self.bit[carrier].get(name, 0)
        return found

    def own(self, statement: str) -> int:
        """The bit of a statement itself."""
        return self.bit[Carrier.STATEMENT].get(statement, 0)

    def of_ground(self, statement: Statement) -> int:
        """What a given statement needs to be given."""
        holders = {voice.holder for voice in statement.voices}
        voice = self._any(Carrier.VOICE, holders - self.authors) if len(holders) == 1 else 0
        if statement.common_ground:
            return voice
        cited = [self._of_citation(citation) for citation in statement.citations if shows(citation)]
        found = 0 if statement.citations_together else self.all
        for needed in cited:
            found = found | needed if statement.citations_together else found & needed
        return found | voice

    def _of_citation(self, citation: Citation) -> int:
        found = self.all
        for source in citation.sources:
            found &= self.source.get(source, 0)
        return found

    def read(self, needs: dict[str, int]) -> dict[Carrier, dict[str, tuple[str, ...]]]:
        """The bits of every statement as names again."""
        found: dict[Carrier, dict[str, tuple[str, ...]]] = {carrier: {} for carrier in self.carriers}
        for statement, bits in needs.items():
            lists: dict[Carrier, list[str]] = defaultdict(list)
            for place in places(bits):
                carrier, name = self.names[place]
                lists[carrier].append(name)
            for carrier, names in lists.items():
                found[carrier][statement] = tuple(names)
        return found
