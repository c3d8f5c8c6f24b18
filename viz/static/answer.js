/**
 * An answer as a table: names lead into the map, a label stands on the name it belongs to, a count has its bar.
 */
'use strict';

/** The label of what an id names, as SPARQL gives it. @param {string} id */
function labelOf(id) {
  return data.node.get(id)?.label || data.person.get(id)?.name || data.document.get(id)?.title || '';
}

/** For each column, the one before it whose things it labels, row for row; -1 for none. @param {string[][]} rows @param {number} width */
function labelled(rows, width) {
  return Array.from({ length: width }, (_, at) => {
    for (let before = 0; before < at; before += 1) {
      if (rows.some((row) => row[at]) && rows.every((row) => row[at] === labelOf(row[before]))) return before;
    }
    return -1;
  });
}

/** A cell as something to read: what it names, a link where that can be chosen. @param {string} cell */
function cellOf(cell) {
  if (labelOf(cell) || data.document.has(cell)) return linkTo(cell);
  const relation = data.relation.get(cell);
  if (relation) return el('a', { href: hrefOf({ n: relation.target }), 'data-ref': relation.target, title: `On: ${nameOf(relation.target)}` }, el('code', {}, cell));
  const note = data.note.get(cell);
  if (note) return el('span', { title: note.words }, `note ${note.number}`);
  const part = data.part.get(cell);
  if (part) return el('bdi', {}, part.title);
  const [prefix, local] = [cell.slice(0, cell.indexOf(':')), cell.slice(cell.indexOf(':') + 1)];
  const term = ['am', 'scheme'].includes(prefix) && /^[\w-]+$/.test(local);
  return el('bdi', { title: term ? cell : null }, term ? local.replaceAll('-', ' ') : cell);
}

/** A count with a bar as long as it is of the greatest. @param {string} cell @param {number} most */
function countOf(cell, most) {
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('width', `${most ? Math.round((Number(cell) / most) * 100) : 0}%`);
  return el('div', { class: 'tally' }, el('span', {}, cell), el('span', { class: 'track' }, bar));
}

/**
 * The table of an answer.
 * @param {string[]} names @param {string[][]} rows @param {Set<string>} counts the columns that get bars
 */
function answerTable(names, rows, counts) {
  const on = labelled(rows, names.length);
  const kept = names.map((_, at) => at).filter((at) => on[at] < 0);
  const counted = (/** @type {number} */ at) => counts.has(names[at]) && rows.every((row) => /^\d+$/.test(row[at]));
  const most = names.map((_, at) => (counted(at) ? rows.reduce((max, row) => Math.max(max, Number(row[at])), 0) : -1));
  const wide = (/** @type {number} */ at) => on.includes(at) || rows.some((row) => row[at].length > 60 || labelOf(row[at]).length > 60);
  const kind = (/** @type {number} */ at) => (most[at] >= 0 ? 'counted' : wide(at) ? 'wide' : rows.length && rows.every((row) => /^[-+]?[\d.]*$/.test(row[at])) ? 'number' : '');
  const kinds = names.map((_, at) => kind(at));
  const body = el('tbody');
  inChunks(body, rows, (row) => el('tr', {}, kept.map((at) => el('td', { class: kinds[at] }, most[at] >= 0 ? countOf(row[at], most[at]) : cellOf(row[at])))), (rest, more) => el('tr', {}, el('td', { colspan: kept.length }, moreButton(rest, more))));
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Answer' }, el('table', { class: 'answer' }, el('thead', {}, el('tr', {}, kept.map((at) => el('th', { scope: 'col', class: kinds[at] }, spaced(names[at]))))), body));
}

/** The name of a variable as words: `claimSays` is "claim says". @param {string} name */
function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
