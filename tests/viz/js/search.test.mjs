/** Search without a page: folding, spellings, and what is found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { islandOf, load } from './page.mjs';

const page = load('dom data state filters search', 'openData search fold soundOf searchable');
page.openData(islandOf({
  nodes: [
    { id: 'claim:trial', label: 'Zhovtis was tried in haste.', voices: 'the author' },
    { id: 'claim:union', label: 'The European Union wavered in Lillehammer.', voices: 'Václav Dvořák' },
    { id: 'claim:museum', label: 'A museum of the river was opened.', voices: 'the author' },
  ],
  documents: [{ id: 'source:r', title: 'The Río report', words: 'Institute. The Río report', kind: 'report', also: ['Flood report 2010'] }],
  people: [
    { id: 'actor:z', name: 'Yevgeny Zhovtis', words: 'person', also: ['Zhovtis', 'Evgenii Jovtis'] },
    { id: 'actor:eu', name: 'European Union', words: 'organisation', also: ['EU'] },
  ],
}));
const found = (query) => page.search(query).map((thing) => thing.id);

test('case, accents, punctuation and alphabet do not count', () => {
  assert.equal(page.fold('  Ærø’s Straße, Łódź!'), 'aero s strasse lodz');
  assert.equal(page.fold('Жовтис'), 'zhovtis');
  assert.deepEqual(found('dvorak'), ['claim:union']);
  assert.deepEqual(found('RIO report'), ['source:r']);
});

test('words are found in any order, and all of them are needed', () => {
  assert.deepEqual(found('haste zhovtis'), ['claim:trial']);
  assert.deepEqual(found('haste union'), []);
  assert.deepEqual(found('   '), []);
});

for (const query of ['Zhovtis', 'jovtis', 'Жовтис', 'evgenii jovtis', 'Yevgeniy', 'Jevgenij']) {
  test(`${query} finds the person, however the name is spelt`, () => assert.ok(found(query).includes('actor:z'), found(query).join()));
}

for (const query of ['jovtis', 'Жовтис', 'evgenii jovtis']) {
  test(`${query} finds what is said of the person under another spelling`, () => assert.ok(found(query).includes('claim:trial')));
}

test('another name of a thing finds what is said under its first, as a whole word only', () => {
  assert.deepEqual(found('EU').filter((id) => id !== 'claim:museum'), ['claim:union', 'actor:eu']);
  assert.deepEqual(found('flood report 2010'), ['source:r']);
});

test('names that sound alike are heard alike, others are not', () => {
  for (const [one, other] of [['nazarbaev', 'nazarbayev'], ['evgeniy', 'yevgeny'], ['dmitri', 'dmitry'], ['akhmetov', 'ahmetov'], ['shevardnadze', 'sevardnadze']]) assert.equal(page.soundOf(one), page.soundOf(other));
  assert.notEqual(page.soundOf('havel'), page.soundOf('hovel'));
});
