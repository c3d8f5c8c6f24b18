/**
 * Why a statement stands, falls or stays open, in words, one line a step: those of `graph/analysis/why_verdict.py`.  What
 * explains was decided before what it explains; of several reasons the one decided first is told.
 *
 * @typedef {{id: string, lead: string}} Next What is to be told next, and the words that lead to it.
 * @typedef {{atom: number, clash: Tie, from: string}} Hit A conflict as it hits one side, and what it comes from.
 * @typedef {{why: string, rest: Next[]}} Told
 */
'use strict';

const LENS_WORDS = { 'on-evidence': 'On evidence', 'as-asserted': 'As asserted' };
const STANDS = ['is left open', 'stands', 'does not stand'];
const HOLDS = ['is left open', 'holds', 'does not hold'];
const REJECTED = 'it is rejected for the sake of argument';

/** @param {string} id @param {string} [lead] @returns {Next} */
function leadTo(id, lead = '') {
  return { id, lead };
}

/** @param {string} ground */
function groundWords(ground) {
  return ground ? ground.replaceAll('-', ' ') : 'no ground is named';
}

/** A map and its verdicts, turned round so that every thing finds what bears on it. */
class Telling {
  /** @param {Argued} map @param {Verdicts} verdicts */
  constructor(map, verdicts) {
    this.map = map;
    this.verdicts = verdicts;
    /** @type {Map<string, Hit[]>} */ this.hits = new Map();
    /** @type {Map<string, Tie[]>} */ this.pulls = new Map();
    for (const clash of map.clashes) {
      if (map.noClash[clash.at]) continue;
      if (defeats(clash)) addTo(this.hits, attackedBy(clash), { atom: numbers.there[clash.at], clash, from: clash.premises[0] });
      else addTo(this.pulls, clash.target, clash);
      if (numbers.back[clash.at] >= 0) addTo(this.hits, clash.premises[0], { atom: numbers.back[clash.at], clash, from: attackedBy(clash) });
    }
    for (const id of verdicts.accepted) this.hits.delete(id);
  }

  /** The steps that explain the verdict on one thing. @param {string} id @returns {Line[]} */
  steps(id) {
    const told = new Set();
    /** @type {Line[]} */ const lines = [];
    const waiting = [{ depth: 0, id, lead: `${LENS_WORDS[/** @type {'on-evidence'} */ (this.verdicts.lens)]}: ` }];
    for (let now = waiting.pop(); now; now = waiting.pop()) {
      const { depth, id: about, lead } = now;
      if (told.has(about)) {
        lines.push({ depth, text: `${lead}${this.outcome(about)} (told above).`, about });
        continue;
      }
      told.add(about);
      const { why, rest } = this.of(about);
      lines.push({ depth, text: `${lead}${this.outcome(about)}: ${why}.`, about });
      for (const more of rest.filter((one) => one.lead || !told.has(one.id)).reverse()) waiting.push({ depth: depth + 1, ...more });
    }
    return [...lines, ...this.beside(id)];
  }

  /** What becomes of one thing: the nearest reason, and what is to be told after it. @param {string} id @returns {Told} */
  of(id) {
    if (numbers.step.has(id)) return this.ofStep(this.map.steps[numbers.step.get(id)]);
    if (numbers.clash.has(id)) return this.ofClash(this.map.clashes[numbers.clash.get(id)]);
    const said = this.map.statements[numbers.place.get(id)];
    return [() => this.ofOpen(said), () => this.ofIn(said), () => this.ofOut(said)][this.value(id)]();
  }

  /** The nearest reason alone, in one line that names what it comes from. @param {string} id */
  nearest(id) {
    const { why, rest } = this.of(id);
    const words = unstopped(why);
    return words.includes('“') || !rest.length ? words : `${words}, for ${this.outcome(rest[0].id)}`;
  }

  /** A thing and what becomes of it, without the reason. @param {string} id */
  outcome(id) {
    return `${endsOf(id)} ${(numbers.place.has(id) ? STANDS : HOLDS)[this.value(id)]}`;
  }

  /** @param {string} id */
  value(id) {
    return this.verdicts.value[atomOf(id)];
  }

  /** @param {string} id */
  round(id) {
    return this.verdicts.rounds[atomOf(id)];
  }

  /** @param {string} id @returns {Tie[]} */
  proofsOf(id) {
    const at = numbers.place.get(id);
    return at === undefined ? [] : stepsIn(this.map, numbers.proofs, at);
  }

  /** What the shortest explanation leaves out: further proofs, and what pulls but takes nothing down. @param {string} id @returns {Line[]} */
  beside(id) {
    const lines = [];
    const holding = this.proofsOf(id).filter((tie) => this.value(tie.id) === IN).length;
    const more = this.isBase(id) ? holding : holding - 1;
    if (more > 0 && this.value(id) === IN && !this.verdicts.accepted.has(id)) {
      lines.push({ depth: 1, text: more === 1 ? 'One more proof of it holds.' : `${more} more proofs of it hold.`, about: '' });
    }
    for (const clash of this.pulls.get(id) || []) {
      if (this.value(clash.id) === OUT) continue;
      const force = FORCES[/** @type {'against'} */ (clash.kind)];
      lines.push({ depth: 1, text: `Pulls against it, and takes nothing down: ${quoted(clash.premises[0])} (${force}${clash.conceded ? ', conceded' : ''}).`, about: clash.id });
    }
    return lines;
  }

