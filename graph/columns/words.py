"""Why a statement has a weakness, in one sentence, from columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.columns.table import REACHES, Flags, Table
from graph.lists import Lists
from graph.model import Reach


class Words:
    """The sentences for one map."""

    def __init__(self, table: Table, holds: Flags, standing: Lists, both_accepted: Lists) -> None:
        self.table, self.names = table, table.names
        self.holds, self.standing, self.both_accepted = holds, standing, both_accepted

    def of(self, kind: str) -> Callable[[int], str]:
        """What tells why a statement, by place, has this kind of weakness."""
        found: Callable[[int], str] = getattr(self, kind.replace("-", "_"))
        return found

    def attributed_uncited(self, place: int) -> str:
        """In whose mouth it is put."""
        speakers = dict.fromkeys(self.names.quoted(thing) for thing in self.table.speakers[place].tolist())
        return f"It is put in the mouth of {' and '.join(speakers)}, and no note says where."

    def anonymous(self, place: int) -> str:
        """Whether it is the word of the unnamed itself, or comes down to it."""
        if self.table.common_ground[place] or len(self.table.citations[place]):
            holder = self.names.quoted(int(self.table.voices[place][0]))
            return f"It stands on the word of {holder}, whom the text does not name."
        return "Every proof of it comes down to voices that the text does not name."

    def note_without_source(self, place: int) -> str:
        """Which note names none."""
        return f"Its only citation is {self._notes(place)}, which names no source."

    def bare(self, _: int) -> str:
        """That there is nothing."""
        return "Nothing is given for it: no reason, no note, no common ground."

    def circular(self, _: int) -> str:
        """That it comes back to itself."""
        return "It would be proved only if it were assumed: its proofs lead back to it."

    def hollow(self, place: int) -> str:
        """The premises without backing of the proof that has the fewest of them."""
        proofs = (self.table.premises[step].tolist() for step in self.table.proofs[place].tolist())
        fewest = min(([p for p in premises if not self.holds[p]] for premises in proofs), key=len)
        return f"None of its reasons is backed; the nearest lacks {self._some(fewest)}."

    def explained_only(self, place: int) -> str:
        """How often it is explained."""
        count = int(self.table.explanations[place])
        plural = "" if count == 1 else "s"
        return f"The text says why it is so ({count} explanation{plural}), and gives no reason to believe that it is."

    def testimony_only(self, place: int) -> str:
        """Which note says it."""
        return f"Its citation ({self._notes(place, Reach.SAYS)}) says it, and nothing shows it."

    def half_cited(self, place: int) -> str:
        """Which note covers half of it."""
        return f"Its citation ({self._notes(place, Reach.HALF)}) covers half of what it says."

    def tacit(self, _: int) -> str:
        """That the text leaves the links to the reader."""
        return "It is backed only by reading between the lines: the text signals no proof that would do."

    def contested(self, place: int) -> str:
        """What stands against it."""
        return f"It is left unanswered that {self._some(self.standing[place].tolist())}."

    def inconsistent(self, place: int) -> str:
        """What is accepted beside it."""
        return f"The author also accepts what cannot hold beside it: {self._some(self.both_accepted[place].tolist())}."

    def _some(self, places: Iterable[int]) -> str:
        """The first two of some statements or inferences, and how many more."""
        listed = list(dict.fromkeys(places))
        named = " and ".join(self._quoted(place) for place in listed[:2])
        return named + (f" and {len(listed) - 2} more" if len(listed) > 2 else "")

    def _quoted(self, place: int) -> str:
        size = len(self.table)
        thing = self.table.statements[place] if place < size else self.table.inferences[place - size]
        return self.names.quoted(int(thing))

    def _notes(self, place: int, reach: Reach | None = None) -> str:
        """The notes of a statement, in words; those alone that come to a source and reach so far, if asked."""
        cited = self.table.citations[place].tolist()
        if reach:
            code = REACHES.index(reach)
            cited = [c for c in cited if self.table.reach[c] == code and len(self.table.sources[c])]
        notes = {int(self.table.notes[c]) for c in cited} - {-1}
        numbers = [str(number) for number in sorted({self.table.note_numbers[note] for note in notes})]
        if not numbers:
            return "its source"
        most = [", ".join(numbers[:-1])] if len(numbers) > 1 else []
        return ("note " if len(numbers) == 1 else "notes ") + " and ".join([*most, numbers[-1]])
