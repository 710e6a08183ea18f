// What this browser, on this device, can do. Each function gives a result: { id, title, verdict, found, advice }, with
// `verdict` one of good, warning, bad, fact.

import { measure } from "./speed.js";

const CHECKLIST = "Geef een nieuwere browser, of gebruik checklist.html: dezelfde vragen om af te drukken, zonder JavaScript.";
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** WebAssembly: is it there, may it be used, and can it read the check itself? `bytes` is the file of the check, if it came in. */
export async function aboutWasm(bytes) {
  const test = { id: "wasm", title: "WebAssembly" };
  if (typeof WebAssembly !== "object") {
    return {
      ...test,
      verdict: "bad",
      found: "Deze browser heeft geen WebAssembly, of het is uitgezet.",
      advice: `Vaak is dat beleid van de werkplek: JIT of WebAssembly staat uit voor deze website. Zet deze website bij de uitzonderingen. ${CHECKLIST}`,
    };
  }
  let violated = false;
  const hear = ({ blockedURI, disposition }) => {
    violated = violated || (blockedURI === "wasm-eval" && disposition === "enforce");
  };
  addEventListener("securitypolicyviolation", hear);
  try {
    await WebAssembly.compile(EMPTY);
  } catch (error) {
    // The event comes in a task of its own.
    await new Promise((done) => setTimeout(done));
    const forbidden = violated || /security policy|CSP|unsafe-eval/i.test(String(error));
    return {
      ...test,
      verdict: "bad",
      found: forbidden ? "De beveiligingsregels (CSP) van de server verbieden WebAssembly." : `WebAssembly doet het niet: ${error}`,
      advice: forbidden ? "Voeg 'wasm-unsafe-eval' toe aan script-src (of aan default-src, als er geen script-src is) in de Content-Security-Policy van deze map. Dat staat alleen WebAssembly toe; eval blijft verboden." : CHECKLIST,
    };
  } finally {
    removeEventListener("securitypolicyviolation", hear);
  }
  if (bytes) {
    try {
      await WebAssembly.compile(bytes);
    } catch (error) {
      return { ...test, verdict: "bad", found: `WebAssembly mag, maar deze browser kan het bestand van de voorcheck niet lezen: ${error}`, advice: `Is het bestand ongeschonden (zie boven), dan is de browser te oud. ${CHECKLIST}` };
    }
  }
  return { ...test, verdict: "good", found: bytes ? "WebAssembly mag, en deze browser kan het bestand van de voorcheck lezen." : "WebAssembly mag." };
}

/** Whether WebAssembly is compiled here or, without a just-in-time compiler, read step by step. */
export function aboutSpeed() {
  const test = { id: "speed", title: "Snelheid van het rekenen" };
  const slowness = measure();
  if (slowness === null) return { ...test, verdict: "fact", found: "Niet te meten: WebAssembly draait hier niet." };
  const times = slowness.toLocaleString("nl-NL", { maximumSignificantDigits: 2 });
  const measured = `Gemeten: een lus in WebAssembly duurt ${times} keer zo lang als een sortering die de browser zelf doet; boven 1 is langzaam.`;
  return slowness > 1
    ? { ...test, verdict: "warning", found: `Rekenen gaat langzaam: waarschijnlijk staat JIT uit. De voorcheck werkt wel. ${measured}`, advice: "Is het te traag om mee te werken? Zet dan deze website bij de uitzonderingen van het beleid dat JIT uitzet." }
    : { ...test, verdict: "good", found: `Rekenen gaat snel. ${measured}` };
}

const can = (test, good, otherwise) => ({ ...test, ...(good ? { verdict: "good", found: good } : otherwise) });

export function aboutPage() {
  const styles = typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype && "adoptedStyleSheets" in Document.prototype;
  const elements = typeof customElements === "object" && "attachShadow" in Element.prototype;
  const fails = "Het onderdeel <voor-check> werkt in deze browser niet; de gewone pagina en het iframe wel.";
  return [
    can({ id: "modules", title: "JavaScript-modules" }, "noModule" in HTMLScriptElement.prototype && "Deze browser kent ze.",
      { verdict: "bad", found: "Deze browser kent ze niet: zij is te oud voor de voorcheck.", advice: CHECKLIST }),
    can({ id: "elements", title: "Eigen elementen (custom elements)" }, elements && "Deze browser kent ze.",
      { verdict: "warning", found: fails, advice: "Gebruik voor deze browser de pagina of het iframe." }),
    can({ id: "styles", title: "Stijlbladen van een onderdeel (adoptedStyleSheets)" }, styles && "Deze browser kent ze.",
      { verdict: "warning", found: `${fails} De verantwoording heeft er minder opmaak.`, advice: "Gebruik voor deze browser de pagina of het iframe." }),
  ];
}

