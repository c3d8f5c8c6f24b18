/**
 * Where the reader is: one statement, one view, one top.  It lives in the address bar and nowhere else, so Back is undo
 * and a link is exactly what is seen.  What comes from there is a stranger's: unknown names are dropped.
 */
'use strict';

const VIEWS = ['outline', 'map', 'focus', 'weak', 'debate', 'sources', 'actors', 'text', 'timeline', 'table', 'whatif', 'tour', 'queries'];

/** @typedef {{n: string, v: string, b: string, p: number, q: string, f: string[], r: string[], a: string[], t: string, d: string, s: number, k: string}} State */

/** @type {State} */
let state = { n: '', v: '', b: '', p: 0, q: '', f: [], r: [], a: [], t: '', d: '', s: 0, k: '' };

/** @param {string} hash @returns {State} */
function parseHash(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const known = (/** @type {string} */ key) => (data.node.has(given.get(key) || '') ? String(given.get(key)) : '');
  const subject = (/** @type {string} */ id) => data.node.has(id) || data.document.has(id) || data.person.has(id);
  const n = given.get('n') || '';
  const v = given.get('v') || '';
  const p = Number(given.get('p'));
  const s = Number(given.get('s'));
  const r = supposable(given.getAll('r'));
  return {
    n: subject(n) ? n : '',
    v: VIEWS.includes(v) && (v !== 'tour' || data.tour.length) ? v : '',
    b: given.get('b') === '*' ? '*' : known('b'),
    p: Number.isInteger(p) && p > 0 && p < 100000 ? p : 0,
    q: (given.get('q') || '').slice(0, 200),
    f: knownFilters(given.getAll('f')),
    r,
    a: supposable(given.getAll('a')).filter((id) => !r.includes(id)),
    d: ['0', '1'].includes(given.get('d') || '') ? String(given.get('d')) : '',
    s: Number.isInteger(s) && s > 0 && s <= data.tour.length ? s : 0,
    k: data.question.has(given.get('k') || '') || (bench && given.get('k') === OWN) ? String(given.get('k')) : '',
    t: ['light', 'dark'].includes(given.get('t') || '') ? String(given.get('t')) : '',
  };
}

/** Whether two states differ in something. @param {State} one @param {State} other @param {string} keys its letters in the address */
function differ(one, other, keys) {
  return [...keys].some((key) => String(one[/** @type {'n'} */ (key)]) !== String(other[/** @type {'n'} */ (key)]));
}

/** The view that is shown: the one asked for; else the map, or where there is no room for it the outline. */
function viewNow() {
  if (isNarrow()) return state.v || 'outline';
  return state.v && state.v !== 'outline' ? state.v : 'map';
}

/** Whether the outline takes the whole page. */
function isNarrow() {
  return window.matchMedia('(max-width: 899px)').matches;
}

/** The address of a state that differs from this one in some ways. @param {Partial<State>} change */
function hrefOf(change) {
  const next = { ...state, ...change };
  const parts = new URLSearchParams();
  if (next.s) parts.set('s', String(next.s));
  if (next.n) parts.set('n', next.n);
  if (next.v) parts.set('v', next.v);
  if (next.b) parts.set('b', next.b);
  if (next.p) parts.set('p', String(next.p));
  if (next.q) parts.set('q', next.q);
  for (const filter of next.f) parts.append('f', filter);
  for (const id of next.r) parts.append('r', id);
  for (const id of next.a) parts.append('a', id);
  if (next.k) parts.set('k', next.k);
  if (next.t) parts.set('t', next.t);
  if (next.d) parts.set('d', next.d);
  return `#${parts.toString().replaceAll('%3A', ':')}`;
}

/**
 * Goes somewhere.  A step can be undone with Back; a replacement (typing, a theme) is not a step.
 * @param {Partial<State>} change @param {boolean} [replace]
 */
function go(change, replace) {
  const href = hrefOf(change);
  const next = parseHash(href);
  if (replace || location.hash !== href) {
    try { history[replace ? 'replaceState' : 'pushState'](null, '', href); } catch { /* a sandboxed frame may refuse; the state still holds */ }
  }
  arrive(next);
}

/** Links within the page are steps, not loads; this also makes them work in a frame without an address. */
function takeLinks() {
  document.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const next = parseHash(String(link.getAttribute('href')));
    go(next);
  });
  window.addEventListener('hashchange', () => arrive(parseHash(location.hash)));
}
