/** In forced colours: the canvas takes the colours of the system too, and signs stay signs; on the tiny map. */
import assert from 'node:assert/strict';

/** @type {Array<'forced' | 'still'>} */
export const wishes = ['forced'];

export const cases = {
  'the page and the canvas are in the colours of the system': async (reader) => {
    assert.ok(await reader.ask(() => matchMedia('(forced-colors: active)').matches), 'the browser forces colours');
    await reader.go('#n=claim:farmers-agree');
    const found = await reader.ask(() => {
      const probe = document.body.appendChild(document.createElement('div'));
      const asked = (/** @type {string} */ colour) => { probe.style.setProperty('forced-color-adjust', 'none'); probe.style.setProperty('color', colour); return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number); };
      const [paper, ink] = [asked('Canvas'), asked('CanvasText')];
      const sheet = document.querySelector('#canvas canvas');
      const copy = Object.assign(document.createElement('canvas'), { width: sheet.width, height: sheet.height });
      const pen = copy.getContext('2d', { willReadFrequently: true });
      pen.fillStyle = getComputedStyle(document.body).backgroundColor;
      pen.fillRect(0, 0, copy.width, copy.height);
      pen.drawImage(sheet, 0, 0);
      const { data } = pen.getImageData(0, 0, copy.width, copy.height);
      const counts = { paper: 0, ink: 0, all: data.length / 4 };
      const near = (/** @type {number} */ at, /** @type {number[]} */ colour) => colour.every((part, channel) => Math.abs(data[at + channel] - part) < 12);
      for (let at = 0; at < data.length; at += 4) { if (near(at, paper)) counts.paper += 1; if (near(at, ink)) counts.ink += 1; }
      return counts;
    });
    assert.ok(found.paper > found.all * 0.6, JSON.stringify(found));
    assert.ok(found.ink > 2000, JSON.stringify(found));
  },
  'glyphs, the chosen tab and the twist are still seen': async (reader) => {
    await reader.go('#v=weak&n=claim:farmers-agree');
    const invisible = await reader.ask(() => [...document.querySelectorAll('.glyph, #views [aria-current], .pill, .chip, button')].filter((e) => e.checkVisibility() && e.textContent.trim()).filter((e) => {
      const style = getComputedStyle(e);
      const ground = (/** @type {Element} */ of) => { for (let at = of; at; at = at.parentElement) { const { backgroundColor } = getComputedStyle(at); if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor; } return ''; };
      return style.color === ground(e);
    }).map((e) => e.outerHTML.slice(0, 100)));
    assert.deepEqual(invisible, []);
  },
};
