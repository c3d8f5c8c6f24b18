/**
 * A pen that draws SVG: as much of a canvas's pen as `cards.js` uses, so that a saved picture follows the same rules as
 * the canvas, with real text.  It makes elements, never markup; what XML cannot hold is left out.
 */
'use strict';

/** A name and no address: nothing is loaded from it.  In two parts, as no script of this page may hold a whole one. */
const SVG = `http:${'//'}www.w3.org/2000/svg`;

/** An SVG element. @param {string} tag @param {Record<string, string | number>} attributes @param {string} [text] */
function svgElement(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, typeof value === 'number' ? shortNumber(value) : value);
  if (text !== undefined) made.textContent = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
  return made;
}

/** A number with at most two places. @param {number} value */
function shortNumber(value) {
  return String(Math.round(value * 100) / 100);
}

/** The pen: methods and properties are those of `CanvasRenderingContext2D`. */
class SvgPen {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.root = svgElement('svg', { viewBox: `0 0 ${shortNumber(width)} ${shortNumber(height)}`, width, height, role: 'img' });
    this.box = this.root;
    this.path = '';
    /** @type {any[]} */ this.kept = [];
    /** @type {number[]} */ this.dash = [];
    this.font = '';
    this.fillStyle = '';
    this.strokeStyle = '';
    this.lineWidth = 1;
    this.globalAlpha = 1;
    this.textAlign = 'left';
    this.direction = 'ltr';
    this.textBaseline = 'middle';
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  }

  /** Begins a group, with its whole text as its title. @param {string} title */
  open(title) {
    this.box = this.root.appendChild(svgElement('g', {}));
    if (title) this.box.append(svgElement('title', {}, title));
  }

  save() {
    const { font, fillStyle, strokeStyle, lineWidth, globalAlpha, textAlign, direction, textBaseline, dash } = this;
    this.kept.push({ font, fillStyle, strokeStyle, lineWidth, globalAlpha, textAlign, direction, textBaseline, dash });
  }

  restore() {
    Object.assign(this, this.kept.pop());
  }

  beginPath() {
    this.path = '';
  }

  closePath() {
    this.path += 'z';
  }

  /** @param {string} letter @param {number[]} numbers */
  go(letter, numbers) {
    this.path += letter + numbers.map(shortNumber).join(' ');
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.go('M', [x, y]);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.go('L', [x, y]);
  }

  /** A whole circle: cards have no other. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    this.moveTo(x - r, y);
    this.go('a', [r, r, 0, 1, 0, 2 * r, 0]);
    this.go('a', [r, r, 0, 1, 0, -2 * r, 0]);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} round */
  roundRect(x, y, w, h, round) {
    const r = Math.min(round, w / 2, h / 2);
    this.moveTo(x + r, y);
    this.go('h', [w - 2 * r]);
    this.go('a', [r, r, 0, 0, 1, r, r]);
    this.go('v', [h - 2 * r]);
    this.go('a', [r, r, 0, 0, 1, -r, r]);
    this.go('h', [2 * r - w]);
    this.go('a', [r, r, 0, 0, 1, -r, -r]);
    this.go('v', [2 * r - h]);
    this.go('a', [r, r, 0, 0, 1, r, -r]);
    this.closePath();
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  /** @param {Record<string, string | number>} looks */
  put(looks) {
    this.box.append(svgElement('path', { d: this.path, ...looks, ...(this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}) }));
  }

  fill() {
    this.put({ fill: this.fillStyle });
  }

  stroke() {
    this.put({ fill: 'none', stroke: this.strokeStyle, 'stroke-width': this.lineWidth, ...(this.dash.length ? { 'stroke-dasharray': this.dash.join(' ') } : {}) });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const [weight, size] = this.font.split(' ');
    const family = this.font.slice(weight.length + size.length + 2);
    const looks = { x, y: y + parseFloat(size) * 0.35, fill: this.fillStyle, 'font-size': size, 'font-weight': weight, 'font-family': family };
    this.box.append(svgElement('text', { ...looks, ...(this.textAlign === 'center' ? { 'text-anchor': 'middle' } : {}), ...(this.direction === 'rtl' ? { direction: 'rtl', 'text-anchor': 'end' } : {}), ...(this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}) }, text));
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
}
