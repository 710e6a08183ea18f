// Een vragenlijst in de browser, zonder raamwerk: één vraag tegelijk, en de uitkomst als alles bekend is.

import { load } from "../../index.js";

const formulier = document.getElementById("vraag");
const melding = document.getElementById("stand");
const antwoorden = {};

try {
  const rekenkern = await load();
  const pakket = await (await fetch(new URL("../../kader.json", import.meta.url))).json();
  const kader = await rekenkern.loadKader(pakket);
  const { sections } = await rekenkern.describe(kader, "inwoner");
  const vragen = new Map(sections.flatMap((deel) => deel.questions).map((vraag) => [vraag.id, vraag]));

  const toon = async () => {
    const today = new Date().toLocaleDateString("sv-SE");
    const stand = await rekenkern.assess(kader, { answers: antwoorden }, { today, voice: "inwoner" });
    const vraag = vragen.get(stand.nextQuestion);
    formulier.replaceChildren(...(vraag ? velden(vraag) : []));
    melding.replaceChildren(...(vraag ? [] : uitkomst(stand)));
  };
  formulier.addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    for (const [vraag, antwoord] of new FormData(formulier)) antwoorden[vraag] = antwoord;
    // De knop is weg: wie een toetsenbord gebruikt gaat verder bij de nieuwe vraag, of bij de uitkomst.
    toon().then(() => (formulier.querySelector("input") ?? melding).focus()).catch(toonFout);
  });
  await toon();
} catch (fout) {
  toonFout(fout);
}

function velden(vraag) {
  const keuzes = vraag.options.map((optie) => {
    const knop = maak("input", { type: "radio", name: vraag.id, value: optie.id, required: true });
    const label = maak("label", {});
    label.append(knop, ` ${optie.text}`);
    const regel = maak("div", {});
    regel.append(label);
    return regel;
  });
  const groep = maak("fieldset", {});
  groep.append(maak("legend", { textContent: vraag.text }), ...keuzes);
  return [groep, maak("button", { textContent: "Verder" })];
}

function uitkomst({ disclaimer, decisions, routePage, dissent }) {
  const koppen = decisions.map((besluit) => `${besluit.title}: ${besluit.headline}. ${besluit.summary}`);
  if (routePage) koppen.push(`${routePage.headline}. ${routePage.summary}`);
  return [disclaimer, ...koppen, dissent].map((textContent) => maak("p", { textContent }));
}

function toonFout(fout) {
  console.error(fout);
  melding.replaceChildren(maak("p", { textContent: `Het lukt niet: ${fout.message}.` }));
}

function maak(soort, eigenschappen) {
  return Object.assign(document.createElement(soort), eigenschappen);
}
