"""The cores against their peers, in one run: grounded labelling and DF-QuAD on plain frameworks.

``pip install formal-argumentation==0.3.0`` for the peer, which is left out where it is not installed (QBAF-Py, the
other one, is on no package index).  ``python benchmarks/cores.py [ARGUMENTS ...]``.  The time of importing and of
building the peer's own framework is not counted; what argmap makes of the list of pairs is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from frameworks import Attacks, debate, knot

from graph.analysis.levels import strengths_of
from graph.analysis.program import IN, grounded
from graph.analysis.strength import df_quad

T = TypeVar("T")
Weighted = tuple[list[float], Attacks, Attacks]


def timed(run: Callable[[], T]) -> tuple[float, T]:
    """The processor time that something takes, and what it comes to."""
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def both_grounded(size: int, attacks: Attacks) -> tuple[float, float | None]:
    """The time of argmap's grounded labelling and of the peer's; they agree."""
    ours, model = timed(lambda: grounded(size, attacks).value)
    if not find_spec("argumentation"):
        return ours, None
    from argumentation.core import dung  # type: ignore[import-not-found,unused-ignore]  # a peer, seldom installed

    framework = dung.ArgumentationFramework(
        arguments=frozenset(map(str, range(size))), defeats=frozenset((str(a), str(b)) for a, b in attacks)
    )
    theirs, extension = timed(lambda: dung.grounded_extension(framework))
    assert extension == {str(n) for n, value in enumerate(model) if value == IN}
    return ours, theirs


def weighted(size: int, seed: int = 1) -> Weighted:
    """A debate of which every other pair, by chance, supports; base scores by chance."""
    random = Random(seed)  # noqa: S311 - a framework is no secret
    pairs: tuple[Attacks, Attacks] = ([], [])
    for end, start in dict.fromkeys((min(pair), max(pair)) for pair in debate(size, seed) if pair[0] != pair[1]):
        pairs[random.random() < 0.5].append((start, end))
    return [random.random() for _ in range(size)], *pairs


def both_weighted(size: int) -> tuple[float, float | None]:
    """The time of argmap's DF-QuAD and of the peer's; they agree to 1e-9."""
    base, supports, attacks = weighted(size)
    ours, found = timed(lambda: strengths_of(base, supports, attacks, df_quad).low)
    if not find_spec("argumentation"):
        return ours, None
    from argumentation.gradual import dfquad, gradual  # type: ignore[import-not-found,unused-ignore]  # a peer

    framework = gradual.WeightedBipolarGraph(
        arguments=frozenset(map(str, range(size))),
        initial_weights={str(n): score for n, score in enumerate(base)},
        attacks=frozenset((str(a), str(b)) for a, b in attacks),
        supports=frozenset((str(a), str(b)) for a, b in supports),
    )
    theirs, result = timed(lambda: dict[str, float](dfquad.dfquad_strengths(framework).strengths))
    assert all(abs(result[str(n)] - value) < 1e-9 for n, value in enumerate(found.tolist()))
    return ours, theirs


def told(what: str, size: int, ours: float, theirs: float | None) -> str:
    """One comparison in words."""
    peer = "no peer installed" if theirs is None else f"formal-argumentation {theirs:.3f} s: {theirs / ours:.1f} times"
    return f"{what}, {size} arguments: argmap {ours:.3f} s, {peer}"


if __name__ == "__main__":
    for arguments in [int(word) for word in sys.argv[1:]] or [1000, 10_000, 100_000]:
        print(told("grounded, knot", arguments, *both_grounded(arguments, knot(arguments))))
        print(told("grounded, debate", arguments, *both_grounded(arguments, debate(arguments))))
        print(told("DF-QuAD, debate", arguments, *both_weighted(arguments)), flush=True)
