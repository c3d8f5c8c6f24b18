/**
 * The questions that come with argmap: a list, and each with its SPARQL and its answer.  What the build with SPARQL
 * adds (`sparql/`) takes the place of the plain answer.
 */
'use strict';

/** The place in the address of a query of the reader's own. */
const OWN = 'own';

/** @type {null | ((question: Page.Question | undefined) => any[])} The bench where queries are edited and run, if it is in this page. */
let bench = null;

/** @param {HTMLElement} box */
function queriesView(box) {
  const question = data.question.get(state.k);
  if (question || (bench && state.k === OWN)) oneQuestion(box, question);
  else allQuestions(box);
}

/** The list of questions, those with an answer first. @param {HTMLElement} box */
function allQuestions(box) {
  const weak = data.questions.filter((q) => kindOf(q));
  const others = data.questions.filter((q) => !kindOf(q));
  const empty = others.filter((q) => q.answered && !q.total);
  const rows = (/** @type {Page.Question[]} */ list) => el('ul', { class: 'entries' }, list.map((q) => el('li', { class: 'entry' }, el('div', {}, el('a', { href: hrefOf({ k: q.name }), 'data-ref': q.name }, q.asks), el('div', { class: 'soft fine' }, q.name, q.answered ? ` · ${plural(q.total, 'row')}` : '')))));
  box.append(
    el('h2', {}, 'Queries'),
    el('p', { class: 'lead' }, `${plural(data.questions.length, 'question')} to the map, each with its SPARQL and its answer. ${bench ? 'Each can be changed and asked anew.' : 'A page built with --with-sparql lets you change them and ask your own.'}`),
    ...(bench ? [el('p', {}, el('a', { class: 'button', href: hrefOf({ k: OWN }) }, 'Write a query'))] : []),
    rows(others.filter((q) => !empty.includes(q))),
    ...(weak.length ? [el('h3', {}, 'Weak points, kind by kind'), rows(weak)] : []));
  if (empty.length) box.append(el('details', { class: 'nothing' }, el('summary', {}, `${plural(empty.length, 'question')} without an answer in this map`), rows(empty)));
}

/** The kind of weakness that a query finds, if it finds one. @param {Page.Question} question */
function kindOf(question) {
  return question.name.startsWith('weak-') ? question.name.slice(5) : '';
}

/** One question. @param {HTMLElement} box @param {Page.Question | undefined} question */
function oneQuestion(box, question) {
  box.append(el('p', { class: 'kicker' }, el('a', { href: hrefOf({ k: '' }) }, 'All questions')), el('h2', { class: 'asked' }, question ? question.asks : 'A query of your own'));
  box.append(...(bench ? bench(question) : plainAnswer(/** @type {Page.Question} */ (question))).filter(Boolean));
}

/** The rows of a question as they were when the page was built. @param {Page.Question} question @returns {string[][]} */
function rowsOf(question) {
  return question.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? labelOf(String(row[cell])) : cell)));
}

/** The answer as it was when the page was built, and the query. @param {Page.Question} question @returns {any[]} */
function plainAnswer(question) {
  const settings = question.parameters.map(([name, value]) => ` --param ${name}=${value}`).join('');
  const command = `argmap query ${question.name}${settings}`;
  const rows = rowsOf(question);
  const cut = question.total > rows.length;
  return [
    question.parameters.length ? el('p', { class: 'soft' }, 'Here ', question.parameters.map(([name, value], at) => [at ? ', and ' : '', `${spaced(name)} is `, cellOf(value)]), '; the command below asks about another.') : null,
    el('p', { class: 'soft' }, kindOf(question) ? ['Its answer is a list under ', el('a', { href: hrefOf({ v: 'weak', k: '' }) }, 'Weak points'), '.'] : !question.answered ? 'This map is too large to answer it beforehand; the command does.' : cut ? `The first ${rows.length} of ${plural(question.total, 'row')}; the command gives all.` : `${plural(question.total, 'row')}.`),
    question.answered && question.total ? answerTable(question.columns, rows, countsOf(question.query)) : null,
    el('h3', {}, 'SPARQL'),
    el('div', { class: 'given' }, el('pre', { class: 'query', tabindex: 0, role: 'region', 'aria-label': 'The query' }, coloured(question.query))),
    el('p', { class: 'toolbar' }, el('button', { type: 'button', class: 'button', onclick: () => copyText(question.query, 'Query copied') }, 'Copy query'), el('button', { type: 'button', class: 'button', onclick: () => copyText(command, 'Command copied') }, 'Copy command'), el('code', { class: 'soft' }, command)),
  ];
}

/** A link to the query that gives a list, if this page has it. @param {string} name */
function queryLink(name) {
  return data.question.has(name) ? el('a', { class: 'fine', href: hrefOf({ v: 'queries', k: name }), 'data-query': name }, 'the query that gives this list') : null;
}
