"""What every file made here is put together from: the package's own files, templates, and the hashes of a policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2


@cache
def asset(folder: str, name: str) -> str:
    """The text of a file of the package."""
    return files("viz").joinpath(folder, name).read_bytes().decode("utf-8")


@cache
def environment() -> jinja2.Environment:
    """The templates; whatever stands in one is escaped."""
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: asset("templates", name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )


def digest(text: str) -> str:
    """A script or style sheet as a content-security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def refuse_ends(text: str) -> None:
    """A script or style that could end its own element would break the page, and the policy with it."""
    for end in ("</script", "</style", "<!--"):
        if end in text.lower():
            raise ValueError(f"an inlined file contains {end!r}")
