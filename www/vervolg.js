// What comes after the first question: the whole rules, the style of an outcome, and where the rules come from. All at
// once, as soon as the check stands and before anybody can have answered: from the first answer on nothing is asked for.

import { haal, haalRegels } from "./lader.js";
import { controleer } from "./pakket.js";

const NIET_BINNEN = "De verantwoording kwam niet of niet heel binnen. De voorcheck werkt ook zonder. Laad de pagina opnieuw om haar te lezen; uw antwoorden zijn dan weg.";

/** The whole pack, and whether it was checked. A page that can hash checks the rules themselves; else the browser does. */
export async function haalGeheel(regels, url) {
  const pakket = await haalRegels(url(regels.kader), globalThis.crypto?.subtle ? "" : regels.kaderIntegrity);
  return [pakket, (await controleer(pakket, regels.kaderSha256)) === true];
}

/** Where the rules come from: { html, styles }. */
export async function haalVerantwoording(regels, url) {
  return (await haal(url(regels.verantwoording), regels.verantwoordingIntegrity)).json();
}

/** Fills the block with where the rules come from, and how that looks: nobody waits for it, so it comes last. */
export async function vulVerantwoording(blok, verantwoording, kleed) {
  blok.textContent = "De verantwoording wordt geladen…";
  try {
    const { html, styles } = await verantwoording;
    kleed(styles);
    // A site may forbid HTML as a text (Trusted Types); this it allows. Everything but scripts comes through.
    if (blok.setHTML) blok.setHTML(html, { sanitizer: {} });
    else blok.innerHTML = html;
  } catch (fout) {
    console.error("Voorcheck: verantwoording", fout);
    blok.textContent = NIET_BINNEN;
  }
}

/** A style sheet of this text. */
export function blad(css) {
  const nieuw = new CSSStyleSheet();
  nieuw.replaceSync(css);
  return nieuw;
}
