/** The data island, opened. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { islandOf, load } from './page.mjs';

test('what Python left out because it is empty is back in place', () => {
  const page = load('data', 'openData data');
  page.openData(islandOf({ nodes: [{ id: 'claim:a', label: 'A' }], documents: [{ id: 'source:s' }] }));
  assert.deepEqual(page.data.node.get('claim:a').cites, []);
  assert.equal(page.data.node.get('claim:a').backed, false);
  assert.deepEqual(page.data.document.get('source:s').shows, []);
  assert.deepEqual(page.data.people, []);
});

test('an id stands in the island as its place, and a text that looks like a place stays a text', () => {
  const { unplace } = load('data', 'unplace');
  assert.deepEqual(unplace(['§0', ['§§0'], '§1', 7], ['claim:x', 'claim:y']), ['claim:x', ['§0'], 'claim:y', 7]);
});

test('every form of a column is spelt out again', () => {
  const { openColumn } = load('data', 'openColumn');
  const ids = ['claim:a', 'claim:b', 'claim:c'];
  const opened = (told, name = '') => openColumn(told, ids, name);
  assert.deepEqual(opened(['x', '', 'y']), ['x', '', 'y']);
  assert.deepEqual(opened({ ids: [3, -3, 1, 0] }), ['claim:c', '', 'claim:a', 'claim:a']);
  assert.deepEqual(opened({ of: [false, true], all: [0, 1, 1] }), [false, true, true]);
  assert.deepEqual(opened({ each: [1, 0, 2], all: { ids: [2, -1, 2] } }), [['claim:b'], [], ['claim:a', 'claim:c']]);
  assert.deepEqual(opened({ each: [0, 1], all: { '#': 1, reach: ['shows'] } }, 'cites'), [[], [{ reach: 'shows', note: '', sources: [] }]]);
});
