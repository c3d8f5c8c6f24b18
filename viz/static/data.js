/**
 * The map, read from the page's data island and indexed.  Nothing here draws; everything else asks here.
 */
'use strict';

/** What a field is that the island leaves out because it is empty in all: by the name of the table. @type {Record<string, any>} */
const BLANKS = {
  nodes: {
    id: '', label: '', evidence: false, form: '', attitude: '', voices: '', speakers: [], layers: [], value: '', period: '', sections: [], places: [], quotes: [], cites: [],
    together: false, ground: '', comment: '', reasons: [], gives: [], home: '', above: '', below: 0, weak_below: 0, weak: [], contested: false, backed: false, given: false, remarks: [], at: 0,
  },
  cites: { reach: '', note: '', sources: [] },
  relations: { id: '', kind: '', premises: [], target: '', on: '', basis: '', scheme: '', outcome: '', prevails: '', ground: '', conceded: false, answers: [], undercuts: [], comment: '' },
  notes: { id: '', number: 0, words: '', sources: [], accessed: '', fault: '' },
  documents: { id: '', title: '', words: '', kind: '', issued: '', by: [], creators: [], publishers: [], interviewees: [], relays: [], links: [], listed: false, also: [], shows: [], says: [] },
  links: { text: '', href: '' },
  people: { id: '', name: '', words: '', kind: '', interest: '', also: [], holds: [], relays: [], wrote: [] },
  parts: { id: '', title: '', depth: 0, statements: [] },
  weak: { id: '', kind: '', severity: '' },
  findings: { label: '', kind: '', severity: '', certainty: '', about: [] },
  debates: { title: '', about: '', steps: [] },
  steps: { question: '', items: [] },
  items: { id: '', kind: '', on: '', said: '' },
  tour: { title: '', words: '', view: '', about: '' },
  questions: { name: '', asks: '', query: '', parameters: [], answered: false, columns: [], rows: [], total: 0 },
};

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%:()*+-;,=.?@^_`{|}~';

/** The bytes of a text in base 85, as `INERT` of `viz/render.py` spells it: four bytes in five letters. @param {string} text */
function bytesOf(text) {
  const codes = new Uint8Array(128);
  for (let at = 0; at < 85; at += 1) codes[ALPHABET.charCodeAt(at)] = at;
  const groups = Math.ceil(text.length / 5);
  const bytes = new DataView(new ArrayBuffer(groups * 4));
  for (let group = 0; group < groups; group += 1) {
    let sum = 0;
    for (let at = group * 5; at < group * 5 + 5; at += 1) sum = sum * 85 + (at < text.length ? codes[text.charCodeAt(at)] : 84);
    bytes.setUint32(group * 4, sum);
  }
  return new Uint8Array(bytes.buffer, 0, groups * 4 - (groups * 5 - text.length));
}

/** The island's text: plain JSON, or gzip in base 85 where the map is big. @returns {Promise<any>} */
async function readIsland() {
  const island = byId('data');
  const text = String(island.textContent);
  if (island.dataset.packed !== 'gzip') return JSON.parse(text);
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

/** @type {Page.Data} The page: see `viz/page.py` for every field. */
let data = /** @type {any} */ ({});

/** Ids for their places in the list of ids; see `plain` in `viz/island.py`. @param {any} value @param {string[]} ids @returns {any} */
function unplace(value, ids) {
  if (Array.isArray(value)) return value.map((inner) => unplace(inner, ids));
  if (typeof value !== 'string' || value[0] !== '§') return value;
  return value[1] === '§' ? value.slice(1) : ids[parseInt(value.slice(1), 36)];
}

/** @type {any} */ const NO_VALUES = Object.freeze([]);

/** The values of a column of the island, whose forms `viz/island.py` has. @param {any} told @param {string[]} ids @param {string} name the table, if it is one @returns {any} */
function openColumn(told, ids, name) {
  if (Array.isArray(told)) return told;
  if (told.of) return told.all.map((/** @type {number} */ at) => told.of[at]);
  if (told.marked) return unplace(told.marked, ids);
  let at = 0;
  if (told.ids) return told.ids.map((/** @type {number} */ step) => { at += step; return at ? ids[at - 1] : ''; });
  if (!told.each) return openRows(told, ids, BLANKS[name]);
  const all = openColumn(told.all, ids, name);
  return told.each.map((/** @type {number} */ many) => { at += many; return many ? all.slice(at - many, at) : NO_VALUES; });
}

/** The rows of a table. @param {any} table @param {string[]} ids @param {object} blank */
function openRows(table, ids, blank) {
  /** @type {any[]} */ const rows = Array.from({ length: table['#'] }, () => ({ ...blank }));
  for (const name of Object.keys(table)) {
    if (name === '#') continue;
    const values = openColumn(table[name], ids, name);
    for (let at = 0; at < rows.length; at += 1) rows[at][name] = values[at];
  }
  return rows;
}

/** The sentences that the page says in plain HTML and the island leaves out. @param {{lines: any, sources: number}} told @param {string[]} ids */
function readDocument({ lines, sources }, ids) {
  const said = (/** @type {string} */ list) => [...byId(list).querySelectorAll(':scope > li > bdi')].map((/** @type {Element} */ line) => line.textContent);
  const order = openColumn(lines, ids, '');
  const sentences = order.length ? said('said') : [];
  const titles = sources ? said('cited') : [];
  order.forEach((/** @type {string} */ id, /** @type {number} */ at) => { statement(id).label ||= sentences[at]; });
  titles.forEach((words, at) => { data.documents[at].words ||= words; });
}

/** Puts the island in order: what Python left out because it is empty, or elsewhere in the page, comes back. @param {any} island */
function openData(island) {
  const { ids, page } = island;
  const tables = Object.keys(page).filter((name) => page[name]['#']);
  data = /** @type {any} */ ({
    authors: '', author_ids: [], issued: '', roots: [], top: '', notes: [], documents: [], people: [], parts: [], weak: [], findings: [], debates: [], tour: [], prefixes: [], questions: [], nodes: [], relations: [],
    ...Object.fromEntries(Object.keys(page).map((name) => [name, tables.includes(name) ? openColumn(page[name], ids, name) : unplace(page[name], ids)])),
  });
  data.style = island.style;
  data.sizes = island.sizes;
  data.first = island.first;
  data.nodes.forEach((node, at) => {
    node.at = at;
    if (!node.layers.length) node.layers = node.speakers.map((who) => [who]);
  });
  const byName = (/** @type {any[]} */ things) => new Map(things.map((thing) => [thing.id, thing]));
  data.node = byName(data.nodes);
  data.relation = byName(data.relations);
  data.document = byName(data.documents);
  data.person = byName(data.people);
  data.note = byName(data.notes);
  data.part = byName(data.parts);
  data.question = new Map(data.questions.map((question) => [question.name, question]));
  readDocument(island.told, ids);
  deriveData();
}

/** What follows from the rest and is left out of the island: the other way round of what is named there. */
function deriveData() {
  const put = (/** @type {any} */ thing, /** @type {string} */ key, /** @type {any} */ what) => { if (thing && thing[key].at(-1) !== what) thing[key].push(what); };
  for (const node of data.nodes) Object.assign(node, { gives: [], weak: [], above: data.relation.get(node.home)?.target || '' });
  data.weak.forEach((weak, at) => {
    const node = statement(weak.id);
    node.weak.push(at);
    node.contested = node.contested || weak.kind === 'contested';
  });
  for (const relation of data.relation.values()) for (const id of relation.premises) statement(id).gives.push(relation.id);
  for (const doc of data.documents) Object.assign(doc, { shows: [], says: [], by: [...new Set([...doc.creators, ...doc.publishers, ...doc.interviewees])] });
  for (const who of data.people) Object.assign(who, { holds: [], relays: [], wrote: [] });
  const ordered = [...data.documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const doc of ordered) for (const who of doc.by) put(data.person.get(who), 'wrote', doc.id);
  for (const node of data.nodes) {
    for (const cite of node.cites) for (const id of cite.sources) put(data.document.get(id), cite.reach === 'shows' ? 'shows' : 'says', node.id);
    for (const layers of node.layers) layers.forEach((who, at) => put(data.person.get(who), at === layers.length - 1 ? 'holds' : 'relays', node.id));
  }
}

/** A statement, by an id that the page itself names. @param {string} id */
function statement(id) {
  return /** @type {Page.Placed} */ (data.node.get(id));
}

/** A relation, by an id that the page itself names. @param {string} id */
function relationOf(id) {
  return /** @type {Page.Relation} */ (data.relation.get(id));
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
    const relation = relationOf(name);
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
  const direct = fittingUnder(top);
  const stack = (/** @type {any} */ head) => ({ head, under: fittingUnder(head.id) });
  const mains = data.nodes.filter((n) => n.form === 'main-claim' && n.id !== top && leads(n.id)).map((n) => n.id);
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

/** How a statement bears on the one it is shown under. @param {Page.Placed} node */
function homeKind(node) {
  return data.relation.get(node.home)?.kind || '';
}

/** On which side of the thesis a statement stands, by its way there: 1 for, -1 against, 0 where there is no way. @param {string} id */
function sideOf(id) {
  const way = pathTo(id);
  const turns = way.slice(1).filter((step) => !['for', 'explains'].includes(homeKind(statement(step)))).length;
  return way[0] === data.top ? (turns % 2 ? -1 : 1) : 0;
}

/** The name of anything: a note's line, a source's, an actor's, a statement's. @param {string} id @returns {string} */
function nameOf(id) {
  return data.node.get(id)?.label || data.note.get(id)?.words || data.document.get(id)?.words || data.person.get(id)?.name || id;
}

/** What a statement is, in a word. @param {Page.Placed} node @returns {string} */
function formOf(node) {
  const word = data.style.forms[node.form] || node.form;
  return node.evidence ? `Evidence · ${word.toLowerCase()}` : word;
}

/** The worst weakness of a statement, or nothing. @param {Page.Placed} node @returns {any} */
function worstOf(node) {
  const rank = { high: 0, medium: 1, low: 2 };
  return node.weak.map((w) => data.weak[w]).sort((/** @type {any} */ a, /** @type {any} */ b) => rank[/** @type {'high'} */ (a.severity)] - rank[/** @type {'high'} */ (b.severity)])[0];
}
