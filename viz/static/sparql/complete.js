/**
 * What could be meant by a word that is being written: variables of the query, terms of the vocabulary, names of the map.
 */
'use strict';

/** @typedef {{text: string, hint: string}} Completion */

const KEYWORDS = ['SELECT', 'DISTINCT', 'WHERE', 'OPTIONAL', 'UNION', 'FILTER', 'EXISTS', 'MINUS', 'BIND', 'VALUES', 'GROUP BY', 'ORDER BY', 'HAVING', 'LIMIT', 'OFFSET', 'COUNT', 'SUM', 'GROUP_CONCAT', 'CONSTRUCT', 'DESCRIBE', 'ASK', 'PREFIX', 'GRAPH', 'REGEX', 'CONTAINS', 'LCASE', 'STR', 'COALESCE'];
const MOST_COMPLETIONS = 40;

/** @type {Completion[] | null} */
let vocabulary = null;

/** Reads the terms, once. */
async function readTerms() {
  vocabulary ||= JSON.parse(await unpackIsland('engine-terms')).map((/** @type {string[]} */ [text, label, meaning]) => ({ text, hint: meaning || label }));
}

/** The word before the caret. @param {string} query @param {number} caret */
function wordBefore(query, caret) {
  return /[?$]?[\p{L}\p{N}_.:-]*$/u.exec(query.slice(0, caret))?.[0] || '';
}

/** Everything in the map that has a name, with what it is called. @returns {Completion[]} */
function namesOfMap() {
  const things = [...data.nodes, ...data.people, ...data.documents, ...data.notes, ...data.parts.filter((part) => part.id), ...data.relations];
  return things.map((thing) => ({ text: thing.id, hint: nameOf(thing.id) }));
}

/** @param {string} query @param {number} caret @returns {Completion[]} best first */
function completionsOf(query, caret) {
  const word = wordBefore(query, caret);
  const low = word.toLowerCase();
  if (/^[?$]/.test(word)) {
    const names = new Set(tokensOf(query).filter((token) => token.kind === 'variable' && token.at + token.text.length !== caret).map((token) => token.text));
    return [...names].filter((name) => name.toLowerCase().startsWith(low)).sort().map((text) => ({ text, hint: 'variable' }));
  }
  const colon = word.indexOf(':');
  const all = [...(vocabulary || []), ...(colon < 0 ? [] : namesOfMap())];
  const prefixes = data.prefixes.map(([prefix, space]) => ({ text: `${prefix}:`, hint: space }));
  const local = low.slice(colon + 1);
  const same = (/** @type {Completion} */ found) => colon < 0 || found.text.toLowerCase().startsWith(low.slice(0, colon + 1));
  const rank = (/** @type {Completion} */ found) => {
    const text = found.text.toLowerCase();
    if (text.startsWith(low) || text.slice(text.indexOf(':') + 1).startsWith(local)) return 0;
    return text.includes(local) ? 1 : found.hint.toLowerCase().includes(local) ? 2 : 3;
  };
  const words = colon < 0 ? [...KEYWORDS.map((text) => ({ text, hint: 'SPARQL' })), ...prefixes] : [];
  return [...words, ...all].filter(same).map((found) => ({ found, at: rank(found) })).filter(({ at }) => at < 3).sort((a, b) => a.at - b.at).slice(0, MOST_COMPLETIONS).map(({ found }) => found);
}
