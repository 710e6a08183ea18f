// What of the server can be seen from here: every file of the site, its type and its content, and the headers that decide
// whether another website may use the check.

const SOORTEN = {
  css: ["text/css"],
  html: ["text/html"],
  js: ["text/javascript", "application/javascript"],
  json: ["application/json"],
  svg: ["image/svg+xml"],
  png: ["image/png"],
  wasm: ["application/wasm"],
  webmanifest: ["application/manifest+json", "application/json"],
};
// With another type a browser refuses these; the others it only reads in another way.
const STRENG = ["css", "html", "js"];
// The page and what it loads. The rest is there for other ways to use the check.
const NODIG = /^index\.html$|-[0-9a-f]{10}\.\w+$/;

/** The list the build made: { version, files: { name: integrity } }. */
export async function lijst() {
  const antwoord = await fetch("./site.json", { cache: "no-store" });
  if (!antwoord.ok) throw new Error(`site.json: ${antwoord.status}`);
  return antwoord.json();
}

/** Fetches every file of the list: { naam, nodig, status, soort, goedeSoort, gelijk, bytes }. */
export function bestanden({ files }) {
  return Promise.all(Object.keys(files).map((naam) => bestand(naam, files[naam])));
}

async function bestand(naam, integrity) {
  const deel = { naam, nodig: NODIG.test(naam), gelijk: true };
  let antwoord;
  try {
    antwoord = await fetch(`./${naam}`, { integrity, cache: "no-store" });
  } catch (_) {
    deel.gelijk = false;
    // Without the check: altered, or not there at all?
    antwoord = await fetch(`./${naam}`, { cache: "no-store" }).catch(() => null);
  }
  deel.status = antwoord ? antwoord.status : 0;
  if (!antwoord || !antwoord.ok) return deel;
  const extensie = naam.slice(naam.lastIndexOf(".") + 1);
  deel.soort = (antwoord.headers.get("Content-Type") || "geen").split(";")[0].trim().toLowerCase();
  deel.goedeSoort = (SOORTEN[extensie] || [deel.soort])[0];
  deel.soortKlopt = (SOORTEN[extensie] || [deel.soort]).includes(deel.soort);
  deel.streng = STRENG.includes(extensie);
  deel.bytes = await antwoord.arrayBuffer().catch(() => null);
  return deel;
}

/** What the files are like, as three results. */
export function overBestanden(delen) {
  const weg = delen.filter((een) => een.status !== 200);
  const er = delen.filter((een) => een.status === 200);
  const anders = er.filter((een) => !een.gelijk);
  const verkeerd = er.filter((een) => !een.soortKlopt);
  return [
    {
      id: "bestanden",
      titel: "Bestanden van de voorcheck",
      oordeel: zwaarste(weg, (een) => een.nodig),
      gevonden: weg.length ? `${er.length} van de ${delen.length} bestanden zijn er.` : `Alle ${delen.length} bestanden zijn er.`,
      lijst: weg.map(({ naam, status }) => `${naam}: ${status ? `antwoord ${status}` : "geen antwoord"}`),
      doen: "Zet de hele map nog eens op de server. Laat de namen zoals zij zijn. Weigert de server een soort bestand (vaak .wasm, .json of .webmanifest)? Sta die dan toe.",
    },
    {
      id: "ongeschonden",
      titel: "Bestanden zijn ongeschonden",
      oordeel: zwaarste(anders, (een) => een.nodig && !een.naam.endsWith(".html")),
      gevonden: anders.length ? "Niet elk bestand is hetzelfde als toen het gemaakt werd." : "Elk bestand is gelijk aan toen het gemaakt werd (sha384).",
      lijst: anders.map(({ naam }) => naam),
      doen: "Zet deze bestanden nog eens op de server, niet als tekst. Iets tussen server en browser kan ze ook veranderen: een dienst die verkleint of vertaalt, of een virusscanner. Zet dat voor deze map uit. Een script dat veranderd is, weigert de browser.",
    },
    {
      id: "types",
      titel: "Types van de bestanden (MIME)",
      oordeel: zwaarste(verkeerd, (een) => een.streng && een.nodig),
      gevonden: verkeerd.length ? "De server noemt bij deze bestanden een ander type." : "De server noemt bij elk bestand het goede type.",
      lijst: verkeerd.map(({ naam, soort, goedeSoort }) => `${naam}: ${soort}, moet zijn ${goedeSoort}`),
      doen: "Stel de types in op de server. Met een verkeerd type voor .wasm werkt de voorcheck wel, maar begint zij later; een stijlblad of script met een verkeerd type weigert de browser.",
    },
  ];
}

/** No trouble, trouble that stops the check, or other trouble. */
function zwaarste(delen, ernstig) {
  if (!delen.length) return "goed";
  return delen.some(ernstig) ? "fout" : "let-op";
}

/** Whether another website may use the check from here: facts, because it may be meant. */
export async function overAnderen() {
  const antwoord = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
  const kop = (naam) => (antwoord && antwoord.headers.get(naam)) || "";
  const csp = kop("Content-Security-Policy");
  const voorouders = /frame-ancestors[^;]*/.exec(csp);
  const kader = kop("X-Frame-Options");
  const cors = kop("Access-Control-Allow-Origin");
  const grens = voorouders ? voorouders[0].trim() : kader && `X-Frame-Options: ${kader}`;
  return [
    {
      id: "csp-server",
      titel: "Beveiligingsregels die de server meestuurt",
      oordeel: "weetje",
      gevonden: csp ? `Content-Security-Policy: ${csp}` : "De server stuurt geen Content-Security-Policy. De pagina's hebben hun eigen strenge regels.",
    },
    {
      id: "iframe",
      titel: "In een iframe op een andere website",
      oordeel: "weetje",
      gevonden: grens ? `De server stelt een grens: ${grens}.` : "De server stelt geen grens: elke website mag dat.",
      doen: grens ? "Moet de voorcheck in een iframe op een andere website? Noem die website dan in frame-ancestors, en laat X-Frame-Options voor deze map weg." : "",
    },
    {
      id: "cors",
      titel: "Als onderdeel op een andere website (CORS)",
      oordeel: "weetje",
      gevonden: cors ? `Dat mag: Access-Control-Allow-Origin: ${cors}.` : "Dat mag niet: de server stuurt geen Access-Control-Allow-Origin. Op dezelfde website werkt het wel.",
      doen: cors ? "" : "Moet het onderdeel <safehouse-check> op een andere website staan dan deze bestanden? Stuur dan bij deze map Access-Control-Allow-Origin: * en Cross-Origin-Resource-Policy: cross-origin mee. De bestanden zijn openbaar en er zijn geen cookies.",
    },
  ];
}
