/**
 * The map as the reasoning sees it: statements, inferences and conflicts under numbers, so that a whole map is weighed
 * in a few passes over arrays.  The numbers stay the same whatever is supposed; what is taken away is left out by number.
 *
 * @typedef {{reach: string, note: string, sources: string[]}} Cite
 * @typedef {{id: string, at: number, label: string, evidence: boolean, form: string, attitude: string, layers: string[][],
 *   cites: Cite[], together: boolean, ground: string, sections: string[], period: string}} Said
 * @typedef {{id: string, at: number, kind: string, premises: string[], target: string, on: string, basis: string,
 *   scheme: string, conceded: boolean, prevails: string, ground: string, answers: string[]}} Tie
 * @typedef {{statements: Said[], steps: Tie[], clashes: Tie[], noStep: Uint8Array, noClash: Uint8Array, touched: Iterable<number>}} Argued
 *   A map: `steps` are all inferences and `clashes` all conflicts, in the order of the map; those marked in `noStep` and
 *   `noClash` are taken away; `touched` are the statements of which something else is said, or given, than in the map as it is.
 * @typedef {{from: Int32Array, list: Int32Array}} Lists For each number, the stretch of `list` that belongs to it.
 */
'use strict';

const FORCES = { qualifies: 'qualifies', against: 'rebuts', undercuts: 'undercuts' };

/** @type {any} The map under numbers, made once; see `numbered`. */
let numbers = null;

/** The map as it is; it is put under numbers when somebody first asks for it, for a page can be read without. @returns {Argued} */
function asItIs() {
  if (!numbers) numbered(/** @type {any} */ (data.nodes), /** @type {any} */ (data.relation.values()));
  return numbers.whole;
}

/** Gives everything its number; of a statement only what is reasoned with, so that all of them fit a fast memory. @param {Said[]} nodes @param {Iterable<Tie>} relations */
function numbered(nodes, relations) {
  const statements = nodes.map(({ id, at, label, evidence, form, attitude, layers, cites, together, ground, sections, period }) => ({ id, at, label, evidence, form, attitude, layers, cites, together, ground, sections, period }));
  const all = [...relations];
  const steps = all.filter((tie) => tie.kind === 'for' || tie.kind === 'explains');
  const clashes = all.filter((tie) => tie.kind in FORCES);
  steps.forEach((tie, at) => { tie.at = at; });
  clashes.forEach((tie, at) => { tie.at = at; });
  const place = new Map(statements.map((said) => [said.id, said.at]));
  const step = new Map(steps.map((tie) => [tie.id, tie.at]));
  const clash = new Map(clashes.map((tie) => [tie.id, tie.at]));
  const all_of = (/** @type {string[]} */ ids) => (ids.length > 1 ? [...new Set(ids)] : ids).map((id) => /** @type {number} */ (place.get(id)));
  const needed = steps.map((tie) => all_of(tie.premises));
  const answered = clashes.map((tie) => all_of(tie.answers));
  const ends = Int32Array.from(steps, (tie) => place.get(tie.target) ?? -1);
  numbers = {
    whole: { statements, steps, clashes, noStep: new Uint8Array(steps.length), noClash: new Uint8Array(clashes.length), touched: [] },
    place, step, clash, ends,
    premises: joined(steps.length, (put) => { needed.forEach((some, at) => { for (const one of some) put(at, one); }); }),
    holders: statements.map((said) => said.layers.map((layers) => layers[layers.length - 1])),
    proves: Uint8Array.from(steps, (tie) => (tie.kind === 'for' ? 1 : 0)),
    inferred: Uint8Array.from(steps, (tie) => (tie.basis === 'signalled' ? 0 : 1)),
    answers: joined(clashes.length, (put) => { answered.forEach((some, at) => { for (const one of some) put(at, one); }); }),
    aimed: Int32Array.from(clashes, (tie) => place.get(tie.target) ?? -1),
    attackers: Int32Array.from(clashes, (tie) => place.get(tie.premises[0]) ?? -1),
    attacked: Int32Array.from(clashes, (tie) => (tie.on ? statements.length + (step.get(tie.on) ?? 0) : place.get(tie.target) ?? -1)),
    ...atomsOf(statements.length + steps.length, clashes),
  };
  Object.assign(numbers, {
    users: usersOf(), proofs: endingIn(1), explanations: endingIn(0), ...rulesOf(), mentions: once(mentionsIn), bearing: once(bearingOf),
    everything: { list: Int32Array.from(statements, (said) => said.at), inside: new Uint8Array(statements.length).fill(1) },
    waits: new Int32Array(steps.length), latest: new Int32Array(steps.length),
  });
}

