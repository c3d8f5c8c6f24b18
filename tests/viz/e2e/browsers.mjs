/**
 * The two browsers in which the same suite runs: Chromium over its own protocol, Firefox over WebDriver BiDi.  Both come
 * from the system; puppeteer-core brings none.
 */
import puppeteer from 'puppeteer-core';

/** Firefox saves without asking, and says nothing of its own to the network. */
const FIREFOX = {
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.panel.shown': true,
  'browser.helperApps.neverAsk.saveToDisk': 'image/svg+xml,image/png,text/turtle,text/csv,application/sparql-results+json,application/n-triples,application/trig',
  'pdfjs.disabled': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};

/** What each browser is told so that it shows a page to eyes that need it otherwise. */
const WISHES = {
  forced: { firefox: { 'browser.display.document_color_use': 2 }, chromium: ['--force-high-contrast'] },
  still: { firefox: { 'ui.prefersReducedMotion': 1 }, chromium: ['--force-prefers-reduced-motion'] },
};

/**
 * Starts a browser.
 * @param {'chromium' | 'firefox'} name @param {string} path its program @param {string} downloads the folder where it saves
 * @param {Array<'forced' | 'still'>} wishes
 */
export function start(name, path, downloads, wishes = []) {
  const wished = wishes.map((wish) => WISHES[wish][name]);
  if (name === 'firefox') {
    return puppeteer.launch({
      browser: 'firefox', executablePath: path, headless: true,
      extraPrefsFirefox: Object.assign({ ...FIREFOX, 'browser.download.dir': downloads }, ...wished),
    });
  }
  return puppeteer.launch({
    browser: 'chrome', executablePath: path, headless: true, downloadBehavior: { policy: 'allow', downloadPath: downloads },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', ...wished.flat()],
  });
}
