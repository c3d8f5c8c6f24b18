/**
 * The outline: the whole argument as a tree that the keyboard walks and a screen reader reads.  It is the accessible
 * form of the map.  Every statement has one home in it; where it bears on something else as well it is mentioned, and
 * the mention leads home.  Branches are made when they are opened.
 */
'use strict';

/** @type {Map<string, any>} The tree item of every statement whose home is open. */
const items = new Map();

/** Draws the roots, and opens the first of them. */
function openOutline() {
  const tree = byId('tree');
  tree.addEventListener('keydown', typedInTree);
  tree.addEventListener('click', clickedInTree);
  tree.addEventListener('focusin', (/** @type {any} */ event) => rove(event.target.closest('[role=treeitem]')));
  drawOutline();
}

/** How many lines a filtered outline may have and still be shown open. */
const OPEN_UP_TO = 120;

/** The roots, the first of them open; of a filtered map only what fits and what leads there, all open if that is little. */
function drawOutline() {
  const tree = byId('tree');
  items.clear();
  tree.replaceChildren();
  fill(tree, fittingUnder(''), 1, '');
  const first = tree.querySelector('[role=treeitem]');
  tree.hidden = !first;
  if (!first) return;
  first.tabIndex = 0;
  if (sifted && data.nodes.filter((node) => leads(node.id)).length <= OPEN_UP_TO) for (const item of items.values()) expand(item);
  else expand(first);
  if (state.n) reveal(state.n, false);
}

/** @param {any} box @param {any[]} children @param {number} level @param {string} above */
function fill(box, children, level, above) {
  const make = (/** @type {any} */ child, /** @type {number} */ at) => itemOf(child, level, at + 1, children.length, above);
  const there = (/** @type {any} */ child) => (atHome(child, above) ? items.get(child.id) : null);
  inChunks(box, children, (child, at) => there(child) || make(child, at), (rest, more) => {
    const bar = el('li', { role: 'treeitem', tabindex: -1, 'aria-level': level, 'data-more': '', class: 'row-more' }, el('div', { class: 'row' }, `Show ${Math.min(rest, CHUNK)} more of ${rest}`));
    bar.openMore = () => { const before = bar.previousElementSibling; more(); before?.nextElementSibling?.focus(); };
    bar.openOne = (/** @type {string} */ id) => { const at = children.findIndex((child) => child.id === id && atHome(child, above)); if (at >= 0) bar.before(make(children[at], at)); };
    return bar;
  });
}

/** One line of the outline. @param {any} child @param {number} level @param {number} at @param {number} of @param {string} above */
function itemOf(child, level, at, of, above) {
  const node = statement(child.id);
  const isHome = atHome(child, above);
  const deeper = isHome && (sifted ? fittingUnder(child.id) : node.reasons).length > 0;
  const relation = data.style.relations[child.kind];
  const item = el(
    'li',
    { role: 'treeitem', tabindex: -1, 'aria-level': level, 'aria-posinset': at, 'aria-setsize': of, 'aria-expanded': deeper ? 'false' : null, 'aria-selected': 'false', 'data-id': child.id, 'data-home': String(isHome), class: `${isHome ? '' : 'mention'}${fits(child.id) ? '' : ' passing'}` },
    el('div', { class: 'row' },
      el('span', { class: 'twist', 'aria-hidden': 'true' }),
      relation ? el('span', { class: `glyph ${child.kind}` }, el('span', { 'aria-hidden': 'true' }, relation.glyph), el('span', { class: 'unseen' }, `${child.linked ? 'and ' : ''}${relation.word}: `)) : null,
      el('span', { class: 'said' }, el('bdi', {}, node.label), isHome ? null : el('span', { class: 'soft' }, ' (shown elsewhere)')),
      el('span', { class: 'tail' },
        changeMark(child.id), weakSign(node),
        node.below && isHome ? el('span', { class: 'count' }, el('span', { class: 'unseen' }, ', '), sifted ? `${fitsBelow(node.id).toLocaleString('en')} of ` : '', node.below.toLocaleString('en'), el('span', { class: 'unseen' }, sifted ? ' below fit' : ' below')) : null)),
  );
  if (isHome) items.set(child.id, item);
  return item;
}

/** The sign of a weak statement, with its worst weakness in words; nothing if it is not weak. @param {Page.Placed} node */
function weakSign(node) {
  const worst = worstOf(node);
  return worst ? el('span', { class: 'weak', title: `${worst.kind.replaceAll('-', ' ')}: ${data.style.weak[worst.kind]}` }, el('span', { 'aria-hidden': 'true' }, '!'), el('span', { class: 'unseen' }, `, weak: ${worst.kind.replaceAll('-', ' ')}`)) : null;
}

