// Our style in somebody else's page. The check paints on a white ground of its own, and everything in it is ours but a
// handful: the site's letters and corners, and its colours of links, headings and the first button, as far as each can be
// read on what it is painted on. Nothing else of a theme reaches in: what it calls `--utrecht-…` has another name here.

import { blad } from "./vervolg.js";

const LEESBAAR = 4.5;
const ZICHTBAAR = 3;
const WIT = [1, 1, 1];
// The darkest of our tints, and what puts one behind links and headings.
const TINT = [238 / 255, 241 / 255, 244 / 255];
const OP_TINT = ".vc-outcome,.vc-alert,.vc-confirm,.vc-clash,.vc-notice__text,.vc-idle--on,.vc-moment--gap," +
  ".vc-pair__claims,.vc-button:hover";

/** The first of these that the site sets, or else ours; as a colour whose parts can be read, however it is written. */
const kleur = (onze, ...namen) =>
  `color-mix(in srgb,${namen.reduceRight((rest, naam) => `var(--utrecht-${naam},${rest})`, onze)},#000 0%)`;
const knop = (onze, ...namen) => kleur(onze, ...namen.map((naam) => `button-primary-action-${naam}`));

/**
 * What needs no measuring, and the box that measures: nobody sees it, the browser computes the site's colours in it, and
 * tells when one changes, whatever made it change. `all` keeps what a page hands down out; custom properties pass.
 */
const eigen = (niveau) => `
:host { display: block; }
:host([hidden]) { display: none; }
.wortel.wortel {
  all: initial; background: #fff; display: block;
  font-family: var(--utrecht-document-font-family, var(--utrecht-paragraph-font-family, inherit));
  --vc-button-border-radius: var(--utrecht-button-border-radius, 6px);
  --vc-document-font-family: initial; --vc-level: ${niveau};
}
.wortel :is(.utrecht-heading-1, legend) { scroll-margin-block-start: var(--voorcheck-scroll-margin, 1rem); }
@keyframes gezien { to { order: 1; } }
.wortel::before {
  animation: gezien 1ms; content: ""; forced-color-adjust: none; position: absolute; transition: 1ms; visibility: hidden;
  color: transparent;
  text-emphasis-color: ${kleur("var(--vc-accent)", "link-color")};
  background-color: ${kleur("var(--vc-accent-dark)", "link-hover-color", "link-color")};
  outline-color: ${kleur("var(--vc-document-color)", "heading-color", `heading-${niveau}-color`)};
  border-top-color: ${knop("var(--vc-accent)", "background-color")};
  border-right-color: ${knop("#fff", "color")};
  border-bottom-color: ${knop("var(--vc-accent)", "border-color", "background-color")};
  border-left-color: ${knop("var(--vc-accent-dark)", "hover-background-color", "background-color")};
  column-rule-color: ${knop("#fff", "hover-color", "color")};
  text-decoration-color: ${knop(
    "var(--vc-accent-dark)", "hover-border-color", "hover-background-color", "border-color", "background-color",
  )};
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

/** What a mixed colour becomes on a ground, in whole steps of 255; one that cannot be told becomes the ground. */
function verf(berekend, grond) {
  const [, delen] = /^color\(srgb (.*)\)$/.exec(berekend) ?? [, "0 0 0 / 0"];
  const [rood, groen, blauw, dekking = 1] = delen.split(/[ /]+/);
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
  const huis = blad("");
  let aan = "";

  const meet = () => {
    const proef = getComputedStyle(wortel, "::before");
    const lees = (plek, grond = WIT) => verf(proef.getPropertyValue(`${plek}-color`), grond);
    const zet = (naam, delen) => `--vc-${naam}:rgb(${delen.map((deel) => Math.round(deel * 255))});`;
    let [opWit, opTint] = ["", ""];

    /** Colours to write with, together or not at all. On a tint where they cannot be read, plain ink does. */
    const schrift = (kleuren) => {
      const leesbaar = (grond) => kleuren.every(([, delen]) => contrast(delen, grond) >= LEESBAAR);
      if (!leesbaar(WIT)) return;
      for (const [naam, delen] of kleuren) {
        opWit += zet(naam, delen);
        if (!leesbaar(TINT)) opTint += `--vc-${naam}:var(--vc-document-color);`;
      }
    };
    schrift([["link-color", lees("text-emphasis")], ["link-hover-color", lees("background")]]);
    schrift([["heading-color", lees("outline")]]);

    const standen = [
      ["", "border-top", "border-right", "border-bottom"],
      ["hover-", "border-left", "column-rule", "text-decoration"],
    ].map(([stand, ...plekken]) => {
      const vlak = lees(plekken[0]);
      const [inkt, lijn] = plekken.slice(1).map((plek) => lees(plek, vlak));
      // An edge nobody can see is none.
      const rand = contrast(lijn, WIT) < ZICHTBAAR ? vlak : lijn;
      if (contrast(rand, WIT) < ZICHTBAAR || contrast(inkt, vlak) < LEESBAAR) return "";
      const naam = `button-primary-action-${stand}`;
      return zet(`${naam}background-color`, vlak) + zet(`${naam}color`, inkt) + zet(`${naam}border-color`, rand);
    });
    if (standen.every(Boolean)) opWit += standen.join("");

    const css = `.wortel.wortel{${opWit}}.wortel :is(${OP_TINT}){${opTint}}`;
    if (css !== aan) huis.replaceSync((aan = css));
  };
  schaduw.adoptedStyleSheets = [blad(eigen(niveau)), huis];
  meet();
  // The box is drawn for the first time, or again; or a colour in it has changed.
  wortel.addEventListener("animationstart", meet);
  wortel.addEventListener("transitionend", meet);
}
