"""Where cards stand: the columns of the map.  Pure, deterministic, no browser, no physics.

*Columns*: the statement on top, what bears on it as heads of columns, their reasons stacked below each head.  Heads are
packed into as many columns as fit, in rows; every row hangs on a rail above it, every column on a rail at its left, so
no line crosses a card.  A column shows what the height allows and ends in a card that says how many more there are.
``focus`` holds the other layout.  ``static/columns.js`` and ``static/focus.js`` follow the same rules for the width the
reader really has; a browser test compares them card by card.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from viz.page import Node, Page
from viz.reasons import ORDER
from viz.text import wrap

SIZES: dict[str, float] = {
    "budget": 90, "heads": 24, "margin": 20, "gap": 16, "stack": 9, "row": 34, "indent": 18, "least": 145,
    "narrow": 190, "column": 200, "widest": 300, "top": 760, "pad": 14, "inset": 8, "footer": 20, "more": 28,
    "line": 1.32, "top-size": 17, "head-size": 13, "card-size": 13, "small-size": 12,
    "top-lines": 4, "head-lines": 8, "card-lines": 4, "focus-lines": 9, "small-lines": 3,
}  # fmt: skip
"""Every number both layouts use, written into the page so that there is one place to change them."""


FEW = 2
BESIDES = "What else bears on it"


@dataclass(frozen=True, slots=True)
class Card:
    """A card: ``key`` is unique in the picture, ``ref`` the thing it shows, ``type`` how it looks; x, y is its corner.

    ``kind`` is the relation by which it hangs on ``over`` (the key of the card above), ``linked`` says that it is
    needed together with the card before it, ``more`` counts what it stands for.
    """

    key: str
    ref: str
    type: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]
    kind: str = ""
    over: str = ""
    linked: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Rail:
    """A line along points; with a kind it is the last stretch to a card and drawn as that relation."""

    points: tuple[tuple[float, float], ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Cards and rails, and the size of what they cover."""

    cards: tuple[Card, ...]
    rails: tuple[Rail, ...]
    width: float
    height: float


class Child(NamedTuple):
    """A statement that bears on another: how, whether it needs the one before it, by which relation."""

    id: str
    kind: str
    linked: bool
    relation: str


class Stack(NamedTuple):
    """A column: its head and what stands under it; without a head it holds what else bears on the top."""

    head: Child
    under: list[Child]


@dataclass
class Book:
    """A page with its nodes and relations by id."""

    page: Page
    nodes: dict[str, Node] = field(init=False)
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.nodes = {node.id: node for node in self.page.nodes}
        self.names = {
            **{note.id: note.words for note in self.page.notes},
            **{document.id: document.words for document in self.page.documents},
            **{person.id: person.name for person in self.page.people},
        }
        self._relations = {relation.id: relation for relation in self.page.relations}

    def children(self, statement: str) -> list[Child]:
        """What bears on a statement; for the whole map, its roots."""
        if statement not in self.nodes:
            return [Child(root, "", False, "") for root in self.page.roots]
        found: dict[tuple[str, str], Child] = {}
        for name in self.nodes[statement].reasons:
            relation = self._relations[name]
            new = [p for p in relation.premises if (p, relation.kind) not in found]
            found.update(((p, relation.kind), Child(p, relation.kind, i > 0, name)) for i, p in enumerate(new))
        return list(found.values())

    def relation_kind(self, relation: str) -> str:
        """The kind of a relation; empty for none."""
        return self._relations[relation].kind if relation in self._relations else ""

    def at_home_under(self, statement: str) -> list[tuple[str, str]]:
        """The statements whose home is under one, with the kind of relation that brings them there."""
        return [
            (premise, self._relations[name].kind)
            for name in self.nodes[statement].reasons
            for premise in dict.fromkeys(self._relations[name].premises)
            if self.nodes[premise].home == name and self.nodes[premise].above == statement
        ]

    def stacks(self, top: str, overview: bool) -> list[Stack]:
        """The columns under a top: one for each statement that bears on it, with what bears on that.

        An overview of the page's own top puts the main claims first, also those that bear on it only from afar, and
        everything else that bears on it into one last column, so that the main claims are seen at once.
        """
        direct = self.children(top)
        mains = [n.id for n in self.page.nodes if n.form == "main-claim" and n.id != top]
        if not (overview and mains and top == self.page.top and top in self.nodes):
            return [Stack(head, self.children(head.id)) for head in direct]
        heads = list({c.id: c for c in reversed(direct) if c.id in mains}.values())[::-1]
        heads += [Child(main, "", False, "") for main in mains if main not in {head.id for head in heads}]
        rest = sorted((c for c in direct if c.id not in mains), key=lambda c: ORDER.index(c.kind))
        stacks = [Stack(head, self.children(head.id)) for head in heads]
        if len(rest) <= FEW:
            return [*stacks, *(Stack(head, self.children(head.id)) for head in rest)]
        return [*stacks, Stack(Child("", "", False, ""), rest)]


