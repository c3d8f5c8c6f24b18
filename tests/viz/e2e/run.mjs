/**
 * Runs suites in one browser and tells of each case in a line of JSON: `{suite, name, ok, why, seconds}`.
 *
 *   node tests/viz/e2e/run.mjs --browser firefox --program /usr/bin/firefox-esr --page map.html --suites views,outline
 *
 * With `--list` it only names the cases.  A case is a sentence and what to do; before it the page is loaded anew, after it
 * nothing may have gone wrong: no request, no violation of the policy, no error.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { start } from './browsers.mjs';
import { Reader } from './reader.mjs';

const { values: told } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, program: { type: 'string', default: '' }, page: { type: 'string', default: '' }, suites: { type: 'string', default: '' }, only: { type: 'string', default: '' }, list: { type: 'boolean', default: false } },
});

const say = (/** @type {object} */ what) => process.stdout.write(`${JSON.stringify(what)}\n`);

/** @param {Reader} reader @param {[string, (reader: Reader) => Promise<void>]} one */
async function tried(reader, [name, act]) {
  const began = Date.now();
  let why = '';
  try {
    reader.trouble.length = 0;
    await reader.size();
    await reader.open();
    await act(reader);
    await reader.atPeace();
  } catch (error) {
    why = String(error.stack || error).split('\n').slice(0, 24).join('\n');
  }
  return { name, ok: !why, why, seconds: (Date.now() - began) / 1000 };
}

/** @param {string} name */
async function suiteOf(name) {
  const { cases, wishes = [] } = await import(`./suites/${name}.mjs`);
  return { name, wishes, cases: Object.entries(cases).filter(([sentence]) => sentence.includes(told.only)) };
}

const suites = await Promise.all(told.suites.split(',').map(suiteOf));
if (told.list) for (const { name: suite, cases } of suites) for (const [name] of cases) say({ suite, name });
else {
  const downloads = mkdtempSync(join(tmpdir(), 'argmap-e2e-'));
  let browser = null;
  let wished = '';
  for (const { name: suite, wishes, cases } of suites) {
    if (!browser || String(wishes) !== wished) {
      await browser?.close();
      browser = await start(told.browser, told.program, downloads, wishes);
      wished = String(wishes);
    }
    const reader = await Reader.of(browser, pathToFileURL(told.page).href, downloads);
    for (const one of cases) say({ suite, ...(await tried(reader, one)) });
    await reader.page.close();
  }
  await browser?.close();
  rmSync(downloads, { recursive: true, force: true });
}
