// The page in a frame of another site. It tells that site how high it is and that a step was made, nothing else; and it
// listens to one message only, of the window around it.

import { drukAfElders } from "./afdruk.js";

const SOORT = "voorcheck:";

/** All style of the page as text, for the copy on paper. */
function opmaak() {
  const bladen = [...document.styleSheets, ...document.adoptedStyleSheets];
  return bladen.flatMap((blad) => [...blad.cssRules].map((regel) => regel.cssText)).join("\n");
}

/**
 * Keeps the warning where the reader is. The page around a frame does not tell that it scrolls, but the browser tells which
 * part of us shows; when that changes somebody is there, as when they scroll in here.
 */
function volg() {
  let gezien;
  const kijker = new IntersectionObserver((alle) => {
    const { top, bottom } = alle.at(-1).intersectionRect;
    const balk = document.querySelector("[data-idle]");
    // Out of sight altogether it stays where it was.
    if (balk && bottom > top) balk.style.insetBlockEnd = `${innerHeight - Math.max(bottom, balk.offsetHeight)}px`;
    const nu = `${Math.round(top)} ${Math.round(bottom)}`;
    if (gezien && gezien !== nu) dispatchEvent(new Event("wheel"));
    gezien = nu;
    // By itself it tells little; asked anew it tells at once. While there is a warning, that follows the reader.
    kijker.unobserve(document.documentElement);
    setTimeout(() => kijker.observe(document.documentElement), balk?.childElementCount ? 0 : 1000);
  });
  kijker.observe(document.documentElement);
}

/** Begins to tell the height once the site around it has said hello. Gives what the check calls with what happens. */
export function meld() {
  let gast;
  const zeg = (wat, inhoud) => gast?.bron.postMessage({ soort: SOORT + wat, id: gast.id, ...inhoud }, gast.doel);
  // A frame that is not shown is 0 or, to Firefox, 10 wide: how high things are there means nothing.
  const hoogte = () => {
    if (innerWidth > 99) zeg("hoogte", { hoogte: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  };
  // Nothing in here may be as high as the window: that is as high as we ask for.
  document.body.classList.add("vc-gast");
  volg();

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
    if (wat === "afdrukken") drukAfElders(document.getElementById("voorcheck"), opmaak());
    else zeg(wat);
  };
}
