/**
 * Somebody who reads a page: sees, clicks, types, and notes down whatever goes wrong meanwhile.  Nothing here knows in
 * which browser it is, except where one of them cannot say what the other can.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const WIDE = { width: 1280, height: 800 };
const PATIENCE = 8000;

export const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

export class Reader {
  /** @type {string[]} Errors and warnings of the console, and errors that nothing caught. */ trouble = [];
  /** @type {string[]} What was asked of anybody. */ requests = [];

  /** @param {any} page puppeteer's @param {string} url of the file @param {string} downloads */
  constructor(page, url, downloads) {
    this.page = page;
    this.url = url;
    this.downloads = downloads;
  }

  /** Opens a tab that is watched. @param {any} browser @param {string} url @param {string} downloads */
  static async of(browser, url, downloads) {
    const reader = new Reader(await browser.newPage(), url, downloads);
    const { page } = reader;
    page.on('console', (/** @type {any} */ said) => { if (['error', 'warn', 'warning'].includes(said.type())) reader.trouble.push(said.text()); });
    page.on('pageerror', (/** @type {any} */ error) => reader.trouble.push(String(error.message || error)));
    page.on('request', (/** @type {any} */ request) => reader.requests.push(request.url()));
    page.on('dialog', (/** @type {any} */ dialog) => { reader.trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    await page.evaluateOnNewDocument(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    await page.setViewport(WIDE);
    return reader;
  }

  /** Loads the page anew, at an address within it. @param {string} hash */
  async open(hash = '') {
    await this.page.goto('about:blank');
    this.requests.length = 0;
    await this.page.goto(this.url + hash);
    await this.page.waitForSelector('html[data-ready]', { timeout: 30000 });
    await this.settle();
  }

  /** Goes to an address within the page, as one who types it. @param {string} hash */
  async go(hash) {
    await this.page.evaluate((to) => { location.hash = to; }, hash || '#');
    await this.settle();
  }

  /** Waits until what was asked for is drawn. */
  async settle() {
    await this.page.evaluate(() => new Promise((done) => { setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 20); }));
  }

  /** @param {number} width @param {number} [height] */
  async size(width = WIDE.width, height = WIDE.height) {
    await this.page.setViewport({ width, height });
    await this.settle();
  }

  /** Asks the page. @param {any} question a function @param {...any} given */
  ask(question, ...given) {
    return this.page.evaluate(question, ...given);
  }

  /** Waits until something is so. @param {string} what for the message @param {() => Promise<any>} look */
  async until(what, look) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) assert.fail(`waited in vain until ${what}`);
      await pause(40);
    }
  }

  state() {
    return this.ask(() => window.argmap.state());
  }

  hash() {
    return this.ask(() => location.hash);
  }

  /** @returns {Promise<any>} what is on the canvas, from the page's own mirror */
  cards() {
    return this.ask(() => JSON.parse(document.getElementById('cards').textContent));
  }

  /** @param {string} selector @returns {Promise<string>} */
  text(selector) {
    return this.ask((/** @type {string} */ s) => document.querySelector(s)?.innerText.trim() ?? null, selector);
  }

  status() {
    return this.text('#status');
  }

  /** How many there are, and are seen. @param {string} selector */
  count(selector) {
    return this.ask((/** @type {string} */ s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).length, selector);
  }

  /** @param {string} selector @param {string} name */
  attribute(selector, name) {
    return this.ask((/** @type {string} */ s, /** @type {string} */ n) => document.querySelector(s)?.getAttribute(n) ?? null, selector, name);
  }

  /** Whether what has the keyboard fits a selector, or is in what does. @param {string} selector */
  holds(selector) {
    return this.ask((/** @type {string} */ s) => Boolean(document.activeElement?.closest(s)) && document.activeElement !== document.body, selector);
  }

  /** What has the keyboard, in words for a message. @returns {Promise<string>} */
  held() {
    return this.ask(() => { const e = document.activeElement; return `${e.tagName.toLowerCase()}#${e.id} ${e.getAttribute('aria-label') || e.textContent.slice(0, 40)}`; });
  }

  /** Goes back, or forward, so many steps. @param {number} steps negative for back */
  async step(steps) {
    for (let left = Math.abs(steps); left; left -= 1) {
      await this.ask((/** @type {number} */ one) => new Promise((done) => { addEventListener('popstate', done, { once: true }); history.go(one); }), Math.sign(steps));
      await this.settle();
    }
  }

  // By mouse

  /** Clicks the first that is seen, and has these words if any are given. @param {string} selector @param {string} [words] */
  async click(selector, words = '') {
    const found = await this.page.evaluateHandle((/** @type {string} */ s, /** @type {string} */ w) => [...document.querySelectorAll(s)].find((e) => e.checkVisibility() && e.textContent.includes(w)) || null, selector, words);
    const element = found.asElement();
    assert.ok(element, `nothing to click: ${selector} ${words}`);
    await element.evaluate((/** @type {Element} */ e) => e.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    await element.click();
    await this.settle();
  }

  /** Clicks a card of the canvas in its middle, or elsewhere on it. @param {(card: any) => boolean} which @param {{x?: number, y?: number, count?: number}} [where] in parts of the card */
  async clickCard(which, { x = 0.5, y = 0.5, count = 1 } = {}) {
    const card = (await this.cards()).cards.find(which);
    assert.ok(card, 'no such card on the canvas');
    const box = await this.ask(() => { const { x: left, y: top } = document.getElementById('canvas').getBoundingClientRect(); return { left, top }; });
    await this.page.mouse.click(box.left + card.x + card.w * x, box.top + card.y + card.h * y, { count });
    await pause(320); // two clicks closer than this are a double click
    await this.settle();
    return card;
  }

  // By keyboard

  /** @param {...string} keys such as `ArrowDown` or `Control+Enter` */
  async press(...keys) {
    for (const key of keys) {
      const [last, ...held] = key.split(/(?<=.)\+/u).reverse();
      for (const one of held.reverse()) await this.page.keyboard.down(one);
      await this.page.keyboard.press(last);
      for (const one of held) await this.page.keyboard.up(one);
    }
    await this.settle();
  }

  /** @param {string} words */
  async type(words) {
    await this.page.keyboard.type(words);
    await this.settle();
  }

  /**
   * Presses Tab, or Shift and Tab where that is the way, until something has the keyboard.  Never over the end of the page:
   * beyond it is the browser's own frame, from which a driven Firefox does not come back.
   * @param {string} selector @param {string} [words] that it must have in its text or its label
   */
  async tabTo(selector, words = '') {
    const way = () => this.ask((/** @type {string} */ s, /** @type {string} */ w) => {
      const here = document.activeElement;
      const fits = (/** @type {Element} */ e) => e.matches(s) && e.checkVisibility() && (e.textContent.includes(w) || (e.getAttribute('aria-label') || '').includes(w));
      if (here !== document.body && fits(here)) return 'there';
      const wanted = [...document.querySelectorAll(s)].filter(fits);
      const ahead = wanted.some((e) => here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
      return !wanted.length ? 'nowhere' : here === document.body || ahead ? 'on' : 'back';
    }, selector, words);
    const first = await way();
    for (let [steps, now] = [0, first]; steps < 400; steps += 1, now = await way()) {
      if (now === 'there') return;
      if (now === 'nowhere' || now !== first) break;
      if (now === 'back') await this.page.keyboard.down('Shift');
      await this.page.keyboard.press('Tab');
      if (now === 'back') await this.page.keyboard.up('Shift');
    }
    assert.fail(`Tab does not reach ${selector} ${words}; it is at ${await this.held()}`);
  }

  /** Goes there by Tab and presses a key. @param {string} selector @param {string} [words] @param {string} [key] */
  async tabPress(selector, words = '', key = 'Enter') {
    await this.tabTo(selector, words);
    await this.press(key);
  }

  // Files

  /** The file that an action saves, once it is whole. @param {RegExp} name @param {() => Promise<void>} act @returns {Promise<Buffer>} */
  async saved(name, act) {
    for (const old of readdirSync(this.downloads)) rmSync(join(this.downloads, old));
    await act();
    let before = -1;
    const path = await this.until(`a file ${name} is saved`, () => {
      const found = readdirSync(this.downloads).find((one) => name.test(one));
      const size = found && existsSync(join(this.downloads, found)) ? readFileSync(join(this.downloads, found)).length : -1;
      const whole = size > 0 && size === before && !readdirSync(this.downloads).some((one) => /\.(?:part|crdownload)$/.test(one));
      before = size;
      return Promise.resolve(whole && found ? join(this.downloads, found) : '');
    });
    return readFileSync(path);
  }

  /** Fails if anything went wrong since the page was opened: the page asks for itself and for nothing else. */
  async atPeace() {
    const [violations, loaded, hacked] = await this.ask(() => [window.violations || [], performance.getEntriesByType('resource').map((entry) => entry.name), window.hacked]);
    const outside = [...this.requests, ...loaded].filter((url) => !url.startsWith(this.url) && !/^(?:about|blob|data):/.test(url));
    assert.deepEqual({ trouble: this.trouble, violations, outside, hacked: hacked ?? null }, { trouble: [], violations: [], outside: [], hacked: null });
  }
}
