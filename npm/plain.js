// Any JavaScript value as plain data, or a refusal. The copy is made here, before the rules see anything: a getter or
// proxy of the caller runs in JavaScript, never in the middle of the Wasm. Not structuredClone: that refuses every proxy,
// also those of a framework around honest data, and lets through what JSON cannot say.

import { KaderError } from "./error.js";

/** How deep data may go; the rules read a pack no deeper. A value that holds itself has no end. */
const DEEPEST = 32;
/** How many values data may hold: far more than a pack does, and soon counted. */
const MOST = 500_000;
const WANTED = "geef tekst, getallen, true of false, null, lijsten en gewone objecten";

/** A copy of `value` in plain objects. Throws KaderError with `code` and the place, which starts with `path`. */
export function plain(value, code, path) {
  let left = MOST;
  const refuse = (message, at, cause) => new KaderError({ code, message, path: at }, { cause });
  const tooMuch = (at) => refuse(`dit zijn meer dan ${MOST} gegevens; geef alleen wat nodig is`, at);

  function copy(one, at, levels) {
    left -= 1;
    if (left < 0) throw tooMuch(at);
    if (one === null || typeof one === "string" || typeof one === "boolean" || typeof one === "number") return one;
    if (typeof one !== "object") throw refuse(`een waarde van de soort ${typeof one} past hier niet; ${WANTED}`, at);
    if (levels === 0) throw refuse(`dit gaat dieper dan ${DEEPEST} lagen, of verwijst naar zichzelf; ${WANTED}`, at);
    if (Array.isArray(one)) {
      if (one.length > left) throw tooMuch(at);
      return Array.from({ length: one.length }, (_, index) => copy(one[index], `${at}[${index}]`, levels - 1));
    }
    const kind = Object.prototype.toString.call(one);
    if (kind !== "[object Object]") throw refuse(`een waarde van de soort ${kind} past hier niet; ${WANTED}`, at);
    const members = [];
    for (const name of Object.keys(one)) {
      const member = one[name];
      // As JSON does: a member without a value is not there.
      if (member !== undefined) members.push([name, copy(member, `${at}.${name}`, levels - 1)]);
    }
    // Unlike an assignment this makes a member of any name, also `__proto__`.
    return Object.fromEntries(members);
  }

  try {
    return copy(value, path, DEEPEST);
  } catch (thrown) {
    if (KaderError.is(thrown)) throw thrown;
    throw refuse(`dit is niet te lezen: de waarde geeft zelf een fout; ${WANTED}`, path, thrown);
  }
}
