// What the page does without for its first question: all that comes after it, and the world outside, which is a site
// around it or a day without a network.

import { blad, haalGeheel, haalVerantwoording, opmaak, vulVerantwoording } from "./vervolg.js";

export { meld } from "./gast.js";
export { begin } from "./werker.js";

/** Gives what gets all the rest of the page; see `geheel` of the loader. */
export function vervolg({ later, laterIntegrity }, regels, url) {
  const kleed = (css) => document.adoptedStyleSheets.push(blad(css));
  const kleedAan = opmaak(url(later), laterIntegrity, kleed);
  return (blok) => {
    kleedAan();
    vulVerantwoording(blok, () => haalVerantwoording(regels, url), kleed);
    return haalGeheel(regels, url);
  };
}
