/**
 * Search: words in any order, without regard to case, accents or alphabet, in statements, sources and actors.  A name
 * that is spelt in several ways is found by any of them: the other names that the map has for it, and what sounds alike.
 * @typedef {{id: string, sort: string, words: string}} Findable `words` folded, with a space before and after each
 */
'use strict';

/** Letters that are not a letter with a mark, and Cyrillic ones, in Latin. @type {Map<string, string>} */
const LATIN = new Map(
  ('ø:o ł:l đ:d ð:d þ:th ß:ss æ:ae œ:oe ı:i а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t '
    + 'у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h').split(' ').map((pair) => /** @type {[string, string]} */ (pair.split(':'))),
);

/** How a name may be written otherwise and still be the same: each on the left is heard as on the right. @type {Array<[RegExp, string]>} */
const SOUNDS = [
  [/shch|sch|sh/g, 's'], [/tch|ch|cz|ts|tz/g, 'c'], [/dzh|zh/g, 'z'], [/kh|gh/g, 'h'], [/ph/g, 'f'], [/x/g, 'ks'], [/ck|q/g, 'k'], [/w/g, 'v'],
  [/[yij]+(?=[aeou])/g, ''], [/[yj]/g, 'i'], [/(.)\1+/g, '$1'],
];

/** @type {Map<string, string>} What is not ASCII comes in few runs, and folding one is slow: each is folded once. */
const runs = new Map();

/** @param {string} run letters beyond ASCII, without any between */
function foldRun(run) {
  const done = runs.get(run) ?? run.normalize('NFKD').replace(/\p{M}/gu, '').replace(/./gu, (ch) => LATIN.get(ch) ?? ch).replace(/[^\p{L}\p{N}]+/gu, ' ');
  if (runs.size < 10000) runs.set(run, done);
  return done;
}

/** Case, accents and alphabet away; what is between words becomes a space. @param {string} text */
function fold(text) {
  const words = text.toLowerCase().replace(/[^\0-\x7f]+/g, foldRun).replace(/[\0-\x1f\x21-\x2f\x3a-\x60\x7b-\x7f]+/g, ' ').trim();
  return words.includes('  ') ? words.replace(/ {2,}/g, ' ') : words;
}

/** How a folded word is heard. @param {string} word */
function soundOf(word) {
  return SOUNDS.reduce((heard, [written, as]) => heard.replace(written, as), word);
}

/** How a folded word may be heard: a J is a Y to some, to others a Zh. @param {string} word */
function soundsOf(word) {
  return word.includes('j') ? [soundOf(word), soundOf(word.replaceAll('j', 'zh'))] : [soundOf(word)];
}

/** @type {Findable[]} What was folded so far. */
const searchable = [];

/** Folds what can be found, as far as time allows. @param {number} until when to stop, in milliseconds of the page's clock */
function index(until) {
  const [nodes, docs, people] = [data.nodes, data.documents, data.people];
  const add = (/** @type {string} */ id, /** @type {string} */ sort, /** @type {string} */ text) => searchable.push({ id, sort, words: ` ${fold(text)} ` });
  while (searchable.length < nodes.length + docs.length + people.length) {
    const at = searchable.length;
    if (at % 500 === 499 && performance.now() > until) return false;
    const [node, doc, who] = [nodes[at], docs[at - nodes.length], people[at - nodes.length - docs.length]];
    if (node) add(node.id, '', `${node.label} ${node.voices} ${node.id}`);
    else if (doc) add(doc.id, 'Source', `${doc.words} ${doc.kind} ${doc.also.join(' ')}`);
    else add(who.id, 'Actor', `${who.name} ${who.words} ${who.also.join(' ')}`);
  }
  return true;
}

/** Folds in pieces while nothing else is to be done, so that the first search does not wait. */
function indexAhead() {
  if (!index(performance.now() + 12)) setTimeout(indexAhead, 4);
}

/** @typedef {{groups: string[][], words: Array<[string, string]>}} Names the names that mean one thing, and every word of a name with its sound */

/** @type {Names | null} */
let known = null;

/** @returns {Names} */
function namesOf() {
  const groups = [...data.people.map((p) => [p.name, ...p.also]), ...data.documents.map((d) => [d.title, ...d.also])].map((names) => [...new Set(names.map(fold))]);
  const words = [...new Set(groups.flat().flatMap((name) => name.split(' ')))].filter((word) => word.length > 3);
  return { groups: groups.filter((names) => names.length > 1), words: words.flatMap((word) => soundsOf(word).map((sound) => /** @type {[string, string]} */ ([word, sound]))) };
}

/** A word, and the words of names that sound as it does or begin so. @param {string} word */
function spellings(word) {
  if (word.length < 4) return [word];
  known = known || namesOf();
  const heard = soundsOf(word);
  const alike = known.words.filter(([other, sound]) => heard.some((one) => sound.startsWith(one)) && !other.includes(word)).map(([other]) => other);
  return [word, ...alike];
}

