/**
 * Making elements.  The one way this page puts text on the screen: as text nodes, so nothing in a map can be markup.
 */
'use strict';

/**
 * An element with attributes and children; a string child becomes a text node, a missing one nothing.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on…` adds a listener; true sets an empty attribute; false and null none
 * @param {...(Node | string | number | null | undefined | false | Array<any>)} children
 * @returns {any}
 */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    made.append(typeof child === 'object' ? child : String(child));
  }
  return made;
}

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/** A number with its noun: `plural(1, 'claim')` is "1 claim". @param {number} n @param {string} noun */
function plural(n, noun) {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}

/** Says something in the status line, which screen readers read out. @param {string} words */
function say(words) {
  byId('status').textContent = words;
}

/** At most this many rows at once; the rest behind a button, so a huge map opens as fast as a small one. */
const CHUNK = 200;

/** And of a list in parts at most this many in all; the parts after that begin with the button. */
const IN_PARTS = 5 * CHUNK;

/**
 * Rows made as they are wanted: the first chunk now, then a button that makes the next.
 * @param {any} parent @param {Array<any>} things @param {(thing: any, at: number) => any} make
 * @param {(rest: number, more: () => void) => any} button @param {number} [first] how many at first, if that is less than a chunk
 */
function inChunks(parent, things, make, button, first = CHUNK) {
  let done = 0;
  const next = (/** @type {number} */ many) => {
    const upto = Math.min(things.length, done + many);
    for (; done < upto; done += 1) parent.append(make(things[done], done));
    if (done < things.length) {
      const bar = button(things.length - done, () => { bar.remove(); next(CHUNK); });
      parent.append(bar);
    }
  };
  next(Math.min(first, CHUNK));
}

/** What is folded away, made when it is first opened. @param {string} words @param {() => any} make */
function onDemand(words, make) {
  const made = el('details', { ontoggle: () => { if (made.children.length === 1) made.append(make()); } }, el('summary', {}, words));
  return made;
}

/** The usual button for more rows. @param {number} rest @param {() => void} more */
function moreButton(rest, more) {
  return el('button', { type: 'button', class: 'quiet more', onclick: more }, `Show ${Math.min(rest, CHUNK)} more of ${rest}`);
}
