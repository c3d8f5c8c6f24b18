"""Where cards stand: one claim and everything it rests on, from the thesis to the people who say so.

From left to right: the path to the thesis, the claim, its reasons for and against, the evidence, the notes and their
sources, who says it.  Every reason opens a block of lines; every line is one statement with its notes and its voices
beside it, so links run level and cross no card.  On a narrow canvas the path stands above the claim.
``static/focus.js`` follows the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from viz.layout import SIZES, Book, Card, Picture, Rail, card_height
from viz.page import Node
from viz.text import wrap
from viz.words import AUTHOR

WIDE_FROM = 1180
SHARES = {True: (170, 230, 230, 220, 170, 130), False: (0, 205, 205, 190, 160, 115)}
HEADINGS = ("Leads to", "The claim", "Reasons", "Evidence", "Notes and sources", "Who says it")
GAP = 26
TOP = 46
REASONS, UNDER, CITED, SPOKEN = 9, 4, 3, 3
SPARE = 8
"""Cards of the budget kept for the claim, its path and the count of the rest."""


@dataclass
class _Line:
    """One statement beside its notes and voices; a line without a statement holds those of the block's own."""

    node: Node | None
    kind: str
    linked: bool
    owner: Node | None


@dataclass
class _Block:
    """A reason (or, without one, evidence that bears directly) and its lines."""

    node: Node | None
    kind: str
    linked: bool
    lines: list[_Line] = field(default_factory=list)
    rest: int = 0


def focus(book: Book, claim: str, width: float, height: float) -> Picture:
    """The surroundings of one statement, for a canvas of some size."""
    drawn = _Focus(book, book.nodes[claim], width)
    drawn.captions()
    drawn.blocks(_blocks(book, claim))
    drawn.claim(height)
    return Picture(tuple(drawn.cards), tuple(drawn.rails), drawn.right, drawn.bottom + SIZES["margin"])


def _blocks(book: Book, claim: str) -> list[_Block]:
    """The claim's own notes, then its reasons in their order, each with the evidence under it."""
    me = book.nodes[claim]
    own = _Block(None, "", False, [_Line(None, "", False, me)])
    blocks = [own] if me.cites or _spoken(me) else []
    children = book.children(claim)
    for name, kind, linked, _ in children[:REASONS]:
        node = book.nodes[name]
        if node.evidence:
            blocks.append(_Block(None, kind, linked, [_Line(node, kind, linked, node)]))
            continue
        block = _Block(node, kind, linked)
        if node.cites:
            block.lines.append(_Line(None, "", False, node))
        under = [c for c in book.children(name) if book.nodes[c.id].evidence and c.id != claim]
        for at, child in enumerate(under[:UNDER]):
            tied = child.linked and at > 0 and under[at - 1].relation == child.relation
            block.lines.append(_Line(book.nodes[child.id], child.kind, tied, book.nodes[child.id]))
        block.rest = max(0, len(under) - UNDER)
        blocks.append(block)
    return _affordable(blocks, len(children) + (own in blocks))


def _affordable(blocks: list[_Block], wanted: int) -> list[_Block]:
    """As many blocks as the budget of cards allows, and one that counts the rest of those wanted."""
    left = SIZES["budget"] - SPARE
    kept = []
    for block in blocks:
        left -= _cost(block)
        if left < 0:
            break
        kept.append(block)
    if len(kept) < wanted:
        kept.append(_Block(None, "", False, [], wanted - len(kept)))
    return kept


def _cost(block: _Block) -> int:
    """How many cards a block takes."""
    owners = [line.owner for line in block.lines if line.owner]
    small = sum(min(CITED + 1, len(o.cites) * 2) + min(SPOKEN + 1, len(_spoken(o))) for o in owners)
    return bool(block.node) + bool(block.rest) + sum(1 for line in block.lines if line.node) + small


def _spoken(node: Node) -> tuple[str, ...]:
    """The voices worth a card: all but the author's own, which go without saying."""
    return () if node.voices == AUTHOR else node.speakers


