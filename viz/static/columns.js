/**
 * Where cards stand in the map: the rules of `viz/layout.py`, for the width the reader has.  A browser test compares
 * the two card by card, so change them together.
 *
 * @typedef {{key: string, ref: string, type: string, x: number, y: number, w: number, h: number, lines: string[],
 *   kind: string, over: string, linked: boolean, more: number}} Card
 * @typedef {{points: number[][], kind: string}} Rail
 * @typedef {{cards: Card[], rails: Rail[], width: number, height: number}} Picture
 */
'use strict';

const BESIDES = 'What else bears on it';

/** @param {number} lines @param {number} size @param {boolean} [footer] */
function cardHeight(lines, size, footer = true) {
  const S = data.sizes;
  return Math.round(2 * S.inset + lines * size * S.line + (footer ? S.footer : 0));
}

/** @param {string} key @param {string} ref @param {string} type @param {number[]} box @param {string[]} lines @param {Partial<Card>} [rest] @returns {Card} */
function card(key, ref, type, [x, y, w, h], lines, rest) {
  return { key, ref, type, x, y, w, h, lines, kind: '', over: '', linked: false, more: 0, ...rest };
}

/** @param {string} top @param {number} width @param {number} height @param {number} turn @param {boolean} overview @returns {Picture} */
function columns(top, width, height, turn, overview) {
  const S = data.sizes;
  const room = Math.max(width, S.narrow + 2 * S.margin);
  const heads = stacksOf(top, overview);
  const shown = heads.slice(turn * S.heads, (turn + 1) * S.heads);
  const left = Math.max(0, heads.length - turn * S.heads - shown.length);
  const [across, wide] = acrossOf(shown.length + (left ? 1 : 0), room);
  const start = (room - across * wide - (across - 1) * S.gap) / 2;
  const crown = crownOf(top, room);
  const rows = [];
  for (let at = 0; at < shown.length; at += across) rows.push(shown.slice(at, at + across));
  const drawn = new Columns(wide, start, crown, Math.floor((S.budget - 2 - shown.length) / Math.max(1, shown.length)));
  drawn.lay(rows, height);
  if (left) drawn.turnCard(left, top);
  return { cards: drawn.cards, rails: drawn.rails, width: room, height: drawn.bottom + S.margin };
}

/** @param {string} top @param {number} width */
function crownOf(top, width) {
  const S = data.sizes;
  const wide = Math.min(width - 2 * S.margin, S.top);
  const label = data.node.get(top)?.label ?? data.title;
  const lines = wrap(label, S['top-size'], true, wide - 2 * S.pad, S['top-lines']);
  return card(top || '*', top, 'top', [(width - wide) / 2, S.margin, wide, cardHeight(lines.length, S['top-size'])], lines);
}

/** @param {number} heads @param {number} width @returns {[number, number]} */
function acrossOf(heads, width) {
  const S = data.sizes;
  const room = width - 2 * S.margin;
  let many = Math.max(1, Math.floor((room + S.gap) / (S.column + S.gap)));
  const tight = Math.max(1, Math.floor((room + S.gap) / (S.narrow + S.gap)));
  let rows = Math.ceil(heads / many);
  if (Math.ceil(heads / tight) < rows) {
    rows = Math.ceil(heads / tight);
    many = tight;
  }
  const across = Math.max(1, Math.ceil(heads / Math.max(1, rows)));
  return [across, Math.min(S.widest, (room - (across - 1) * S.gap) / across)];
}

/** @param {number[]} needs @param {number} room @returns {number[]} */
function sharesOf(needs, room) {
  const shares = needs.map(() => 0);
  const waiting = needs.map((_, at) => at).sort((a, b) => needs[a] - needs[b] || a - b);
  let left = Math.max(0, room);
  while (waiting.length) {
    const row = /** @type {number} */ (waiting.shift());
    const even = left / (waiting.length + 1);
    shares[row] = waiting.length ? Math.min(needs[row], even) : even;
    left -= shares[row];
  }
  if (shares.every((share, at) => share >= Math.min(needs[at], data.sizes.least))) return shares;
  left = Math.max(0, room);
  return needs.map((need, row) => {
    const below = (data.sizes.more + data.sizes.stack) * needs.slice(row + 1).filter((other) => other > 0).length;
    const share = Math.min(need, Math.max(0, left - below));
    left -= share;
    return share;
  });
}

