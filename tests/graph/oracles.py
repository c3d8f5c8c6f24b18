"""Second, independent ways to the verdicts: slow, short and as close to their definitions as can be.

``rules`` writes a map as a normal logic program, rule by rule, from the words of the design and not from the code.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

from graph.model import ArgumentMap

Rule = tuple[str, frozenset[str], frozenset[str]]
"""Head, what must be in, what must be out."""

Derivation = tuple[str, frozenset[str]]
"""What is derived, and what must be out for it."""


def rules(argument_map: ArgumentMap, base: frozenset[str]) -> list[Rule]:
    """The normal logic program of a map over a base."""
    ends = {i.id: i.conclusion for i in argument_map.inferences}
    hits: dict[str, set[str]] = defaultdict(set)
    found: list[Rule] = []
    for k in argument_map.conflicts:
        undercut = k.attacked in ends
        beaten = k.prevails is not None and k.prevails in {k.attacked, ends.get(k.attacked)} - {k.attacker}
        harmless = k.conceded or k.force.value == "qualifies"
        if not beaten:
            found.append((k.id, frozenset({k.attacker}), frozenset(k.answers)))
            if not harmless:
                hits[k.attacked].add(k.id)
        if not undercut and not harmless and k.prevails != k.attacker:
            found.append((f"{k.id}/back", frozenset({k.attacked}), frozenset()))
            hits[k.attacker].add(f"{k.id}/back")
    for i in argument_map.inferences:
        found.append((i.id, frozenset(i.premises), frozenset(hits[i.id])))
        if i.purpose.value == "proves":
            found.append((i.conclusion, frozenset({i.id}), frozenset(hits[i.conclusion])))
    return found + [(name, frozenset(), frozenset(hits[name])) for name in sorted(base)]


def atoms(program: list[Rule]) -> frozenset[str]:
    """Everything that a program speaks of."""
    return frozenset().union(*({head} | pos | neg for head, pos, neg in program)) if program else frozenset()


def least(program: list[Rule], out: frozenset[str]) -> frozenset[str]:
    """What follows if exactly these are taken to be out."""
    found: set[str] = set()
    while True:
        new = {head for head, pos, neg in program if pos <= found and neg <= out} - found
        if not new:
            return frozenset(found)
        found |= new


def alternating(program: list[Rule]) -> dict[str, str]:
    """The well-founded model by Van Gelder's alternating fixpoint, from the definition."""
    everything = atoms(program)
    low: frozenset[str] = frozenset()
    while True:
        high = least(program, everything - low)
        new = least(program, everything - high)
        if new == low:
            return {a: "in" if a in low else "undecided" if a in high else "out" for a in everything}
        low = new


def brute(program: list[Rule]) -> dict[str, str]:
    """The well-founded model as the partial stable model that decides least, found by trying every one."""
    everything = sorted(atoms(program))
    stable = []
    for values in itertools.product((0.0, 0.5, 1.0), repeat=len(everything)):
        guess = dict(zip(everything, values, strict=True))
        if _three_valued_least(program, guess) == guess:
            stable.append(guess)
    least_decided = min(stable, key=lambda model: sum(value != 0.5 for value in model.values()))
    words = {0.0: "out", 0.5: "undecided", 1.0: "in"}
    return {name: words[value] for name, value in least_decided.items()}


def _three_valued_least(program: list[Rule], guess: dict[str, float]) -> dict[str, float]:
    """The least three-valued model once every negation has the value that the guess gives it."""
    value = dict.fromkeys(guess, 0.0)
    while True:
        new = dict.fromkeys(guess, 0.0)
        for head, pos, neg in program:
            body = min([1.0, *(value[p] for p in pos), *(1 - guess[n] for n in neg)])
            new[head] = max(new[head], body)
        if new == value:
            return value
        value = new


