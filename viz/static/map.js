/**
 * The canvas: vis-network holds the cards, finds what is clicked and moves the camera; layout and drawing are ours.
 * What is on it is mirrored in `#cards` as JSON, for tests and for anyone who embeds the page.
 */
'use strict';

/** @type {any} */ let net = null;
/** @type {any} */ let netNodes = null;
/** @type {any} */ let netEdges = null;
/** @type {Picture} */ let picture = { cards: [], rails: [], width: 0, height: 0 };
/** @type {Map<string, Card>} */ let cardByKey = new Map();
/** @type {string} */ let selectedKey = '';
/** @type {Set<string>} */ let hits = new Set();
/** @type {string} What the picture shows, so that the same one is not drawn twice. */ let pictured = '';

/** @type {number[]} How far the camera was moved for what was chosen. */
let shifted = [0, 0];

/** @returns {HTMLElement} */
function host() {
  return byId('canvas');
}

/** Starts the canvas, once, when it is first wanted. */
function openMap() {
  if (net) return;
  netNodes = new vis.DataSet([]);
  netEdges = new vis.DataSet([]);
  net = new vis.Network(host(), { nodes: netNodes, edges: netEdges }, data.first.options);
  for (const part of host().querySelectorAll('.vis-network, canvas')) /** @type {HTMLElement} */ (part).tabIndex = -1;
  net.on('beforeDrawing', (/** @type {any} */ pen) => drawRails(pen, picture.rails));
  net.on('click', (/** @type {any} */ event) => clicked(event));
  net.on('doubleClick', (/** @type {any} */ event) => doubleClicked(event));
  net.on('dragEnd', mirror);
  openMinimap();
  host().addEventListener('wheel', wheeled, { passive: false });
  host().addEventListener('keydown', typedOnMap);
  host().addEventListener('focus', () => net.redraw());
  host().addEventListener('blur', () => net.redraw());
  new ResizeObserver(() => { if (!host().hidden) showPicture(true); }).observe(host());
}

/** Draws what the state asks for. @param {boolean} [anew] also when it is the same as before */
function showPicture(anew) {
  openMap();
  const { clientWidth: width, clientHeight: height } = host();
  if (width < 10 || height < 10) return;
  const focus = viewNow() === 'focus' && data.nodes.length > 0;
  const centre = focus ? focusId() : '';
  const wanted = JSON.stringify([focus, focus ? centre : topId(), focus ? 0 : [state.p, state.b === '', state.f], width, height]);
  if (wanted !== pictured || anew) {
    pictured = wanted;
    picture = focus ? focusOn(centre, width, height) : columns(topId(), width, height, state.p, state.b === '');
    cardByKey = new Map(picture.cards.map((c) => [c.key, c]));
    net.setSize(`${width}px`, `${height}px`);
    netEdges.clear();
    netNodes.clear();
    netNodes.add(picture.cards.map(nodeOf));
    home();
  }
  markSelection();
}

/** The statement on top of the columns; empty for the whole map. */
function topId() {
  return state.b === '*' ? '' : state.b || data.top;
}

/** The statement in focus. */
function focusId() {
  if (data.node.has(state.n)) return state.n;
  return data.node.has(topId()) ? topId() : data.nodes[0]?.id || '';
}

/** A card as vis-network holds it. @param {Card} card */
function nodeOf(card) {
  return {
    id: card.key, x: card.x + card.w / 2, y: card.y + card.h / 2, shape: 'custom', fixed: true, label: '',
    ctxRenderer: (/** @type {any} */ { ctx }) => ({
      drawNode: () => drawCard(ctx, card, { selected: card.key === selectedKey, hit: hits.has(card.ref), focused: document.activeElement === host() }),
      nodeDimensions: { width: card.w, height: card.h },
    }),
  };
}

/** The camera where the picture starts: unscaled, or a little smaller if then all of it is seen. */
function home() {
  const { clientWidth: width, clientHeight: height } = host();
  const fit = Math.min(width / picture.width, height / picture.height, 1);
  const scale = fit >= 0.92 ? fit : 1;
  const x = Math.max(picture.width / 2, width / 2 / scale);
  shifted = [0, 0];
  net.moveTo({ position: { x: picture.width * scale > width ? width / 2 / scale : Math.min(x, picture.width / 2), y: height / 2 / scale }, scale });
  mirror();
}