/** For every statement the proofs that need it. @returns {Lists} */
function usersOf() {
  const { whole, premises, proves } = numbers;
  return joined(whole.statements.length, (put) => {
    for (const { at } of whole.steps) if (proves[at]) for (let k = premises.from[at]; k < premises.from[at + 1]; k += 1) put(premises.list[k], at);
  });
}

/** Where each source is cited, what each actor holds, and in which sources each has a hand; the statements by number. */
function mentionsIn() {
  /** @type {Map<string, number[]>} */ const cited = new Map();
  /** @type {Map<string, number[]>} */ const held = new Map();
  /** @type {Map<string, string[]>} */ const wrote = new Map();
  for (const said of asItIs().statements) {
    for (const id of new Set(said.cites.flatMap((cite) => cite.sources))) addTo(cited, id, said.at);
    for (const who of new Set(holdersOf(said))) addTo(held, who, said.at);
  }
  for (const doc of data.documents) for (const who of doc.by) addTo(wrote, who, doc.id);
  return { cited, held, wrote, relaying: data.documents.filter((doc) => doc.relays.length) };
}

/** For every statement the conflicts that may bear on it: twice its number where it is hit, and one more where it hits. @returns {Lists} */
function bearingOf() {
  const { whole, place, attackers } = numbers;
  return joined(whole.statements.length, (put) => {
    for (const tie of whole.clashes) {
      if (tie.prevails !== tie.target) put(place.get(tie.target), tie.at * 2);
      if (tie.kind === 'against' && tie.prevails !== tie.premises[0]) put(attackers[tie.at], tie.at * 2 + 1);
    }
  });
}

/** For every statement the inferences that end in it: proofs (1) or explanations (0). @param {number} proves @returns {Lists} */
function endingIn(proves) {
  return joined(numbers.whole.statements.length, (put) => {
    numbers.ends.forEach((/** @type {number} */ end, /** @type {number} */ step) => { if (numbers.proves[step] === proves) put(end, step); });
  });
}

/** The atoms of conflicts: each its own, and a second one for its way back. @param {number} first @param {Tie[]} clashes */
function atomsOf(first, clashes) {
  const there = new Int32Array(clashes.length);
  const back = new Int32Array(clashes.length).fill(-1);
  const runs = new Uint8Array(clashes.length);
  let next = first;
  clashes.forEach((tie, at) => {
    const [goes, returns] = waysOf(tie);
    runs[at] = goes ? 1 : 0;
    there[at] = next;
    if (returns) back[at] = next + 1;
    next += returns ? 2 : 1;
  });
  return { there, back, runs, size: next };
}

/** What a conflict hits: a statement or an inference. @param {Tie} clash */
function attackedBy(clash) {
  return clash.on || clash.target;
}

/** Whether a conflict can take something down: not if it qualifies, and not if the author concedes it. @param {Tie} clash */
function defeats(clash) {
  return clash.kind !== 'qualifies' && !clash.conceded;
}

