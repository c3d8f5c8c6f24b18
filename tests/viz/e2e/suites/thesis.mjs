/** What readers come for, on the thesis itself. */
import assert from 'node:assert/strict';

import { pause } from '../reader.mjs';

/** @param {any} reader @param {string} words */
async function seek(reader, words) {
  await reader.click('#search');
  await reader.press('Control+a', 'Delete');
  await reader.type(words);
  await pause(200);
  await reader.settle();
}

export const cases = {
  'who said it, and on what evidence: search, choose, read; any spelling of a name finds him': async (reader) => {
    const found = [];
    for (const spelling of ['Zhovtis', 'Zhovtys', 'Жовтис']) {
      await seek(reader, spelling);
      found.push(await reader.text('#results a'));
    }
    assert.equal(new Set(found).size, 1, found.join(' | '));
    await reader.press('Enter');
    assert.match((await reader.state()).n, /^actor:/);
    await reader.click('#panel a[data-ref^="evidence:"], #panel a[data-ref^="claim:"]');
    assert.match(await reader.text('#panel'), /Said by/);
    assert.match(await reader.text('#panel'), /Notes and sources/);
  },
  'the weakest main claim is the first of the weak points': async (reader) => {
    await reader.click('#views [data-view=weak]');
    assert.equal(await reader.text('#list section h3'), 'Thesis and main claims, weakest first');
    await reader.click('#list section .entry a[data-ref]');
    assert.match(await reader.text('#panel .kicker'), /Main claim|Thesis/);
  },
  'what falls without Freedom House: two actions, and a link that shows the same': async (reader) => {
    await seek(reader, 'Freedom House');
    await reader.press('Enter');
    assert.match(await reader.text('#panel h2'), /Freedom House/);
    await reader.click('#panel [data-suppose^="r "]');
    assert.match(await reader.status(), /^\d+ statements? changes?; on evidence \d+ no longer/);
    const said = await reader.status();
    await reader.click('#scenario a.button');
    assert.ok(await reader.count('#list [data-row]') > 5);
    const hash = await reader.hash();
    await reader.open(hash);
    assert.ok((await reader.text('#list .lead')).startsWith(said));
  },
  'Davidson on both sides': async (reader) => {
    await seek(reader, 'Davidson');
    await reader.press('Enter');
    const headings = await reader.ask(() => [...document.querySelectorAll('#panel h3')].map((h) => h.textContent));
    assert.ok(headings.some((/** @type {string} */ words) => /^Says/.test(words)), headings.join(' | '));
  },
  'every card at first sight is hit, and every reason of the thesis can be put on top': async (reader) => {
    const { cards } = await reader.cards();
    const heads = cards.filter((/** @type {any} */ card) => card.type === 'head' && card.ref && card.y > 0).slice(0, 3);
    for (const head of heads) {
      await reader.ask(() => window.argmap.go({ n: '', b: '' }));
      await reader.clickCard((card) => card.key === head.key);
      assert.equal((await reader.state()).n, head.ref);
      await reader.click('#panel .actions a', 'Put on top');
      assert.equal((await reader.state()).b, head.ref);
    }
    await reader.step(-1);
  },
  'the argument is printed': async (reader) => {
    const pdf = await reader.page.pdf({ format: 'A4', timeout: 60000 });
    assert.ok(pdf.length > 50000);
  },
  'at 320 pixels nothing sticks out sideways': async (reader) => {
    await reader.size(320, 640);
    for (const view of await reader.ask(() => [...document.querySelectorAll('#views a')].map((a) => a.dataset.view))) {
      await reader.go(`#v=${view}`);
      assert.ok(await reader.ask(() => document.documentElement.scrollWidth) <= 320, view);
    }
  },
};
