"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS, SH, SKOS

from graph.vocab import AM, AM_BASE, SCHEME, SCHEME_BASE

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SOURCES = sorted(
    [*ROOT.glob("*.py"), *(p for d in ("graph", "viz", "tests", "benchmarks") for p in (ROOT / d).rglob("*.py"))]
)
NOT_OURS = ("__pycache__", "node_modules", "out", "build", "dist", "vendor")
PACKAGED = ("graph", "viz", "build_graph.py", "claims.ttl")


def _files() -> Iterator[tuple[str, str]]:
    """Every text file of the house that is ours, with its path; what is vendored or built is not."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(n for n in folders if n not in NOT_OURS and (not n.startswith(".") or n == ".ci"))
        for name in sorted(names):
            path = Path(folder, name)
            try:
                yield str(path.relative_to(ROOT)), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def _imports(path: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def _where(pattern: str) -> list[str]:
    """The places of the house that a pattern fits."""
    return [
        f"{name}:{number}"
        for name, text in _files()
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_graph_never_imports_viz() -> None:
    """What is argued does not know how it looks."""
    assert [str(p) for p in (ROOT / "graph").rglob("*.py") if "viz" in _imports(p)] == []


def test_only_the_canvas_imports_pyvis() -> None:
    """The page's model stands behind one adapter."""
    ours = [p for p in SOURCES if p.relative_to(ROOT).parts[0] != "tests"]
    assert [p.relative_to(ROOT).as_posix() for p in ours if "pyvis" in _imports(p)] == ["viz/canvas.py"]


def test_nothing_in_the_rooms_prints_or_exits() -> None:
    """Only the door turns an error into an exit code."""
    leaves = [
        f"{path.name}:{node.lineno}"
        for room in ("graph", "viz")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "exit", "sys.exit", "quit")
    ]
    assert leaves == []


def test_entry_points_import() -> None:
    """Every console script leads to a function."""
    for target in PROJECT["project"]["scripts"].values():
        module, _, name = target.partition(":")
        assert callable(getattr(import_module(module), name))


