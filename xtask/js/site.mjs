// What a site says of itself (`site.json`), for the build: the same look at it that the page has, and the schema for editors.
//
//   node site.mjs check FILE ID…   prints what is wrong with the file, or nothing; ID are the municipalities there are
//   node site.mjs sender FILE      prints who the site is of, as HTML
//   node site.mjs schema           prints docs/site.schema.json

import { readFile } from "node:fs/promises";
import { FORM, linesOf, readSite } from "../../www/site.js";

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

/** What is wrong with the text of a file; empty when nothing is. */
export function wrong(text, municipalities) {
  try {
    const { gemeenten = {} } = readSite(text);
    const unknown = Object.keys(gemeenten).find((id) => !municipalities.includes(id));
    if (!unknown) return "";
    return `\`gemeenten.${unknown}\`: het kader kent deze gemeente niet. ${municipalities.length ? `Hier mag: ${municipalities.join(", ")}` : "Dit kader vraagt niet naar een gemeente"}`;
  } catch (error) {
    return error.message;
  }
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Who the site is of, as HTML. */
function sender(site) {
  const said = ([text, href]) => (href ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(text));
  return linesOf(site).map(([label, what]) => `<p>${escaped(label)}${said(what)}</p>`).join("");
}

const [command, file, ...ids] = process.argv.slice(2);
if (command === "schema") process.stdout.write(`${JSON.stringify(schema(), null, 2)}\n`);
if (command === "sender") process.stdout.write(sender(readSite(await readFile(file, "utf8"))));
if (command === "check") process.stdout.write(wrong(await readFile(file, "utf8"), ids));
