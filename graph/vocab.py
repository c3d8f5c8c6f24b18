"""The terms of ``vocabulary.ttl`` as closed Python namespaces: a misspelt term does not exist.

``AM`` and ``SCHEME`` are our own (tested against ``vocabulary.ttl``); the others hold just the standard terms that a
map uses.  Members are strings, the whole IRI.
"""

from __future__ import annotations

from enum import StrEnum

AM_BASE = "https://w3id.org/argmap/vocabulary#"
SCHEME_BASE = "https://w3id.org/argmap/scheme#"


class AM(StrEnum):
    """Our own terms."""

    Statement = AM_BASE + "Statement"
    Claim = AM_BASE + "Claim"
    Evidence = AM_BASE + "Evidence"
    Inference = AM_BASE + "Inference"
    Conflict = AM_BASE + "Conflict"
    Actor = AM_BASE + "Actor"
    Relay = AM_BASE + "Relay"
    Source = AM_BASE + "Source"
    Footnote = AM_BASE + "Footnote"
    Text = AM_BASE + "Text"
    Remark = AM_BASE + "Remark"
    Scenario = AM_BASE + "Scenario"
    Stop = AM_BASE + "Stop"
    role = AM_BASE + "role"
    evidenceKind = AM_BASE + "evidenceKind"
    value = AM_BASE + "value"
    period = AM_BASE + "period"
    voice = AM_BASE + "voice"
    attitude = AM_BASE + "attitude"
    shownBy = AM_BASE + "shownBy"
    saidBy = AM_BASE + "saidBy"
    halfCitedBy = AM_BASE + "halfCitedBy"
    citationsTogether = AM_BASE + "citationsTogether"
    commonGround = AM_BASE + "commonGround"
    premise = AM_BASE + "premise"
    conclusion = AM_BASE + "conclusion"
    purpose = AM_BASE + "purpose"
    scheme = AM_BASE + "scheme"
    basis = AM_BASE + "basis"
    attacker = AM_BASE + "attacker"
    attacked = AM_BASE + "attacked"
    force = AM_BASE + "force"
    conceded = AM_BASE + "conceded"
    prevails = AM_BASE + "prevails"
    prevailsBecause = AM_BASE + "prevailsBecause"
    answeredBy = AM_BASE + "answeredBy"
    actorKind = AM_BASE + "actorKind"
    roleInText = AM_BASE + "roleInText"
    affiliation = AM_BASE + "affiliation"
    interest = AM_BASE + "interest"
    speaker = AM_BASE + "speaker"
    relays = AM_BASE + "relays"
    sourceKind = AM_BASE + "sourceKind"
    interviewee = AM_BASE + "interviewee"
    inReferenceList = AM_BASE + "inReferenceList"
    identity = AM_BASE + "identity"
    relaysSource = AM_BASE + "relaysSource"
    number = AM_BASE + "number"
    calledIn = AM_BASE + "calledIn"
    cites = AM_BASE + "cites"
    ibid = AM_BASE + "ibid"
    means = AM_BASE + "means"
    wording = AM_BASE + "wording"
    namesSource = AM_BASE + "namesSource"
    titleGiven = AM_BASE + "titleGiven"
    addressGiven = AM_BASE + "addressGiven"
    accessed = AM_BASE + "accessed"
    statedDate = AM_BASE + "statedDate"
    explanation = AM_BASE + "explanation"
    unresolved = AM_BASE + "unresolved"
    printedNumber = AM_BASE + "printedNumber"
    numberInContents = AM_BASE + "numberInContents"
    headingInContents = AM_BASE + "headingInContents"
    leftOut = AM_BASE + "leftOut"
    paragraph = AM_BASE + "paragraph"
    digest = AM_BASE + "digest"
    quotes = AM_BASE + "quotes"
    normalizer = AM_BASE + "normalizer"
    submitted = AM_BASE + "submitted"
    about = AM_BASE + "about"
    remarkKind = AM_BASE + "remarkKind"
    severity = AM_BASE + "severity"
    certainty = AM_BASE + "certainty"
    worldKnowledge = AM_BASE + "worldKnowledge"
    guidance = AM_BASE + "guidance"
    view = AM_BASE + "view"
    rejected = AM_BASE + "rejected"
    accepted = AM_BASE + "accepted"
    supports = AM_BASE + "supports"
    explains_why = AM_BASE + "explains-why"
    attacks = AM_BASE + "attacks"
    pullsAgainst = AM_BASE + "pullsAgainst"
    heldBy = AM_BASE + "heldBy"
    relayedBy = AM_BASE + "relayedBy"
    inSection = AM_BASE + "inSection"
    restsOnSource = AM_BASE + "restsOnSource"
    placeInText = AM_BASE + "placeInText"
    mentions = AM_BASE + "mentions"
    standsUnder = AM_BASE + "standsUnder"
    backed = AM_BASE + "backed"
    backedInRound = AM_BASE + "backedInRound"
    weakness = AM_BASE + "weakness"
    comesDownTo = AM_BASE + "comesDownTo"
    verdictOnEvidence = AM_BASE + "verdictOnEvidence"
    verdictAsAsserted = AM_BASE + "verdictAsAsserted"
    needsSource = AM_BASE + "needsSource"
    needsPublisher = AM_BASE + "needsPublisher"
    needsCreator = AM_BASE + "needsCreator"
    needsInterviewee = AM_BASE + "needsInterviewee"
    needsVoice = AM_BASE + "needsVoice"
    strengthDfQuad = AM_BASE + "strengthDfQuad"
    strengthQuadraticEnergy = AM_BASE + "strengthQuadraticEnergy"
    strengthEuler = AM_BASE + "strengthEuler"
    strengthSpread = AM_BASE + "strengthSpread"
    Role = AM_BASE + "Role"
    central_thesis = AM_BASE + "central-thesis"
    main_claim = AM_BASE + "main-claim"
    sub_claim = AM_BASE + "sub-claim"
    premise_claim = AM_BASE + "premise-claim"
    theory = AM_BASE + "theory"
    definition = AM_BASE + "definition"
    prediction = AM_BASE + "prediction"
    counter = AM_BASE + "counter"
    concession = AM_BASE + "concession"
    EvidenceKind = AM_BASE + "EvidenceKind"
    figure = AM_BASE + "figure"
    event = AM_BASE + "event"
    testimony = AM_BASE + "testimony"
    document = AM_BASE + "document"
    rating = AM_BASE + "rating"
    law = AM_BASE + "law"
    Attitude = AM_BASE + "Attitude"
    endorses = AM_BASE + "endorses"
    reports = AM_BASE + "reports"
    entertains = AM_BASE + "entertains"
    concedes = AM_BASE + "concedes"
    rejects = AM_BASE + "rejects"
    Purpose = AM_BASE + "Purpose"
    proves = AM_BASE + "proves"
    explains = AM_BASE + "explains"
    Basis = AM_BASE + "Basis"
    signalled = AM_BASE + "signalled"
    inferred = AM_BASE + "inferred"
    Force = AM_BASE + "Force"
    rebuts = AM_BASE + "rebuts"
    undercuts = AM_BASE + "undercuts"
    qualifies = AM_BASE + "qualifies"
    Ground = AM_BASE + "Ground"
    observed_over_expected = AM_BASE + "observed-over-expected"
    record_over_gloss = AM_BASE + "record-over-gloss"
    later_over_earlier = AM_BASE + "later-over-earlier"
    authors_word = AM_BASE + "authors-word"
    ActorKind = AM_BASE + "ActorKind"
    person = AM_BASE + "person"
    state = AM_BASE + "state"
    organisation = AM_BASE + "organisation"
    party = AM_BASE + "party"
    media_outlet = AM_BASE + "media-outlet"
    company = AM_BASE + "company"
    body = AM_BASE + "body"
    movement = AM_BASE + "movement"
    unnamed_group = AM_BASE + "unnamed-group"
    SourceKind = AM_BASE + "SourceKind"
    report = AM_BASE + "report"
    article = AM_BASE + "article"
    book = AM_BASE + "book"
    interview = AM_BASE + "interview"
    treaty = AM_BASE + "treaty"
    press_release = AM_BASE + "press-release"
    web_page = AM_BASE + "web-page"
    letter = AM_BASE + "letter"
    news_item = AM_BASE + "news-item"
    news_bulletin = AM_BASE + "news-bulletin"
    dataset = AM_BASE + "dataset"
    speech = AM_BASE + "speech"
    RemarkKind = AM_BASE + "RemarkKind"
    contradiction = AM_BASE + "contradiction"
    tension = AM_BASE + "tension"
    date = AM_BASE + "date"
    quantity = AM_BASE + "quantity"
    misattribution = AM_BASE + "misattribution"
    fact = AM_BASE + "fact"
    numbering = AM_BASE + "numbering"
    name = AM_BASE + "name"
    ibid_chain = AM_BASE + "ibid-chain"
    overreach = AM_BASE + "overreach"
    citation = AM_BASE + "citation"
    phrasing = AM_BASE + "phrasing"
    Severity = AM_BASE + "Severity"
    high = AM_BASE + "high"
    medium = AM_BASE + "medium"
    low = AM_BASE + "low"
    Certainty = AM_BASE + "Certainty"
    certain = AM_BASE + "certain"
    likely = AM_BASE + "likely"
    possible = AM_BASE + "possible"
    Verdict = AM_BASE + "Verdict"
    in_ = AM_BASE + "in"
    out = AM_BASE + "out"
    undecided = AM_BASE + "undecided"
    Weakness = AM_BASE + "Weakness"
    attributed_uncited = AM_BASE + "attributed-uncited"
    anonymous = AM_BASE + "anonymous"
    note_without_source = AM_BASE + "note-without-source"
    bare = AM_BASE + "bare"
    circular = AM_BASE + "circular"
    hollow = AM_BASE + "hollow"
    explained_only = AM_BASE + "explained-only"
    testimony_only = AM_BASE + "testimony-only"
    single_source = AM_BASE + "single-source"
    single_publisher = AM_BASE + "single-publisher"
    single_interview = AM_BASE + "single-interview"
    interested = AM_BASE + "interested"
    second_hand = AM_BASE + "second-hand"
    out_of_period = AM_BASE + "out-of-period"
    broken_citation = AM_BASE + "broken-citation"
    half_cited = AM_BASE + "half-cited"
    tacit = AM_BASE + "tacit"
    contested = AM_BASE + "contested"
    inconsistent = AM_BASE + "inconsistent"
    Group = AM_BASE + "Group"
    unnamed_voices = AM_BASE + "unnamed-voices"
    interested_parties = AM_BASE + "interested-parties"
    second_hand_sources = AM_BASE + "second-hand-sources"
    broken_citations = AM_BASE + "broken-citations"
    unsignalled_links = AM_BASE + "unsignalled-links"
    another_time = AM_BASE + "another-time"


