"""An argument map as frozen values: what is claimed, on what ground, by whom, against what.

Every value has an ``id``, the name it has in the map's file (``claim:osce-is-too-heterogeneous``), and can be
sorted by it.  Collections are tuples, sorted once, in ``graph.read``: statements and relations in the order of the
text, everything else by name.  The terms are those of ``vocabulary.ttl``.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    import networkx as nx

    from graph.analysis import Results


class Value(BaseModel):
    """A frozen value; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(StrEnum):
    """What a claim does in the argument."""

    CENTRAL_THESIS = "central-thesis"
    MAIN_CLAIM = "main-claim"
    SUB_CLAIM = "sub-claim"
    PREMISE = "premise-claim"
    THEORY = "theory"
    DEFINITION = "definition"
    PREDICTION = "prediction"
    COUNTER = "counter"
    CONCESSION = "concession"


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    FIGURE = "figure"
    EVENT = "event"
    TESTIMONY = "testimony"
    DOCUMENT = "document"
    RATING = "rating"
    LAW = "law"


class Attitude(StrEnum):
    """How the author stands to a statement."""

    ENDORSES = "endorses"
    REPORTS = "reports"
    ENTERTAINS = "entertains"
    CONCEDES = "concedes"
    REJECTS = "rejects"


class Reach(StrEnum):
    """How far a citation carries: the source knows it, only says it, or covers half of it."""

    SHOWS = "shows"
    SAYS = "says"
    HALF = "half"


class Purpose(StrEnum):
    """What an inference is for: to convince that, or to say why."""

    PROVES = "proves"
    EXPLAINS = "explains"


class Basis(StrEnum):
    """Who made a relation: the text, by a word or its layout, or the analyst."""

    SIGNALLED = "signalled"
    INFERRED = "inferred"


class Force(StrEnum):
    """How a conflict hits: both cannot hold, the step does not follow, or both can hold."""

    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    QUALIFIES = "qualifies"


class Ground(StrEnum):
    """Why one side of a conflict prevails."""

    OBSERVED_OVER_EXPECTED = "observed-over-expected"
    RECORD_OVER_GLOSS = "record-over-gloss"
    LATER_OVER_EARLIER = "later-over-earlier"
    AUTHORS_WORD = "authors-word"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    PARTY = "party"
    MEDIA_OUTLET = "media-outlet"
    COMPANY = "company"
    BODY = "body"
    MOVEMENT = "movement"
    UNNAMED_GROUP = "unnamed-group"


class SourceKind(StrEnum):
    """What a source is."""

    REPORT = "report"
    ARTICLE = "article"
    BOOK = "book"
    INTERVIEW = "interview"
    TREATY = "treaty"
    PRESS_RELEASE = "press-release"
    WEB_PAGE = "web-page"
    LETTER = "letter"
    NEWS_ITEM = "news-item"
    NEWS_BULLETIN = "news-bulletin"
    DATASET = "dataset"
    SPEECH = "speech"


class RemarkKind(StrEnum):
    """What an analyst's note is about."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    DATE = "date"
    QUANTITY = "quantity"
    MISATTRIBUTION = "misattribution"
    FACT = "fact"
    NUMBERING = "numbering"
    NAME = "name"
    IBID_CHAIN = "ibid-chain"
    OVERREACH = "overreach"
    CITATION = "citation"
    PHRASING = "phrasing"


class Severity(StrEnum):
    """How much something matters to the argument; sorts worst first by ``rank``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for high, 1 for medium, 2 for low."""
        return list(Severity).index(self)


class Certainty(StrEnum):
    """How sure the analyst is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Voice(Value):
    """Who says something: the layers, outermost first; the last one holds it."""

    layers: tuple[str, ...]

    @property
    def holder(self) -> str:
        """The actor who holds the statement."""
        return self.layers[-1]

    @property
    def relays(self) -> tuple[str, ...]:
        """The actors who pass it on, outermost first."""
        return self.layers[:-1]


class Citation(Value):
    """A statement's link to a note, or straight to a source; ``sources`` is what the note must mean."""

    reach: Reach
    note: str | None
    sources: tuple[str, ...]


class Statement(Value):
    """One thing that can be doubted alone, in one sentence of our words.

    ``period`` is the time it is about, where it is about one (ISO 8601, intervals with ``/``).
    """

    id: str
    label: str
    voices: tuple[Voice, ...]
    attitude: Attitude
    citations: tuple[Citation, ...] = ()
    citations_together: bool = False
    common_ground: str | None = None
    anchors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    period: str | None = None
    comment: str | None = None


class Claim(Statement):
    """A statement put forward to be accepted."""

    role: Role


class Evidence(Statement):
    """A record brought as ground."""

    kind: EvidenceKind
    value: str | None = None


class Inference(Value):
    """Premises, each needed, and the one conclusion they are given for."""

    id: str
    premises: tuple[str, ...]
    conclusion: str
    purpose: Purpose
    scheme: str
    basis: Basis
    anchors: tuple[str, ...] = ()
    comment: str | None = None


class Conflict(Value):
    """Something that pulls against a statement, or against an inference."""

    id: str
    attacker: str
    attacked: str
    force: Force
    basis: Basis
    conceded: bool = False
    prevails: str | None = None
    ground: Ground | None = None
    answers: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    comment: str | None = None


