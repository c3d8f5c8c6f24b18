/** A map and addresses in which every text tries to be something else: nothing runs, nothing leaves, links are what they say. */
import assert from 'node:assert/strict';

import { pause } from '../reader.mjs';

/** What an address can be made to say. */
const EVIL = ['<img src=x onerror="window.hacked=1">', '"><svg onload=window.hacked=1>', "';window.hacked=1;//", 'javascript:window.hacked=1', '</script><script>window.hacked=1</script>', '{{7*7}}', '__proto__', 'constructor', '\u202e\u2066\u0000', 'x'.repeat(5000)];
const KEYS = ['n', 'v', 'b', 'p', 'q', 'f', 'r', 'a', 't', 'd', 's', 'k'];

/** Fails if a text became an element, or an address a link that is not to the page or the web. @param {any} reader @param {string} where */
async function isText(reader, where) {
  const found = await reader.ask(() => {
    const made = [...document.querySelectorAll('#app img, #app svg, #app script, #app style, #app iframe, #app object, #app form, #document img, #document script, #document style, #document iframe')];
    const armed = [...document.querySelectorAll('*')].filter((e) => e.getAttributeNames().some((name) => name.startsWith('on') || name === 'srcdoc' || name === 'style' && /url\(/.test(e.getAttribute('style'))));
    const links = [...document.querySelectorAll('a[href]')].filter((a) => !a.getAttribute('href').startsWith('#'));
    const bad = links.filter((a) => !/^https?:\/\/[^\s]+$/.test(a.getAttribute('href')) || !a.relList.contains('noreferrer') || !a.relList.contains('noopener') || a.ping);
    return [...made, ...armed, ...bad].map((e) => e.outerHTML.slice(0, 200));
  });
  assert.deepEqual(found, [], where);
  await reader.atPeace();
}

/** Everything that can be chosen. @param {any} reader @returns {Promise<string[]>} */
async function things(reader) {
  const statements = await reader.ask(() => [...document.querySelectorAll('#tree [data-id]')].map((item) => item.dataset.id));
  const others = [];
  for (const view of ['sources', 'actors']) {
    await reader.go(`#v=${view}`);
    others.push(...await reader.ask(() => [...document.querySelectorAll('#list > .entries > [data-row]')].map((row) => row.dataset.row)));
  }
  return [...new Set([...statements, ...others])];
}

const views = (/** @type {any} */ reader) => reader.ask(() => [...document.querySelectorAll('#views a')].map((a) => a.dataset.view));

export const cases = {
  'in every view, with everything unfolded, texts stay texts': async (reader) => {
    for (const view of await views(reader)) {
      await reader.go(`#v=${view}`);
      await reader.ask(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      await isText(reader, view);
    }
  },
  'in the panel and in Focus of every thing texts stay texts': async (reader) => {
    for (const id of await things(reader)) {
      for (const view of ['map', 'focus']) {
        await reader.ask((/** @type {string} */ n, /** @type {string} */ v) => window.argmap.go({ n, v, d: '1' }), id, view);
        await reader.ask(() => document.querySelectorAll('#panel details').forEach((d) => { d.open = true; }));
        await isText(reader, `${id} in ${view}`);
      }
    }
  },
  'in filters, chips, the scenario bar, the tour and the status line texts stay texts': async (reader) => {
    await reader.click('#filter');
    await reader.ask(() => document.querySelectorAll('#filters details').forEach((d) => { d.open = true; }));
    const filters = await reader.ask(() => [...document.querySelectorAll('#filters [data-filter]')].map((box) => box.dataset.filter));
    const some = await things(reader);
    await reader.ask((/** @type {string[]} */ f, /** @type {string[]} */ r) => window.argmap.go({ f, r, s: 1, v: 'whatif' }), filters.slice(0, 30), some.slice(0, 30));
    assert.ok(await reader.count('#chosen .chip') > 5);
    assert.ok(await reader.count('#scenario .supposed') > 5);
    await isText(reader, 'filters and scenario');
    for (const id of some) { await reader.ask((/** @type {string} */ n) => window.argmap.go({ n }), id); assert.ok((await reader.status()).length < 500); }
    await isText(reader, 'status line');
  },
  'what is searched for is text, in the list, in the table and in what to loosen': async (reader) => {
    for (const words of EVIL) {
      await reader.ask((/** @type {string} */ q) => { const field = document.getElementById('search'); field.value = q; field.dispatchEvent(new Event('input')); }, words);
      await pause(150);
      await reader.settle();
      await reader.go(`${(await reader.hash()).replace(/&?v=table/, '')}&v=table`);
    }
    await isText(reader, 'search');
  },
  'whatever an address says, the page opens, and nothing of it is more than text': async (reader) => {
    for (const evil of EVIL) {
      const hash = `#${KEYS.map((key) => `${key}=${encodeURIComponent(evil)}&${key}=${evil.slice(0, 60)}`).join('&')}`;
      await reader.open(hash);
      await isText(reader, `opened with ${evil.slice(0, 40)}`);
      await reader.go('');
      await reader.go(hash);
      const { n, b, r, a, f, s, k, p, t } = await reader.state();
      assert.deepEqual({ n, b, r, a, f, s, k, p, t }, { n: '', b: '', r: [], a: [], f: [], s: 0, k: '', p: 0, t: '' });
      await isText(reader, `went to ${evil.slice(0, 40)}`);
    }
    for (const hash of ['#%', '#%E0%A4%A', '#&&&==', '#n', `#${'f=a:b&'.repeat(3000)}`, `#${'r=x&'.repeat(3000)}`]) {
      await reader.open(hash);
      await reader.atPeace();
    }
  },
  'the saved SVG holds text and shapes alone': async (reader) => {
    for (const view of ['map', 'focus']) {
      await reader.go(`#v=${view}`);
      const svg = (await reader.saved(/\.svg$/, () => reader.click('#save-svg'))).toString('utf-8');
      const tags = [...svg.matchAll(/<([\w:-]+)([^>]*)>/g)];
      assert.deepEqual([...new Set(tags.map(([, name]) => name))].filter((name) => !['desc', 'g', 'path', 'svg', 'text', 'title'].includes(name)), []);
      assert.deepEqual(tags.filter(([, , attributes]) => /\s(?:on\w+|(?:xlink:)?href|style)=/.test(attributes)), []);
      const png = await reader.saved(/\.png$/, () => reader.click('#save-png'));
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
    }
  },
  'citations and Turtle are handed over as they are': async (reader) => {
    for (const id of (await things(reader)).filter((one) => one.startsWith('claim:')).slice(0, 4)) {
      await reader.go(`#v=map&n=${id}`);
      await reader.click('#panel .actions button', 'Copy citation');
      await reader.until('it is said', async () => (await reader.status()) === 'Citation copied');
      assert.ok((await reader.saved(/\.ttl$/, () => reader.click('#panel .actions button', 'Turtle'))).length > 100);
      await isText(reader, id);
    }
  },
  'in print there are texts alone': async (reader) => {
    assert.ok((await reader.page.pdf({ format: 'A4' })).length > 10000);
    await isText(reader, 'print');
  },
};
