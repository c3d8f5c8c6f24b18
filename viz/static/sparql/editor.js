/**
 * The editor: a plain text area, so that reading aloud, undo and phones work as everywhere, over the same text in colour.
 * Tab leaves it.  What could be meant is a list below the caret, moved through with the arrow keys.
 */
'use strict';

/** So many completions are seen at once; the arrow keys go on to the next. */
const AT_ONCE = 8;

/** @typedef {{box: HTMLElement, area: HTMLTextAreaElement, mark: (line: number) => void, set: (text: string) => void}} Editor */

/**
 * @param {string} text @param {(text: string) => void} changed @param {() => void} run on Ctrl and Enter
 * @returns {Editor}
 */
function makeEditor(text, changed, run) {
  const area = el('textarea', { class: 'query', id: 'editor', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', wrap: 'off', rows: 1, 'aria-label': 'SPARQL query', 'aria-describedby': 'editor-help', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' });
  const colours = el('pre', { class: 'query', 'aria-hidden': 'true' });
  const lines = el('pre', { class: 'query lines', 'aria-hidden': 'true' });
  const list = el('ul', { id: 'completions', role: 'listbox', 'aria-label': 'Completions', hidden: true });
  const box = el('div', { class: 'editor' }, el('div', { class: 'sheet' }, lines, el('div', { class: 'layers' }, colours, area)), list);
  let wrong = 0;
  const paint = () => {
    colours.replaceChildren(...coloured(area.value), '\n');
    lines.replaceChildren(...area.value.split('\n').map((/** @type {string} */ _, /** @type {number} */ at) => el('span', { class: at + 1 === wrong ? 'wrong' : null }, `${at + 1}\n`)));
  };
  const mark = (/** @type {number} */ line) => { wrong = line; paint(); };
  const set = (/** @type {string} */ next) => { area.value = next; wrong = 0; paint(); };
  set(text);
  const popup = makeCompletions(area, colours, list, () => area.dispatchEvent(new Event('input')));
  area.addEventListener('input', () => { wrong = 0; paint(); changed(area.value); popup.follow(); });
  area.addEventListener('blur', popup.close);
  area.addEventListener('click', popup.close);
  area.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (popup.key(event)) event.preventDefault();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  readTerms();
  return { box, area, mark, set };
}

/**
 * The list of completions of a text area.
 * @param {HTMLTextAreaElement} area @param {HTMLElement} colours the same text, where places can be measured
 * @param {HTMLElement} list @param {() => void} changed
 */
function makeCompletions(area, colours, list, changed) {
  /** @type {Completion[]} */ let found = [];
  let at = 0;
  const close = () => {
    found = [];
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
    area.removeAttribute('aria-controls');
  };
  const accept = () => {
    const end = area.selectionEnd;
    const start = end - wordBefore(area.value, end).length;
    area.setRangeText(found[at].text, start, end, 'end');
    say(`${found[at].text} written`);
    close();
    changed();
    close();
  };
  const option = (/** @type {Completion} */ one, /** @type {number} */ place) => el('li', { role: 'option', id: `completion-${place}`, 'aria-selected': String(place === at), 'aria-posinset': place + 1, 'aria-setsize': found.length, onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); at = place; accept(); } }, el('code', {}, one.text), el('span', { class: 'soft' }, ` ${one.hint.slice(0, 140)}`));
  const choose = (/** @type {number} */ next) => {
    at = (next + found.length) % found.length;
    const first = at - (at % AT_ONCE);
    list.replaceChildren(...found.slice(first, first + AT_ONCE).map((one, place) => option(one, first + place)));
    area.setAttribute('aria-activedescendant', `completion-${at}`);
  };
  const open = () => {
    found = completionsOf(area.value, area.selectionEnd);
    if (!found.length) { close(); say('Nothing to complete'); return; }
    list.hidden = false;
    area.setAttribute('aria-controls', 'completions');
    choose(0);
    placeBelowCaret(area, colours, list);
    say(`${plural(found.length, 'completion')}: arrow keys choose, Enter writes, Escape closes`);
  };
  /** After each letter: open once a name has its prefix or a variable its sign, close when the word is over. */
  const follow = () => {
    const word = wordBefore(area.value, area.selectionEnd);
    const near = completionsOf(area.value, area.selectionEnd);
    if (/^(?:[?$].|[^:]+:)/u.test(word) && near.length && !(near.length === 1 && near[0].text === word)) open();
    else close();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === ' ' && event.ctrlKey) { open(); return true; }
    if (list.hidden || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown') choose(at + 1);
    else if (event.key === 'ArrowUp') choose(at - 1);
    else if (event.key === 'Enter') accept();
    else if (event.key === 'Escape') close();
    else return false;
    return true;
  };
  return { close, follow, key };
}

/** Puts the list under the caret, inside the editor. @param {HTMLTextAreaElement} area @param {HTMLElement} colours @param {HTMLElement} list */
function placeBelowCaret(area, colours, list) {
  const walker = document.createTreeWalker(colours, NodeFilter.SHOW_TEXT);
  let left = area.selectionEnd;
  let node = walker.nextNode();
  while (node && left > String(node.nodeValue).length) { left -= String(node.nodeValue).length; node = walker.nextNode(); }
  if (!node) return;
  const range = document.createRange();
  range.setStart(node, left);
  range.setEnd(node, left);
  const caret = range.getClientRects()[0] || colours.getBoundingClientRect();
  const frame = /** @type {HTMLElement} */ (list.parentElement).getBoundingClientRect();
  list.style.setProperty('left', `${Math.max(0, Math.min(caret.left - frame.left, frame.width - list.offsetWidth - 4))}px`);
  list.style.setProperty('top', `${caret.bottom - frame.top + 4}px`);
}