def test_one_version() -> None:
    """The version of the project is that of the top of the changelog and of the citation."""
    version = PROJECT["project"]["version"]
    newest = re.search(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_every_dependency_has_bounds_and_a_reason() -> None:
    """A lowest version that was tried, a highest that was not passed, and why it is there at all."""
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [")[1].split("]\n")[0].splitlines()
    wanted = [line for line in lines if line.strip()]
    assert len(wanted) == len(PROJECT["project"]["dependencies"])
    assert [
        line for line in wanted if not re.fullmatch(r'    "[a-z0-9]+(?:>=[\d.]+,<[\d.]+|==[\d.]+)", +# .+', line)
    ] == []
    optional = PROJECT["project"]["optional-dependencies"]["dev"]
    assert [need for need in optional if not re.fullmatch(r"[a-z0-9-]+>=[\d.]+(?:dev\d+)?,<[\d.]+", need)] == []


def test_the_vocabulary_has_one_set_of_terms() -> None:
    """vocab.py and vocabulary.ttl name the same terms, and each has a label, a definition and an example."""
    vocabulary = rdflib.Graph().parse(ROOT / "graph" / "vocabulary.ttl")
    ours = {str(s) for s in vocabulary.subjects() if str(s).startswith((AM_BASE, SCHEME_BASE))}
    terms = ours - {f"{SCHEME_BASE}list"}  # the list itself is no scheme
    assert terms == {str(term) for term in (*AM, *SCHEME)}
    for term in sorted(terms):
        for told in (RDFS.label, SKOS.definition, SKOS.example):
            assert vocabulary.value(rdflib.URIRef(term), told), f"{term} has no {told}"


def test_every_shape_says_how_to_repair() -> None:
    """Node shapes and property shapes have a message; a property's says what is asked and how to mend it."""
    shapes = rdflib.Graph().parse(ROOT / "graph" / "shapes.ttl")
    properties = set(shapes.objects(None, SH.property))
    assert len(properties) > 80
    for shape in (*shapes.subjects(rdflib.RDF.type, SH.NodeShape), *properties):
        message = shapes.value(shape, SH.message)
        assert message, f"no message: {shapes.value(shape, SH.path)}"
        assert ": " in message


@pytest.mark.parametrize("kind", ["checks", "reports"])
def test_every_query_says_what_it_asks(kind: str) -> None:
    """A question, or a fault and its repair, in the first lines; and an order that is the same on every run."""
    files = sorted((ROOT / "graph" / "queries" / kind).glob("*.rq"))
    assert len(files) >= 15
    for file in files:
        first, *rest = file.read_text("utf-8").splitlines()
        assert re.fullmatch(r"# \S.*\?" if kind == "reports" else r"# \S.*", first), file.name
        assert kind == "reports" or rest[0].startswith("# repair: "), file.name
        assert any("ORDER BY" in line for line in rest), file.name


def test_every_test_has_a_sentence() -> None:
    """What a test shows stands in its docstring."""
    silent = [
        f"{path.name}:{node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_packages_under_tests() -> None:
    """An __init__.py there would hide the packages that are tested."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_nothing_but_the_packages_is_called_graph_or_viz() -> None:
    """No variable, argument, function or attribute takes the name of a room."""
    taken = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            stored = isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store)
            name = {ast.Name: "id", ast.Attribute: "attr", ast.arg: "arg", ast.FunctionDef: "name"}.get(type(node))
            if (
                name
                and getattr(node, name) in ("graph", "viz")
                and (stored or not isinstance(node, (ast.Name, ast.Attribute)))
            ):
                taken.append(f"{path.name}:{getattr(node, 'lineno', 0)}")
    assert taken == []


def test_nothing_of_this_machine() -> None:
    """No absolute path of a workplace, and no host of a package index, stands in a file."""
    assert _where(r"(?<![\w.])/(?:wor[k]|roo[t]|far[m]|home/\w+)/") == []
    assert _where(r"(?:py[p]i\.org|registry\.np[m]js|python[h]osted)") == []


def test_nothing_unfinished() -> None:
    """What is written is done: no notes to oneself, no test that is left out for good."""
    assert _where(r"\b(?:TO[D]O|FIX[M]E|XX[X]|NotImpl[e]mentedError)\b|mark\.ski[p]\b") == []


def test_every_exception_to_a_rule_has_its_reason() -> None:
    """Who switches a check off says why, on the line."""
    assert [w for w in _where(r"# noqa(?:: [A-Z]+\d+(?:, [A-Z]+\d+)*)?\s*$") if w.endswith(".py") or ".py:" in w] == []
    assert [w for w in _where(r"# type: ignore(?:\[[\w, -]+\])?\s*$") if ".py:" in w] == []
    ruff = (ROOT / "pyproject.toml").read_text("utf-8").split("[tool.ruff.lint]")[1].split("ignore = [")[1]
    assert [line for line in ruff.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line) and "# " not in line] == []


def test_all_data_is_used() -> None:
    """Every file in tests/data is a good or a bad map, or is named by a test."""
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    data = ROOT / "tests" / "data"
    lost = [
        file.relative_to(data).as_posix()
        for file in sorted(data.rglob("*"))
        if file.is_file()
        and not (file.parent.name in ("good", "bad") and file.suffix in (".ttl", ".expect"))
        and file.name not in tests
    ]
    assert lost == []
    assert [f.name for f in (data / "bad").glob("*.expect") if not f.with_suffix(".ttl").exists()] == []


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    """Hash order, folder and time leave no trace in what is built."""
    built = []
    for seed in ("1", "2"):
        out = tmp_path / seed / "out"
        out.parent.mkdir()
        subprocess.run(
            [sys.executable, ROOT / "build_graph.py", "build", ROOT / "claims.ttl"],
            check=True, cwd=out.parent, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        built.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert len(built[0]) >= 4
    assert built[0] == built[1]


@pytest.mark.slow
def test_the_wheel_works_anywhere(tmp_path: Path) -> None:
    """It carries the map, shapes, queries and the page's files, nothing else, and finds them from another folder."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", tmp_path, ROOT], check=True)
    (wheel,) = tmp_path.glob("argmap-*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(ROOT).as_posix()
        for part in PACKAGED
        for path in (ROOT / part, *(ROOT / part).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert inside == expected
    site = tmp_path / "site"
    subprocess.run([*pip, "install", "--no-deps", "--no-compile", "--target", site, wheel], check=True)
    code = (
        "import build_graph, graph, pathlib, sys; from graph.load import builtin;"
        "site = pathlib.Path(graph.__file__).parent.parent; assert builtin() == site / 'claims.ttl', builtin();"
        "assert pathlib.Path(build_graph.__file__).parent == site; sys.argv = ['argmap', 'build']; build_graph.main()"
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(site)},
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    assert (elsewhere / "out" / "map.html").is_file()


@pytest.mark.slow
def test_benchmarks_run() -> None:
    """The cost of the commands is measured, and help costs no more than the import that it is measured by."""
    spec = subprocess.run(
        [sys.executable, "-c", "import cost; print(cost.ratios(1))"],
        cwd=ROOT / "benchmarks", check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert re.fullmatch(r"\{'build': [\d.]+, 'help': 0\.\d+\}\n", spec.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_does_not_run_is_counted_aloud(workers: str) -> None:
    """Without the text its tests are counted in the summary, also when several workers run them."""
    env = {k: v for k, v in os.environ.items() if k not in ("ARGMAP_TEXT", "CI") and not k.startswith("PYTEST_")}
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        workers,
        "-p",
        "no:cacheprovider",
        "tests/graph/test_anchors.py",
    ]
    ran = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "not run: 7 text tests (ARGMAP_TEXT is not set to a file)" in ran.stdout
