/**
 * A map as a normal logic program, and its well-founded model: what stands, what falls, what stays open.  The rules, and
 * their sources, are those of `graph/analysis/program.py` and `verdicts.py`; a test compares values, rounds and circles.
 *
 * @typedef {{gone: Uint8Array, chooses: Uint8Array, empty: Uint8Array, unhit: Uint8Array, size: number}} Program
 *   For every atom whether it is taken away, whether it needs one of its reasons, whether it has none whatever the map
 *   says, and whether nothing need be out for it.  What it asks for (`allIn`, `allOut`, `anyIn`) is with the numbers.
 * @typedef {{lens: string, base: Uint8Array, plain: Program, value: Uint8Array, rounds: Int32Array, circular: Set<number>,
 *   rejected: Set<string>, accepted: Set<string>}} Verdicts
 */
'use strict';

const OPEN = 0;
const IN = 1;
const OUT = 2;
const VERDICTS = ['undecided', 'in', 'out'];
const LENSES = ['on-evidence', 'as-asserted'];

/** The statements that a lens takes for granted; of a scenario on evidence only those touched are looked at again. @param {Argued} map @param {string} lens @param {Verdicts | null} before @returns {Uint8Array} */
function baseOf(map, lens, before) {
  if (lens === 'on-evidence' && before) {
    const base = before.base.slice();
    for (const at of map.touched) base[at] = isGiven(map.statements[at]) ? 1 : 0;
    return base;
  }
  if (before) return before.base;
  if (lens === 'on-evidence') return Uint8Array.from(map.statements, (said) => (isGiven(said) ? 1 : 0));
  const base = Uint8Array.from(map.statements, (said) => (leanedOn(said) ? 1 : 0));
  for (const tie of map.steps) {
    const end = numbers.ends[tie.at];
    if (isProof(map, tie.at) && tie.basis === 'signalled' && !isGiven(map.statements[end])) base[end] = 0;
  }
  return base;
}

/** The verdicts on a map in one lens; what is rejected or accepted are statements, inferences and conflicts that it has. @param {Argued} map @param {string} lens @param {Set<string>} rejected @param {Set<string>} accepted @param {Verdicts | null} before those on the map as it is, if this is a scenario @returns {Verdicts} */
function verdictsOf(map, lens, rejected, accepted, before) {
  const base = baseOf(map, lens, before);
  const program = programOf(map, base, rejected, accepted);
  const run = before && !before.circular.size ? new Model(program, before, hearers(program, before)) : new Model(program, null, null);
  return { lens, base, plain: program, ...run.found(), rejected, accepted };
}

/** Every atom of which a scenario changes something, and all that hears of those, directly or not; listed and marked. @param {Program} program @param {Verdicts} before @returns {Part} */
function hearers({ gone, chooses, empty, unhit, size }, { plain }) {
  const inside = new Uint8Array(size);
  /** @type {number[]} */ const list = [];
  const reach = (/** @type {number} */ at) => {
    if (inside[at]) return;
    inside[at] = 1;
    list.push(at);
  };
  for (let at = 0; at < size; at += 1) if (gone[at] !== plain.gone[at] || chooses[at] !== plain.chooses[at] || empty[at] !== plain.empty[at] || unhit[at] !== plain.unhit[at]) reach(at);
  for (let next = 0; next < list.length; next += 1) {
    for (const { from, list: heard } of [numbers.wantsIn, numbers.wantsOut, numbers.wantsAny]) for (let k = from[list[next]]; k < from[list[next] + 1]; k += 1) reach(heard[k]);
  }
  return { list, inside };
}

/** The number of a statement, an inference or a conflict among the atoms; -1 if it is none of these. @param {string} id */
function atomOf(id) {
  const { statements } = asItIs();
  const { place, step, clash, there } = numbers;
  if (place.has(id)) return place.get(id);
  if (step.has(id)) return statements.length + step.get(id);
  return clash.has(id) ? there[clash.get(id)] : -1;
}

