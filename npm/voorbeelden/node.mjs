// Een vragenlijst in Node: de volgende vraag, en de uitkomst als alles bekend is. Start met: node node.mjs

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { KaderError, load } from "voorcheck";

const rekenkern = await load();
const pakket = JSON.parse(await readFile(fileURLToPath(import.meta.resolve("voorcheck/kader.json")), "utf8"));
const kader = await rekenkern.loadKader(pakket);

const beschrijving = await rekenkern.describe(kader, "inwoner");
const vragen = new Map(beschrijving.sections.flatMap((deel) => deel.questions).map((vraag) => [vraag.id, vraag]));
console.log(`${beschrijving.title}, versie ${beschrijving.kader.version}, rekenkern ${await rekenkern.version()}`);

// De datum van vandaag geeft u zelf mee: dezelfde invoer geeft zo altijd dezelfde uitkomst.
const hoe = { today: new Date().toLocaleDateString("sv-SE"), voice: "inwoner" };
const antwoorden = {};
let stand = await rekenkern.assess(kader, { answers: antwoorden }, hoe);
while (stand.nextQuestion) {
  const vraag = vragen.get(stand.nextQuestion);
  // Hier staat uw formulier. Dit voorbeeld kiest steeds het eerste antwoord.
  const [antwoord] = vraag.options;
  console.log(`? ${vraag.text}\n  ${antwoord.text}`);
  antwoorden[vraag.id] = antwoord.id;
  stand = await rekenkern.assess(kader, { answers: antwoorden }, hoe);
}

console.log(`\n${stand.disclaimer}`);
for (const besluit of stand.decisions) console.log(`${besluit.title}: ${besluit.headline}. ${besluit.summary}`);
if (stand.routePage) console.log(`${stand.routePage.headline}. ${stand.routePage.summary}`);
console.log(stand.dissent);

try {
  await rekenkern.assess(kader, { answers: { "bestaat-niet": "ja" } }, hoe);
} catch (fout) {
  if (!KaderError.is(fout)) throw fout;
  console.log(`\nEen fout ziet er zo uit: ${JSON.stringify(fout)}`);
}
