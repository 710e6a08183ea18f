// Keeps all files of one build of the page, and gives those and no others: a page is never a mix of two builds.
// Nothing of what anybody answers comes here.

const KAS = `voorcheck ${registration.scope} `;
const DEZE = KAS + DELEN.versie;

/**
 * A file as we keep it, once it is the one its integrity stands for. A response of our own: the server's may have been sent
 * on to another address, which a browser refuses for a page, or vary by what nobody asks.
 */
async function haal([naam, integrity]) {
  const antwoord = await fetch(naam, { integrity, cache: "reload" });
  const headers = new Headers(antwoord.headers);
  headers.delete("Vary");
  return [naam, new Response(await antwoord.arrayBuffer(), { headers })];
}

async function bewaar() {
  const alles = await Promise.all(DELEN.bestanden.map(haal));
  const kas = await caches.open(DEZE);
  await Promise.all(alles.map((een) => kas.put(...een)));
}

addEventListener("install", (gebeurtenis) => gebeurtenis.waitUntil(bewaar()));

addEventListener("activate", (gebeurtenis) => {
  const oud = (naam) => naam.startsWith(KAS) && naam !== DEZE;
  gebeurtenis.waitUntil(caches.keys().then((namen) => Promise.all(namen.filter(oud).map((naam) => caches.delete(naam)))));
});

addEventListener("message", ({ data }) => data === "neem over" && skipWaiting());

addEventListener("fetch", (gebeurtenis) => {
  const { request } = gebeurtenis;
  // Who asks to pass by what is kept, looks at the server: the diagnose page.
  if (request.method !== "GET" || request.cache === "no-store" || !request.url.startsWith(registration.scope)) return;
  // Voice and municipality are behind the question mark; the page is the same one.
  const [adres] = request.url.split(/[?#]/);
  gebeurtenis.respondWith(zoek(adres.replace(/\/index(\.html)?$/, "/")).then((bewaard) => bewaard ?? fetch(request)));
});

/** What is kept for an address; a server may have shown it without its `.html`. */
async function zoek(adres) {
  const kas = await caches.open(DEZE);
  return (await kas.match(adres)) ?? kas.match(`${adres}.html`);
}
