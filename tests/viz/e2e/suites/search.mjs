/** Search and filters, by mouse and by keyboard; on the tiny map. */
import assert from 'node:assert/strict';

import { pause } from '../reader.mjs';

/** @param {any} reader @param {string} words */
async function seek(reader, words) {
  await reader.type(words);
  await pause(160);
  await reader.settle();
}

export const cases = {
  'search finds by keyboard alone, without accents or order': async (reader) => {
    await reader.tabTo('#search');
    await seek(reader, 'brand okke');
    assert.match(await reader.status(), /^\d+ results?$/);
    await reader.press('ArrowDown');
    assert.ok(await reader.holds('#results a'));
    await reader.press('ArrowDown', 'ArrowUp', 'Enter');
    assert.equal((await reader.state()).n, 'actor:okke-brand');
    assert.equal(await reader.count('#results'), 0);
    assert.ok(await reader.holds('#panel-body'));
  },
  'search finds by mouse, marks the outline and the map, and Escape ends it': async (reader) => {
    await reader.click('#search');
    await seek(reader, 'dikes');
    assert.ok(await reader.count('#tree .hit') > 0);
    assert.match(await reader.hash(), /q=dikes/);
    await reader.click('#results a', 'Raising the dikes');
    assert.equal((await reader.state()).n, 'claim:dikes-cost-more');
    await reader.click('#search');
    await reader.press('Escape');
    assert.equal((await reader.state()).q, '');
    assert.equal(await reader.count('#tree .hit'), 0);
  },
  'a search that finds nothing says what to loosen': async (reader) => {
    await reader.tabTo('#search');
    await seek(reader, 'farmers zzzz');
    assert.equal(await reader.status(), '0 results');
    await reader.press('ArrowDown');
    assert.ok(await reader.holds('#results button'));
    await reader.press('Enter');
    assert.equal((await reader.state()).q, 'farmers');
    assert.ok(await reader.count('#results a') > 0);
  },
  'filters are chosen, loosened and cleared by keyboard': async (reader) => {
    await reader.tabPress('#filter');
    assert.ok(await reader.holds('#filters-title'));
    await reader.tabPress('#filters [data-group=type] summary', 'Type');
    await reader.tabPress('#filters [data-filter="type:evidence"]', '', ' ');
    assert.deepEqual((await reader.state()).f, ['type:evidence']);
    assert.match(await reader.status(), /^2 of 12 statements fit$/);
    await reader.press('Escape');
    assert.ok(await reader.holds('#filter'));
    await reader.tabPress('#chosen .chip');
    assert.deepEqual((await reader.state()).f, []);
    assert.ok(await reader.holds('#filter'));
  },
  'filters are chosen and cleared by mouse, the views follow, and Back undoes': async (reader) => {
    await reader.click('#filter');
    assert.equal(await reader.attribute('#filter', 'aria-expanded'), 'true');
    await reader.click('#filters [data-group=type] summary');
    await reader.click('#filters [data-filter="type:evidence"]');
    await reader.click('#filters button', 'Done');
    assert.equal(await reader.count('#filters'), 0);
    await reader.click('#views [data-view=table]');
    assert.equal(await reader.count('#list tbody tr'), 2);
    await reader.step(-2);
    await reader.until('the filter is gone', async () => (await reader.state()).f.length === 0);
    await reader.go('#f=type:evidence&f=role:theory');
    assert.equal(await reader.text('#chosen .left'), 'Nothing fits.');
    await reader.click('#chosen .button');
    assert.equal((await reader.state()).f.length, 1);
    await reader.click('#chosen .quiet', 'Clear');
    assert.deepEqual((await reader.state()).f, []);
  },
  'every value of every filter can be switched on and off': async (reader) => {
    await reader.click('#filter');
    await reader.ask(() => document.querySelectorAll('#filters details').forEach((d) => { d.open = true; }));
    const all = await reader.ask(() => [...document.querySelectorAll('#filters [data-filter]')].map((box) => box.dataset.filter));
    assert.ok(all.length > 25);
    for (const filter of all) {
      await reader.ask((/** @type {string} */ f) => document.querySelector(`#filters [data-filter="${f}"]`).click(), filter);
      assert.deepEqual((await reader.state()).f, [filter]);
      await reader.ask((/** @type {string} */ f) => document.querySelector(`#filters [data-filter="${f}"]`).click(), filter);
    }
    assert.deepEqual((await reader.state()).f, []);
  },
};
