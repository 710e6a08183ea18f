// Our style in somebody else's page. The check paints on a white ground of its own, and everything in it is ours but a
// handful: the site's letters and corners, and its colours of links, headings and the first button, as far as each can be
// read on what it is painted on. Nothing else of a theme reaches in: what it calls `--utrecht-…` has another name here.

import { blad } from "./vervolg.js";

const TEKST = 4.5;
const RAND = 3;
const WIT = [1, 1, 1];
// The darkest of our tints, and what has one of them behind its links and headings.
const TINT = [238 / 255, 241 / 255, 244 / 255];
const OP_TINT = ".shc-outcome,.shc-alert,.shc-confirm,.shc-clash,.shc-notice__text,.shc-idle--on,.shc-moment--gap,.shc-pair__claims,.shc-button:hover";

const KNOP = "button-primary-action-";
const VLAK = `${KNOP}background-color`;
const ACCENT = "var(--shc-accent)";
const DONKER = "var(--shc-accent-dark)";
// The colours we take, by the name we give them: the property that holds it for us, and what it is: the first of these
// that the site sets, or else ours.
const KLEUREN = (niveau) => ({
  "link-color": ["text-emphasis-color", ["link-color"], ACCENT],
  "link-hover-color": ["background-color", ["link-hover-color", "link-color"], DONKER],
  "heading-color": ["outline-color", [`heading-${niveau}-color`, "heading-color"], "var(--shc-document-color)"],
  [`${KNOP}color`]: ["border-top-color", [`${KNOP}color`], "#fff"],
  [VLAK]: ["border-right-color", [VLAK], ACCENT],
  [`${KNOP}border-color`]: ["border-bottom-color", [`${KNOP}border-color`, VLAK], ACCENT],
  [`${KNOP}hover-color`]: ["border-left-color", [`${KNOP}hover-color`, `${KNOP}color`], "#fff"],
  [`${KNOP}hover-background-color`]: ["column-rule-color", [`${KNOP}hover-background-color`, VLAK], DONKER],
  [`${KNOP}hover-border-color`]: ["text-decoration-color", [`${KNOP}hover-border-color`, `${KNOP}hover-background-color`, `${KNOP}border-color`, VLAK], DONKER],
});

const van = (namen, onze) => namen.reduceRight((rest, naam) => `var(--utrecht-${naam},${rest})`, onze);

/**
 * What needs no measuring, and the box that measures: nobody sees it, the browser computes the site's colours in it, and
 * tells when one changes, whatever made it change. `all` keeps what a page hands down out; custom properties pass.
 */
const eigen = (niveau, kleuren) => `
:host { display: block; }
:host([hidden]) { display: none; }
.wortel.wortel {
  all: initial; background: #fff; display: block; font-family: ${van(["document-font-family", "paragraph-font-family"], "inherit")};
  --shc-button-border-radius: ${van(["button-border-radius"], "6px")}; --shc-document-font-family: initial; --shc-level: ${niveau};
}
.wortel :is(.utrecht-heading-1, legend) { scroll-margin-block-start: var(--safehouse-check-scroll-margin, 1rem); }
@keyframes gezien {}
.wortel::before {
  animation: gezien 1ms; color: transparent; content: ""; position: absolute; transition: all 1ms step-start; visibility: hidden;
  ${Object.values(kleuren).map(([plek, namen, onze]) => `${plek}: color-mix(in srgb, ${van(namen, onze)}, #000 0%);`).join("")}
}
`;

/** Relative luminance (WCAG 2) of a colour: three parts, each 0 to 1. */
function helderheid(delen) {
  const [rood, groen, blauw] = delen.map((deel) => (deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw;
}

/** Contrast ratio (WCAG 2), 1 to 21. */
function contrast(een, ander) {
  const [laag, hoog] = [een, ander].map(helderheid).sort((a, b) => a - b);
  return (hoog + 0.05) / (laag + 0.05);
}

/** What a computed colour becomes on a ground, in whole steps of 255. */
function verf(berekend, grond) {
  const [rood, groen, blauw, dekking = 1] = berekend.match(/-?\d[\d.e-]*/g).map(Number);
  return [rood, groen, blauw].map((deel, plek) => {
    const zichtbaar = grond[plek] + (Math.min(Math.max(deel, 0), 1) - grond[plek]) * dekking;
    return Math.round(zichtbaar * 255) / 255;
  });
}

/**
 * Dresses a check as its site does, and keeps doing so as long as it stands.
 *
 * schaduw  the shadow root
 * wortel   what the check stands in, inside that root; the measuring goes when it goes
 * niveau   the level of its first heading
 */
export function huisstijl(schaduw, wortel, niveau) {
  const kleuren = KLEUREN(niveau);
  const huis = blad("");
  let aan = "";

  const meet = () => {
    const proef = getComputedStyle(wortel, "::before");
    const lees = (naam, grond = WIT) => verf(proef.getPropertyValue(kleuren[naam][0]), grond);
    const zet = (naam, delen) => `--shc-${naam}:rgb(${delen.map((deel) => Math.round(deel * 255))})`;
    const [opWit, opTint] = [[], []];

    for (const namen of [["link-color", "link-hover-color"], ["heading-color"]]) {
      const leesbaar = (grond) => namen.every((naam) => contrast(lees(naam), grond) >= TEKST);
      if (!leesbaar(WIT)) continue;
      opWit.push(...namen.map((naam) => zet(naam, lees(naam))));
      if (!leesbaar(TINT)) opTint.push(...namen.map((naam) => `--shc-${naam}:${kleuren[naam][2]}`));
    }

    const knop = [KNOP, `${KNOP}hover-`].map((staat) => {
      const vlak = lees(`${staat}background-color`);
      const tekst = lees(`${staat}color`, vlak);
      // An edge nobody can see is none.
      const rand = [lees(`${staat}border-color`, vlak), vlak].find((een) => contrast(een, WIT) >= RAND);
      if (!rand || contrast(tekst, vlak) < TEKST) return null;
      return [zet(`${staat}background-color`, vlak), zet(`${staat}color`, tekst), zet(`${staat}border-color`, rand)];
    });
    if (!knop.includes(null)) opWit.push(...knop.flat());

    const css = `.wortel.wortel{${opWit.join(";")}}.wortel :is(${OP_TINT}){${opTint.join(";")}}`;
    if (css !== aan) huis.replaceSync((aan = css));
  };
  schaduw.adoptedStyleSheets = [blad(eigen(niveau, kleuren)), huis];
  meet();
  // The box is drawn for the first time, or again; or a colour in it has changed.
  wortel.addEventListener("animationstart", meet);
  wortel.addEventListener("transitionrun", meet);
}
