/**
 * Where cards stand around one claim: the rules of `viz/focus.py`.  A browser test compares the two card by card.
 */
'use strict';

const FOCUS = {
  wideFrom: 1180, gap: 26, top: 46, reasons: 9, under: 4, cited: 3, spoken: 3, spare: 8,
  wide: [170, 230, 230, 220, 170, 130], tight: [0, 205, 205, 190, 160, 115],
  headings: ['Leads to', 'The claim', 'Reasons', 'Evidence', 'Notes and sources', 'Who says it'],
};

/** @param {string} id @param {number} width @param {number} height @returns {Picture} */
function focusOn(id, width, height) {
  const drawn = new Focus(data.node.get(id), width);
  drawn.captions();
  focusBlocks(id).forEach((block) => drawn.block(block));
  drawn.claim(height);
  return { cards: drawn.cards, rails: drawn.rails, width: drawn.right, height: drawn.bottom + data.sizes.margin };
}

/** The claim's own notes, then its reasons, each with the evidence under it. @param {string} id */
function focusBlocks(id) {
  const me = statement(id);
  const line = (/** @type {any} */ node, /** @type {any} */ child, /** @type {any} */ owner) => ({ node, kind: child?.kind || '', linked: child?.linked || false, owner });
  /** @type {any[]} */
  const blocks = me.cites.length || spokenBy(me).length ? [{ node: null, kind: '', linked: false, lines: [line(null, null, me)], rest: 0 }] : [];
  const children = childrenOf(id);
  for (const child of children.slice(0, FOCUS.reasons)) {
    const node = statement(child.id);
    if (node.evidence) {
      blocks.push({ node: null, kind: child.kind, linked: child.linked, lines: [line(node, child, node)], rest: 0 });
      continue;
    }
    const under = childrenOf(child.id).filter((c) => statement(c.id).evidence && c.id !== id);
    const lines = under.slice(0, FOCUS.under).map((c, at) => line(data.node.get(c.id), { ...c, linked: c.linked && at > 0 && under[at - 1].relation === c.relation }, data.node.get(c.id)));
    if (node.cites.length) lines.unshift(line(null, null, node));
    blocks.push({ node, kind: child.kind, linked: child.linked, lines, rest: Math.max(0, under.length - FOCUS.under) });
  }
  return affordable(blocks, children.length + (blocks[0]?.lines[0]?.owner === me ? 1 : 0));
}

/** As many blocks as the budget of cards allows, and one that counts the rest of those wanted. @param {any[]} blocks @param {number} wanted */
function affordable(blocks, wanted) {
  let left = data.sizes.budget - FOCUS.spare;
  const over = blocks.findIndex((block) => { left -= costOf(block); return left < 0; });
  const kept = over < 0 ? blocks : blocks.slice(0, over);
  if (kept.length < wanted) return [...kept, { node: null, kind: '', linked: false, lines: [], rest: wanted - kept.length }];
  return kept;
}

/** How many cards a block takes. @param {any} block */
function costOf(block) {
  const small = (/** @type {any} */ owner) => Math.min(FOCUS.cited + 1, owner.cites.length * 2) + Math.min(FOCUS.spoken + 1, spokenBy(owner).length);
  return (block.node ? 1 : 0) + (block.rest ? 1 : 0) + block.lines.reduce((/** @type {number} */ sum, /** @type {any} */ line) => sum + (line.node ? 1 : 0) + (line.owner ? small(line.owner) : 0), 0);
}

/** A picture of one claim in the making. */
class Focus {
  /** @param {any} me @param {number} width */
  constructor(me, width) {
    const S = data.sizes;
    this.me = me;
    this.isWide = width >= FOCUS.wideFrom;
    const shares = this.isWide ? FOCUS.wide : FOCUS.tight;
    const sum = shares.reduce((a, b) => a + b, 0);
    const gaps = (this.isWide ? 5 : 4) * FOCUS.gap;
    const scale = Math.max(0.94, Math.min(1.25, (width - 2 * S.margin - gaps) / sum));
    this.w = shares.map((share) => share * scale);
    /** @type {number[]} */ this.x = [S.margin];
    for (const share of this.w.slice(0, -1)) this.x.push(this.x[this.x.length - 1] + share + (share ? FOCUS.gap : 0));
    this.right = this.x[5] + this.w[5] + S.margin;
    /** @type {Card[]} */ this.cards = [];
    /** @type {Rail[]} */ this.rails = [];
    /** @type {Array<[number, string]>} */ this.links = [];
    this.bottom = FOCUS.top;
  }

