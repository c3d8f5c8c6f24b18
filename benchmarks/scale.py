"""How the cost of a map grows with its size, by columns: time and memory for each claim, and against a bulk load.

``python benchmarks/scale.py [CLAIMS ...]`` writes a debate-shaped map of each size (``maps``) and tells, for each
stage, the microseconds of processor time a claim; then the whole way from Turtle to the list of weaknesses as a
multiple of what pyoxigraph takes to load the same file in bulk, and its memory.  The two run in processes of their own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

STAGES = ("read", "backing", "verdicts", "weaknesses")


def load(path: Path) -> dict[str, float]:
    """The processor time of a bulk load into an empty store."""
    import pyoxigraph as ox

    start = time.process_time()
    ox.Store().bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return {"load": time.process_time() - start}


def stages(path: Path) -> dict[str, float]:
    """The processor time of each stage, and of the whole."""
    from graph.analysis.outcomes import Lens
    from graph.columns.backing import backed, given, verdicts
    from graph.columns.read import table
    from graph.columns.weaknesses import weaknesses

    marks = [time.process_time()]
    columns = table(path)
    marks.append(time.process_time())
    backed(columns, given(columns))
    marks.append(time.process_time())
    for lens in Lens:
        verdicts(columns, lens)
    marks.append(time.process_time())
    rows = sum(1 for _ in weaknesses(columns))
    marks.append(time.process_time())
    found = dict(zip(STAGES, (after - before for before, after in pairwise(marks)), strict=True))
    return {**found, "whole": found["read"] + found["weaknesses"], "triples": columns.triples, "rows": rows}


def apart(what: str, path: Path) -> dict[str, float]:
    """A measurement in a process of its own, with the most memory that it had (MB)."""
    code = f"import scale, json; print(json.dumps(scale.measured({what!r}, {str(path)!r})))"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def measured(what: str, path: str) -> dict[str, float]:
    """One measurement, here."""
    import numpy as np  # noqa: F401 - its import is no part of a stage
    import scipy.sparse.csgraph  # noqa: F401 - likewise

    found = {"load": load, "stages": stages}[what](Path(path))
    return {**found, f"MB {what}": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def scale(sizes: list[int]) -> list[dict[str, float]]:
    """Everything that is measured, for each size."""
    from maps import write

    rows = []
    for claims in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "map.ttl")
            write(path, claims)
            rows.append({"claims": claims, **apart("load", path), **apart("stages", path)})
    return rows


def told(row: dict[str, float]) -> str:
    """One size in words."""
    each = ", ".join(f"{stage} {row[stage] / row['claims'] * 1e6:.1f}" for stage in STAGES)
    return (
        f"{row['claims']:.0f} claims, {row['triples']:.0f} triples: microseconds a claim: {each}; "
        f"whole {row['whole']:.1f} s, bulk load {row['load']:.1f} s: {row['whole'] / row['load']:.2f} times; "
        f"{row['MB stages']:.0f} MB (bulk load {row['MB load']:.0f} MB); {row['rows']:.0f} weaknesses"
    )


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [10_000, 100_000, 1_000_000]:
        print(told(scale([size])[0]), flush=True)
