"""The processor time of a cold ``argmap build`` and of ``argmap --help``, as multiples of importing the libraries.

Each is started afresh in the same environment, in turn, and the median of the runs counts:
``python benchmarks/cost.py``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

DOOR = Path(__file__).parent.parent / "build_graph.py"
IMPORT = "import rdflib, networkx, pyvis.network, pydantic, pyoxigraph"
LIMITS = {"build": 5.0, "help": 1.0}
"""What a command may cost, in imports."""


def cpu(*words: str, folder: str) -> float:
    """The seconds of processor time, user and system, that a fresh interpreter takes with these words."""
    with subprocess.Popen(
        [sys.executable, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as job:
        said = job.stderr.read() if job.stderr else b""
        _, status, usage = os.wait4(job.pid, 0)
        job.returncode = os.waitstatus_to_exitcode(status)
    if job.returncode:
        raise SystemExit(f"{' '.join(words)} failed: {said.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime


def ratios(runs: int = 5) -> dict[str, float]:
    """The cost of each command in imports, from ``runs`` runs of each."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "import": ("-c", IMPORT),
            "build": (str(DOOR), "build", str(DOOR.parent / "claims.ttl")),
            "help": (str(DOOR), "--help"),
        }
        took = {name: [cpu(*words, folder=folder) for _ in range(runs)] for name, words in commands.items()}
    medians = {name: statistics.median(times) for name, times in took.items()}
    return {name: medians[name] / medians["import"] for name in LIMITS}


if __name__ == "__main__":
    for command, ratio in ratios().items():
        print(f"{command}: {ratio:.2f} imports (at most {LIMITS[command]:g})")
