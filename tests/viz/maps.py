"""Made-up maps for the tests of the page: small ones by hand, large ones from a seeded generator."""

from __future__ import annotations

from random import Random
from typing import Any

from graph.model import (
    Actor,
    ActorKind,
    ArgumentMap,
    Attitude,
    Basis,
    Certainty,
    Citation,
    Claim,
    Conflict,
    Evidence,
    EvidenceKind,
    Footnote,
    Force,
    Ground,
    Inference,
    Purpose,
    Reach,
    Remark,
    RemarkKind,
    Role,
    Section,
    Sentence,
    Severity,
    Source,
    SourceKind,
    Stop,
    Text,
    Voice,
)

AUTHOR = "actor:ida-vermeer"


def claim(name: str, label: str = "", role: Role = Role.SUB_CLAIM, **more: Any) -> Claim:
    """A claim of the author, unless told otherwise."""
    given = {"voices": (Voice(layers=(AUTHOR,)),), "attitude": Attitude.ENDORSES, **more}
    return Claim(id=f"claim:{name}", label=label or f"{name.replace('-', ' ').capitalize()}.", role=role, **given)


def evidence(name: str, label: str = "", kind: EvidenceKind = EvidenceKind.FIGURE, **more: Any) -> Evidence:
    """A piece of evidence."""
    given = {"voices": (Voice(layers=(AUTHOR,)),), "attitude": Attitude.REPORTS, **more}
    return Evidence(id=f"evidence:{name}", label=label or f"{name.replace('-', ' ').capitalize()}.", kind=kind, **given)


def reason(name: str, premises: tuple[str, ...], conclusion: str, purpose: Purpose = Purpose.PROVES) -> Inference:
    """An inference that the text signals."""
    return Inference(
        id=f"inference:{name}",
        premises=premises,
        conclusion=conclusion,
        purpose=purpose,
        scheme="scheme:sign",
        basis=Basis.SIGNALLED,
    )


def conflict(name: str, attacker: str, attacked: str, force: Force, **more: Any) -> Conflict:
    """A conflict that the analyst inferred."""
    return Conflict(
        id=f"conflict:{name}", attacker=attacker, attacked=attacked, force=force, basis=Basis.INFERRED, **more
    )


