/**
 * Where the reader is: one statement, one view, one top.  It lives in the address bar and nowhere else, so Back is undo
 * and a link is exactly what is seen.  What comes from there is a stranger's: unknown names are dropped.
 */
'use strict';

const VIEWS = ['outline', 'map', 'focus', 'weak', 'debate', 'sources', 'actors', 'text', 'table'];

/** @type {{n: string, v: string, b: string, p: number, q: string, t: string, d: string}} */
let state = { n: '', v: '', b: '', p: 0, q: '', t: '', d: '' };

/** @param {string} hash @returns {typeof state} */
function parseHash(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const known = (/** @type {string} */ key) => (data.node.has(given.get(key) || '') ? String(given.get(key)) : '');
  const subject = (/** @type {string} */ id) => data.node.has(id) || data.document.has(id) || data.person.has(id);
  const n = given.get('n') || '';
  const v = given.get('v') || '';
  const p = Number(given.get('p'));
  return {
    n: subject(n) ? n : '',
    v: VIEWS.includes(v) ? v : '',
    b: given.get('b') === '*' ? '*' : known('b'),
    p: Number.isInteger(p) && p > 0 && p < 100000 ? p : 0,
    q: (given.get('q') || '').slice(0, 200),
    d: ['0', '1'].includes(given.get('d') || '') ? String(given.get('d')) : '',
    t: ['light', 'dark'].includes(given.get('t') || '') ? String(given.get('t')) : '',
  };
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

/** The address of a state that differs from this one in some ways. @param {Partial<typeof state>} change */
function hrefOf(change) {
  const next = { ...state, ...change };
  const parts = new URLSearchParams();
  if (next.n) parts.set('n', next.n);
  if (next.v) parts.set('v', next.v);
  if (next.b) parts.set('b', next.b);
  if (next.p) parts.set('p', String(next.p));
  if (next.q) parts.set('q', next.q);
  if (next.t) parts.set('t', next.t);
  if (next.d) parts.set('d', next.d);
  return `#${parts.toString().replaceAll('%3A', ':')}`;
}

/**
 * Goes somewhere.  A step can be undone with Back; a replacement (typing, a theme) is not a step.
 * @param {Partial<typeof state>} change @param {boolean} [replace]
 */
function go(change, replace) {
  const href = hrefOf(change);
  const next = parseHash(href);
  if (replace) {
    try { history.replaceState(null, '', href); } catch { /* a sandboxed frame may refuse; the state still holds */ }
  } else if (location.hash !== href) {
    location.hash = href;
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
