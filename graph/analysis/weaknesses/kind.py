"""What a kind of weakness says of itself."""

from __future__ import annotations

from graph.model import Severity, Value


class Kind(Value):
    """A kind of weakness: its name, how much it matters, what it means, and how a curator or author mends it."""

    name: str
    severity: Severity
    meaning: str
    repair: str
