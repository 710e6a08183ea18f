// Keeps all files of one build of the page, and gives those and no others: a page is never a mix of two builds. Beside them
// only what the site says of itself.
// Nothing of what anybody answers comes here.

const CACHES = `voorcheck ${registration.scope} `;
const MINE = CACHES + BUILT.version;
// What the site says of itself is of no build: it may change at any time.
const SITE = new URL("site.json", registration.scope).href;

/**
 * A file as we keep it, once it is the one its integrity stands for. A response of our own: the server's may have been sent
 * on to another address, which a browser refuses for a page, or vary by what nobody asks.
 */
async function get([name, integrity]) {
  const response = await fetch(name, { integrity, cache: "reload" });
  const headers = new Headers(response.headers);
  headers.delete("Vary");
  return [name, new Response(await response.arrayBuffer(), { headers })];
}

async function keep() {
  const all = await Promise.all(BUILT.files.map(get));
  const cache = await caches.open(MINE);
  await Promise.all(all.map((one) => cache.put(...one)));
  await fresh(SITE).catch(() => {});
}

/** From the server, and kept; without a network what was kept. */
async function fresh(request) {
  const cache = await caches.open(MINE);
  try {
    const response = await fetch(request, { cache: "no-cache" });
    if (response.ok) await cache.put(SITE, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(SITE);
    if (!kept) throw error;
    return kept;
  }
}

addEventListener("install", (event) => event.waitUntil(keep()));

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(CACHES) && name !== MINE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});

addEventListener("message", ({ data }) => data === "take over" && skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  // Who asks to pass by what is kept, looks at the server: the diagnose page.
  if (request.method !== "GET" || request.cache === "no-store" || !request.url.startsWith(registration.scope)) return;
  // Voice and municipality are behind the question mark; the page is the same one.
  const [address] = request.url.split(/[?#]/);
  if (address === SITE) return event.respondWith(fresh(request));
  event.respondWith(find(address.replace(/\/index(\.html)?$/, "/")).then((kept) => kept ?? fetch(request).catch(without(request))));
});

/** For a page that is not kept and does not come: the page that says so, where there is one. */
const without = ({ mode }) => async (error) => {
  const kept = BUILT.without && mode === "navigate" && (await find(new URL(BUILT.without, registration.scope).href));
  if (!kept) throw error;
  return kept;
};

/** What is kept for an address; a server may have shown it without its `.html`. */
async function find(address) {
  const cache = await caches.open(MINE);
  return (await cache.match(address)) ?? cache.match(`${address}.html`);
}