class SCHEME(StrEnum):
    """Argumentation schemes of Walton, Reed and Macagno (2008)."""

    expert_opinion = SCHEME_BASE + "expert-opinion"
    position_to_know = SCHEME_BASE + "position-to-know"
    witness_testimony = SCHEME_BASE + "witness-testimony"
    popular_opinion = SCHEME_BASE + "popular-opinion"
    example = SCHEME_BASE + "example"
    analogy = SCHEME_BASE + "analogy"
    verbal_classification = SCHEME_BASE + "verbal-classification"
    definition = SCHEME_BASE + "definition"
    composition = SCHEME_BASE + "composition"
    division = SCHEME_BASE + "division"
    group_and_members = SCHEME_BASE + "group-and-members"
    practical_reasoning = SCHEME_BASE + "practical-reasoning"
    values = SCHEME_BASE + "values"
    commitment = SCHEME_BASE + "commitment"
    inconsistent_commitment = SCHEME_BASE + "inconsistent-commitment"
    ignorance = SCHEME_BASE + "ignorance"
    cause_to_effect = SCHEME_BASE + "cause-to-effect"
    correlation_to_cause = SCHEME_BASE + "correlation-to-cause"
    sign = SCHEME_BASE + "sign"
    best_explanation = SCHEME_BASE + "best-explanation"
    evidence_to_hypothesis = SCHEME_BASE + "evidence-to-hypothesis"
    falsification = SCHEME_BASE + "falsification"
    consequences = SCHEME_BASE + "consequences"
    threat = SCHEME_BASE + "threat"
    bias = SCHEME_BASE + "bias"
    precedent = SCHEME_BASE + "precedent"
    established_rule = SCHEME_BASE + "established-rule"
    exceptional_case = SCHEME_BASE + "exceptional-case"
    alternatives = SCHEME_BASE + "alternatives"
    interaction_of_act_and_person = SCHEME_BASE + "interaction-of-act-and-person"


