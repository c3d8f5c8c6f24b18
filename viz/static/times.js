/**
 * Times that statements are about, and what is backed in its own time: the rules of `graph/analysis/times.py`.
 *
 * @typedef {[number, number]} Span The first and the last day that a period may mean, each as a number.
 */
'use strict';

const OPEN_END = 1e13;

/** The first and the last day that a period may mean: ISO 8601 years, months, days and intervals. @param {string} period @returns {Span} */
function spanOf(period) {
  const [start, ...rest] = period.split('/');
  return [dayOf(start, 0), rest.length && !rest[0] ? OPEN_END : dayOf(rest[0] || start, 99)];
}

/** @param {string} words @param {number} rest what stands for a month or a day that is not said */
function dayOf(words, rest) {
  const before = words.startsWith('-');
  const [year, month = rest, day = rest] = (before ? words.slice(1) : words).split('-').map(Number);
  return (before ? -year : year) * 10000 + month * 100 + day;
}

/** The time that a statement is evidence about; nothing if it may tell of any time. @param {Said} said @returns {Span | null} */
function timeOf(said) {
  if (!said.period || (said.evidence && said.form === 'testimony')) return null;
  const [start, end] = spanOf(said.period);
  return [start, said.evidence && ['law', 'document'].includes(said.form) ? OPEN_END : end];
}

/** A period as people say it. @param {string} period */
function inWords(period) {
  const [start, ...rest] = period.split('/');
  return rest.length ? (rest[0] ? `${start} to ${rest[0]}` : `${start} and later`) : start;
}

/** Every period that a statement is about, with its days. @param {Argued} map @returns {Map<string, Span>} */
function periodsOf(map) {
  return new Map(map.statements.filter((said) => said.period).map((said) => [said.period, spanOf(said.period)]));
}

/** For every statement the periods in which it is backed without evidence from another time; outside the part as it was before. */
class Timely {
  /** @param {Case} now @param {Part} part @param {Timely | null} before */
  constructor(now, part, before) {
    /** @type {{spans: Map<string, Span>, known: Map<string, bigint>, bits: bigint[]}} */ const old = before || { spans: periodsOf(now.map), known: new Map(), bits: now.map.statements.map(() => 0n) };
    /** @type {Map<string, Span>} */ this.spans = old.spans;
    /** @type {Map<string, bigint>} */ this.bit = new Map([...old.spans.keys()].map((period, at) => [period, 1n << BigInt(at)]));
    this.all = (1n << BigInt(old.spans.size)) - 1n;
    /** @type {Map<string, bigint>} The periods that each time meets. */ this.known = old.known;
    /** @type {bigint[]} */ this.bits = old.bits.slice();
    for (const at of part.list) this.bits[at] = now.backed().given[at] ? this.met(timeOf(now.map.statements[at])) : 0n;
    if (this.spans.size) this.spread(now, part);
  }

  /** The periods that a time meets: all of them if it may be any. @param {Span | null} time @returns {bigint} */
  met(time) {
    if (!time) return this.all;
    const key = String(time);
    let found = this.known.get(key);
    if (found === undefined) {
      found = 0n;
      for (const [period, [start, end]] of this.spans) if (start <= time[1] && end >= time[0]) found |= this.bit.get(period) ?? 0n;
      this.known.set(key, found);
    }
    return found;
  }

  /** A conclusion is timely where all premises of a proof are. @param {Case} now @param {Part} part */
  spread(now, part) {
    const { ends, proofs, users } = numbers;
    const waiting = [...now.backed().order];
    const listed = part.inside.slice();
    for (let next = 0; next < waiting.length; next += 1) {
      const at = waiting[next];
      listed[at] = 0;
      let found = this.bits[at];
      for (let k = proofs.from[at]; k < proofs.from[at + 1] && found !== this.all; k += 1) if (!now.map.noStep[proofs.list[k]]) found |= this.ofStep(proofs.list[k]);
      if (found === this.bits[at]) continue;
      this.bits[at] = found;
      for (let k = users.from[at]; k < users.from[at + 1]; k += 1) {
        const end = ends[users.list[k]];
        if (listed[end] || !now.isBacked(end)) continue;
        listed[end] = 1;
        waiting.push(end);
      }
    }
  }

  /** In which periods all premises of a proof are timely. @param {number} step @returns {bigint} */
  ofStep(step) {
    const { from, list } = numbers.premises;
    let found = this.all;
    for (let k = from[step]; k < from[step + 1] && found; k += 1) found &= this.bits[list[k]];
    return found;
  }

  /** Whether a statement is backed without evidence from another time than a period. @param {number} at @param {string} period */
  has(at, period) {
    return (this.bits[at] & (this.bit.get(period) ?? 0n)) !== 0n;
  }
}
