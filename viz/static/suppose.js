/**
 * What if: some things rejected, others accepted, and the map as it would then read.  The rules are those of
 * `graph/analysis/whatif.py`, which says what it means to reject or accept each kind of thing.
 */
'use strict';

const SETTLED = 'accepted for the sake of argument';

/** Whether something can be supposed. @param {string} id */
function canSuppose(id) {
  return data.document.has(id) || data.person.has(id) || atomOf(id) >= 0;
}

/** What is supposed: the things rejected and accepted, and what follows for sources and voices. */
class Supposition {
  /** @param {Iterable<string>} reject @param {Iterable<string>} accept */
  constructor(reject, accept) {
    this.rejected = new Set(reject);
    this.accepted = new Set([...accept].filter((id) => !this.rejected.has(id)));
    this.sourcesOut = this.sources(this.rejected);
    this.sourcesIn = new Set([...this.sources(this.accepted)].filter((id) => !this.sourcesOut.has(id)));
    this.voicesOut = new Set([...this.rejected].filter((id) => data.person.has(id)));
    this.voicesIn = new Set([...this.accepted].filter((id) => data.person.has(id)));
    this.map = this.changed(asItIs());
  }

  /** The sources named, and those that an actor named published, wrote or speaks in. @param {Set<string>} names @returns {Set<string>} */
  sources(names) {
    if (!names.size) return new Set();
    const { wrote } = numbers.mentions();
    return new Set([...names].flatMap((id) => (data.document.has(id) ? [id] : wrote.get(id) || [])));
  }

  /** Of what is supposed the statements, inferences and conflicts. @param {Set<string>} names */
  argued(names) {
    return new Set([...names].filter((id) => atomOf(id) >= 0));
  }

  /** Whether something is settled: supposed itself. @param {string} id */
  settled(id) {
    return this.rejected.has(id) || this.accepted.has(id);
  }

  /** The map as it would read: what backing, weaknesses and the verdict on evidence are taken from. @param {Argued} old @returns {Argued} */
  changed(old) {
    const made = { ...old, statements: old.statements.slice(), noStep: new Uint8Array(old.steps.length), noClash: new Uint8Array(old.clashes.length), touched: this.mentioned() };
    for (const at of made.touched) made.statements[at] = this.statement(old.statements[at]);
    this.takeSteps(made);
    this.takeClashes(made);
    return made;
  }

  /** The statements that are supposed, that cite a source or are held by an actor that is, or to which a rejected inference leads. @returns {Set<number>} */
  mentioned() {
    const { cited, held } = numbers.mentions();
    /** @type {Set<number>} */ const found = new Set();
    const add = (/** @type {number[]} */ some = []) => { for (const at of some) found.add(at); };
    for (const id of this.sourcesOut) add(cited.get(id));
    for (const id of this.sourcesIn) add(cited.get(id));
    for (const id of [...this.rejected, ...this.accepted]) {
      add(held.get(id));
      if (numbers.place.has(id)) found.add(numbers.place.get(id));
      if (numbers.step.has(id)) found.add(numbers.ends[numbers.step.get(id)]);
    }
    return found;
  }

  /** Takes away the inferences that are rejected, and those to a statement that is. @param {Argued} map */
  takeSteps({ noStep }) {
    for (const id of this.rejected) {
      if (numbers.step.has(id)) noStep[numbers.step.get(id)] = 1;
      const at = numbers.place.get(id);
      if (at !== undefined) for (const { from, list } of [numbers.proofs, numbers.explanations]) for (let k = from[at]; k < from[at + 1]; k += 1) noStep[list[k]] = 1;
    }
  }

  /** Takes away the conflicts that are rejected, and those with inferences that are gone or accepted; what is accepted is unanswered. @param {Argued} map */
  takeClashes(map) {
    const { attacked, step, clash } = numbers;
    const many = map.statements.length;
    const safe = map.noStep.slice();
    for (const id of this.accepted) if (step.has(id)) safe[step.get(id)] = 1;
    for (let at = 0; at < attacked.length; at += 1) if (attacked[at] >= many && safe[attacked[at] - many]) map.noClash[at] = 1;
    for (const id of this.rejected) if (clash.has(id)) map.noClash[clash.get(id)] = 1;
    for (const id of this.accepted) {
      if (!clash.has(id)) continue;
      if (map.clashes === asItIs().clashes) map.clashes = map.clashes.slice();
      map.clashes[clash.get(id)] = { ...map.clashes[clash.get(id)], answers: [] };
    }
  }

  /** @param {Said} said @returns {Said} */
  statement(said) {
    if (this.rejected.has(said.id)) return { ...said, cites: [], ground: '', attitude: 'rejects' };
    if (this.accepted.has(said.id) || (this.voicesIn.size && holdersOf(said).some((who) => this.voicesIn.has(who)))) return { ...said, ground: SETTLED };
    if (this.voicesOut.size && said.layers.length && holdersOf(said).every((who) => this.voicesOut.has(who))) return { ...said, cites: [], ground: '' };
    const cites = this.cites(said);
    return cites === said.cites ? said : { ...said, cites };
  }

  /** The citations that are left; what needed one that is gone together with others is covered by half. @param {Said} said @returns {Cite[]} */
  cites(said) {
    const touched = said.cites.some((cite) => cite.sources.some((id) => this.sourcesOut.has(id) || this.sourcesIn.has(id)));
    if (!touched) return said.cites;
    const left = [];
    for (const cite of said.cites) {
      const sources = cite.sources.filter((id) => !this.sourcesOut.has(id));
      const taken = cite.reach === 'says' && sources.some((id) => this.sourcesIn.has(id));
      if (sources.length || !cite.sources.length) left.push({ ...cite, sources, reach: taken ? 'shows' : cite.reach });
    }
    if (!said.together || left.length === said.cites.length) return left;
    return left.map((cite) => (cite.reach === 'shows' ? { ...cite, reach: 'half' } : cite));
  }

  /** What is supposed of the statement itself, of its sources or of its voices, in words; empty if nothing is. @param {Said} said */
  direct(said) {
    if (this.settled(said.id)) return this.rejected.has(said.id) ? 'it is rejected' : 'it is accepted';
    const holders = holdersOf(said);
    const cited = said.cites.flatMap((cite) => cite.sources);
    /** @type {Array<[string[], Set<string>, string]>} */ const ways = [
      [holders, this.voicesOut, 'who holds it, is rejected'],
      [cited, this.sourcesOut, 'which it cites, is rejected'],
      [holders, this.voicesIn, 'who holds it, is taken at its word'],
      [cited, this.sourcesIn, 'which it cites, is taken at its word'],
    ];
    for (const [names, chosen, words] of ways) {
      const name = names.find((id) => chosen.has(id));
      if (name) return `${data.person.get(name)?.name || quoted(name)}, ${words}`;
    }
    return '';
  }
}
