"""What ``argmap build --with-sparql`` adds to the page: Oxigraph in WebAssembly, the triples, a bench to query them.

The engine runs in a worker made from a text in the page, because only a worker can be stopped.  Everything is packed,
and nothing of it is in a page without the switch.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from importlib.resources import files

from graph.terms import terms

SCRIPTS = ("sparql/prepare", "sparql/engine", "sparql/result", "sparql/complete", "sparql/editor", "sparql/bench")
"""The modules of ``static/`` that are joined to the page's own."""

STYLES = ("sparql/bench",)
ENGINE = "oxigraph-0.5.11"
"""The vendored release, a ``.js`` and a ``.wasm``."""

POLICY = "argmap-worker"
"""The one Trusted Types policy of such a page: it turns an address that the page made itself into a worker's."""


def with_bench(scripts: tuple[str, ...], styles: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The page's own modules and style sheets with those of the bench; the last module, which starts all, stays last.

    >>> with_bench(("dom", "main"), ("page",))[0][-2:]
    ('sparql/bench', 'main')
    """
    return (*scripts[:-1], *SCRIPTS, scripts[-1]), (*styles, *STYLES)


def islands(written: bytes) -> tuple[tuple[str, str], ...]:
    """What the page carries, by element id; ``written`` is what ``graph.export.graph_trig`` made of the map."""
    vendor, static = files("viz").joinpath("vendor"), files("viz").joinpath("static")
    code = classic(vendor.joinpath(f"{ENGINE}.js").read_text("utf-8"))
    worker = static.joinpath("sparql", "worker.js").read_text("utf-8")
    known = [(term.name, term.label, term.definition) for term in terms(written)]
    return (
        ("engine-worker", _pack(f"{code}\n{worker}".encode())),
        ("engine-wasm", _pack(vendor.joinpath(f"{ENGINE}.wasm").read_bytes())),
        ("engine-triples", _pack(written)),
        ("engine-terms", _pack(json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode())),
    )


def classic(module: str) -> str:
    r"""A module as a plain script: a worker of a page opened from disk cannot be a module.

    >>> classic("export class A {}\nexport { b, c as default };\nnew URL('x.wasm', import.meta.url);\n")
    "class A {}\n\nnew URL('x.wasm', self.location.href);\n"
    """
    without = re.sub(r"(?m)^export (?=class|function)", "", module)
    without = re.sub(r"(?m)^export \{[^}]*\};$", "", without)
    return without.replace("import.meta.url", "self.location.href")


def _pack(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode("ascii")