/** What every atom asks for, and who asks for it, of all that could be there. */
function rulesOf() {
  const { whole, premises, ends, proves, attackers, attacked, answers, there, back, runs, size } = numbers;
  const many = whole.statements.length;
  const allIn = joined(size, (put) => {
    for (const { at } of whole.steps) for (let k = premises.from[at]; k < premises.from[at + 1]; k += 1) put(many + at, premises.list[k]);
    for (const { at } of whole.clashes) {
      put(there[at], attackers[at]);
      if (back[at] >= 0) put(back[at], attacked[at]);
    }
  });
  const allOut = joined(size, (put) => {
    for (const tie of whole.clashes) {
      const { at } = tie;
      for (let k = answers.from[at]; k < answers.from[at + 1]; k += 1) put(there[at], answers.list[k]);
      if (runs[at] && defeats(tie)) put(attacked[at], there[at]);
      if (back[at] >= 0) put(attackers[at], back[at]);
    }
  });
  const anyIn = joined(size, (put) => {
    for (const { at } of whole.steps) if (proves[at]) put(ends[at], many + at);
  });
  return { allIn, allOut, anyIn, wantsIn: turned(allIn, size), wantsOut: turned(allOut, size), wantsAny: turned(anyIn, size) };
}

/** The program of a map: which atoms are there, which choose among reasons, which have none, which nothing hits. @param {Argued} map @param {Uint8Array} base @param {Set<string>} rejected @param {Set<string>} accepted @returns {Program} */
function programOf(map, base, rejected, accepted) {
  const { there, back, runs, size } = numbers;
  const many = map.statements.length;
  const program = { gone: new Uint8Array(size), chooses: new Uint8Array(size), empty: new Uint8Array(size), unhit: new Uint8Array(size), size };
  const { gone, chooses, empty, unhit } = program;
  for (let at = 0; at < many; at += 1) chooses[at] = 1 - base[at];
  gone.set(map.noStep, many);
  for (let at = 0; at < there.length; at += 1) {
    gone[there[at]] = map.noClash[at];
    if (back[at] >= 0) gone[back[at]] = map.noClash[at];
    if (!runs[at]) chooses[there[at]] = empty[there[at]] = 1;
  }
  for (const id of accepted) {
    unhit[atomOf(id)] = 1;
    if (atomOf(id) < many) chooses[atomOf(id)] = 0;
  }
  for (const id of rejected) {
    const atoms = [atomOf(id), numbers.clash.has(id) ? back[numbers.clash.get(id)] : -1];
    for (const atom of atoms) if (atom >= 0) chooses[atom] = empty[atom] = 1;
  }
  return program;
}

/** For every atom those whose lists have it. @param {Lists} lists @param {number} size @returns {Lists} */
function turned(lists, size) {
  return joined(size, (put) => {
    for (let at = 0; at < size; at += 1) for (let k = lists.from[at]; k < lists.from[at + 1]; k += 1) put(lists.list[k], at);
  });
}

/**
 * A model in the making: values, and for every atom how much it still waits for.  After a change only the atoms that hear
 * of it are decided again; every other keeps its value and its round, for nothing that it asks for has changed.  That
 * holds where no circle was dropped before: what such a drop decides has a round that depends on when it came.
 */
class Model {
  /** @param {Program} program @param {Verdicts | null} before @param {Part | null} part the atoms to decide; all of them, if nothing is known */
  constructor(program, before, part) {
    const { size } = program;
    this.program = program;
    this.inside = part ? part.inside : new Uint8Array(size).fill(1);
    this.value = before ? before.value.slice() : new Uint8Array(size);
    this.rounds = before ? before.rounds.slice() : new Int32Array(size).fill(-1);
    /** @type {number[]} */ this.circular = [];
    /** @type {Lists} */ this.wantsIn = numbers.wantsIn;
    /** @type {Lists} */ this.wantsOut = numbers.wantsOut;
    /** @type {Lists} */ this.wantsAny = numbers.wantsAny;
    this.waits = new Int32Array(size);
    this.choices = new Int32Array(size);
    this.latest = new Int32Array(size).fill(-1);
    this.latestOut = new Int32Array(size).fill(-1);
    this.chosen = new Uint8Array(size);
    /** @type {number[][]} What was decided in each round and is not carried on yet. */ this.waves = [];
    /** The earliest round that may have a wave. */ this.next = 0;
    if (part) this.forget(part);
    this.start();
    this.settle();
    this.dropCircles();
  }

