/** Filters without a page: what fits, what would, and what to loosen; against a count by hand on many maps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { islandOf, load } from './page.mjs';

const NAMES = 'openReasoning openData data GROUPS tally knownFilters valuesOf sift fits fitsBelow leads fittingUnder';

/** A map of `size` statements with values drawn by a seeded generator. */
function mapOf(size, seed) {
  let last = seed;
  const draw = (most) => { last = (last * 1103515245 + 12345) % 2147483648; return Math.floor((last / 2147483648) * most); };
  const nodes = Array.from({ length: size }, (_, at) => ({
    id: `claim:${at}`, label: `Statement ${at}`, form: ['main-claim', 'sub-claim', 'figure'][draw(3)], evidence: draw(2) === 1,
    attitude: ['endorses', 'reports'][draw(2)], speakers: [`actor:${draw(3)}`], weak: draw(2) ? [draw(2)] : [], sections: [`section:${draw(3)}`],
    above: at ? `claim:${draw(at)}` : '', home: at ? `inference:${at}` : '', reasons: [], cites: draw(2) ? [{ reach: 'shows', note: '', sources: [`source:${draw(2)}`] }] : [],
  }));
  const relations = nodes.slice(1).map((n) => ({ id: n.home, kind: 'for', premises: [n.id], target: n.above, basis: ['signalled', 'inferred'][draw(2)], scheme: ['sign', 'cause to effect'][draw(2)] }));
  for (const relation of relations) nodes[Number(relation.target.slice(6))].reasons.push(relation.id);
  return {
    roots: ['claim:0'], top: 'claim:0', nodes, relations, weak: [{ id: 'claim:0', kind: 'bare' }, { id: 'claim:0', kind: 'contested' }],
    parts: [{ id: 'section:0', title: 'I' }, { id: 'section:1', title: 'I.1', depth: 1 }, { id: 'section:2', title: 'II' }],
    documents: [{ id: 'source:0', publishers: ['actor:0'] }, { id: 'source:1', publishers: ['actor:1', 'actor:2'] }],
    people: [0, 1, 2].map((at) => ({ id: `actor:${at}`, name: `Actor ${at}` })),
  };
}

function opened(map) {
  const page = load('dom data argued backing program rests times missing comes suppose case weak whynot telling effects scenario verdicts state filters search', NAMES);
  page.openData(islandOf(map));
  page.openReasoning();
  return page;
}

test('values of a group are alternatives, groups must all be met, and each count is what choosing it would leave', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const page = opened(mapOf(30, seed));
    const all = page.GROUPS.flatMap((group) => page.valuesOf(group).map((value) => `${group.key}:${value}`));
    const chosen = all.filter((_, at) => (at * 7 + seed) % 11 === 0);
    const has = (node, group, value) => group.of(node).includes(value);
    const passes = (node, group, filters) => {
      const wanted = filters.filter((one) => one.startsWith(`${group.key}:`)).map((one) => one.slice(group.key.length + 1));
      return !wanted.length || wanted.some((value) => has(node, group, value));
    };
    const left = (filters) => page.data.nodes.filter((node) => page.GROUPS.every((group) => passes(node, group, filters)));
    const { fits, count, counts, missed } = page.tally(chosen, true);
    assert.deepEqual(page.data.nodes.filter((node) => fits[node.at]), left(chosen));
    assert.equal(count, left(chosen).length);
    page.GROUPS.forEach((group, at) => {
      const others = chosen.filter((one) => !one.startsWith(`${group.key}:`));
      for (const value of page.valuesOf(group)) assert.equal(counts[at].get(value) || 0, left([...others, `${group.key}:${value}`]).length, `${group.key}:${value}`);
      assert.equal(missed[at], left(others).length - left(chosen).length);
    });
  }
});

test('what an address says is a stranger\'s: unknown groups and values are dropped, and doubles', () => {
  const page = opened(mapOf(20, 3));
  assert.deepEqual(page.knownFilters(['weak:bare', 'weak:bare', 'weak:nonsense', 'nothing:x', '', ':', 'voice:actor:1', 'voice:actor:99', '__proto__:x']), ['weak:bare', 'voice:actor:1']);
});

test('a chapter has what its sections have', () => {
  const page = opened(mapOf(60, 5));
  const { fits } = page.tally(['section:section:0'], false);
  assert.deepEqual(page.data.nodes.filter((n) => fits[n.at]).map((n) => n.id), page.data.nodes.filter((n) => n.sections[0] !== 'section:2').map((n) => n.id));
});

test('below each statement the fitting ones are counted, and a way leads to every one of them', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const page = opened(mapOf(40, seed));
    page.sift(['weak:bare']);
    const below = (id) => page.data.nodes.filter((n) => n.above === id).reduce((sum, n) => sum + (page.fits(n.id) ? 1 : 0) + below(n.id), 0);
    for (const node of page.data.nodes) assert.equal(page.fitsBelow(node.id), below(node.id));
    const reached = (id) => page.fittingUnder(id).flatMap((child) => [child.id, ...reached(child.id)]);
    const seen = new Set(reached(''));
    for (const node of page.data.nodes) assert.equal(seen.has(node.id), page.leads(node.id), node.id);
  }
});

test('without filters everything fits, and nothing is kept out', () => {
  const page = opened(mapOf(10, 1));
  page.sift([]);
  assert.ok(page.data.nodes.every((node) => page.fits(node.id)));
  assert.equal(page.fittingUnder('claim:0').length, page.data.node.get('claim:0').reasons.length);
});
