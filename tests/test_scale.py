"""The benchmarks of size run, at sizes that tell nothing but that they run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def told(code: str) -> object:
    """What a piece of Python in the folder of the benchmarks prints, as JSON."""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=BENCHMARKS, check=True, capture_output=True, text=True
    )  # fmt: skip
    return json.loads(ran.stdout)


def test_the_cost_by_size_is_measured():
    """A map of a hundred claims goes all the way, with its memory, and is told in words."""
    (row,) = told("import json, scale; print(json.dumps(scale.scale([100])))")
    assert row["claims"] == 100
    assert row["rows"] > 50
    assert row["MB stages"] > 10
    assert all(row[stage] >= 0 for stage in ("read", "backing", "verdicts", "weaknesses", "whole", "load"))


def test_the_cores_are_measured_against_their_peer():
    """Grounded and DF-QuAD on a small framework, with the peer where it is installed, which must agree."""
    code = "import json, cores; print(json.dumps([cores.both_grounded(50, cores.knot(50)), cores.both_weighted(50)]))"
    assert all(ours >= 0 for ours, _ in told(code))


def test_the_map_to_measure_on_is_sound(tmp_path):
    """What is measured is a map that argmap check finds nothing wrong with, whatever the size."""
    path = tmp_path / "map.ttl"
    subprocess.run([sys.executable, BENCHMARKS / "maps.py", "120", path], check=True)
    ran = subprocess.run(
        [sys.executable, "-m", "build_graph", "check", path], check=True, capture_output=True, text=True,
        cwd=BENCHMARKS.parent,
    )  # fmt: skip
    assert ran.stderr == "nothing wrong\n"
