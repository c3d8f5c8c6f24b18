/**
 * Views that are lists: weak points, the debate, sources, actors, the text.  Plain HTML, one function each.
 */
'use strict';

/** A statement as a row: its sign, its sentence, what it is, where it is weak. @param {string} id @param {string} [kind] @param {...any} more */
function statementRow(id, kind, ...more) {
  return rowOf(id, kind, true, more);
}

/** @param {string} id @param {string | undefined} kind @param {boolean} pill whether to say the worst weakness @param {any[]} more */
function rowOf(id, kind, pill, more) {
  const node = data.node.get(id);
  if (!node) return el('li', {}, nameOf(id));
  const worst = pill && worstOf(node);
  return el('li', { class: id === state.n ? 'entry chosen' : 'entry', 'data-row': id },
    kind ? glyphOf(kind) : null,
    el('div', {}, linkTo(id), el('div', { class: 'soft fine' }, formOf(node), ` · ${node.voices}`, node.below ? ` · ${node.below.toLocaleString('en')} below` : '', ' ', verdictSigns(node), worst ? pillOf(worst.kind) : null, changeMark(id)), more));
}

/** Things in a list, as many at once as a page bears. @param {any[]} things @param {(thing: any) => any} make */
function entriesOf(things, make) {
  const rows = el('ul', { class: 'entries' });
  inChunks(rows, things, make, (rest, more) => el('li', {}, moreButton(rest, more)));
  return rows;
}

