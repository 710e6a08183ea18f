// The pack with the rules: {"kader": {…}, "sha256": "hex"}. The hash is over the canonical bytes of `kader`.

import { PakketFout } from "./pakketfout.js";

/**
 * The canonical text of a JSON value (RFC 8785). For text, whole numbers, booleans and null, which is all a pack holds,
 * JSON.stringify writes exactly that; the keys are sorted by UTF-16 code units, which is what sort() does.
 */
export function canoniek(waarde) {
  if (Array.isArray(waarde)) return `[${waarde.map(canoniek).join(",")}]`;
  if (waarde === null || typeof waarde !== "object") return JSON.stringify(waarde);
  const leden = Object.keys(waarde).sort().map((naam) => `${JSON.stringify(naam)}:${canoniek(waarde[naam])}`);
  return `{${leden.join(",")}}`;
}

/**
 * Checks a parsed pack against its own hash and, when the page names one, against the hash the page was built with.
 *
 * Returns true when both hold, null when this page cannot hash (plain http). Throws PakketFout otherwise.
 */
export async function controleer(pakket, verwacht) {
  if (typeof pakket?.sha256 !== "string" || typeof pakket.kader !== "object" || pakket.kader === null) {
    throw new PakketFout("the pack has no kader or no sha256");
  }
  if (verwacht && pakket.sha256 !== verwacht) throw new PakketFout("the pack is not the one this page was built with");
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new TextEncoder().encode(canoniek(pakket.kader));
  const som = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  // Not `Array.from`: old libraries (Prototype, MooTools) put one of their own in its place, that maps nothing.
  const hex = [...som].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== pakket.sha256) throw new PakketFout("the rules do not match the hash of the pack");
  return true;
}
