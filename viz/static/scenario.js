/**
 * The scenario: what the reader rejects and accepts, and what of the map is different for it.  Whatever else on the page
 * shows backing, weaknesses or verdicts reads them off the statements, where this module puts them; so every view follows.
 *
 * @typedef {{bits: Int32Array, rounds: Int32Array}} Shown The weaknesses and the backing that the statements carry now.
 */
'use strict';

/** @type {Weighed | null} The map as it is. */ let asRead = null;
/** @type {Weighed | null} The map as it is supposed. */ let weighed = null;
/** @type {Shown | null} What the statements carry; nothing before the first scenario. */ let shown = null;
/** @type {Change[]} */ let changes = [];
/** @type {Map<string, Change[]>} What changes, by statement. */ let changesBy = new Map();
/** @type {Map<string, number>} Where a weakness stands in the page's list, of those that came or went. */ const places = new Map();

/** Begins with the map that was read; nothing is put under numbers or weighed before somebody asks. */
function openReasoning() {
  numbers = null;
}

/** The map as it is, weighed; its weaknesses came with the page. */
function asItWas() {
  asRead = asRead || new Weighed(null, null, data.weak.slice());
  return asRead;
}

/** The map as it is supposed, weighed; without a scenario the map as it is. */
function asSupposed() {
  return weighed || asItWas();
}

/** Whether anything is supposed. */
function isSupposing() {
  return weighed !== null;
}

/** The verdict on a statement as it is supposed: in, out or undecided. @param {{at: number}} node @param {number} lens 0 on evidence, 1 as asserted */
function verdictIn(node, lens) {
  return VERDICTS[asSupposed().verdicts()[lens].value[node.at]];
}

/** Why a statement has a weakness, as it is supposed. @param {Page.Weak} weak @returns {string} */
function whyWeak(weak) {
  const now = asSupposed().case;
  return new Weakness(now, now.statement(weak.id), weak.kind).why;
}

/** Of some names those of things that can be supposed, each once. @param {string[]} names */
function supposable(names) {
  return [...new Set(names)].filter(canSuppose).slice(0, 100);
}

/** Weighs the map anew for what is supposed, and writes what follows where every view reads it. @param {string[]} rejected @param {string[]} accepted */
function suppose(rejected, accepted) {
  const before = asItWas();
  weighed = rejected.length || accepted.length ? new Weighed(new Supposition(rejected, accepted), before) : null;
  changes = weighed ? effectsOf(before, weighed) : [];
  shown = carry(asSupposed(), shown || standingOf(asItWas()));
  changesBy = new Map();
  for (const change of changes) addTo(changesBy, change.id, change);
}

/** @param {Weighed} now @returns {Shown} */
function standingOf(now) {
  return { bits: now.weak().bits, rounds: now.case.backed().rounds };
}

/** Writes onto the statements what is different from what they carry. @param {Weighed} now @param {Shown} old @returns {Shown} */
function carry(now, old) {
  const { bits, rounds } = standingOf(now);
  let turned = false;
  for (let at = 0; at < bits.length; at += 1) {
    const node = data.nodes[at];
    if (rounds[at] !== old.rounds[at]) Object.assign(node, { backed: rounds[at] >= 0, given: rounds[at] === 0 });
    if (bits[at] === old.bits[at]) continue;
    for (const one of node.weak) places.set(`${node.id} ${data.weak[one].kind}`, one);
    node.weak = now.weak().of(at).map(placeOfWeak);
    node.contested = node.weak.some((one) => data.weak[one].kind === 'contested');
    turned = turned || !bits[at] !== !old.bits[at];
  }
  if (turned) countMarkedBelow(bits);
  return { bits, rounds };
}

/** Where a weakness stands in the page's list, which holds every one that there was; which hold now, the statements say. @param {Weakness} weak @returns {number} */
function placeOfWeak({ id, kind, severity }) {
  const name = `${id} ${kind}`;
  const place = places.get(name) ?? data.weak.push({ id, kind, severity }) - 1;
  places.set(name, place);
  return place;
}

/** Counts the weak statements below each. @param {Int32Array} bits */
function countMarkedBelow(bits) {
  const { order, above } = fromBelow();
  const below = new Int32Array(bits.length);
  for (const at of order) if (above[at] >= 0) below[above[at]] += below[at] + (bits[at] ? 1 : 0);
  data.nodes.forEach((node, at) => { if (node.weak_below !== below[at]) node.weak_below = below[at]; });
}

/** The statements so that each comes before the one above it in the outline, and that one for each; made once. */
const fromBelow = once(() => {
  /** @type {Map<string, number[]>} */ const under = new Map();
  for (const node of data.nodes) addTo(under, node.above, node.at);
  const order = [...(under.get('') || [])];
  for (let next = 0; next < order.length; next += 1) for (const at of under.get(data.nodes[order[next]].id) || []) order.push(at);
  return { order: order.reverse(), above: Int32Array.from(data.nodes, (node) => data.node.get(node.above)?.at ?? -1) };
});
