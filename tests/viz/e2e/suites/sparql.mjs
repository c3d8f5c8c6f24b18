/** The build with SPARQL: edited, run, stopped, saved, by mouse and by keyboard, with no network; on a small map. */
import assert from 'node:assert/strict';

const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';

/** Puts a query into the editor as one who types it. @param {any} reader @param {string} query */
async function write(reader, query) {
  await reader.tabTo('#editor');
  await reader.press('Control+a', 'Delete');
  await reader.type(query);
  await reader.press('Escape');
}

const answered = (/** @type {any} */ reader) => reader.until('there is an answer', async () => /(?:rows?|triples?) in /.test(await reader.text('#result') || ''));

export const cases = {
  'a question answers itself when it is opened, and its links lead into the map': async (reader) => {
    await reader.click('#views [data-view=queries]');
    await reader.click('#list a[data-ref]');
    await answered(reader);
    assert.match(await reader.status(), /^\d+ rows? in [\d.]+ s$/);
    await reader.ask(() => { const link = document.querySelector('#result a[data-ref]'); if (link) link.click(); });
  },
  'a query of one’s own is written, run and completed by keyboard alone': async (reader) => {
    await reader.tabPress('#views [data-view=queries]');
    await reader.tabPress('#list a', 'Write a query');
    await write(reader, 'SELECT ?c { ?c a am:Claim } ORDER BY ?c');
    await reader.press('Control+Enter');
    await answered(reader);
    assert.ok(await reader.count('#result tbody tr') > 1);
    await write(reader, 'SELECT ?c { ?c a am:Cla');
    await reader.press('Control+ ');
    await reader.until('there is a list', () => reader.count('#completions'));
    await reader.press('ArrowDown', 'ArrowUp', 'Enter');
    assert.match(await reader.ask(() => document.getElementById('editor').value), /am:Claim/);
    await reader.tabTo('#list button', 'Run');
  },
  'Run, Stop, Copy and Reset do what they say': async (reader) => {
    await reader.go('#v=queries&k=own');
    await write(reader, ENDLESS);
    await reader.click('#list button', 'Run');
    await reader.until('it can be stopped', () => reader.ask(() => [...document.querySelectorAll('#list button')].some((b) => b.textContent === 'Stop' && !b.disabled)));
    await reader.click('#list button', 'Stop');
    await reader.until('it says so', async () => /stopped/.test(await reader.text('#result') || ''));
    await reader.click('#list button', 'Copy');
    await reader.until('it is said', async () => (await reader.status()) === 'Query copied');
    await reader.tabPress('#list button', 'Reset');
    assert.doesNotMatch(await reader.ask(() => document.getElementById('editor').value), /\?k \?l/);
    await reader.click('#list button', 'Run');
    await answered(reader);
  },
  'what is wrong is said with its line, and what would reach out is refused': async (reader) => {
    await reader.go('#v=queries&k=own');
    for (const [query, wanted] of [['SELECT ?a {\n ?a ?b }', /line 2/], ['SELECT * { SERVICE <https://example.org/> { ?a ?b ?c } }', /SERVICE is refused/], ['LOAD <https://example.org/>', /LOAD is refused/]]) {
      await write(reader, query);
      await reader.press('Control+Enter');
      await reader.until(`it complains of ${query}`, async () => wanted.test(await reader.text('#result .fault') || ''));
    }
    await reader.click('#result button', 'Go to line');
    assert.ok(await reader.holds('#editor'));
  },
  'an answer is saved as CSV and as JSON, and all triples as TriG': async (reader) => {
    await reader.go('#v=queries&k=own');
    const trig = await reader.saved(/\.trig$/, () => reader.click('#list button', 'Save all triples'));
    assert.match(trig.toString('utf-8'), /am:Claim|vocabulary#Claim/);
    await write(reader, 'SELECT ?c { ?c a am:Claim } ORDER BY ?c LIMIT 3');
    await reader.press('Control+Enter');
    await answered(reader);
    const csv = await reader.saved(/\.csv$/, () => reader.click('#result button', 'Save CSV'));
    assert.equal(csv.toString('utf-8').split('\r\n')[0], 'c');
    const json = await reader.saved(/\.json$/, () => reader.tabPress('#result button', 'Save JSON'));
    assert.equal(JSON.parse(json.toString('utf-8')).results.bindings.length, 3);
  },
};
