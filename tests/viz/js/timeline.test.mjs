/** Times in words and in order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { periodWords, beginning } = load('timeline', 'periodWords beginning');

test('a time is told as a reader would say it', () => {
  const told = {
    2010: '2010', '2010-12': 'December 2010', '2010-12-01': '1 December 2010', '1991/2011': '1991 to 2011',
    '2010-12-01/2010-12-02': '1 December 2010 to 2 December 2010', '2000/': 'since 2000', '2000/..': 'since 2000',
    '/1999': 'until 1999', '../1999': 'until 1999', '-0043': '-0043', someday: 'someday', '2010-13': '2010',
  };
  for (const [period, words] of Object.entries(told)) assert.equal(periodWords(period), words);
});

test('a time stands where it begins, or at its end if it has no beginning', () => {
  assert.deepEqual(['1991/2011', '../1999', '/1999', '2000/', 'x'].map(beginning), ['1991', '1999', '1999', '2000', 'x']);
});
