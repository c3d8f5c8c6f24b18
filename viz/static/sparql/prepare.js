/**
 * A query made ready as `graph/store.py` does it: what could reach out of the map is refused by name, parameters go
 * into VALUES blocks as terms and never as text, known prefixes are declared.
 */
'use strict';

const REFUSED = new Set(['SERVICE', 'FROM', 'LOAD', 'INSERT', 'DELETE', 'CLEAR', 'DROP', 'CREATE', 'COPY', 'MOVE', 'ADD', 'WITH', 'USING']);

/** A query that is not run, and the line it is about; 0 for none. */
class Refused extends Error {
  /** @param {string} words @param {number} line */
  constructor(words, line) {
    super(line ? `line ${line}: ${words}` : words);
    this.line = line;
  }
}

/** @param {string} query @param {number} at */
function lineAt(query, at) {
  return query.slice(0, at).split('\n').length;
}

/**
 * The query as it is run, how many lines were put before it, and the form of its answer.
 * @param {string} query @param {Record<string, string>} parameters by name, as prefixed names, numbers or words
 */
function prepared(query, parameters) {
  const bad = tokensOf(query).find((token) => token.kind === 'word' && REFUSED.has(token.text.toUpperCase()));
  if (bad) throw new Refused(`${bad.text.toUpperCase()} is refused: a query reads this map and nothing else: take it out`, lineAt(query, bad.at));
  let bound = query;
  for (const [name, value] of Object.entries(parameters)) bound = bindIn(bound, name, rdfTerm(value));
  const declared = new Set([...bound.matchAll(/\bPREFIX\s+([\w.-]*):/giu)].map((found) => found[1].toLowerCase()));
  const tokens = tokensOf(bound);
  const used = new Set(tokens.filter((token) => token.kind === 'name').map((token) => token.text.split(':')[0]));
  const head = data.prefixes.filter(([prefix]) => used.has(prefix) && !declared.has(prefix.toLowerCase())).map(([prefix, space]) => `PREFIX ${prefix}: <${space}>\n`);
  const form = tokens.find((token) => token.kind === 'word' && ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'].includes(token.text.toUpperCase()));
  const triples = Boolean(form && ['CONSTRUCT', 'DESCRIBE'].includes(form.text.toUpperCase()));
  return { query: head.join('') + bound, added: head.length, triples };
}

/** A parameter as an RDF term. @param {string} value */
function rdfTerm(value) {
  const colon = value.indexOf(':');
  const space = colon > 0 && data.prefixes.find(([prefix]) => prefix === value.slice(0, colon))?.[1];
  const iri = space && !/\s/.test(value) ? space + value.slice(colon + 1) : /^(https?|urn|file):\S+$/.test(value) ? value : '';
  if (/[<>\x22{}|^\x60\\]/.test(iri)) throw new Refused(`${value}: not a name or an address: check its spelling`, 0);
  if (iri) return `<${iri}>`;
  return /^[+-]?\d+$/.test(value) ? value : JSON.stringify(value);
}

/** Puts a term into the query's VALUES block for a variable, or into a new block at the head of its pattern. @param {string} query @param {string} name @param {string} value */
function bindIn(query, name, value) {
  const tokens = tokensOf(query).filter((token) => token.kind !== 'comment');
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'word' && token.text.toUpperCase() === 'VALUES' && tokens[at + 1]?.text === `?${name}` && tokens[at + 2]?.text === '{') {
      const end = tokens.slice(at + 3).find((later) => later.text === '}');
      if (!end) throw new Refused(`the VALUES block of ?${name} does not end: close it with }`, lineAt(query, token.at));
      return `${query.slice(0, tokens[at + 2].at + 1)} ${value} ${query.slice(end.at)}`;
    }
  }
  if (!tokens.some((token) => token.text === `?${name}`)) throw new Refused(`${name}: the query has no ?${name} to set: name a variable that stands in it`, 0);
  const first = tokens.findIndex((token, at) => token.text === '{' && tokens[at - 1]?.text.toUpperCase() !== 'CONSTRUCT');
  if (first < 0) throw new Refused(`${name}: the query has no pattern to set it in`, 0);
  const place = tokens[first].at + 1;
  return `${query.slice(0, place)} VALUES ?${name} { ${value} } ${query.slice(place)}`;
}

/** The engine's complaint in our words: where it goes wrong, without all it would have taken. @param {string} words @param {number} added */
function complaint(words, added) {
  const place = /^error at (\d+):(\d+)/.exec(words);
  const line = place ? Math.max(1, Number(place[1]) - added) : 0;
  return new Refused(place ? `not SPARQL: it goes wrong at column ${place[2]}: check what stands there` : words, line);
}