class RDF(StrEnum):
    """RDF terms in use."""

    type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS(StrEnum):
    """RDF Schema terms in use."""

    label = "http://www.w3.org/2000/01/rdf-schema#label"
    comment = "http://www.w3.org/2000/01/rdf-schema#comment"


class DCTERMS(StrEnum):
    """Dublin Core terms in use."""

    title_ = "http://purl.org/dc/terms/title"
    creator = "http://purl.org/dc/terms/creator"
    publisher = "http://purl.org/dc/terms/publisher"
    issued = "http://purl.org/dc/terms/issued"
    isPartOf = "http://purl.org/dc/terms/isPartOf"


class PROV(StrEnum):
    """PROV terms in use."""

    wasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom"


class SCHEMA(StrEnum):
    """schema.org terms in use."""

    position = "https://schema.org/position"
    url = "https://schema.org/url"


class SKOS(StrEnum):
    """SKOS terms in use."""

    altLabel = "http://www.w3.org/2004/02/skos/core#altLabel"


class DOCO(StrEnum):
    """Document components in use."""

    Section = "http://purl.org/spar/doco/Section"
    Sentence = "http://purl.org/spar/doco/Sentence"


STANDARD: tuple[type[StrEnum], ...] = (RDF, RDFS, DCTERMS, PROV, SCHEMA, SKOS, DOCO)

