/**
 * The tour: stops written in the map for those who come to it for the first time.  A stop is an address; the bar that
 * tells of it stays while the reader looks around, and leads back.
 */
'use strict';

/** The stop the reader is at, or nothing. */
function stopNow() {
  return data.tour[state.s - 1];
}

/** The state in which a stop is seen. @param {number} at from 1 @returns {Partial<typeof state>} */
function placeOf(at) {
  const { view, about } = data.tour[at - 1];
  const top = view === 'map' && data.node.has(about);
  return { s: at, v: view, p: 0, q: '', d: '', n: top ? '' : about, b: top && about !== data.top ? about : '' };
}

/** Shows the bar of a stop, or hides it; the keyboard stays on the button it was on. */
function showTour() {
  const bar = byId('tour');
  const stop = stopNow();
  const held = bar.contains(document.activeElement) ? document.activeElement?.getAttribute('data-go') : '';
  bar.hidden = !stop;
  bar.replaceChildren(...(stop ? tourBar(stop) : []));
  if (held) (bar.querySelector(`[data-go=${held}]`) || bar.querySelector('[data-go]'))?.focus();
}

/** @param {Page.Stop} stop */
function tourBar(stop) {
  const [at, of] = [state.s, data.tour.length];
  const step = (/** @type {string} */ name, /** @type {string} */ words, /** @type {number} */ to) => (to >= 1 && to <= of ? el('a', { class: 'button', 'data-go': name, href: hrefOf(placeOf(to)) }, words) : null);
  const away = hrefOf({}) !== hrefOf({ ...placeOf(at), q: state.q });
  return [
    el('p', { class: 'stop' }, el('span', { class: 'soft' }, `Stop ${at} of ${of} `), el('strong', {}, el('bdi', {}, stop.title)), el('span', { class: 'told' }, el('bdi', {}, stop.words))),
    el('p', { class: 'steer' }, away ? step('back', 'Back to this stop', at) : null, step('previous', 'Previous', at - 1), step('next', 'Next', at + 1), el('a', { class: 'button', 'data-go': 'end', href: hrefOf({ s: 0 }) }, 'End')),
  ];
}

/** Left and right on the bar go to the stops beside this one. @param {KeyboardEvent} event */
function typedOnTour(event) {
  const names = { ArrowLeft: 'previous', ArrowRight: 'next' };
  const name = names[/** @type {'ArrowLeft'} */ (event.key)];
  if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  byId('tour').querySelector(`[data-go=${name}]`)?.click();
}

/** All stops of the tour. @param {HTMLElement} box */
function tourView(box) {
  box.append(
    el('h2', {}, 'Tour'), el('p', { class: 'lead' }, `${plural(data.tour.length, 'stop')} through the argument and its trouble. Look around wherever you like: the way back stays at the top.`),
    el('p', {}, el('a', { class: 'button', href: hrefOf(placeOf(1)) }, 'Start')),
    el('ol', { class: 'stops' }, data.tour.map((stop, at) => el('li', {}, el('a', { href: hrefOf(placeOf(at + 1)) }, el('bdi', {}, stop.title)), el('p', {}, el('bdi', {}, stop.words))))));
}
