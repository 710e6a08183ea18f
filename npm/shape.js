// Whether plain data has the shape the rules ask for: they would refuse it in the English of a parser.

import { KaderError } from "./error.js";

const KINDS = { string: "een tekst", number: "een getal", boolean: "true of false", undefined: "niets" };

function need(right, wanted, value, code, path) {
  if (right) return value;
  const found = value === null ? "null" : Array.isArray(value) ? "een lijst" : (KINDS[typeof value] ?? "een object");
  throw new KaderError({ code, message: `hier staat ${found}, maar dit moet ${wanted} zijn`, path });
}

const text = (value, wanted, code, path) => need(typeof value === "string", wanted, value, code, path);
const object = (value, wanted, code, path) =>
  need(typeof value === "object" && value !== null && !Array.isArray(value), wanted, value, code, path);
/** What may be left out; `null` says so too. */
const maybe = (value, wanted, code, path) => value == null || text(value, wanted, code, path);

/** What somebody answered. */
export function anInput(input) {
  const code = "invalid-input";
  object(input, "een object met `answers`, `dates` en `municipality`", code, "input");
  for (const [list, what] of [["answers", "een tekst: de id van het antwoord"], ["dates", "een tekst: een datum als JJJJ-MM-DD"]]) {
    if (input[list] === undefined) continue;
    object(input[list], "een object, met de id van de vraag als naam", code, `input.${list}`);
    for (const [name, value] of Object.entries(input[list])) text(value, what, code, `input.${list}.${name}`);
  }
  maybe(input.municipality, "een tekst: de id of naam van een gemeente", code, "input.municipality");
  return input;
}

/** How to assess. */
export function howTo(options) {
  const code = "invalid-options";
  object(options, "een object met `today`", code, "options");
  text(options.today, "een tekst: de datum van vandaag als JJJJ-MM-DD", code, "options.today");
  maybe(options.voice, "een tekst: behandelaar of inwoner", code, "options.voice");
  maybe(options.target, "een tekst: outcome, required of criteria", code, "options.target");
  return options;
}

/** In whose words. */
export function aVoice(voice) {
  maybe(voice, "een tekst: behandelaar of inwoner", "invalid-options", "voice");
  return voice;
}
