/** The views that are lists: their links, folds, chips and sorting; on the tiny map. */
import assert from 'node:assert/strict';

export const cases = {
  'the weak points: a chip leads to its kind, by mouse and by keyboard, and a row to its statement': async (reader) => {
    await reader.click('#views [data-view=weak]');
    const first = await reader.text('#list .chip');
    await reader.click('#list .chip');
    assert.ok(await reader.holds('#list section'));
    assert.ok((await reader.ask(() => document.activeElement.querySelector('h3').textContent)).startsWith(first.replace(/\s*\d+$/, '')));
    await reader.tabTo('#list .chip');
    await reader.press('Enter');
    assert.ok(await reader.holds('#list section'));
    await reader.tabPress('#list .entry a[data-ref]');
    assert.ok((await reader.state()).n);
    assert.equal(await reader.count('#panel'), 1);
  },
  'the debate, the sources, the actors and the text: every link leads to what it names': async (reader) => {
    for (const view of ['debate', 'sources', 'actors', 'text']) {
      await reader.click(`#views [data-view=${view}]`);
      await reader.ask(() => document.querySelectorAll('#list details').forEach((d) => { d.open = true; }));
      const refs = await reader.ask(() => [...document.querySelectorAll('#list a[data-ref]')].map((a) => a.dataset.ref));
      assert.ok(refs.length > 1, view);
      for (const ref of [...new Set(refs)].slice(0, 6)) {
        await reader.ask((/** @type {string} */ id) => document.querySelector(`#list a[data-ref="${id}"]`).click(), ref);
        assert.deepEqual([(await reader.state()).n, (await reader.state()).v], [ref, view]);
      }
    }
  },
  'a fold opens by mouse and by keyboard': async (reader) => {
    await reader.go('#v=sources');
    await reader.click('#list summary');
    assert.equal(await reader.count('#list details[open]'), 1);
    await reader.press('Enter');
    assert.equal(await reader.count('#list details[open]'), 0);
    await reader.press(' ');
    assert.equal(await reader.count('#list details[open]'), 1);
  },
  'the table sorts by each column, by mouse and by keyboard, and says so': async (reader) => {
    await reader.click('#views [data-view=table]');
    const heads = await reader.ask(() => [...document.querySelectorAll('#list thead button')].map((button) => button.firstChild.textContent));
    for (const [at, head] of heads.entries()) {
      await reader.click(`#list thead th:nth-child(${at + 1}) button`);
      assert.match(await reader.status(), new RegExp(`^Sorted by ${head}, (?:as|des)cending$`));
      const way = await reader.attribute(`#list thead th:nth-child(${at + 1})`, 'aria-sort');
      await reader.press('Enter');
      assert.notEqual(await reader.attribute(`#list thead th:nth-child(${at + 1})`, 'aria-sort'), way);
      assert.ok(await reader.holds(`#list thead th:nth-child(${at + 1})`), 'the keyboard stays on the heading');
    }
    await reader.go('#v=table&q=farmers');
    assert.ok(await reader.count('#list tbody tr') < 6);
    await reader.tabTo('#list .scroll');
  },
  'the timeline goes by the years, and says what each statement is ground for': async (reader) => {
    await reader.click('#views [data-view=timeline]');
    assert.equal(await reader.text('#list .when'), '1990 to 2010');
    await reader.click('#list .entry a[data-ref]');
    assert.equal((await reader.state()).n, 'evidence:upkeep-figures');
    await reader.tabPress('#list summary');
    assert.equal(await reader.count('#list details[open]'), 1);
  },
};
