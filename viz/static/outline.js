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
  const roots = data.roots.map((/** @type {string} */ id) => ({ id, kind: '', linked: false, relation: '' }));
  fill(tree, roots, 1, '');
  const first = tree.querySelector('[role=treeitem]');
  if (first) { first.tabIndex = 0; expand(first); }
}

/** @param {any} box @param {any[]} children @param {number} level @param {string} above */
function fill(box, children, level, above) {
  inChunks(box, children, (child, at) => itemOf(child, level, at + 1, children.length, above), (rest, more) => {
    const bar = el('li', { role: 'treeitem', tabindex: -1, 'aria-level': level, 'data-more': '', class: 'row-more' }, el('div', { class: 'row' }, `Show ${Math.min(rest, CHUNK)} more of ${rest}`));
    bar.openMore = () => { const before = bar.previousElementSibling; more(); before?.nextElementSibling?.focus(); };
    return bar;
  });
}

/** One line of the outline. @param {any} child @param {number} level @param {number} at @param {number} of @param {string} above */
function itemOf(child, level, at, of, above) {
  const node = data.node.get(child.id);
  const isHome = above === node.above && child.relation === node.home;
  const deeper = isHome && node.reasons.length > 0;
  const relation = data.style.relations[child.kind];
  const worst = worstOf(node);
  const item = el(
    'li',
    { role: 'treeitem', tabindex: -1, 'aria-level': level, 'aria-posinset': at, 'aria-setsize': of, 'aria-expanded': deeper ? 'false' : null, 'aria-selected': 'false', 'data-id': child.id, 'data-home': String(isHome), class: isHome ? null : 'mention' },
    el('div', { class: 'row' },
      el('span', { class: 'twist', 'aria-hidden': 'true' }),
      relation ? el('span', { class: `glyph ${child.kind}` }, el('span', { 'aria-hidden': 'true' }, relation.glyph), el('span', { class: 'unseen' }, `${child.linked ? 'and ' : ''}${relation.word}: `)) : null,
      el('span', { class: 'said' }, el('bdi', {}, node.label), isHome ? null : el('span', { class: 'soft' }, ' (shown elsewhere)')),
      el('span', { class: 'tail' },
        worst ? el('span', { class: 'weak', title: `${worst.kind.replaceAll('-', ' ')}: ${data.style.weak[worst.kind]}` }, el('span', { 'aria-hidden': 'true' }, '!'), el('span', { class: 'unseen' }, `, weak: ${worst.kind.replaceAll('-', ' ')}`)) : null,
        node.below && isHome ? el('span', { class: 'count' }, el('span', { class: 'unseen' }, ', '), node.below.toLocaleString('en'), el('span', { class: 'unseen' }, ' below')) : null)),
  );
  if (isHome) items.set(child.id, item);
  return item;
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
    fill(box, childrenOf(id), Number(item.getAttribute('aria-level')) + 1, id);
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
  else scrollTo(item.querySelector('.row'));
}

/** Makes rows until a statement's is there: it may stand behind "show more". @param {string} id */
function ensure(id) {
  const above = data.node.get(id).above;
  const box = above ? items.get(above)?.querySelector(':scope > ul') : byId('tree');
  for (let bar = box?.querySelector(':scope > [data-more]'); bar && !items.has(id); bar = box.querySelector(':scope > [data-more]')) bar.openMore();
}

/** Scrolls the outline, and only it. @param {HTMLElement} row */
function scrollTo(row) {
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