/** A picture of columns in the making. */
class Columns {
  /** @param {number} wide @param {number} start @param {Card} crown @param {number} budget */
  constructor(wide, start, crown, budget) {
    this.wide = wide;
    this.start = start;
    this.crown = crown;
    this.budget = budget;
    /** @type {Card[]} */ this.cards = [crown];
    /** @type {Rail[]} */ this.rails = [];
    /** @type {Map<string, number[]>} */ this.starts = new Map();
    this.spine = 0;
    this.bottom = crown.y + crown.h;
  }

  /** @param {ReturnType<typeof stacksOf>[]} rows @param {number} height */
  lay(rows, height) {
    const S = data.sizes;
    const made = rows.map((row) => row.map((stack) => this.headLines(stack.head.id)));
    const tall = made.map((row, at) => Math.max(...row.map((lines, i) => this.headHeight(rows[at][i], lines))));
    const needs = rows.map((row) => Math.max(...row.map((stack) => this.need(stack))));
    rows.forEach((row, at) => {
      const room = height - this.bottom - S.margin - (rows.length - at) * S.row - tall.slice(at).reduce((a, b) => a + b, 0);
      const [share] = sharesOf(needs.slice(at), room);
      const y = this.bottom + S.row;
      this.bus(y - S.row / 2, row.length, at);
      let low = y + tall[at];
      row.forEach((stack, i) => { low = Math.max(low, this.column(stack, made[at][i], i, y, tall[at], share)); });
      this.bottom = low;
    });
  }

  /** @param {string} id */
  headLines(id) {
    const S = data.sizes;
    return wrap(id ? statement(id).label : BESIDES, S['head-size'], true, this.wide - 2 * S.pad, S['head-lines']);
  }

  /** @param {{head: any, under: any[]}} stack @param {string[]} lines */
  headHeight(stack, lines) {
    return cardHeight(lines.length, data.sizes['head-size'], stack.head.id !== '');
  }

  /** @param {string} id @param {number} depth */
  lines(id, depth) {
    const S = data.sizes;
    return wrap(statement(id).label, S['card-size'], false, this.wide - depth * S.indent - 2 * S.pad, S['card-lines']);
  }

  /** @param {string} id @param {number} depth */
  high(id, depth) {
    return cardHeight(this.lines(id, depth).length, data.sizes['card-size']) + data.sizes.stack;
  }

  /** @param {{head: any, under: any[]}} stack */
  need(stack) {
    return stack.under.slice(0, this.budget).reduce((sum, child) => sum + this.high(child.id, 1), 0);
  }

  /** @param {number} y @param {number} heads @param {number} row */
  bus(y, heads, row) {
    const S = data.sizes;
    const middle = this.crown.x + this.crown.w / 2;
    const first = this.start + S.pad + 8;
    const last = first + (heads - 1) * (this.wide + S.gap);
    if (row === 0) {
      this.rails.push({ points: [[middle, this.crown.y + this.crown.h], [middle, y]], kind: '' });
      this.rails.push({ points: [[Math.min(first, middle), y], [Math.max(last, middle), y]], kind: '' });
      this.spine = y;
    } else {
      const gutter = this.start - S.margin / 2;
      this.rails.push({ points: [[first, this.spine], [gutter, this.spine], [gutter, y], [last, y]], kind: '' });
    }
  }

  /** @param {{head: any, under: any[]}} stack @param {string[]} text @param {number} at @param {number} y @param {number} high @param {number} share */
  column(stack, text, at, y, high, share) {
    const { head } = stack;
    const S = data.sizes;
    const x = this.start + at * (this.wide + S.gap);
    const key = `${head.id}#${this.cards.length}`;
    const own = head.id ? high : this.headHeight(stack, text);
    this.cards.push(card(key, head.id || this.crown.ref, head.id ? 'head' : 'besides', [x, y, this.wide, own], text, { kind: head.kind, over: this.crown.key, linked: head.linked }));
    this.rails.push({ points: [[x + S.pad + 8, y - S.row / 2], [x + S.pad + 8, y]], kind: head.kind });
    const [entries, rest] = this.entries(stack, share + high - own);
    return this.stack(key, head.id || this.crown.ref, x, y + own, entries, rest);
  }

