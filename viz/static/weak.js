/**
 * The ways in which a statement is unsupported, one function each: the sentence that says why, or nothing.  The rules and
 * the words are those of `graph/analysis/weaknesses/`; a test compares every sentence.  Names, severities and repairs of
 * the kinds come with the page's data, in the order in which the kinds are tried.
 */
'use strict';

/** @typedef {(now: Case, said: Said) => string | (() => string)} Finder Why, or how to say why, or empty. */

/** Two of some things by their sentences or titles, and how many more there are. @param {string[]} ids */
function named(ids) {
  const more = ids.length > 2 ? ` and ${ids.length - 2} more` : '';
  return `${ids.slice(0, 2).map(quoted).join(' and ')}${more}`;
}

/** @param {string[]} ids */
function actorsNamed(ids) {
  return ids.map((id) => data.person.get(id)?.name || id).join(' and ');
}

/** What is at the other end of a conflict. @param {Tie} tie @param {string} id */
function otherEnd(tie, id) {
  return tie.premises[0] !== id ? tie.premises[0] : attackedBy(tie);
}

/** Of these kinds a statement has the first that fits. @type {Record<string, Finder>} */
const FIRST_THAT_FITS = {
  'attributed-uncited'(now, said) {
    if (said.cites.length || now.isBacked(said.at) || holdersOf(said).some((who) => data.author_ids.includes(who))) return '';
    const speakers = [...new Set(said.layers.map((layers) => quoted(layers[0])))];
    return `It is put in the mouth of ${speakers.join(' and ')}, and no note says where.`;
  },
  anonymous(now, said) {
    if (!leanedOn(said) || !now.comesDown(said.at, 'unnamed')) return '';
    if (now.backed().rounds[said.at] === 0) return `It stands on the word of ${quoted(holdersOf(said)[0])}, whom the text does not name.`;
    return 'Every proof of it comes down to voices that the text does not name.';
  },
  'note-without-source'(now, said) {
    if (!said.cites.length || said.cites.some((cite) => cite.sources.length) || now.isBacked(said.at) || now.hasProof(said.at)) return '';
    return `Its only citation is ${now.notes(said.cites)}, which names no source.`;
  },
  bare(now, said) {
    if (!leanedOn(said) || said.cites.length || said.ground || now.hasProof(said.at) || now.explanationsFor(said.at).length) return '';
    return 'Nothing is given for it: no reason, no note, no common ground.';
  },
  circular(now, said) {
    if (!leanedOn(said) || now.isBacked(said.at) || now.saidOnly(said) || !now.inALoop()[said.at] || !now.onlyByItself(said.at)) return '';
    return () => {
      const premises = now.names(now.missing.of(said.at).premises);
      const enough = premises.length === 1 ? ` To back this from outside would be enough: ${named(premises)}.` : '';
      return `It would be proved only if it were assumed: its proofs lead back to it.${enough}`;
    };
  },
  hollow(now, said) {
    if (!leanedOn(said) || now.isBacked(said.at) || !now.hasProof(said.at) || now.saidOnly(said)) return '';
    return () => {
      const { premises, exact } = now.missing.of(said.at);
      if (!premises.length) return 'None of its reasons is backed, and each of them takes it for granted.';
      const wanted = premises.length === 1 ? 'this' : `${exact ? '' : 'at most '}these ${premises.length}`;
      return `None of its reasons is backed. To back ${wanted} would be enough: ${named(now.names(premises))}.`;
    };
  },
  'explained-only'(now, said) {
    if (!leanedOn(said) || now.isBacked(said.at) || now.hasProof(said.at) || said.cites.some((cite) => cite.sources.length)) return '';
    const count = now.explanationsFor(said.at).length;
    return count ? `The text says why it is so (${count} explanation${count === 1 ? '' : 's'}), and gives no reason to believe that it is.` : '';
  },
};

