/**
 * The page's reasoning without a page: reads maps and suppositions as JSON from its input, and writes what follows.
 * `tests/viz/test_semantics.py` compares that with what Python says.
 */
import { readFileSync, writeSync } from 'node:fs';

import { load } from './page.mjs';

const page = load(
  'data argued backing program rests times missing comes suppose case weak whynot telling effects',
  'data openData numbered numbers asItIs Supposition Weighed effectsOf whyBacked atomOf VERDICTS',
);

/** Values, rounds and circles of one lens, by name. */
function modelOf(verdicts, map) {
  const names = new Map();
  for (const said of map.statements) names.set(page.atomOf(said.id), said.id);
  for (const tie of map.steps) if (!map.noStep[tie.at]) names.set(page.atomOf(tie.id), tie.id);
  for (const tie of map.clashes) {
    if (map.noClash[tie.at]) continue;
    names.set(page.atomOf(tie.id), tie.id);
    if (page.numbers.back[tie.at] >= 0) names.set(page.numbers.back[tie.at], `${tie.id}/back`);
  }
  const atoms = [...names].filter(([atom]) => verdicts.rounds[atom] >= 0);
  return {
    base: map.statements.filter((said) => verdicts.base[said.at]).map((said) => said.id),
    verdict: Object.fromEntries([...names].map(([atom, name]) => [name, page.VERDICTS[verdicts.value[atom]]])),
    rounds: Object.fromEntries(atoms.map(([atom, name]) => [name, verdicts.rounds[atom]])),
    circular: [...verdicts.circular].map((atom) => names.get(atom)).sort(),
  };
}

/** Everything that follows from a map, supposed or as it is. */
function followsFrom(weighed, told) {
  const maps = [weighed.case.map, page.asItIs()];
  const { rounds, by, given } = weighed.case.backed();
  const backed = page.data.nodes.filter((node) => rounds[node.at] >= 0);
  const answer = {
    given: page.data.nodes.filter((node) => given[node.at]).map((node) => node.id),
    rounds: Object.fromEntries(backed.map((node) => [node.id, rounds[node.at]])),
    by: Object.fromEntries(backed.filter((node) => by[node.at] >= 0).map((node) => [node.id, page.asItIs().steps[by[node.at]].id])),
    weak: weighed.weak().all().map((weak) => ({ id: weak.id, kind: weak.kind, severity: weak.severity, why: weak.why, repair: page.data.style.kinds[weak.kind].repair, under: weak.under, section: weak.said.sections[0] || '' })),
    verdicts: weighed.verdicts().map((found, at) => modelOf(found, maps[at])),
  };
  if (!told) return answer;
  const names = maps.map((map) => [...map.statements, ...map.steps.filter((tie) => !map.noStep[tie.at]), ...map.clashes.filter((tie) => !map.noClash[tie.at])].map((thing) => thing.id));
  answer.told = weighed.telling().map((telling, at) => Object.fromEntries(names[at].map((id) => [id, telling.steps(id)])));
  answer.why = Object.fromEntries(page.data.nodes.map((node) => [node.id, page.whyBacked(weighed.case, weighed.weak().of(node.at), node.id)]));
  return answer;
}

/** The statements that lose their backing with each source and each actor. */
function fallsOf(weighed) {
  return Object.fromEntries(['source', 'actor'].flatMap((kind) => [...weighed.fallsBy(kind)]));
}

for (const { island, told, falls, suppositions } of JSON.parse(readFileSync(0, 'utf-8'))) {
  page.openData(island);
  page.numbered(page.data.nodes, page.data.relation.values());
  const before = new page.Weighed(null, null);
  const scenarios = suppositions.map(({ reject, accept }) => {
    const after = new page.Weighed(new page.Supposition(reject, accept), before);
    const changes = page.effectsOf(before, after).map(({ id, aspect, before: was, after: is, reason }) => ({ id, aspect, before: was, after: is, reason }));
    return { changes, after: followsFrom(after, told) };
  });
  const answer = `${JSON.stringify({ before: followsFrom(before, told), falls: falls ? fallsOf(before) : {}, scenarios })}\n`;
  for (let sent = 0, bytes = Buffer.from(answer); sent < bytes.length;) {
    try { sent += writeSync(1, bytes, sent); } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
}
