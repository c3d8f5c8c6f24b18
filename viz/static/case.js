/**
 * One map, and the questions that weaknesses and explanations ask of it; each answered once, when first asked.  The rules
 * are those of `graph/analysis/weaknesses/case.py`.
 */
'use strict';

/** Something worked out at the first asking. @template T @param {() => T} make @returns {() => T} */
function once(make) {
  /** @type {{value: T} | null} */ let made = null;
  return () => (made = made || { value: make() }).value;
}

/** Puts one more under a name. @template T @param {Map<string, T[]>} lists @param {string} name @param {T} thing */
function addTo(lists, name, thing) {
  const list = lists.get(name);
  if (list) list.push(thing);
  else lists.set(name, [thing]);
}

/** Of some inferences to a statement those that are there. @param {Argued} map @param {Lists} lists @param {number} at @returns {Tie[]} */
function stepsIn(map, { from, list }, at) {
  const found = [];
  for (let k = from[at]; k < from[at + 1]; k += 1) if (!map.noStep[list[k]]) found.push(map.steps[list[k]]);
  return found;
}

/** A map with its lookups, and what is backed in it.  Of a scenario only the part is worked out that its suppositions can have touched. */
class Case {
  /** @param {Argued} map @param {() => Verdicts[]} judged its verdicts in both lenses @param {Case | null} before the map as it is, if this is a scenario */
  constructor(map, judged, before) {
    this.map = map;
    this.judged = judged;
    this.before = before;
    /** @type {() => Part} */ this.part = once(() => (before ? downstreamOf(this.touched(before)) : numbers.everything));
    /** @type {() => Backed} */ this.backed = once(() => closure(map, this.part(), before && before.backed()));
    /** @type {Record<string, () => Uint8Array>} */ this.left = Object.fromEntries(Object.keys(LEFT_WITHOUT).map((group) => [group, once(() => this.leftWithout(group))]));
    /** @type {() => Needs} */ this.needs = once(() => new Needs(map, this.backed(), this.part(), before ? before.needs() : new Losses(['source', 'publisher', 'interviewee'])));
    this.missing = new Missing((at) => this.proofsFor(at).map((tie) => [...new Set(this.unbacked(tie))]));
    /** @type {() => Timely} */ this.timely = once(() => new Timely(this, this.part(), before && before.timely()));
    this.secondHand = once(() => secondHandIn(map));
    /** @type {() => Uint8Array} */ this.inALoop = once(() => this.loops());
    this.under = once(() => this.heads());
  }

  /** The statements of which something else holds than before by what is said of them: a source may be second-hand now. @param {Case} before @returns {Set<number>} */
  touched(before) {
    const found = new Set(this.map.touched);
    const { cited, relaying } = numbers.mentions();
    for (const doc of relaying) if (this.secondHand().has(doc.id) !== before.secondHand().has(doc.id)) for (const at of cited.get(doc.id) || []) found.add(at);
    return found;
  }

  /** What stays backed when a group is left out. @param {string} group @returns {Uint8Array} */
  leftWithout(group) {
    const { given, signalled } = LEFT_WITHOUT[group](this);
    return reachedFrom(this.map, this.part(), this.before && this.before.left[group](), given, signalled);
  }

  /** @param {string} id @returns {Said} */
  statement(id) {
    return this.map.statements[numbers.place.get(id)];
  }

  /** @param {number} at */
  isBacked(at) {
    return this.backed().rounds[at] >= 0;
  }

  /** @param {number} at */
  proofsFor(at) {
    return stepsIn(this.map, numbers.proofs, at);
  }

  /** @param {number} at */
  explanationsFor(at) {
    return stepsIn(this.map, numbers.explanations, at);
  }

  /** Whether there is a proof of a statement. @param {number} at */
  hasProof(at) {
    const { from, list } = numbers.proofs;
    for (let k = from[at]; k < from[at + 1]; k += 1) if (!this.map.noStep[list[k]]) return true;
    return false;
  }

  /** Whether a source says a statement and none shows it. @param {Said} said */
  saidOnly(said) {
    const found = said.cites.filter((cite) => cite.sources.length);
    return found.length > 0 && found.every((cite) => cite.reach !== 'shows');
  }

  /** @param {number[]} some @returns {string[]} */
  names(some) {
    return some.map((at) => this.map.statements[at].id);
  }

  /** The notes of some citations, in words. @param {Cite[]} cites */
  notes(cites) {
    const found = [...new Set(noteNumbers(cites))].sort((a, b) => a - b).map(String);
    return found.length ? `${found.length === 1 ? 'note' : 'notes'} ${joinedByAnd(found)}` : 'its source';
  }