  /** What was found. */
  found() {
    return { value: this.value, rounds: this.rounds, circular: new Set(this.circular) };
  }

  /** Opens what is to be decided, and lets what it asks for, and was decided before, tell it again. @param {Part} part */
  forget({ list, inside }) {
    const { value, rounds } = this;
    const told = new Uint8Array(value.length);
    for (const at of list) {
      value[at] = OPEN;
      rounds[at] = -1;
    }
    for (const { from, list: asked } of [numbers.allIn, numbers.allOut, numbers.anyIn]) {
      for (const at of list) {
        for (let k = from[at]; k < from[at + 1]; k += 1) {
          const teller = asked[k];
          if (inside[teller] || told[teller] || rounds[teller] < 0) continue;
          told[teller] = 1;
          this.carryOn(teller, rounds[teller]);
        }
      }
    }
  }

  /** Decides what waits for nothing; what is taken away is out, and nobody hears of it. */
  start() {
    const { gone, chooses, empty, unhit, size } = this.program;
    const { allIn, allOut, anyIn } = numbers;
    for (let at = 0; at < size; at += 1) {
      if (!this.inside[at]) continue;
      if (gone[at]) { this.value[at] = OUT; continue; }
      const hits = unhit[at] ? 0 : this.there(allOut, at);
      this.waits[at] = allIn.from[at + 1] - allIn.from[at] + hits + chooses[at];
      this.choices[at] = empty[at] ? 0 : this.there(anyIn, at);
      if (chooses[at] && !this.choices[at]) this.decide(at, OUT, 0);
      else if (!this.waits[at]) this.decide(at, IN, 0);
    }
  }

  /** How many of a list are there. @param {Lists} lists @param {number} at */
  there(lists, at) {
    let count = 0;
    for (let k = lists.from[at]; k < lists.from[at + 1]; k += 1) count += 1 - this.program.gone[lists.list[k]];
    return count;
  }

  /** @param {number} atom @param {number} value @param {number} round */
  decide(atom, value, round) {
    if (this.value[atom] !== OPEN || !this.inside[atom]) return;
    this.value[atom] = value;
    this.rounds[atom] = round;
    this.carryOn(atom, round);
  }

  /** @param {number} atom @param {number} round */
  carryOn(atom, round) {
    while (this.waves.length <= round) this.waves.push([]);
    this.waves[round].push(atom);
    this.next = Math.min(this.next, round);
  }

  /** Carries on what is decided, earliest round first, until nothing more follows. */
  settle() {
    for (; this.next < this.waves.length; this.next += 1) {
      const round = this.next;
      const wave = this.waves[round];
      this.waves[round] = [];
      for (const atom of wave) {
        if (this.value[atom] === IN) this.spreadIn(atom, round);
        else this.spreadOut(atom, round);
      }
    }
  }

  /** @param {number} atom @param {number} round */
  spreadIn(atom, round) {
    const { wantsIn, wantsOut, wantsAny } = this;
    const { chooses, unhit } = this.program;
    for (let k = wantsIn.from[atom]; k < wantsIn.from[atom + 1]; k += 1) this.met(wantsIn.list[k], round);
    for (let k = wantsOut.from[atom]; k < wantsOut.from[atom + 1]; k += 1) if (!unhit[wantsOut.list[k]]) this.decide(wantsOut.list[k], OUT, round + 1);
    for (let k = wantsAny.from[atom]; k < wantsAny.from[atom + 1]; k += 1) {
      const user = wantsAny.list[k];
      if (this.chosen[user] || !chooses[user]) continue;
      this.chosen[user] = 1;
      this.met(user, round);
    }
  }

