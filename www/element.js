// What `<voor-check>` gets once it stands in a page: the check in its shadow root. It leaves the page around it
// alone: address, title, history, storage and print are of the site.

import { drukAfHier } from "./afdruk.js";
import { huisstijl } from "./huisstijl.js";
import { eens, haal, haalBegin, haalModule, haalRegels, haalWasm, laad, regelsVan } from "./lader.js";
import { toonMelding } from "./meldingen.js";
import { controleer } from "./pakket.js";
import { PakketFout } from "./pakketfout.js";
import { blad, haalGeheel, haalVerantwoording, opmaak, vulVerantwoording } from "./vervolg.js";

const NAAM = "Voorcheck";
const NIET_HIER = "Deze website gebruikt eigen regels. De verantwoording daarvan staat niet in deze voorcheck.";
const HASH = /^[0-9a-f]{64}$/;

// Compiled once for all; every check has an instance of its own.
const haalRekenkern = eens(() => haalWasm(new URL(DELEN.wasm, import.meta.url).href, DELEN.wasmIntegrity));

/**
 * Style for a shadow root: sizes by what the reader chose, not by what the site made of it; and `:root` is where the check
 * stands, which no rule of the site for the element itself can reach.
 */
function binnen(css, basis) {
  return css
    .replace(/@container[^{]*/g, (regel) => regel.replace(/([\d.]+)rem/g, (_, maat) => `${maat * basis}px`))
    .replace(/([\d.]*\d)rem\b/g, (_, maat) => `${maat * basis}px`)
    .replace(/:root\b/g, ".wortel");
}

/** How large the reader wants plain text, in pixels, whatever the site says of its own. */
function leesmaat(schaduw) {
  const proef = document.createElement("span");
  proef.style.fontSize = "medium";
  schaduw.append(proef);
  const maat = Number.parseFloat(getComputedStyle(proef).fontSize);
  proef.remove();
  return maat || 16;
}

/** Shows the check in the shadow root of `gastheer`, in place of `inhoud`; gives what takes it away. */
export function begin(gastheer, schaduw, inhoud, basis) {
  const url = (naam) => new URL(naam, basis).href;
  const vraag = (naam) => gastheer.getAttribute(naam) || null;
  const zeg = (naam, detail = null) =>
    gastheer.dispatchEvent(new CustomEvent(`voorcheck-${naam}`, { bubbles: true, composed: true, detail }));
  const stem = vraag("stem") === "inwoner" ? "inwoner" : "behandelaar";
  const kop = Math.min(Math.max(Math.trunc(vraag("kop-niveau")) || 2, 1), 6);
  const [kader, elders] = [vraag("kader"), vraag("kader-url")];

  const wortel = document.createElement("section");
  wortel.className = "wortel";
  // Of several on a page each has a name of its own.
  const plaats = [...document.querySelectorAll(gastheer.localName)].indexOf(gastheer);
  wortel.ariaLabel = gastheer.ariaLabel ?? (plaats > 0 ? `${NAAM} ${plaats + 1}` : NAAM);
  let root = document.createElement("div");
  wortel.append(root);
  schaduw.append(wortel);

  // For the shadow root, and as it was for paper.
  const opPapier = [];
  const maat = leesmaat(schaduw);
  const kleedAan = (css) => {
    opPapier.push(css);
    schaduw.adoptedStyleSheets.push(blad(binnen(css, maat)));
  };
  const haalStijl = async (naam) => (await haal(url(DELEN[naam]), DELEN[`${naam}Integrity`])).text();

  // Also for a message in place of the check, so it waits for nothing.
  huisstijl(schaduw, wortel, kop);
  const gekleed = Promise.all([haalStijl("style"), haalStijl("paper")]).then((stijlen) => stijlen.forEach(kleedAan));
  gekleed.catch(() => {}); // Said where it is waited for.

  const regels = regelsVan(DELEN.versies);
  /** Rules from elsewhere are believed by their hash alone; without one, or without a way to compute it, not at all. */
  async function haalElders() {
    const pakket = await haalRegels(new URL(elders, document.baseURI));
    if (!HASH.test(kader)) throw new PakketFout("`kader-url` needs the hash of the rules in `kader`");
    if (!(await controleer(pakket, kader))) throw new PakketFout("rules from elsewhere can only be checked on https");
    return pakket;
  }
  const vreemd = elders && haalElders();

  const kleedLater = opmaak(url(DELEN.later), DELEN.laterIntegrity, kleedAan);
  const delen = {
    async glue() {
      const [glue] = await Promise.all([haalModule(url(DELEN.js), DELEN.jsIntegrity), gekleed]);
      return glue;
    },
    wasm: haalRekenkern,
    async begin() {
      const pakket = await (vreemd || haalBegin(regels, stem, url));
      const id = pakket.kader?.kader?.id;
      if (![null, pakket.sha256, id].includes(kader)) throw new PakketFout(`these are not the rules of \`kader\`: ${id}`);
      return pakket;
    },
    async geheel(blok) {
      kleedLater();
      if (vreemd) {
        blok.textContent = NIET_HIER;
        return [await vreemd, true];
      }
      vulVerantwoording(blok, () => haalVerantwoording(regels, url), kleedAan);
      return haalGeheel(regels, url);
    },
  };

  const gast = (wat) => {
    if (wat === "afdrukken") drukAfHier(wortel, opPapier.join("\n"));
    else if (wat !== "stap") zeg(wat);
  };
  const opties = {
    gemeente: vraag("gemeente"),
    stem,
    kop,
    gast,
    staat: () => inhoud.remove(),
    klaar: () => zeg("geladen"),
  };

  const weg = laad(root, delen, opties, (soort) => {
    const opnieuw = () => {
      einde();
      einde = begin(gastheer, schaduw, inhoud, basis);
    };
    root = toonMelding(root, soort, { opnieuw, lijst: url("checklist.html"), kop });
    schaduw.append(inhoud);
    inhoud.replaceChildren();
    zeg("fout", { code: soort });
  });
  let einde = () => {
    weg();
    wortel.remove();
  };
  return () => einde();
}
