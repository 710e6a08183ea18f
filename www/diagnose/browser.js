// What this browser, on this device, can do. Each function gives a result: { id, titel, oordeel, gevonden, doen }, with
// `oordeel` one of goed, let-op, fout, weetje.

import { meet } from "./maat.js";

const CHECKLIST = "Geef een nieuwere browser, of gebruik checklist.html: dezelfde vragen om af te drukken, zonder JavaScript.";
const LEEG = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** WebAssembly: is it there, may it be used, and can it read the check itself? `bytes` is the file of the check, if it came in. */
export async function overWasm(bytes) {
  const proef = { id: "wasm", titel: "WebAssembly" };
  if (typeof WebAssembly !== "object") {
    return {
      ...proef,
      oordeel: "fout",
      gevonden: "Deze browser heeft geen WebAssembly, of het is uitgezet.",
      doen: `Vaak is dat beleid van de werkplek: JIT of WebAssembly staat uit voor deze website. Zet deze website bij de uitzonderingen. ${CHECKLIST}`,
    };
  }
  let geschonden = false;
  const hoor = ({ blockedURI, disposition }) => {
    geschonden = geschonden || (blockedURI === "wasm-eval" && disposition === "enforce");
  };
  addEventListener("securitypolicyviolation", hoor);
  try {
    await WebAssembly.compile(LEEG);
  } catch (fout) {
    // The event comes in a task of its own.
    await new Promise((klaar) => setTimeout(klaar));
    const verboden = geschonden || /security policy|CSP|unsafe-eval/i.test(String(fout));
    return {
      ...proef,
      oordeel: "fout",
      gevonden: verboden ? "De beveiligingsregels (CSP) van de server verbieden WebAssembly." : `WebAssembly doet het niet: ${fout}`,
      doen: verboden ? "Voeg 'wasm-unsafe-eval' toe aan script-src (of aan default-src, als er geen script-src is) in de Content-Security-Policy van deze map. Dat staat alleen WebAssembly toe; eval blijft verboden." : CHECKLIST,
    };
  } finally {
    removeEventListener("securitypolicyviolation", hoor);
  }
  if (bytes) {
    try {
      await WebAssembly.compile(bytes);
    } catch (fout) {
      return { ...proef, oordeel: "fout", gevonden: `WebAssembly mag, maar deze browser kan het bestand van de voorcheck niet lezen: ${fout}`, doen: `Is het bestand ongeschonden (zie boven), dan is de browser te oud. ${CHECKLIST}` };
    }
  }
  return { ...proef, oordeel: "goed", gevonden: bytes ? "WebAssembly mag, en deze browser kan het bestand van de voorcheck lezen." : "WebAssembly mag." };
}

/** Whether WebAssembly is compiled here or, without a just-in-time compiler, read step by step. */
export function overSnelheid() {
  const proef = { id: "snelheid", titel: "Snelheid van het rekenen" };
  const maat = meet();
  if (maat === null) return { ...proef, oordeel: "weetje", gevonden: "Niet te meten: WebAssembly draait hier niet." };
  const keer = maat.toLocaleString("nl-NL", { maximumSignificantDigits: 2 });
  const gemeten = `Gemeten: een lus in WebAssembly duurt ${keer} keer zo lang als een sortering die de browser zelf doet; boven 1 is langzaam.`;
  return maat > 1
    ? { ...proef, oordeel: "let-op", gevonden: `Rekenen gaat langzaam: waarschijnlijk staat JIT uit. De voorcheck werkt wel. ${gemeten}`, doen: "Is het te traag om mee te werken? Zet dan deze website bij de uitzonderingen van het beleid dat JIT uitzet." }
    : { ...proef, oordeel: "goed", gevonden: `Rekenen gaat snel. ${gemeten}` };
}

const kan = (proef, goed, anders) => ({ ...proef, ...(goed ? { oordeel: "goed", gevonden: goed } : anders) });

export function overPagina() {
  const stijlen = typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype && "adoptedStyleSheets" in Document.prototype;
  const elementen = typeof customElements === "object" && "attachShadow" in Element.prototype;
  const onderdeel = "Het onderdeel <voor-check> werkt in deze browser niet; de gewone pagina en het iframe wel.";
  return [
    kan({ id: "modules", titel: "JavaScript-modules" }, "noModule" in HTMLScriptElement.prototype && "Deze browser kent ze.",
      { oordeel: "fout", gevonden: "Deze browser kent ze niet: zij is te oud voor de voorcheck.", doen: CHECKLIST }),
    kan({ id: "elementen", titel: "Eigen elementen (custom elements)" }, elementen && "Deze browser kent ze.",
      { oordeel: "let-op", gevonden: onderdeel, doen: "Gebruik voor deze browser de pagina of het iframe." }),
    kan({ id: "stijlen", titel: "Stijlbladen van een onderdeel (adoptedStyleSheets)" }, stijlen && "Deze browser kent ze.",
      { oordeel: "let-op", gevonden: `${onderdeel} De verantwoording heeft er minder opmaak.`, doen: "Gebruik voor deze browser de pagina of het iframe." }),
  ];
}

