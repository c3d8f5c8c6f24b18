/** The outline: the tree pattern by keyboard, and the same by mouse; on the tiny map. */
import assert from 'node:assert/strict';

/** @param {any} reader @param {string} id */
const at = async (reader, id) => assert.equal(await reader.ask(() => document.activeElement.dataset.id), id);
const open = (/** @type {any} */ reader) => reader.ask(() => document.activeElement.getAttribute('aria-expanded'));

export const cases = {
  'Skip leads to the outline, and the arrow keys walk it': async (reader) => {
    await reader.press('Tab');
    assert.ok(await reader.holds('#skip'));
    await reader.press('Enter');
    await at(reader, 'claim:room-is-fairer');
    await reader.press('ArrowDown');
    await at(reader, 'claim:dikes-cost-more');
    await reader.press('ArrowRight');
    assert.equal(await open(reader), 'true');
    await reader.press('ArrowRight');
    await at(reader, 'claim:bed-did-not-settle');
    await reader.press('ArrowLeft');
    await at(reader, 'claim:dikes-cost-more');
    await reader.press('ArrowLeft');
    assert.equal(await open(reader), 'false');
    await reader.press('End', 'Home', 'ArrowUp');
    await at(reader, 'claim:room-is-fairer');
  },
  'letters jump, a star opens, Enter and Space choose': async (reader) => {
    await reader.press('Tab', 'Enter');
    await reader.type('most');
    await at(reader, 'claim:farmers-agree');
    await reader.press('Enter');
    assert.equal((await reader.state()).n, 'claim:farmers-agree');
    assert.match(await reader.status(), /Most farmers/);
    await reader.press('*');
    assert.equal(await reader.ask(() => document.querySelector('[data-id="claim:dikes-cost-more"]').getAttribute('aria-expanded')), 'true');
    await reader.press('ArrowUp', ' ');
    assert.notEqual((await reader.state()).n, 'claim:farmers-agree');
  },
  'only one line of the tree is a stop for Tab': async (reader) => {
    await reader.press('Tab', 'Enter', 'ArrowDown', 'ArrowDown');
    assert.equal(await reader.count('#tree [tabindex="0"]'), 1);
    await reader.press('Tab');
    assert.equal(await reader.holds('#tree'), false);
    await reader.press('Shift+Tab');
    assert.ok(await reader.holds('#tree'));
  },
  'a click on the twist opens and shuts, a click on a line chooses': async (reader) => {
    await reader.click('#tree [data-id="claim:dikes-cost-more"] > .row .twist');
    assert.equal(await reader.attribute('#tree [data-id="claim:dikes-cost-more"]', 'aria-expanded'), 'true');
    assert.equal((await reader.state()).n, '');
    await reader.click('#tree [data-id="claim:dikes-cost-more"] > .row .twist');
    assert.equal(await reader.attribute('#tree [data-id="claim:dikes-cost-more"]', 'aria-expanded'), 'false');
    await reader.click('#tree [data-id="claim:farmers-agree"] > .row .said');
    assert.equal((await reader.state()).n, 'claim:farmers-agree');
    assert.equal(await reader.attribute('#tree [data-id="claim:farmers-agree"]', 'aria-selected'), 'true');
    assert.match((await reader.cards()).selected, /^claim:farmers-agree/);
  },
};
