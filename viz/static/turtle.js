/**
 * A statement as Turtle, with what touches it: its reasons and objections, what it is given for, their statements, notes,
 * sources and speakers.  Every triple is one of the map's own; what the page does not hold (the place in the text, which
 * side of a conflict prevails) is in the whole map only.
 */
'use strict';

/** The whole IRI of a name in the map. @param {string} id @returns {string} */
function iriOf(id) {
  const [prefix] = id.split(':', 1);
  const known = data.prefixes.find(([name]) => name === prefix);
  return known ? known[1] + id.slice(prefix.length + 1) : id;
}

/** A name as Turtle writes it: short where its prefix is known and its last part plain. @param {string} id */
function term(id) {
  const [prefix] = id.split(':', 1);
  if (data.prefixes.some(([name]) => name === prefix) && /^[\w-]+:[\w-]+$/.test(id)) return id;
  return `<${iriOf(id).replace(/[\p{Cc} <>"{}|^\u0060\\]/gu, encodeURIComponent)}>`;
}

/** A text as Turtle writes it. @param {string} text */
function literal(text) {
  const inner = text.replace(/[\\"]/g, '\\$&').replace(/\p{Cc}/gu, (ch) => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${inner}"`;
}

/** One thing with its properties; empty ones are left out. @param {string} id @param {string} kind @param {Array<[string, string | string[]]>} rows */
function block(id, kind, rows) {
  const kept = rows.map(([name, value]) => [name, [value].flat().filter(Boolean).join(', ')]).filter(([, value]) => value);
  const lines = [`${term(id)} a ${kind}`, ...kept.map(([name, value]) => `${name} ${value}`)];
  return `${lines.join(' ;\n    ')} .\n`;
}

/** @param {Page.Placed} node */
function statementBlock(node) {
  const cited = (/** @type {string} */ reach) => node.cites.filter((cite) => cite.reach === reach).flatMap((cite) => (cite.note ? [cite.note] : cite.sources || [])).map(term);
  const voices = node.layers.filter((layer) => layer.length === 1).flat().map(term);
  return block(node.id, node.evidence ? 'am:Evidence' : 'am:Claim', [
    ['rdfs:label', literal(node.label)],
    [node.evidence ? 'am:evidenceKind' : 'am:role', `am:${node.form}`],
    ['am:value', node.value && literal(node.value)], ['am:period', node.period && literal(node.period)],
    ['am:voice', voices], ['am:attitude', node.attitude && `am:${node.attitude}`],
    ['am:shownBy', cited('shows')], ['am:saidBy', cited('says')], ['am:halfCitedBy', cited('half')],
    ['am:citationsTogether', node.together ? 'true' : ''], ['am:commonGround', node.ground && literal(node.ground)],
    ['rdfs:comment', node.comment && literal(node.comment)],
  ]);
}

/** @param {Page.Relation} relation */
function relationBlock(relation) {
  const last = ['rdfs:comment', relation.comment && literal(relation.comment)];
  if (['for', 'explains'].includes(relation.kind)) {
    return block(relation.id, 'am:Inference', [
      ['am:premise', relation.premises.map(term)], ['am:conclusion', term(relation.target)],
      ['am:purpose', relation.kind === 'for' ? 'am:proves' : 'am:explains'],
      ['am:scheme', relation.scheme && `scheme:${relation.scheme.replaceAll(' ', '-')}`], ['am:basis', `am:${relation.basis}`], /** @type {[string, string]} */ (last),
    ]);
  }
  const force = { against: 'rebuts', qualifies: 'qualifies', undercuts: 'undercuts' };
  return block(relation.id, 'am:Conflict', [
    ['am:attacker', relation.premises.map(term)], ['am:attacked', term(relation.on || relation.target)],
    ['am:force', `am:${force[/** @type {'against'} */ (relation.kind)]}`], ['am:basis', `am:${relation.basis}`],
    ['am:conceded', relation.conceded ? 'true' : ''], ['am:answeredBy', relation.answers.map(term)], /** @type {[string, string]} */ (last),
  ]);
}

/** The Turtle of a statement. @param {string} id @returns {string} */
function turtleOf(id) {
  const node = statement(id);
  const touching = [...new Set([...node.reasons, ...node.gives])].map(relationOf);
  const relations = [...new Set(touching.flatMap((r) => [r, ...(r.on ? [data.relation.get(r.on)] : []), ...r.undercuts.map(relationOf)]))]
    .filter((r) => r && r.kind !== 'answers').map((r) => /** @type {Page.Relation} */ (r));
  const statements = [...new Set([id, ...touching.flatMap((r) => [...r.premises, r.target]), ...relations.flatMap((r) => [...r.premises, r.target, ...r.answers])])].map(statement).filter(Boolean);
  const notes = [...new Set(statements.flatMap((s) => s.cites.map((cite) => cite.note)))].map((name) => data.note.get(name)).filter((note) => note !== undefined);
  const sources = [...new Set([...statements.flatMap((s) => s.cites.flatMap((cite) => cite.sources || [])), ...notes.flatMap((note) => note.sources)])].map((name) => data.document.get(name)).filter((doc) => doc !== undefined);
  const people = [...new Set(statements.flatMap((s) => s.speakers))].map((name) => data.person.get(name)).filter((who) => who !== undefined);
  const dashed = (/** @type {string} */ words) => words.replaceAll(' ', '-');
  const body = [
    ...statements.map(statementBlock),
    ...relations.map(relationBlock),
    ...notes.map((note) => block(note.id, 'am:Footnote', [['am:number', String(note.number)], ['am:cites', note.sources.map(term)]])),
    ...sources.map((doc) => block(doc.id, 'am:Source', [['dcterms:title', literal(doc.title)], ['am:sourceKind', `am:${dashed(doc.kind)}`], ['dcterms:issued', doc.issued && literal(doc.issued)]])),
    ...people.map((who) => block(who.id, 'am:Actor', [['rdfs:label', literal(who.name)]])),
  ].join('\n');
  const used = data.prefixes.filter(([name]) => new RegExp(`(^|\\s)${name}:`).test(body));
  const prefixes = used.map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`);
  return `# ${term(id)} and what touches it, as the page holds it.\n\n${prefixes.join('')}\n${body}`;
}
