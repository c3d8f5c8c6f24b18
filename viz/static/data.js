/**
 * The map, read from the page's data island and indexed.  Nothing here draws; everything else asks here.
 */
'use strict';

const NODE = {
  evidence: false, value: '', period: '', sections: [], places: [], quotes: [], cites: [], together: false, ground: '',
  comment: '', reasons: [], gives: [], home: '', above: '', below: 0, weak_below: 0, weak: [], contested: false,
  backed: false, given: false, why: [], remarks: [], speakers: [], voices: '', attitude: '', label: '',
};
const RELATION = {
  premises: [], target: '', on: '', basis: '', scheme: '', outcome: '', conceded: false, answers: [], undercuts: [], comment: '',
};
const DOCUMENT = { title: '', words: '', kind: '', issued: '', by: [], links: [], listed: false, shows: [], says: [] };
const PERSON = { name: '', words: '', kind: '', interest: '', also: [], holds: [], relays: [], wrote: [] };

/** The island's text: plain JSON, or gzip in base64 where the map is big. @returns {Promise<any>} */
async function readIsland() {
  const island = byId('data');
  const text = String(island.textContent);
  if (island.dataset.packed !== 'gzip') return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text.trim()), (ch) => ch.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

/** @type {any} The page: see `viz/page.py` for every field. */
let data = {};

/** Ids for their places in the list of ids; see `plain` in `viz/render.py`. @param {any} value @param {string[]} ids @returns {any} */
function unplace(value, ids) {
  if (typeof value === 'string') return value[0] !== '§' ? value : value[1] === '§' ? value.slice(1) : ids[parseInt(value.slice(1), 36)];
  if (Array.isArray(value)) return value.map((inner) => unplace(inner, ids));
  if (value === null || typeof value !== 'object') return value;
  for (const key of Object.keys(value)) value[key] = unplace(value[key], ids);
  return value;
}

/** Puts the island in order: what Python left out because it is empty comes back. @param {any} island */
function openData(island) {
  data = { authors: '', issued: '', roots: [], top: '', notes: [], documents: [], people: [], parts: [], weak: [], findings: [], debates: [], nodes: [], relations: [], ...unplace(island.page, island.ids) };
  data.style = island.style;
  data.sizes = island.sizes;
  data.first = island.first;
  data.nodes = data.nodes.map((/** @type {any} */ n, /** @type {number} */ at) => ({ ...NODE, ...n, at }));
  data.node = new Map(data.nodes.map((/** @type {any} */ n) => [n.id, n]));
  data.relation = new Map(data.relations.map((/** @type {any} */ r) => [r.id, { ...RELATION, ...r }]));
  data.documents = data.documents.map((/** @type {any} */ d) => ({ ...DOCUMENT, ...d }));
  data.document = new Map(data.documents.map((/** @type {any} */ d) => [d.id, d]));
  data.people = data.people.map((/** @type {any} */ p) => ({ ...PERSON, ...p }));
  data.person = new Map(data.people.map((/** @type {any} */ p) => [p.id, p]));
  data.note = new Map(data.notes.map((/** @type {any} */ n) => [n.id, { sources: [], ...n }]));
  data.part = new Map(data.parts.map((/** @type {any} */ p) => [p.id, p]));
}

/**
 * What bears on a statement (or the roots, for the whole map): premises with their relation, linked ones together.
 * @param {string} id @returns {Array<{id: string, kind: string, linked: boolean, relation: string}>}
 */
function childrenOf(id) {
  const node = data.node.get(id);
  if (!node) return data.roots.map((/** @type {string} */ root) => ({ id: root, kind: '', linked: false, relation: '' }));
  /** @type {Map<string, any>} */ const found = new Map();
  for (const name of node.reasons) {
    const relation = data.relation.get(name);
    const fresh = relation.premises.filter((/** @type {string} */ p) => !found.has(`${relation.kind} ${p}`));
    fresh.forEach((/** @type {string} */ premise, /** @type {number} */ at) => found.set(`${relation.kind} ${premise}`, { id: premise, kind: relation.kind, linked: at > 0, relation: name }));
  }
  return [...found.values()];
}

const FEW = 2;

/**
 * The columns under a top: each statement that bears on it with what bears on that.  An overview of the page's own top
 * puts the main claims first, and everything else that bears on it into one last column without a head.
 * @param {string} top @param {boolean} overview @returns {Array<{head: any, under: any[]}>}
 */
function stacksOf(top, overview) {
  const direct = childrenOf(top);
  const stack = (/** @type {any} */ head) => ({ head, under: childrenOf(head.id) });
  const mains = data.nodes.filter((/** @type {any} */ n) => n.form === 'main-claim' && n.id !== top).map((/** @type {any} */ n) => n.id);
  if (!overview || !mains.length || top !== data.top || !data.node.has(top)) return direct.map(stack);
  const heads = direct.filter((c, at) => mains.includes(c.id) && direct.findIndex((d) => d.id === c.id) === at);
  const there = new Set(heads.map((head) => head.id));
  for (const id of mains) if (!there.has(id)) heads.push({ id, kind: '', linked: false, relation: '' });
  const order = Object.keys(data.style.relations);
  const rest = direct.filter((c) => !mains.includes(c.id)).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  if (rest.length <= FEW) return [...heads, ...rest].map(stack);
  return [...heads.map(stack), { head: { id: '', kind: '', linked: false, relation: '' }, under: rest }];
}

/** The way from a root down to a statement. @param {string} id @returns {string[]} */
function pathTo(id) {
  const way = [id];
  for (let above = data.node.get(id)?.above; above && !way.includes(above); above = data.node.get(above)?.above) way.unshift(above);
  return way;
}

/** How a statement bears on the one it is shown under. @param {any} node */
function homeKind(node) {
  return data.relation.get(node.home)?.kind || '';
}

/** On which side of the thesis a statement stands, by its way there: 1 for, -1 against, 0 where there is no way. @param {string} id */
function sideOf(id) {
  const way = pathTo(id);
  const turns = way.slice(1).filter((step) => !['for', 'explains'].includes(homeKind(data.node.get(step)))).length;
  return way[0] === data.top ? (turns % 2 ? -1 : 1) : 0;
}

/** The name of anything: a note's line, a source's, an actor's, a statement's. @param {string} id @returns {string} */
function nameOf(id) {
  return data.node.get(id)?.label || data.note.get(id)?.words || data.document.get(id)?.words || data.person.get(id)?.name || id;
}

/** What a statement is, in a word. @param {any} node @returns {string} */
function formOf(node) {
  const word = data.style.forms[node.form] || node.form;
  return node.evidence ? `Evidence · ${word.toLowerCase()}` : word;
}

/** The worst weakness of a statement, or nothing. @param {any} node @returns {any} */
function worstOf(node) {
  const rank = { high: 0, medium: 1, low: 2 };
  return node.weak.map((/** @type {number} */ w) => data.weak[w]).sort((/** @type {any} */ a, /** @type {any} */ b) => rank[/** @type {'high'} */ (a.severity)] - rank[/** @type {'high'} */ (b.severity)])[0];
}
