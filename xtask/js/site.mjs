// What a site may say of itself (`site.json`), out of the reader of the page: for the build, and as a schema for editors.
//
//   node site.mjs form     prints what the file may say as data, for who looks at it without JavaScript (crates/site/src/said.rs)
//   node site.mjs schema   prints docs/site.schema.json

import { DAY, FORM, LINK, MAIL, SENDER } from "../../www/site.js";

const MEANING = {
  $schema: "Waar uw editor dit schema vindt. De voorcheck gebruikt het niet.",
  naam: "Van wie deze voorcheck is: de naam van uw organisatie. Staat onderaan elke pagina. Een uitgave kan niet zonder.",
  maker: "Wie de voorcheck maakte.",
  verantwoordelijke: "Wie verantwoordelijk is voor wat er staat. Een uitgave kan niet zonder.",
  fouten: "Waar iemand een fout meldt.",
  privacy: "Het adres van de privacyverklaring.",
  toegankelijkheid: "Het adres van de toegankelijkheidsverklaring.",
  "snel-weg": "Waarheen de knop om snel weg te gaan leidt, zoals een pagina met het weer. Zonder adres is er geen knop.",
  "codes-tot": "Tot en met welke dag codes van de vorige versie van de regels nog openen. Zonder dag: zolang de site er staat.",
  gemeenten: "Het loket van elke gemeente, met als naam het id van de gemeente in het kader.",
};
const DOOR = {
  naam: "Hoe het loket heet.",
  link: "De pagina van het loket.",
  telefoon: "Het telefoonnummer.",
  mail: "Het mailadres.",
  "nagegaan-op": "De dag waarop iemand naging of dit klopt.",
};

/** A field: its pattern, or empty. */
const text = ([pattern, words], meaning) => ({ description: `${meaning} ${words[0].toUpperCase()}${words.slice(1)}, of leeg.`, type: "string", pattern: `^$|${pattern.source}` });
const record = (form, meaning) => ({ properties: Object.fromEntries(Object.entries(form).map(([name, one]) => [name, Array.isArray(one) ? text(one, meaning[name]) : table(one, meaning[name])])), additionalProperties: false });
const table = (form, meaning) => {
  const door = record(form, DOOR);
  // A door without a name is none.
  door.properties.naam.pattern = form.naam[0].source;
  return { description: meaning, type: "object", additionalProperties: { type: "object", required: ["naam"], ...door } };
};

/** The schema: what the reader of the file reads, said for an editor. */
export function schema() {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Wat een website over zichzelf zegt (site.json)",
    type: "object",
    ...record(FORM, MEANING),
  };
}

/** The form as lists, which keep their order: a field with its pattern and its words, or with the fields of its tables. */
const listed = (form) => Object.entries(form).map(([name, one]) => [name, Array.isArray(one) ? [one[0].source, one[1]] : listed(one)]);
const form = () => ({
  fields: listed(FORM),
  sender: Object.entries(SENDER),
  link: LINK[0].source,
  mail: MAIL[0].source,
  day: DAY[0].source,
});

const [command] = process.argv.slice(2);
if (command === "schema") process.stdout.write(`${JSON.stringify(schema(), null, 2)}\n`);
if (command === "form") process.stdout.write(`${JSON.stringify(form())}\n`);