/** @param {number} dx @param {number} dy in screen pixels */
function panBy(dx, dy) {
  const at = net.getViewPosition();
  const scale = net.getScale();
  net.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale } });
  mirror();
}

/** @param {number} factor */
function zoomBy(factor) {
  const scale = Math.max(0.2, Math.min(3, net.getScale() * factor));
  net.moveTo({ scale });
  say(`Zoom ${Math.round(scale * 100)} %`);
  mirror();
}

/** The whole picture at once. */
function zoomOut() {
  const { clientWidth: width, clientHeight: height } = host();
  const scale = Math.min(width / picture.width, height / picture.height, 1);
  net.moveTo({ position: { x: picture.width / 2, y: picture.height / 2 }, scale });
  mirror();
}

/** Wheel moves; with Ctrl or ⌘ (and a pinch, which arrives as one) it zooms. @param {WheelEvent} event */
function wheeled(event) {
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) zoomBy(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  else panBy(event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY);
}

/** The card under the pointer, by its own place: vis-network knows that of a custom shape only by halves. @param {any} event @returns {Card | undefined} */
function cardAt(event) {
  const { x, y } = event.pointer.canvas;
  return picture.cards.find((card) => x >= card.x && x <= card.x + card.w && y >= card.y && y <= card.y + card.h);
}

/** A click chooses; on the number at a card's foot, or on "more", it opens what is below. @param {any} event */
function clicked(event) {
  const card = cardAt(event);
  host().focus({ preventScroll: true });
  if (!card || card.type === 'caption') return;
  const { x, y } = event.pointer.canvas;
  const foot = y > card.y + card.h - data.sizes.footer - 4 && x < card.x + Math.min(130, card.w / 2);
  const node = data.node.get(card.ref);
  if (card.type === 'more' || card.type === 'besides') openMore(card);
  else if (foot && node?.below && viewNow() === 'map' && card.type !== 'top') go({ b: card.ref, n: card.ref, p: 0 });
  else choose(card);
}

/** @param {any} event */
function doubleClicked(event) {
  const card = cardAt(event);
  if (card && data.node.has(card.ref)) go({ v: 'focus', n: card.ref });
}

/** @param {Card} card */
function openMore(card) {
  if (card.key === '*#turn') go({ p: state.p + 1 });
  else go({ v: 'map', b: card.ref, n: card.ref, p: 0 });
}

/** @param {Card} card */
function choose(card) {
  selectedKey = card.key;
  if (card.type === 'more' || card.type === 'besides') {
    markSelection(card);
    say(`${card.lines[0]}. Enter opens them.`);
  } else if (data.note.has(card.ref)) {
    const owner = picture.cards.find((c) => c.key === card.over);
    markSelection(card);
    if (owner) go({ n: owner.ref });
    say(nameOf(card.ref));
  } else if (card.ref && card.ref !== state.n) go({ n: card.ref });
  else markSelection(card);
}

/** Shows what is chosen: the ring, its other relations on this picture, and the card in sight. @param {Card} [card] */
function markSelection(card) {
  if (!net) return;
  const now = card || cardByKey.get(selectedKey);
  if (!now || (!card && (now.ref !== state.n || !now.ref) && !data.note.has(now.ref))) {
    selectedKey = (picture.cards.find((c) => c.ref && c.ref === state.n && !['more', 'rest', 'besides'].includes(c.type)) || { key: '' }).key;
  }
  netEdges.clear();
  const chosen = cardByKey.get(selectedKey);
  if (chosen && data.node.has(chosen.ref) && viewNow() === 'map') netEdges.add(crossLinks(chosen));
  if (chosen) bringInSight(chosen);
  else bringBack();
  net.redraw();
  mirror();
}

/** Relations of a card to others in the picture that no rail shows. @param {Card} chosen */
function crossLinks(chosen) {
  /** @type {Map<string, Card>} */ const byRef = new Map();
  for (const c of picture.cards) if (!byRef.has(c.ref) && c.type !== 'more' && c.type !== 'besides') byRef.set(c.ref, c);
  const railed = (/** @type {Card} */ a, /** @type {Card} */ b) => picture.cards.some((c) => (c.ref === a.ref && cardByKey.get(c.over)?.ref === b.ref));
  const links = [];
  for (const relation of data.relation.values()) {
    for (const premise of relation.premises) {
      const from = byRef.get(premise);
      const to = byRef.get(relation.target);
      if (!from || !to || from === to || ![premise, relation.target].includes(chosen.ref) || railed(from, to)) continue;
      links.push({ id: `${relation.id} ${premise}`, from: from.key, to: to.key, color: ink[relation.kind], dashes: data.style.relations[relation.kind].dash.length ? data.style.relations[relation.kind].dash : false });
    }
  }
  return links;
}