  /** @param {{head: any, under: any[]}} stack @param {number} share @returns {[any[], number]} */
  entries(stack, share) {
    const S = data.sizes;
    const direct = stack.under;
    const shown = [];
    let used = 0;
    for (const child of direct) {
      const high = this.high(child.id, 1);
      const tail = shown.length + 1 < direct.length ? S.more + S.stack : 0;
      if (used + high + tail > share || shown.length + (tail ? 1 : 0) >= this.budget) break;
      used += high;
      shown.push({ ...child, depth: 1 });
    }
    if (shown.length < direct.length) {
      return [shown, share - used >= S.more + S.stack ? direct.length - shown.length : 0];
    }
    return [this.deeper(stack.head.id, shown, share - used), 0];
  }

  /** @param {string} head @param {any[]} shown @param {number} room */
  deeper(head, shown, room) {
    const found = [];
    const seen = new Set([head, ...shown.map((entry) => entry.id)]);
    let count = shown.length;
    let left = room;
    for (const entry of shown) {
      found.push(entry);
      const under = fittingUnder(entry.id).filter((child) => !seen.has(child.id));
      if (!under.length || count + under.length > this.budget) continue;
      const high = under.reduce((sum, child) => sum + this.high(child.id, 2), 0);
      if (high > left) continue;
      found.push(...under.map((child) => ({ ...child, depth: 2 })));
      under.forEach((child) => seen.add(child.id));
      left -= high;
      count += under.length;
    }
    return found;
  }

  /** @param {string} key @param {string} head @param {number} x @param {number} from @param {any[]} entries @param {number} rest */
  stack(key, head, x, from, entries, rest) {
    const S = data.sizes;
    /** @type {Record<number, string>} */ const over = { 0: key };
    /** @type {Map<string, number[]>} */ const ends = new Map();
    let y = from;
    this.starts.set(key, [x, y]);
    for (const { id, kind, linked, depth } of entries) {
      y += S.stack;
      const left = x + depth * S.indent;
      const lines = this.lines(id, depth);
      const high = cardHeight(lines.length, S['card-size']);
      const mine = `${id}#${this.cards.length}`;
      this.cards.push(card(mine, id, 'card', [left, y, this.wide - depth * S.indent, high], lines, { kind, over: over[depth - 1], linked }));
      const rail = left - S.indent / 2;
      this.rails.push({ points: [[rail, y + 18], [left, y + 18]], kind });
      ends.set(over[depth - 1], [rail, y + 18]);
      over[depth] = mine;
      y += high;
      this.starts.set(mine, [left, y]);
    }
    if (rest) y = this.moreCard(key, head, x, y + S.stack, rest, ends, entries.length ? `+ ${rest} more` : `${rest} in all`);
    for (const [name, [rail, end]] of ends) {
      this.rails.push({ points: [[rail, /** @type {number[]} */ (this.starts.get(name))[1]], [rail, end]], kind: '' });
    }
    return y;
  }

  /** @param {string} key @param {string} head @param {number} x @param {number} y @param {number} rest @param {Map<string, number[]>} ends @param {string} words */
  moreCard(key, head, x, y, rest, ends, words) {
    const S = data.sizes;
    const left = x + S.indent;
    this.cards.push(card(`${head}#more${this.cards.length}`, head, 'more', [left, y, this.wide - S.indent, S.more], [words], { over: key, more: rest }));
    ends.set(key, [left - S.indent / 2, y + S.more / 2]);
    this.rails.push({ points: [[left - S.indent / 2, y + S.more / 2], [left, y + S.more / 2]], kind: '' });
    return y + S.more;
  }

  /** @param {number} left @param {string} top */
  turnCard(left, top) {
    const S = data.sizes;
    const y = this.bottom + S.gap;
    const x = this.crown.x + (this.crown.w - this.wide) / 2;
    this.cards.push(card('*#turn', top, 'more', [x, y, this.wide, S.more], [`+ ${left} more`], { over: this.crown.key, more: left }));
    this.bottom = y + S.more;
  }
}
