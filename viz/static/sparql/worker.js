/**
 * The worker: joined to Oxigraph's own code, it loads the triples once and answers one query after the other.  It can be
 * stopped in the middle, which is why it is a worker.
 */
'use strict';

/** Characters of an answer that the page is still able to show. */
const LONGEST = 20_000_000;

/** @type {Store} */
let store;

/** @param {string} packed gzip in base64 */
function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (ch) => ch.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/** @param {{wasm: string, triples: string}} parts */
async function begin(parts) {
  await __wbg_init({ module_or_path: await unpacked(parts.wasm).arrayBuffer() });
  store = new Store();
  store.load(await unpacked(parts.triples).text(), { format: 'application/trig' });
  return { ready: store.size };
}

/** @param {{query: string, triples: boolean}} asked */
function reply(asked) {
  const found = String(store.query(asked.query, { use_default_graph_as_union: true, results_format: asked.triples ? 'application/n-triples' : 'json' }));
  if (found.length > LONGEST) throw new Error('the answer is too long for a page: narrow the query, or add LIMIT');
  return { found };
}

onmessage = async ({ data: asked }) => {
  try {
    postMessage(asked.wasm ? await begin(asked) : reply(asked));
  } catch (error) {
    postMessage({ wrong: String(/** @type {any} */ (error)?.message || error) });
  }
};