def text_height(lines: int, size: float) -> float:
    """The height of some lines."""
    return lines * size * SIZES["line"]


def card_height(lines: int, size: float, footer: bool = True) -> float:
    """The height of a card around some lines."""
    return round(2 * SIZES["inset"] + text_height(lines, size) + (SIZES["footer"] if footer else 0))


def columns(book: Book, top: str, width: float, height: float, turn: int = 0, *, overview: bool = False) -> Picture:
    """The columns under a statement, or under the whole map (an empty name), for a canvas of some size.

    ``turn`` pages through the heads where there are more than one picture holds.
    """
    width = max(width, SIZES["narrow"] + 2 * SIZES["margin"])
    heads = book.stacks(top, overview)
    per = int(SIZES["heads"])
    shown = heads[turn * per : (turn + 1) * per]
    left = len(heads) - turn * per - len(shown)
    across, wide = _across(len(shown) + (1 if left else 0), width)
    start = (width - across * wide - (across - 1) * SIZES["gap"]) / 2
    crown = _crown(book, top, width)
    rows = [shown[i : i + across] for i in range(0, len(shown), across)]
    drawn = _Columns(book, wide, start, across, crown)
    drawn.budget = int((SIZES["budget"] - 2 - len(shown)) // max(1, len(shown)))
    drawn.lay(rows, height)
    if left:
        drawn.turn_card(left, top)
    return drawn.picture(width)


def _crown(book: Book, top: str, width: float) -> Card:
    """The card on top."""
    wide = min(width - 2 * SIZES["margin"], SIZES["top"])
    label = book.nodes[top].label if top in book.nodes else book.page.title
    lines = wrap(label, SIZES["top-size"], True, wide - 2 * SIZES["pad"], int(SIZES["top-lines"]))
    high = card_height(len(lines), SIZES["top-size"])
    return Card(top or "*", top, "top", (width - wide) / 2, SIZES["margin"], wide, high, lines)


def _across(heads: int, width: float) -> tuple[int, float]:
    """How many columns, and how wide: comfortable ones, or narrow ones if that saves a row."""
    gap, room = SIZES["gap"], width - 2 * SIZES["margin"]
    many = max(1, int((room + gap) // (SIZES["column"] + gap)))
    tight = max(1, int((room + gap) // (SIZES["narrow"] + gap)))
    rows = -(-heads // many)
    if -(-heads // tight) < rows:
        rows, many = -(-heads // tight), tight
    across = max(1, -(-heads // max(1, rows)))
    return across, min(SIZES["widest"], (room - (across - 1) * gap) / across)


class _Columns:
    """A picture of columns in the making."""

    def __init__(self, book: Book, wide: float, start: float, across: int, crown: Card) -> None:
        self.book, self.wide, self.start, self.across, self.crown = book, wide, start, across, crown
        self.cards: list[Card] = [crown]
        self.rails: list[Rail] = []
        self.starts: dict[str, tuple[float, float]] = {}
        self.budget = 0
        self.spine = 0.0
        self.bottom = crown.y + crown.h

    def lay(self, rows: list[list[Stack]], height: float) -> None:
        """Rows of columns, sharing the height that is left; what a row leaves of its share is for those below it."""
        made = [[self._head(stack.head) for stack in row] for row in rows]
        tall = [max(self._head_height(stack, lines) for stack, lines in zip(*pair, strict=True))
                for pair in zip(rows, made, strict=True)]  # fmt: skip
        needs = [max(self._need(stack) for stack in row) for row in rows]
        for at, (row, lines, high) in enumerate(zip(rows, made, tall, strict=True)):
            room = height - self.bottom - SIZES["margin"] - (len(rows) - at) * SIZES["row"] - sum(tall[at:])
            share = _shares(needs[at:], room)[0]
            y = self.bottom + SIZES["row"]
            self._bus(y - SIZES["row"] / 2, len(row), at)
            low = y + high
            for i, (stack, text) in enumerate(zip(row, lines, strict=True)):
                low = max(low, self._column(stack, text, i, y, high, share))
            self.bottom = low

    def _head(self, head: Child) -> tuple[str, ...]:
        room = self.wide - 2 * SIZES["pad"]
        label = self.book.nodes[head.id].label if head.id else BESIDES
        return wrap(label, SIZES["head-size"], True, room, int(SIZES["head-lines"]))

    def _head_height(self, stack: Stack, lines: tuple[str, ...]) -> float:
        return card_height(len(lines), SIZES["head-size"], footer=bool(stack.head.id))

    def _lines(self, statement: str, depth: int) -> tuple[str, ...]:
        room = self.wide - depth * SIZES["indent"] - 2 * SIZES["pad"]
        return wrap(self.book.nodes[statement].label, SIZES["card-size"], False, room, int(SIZES["card-lines"]))

    def _high(self, statement: str, depth: int) -> float:
        return card_height(len(self._lines(statement, depth)), SIZES["card-size"]) + SIZES["stack"]

    def _need(self, stack: Stack) -> float:
        """The height a column would take with all its direct reasons."""
        return sum(self._high(child.id, 1) for child in stack.under[: self.budget])

    def _bus(self, y: float, heads: int, row: int) -> None:
        """The rail above a row; a second row's hangs on the gutter at the left."""
        middle = self.crown.x + self.crown.w / 2
        last = self.start + (heads - 1) * (self.wide + SIZES["gap"]) + SIZES["pad"] + 8
        first = self.start + SIZES["pad"] + 8
        if row == 0:
            self.rails.append(Rail(((middle, self.crown.y + self.crown.h), (middle, y))))
            self.rails.append(Rail(((min(first, middle), y), (max(last, middle), y))))
            self.spine = y
        else:
            gutter = self.start - SIZES["margin"] / 2
            self.rails.append(Rail(((first, self.spine), (gutter, self.spine), (gutter, y), (last, y))))

    def _column(self, stack: Stack, text: tuple[str, ...], at: int, y: float, high: float, share: float) -> float:
        """One head with what hangs on it; returns where it ends."""
        x = self.start + at * (self.wide + SIZES["gap"])
        name, kind, linked, _ = stack.head
        key = f"{name}#{len(self.cards)}"
        own = high if name else self._head_height(stack, text)
        self.cards.append(
            Card(key, name or self.crown.ref, "head" if name else "besides", x, y, self.wide, own, text, kind,
                 self.crown.key, linked)
        )  # fmt: skip
        self.rails.append(Rail(((x + SIZES["pad"] + 8, y - SIZES["row"] / 2), (x + SIZES["pad"] + 8, y)), kind))
        entries, rest = self._entries(stack, share + high - own)
        return self._stack(key, name or self.crown.ref, x, y + own, entries, rest)

    def _entries(self, stack: Stack, share: float) -> tuple[list[tuple[str, str, bool, int]], int]:
        """What a column shows: all direct reasons if they fit, else as many as fit; deeper ones in the room left."""
        direct = stack.under
        used = 0.0
        shown: list[tuple[str, str, bool, int]] = []
        for child, kind, linked, _ in direct:
            used += self._high(child, 1)
            tail = SIZES["more"] + SIZES["stack"] if len(shown) + 1 < len(direct) else 0
            if used + tail > share or len(shown) + (1 if tail else 0) >= self.budget:
                used -= self._high(child, 1)
                break
            shown.append((child, kind, linked, 1))
        if len(shown) < len(direct):
            room = share - used >= SIZES["more"] + SIZES["stack"]
            return shown, len(direct) - len(shown) if room else 0
        return self._deeper(stack.head.id, shown, share - used), 0

    def _deeper(
        self, head: str, shown: list[tuple[str, str, bool, int]], room: float
    ) -> list[tuple[str, str, bool, int]]:
        """The direct reasons, each followed by its own where these all fit in the room."""
        count, found, seen = len(shown), [], {head, *(entry[0] for entry in shown)}
        for entry in shown:
            found.append(entry)
            under = [c for c in self.book.children(entry[0]) if c.id not in seen]
            high = sum(self._high(child.id, 2) for child in under)
            if under and high <= room and count + len(under) <= self.budget:
                found += [(child.id, child.kind, child.linked, 2) for child in under]
                seen.update(child.id for child in under)
                room, count = room - high, count + len(under)
        return found

    def _stack(
        self, key: str, head: str, x: float, y: float, entries: list[tuple[str, str, bool, int]], rest: int
    ) -> float:
        """The cards under a head, and the rails at their left."""
        over = {0: key}
        ends: dict[str, tuple[float, float]] = {}
        self.starts[key] = (x, y)
        for child, kind, linked, depth in entries:
            y += SIZES["stack"]
            left = x + depth * SIZES["indent"]
            lines = self._lines(child, depth)
            high = card_height(len(lines), SIZES["card-size"])
            mine = f"{child}#{len(self.cards)}"
            wide = self.wide - depth * SIZES["indent"]
            self.cards.append(Card(mine, child, "card", left, y, wide, high, lines, kind, over[depth - 1], linked))
            rail = left - SIZES["indent"] / 2
            self.rails.append(Rail(((rail, y + 18), (left, y + 18)), kind))
            ends[over[depth - 1]] = (rail, y + 18)
            over[depth] = mine
            y += high
            self.starts[mine] = (left, y)
        if rest:
            y += SIZES["stack"]
            left = x + SIZES["indent"]
            self.cards.append(
                Card(f"{head}#more{len(self.cards)}", head, "more", left, y, self.wide - SIZES["indent"], SIZES["more"],
                     (f"+ {rest} more" if entries else f"{rest} in all",), "", key, False, rest)
            )  # fmt: skip
            ends[key] = (left - SIZES["indent"] / 2, y + SIZES["more"] / 2)
            self.rails.append(
                Rail(((left - SIZES["indent"] / 2, y + SIZES["more"] / 2), (left, y + SIZES["more"] / 2)))
            )
            y += SIZES["more"]
        for over_key, (rail, end) in ends.items():
            self.rails.append(Rail(((rail, self.starts[over_key][1]), (rail, end))))
        return y

    def turn_card(self, left: int, top: str) -> None:
        """The card that turns the page to the heads that did not fit."""
        y = self.bottom + SIZES["gap"]
        x = self.crown.x + (self.crown.w - self.wide) / 2
        self.cards.append(
            Card("*#turn", top, "more", x, y, self.wide, SIZES["more"], (f"+ {left} more",), "", self.crown.key,
                 False, left)
        )  # fmt: skip
        self.bottom = y + SIZES["more"]

    def picture(self, width: float) -> Picture:
        """What was drawn."""
        return Picture(tuple(self.cards), tuple(self.rails), width, self.bottom + SIZES["margin"])


def _shares(needs: list[float], room: float) -> list[float]:
    """How much height each row gets: what it needs, if that is less than an even share, else an even share.

    Where an even share would not hold one card, the upper rows get all but what tells how many reasons the others have.
    """
    shares = [0.0] * len(needs)
    waiting = sorted(range(len(needs)), key=lambda i: (needs[i], i))
    left = max(0.0, room)
    while waiting:
        row = waiting.pop(0)
        even = left / (len(waiting) + 1)
        shares[row] = min(needs[row], even) if waiting else even
        left -= shares[row]
    if all(share >= min(need, SIZES["least"]) for share, need in zip(shares, needs, strict=True)):
        return shares
    left, tail = max(0.0, room), SIZES["more"] + SIZES["stack"]
    for row, need in enumerate(needs):
        below = tail * sum(other > 0 for other in needs[row + 1 :])
        shares[row] = min(need, max(0.0, left - below))
        left -= shares[row]
    return shares
