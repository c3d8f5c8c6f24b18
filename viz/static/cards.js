/**
 * Cards and rails drawn on the canvas.  Colours are read from the style sheet, so theme and forced colours hold here too.
 */
'use strict';

/** @type {Record<string, string>} */
let ink = {};

/** Reads the palette that is in force. */
function readInk() {
  const style = getComputedStyle(document.documentElement);
  ink = Object.fromEntries(data.style.tokens.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** @param {number} size @param {boolean} [bold] */
function fontOf(size, bold) {
  return `${bold ? 600 : 400} ${size}px ${data.style.font}`;
}

/** Whether the filters keep a card's statement out. @param {Card} card */
function isPale(card) {
  return !fits(card.ref) && !['top', 'more', 'rest', 'besides'].includes(card.type);
}

/** How a card looks: as its type does, or pale where the filters let it through only as a way to others. @param {Card} card */
function looksOf(card) {
  const looks = typeLooksOf(card);
  return isPale(card) ? { ...looks, fill: ink.paper, text: ink.muted } : looks;
}

/** How each type of card looks. @param {Card} card */
function typeLooksOf(card) {
  const S = data.sizes;
  const node = data.node.get(card.ref);
  const plain = { fill: node?.evidence ? ink.record : ink.surface, text: ink.ink, soft: ink.muted, size: S['card-size'], bold: false, pad: S.pad };
  if (card.type === 'top') return { ...plain, fill: ink.thesis, text: ink['thesis-ink'], soft: ink['thesis-ink'], size: S['top-size'], bold: true };
  if (card.type === 'besides') return { ...plain, fill: ink.paper, text: ink.muted, size: S['head-size'], bold: true };
  if (card.type === 'head' || card.type === 'focus') return { ...plain, fill: ink.tint, size: S['head-size'], bold: true };
  if (card.type === 'more' || card.type === 'rest') return { ...plain, fill: ink.paper, text: ink.accent, size: S['small-size'], pad: 10 };
  if (card.type === 'note' || card.type === 'who') return { ...plain, size: S['small-size'], pad: 10 };
  return plain;
}

/** One card. @param {CanvasRenderingContext2D} pen @param {Card} card @param {{selected: boolean, hit: boolean, focused: boolean}} mark */
function drawCard(pen, card, mark) {
  const looks = looksOf(card);
  pen.save();
  if (card.type === 'caption') {
    drawCaption(pen, card);
  } else {
    drawBox(pen, card, looks, mark);
    drawWords(pen, card, looks);
    if (card.type === 'more' && viewNow() === 'map') drawTally(pen, card);
    if (card.type === 'top' || (data.node.has(card.ref) && !['more', 'rest', 'besides'].includes(card.type))) drawFooter(pen, card, looks);
    if (card.kind) drawGlyph(pen, card);
    else if (card.type === 'head' && data.node.has(topId())) drawFar(pen, card);
    if (card.linked) drawAnd(pen, card);
    if (data.node.has(card.ref) && !['more', 'rest', 'besides'].includes(card.type)) drawChange(pen, card);
  }
  pen.restore();
}

/** @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawCaption(pen, card) {
  pen.font = fontOf(data.sizes['small-size'], true);
  pen.fillStyle = ink.muted;
  pen.textBaseline = 'middle';
  pen.fillText(card.lines[0], card.x, card.y + card.h / 2);
}

/** @param {CanvasRenderingContext2D} pen @param {Card} card @param {any} looks @param {any} mark */
function drawBox(pen, card, looks, mark) {
  const node = data.node.get(card.ref);
  const round = card.type === 'who' ? card.h / 2 : 7;
  pen.beginPath();
  pen.roundRect(card.x, card.y, card.w, card.h, Math.min(round, 14));
  pen.fillStyle = mark.hit ? ink['warn-tint'] : looks.fill;
  pen.fill();
  pen.lineWidth = 1.2;
  pen.strokeStyle = card.kind && card.type !== 'top' ? ink[card.kind] : ink.edge;
  pen.setLineDash(data.style.relations[card.kind]?.dash || []);
  if (card.type !== 'top' || ink.thesis === ink.paper) pen.stroke();
  pen.setLineDash([]);
  if (node?.evidence && card.type !== 'more') drawFold(pen, card);
  if (mark.selected) drawRing(pen, card, round, mark.focused);
}

/** A folded corner: this is a record, not a claim. @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawFold(pen, card) {
  const [x, y, d] = [card.x + card.w, card.y, 12];
  pen.beginPath();
  pen.moveTo(x - d, y - 1);
  pen.lineTo(x + 1, y - 1);
  pen.lineTo(x + 1, y + d);
  pen.closePath();
  pen.fillStyle = ink.paper;
  pen.fill();
  pen.beginPath();
  pen.moveTo(x - d, y);
  pen.lineTo(x - d, y + d);
  pen.lineTo(x, y + d);
  pen.closePath();
  pen.fillStyle = ink.hair;
  pen.fill();
  pen.strokeStyle = ink.edge;
  pen.lineWidth = 1;
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x - d, y);
  pen.lineTo(x, y + d);
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {Card} card @param {number} round @param {boolean} focused */
function drawRing(pen, card, round, focused) {
  pen.beginPath();
  pen.roundRect(card.x - 3, card.y - 3, card.w + 6, card.h + 6, Math.min(round + 3, 17));
  pen.lineWidth = focused ? 4 : 2.5;
  pen.strokeStyle = ink.accent;
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {Card} card @param {any} looks */
function drawWords(pen, card, looks) {
  const high = looks.size * data.sizes.line;
  const small = card.type === 'more' || card.type === 'rest';
  const above = small ? (card.h - high) / 2 : data.sizes.inset;
  pen.font = fontOf(looks.size, looks.bold);
  pen.fillStyle = looks.text;
  pen.textBaseline = 'middle';
  const fromRight = isRightToLeft(card.lines.join(' '));
  pen.direction = fromRight ? 'rtl' : 'ltr';
  card.lines.forEach((line, at) => {
    const left = fromRight ? card.w - looks.pad - pen.measureText(line).width : looks.pad;
    pen.fillText(line, card.x + left, card.y + above + high * (at + 0.5) + 0.5);
  });
  pen.direction = 'ltr';
}

/** What the line at the foot of a card says: left how much is below (also without the word) or what it is, right where it is weak. @param {Page.Placed} node */
function footerOf(node) {
  const some = sifted && node.id ? `${fitsBelow(node.id).toLocaleString('en')} of ` : '';
  const count = node.below ? `▾ ${some}${node.below.toLocaleString('en')}` : node.reasons.length ? `▾ ${node.reasons.length}` : '';
  const noun = node.below ? ' below' : node.reasons.length === 1 ? ' reason' : ' reasons';
  const worst = worstOf(node);
  return { count, whole: count ? count + noun : data.style.forms[node.form] || node.form, weak: worst ? `! ${worst.kind.replaceAll('-', ' ')}` : '', more: node.weak.length > 1 ? ` +${node.weak.length - 1}` : '' };
}

/** @param {CanvasRenderingContext2D} pen @param {Card} card @param {any} looks */
function drawFooter(pen, card, looks) {
  const node = data.node.get(card.ref) || /** @type {Page.Placed} */ (/** @type {object} */ ({ ...BLANKS.nodes, below: data.nodes.length }));
  const middle = card.y + card.h - data.sizes.footer / 2 - 3;
  let left = card.x + looks.pad;
  pen.beginPath();
  pen.arc(left + 4, middle, 3.5, 0, 7);
  pen.lineWidth = 1.3;
  pen.strokeStyle = pen.fillStyle = looks.soft;
  pen.stroke();
  if (node.backed) pen.fill();
  left += 13;
  if (data.node.has(card.ref)) left = drawSigns(pen, node, left, middle);
  pen.font = fontOf(11.5);
  pen.textBaseline = 'middle';
  pen.fillStyle = looks.soft;
  const end = card.x + card.w - looks.pad + 4;
  const [words, pill] = fittedFooter(footerOf(node), (text) => pen.measureText(text).width, end - left);
  pen.fillText(words, left, middle);
  if (pill) drawPill(pen, pill, end, middle);
}

/**
 * The foot of a card as fully as there is room for: what is weak goes before the word beside a number, that before the number of other weaknesses.
 * @param {ReturnType<typeof footerOf>} footer @param {(text: string) => number} wide @param {number} room @returns {[string, string]}
 */
function fittedFooter({ count, whole, weak, more }, wide, room) {
  if (!weak) return [wide(whole) > room ? shortened(whole, 11.5, false, room) : whole, ''];
  const ways = [[whole, weak + more], [whole, weak], [count, weak + more], [count, weak]];
  const [words, pill] = ways.find((way) => wide(way[0]) + wide(way[1]) + 20 <= room) || [count, ''];
  return pill ? [words, pill] : [words, shortened(weak, 11.5, false, room - wide(words) - 20)];
}

/** Both verdicts as small signs. @param {CanvasRenderingContext2D} pen @param {Page.Placed} node @param {number} left @param {number} middle */
function drawSigns(pen, node, left, middle) {
  pen.font = fontOf(11.5, true);
  pen.textBaseline = 'middle';
  LENS_NAMES.forEach((_, at) => pen.fillText(SIGNS[verdictIn(node, at)].sign, left + at * 11, middle));
  return left + 26;
}

/** What a scenario does to a statement, on the edge of its card. @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawChange(pen, card) {
  const word = changeWord(card.ref);
  if (!word) return;
  pen.font = fontOf(11.5, true);
  pen.textBaseline = 'middle';
  const wide = pen.measureText(`△ ${word}`).width + 14;
  const left = card.x + card.w - wide - 14;
  pen.beginPath();
  pen.roundRect(left, card.y - 9, wide, 18, 9);
  pen.fillStyle = ink.ink;
  pen.fill();
  pen.fillStyle = ink.surface;
  pen.fillText(`△ ${word}`, left + 7, card.y + 0.5);
}

/** @param {CanvasRenderingContext2D} pen @param {string} words @param {number} right @param {number} middle */
function drawPill(pen, words, right, middle) {
  const wide = pen.measureText(words).width + 12;
  pen.beginPath();
  pen.roundRect(right - wide, middle - 8.5, wide, 17, 8.5);
  pen.fillStyle = ink['warn-tint'];
  pen.fill();
  pen.strokeStyle = ink.warn;
  pen.lineWidth = 0.8;
  pen.stroke();
  pen.fillStyle = ink.warn;
  pen.fillText(words, right - wide + 6, middle + 0.5);
}

/** The sign of the relation, on the edge where the line arrives. @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawGlyph(pen, card) {
  const head = card.type === 'head';
  const [x, y] = head ? [card.x + data.sizes.pad + 8, card.y] : [card.x, card.y + 18];
  pen.beginPath();
  pen.arc(x, y, 10.5, 0, 7);
  pen.fillStyle = ink.paper;
  pen.fill();
  drawSign(pen, card.kind, x, y, 9);
}

/** "and", between premises that are needed together. @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawAnd(pen, card) {
  const head = card.type === 'head';
  const [x, y] = head ? [card.x - data.sizes.gap / 2, card.y + 24] : [card.x + 30, card.y - data.sizes.stack / 2];
  drawTag(pen, 'and', x, y, ink[card.kind] || ink.edge, ink.ink);
}

/** On a main claim that bears on the thesis in no single step, how it does. @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawFar(pen, card) {
  const words = pathTo(card.ref)[0] === topId() ? 'through others' : 'beside it';
  pen.font = fontOf(11, true);
  drawTag(pen, words, card.x + data.sizes.pad - 2 + (pen.measureText(words).width + 12) / 2, card.y, ink.edge, ink.muted);
}

/** A word in an oval, on a line. @param {CanvasRenderingContext2D} pen @param {string} words @param {number} x @param {number} y its middle @param {string} line @param {string} colour */
function drawTag(pen, words, x, y, line, colour) {
  pen.font = fontOf(11, true);
  const wide = pen.measureText(words).width + 12;
  pen.beginPath();
  pen.roundRect(x - wide / 2, y - 8, wide, 16, 8);
  pen.fillStyle = ink.paper;
  pen.fill();
  pen.lineWidth = 1.2;
  pen.strokeStyle = line;
  pen.stroke();
  pen.fillStyle = colour;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(words, x, y + 0.5);
  pen.textAlign = 'left';
}

/** On a "more" card: how many of each relation it stands for, as signs with numbers; signs alone where room is short. @param {CanvasRenderingContext2D} pen @param {Card} card */
function drawTally(pen, card) {
  const over = cardByKey.get(card.over);
  const rest = (over?.type === 'besides' ? stacksOf(card.ref, true).at(-1)?.under || [] : fittingUnder(card.ref)).slice(-card.more);
  const left = card.x + 16 + pen.measureText(card.lines[0]).width;
  pen.font = fontOf(11.5);
  const tally = Object.keys(data.style.relations).map((kind) => {
    const count = rest.filter((child) => child.kind === kind).length;
    return { kind, count, wide: count ? pen.measureText(String(count)).width + 18 : 0 };
  }).filter((one) => one.count);
  const all = tally.reduce((sum, one) => sum + one.wide, 0);
  const numbers = left + all <= card.x + card.w - 8;
  const middle = card.y + card.h / 2;
  let x = card.x + card.w - 6 - (numbers ? all : tally.length * 14);
  for (const { kind, count, wide } of tally) {
    drawSign(pen, kind, x + 6, middle, 5.5);
    pen.font = fontOf(11.5);
    pen.fillStyle = ink.muted;
    if (numbers) pen.fillText(String(count), x + 14, middle + 0.5);
    x += numbers ? wide : 14;
  }
}

/** A relation's sign in its disc. @param {CanvasRenderingContext2D} pen @param {string} kind @param {number} x @param {number} y @param {number} r */
function drawSign(pen, kind, x, y, r) {
  pen.beginPath();
  pen.arc(x, y, r, 0, 7);
  pen.fillStyle = ink[kind];
  pen.fill();
  pen.font = fontOf(r * 1.45, true);
  pen.fillStyle = ink.surface;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(data.style.relations[kind].glyph, x, y + 0.5);
  pen.textAlign = 'left';
}

/** The lines between cards. @param {CanvasRenderingContext2D} pen @param {Rail[]} rails */
function drawRails(pen, rails) {
  pen.save();
  for (const rail of rails) {
    pen.beginPath();
    rail.points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.strokeStyle = rail.kind ? ink[rail.kind] : ink.edge;
    pen.lineWidth = rail.kind ? 1.8 : 1.2;
    pen.setLineDash(data.style.relations[rail.kind]?.dash || []);
    pen.stroke();
  }
  pen.restore();
}
