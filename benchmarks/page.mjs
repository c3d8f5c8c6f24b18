/** Weighs the map on its input, as it is and with one thing after another supposed; writes the processor time of each, in ms. */
import { readFileSync } from 'node:fs';

import { load } from '../tests/viz/js/page.mjs';

const ROUNDS = 3;

const page = load(
  'data argued backing program rests times missing comes suppose case weak whynot telling effects scenario',
  'data openData asItIs suppose asItWas',
);

/** The milliseconds of processor time that something takes. */
function cost(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of several times the one in the middle. */
function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

const { island, scenarios } = JSON.parse(readFileSync(0, 'utf-8'));
page.openData(island);
const once = { statements: [page.data.nodes.length], numbering: [cost(() => page.asItIs())] };
once['as it is'] = [cost(() => { page.asItWas().verdicts(); page.asItWas().weak(); })];
const [[first]] = Object.values(scenarios);
once['first scenario'] = [cost(() => page.suppose([first], []))];
const ways = { rejected: (id) => page.suppose([id], []), accepted: (id) => page.suppose([], [id]) };
const all = Object.entries(scenarios).flatMap(([kind, ids]) => Object.keys(ways).flatMap((way) => ids.map((id) => ({ kind, way, id, times: [] }))));
for (let round = 0; round < ROUNDS; round += 1) for (const { way, id, times } of all) times.push(cost(() => ways[way](id)));
const found = { once };
for (const { kind, way, times } of all) ((found[kind] ||= {})[way] ||= []).push(median(times));
console.log(JSON.stringify(found));
