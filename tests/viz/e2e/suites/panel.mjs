/** The panel: what is known of a thing, its links and what can be done with it, by mouse and by keyboard; on the tiny map. */
import assert from 'node:assert/strict';

/** Pastes what is on the clipboard into the search field, as a person would. @param {any} reader */
async function pasted(reader) {
  await reader.click('#search');
  await reader.press('Control+v');
  return reader.ask(() => document.getElementById('search').value);
}

export const cases = {
  'every link of a panel leads to what it names, by mouse and by keyboard': async (reader) => {
    for (const id of ['claim:farmers-agree', 'source:talk-with-okke', 'actor:okke-brand']) {
      await reader.go(`#n=${id}`);
      const links = await reader.ask(() => [...document.querySelectorAll('#panel a[data-ref]')].filter((a) => a.checkVisibility()).map((a) => a.dataset.ref));
      assert.ok(links.length > 1, id);
      for (const ref of new Set(links)) {
        await reader.go(`#n=${id}`);
        await reader.click(`#panel a[data-ref="${ref}"]`);
        assert.equal((await reader.state()).n, ref);
        assert.equal(await reader.count('#panel:not([hidden])'), 1);
      }
    }
    await reader.go('#n=claim:farmers-agree');
    await reader.tabPress('#panel a[data-ref="actor:okke-brand"]');
    assert.equal((await reader.state()).n, 'actor:okke-brand');
    assert.ok(await reader.holds('#panel'), 'the keyboard stays in the panel');
  },
  'Details shut and open again, and the keyboard goes along': async (reader) => {
    await reader.go('#n=claim:farmers-agree');
    await reader.click('#close');
    assert.equal(await reader.count('#panel'), 0);
    assert.equal((await reader.state()).n, '');
    await reader.go('#v=focus&n=claim:farmers-agree');
    assert.equal(await reader.count('#panel'), 0);
    await reader.tabPress('#details');
    assert.ok(await reader.holds('#panel-body'));
    await reader.tabPress('#close', '', ' ');
    assert.equal(await reader.count('#panel'), 0);
    assert.ok(await reader.holds('#canvas'));
    await reader.go('#v=map&n=claim:farmers-agree');
    await reader.tabTo('#panel-body');
    await reader.press('Escape');
    assert.equal((await reader.state()).n, '');
    assert.equal(await reader.holds('#app'), true, 'the keyboard is not dropped');
  },
  'Focus and Put on top do what they say': async (reader) => {
    await reader.go('#n=claim:farmers-agree');
    await reader.click('#panel .actions a', 'Put on top');
    assert.equal((await reader.state()).b, 'claim:farmers-agree');
    await reader.tabPress('#panel .actions a', 'Focus');
    assert.equal((await reader.state()).v, 'focus');
    assert.ok(await reader.holds('#canvas'));
  },
  'the verdict unfolds, and every step of why is a link': async (reader) => {
    await reader.go('#n=claim:dikes-cost-more');
    const folded = await reader.ask(() => [...document.querySelectorAll('#panel details')].filter((d) => !d.open).length);
    assert.ok(folded > 0);
    await reader.tabPress('#panel summary');
    assert.ok(await reader.ask(() => document.activeElement.parentElement.open));
    await reader.click('#panel summary');
    assert.match(await reader.text('#panel .standing'), /stands|open/);
  },
  'a link and a citation are copied, by mouse and by keyboard': async (reader) => {
    await reader.go('#n=claim:farmers-agree&t=dark');
    await reader.click('#panel .actions button', 'Copy link');
    await reader.until('it is said', async () => (await reader.status()) === 'Link copied');
    const link = await pasted(reader);
    assert.ok(link.endsWith('#n=claim:farmers-agree&t=dark'), link);
    await reader.open('#n=claim:farmers-agree');
    await reader.tabPress('#panel .actions button', 'Copy citation');
    await reader.until('it is said', async () => (await reader.status()) === 'Citation copied');
    assert.match(await pasted(reader), /^Ida Vermeer \(2019\)\. Giving the river room\. In other words: “Most farmers/);
  },
  'a link that was copied opens the same page again': async (reader) => {
    await reader.go('#v=weak&n=claim:farmers-agree&f=type:claim&r=source:delta-report&t=dark');
    const [hash, state] = [await reader.hash(), await reader.state()];
    await reader.open(hash);
    assert.deepEqual(await reader.state(), state);
  },
};