/** Weak points: worst kinds first, each with its explanation and repair. @param {HTMLElement} box */
function weakView(box) {
  const rank = { high: 0, medium: 1, low: 2 };
  /** @type {Map<string, any[]>} */ const kinds = new Map();
  for (const node of data.nodes) if (node.weak.length && fits(node.id)) for (const at of node.weak) if (takes('weak', data.weak[at].kind)) addTo(kinds, data.weak[at].kind, data.weak[at]);
  const worst = (/** @type {any[]} */ list) => Math.min(...list.map((w) => rank[/** @type {'high'} */ (w.severity)]));
  const ordered = [...kinds].sort((a, b) => worst(a[1]) - worst(b[1]) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const weakOnes = new Set([...kinds.values()].flat().map((w) => w.id)).size;
  box.append(el('h2', {}, 'Weak points'), el('p', { class: 'lead' }, ordered.length ? `${weakOnes} of ${plural(sifted ? sifted.count : data.nodes.length, 'statement')}${sifted ? ' that fit' : ''}: nothing or too little is given for them, or what stands against them is left unanswered.` : sifted ? 'No statement that fits was found weak.' : 'No statement was found weak.'));
  if (ordered.length) {
    box.append(el('ul', { class: 'chips', 'aria-label': 'Kinds of weakness' }, ordered.map(([kind, list]) => el('li', {}, el('button', { type: 'button', class: 'chip', title: data.style.weak[kind], onclick: () => { byId(`kind-${kind}`).scrollIntoView(); byId(`kind-${kind}`).focus(); } }, kind.replaceAll('-', ' '), ' ', el('b', {}, list.length))))));
  }
  chiefWeak(box);
  let room = IN_PARTS;
  for (const [kind, list] of ordered) {
    const rows = el('ul', { class: 'entries' });
    inChunks(rows, list, weakRow, (rest, more) => el('li', {}, moreButton(rest, more)), room);
    room = Math.max(0, room - list.length);
    box.append(el('section', { id: `kind-${kind}`, tabindex: -1 }, el('h3', {}, kind.replaceAll('-', ' '), el('span', { class: 'soft' }, ` ${list.length}`)), el('p', { class: 'soft' }, data.style.weak[kind], ' ', queryLink(`weak-${kind}`)), rows));
  }
}

/** The thesis and the main claims that are weak, those not backed first. @param {HTMLElement} box */
function chiefWeak(box) {
  const rank = { high: 0, medium: 1, low: 2 };
  const bad = (/** @type {Page.Placed} */ n) => [n.backed ? 1 : 0, n.weak.length ? rank[/** @type {'high'} */ (worstOf(n).severity)] : 3, -n.weak_below, n.at];
  const chief = data.nodes.filter((n) => ['central-thesis', 'main-claim'].includes(n.form) && (n.weak.length || !n.backed) && fits(n.id));
  chief.sort((/** @type {any} */ a, /** @type {any} */ b) => bad(a).map((x, at) => x - bad(b)[at]).find(Boolean) || 0);
  const row = (/** @type {Page.Placed} */ n) => rowOf(n.id, '', false, [el('p', {}, n.backed ? '● Backed ' : '○ Not backed ', n.weak.map((/** @type {number} */ w) => pillOf(data.weak[w].kind)), n.weak_below ? ` ${plural(n.weak_below, 'weak statement')} below` : null)]);
  if (chief.length) box.append(el('section', {}, el('h3', {}, 'Thesis and main claims, weakest first'), el('ul', { class: 'entries' }, chief.map(row))));
}

/** @param {Page.Weak} weak */
function weakRow(weak) {
  const head = asSupposed().case.under().get(weak.id);
  return rowOf(weak.id, '', false, [el('p', {}, severityOf(weak), linkedWords(whyWeak(weak), weak.id)), el('p', { class: 'soft' }, 'To repair: ', data.style.kinds[weak.kind]?.repair), head && head !== weak.id ? el('p', { class: 'soft' }, 'Bears on: ', linkTo(head)) : null]);
}

/** The debate: what a theory led one to expect, what happened, what answers what. @param {HTMLElement} box */
function debateView(box) {
  if (!data.debates.length) box.append(el('h2', {}, 'Debate'), el('p', { class: 'lead' }, 'Nothing in this map pulls against anything.'));
  for (const debate of data.debates) {
    const steps = debate.steps.map((step) => ({ ...step, items: step.items.filter((item) => fits(item.id)) })).filter((step) => step.items.length);
    if (!steps.length) continue;
    const list = el('ol', { class: 'steps' });
    inChunks(list, steps, (step) => el('li', {}, el('h3', {}, step.question), debateRows(step.items)), (rest, more) => el('li', { class: 'rest' }, moreButton(rest, more)));
    box.append(el('section', { class: 'debate' },
      el('p', { class: 'kicker' }, debate.about ? 'Theory against outcome' : 'Beside it'),
      el('h2', {}, debate.about ? linkTo(debate.about, debate.title) : debate.title),
      list));
  }
}

/** The first few statements of a step, and the rest on demand. @param {any[]} items */
function debateRows(items) {
  const first = 6;
  return [entriesOf(items.slice(0, first), debateRow), items.length > first ? onDemand(`${items.length - first} more`, () => entriesOf(items.slice(first), debateRow)) : null];
}

/** @param {Page.Item} item */
function debateRow(item) {
  const words = { answers: 'answers', against: 'cannot be true together with', qualifies: 'pulls against', undercuts: 'undercuts the step to', explains: 'explains' };
  const bears = item.on ? el('p', { class: 'soft' }, `${words[/** @type {'against'} */ (item.kind)] || 'for'}: `, linkTo(item.on), item.said ? ` (${item.said})` : '') : null;
  return statementRow(item.id, item.kind === 'answers' ? '' : item.kind, bears);
}

/** Sources: those that carry most first. @param {HTMLElement} box */
function sourcesView(box) {
  const heavy = (/** @type {string} */ id) => asSupposed().fallsBy('source').get(id)?.length || 0;
  const sources = data.documents.filter((doc) => bearsOnFits([doc.shows, doc.says])).sort((a, b) => heavy(b.id) - heavy(a.id));
  box.append(el('h2', {}, 'Sources'), el('p', { class: 'lead' }, `${plural(sources.length, 'source')}; those with which most would fall come first. A source shows what it is in a position to know; the rest it only says. `, queryLink('sources-by-claims')));
  const rows = el('ul', { class: 'entries' });
  inChunks(rows, sources, (doc) => el('li', { class: 'entry', 'data-row': doc.id }, el('div', {}, linkTo(doc.id), el('div', { class: 'soft fine' }, [doc.kind, doc.listed ? '' : 'not in the reference list'].filter(Boolean).join(' · ')), fallsLine(doc.id, 'source'), usedBy('Shows', doc.shows), usedBy('Only says', doc.says)), supposeButton('r', doc.id)), (rest, more) => el('li', {}, moreButton(rest, more)));
  box.append(rows);
}

/** Whether a source or an actor is let through: if any of its statements is. @param {string[][]} ids */
function bearsOnFits(ids) {
  return !sifted || ids.flat().some(fits);
}

/** @param {string} how @param {string[]} ids */
function usedBy(how, ids) {
  const some = ids.filter(fits);
  return some.length ? onDemand(`${how} ${plural(some.length, 'statement')}`, () => entriesOf(some, (id) => statementRow(id))) : null;
}

/** Actors: those who say most first. @param {HTMLElement} box */
function actorsView(box) {
  const people = data.people.filter((who) => bearsOnFits([who.holds, who.relays]));
  box.append(el('h2', {}, 'Actors'), el('p', { class: 'lead' }, `${plural(people.length, 'actor')}; those who say most come first. `, queryLink('voices')));
  const rows = el('ul', { class: 'entries' });
  inChunks(rows, people, (who) => el('li', { class: 'entry', 'data-row': who.id }, el('div', {}, linkTo(who.id), el('div', { class: 'soft fine' }, who.words, who.interest ? el('span', { class: 'pill' }, 'interested party') : null), usedBy('Says', who.holds), usedBy('Passes on', who.relays), who.wrote.length ? el('div', { class: 'soft fine' }, plural(who.wrote.length, 'source')) : null, fallsLine(who.id, 'actor')), supposeButton('r', who.id)), (rest, more) => el('li', {}, moreButton(rest, more)));
  box.append(rows);
}

/** The argument in the order of the text. @param {HTMLElement} box */
function textView(box) {
  box.append(el('h2', {}, 'In the order of the text'), el('p', { class: 'lead' }, `${plural(data.nodes.length, 'statement')} in ${plural(data.parts.filter((p) => p.statements?.length).length, 'section')}.`));
  let room = IN_PARTS;
  for (const section of data.parts) {
    const inside = section.statements.filter(fits);
    if (sifted && !inside.length) continue;
    const rows = el('ul', { class: 'entries' });
    inChunks(rows, inside, (id) => {
      const node = statement(id);
      return statementRow(id, homeKind(node), node.above ? el('p', { class: 'soft fine' }, 'bears on: ', linkTo(node.above)) : null, node.quotes.map((quote) => el('p', {}, el('q', {}, quote))));
    }, (rest, more) => el('li', {}, moreButton(rest, more)), room);
    room = Math.max(0, room - inside.length);
    box.append(el('section', {}, el(`h${Math.min(6, 3 + (section.depth || 0))}`, {}, section.title), rows));
  }
}