def tiny() -> ArgumentMap:
    """A map with one of everything: linked premises, an undercut, a concession, a prediction that failed."""
    cited = (Citation(reach=Reach.SHOWS, note="note:1", sources=("source:delta-report",)),)
    said = (Citation(reach=Reach.SAYS, note="note:2", sources=("source:talk-with-okke",)),)
    relayed = (Voice(layers=("actor:delta-institute", "actor:okke-brand")),)
    return ArgumentMap(
        file="tiny.ttl",
        texts=(Text(id="text:river", title="Giving the river room", authors=(AUTHOR,), issued="2019"),),
        sections=(
            Section(id="section:1", label="Why", position=1, number="I."),
            Section(id="section:1-1", label="Theory", position=2, number="1.", parent="section:1"),
        ),
        sentences=(
            Sentence(id="sentence:1", part="section:1", paragraph=1, position=1, digest="0" * 64),
            Sentence(id="sentence:2", part="section:1-1", paragraph=1, position=2, digest="1" * 64),
        ),
        claims=(
            claim(
                "room-is-fairer",
                "Giving the river room is cheaper and fairer than raising the dikes.",
                Role.CENTRAL_THESIS,
                anchors=("sentence:1",),
                sections=("section:1",),
            ),
            claim("dikes-cost-more", "Raising the dikes costs more over fifty years.", Role.MAIN_CLAIM),
            claim(
                "farmers-agree",
                "Most farmers along the river agree to sell.",
                Role.MAIN_CLAIM,
                citations=said,
                voices=relayed,
                attitude=Attitude.REPORTS,
            ),
            claim(
                "model-theory",
                "Rivers settle into the widest bed they are given.",
                Role.THEORY,
                anchors=("sentence:2",),
                citations=cited,
            ),
            claim(
                "bed-should-settle",
                "The new bed should settle within ten years.",
                Role.PREDICTION,
                attitude=Attitude.ENTERTAINS,
            ),
            claim("bed-did-not-settle", "The bed had not settled after twelve years."),
            claim("drought-years", "Five of the twelve years were droughts."),
            claim(
                "some-will-lose", "A few farms will lose their best land.", Role.CONCESSION, attitude=Attitude.CONCEDES
            ),
            claim("land-is-swapped", "Lost land is swapped for land of the same worth."),
            claim("upkeep-grows", "Upkeep grows with the height of a dike."),
        ),
        evidence=(
            evidence(
                "upkeep-figures",
                "Upkeep doubled between 1990 and 2010.",
                citations=cited,
                value="2.1",
                period="1990/2010",
            ),
            evidence(
                "survey", "In a survey 70 per cent would sell.", EvidenceKind.TESTIMONY, citations=said, voices=relayed
            ),
        ),
        inferences=(
            reason("cost", ("claim:dikes-cost-more", "claim:farmers-agree"), "claim:room-is-fairer"),
            reason("upkeep", ("claim:upkeep-grows", "evidence:upkeep-figures"), "claim:dikes-cost-more"),
            reason("survey", ("evidence:survey",), "claim:farmers-agree"),
            reason("prediction", ("claim:model-theory",), "claim:bed-should-settle"),
            reason("why-not", ("claim:drought-years",), "claim:bed-did-not-settle", Purpose.EXPLAINS),
            reason("still", ("claim:bed-did-not-settle",), "claim:dikes-cost-more"),
        ),
        conflicts=(
            conflict(
                "outcome",
                "claim:bed-did-not-settle",
                "claim:bed-should-settle",
                Force.REBUTS,
                prevails="claim:bed-did-not-settle",
                ground=Ground.OBSERVED_OVER_EXPECTED,
            ),
            conflict("drought", "claim:drought-years", "inference:prediction", Force.UNDERCUTS),
            conflict(
                "loss",
                "claim:some-will-lose",
                "claim:room-is-fairer",
                Force.QUALIFIES,
                conceded=True,
                answers=("claim:land-is-swapped",),
            ),
        ),
        actors=(
            Actor(id=AUTHOR, label="Ida Vermeer", kind=ActorKind.PERSON),
            Actor(id="actor:delta-institute", label="Delta Institute", kind=ActorKind.ORGANISATION, role="think tank"),
            Actor(
                id="actor:okke-brand",
                label="Okke Brand",
                kind=ActorKind.PERSON,
                role="farmer",
                interest="owns land there",
                other_names=("O. Brandt",),
                affiliations=("actor:delta-institute",),
            ),
        ),
        sources=(
            Source(
                id="source:delta-report",
                title="State of the delta",
                kind=SourceKind.REPORT,
                issued="2011",
                creators=("actor:delta-institute",),
                addresses=("https://example.org/delta",),
                in_reference_list=True,
            ),
            Source(
                id="source:talk-with-okke",
                title="Talk with Okke Brand",
                kind=SourceKind.INTERVIEW,
                interviewees=("actor:okke-brand",),
                addresses=("javascript:alert(1)",),
            ),
        ),
        footnotes=(
            Footnote(id="note:1", number=1, section="section:1", sources=("source:delta-report",)),
            Footnote(
                id="note:2",
                number=2,
                section="section:1",
                sources=("source:talk-with-okke",),
                ibid="note:1",
                means="note:2",
            ),
        ),
        remarks=(
            Remark(
                id="remark:survey",
                label="The survey asked landowners only.",
                about=("evidence:survey",),
                kind=RemarkKind.OVERREACH,
                severity=Severity.MEDIUM,
                certainty=Certainty.LIKELY,
            ),
        ),
        tour=(
            Stop(
                id="stop:1",
                label="What it says",
                position=1,
                guidance="It says this.",
                about="claim:room-is-fairer",
                view="map",
            ),
            Stop(
                id="stop:2",
                label="On what it rests",
                position=2,
                guidance="On a figure.",
                about="evidence:upkeep-figures",
            ),
            Stop(id="stop:3", label="Who says so", position=3, guidance="Okke does.", about="actor:okke-brand"),
            Stop(
                id="stop:4",
                label="Beside the map",
                position=4,
                guidance="A section has no place in it.",
                about="section:1",
            ),
        ),
    )


