/**
 * What changes when something is supposed: from what, to what, and the nearest reason.  The rules and the words are those
 * of `graph/analysis/whatif.py`; a test compares every change.
 */
'use strict';

/** A map before or after: its case, its verdicts, its telling; each made once, when first asked for. */
class Weighed {
  /** @param {Supposition | null} supposed @param {Weighed | null} before the map as it is, if something is supposed @param {Page.Weak[]} [known] the weaknesses of the map as it is, if somebody has found them */
  constructor(supposed, before, known) {
    this.supposed = supposed || new Supposition([], []);
    /** @type {Weighed | null} */ this.before = before;
    /** @type {() => Verdicts[]} */ this.verdicts = once(() => this.weigh());
    const old = before;
    /** @type {Case} */ this.case = new Case(supposed ? supposed.map : asItIs(), this.verdicts, old && old.case);
    this.telling = once(() => [new Telling(this.case.map, this.verdicts()[0]), new Telling(asItIs(), this.verdicts()[1])]);
    /** @type {() => Weak} */ this.weak = once(() => this.seek(known));
    /** @type {() => Needs} */ this.falls = once(() => new Needs(this.case.map, this.case.backed(), this.case.part(), before ? before.falls() : new Losses(['source', 'actor'])));
    this.fallsOf = { source: once(() => this.falls().falls('source')), actor: once(() => this.falls().falls('actor')) };
  }

  /** The weaknesses: of a scenario only what it can have touched is looked at again. @param {Page.Weak[]} [known] @returns {Weak} */
  seek(known) {
    if (this.before) return new Weak(this.case, this.before.weak().bits.slice()).seek(stirred(this.case)).spare([...this.supposed.rejected, ...this.supposed.accepted]);
    return known ? new Weak(this.case).take(known) : new Weak(this.case).seek(numbers.everything.list);
  }

  /** By name, the statements that lose their backing with each source, or each actor. @param {'source' | 'actor'} kind */
  fallsBy(kind) {
    return this.fallsOf[kind]();
  }

  /** The verdicts in both lenses; what the author asserts is read off the map as it is, so that sources and actors leave it alone. @returns {Verdicts[]} */
  weigh() {
    const rejected = this.supposed.argued(this.supposed.rejected);
    const accepted = this.supposed.argued(this.supposed.accepted);
    const [first, second] = this.before ? this.before.verdicts() : [null, null];
    const asserted = second && !rejected.size && !accepted.size ? second : verdictsOf(asItIs(), LENSES[1], rejected, accepted, second);
    return [verdictsOf(this.case.map, LENSES[0], rejected, accepted, first), asserted];
  }
}

/** Something that is different in a statement, which says why when it is asked. */
class Change {
  /** @param {string} id @param {string} aspect @param {string} before @param {string} after @param {() => string} why */
  constructor(id, aspect, before, after, why) {
    this.id = id;
    this.aspect = aspect;
    this.before = before;
    this.after = after;
    this.why = why;
  }

  /** The nearest reason, in one sentence. @returns {string} */
  get reason() {
    return this.why();
  }
}

/** Every backing, verdict and weakness that is different, in the order of the text. @param {Weighed} before @param {Weighed} after @returns {Change[]} */
function effectsOf(before, after) {
  /** @type {Change[]} */ const changes = [];
  const [was, is] = [before, after].map((map) => ({ rounds: map.case.backed().rounds, values: map.verdicts().map((lens) => lens.value), bits: map.weak().bits }));
  const { statements } = asItIs();
  for (let at = 0; at < statements.length; at += 1) {
    const said = statements[at];
    if ((was.rounds[at] < 0) !== (is.rounds[at] < 0)) changes.push(changedBacking(said, before, after));
    if (was.values[0][at] !== is.values[0][at]) changes.push(changedVerdict(said, 0, before, after));
    if (was.values[1][at] !== is.values[1][at]) changes.push(changedVerdict(said, 1, before, after));
    if (was.bits[at] !== is.bits[at]) changes.push(...changedWeaknesses(said, before, after));
  }
  return changes;
}

/** @param {Said} said @param {Weighed} before @param {Weighed} after */
function changedBacking(said, before, after) {
  if (before.case.isBacked(said.at)) return new Change(said.id, 'backing', 'backed', 'not backed', () => whyLost(said, before, after));
  return new Change(said.id, 'backing', 'not backed', 'backed', () => whyGained(said, after));
}

/** What took a statement's backing: what is supposed of itself, or the first premise that its proof lost. @param {Said} said @param {Weighed} before @param {Weighed} after */
function whyLost(said, before, after) {
  const step = before.case.map.steps[before.case.backed().by[said.at]];
  if (!step || after.supposed.rejected.has(said.id)) return sentenceOf(after.supposed.direct(said));
  if (after.supposed.rejected.has(step.id)) return 'The step that proved it is rejected.';
  const lost = /** @type {string} */ (step.premises.find((id) => !after.case.isBacked(numbers.place.get(id))));
  return `Its proof needs ${quoted(lost)}, which is no longer backed.`;
}

/** @param {Said} said @param {Weighed} after */
function whyGained(said, after) {
  const step = after.case.map.steps[after.case.backed().by[said.at]];
  return step ? `It is now proved from ${step.premises.map(quoted).join(' and ')}.` : sentenceOf(after.supposed.direct(said));
}

/** @param {Said} said @param {number} lens @param {Weighed} before @param {Weighed} after */
function changedVerdict(said, lens, before, after) {
  const [old, now] = [before.verdicts()[lens], after.verdicts()[lens]];
  const [was, is] = [old.value[said.at], now.value[said.at]];
  return new Change(said.id, LENSES[lens], VERDICTS[was], VERDICTS[is], () => {
    const moved = (old.base[said.at] > now.base[said.at] && is === OUT) || (old.base[said.at] < now.base[said.at] && is === IN);
    const direct = moved || after.supposed.settled(said.id) ? after.supposed.direct(said) : '';
    return sentenceOf(direct || after.telling()[lens].nearest(said.id));
  });
}

/** The weaknesses that a statement loses, then those that it gains. @param {Said} said @param {Weighed} before @param {Weighed} after @returns {Change[]} */
function changedWeaknesses(said, before, after) {
  const [was, now] = [before.weak().of(said.at), after.weak().of(said.at)];
  const missingIn = (/** @type {Weakness[]} */ list) => (/** @type {Weakness} */ weak) => !list.some((one) => one.kind === weak.kind);
  const settled = after.supposed.settled(said.id);
  return [
    ...was.filter(missingIn(now)).map((weak) => new Change(said.id, 'weakness', weak.kind, '', () => (settled ? sentenceOf(after.supposed.direct(said)) : `No longer so: ${weak.why}`))),
    ...now.filter(missingIn(was)).map((weak) => new Change(said.id, 'weakness', '', weak.kind, () => weak.why)),
  ];
}

/** @param {string} words */
function sentenceOf(words) {
  return `${words.slice(0, 1).toUpperCase()}${unstopped(words.slice(1))}.`;
}
