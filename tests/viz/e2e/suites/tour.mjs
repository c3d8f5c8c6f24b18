/** The tour: every stop by mouse and by keyboard, and the way back; on any map that has one. */
import assert from 'node:assert/strict';

const stop = async (/** @type {any} */ reader) => (await reader.state()).s;

export const cases = {
  'the tour is walked to its end and back by mouse': async (reader) => {
    await reader.click('#views [data-view=tour]');
    const titles = await reader.ask(() => [...document.querySelectorAll('#list .stops a')].map((a) => a.textContent));
    await reader.click('#list a', 'Start');
    for (const [at, title] of titles.entries()) {
      assert.equal(await stop(reader), at + 1);
      assert.equal(await reader.text('#tour strong'), title);
      assert.equal(await reader.status(), `Stop ${at + 1} of ${titles.length}: ${title}`);
      if (at + 1 < titles.length) await reader.click('#tour [data-go=next]');
    }
    assert.equal(await reader.count('#tour [data-go=next]'), 0);
    await reader.click('#tour [data-go=previous]');
    assert.equal(await stop(reader), titles.length - 1);
    await reader.click('#tour [data-go=end]');
    assert.equal(await reader.count('#tour'), 0);
  },
  'the tour is walked by keyboard, and the keyboard stays on its bar': async (reader) => {
    await reader.tabPress('#views [data-view=tour]');
    await reader.tabPress('#list a', 'Start');
    await reader.tabTo('#tour [data-go=next]', '');
    await reader.press('Enter');
    assert.equal(await stop(reader), 2);
    assert.ok(await reader.holds('#tour [data-go=next]'));
    await reader.press('ArrowRight');
    assert.equal(await stop(reader), 3);
    await reader.press('ArrowLeft', 'ArrowLeft');
    assert.equal(await stop(reader), 1);
    await reader.tabPress('#tour [data-go=end]');
    assert.equal(await stop(reader), 0);
    assert.ok(await reader.holds('#app'), 'the keyboard is not dropped');
  },
  'whoever looks around finds the way back to the stop': async (reader) => {
    await reader.open('#s=2');
    const state = await reader.state();
    await reader.click('#views [data-view=actors]');
    await reader.click('#list a[data-ref]');
    assert.equal(await stop(reader), 2);
    await reader.click('#tour [data-go=back]');
    assert.equal(await stop(reader), 2);
    assert.equal((await reader.state()).s, state.s);
    assert.equal(await reader.count('#tour [data-go=back]'), 0);
  },
};
