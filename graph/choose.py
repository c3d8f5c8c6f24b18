"""What a user asks for by name, as what there is: a statement, kinds of weakness, all that is given for a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.errors import CallError

if TYPE_CHECKING:
    from graph.analysis.structure.rows import Question
    from graph.model import ArgumentMap


def kinds(names: Iterable[str]) -> frozenset[str]:
    """The kinds of weakness of these names, each alone or several with commas between.

    CallError with the nearest names if one does not exist.

    >>> sorted(kinds(["hollow,circular", "bare"]))
    ['bare', 'circular', 'hollow']
    """
    from graph.analysis.weaknesses import KINDS
    from graph.check import nearest

    asked = frozenset(name.strip() for words in names for name in words.split(","))
    for name in sorted(asked - KINDS.keys()):
        raise CallError(
            f"{name}: no such kind of weakness: {nearest(name, list(KINDS)) or 'one of ' + ', '.join(KINDS)}"
        )
    return asked


def questions(names: Iterable[str]) -> tuple[Question, ...]:
    """The questions about structure of these names, all if none is named; CallError if one does not exist."""
    from graph.analysis.structure.rows import Question
    from graph.check import nearest

    asked = tuple(dict.fromkeys(names))
    known = {question.value for question in Question}
    for name in asked:
        if name not in known:
            raise CallError(
                f"{name}: no such question: {nearest(name, sorted(known)) or 'one of ' + ', '.join(Question)}"
            )
    return tuple(question for question in Question if question.value in asked) or tuple(Question)


def statement(argument_map: ArgumentMap, name: str) -> str:
    """The id of the statement of that name; CallError if there is none, or if it is something else."""
    from graph import find_id
    from graph.model import kind_of

    found = find_id(argument_map, name)
    if found not in {known.id for known in argument_map.statements}:
        kind = kind_of(argument_map[found])
        raise CallError(f"{found}: {kind}, not a statement: name a claim or a piece of evidence")
    return found


def given_for(argument_map: ArgumentMap, claim: str) -> frozenset[str]:
    """A claim and every statement that is given for it, as proof or as explanation, near or far."""
    premises: dict[str, set[str]] = defaultdict(set)
    for inference in argument_map.inferences:
        premises[inference.conclusion].update(inference.premises)
    found, waiting = {claim}, [claim]
    while waiting:
        new = premises[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def parameters(words: Iterable[str]) -> dict[str, str]:
    """Parameters written ``name=value``; CallError at one that is not.

    >>> parameters(["claim=claim:a", "?word=x=y"])
    {'claim': 'claim:a', 'word': 'x=y'}
    """
    found = {}
    for word in words:
        name, sign, value = word.removeprefix("?").partition("=")
        if not (name and sign):
            raise CallError(f"{word}: a parameter is written name=value, such as claim=claim:a-few-words")
        found[name] = value
    return found
