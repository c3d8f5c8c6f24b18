"""Other people's solvers of Dung frameworks, each behind the same question: the extensions of a kind.

Arguments are numbers.  ``pygarg`` asks a SAT solver, ``python-argumentation`` labels step by step, and
``formal-argumentation`` searches by itself; none shares a line with another or with us.
"""

from __future__ import annotations

from collections.abc import Callable

Extensions = set[frozenset[int]]
Attacks = set[tuple[int, int]]

KINDS = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal")


def pygarg(size: int, attacks: Attacks, kind: str) -> Extensions:
    """By J.-G. Mailly's pygarg; its semi-stable keeps clauses from one extension to the next, so it is not asked."""
    from pygarg.dung import solver

    words = {"grounded": "GR", "complete": "CO", "preferred": "PR", "stable": "ST", "ideal": "ID"}
    arguments = [f"a{n}" for n in range(size)]
    listed = [[f"a{source}", f"a{target}"] for source, target in sorted(attacks)]
    found = solver.extension_enumeration(arguments, listed, words[kind])
    return {frozenset(int(name[1:]) for name in extension) for extension in found}


def python_argumentation(size: int, attacks: Attacks, kind: str) -> Extensions:
    """By D. Odekerken, A. Borg and M. Berthold's python-argumentation."""
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics import get_complete_extensions as complete
    from py_arg.algorithms.semantics import get_grounded_extension as grounded
    from py_arg.algorithms.semantics import get_ideal_extension as ideal
    from py_arg.algorithms.semantics import get_preferred_extensions as preferred
    from py_arg.algorithms.semantics import get_semistable_extensions as semi_stable
    from py_arg.algorithms.semantics import get_stable_extensions as stable

    arguments = [Argument(f"{n:03}") for n in range(size)]
    defeats = [Defeat(arguments[source], arguments[target]) for source, target in sorted(attacks)]
    framework = AbstractArgumentationFramework("", arguments, defeats)
    ways = {
        "grounded": lambda f: [grounded.get_grounded_extension(f)],
        "complete": complete.get_complete_extensions,
        "preferred": preferred.get_preferred_extensions,
        "stable": stable.get_stable_extensions,
        "semi-stable": semi_stable.get_semistable_extensions,
        "ideal": ideal.get_ideal_extension,
    }
    return {frozenset(int(argument.name) for argument in extension) for extension in ways[kind](framework)}


def formal_argumentation(size: int, attacks: Attacks, kind: str) -> Extensions:
    """By ctoth's formal-argumentation."""
    from argumentation.core.dung import ArgumentationFramework, extensions_for

    names = frozenset(map(str, range(size)))
    framework = ArgumentationFramework(names, frozenset((str(source), str(target)) for source, target in attacks))
    return {frozenset(map(int, extension)) for extension in extensions_for(framework, kind)}


PEERS: dict[str, Callable[[int, Attacks, str], Extensions]] = {
    "pygarg": pygarg, "python-argumentation": python_argumentation, "formal-argumentation": formal_argumentation
}  # fmt: skip