def empty() -> ArgumentMap:
    """A map of nothing."""
    return ArgumentMap(file="empty.ttl")


def single() -> ArgumentMap:
    """A map of one statement."""
    return ArgumentMap(file="single.ttl", claims=(claim("alone"),))


def loops() -> ArgumentMap:
    """Claims that support and attack each other and themselves, and no thesis."""
    names = ("a", "b", "c")
    return ArgumentMap(
        file="loops.ttl",
        claims=tuple(claim(n, f"Claim {n} stands.") for n in (*names, "self")),
        inferences=tuple(
            reason(f"{x}-{y}", (f"claim:{x}",), f"claim:{y}") for x, y in (("a", "b"), ("b", "c"), ("c", "a"))
        ),
        conflicts=(
            conflict("self", "claim:self", "claim:self", Force.REBUTS),
            conflict("back", "claim:a", "claim:c", Force.REBUTS),
        ),
    )


def theses(count: int = 3) -> ArgumentMap:
    """A map with several theses, each with its own reason, one reason shared."""
    made = tuple(claim(f"thesis-{i}", f"Thesis number {i} holds.", Role.CENTRAL_THESIS) for i in range(count))
    reasons = tuple(claim(f"ground-{i}", f"Ground number {i} is solid.") for i in range(count))
    shared = claim("shared", "A ground that all share.")
    steps = [reason(f"own-{i}", (reasons[i].id,), made[i].id) for i in range(count)]
    steps += [reason(f"shared-{i}", (shared.id,), made[i].id) for i in range(count)]
    return ArgumentMap(file="theses.ttl", claims=(*made, *reasons, shared), inferences=tuple(steps))


def conflicts() -> ArgumentMap:
    """A map in which nothing is a reason for anything: claims that rebut, undercut nothing, and qualify each other."""
    names = ("north", "south", "east", "west")
    forces = (Force.REBUTS, Force.QUALIFIES, Force.REBUTS, Force.QUALIFIES)
    return ArgumentMap(
        file="conflicts.ttl",
        claims=tuple(claim(n, f"The {n} bank gives way first.") for n in names),
        conflicts=tuple(
            conflict(f"{one}-{other}", f"claim:{one}", f"claim:{other}", force)
            for one, other, force in zip(names, (*names[1:], names[0]), forces, strict=True)
        ),
    )


def many(reasons: int = 10_000) -> ArgumentMap:
    """A claim with ten thousand reasons."""
    names = [f"r{i}" for i in range(reasons)]
    return ArgumentMap(
        file="many.ttl",
        claims=(
            claim("top", "The river needs room.", Role.CENTRAL_THESIS),
            *(claim(n, f"Reason {n[1:]} of many.") for n in names),
        ),
        inferences=tuple(reason(n, (f"claim:{n}",), "claim:top") for n in names),
    )


def lengths() -> ArgumentMap:
    """A map of the shortest sentences and of sentences of five hundred words, each above and below the other."""
    long = " ".join(f"{word} and then" for word in ("dikes", "floods", "meadows", "farms", "votes") * 34)[:-9] + "."
    labels = {"long-top": f"All of {long}", "short": "The dikes are too low.", "long": f"Of {long}", "word": "Rain.",
              "unbroken": "Polder" * 500}  # fmt: skip
    top, *rest = labels
    return ArgumentMap(
        file="lengths.ttl",
        claims=(
            claim(top, labels[top], Role.CENTRAL_THESIS),
            *(claim(n, labels[n], Role.MAIN_CLAIM if n == "long" else Role.SUB_CLAIM) for n in rest),
        ),
        inferences=(
            *(reason(n, (f"claim:{n}",), f"claim:{top}") for n in rest),
            reason("under", ("claim:word", "claim:unbroken"), "claim:long"),
        ),
        conflicts=(conflict("short", "claim:short", "claim:long", Force.QUALIFIES),),
    )


