/**
 * Oxigraph in its worker, from the page's side: started when first asked, ended when a query is stopped or takes too long.
 */
'use strict';

/** Seconds that a query may take, as on the command line. */
const SECONDS = 30;

/** @typedef {{worker: Worker, ready: Promise<any>, failed: Promise<never>, fail: (why: Error) => void, heard: (said: any) => void}} Engine */

/** @type {Engine | null} */
let engine = null;

/** @type {any} The address of the worker's code, as something a worker may be made of. */
let workerAddress = null;

/** What a packed island holds, as text. @param {string} id @returns {Promise<string>} */
function unpackIsland(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent.trim()), (ch) => ch.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** Makes the code of the worker an address; the one policy of the page passes that address and no other. */
async function addressOfWorker() {
  if (workerAddress) return workerAddress;
  const made = URL.createObjectURL(new Blob([await unpackIsland('engine-worker')], { type: 'text/javascript' }));
  const types = /** @type {any} */ (window).trustedTypes;
  const policy = types?.createPolicy('argmap-worker', { createScriptURL: (/** @type {string} */ asked) => { if (asked !== made) throw new TypeError('not the address of this page’s worker'); return asked; } });
  workerAddress = policy ? policy.createScriptURL(made) : made;
  return workerAddress;
}

/** @param {any} address @returns {Engine} */
function startEngine(address) {
  const worker = new Worker(address);
  /** @type {(why: Error) => void} */ let fail = () => undefined;
  const failed = /** @type {Promise<never>} */ (new Promise((_, reject) => { fail = reject; }));
  failed.catch(() => undefined);
  /** @type {Engine} */ const made = { worker, ready: Promise.resolve(), failed, fail, heard: () => undefined };
  worker.onmessage = ({ data: said }) => made.heard(said);
  worker.onerror = () => stopEngine('this browser does not run the query engine: argmap query does');
  made.ready = send(made, { wasm: byId('engine-wasm').textContent.trim(), triples: byId('engine-triples').textContent.trim() });
  return made;
}

/** Sends something to the worker and waits for what it says. @param {Engine} to @param {object} what @returns {Promise<any>} */
function send(to, what) {
  return new Promise((resolve, reject) => {
    to.heard = (said) => (said.wrong === undefined ? resolve(said) : reject(new Error(said.wrong)));
    to.worker.postMessage(what);
  });
}

/** Ends the engine in the middle of what it does; the next query starts another. @param {string} why */
function stopEngine(why) {
  engine?.worker.terminate();
  engine?.fail(new Refused(why, 0));
  engine = null;
}

/** The answer to a query that is ready to run: JSON, or N-Triples. @param {string} query @param {boolean} triples @returns {Promise<string>} */
async function askEngine(query, triples) {
  const address = await addressOfWorker();
  engine ||= startEngine(address);
  const mine = engine;
  await Promise.race([mine.ready, mine.failed]);
  const clock = setTimeout(() => stopEngine(`the query took longer than ${SECONDS} seconds: narrow it, or add LIMIT`), SECONDS * 1000);
  try {
    return (await Promise.race([send(mine, { query, triples }), mine.failed])).found;
  } finally {
    clearTimeout(clock);
  }
}
