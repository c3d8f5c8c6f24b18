/**
 * What the engine answers, as rows to show and as files to keep: SPARQL 1.1 results in JSON and CSV, or N-Triples.
 */
'use strict';

/** @typedef {{names: string[], rows: string[][], bindings: any[] | null, text: string, triples: boolean}} Result */

const ESCAPES = new Map([['t', '\t'], ['n', '\n'], ['r', '\r'], ['b', '\b'], ['f', '\f']]);

/** An IRI with its prefix, as `argmap query` prints it. @param {string} iri */
function prefixed(iri) {
  let best = ['', ''];
  for (const pair of data.prefixes) if (iri.startsWith(pair[1]) && pair[1].length > best[1].length) best = pair;
  return best[1] ? `${best[0]}:${iri.slice(best[1].length)}` : iri;
}

/** @param {string} text @param {boolean} triples @returns {Result} */
function resultOf(text, triples) {
  if (triples) {
    const lines = [...new Set(text.split('\n').filter(Boolean))].sort();
    return { names: ['subject', 'predicate', 'object'], rows: lines.map(tripleRow), bindings: null, text: lines.map((line) => `${line}\n`).join(''), triples };
  }
  const found = JSON.parse(text);
  if ('boolean' in found) return { names: ['answer'], rows: [[found.boolean ? 'yes' : 'no']], bindings: null, text, triples };
  const names = found.head.vars;
  const word = (/** @type {any} */ value) => (!value ? '' : value.type === 'uri' ? prefixed(value.value) : value.type === 'bnode' ? `_:${value.value}` : value.value);
  return { names, rows: found.results.bindings.map((/** @type {any} */ row) => names.map((/** @type {string} */ name) => word(row[name]))), bindings: found.results.bindings, text, triples };
}

/** A line of N-Triples as three words. @param {string} line */
function tripleRow(line) {
  const parts = /^(\S+) (\S+) (.*) \.$/.exec(line) || ['', line, '', ''];
  return parts.slice(1).map((part) => {
    if (part.startsWith('<')) return prefixed(part.slice(1, -1));
    const quoted = /^"(.*)"(?:@\S+|\^\^<\S+>)?$/.exec(part);
    return quoted ? quoted[1].replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, mark) => (mark ? ESCAPES.get(mark) ?? mark : String.fromCodePoint(parseInt(short || long, 16)))) : part;
  });
}

/** The rows as SPARQL 1.1 results in CSV. @param {Result} result */
function csvOf(result) {
  const quoted = (/** @type {string} */ text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const raw = (/** @type {any} */ value) => quoted(!value ? '' : value.type === 'bnode' ? `_:${value.value}` : value.value);
  const rows = (result.bindings || []).map((row) => result.names.map((name) => raw(row[name])));
  return [result.names.map(quoted), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** The buttons that save an answer. @param {Result} result @param {string} name */
function resultButtons(result, name) {
  const button = (/** @type {string} */ word, /** @type {string} */ ending, /** @type {string} */ type, /** @type {() => string} */ made) => el('button', { type: 'button', class: 'button', onclick: () => download(new Blob([made()], { type }), `${name}.${ending}`) }, word);
  if (result.triples) return [button('Save N-Triples', 'nt', 'application/n-triples', () => result.text)];
  const json = button('Save JSON', 'json', 'application/sparql-results+json', () => result.text);
  return result.bindings ? [button('Save CSV', 'csv', 'text/csv', () => csvOf(result)), json] : [json];
}