def scripts() -> ArgumentMap:
    """A map in Hebrew, Arabic, Chinese, Japanese, Thai and a mixture, with a title to match."""
    labels = {
        "hebrew": "\u05d4\u05e0\u05d4\u05e8 \u05e6\u05e8\u05d9\u05da \u05de\u05e8\u05d7\u05d1 (2010).",
        "arabic": "\u064a\u062d\u062a\u0627\u062c \u0627\u0644\u0646\u0647\u0631 \u0645\u0633\u0627\u062d\u0629.",
        "chinese": "\u6cb3\u6d41\u9700\u8981\u7a7a\u9593\u800c\u4e0d\u662f\u66f4\u9ad8\u7684\u5824\u9632" * 8,
        "japanese": "\u5ddd\u306b\u306f\u5834\u6240\u304c\u5fc5\u8981\u3067\u3059\u3002" * 6,
        "thai": "\u0e41\u0e21\u0e48\u0e19\u0e49\u0e33\u0e15\u0e49\u0e2d\u0e07\u0e01\u0e32\u0e23" * 9,
        "mixed": "OSCE \u05d0\u05de\u05e8 \u201croom\u201d 40% \u6cb3\u6d41.",
    }
    top, *rest = labels
    return ArgumentMap(
        file="scripts.ttl",
        texts=(Text(id="text:s", title=labels["arabic"], authors=(AUTHOR,)),),
        actors=(Actor(id=AUTHOR, label="\u05d0\u05d9\u05d3\u05d4", kind=ActorKind.PERSON),),
        claims=(claim(top, labels[top], Role.CENTRAL_THESIS), *(claim(n, labels[n]) for n in rest)),
        inferences=tuple(reason(n, (f"claim:{n}",), f"claim:{top}") for n in rest),
    )


HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<!-- <script> -->",
    '<img src=x onerror="window.hacked=1">',
    '"><svg onload=window.hacked=1>',
    "{{ 7 * 7 }}{% raw %}",
    "line\u2028and\u2029paragraph",
    "\u202eright to left\u2066 isolates \u200b\u200d",
    "\u0634\u0631\u062d \u0627\u0644\u062d\u062c\u0629 \u0628\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u6cb3\u6d41\u9700\u8981\u7a7a\u9593\u800c\u4e0d\u662f\u66f4\u9ad8\u7684\u5824\u9632" * 6,
    "W" * 10_000,
    "word " * 2_000,
    "]]></title></style><style>*{display:none}</style>",
    "javascript:window.hacked=1",
    "&lt;b&gt;&amp;",
)


def hostile() -> ArgumentMap:
    """A map in which every text tries to be something else."""
    top = claim("top", HOSTILE[0], Role.CENTRAL_THESIS, comment=HOSTILE[2], common_ground=HOSTILE[3])
    rest = tuple(claim(f"h{i}", text, voices=(Voice(layers=("actor:x", "actor:y")),)) for i, text in enumerate(HOSTILE))
    cites = (Citation(reach=Reach.SAYS, note="note:1", sources=("source:x",)),)
    return ArgumentMap(
        file="hostile.ttl",
        texts=(Text(id="text:x", title="</title><script>window.hacked=1</script>", authors=("actor:x",)),),
        claims=(top, *rest),
        evidence=(evidence("e", HOSTILE[2], citations=cites, value=HOSTILE[0], period=HOSTILE[3]),),
        inferences=(
            *(reason(f"r{i}", (f"claim:h{i}",), "claim:top") for i in range(len(HOSTILE))),
            reason("re", ("evidence:e",), "claim:h0"),
        ),
        conflicts=(conflict("c", "claim:h2", "claim:h1", Force.QUALIFIES, comment=HOSTILE[2]),),
        actors=(
            Actor(id="actor:x", label=HOSTILE[2], kind=ActorKind.PERSON, role=HOSTILE[0], interest=HOSTILE[3]),
            Actor(id="actor:y", label=HOSTILE[6], kind=ActorKind.UNNAMED_GROUP, other_names=(HOSTILE[0],)),
        ),
        sources=(
            Source(
                id="source:x",
                title=HOSTILE[0],
                kind=SourceKind.WEB_PAGE,
                creators=("actor:x",),
                addresses=(
                    "javascript:window.hacked=1",
                    "data:text/html,<script>window.hacked=1</script>",
                    "https://ok.example/<b>",
                    "http://",
                    "vbscript:x",
                    "https://a b.example/",
                ),
            ),
        ),
        footnotes=(Footnote(id="note:1", number=1, sources=("source:x",), unresolved=HOSTILE[2], wording=HOSTILE[0]),),
        remarks=(
            Remark(
                id="remark:1",
                label=HOSTILE[2],
                about=("claim:top",),
                kind=RemarkKind.NAME,
                severity=Severity.LOW,
                certainty=Certainty.POSSIBLE,
            ),
        ),
        tour=(Stop(id="stop:x", label=HOSTILE[0], position=1, guidance=HOSTILE[2], about="claim:top"),),
    )


