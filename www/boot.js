// The page: its own address, its own document. What the check needs is named by the script's attributes, with integrity.

import { firstQuestion } from "./first.js";
import { getModule, getOpening, getWasm, load, once, rulesOfToday } from "./loader.js";
import { showMessage, wayOutOfPage } from "./messages.js";

const SCRIPT = document.querySelector('script[type="module"][data-js]');
const root = document.getElementById("voorcheck");
/** The address of a file: what the page names is where the page says (`./…`), all else beside this script. */
const url = (name) => new URL(name, /^\.\.?\//.test(name) ? document.baseURI : import.meta.url).href;

async function start() {
  // Who embeds the page chooses by the address: which voice, which municipality. Never what is answered.
  const chosen = { ...root.dataset, ...Object.fromEntries(new URLSearchParams(location.search)) };
  const { gemeente: municipality, stem: voice, rol: role } = chosen;
  // Where nothing was chosen, the page before this one asks who reads.
  const { before } = SCRIPT.dataset;
  if (before && parent === window && !Object.keys(chosen).length) return location.replace(url(`./${before}`));
  const first = firstQuestion(root);
  const wayOut = wayOutOfPage();
  const { js, wasm, wasmIntegrity, beyond, beyondIntegrity } = SCRIPT.dataset;
  const versions = [...document.querySelectorAll("template[data-from]")].map(({ dataset }) => dataset);
  const rules = rulesOfToday(versions.length ? versions : [SCRIPT.dataset]);
  const getBeyond = once(() => getModule(url(beyond), beyondIntegrity));
  const getRest = once(async () => (await getBeyond()).rest(SCRIPT.dataset, rules, url));
  const parts = {
    glue: () => import(url(js)),
    wasm: () => getWasm(url(wasm), wasmIntegrity),
    opening: () => getOpening(rules, voice, url),
    whole: async (block, tell) => (await getRest())(block, (site) => {
      first?.site(site);
      return tell(site);
    }),
  };
  const options = { municipality: municipality || null, voice: voice || null, judges: role === "beoordelaar", ...(first && { first: first.left }) };
  // A page in a frame belongs to another site: it tells that its height, and gets no service worker.
  if (parent === window) {
    options.ready = () => getBeyond().then(({ keepOffline }) => keepOffline()).catch(() => {});
  } else {
    options.host = await getBeyond().then(({ tellSite }) => tellSite(), () => null);
    options.ready = () => options.host?.("geladen");
  }
  load(root, parts, options, (kind) => {
    showMessage(root, kind, { wayOut, again: () => location.reload(), checklist: url("./checklist.html") });
  });
}

if (root && SCRIPT) start();
