/**
 * The bench: a query in the editor, what its parameters are, and its answer; run, stopped and saved from here.
 */
'use strict';

const FIRST_QUERY = ['# What does the map say most about?', 'SELECT ?actor (COUNT(?statement) AS ?statements) WHERE {', '  ?statement am:mentions ?actor .', '}', 'GROUP BY ?actor ORDER BY DESC(?statements) ?actor LIMIT 20'].join('\n');

/** What the reader made of each question, by its name, so that a look at another view loses nothing. @type {Map<string, {text: string, set: Record<string, string>}>} */
const drafts = new Map();

/** Counts the queries asked, so that an answer that comes late is not taken for a later one's. */
let askedLast = 0;

/** @param {Page.Question | undefined} question @returns {any[]} */
function queryBench(question) {
  const name = question ? question.name : 'query';
  const original = question ? question.query.trimEnd() : FIRST_QUERY;
  const draft = drafts.get(name) || { text: original, set: {} };
  drafts.set(name, draft);
  const button = (/** @type {string} */ word, /** @type {() => void} */ act, /** @type {object} */ more = {}) => el('button', { type: 'button', class: 'button', onclick: act, ...more }, word);
  const answer = el('section', { class: 'result', id: 'result', 'aria-label': 'Result' });
  const run = () => { runQuery(name, draft, editor, answer, [start, stop]); };
  const editor = makeEditor(draft.text, (text) => { draft.text = text; }, run);
  const start = button('Run', run, { class: 'button go' });
  const stop = button('Stop', () => stopEngine('stopped: nothing was answered'), { disabled: true });
  const again = () => { drafts.delete(name); drawList(true); };
  const bar = el('p', { class: 'toolbar' }, start, stop, button('Copy', () => copyText(editor.area.value, 'Query copied')), button('Reset', again), el('span', { class: 'soft fine', id: 'editor-help' }, 'Ctrl+Enter runs, Ctrl+Space completes, Tab leaves the editor.'));
  if (question) queueMicrotask(run);
  else answer.append(el('p', { class: 'soft' }, `Known prefixes need no declaration. A query reads this map and nothing else, for at most ${SECONDS} seconds.`), el('p', { class: 'toolbar' }, button('Save all triples', saveTriples)));
  return [question ? parameterRow(question, draft, run) : null, editor.box, bar, answer];
}

/** All that queries are asked of, asserted and derived in their named graphs, as TriG. */
async function saveTriples() {
  download(new Blob([await unpackIsland('engine-triples')], { type: 'application/trig' }), 'graph.trig');
}

/** A field for each parameter, with the things of the map it can be. @param {Page.Question} question @param {{set: Record<string, string>}} draft @param {() => void} run */
function parameterRow(question, draft, run) {
  if (!question.parameters.length) return null;
  return el('p', { class: 'toolbar' }, question.parameters.map(([name, value]) => {
    const prefix = value.slice(0, value.indexOf(':') + 1);
    const choices = prefix ? namesOfMap().filter((thing) => thing.text.startsWith(prefix)) : [];
    const field = el('input', { type: 'text', id: `set-${name}`, list: choices.length ? `choices-${name}` : null, spellcheck: 'false', autocomplete: 'off', onchange: () => { draft.set[name] = field.value.trim() || value; run(); } });
    field.value = draft.set[name] || value;
    return [el('label', { class: 'setting' }, `${spaced(name)} `, field), el('datalist', { id: `choices-${name}` }, choices.map((thing) => el('option', { value: thing.text }, thing.hint)))];
  }));
}

/**
 * Runs what is in the editor and shows the answer.
 * @param {string} name @param {{text: string, set: Record<string, string>}} draft @param {Editor} editor
 * @param {HTMLElement} answer @param {any[]} buttons run and stop
 */
async function runQuery(name, draft, editor, answer, [start, stop]) {
  askedLast += 1;
  const mine = askedLast;
  if (!stop.disabled) stopEngine('another query was asked');
  editor.mark(0);
  [start.disabled, stop.disabled] = [true, false];
  answer.replaceChildren(el('p', { class: 'soft' }, 'Asking …'));
  say('Asking');
  const began = performance.now();
  let shown;
  try {
    const ready = prepared(draft.text, draft.set);
    const found = await askEngine(ready.query, ready.triples).catch((error) => { throw error instanceof Refused ? error : complaint(error.message, ready.added); });
    shown = resultShown(resultOf(found, ready.triples), draft.text, name, performance.now() - began);
  } catch (error) {
    shown = faultShown(/** @type {Refused} */ (error), editor);
  }
  if (mine !== askedLast) return;
  const held = document.activeElement === stop;
  [start.disabled, stop.disabled] = [false, true];
  if (held) start.focus();
  answer.replaceChildren(...shown);
}

/** @param {Result} result @param {string} query @param {string} name @param {number} took */
function resultShown(result, query, name, took) {
  const words = `${plural(result.rows.length, result.triples ? 'triple' : 'row')} in ${(took / 1000).toFixed(2)} s`;
  say(words);
  return [el('p', { class: 'toolbar' }, el('span', { class: 'soft' }, words), resultButtons(result, name)), result.rows.length ? answerTable(result.names, result.rows, countsOf(query)) : el('p', {}, 'No rows.')];
}

/** @param {Refused} error @param {Editor} editor */
function faultShown(error, editor) {
  say(error.message);
  editor.mark(error.line || 0);
  const go = () => {
    const before = editor.area.value.split('\n').slice(0, error.line - 1).join('\n');
    editor.area.focus();
    editor.area.setSelectionRange(before.length + (error.line > 1 ? 1 : 0), before.length + (error.line > 1 ? 1 : 0));
  };
  return [el('p', { class: 'fault', role: 'alert' }, error.message), ...(error.line ? [el('button', { type: 'button', class: 'button', onclick: go }, `Go to line ${error.line}`)] : [])];
}

bench = queryBench;
