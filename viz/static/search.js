/**
 * Search: words in any order, without regard to case or accents, in statements, sources and actors.
 */
'use strict';

/** Case and accents away. @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @type {Array<{id: string, words: string, sort: string}> | null} Made at the first search. */
let searchable = null;

/** Everything that can be found, folded once. */
function searchables() {
  const statements = data.nodes.map((/** @type {any} */ n) => ({ id: n.id, sort: formOf(n), words: fold(`${n.label} ${n.voices} ${n.id}`) }));
  const sources = data.documents.map((/** @type {any} */ d) => ({ id: d.id, sort: 'Source', words: fold(`${d.words} ${d.kind}`) }));
  const actors = data.people.map((/** @type {any} */ p) => ({ id: p.id, sort: 'Actor', words: fold(`${p.name} ${p.words} ${p.also.join(' ')}`) }));
  return [...statements, ...sources, ...actors];
}

/** What a query finds. @param {string} query */
function search(query) {
  searchable = searchable || searchables();
  const wanted = fold(query).split(/\s+/u).filter(Boolean);
  return wanted.length ? searchable.filter((thing) => wanted.every((word) => thing.words.includes(word))) : [];
}

const SHOWN = 30;

/** Those who, or what, is called so before what is said of them. @param {any[]} found */
function ranked(found) {
  const phrase = fold(state.q).trim();
  const actors = found.filter((thing) => thing.sort === 'Actor' && ` ${fold(nameOf(thing.id))}`.includes(` ${phrase}`)).slice(0, 4);
  const sources = found.filter((thing) => thing.sort === 'Source' && thing.words.startsWith(phrase)).slice(0, 4);
  return [...new Set([...actors, ...sources, ...found])];
}

/** Shows what the state's query finds: a list, marks on map and outline, a count. @param {boolean} list */
function showSearch(list) {
  const found = search(state.q);
  hits = new Set(found.map((thing) => thing.id));
  markHits();
  if (net && !host().hidden) net.redraw();
  const box = byId('results');
  box.hidden = !list || !state.q;
  box.replaceChildren(...ranked(found).slice(0, SHOWN).map((thing) => el('li', {}, el('a', { href: hrefOf({ n: thing.id, b: '', p: 0 }) }, el('span', { class: 'soft' }, `${thing.sort} `), el('bdi', {}, nameOf(thing.id))))));
  if (found.length > SHOWN) box.append(el('li', { class: 'soft' }, `and ${found.length - SHOWN} more: add a word`));
  if (state.q && !found.length) box.append(el('li', { class: 'soft' }, 'Nothing found. Try fewer words, or only the start of one.'));
  if (list && state.q) say(plural(found.length, 'result'));
}

/** Wires the search field. */
function openSearch() {
  const field = byId('search');
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { go({ q: field.value.trim() }, true); showSearch(true); }, 120);
  });
  field.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); byId('results').querySelector('a')?.focus(); }
    if (event.key === 'Enter') { event.preventDefault(); const first = byId('results').querySelector('a'); if (first) { first.click(); land(); } }
    if (event.key === 'Escape') { field.value = ''; go({ q: '' }, true); showSearch(false); }
  });
  byId('results').addEventListener('keydown', (/** @type {any} */ event) => {
    const way = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[/** @type {'ArrowUp'} */ (event.key)];
    if (event.key === 'Escape') { byId('results').hidden = true; field.focus(); }
    if (!way) return;
    event.preventDefault();
    const next = event.target.closest('li')[way]?.querySelector('a');
    (next || field).focus();
  });
  byId('results').addEventListener('click', () => { byId('results').hidden = true; });
  document.addEventListener('pointerdown', (event) => {
    if (!byId('finder').contains(/** @type {Node} */ (event.target))) byId('results').hidden = true;
  });
}
