// What every way to show the check has in common: it gets the parts, checks the rules, mounts the check, and stops with one
// kind of message when any of that fails or when the check gets stuck. It leaves nothing on `window`.

import { PakketFout } from "./pakketfout.js";

/** After this a visitor is told that it takes long. */
export const TE_LANG_MS = 15_000;
const PAUZES_MS = [1_000, 4_000];

/**
 * Gets a file; throws when there is none, and when it is not the one its integrity stands for. What the browser keeps of it
 * may be an error or half a file: then it is asked for once more, past that.
 */
export async function haal(url, integrity) {
  const vraag = async (cache) => {
    const antwoord = await fetch(url, { cache, ...(integrity && { integrity }) });
    if (!antwoord.ok) throw new Error(`${antwoord.status} for ${url}`);
    return antwoord;
  };
  try {
    return await vraag("default");
  } catch {
    return vraag("reload");
  }
}

/** Does something up to three times: a file that was late or broken may come yet. */
export async function volhard(werk) {
  for (const pauze of PAUZES_MS) {
    try {
      return await werk();
    } catch (fout) {
      if (soortVan(fout) !== "laden") throw fout;
      console.warn("Voorcheck: straks nog eens", fout);
      await new Promise((klaar) => setTimeout(klaar, pauze));
    }
  }
  return werk();
}

/** Gets something once for all who ask; a failure is forgotten, so that it may be asked for again. */
export function eens(haalHet) {
  let binnen;
  return () => {
    binnen ??= haalHet().catch((fout) => {
      binnen = undefined;
      throw fout;
    });
    return binnen;
  };
}

/** The Wasm, compiled: as it streams in or, when the server names another type, from its bytes. */
export async function haalWasm(url, integrity) {
  const antwoord = await haal(url, integrity);
  const type = antwoord.headers.get("Content-Type") ?? "";
  const stroomt = /^application\/wasm\s*(;|$)/i.test(type);
  return stroomt ? WebAssembly.compileStreaming(antwoord) : WebAssembly.compile(await antwoord.arrayBuffer());
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

// How many times a module did not come. A browser keeps that by the whole address: another end is another try.
const gemist = new Map();

/** A module; what its integrity does not stand for is not run. */
export async function haalModule(url, integrity) {
  const keer = gemist.get(url) ?? 0;
  const href = url + (keer ? `#${keer}` : "");
  const vooraf = Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity, crossOrigin: "anonymous" });
  try {
    await new Promise((klaar, mislukt) => {
      Object.assign(vooraf, { onload: klaar, onerror: mislukt });
      document.head.append(vooraf);
      // Some browsers know no integrity of modules; they would never say that this one is in.
      if (!vooraf.relList.supports("modulepreload")) klaar();
    });
    return await import(href);
  } catch (fout) {
    gemist.set(url, keer + 1);
    throw fout;
  } finally {
    vooraf.remove();
  }
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
 * What the glue finds around it: the Wasm from outside, and a clock that stops.
 *
 * An error is ours when it leaves our code, and the Wasm is then in an unknown state, whoever threw it: `stuk` hears of it.
 * What others throw elsewhere is none of our business. After the end nothing comes in any more.
 */
function omgeving(signal, stuk) {
  const deur = (ingang) => (...gegeven) => {
    if (signal.aborted) return undefined;
    try {
      return ingang(...gegeven);
    } catch (fout) {
      queueMicrotask(() => stuk(fout));
      throw fout;
    }
  };
  return {
    bewaak: (uitgangen) => Object.fromEntries(
      Object.entries(uitgangen).map(([naam, deel]) => [naam, typeof deel === "function" ? deur(deel) : deel]),
    ),
    setInterval(...gegeven) {
      const klok = setInterval(...gegeven);
      signal.addEventListener("abort", () => clearInterval(klok));
      return klok;
    },
  };
}

/**
 * Shows the check in `root`. Calls `stop(soort)` once if that fails, or if the check gets stuck later.
 *
 * delen   { glue, wasm, begin, geheel }: functions that give a part. `glue` has the function that makes an instance of the
 *         Wasm, which shows one check. `geheel` gets all that comes after the first question, may be asked again for
 *         what did not come, and gives the whole pack and whether it was checked; it fills the element it is given with
 *         where the rules come from
 * opties  for `mount`, and functions: `staat` is called when the check stands, `klaar` when everything is in
 *
 * Gives a function that takes the check away.
 */
export function laad(root, delen, { staat, klaar, gast, ...opties }, stop) {
  const eind = new AbortController();
  const { signal } = eind;
  let geblokkeerd = false;

  const ophouden = (soort, fout) => {
    if (signal.aborted) return;
    eind.abort();
    console.error(`Voorcheck: ${soort}`, fout);
    stop(soort);
  };
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
      const [glue, wasm, regels] = await Promise.all([delen.glue(), delen.wasm(), delen.begin()]);
      const { mount } = await glue.default(wasm, omgeving(signal, (fout) => ophouden("vastgelopen", fout)));
      if (signal.aborted) return;
      const account = document.createElement("div");
      staat?.();
      const [neem, mis] = mount(root, regels, {
        ...opties,
        account,
        signaal: signal,
        // Later, and not in the middle of ours: what a host does then cannot come back into the Wasm.
        gast: gast && ((wat) => queueMicrotask(() => gast(wat))),
        opnieuw: () => haalGeheel(account, neem, mis),
      });
      haalGeheel(account, neem, mis);
    } catch (fout) {
      ophouden(soortVan(fout, geblokkeerd), fout);
    } finally {
      clearTimeout(traag);
    }
  }

  /** All the rest. When it does not come the check stays as it is, and offers to ask again. */
  async function haalGeheel(account, neem, mis) {
    try {
      neem(...(await volhard(() => delen.geheel(account))));
    } catch (fout) {
      if (soortVan(fout) !== "laden") return ophouden(soortVan(fout), fout);
      console.error("Voorcheck: vervolg", fout);
      return mis();
    }
    // Once it is drawn: a frame out of sight tells its height by this.
    setTimeout(() => signal.aborted || klaar?.());
  }
  begin();

  return () => eind.abort();
}