  /** @param {string} id */
  isBase(id) {
    return this.verdicts.base[numbers.place.get(id) ?? this.map.statements.length] === 1;
  }

  /** The ground, or the premises of the proof that was in first; then how it is undefeated. @param {Said} said @returns {Told} */
  ofIn(said) {
    const { id } = said;
    if (this.verdicts.accepted.has(id)) return { why: 'it is accepted for the sake of argument', rest: [] };
    if (this.isBase(id)) return { why: this.ground(said), rest: this.undefeated(id) };
    const holding = this.proofsOf(id).filter((tie) => this.value(tie.id) === IN);
    const late = (/** @type {Tie} */ tie) => this.round(tie.id) * 2 + (tie.basis === 'signalled' ? 0 : 1);
    const step = leastOf(holding, (a, b) => late(a) - late(b));
    return { why: `proved by ${howProved(step)}`, rest: [...step.premises.map((premise) => leadTo(premise)), ...this.undefeated(step.id), ...this.undefeated(id)] };
  }

  /** @param {Said} said */
  ground(said) {
    if (said.ground) return `it is common ground (${unstopped(said.ground)})`;
    const shown = said.cites.filter((cite) => showsIt(cite)).map((cite) => {
      const note = data.note.get(cite.note);
      const where = note ? `note ${note.number}` : 'the text';
      return `${where} shows it (${titlesOf(cite)})`;
    });
    if (shown.length) return said.together ? joinedByAnd(shown) : shown[0];
    return `the author ${said.attitude} it, and signals no proof of it`;
  }

  /** For everything that would hit a thing, why it does not: the side prevails, or it is answered, or falls. @param {string} id @returns {Next[]} */
  undefeated(id) {
    return (this.hits.get(id) || []).map((hit) => {
      if (!this.runs(hit) || this.verdicts.rejected.has(hit.clash.id)) return leadTo(hit.clash.id, 'Undefeated. ');
      const stops = this.stops(hit);
      if (stops !== hit.from) return leadTo(stops, `Undefeated, for ${endsOf(hit.from)} is answered. `);
      const threat = numbers.step.has(id) ? 'would undercut this step' : `would rebut ${endsOf(id)}`;
      return leadTo(stops, `Undefeated, for what ${threat} falls. `);
    });
  }

  /** Whether a conflict runs to the side that it would hit. @param {Hit} hit */
  runs(hit) {
    return hit.atom !== numbers.there[hit.clash.at] || numbers.runs[hit.clash.at] === 1;
  }

  /** What answers a conflict on this way; nothing if it is accepted. @param {Hit} hit @returns {string[]} */
  answers(hit) {
    return hit.atom === numbers.there[hit.clash.at] && !this.verdicts.accepted.has(hit.clash.id) ? hit.clash.answers : [];
  }

  /** What takes a conflict out that is out: an answer that stands, or the fall of what it comes from. @param {Hit} hit */
  stops(hit) {
    const stops = this.answers(hit).filter((answer) => this.value(answer) === IN);
    return leastOf([...(this.value(hit.from) === OUT ? [hit.from] : []), ...stops], (a, b) => this.round(a) - this.round(b));
  }

  /** What rebuts it and stands; else that nothing is given for it; else why each proof fails. @param {Said} said @returns {Told} */
  ofOut(said) {
    const { id } = said;
    if (this.verdicts.rejected.has(id)) return { why: REJECTED, rest: [] };
    const { value, rounds } = this.verdicts;
    const standing = (this.hits.get(id) || []).filter((hit) => value[hit.atom] === IN && rounds[hit.atom] < this.round(id));
    if (standing.length) {
      const hit = leastOf(standing, (a, b) => rounds[a.atom] - rounds[b.atom]);
      const winner = hit.clash.prevails ? `, which prevails (${groundWords(hit.clash.ground)})` : '';
      return { why: `rebutted by ${endsOf(hit.from)}${winner}`, rest: [leadTo(hit.from)] };
    }
    const proofs = this.proofsOf(id);
    if (!proofs.length) return { why: this.nothing(said), rest: [] };
    const failing = proofs.map((tie) => this.failing(tie));
    if (this.verdicts.circular.has(said.at)) return { why: 'its reasons come down to a circle that nothing outside supports', rest: failing };
    return { why: proofs.length === 1 ? 'the proof of it fails' : `none of its ${proofs.length} proofs holds`, rest: failing };
  }

