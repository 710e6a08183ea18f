// The loader of the page: fetches glue, Wasm and rules at the same time, checks the rules, mounts the page, and shows a
// readable message when any of that fails. It leaves nothing on `window`.

import { PakketFout, controleer } from "./pakket.js";
import { toonMelding } from "./meldingen.js";

const SCRIPT = document.querySelector('script[type="module"][data-js]');
const TE_LANG_MS = 15_000;
const NIET_BINNEN = "De verantwoording kwam niet of niet heel binnen. De voorcheck werkt ook zonder. Laad de pagina opnieuw om haar te lezen; uw antwoorden zijn dan weg.";

let root = document.getElementById("safehouse-check");
let kapot = false;
let geblokkeerd = false;

/** Shows the message once; the first failure is the one that counts. */
function stop(soort, fout) {
  if (kapot || !root) return;
  kapot = true;
  console.error(`Voorcheck: ${soort}`, fout);
  root = toonMelding(root, soort);
}

/** What went wrong, as a kind of message. */
function soortVan(fout) {
  if (geblokkeerd) return "geblokkeerd";
  // The check refuses rules it cannot read with an envelope.
  if (fout instanceof PakketFout || fout?.error?.code) return "kader";
  if (typeof WebAssembly === "object") {
    if (fout instanceof WebAssembly.CompileError) {
      return /security policy|CSP/i.test(fout.message) ? "geblokkeerd" : "browser";
    }
    if (fout instanceof WebAssembly.LinkError) return "browser";
    if (fout instanceof WebAssembly.RuntimeError) return "vastgelopen";
  }
  return "laden";
}

/** True for an error that comes out of our Wasm or its glue; a host page's own errors are none of our business. */
function isVanOns(fout, eigen) {
  if (typeof WebAssembly === "object" && fout instanceof WebAssembly.RuntimeError) return true;
  const spoor = typeof fout?.stack === "string" ? fout.stack : "";
  return eigen.some((url) => spoor.includes(url));
}

async function haal(url, opties) {
  const antwoord = await fetch(url, opties);
  if (!antwoord.ok) throw new Error(`${antwoord.status} for ${url}`);
  return antwoord;
}

/** The Wasm as a response that can stream or, when the server names another type, as bytes. */
async function haalWasm(url, integrity) {
  const antwoord = await haal(url, integrity ? { integrity } : {});
  const type = antwoord.headers.get("Content-Type") ?? "";
  return /^application\/wasm\s*(;|$)/i.test(type) ? antwoord : antwoord.arrayBuffer();
}

/** A pack, or the opening of one. */
async function haalRegels(url, integrity) {
  const tekst = await (await haal(url, integrity ? { integrity } : {})).text();
  try {
    return JSON.parse(tekst);
  } catch (fout) {
    throw new PakketFout(`the pack is not JSON: ${fout.message}`);
  }
}

/** The opening: what the first question needs. It has the hash of the whole pack, and is not what that hash is over. */
async function haalBegin(regels, stem) {
  const begin = await haalRegels(url(regels[`opening${stem}`]), regels[`opening${stem}Integrity`]);
  if (begin?.sha256 !== regels.kaderSha256) throw new PakketFout("the opening is not of the pack this page was built with");
  return begin;
}

/** The whole pack, in place of its opening. A page that can hash checks the rules themselves; else the browser does. */
async function haalGeheel({ kader, kaderIntegrity, kaderSha256 }, neem) {
  const pakket = await haalRegels(url(kader), globalThis.crypto?.subtle ? "" : kaderIntegrity);
  const gecontroleerd = await controleer(pakket, kaderSha256);
  if (!kapot) neem(pakket, gecontroleerd === true);
}

/** What names the rules of today: the script or, where there are several versions, the last one that has begun. */
function regelsVan(vandaag) {
  const versies = [...document.querySelectorAll("template[data-from]")];
  const begonnen = versies.filter(({ dataset }) => new Date(`${dataset.from}T00:00`) <= vandaag);
  return begonnen.pop() ?? versies[0] ?? SCRIPT;
}

/** Fills the block with where the rules come from, and how that looks: nobody waits for it, so it comes last. */
async function haalVerantwoording(blok, url, integrity) {
  try {
    const { html, styles } = await (await haal(url, { integrity })).json();
    const opmaak = new CSSStyleSheet();
    opmaak.replaceSync(styles);
    document.adoptedStyleSheets.push(opmaak);
    blok.innerHTML = html;
  } catch (fout) {
    console.error("Voorcheck: verantwoording", fout);
    blok.textContent = NIET_BINNEN;
  }
}

/** The style of what comes after the first question. Without it everything still reads. */
function haalOpmaak({ later, laterIntegrity }) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: url(later), integrity: laterIntegrity });
  document.head.append(link);
}

const url = (naam) => new URL(naam, document.baseURI).href;

async function start() {
  const { js, wasm, wasmIntegrity } = SCRIPT.dataset;
  const regels = regelsVan(new Date()).dataset;
  const eigen = [url(js), url(wasm)];

  addEventListener("error", ({ error }) => isVanOns(error, eigen) && stop("vastgelopen", error));
  addEventListener("unhandledrejection", ({ reason }) => isVanOns(reason, eigen) && stop("vastgelopen", reason));
  addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    if (blockedURI === "wasm-eval") geblokkeerd = true;
  });

  if (typeof WebAssembly !== "object") return stop("browser", new Error("WebAssembly is missing"));
  const traag = setTimeout(() => {
    const status = root?.querySelector("[data-laden]");
    if (status) status.textContent = "Het laden duurt langer dan normaal. Nog even geduld…";
  }, TE_LANG_MS);

  const { gemeente, stem } = root.dataset;
  try {
    // In parallel; the pack is awaited only after the module, and a failure of either must not go unhandled.
    const bytes = haalWasm(url(wasm), wasmIntegrity);
    const opening = haalBegin(regels, stem === "inwoner" ? "Inwoner" : "Behandelaar");
    const module = import(url(js)).then(async (glue) => {
      await glue.default({ module_or_path: bytes });
      return glue;
    });
    const [glue, begin] = await Promise.all([module, opening, bytes]);
    if (kapot) return;
    const blok = document.createElement("div");
    blok.textContent = "De verantwoording wordt geladen…";
    const opties = {
      account: blok,
      gemeente: gemeente || null,
      stem: stem === "inwoner" ? "inwoner" : "behandelaar",
    };
    const neem = glue.mount(root, begin, opties);
    // All at once, before anybody can have answered: from the first answer on nothing is asked for any more.
    haalOpmaak(SCRIPT.dataset);
    haalVerantwoording(blok, url(regels.verantwoording), regels.verantwoordingIntegrity);
    await haalGeheel(regels, neem);
  } catch (fout) {
    stop(soortVan(fout), fout);
  } finally {
    clearTimeout(traag);
  }
}

if (root && SCRIPT) start();
