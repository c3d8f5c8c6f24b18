/**
 * The timeline: statements by the time they are about, the years as headings.  A time is a year, a month or a day, or
 * two of these with a stroke between (ISO 8601); an open end has nothing on its side of the stroke.
 */
'use strict';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A date in words: `2010-12-01` is "1 December 2010". @param {string} date */
function dateWords(date) {
  const [, year, month, day] = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) || ['', date, '', ''];
  return [day && String(Number(day)), MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** A time in words. @param {string} period */
function periodWords(period) {
  const [from, to] = period.split('/');
  if (to === undefined) return dateWords(from);
  if (!to || to === '..') return `since ${dateWords(from)}`;
  return from && from !== '..' ? `${dateWords(from)} to ${dateWords(to)}` : `until ${dateWords(to)}`;
}

/** Where a time begins, to sort and to group by; one without a beginning stands at its end. @param {string} period */
function beginning(period) {
  return period.split('/').find((date) => /^-?\d/.test(date)) || period;
}

/** @param {HTMLElement} box */
function timelineView(box) {
  const timed = data.nodes.filter((node) => node.period && fits(node.id)).sort((a, b) => (beginning(a.period) < beginning(b.period) ? -1 : beginning(a.period) > beginning(b.period) ? 1 : a.at - b.at));
  const untimed = data.nodes.filter((node) => node.evidence && !node.period && fits(node.id)).map((node) => node.id);
  /** @type {Map<string, Page.Placed[]>} */ const years = new Map();
  for (const node of timed) {
    const year = (/^-?\d+/.exec(beginning(node.period)) || [node.period])[0];
    addTo(years, year, node);
  }
  box.append(el('h2', {}, 'Timeline'), el('p', { class: 'lead' }, timed.length ? `${plural(timed.length, 'statement')} by the time they are about, not by when they were written down.` : 'No statement says what time it is about.'));
  if (years.size > 1) box.append(el('ul', { class: 'chips', 'aria-label': 'Years' }, [...years].map(([year, list]) => el('li', {}, el('button', { type: 'button', class: 'chip', onclick: () => { byId(`year-${year}`).scrollIntoView(); byId(`year-${year}`).focus(); } }, year, ' ', el('b', {}, list.length))))));
  let room = IN_PARTS;
  for (const [year, list] of years) {
    const rows = el('ol', { class: 'entries times' });
    inChunks(rows, list, timeRow, (rest, more) => el('li', {}, moreButton(rest, more)), room);
    room = Math.max(0, room - list.length);
    box.append(el('section', { id: `year-${year}`, tabindex: -1 }, el('h3', {}, year), rows));
  }
  if (!untimed.length) return;
  box.append(el('section', {}, el('h3', {}, 'Without a time'), onDemand(`${plural(untimed.length, 'piece')} of evidence that the map gives no time for`, () => entriesOf(untimed, (id) => statementRow(id)))));
}

/** One line: when, what, and what it is ground for. @param {Page.Placed} node */
function timeRow(node) {
  const ends = [...new Set(node.gives.map((name) => relationOf(name)).filter((r) => ['for', 'explains'].includes(r.kind)).map((r) => r.target))];
  const notes = [...new Set(node.cites.map((cite) => data.note.get(cite.note)?.number).filter(Boolean))];
  const row = statementRow(node.id, '', notes.length ? el('p', { class: 'soft fine' }, `Note ${notes.join(', ')}`) : null, ends.length ? el('p', { class: 'soft fine' }, 'Ground for: ', ends.map((id, at) => [at ? '; ' : '', linkTo(id)])) : null);
  row.prepend(el('span', { class: 'when' }, periodWords(node.period)));
  return row;
}
