// What comes after the first question: the whole rules, the style of an outcome, and where the rules come from. All at
// once, as soon as the check stands and before anybody can have answered: from the first answer on nothing is asked for,
// but for what did not come and the reader asks for again.

import { eens, haal, haalRegels, volhard } from "./lader.js";
import { controleer } from "./pakket.js";

/** The whole pack, and whether it was checked. A page that can hash checks the rules themselves; else the browser does. */
export async function haalGeheel(regels, url) {
  const pakket = await haalRegels(url(regels.kader), globalThis.crypto?.subtle ? "" : regels.kaderIntegrity);
  return [pakket, (await controleer(pakket, regels.kaderSha256)) === true];
}

/** Gives what puts on the style of what comes after the first question, once. Without it everything still reads. */
export function opmaak(url, integrity, kleed) {
  const kleedAan = eens(() => volhard(async () => kleed(await (await haal(url, integrity)).text())));
  return () => kleedAan().catch((fout) => console.error("Voorcheck: opmaak", fout));
}

/** Where the rules come from: { html, styles }. */
export async function haalVerantwoording(regels, url) {
  return (await haal(url(regels.verantwoording), regels.verantwoordingIntegrity)).json();
}

/** Fills an empty block with where the rules come from, and how that looks: nobody waits for it, so it comes last. */
export async function vulVerantwoording(blok, haalHaar, kleed) {
  if (blok.hasChildNodes()) return;
  blok.textContent = "De verantwoording wordt geladen…";
  try {
    const { html, styles } = await volhard(haalHaar);
    kleed(styles);
    // A site may forbid HTML as a text (Trusted Types); this it allows. Everything but scripts comes through.
    if (blok.setHTML) blok.setHTML(html, { sanitizer: {} });
    else blok.innerHTML = html;
  } catch (fout) {
    console.error("Voorcheck: verantwoording", fout);
    const knop = document.createElement("button");
    Object.assign(knop, { className: "vc-button vc-button--secondary-action", type: "button", textContent: "Probeer opnieuw" });
    knop.addEventListener("click", () => {
      blok.replaceChildren();
      vulVerantwoording(blok, haalHaar, kleed);
    });
    const zin = document.createElement("p");
    zin.className = "utrecht-paragraph";
    zin.textContent = "De verantwoording is niet geladen. De voorcheck werkt ook zonder.";
    blok.replaceChildren(zin, knop);
  }
}

/** A style sheet of this text. */
export function blad(css) {
  const nieuw = new CSSStyleSheet();
  nieuw.replaceSync(css);
  return nieuw;
}
