/**
 * The page's data as the scripts see it, field by field as in viz/page.py, viz/reasons.py and viz/debate.py; for tsc
 * only, nothing of it is in the page.  `tests/viz/test_frontend.py` holds it to the Python side.  What Python left out because
 * it is empty is back in place (data.js), so no field is missing.
 */

declare namespace Page {
  interface Cited {
    reach: string;
    note: string;
    sources: string[];
  }

  interface Node {
    id: string;
    label: string;
    evidence: boolean;
    form: string;
    attitude: string;
    voices: string;
    speakers: string[];
    layers: string[][];
    value: string;
    period: string;
    sections: string[];
    places: string[];
    quotes: string[];
    cites: Cited[];
    together: boolean;
    ground: string;
    comment: string;
    reasons: string[];
    gives: string[];
    home: string;
    above: string;
    below: number;
    weak_below: number;
    weak: number[];
    contested: boolean;
    backed: boolean;
    given: boolean;
    remarks: number[];
  }

  interface Relation {
    id: string;
    kind: string;
    premises: string[];
    target: string;
    on: string;
    basis: string;
    scheme: string;
    outcome: string;
    prevails: string;
    ground: string;
    conceded: boolean;
    answers: string[];
    undercuts: string[];
    comment: string;
  }

  interface Note {
    id: string;
    number: number;
    words: string;
    sources: string[];
    accessed: string;
    fault: string;
  }

  interface Link {
    text: string;
    href: string;
  }

  interface Document {
    id: string;
    title: string;
    words: string;
    kind: string;
    issued: string;
    by: string[];
    creators: string[];
    publishers: string[];
    interviewees: string[];
    relays: string[];
    links: Link[];
    listed: boolean;
    also: string[];
    shows: string[];
    says: string[];
  }

  interface Person {
    id: string;
    name: string;
    words: string;
    kind: string;
    interest: string;
    also: string[];
    holds: string[];
    relays: string[];
    wrote: string[];
  }

  interface Part {
    id: string;
    title: string;
    depth: number;
    statements: string[];
  }

  interface Weak {
    id: string;
    kind: string;
    severity: string;
  }

  interface Finding {
    label: string;
    kind: string;
    severity: string;
    certainty: string;
    about: string[];
  }

  interface Item {
    id: string;
    kind: string;
    on: string;
    said: string;
  }

  interface Stage {
    question: string;
    items: Item[];
  }

  interface Debate {
    title: string;
    about: string;
    steps: Stage[];
  }

  interface Stop {
    title: string;
    words: string;
    view: string;
    about: string;
  }

  interface Question {
    name: string;
    asks: string;
    query: string;
    parameters: Array<[string, string]>;
    answered: boolean;
    columns: string[];
    rows: Array<Array<string | number>>;
    total: number;
  }

  interface Page {
    title: string;
    authors: string;
    author_ids: string[];
    issued: string;
    roots: string[];
    top: string;
    nodes: Node[];
    relations: Relation[];
    notes: Note[];
    documents: Document[];
    people: Person[];
    parts: Part[];
    weak: Weak[];
    findings: Finding[];
    debates: Debate[];
    tour: Stop[];
    prefixes: Array<[string, string]>;
    questions: Question[];
  }

  /** A statement with its place in the order of the map. */
  interface Placed extends Node {
    at: number;
  }

  /** How relations, statements and weaknesses are called and drawn; see `viz/style.py`. */
  interface Style {
    relations: Record<string, { glyph: string; dash: number[]; word: string }>;
    forms: Record<string, string>;
    weak: Record<string, string>;
    kinds: Record<string, { severity: string; repair: string }>;
    tokens: string[];
    font: string;
    author: string;
    attitudes: Record<string, string>;
  }

  /** The page as `openData` leaves it: with what belongs to no field of the page, and indexed by id. */
  interface Data extends Page {
    nodes: Placed[];
    style: Style;
    sizes: Record<string, number>;
    first: { options: object };
    node: Map<string, Placed>;
    relation: Map<string, Relation>;
    note: Map<string, Note>;
    document: Map<string, Document>;
    person: Map<string, Person>;
    part: Map<string, Part>;
    question: Map<string, Question>;
  }
}

/** Oxigraph's own code, vendored, which viz/sparql.py puts before the worker's; as much of it as is used. */
declare function __wbg_init(parts: { module_or_path: ArrayBuffer }): Promise<void>;
declare class Store {
  size: number;
  load(text: string, options: { format: string }): void;
  query(query: string, options: { use_default_graph_as_union: boolean; results_format: string }): unknown;
}

/** vis-network, vendored; as much of it as is used. */
declare const vis: { DataSet: new (things: object[]) => any; Network: new (host: HTMLElement, data: object, options: object) => any };
