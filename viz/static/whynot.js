/**
 * Why a statement is backed, or why not, one line a step, down to notes and sources: the words of `graph/analysis/why.py`.
 *
 * @typedef {{depth: number, text: string, about: string}} Line
 */
'use strict';

/** The steps that explain the backing of one statement. @param {Case} now @param {any[]} weak its weaknesses @param {string} id @returns {Line[]} */
function whyBacked(now, weak, id) {
  const said = now.statement(id);
  const backed = now.isBacked(said.at);
  const lines = [{ depth: 0, text: `${quoted(id)} ${backed ? 'is backed' : 'is not backed'}.`, about: id }];
  if (backed) toldOnce(now, id, backedLines, '(told above)', lines);
  else toldOnce(now, id, unbackedLines, '(told above; if that is what it is given for, a circle)', lines);
  for (const tie of now.explanationsFor(said.at)) {
    lines.push({ depth: 1, text: `Explained, not proved, by ${tie.premises.map(quoted).join(' and ')} (${tie.basis}).`, about: tie.id });
  }
  for (const tie of now.against(said.at)) lines.push(againstLine(tie, id));
  const voices = said.layers.map((layers) => layers.map((who) => data.person.get(who)?.name || who).join(', relaying ')).join(' and ');
  lines.push({ depth: 1, text: `Said by ${voices}; the author ${said.attitude} it.`, about: id });
  for (const one of weak) lines.push({ depth: 1, text: `Weakness, ${one.kind}: ${one.why}`, about: id });
  return lines;
}

/** @typedef {Line & {further: string}} Further A line, and the statement that it leads to, if it leads to one. */

/** The lines on a statement, each followed by those on what it leads to, every statement once. @param {Case} now @param {string} id @param {(now: Case, id: string, depth: number) => Further[]} of @param {string} again @param {Line[]} lines */
function toldOnce(now, id, of, again, lines) {
  const told = new Set([id]);
  const running = [of(now, id, 1)];
  while (running.length) {
    const line = running[running.length - 1].shift();
    if (!line) { running.pop(); continue; }
    const { depth, text, about, further } = line;
    lines.push({ depth, text, about });
    if (told.has(further)) lines.push({ depth: depth + 1, text: again, about: further });
    else if (further) { told.add(further); running.push(of(now, further, depth + 1)); }
  }
}

/** The ground of a backed statement: common ground, citations, or the proof that reached it first. @param {Case} now @param {string} id @param {number} depth @returns {Further[]} */
function backedLines(now, id, depth) {
  const said = now.statement(id);
  const lines = said.ground ? [{ depth, text: `It is common ground: ${said.ground}.`, about: id, further: '' }] : [];
  lines.push(...said.cites.map((cite) => citedLine(cite, depth)));
  const step = now.map.steps[now.backed().by[said.at]];
  if (step) lines.push({ depth, text: becauseOf(step, 'Proved'), about: step.id, further: '' }, ...premiseLines(step.premises, depth));
  return lines;
}

/** What is missing under a statement that is not backed: for each proof, its unbacked premises. @param {Case} now @param {string} id @param {number} depth @returns {Further[]} */
function unbackedLines(now, id, depth) {
  const said = now.statement(id);
  const lines = said.cites.map((cite) => citedLine(cite, depth));
  const proofs = now.proofsFor(said.at);
  if (!proofs.length && !said.cites.length) lines.push({ depth, text: 'No proof, no citation and no common ground is given for it.', about: id, further: '' });
  for (const step of proofs) {
    const missing = step.premises.filter((premise) => !now.isBacked(numbers.place.get(premise)));
    lines.push({ depth, text: `${becauseOf(step, 'Would be proved')} Not backed: ${missing.length} of ${step.premises.length}.`, about: step.id, further: '' }, ...premiseLines(missing, depth));
  }
  return lines;
}

/** @param {string[]} premises @param {number} depth @returns {Further[]} */
function premiseLines(premises, depth) {
  return premises.map((id) => ({ depth: depth + 1, text: quoted(id), about: id, further: id }));
}

/** @param {Tie} tie @param {string} id @returns {Line} */
function againstLine(tie, id) {
  const state = tie.answers.length ? `answered by ${tie.answers.map(quoted).join(' and ')}` : tie.conceded ? 'conceded' : 'unanswered';
  return { depth: 1, text: `Against it: ${quoted(otherEnd(tie, id))} (${FORCES[/** @type {'against'} */ (tie.kind)]}, ${tie.basis}, ${state}).`, about: tie.id };
}

/** How a conclusion comes from its premises. @param {Tie} step @param {string} verb */
function becauseOf(step, verb) {
  return `${verb} by ${howProved(step)}.`;
}

/** @param {Tie} step */
function howProved(step) {
  const count = step.premises.length === 1 ? 'one premise' : `${step.premises.length} premises together`;
  return `${count} (${step.scheme}, ${step.basis})`;
}

/** The titles of the sources of a citation. @param {Cite} cite @returns {string} */
function titlesOf(cite) {
  return cite.sources.map((id) => data.document.get(id)?.title).filter(Boolean).join('; ');
}

/** @param {Cite} cite @param {number} depth @returns {Further} */
function citedLine(cite, depth) {
  const note = data.note.get(cite.note);
  const where = note ? `Note ${note.number}` : 'The text';
  const reach = { shows: 'shows it', says: 'says it', half: 'covers half of it' }[/** @type {'shows'} */ (cite.reach)];
  const titles = titlesOf(cite);
  return { depth, text: titles ? `${where} ${reach}: ${titles}.` : `${where} names no source.`, about: cite.note || cite.sources[0], further: '' };
}
