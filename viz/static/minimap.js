/**
 * The minimap: the whole picture in small with the part that is in sight; only where not all of it is.
 */
'use strict';

/** @type {{button: HTMLButtonElement, sheet: HTMLCanvasElement, scale: number} | null} */
let minimap = null;

/** Makes the minimap; it is drawn with the map. */
function openMinimap() {
  const sheet = el('canvas', { 'aria-hidden': 'true' });
  const button = el('button', { type: 'button', id: 'minimap', hidden: true, 'aria-label': 'Where you are in the map: click or use the arrow keys to move', onkeydown: typedOnMinimap }, sheet);
  const move = (/** @type {PointerEvent} */ event) => { if (event.buttons & 1) movedTo(event); };
  button.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => { button.setPointerCapture(event.pointerId); move(event); });
  button.addEventListener('pointermove', move);
  byId('map').append(button);
  minimap = { button, sheet, scale: 1 };
  net.on('afterDrawing', drawMinimap);
}

/** Draws it for what is in sight now. */
function drawMinimap() {
  if (!minimap) return;
  const { clientWidth: width, clientHeight: height } = host();
  const [a, b] = [net.DOMtoCanvas({ x: 0, y: 0 }), net.DOMtoCanvas({ x: width, y: height })];
  const whole = a.x <= 1 && a.y <= 1 && b.x >= picture.width - 1 && b.y >= picture.height - 1;
  minimap.button.hidden = whole || isNarrow();
  if (minimap.button.hidden) return;
  const scale = Math.min(150 / picture.width, 130 / picture.height);
  const fine = window.devicePixelRatio || 1;
  minimap.scale = scale;
  minimap.sheet.width = Math.ceil(picture.width * scale * fine);
  minimap.sheet.height = Math.ceil(picture.height * scale * fine);
  minimap.sheet.style.width = `${picture.width * scale}px`;
  minimap.sheet.style.height = `${picture.height * scale}px`;
  const pen = /** @type {CanvasRenderingContext2D} */ (minimap.sheet.getContext('2d'));
  pen.scale(scale * fine, scale * fine);
  for (const card of picture.cards) {
    if (card.type === 'caption') continue;
    pen.fillStyle = card.key === selectedKey ? ink.accent : ink[card.kind] || ink.edge;
    pen.globalAlpha = card.key === selectedKey ? 1 : 0.5;
    pen.fillRect(card.x, card.y, card.w, card.h);
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = ink.accent;
  pen.lineWidth = 2 / scale;
  const [left, top] = [Math.max(a.x, 1 / scale), Math.max(a.y, 1 / scale)];
  pen.strokeRect(left, top, Math.min(b.x, picture.width - 1 / scale) - left, Math.min(b.y, picture.height - 1 / scale) - top);
}

/** Brings the place under the pointer to the middle. @param {PointerEvent} event */
function movedTo(event) {
  if (!minimap) return;
  const box = minimap.sheet.getBoundingClientRect();
  net.moveTo({ position: { x: (event.clientX - box.left) / minimap.scale, y: (event.clientY - box.top) / minimap.scale } });
  mirror();
}

/** @param {KeyboardEvent} event */
function typedOnMinimap(event) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const way = ways[/** @type {'ArrowUp'} */ (event.key)];
  if (!way) return;
  event.preventDefault();
  panBy(way[0] * 80, way[1] * 80);
}
