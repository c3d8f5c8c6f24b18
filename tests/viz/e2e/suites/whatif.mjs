/** What if: switched, undone and cleared by mouse and by keyboard; in the address, and back; on the tiny map. */
import assert from 'node:assert/strict';

const SOURCE = 'source:delta-report';

/** What the bar says is supposed. @param {any} reader */
const supposed = (reader) => reader.ask(() => (document.getElementById('scenario').hidden ? 0 : document.querySelectorAll('#scenario .supposed').length));

export const cases = {
  'a source is switched off by mouse, everything follows, and Back switches it on': async (reader) => {
    await reader.click('#views [data-view=sources]');
    await reader.click(`#list [data-suppose="r ${SOURCE}"]`);
    assert.deepEqual((await reader.state()).r, [SOURCE]);
    assert.match(await reader.hash(), /r=source:delta-report/);
    assert.match(await reader.status(), /statements? changes?; on evidence \d+ no longer/);
    assert.equal(await supposed(reader), 1);
    await reader.click('#scenario a.button');
    assert.equal((await reader.state()).v, 'whatif');
    const changed = await reader.count('#list [data-row]');
    assert.ok(changed > 0);
    await reader.click('#views [data-view=map]');
    assert.ok((await reader.cards()).cards.some((/** @type {any} */ card) => card.change), 'the map marks what changes');
    assert.ok(await reader.count('#tree .change-mark') > 0, 'and so does the outline');
    await reader.step(-3);
    await reader.until('nothing is supposed', async () => (await reader.state()).r.length === 0);
    assert.equal(await supposed(reader), 0);
    assert.equal(await reader.count('#tree .change-mark'), 0);
  },
  'by keyboard: reject, accept instead, undo, undo; the keyboard is never lost': async (reader) => {
    const id = 'claim:drought-years';
    await reader.go(`#n=${id}`);
    await reader.tabPress(`#panel [data-suppose="r ${id}"]`);
    assert.deepEqual((await reader.state()).r, [id]);
    assert.ok(await reader.holds(`[data-suppose="r ${id}"]`));
    assert.equal(await reader.ask(() => document.activeElement.getAttribute('aria-pressed')), 'true');
    await reader.tabPress(`#panel [data-suppose="a ${id}"]`, '', ' ');
    assert.deepEqual([(await reader.state()).r, (await reader.state()).a], [[], [id]]);
    await reader.tabPress('#scenario-undo');
    assert.deepEqual([(await reader.state()).r, (await reader.state()).a], [[id], []]);
    assert.ok(await reader.holds('#scenario-undo'));
    await reader.press('Enter');
    assert.deepEqual([(await reader.state()).r, (await reader.state()).a], [[], []]);
    assert.ok(await reader.holds('#app'), 'the keyboard is somewhere');
  },
  'an actor, a reason and a claim together; one is taken back with its own button; Clear ends all': async (reader) => {
    await reader.go('#r=actor:okke-brand&r=inference:upkeep&a=claim:land-is-swapped&v=whatif');
    assert.equal(await supposed(reader), 3);
    const lead = await reader.text('#list .lead');
    await reader.click('#scenario .supposed button');
    assert.equal(await supposed(reader), 2);
    assert.notEqual(await reader.text('#list .lead'), lead);
    await reader.tabPress('#scenario .supposed button', 'No longer');
    assert.equal(await supposed(reader), 1);
    await reader.click('#scenario button', 'Clear');
    assert.equal(await supposed(reader), 0);
    assert.equal(await reader.status(), 'Nothing is supposed any more');
    assert.ok(await reader.holds('#app'));
  },
  'a link to a scenario shows it, and what nobody can suppose is dropped': async (reader) => {
    await reader.open(`#v=whatif&r=${SOURCE}&r=claim:nowhere&a=${SOURCE}&a=<b>&r=__proto__`);
    assert.deepEqual([(await reader.state()).r, (await reader.state()).a], [[SOURCE], []]);
    assert.equal(await supposed(reader), 1);
    await reader.click('#scenario a[data-ref]');
    assert.equal((await reader.state()).n, SOURCE);
  },
  'the view without a scenario says where to begin': async (reader) => {
    await reader.click('#views [data-view=whatif]');
    await reader.tabPress('#list [data-suppose]');
    assert.equal((await reader.state()).r.length, 1);
    assert.equal(await supposed(reader), 1);
  },
};
