/**
 * The panel: everything known about what is chosen, a statement, a source or an actor.
 */
'use strict';

/** Whether the panel is open: in Focus, which says most of it already, only when asked for. */
function wantsPanel() {
  return state.d === '1' || (state.d !== '0' && viewNow() !== 'focus');
}

/** Shows or hides the panel for the state. */
function showPanel() {
  const panel = byId('panel');
  const id = state.n;
  const node = data.node.get(id);
  const [doc, who] = [data.document.get(id), data.person.get(id)];
  const body = node ? aboutStatement(node) : doc ? aboutDocument(doc) : who ? aboutPerson(who) : null;
  panel.hidden = !body || !wantsPanel();
  byId('details').hidden = !body || wantsPanel();
  byId('panel-body').replaceChildren(...(body || []).flat(Infinity).filter(Boolean));
  byId('panel-body').scrollTop = 0;
}

/** A link to anything in the map, with its whole text. @param {string} id @param {string} [words] */
function linkTo(id, words) {
  return el('a', { href: hrefOf({ n: id }), 'data-ref': id }, el('bdi', {}, words || nameOf(id)));
}

/** The sign of a relation with its word for those who do not see it. @param {string} kind */
function glyphOf(kind) {
  const relation = data.style.relations[kind];
  if (!relation) return null;
  return el('span', { class: `glyph ${kind}` }, el('span', { 'aria-hidden': 'true' }, relation.glyph), el('span', { class: 'unseen' }, `${relation.word}: `));
}

/** A heading and what is under it; nothing if there is nothing. @param {string} title @param {any[]} rows @param {string} [tag] */
function part(title, rows, tag = 'ul') {
  const kept = rows.flat().filter(Boolean);
  return kept.length ? el('section', {}, el('h3', {}, title), el(tag, { class: 'rows' }, kept.map((row) => (row.tagName === 'LI' ? row : el('li', {}, row))))) : null;
}

/** @param {Page.Placed} node */
function aboutStatement(node) {
  return [
    el('p', { class: 'kicker' }, formOf(node), node.period ? ` · ${node.period}` : '', node.value ? ` · ${node.value}` : ''),
    el('h2', { class: 'sentence', id: 'panel-title' }, el('bdi', {}, node.label)),
    el('p', { class: 'who' }, 'Said by ', el('strong', {}, el('bdi', {}, node.voices)), `; ${data.style.attitudes[node.attitude] || node.attitude}.`),
    standing(node),
    supposePart(node.id, 'this were false, or true?'),
    weakPart(node),
    relationPart('Reasons for it', node, ['for']),
    relationPart('What explains it', node, ['explains']),
    relationPart('Against it', node, ['qualifies', 'against']),
    relationPart('What answers it', node, ['answers']),
    part('It bears on', node.gives.map((name) => givenFor(relationOf(name)))),
    part('Notes and sources', [...node.cites.map((cite) => citeRow(cite)), node.together ? el('span', { class: 'soft' }, 'These citations are needed together.') : null, node.ground ? el('span', {}, 'Common ground: ', node.ground) : null]),
    part('Where it stands', node.places),
    part('The text', node.quotes.map((quote) => el('q', {}, quote))),
    part('Remarks on it', [...node.remarks.map((at) => remarkRow(data.findings[at])), node.comment ? el('span', {}, node.comment) : null]),
    part('Who says it', node.speakers.map((who) => linkTo(who))),
    foot(node.id, true),
  ];
}

/** A kind of weakness as a badge; its meaning on hand. @param {string} kind */
function pillOf(kind) {
  return el('span', { class: 'pill', title: data.style.weak[kind] }, `! ${kind.replaceAll('-', ' ')}`);
}

/** @param {Page.Weak} weak */
function severityOf(weak) {
  return el('b', {}, ` ${weak.severity[0].toUpperCase()}${weak.severity.slice(1)} severity. `);
}

/** @param {Page.Placed} node */
function weakPart(node) {
  if (!node.weak.length) return null;
  return el('section', { class: 'weakness' }, el('h3', {}, 'Where it is weak'), node.weak.map((at) => {
    const weak = data.weak[at];
    return el('div', { class: 'weak-row' }, el('p', {}, pillOf(weak.kind), severityOf(weak), linkedWords(whyWeak(weak), node.id)), el('p', { class: 'soft' }, 'To repair: ', data.style.kinds[weak.kind]?.repair));
  }));
}

/** @param {string} title @param {Page.Placed} node @param {string[]} kinds */
function relationPart(title, node, kinds) {
  const found = node.reasons.map(relationOf).filter((r) => kinds.includes(r.kind));
  return part(title, found.map((relation) => reasonRow(relation)));
}

/** One reason: its premises together, how we know of it, and what hits the step. @param {Page.Relation} relation */
function reasonRow(relation) {
  const premises = relation.premises.map((/** @type {string} */ id, /** @type {number} */ at) => el('div', {}, at ? el('span', { class: 'and' }, 'and ') : null, linkTo(id)));
  const hitting = relation.undercuts.flatMap((name) => data.relation.get(name) || []);
  return el('li', { class: 'reason' }, glyphOf(relation.kind), el('div', {}, premises, fine(relation), hitting.map((hit) => el('div', { class: 'hit-row' }, glyphOf('undercuts'), el('div', {}, el('span', { class: 'soft' }, 'the step does not follow: '), linkTo(hit.premises[0]), fine(hit))))));
}

