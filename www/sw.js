// Keeps all files of one build of the page, and gives those and no others: a page is never a mix of two builds.
// Nothing of what anybody answers comes here.

const KAS = `voorcheck ${registration.scope} `;
const DEZE = KAS + DELEN.versie;
const BEGIN = new URL("./", registration.scope).href;

addEventListener("install", (gebeurtenis) => {
  const vragen = DELEN.bestanden.map(([naam, integrity]) => new Request(naam, { integrity, cache: "reload" }));
  gebeurtenis.waitUntil(caches.open(DEZE).then((kas) => kas.addAll(vragen)));
});

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
  const gevraagd = adres === `${BEGIN}index.html` ? BEGIN : adres;
  gebeurtenis.respondWith(caches.open(DEZE).then((kas) => kas.match(gevraagd)).then((bewaard) => bewaard ?? fetch(request)));
});