  /** @param {number} atom @param {number} round */
  spreadOut(atom, round) {
    const { wantsIn, wantsOut, wantsAny } = this;
    const { chooses, unhit } = this.program;
    for (let k = wantsIn.from[atom]; k < wantsIn.from[atom + 1]; k += 1) this.decide(wantsIn.list[k], OUT, round + 1);
    for (let k = wantsOut.from[atom]; k < wantsOut.from[atom + 1]; k += 1) if (!unhit[wantsOut.list[k]]) this.met(wantsOut.list[k], round);
    for (let k = wantsAny.from[atom]; k < wantsAny.from[atom + 1]; k += 1) {
      const user = wantsAny.list[k];
      if (!chooses[user]) continue;
      this.choices[user] -= 1;
      this.latestOut[user] = Math.max(this.latestOut[user], round);
      if (!this.choices[user]) this.decide(user, OUT, this.latestOut[user] + 1);
    }
  }

  /** @param {number} user @param {number} round */
  met(user, round) {
    this.waits[user] -= 1;
    this.latest[user] = Math.max(this.latest[user], round);
    if (!this.waits[user]) this.decide(user, IN, this.latest[user] + 1);
  }

  /** Takes down what only leans on itself, one component at a time, and carries that on. */
  dropCircles() {
    const open = [];
    for (let at = 0; at < this.program.size; at += 1) if (this.inside[at] && this.value[at] === OPEN) open.push(at);
    if (!open.length) return;
    const { allIn, allOut, anyIn } = numbers;
    const { chooses, empty, unhit, size } = this.program;
    const part = (/** @type {Lists} */ lists, /** @type {number} */ at) => lists.list.subarray(lists.from[at], lists.from[at + 1]);
    const asks = (/** @type {number} */ at) => [...part(allIn, at), ...(unhit[at] ? [] : part(allOut, at)), ...(chooses[at] && !empty[at] ? part(anyIn, at) : [])];
    components(open, size, asks, (component) => {
      let left = component.filter((at) => this.value[at] === OPEN);
      while (left.length) {
        const unfounded = this.unfounded(left);
        if (!unfounded.length) break;
        this.drop(unfounded);
        this.settle();
        left = left.filter((at) => this.value[at] === OPEN);
      }
    });
  }

  /** Of the undecided of one component those that not even the most generous reading derives. @param {number[]} open @returns {number[]} */
  unfounded(open) {
    const { allIn, anyIn } = numbers;
    const { chooses } = this.program;
    const inside = new Set(open);
    /** @type {Set<number>} */ const choosing = new Set();
    /** @type {Map<number, number>} */ const waits = new Map();
    for (const atom of open) {
      let chosen = chooses[atom] === 1;
      for (let k = anyIn.from[atom]; k < anyIn.from[atom + 1] && chosen; k += 1) chosen = this.value[anyIn.list[k]] === OUT || inside.has(anyIn.list[k]);
      if (chosen) choosing.add(atom);
      let needs = chosen ? 1 : 0;
      for (let k = allIn.from[atom]; k < allIn.from[atom + 1]; k += 1) if (inside.has(allIn.list[k])) needs += 1;
      waits.set(atom, needs);
    }
    const ready = open.filter((atom) => !waits.get(atom));
    const derived = new Set(ready);
    const met = (/** @type {number} */ user) => {
      const left = Number(waits.get(user)) - 1;
      waits.set(user, left);
      if (!left) { derived.add(user); ready.push(user); }
    };
    for (let atom = ready.pop(); atom !== undefined; atom = ready.pop()) {
      for (let k = this.wantsIn.from[atom]; k < this.wantsIn.from[atom + 1]; k += 1) if (inside.has(this.wantsIn.list[k])) met(this.wantsIn.list[k]);
      for (let k = this.wantsAny.from[atom]; k < this.wantsAny.from[atom + 1]; k += 1) if (choosing.delete(this.wantsAny.list[k])) met(this.wantsAny.list[k]);
    }
    return open.filter((atom) => !derived.has(atom));
  }

  /** Decides an unfounded set: out, one round after whatever else had to be out for it. @param {number[]} unfounded */
  drop(unfounded) {
    const { anyIn } = numbers;
    let before = -1;
    for (const atom of unfounded) {
      for (let k = anyIn.from[atom]; k < anyIn.from[atom + 1]; k += 1) if (this.value[anyIn.list[k]] === OUT) before = Math.max(before, this.rounds[anyIn.list[k]]);
    }
    for (const atom of unfounded) this.decide(atom, OUT, before + 1);
    for (const atom of unfounded) this.circular.push(atom);
  }
}
