// What every way to show the check has in common: it gets the parts, checks the rules, mounts the check, and stops with one
// kind of message when any of that fails or when the check gets stuck. It leaves nothing on `window`.

import { PackError } from "./pack-error.js";

/** After this a visitor is told that it takes long. */
export const TOO_LONG_MS = 15_000;
const PAUSES_MS = [1_000, 4_000];

/**
 * Gets a file; throws when there is none, and when it is not the one its integrity stands for. What the browser keeps of it
 * may be an error or half a file: then it is asked for once more, past that.
 */
export async function getFile(url, integrity) {
  const ask = async (cache) => {
    const response = await fetch(url, { cache, ...(integrity && { integrity }) });
    if (!response.ok) throw new Error(`${response.status} for ${url}`);
    return response;
  };
  try {
    return await ask("default");
  } catch {
    return ask("reload");
  }
}

/** Does something up to three times: a file that was late or broken may come yet. */
export async function persist(work) {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (kindOf(error) !== "laden") throw error;
      console.warn("Voorcheck: straks nog eens", error);
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  return work();
}

/** Gets something once for all who ask; a failure is forgotten, so that it may be asked for again. */
export function once(get) {
  let pending;
  return () => {
    pending ??= get().catch((error) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };
}

/** The Wasm, compiled: as it streams in or, when the server names another type, from its bytes. */
export async function getWasm(url, integrity) {
  const response = await getFile(url, integrity);
  const type = response.headers.get("Content-Type") ?? "";
  const streams = /^application\/wasm\s*(;|$)/i.test(type);
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** A pack, or the opening of one, with its text: the check reads that. */
export async function getPack(url, integrity) {
  const text = await (await getFile(url, integrity)).text();
  try {
    return { ...JSON.parse(text), text };
  } catch (error) {
    throw new PackError(`the pack is not JSON: ${error.message}`);
  }
}

// How many times a module did not come. A browser keeps that by the whole address: another end is another try.
const missed = new Map();

/** A module; what its integrity does not stand for is not run. */
export async function getModule(url, integrity) {
  const times = missed.get(url) ?? 0;
  const href = url + (times ? `#${times}` : "");
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity, crossOrigin: "anonymous" });
  try {
    await new Promise((done, fail) => {
      Object.assign(link, { onload: done, onerror: fail });
      document.head.append(link);
      // Some browsers know no integrity of modules; they would never say that this one is in.
      if (!link.relList.supports("modulepreload")) done();
    });
    return await import(href);
  } catch (error) {
    missed.set(url, times + 1);
    throw error;
  } finally {
    link.remove();
  }
}

/** The rules of today, among those of all versions from old to new: the last one that has begun. */
export function rulesOfToday(versions) {
  const now = new Date();
  return versions.filter(({ from }) => !from || new Date(`${from}T00:00`) <= now).pop() ?? versions[0];
}

/** The opening of the rules in a voice: it has the hash of the whole pack, and is not what that hash is over. */
export async function getOpening(rules, voice, url) {
  const name = voice === "inwoner" ? "openingInwoner" : "openingBehandelaar";
  const opening = await getPack(url(rules[name]), rules[`${name}Integrity`]);
  if (opening.sha256 !== rules.kaderSha256) throw new PackError("the opening is not of the pack this page was built with");
  return opening;
}

/** What went wrong, as a kind of message: the code that a site hears. */
function kindOf(error, blocked) {
  if (blocked) return "geblokkeerd";
  // The check refuses rules it cannot read with an envelope.
  if (error?.name === PackError.NAME || error?.error?.code) return "kader";
  if (typeof WebAssembly === "object") {
    if (error instanceof WebAssembly.CompileError) {
      return /security policy|CSP/i.test(error.message) ? "geblokkeerd" : "browser";
    }
    if (error instanceof WebAssembly.LinkError) return "browser";
    if (error instanceof WebAssembly.RuntimeError) return "vastgelopen";
  }
  return "laden";
}

/**
 * What the glue finds around it: the Wasm from outside, and a clock that stops.
 *
 * An error is ours when it leaves our code, and the Wasm is then in an unknown state, whoever threw it: `stuck` hears of it.
 * What others throw elsewhere is none of our business. After the end nothing comes in any more.
 */
function surroundings(signal, stuck) {
  const door = (entrance) => (...given) => {
    if (signal.aborted) return undefined;
    try {
      return entrance(...given);
    } catch (error) {
      queueMicrotask(() => stuck(error));
      throw error;
    }
  };
  return {
    guard: (exported) => Object.fromEntries(
      Object.entries(exported).map(([name, one]) => [name, typeof one === "function" ? door(one) : one]),
    ),
    setInterval(...given) {
      const clock = setInterval(...given);
      signal.addEventListener("abort", () => clearInterval(clock));
      return clock;
    },
  };
}

/**
 * Shows the check in `root`. Calls `stop(kind)` once if that fails, or if the check gets stuck later.
 *
 * parts    { glue, wasm, opening, whole }: functions that give a part. `glue` has the function that makes an instance of the
 *          Wasm, which shows one check. `whole` gets all that comes after the first question, may be asked again for
 *          what did not come, and gives what the check is to hear of it; it fills the element it is given with where the
 *          rules come from
 * options  for `mount`, and functions: `standing` is called when the check stands, `ready` when everything is in. `first`
 *          is given what makes the check stand, for when the reader goes on from a question that stands there already
 *
 * Gives a function that takes the check away.
 */
export function load(root, parts, { standing, ready, host, first = (stand) => stand(), ...options }, stop) {
  const end = new AbortController();
  const { signal } = end;
  let blocked = false;

  const fail = (kind, error) => {
    if (signal.aborted) return;
    end.abort();
    console.error(`Voorcheck: ${kind}`, error);
    stop(kind);
  };
  addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
    blocked ||= blockedURI === "wasm-eval" && disposition === "enforce";
  }, { signal });

  const slow = setTimeout(() => {
    const status = root.querySelector("[data-loading]");
    if (status) status.textContent = "Het laden duurt langer dan normaal. Nog even geduld…";
  }, TOO_LONG_MS);

  async function begin() {
    if (typeof WebAssembly !== "object") return fail("browser", new Error("WebAssembly is missing"));
    try {
      const [glue, wasm, opening] = await Promise.all([parts.glue(), parts.wasm(), parts.opening()]);
      const { mount } = await glue.default(wasm, surroundings(signal, (error) => fail("vastgelopen", error)));
      if (signal.aborted) return;
      const account = document.createElement("div");
      standing?.();
      const again = () => getWhole(account, mounted);
      // Later, and not in the middle of ours: what a host does then cannot come back into the Wasm.
      const tell = host && ((what) => queueMicrotask(() => host(what)));
      const mounted = (async () => first(() => mount(root, opening.text, { ...options, account, signal, host: tell, again })))();
      again();
      await mounted;
    } catch (error) {
      fail(kindOf(error, blocked), error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** All the rest, for the check that `mounted` promises. When it does not come the check stays as it is, and offers to ask again. */
  async function getWhole(account, mounted) {
    try {
      const whole = await persist(() => parts.whole(account, async (site) => (await mounted)[2](site)));
      // Once it is drawn: a frame out of sight tells its height by this.
      setTimeout(() => signal.aborted || ready?.());
      (await mounted)[0](...whole);
    } catch (error) {
      if (kindOf(error) !== "laden") return fail(kindOf(error), error);
      console.error("Voorcheck: vervolg", error);
      return (await mounted)[1]();
    }
  }
  begin();

  return () => end.abort();
}
