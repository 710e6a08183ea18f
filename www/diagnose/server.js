// What of the server can be seen from here: every file of the site, its type, its content and its address, what a browser
// may keep, and the headers that decide whether another website may use the check.

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
// A name as those of files that may be kept for a year, of a file that is not there.
const ER_NIET = "./bestaat-niet-0123456789.js";
// Longer than a quarter of an hour.
const LANG = /immutable|max-?age=\d{4}/i;
const IN_TE_PAKKEN = /\.(css|js|json|wasm)$/;
const GROOT = 20_000;

/** The list the build made: { version, files: { name: integrity } }. */
export async function lijst() {
  const antwoord = await fetch("./site.json", { cache: "no-store" });
  if (!antwoord.ok) throw new Error(`site.json: ${antwoord.status}`);
  return antwoord.json();
}

/** Fetches every file of the list: whether it is there and unaltered, how it was sent, and its bytes. */
export function bestanden({ files }) {
  return Promise.all(Object.keys(files).map((naam) => bestand(naam, files[naam])));
}

async function bestand(naam, integrity) {
  const deel = { naam, integrity, nodig: NODIG.test(naam), gelijk: true };
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
  deel.adres = antwoord.url;
  deel.varieert = /\*/.test(antwoord.headers.get("Vary") || "");
  deel.ingepakt = antwoord.headers.has("Content-Encoding");
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

/** Whether a page finds its files where the server shows it: a server may send on, or show a folder without its slash. */
export async function overAdressen(delen) {
  const map = new URL("./", location.href).href;
  const getoond = delen.filter(({ naam, adres }) => adres && /\.html$/.test(naam));
  for (const naam of [map, map.slice(0, -1)]) {
    const antwoord = await fetch(naam, { cache: "no-store" }).catch(() => null);
    if (antwoord && antwoord.ok && (await antwoord.text()).includes('id="voorcheck"')) getoond.push({ naam, adres: antwoord.url });
  }
  const mis = getoond.filter(({ adres }) => new URL("./", adres).href !== map);
  return {
    id: "adressen",
    titel: "Adressen van de bladzijden",
    oordeel: zwaarste(mis, ({ naam }) => naam === map),
    gevonden: mis.length ? "Op deze adressen vindt een bladzijde haar bestanden niet." : "Elke bladzijde staat waar haar bestanden staan.",
    lijst: mis.map(({ naam, adres }) => (naam === adres ? naam : `${naam}: de server maakt er ${adres} van`)),
    doen: `Laat de server een map zonder schuine streep aan het eind doorsturen naar het adres met een streep, en achter de naam van een bladzijde juist geen streep zetten. Lukt dat niet, geef dan alleen dit adres door: ${map}`,
  };
}

/** Whether a file that was away for a moment stays away: what a browser may keep of such an answer, and what this one kept. */
export async function overFouten(delen) {
  const antwoord = await fetch(ER_NIET, { cache: "no-store" }).catch(() => null);
  const bewaren = (antwoord && antwoord.headers.get("Cache-Control")) || "";
  const bewaard = [];
  await Promise.all(delen.filter(({ nodig, gelijk, status }) => nodig && gelijk && status === 200).map(async ({ naam, integrity }) => {
    const anders = await fetch(`./${naam}`, { integrity }).then(() => false, () => true);
    if (!anders) return;
    bewaard.push(naam);
    await fetch(`./${naam}`, { cache: "reload" });
  }));
  const proef = { id: "fouten", titel: "Hoe lang een fout blijft hangen", lijst: bewaard };
  if (bewaard.length) {
    return {
      ...proef,
      oordeel: "let-op",
      gevonden: "Deze bestanden zijn in orde, maar de browser had er nog een oude fout van bewaard. Dat is nu hersteld, in deze browser.",
      doen: `Open de voorcheck opnieuw. Een ander met deze fout opent ook deze pagina.${LANG.test(bewaren) ? ` ${NIET_BEWAREN}` : ""}`,
    };
  }
  return LANG.test(bewaren)
    ? { ...proef, oordeel: "let-op", gevonden: `Ontbreekt een bestand even, dan mag een browser dat lang onthouden: de server stuurt bij een fout ${antwoord.status} mee: Cache-Control: ${bewaren}.`, doen: NIET_BEWAREN }
    : { ...proef, oordeel: "goed", gevonden: "Ontbreekt een bestand even, dan onthoudt een browser dat niet." };
}

const NIET_BEWAREN = "Laat Cache-Control weg bij een fout. In nginx: zet bij die regel geen always.";

/** Whether large files are compressed on their way. */
export function overInpakken(delen) {
  const groot = delen.filter(({ naam, nodig, bytes }) => nodig && bytes && bytes.byteLength > GROOT && IN_TE_PAKKEN.test(naam));
  const los = groot.filter(({ ingepakt }) => !ingepakt);
  const maat = (bytes) => `${Math.round(bytes / 1000)} kB`;
  return {
    id: "inpakken",
    titel: "Inpakken (gzip of brotli)",
    oordeel: los.length ? "let-op" : "goed",
    gevonden: los.length ? `De server stuurt grote bestanden zoals zij zijn, samen ${maat(los.reduce((som, { bytes }) => som + bytes.byteLength, 0))}. Ingepakt is dat ongeveer een kwart.` : "De server pakt grote bestanden in.",
    lijst: los.map(({ naam, bytes }) => `${naam}: ${maat(bytes.byteLength)}`),
    doen: "Laat de server inpakken, ook .wasm en .json. Zonder werkt de voorcheck ook, maar bij een trage verbinding begint zij later.",
  };
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
      doen: cors ? "" : "Moet het onderdeel <voor-check> op een andere website staan dan deze bestanden? Stuur dan bij deze map Access-Control-Allow-Origin: * en Cross-Origin-Resource-Policy: cross-origin mee. De bestanden zijn openbaar en er zijn geen cookies.",
    },
  ];
}
