/**
 * Verdicts to look at: signs and words in both lenses, side by side, and why, step by step, each step a link.
 */
'use strict';

/** @type {Record<string, {sign: string, word: string}>} A sign and a word for each verdict: never colour alone. */
const SIGNS = {
  in: { sign: '✓', word: 'stands' },
  out: { sign: '✗', word: 'does not stand' },
  undecided: { sign: '…', word: 'is left open' },
};
const LENS_NAMES = ['On evidence', 'As asserted'];

/** A verdict as a chip: its sign, and its word. @param {string} verdict */
function verdictChip(verdict) {
  const { sign, word } = SIGNS[verdict];
  return el('span', { class: `verdict ${verdict}` }, el('span', { 'aria-hidden': 'true' }, sign), ` ${word}`);
}

/** Both verdicts on a statement as small signs, with their words on hand and for those who do not see them. @param {Page.Placed} node */
function verdictSigns(node) {
  const words = LENS_NAMES.map((lens, at) => `${lens.toLowerCase()} it ${SIGNS[verdictIn(node, at)].word}`).join(', ');
  return el('span', { class: 'verdicts', title: words }, LENS_NAMES.map((_, at) => el('span', { class: verdictIn(node, at), 'aria-hidden': 'true' }, SIGNS[verdictIn(node, at)].sign)), el('span', { class: 'unseen' }, `${words}; `));
}

/** What becomes of a statement, in both lenses and in its backing, each with its reasons. @param {Page.Placed} node */
function standing(node) {
  const backing = node.given ? 'Given on evidence' : node.backed ? 'Backed by its reasons' : 'Not backed by evidence';
  return el('section', { class: 'standing' },
    el('h3', {}, 'Does it stand?'),
    el('dl', { class: 'lenses' }, LENS_NAMES.map((lens, at) => el('div', {}, el('dt', {}, lens), el('dd', {}, verdictChip(verdictIn(node, at)))))),
    LENS_NAMES.map((lens, at) => whyPart(`Why, ${lens.toLowerCase()}`, node.id, () => asSupposed().telling()[at].steps(node.id))),
    el('p', { class: 'backing' }, el('span', { 'aria-hidden': 'true' }, node.backed ? '● ' : '○ '), backing),
    whyPart(node.backed ? 'Why it is backed' : 'Why it is not backed', node.id, () => backingSteps(node.id)));
}

/** Why a statement is backed or not; who says it and where it is weak stands elsewhere in the panel. @param {string} id */
function backingSteps(id) {
  return whyBacked(asSupposed().case, [], id).filter((line) => !line.text.startsWith('Said by '));
}

const STEPS = 40;

/** An explanation that is made when it is opened. @param {string} title @param {string} id whom it is about @param {() => Line[]} steps */
function whyPart(title, id, steps) {
  const list = el('ol', { class: 'why' });
  const fill = () => {
    if (list.firstChild) return;
    const lines = steps();
    list.append(...lines.slice(0, STEPS).map((line) => stepRow(line, id)));
    if (lines.length > STEPS) list.append(el('li', { class: 'soft' }, `and ${plural(lines.length - STEPS, 'step')} more, further down`));
  };
  return el('details', { ontoggle: fill }, el('summary', {}, title), list);
}

/** One step, as a link to what it is about. @param {Line} line @param {string} id whom the explanation is about */
function stepRow(line, id) {
  const to = readOn(line.about);
  return el('li', { class: `d${Math.min(line.depth, 6)}` }, to && to !== id ? linkTo(to, line.text) : el('bdi', {}, line.text));
}

/** Where one reads on about anything: the statement, source or actor itself; of a relation its far end, of a note its source. @param {string} id @returns {string} */
function readOn(id) {
  if (data.node.has(id) || data.document.has(id) || data.person.has(id)) return id;
  const relation = data.relation.get(id);
  if (relation) return ['for', 'explains'].includes(relation.kind) ? relation.target : relation.premises[0];
  return data.note.get(id)?.sources[0] || '';
}

/** @type {Map<string, string> | null} Every statement and source by its words. */ let byWords = null;

/** Of several things with the same words the first statement. */
function everyName() {
  /** @type {Map<string, string>} */ const found = new Map();
  for (const doc of data.documents) found.set(unstopped(doc.title), doc.id);
  for (const node of [...data.nodes].reverse()) found.set(unstopped(node.label), node.id);
  return found;
}

/** Words in which whatever is named in quotation marks is a link. @param {string} words @param {string} [self] what is not linked */
function linkedWords(words, self) {
  const known = byWords = byWords || everyName();
  return words.split(/(“[^”]*”)/u).map((piece, at) => {
    const id = at % 2 ? known.get(piece.slice(1, -1)) : undefined;
    return id && id !== self ? linkTo(id, piece) : piece;
  });
}
