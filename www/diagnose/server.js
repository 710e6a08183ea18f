// What of the server can be seen from here: every file of the site, its type, its content and its address, what a browser
// may keep, and the headers that decide whether another website may use the check.

import { readSite } from "../site.js";

const TYPES = {
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
const STRICT = ["css", "html", "js"];
// The page and what it loads. The rest is there for other ways to use the check.
const NEEDED = /^index\.html$|-[0-9a-f]{10}\.\w+$/;
// A name as those of files that may be kept for a year, of a file that is not there.
const ABSENT = "./bestaat-niet-0123456789.js";
// Longer than a quarter of an hour.
const LONG = /immutable|max-?age=\d{4}/i;
const COMPRESSIBLE = /\.(css|js|json|wasm)$/;
const LARGE = 20_000;

/** The list the build made: { version, files: { name: integrity } }. */
export async function getList() {
  const response = await fetch("./bestanden.json", { cache: "no-store" });
  if (!response.ok) throw new Error(`bestanden.json: ${response.status}`);
  return response.json();
}

/** What the site says of itself. A visitor never hears that it is not there or not in order: the check works without. */
export async function aboutSite() {
  const test = { id: "site", title: "Wat de site over zichzelf zegt (site.json)" };
  const warning = (found, advice) => ({ ...test, verdict: "warning", found, advice });
  try {
    const response = await fetch("./site.json", { cache: "no-store" });
    if (!response.ok) throw new Error(`antwoord ${response.status}`);
    const { naam, gemeenten = {} } = readSite(await response.text());
    const names = Object.keys(gemeenten).map((id) => gemeenten[id].naam);
    const doors = names.length ? `Bij een stap naar de gemeente staat: ${names.join("; ")}.` : "Er staat geen contact van een gemeente in: de voorcheck zegt dan alleen hoe het te vinden is.";
    return naam
      ? { ...test, verdict: "good", found: `Van: ${naam}. ${doors}` }
      : warning(`Er staat niet van wie deze voorcheck is. ${doors}`, "Vul site.json in; docs/inbedden.md zegt hoe.");
  } catch (error) {
    return warning(`Het bestand is er niet, of klopt niet; de voorcheck werkt zonder. ${error.message}`, "Verbeter site.json op de plaats die er staat; docs/inbedden.md zegt hoe.");
  }
}

/** Fetches every file of the list: whether it is there and unaltered, how it was sent, and its bytes. */
export function getFiles({ files }) {
  return Promise.all(Object.keys(files).map((name) => getFile(name, files[name])));
}

async function getFile(name, integrity) {
  const file = { name, integrity, needed: NEEDED.test(name), intact: true };
  let response;
  try {
    response = await fetch(`./${name}`, { integrity, cache: "no-store" });
  } catch (_) {
    file.intact = false;
    // Without the check: altered, or not there at all?
    response = await fetch(`./${name}`, { cache: "no-store" }).catch(() => null);
  }
  file.status = response ? response.status : 0;
  if (!response || !response.ok) return file;
  const extension = name.slice(name.lastIndexOf(".") + 1);
  file.type = (response.headers.get("Content-Type") || "geen").split(";")[0].trim().toLowerCase();
  file.rightType = (TYPES[extension] || [file.type])[0];
  file.hasRightType = (TYPES[extension] || [file.type]).includes(file.type);
  file.strict = STRICT.includes(extension);
  file.address = response.url;
  file.varies = /\*/.test(response.headers.get("Vary") || "");
  file.compressed = response.headers.has("Content-Encoding");
  file.bytes = await response.arrayBuffer().catch(() => null);
  return file;
}

/** What the files are like, as three results. */
export function aboutFiles(files) {
  const missing = files.filter((one) => one.status !== 200);
  const there = files.filter((one) => one.status === 200);
  const altered = there.filter((one) => !one.intact);
  const mistyped = there.filter((one) => !one.hasRightType);
  return [
    {
      id: "files",
      title: "Bestanden van de voorcheck",
      verdict: worst(missing, (one) => one.needed),
      found: missing.length ? `${there.length} van de ${files.length} bestanden zijn er.` : `Alle ${files.length} bestanden zijn er.`,
      list: missing.map(({ name, status }) => `${name}: ${status ? `antwoord ${status}` : "geen antwoord"}`),
      advice: "Zet de hele map nog eens op de server. Laat de namen zoals zij zijn. Weigert de server een soort bestand (vaak .wasm, .json of .webmanifest)? Sta die dan toe.",
    },
    {
      id: "intact",
      title: "Bestanden zijn ongeschonden",
      verdict: worst(altered, (one) => one.needed && !one.name.endsWith(".html")),
      found: altered.length ? "Niet elk bestand is hetzelfde als toen het gemaakt werd." : "Elk bestand is gelijk aan toen het gemaakt werd (sha384).",
      list: altered.map(({ name }) => name),
      advice: "Zet deze bestanden nog eens op de server, niet als tekst. Iets tussen server en browser kan ze ook veranderen: een dienst die verkleint of vertaalt, of een virusscanner. Zet dat voor deze map uit. Een script dat veranderd is, weigert de browser.",
    },
    {
      id: "types",
      title: "Types van de bestanden (MIME)",
      verdict: worst(mistyped, (one) => one.strict && one.needed),
      found: mistyped.length ? "De server noemt bij deze bestanden een ander type." : "De server noemt bij elk bestand het goede type.",
      list: mistyped.map(({ name, type, rightType }) => `${name}: ${type}, moet zijn ${rightType}`),
      advice: "Stel de types in op de server. Met een verkeerd type voor .wasm werkt de voorcheck wel, maar begint zij later; een stijlblad of script met een verkeerd type weigert de browser.",
    },
  ];
}

/** No trouble, trouble that stops the check, or other trouble. */
function worst(files, isGrave) {
  if (!files.length) return "good";
  return files.some(isGrave) ? "bad" : "warning";
}

/** Whether a page finds its files where the server shows it: a server may send on, or show a folder without its slash. */
export async function aboutAddresses(files) {
  const folder = new URL("./", location.href).href;
  const shown = files.filter(({ name, address }) => address && /\.html$/.test(name));
  for (const name of [folder, folder.slice(0, -1)]) {
    const response = await fetch(name, { cache: "no-store" }).catch(() => null);
    if (response && response.ok && (await response.text()).includes('id="voorcheck"')) shown.push({ name, address: response.url });
  }
  const astray = shown.filter(({ address }) => new URL("./", address).href !== folder);
  return {
    id: "addresses",
    title: "Adressen van de bladzijden",
    verdict: worst(astray, ({ name }) => name === folder),
    found: astray.length ? "Op deze adressen vindt een bladzijde haar bestanden niet." : "Elke bladzijde staat waar haar bestanden staan.",
    list: astray.map(({ name, address }) => (name === address ? name : `${name}: de server maakt er ${address} van`)),
    advice: `Laat de server een map zonder schuine streep aan het eind doorsturen naar het adres met een streep, en achter de naam van een bladzijde juist geen streep zetten. Lukt dat niet, geef dan alleen dit adres door: ${folder}`,
  };
}

/** Whether a file that was away for a moment stays away: what a browser may keep of such an answer, and what this one kept. */
export async function aboutErrors(files) {
  const response = await fetch(ABSENT, { cache: "no-store" }).catch(() => null);
  const keeping = (response && response.headers.get("Cache-Control")) || "";
  const kept = [];
  await Promise.all(files.filter(({ needed, intact, status }) => needed && intact && status === 200).map(async ({ name, integrity }) => {
    const failed = await fetch(`./${name}`, { integrity }).then(() => false, () => true);
    if (!failed) return;
    kept.push(name);
    await fetch(`./${name}`, { cache: "reload" });
  }));
  const test = { id: "errors", title: "Hoe lang een fout blijft hangen", list: kept };
  if (kept.length) {
    return {
      ...test,
      verdict: "warning",
      found: "Deze bestanden zijn in orde, maar de browser had er nog een oude fout van bewaard. Dat is nu hersteld, in deze browser.",
      advice: `Open de voorcheck opnieuw. Een ander met deze fout opent ook deze pagina.${LONG.test(keeping) ? ` ${DO_NOT_KEEP}` : ""}`,
    };
  }
  return LONG.test(keeping)
    ? { ...test, verdict: "warning", found: `Ontbreekt een bestand even, dan mag een browser dat lang onthouden: de server stuurt bij een fout ${response.status} mee: Cache-Control: ${keeping}.`, advice: DO_NOT_KEEP }
    : { ...test, verdict: "good", found: "Ontbreekt een bestand even, dan onthoudt een browser dat niet." };
}

const DO_NOT_KEEP = "Laat Cache-Control weg bij een fout. In nginx: zet bij die regel geen always.";

/** Whether large files are compressed on their way. */
export function aboutCompression(files) {
  const large = files.filter(({ name, needed, bytes }) => needed && bytes && bytes.byteLength > LARGE && COMPRESSIBLE.test(name));
  const plain = large.filter(({ compressed }) => !compressed);
  const size = (bytes) => `${Math.round(bytes / 1000)} kB`;
  return {
    id: "compression",
    title: "Inpakken (gzip of brotli)",
    verdict: plain.length ? "warning" : "good",
    found: plain.length ? `De server stuurt grote bestanden zoals zij zijn, samen ${size(plain.reduce((sum, { bytes }) => sum + bytes.byteLength, 0))}. Ingepakt is dat ongeveer een kwart.` : "De server pakt grote bestanden in.",
    list: plain.map(({ name, bytes }) => `${name}: ${size(bytes.byteLength)}`),
    advice: "Laat de server sturen wat er ingepakt naast staat (.br of .gz), of zelf inpakken, ook .wasm en .json. Zonder werkt de voorcheck ook, maar bij een trage verbinding begint zij later.",
  };
}

/** Whether another website may use the check from here: facts, because it may be meant. */
export async function aboutOthers() {
  const response = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
  const header = (name) => (response && response.headers.get(name)) || "";
  const csp = header("Content-Security-Policy");
  const ancestors = /frame-ancestors[^;]*/.exec(csp);
  const frame = header("X-Frame-Options");
  const cors = header("Access-Control-Allow-Origin");
  const limit = ancestors ? ancestors[0].trim() : frame && `X-Frame-Options: ${frame}`;
  return [
    {
      id: "csp-server",
      title: "Beveiligingsregels die de server meestuurt",
      verdict: "fact",
      found: csp ? `Content-Security-Policy: ${csp}` : "De server stuurt geen Content-Security-Policy. De pagina's hebben hun eigen strenge regels.",
    },
    {
      id: "iframe",
      title: "In een iframe op een andere website",
      verdict: "fact",
      found: limit ? `De server stelt een grens: ${limit}.` : "De server stelt geen grens: elke website mag dat.",
      advice: limit ? "Moet de voorcheck in een iframe op een andere website? Noem die website dan in frame-ancestors, en laat X-Frame-Options voor deze map weg." : "",
    },
    {
      id: "cors",
      title: "Als onderdeel op een andere website (CORS)",
      verdict: "fact",
      found: cors ? `Dat mag: Access-Control-Allow-Origin: ${cors}.` : "Dat mag niet: de server stuurt geen Access-Control-Allow-Origin. Op dezelfde website werkt het wel.",
      advice: cors ? "" : "Moet het onderdeel <voor-check> op een andere website staan dan deze bestanden? Stuur dan bij deze map Access-Control-Allow-Origin: * en Cross-Origin-Resource-Policy: cross-origin mee. De bestanden zijn openbaar en er zijn geen cookies.",
    },
  ];
}