/** Of these it has all that fit. @type {Record<string, Finder>} */
const ALL_THAT_FIT = {
  'testimony-only'(now, said) {
    if (!leanedOn(said) || now.isBacked(said.at) || !now.saidOnly(said)) return '';
    const says = said.cites.filter((cite) => cite.sources.length && cite.reach === 'says');
    return says.length ? `Its citation (${now.notes(says)}) says it, and nothing shows it.` : '';
  },
  'single-source'(now, said) {
    if (!leanedOn(said) || !now.isBacked(said.at) || !now.hasProof(said.at)) return '';
    const needed = now.needs().of(said.at, 'source');
    if (!needed.length) return '';
    const also = needed.length > 2 ? `; ${needed.length - 2} more are needed as much` : '';
    return () => `Without ${needed.slice(0, 2).map(quoted).join(' and ')} nothing backs it${also}.`;
  },
  'single-publisher'(now, said) {
    if (!leanedOn(said) || !now.isBacked(said.at) || !now.hasProof(said.at)) return '';
    const told = now.needs().of(said.at, 'source').flatMap((id) => data.document.get(id)?.publishers || []);
    const needed = now.needs().of(said.at, 'publisher').filter((id) => !told.includes(id));
    return needed.length ? `Without what ${actorsNamed(needed)} published nothing backs it.` : '';
  },
  'single-interview'(now, said) {
    if (!leanedOn(said) || !now.isBacked(said.at) || !now.hasProof(said.at)) return '';
    const people = now.needs().of(said.at, 'interviewee');
    if (people.length) return `Without what ${actorsNamed(people)} said when asked nothing backs it.`;
    const talks = now.needs().of(said.at, 'source').filter((id) => data.document.get(id)?.kind === 'interview');
    return talks.length ? `Without the interview ${named(talks)} nothing backs it.` : '';
  },
  interested(now, said) {
    if (!leanedOn(said) || !now.comesDown(said.at, 'interested')) return '';
    if (now.backed().rounds[said.at] > 0) return () => `Without the word of interested parties nothing backs it: ${quoted(now.leansOn(said.at, 'interested'))} comes down to them.`;
    if (said.evidence && (said.form === 'testimony' || said.form === 'document')) return '';
    const speakers = said.cites.flatMap((cite) => cite.sources.flatMap((id) => speakersIn(/** @type {Page.Document} */ (data.document.get(id)))));
    const party = [...speakers, ...holdersOf(said)].map((who) => data.person.get(who)).find((who) => who?.interest);
    return party ? `Nobody but interested parties vouches for it: ${party.name} (${unstopped(party.interest)}).` : '';
  },
  'second-hand'(now, said) {
    if (!leanedOn(said) || !now.comesDown(said.at, 'relaying')) return '';
    if (now.backed().rounds[said.at] > 0) return () => `Without sources that pass on others nothing backs it: ${quoted(now.leansOn(said.at, 'relaying'))} comes down to them.`;
    const relay = said.cites.filter((cite) => showsIt(cite)).flatMap((cite) => cite.sources).find((id) => now.secondHand().has(id)) || '';
    return `${quoted(relay)} only passes on ${quoted(now.secondHand().get(relay) || '')}, which is not cited.`;
  },
  'out-of-period'(now, said) {
    if (!said.period || !leanedOn(said) || !now.isBacked(said.at) || !now.hasProof(said.at) || now.timely().has(said.at, said.period)) return '';
    const premise = now.firstProof(said.at).premises.find((id) => !now.timely().has(numbers.place.get(id), said.period)) || '';
    const { period } = now.statement(premise);
    const another = period ? `is about ${inWords(period)}` : 'rests on another time';
    return `It is about ${inWords(said.period)}, and nothing from then alone backs it: ${quoted(premise)} ${another}.`;
  },
  'broken-citation'(now, said) {
    if (!leanedOn(said) || now.backed().rounds[said.at] !== 0 || !now.comesDown(said.at, 'broken')) return '';
    return said.cites.filter((cite) => showsIt(cite)).map(faultOf).find(Boolean) || '';
  },
  'half-cited'(now, said) {
    if (!leanedOn(said) || now.isBacked(said.at)) return '';
    const halves = said.cites.filter((cite) => cite.sources.length && cite.reach === 'half');
    return halves.length ? `Its citation (${now.notes(halves)}) covers half of what it says.` : '';
  },
  tacit(now, said) {
    if (!leanedOn(said) || !now.comesDown(said.at, 'unsignalled')) return '';
    const signalled = now.proofsFor(said.at).find((tie) => tie.basis === 'signalled' && !now.unbacked(tie).length);
    if (!signalled) return () => `The text never says that this is a reason for it: ${named(now.firstProof(said.at).premises)}.`;
    return () => `A reason for it is backed only by reading between the lines: ${quoted(signalled.premises.find((id) => now.comesDown(numbers.place.get(id), 'unsignalled')) || '')}.`;
  },
  contested(now, said) {
    if (!leanedOn(said)) return '';
    /** @type {string[]} */ const standing = [];
    for (const tie of now.against(said.at)) {
      const other = otherEnd(tie, said.id);
      const rejected = numbers.place.has(other) && now.statement(other).attitude === 'rejects';
      if (!tie.conceded && !rejected && !tie.answers.some((answer) => now.stands(answer)) && now.stands(other)) standing.push(other);
    }
    return standing.length ? () => `It is left unanswered that ${named([...new Set(standing)])}.` : '';
  },
  inconsistent(now, said) {
    const accepted = (/** @type {string} */ attitude) => attitude === 'endorses' || attitude === 'concedes';
    if (!accepted(said.attitude)) return '';
    const ties = now.against(said.at).filter((tie) => tie.kind === 'against' && !tie.prevails);
    const others = ties.map((tie) => otherEnd(tie, said.id)).filter((id) => numbers.place.has(id) && accepted(now.statement(id).attitude));
    return others.length ? `The author also accepts what cannot hold beside it: ${named(others)}.` : '';
  },
};

const SEVERITIES = ['high', 'medium', 'low'];

