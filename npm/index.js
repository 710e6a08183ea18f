// The rules without a page, for Node and browser: what surrounds the Wasm so that nothing a caller gives or does breaks it.
// Types and documentation: index.d.ts. The glue is made by wasm-bindgen when the package is put together.

import { PackError } from "../www/pack-error.js";
import { canonical, verify } from "../www/pack.js";
import { KaderError } from "./error.js";
import makeGlue from "./glue.js";
import { plain } from "./plain.js";
import { anInput, aVoice, howTo } from "./shape.js";

export { KaderError };

const SHA256 = /^[0-9a-f]{64}$/;

/** Compiles the Wasm, and gives what can be done with it. */
export async function load(source = own()) {
  const module = await compiled(source);
  const states = new WeakMap();
  const forgotten = new FinalizationRegistry(free);
  let live;

  const fresh = async () => {
    const glue = makeGlue();
    await glue({ module_or_path: module });
    return glue;
  };

  /** One call into the Wasm. Anything but a refusal leaves it in an unknown state: the next call gets a new instance. */
  async function call(work) {
    const mine = (live ??= fresh());
    try {
      return work(await mine);
    } catch (thrown) {
      if (typeof thrown?.error?.code === "string") throw new KaderError(thrown.error);
      if (live === mine) live = undefined;
      const message = "de rekenkern liep vast bij deze vraag; de volgende vraag begint met een nieuwe. Meld dit met uw invoer";
      throw new KaderError({ code: "engine-crashed", message, path: "" }, { cause: thrown });
    }
  }

  /** The kader in this instance; after a crash it is read again. */
  function ready(state, glue) {
    if (state.glue !== glue) {
      state.kader = glue.loadKader(state.text);
      state.glue = glue;
    }
    return state.kader;
  }

  function stateOf(handle) {
    const state = states.get(handle);
    if (state) return state;
    const message = "dit is geen kader van deze rekenkern; gebruik wat loadKader teruggaf";
    throw new KaderError({ code: "invalid-handle", message, path: "handle" });
  }

  async function loadKader(pack, sha256) {
    if (sha256 !== undefined && !(typeof sha256 === "string" && SHA256.test(sha256))) {
      const message = "de controlesom is geen tekst van 64 tekens 0-9 en a-f; neem haar over van de uitgave";
      throw new KaderError({ code: "invalid-options", message, path: "sha256" });
    }
    const given = plain(pack, "invalid-pack", "pack");
    // One text for the hash and for the rules to read. An old library may have given lists or objects a `toJSON`.
    const { kader, ...rest } = Object(given);
    const text = [].toJSON || {}.toJSON ? canonical : JSON.stringify;
    const rules = text(kader);
    const state = { text: `{"kader":${rules},${text(rest).slice(1)}` };
    // Begun before the rules are read: the hash is made beside that. The names of a pack that was built stand in order already;
    // measured, sorting them takes thrice what writing them does.
    const hash = verify(given, sha256, rules).catch(() => verify(given, sha256));
    // A pack that the rules refuse is refused for that.
    hash.catch(() => {});
    await call((glue) => ready(state, glue));
    const checked = await isChecked(state, hash);
    const handle = Object.freeze({ sha256: given.sha256, checked });
    states.set(handle, state);
    forgotten.register(handle, state);
    return handle;
  }

  try {
    await (live = fresh());
  } catch (cause) {
    throw notLoaded(cause);
  }
  return Object.freeze({
    loadKader,
    describe: async (handle, voice) => {
      const state = stateOf(handle);
      const wanted = aVoice(voice === undefined ? voice : plain(voice, "invalid-options", "voice"));
      return call((glue) => glue.describe(ready(state, glue), wanted));
    },
    assess: async (handle, input, options) => {
      const state = stateOf(handle);
      const given = anInput(plain(input, "invalid-input", "input"));
      const how = howTo(plain(options, "invalid-options", "options"));
      return call((glue) => glue.assess(ready(state, glue), given, how));
    },
    version: () => call((glue) => glue.version()),
  });
}

/** Gives back the memory of a kader nobody holds any more. A crashed instance cannot, and goes as a whole. */
function free({ kader }) {
  try {
    kader.free();
  } catch {
    // Nothing is left to give back.
  }
}

/** Whether the rules of a pack are those of its hash, and of the hash that was asked for; false where nothing can hash. */
async function isChecked(state, hash) {
  try {
    return (await hash) === true;
  } catch (thrown) {
    free(state);
    if (!(thrown instanceof PackError)) throw thrown;
    const message = "deze regels zijn niet de regels van de controlesom; haal het pakket opnieuw op bij de bron";
    throw new KaderError({ code: "wrong-hash", message, path: "pack.sha256" }, { cause: thrown });
  }
}

/** The Wasm of an address, a response, bytes, or what was compiled before. */
async function compiled(source) {
  try {
    const given = await source;
    if (given instanceof WebAssembly.Module) return given;
    const isAddress = typeof given === "string" || given instanceof URL;
    return await WebAssembly.compile(await bytesOf(isAddress ? await fetched(String(given)) : given));
  } catch (cause) {
    throw notLoaded(cause);
  }
}

function notLoaded(cause) {
  const message = "de rekenkern (WebAssembly) is niet geladen; kijk of alle bestanden van het pakket er staan, of het adres " +
    "klopt dat u gaf, en of de beveiligingsregels van de pagina 'wasm-unsafe-eval' toelaten";
  return new KaderError({ code: "wasm-not-loaded", message, path: "source" }, { cause });
}

async function bytesOf(given) {
  // Before anything else: the very name of Response makes Node load its fetch, as much work as compiling the Wasm.
  if (ArrayBuffer.isView(given) || !(given instanceof Response)) return given;
  if (!given.ok) throw new Error(`${given.status} for ${given.url}`);
  return given.arrayBuffer();
}

function fetched(address) {
  // Node cannot fetch a file. Not an import: bundlers for a browser stumble over it.
  if (address.startsWith("file:")) return process.getBuiltinModule("node:fs/promises").readFile(new URL(address));
  return fetch(address);
}

/**
 * The Wasm that came along. As a module, because that is the one thing every bundler and server takes along: the address of
 * a file beside this one is lost in webpack (a variable), in Vite (its dev server moves this file), in esbuild and on a
 * server that bundles.
 */
async function own() {
  const { default: base64 } = await import("./engine.js");
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  // A loop: measured, a function for each of two hundred thousand signs takes ten times as long.
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}
