/** What is around the views: theme, key, files to keep, deep links, paper, a frame in another page; on the tiny map. */
import assert from 'node:assert/strict';

const ground = (/** @type {any} */ reader) => reader.ask(() => getComputedStyle(document.body).backgroundColor);

export const cases = {
  'the theme changes by mouse and by keyboard, on the canvas too, and is in the address': async (reader) => {
    const light = await ground(reader);
    await reader.click('#theme');
    const dark = await ground(reader);
    assert.notEqual(dark, light);
    assert.match(await reader.hash(), /t=dark/);
    assert.equal(await reader.attribute('#theme', 'aria-label'), 'Light colours');
    await reader.tabPress('#theme', '', ' ');
    assert.equal(await ground(reader), light);
    assert.ok(await reader.holds('#theme'));
  },
  'the key opens and shuts by mouse and by keyboard': async (reader) => {
    await reader.click('#key summary');
    assert.equal(await reader.count('#key > div'), 1);
    assert.match(await reader.text('#key > div'), /undercuts/);
    await reader.press('Escape');
    assert.equal(await reader.count('#key > div'), 0);
    assert.ok(await reader.holds('#key summary'));
    await reader.press('Enter');
    assert.equal(await reader.count('#key > div'), 1);
    await reader.tabTo('#key > div');
    await reader.click('h1');
    assert.equal(await reader.count('#key > div'), 0);
  },
  'the picture is saved as SVG and as PNG, by mouse and by keyboard': async (reader) => {
    for (const view of ['map', 'focus']) {
      await reader.go(`#v=${view}`);
      const svg = (await reader.saved(/\.svg$/, () => reader.click('#save-svg'))).toString('utf-8');
      assert.match(svg, /^<svg /);
      assert.ok(svg.includes('Giving the river room is cheaper'));
      const png = await reader.saved(/\.png$/, () => reader.tabPress('#save-png'));
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
      assert.match(await reader.status(), /\.png is saved/);
    }
  },
  'the Turtle of a statement is saved': async (reader) => {
    await reader.go('#n=claim:farmers-agree');
    const turtle = (await reader.saved(/^farmers-agree\.ttl$/, () => reader.tabPress('#panel .actions button', 'Turtle'))).toString('utf-8');
    assert.ok(turtle.includes('Most farmers along the river agree to sell.'));
  },
  'a link opens exactly what it names, and what a stranger writes there is dropped': async (reader) => {
    for (const [hash, wanted] of /** @type {Array<[string, any]>} */ ([
      ['#n=claim:farmers-agree&v=focus', { n: 'claim:farmers-agree', v: 'focus' }],
      ['#b=claim:dikes-cost-more', { b: 'claim:dikes-cost-more' }],
      ['#n=source:delta-report&v=sources&t=dark', { n: 'source:delta-report', v: 'sources', t: 'dark' }],
      ['#q=river&v=table', { q: 'river', v: 'table' }],
      ['#f=type:evidence&v=text', { f: ['type:evidence'], v: 'text' }],
      ['#s=2', { s: 2 }],
      ['#b=*', { b: '*' }],
      ['#n=claim:nowhere&v=nothing&b=claim:x&p=-1&t=pink&d=7&s=99&k=nothing&f=a:b&r=x&a=y', { n: '', v: '', b: '', p: 0, t: '', d: '', s: 0, k: '', f: [], r: [], a: [] }],
      ['#n=__proto__&v=constructor&b=toString&f=__proto__:x&k=constructor', { n: '', v: '', b: '', f: [], k: '' }],
      ['#%E0%A4%A&&&=&n', { n: '', v: '' }],
    ])) {
      await reader.open(hash);
      const state = await reader.state();
      assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((key) => [key, state[key]])), wanted, hash);
      await reader.go('');
      await reader.go(hash);
      const again = await reader.state();
      assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((key) => [key, again[key]])), wanted, `${hash}, typed`);
    }
  },
  'Tab reaches every part of the page and is nowhere caught': async (reader) => {
    await reader.go('#n=claim:farmers-agree&f=type:claim&r=source:delta-report&s=1');
    await reader.ask(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
    await reader.ask(() => document.getElementById('skip').focus());
    const parts = ['skip', 'search', 'filter', 'views', 'theme', 'chosen', 'tour', 'scenario', 'tree', 'canvas', 'panel', 'key', 'zoom', 'save-svg'];
    const seen = new Set(['skip']);
    for (let steps = 0; steps < 160; steps += 1) {
      await reader.page.keyboard.press('Tab');
      const ids = await reader.ask(() => { const all = []; for (let e = document.activeElement; e; e = e.parentElement) if (e.id) all.push(e.id); return all; });
      for (const id of ids) seen.add(id);
      if (seen.has('save-svg')) break;
    }
    assert.deepEqual(parts.filter((part) => !seen.has(part)), []);
  },
  'on paper there is the outline, in several pages': async (reader) => {
    const pdf = Buffer.from(await reader.page.pdf({ format: 'A4' }));
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.length > 20000, 'and not an empty one');
    const printed = await reader.ask(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText === 'print').map((rule) => rule.cssText).join('\n'));
    assert.match(printed, /#app\s*\{\s*display: none/);
    assert.match(printed, /#document\s*\{[^}]*display: block/);
    assert.match(await reader.ask(() => document.getElementById('document').textContent), /pulls against it, yet both can hold/);
  },
  'in a frame that may only run scripts everything but copying works': async (reader) => {
    const inside = reader.url;
    await reader.page.goto(new URL('frame.html', reader.url).href);
    const frame = await reader.until('the frame is there', async () => {
      const found = reader.page.frames().find((/** @type {any} */ one) => one !== reader.page.mainFrame());
      return found && await found.evaluate(() => document.documentElement.dataset.ready === '').catch(() => false) ? found : null;
    });
    const click = async (/** @type {string} */ selector) => { await frame.evaluate((/** @type {string} */ s) => document.querySelector(s).click(), selector); await frame.evaluate(() => new Promise((done) => { setTimeout(done, 60); })); };
    await click('#views [data-view=actors]');
    await click('#list a[data-ref]');
    assert.notEqual(await frame.evaluate(() => window.argmap.state().n), '');
    await click('#views [data-view=map]');
    assert.ok(await frame.evaluate(() => JSON.parse(document.getElementById('cards').textContent).cards.length > 1));
    await click('#theme');
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await frame.evaluate(() => window.argmap.go({ r: ['source:delta-report'], v: 'whatif' }));
    assert.ok(await frame.evaluate(() => document.querySelectorAll('#list [data-row]').length > 0));
    assert.deepEqual(reader.requests.filter((url) => !url.startsWith('file:') && !url.startsWith('about:') && !url.startsWith('data:')), []);
    await reader.page.goto(inside);
    reader.requests.length = 0;
  },
};