const FIRST = Object.entries(FIRST_THAT_FITS);
const ALL = Object.entries(ALL_THAT_FIT);

/** A weakness, which says why, and under what claim it is, when it is asked. */
class Weakness {
  /** @param {Case} now @param {Said} said @param {string} kind */
  constructor(now, said, kind) {
    this.now = now;
    this.said = said;
    this.id = said.id;
    this.kind = kind;
    this.severity = data.style.kinds[kind].severity;
  }

  /** In one sentence. @returns {string} */
  get why() {
    const told = (FIRST_THAT_FITS[this.kind] || ALL_THAT_FIT[this.kind])(this.now, this.said);
    return typeof told === 'string' ? told : told();
  }

  /** The nearest main claim or thesis that the statement is given for; empty if there is none. */
  get under() {
    return this.now.under().get(this.id) || '';
  }
}

/** The kinds of weakness, worst first: the place of each is its bit. @returns {string[]} */
function kindsByBit() {
  const rank = (/** @type {string} */ kind) => SEVERITIES.indexOf(data.style.kinds[kind].severity);
  return Object.keys(data.style.kinds).sort((a, b) => rank(a) - rank(b));
}

/** The weaknesses of a map as bits of every statement. */
class Weak {
  /** @param {Case} now @param {Int32Array} [bits] those that are known already */
  constructor(now, bits) {
    this.now = now;
    this.kinds = kindsByBit();
    this.bit = new Map(this.kinds.map((kind, at) => [kind, 1 << at]));
    this.bits = bits || new Int32Array(now.map.statements.length);
  }

  /** Looks at some statements, whatever is known of them. @param {Iterable<number>} some */
  seek(some) {
    for (const at of some) this.bits[at] = this.found(this.now.map.statements[at]);
    return this;
  }

  /** Takes over weaknesses that somebody else found. @param {Page.Weak[]} rows */
  take(rows) {
    for (const { id, kind } of rows) this.bits[numbers.place.get(id)] |= this.bit.get(kind) ?? 0;
    return this;
  }

  /** What is supposed itself is not weak. @param {Iterable<string>} settled */
  spare(settled) {
    for (const id of settled) if (numbers.place.has(id)) this.bits[numbers.place.get(id)] = 0;
    return this;
  }

  /** The weaknesses of one statement, as bits. @param {Said} said */
  found(said) {
    let bits = 0;
    for (const [kind, finder] of FIRST) {
      if (!finder(this.now, said)) continue;
      bits |= this.bit.get(kind) ?? 0;
      break;
    }
    for (const [kind, finder] of ALL) if (finder(this.now, said)) bits |= this.bit.get(kind) ?? 0;
    return bits;
  }

  /** Those of one statement, worst first. @param {number} at @returns {Weakness[]} */
  of(at) {
    return this.kinds.filter((_, bit) => this.bits[at] & (1 << bit)).map((kind) => new Weakness(this.now, this.now.map.statements[at], kind));
  }

  /** All of them, worst first, then in the order of the text. @returns {Weakness[]} */
  all() {
    /** @type {Weakness[][]} */ const found = this.kinds.map(() => []);
    const { statements } = this.now.map;
    this.bits.forEach((bits, at) => {
      for (let left = bits; left; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left);
        found[bit].push(new Weakness(this.now, statements[at], this.kinds[bit]));
      }
    });
    return found.flat();
  }
}

/** The statements that a scenario can have made weak or sound: those worked out anew, and those that a conflict joins to what stands or falls anew. @param {Case} now @returns {Set<number>} */
function stirred(now) {
  const before = /** @type {Case} */ (now.before);
  const found = new Set(now.part().list);
  const { map } = now;
  const { attackers, attacked, aimed, answers } = numbers;
  const moved = standingMoved(before.judged(), now.judged());
  for (const at of map.touched) moved[at] = 1;
  for (let step = 0; step < map.noStep.length; step += 1) if (map.noStep[step]) moved[map.statements.length + step] = 1;
  for (let at = 0; at < aimed.length; at += 1) {
    let joins = moved[attackers[at]] || moved[attacked[at]] || map.noClash[at] || map.clashes[at] !== before.map.clashes[at];
    for (let k = answers.from[at]; k < answers.from[at + 1] && !joins; k += 1) joins = moved[answers.list[k]];
    if (joins) found.add(attackers[at]).add(aimed[at]);
  }
  return found;
}

/** Marks every atom that has fallen in both lenses and had not, or the other way round. @param {Verdicts[]} before @param {Verdicts[]} now @returns {Uint8Array} */
function standingMoved([was, wasToo], [is, isToo]) {
  const moved = new Uint8Array(is.value.length);
  for (let at = 0; at < moved.length; at += 1) {
    const fell = was.value[at] === OUT && wasToo.value[at] === OUT;
    moved[at] = fell === (is.value[at] === OUT && isToo.value[at] === OUT) ? 0 : 1;
  }
  return moved;
}
