// The pack with the rules: {"kader": {…}, "sha256": "hex"}. The hash is over the canonical bytes of `kader`.

import { PackError } from "./pack-error.js";

/**
 * The canonical text of a JSON value (RFC 8785). For text, whole numbers, booleans and null, which is all a pack holds,
 * JSON.stringify writes exactly that; the keys are sorted by UTF-16 code units, which is what sort() does.
 */
export function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  let text = "";
  const add = (part) => {
    text += (text && ",") + part;
  };
  if (Array.isArray(value)) {
    for (const one of value) add(canonical(one));
    return `[${text}]`;
  }
  for (const name of Object.keys(value).sort()) add(`${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${text}}`;
}

/**
 * Checks a parsed pack against its own hash and, when the page names one, against the hash the page was built with.
 *
 * Returns true when both hold, null when this page cannot hash (plain http). Throws PackError otherwise. `rules` is the
 * canonical text of its kader, for who has that already.
 */
export async function verify(pack, expected, rules) {
  if (typeof pack?.sha256 !== "string" || typeof pack.kader !== "object" || pack.kader === null) {
    throw new PackError("the pack has no kader or no sha256");
  }
  if (expected && pack.sha256 !== expected) throw new PackError("the pack is not the one this page was built with");
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new TextEncoder().encode(rules ?? canonical(pack.kader));
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  // Not `Array.from`: old libraries (Prototype, MooTools) put one of their own in its place, that maps nothing.
  const hex = [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== pack.sha256) throw new PackError("the rules do not match the hash of the pack");
  return true;
}