  /** That nothing is given for a statement that has no proof. @param {Said} said */
  nothing(said) {
    if (this.verdicts.lens === 'as-asserted') return `the author ${said.attitude} it, and no proof of it is given`;
    if (!said.cites.length) return 'no source, no proof and no common ground is given for it';
    const [note] = noteNumbers(said.cites);
    const cited = note === undefined ? 'its citation' : `note ${note}`;
    return `${cited} does not show it, and no proof of it is given`;
  }

  /** The first thing that takes a proof down: a premise, or what undercuts it. @param {Tie} proof @returns {Next} */
  failing(proof) {
    if (this.verdicts.rejected.has(proof.id)) return leadTo(proof.id);
    const { value, rounds } = this.verdicts;
    const fallen = proof.premises.filter((id) => this.value(id) === OUT).map((id) => ({ round: this.round(id), ...leadTo(id) }));
    const cut = (this.hits.get(proof.id) || []).filter((hit) => value[hit.atom] === IN).map((hit) => ({ round: rounds[hit.atom], ...leadTo(hit.from, 'The step from its premises is undercut. ') }));
    const order = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : a > b ? 1 : 0);
    const { id, lead } = leastOf([...fallen, ...cut], (a, b) => a.round - b.round || order(a.id, b.id) || order(a.lead, b.lead));
    return leadTo(id, lead);
  }

  /** What is open against it; else what is open in its proofs. @param {Said} said @returns {Told} */
  ofOpen(said) {
    for (const hit of this.hits.get(said.id) || []) {
      if (this.verdicts.value[hit.atom] !== OPEN) continue;
      const other = endsOf(hit.from);
      if (this.value(hit.from) === IN) {
        const answer = /** @type {string} */ (this.answers(hit).find((id) => this.value(id) === OPEN));
        return { why: `${other} is against it, and the answer to that is left open`, rest: [leadTo(answer)] };
      }
      if (!hit.clash.prevails && !hit.clash.on) return { why: `${other} rebuts it, it rebuts that, and neither side prevails`, rest: [leadTo(hit.from)] };
      return { why: `${other} is against it, and is left open too`, rest: [leadTo(hit.from)] };
    }
    const proof = /** @type {Tie} */ (this.proofsOf(said.id).find((tie) => this.value(tie.id) === OPEN));
    return { why: 'so is the proof of it', rest: [this.waiting(proof)] };
  }

  /** @param {Tie} proof @returns {Next} */
  waiting(proof) {
    const premise = proof.premises.find((id) => this.value(id) === OPEN);
    if (premise) return leadTo(premise);
    const hit = /** @type {Hit} */ ((this.hits.get(proof.id) || []).find((one) => this.verdicts.value[one.atom] === OPEN));
    return leadTo(hit.from, 'What undercuts the step is left open. ');
  }

  /** Why an inference holds or not. @param {Tie} step @returns {Told} */
  ofStep(step) {
    const value = this.value(step.id);
    if (this.verdicts.rejected.has(step.id)) return { why: REJECTED, rest: [] };
    if (value === IN) return { why: 'its premises stand, and nothing that undercuts it does', rest: [...step.premises.map((id) => leadTo(id)), ...this.undefeated(step.id)] };
    if (value === OUT) return { why: 'a premise falls, or it is undercut', rest: [this.failing(step)] };
    return { why: 'it waits for what is left open', rest: [this.waiting(step)] };
  }

  /** Why a conflict holds or not; the way from attacker to attacked alone. @param {Tie} clash @returns {Told} */
  ofClash(clash) {
    const value = this.value(clash.id);
    const [attacker] = clash.premises;
    const hit = { atom: numbers.there[clash.at], clash, from: attacker };
    if (this.verdicts.rejected.has(clash.id)) return { why: REJECTED, rest: [] };
    if (!this.runs(hit)) return { why: `the other side prevails (${groundWords(clash.ground)})`, rest: [] };
    if (value === IN) return { why: `what it comes from stands, and ${this.answers(hit).length ? 'no answer to it stands' : 'nothing answers it'}`, rest: [leadTo(attacker)] };
    if (value === OUT) {
      const stops = this.stops(hit);
      return { why: stops === attacker ? 'what it comes from falls' : 'it is answered', rest: [leadTo(stops)] };
    }
    const waits = /** @type {string} */ ([attacker, ...this.answers(hit)].find((id) => this.value(id) === OPEN));
    return { why: 'it waits for what is left open', rest: [leadTo(waits)] };
  }
}

/** The sentence of a statement in quotation marks; a relation by its two ends. @param {string} id @returns {string} */
function endsOf(id) {
  const { steps, clashes } = asItIs();
  if (numbers.step.has(id)) {
    const tie = steps[numbers.step.get(id)];
    return `The step from ${joinedByAnd(tie.premises.map(endsOf))} to ${endsOf(tie.target)}`;
  }
  if (numbers.clash.has(id)) {
    const tie = clashes[numbers.clash.get(id)];
    return `The conflict of ${endsOf(tie.premises[0])} with ${endsOf(attackedBy(tie))}`;
  }
  return quoted(id);
}
