/**
 * What a statement comes down to: it is backed, but not once something is left out.  The groups are those of
 * `graph/analysis/comes_down.py`.
 */
'use strict';

/** @typedef {{given: (said: Said) => boolean, signalled?: boolean}} Left What is still given without a group, and whether only proofs that the text signals count. */

/** What is left without a group. @type {Record<string, (now: Case) => Left>} */
const LEFT_WITHOUT = {
  unnamed() {
    const unnamed = actorsWho((who) => who.kind === 'unnamed group');
    return { given: (said) => isGiven(said) && isHeld(said, unnamed) };
  },
  interested() {
    const parties = actorsWho((who) => who.interest !== '');
    const theirs = new Set(data.documents.filter((doc) => speaksFor(doc, parties)).map((doc) => doc.id));
    return { given: (said) => isGiven(said, theirs) && isHeld(said, parties) };
  },
  relaying(now) {
    const relaying = new Set(now.secondHand().keys());
    return { given: (said) => isGiven(said, relaying) && isHeld(said) };
  },
  broken() {
    const sound = (/** @type {Said} */ said) => (said.cites.some(faultOf) ? { ...said, cites: said.cites.map((cite) => (faultOf(cite) ? { ...cite, sources: [] } : cite)) } : said);
    return { given: (said) => isGiven(sound(said)) };
  },
  unsignalled() {
    return { given: (said) => isGiven(said) && isHeld(said), signalled: true };
  },
};

/** @param {(who: any) => boolean} fits @returns {Set<string>} */
function actorsWho(fits) {
  return new Set(data.people.filter(fits).map((/** @type {any} */ who) => who.id));
}

/** Those who speak in a source: the interviewees, else the creators, else the publishers. @param {Page.Document} doc @returns {string[]} */
function speakersIn(doc) {
  return [doc.interviewees, doc.creators, doc.publishers].find((names) => names.length) || [];
}

/** Whether those who speak in a source are all among some parties; in a treaty nobody speaks for himself alone. @param {Page.Document} doc @param {Set<string>} parties */
function speaksFor(doc, parties) {
  const speakers = speakersIn(doc);
  return doc.kind !== 'treaty' && speakers.length > 0 && speakers.every((who) => parties.has(who));
}

/** What is wrong with the note of a citation; empty if nothing is. @param {Cite} cite @returns {string} */
function faultOf(cite) {
  return data.note.get(cite.note)?.fault || '';
}

/** The sources that pass another on which no statement cites, each with the first of those. @param {Argued} map @returns {Map<string, string>} */
function secondHandIn(map) {
  const { cited, relaying } = numbers.mentions();
  const isCited = (/** @type {string} */ id) => (cited.get(id) || []).some((/** @type {number} */ at) => map.statements[at].cites.some((cite) => cite.sources.includes(id)));
  const found = new Map();
  for (const doc of relaying) {
    const behind = doc.relays.find((/** @type {string} */ id) => !isCited(id));
    if (behind) found.set(doc.id, behind);
  }
  return found;
}