/** Moves the camera just so far that a card is seen and not under the panel. @param {Card} card */
function bringInSight(card) {
  const { clientWidth: width, clientHeight: height } = host();
  const panel = byId('panel');
  const right = width - (panel.hidden || isNarrow() ? 0 : panel.offsetWidth + 12);
  const a = net.canvasToDOM({ x: card.x - 14, y: card.y - 14 });
  const b = net.canvasToDOM({ x: card.x + card.w + 14, y: card.y + card.h + 14 });
  const shift = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ most) => (low < 0 || high - low > most ? low : Math.max(0, high - most));
  const [dx, dy] = [shift(a.x, b.x, right), shift(a.y, b.y, height)];
  if (!dx && !dy) return;
  shifted = [shifted[0] + dx, shifted[1] + dy];
  panBy(dx, dy);
}

/** Moves the camera back when nothing is chosen any more. */
function bringBack() {
  const [dx, dy] = shifted;
  shifted = [0, 0];
  if (dx || dy) panBy(-dx, -dy);
}

/** Writes what is on the canvas into the document. */
function mirror() {
  const scale = net.getScale();
  const cards = picture.cards.map((c) => {
    const at = net.canvasToDOM({ x: c.x, y: c.y });
    return { key: c.key, ref: c.ref, type: c.type, kind: c.kind, x: at.x, y: at.y, w: c.w * scale, h: c.h * scale, lines: c.lines, dim: isPale(c) || undefined, change: changeWord(c.ref) || undefined };
  });
  byId('cards').textContent = JSON.stringify({ scale, selected: selectedKey, cards });
  byId('zoom').textContent = `${Math.round(scale * 100)} %`;
}

/** The keyboard on the map: arrows go to the nearest card that way. @param {KeyboardEvent} event */
function typedOnMap(event) {
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const way = arrows[/** @type {'ArrowUp'} */ (event.key)];
  const card = cardByKey.get(selectedKey);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (way && event.shiftKey) panBy(way[0] * 80, way[1] * 80);
  else if (way) stepTo(way);
  else if (event.key === 'Enter' && (card?.type === 'more' || card?.type === 'besides')) openMore(card);
  else if (event.key === 'Enter' && card && data.node.has(card.ref)) go({ v: 'focus', n: card.ref });
  else if (event.key === ' ' && card && data.node.get(card.ref)?.below) go({ v: 'map', b: card.ref, p: 0 });
  else if (event.key === '+' || event.key === '=') zoomBy(1.15);
  else if (event.key === '-') zoomBy(1 / 1.15);
  else if (event.key === '0') home();
  else return;
  event.preventDefault();
}

/** Goes to the nearest card that lies wholly on one side, those level with this one first. @param {number[]} way */
function stepTo([dx, dy]) {
  const from = cardByKey.get(selectedKey);
  const cards = picture.cards.filter((c) => c.type !== 'caption' && c !== from);
  if (!from) { if (cards[0]) choose(cards[0]); return; }
  let best = null;
  let least = Infinity;
  for (const c of cards) {
    const [along, aside, offset] = dx
      ? [dx > 0 ? c.x - from.x - from.w : from.x - c.x - c.w, apart(c.y, c.h, from.y, from.h), Math.abs(c.y - from.y)]
      : [dy > 0 ? c.y - from.y - from.h : from.y - c.y - c.h, apart(c.x, c.w, from.x, from.w), Math.abs(c.x - from.x)];
    const cost = along + aside * 3 + offset * 0.3;
    if (along > -4 && cost < least) { least = cost; best = c; }
  }
  if (best) choose(best);
}

/** How far two stretches lie apart; 0 if they overlap. @param {number} a @param {number} wide @param {number} b @param {number} broad */
function apart(a, wide, b, broad) {
  return Math.max(0, a - b - broad, b - a - wide);
}
