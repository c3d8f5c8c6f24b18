/**
 * What is backed on evidence: the least set of statements that holds the given and every conclusion of a backed proof.
 * The rules, and their source, are those of `graph/analysis/backing.py`; a test compares the two.
 *
 * A scenario is worked out in a part of the map alone: whatever follows by proofs lies downstream of what it follows from,
 * so that everything else stays as it was before.
 *
 * @typedef {{list: ArrayLike<number> & Iterable<number>, inside: Uint8Array}} Part Some statements, listed and marked.
 * @typedef {{given: Uint8Array, rounds: Int32Array, by: Int32Array, order: number[]}} Backed
 *   `given` marks the given; `rounds` has for every statement the round in which it was reached (-1 if it is not backed),
 *   `by` the inference that reached it (-1 for the given), `order` the backed ones of the part, those of earlier rounds first.
 */
'use strict';

/** @type {Set<string>} */
const NONE_LEFT_OUT = new Set();

/** Whether a citation shows what it stands at, by a source of its own that counts. @param {Cite} cite @param {Set<string>} without */
function showsIt(cite, without = NONE_LEFT_OUT) {
  if (cite.reach !== 'shows') return false;
  for (const id of cite.sources) if (!without.has(id)) return true;
  return false;
}

/** Whether a statement is common ground or shown by a source that counts. @param {Said} said @param {Set<string>} without */
function isGiven(said, without = NONE_LEFT_OUT) {
  if (said.ground) return true;
  for (const cite of said.cites) if (showsIt(cite, without) !== said.together) return !said.together;
  return said.together && said.cites.length > 0;
}

/** Whether somebody holds a statement whose word counts. @param {Said} said @param {Set<string>} unheard */
function isHeld(said, unheard = NONE_LEFT_OUT) {
  for (const who of holdersOf(said)) if (!unheard.has(who)) return true;
  return false;
}

/** Whether an inference is there and proves. @param {Argued} map @param {number} step */
function isProof(map, step) {
  return numbers.proves[step] && !map.noStep[step];
}

/** Some statements, and all that has them in its proofs, directly or not. @param {Iterable<number>} seeds @returns {Part} */
function downstreamOf(seeds) {
  const { users, ends } = numbers;
  const inside = new Uint8Array(asItIs().statements.length);
  /** @type {number[]} */ const list = [];
  const reach = (/** @type {number} */ at) => {
    if (inside[at]) return;
    inside[at] = 1;
    list.push(at);
  };
  for (const at of seeds) reach(at);
  for (let next = 0; next < list.length; next += 1) for (let k = users.from[list[next]]; k < users.from[list[next] + 1]; k += 1) reach(ends[users.list[k]]);
  return { list, inside };
}

/** What follows in a part of a map, round by round; everything else is as it was before. @param {Argued} map @param {Part} part @param {Backed | null} before @returns {Backed} */
function closure(map, part, before) {
  const size = map.statements.length;
  const { users, ends, waits, latest } = numbers;
  const given = before ? before.given.slice() : new Uint8Array(size);
  const rounds = before ? before.rounds.slice() : new Int32Array(size);
  const by = before ? before.by.slice() : new Int32Array(size);
  /** @type {number[]} */ const order = [];
  /** @type {number[][]} */ const waves = [];
  const ready = (/** @type {number} */ step) => {
    const round = latest[step] + 1;
    while (waves.length <= round) waves.push([]);
    waves[round].push(step);
  };
  for (const at of part.list) {
    const said = map.statements[at];
    given[at] = isGiven(said) && isHeld(said) ? 1 : 0;
    rounds[at] = given[at] - 1;
    by[at] = -1;
    if (given[at]) order.push(at);
  }
  for (const at of part.list) if (!given[at]) waitFor(map, at, rounds, ready);
  for (let round = 1; round < waves.length; round += 1) {
    for (const step of Int32Array.from(waves[round]).sort()) {
      const end = ends[step];
      if (rounds[end] >= 0) continue;
      rounds[end] = round;
      by[end] = step;
      order.push(end);
      for (let k = users.from[end]; k < users.from[end + 1]; k += 1) {
        const user = users.list[k];
        if (!part.inside[ends[user]] || rounds[ends[user]] >= 0) continue;
        latest[user] = Math.max(latest[user], round);
        waits[user] -= 1;
        if (!waits[user] && !map.noStep[user]) ready(user);
      }
    }
  }
  return { given, rounds, by, order };
}

/** Counts for each proof of a statement the premises that are not reached, and hands out the proofs that wait for none. @param {Argued} map @param {number} at @param {Int32Array} rounds @param {(step: number) => void} ready */
function waitFor(map, at, rounds, ready) {
  const { proofs, premises, waits, latest } = numbers;
  for (let k = proofs.from[at]; k < proofs.from[at + 1]; k += 1) {
    const step = proofs.list[k];
    waits[step] = latest[step] = 0;
    for (let j = premises.from[step]; j < premises.from[step + 1]; j += 1) {
      const round = rounds[premises.list[j]];
      if (round < 0) waits[step] += 1;
      else if (round > latest[step]) latest[step] = round;
    }
    if (!waits[step] && !map.noStep[step]) ready(step);
  }
}

/** Which statements follow from some, in a part of a map, by all its proofs or by those that the text signals; without rounds, for it is asked often. @param {Argued} map @param {Part} part @param {Uint8Array | null} before @param {(said: Said) => boolean} given @param {boolean} [signalled] @returns {Uint8Array} */
function reachedFrom(map, part, before, given, signalled) {
  const { users, ends, proofs, premises, waits, inferred } = numbers;
  const reached = before ? before.slice() : new Uint8Array(map.statements.length);
  for (const at of part.list) reached[at] = given(map.statements[at]) ? 1 : 0;
  /** @type {number[]} */ const waiting = [];
  const met = (/** @type {number} */ step) => {
    if (waits[step] || reached[ends[step]] || map.noStep[step] || (signalled && inferred[step])) return;
    reached[ends[step]] = 1;
    waiting.push(ends[step]);
  };
  for (const at of part.list) {
    for (let k = proofs.from[at]; k < proofs.from[at + 1]; k += 1) {
      const step = proofs.list[k];
      waits[step] = 0;
      for (let j = premises.from[step]; j < premises.from[step + 1]; j += 1) waits[step] += 1 - reached[premises.list[j]];
    }
  }
  for (const at of part.list) if (!reached[at]) for (let k = proofs.from[at]; k < proofs.from[at + 1]; k += 1) met(proofs.list[k]);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (let k = users.from[at]; k < users.from[at + 1]; k += 1) {
      if (!part.inside[ends[users.list[k]]]) continue;
      waits[users.list[k]] -= 1;
      met(users.list[k]);
    }
  }
  return reached;
}
