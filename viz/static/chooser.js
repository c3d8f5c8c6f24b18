/**
 * Choosing filters: the panel of groups with what each value would leave, and the line that says what is chosen and takes
 * it back.
 */
'use strict';

const AT_FIRST = 8;
const MANY = 24;

/** Wires the button and the panel. */
function openFilters() {
  const button = byId('filter');
  button.addEventListener('click', () => showChooser(byId('filters').hidden));
  byId('filters').addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    showChooser(false);
  });
}

/** Opens or shuts the panel of filters; the keyboard goes with it. @param {boolean} open */
function showChooser(open) {
  const panel = byId('filters');
  byId('filter').setAttribute('aria-expanded', String(open));
  panel.hidden = !open;
  if (open) {
    panel.replaceChildren(
      el('div', { class: 'filters-head' }, el('h2', { id: 'filters-title', tabindex: -1 }, 'Filters'), el('button', { type: 'button', class: 'button', onclick: () => showChooser(false) }, 'Done')),
      el('p', { class: 'soft fine' }, 'Numbers count what fits the other filters.'),
      ...GROUPS.map(groupBox).filter(Boolean),
    );
    countChoices();
    byId('filters-title').focus();
  } else byId('filter').focus();
}

/** A group with its values; nothing where there is no choice. @param {Group} group */
function groupBox(group) {
  const isChosen = (/** @type {string} */ value) => state.f.includes(`${group.key}:${value}`);
  const { total } = columnOf(group);
  const values = valuesOf(group).filter((value) => total.has(value) || isChosen(value));
  if (values.length < 2) return null;
  const chosen = values.filter(isChosen);
  const rows = el('ul', {});
  const shown = values.length <= AT_FIRST + 3 ? values : [...new Set([...values.slice(0, AT_FIRST), ...chosen])];
  rows.append(...shown.map((value) => choiceRow(group, value)));
  if (shown.length < values.length) rows.append(el('li', {}, el('button', { type: 'button', class: 'quiet', onclick: () => showAll(group, values, rows) }, `All ${values.length}`)));
  return el('details', { open: chosen.length > 0 || group.key === 'weak', 'data-group': group.key },
    el('summary', {}, group.title, ' ', el('span', { class: 'count' })),
    el('div', { role: 'group', 'aria-label': group.title }, rows));
}

/** All values of a group, and where they are many a field to find one. @param {Group} group @param {string[]} values @param {HTMLElement} rows */
function showAll(group, values, rows) {
  rows.replaceChildren(...values.map((value) => choiceRow(group, value)));
  countChoices();
  if (values.length > MANY) {
    const field = el('input', { type: 'search', 'aria-label': `Find in ${group.title.toLowerCase()}`, placeholder: 'Find', class: 'find' });
    const words = values.map((value) => fold(group.word(value)));
    field.addEventListener('input', () => [...rows.children].forEach((row, at) => { /** @type {HTMLElement} */ (row).hidden = !words[at].includes(fold(field.value)); }));
    rows.before(field);
    field.focus();
  } else rows.querySelector('input')?.focus();
}

/** @param {Group} group @param {string} value */
function choiceRow(group, value) {
  const filter = `${group.key}:${value}`;
  const depth = group.key === 'section' ? data.part.get(value)?.depth || 0 : 0;
  return el('li', {}, el('label', { class: `choice d${Math.min(depth, 3)}` },
    el('input', { type: 'checkbox', checked: state.f.includes(filter), 'data-filter': filter, onchange: () => turn(filter) }),
    el('bdi', {}, group.word(value)), el('span', { class: 'count' })));
}

/** Takes a filter on, or off. @param {string} filter */
function turn(filter) {
  go({ f: state.f.includes(filter) ? state.f.filter((one) => one !== filter) : [...state.f, filter] });
}

/** Puts to every choice what it would leave, and what is chosen. */
function countChoices() {
  if (byId('filters').hidden) return;
  const { counts } = tally(state.f, true);
  for (const box of byId('filters').querySelectorAll('[data-filter]')) {
    const [group, value] = partsOf(box.dataset.filter);
    const left = counts[GROUPS.indexOf(/** @type {Group} */ (group))].get(value) || 0;
    box.checked = state.f.includes(box.dataset.filter);
    box.closest('label').classList.toggle('none', !left && !box.checked);
    box.closest('label').querySelector('.count').replaceChildren(left.toLocaleString('en'), el('span', { class: 'unseen' }, ' statements'));
  }
  for (const box of byId('filters').querySelectorAll('[data-group]')) {
    const many = state.f.filter((one) => one.startsWith(`${box.dataset.group}:`)).length;
    box.querySelector('summary .count').textContent = many ? `${many} chosen` : '';
  }
}

/** Takes the filters of the state: says what is left, what each filter does, and how to loosen them. */
function showFilters() {
  sift(state.f);
  countChoices();
  byId('filter').replaceChildren('Filter', state.f.length ? el('b', {}, ` ${state.f.length}`) : '');
  const line = byId('chosen');
  line.hidden = !sifted;
  if (!sifted) return line.replaceChildren();
  line.replaceChildren(
    el('span', { class: 'left' }, sifted.count ? `${sifted.count.toLocaleString('en')} of ${plural(data.nodes.length, 'statement')} fit${sifted.count === 1 ? 's' : ''}` : 'Nothing fits.'),
    ...(sifted.count ? [] : looser()),
    el('ul', { class: 'chips', 'aria-label': 'Filters chosen' }, state.f.map((filter) => el('li', {}, chipOf(filter)))),
    el('button', { type: 'button', class: 'quiet', onclick: () => { go({ f: [] }); byId('filter').focus(); } }, 'Clear'),
  );
  return undefined;
}

/** One filter; a click takes it away. @param {string} filter */
function chipOf(filter) {
  const [group, value] = partsOf(filter);
  const words = `${group?.title}: ${group?.word(value)}`;
  return el('button', { type: 'button', class: 'chip', 'data-chip': filter, onclick: () => loosen(filter, [filter]) }, el('span', { class: 'unseen' }, 'Without '), el('bdi', {}, words), el('span', { 'aria-hidden': 'true' }, ' ×'));
}

/** Takes filters away; the keyboard goes to the next chip. @param {string} filter @param {string[]} some */
function loosen(filter, some) {
  const at = state.f.indexOf(filter);
  go({ f: state.f.filter((one) => !some.includes(one)) });
  const chips = byId('chosen').querySelectorAll('.chip');
  (chips[Math.min(at, chips.length - 1)] || byId('filter')).focus();
}

/** Where nothing fits: the groups without which something would, with how much. */
function looser() {
  const { missed } = /** @type {Tally} */ (sifted);
  const ways = GROUPS.map((group, at) => ({ group, left: missed[at] })).filter((way) => way.left);
  if (!ways.length) return [el('span', {}, 'Loosen two groups at once, or clear them.')];
  return [el('span', {}, 'Loosen '), ...ways.map(({ group, left }) => {
    const some = state.f.filter((one) => partsOf(one)[0] === group);
    return el('button', { type: 'button', class: 'button', onclick: () => loosen(some[0], some) }, `${group.title} (${left.toLocaleString('en')})`);
  })];
}
