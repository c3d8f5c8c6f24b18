/**
 * Filters: which statements fit what the reader has chosen, and how many would fit each choice not yet made.  Values of
 * one group are alternatives; groups must all be met.  Nothing here draws.
 * @typedef {{key: string, title: string, of: (node: Page.Placed) => string[], word: (value: string) => string,
 *   closed?: () => string[], live?: boolean}} Group `closed` names and orders all values; a `live` one follows the scenario
 * @typedef {{of: string[][], total: Map<string, number>}} Column the values of a group, statement by statement, and how often each is there
 * @typedef {{fits: Uint8Array, count: number, counts: Array<Map<string, number>>, missed: number[]}} Tally
 *   `counts`, group by group: how many would fit each value; `missed`: how many only this group keeps out
 */
'use strict';

const NONE = 'none';

/** @type {Group[]} */
const GROUPS = [
  { key: 'type', title: 'Type', of: (n) => [n.evidence ? 'evidence' : 'claim'], word: capital, closed: () => ['claim', 'evidence'] },
  { key: 'role', title: 'Role', of: (n) => [n.form], word: (v) => data.style.forms[v] || v, closed: () => Object.keys(data.style.forms) },
  { key: 'weak', title: 'Weakness', of: (n) => orNone(weakKinds(n)), word: (v) => (v === NONE ? 'Not weak' : capital(v)), closed: () => [...Object.keys(data.style.weak), NONE], live: true },
  { key: 'backed', title: 'Backing', of: (n) => [backingIn(n)], word: (v) => BACKINGS[v], closed: () => Object.keys(BACKINGS), live: true },
  { key: 'evidence', title: 'Verdict on evidence', of: (n) => [verdictIn(n, 0)], word: (v) => capital(SIGNS[v].word), closed: () => Object.keys(SIGNS), live: true },
  { key: 'asserted', title: 'Verdict as asserted', of: (n) => [verdictIn(n, 1)], word: (v) => capital(SIGNS[v].word), closed: () => Object.keys(SIGNS), live: true },
  { key: 'attitude', title: 'The author', of: (n) => [n.attitude], word: capital, closed: () => Object.keys(data.style.attitudes) },
  { key: 'section', title: 'Section', of: sectionsOf, word: (v) => data.part.get(v)?.title || v, closed: () => data.parts.map((p) => p.id).filter(Boolean) },
  { key: 'voice', title: 'Voice', of: (n) => n.speakers, word: nameOf },
  { key: 'source', title: 'Source', of: sourcesOf, word: nameOf },
  { key: 'publisher', title: 'Publisher', of: (n) => [...new Set(sourcesOf(n).flatMap((id) => data.document.get(id)?.publishers || []))], word: nameOf },
  { key: 'scheme', title: 'Argued by', of: (n) => [...new Set(n.reasons.map((id) => relationOf(id).scheme).filter(Boolean))], word: capital },
  { key: 'link', title: 'Reasons', of: (n) => orNone([...new Set(n.reasons.map((id) => relationOf(id).basis))]), word: (v) => LINKS[v] || v, closed: () => Object.keys(LINKS) },
];

/** @type {Record<string, string>} */
const BACKINGS = { given: 'Given on evidence', backed: 'Backed by reasons', no: 'Not backed' };

/** @type {Record<string, string>} */
const LINKS = { signalled: 'The text signals one', inferred: 'One is inferred', none: 'None' };

/** A term as a heading: `half-cited` is "Half cited". @param {string} term */
function capital(term) {
  return term ? term[0].toUpperCase() + term.slice(1).replaceAll('-', ' ') : term;
}

/** @param {string[]} values */
function orNone(values) {
  return values.length ? values : [NONE];
}

/** The kinds of weakness that a statement has now. @param {Page.Placed} node */
function weakKinds(node) {
  return node.weak.map((at) => data.weak[at].kind);
}

/** @param {Page.Placed} node */
function backingIn(node) {
  return node.given ? 'given' : node.backed ? 'backed' : 'no';
}

/** @param {Page.Placed} node */
function sourcesOf(node) {
  return [...new Set(node.cites.flatMap((cite) => cite.sources || []))];
}

/** @type {Map<string, string[]> | null} Every section with those above it. */ let within = null;

/** The sections of a statement, and the chapters that these are in. @param {Page.Placed} node */
function sectionsOf(node) {
  within = within || chapters();
  const known = within;
  return [...new Set(node.sections.flatMap((id) => known.get(id) || []))];
}

/** @returns {Map<string, string[]>} */
function chapters() {
  /** @type {string[]} */ const way = [];
  return new Map(data.parts.map((part) => {
    way.splice(part.depth, Infinity, part.id);
    return [part.id, [...way]];
  }));
}

/** @type {Map<string, Column>} Made when first asked for; those of live groups anew for each scenario. */
const columnsBy = new Map();

/** @param {Group} group @returns {Column} */
function columnOf(group) {
  const known = columnsBy.get(group.key);
  if (known) return known;
  const of = data.nodes.map(group.of);
  /** @type {Map<string, number>} */ const total = new Map();
  for (const values of of) for (const value of values) total.set(value, (total.get(value) || 0) + 1);
  const made = { of, total };
  columnsBy.set(group.key, made);
  return made;
}

