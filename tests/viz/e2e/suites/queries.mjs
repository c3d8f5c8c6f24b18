/** The gallery of queries in the page as it is built by default; on a small map with questions. */
import assert from 'node:assert/strict';

export const cases = {
  'a question is opened by mouse, shows its query and its answer, and its links lead into the map': async (reader) => {
    await reader.click('#views [data-view=queries]');
    const questions = await reader.count('#list a[data-ref]');
    assert.ok(questions > 10);
    for (let at = 0; at < Math.min(questions, 8); at += 1) {
      await reader.go('#v=queries');
      const name = await reader.ask((/** @type {number} */ place) => { const a = [...document.querySelectorAll('#list a[data-ref]')].filter((e) => e.checkVisibility())[place]; a.click(); return a.dataset.ref; }, at);
      assert.equal((await reader.state()).k, name);
      assert.match(await reader.text('#list pre.query'), /SELECT/i);
    }
    await reader.go('#v=queries');
    await reader.click('#list a[data-ref]');
    if (await reader.count('#list table a[data-ref]')) {
      await reader.click('#list table a[data-ref]');
      assert.ok((await reader.state()).n);
    }
    await reader.click('#list a', 'All questions');
    assert.equal((await reader.state()).k, '');
  },
  'by keyboard: a question, its query copied, and back': async (reader) => {
    await reader.tabPress('#views [data-view=queries]');
    await reader.tabPress('#list a[data-ref]');
    const { k } = await reader.state();
    assert.ok(k);
    await reader.tabPress('#list button', 'Copy query');
    await reader.until('it is said', async () => (await reader.status()) === 'Query copied');
    await reader.tabPress('#list button', 'Copy command', ' ');
    await reader.until('it is said', async () => (await reader.status()) === 'Command copied');
    await reader.step(-1);
    assert.equal((await reader.state()).k, '');
  },
  'the queries for weak points lead to their list, and the list to them': async (reader) => {
    await reader.go('#v=weak');
    await reader.click('#list a[data-query]');
    const { v, k } = await reader.state();
    assert.equal(v, 'queries');
    assert.match(k, /^weak-/);
    await reader.click('#list a', 'Weak points');
    assert.equal((await reader.state()).v, 'weak');
  },
};