/** @param {any} item */
function expand(item) {
  if (item.getAttribute('aria-expanded') !== 'false') return;
  item.setAttribute('aria-expanded', 'true');
  let box = item.querySelector(':scope > ul');
  if (!box) {
    box = el('ul', { role: 'group' });
    item.append(box);
    const id = item.dataset.id;
    fill(box, fittingUnder(id), Number(item.getAttribute('aria-level')) + 1, id);
  }
  box.hidden = false;
}

/** @param {any} item */
function collapse(item) {
  if (item.getAttribute('aria-expanded') !== 'true') return;
  item.setAttribute('aria-expanded', 'false');
  item.querySelector(':scope > ul').hidden = true;
}

/** Opens the way to a statement and marks it. @param {string} id @param {boolean} [focus] */
function reveal(id, focus) {
  for (const old of byId('tree').querySelectorAll('[aria-selected=true]')) old.setAttribute('aria-selected', 'false');
  if (!data.node.has(id)) return;
  for (const above of pathTo(id).slice(0, -1)) {
    ensure(above);
    if (items.has(above)) expand(items.get(above));
  }
  ensure(id);
  const item = items.get(id);
  if (!item) return;
  item.setAttribute('aria-selected', 'true');
  rove(item);
  if (focus) item.focus();
  else scrollRow(item.querySelector('.row'));
}

/** Makes a statement's row, before its turn if it stands behind "show more". @param {string} id */
function ensure(id) {
  const above = statement(id).above;
  const box = above ? items.get(above)?.querySelector(':scope > ul') : byId('tree');
  if (!items.has(id)) box?.querySelector(':scope > [data-more]')?.openOne(id);
}

/** Scrolls the outline, and only it. @param {HTMLElement} row */
function scrollRow(row) {
  const box = byId('side');
  const [a, b] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
  const panel = byId('panel');
  const low = isNarrow() && !panel.hidden ? panel.getBoundingClientRect().top : b.bottom;
  if (a.top < b.top + 40 || a.bottom > low - 10) box.scrollTop += a.top - b.top - (low - b.top) / 3;
}

/** Only one item is in the tab order. @param {any} item */
function rove(item) {
  if (!item) return;
  for (const other of byId('tree').querySelectorAll('[tabindex="0"]')) if (other !== item) other.tabIndex = -1;
  item.tabIndex = 0;
}

/** @param {any} item */
function chooseItem(item) {
  if (item.openMore) { item.openMore(); return; }
  if (item.dataset.home !== 'true') reveal(item.dataset.id, true);
  go({ n: item.dataset.id });
}

/** @param {any} event */
function clickedInTree(event) {
  const item = event.target.closest('[role=treeitem]');
  if (!item) return;
  if (event.target.closest('.twist') && item.hasAttribute('aria-expanded')) {
    if (item.getAttribute('aria-expanded') === 'true') collapse(item);
    else expand(item);
  } else {
    expand(item);
    chooseItem(item);
  }
}

/** The items that are seen, in order. @returns {any[]} */
function seenItems() {
  return [...byId('tree').querySelectorAll('[role=treeitem]')].filter((item) => !item.parentElement.closest('ul[hidden]'));
}

/** @param {any} event */
function typedInTree(event) {
  const item = event.target.closest('[role=treeitem]');
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const seen = seenItems();
  const at = seen.indexOf(item);
  const open = item.getAttribute('aria-expanded');
  const to = (/** @type {any} */ other) => other?.focus();
  if (event.key === 'ArrowDown') to(seen[at + 1]);
  else if (event.key === 'ArrowUp') to(seen[at - 1]);
  else if (event.key === 'Home') to(seen[0]);
  else if (event.key === 'End') to(seen[seen.length - 1]);
  else if (event.key === 'ArrowRight') { if (open === 'false') expand(item); else if (open === 'true') to(seen[at + 1]); }
  else if (event.key === 'ArrowLeft') { if (open === 'true') collapse(item); else to(item.parentElement.closest('[role=treeitem]')); }
  else if (event.key === 'Enter' || event.key === ' ') chooseItem(item);
  else if (event.key === '*') [...item.parentElement.children].forEach(expand);
  else if (event.key.length === 1 && /\S/u.test(event.key)) typeAhead(event.key, seen, at);
  else return;
  event.preventDefault();
}

let typed = '';
let typedAt = 0;

/** Letters go to the next line that starts with them. @param {string} key @param {any[]} seen @param {number} at */
function typeAhead(key, seen, at) {
  const now = performance.now();
  typed = now - typedAt > 700 ? key : typed + key;
  typedAt = now;
  const wanted = fold(typed);
  const from = typed.length > 1 ? at : at + 1;
  const order = [...seen.slice(from), ...seen.slice(0, from)];
  order.find((item) => fold(data.node.get(item.dataset.id)?.label || '').startsWith(wanted))?.focus();
}

/** Marks the lines that a search found. */
function markHits() {
  for (const [id, item] of items) item.classList.toggle('hit', hits.has(id));
}