/** Every value of a group: in its own order, or those met most often first. @param {Group} group */
function valuesOf(group) {
  if (group.closed && group.live) return group.closed();
  const { total } = columnOf(group);
  if (group.closed) return group.closed().filter((value) => total.has(value));
  const words = new Map([...total.keys()].map((value) => [value, group.word(value)]));
  return [...total].sort((a, b) => b[1] - a[1] || (String(words.get(a[0])) < String(words.get(b[0])) ? -1 : 1)).map(([value]) => value);
}

/** Of some filters, written `group:value`, those that this map knows, each once. @param {string[]} given */
function knownFilters(given) {
  return [...new Set(given)].filter((one) => {
    const [group, value] = partsOf(one);
    return group && (group.closed ? valuesOf(group).includes(value) : columnOf(group).total.has(value));
  }).slice(0, 40);
}

/** @param {string} filter @returns {[Group | undefined, string]} */
function partsOf(filter) {
  const cut = filter.indexOf(':');
  return [GROUPS.find((group) => group.key === filter.slice(0, cut)), filter.slice(cut + 1)];
}

/** Which statements fit, and if that is asked for how many would. @param {string[]} chosen @param {boolean} counting @returns {Tally} */
function tally(chosen, counting) {
  /** @type {Map<number, Set<string>>} */ const wanted = new Map();
  for (const one of chosen) {
    const [group, value] = partsOf(one);
    const at = GROUPS.indexOf(/** @type {Group} */ (group));
    wanted.set(at, (wanted.get(at) || new Set()).add(value));
  }
  const made = { fits: new Uint8Array(data.nodes.length), count: 0, counts: GROUPS.map(() => new Map()), missed: GROUPS.map(() => 0) };
  const tables = GROUPS.map((group, at) => (counting || wanted.has(at) ? columnOf(group).of : []));
  const count = (/** @type {number} */ group, /** @type {number} */ at) => {
    const book = made.counts[group];
    for (const value of tables[group][at]) book.set(value, (book.get(value) || 0) + 1);
  };
  const sieves = [...wanted];
  for (let at = 0; at < data.nodes.length; at += 1) {
    let failed = -1;
    let fails = 0;
    for (const [group, values] of sieves) {
      if (tables[group][at].some((value) => values.has(value))) continue;
      failed = group;
      fails += 1;
    }
    if (fails > 1) continue;
    if (fails) {
      made.missed[failed] += 1;
      if (counting) count(failed, at);
    } else {
      made.fits[at] = 1;
      made.count += 1;
      if (counting) GROUPS.forEach((_, group) => count(group, at));
    }
  }
  return made;
}

/** @type {Tally | null} What the filters come to; nothing where there are none. */ let sifted = null;
/** @type {Int32Array | null} How many below each statement fit. */ let fitsUnder = null;

/** Takes the filters of the state. @param {string[]} chosen */
function sift(chosen) {
  for (const group of GROUPS) if (group.live) columnsBy.delete(group.key);
  sifted = chosen.length ? tally(chosen, false) : null;
  fitsUnder = sifted && countBelow(sifted.fits);
}

/** Whether something is let through: what is no statement always is. @param {string} id */
function fits(id) {
  const node = sifted && data.node.get(id);
  return !sifted || !node || sifted.fits[node.at] === 1;
}

/** Whether a value of a group is asked for: where none of it is chosen, all are. @param {string} key @param {string} value */
function takes(key, value) {
  return state.f.includes(`${key}:${value}`) || !state.f.some((one) => one.startsWith(`${key}:`));
}

/** How many of those below a statement fit. @param {string} id */
function fitsBelow(id) {
  const node = data.node.get(id);
  return node && fitsUnder ? fitsUnder[node.at] : 0;
}

/** Whether a statement fits or leads to one that does. @param {string} id */
function leads(id) {
  return fits(id) || fitsBelow(id) > 0;
}

/** What bears on a statement, of a filtered map only what fits, and at its home also what leads on. @param {string} id */
function fittingUnder(id) {
  const all = childrenOf(id);
  return sifted ? all.filter((child) => fits(child.id) || (leads(child.id) && atHome(child, id))) : all;
}

/** Whether a statement has its one home under another. @param {{id: string, relation: string}} child @param {string} above */
function atHome(child, above) {
  const node = statement(child.id);
  return above === node.above && child.relation === node.home;
}

/** For each statement, how many of the marked ones the outline has below it. @param {Uint8Array} marked */
function countBelow(marked) {
  const below = new Int32Array(marked.length);
  const above = Int32Array.from(data.nodes, (node) => data.node.get(node.above)?.at ?? -1);
  const open = new Int32Array(marked.length);
  for (const at of above) if (at >= 0) open[at] += 1;
  const ready = [...open.keys()].filter((at) => !open[at]);
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    const up = above[at];
    if (up < 0) continue;
    below[up] += below[at] + marked[at];
    open[up] -= 1;
    if (!open[up]) ready.push(up);
  }
  return below;
}
