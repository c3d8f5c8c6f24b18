"""Small maps in few words, for the tests of the room ``graph``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import ArgumentMap

MakeMap = Callable[..., ArgumentMap]


def build_map(statements: str, *relations: str, notes: str = "") -> ArgumentMap:
    """A map from words: ``"a! b? c"``, ``"a + b -> c"``, ``"a => b"``, ``"a x b"``.

    A statement ending in ``!`` is common ground; in ``@s`` shown by source s, in ``~s`` only said by it, in ``^`` said
    by somebody else, in ``*`` by somebody unnamed.  ``->`` proves, ``->>`` does so with a signal, ``=>`` explains,
    ``x`` rebuts, ``q`` qualifies, ``u`` undercuts (the inference numbered).  ``x!`` is conceded; ``x/c`` is answered by
    c.
    """
    claims, inferences, conflicts, sources = [], [], [], set()
    for word in statements.split():
        name, fields = _statement(word, sources)
        claims.append({"id": name, "label": f"{name} holds", "role": "sub-claim", "attitude": "endorses", **fields})
    for number, relation in enumerate(relations):
        left, verb, right = relation.rsplit(" ", 2)
        if verb in ("->", "->>", "=>"):
            purpose = "explains" if verb == "=>" else "proves"
            inferences.append({
                "id": f"i{number}", "premises": tuple(sorted(left.split(" + "))), "conclusion": right,
                "purpose": purpose, "scheme": "sign", "basis": "signalled" if verb == "->>" else "inferred",
            })  # fmt: skip
        else:
            force = {"x": "rebuts", "q": "qualifies", "u": "undercuts"}[verb[0]]
            answers = tuple(verb.partition("/")[2].split(",")) if "/" in verb else ()
            conflicts.append({
                "id": f"k{number}", "attacker": left, "attacked": right, "force": force, "basis": "inferred",
                "conceded": verb[1:2] == "!", "answers": answers,
            })  # fmt: skip
    footnotes = [{"id": f"n{i}", "number": i, "sources": ()} for i, _ in enumerate(notes.split(), 1)]
    return ArgumentMap.model_validate({
        "file": "test.ttl",
        "texts": ({"id": "t", "title": "T", "authors": ("author",), "issued": "2011"},),
        "actors": (
            {"id": "author", "label": "the author", "kind": "person"},
            {"id": "other", "label": "somebody", "kind": "person"},
            {"id": "unnamed", "label": "observers", "kind": "unnamed-group"},
        ),
        "claims": tuple(claims),
        "inferences": tuple(inferences),
        "conflicts": tuple(conflicts),
        "sources": tuple({"id": s, "title": f"Source {s}", "kind": "report"} for s in sorted(sources)),
        "footnotes": tuple(footnotes),
    })  # fmt: skip


def _statement(word: str, sources: set[str]) -> tuple[str, dict[str, object]]:
    fields: dict[str, object] = {"voices": ({"layers": ("author",)},)}
    citations = []
    while word[-1] in "!^*" or "@" in word or "~" in word:
        if word[-1] == "!":
            fields["common_ground"], word = "known", word[:-1]
        elif word[-1] == "^":
            fields["voices"], word = ({"layers": ("other",)},), word[:-1]
        elif word[-1] == "*":
            fields["voices"], word = ({"layers": ("unnamed",)},), word[:-1]
        else:
            mark = "@" if "@" in word else "~"
            word, _, source = word.partition(mark)
            note = source if source.startswith("n") and source[1:].isdigit() else None
            if note is None:
                sources.add(source)
            reach = "shows" if mark == "@" else "says"
            citations.append({"reach": reach, "note": note, "sources": () if note else (source,)})
    fields["citations"] = tuple(citations)
    return word, fields


@pytest.fixture(scope="session")
def make_map() -> MakeMap:
    """The builder of small maps."""
    return build_map