/** Other names of whatever is called as the whole query says. @param {string} phrase */
function otherNames(phrase) {
  known = known || namesOf();
  const called = known.groups.filter((names) => names.includes(phrase));
  return [...new Set(called.flat())].filter((name) => name !== phrase && name).map((name) => ` ${name} `);
}

/** What a query finds. @param {string} query @returns {Findable[]} */
function search(query) {
  const phrase = fold(query);
  if (!phrase) return [];
  index(Infinity);
  const wanted = phrase.split(' ').map(spellings);
  const others = otherNames(phrase);
  return searchable.filter(({ words }) => wanted.every((ways) => ways.some((way) => words.includes(way))) || others.some((name) => words.includes(name)));
}

const SHOWN = 30;

/** Those who, or what, is called so before what is said of them. @param {Findable[]} found */
function ranked(found) {
  const phrase = ` ${fold(state.q)}`;
  const wanted = phrase.trim().split(' ').map(spellings);
  const isCalled = (/** @type {string} */ name) => wanted.every((ways) => ways.some((way) => name.includes(` ${way}`)));
  const actors = found.filter((thing) => thing.sort === 'Actor' && isCalled(` ${fold(nameOf(thing.id))}`)).slice(0, 4);
  const sources = found.filter((thing) => thing.sort === 'Source' && thing.words.startsWith(phrase)).slice(0, 4);
  return [...new Set([...actors, ...sources, ...found])];
}

/** @param {Findable} thing */
function resultRow(thing) {
  const node = data.node.get(thing.id);
  return el('li', {}, el('a', { href: hrefOf({ n: thing.id, b: '', p: 0 }) }, el('span', { class: 'soft' }, `${node ? formOf(node) : thing.sort} `), el('bdi', {}, nameOf(thing.id))));
}

/** Shows what the state's query finds: a list, marks on map and outline, a count. @param {boolean} list */
function showSearch(list) {
  const all = search(state.q);
  const found = all.filter((thing) => fits(thing.id));
  hits = new Set(found.map((thing) => thing.id));
  markHits();
  if (net && !host().hidden) net.redraw();
  const box = byId('results');
  box.hidden = !list || !state.q;
  if (!list || !state.q) return;
  box.replaceChildren(...ranked(found).slice(0, SHOWN).map(resultRow));
  if (found.length > SHOWN) box.append(el('li', { class: 'soft' }, `and ${found.length - SHOWN} more: add a word`));
  if (!found.length) box.append(...nothingFound(all.length));
  say(plural(found.length, 'result'));
}

/** What to loosen where nothing is found: the filters, or one of the words. @param {number} unfiltered how many there are without filters */
function nothingFound(unfiltered) {
  const words = state.q.split(/\s+/u).filter(Boolean);
  const shorter = words.length > 1 ? [...new Set(words.map((_, at) => words.filter((__, other) => other !== at).join(' ')))] : [];
  const ways = shorter.map((query) => ({ query, count: search(query).filter((thing) => fits(thing.id)).length })).filter((way) => way.count);
  const row = (/** @type {string} */ label, /** @type {() => void} */ act) => el('li', {}, el('button', { type: 'button', class: 'quiet', onclick: act }, label));
  return [
    el('li', { class: 'soft' }, ways.length || unfiltered ? 'Nothing found. Loosen it:' : 'Nothing found. Try another word, or only the start of one.'),
    unfiltered ? row(`without the filters (${unfiltered})`, () => { go({ f: [] }); showSearch(true); }) : null,
    ways.map(({ query, count }) => row(`only “${query}” (${count})`, () => { byId('search').value = query; go({ q: query }, true); showSearch(true); byId('search').focus(); })),
  ].flat().filter(Boolean);
}

/** Wires the search field. */
function openSearch() {
  const field = byId('search');
  let timer = 0;
  field.addEventListener('focus', indexAhead, { once: true });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { go({ q: field.value.trim() }, true); showSearch(true); }, 120);
  });
  field.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const first = byId('results').querySelector('a, button');
    if (event.key === 'ArrowDown') { event.preventDefault(); first?.focus(); }
    if (event.key === 'Enter') { event.preventDefault(); if (first?.matches('a')) { first.click(); land(); } else first?.focus(); }
    if (event.key === 'Escape') { field.value = ''; go({ q: '' }, true); showSearch(false); }
  });
  byId('results').addEventListener('keydown', (/** @type {any} */ event) => {
    const way = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[/** @type {'ArrowUp'} */ (event.key)];
    if (event.key === 'Escape') { byId('results').hidden = true; field.focus(); }
    if (!way) return;
    event.preventDefault();
    const next = event.target.closest('li')[way]?.querySelector('a, button');
    (next || field).focus();
  });
  byId('results').addEventListener('click', (/** @type {any} */ event) => { if (event.target.closest('a')) byId('results').hidden = true; });
  document.addEventListener('pointerdown', (event) => {
    if (!byId('finder').contains(/** @type {Node} */ (event.target))) byId('results').hidden = true;
  });
}
