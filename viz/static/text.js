/**
 * Text measured and cut into lines.  The rules are those of `viz/text.py`; the widths are those of the font at hand.
 */
'use strict';

const ELLIPSIS = '…';

/** @type {Map<string, number>} */
const advances = new Map();
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;
/** @type {((char: string, bold: boolean) => number) | null} Set by tests to measure with Python's table. */
let table = null;

/** The width of one character in thousandths of the font size. @param {string} char @param {boolean} bold @returns {number} */
function advance(char, bold) {
  if (table) return table(char, bold);
  const key = (bold ? 'b' : 'r') + char;
  let known = advances.get(key);
  if (known === undefined) {
    ruler = ruler || document.createElement('canvas').getContext('2d');
    const pen = /** @type {CanvasRenderingContext2D} */ (ruler);
    pen.font = `${bold ? 600 : 400} 100px ${data.style.font}`;
    known = pen.measureText(char).width * 10;
    advances.set(key, known);
  }
  return known;
}

/** Whether a text is read from right to left: its first letter tells, as in HTML. @param {string} text */
function isRightToLeft(text) {
  return /^\P{L}*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u.test(text);
}

/** @param {string} text @param {number} size @param {boolean} bold */
function widthOf(text, size, bold) {
  let sum = 0;
  for (const char of text) sum += advance(char, bold);
  return (sum * size) / 1000;
}

/**
 * The lines of a text; what does not fit in `most` lines ends in an ellipsis.
 * @param {string} text @param {number} size @param {boolean} bold @param {number} room @param {number} most @returns {string[]}
 */
function wrap(text, size, bold, room, most) {
  const lines = [];
  let line = '';
  const words = text.split(/\s+/u).filter(Boolean);
  for (let at = 0; at < words.length; at += 1) {
    const tried = line ? `${line} ${words[at]}` : words[at];
    if (tried.length <= 400 && widthOf(tried, size, bold) <= room) {
      line = tried;
      continue;
    }
    if (line) lines.push(line);
    line = words[at];
    while (lines.length < most) {
      const chars = [...line.slice(0, 1000)];
      const cut = fitting(chars, size, bold, room);
      if (cut >= chars.length) break;
      const head = chars.slice(0, cut).join('');
      lines.push(head);
      line = line.slice(head.length);
    }
    if (lines.length >= most) {
      const rest = [line, ...words.slice(at + 1, at + 40)].join(' ');
      return [...lines.slice(0, most - 1), shortened(`${lines[most - 1]} ${rest}`, size, bold, room)];
    }
  }
  return line ? [...lines, line] : lines;
}

/** How many characters fit, at least one. @param {string[]} chars @param {number} size @param {boolean} bold @param {number} room */
function fitting(chars, size, bold, room) {
  let used = 0;
  for (let count = 0; count < chars.length; count += 1) {
    used += (advance(chars[count], bold) * size) / 1000;
    if (used > room) return Math.max(1, count);
  }
  return chars.length;
}

/** As much of a text as fits with an ellipsis. @param {string} text @param {number} size @param {boolean} bold @param {number} room */
function shortened(text, size, bold, room) {
  const chars = [...text.slice(0, 1000)];
  const cut = fitting(chars, size, bold, room - (advance(ELLIPSIS, bold) * size) / 1000);
  return chars.slice(0, cut).join('').trimEnd() + ELLIPSIS;
}