  /** Whether a statement is in, or at least open, in one of the lenses. @param {string} id */
  stands(id) {
    return this.judged().some((found) => found.value[atomOf(id)] !== OUT);
  }

  /** Whether a statement is backed, but not without a group. @param {number} at @param {string} group */
  comesDown(at, group) {
    return this.isBacked(at) && this.left[group]()[at] === 0;
  }

  /** A premise of a statement's first proof that comes down to the group to which the statement comes down. @param {number} at @param {string} group @returns {string} */
  leansOn(at, group) {
    return /** @type {string} */ (this.firstProof(at).premises.find((id) => this.comesDown(numbers.place.get(id), group)));
  }

  /** The proof by which a statement was reached first. @param {number} at */
  firstProof(at) {
    return this.map.steps[this.backed().by[at]];
  }

  /** The premises of an inference that are not backed. @param {Tie} tie @returns {number[]} */
  unbacked(tie) {
    return tie.premises.map((id) => numbers.place.get(id)).filter((at) => !this.isBacked(at));
  }

  /** Whether all premises of a proof are backed, or among some that are assumed. @param {number} step @param {Set<number>} assumed */
  follows(step, assumed) {
    const { from, list } = numbers.premises;
    if (this.map.noStep[step]) return false;
    for (let k = from[step]; k < from[step + 1]; k += 1) if (!this.isBacked(list[k]) && !assumed.has(list[k])) return false;
    return true;
  }

  /** Whether a statement that is not backed would have a backed proof if it were assumed itself. @param {number} at */
  onlyByItself(at) {
    const { users, proofs, ends } = numbers;
    const assumed = new Set([at]);
    for (const one of assumed) {
      for (let k = users.from[one]; k < users.from[one + 1]; k += 1) {
        const end = ends[users.list[k]];
        if (!this.isBacked(end) && !assumed.has(end) && this.follows(users.list[k], assumed)) assumed.add(end);
      }
    }
    for (let k = proofs.from[at]; k < proofs.from[at + 1]; k += 1) if (this.follows(proofs.list[k], assumed)) return true;
    return false;
  }

  /** The unbacked statements that lie on a circle of proofs, all of it unbacked; marked. @returns {Uint8Array} */
  loops() {
    const { proofs, premises } = numbers;
    const found = this.before ? this.before.inALoop().slice() : new Uint8Array(this.map.statements.length);
    /** @type {number[]} */ const unbacked = [];
    for (const at of this.part().list) {
      found[at] = 0;
      if (!this.isBacked(at)) unbacked.push(at);
    }
    const asks = (/** @type {number} */ at) => {
      const needed = [];
      for (let k = proofs.from[at]; k < proofs.from[at + 1]; k += 1) if (!this.map.noStep[proofs.list[k]]) for (let j = premises.from[proofs.list[k]]; j < premises.from[proofs.list[k] + 1]; j += 1) needed.push(premises.list[j]);
      return needed;
    };
    components(unbacked, found.length, asks, (component) => {
      if (component.length > 1 || asks(component[0]).includes(component[0])) for (const at of component) found[at] = 1;
    });
    return found;
  }

  /** The conflicts that bear on a statement: on itself, or on an inference that proves it; what prevails is not hit. @param {number} at @returns {Tie[]} */
  against(at) {
    const { from, list } = numbers.bearing();
    const found = [];
    for (let k = from[at]; k < from[at + 1]; k += 1) {
      const tie = this.map.clashes[list[k] >> 1];
      const explained = !(list[k] & 1) && tie.on !== '' && !isProof(this.map, numbers.step.get(tie.on));
      if (!this.map.noClash[tie.at] && !explained) found.push(tie);
    }
    return found;
  }

  /** For each statement the nearest main claim or thesis it is given for, going up. @returns {Map<string, string>} */
  heads() {
    /** @type {Map<string, string[]>} */ const below = new Map();
    for (const tie of this.map.steps) if (!this.map.noStep[tie.at]) for (const id of tie.premises) addTo(below, tie.target, id);
    for (const tie of this.map.clashes) if (!this.map.noClash[tie.at]) addTo(below, tie.target, tie.premises[0]);
    let wave = this.map.statements.filter((said) => !said.evidence && ['main-claim', 'central-thesis'].includes(said.form)).map((said) => said.id);
    const found = new Map(wave.map((id) => [id, id]));
    while (wave.length) {
      const following = [];
      for (const head of wave) {
        for (const id of below.get(head) || []) {
          if (found.has(id)) continue;
          found.set(id, String(found.get(head)));
          following.push(id);
        }
      }
      wave = following;
    }
    return found;
  }
}
