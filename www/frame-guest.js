// The page in a frame of another site. It tells that site how high it is, that a step was made and how high up the focus is,
// nothing else; and it listens to one message only, of the window around it.

import { printElsewhere } from "./paper.js";

const PREFIX = "voorcheck:";

/** All style of the page as text, for the copy on paper. */
function allStyle() {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  return sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
}

/**
 * Keeps the warning where the reader is. The page around a frame does not tell that it scrolls, but the browser tells which
 * part of us shows; when that changes somebody is there, as when they scroll in here.
 */
function follow() {
  let seen;
  const observer = new IntersectionObserver((all) => {
    const { top, bottom } = all.at(-1).intersectionRect;
    const bar = document.querySelector("[data-idle]");
    // Out of sight altogether it stays where it was.
    if (bar && bottom > top) bar.style.insetBlockEnd = `${innerHeight - Math.max(bottom, bar.offsetHeight)}px`;
    const now = `${Math.round(top)} ${Math.round(bottom)}`;
    if (seen && seen !== now) dispatchEvent(new Event("wheel"));
    seen = now;
    // By itself it tells little; asked anew it tells at once. While there is a warning, that follows the reader.
    observer.unobserve(document.documentElement);
    setTimeout(() => observer.observe(document.documentElement), bar?.childElementCount ? 0 : 1000);
  });
  observer.observe(document.documentElement);
}

/** Begins to tell the height once the site around it has said hello. Gives what the check calls with what happens. */
export function tellSite() {
  let site;
  const say = (what, content) => site?.window.postMessage({ kind: PREFIX + what, id: site.id, ...content }, site.origin);
  // A frame that is not shown is 0 or, to Firefox, 10 wide: how high things are there means nothing.
  const sayHeight = () => {
    if (innerWidth > 99) say("height", { height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  };
  // Nothing in here may be as high as the window: that is as high as we ask for.
  document.body.classList.add("vc-framed");
  follow();

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || data?.kind !== `${PREFIX}hello` || !/^[\w-]{1,64}$/.test(data.id)) return;
    // A page from a file, or in a sandbox, has no origin to name.
    site = { window: source, id: data.id, origin: origin === "null" ? "*" : origin };
    sayHeight();
  });
  new ResizeObserver(sayHeight).observe(document.documentElement);
  // Safari does not scroll the page around a frame of another site to what gets the focus in it.
  addEventListener("focusin", ({ target }) => {
    const { top, bottom } = target.getBoundingClientRect();
    if (target.matches(":focus-visible")) say("focus", { top, bottom });
  });
  parent.postMessage({ kind: `${PREFIX}here` }, "*");

  return (what) => {
    // Out of sight a browser observes nothing.
    sayHeight();
    if (what === "print") printElsewhere(document.getElementById("voorcheck"), allStyle());
    else say(what);
  };
}
