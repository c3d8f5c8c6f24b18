"""The processor time of one what-if in the page: backing, both verdicts, every weakness and what changes, anew.

The thesis is copied until it has as many statements as asked for.  All copies cite the same sources and quote the same
actors, so that what is rejected is rejected in every copy at once: ``python benchmarks/page.py 10000 100000``.  The bar
is 50 ms at 10,000 statements.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import graph
from graph.analysis import Results, analyse
from graph.analysis.backing import backing
from graph.analysis.outcomes import Carrier
from graph.analysis.rests_on import rests_on
from graph.model import ArgumentMap
from viz.island import island
from viz.page import page

HERE = Path(__file__).parent
OWN = ("claims", "evidence", "inferences", "conflicts")
COMMON = ("texts", "sections", "actors", "sources", "footnotes", "sentences")
NAMED = re.compile(r'"((?:claim|evidence|inference|conflict):[^"]+)"')
FEW = 8
"""Things of a kind that are rejected, and accepted, one after the other."""


def copied(argument_map: ArgumentMap, times: int) -> ArgumentMap:
    """So many copies of a map beside each other, each with names of its own, on the same sources and actors."""
    text = argument_map.model_dump_json(include=set(OWN))
    copies = [json.loads(NAMED.sub(rf'"\1-{at}"', text)) for at in range(times)]
    common = argument_map.model_dump(mode="json", include=set(COMMON))
    own = {part: [thing for copy in copies for thing in copy[part]] for part in OWN}
    return ArgumentMap(file="copies.ttl", **common, **own)


def most(names: Iterable[str]) -> list[str]:
    """The names that come most often."""
    return [name for name, _ in Counter(sorted(names)).most_common(FEW)]


def scenarios(thesis: ArgumentMap) -> dict[str, list[str]]:
    """What is supposed, by kind: that on which most rests, or that has most."""
    heavy = [name for name, _ in rests_on(thesis, (Carrier.SOURCE,)).load(Carrier.SOURCE)[:FEW]]
    mains = [claim.id for claim in thesis.claims if claim.role in {"main-claim", "central-thesis"}]
    authors = thesis.authors
    voices = [voice.holder for said in thesis.statements for voice in said.voices]
    return {
        "source": heavy,
        "publisher": most(name for source in thesis.sources for name in source.publishers),
        "voice": most(name for name in voices if name not in authors),
        "the author": most(name for name in voices if name in authors)[:1],
        "main claim": [f"{name}-0" for name in mains[:FEW]],
        "inference": [f"{tie.id}-0" for tie in thesis.inferences if tie.conclusion in mains][:FEW],
        "conflict": [f"{tie.id}-0" for tie in thesis.conflicts][:FEW],
    }


def measured(statements: int) -> dict[str, dict[str, list[float]]]:
    """The milliseconds of the first weighing, and of each scenario by kind, rejected and accepted."""
    thesis = graph.load(HERE.parent / "claims.ttl").map()
    argument_map = copied(thesis, max(1, round(statements / len(thesis.statements))))
    times = len(argument_map.statements) // len(thesis.statements)
    weak = [
        weak.model_copy(update={"id": f"{weak.id}-{n}"}) for weak in analyse(thesis).weaknesses for n in range(times)
    ]
    results = Results(backing=backing(argument_map), weaknesses=tuple(weak))
    asked = json.dumps({"island": island(page(argument_map, results), {}), "scenarios": scenarios(thesis)})
    node = shutil.which("node")
    if not node:
        raise SystemExit("this benchmark needs Node")
    ran = subprocess.run([node, str(HERE / "page.mjs")], input=asked, capture_output=True, text=True, check=True)
    times_spent: dict[str, dict[str, list[float]]] = json.loads(ran.stdout)
    return times_spent


def told(found: dict[str, dict[str, list[float]]]) -> Iterable[str]:
    """The figures in lines."""
    once = found.pop("once")
    yield f"{once['statements'][0]:,.0f} statements: " + ", ".join(
        f"{name} {times[0]:,.0f} ms" for name, times in once.items() if name != "statements"
    )
    everything = [time for kinds in found.values() for times in kinds.values() for time in times]
    yield f"{'all scenarios':24} median {statistics.median(everything):7.1f}   worst {max(everything):7.1f} ms"
    for kind, ways in found.items():
        for way, times in ways.items():
            yield f"{f'{kind}, {way}':24} median {statistics.median(times):7.1f}   worst {max(times):7.1f} ms"


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [700, 10_000]:
        print("\n".join(told(measured(size))), flush=True)
