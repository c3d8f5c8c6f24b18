/**
 * The page's modules without a page: joined into one scope, as `viz/render.py` joins them, and asked for names.
 */
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

const STATIC = new URL('../../../viz/static/', import.meta.url);

/**
 * What some modules define.
 * @param {string} modules their names, with spaces between
 * @param {string} names what to hand out: functions and constants, with spaces between; a getter, so that a `let` is seen as it is now
 * @returns {Record<string, any>}
 */
export function load(modules, names) {
  const code = modules.split(' ').map((name) => readFileSync(new URL(`${name}.js`, STATIC), 'utf-8')).join('\n');
  const getters = names.split(' ').map((name) => `get ${name}() { return ${name}; }`).join(', ');
  return compileFunction(`${code}\nreturn { ${getters} };`)();
}

/** Rows that are spelt out, as a table of the island. */
function tableOf(name, rows) {
  const blank = load('data', 'BLANKS').BLANKS[name];
  const names = [...new Set(rows.flatMap(Object.keys))];
  return { '#': rows.length, ...Object.fromEntries(names.map((key) => [key, rows.map((row) => (key in row ? row[key] : blank[key]))])) };
}

/** A data island with these parts of a page; ids are spelt out, and no document says anything for it. */
export function islandOf(page) {
  const relations = ['for', 'explains', 'qualifies', 'against', 'undercuts', 'answers'];
  const style = {
    relations: Object.fromEntries(relations.map((word) => [word, { glyph: '+', dash: [], word }])),
    forms: { 'main-claim': 'Main claim', 'sub-claim': 'Claim', figure: 'Figure' },
    weak: { bare: 'nothing is given for it', contested: 'something stands against it' },
    attitudes: { endorses: 'the author holds this', reports: 'the author reports this, without taking sides' },
    tokens: [], font: '', author: 'the author',
  };
  const parts = Object.entries(page).map(([name, value]) => [name, value[0]?.id === undefined ? value : tableOf(name, value)]);
  return { page: Object.fromEntries(parts), ids: [], told: { lines: [], sources: 0 }, style, sizes: {}, first: { options: {} } };
}
