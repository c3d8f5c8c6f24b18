/**
 * The fewest premises that would repair a claim: a smallest set of unbacked statements which, given, back it.  The search,
 * its budget and its source are those of `graph/analysis/missing.py`, so that both name the same ones.
 */
'use strict';

const CONE = 100;
const BUDGET = 4000;

/** What the unbacked statements of a map wait for; statements by number. */
class Missing {
  /** @param {(at: number) => number[][]} open for each proof of a statement the premises that are not backed, each once */
  constructor(open) {
    this.open = open;
    /** @type {Map<number, number>} */ this.ground = new Map();
  }

  /** The fewest statements, other than the claim, which, given, would back it. @param {number} claim @returns {{premises: number[], exact: boolean}} */
  of(claim) {
    const ways = this.open(claim).filter((way) => !way.includes(claim));
    const direct = ways.length ? leastOf(ways, (a, b) => a.length - b.length) : [];
    const found = direct.length > 1 ? this.smaller(claim, direct) : { premises: direct, exact: true };
    const down = [...new Set(found.premises.map((premise) => this.down(premise, claim)))];
    return { premises: down, exact: found.exact || down.length === 1 };
  }

  /** The statement nearest to the ground that alone would back a premise; never the claim itself. @param {number} premise @param {number} claim */
  down(premise, claim) {
    /** @type {Set<number>} */ const path = new Set();
    /** @type {number | undefined} */ let at = premise;
    let last = premise;
    while (at !== undefined && !path.has(at) && !this.ground.has(at)) {
      path.add(at);
      last = at;
      at = this.open(at).find((way) => way.length === 1)?.[0];
    }
    const circle = at !== undefined && path.has(at);
    const end = at === undefined ? last : this.ground.get(at) ?? at;
    let inside = false;
    for (const passed of path) {
      inside = inside || (circle && passed === at);
      this.ground.set(passed, inside ? passed : end);
    }
    const ground = /** @type {number} */ (this.ground.get(premise));
    return ground === claim ? premise : ground;
  }

  /** A smallest set, where no proof waits for fewer than two premises. @param {number} claim @param {number[]} direct */
  smaller(claim, direct) {
    const rules = this.cone(claim);
    if (!rules) return { premises: direct, exact: false };
    const under = [...new Set(rules.flatMap(([, way]) => way))].filter((at) => at !== claim);
    let budget = BUDGET;
    for (let size = 1; size < direct.length; size += 1) {
      for (let places = Array.from({ length: size }, (_, at) => at); places.length && size <= under.length; places = nextChoice(places, under.length)) {
        budget -= rules.length;
        if (budget < 0) return { premises: direct, exact: false };
        const chosen = places.map((place) => under[place]);
        if (followsBy(claim, chosen, rules)) return { premises: chosen, exact: true };
      }
    }
    return { premises: direct, exact: true };
  }

  /** What is not backed under a claim: every proof with the premises it waits for; nothing if it is too much. @param {number} claim @returns {Array<[number, number[]]> | null} */
  cone(claim) {
    /** @type {Array<[number, number[]]>} */ const rules = [];
    const seen = new Set([claim]);
    for (const at of seen) {
      for (const way of this.open(at)) {
        rules.push([at, way]);
        for (const premise of way) seen.add(premise);
      }
      if (seen.size > CONE || rules.length > CONE) return null;
    }
    return rules;
  }
}

/** The next choice of as many places, in the order of a dictionary; empty after the last. @param {number[]} places @param {number} from */
function nextChoice(places, from) {
  for (let at = places.length - 1; at >= 0; at -= 1) {
    if (places[at] < from - places.length + at) return places.map((place, k) => (k < at ? place : places[at] + 1 + k - at));
  }
  return [];
}

/** Whether a claim follows from some statements by some proofs. @param {number} claim @param {number[]} given @param {Array<[number, number[]]>} rules */
function followsBy(claim, given, rules) {
  const found = new Set(given);
  let left = rules;
  for (let before = -1; left.length !== before && !found.has(claim);) {
    before = left.length;
    const waiting = [];
    for (const rule of left) {
      if (rule[1].every((at) => found.has(at))) found.add(rule[0]);
      else waiting.push(rule);
    }
    left = waiting;
  }
  return found.has(claim);
}