  captions() {
    FOCUS.headings.forEach((heading, at) => {
      if (this.w[at]) this.cards.push(card(`#${at}`, '', 'caption', [this.x[at], 16, this.w[at], 18], [heading]));
    });
  }

  /** @param {any} block */
  block(block) {
    const S = data.sizes;
    const top = this.bottom;
    let low = top;
    let key = this.me.id;
    if (block.node) {
      key = `${block.node.id}#${this.cards.length}`;
      const made = this.statement(key, block.node, 'card', 2, top, block.kind, this.me.id, block.linked);
      this.links.push([top + 18, block.kind]);
      low = made.y + made.h;
    }
    let y = top;
    /** @type {Array<[number, string]>} */ const ends = [];
    for (const line of block.lines) {
      const [end, hang] = this.line(line, y, key, !block.node);
      ends.push(hang);
      y = end + S.stack;
    }
    if (block.rest) y = this.rest(block, y, key, ends);
    if (block.node) this.tie(ends, this.x[2] + this.w[2], top + 18);
    this.bottom = Math.max(low + S.stack, y) + 5;
  }

  /** @param {any} block @param {number} y @param {string} key @param {Array<[number, string]>} ends */
  rest(block, y, key, ends) {
    const S = data.sizes;
    const at = block.node ? 3 : 2;
    const ref = block.node ? block.node.id : this.me.id;
    this.cards.push(card(`${ref}#rest${this.cards.length}`, ref, 'more', [this.x[at], y, this.w[at], S.more], [`+ ${block.rest} more`], { over: key, more: block.rest }));
    (block.node ? ends : this.links).push([y + S.more / 2, '']);
    return y + S.more + S.stack;
  }

  /** @param {any} line @param {number} y @param {string} key @param {boolean} direct @returns {[number, [number, string]]} */
  line(line, y, key, direct) {
    let low = y;
    let mine = key;
    let from = this.x[3] - FOCUS.gap / 2;
    /** @type {[number, string]} */ const hang = [y + 18, line.kind];
    if (line.node) {
      mine = `${line.node.id}#${this.cards.length}`;
      const made = this.statement(mine, line.node, 'card', 3, y, line.kind, key, line.linked);
      low = made.y + made.h;
      from = made.x + made.w;
    }
    if (direct) {
      this.links.push(hang);
      this.rails.push({ points: [[this.x[2] - FOCUS.gap / 2, y + 18], [this.x[3], y + 18]], kind: line.kind });
    }
    const cited = this.small(line.owner, citedBy(line.owner), 'note', 4, y, mine);
    const told = this.small(line.owner, spokenBy(line.owner), 'who', 5, y, mine);
    if (cited > y) this.rails.push({ points: [[from, y + 18], [this.x[4], y + 18]], kind: '' });
    if (told > y) this.rails.push({ points: [[cited > y ? this.x[4] + this.w[4] : from, y + 18], [this.x[5], y + 18]], kind: '' });
    return [Math.max(low, cited, told, y + 30), hang];
  }

  /** @param {any} owner @param {string[]} things @param {string} type @param {number} at @param {number} y @param {string} over */
  small(owner, things, type, at, y, over) {
    const S = data.sizes;
    const most = type === 'note' ? FOCUS.cited : FOCUS.spoken;
    let end = y;
    for (const ref of things.slice(0, most)) {
      if (end !== y) end += S.stack - 3;
      const lines = wrap(nameOf(ref), S['small-size'], false, this.w[at] - 20, S['small-lines']);
      const high = cardHeight(lines.length, S['small-size'], false);
      this.cards.push(card(`${owner.id}>${ref}#${this.cards.length}`, ref, type, [this.x[at], end, this.w[at], high], lines, { over }));
      end += high;
    }
    if (things.length > most) {
      end += S.stack - 3;
      const rest = things.length - most;
      this.cards.push(card(`${owner.id}>${type}#${this.cards.length}`, owner.id, 'rest', [this.x[at], end, this.w[at], S.more], [`+ ${rest} more`], { over, more: rest }));
      end += S.more;
    }
    return end;
  }

