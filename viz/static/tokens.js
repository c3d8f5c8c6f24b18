/**
 * SPARQL as tokens, by the rules of `graph/store.py`: enough to colour a query and to find the words and names in it.
 */
'use strict';

const TOKEN = /(?<string>\x22{3}(?:[^\\]|\\.)*?\x22{3}|\x27{3}(?:[^\\]|\\.)*?\x27{3}|\x22(?:[^\x22\\\n]|\\.)*\x22|\x27(?:[^\x27\\\n]|\\.)*\x27)|(?<iri><[^<>\x22{}|^\x60\\\s]*>)|(?<comment>#[^\n]*)|(?<variable>[?$][\p{L}\p{N}_]+)|(?<name>[A-Za-z][\p{L}\p{N}_.-]*?:[\p{L}\p{N}_.:%-]*|:[\p{L}\p{N}_.%-]+|_:[\p{L}\p{N}_]+)|(?<word>[A-Za-z]+)|(?<mark>\S)/gsu;

/** @typedef {{kind: string, text: string, at: number}} Token */

/** @param {string} query @returns {Token[]} */
function tokensOf(query) {
  return [...query.matchAll(TOKEN)].map((found) => {
    const [kind] = Object.entries(found.groups || {}).find(([, text]) => text !== undefined) || ['mark'];
    return { kind, text: found[0], at: found.index };
  });
}

/** A query as coloured text. @param {string} query @returns {Array<Node | string>} */
function coloured(query) {
  const parts = [];
  let done = 0;
  for (const token of tokensOf(query)) {
    if (token.kind === 'mark') continue;
    parts.push(query.slice(done, token.at), el('span', { class: `tk-${token.kind}` }, token.text));
    done = token.at + token.text.length;
  }
  return [...parts, query.slice(done)];
}

/** The columns that count something: those a query makes with COUNT or SUM. @param {string} query */
function countsOf(query) {
  return new Set([...query.matchAll(/\b(?:COUNT|SUM)\s*\([^()]*\)\s*AS\s+[?$](\w+)/gi)].map((found) => found[1]));
}
