/** The map and Focus: cards by mouse and by keyboard, zoom, the way to the thesis, the minimap; on the tiny map. */
import assert from 'node:assert/strict';

const isOf = (/** @type {string} */ id) => (/** @type {any} */ card) => card.ref === id && !['more', 'besides'].includes(card.type);
const HEAD = 'claim:dikes-cost-more';

/** @param {any} reader */
const scale = async (reader) => (await reader.cards()).scale;

export const cases = {
  'a click on a card chooses it, everywhere alike': async (reader) => {
    await reader.clickCard(isOf('claim:farmers-agree'));
    assert.equal((await reader.state()).n, 'claim:farmers-agree');
    assert.match((await reader.cards()).selected, /^claim:farmers-agree/);
    assert.equal(await reader.text('#panel h2'), 'Most farmers along the river agree to sell.');
    assert.equal(await reader.attribute('#tree [aria-selected=true]', 'data-id'), 'claim:farmers-agree');
    assert.match(await reader.hash(), /n=claim:farmers-agree/);
    assert.match(await reader.status(), /Most farmers/);
  },
  'a card is hit wherever it is seen, and nothing beside it': async (reader) => {
    for (const [x, y] of [[0.02, 0.06], [0.98, 0.06], [0.02, 0.5], [0.98, 0.94], [0.5, 0.5]]) {
      await reader.ask(() => window.argmap.go({ n: '', b: '' }));
      await reader.clickCard(isOf('claim:farmers-agree'), { x, y });
      assert.equal((await reader.state()).n, 'claim:farmers-agree', `${x} ${y}`);
    }
    await reader.ask(() => window.argmap.go({ n: '', b: '' }));
    await reader.clickCard(isOf('claim:farmers-agree'), { x: -0.02 });
    assert.equal((await reader.state()).n, '');
  },
  'a double click puts a card in Focus': async (reader) => {
    await reader.clickCard(isOf(HEAD), { count: 2 });
    await reader.until('it is in focus', async () => (await reader.state()).v === 'focus');
    assert.equal((await reader.state()).n, HEAD);
  },
  'a click on the number at a card opens what is below': async (reader) => {
    const { cards } = await reader.cards();
    const card = cards.find(isOf(HEAD));
    await reader.clickCard(isOf(HEAD), { x: 30 / card.w, y: 1 - 8 / card.h });
    assert.equal((await reader.state()).b, HEAD);
    assert.equal((await reader.cards()).cards.find((/** @type {any} */ c) => c.type === 'top').ref, HEAD);
    assert.match(await reader.text('#trail [aria-current]'), /^Raising the dikes/);
    await reader.click('#trail a', 'Giving the river');
    assert.equal((await reader.state()).b, '');
  },
  'arrows go from card to card, Space opens, Enter puts in focus, Escape goes up': async (reader) => {
    await reader.tabTo('#canvas');
    await reader.press('ArrowDown');
    assert.equal((await reader.cards()).selected, 'claim:room-is-fairer');
    await reader.press('ArrowDown', 'ArrowLeft');
    assert.equal((await reader.state()).n, HEAD);
    await reader.press('ArrowRight');
    assert.equal((await reader.state()).n, 'claim:farmers-agree');
    await reader.press(' ');
    assert.equal((await reader.state()).b, 'claim:farmers-agree');
    await reader.press('Enter');
    assert.equal((await reader.state()).v, 'focus');
    await reader.step(-1);
    await reader.until('back on the map', async () => (await reader.state()).v === 'map');
    await reader.press('Escape');
    assert.equal((await reader.state()).n, '');
    await reader.press('Escape');
    assert.equal((await reader.state()).b, '');
    assert.ok(await reader.holds('#canvas'));
  },
  'every card is reached with the arrow keys': async (reader) => {
    await reader.tabTo('#canvas');
    await reader.press('ArrowDown');
    const first = (await reader.cards()).selected;
    /** @type {Map<string, string>} */ const refs = new Map((await reader.cards()).cards.filter((/** @type {any} */ c) => c.type !== 'caption').map((/** @type {any} */ c) => [c.key, c.ref]));
    const [seen, next] = [new Set([first]), [first]];
    for (let key = next.pop(); key; key = next.pop()) {
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        await reader.ask((/** @type {string} */ n) => window.argmap.go({ n }), refs.get(key));
        await reader.page.keyboard.press(arrow);
        const { selected } = await reader.cards();
        if (!seen.has(selected)) { seen.add(selected); next.push(selected); }
      }
    }
    assert.deepEqual([...refs.keys()].filter((key) => !seen.has(key)), []);
  },
  'the keyboard zooms and pans, and says so': async (reader) => {
    await reader.tabTo('#canvas');
    const first = await scale(reader);
    await reader.press('+');
    assert.ok(await scale(reader) > first);
    assert.match(await reader.status(), /^Zoom \d+ %$/);
    await reader.press('-', '-');
    assert.ok(await scale(reader) < first);
    const [before] = (await reader.cards()).cards;
    await reader.press('Shift+ArrowRight');
    assert.ok(Math.abs((await reader.cards()).cards[0].x - before.x + 80) < 2);
    await reader.press('0');
    assert.equal(await scale(reader), first);
  },
  'the buttons zoom, by mouse and by keyboard': async (reader) => {
    const first = await scale(reader);
    await reader.click('#zoom-in');
    assert.ok(await scale(reader) > first);
    await reader.click('#zoom-out');
    await reader.click('#zoom-out');
    assert.ok(await scale(reader) < first);
    await reader.click('#zoom');
    assert.equal(await scale(reader), first);
    await reader.tabPress('#zoom-in');
    assert.ok(await scale(reader) > first);
    await reader.tabPress('#zoom-all', '', ' ');
    assert.ok(await scale(reader) <= 1);
    await reader.tabTo('#zoom');
    await reader.press('Enter');
    assert.equal(await scale(reader), first);
  },
  'the wheel moves the map, with Control it zooms; dragging moves it too': async (reader) => {
    const box = await reader.ask(() => { const b = document.getElementById('canvas').getBoundingClientRect(); return { x: b.x + b.width / 2, y: b.y + b.height - 30 }; });
    await reader.page.mouse.move(box.x, box.y);
    const [before] = (await reader.cards()).cards;
    await reader.page.mouse.wheel({ deltaY: 60 });
    await reader.until('it moves', async () => (await reader.cards()).cards[0].y < before.y - 10);
    await reader.page.keyboard.down('Control');
    await reader.page.mouse.wheel({ deltaY: -60 });
    await reader.page.keyboard.up('Control');
    await reader.until('it zooms', async () => await scale(reader) > 1.01);
    const [, second] = (await reader.cards()).cards;
    await reader.page.mouse.down();
    await reader.page.mouse.move(box.x + 60, box.y - 40, { steps: 4 });
    await reader.page.mouse.up();
    await reader.until('it is dragged', async () => Math.abs((await reader.cards()).cards[1].x - second.x - 60) < 8);
    assert.equal((await reader.state()).n, '', 'dragging chooses nothing');
  },
  'the minimap moves the map by mouse and by keyboard': async (reader) => {
    for (let times = 0; times < 5; times += 1) await reader.click('#zoom-in');
    assert.equal(await reader.count('#minimap'), 1);
    const [before] = (await reader.cards()).cards;
    const box = await reader.ask(() => { const b = document.querySelector('#minimap canvas').getBoundingClientRect(); return { x: b.x, y: b.y }; });
    await reader.page.mouse.click(box.x + 3, box.y + 3);
    await reader.settle();
    const [moved] = (await reader.cards()).cards;
    assert.ok(moved.x > before.x || moved.y > before.y);
    await reader.tabTo('#minimap');
    await reader.press('ArrowDown');
    assert.ok(Math.abs((await reader.cards()).cards[0].y - moved.y + 80) < 2);
  },
  'Focus shows the way to the thesis, the reasons, the note and who says it': async (reader) => {
    await reader.go('#v=focus&n=claim:farmers-agree');
    const refs = (await reader.cards()).cards.map((/** @type {any} */ c) => c.ref);
    for (const wanted of ['claim:farmers-agree', 'claim:room-is-fairer', 'evidence:survey']) assert.ok(refs.includes(wanted), wanted);
    assert.ok((await reader.cards()).cards.some((/** @type {any} */ c) => c.type === 'who'));
    await reader.tabTo('#canvas');
    await reader.press('ArrowRight');
    assert.notEqual((await reader.cards()).selected, '');
    await reader.clickCard(isOf('evidence:survey'));
    assert.equal((await reader.state()).n, 'evidence:survey');
    await reader.click('#trail a', 'Giving the river');
    assert.equal((await reader.state()).n, 'claim:room-is-fairer');
  },
};
