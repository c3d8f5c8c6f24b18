/**
 * What search and filters cost in a page of 100,000 statements, in milliseconds of processor time: `node benchmarks/search.mjs`.
 * The page folds what can be found in pieces of 12 ms before and while the reader types; a search is what then remains.
 */
import { islandOf, load } from '../tests/viz/js/page.mjs';

const SIZE = Number(process.argv[2] || 100_000);
const WORDS = 'the forecast of a model rose together with habits ministry river dike farmers Dvořák pledged reform before Łódź election'.split(' ');

let last = 7;
const draw = (most) => { last = (last * 1103515245 + 12345) % 2147483648; return Math.floor((last / 2147483648) * most); };
const sentence = () => Array.from({ length: 18 }, () => WORDS[draw(WORDS.length)]).join(' ');
const people = Array.from({ length: SIZE / 50 }, (_, at) => ({ id: `actor:${at}`, name: `Person${at} Zhovtis${at % 90}`, words: 'person', also: [`P. Zhovtis${at % 90}`] }));
const nodes = Array.from({ length: SIZE }, (_, at) => ({
  id: `claim:statement-${at}`, label: `${sentence()} ${at}`, form: ['main-claim', 'sub-claim', 'figure'][draw(3)], voices: 'the author',
  speakers: [people[draw(people.length)].id], sections: [`section:${draw(40)}`], attitude: 'endorses', above: at ? `claim:statement-${draw(at)}` : '',
}));
const parts = Array.from({ length: 40 }, (_, at) => ({ id: `section:${at}`, title: `Section ${at}` }));

function spent(label, work) {
  const before = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${label.padEnd(52)} ${((user + system) / 1000).toFixed(0).padStart(6)} ms   ${found}\n`);
}

const page = load('dom data argued backing program rests times missing comes suppose case weak whynot telling effects scenario verdicts state filters search', 'openData openReasoning index search sift tally knownFilters');
page.openData(islandOf({ nodes, people, parts, roots: [nodes[0].id] }));
page.openReasoning();
spent('folding everything, in pieces', () => page.index(Infinity));
spent('the first search, with the names', () => page.search('jovtis7').length);
for (const query of ['river', 'lodz farmers', 'Жовтис12', 'nothing like it', 'e']) spent(`searching for “${query}”`, () => page.search(query).length);
spent('the first filter', () => { page.sift(['role:figure']); return ''; });
spent('another filter', () => { page.sift(['role:figure', 'section:section:3']); return ''; });
spent('counting every choice, the first time', () => page.tally(['role:figure'], true).count);
spent('counting every choice', () => page.tally(['role:figure', 'section:section:3'], true).count);