export function overPlek() {
  const veilig = window.isSecureContext;
  let los = true;
  try {
    los = window.self === window.top;
  } catch (_) {
    los = false;
  }
  return [
    kan({ id: "veilig", titel: "Veilige verbinding" }, veilig && "Deze pagina kwam over https (of van deze computer zelf).",
      { oordeel: "let-op", gevonden: "Deze pagina kwam niet over https.", doen: "Zet https aan. Zonder https kan de voorcheck haar regels niet zelf narekenen, niet kopiëren met een knop en niet werken zonder internet." }),
    {
      id: "frame",
      titel: "In een frame",
      oordeel: "weetje",
      gevonden: los ? "Deze pagina staat op zichzelf, niet in een frame." : "Deze pagina staat in een frame van een andere pagina. Afdrukken gaat dan over de hele pagina: de voorcheck opent daarvoor een eigen venster.",
    },
  ];
}

/** What makes it easier to use. `delen` are the files of the server. */
export function overGemak(delen) {
  const afdruk = typeof window.print === "function" && matchMedia("print").media === "print";
  return [
    kan({ id: "afdrukken", titel: "Afdrukken" }, afdruk && "Deze browser kan afdrukken, met opmaak voor papier.",
      { oordeel: "let-op", gevonden: "Deze browser kan niet afdrukken vanuit een pagina.", doen: "Kopieer de uitkomst als tekst, of sta afdrukken toe." }),
    kan({ id: "klembord", titel: "Kopiëren naar het klembord" }, Boolean(navigator.clipboard && navigator.clipboard.writeText) && "De knoppen om te kopiëren werken.",
      { oordeel: "let-op", gevonden: "De browser geeft geen toegang tot het klembord. De tekst is wel te selecteren en te kopiëren.", doen: "Gebruik https, of sta het klembord toe voor deze website." }),
    zonderInternet(delen),
    { id: "opslag", titel: "Werken zonder opslag", oordeel: "goed", gevonden: `De voorcheck bewaart niets in de browser en zet geen cookies. Opslag staat hier ${opslag() ? "aan" : "uit"}; dat maakt niet uit.` },
  ];
}

function zonderInternet(delen) {
  const proef = { id: "zonder-internet", titel: "Werken zonder internet (service worker)" };
  if (delen.some(({ naam, varieert }) => naam === "sw.js" && varieert)) {
    return { ...proef, oordeel: "let-op", gevonden: "De server stuurt bij sw.js mee: Vary: *. In Firefox werkt de gewone pagina dan niet zonder internet.", doen: "Laat Vary: * weg voor deze map." };
  }
  return { ...proef, oordeel: "weetje", gevonden: "serviceWorker" in navigator ? "De gewone pagina kan na een eerste bezoek ook zonder internet." : "De gewone pagina werkt hier alleen met verbinding: er zijn hier geen service workers. De voorcheck zelf heeft er geen nodig." };
}

/** Whether the browser would let a page keep something. */
function opslag() {
  try {
    return window.localStorage !== null;
  } catch (_) {
    return false;
  }
}

/** Fonts, and anything else that came from another place than this server. */
export function overBuiten() {
  const elders = performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((adres) => !adres.startsWith(`${location.origin}/`) && !adres.startsWith("data:"));
  const lettertypen = document.fonts ? document.fonts.size : 0;
  return [
    kan({ id: "lettertypen", titel: "Lettertypen" }, lettertypen === 0 && `De pagina laadt geen lettertypen; zij gebruikt ${systeemletter() ? "het lettertype van dit systeem" : "een gewoon lettertype van deze browser"}.`,
      { oordeel: "let-op", gevonden: "Iets heeft een lettertype aan deze pagina toegevoegd. De voorcheck doet dat niet.", doen: "Zoek een uitbreiding van de browser, of een dienst tussen server en browser." }),
    kan({ id: "buiten", titel: "Geen verkeer naar anderen" }, elders.length === 0 && "Alles kwam van deze server.",
      { oordeel: "let-op", gevonden: "Iets op deze pagina kwam van een andere server. De voorcheck vraagt daar niets.", lijst: elders, doen: "Zoek een uitbreiding van de browser, of een dienst die scripts aan pagina's toevoegt." }),
  ];
}

/** Whether `system-ui` stands for a font here: it measures unlike what comes after it. */
function systeemletter() {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return false;
  const breedte = (letter) => {
    context.font = `40px ${letter}`;
    return context.measureText("Voorcheck mmmiii").width;
  };
  return breedte("system-ui, monospace") !== breedte("monospace");
}