/** The small print of a relation. @param {Page.Relation} relation */
function fine(relation) {
  const marks = [relation.basis === 'signalled' ? 'the text signals it' : 'inferred by the analyst', relation.scheme && `argument from ${relation.scheme}`, relation.outcome].filter(Boolean).join(' · ');
  return el('div', { class: 'soft fine' }, marks, relation.answers.length ? [' · answered by ', relation.answers.map((id) => linkTo(id))] : null, relation.comment ? el('div', {}, relation.comment) : null,
    canSuppose(relation.id) ? el('div', {}, supposeButton('r', relation.id, WAYS.r.verb), ' ', supposeButton('a', relation.id, WAYS.a.verb)) : null);
}

/** What a statement is given for or against. @param {Page.Relation} relation */
function givenFor(relation) {
  const words = { for: 'a reason for', explains: 'explains', qualifies: 'pulls against', against: 'against', undercuts: 'undercuts a step to', answers: 'answers' };
  return el('li', { class: 'reason' }, glyphOf(relation.kind), el('div', {}, el('span', { class: 'soft' }, `${words[/** @type {'for'} */ (relation.kind)]}: `), linkTo(relation.target), fine(relation)));
}

/** @param {Page.Cited} cite */
function citeRow(cite) {
  const how = { shows: 'shown by', says: 'said, not shown, by', half: 'half covered by' };
  const note = data.note.get(cite.note);
  const sources = cite.sources.flatMap((id) => data.document.get(id) || []);
  return el('li', {}, el('span', { class: 'soft' }, `${how[/** @type {'shows'} */ (cite.reach)] || cite.reach} `), note ? el('bdi', {}, note.words) : null, sources.length ? el('ul', { class: 'sub' }, sources.map((d) => el('li', {}, linkTo(d.id), outside(d)))) : null);
}

/** The addresses of a source: links where that is safe, else text. @param {Page.Document} doc */
function outside(doc) {
  return doc.links.map((link) => el('div', { class: 'address' }, link.href ? el('a', { href: link.href, rel: 'noopener noreferrer', target: '_blank' }, link.text) : link.text));
}

/** @param {Page.Finding} finding */
function remarkRow(finding) {
  return el('span', {}, el('span', { class: 'soft' }, `${finding.kind}, ${finding.severity}, ${finding.certainty}: `), finding.label);
}

/** @param {Page.Document} doc */
function aboutDocument(doc) {
  return [
    el('p', { class: 'kicker' }, `Source · ${doc.kind}`),
    el('h2', { class: 'sentence', id: 'panel-title' }, el('bdi', {}, doc.words)),
    outside(doc),
    el('p', { class: 'soft' }, doc.listed ? 'In the reference list.' : 'Not in the reference list.'),
    supposePart(doc.id, 'nothing it shows were so, or all that it says?'),
    fallsPart(doc.id, 'source'),
    part('By', doc.by.map((who) => linkTo(who))),
    part(`Shows (${doc.shows.length})`, doc.shows.map((id) => linkTo(id))),
    part(`Only says (${doc.says.length})`, doc.says.map((id) => linkTo(id))),
    foot(doc.id, false),
  ];
}

/** What somebody says, on either side of the thesis: by the way from each statement to it. @param {string[]} ids */
function sides(ids) {
  const said = (/** @type {string} */ where, /** @type {number} */ side) => {
    const some = ids.filter((id) => sideOf(id) === side);
    return part(`Says${where} (${some.length})`, some.map((id) => linkTo(id)));
  };
  const split = ids.some((id) => sideOf(id));
  return [said(' for the thesis', 1), said(' against the thesis', -1), said(split ? ' besides' : '', 0)];
}

/** @param {Page.Person} person */
function aboutPerson(person) {
  const shown = [...new Set(person.wrote.flatMap((id) => data.document.get(id)?.shows || []))];
  return [
    el('p', { class: 'kicker' }, person.words),
    el('h2', { class: 'sentence', id: 'panel-title' }, el('bdi', {}, person.name)),
    person.also.length ? el('p', { class: 'soft' }, 'Also: ', person.also.join(', ')) : null,
    person.interest ? el('p', {}, 'An interested party: ', person.interest) : null,
    supposePart(person.id, 'nothing they say and publish were so, or all of it?'),
    fallsPart(person.id, 'actor'),
    sides(person.holds),
    part(`Passes on (${person.relays.length})`, person.relays.map((id) => linkTo(id))),
    part(`Shown by their sources (${shown.length})`, shown.map((id) => linkTo(id))),
    part('Their sources', person.wrote.map((id) => linkTo(id))),
    foot(person.id, false),
  ];
}

/** What can be done with it. @param {string} id @param {boolean} isStatement */
function foot(id, isStatement) {
  return el('p', { class: 'actions' },
    isStatement && viewNow() !== 'focus' ? el('a', { class: 'button', href: hrefOf({ v: 'focus', n: id }) }, 'Focus') : null,
    isStatement && statement(id).reasons.length ? el('a', { class: 'button', href: hrefOf({ v: 'map', b: id, n: id, p: 0 }) }, 'Put on top') : null,
    el('button', { type: 'button', class: 'button', onclick: copyLink }, 'Copy link'),
    isStatement ? takeaways(id) : null,
    el('code', { class: 'soft' }, id));
}