class Actor(Value):
    """Somebody who acts or speaks in the text."""

    id: str
    label: str
    kind: ActorKind
    other_names: tuple[str, ...] = ()
    role: str | None = None
    affiliations: tuple[str, ...] = ()
    interest: str | None = None


class Source(Value):
    """A document or conversation that the text cites, once, however it is spelt."""

    id: str
    title: str
    kind: SourceKind
    creators: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    interviewees: tuple[str, ...] = ()
    issued: str | None = None
    addresses: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    in_reference_list: bool = False
    identity: str | None = None
    relays: tuple[str, ...] = ()


class Footnote(Value):
    """A note: where it is printed, what it cites, and for an *Ibid.* what it says and what it must mean."""

    id: str
    number: int
    section: str | None = None
    called_in: str | None = None
    sources: tuple[str, ...] = ()
    ibid: str | None = None
    means: str | None = None
    wording: str | None = None
    names: tuple[str, ...] = ()
    title_given: str | None = None
    address_given: str | None = None
    accessed: str | None = None
    stated_date: str | None = None
    explanation: str | None = None
    unresolved: str | None = None
    comment: str | None = None


class Section(Value):
    """A part of the text under a heading, in its place."""

    id: str
    label: str
    position: int
    number: str | None = None
    parent: str | None = None
    number_in_contents: str | None = None
    heading_in_contents: str | None = None
    left_out: tuple[str, ...] = ()


class Sentence(Value):
    """Where a statement stands: the part it is in, its place there, and the digest that decides."""

    id: str
    part: str
    paragraph: int
    position: int
    digest: str
    quotes: bool = False


class Remark(Value):
    """What a person saw and no rule derives: a slip, a tension, a contradiction."""

    id: str
    label: str
    about: tuple[str, ...]
    kind: RemarkKind
    severity: Severity
    certainty: Certainty
    world_knowledge: bool = False


class Stop(Value):
    """A place on a tour for newcomers: what to look at, in which view of the page, and what to make of it."""

    id: str
    label: str
    position: int
    guidance: str
    about: str | None = None
    view: str | None = None


class Text(Value):
    """The text that the map is about."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    issued: str | None = None
    submitted: str | None = None
    normalizer: str | None = None


LAST = 10**9
"""A place after every other."""


def spots(
    sections: tuple[Section, ...], footnotes: tuple[Footnote, ...], sentences: tuple[Sentence, ...]
) -> dict[str, tuple[int, int, int]]:
    """Where each sentence stands: section, paragraph, place; the notes of a section after its last paragraph."""
    place = {section.id: section.position for section in sections}
    notes = {note.id: (place.get(note.section or "", LAST), LAST + note.number) for note in footnotes}
    return {s.id: (*notes.get(s.part, (place.get(s.part, LAST), s.paragraph)), s.position) for s in sentences}


def kind_of(thing: Value) -> str:
    """What a thing is, in words.

    >>> kind_of(Actor(id="actor:a", label="A", kind="person")), kind_of(Text(id="text:t", title="T"))
    ('an actor', 'a text')
    """
    word = {"Evidence": "piece of evidence", "Remark": "analyst's note"}.get(
        type(thing).__name__, type(thing).__name__.lower()
    )
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


class ArgumentMap(Value):
    """A whole map.  Look things up by id with ``map[id]``; every stage after this one starts here."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    file: str
    prefixes: tuple[tuple[str, str], ...] = ()
    texts: tuple[Text, ...] = ()
    sections: tuple[Section, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    inferences: tuple[Inference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tour: tuple[Stop, ...] = ()
    lines: dict[str, int] = {}

    @cached_property
    def statements(self) -> tuple[Claim | Evidence, ...]:
        """Claims and evidence, in the order of the text."""
        spot = spots(self.sections, self.footnotes, self.sentences)
        last = (LAST, 0, 0)
        return tuple(
            sorted(
                (*self.claims, *self.evidence), key=lambda s: (min((spot[a] for a in s.anchors), default=last), s.id)
            )
        )

    @cached_property
    def by_id(self) -> dict[str, Value]:
        """Everything in the map that has a name, under its name."""
        parts = (
            self.texts, self.sections, self.claims, self.evidence, self.inferences, self.conflicts,
            self.actors, self.sources, self.footnotes, self.sentences, self.remarks, self.tour,
        )  # fmt: skip
        return {thing.id: thing for part in parts for thing in part}

    @cached_property
    def theses(self) -> tuple[Claim, ...]:
        """The claims whose role is central thesis; none, one or several."""
        return tuple(claim for claim in self.claims if claim.role is Role.CENTRAL_THESIS)

    @cached_property
    def authors(self) -> frozenset[str]:
        """The authors of the texts: whose voice is the text's own."""
        return frozenset(author for text in self.texts for author in text.authors)

    def __getitem__(self, name: str) -> Value:
        """The thing of that id; KeyError if there is none."""
        return self.by_id[name]

    def network(self) -> nx.MultiDiGraph:
        """The map as a networkx graph with its relation nodes kept."""
        from graph.network import network

        return network(self)

    def results(self) -> Results:
        """What follows from the map: what is backed, what stands, on what and how strongly, and every weakness."""
        from graph.analysis import analyse

        return analyse(self)
