"""Reading what a user names and writing what a user asked for, so that nothing is ever half written."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from graph.errors import CallError


def read_text(path: Path) -> str:
    """The text of a file (``-``: standard input), each character in its place; CallError if that cannot be read."""
    try:
        source = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return source.decode("utf-8")
    except FileNotFoundError:
        raise CallError(f"{path}: no such file: check the name") from None
    except UnicodeDecodeError as error:
        raise CallError(f"{path}: byte {error.start} is not UTF-8: save the file as UTF-8") from None
    except OSError as error:
        raise CallError(f"{path}: cannot be read ({error.strerror}): name a file that can") from None


def is_file(path: Path) -> bool:
    """Whether there is a file of that name; a name that no file can have, such as a whole query, is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all or none: each beside its place first, and moved there when all are written.

    Raises CallError if the folder cannot be written; what was there before is then untouched.
    """
    written: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            place = (folder / name).resolve()
            beside = place.with_name(f".{place.name}.{os.getpid()}")
            written.append((beside, place))
            beside.write_bytes(data)
            if place.is_dir():
                raise IsADirectoryError(0, "a folder has that name", str(place))
            if place.exists():
                shutil.copymode(place, beside)
        for beside, place in written:
            beside.replace(place)
    except OSError as error:
        raise CallError(f"{folder}: cannot be written ({error.strerror}): name another place") from None
    finally:
        for beside, _ in written:
            with contextlib.suppress(OSError):
                beside.unlink()