export function aboutPlace() {
  const secure = window.isSecureContext;
  let alone = true;
  try {
    alone = window.self === window.top;
  } catch (_) {
    alone = false;
  }
  return [
    can({ id: "secure", title: "Veilige verbinding" }, secure && "Deze pagina kwam over https (of van deze computer zelf).",
      { verdict: "warning", found: "Deze pagina kwam niet over https.", advice: "Zet https aan. Zonder https kan de voorcheck haar regels niet zelf narekenen, niet kopiëren met een knop en niet werken zonder internet." }),
    {
      id: "frame",
      title: "In een frame",
      verdict: "fact",
      found: alone ? "Deze pagina staat op zichzelf, niet in een frame." : "Deze pagina staat in een frame van een andere pagina. Afdrukken gaat dan over de hele pagina: de voorcheck opent daarvoor een eigen venster.",
    },
  ];
}

/** What makes it easier to use. `files` are those of the server; `kept` is what it keeps for a day without a network. */
export function aboutEase(files, kept) {
  const prints = typeof window.print === "function" && matchMedia("print").media === "print";
  return [
    can({ id: "print", title: "Afdrukken" }, prints && "Deze browser kan afdrukken, met opmaak voor papier.",
      { verdict: "warning", found: "Deze browser kan niet afdrukken vanuit een pagina.", advice: "Kopieer de uitkomst als tekst, of sta afdrukken toe." }),
    can({ id: "clipboard", title: "Kopiëren naar het klembord" }, Boolean(navigator.clipboard && navigator.clipboard.writeText) && "De knoppen om te kopiëren werken.",
      { verdict: "warning", found: "De browser geeft geen toegang tot het klembord. De tekst is wel te selecteren en te kopiëren.", advice: "Gebruik https, of sta het klembord toe voor deze website." }),
    withoutNetwork(files, kept),
    { id: "storage", title: "Werken zonder opslag", verdict: "good", found: `De voorcheck bewaart niets in de browser en zet geen cookies. Opslag staat hier ${canStore() ? "aan" : "uit"}; dat maakt niet uit.` },
  ];
}

function withoutNetwork(files, kept) {
  const test = { id: "offline", title: "Werken zonder internet (service worker)" };
  if (files.some(({ name, varies }) => name === "sw.js" && varies)) {
    return { ...test, verdict: "warning", found: "De server stuurt bij sw.js mee: Vary: *. In Firefox werkt de gewone pagina dan niet zonder internet.", advice: "Laat Vary: * weg voor deze map." };
  }
  const can = kept === "schil" ? "De gewone pagina toont na een eerste bezoek zonder internet alleen de keuze: alle voorchecks samen zijn te groot om te bewaren."
    : "De gewone pagina kan na een eerste bezoek ook zonder internet.";
  return { ...test, verdict: "fact", found: "serviceWorker" in navigator ? can : "De gewone pagina werkt hier alleen met verbinding: er zijn hier geen service workers. De voorcheck zelf heeft er geen nodig." };
}

/** Whether the browser would let a page keep something. */
function canStore() {
  try {
    return window.localStorage !== null;
  } catch (_) {
    return false;
  }
}

/** Fonts, and anything else that came from another place than this server. */
export function aboutOutside() {
  const elsewhere = performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((address) => !address.startsWith(`${location.origin}/`) && !address.startsWith("data:"));
  const fonts = document.fonts ? document.fonts.size : 0;
  return [
    can({ id: "fonts", title: "Lettertypen" }, fonts === 0 && `De pagina laadt geen lettertypen; zij gebruikt ${hasSystemFont() ? "het lettertype van dit systeem" : "een gewoon lettertype van deze browser"}.`,
      { verdict: "warning", found: "Iets heeft een lettertype aan deze pagina toegevoegd. De voorcheck doet dat niet.", advice: "Zoek een uitbreiding van de browser, of een dienst tussen server en browser." }),
    can({ id: "outside", title: "Geen verkeer naar anderen" }, elsewhere.length === 0 && "Alles kwam van deze server.",
      { verdict: "warning", found: "Iets op deze pagina kwam van een andere server. De voorcheck vraagt daar niets.", list: elsewhere, advice: "Zoek een uitbreiding van de browser, of een dienst die scripts aan pagina's toevoegt." }),
  ];
}

/** Whether `system-ui` stands for a font here: it measures unlike what comes after it. */
function hasSystemFont() {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return false;
  const width = (font) => {
    context.font = `40px ${font}`;
    return context.measureText("Voorcheck mmmiii").width;
  };
  return width("system-ui, monospace") !== width("monospace");
}