_SUBJECTS = (
    "The sediment balance of the estuary",
    "Peak discharge in the lower valley",
    "The bargaining power of tenants",
    "The insurance premium of exposed homes",
    "Nitrate load after harvest",
    "The forecast error of the older model",
    "The share of wetland under contract",
    "The number of objections filed",
    "The willingness of farmers to sell",
    "Maintenance spending by the province",
    "Trust in the water board",
    "The pace of land consolidation",
)
_VERBS = (
    "depends on",
    "did not follow from",
    "rose together with",
    "was underestimated because of",
    "limits",
    "cannot be separated from",
    "seems to precede",
    "is explained by",
    "was promised in return for",
)
_OBJECTS = (
    "the way in which the province counts empty plots",
    "what neighbours were told before the first hearing",
    "a rule that was written for another river",
    "the price that the bank was ready to lend against",
    "dredging in the years before the flood",
    "pledges that no later budget ever mentioned again",
    "the habits of a ministry that had always built higher",
    "observers who were not invited twice",
)
_FIRST = ("Ada", "Bo", "Cato", "Dirk", "Els", "Fenna", "Gijs", "Hanna", "Ilse", "Joost", "Kees", "Lotte")
_LAST = ("Aker", "Brand", "Croon", "Dekker", "Elzinga", "Faber", "Groen", "Haan", "Idema", "Jonker", "Kuiper")


