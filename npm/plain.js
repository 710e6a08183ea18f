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

  // Where it is, to be told only when something is refused.
  const way = [];
  const here = () => way.reduce((at, step) => (typeof step === "number" ? `${at}[${step}]` : `${at}.${step}`), path);
  const inside = (step, one, levels) => {
    way.push(step);
    const made = copy(one, levels);
    way.pop();
    return made;
  };

  function copy(one, levels) {
    left -= 1;
    if (left < 0) throw tooMuch(here());
    if (one === null || typeof one === "string" || typeof one === "boolean" || typeof one === "number") return one;
    if (typeof one !== "object") throw refuse(`een waarde van de soort ${typeof one} past hier niet; ${WANTED}`, here());
    if (levels === 0) throw refuse(`dit gaat dieper dan ${DEEPEST} lagen, of verwijst naar zichzelf; ${WANTED}`, here());
    if (Array.isArray(one)) {
      if (one.length > left) throw tooMuch(here());
      const list = [];
      for (let at = 0; at < one.length; at += 1) list.push(inside(at, one[at], levels - 1));
      return list;
    }
    // Most are what they seem; asking each for its kind takes longer.
    if (Object.getPrototypeOf(one) !== Object.prototype || Symbol.toStringTag in one) {
      const kind = Object.prototype.toString.call(one);
      if (kind !== "[object Object]") throw refuse(`een waarde van de soort ${kind} past hier niet; ${WANTED}`, here());
    }
    const made = {};
    for (const name of Object.keys(one)) {
      const member = one[name];
      // As JSON does: a member without a value is not there.
      if (member === undefined) continue;
      const value = inside(name, member, levels - 1);
      // What `made` has already, such as `__proto__`, an assignment would not make a member of its own.
      if (name in made) Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true });
      else made[name] = value;
    }
    return made;
  }

  try {
    return copy(value, DEEPEST);
  } catch (thrown) {
    if (KaderError.is(thrown)) throw thrown;
    throw refuse(`dit is niet te lezen: de waarde geeft zelf een fout; ${WANTED}`, path, thrown);
  }
}
