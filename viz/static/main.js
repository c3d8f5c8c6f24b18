/**
 * The page: what happens when the reader arrives somewhere, and the start.  Every other module draws one thing.
 */
'use strict';

/** @type {Record<string, (box: HTMLElement) => void>} */
const LISTS = { weak: weakView, debate: debateView, sources: sourcesView, actors: actorsView, text: textView, timeline: timelineView, table: tableView, whatif: whatifView, tour: tourView, queries: queriesView };

let listed = '';
let viewed = '';

/** Shows a state; only what changed is drawn again. @param {typeof state} next @param {boolean} [first] */
function arrive(next, first) {
  const before = state;
  const held = document.activeElement;
  if (!first && JSON.stringify(before) === JSON.stringify(next)) return;
  state = next;
  const changed = (/** @type {string} */ keys) => first === true || differ(before, next, keys);
  if (changed('t')) dress();
  showTabs();
  if (changed('ra')) showSupposed(first === true);
  if (changed('raf')) showSifted();
  if (changed('q') && byId('search') !== document.activeElement) byId('search').value = next.q;
  if (changed('qraf')) showSearch(false);
  if (changed('ranvbd')) showPanel();
  if (changed('n')) reveal(next.n, false);
  showView();
  showTrail();
  showTour();
  if (!first) tell(before, next);
  if (!first) stay(held);
}

/** Weighs the map anew, and marks what is different. @param {boolean} first */
function showSupposed(first) {
  if (state.r.length || state.a.length || isSupposing()) suppose(state.r, state.a);
  showScenario();
  if (!first) markChanges();
}

/** Filters the map anew; the outline is drawn again if a filter is, or was, in force. */
function showSifted() {
  const before = sifted;
  showFilters();
  if (before || sifted) drawOutline();
}

/** Keeps the keyboard where it was; where that is gone, it lands with the reader. @param {Element | null} held */
function stay(held) {
  if (held && held !== document.body && !held.getClientRects().length && !byId('tour').contains(document.activeElement)) land();
}

/** Puts the keyboard where the reader has arrived: what had it is gone. */
function land() {
  const view = viewNow();
  if (!byId('panel').hidden) byId('panel-body').focus();
  else if (view === 'outline') byId('tree').querySelector('[tabindex="0"]')?.focus();
  else (view === 'map' || view === 'focus' ? host() : byId('list')).focus();
}

/** The theme: by choice, or by preference. */
function dress() {
  if (state.t) document.documentElement.dataset.theme = state.t;
  else delete document.documentElement.dataset.theme;
  readInk();
  const other = isDark() ? 'Light' : 'Dark';
  byId('theme').textContent = other;
  byId('theme').setAttribute('aria-label', `${other} colours`);
  if (net) net.redraw();
}