def generated(statements: int = 350, *, mains: int = 8, seed: int = 7) -> ArgumentMap:
    """A map of some size in the proportions of a thesis: about 1.4 relations, .3 sources, .6 actors a statement."""
    rng = Random(seed)
    actors = tuple(
        Actor(
            id=f"actor:a{i}",
            label=f"{_FIRST[i % 12]} {_LAST[i // 12 % 11]}{' II' * (i // 132 % 2)}",
            kind=list(ActorKind)[i % 9],
            role=("analyst", "member of the board", None)[i % 3],
        )
        for i in range(max(3, statements * 4 // 7))
    )
    sources = tuple(
        Source(
            id=f"source:s{i}",
            title=f"{_SUBJECTS[i % 12]}, report {i}",
            kind=list(SourceKind)[i % 12],
            creators=(f"actor:a{i % len(actors)}",),
            issued=str(1990 + i % 30),
            in_reference_list=i % 4 > 0,
            addresses=(f"https://example.org/{i}",) if i % 3 else (),
        )
        for i in range(max(2, statements * 2 // 6))
    )
    notes = tuple(
        Footnote(id=f"note:{i + 1}", number=i + 1, sources=(sources[i * 7 % len(sources)].id,))
        for i in range(max(2, statements // 2))
    )
    sections = tuple(
        Section(
            id=f"section:{i}",
            label=("Introduction", "The river", "The law", "What it cost")[i % 4],
            position=i,
            number=f"{i // 4 + 1}.{i % 4}" if i % 4 else f"{i // 4 + 1}.",
            parent=f"section:{i - i % 4}" if i % 4 else None,
        )
        for i in range(20)
    )
    sentences = tuple(
        Sentence(
            id=f"sentence:{i}",
            part=f"section:{i * 20 // statements}",
            paragraph=i % 9 + 1,
            position=i % 5 + 1,
            digest=f"{i:064x}",
        )
        for i in range(statements)
    )
    said = [_statement(rng, i, mains, statements, actors, notes) for i in range(statements)]
    inferences, conflicts = _relations(rng, said, mains)
    return ArgumentMap(
        file=f"generated-{statements}.ttl",
        texts=(
            Text(
                id="text:g",
                title="Giving the river room: what the province promised and what it built",
                authors=("actor:a0",),
                issued="2019",
            ),
        ),
        sections=sections,
        sentences=sentences,
        footnotes=notes,
        sources=sources,
        actors=actors,
        claims=tuple(s for s in said if isinstance(s, Claim)),
        evidence=tuple(s for s in said if isinstance(s, Evidence)),
        inferences=tuple(inferences),
        conflicts=tuple(conflicts),
        remarks=tuple(
            Remark(
                id=f"remark:{i}",
                label="Two dates are given for the same hearing.",
                about=(said[i * 9].id,),
                kind=RemarkKind.DATE,
                severity=Severity.LOW,
                certainty=Certainty.CERTAIN,
            )
            for i in range(min(12, statements // 10))
        ),
    )


def _statement(
    rng: Random, at: int, mains: int, of: int, actors: tuple[Actor, ...], notes: tuple[Footnote, ...]
) -> Claim | Evidence:
    label = f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} {rng.choice(_OBJECTS)}"
    label += f", and nobody at the hearing of {1990 + at % 30} said otherwise." if rng.random() < 0.4 else "."
    note = rng.choice(notes)
    cites = (Citation(reach=rng.choice((Reach.SHOWS, Reach.SHOWS, Reach.SAYS)), note=note.id, sources=note.sources),)
    who = tuple(dict.fromkeys(rng.choice(actors).id for _ in range(rng.choice((1, 1, 2)))))
    place = {"anchors": (f"sentence:{at}",), "sections": (f"section:{at * 20 // of}",)}
    if at == 0:
        return claim("s0", label, Role.CENTRAL_THESIS, voices=(Voice(layers=("actor:a0",)),), **place)
    if at <= mains:
        return claim(f"s{at}", label, Role.MAIN_CLAIM, voices=(Voice(layers=("actor:a0",)),), **place)
    if rng.random() < 0.45:
        return evidence(
            f"s{at}",
            label,
            rng.choice(list(EvidenceKind)),
            citations=cites,
            voices=(Voice(layers=who),),
            period=str(1990 + at % 30),
            **place,
        )
    role = rng.choice((Role.SUB_CLAIM,) * 6 + (Role.PREMISE, Role.THEORY, Role.DEFINITION, Role.COUNTER))
    return claim(
        f"s{at}", label, role, citations=cites if rng.random() < 0.3 else (), voices=(Voice(layers=who[:1]),), **place
    )


def _relations(rng: Random, said: list[Claim | Evidence], mains: int) -> tuple[list[Inference], list[Conflict]]:
    claims = [s for s in said if isinstance(s, Claim)]
    inferences = [reason(f"m{i}", (said[i].id,), said[0].id) for i in range(1, mains + 1)]
    conflicts = []
    for at, statement in enumerate(said[mains + 1 :], mains + 1):
        near = claims[1 : max(mains + 1, min(len(claims), at // 4))]
        target = rng.choice(near)
        kind = rng.random()
        if target.id == statement.id or kind < 0.02:
            continue
        if kind < 0.14 and isinstance(statement, Claim):
            force = rng.choice((Force.REBUTS, Force.QUALIFIES, Force.QUALIFIES))
            conflicts.append(conflict(f"c{at}", statement.id, target.id, force))
        elif kind < 0.18 and isinstance(statement, Claim):
            conflicts.append(conflict(f"u{at}", statement.id, rng.choice(inferences).id, Force.UNDERCUTS))
        else:
            purpose = Purpose.EXPLAINS if kind > 0.93 else Purpose.PROVES
            second = (rng.choice(said[mains + 1 :]).id,) if kind > 0.8 else ()
            premises = tuple(p for p in (statement.id, *second) if p != target.id)
            inferences.append(reason(f"i{at}", tuple(dict.fromkeys(premises)), target.id, purpose))
    return inferences, conflicts
