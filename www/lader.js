// What every way to show the check has in common: it gets the parts, checks the rules, mounts the check, and stops with one
// kind of message when any of that fails or when the check gets stuck. It leaves nothing on `window`.

import { PakketFout } from "./pakketfout.js";

const TE_LANG_MS = 15_000;

/** Gets a file; throws when there is none, and when it is not the one its integrity stands for. */
export async function haal(url, integrity) {
  const antwoord = await fetch(url, integrity ? { integrity } : {});
  if (!antwoord.ok) throw new Error(`${antwoord.status} for ${url}`);
  return antwoord;
}

/** The Wasm as a response that can stream or, when the server names another type, as bytes. */
export async function haalWasm(url, integrity) {
  const antwoord = await haal(url, integrity);
  const type = antwoord.headers.get("Content-Type") ?? "";
  return /^application\/wasm\s*(;|$)/i.test(type) ? antwoord : antwoord.arrayBuffer();
}

/** A pack, or the opening of one. */
export async function haalRegels(url, integrity) {
  const tekst = await (await haal(url, integrity)).text();
  try {
    return JSON.parse(tekst);
  } catch (fout) {
    throw new PakketFout(`the pack is not JSON: ${fout.message}`);
  }
}

/** Puts a `<link>` in the head of the document. */
export function link(eigenschappen) {
  const element = Object.assign(document.createElement("link"), eigenschappen);
  document.head.append(element);
  return element;
}

/** A module; what its integrity does not stand for is not run. */
export function haalModule(url, integrity) {
  let vooraf;
  const binnen = new Promise((klaar, mislukt) => {
    vooraf = link({ rel: "modulepreload", href: url, integrity, crossOrigin: "anonymous", onload: klaar, onerror: mislukt });
    // Some browsers know no integrity of modules; they would never say that this one is in.
    if (!vooraf.relList.supports("modulepreload")) klaar();
  });
  return binnen.then(() => import(url)).finally(() => vooraf.remove());
}

/** The rules of today, among those of all versions from old to new: the last one that has begun. */
export function regelsVan(versies) {
  const vandaag = new Date();
  return versies.filter(({ from }) => !from || new Date(`${from}T00:00`) <= vandaag).pop() ?? versies[0];
}

/** The opening of the rules in a voice: it has the hash of the whole pack, and is not what that hash is over. */
export async function haalBegin(regels, stem, url) {
  const welk = stem === "inwoner" ? "openingInwoner" : "openingBehandelaar";
  const begin = await haalRegels(url(regels[welk]), regels[`${welk}Integrity`]);
  if (begin?.sha256 !== regels.kaderSha256) throw new PakketFout("the opening is not of the pack this page was built with");
  return begin;
}

/** What went wrong, as a kind of message. */
function soortVan(fout, geblokkeerd) {
  if (geblokkeerd) return "geblokkeerd";
  // The check refuses rules it cannot read with an envelope.
  if (fout?.name === PakketFout.naam || fout?.error?.code) return "kader";
  if (typeof WebAssembly === "object") {
    if (fout instanceof WebAssembly.CompileError) {
      return /security policy|CSP/i.test(fout.message) ? "geblokkeerd" : "browser";
    }
    if (fout instanceof WebAssembly.LinkError) return "browser";
    if (fout instanceof WebAssembly.RuntimeError) return "vastgelopen";
  }
  return "laden";
}

/**
 * True for an error that comes out of our Wasm or its glue; a host page's own errors are none of our business. In a
 * document of our own all Wasm is ours, also where the trace is too short to say so.
 */
function isVanOns(fout, { eigen, alleen }) {
  if (alleen && typeof WebAssembly === "object" && fout instanceof WebAssembly.RuntimeError) return true;
  const spoor = typeof fout?.stack === "string" ? fout.stack : "";
  return eigen.some((url) => spoor.includes(url));
}

/**
 * Shows the check in `root`. Calls `stop(soort)` once if that fails, or if the check gets stuck later.
 *
 * delen   { eigen, alleen, glue, wasm, begin, vervolg }: functions that give a part; the last one gets what comes after the
 *         first question, and is given the element for where the rules come from and the function that takes the whole
 *         pack. `eigen` are the addresses of our code, to know our own errors by; `alleen` is true where there is no
 *         code but ours
 * opties  for `mount`, and `klaar`: called when everything is in
 *
 * Gives a function that takes the check away.
 */
export function laad(root, delen, { klaar, ...opties }, stop) {
  const eind = new AbortController();
  const { signal } = eind;
  let geblokkeerd = false;
  let verlaat;

  const ophouden = (soort, fout) => {
    if (signal.aborted) return;
    eind.abort();
    console.error(`Voorcheck: ${soort}`, fout);
    stop(soort);
  };
  const gestrand = (fout) => isVanOns(fout, delen) && ophouden("vastgelopen", fout);
  addEventListener("error", ({ error }) => gestrand(error), { signal });
  addEventListener("unhandledrejection", ({ reason }) => gestrand(reason), { signal });
  addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
    geblokkeerd ||= blockedURI === "wasm-eval" && disposition === "enforce";
  }, { signal });

  const traag = setTimeout(() => {
    const status = root.querySelector("[data-laden]");
    if (status) status.textContent = "Het laden duurt langer dan normaal. Nog even geduld…";
  }, TE_LANG_MS);

  async function begin() {
    if (typeof WebAssembly !== "object") return ophouden("browser", new Error("WebAssembly is missing"));
    try {
      // In parallel; the rules are awaited only after the module, and a failure of either must not go unhandled.
      const bytes = delen.wasm();
      const opening = delen.begin();
      const module = delen.glue().then(async (glue) => {
        await glue.default({ module_or_path: bytes });
        return glue;
      });
      const [glue, regels] = await Promise.all([module, opening, bytes]);
      if (signal.aborted) return;
      const account = document.createElement("div");
      const [neem, weg] = glue.mount(root, regels, { ...opties, account });
      verlaat = weg;
      await delen.vervolg(account, (...geheel) => signal.aborted || neem(...geheel));
      if (!signal.aborted) klaar?.();
    } catch (fout) {
      ophouden(soortVan(fout, geblokkeerd), fout);
    } finally {
      clearTimeout(traag);
    }
  }
  begin();

  return () => {
    // What got stuck has nothing left that can be asked to leave.
    if (!signal.aborted) verlaat?.();
    eind.abort();
  };
}
