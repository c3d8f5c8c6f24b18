/**
 * The table: every statement in a row, sorted by any column, narrowed by the search field.
 */
'use strict';

/** @type {Array<[string, (node: any) => string | number, string]>} Heading, value to sort by, class. */
const COLUMNS = [
  ['Statement', (n) => n.label, 'wide'],
  ['Kind', (n) => formOf(n), ''],
  ['Said by', (n) => n.voices, ''],
  ['Backed', (n) => (n.given ? 'given' : n.backed ? 'backed' : 'no'), ''],
  ['On evidence', (n) => SIGNS[verdictIn(n, 0)].word, ''],
  ['As asserted', (n) => SIGNS[verdictIn(n, 1)].word, ''],
  ['Reasons', (n) => n.reasons.length, 'number'],
  ['Below', (n) => n.below, 'number'],
  ['Notes', (n) => n.cites.length, 'number'],
  ['Weak', (n) => n.weak.map((/** @type {number} */ w) => data.weak[w].kind.replaceAll('-', ' ')).join(', '), ''],
];

let sortedBy = -1;
let sortedDown = false;

/** @param {HTMLElement} box */
function tableView(box) {
  const found = state.q ? new Set(search(state.q).map((thing) => thing.id)) : null;
  const nodes = data.nodes.filter((n) => fits(n.id) && (!found || found.has(n.id)));
  if (sortedBy >= 0) nodes.sort(byColumn);
  const body = el('tbody');
  const head = COLUMNS.map(([title, , kind], at) => el('th', { scope: 'col', class: kind, 'aria-sort': at === sortedBy ? (sortedDown ? 'descending' : 'ascending') : null }, el('button', { type: 'button', onclick: () => sortBy(at) }, title, el('span', { 'aria-hidden': 'true' }, at === sortedBy ? (sortedDown ? ' ▾' : ' ▴') : ''))));
  const narrowed = state.q ? ` with “${state.q}”` : '. Search and filters narrow them';
  box.append(
    el('h2', {}, 'Table'),
    el('p', { class: 'lead' }, `${plural(nodes.length, 'statement')}${narrowed}; a heading sorts.`),
    found && !nodes.length && found.size ? el('button', { type: 'button', class: 'button', onclick: () => go({ f: [] }) }, `Without the filters (${data.nodes.filter((n) => found.has(n.id)).length})`) : '',
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'All statements' }, el('table', {}, el('thead', {}, el('tr', {}, head)), body)),
  );
  inChunks(body, nodes, tableRow, (rest, more) => el('tr', {}, el('td', { colspan: COLUMNS.length }, moreButton(rest, more))));
}

/** @param {Page.Placed} node */
function tableRow(node) {
  return el('tr', { 'data-row': node.id }, COLUMNS.map(([, value, kind], at) => (at ? el('td', { class: kind }, String(value(node))) : el('th', { scope: 'row', class: kind }, linkTo(node.id)))));
}

/** @param {any} a @param {any} b */
function byColumn(a, b) {
  const value = COLUMNS[sortedBy][1];
  const [x, y] = sortedDown ? [value(b), value(a)] : [value(a), value(b)];
  const order = typeof x === 'number' ? x - Number(y) : x < y ? -1 : x > y ? 1 : 0;
  return order || a.at - b.at;
}

/** @param {number} at */
function sortBy(at) {
  sortedDown = at === sortedBy ? !sortedDown : typeof COLUMNS[at][1](data.nodes[0]) === 'number';
  sortedBy = at;
  drawList(true);
  /** @type {any} */ (byId('list').querySelectorAll('th button')[at]).focus();
  say(`Sorted by ${COLUMNS[at][0]}, ${sortedDown ? 'descending' : 'ascending'}`);
}
