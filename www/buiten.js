// What the page does without for its first question: all that comes after it, and the world outside, which is a site
// around it or a day without a network.

import { link } from "./lader.js";
import { blad, haalGeheel, haalVerantwoording, vulVerantwoording } from "./vervolg.js";

export { meld } from "./gast.js";
export { begin } from "./werker.js";

/** Gets all the rest of the page. */
export async function vervolg({ later, laterIntegrity }, regels, url, blok, neem) {
  // The style of what comes after the first question. Without it everything still reads.
  link({ rel: "stylesheet", href: url(later), integrity: laterIntegrity });
  vulVerantwoording(blok, haalVerantwoording(regels, url), (styles) => document.adoptedStyleSheets.push(blad(styles)));
  neem(...(await haalGeheel(regels, url)));
}
