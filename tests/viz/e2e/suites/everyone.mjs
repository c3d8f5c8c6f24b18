/** For everyone: reflow, zoom, targets, focus, axe; in every view and both themes, with filters and a scenario; on any map. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const AXE = readFileSync(new URL('../../vendor/axe-core-4.14.1.min.js', import.meta.url), 'utf-8');

const views = (/** @type {any} */ reader) => reader.ask(() => [...document.querySelectorAll('#views a')].map((a) => a.dataset.view));

/** A place with everything open that can be: something chosen, a filter, a scenario. @param {any} reader @returns {Promise<string>} */
async function crowded(reader) {
  const [first, second] = await reader.ask(() => [...document.querySelectorAll('#tree [data-id]')].slice(0, 2).map((item) => item.dataset.id));
  return `n=${first}&f=type:claim&r=${second || first}&d=1`;
}

/** What sticks out sideways. @param {any} reader */
const tooWide = (reader) => reader.ask(() => (document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('#app *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()).slice(0, 4).map((e) => e.outerHTML.slice(0, 120))));

/** The place where a view is read, and how much of it is in sight at once. @param {any} reader */
const room = (reader) => reader.ask(() => {
  const box = ['list', 'canvas', 'side'].map((id) => document.getElementById(id)).find((e) => e.checkVisibility());
  const scrolls = document.scrollingElement.scrollHeight > innerHeight + 1;
  return scrolls ? Math.min(innerHeight, box.getBoundingClientRect().height) : box.getBoundingClientRect().height;
});

export const cases = {
  'at 320 pixels every view is one column, with all bars open too': async (reader) => {
    await reader.size(320, 640);
    const more = await crowded(reader);
    for (const place of ['', `&${more}`]) {
      for (const view of await views(reader)) {
        await reader.go(`#v=${view}${place}`);
        assert.deepEqual(await tooWide(reader), [], `${view} ${place}`);
      }
    }
    await reader.go('#v=outline');
    await reader.click('#filter');
    await reader.ask(() => document.querySelectorAll('#filters details').forEach((d) => { d.open = true; }));
    assert.deepEqual(await tooWide(reader), [], 'filters');
  },
  'at 400 % zoom every view can be read: nothing sticks out, and there is room for the content': async (reader) => {
    await reader.size(320, 256); // 1280 by 1024 at 400 %
    for (const view of await views(reader)) {
      await reader.go(`#v=${view}`);
      assert.deepEqual(await tooWide(reader), [], view);
      assert.ok(await room(reader) >= 100, `${view}: ${await room(reader)} pixels of the content in sight`);
    }
  },
  'targets are at least 24 pixels each way': async (reader) => {
    const more = await crowded(reader);
    for (const width of [1280, 400]) {
      await reader.size(width, 800);
      for (const view of await views(reader)) {
        await reader.go(`#v=${view}&s=1&${more}`);
        const small = await reader.ask(() => [...document.querySelectorAll('button, summary, select, input:not([type=checkbox]), label, [role=treeitem] > .row, #views a, a.button, .chips button')]
          .filter((e) => e.checkVisibility() && !e.matches('.skip, .unseen'))
          .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()]).filter(([, box]) => Math.round(box.width) < 24 || Math.round(box.height) < 24).map(([words, box]) => `${words} ${box.width}x${box.height}`));
        assert.deepEqual(small, [], `${view} at ${width}`);
      }
    }
  },
  'whatever has the keyboard shows it, and is not covered': async (reader) => {
    const more = await crowded(reader);
    for (const view of await views(reader)) {
      if (view === 'outline') continue;
      await reader.go(`#v=${view}&s=1&${more}`);
      await reader.ask(() => document.getElementById('skip').focus());
      const last = await reader.ask(() => [...document.querySelectorAll('footer button, footer summary')].filter((e) => e.checkVisibility()).pop().id);
      for (let steps = 0; steps < 60; steps += 1) {
        await reader.page.keyboard.press('Tab');
        const seen = await reader.ask(() => {
          const e = document.activeElement;
          if (e.matches('[role=treeitem]')) return e.matches(':focus-visible') ? '' : `the line of the tree ${e.dataset.id}`;
          const frame = e.closest('.sheet') || e;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(frame);
          const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(outlineColor);
          const box = e.getBoundingClientRect();
          const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.1, 0.8], [0.9, 0.2]].map(([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
          const clear = points.some((p) => p && (e.contains(p) || p.contains(e)));
          return ring && clear ? '' : `${ring ? 'covered' : 'no ring'}: ${e.outerHTML.slice(0, 120)} ${outlineStyle} ${outlineWidth}`;
        });
        assert.equal(seen, '', view);
        if (await reader.ask(() => document.activeElement.id) === last) break;
      }
    }
  },
  'axe finds nothing in any view, in both themes, with filters and a scenario on': async (reader) => {
    await reader.ask(AXE);
    const more = await crowded(reader);
    for (const theme of ['light', 'dark']) {
      for (const place of [...(await views(reader)).map((/** @type {string} */ view) => `v=${view}&${more}`), 's=1', 'v=queries']) {
        await reader.go(`#t=${theme}&${place}`);
        const found = await reader.ask(async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations.map((/** @type {any} */ v) => [v.id, v.nodes.map((/** @type {any} */ n) => `${n.html} ${n.failureSummary}`.slice(0, 300))]));
        assert.deepEqual(found, [], `${theme} ${place}`);
      }
    }
  },
};
