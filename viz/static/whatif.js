/**
 * What if: switches on whatever can be doubted, the bar that says what is supposed, the view that says what changes.
 */
'use strict';

/** @type {Array<{r: string[], a: string[]}>} What was supposed before, so that a step can be undone without leaving the view. */
const earlier = [];

const WAYS = { r: { verb: 'Reject', done: 'Rejected' }, a: { verb: 'Accept', done: 'Accepted' } };

/** What something is called where it is supposed. @param {string} id @returns {string} */
function calledOf(id) {
  return data.relation.has(id) ? endsOf(id) : nameOf(id);
}

/** A switch: to reject something, or to accept it. @param {'r' | 'a'} way @param {string} id @param {string} [words] */
function supposeButton(way, id, words) {
  const on = state[way].includes(id);
  return el('button', { type: 'button', class: 'button suppose', 'aria-pressed': String(on), 'data-suppose': `${way} ${id}`, 'aria-label': `${words || WAYS[way].verb}: ${calledOf(id)}`, onclick: (/** @type {Event} */ event) => pressed(event, way, id) }, words || WAYS[way].verb);
}

/** Both switches of a thing, with what they are for. @param {string} id @param {string} words */
function supposePart(id, words) {
  return el('section', { class: 'supposing' }, el('h3', {}, 'What if'), el('p', {}, words, ' ', supposeButton('r', id), ' ', supposeButton('a', id)));
}

/** Supposes something, or no longer; the keyboard stays where it was. @param {Event} event @param {'r' | 'a'} way @param {string} id */
function pressed(event, way, id) {
  const panel = byId('panel').contains(/** @type {Node} */ (event.target));
  const other = way === 'r' ? 'a' : 'r';
  const without = (/** @type {string[]} */ list) => list.filter((one) => one !== id);
  const on = state[way].includes(id);
  take({ .../** @type {any} */ ({ [other]: without(state[other]), [way]: on ? without(state[way]) : [...state[way], id] }) });
  const box = byId(panel ? 'panel' : 'list');
  const find = () => [...box.querySelectorAll('[data-suppose]')].find((button) => button.dataset.suppose === `${way} ${id}` && button.getClientRects().length);
  for (let more = box.querySelector('.more'); !find() && more; more = box.querySelector('.more')) more.click();
  find()?.focus({ preventScroll: panel });
}

/** Goes on with another scenario. @param {{r: string[], a: string[]}} scenario */
function take(scenario) {
  earlier.push({ r: state.r, a: state.a });
  go(scenario);
}

/** Takes the last step back; of a scenario that came with the address, its last supposition. */
function undoSupposing() {
  const last = earlier.pop();
  if (last) go(last);
  else go(state.a.length ? { a: state.a.slice(0, -1) } : { r: state.r.slice(0, -1) });
  (byId('scenario').hidden ? byId('skip') : byId('scenario-undo')).focus();
}

/** How many statements are different. */
function changedCount() {
  return changesBy.size;
}

/** The bar: what is supposed, each with a way out; how much changes; undo and clear. */
function showScenario() {
  const bar = byId('scenario');
  const weak = byId('views').querySelector('[data-view=weak] b');
  if (weak) weak.textContent = data.nodes.filter((node) => node.weak.length).length.toLocaleString('en');
  bar.hidden = !isSupposing();
  const chip = (/** @type {'r' | 'a'} */ way) => (/** @type {string} */ id) => el('li', { class: `supposed ${way}` },
    el('span', { class: 'soft' }, `${WAYS[way].done} `), readOn(id) ? linkTo(readOn(id), shortName(id)) : el('bdi', {}, shortName(id)),
    el('button', { type: 'button', 'aria-label': `No longer ${WAYS[way].done.toLowerCase()}: ${calledOf(id)}`, onclick: () => { pressed(new Event('click'), way, id); (bar.hidden ? byId('skip') : bar.querySelector('button')).focus(); } }, '×'));
  bar.replaceChildren(...(bar.hidden ? [] : [
    el('b', {}, 'What if'),
    el('ul', { 'aria-label': 'Supposed' }, state.r.map(chip('r')), state.a.map(chip('a'))),
    el('a', { class: 'button', href: hrefOf({ v: 'whatif' }) }, changes.length ? `${plural(changedCount(), 'statement')} change${changedCount() === 1 ? 's' : ''}` : 'Nothing changes'),
    el('button', { type: 'button', class: 'button', id: 'scenario-undo', onclick: undoSupposing }, 'Undo'),
    el('button', { type: 'button', class: 'button', onclick: () => { take({ r: [], a: [] }); byId('skip').focus(); } }, 'Clear'),
  ]));
}

/** @param {string} id */
function shortName(id) {
  const words = calledOf(id);
  return words.length > 48 ? `${words.slice(0, 46).trimEnd()}…` : words;
}

/** Says what the scenario does. */
function scenarioWords() {
  if (!isSupposing()) return 'Nothing is supposed any more';
  const falls = changes.filter((change) => change.aspect === 'on-evidence' && change.after === 'out').length;
  return `${plural(changedCount(), 'statement')} change${changedCount() === 1 ? 's' : ''}; on evidence ${falls} no longer ${falls === 1 ? 'stands' : 'stand'}`;
}

