"""Independent ways to the readings of a program: all of them, listed, and then compared as the definitions say."""

from __future__ import annotations

import itertools
from collections import defaultdict

from tests.graph.oracles import Rule, atoms, unfolded

Model = tuple[frozenset[str], frozenset[str]]
"""What is in, and what is not out."""


def by_trying(program: list[Rule]) -> set[Model]:
    """All partial stable models, by trying every value of what stands under a negation."""
    everything = atoms(program)
    negated = sorted({n for _, _, neg in program for n in neg})
    found = set()
    for values in itertools.product((0, 1, 2), repeat=len(negated)):
        low = {n for n, v in zip(negated, values, strict=True) if v == 2}
        high = {n for n, v in zip(negated, values, strict=True) if v}
        is_in, not_out = _least(program, everything - high), _least(program, everything - low)
        if is_in & set(negated) == low and not_out & set(negated) == high and is_in <= not_out:
            found.add((is_in, not_out))
    return found


def _least(program: list[Rule], out: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    while new := {head for head, pos, neg in program if pos <= found and neg <= out} - found:
        found |= new
    return frozenset(found)


def by_clingo(program: list[Rule]) -> set[Model]:
    """All partial stable models, as the stable models of the program with every atom doubled.

    T. Janhunen, I. Niemelä, D. Seipel, P. Simons, J.-H. You, "Unfolding partiality and disjunctions in stable model
    semantics", ACM Transactions on Computational Logic 7(1), 2006.
    """
    number = {atom: n for n, atom in enumerate(sorted(atoms(program)))}
    lines = [f"p({n}) :- i({n})." for n in number.values()]
    for head, pos, neg in program:
        for this, other in ("ip", "pi"):
            body = [*(f"{this}({number[p]})" for p in sorted(pos)), *(f"not {other}({number[n]})" for n in sorted(neg))]
            lines.append(f"{this}({number[head]}) :- {', '.join(['#true', *body])}.")
    back = {n: atom for atom, n in number.items()}
    return {
        (frozenset(back[n] for kind, n in model if kind == "i"), frozenset(back[n] for kind, n in model if kind == "p"))
        for model in _answers("\n".join(lines))
    }


def by_framework(program: list[Rule]) -> set[Model]:
    """The complete labellings of the framework unfolded by level, on the atoms alone, by clingo."""
    arguments, attacks = unfolded(program)
    number = {argument: n for n, argument in enumerate(arguments)}
    lines = [f"r({n})." for n in number.values()]
    lines += [f"h({number[source]},{number[target]})." for source, target in sorted(attacks)]
    lines += [
        "{i(X)} :- r(X). {o(X)} :- r(X). :- i(X), o(X).",
        ":- i(X), h(Y,X), not o(Y). :- r(X), not i(X), o(Y) : h(Y,X).",
        "hit(X) :- h(Y,X), i(Y). :- o(X), not hit(X). :- hit(X), not o(X).",
        "#show i/1. #show o/1.",
    ]
    wanted = atoms(program)
    number = {argument: n for argument, n in number.items() if argument in wanted}
    return {
        (
            frozenset(a for a, n in number.items() if ("i", n) in model),
            frozenset(a for a, n in number.items() if ("o", n) not in model),
        )
        for model in _answers("\n".join(lines))
    }


def _answers(text: str) -> list[set[tuple[str, int]]]:
    import clingo

    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], text)
    control.ground([("base", [])])
    with control.solve(yield_=True) as found:
        return [
            {(s.name, s.arguments[0].number) for s in model.symbols(shown=True) if s.name in ("i", "p", "o")}
            for model in found
        ]


def chosen(models: set[Model], reading: str, statements: set[str]) -> set[Model]:
    """Of all partial stable models those of one reading."""
    if reading == "complete":
        return models
    if reading == "grounded":
        return {min(models, key=lambda m: (len(m[0]), -len(m[1])))}
    if reading == "stable":
        return {(i, p) for i, p in models if i == p}
    if reading == "preferred":
        return {m for m in models if not any(m[0] < other[0] for other in models)}
    if reading == "semi-stable":
        open_ = {m: (m[1] - m[0]) & statements for m in models}
        return {m for m in models if not any(open_[other] < open_[m] for other in models)}
    preferred = chosen(models, "preferred", statements)
    below = {m for m in models if all(m[0] <= i and p <= m[1] for i, p in preferred)}
    return {m for m in below if not any(m[0] < other[0] or other[1] < m[1] for other in below)}


def standing(models: set[Model], statements: set[str]) -> dict[str, str]:
    """In how many of some models each statement is in."""
    count: dict[str, int] = defaultdict(int)
    for is_in, _ in models:
        for name in is_in:
            count[name] += 1
    if not models:
        return dict.fromkeys(statements, "no reading")
    return {
        s: "in all" if count[s] == len(models) else "in some" if count[s] else "in none" for s in sorted(statements)
    }