def unfolded(program: list[Rule]) -> tuple[list[str], set[tuple[str, str]]]:
    """A Dung framework whose grounded labelling is the well-founded model: arguments, and attacks between them.

    Every support circle of n atoms is unfolded n levels deep: an atom on level l is supported by atoms of its circle on
    level l - 1, on level 0 by none of them; the atom itself is the one on level n.  A rule is attacked by the doubt of
    each premise and by each conflict; an atom by its lack of a rule; doubt and lack by what they doubt and lack.
    """
    circle = _circles(program)
    attacks: set[tuple[str, str]] = set()

    def at(atom: str, level: int) -> str:
        return atom if level == len(circle[atom]) else f"{atom}#{level}"

    for atom in sorted(circle):
        own = [rule for rule in program if rule[0] == atom]
        for level in range(len(circle[atom]) + 1):
            this = at(atom, level)
            attacks.add((f"lack of {this}", this))
            for number, (_, pos, neg) in enumerate(own):
                if level == 0 and pos & circle[atom]:
                    continue
                rule = f"rule {number} of {this}"
                attacks.add((rule, f"lack of {this}"))
                for p in pos:
                    premise = at(p, level - 1) if p in circle[atom] else p
                    attacks |= {(premise, f"doubt of {premise}"), (f"doubt of {premise}", rule)}
                attacks |= {(n, rule) for n in neg}
    return sorted({end for attack in attacks for end in attack}), attacks


def derivations(program: list[Rule]) -> tuple[list[Derivation], set[tuple[Derivation, Derivation]]]:
    """A Dung framework of a program whose arguments are derivations: what each derives, and what must be out for it.

    A derivation attacks what needs its conclusion to be out.  Complete, preferred, stable and grounded then are the
    partial stable, regular, stable and well-founded models: M. Caminada, S. Sa, J. Alcantara, W. Dvorak 2015, sections
    3 and 4.  Only what needs the least is kept: whatever attacks that attacks what needs more.
    """
    found: set[Derivation] = set()
    while True:
        new: set[Derivation] = set()
        for head, pos, neg in program:
            ways = [[needs for conclusion, needs in found if conclusion == p] for p in sorted(pos)]
            new |= {(head, neg.union(*chosen)) for chosen in itertools.product(*ways)}
        every = found | new
        kept = {d for d in every if not any(o[0] == d[0] and o[1] < d[1] for o in every)}
        if kept == found:
            break
        found = kept
    return sorted(found, key=lambda d: (d[0], sorted(d[1]))), {(a, b) for a in found for b in found if a[0] in b[1]}


def _circles(program: list[Rule]) -> dict[str, frozenset[str]]:
    """For every atom those that support it and that it supports, near or far; itself alone if none."""
    reach = {atom: {p for head, pos, _ in program if head == atom for p in pos} for atom in atoms(program)}
    for middle, further in reach.items():
        for near in reach.values():
            if middle in near:
                near.update(further)
    return {a: frozenset({a} | {b for b in near if a in reach[b]}) for a, near in reach.items()}


def grounded(arguments: list[str], attacks: set[tuple[str, str]]) -> dict[str, str]:
    """Dung's grounded labelling: in if every attacker is out, out if one is in."""
    targets: dict[str, list[str]] = defaultdict(list)
    left = dict.fromkeys(arguments, 0)
    for source, target in attacks:
        targets[source].append(target)
        left[target] += 1
    label = {argument: "in" for argument in arguments if not left[argument]}
    waiting = list(label)
    while waiting:
        argument = waiting.pop()
        for target in targets[argument]:
            left[target] -= 1
            if target not in label and (label[argument] == "in" or not left[target]):
                label[target] = "out" if label[argument] == "in" else "in"
                waiting.append(target)
    return {argument: label.get(argument, "undecided") for argument in arguments}


def stable_models(program: list[Rule]) -> list[frozenset[str]]:
    """The stable models of a program, by clingo."""
    import clingo

    number = {atom: n for n, atom in enumerate(sorted(atoms(program)))}
    lines = []
    for head, pos, neg in program:
        body = ["#true", *(f"a({number[p]})" for p in sorted(pos)), *(f"not a({number[n]})" for n in sorted(neg))]
        lines.append(f"a({number[head]}) :- {', '.join(body)}.")
    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    back = {n: atom for atom, n in number.items()}
    with control.solve(yield_=True) as found:
        return [frozenset(back[s.arguments[0].number] for s in model.symbols(atoms=True)) for model in found]