/** How a statement is changed or supposed, in a word; empty if it is not. @param {string} id */
function changeWord(id) {
  if (!isSupposing()) return '';
  if (state.r.includes(id)) return 'rejected';
  if (state.a.includes(id)) return 'accepted';
  const found = changesBy.get(id);
  if (!found) return '';
  const verdict = found.find((change) => change.aspect !== 'backing' && change.aspect !== 'weakness');
  if (verdict) return { in: 'now stands', out: 'falls', undecided: 'left open' }[/** @type {'in'} */ (verdict.after)];
  const backing = found.find((change) => change.aspect === 'backing');
  return backing ? (backing.after === 'backed' ? 'now backed' : 'loses backing') : 'changes';
}

/** The mark of a changed statement in a list; nothing if it is as it was. @param {string} id */
function changeMark(id) {
  const word = changeWord(id);
  return word ? el('span', { class: 'change-mark' }, `△ ${word}`) : null;
}

/** Marks the changed lines of the outline, and what is weak in it now. */
function markChanges() {
  for (const item of byId('tree').querySelectorAll('[role=treeitem][data-id]')) {
    const tail = item.querySelector('.row > .tail');
    tail.querySelector('.change-mark')?.remove();
    tail.querySelector('.weak')?.remove();
    tail.prepend(...[changeMark(item.dataset.id), weakSign(statement(item.dataset.id))].filter(Boolean));
  }
}

/** The view: what is supposed and what changes; without a scenario, where to begin. @param {HTMLElement} box */
function whatifView(box) {
  box.append(el('h2', {}, 'What if'));
  if (!isSupposing()) { whereToBegin(box); return; }
  const order = ['central-thesis', 'main-claim'];
  const rank = (/** @type {string} */ id) => (order.indexOf(statement(id).form) + order.length + 1) % (order.length + 1);
  const ids = [...changesBy.keys()].sort((a, b) => rank(a) - rank(b) || statement(a).at - statement(b).at);
  const judged = ids.filter((id) => changesBy.get(id)?.some((change) => LENSES.includes(change.aspect)));
  box.append(el('p', { class: 'lead' }, `${scenarioWords()}. The scenario is in the address: Back takes the last step back, a link shares it.`));
  changedPart(box, 'Verdicts that change', judged);
  changedPart(box, judged.length ? 'Only backing or weaknesses change' : 'Backing or weaknesses change', ids.filter((id) => !judged.includes(id)));
}

/** @param {HTMLElement} box @param {string} title @param {string[]} ids */
function changedPart(box, title, ids) {
  if (!ids.length) return;
  const rows = el('ul', { class: 'entries' });
  inChunks(rows, ids, changedRow, (rest, more) => el('li', {}, moreButton(rest, more)));
  box.append(el('section', {}, el('h3', {}, title, el('span', { class: 'soft' }, ` ${ids.length}`)), rows));
}

/** @param {string} id */
function changedRow(id) {
  const found = changesBy.get(id) || [];
  const gone = found.filter((change) => change.aspect === 'weakness' && !change.after);
  const order = [...found.filter((change) => LENSES.includes(change.aspect)), ...found.filter((change) => !LENSES.includes(change.aspect) && change.after)];
  return rowOf(id, '', false, [el('ul', { class: 'changes' }, order.map((change) => el('li', {}, changeHead(change), ' ', linkedWords(change.reason, id))), gone.length ? el('li', { class: 'soft' }, `No longer ${gone.map((change) => change.before.replaceAll('-', ' ')).join(', ')}.`) : null)]);
}

/** From what to what. @param {Change} change */
function changeHead(change) {
  const lens = LENSES.indexOf(change.aspect);
  if (lens >= 0) return el('span', { class: 'change' }, `${LENS_NAMES[lens]}: `, verdictChip(change.before), ' → ', verdictChip(change.after));
  if (change.aspect === 'backing') return el('span', { class: 'change' }, `Backing: ${change.before} → ${change.after}.`);
  return el('span', { class: 'change' }, pillOf(change.after));
}

const HEAVIEST = 12;

/** Where to begin: the sources and actors with which most falls. @param {HTMLElement} box */
function whereToBegin(box) {
  box.append(el('p', { class: 'lead' }, 'Reject a source, an actor, a statement or a reason, or accept one, and see at once what falls, what stands and why. The switches are in the details of whatever is chosen, and here for what most depends on.'));
  heaviest(box, 'Sources with which most falls', 'source');
  heaviest(box, 'Actors with whom most falls', 'actor');
}

/** @param {HTMLElement} box @param {string} title @param {'source' | 'actor'} kind */
function heaviest(box, title, kind) {
  const falls = [...asSupposed().fallsBy(kind)].filter(([id]) => !data.author_ids.includes(id));
  falls.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (falls.length) box.append(el('section', {}, el('h3', {}, title), el('ul', { class: 'entries' }, falls.slice(0, HEAVIEST).map(([id]) => el('li', { class: 'entry', 'data-row': id }, el('div', {}, linkTo(id), fallsLine(id, kind)), supposeButton('r', id))))));
}

/** The statements that lose their backing without a source or an actor. @param {string} id @param {'source' | 'actor'} kind */
function fallsPart(id, kind) {
  const ids = asSupposed().fallsBy(kind).get(id) || [];
  return part(`Would lose their backing without it (${ids.length})`, ids.map((one) => linkTo(one)));
}

/** How much hangs on a source or an actor. @param {string} id @param {'source' | 'actor'} kind */
function fallsLine(id, kind) {
  const count = asSupposed().fallsBy(kind).get(id)?.length || 0;
  return el('div', { class: 'soft fine' }, count ? `${plural(count, 'statement')} would lose ${count === 1 ? 'its' : 'their'} backing without it` : 'Nothing would lose its backing without it');
}
