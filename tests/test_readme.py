"""What the README says to type works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SHELL = [block.strip().splitlines() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for block in SHELL for line in block if "argmap" in line and ".venv" not in line]


@pytest.fixture
def path_with_argmap(tmp_path: Path) -> str:
    """A PATH on which ``argmap`` is this checkout's."""
    door = tmp_path / "bin" / "argmap"
    door.parent.mkdir()
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build_graph.py"}" "$@"\n')
    door.chmod(0o755)
    return f"{door.parent}:{os.environ['PATH']}"


def test_it_opens_with_the_two_commands() -> None:
    """A stranger's first two lines are make map and make test, and both are targets."""
    assert [line.split("#")[0].strip() for line in SHELL[0]] == ["make map", "make test"]
    for command in ("map", "test"):
        subprocess.run(["make", "--dry-run", command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def test_there_are_three_uses() -> None:
    """As many commands are found below as the README shows: a lost pattern would run none."""
    assert len(COMMANDS) == 20
    assert len(PYTHON) == 1


@pytest.mark.slow
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_does_what_it_says(line: str, path_with_argmap: str, tmp_path: Path) -> None:
    """It runs from any folder on the map that comes along, exits with 0 and prints something."""
    env = {**os.environ, "PATH": path_with_argmap, "BROWSER": "true"}
    ran = subprocess.run(line, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)  # noqa: S602 - the README's own lines
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 1
    assert "map.html" not in line or (tmp_path / "out" / "map.html").is_file()


def test_the_python_example_runs(tmp_path: Path) -> None:
    """The stages can be called as shown."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", PYTHON[0]], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"\d+ claims, \d+ weak points, \d+ nodes\n", ran.stdout)


def test_every_link_leads_somewhere() -> None:
    """The files and pictures that README and CONTRIBUTING point to exist."""
    texts = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", texts)
    assert len(targets) >= 6
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.slow
def test_the_two_lines_without_make(tmp_path: Path) -> None:
    """In a copy of the checkout they make an environment and the page."""
    copy = tmp_path / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "out", "__pycache__", "tests"))
    env = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    (block,) = (block for block in SHELL if "venv" in block[0])
    for line in block:
        subprocess.run(line, shell=True, cwd=copy, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S602 - the README's own lines
    assert (copy / "out" / "map.html").is_file()


@pytest.mark.parametrize(
    ("asked", "told"),
    [("ensurepip", "this Python has no venv: apt-get install python3-venv"), ("version_info", "3.11 or")],
)
def test_a_python_that_will_not_do_gets_one_line(asked: str, told: str, tmp_path: Path) -> None:
    """Without venv, or too old, ``make`` says what to install and stops."""
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{asked}*) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    make = ["make", "--no-print-directory", "map", f"PYTHON={python}", f"VENV={tmp_path / 'venv'}"]
    ran = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert told in ran.stdout
    assert ran.stdout.count("\n") == 1
