// The page in a frame of another site. It tells that site how high it is and that a step was made, nothing else; and it
// listens to one message only, of the window around it.

import { drukAfElders } from "./afdruk.js";

const SOORT = "safehouse-check:";

/** All style of the page as text, for the copy on paper. */
function opmaak() {
  const bladen = [...document.styleSheets, ...document.adoptedStyleSheets];
  return bladen.flatMap((blad) => [...blad.cssRules].map((regel) => regel.cssText)).join("\n");
}

/** Begins to tell the height once the site around it has said hello. Gives what the check calls with what happens. */
export function meld() {
  let gast;
  const zeg = (wat, inhoud) => gast?.bron.postMessage({ soort: SOORT + wat, id: gast.id, ...inhoud }, gast.doel);
  const hoogte = () => zeg("hoogte", { hoogte: Math.ceil(document.documentElement.getBoundingClientRect().height) });

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || data?.soort !== `${SOORT}hallo` || !/^[\w-]{1,64}$/.test(data.id)) return;
    // A page from a file, or in a sandbox, has no origin to name.
    gast = { bron: source, id: data.id, doel: origin === "null" ? "*" : origin };
    hoogte();
  });
  new ResizeObserver(hoogte).observe(document.documentElement);
  parent.postMessage({ soort: `${SOORT}hier` }, "*");

  return (wat) => {
    // Out of sight a browser observes nothing.
    hoogte();
    if (wat === "afdrukken") drukAfElders(document.getElementById("safehouse-check"), opmaak());
    else zeg(wat);
  };
}
