"""The page's scripts as code: their own tests in Node, their types against Python's, nothing left lying about."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from viz import debate, reasons, tour
from viz.page import Cited, Document, Finding, Link, Node, Note, Page, Part, Person, Weak
from viz.render import SCRIPTS, _asset

ROOT = Path(__file__).parents[2]
SHOWN = (
    Cited, Node, Note, Link, Document, Person, Part, Weak, Finding, Page, reasons.Relation, debate.Item, debate.Stage,
    debate.Debate, tour.Stop,
)  # fmt: skip


@pytest.mark.node
@pytest.mark.parametrize("file", sorted(path.name for path in (ROOT / "tests" / "viz" / "js").glob("*.test.mjs")))
def test_the_scripts_pass_their_own_tests(file: str) -> None:
    """Node's own runner finds nothing wrong with the modules that draw nothing."""
    ran = subprocess.run(
        ["node", "--test", f"tests/viz/js/{file}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^# fail 0$|^ℹ fail 0$", ran.stdout, re.MULTILINE), ran.stdout


def _typescript(kind: Any) -> str:
    """How a field's type is written in ``types.d.ts``."""
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        inner = _typescript(first)
        if rest != [...]:
            return f"[{', '.join(map(_typescript, get_args(kind)))}]"
        return f"Array<{inner}>" if inner.startswith("[") else f"{inner}[]"
    return {str: "string", bool: "boolean", int: "number"}.get(kind) or kind.__name__


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_the_scripts_know_the_fields_of_the_page(kind: type) -> None:
    """What tsc is told of the page's data is what Python puts in it: the same fields, in order, of the same types."""
    hints = get_type_hints(kind)
    wanted = [f"{field.name}: {_typescript(hints[field.name])};" for field in fields(kind)]
    found = re.search(rf"  interface {kind.__name__} {{\n(.*?)\n  }}\n", _asset("static", "types.d.ts"), re.DOTALL)
    assert found, f"viz/static/types.d.ts needs `interface {kind.__name__}` with {wanted}"
    assert re.findall(r"^ {4}(\w.*;)$", found[1], re.MULTILINE) == wanted


def test_no_function_of_a_script_lies_unused() -> None:
    """Every function at the top of a module is named somewhere besides where it is defined."""
    bare = {name: re.sub(r"/\*.*?\*/", "", _asset("static", f"{name}.js"), flags=re.DOTALL) for name in SCRIPTS}
    whole = "\n".join(bare.values())
    made = {
        found: name
        for name, code in bare.items()
        for found in re.findall(r"^(?:async )?function (\w+)", code, re.MULTILINE)
    }
    assert len(made) > 100
    assert [f"{name}.js: {found}" for found, name in made.items() if len(re.findall(rf"\b{found}\b", whole)) < 2] == []


def test_modules_share_one_scope_without_a_clash() -> None:
    """No two modules define the same name at their top: joined, the second would stop the page, or win unseen."""
    seen: dict[str, str] = {}
    for name in SCRIPTS:
        for found in re.findall(
            r"^(?:/\*\*.*\*/ )?(?:async )?(?:function|const|let|class) (\w+)",
            _asset("static", f"{name}.js"),
            re.MULTILINE,
        ):
            assert found not in seen, f"{found} is in {seen[found]}.js and in {name}.js"
            seen[found] = name
