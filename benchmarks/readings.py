"""The processor time of one preferred extension, of argmap and of its peers, on the same framework in the same run.

Peers that are not installed are left out: ``pip install clingo 'formal-argumentation[z3]'``.
``python benchmarks/readings.py [SIZE ...]``; 100,000 arguments take formal-argumentation about a minute.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from frameworks import Attacks, debate, knot

from graph.analysis.program import LARGE

Found = Callable[[int, Attacks], int]

PREFERRED = """
{i(X)} :- r(X).
:- h(X,Y), i(X), i(Y).
out(X) :- h(Y,X), i(Y).
:- i(X), h(Y,X), not out(Y).
#heuristic i(X) : r(X). [1,true]
"""
"""Admissible sets, the largest first: the first answer of a domain heuristic is a preferred extension."""


def argmap(size: int, attacks: Attacks) -> int:
    """How many arguments the extension that argmap finds has."""
    from graph.analysis.readings.dung import preferred_extension

    found = preferred_extension(size, attacks)
    assert found is not None, "the budget ended"
    return len(found)


def clingo(size: int, attacks: Attacks) -> int:
    """The same by clingo."""
    import clingo

    control = clingo.Control(["1", "--heuristic=Domain", "--warn=none"])
    facts = [f"r({n})." for n in range(size)] + [f"h({a},{b})." for a, b in attacks]
    control.add("base", [], PREFERRED + "".join(facts))
    control.ground([("base", [])])
    with control.solve(yield_=True) as answers:
        return next(len([s for s in model.symbols(atoms=True) if s.name == "i"]) for model in answers)


def formal_argumentation(size: int, attacks: Attacks) -> int:
    """The same by formal-argumentation."""
    from argumentation.core.dung import ArgumentationFramework  # type: ignore[import-not-found,unused-ignore] # a peer
    from argumentation.solving.solver import solve_dung_single_extension  # type: ignore[import-not-found,unused-ignore] # a peer

    framework = ArgumentationFramework(
        arguments=frozenset(map(str, range(size))), defeats=frozenset((str(a), str(b)) for a, b in attacks)
    )
    found: Any = solve_dung_single_extension(framework, semantics="preferred")
    return len(found.extension)


PEERS: dict[str, tuple[Found, tuple[str, ...]]] = {
    "clingo": (clingo, ("clingo",)),
    "argumentation": (formal_argumentation, ("argumentation", "z3")),
}
"""Each with the modules that it needs: formal-argumentation installs without the solver that it asks."""


def seconds(find: Found, size: int, attacks: Attacks) -> tuple[float, int]:
    """The processor time that one answer takes, and how many arguments it has."""
    start = time.process_time()
    count = find(size, attacks)
    return time.process_time() - start, count


def measure(size: int, attacks: Attacks) -> dict[str, tuple[float, int]]:
    """Time and size of the answer of argmap and of every peer that is installed."""
    argmap(LARGE, debate(LARGE))  # so that no import is measured
    finders = {"argmap": argmap, **{name: find for name, (find, needs) in PEERS.items() if all(map(find_spec, needs))}}
    for find in finders.values():
        find(10, debate(10))
    return {name: seconds(find, size, attacks) for name, find in finders.items()}


def main(sizes: list[int]) -> None:
    """Print a line for each family, size and solver."""
    for family in (debate, knot):
        for size in sizes:
            if family is knot and size > 10_000:
                print(f"{family.__name__} {size}: left out, no solver that we know decides one knot of this size")
                continue
            took = measure(size, family(size))
            own = took["argmap"][0]
            for name, (cost, count) in took.items():
                print(f"{family.__name__} {size} {name}: {cost:.3f} s, {cost / own:.1f} times, {count} arguments in")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
