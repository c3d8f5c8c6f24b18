/** Every view, reached by mouse and by keyboard alone. */
import assert from 'node:assert/strict';

/** What each view begins with. @type {Record<string, string>} */
const HEADINGS = { weak: 'Weak points', debate: '', sources: 'Sources', actors: 'Actors', text: 'In the order of the text', timeline: 'Timeline', table: 'Table', whatif: 'What if', tour: 'Tour', queries: 'Queries' };

/** @param {import('../reader.mjs').Reader} reader */
const viewsOf = (reader) => reader.ask(() => [...document.querySelectorAll('#views a')].filter((a) => a.checkVisibility()).map((a) => a.dataset.view));

/** @param {import('../reader.mjs').Reader} reader @param {string} view */
async function isShown(reader, view) {
  assert.equal(await reader.attribute('#views [aria-current=page]', 'data-view'), view);
  assert.equal((await reader.hash()).includes(`v=${view}`), true, 'the view is in the address');
  if (view === 'map' || view === 'focus') {
    assert.ok((await reader.cards()).cards.length > 1, 'there are cards');
    assert.ok(await inked(reader) > 500, 'something is drawn');
  } else {
    assert.equal(await reader.count('#list:not([hidden])'), 1);
    if (HEADINGS[view]) assert.equal(await reader.text('#list h2'), HEADINGS[view]);
    assert.ok((await reader.text('#list')).length > 40);
  }
}

/** How many pixels of the canvas differ from its ground. @param {import('../reader.mjs').Reader} reader */
const inked = (reader) => reader.ask(() => {
  const sheet = document.querySelector('#canvas canvas');
  const copy = Object.assign(document.createElement('canvas'), { width: sheet.width, height: sheet.height });
  const pen = copy.getContext('2d', { willReadFrequently: true });
  pen.drawImage(sheet, 0, 0);
  const { data } = pen.getImageData(0, 0, sheet.width, sheet.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] && (data[at] !== data[0] || data[at + 1] !== data[1])) found += 1;
  return found;
});

export const cases = {
  'the first sight is the map, ready, with the thesis on top': async (reader) => {
    assert.equal(await reader.attribute('#views [aria-current=page]', 'data-view'), 'map');
    const { cards, selected } = await reader.cards();
    assert.equal(selected, '');
    assert.equal(cards[0].type, 'top');
    assert.ok(await inked(reader) > 2000);
    assert.match(await reader.status(), /^[\d,]+ statements?, [\d,]+ relations?/);
    assert.match(await reader.ask(() => document.title), /: argument map$/);
  },
  'every view opens from its tab by mouse, and says so': async (reader) => {
    for (const view of await viewsOf(reader)) {
      await reader.click(`#views [data-view=${view}]`);
      await isShown(reader, view);
      if (view !== 'map') assert.equal(await reader.status(), await reader.ask(() => document.querySelector('#views [aria-current]').firstChild.textContent.trim()));
    }
  },
  'every view opens from its tab by keyboard, and Tab goes on from there': async (reader) => {
    for (const view of await viewsOf(reader)) {
      await reader.tabPress(`#views [data-view=${view}]`);
      await isShown(reader, view);
      assert.ok(await reader.holds(`#views [data-view=${view}]`), 'the keyboard stays on the tab');
    }
  },
  'every view keeps what is chosen, what is filtered and what is supposed': async (reader) => {
    const id = await reader.ask(() => document.querySelector('#tree [data-id]').dataset.id);
    await reader.go(`#n=${id}&f=type:claim&r=${id}`);
    for (const view of await viewsOf(reader)) {
      await reader.click(`#views [data-view=${view}]`);
      const state = await reader.state();
      assert.deepEqual([state.n, state.f, state.r], [id, ['type:claim'], [id]]);
      assert.equal(await reader.count('#chosen .chip'), 1);
      assert.equal(await reader.count('#scenario .supposed'), 1);
    }
  },
  'Back goes through the views as they were seen, and forward again': async (reader) => {
    const seen = (await viewsOf(reader)).filter((view) => view !== 'map').slice(0, 4);
    for (const view of seen) await reader.click(`#views [data-view=${view}]`);
    for (const view of seen.slice(0, -1).reverse()) {
      await reader.step(-1);
      await reader.until(`${view} is back`, async () => (await reader.state()).v === view);
      await isShown(reader, view);
    }
    await reader.step(1);
    await reader.until('forward', async () => (await reader.state()).v === seen[1]);
  },
};