PROPERTIES: tuple[AM, ...] = (
    AM.role,
    AM.evidenceKind,
    AM.value,
    AM.period,
    AM.voice,
    AM.attitude,
    AM.shownBy,
    AM.saidBy,
    AM.halfCitedBy,
    AM.citationsTogether,
    AM.commonGround,
    AM.premise,
    AM.conclusion,
    AM.purpose,
    AM.scheme,
    AM.basis,
    AM.attacker,
    AM.attacked,
    AM.force,
    AM.conceded,
    AM.prevails,
    AM.prevailsBecause,
    AM.answeredBy,
    AM.actorKind,
    AM.roleInText,
    AM.affiliation,
    AM.interest,
    AM.speaker,
    AM.relays,
    AM.sourceKind,
    AM.interviewee,
    AM.inReferenceList,
    AM.identity,
    AM.relaysSource,
    AM.number,
    AM.calledIn,
    AM.cites,
    AM.ibid,
    AM.means,
    AM.wording,
    AM.namesSource,
    AM.titleGiven,
    AM.addressGiven,
    AM.accessed,
    AM.statedDate,
    AM.explanation,
    AM.unresolved,
    AM.printedNumber,
    AM.numberInContents,
    AM.headingInContents,
    AM.leftOut,
    AM.paragraph,
    AM.digest,
    AM.quotes,
    AM.normalizer,
    AM.submitted,
    AM.about,
    AM.remarkKind,
    AM.severity,
    AM.certainty,
    AM.worldKnowledge,
    AM.guidance,
    AM.view,
    AM.rejected,
    AM.accepted,
    AM.supports,
    AM.explains_why,
    AM.attacks,
    AM.pullsAgainst,
    AM.heldBy,
    AM.relayedBy,
    AM.inSection,
    AM.restsOnSource,
    AM.placeInText,
    AM.mentions,
    AM.standsUnder,
    AM.backed,
    AM.backedInRound,
    AM.weakness,
    AM.comesDownTo,
    AM.verdictOnEvidence,
    AM.verdictAsAsserted,
    AM.needsSource,
    AM.needsPublisher,
    AM.needsCreator,
    AM.needsInterviewee,
    AM.needsVoice,
    AM.strengthDfQuad,
    AM.strengthQuadraticEnergy,
    AM.strengthEuler,
    AM.strengthSpread,
)
"""Our own terms that stand between a subject and a value; those that argmap derives stand last."""

DERIVED: tuple[AM, ...] = PROPERTIES[PROPERTIES.index(AM.supports) :]
"""The terms that argmap derives: no map has them."""
