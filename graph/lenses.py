"""The words in which a user asks: through which lens, by which reading, of what; light, for the door to import."""

from __future__ import annotations

from enum import StrEnum


class Lens(StrEnum):
    """What is taken as the base: what is shown, or what the author asserts."""

    ON_EVIDENCE = "on-evidence"
    AS_ASSERTED = "as-asserted"


class Reading(StrEnum):
    """How a map is read: the grounded verdict, or one of its bolder or more careful kin."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"
    SEMI_STABLE = "semi-stable"
    IDEAL = "ideal"


class Carrier(StrEnum):
    """What the backing of a statement can hang on."""

    SOURCE = "source"
    PUBLISHER = "publisher"
    CREATOR = "creator"
    INTERVIEWEE = "interviewee"
    VOICE = "voice"
    STATEMENT = "statement"


class Family(StrEnum):
    """Of which things a change may be made: sources and statements and relations, or one of these alone."""

    SOURCES = "sources"
    STATEMENTS = "statements"
    RELATIONS = "relations"
    ANY = "any"