/** Whether the page is dark now. */
function isDark() {
  return state.t ? state.t === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Marks the view that is shown; every tab is a link to it from here. */
function showTabs() {
  for (const tab of byId('views').querySelectorAll('a')) {
    tab.setAttribute('href', hrefOf({ v: tab.dataset.view }));
    if (tab.dataset.view === viewNow()) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  document.documentElement.dataset.view = viewNow();
}

/** Draws the view. */
function showView() {
  const view = viewNow();
  const canvas = view === 'map' || view === 'focus';
  byId('stage').hidden = view === 'outline';
  byId('map').hidden = !canvas;
  host().hidden = !canvas;
  byId('zoomer').hidden = !canvas;
  byId('saver').hidden = !canvas;
  byId('list').hidden = canvas || view === 'outline';
  host().setAttribute('aria-label', view === 'focus' ? 'Focus: one statement and what it rests on' : 'Map: what bears on the statement on top, in columns');
  if (canvas) showPicture();
  else {
    drawList(false);
    if (viewed !== view) byId('list').querySelector('.chosen')?.scrollIntoView({ block: 'center' });
  }
  viewed = view;
}

/** Draws a list, if it is another one than before, and marks the chosen row. @param {boolean} anew */
function drawList(anew) {
  const view = viewNow();
  const box = byId('list');
  const wanted = `${view} ${state.r} ${state.a} ${state.f} ${view === 'table' ? state.q : ''} ${view === 'queries' ? state.k : ''}`;
  if (LISTS[view] && (anew || wanted !== listed)) {
    const { scrollTop } = box;
    box.replaceChildren();
    LISTS[view](box);
    box.scrollTop = listed.split(' ')[0] === view && !anew ? scrollTop : 0;
    listed = wanted;
  }
  for (const row of box.querySelectorAll('[data-row]')) row.classList.toggle('chosen', row.dataset.row === state.n);
}

/** The way from the thesis to what is on top or in focus, each step a link. */
function showTrail() {
  const focus = viewNow() === 'focus';
  const canvas = focus || viewNow() === 'map';
  const id = focus ? focusId() : topId();
  const way = data.node.has(id) ? pathTo(id) : [];
  const links = way.map((step, at) => {
    const label = statement(step).label;
    const words = label.length > 44 ? `${label.slice(0, 42).trimEnd()}…` : label;
    return el('li', {}, at === way.length - 1 ? el('span', { 'aria-current': 'location' }, el('bdi', {}, words)) : el('a', { href: hrefOf(focus ? { n: step } : { b: step === data.top ? '' : step, n: step, p: 0 }) }, el('bdi', {}, words)));
  });
  const whole = data.top && data.roots.length > 1 ? el('li', {}, state.b === '*' ? el('span', { 'aria-current': 'location' }, 'Whole map') : el('a', { href: hrefOf({ v: 'map', b: '*', n: '', p: 0 }), title: 'A root bears on nothing further' }, `Whole map (${data.roots.length} roots)`)) : null;
  byId('trail').replaceChildren(...[whole, ...links].filter(Boolean));
  byId('trail').parentElement.hidden = !canvas || (!whole && way.length < 2);
}

/** Says what changed. @param {typeof state} before @param {typeof state} next */
function tell(before, next) {
  const node = data.node.get(next.n);
  if (next.s && before.s !== next.s) say(`Stop ${next.s} of ${data.tour.length}: ${stopNow().title}`);
  else if (differ(before, next, 'ra')) say(scenarioWords());
  else if (before.v !== next.v) say(byId('views').querySelector('[aria-current]')?.firstChild.textContent.trim() || '');
  else if (before.b !== next.b || before.p !== next.p) say(`On top: ${nameOf(topId()) || 'the whole map'}`);
  else if (differ(before, next, 'f')) say(sifted ? byId('chosen').querySelector('.left').textContent : `All ${plural(data.nodes.length, 'statement')}`);
  else if (before.n !== next.n) say(node ? `${formOf(node)}: ${node.label.slice(0, 200)}` : nameOf(next.n).slice(0, 200));
}

/** One step up: close the panel, else the statement above, else the top. */
function up() {
  if (state.n && !byId('panel').hidden) { byId('close').click(); return; }
  const above = data.node.get(topId())?.above;
  if (state.b) go({ b: above && above !== data.top ? above : '', p: 0 });
}

/** @param {KeyboardEvent} event */
function typedAnywhere(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const writing = target.closest('input, textarea, select');
  if (event.key === 'Escape' && byId('key').open) {
    byId('key').open = false;
    byId('key').firstElementChild.focus();
  } else if (event.key === 'Escape' && !writing && !target.closest('#finder')) up();
}

/** Wires what is always there. */
function wire() {
  byId('theme').addEventListener('click', () => go({ t: isDark() ? 'light' : 'dark' }, true));
  byId('close').addEventListener('click', () => { go(viewNow() === 'focus' ? { d: '' } : { n: '' }); land(); });
  byId('details').addEventListener('click', () => { go({ d: '1', n: state.n || focusId() }); byId('panel-body').focus(); });
  byId('zoom-in').addEventListener('click', () => zoomBy(1.2));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.2));
  byId('zoom').addEventListener('click', home);
  byId('zoom-all').addEventListener('click', zoomOut);
  byId('skip').addEventListener('click', () => byId('tree').querySelector('[tabindex="0"]')?.focus());
  byId('save-svg').addEventListener('click', saveSvg);
  byId('save-png').addEventListener('click', savePng);
  byId('tour').addEventListener('keydown', typedOnTour);
  document.addEventListener('keydown', typedAnywhere);
  document.addEventListener('pointerdown', (event) => { if (!byId('key').contains(/** @type {Node} */ (event.target))) byId('key').open = false; });
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) window.matchMedia(query).addEventListener('change', dress);
  window.matchMedia('(max-width: 899px)').addEventListener('change', () => { showTabs(); showView(); showTrail(); });
}

/** Reads the map and shows what the address asks for. */
async function start() {
  openData(await readIsland());
  openReasoning();
  takeLinks();
  wire();
  openSearch();
  openFilters();
  openOutline();
  arrive(parseHash(location.hash), true);
  document.documentElement.dataset.ready = '';
}

/** For tests and for pages that embed this one: the state, and the layout as Python computes it. */
/** @type {any} */ (window).argmap = Object.freeze({
  go,
  state: () => ({ ...state }),
  /** @param {string} kind @param {string} id @param {number} width @param {number} height @param {{regular: number[], bold: number[]}} widths */
  layout(kind, id, width, height, widths) {
    table = (char, bold) => (char >= ' ' && char <= '~' ? widths[bold ? 'bold' : 'regular'][char.charCodeAt(0) - 32] : 1000);
    try {
      return kind === 'focus' ? focusOn(id, width, height) : columns(id, width, height, 0, kind === 'overview');
    } finally {
      table = null;
    }
  },
});

start();
