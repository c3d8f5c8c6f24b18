"""A job in a child process that cannot run for ever, fill the memory or reach the network.

A query may be a stranger's, and neither engine can stop one.  So each runs in a forked child with a limit on its
memory and its time, and where the system allows it in an empty network namespace; the parent kills it at the deadline.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

from graph.errors import QueryRefused

SECONDS = 30.0
MEGABYTES = 2048

_STATM = Path("/proc/self/statm")
_NEW_NETWORK = 0x40000000 | 0x10000000  # CLONE_NEWNET | CLONE_NEWUSER


def within(job: Callable[[], bytes], *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> bytes:
    """What the job returns; QueryRefused if it takes more time or memory than it may, or fails.

    ``megabytes`` is what the job may use beyond what the process uses already.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(job, writer, seconds, megabytes)
    os.close(writer)
    try:
        answer = _read(reader, child, seconds)
    finally:
        os.close(reader)
    _, status = os.waitpid(child, 0)
    if answer[:1] == b"+" and status == 0:
        return answer[1:]
    if answer[:1] == b"-":
        raise QueryRefused(answer[1:].decode("utf-8", "replace"))
    raise QueryRefused(f"the query needed more than {megabytes} MB of memory: ask for less, or add LIMIT")


def _work(job: Callable[[], bytes], writer: int, seconds: float, megabytes: int) -> None:
    """The child's life: limit itself, do the job, write the answer, and leave without any of the parent's clean-up."""
    code = 1
    try:
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine that runs out of memory prints and aborts
        _limit(seconds, megabytes)
        answer = b"+" + job()
        code = 0
    except MemoryError:
        answer = b""
    except BaseException as error:  # noqa: BLE001 - whatever went wrong in the child must reach the parent as a message
        answer = b"-" + str(error).encode("utf-8")
        code = 0
    with contextlib.suppress(OSError), os.fdopen(writer, "wb") as pipe:
        pipe.write(answer)
    os._exit(code)


def _limit(seconds: float, megabytes: int) -> None:
    if _STATM.exists():  # on Linux; elsewhere nothing tells what is in use, and the time alone is limited
        most = int(_STATM.read_text("ascii").split()[0]) * resource.getpagesize() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    cpu = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_NETWORK)


def _read(reader: int, child: int, seconds: float) -> bytes:
    deadline = time.monotonic() + seconds
    pieces: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise QueryRefused(f"the query took longer than {seconds:g} seconds: narrow it, or add LIMIT")
        piece = os.read(reader, 1 << 16)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
