"""Plain Dung frameworks to measure on, as a number of arguments and a list of attacks; a seed names one."""

from __future__ import annotations

from random import Random

Attacks = list[tuple[int, int]]


def debate(size: int, seed: int = 1) -> Attacks:
    """As in a debate: each argument attacks an earlier one, a tenth a second, a fiftieth is attacked back."""
    random = Random(seed)  # noqa: S311 - a framework is no secret
    attacks = []
    for argument in range(1, size):
        target = random.randrange(argument)
        attacks.append((argument, target))
        if random.random() < 0.1:
            attacks.append((argument, random.randrange(argument)))
        if random.random() < 0.02:
            attacks.append((target, argument))
    return attacks


def knot(size: int, seed: int = 1) -> Attacks:
    """Three attacks an argument, drawn evenly: one knot of circles, as no real map is."""
    random = Random(seed)  # noqa: S311 - a framework is no secret
    return [(random.randrange(size), random.randrange(size)) for _ in range(3 * size)]
