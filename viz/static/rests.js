/**
 * What a backed statement cannot lose: the sources, publishers, interviewees and actors it hangs on.  The greatest
 * fixpoint of `graph/analysis/rests_on.py`, with a short sorted list of numbers for everything that a statement needs.
 *
 * @typedef {number[] | null} Needed What is needed, by number; null where it is still everything.
 */
'use strict';

/** What can be lost, by kind: the ids in the order of their names, and what of it a source hangs on. */
const CARRIERS = {
  source: { names: () => data.documents.map((d) => d.id).sort(), of: (/** @type {Page.Document} */ d) => [d.id] },
  publisher: { names: () => actorIds(), of: (/** @type {Page.Document} */ d) => d.publishers },
  interviewee: { names: () => actorIds(), of: (/** @type {Page.Document} */ d) => d.interviewees },
  actor: { names: () => actorIds(), of: (/** @type {Page.Document} */ d) => d.by },
};

/** @returns {string[]} */
function actorIds() {
  return data.people.map((p) => p.id).sort();
}

/** Both lists. @param {Needed} a @param {Needed} b @returns {Needed} */
function either(a, b) {
  if (!a || !b) return null;
  if (!a.length || a === b) return b;
  if (!b.length) return a;
  const joint = [];
  let [one, other] = [0, 0];
  while (one < a.length && other < b.length) {
    const least = Math.min(a[one], b[other]);
    joint.push(least);
    if (a[one] === least) one += 1;
    if (b[other] === least) other += 1;
  }
  while (one < a.length) joint.push(a[one++]);
  while (other < b.length) joint.push(b[other++]);
  return joint;
}

/** What is in both lists. @param {Needed} a @param {Needed} b @returns {Needed} */
function both(a, b) {
  if (!a || !b) return a || b;
  if (!a.length || a === b) return a;
  return a.filter((one) => b.includes(one));
}

/** What can be lost, under numbers, and which of it each source hangs on; made once, for it is the same in every scenario. */
class Losses {
  /** @param {Array<keyof typeof CARRIERS>} kinds */
  constructor(kinds) {
    /** @type {string[]} */ this.names = [];
    /** @type {Record<string, {from: number, to: number, number: Map<string, number>}>} */ this.kinds = {};
    for (const kind of kinds) {
      const names = CARRIERS[kind].names();
      const from = this.names.length;
      this.names.push(...names);
      this.kinds[kind] = { from, to: from + names.length, number: new Map(names.map((name, at) => [name, from + at])) };
    }
    /** @type {Map<string, number[]>} */ this.source = new Map(data.documents.map((/** @type {any} */ d) => [d.id, kinds.flatMap((kind) => this.numbersOf(kind, CARRIERS[kind].of(d))).sort((a, b) => a - b)]));
  }

  /** @param {string} kind @param {string[]} names @returns {number[]} */
  numbersOf(kind, names) {
    const known = this.kinds[kind]?.number;
    return known ? [...new Set(names)].map((name) => known.get(name) ?? -1).filter((at) => at >= 0) : [];
  }

  /** What a given statement needs to be given. @param {Said} said @returns {Needed} */
  ofGround(said) {
    const holders = new Set(holdersOf(said));
    const voice = holders.size === 1 ? this.numbersOf('actor', [...holders]) : [];
    if (said.ground) return voice;
    /** @type {Needed[]} */ const cited = [];
    for (const cite of said.cites) if (showsIt(cite)) cited.push(cite.sources.reduce((/** @type {Needed} */ all, id) => both(all, this.source.get(id) || []), null));
    return either(voice, said.together ? cited.reduce(either, []) : cited.reduce(both, null));
  }
}

/** For every backed statement what it needs; asked by kind and number.  Outside the part it is as it was before. */
class Needs {
  /** @param {Argued} map @param {Backed} found @param {Part} part @param {Losses | Needs} before what can be lost, or what was needed in the map as it is */
  constructor(map, found, part, before) {
    this.map = map;
    const old = before instanceof Needs ? before : null;
    /** @type {Losses} */ this.losses = old ? old.losses : /** @type {Losses} */ (before);
    /** @type {Needed[]} */ this.needs = old ? old.needs.slice() : map.statements.map(() => null);
    for (const at of part.list) this.needs[at] = null;
    this.narrow(found, part);
  }

  /** What the premises of a proof need. @param {number} step @returns {Needed} */
  ofStep(step) {
    const { from, list } = numbers.premises;
    /** @type {Needed} */ let all = [];
    for (let k = from[step]; k < from[step + 1]; k += 1) all = either(all, this.needs[list[k]]);
    return all;
  }

  /** From what the first derivation of each statement uses, narrowed by the others. @param {Backed} found @param {Part} part */
  narrow(found, part) {
    const { map, needs } = this;
    const { premises, ends, proofs, users } = numbers;
    const whole = (/** @type {number} */ step) => {
      if (map.noStep[step]) return false;
      for (let k = premises.from[step]; k < premises.from[step + 1]; k += 1) if (found.rounds[premises.list[k]] < 0) return false;
      return true;
    };
    const grounds = new Map(found.order.filter((at) => found.given[at]).map((at) => [at, this.losses.ofGround(map.statements[at])]));
    for (const at of found.order) needs[at] = found.by[at] >= 0 ? this.ofStep(found.by[at]) : grounds.get(at) ?? null;
    const waiting = [...found.order];
    const listed = part.inside.slice();
    for (let next = 0; next < waiting.length; next += 1) {
      const at = waiting[next];
      listed[at] = 0;
      let left = both(grounds.get(at) ?? null, needs[at]);
      for (let k = proofs.from[at]; k < proofs.from[at + 1] && left?.length; k += 1) if (whole(proofs.list[k])) left = both(left, this.ofStep(proofs.list[k]));
      if (left?.length === needs[at]?.length) continue;
      needs[at] = left;
      for (let k = users.from[at]; k < users.from[at + 1]; k += 1) {
        const end = ends[users.list[k]];
        if (found.rounds[end] < 0 || listed[end]) continue;
        listed[end] = 1;
        waiting.push(end);
      }
    }
  }

  /** What one statement cannot lose, of one kind. @param {number} at @param {string} kind @returns {string[]} */
  of(at, kind) {
    const { names, kinds } = this.losses;
    const { from, to } = kinds[kind];
    const found = [];
    for (const one of this.needs[at] || []) if (one >= from && one < to) found.push(names[one]);
    return found;
  }

  /** By name, the statements that lose their backing with it, in the order of the text. @param {string} kind @returns {Map<string, string[]>} */
  falls(kind) {
    /** @type {Map<string, string[]>} */ const found = new Map();
    for (const said of this.map.statements) for (const name of this.of(said.at, kind)) addTo(found, name, said.id);
    return found;
  }
}
