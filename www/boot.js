// The page: its own address, its own document. What the check needs is named by the script's attributes, with integrity.

import { eens, haalBegin, haalModule, haalWasm, laad, regelsVan } from "./lader.js";
import { toonMelding } from "./meldingen.js";

const SCRIPT = document.querySelector('script[type="module"][data-js]');
const root = document.getElementById("voorcheck");
const url = (naam) => new URL(naam, document.baseURI).href;

async function start() {
  const { js, wasm, wasmIntegrity, buiten, buitenIntegrity } = SCRIPT.dataset;
  // Who embeds the page chooses by the address: which voice, which municipality. Never what is answered.
  const { gemeente, stem } = { ...root.dataset, ...Object.fromEntries(new URLSearchParams(location.search)) };
  const versies = [...document.querySelectorAll("template[data-from]")].map(({ dataset }) => dataset);
  const regels = regelsVan(versies.length ? versies : [SCRIPT.dataset]);
  const haalBuiten = eens(() => haalModule(url(buiten), buitenIntegrity));
  const vervolg = eens(async () => (await haalBuiten()).vervolg(SCRIPT.dataset, regels, url));
  const delen = {
    glue: () => import(url(js)),
    wasm: () => haalWasm(url(wasm), wasmIntegrity),
    begin: () => haalBegin(regels, stem, url),
    geheel: async (blok) => (await vervolg())(blok),
  };
  const opties = { gemeente: gemeente || null, stem: stem || null };
  // A page in a frame belongs to another site: it tells that its height, and gets no service worker.
  if (parent === window) {
    opties.klaar = () => haalBuiten().then(({ begin }) => begin()).catch(() => {});
  } else {
    opties.gast = await haalBuiten().then(({ meld }) => meld(), () => null);
    opties.klaar = () => opties.gast?.("geladen");
  }
  laad(root, delen, opties, (soort) => {
    toonMelding(root, soort, { opnieuw: () => location.reload(), lijst: url("checklist.html") });
  });
}

if (root && SCRIPT) start();