class _Focus:
    """A picture of one claim in the making."""

    def __init__(self, book: Book, me: Node, width: float) -> None:
        self.book, self.me = book, me
        self.wide = width >= WIDE_FROM
        shares = SHARES[self.wide]
        gaps = (5 if self.wide else 4) * GAP
        scale = max(0.94, min(1.25, (width - 2 * SIZES["margin"] - gaps) / sum(shares)))
        self.w = [share * scale for share in shares]
        self.x = [SIZES["margin"]]
        for share in self.w[:-1]:
            self.x.append(self.x[-1] + share + (GAP if share else 0))
        self.right = self.x[-1] + self.w[-1] + SIZES["margin"]
        self.cards: list[Card] = []
        self.rails: list[Rail] = []
        self.bottom: float = TOP
        self.links: list[tuple[float, str]] = []

    def captions(self) -> None:
        """The heading of each column."""
        for at, heading in enumerate(HEADINGS):
            if self.w[at]:
                self.cards.append(Card(f"#{at}", "", "caption", self.x[at], 16, self.w[at], 18, (heading,)))

    def blocks(self, blocks: list[_Block]) -> None:
        """The reasons with their evidence, from top to bottom."""
        for block in blocks:
            self._block(block)

    def _block(self, block: _Block) -> None:
        top, low = self.bottom, self.bottom
        key = self.me.id
        if block.node:
            key = f"{block.node.id}#{len(self.cards)}"
            card = self._card(key, block.node, "card", 2, top, block.kind, self.me.id, block.linked)
            self.links.append((top + 18, block.kind))
            low = card.y + card.h
        y, ends = top, []
        for line in block.lines:
            y, end = self._line(line, y, key, block.node is None)
            ends.append(end)
            y += SIZES["stack"]
        if block.rest:
            column = 3 if block.node else 2
            ref = block.node.id if block.node else self.me.id
            text = (f"+ {block.rest} more",)
            self.cards.append(
                Card(f"{ref}#rest{len(self.cards)}", ref, "more", self.x[column], y, self.w[column], SIZES["more"],
                     text, "", key, False, block.rest)
            )  # fmt: skip
            ends.append((y + SIZES["more"] / 2, ""))
            if not block.node:
                self.links.append(ends.pop())
            y += SIZES["more"] + SIZES["stack"]
        if block.node:
            self._tie(ends, self.x[2] + self.w[2], top + 18)
        self.bottom = max(low + SIZES["stack"], y) + 5

    def _line(self, line: _Line, y: float, key: str, direct: bool) -> tuple[float, tuple[float, str]]:
        """One line; returns its lower end, and where and how it hangs on the card to its left."""
        low, mine, from_right = y, key, self.x[3] - GAP / 2
        hang = (y + 18, line.kind)
        if line.node:
            mine = f"{line.node.id}#{len(self.cards)}"
            card = self._card(mine, line.node, "card", 3, y, line.kind, key, line.linked)
            low, from_right = card.y + card.h, card.x + card.w
        if direct:
            self.links.append(hang)
            self.rails.append(Rail(((self.x[2] - GAP / 2, y + 18), (self.x[3], y + 18)), line.kind))
        if line.owner:
            cited = self._small(line.owner, self._cited(line.owner), "note", 4, y, mine)
            told = self._small(line.owner, self._told(line.owner), "who", 5, y, mine)
            if cited > y:
                self.rails.append(Rail(((from_right, y + 18), (self.x[4], y + 18))))
            if told > y:
                start = self.x[4] + self.w[4] if cited > y else from_right
                self.rails.append(Rail(((start, y + 18), (self.x[5], y + 18))))
            low = max(low, cited, told)
        return max(low, y + 30), hang

    def _cited(self, node: Node) -> list[tuple[str, str]]:
        """The notes and sources of a statement, each with its text."""
        found: dict[str, str] = {}
        for cite in node.cites:
            for ref in (cite.note,) if cite.note in self.book.names else cite.sources:
                found[ref] = self.book.names.get(ref, ref)
        return list(found.items())

    def _told(self, node: Node) -> list[tuple[str, str]]:
        """The voices of a statement, outermost first."""
        return [(who, self.book.names.get(who, who)) for who in _spoken(node)]

    def _small(self, owner: Node, things: list[tuple[str, str]], look: str, column: int, y: float, over: str) -> float:
        """Small cards one under the other; returns where they end, or ``y`` if there are none."""
        most = CITED if look == "note" else SPOKEN
        end = y
        for ref, label in things[:most]:
            end = end if end == y else end + SIZES["stack"] - 3
            room = self.w[column] - 20
            lines = wrap(label, SIZES["small-size"], False, room, int(SIZES["small-lines"]))
            high = card_height(len(lines), SIZES["small-size"], footer=False)
            key = f"{owner.id}>{ref}#{len(self.cards)}"
            self.cards.append(Card(key, ref, look, self.x[column], end, self.w[column], high, lines, "", over))
            end += high
        if len(things) > most:
            end += SIZES["stack"] - 3
            text = (f"+ {len(things) - most} more",)
            self.cards.append(
                Card(f"{owner.id}>{look}#{len(self.cards)}", owner.id, "rest", self.x[column], end, self.w[column],
                     SIZES["more"], text, "", over, False, len(things) - most)
            )  # fmt: skip
            end += SIZES["more"]
        return end

    def _card(self, key: str, node: Node, look: str, column: int, y: float, kind: str, over: str, linked: bool) -> Card:
        size = SIZES["head-size"] if look == "focus" else SIZES["card-size"]
        most = SIZES["focus-lines" if look == "focus" else "card-lines"]
        lines = wrap(node.label, size, look == "focus", self.w[column] - 2 * SIZES["pad"], int(most))
        high = card_height(len(lines), size)
        card = Card(key, node.id, look, self.x[column], y, self.w[column], high, lines, kind, over, linked)
        self.cards.append(card)
        return card

    def _tie(self, ends: list[tuple[float, str]], right: float, y: float) -> None:
        """The rail between a card and what stands to its right."""
        rail = right + GAP / 2
        if not ends:
            return
        heights = [y, *(end for end, _ in ends)]
        self.rails.append(Rail(((right, y), (rail, y))))
        self.rails.append(Rail(((rail, min(heights)), (rail, max(heights)))))
        self.rails.extend(Rail(((rail, end), (right + GAP, end)), kind) for end, kind in ends)

    def claim(self, height: float) -> None:
        """The claim itself and its way to the thesis, level with the middle of its reasons where that is in sight."""
        path = [self.book.nodes[p] for p in self._path()[:-1]]
        middle = min((TOP + self.bottom) / 2, height / 2)
        column = 0 if self.wide else 1
        tall = self._heights(path, column)
        mine = card_height(
            len(wrap(self.me.label, SIZES["head-size"], True, self.w[1] - 2 * SIZES["pad"], int(SIZES["focus-lines"]))),
            SIZES["head-size"],
        )
        stack = sum(tall) + len(tall) * SIZES["gap"]
        y = max(TOP, middle - stack / 2) if self.wide else TOP
        over = ""
        for node, high in zip(path, tall, strict=True):
            self._card(node.id, node, "path", column, y, node_kind(self.book, node), over, False)
            over = node.id
            self.rails.append(Rail(((self.x[column] + 22, y + high), (self.x[column] + 22, y + high + SIZES["gap"]))))
            y += high + SIZES["gap"]
        if self.wide and path:
            self.rails.pop()
            last = y - SIZES["gap"] - tall[-1] + 18
        y = max(TOP, middle - mine / 2) if self.wide else y
        card = self._card(self.me.id, self.me, "focus", 1, y, node_kind(self.book, self.me), over, False)
        if self.wide and path:
            rail = self.x[1] - GAP / 2
            points = ((self.x[0] + self.w[0], last), (rail, last), (rail, y + 18), (self.x[1], y + 18))
            self.rails.append(Rail(points, node_kind(self.book, self.me)))
        self._tie(self.links, card.x + card.w, y + 18)
        path_end = last - 18 + tall[-1] if self.wide and path else 0.0
        self.bottom = max(self.bottom, path_end, card.y + card.h)

    def _path(self) -> list[str]:
        """The way down to the claim: the top, and the three nearest above it."""
        way = [self.me.id]
        while (above := self.book.nodes[way[0]].above) and above not in way:
            way.insert(0, above)
        return way if len(way) <= 5 else [way[0], *way[-4:]]

    def _heights(self, path: list[Node], column: int) -> list[float]:
        room = self.w[column] - 2 * SIZES["pad"]
        size, most = SIZES["card-size"], int(SIZES["card-lines"])
        return [card_height(len(wrap(n.label, size, False, room, most)), size) for n in path]


def node_kind(book: Book, node: Node) -> str:
    """How a statement bears on the one it is shown under; empty for a root."""
    return book.relation_kind(node.home)
