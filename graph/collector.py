"""Python's search for circles of garbage, held off while very many objects are made that all stay.

Every so many new objects Python looks through those it knows for circles that nothing reaches.  While a map is read
there are none to find, and the search costs more the more has been read: a third of the time at 100,000 claims.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_off() -> Iterator[None]:
    """No search until the block ends; then as before.

    >>> before = gc.isenabled()
    >>> with held_off():
    ...     gc.isenabled()
    False
    >>> gc.isenabled() == before
    True
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
