// The page: its own address, its own document. What the check needs is named by the script's attributes, with integrity.

import { delenVan, haalModule, haalWasm, laad, link, regelsVan } from "./lader.js";
import { toonMelding } from "./meldingen.js";

const SCRIPT = document.querySelector('script[type="module"][data-js]');
const root = document.getElementById("safehouse-check");
const url = (naam) => new URL(naam, document.baseURI).href;

async function start() {
  const { js, wasm, wasmIntegrity, later, laterIntegrity, gast, gastIntegrity, werker, werkerIntegrity } = SCRIPT.dataset;
  // Who embeds the page chooses by the address: which voice, which municipality. Never what is answered.
  const { gemeente, stem } = { ...root.dataset, ...Object.fromEntries(new URLSearchParams(location.search)) };
  const inwoner = stem === "inwoner";
  const versies = [...document.querySelectorAll("template[data-from]")].map(({ dataset }) => dataset);
  const regels = regelsVan(versies.length ? versies : [SCRIPT.dataset]);
  const ingesloten = parent !== window;
  const opties = { gemeente: gemeente || null, stem: inwoner ? "inwoner" : "behandelaar" };
  let houder = root;
  if (ingesloten) {
    const venster = await haalModule(url(gast), gastIntegrity).catch(() => null);
    opties.gast = venster?.meld(() => houder);
  } else {
    // A page in a frame belongs to another site, and gets no service worker.
    opties.klaar = () => haalModule(url(werker), werkerIntegrity).then(({ begin }) => begin(), () => {});
  }

  const delen = {
    ...delenVan(regels, inwoner ? "Inwoner" : "Behandelaar", url),
    eigen: [url(js), url(wasm)],
    alleen: true,
    glue: () => import(url(js)),
    wasm: () => haalWasm(url(wasm), wasmIntegrity),
    // The style of what comes after the first question. Without it everything still reads.
    later: () => link({ rel: "stylesheet", href: url(later), integrity: laterIntegrity }),
    opmaak(styles) {
      const blad = new CSSStyleSheet();
      blad.replaceSync(styles);
      document.adoptedStyleSheets.push(blad);
    },
  };
  laad(root, delen, opties, (soort) => {
    houder = toonMelding(root, soort, { opnieuw: () => location.reload(), lijst: url("checklist.html") });
  });
}

if (root && SCRIPT) start();