  /** @param {string} key @param {Page.Placed} node @param {string} type @param {number} at @param {number} y @param {string} kind @param {string} over @param {boolean} linked */
  statement(key, node, type, at, y, kind, over, linked) {
    const lines = this.textOf(node, type, at);
    const high = cardHeight(lines.length, data.sizes[type === 'focus' ? 'head-size' : 'card-size']);
    const made = card(key, node.id, type, [this.x[at], y, this.w[at], high], lines, { kind, over, linked });
    this.cards.push(made);
    return made;
  }

  /** @param {Page.Placed} node @param {string} type @param {number} at */
  textOf(node, type, at) {
    const S = data.sizes;
    const big = type === 'focus';
    return wrap(node.label, S[big ? 'head-size' : 'card-size'], big, this.w[at] - 2 * S.pad, S[big ? 'focus-lines' : 'card-lines']);
  }

  /** @param {Array<[number, string]>} ends @param {number} right @param {number} y */
  tie(ends, right, y) {
    if (!ends.length) return;
    const rail = right + FOCUS.gap / 2;
    const heights = [y, ...ends.map(([end]) => end)];
    this.rails.push({ points: [[right, y], [rail, y]], kind: '' });
    this.rails.push({ points: [[rail, Math.min(...heights)], [rail, Math.max(...heights)]], kind: '' });
    for (const [end, kind] of ends) this.rails.push({ points: [[rail, end], [right + FOCUS.gap, end]], kind });
  }

  /** @param {number} height */
  claim(height) {
    const S = data.sizes;
    const way = pathTo(this.me.id);
    const path = (way.length <= 5 ? way : [way[0], ...way.slice(-4)]).slice(0, -1).map(statement);
    const at = this.isWide ? 0 : 1;
    const tall = path.map((node) => cardHeight(this.textOf(node, 'path', at).length, S['card-size']));
    const mine = cardHeight(this.textOf(this.me, 'focus', 1).length, S['head-size']);
    const stack = tall.reduce((a, b) => a + b, 0) + tall.length * S.gap;
    const middle = Math.min((FOCUS.top + this.bottom) / 2, height / 2);
    let y = this.isWide ? Math.max(FOCUS.top, middle - stack / 2) : FOCUS.top;
    let over = '';
    path.forEach((node, i) => {
      this.statement(node.id, node, 'path', at, y, homeKind(node), over, false);
      over = node.id;
      this.rails.push({ points: [[this.x[at] + 22, y + tall[i]], [this.x[at] + 22, y + tall[i] + S.gap]], kind: '' });
      y += tall[i] + S.gap;
    });
    const own = this.isWide ? Math.max(FOCUS.top, middle - mine / 2) : y;
    const made = this.statement(this.me.id, this.me, 'focus', 1, own, homeKind(this.me), over, false);
    if (this.isWide && path.length) {
      this.rails.pop();
      const last = y - S.gap - tall[tall.length - 1] + 18;
      const rail = this.x[1] - FOCUS.gap / 2;
      this.rails.push({ points: [[this.x[0] + this.w[0], last], [rail, last], [rail, own + 18], [this.x[1], own + 18]], kind: homeKind(this.me) });
    }
    this.tie(this.links, made.x + made.w, own + 18);
    this.bottom = Math.max(this.bottom, path.length ? y - S.gap : 0, made.y + made.h);
  }
}

/** The voices worth a card: all but the author's own, which go without saying. @param {Page.Placed} node @returns {string[]} */
function spokenBy(node) {
  return node.voices === data.style.author ? [] : node.speakers;
}

/** The notes of a statement, or the sources where it cites them without one. @param {Page.Placed} node @returns {string[]} */
function citedBy(node) {
  return [...new Set(node.cites.flatMap((cite) => (data.note.has(cite.note) ? [cite.note] : cite.sources || [])))];
}