/** Whether a conflict runs from attacker to attacked, and whether it also runs back; see `graph/analysis/program.py`. @param {Tie} clash @returns {[boolean, boolean]} */
function waysOf(clash) {
  const attacker = clash.premises[0];
  const saved = clash.on ? [clash.on, clash.target] : [clash.target];
  const there = !clash.prevails || clash.prevails === attacker || !saved.includes(clash.prevails);
  const back = !clash.on && clash.kind === 'against' && clash.prevails !== attacker;
  return [there, back && !clash.conceded];
}

/** Lists joined into one, from how long each is and a walk that hands out what goes where. @param {number} size @param {(put: (to: number, what: number) => void) => void} walk @returns {Lists} */
function joined(size, walk) {
  const from = new Int32Array(size + 1);
  walk((to) => { from[to + 1] += 1; });
  for (let at = 0; at < size; at += 1) from[at + 1] += from[at];
  const next = from.slice(0, size);
  const list = new Int32Array(from[size]);
  walk((to, what) => { list[next[to]] = what; next[to] += 1; });
  return { from, list };
}

/** Who holds a statement, for each of its voices. @param {Said} said @returns {string[]} */
function holdersOf(said) {
  return numbers.holders[said.at];
}

/** Whether the text leans on a statement: not if it only entertains or rejects it. @param {Said} said */
function leanedOn(said) {
  return said.attitude !== 'entertains' && said.attitude !== 'rejects';
}

/** Words without the full stop at their end. @param {string} words */
function unstopped(words) {
  return words.replace(/\.+$/u, '');
}

/** The sentence of a statement, or a title, in quotation marks; the name of what has none. @param {string} id */
function quoted(id) {
  const words = data.node.get(id)?.label || data.document.get(id)?.title || data.person.get(id)?.name;
  return words ? `“${unstopped(words)}”` : id;
}

/** @param {string[]} words */
function joinedByAnd(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}` : words[0];
}

/** The numbers of the notes of some citations. @param {Cite[]} cites @returns {number[]} */
function noteNumbers(cites) {
  return cites.map((cite) => data.note.get(cite.note)?.number).filter((number) => number !== undefined);
}

/** The first of several with the least. @template T @param {T[]} things @param {(a: T, b: T) => number} order @returns {T} */
function leastOf(things, order) {
  return things.reduce((best, thing) => (order(thing, best) < 0 ? thing : best));
}

/**
 * The strongly connected components of some numbers, what is depended on first, each sorted.
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972.
 * @param {number[]} members @param {number} size @param {(at: number) => ArrayLike<number>} asks
 * @param {(component: number[]) => void} take
 */
function components(members, size, asks, take) {
  const inside = new Uint8Array(size);
  for (const at of members) inside[at] = 1;
  const seen = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const done = new Uint8Array(size);
  /** @type {number[]} */ const stack = [];
  /** @type {Array<{at: number, list: ArrayLike<number>, next: number}>} */ const path = [];
  let count = 0;
  const enter = (/** @type {number} */ at) => {
    seen[at] = low[at] = count;
    count += 1;
    stack.push(at);
    path.push({ at, list: asks(at), next: 0 });
  };
  const deeper = (/** @type {{at: number, list: ArrayLike<number>, next: number}} */ step) => {
    while (step.next < step.list.length) {
      const needed = step.list[step.next];
      step.next += 1;
      if (!inside[needed] || done[needed]) continue;
      if (seen[needed] < 0) return needed;
      low[step.at] = Math.min(low[step.at], seen[needed]);
    }
    return -1;
  };
  const leave = () => {
    const { at } = /** @type {{at: number}} */ (path.pop());
    if (path.length) low[path[path.length - 1].at] = Math.min(low[path[path.length - 1].at], low[at]);
    if (low[at] !== seen[at]) return;
    const component = stack.splice(stack.lastIndexOf(at));
    for (const one of component) done[one] = 1;
    take(component.sort((a, b) => a - b));
  };
  for (const start of members) {
    if (seen[start] < 0) enter(start);
    while (path.length) {
      const next = deeper(path[path.length - 1]);
      if (next >= 0) enter(next);
      else leave();
    }
  }
}
