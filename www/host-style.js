// Our style in somebody else's page. The check paints on a white ground of its own, and everything in it is ours but a
// handful: the site's letters and corners, and its colours of links, headings and the first button, as far as each can be
// read on what it is painted on. Nothing else of a theme reaches in: what it calls `--utrecht-…` has another name here.

import { sheet } from "./later.js";

const READABLE = 4.5;
const VISIBLE = 3;
const WHITE = [1, 1, 1];
// The darkest of our tints, and what puts one behind links and headings.
const TINT = [238 / 255, 241 / 255, 244 / 255];
const ON_TINT = ".vc-outcome,.vc-alert,.vc-confirm,.vc-clash,.vc-notice__text,.vc-idle--on,.vc-moment--gap," +
  ".vc-judges__claims,.vc-button:hover";

/** The first of these that the site sets, or else ours; as a colour whose parts can be read, however it is written. */
const colour = (ours, ...names) =>
  `color-mix(in srgb,${names.reduceRight((rest, name) => `var(--utrecht-${name},${rest})`, ours)},#000 0%)`;
const button = (ours, ...names) => colour(ours, ...names.map((name) => `button-primary-action-${name}`));

/**
 * What needs no measuring, and the box that measures: nobody sees it, the browser computes the site's colours in it, and
 * tells when one changes, whatever made it change. `all` keeps what a page hands down out; custom properties pass.
 */
const fixedStyle = (level) => `
:host { display: block; }
:host([hidden]) { display: none; }
.vc-root.vc-root {
  all: initial; background: #fff; display: block;
  font-family: var(--utrecht-document-font-family, var(--utrecht-paragraph-font-family, inherit));
  --vc-button-border-radius: var(--utrecht-button-border-radius, 6px);
  --vc-document-font-family: initial; --vc-level: ${level};
}
.vc-root :is(.utrecht-heading-1, legend) { scroll-margin-block-start: var(--voorcheck-scroll-margin, 1rem); }
@keyframes seen { to { order: 1; } }
.vc-root::before {
  animation: seen 1ms; content: ""; forced-color-adjust: none; position: absolute; transition: 1ms; visibility: hidden;
  color: transparent;
  text-emphasis-color: ${colour("var(--vc-accent)", "link-color")};
  background-color: ${colour("var(--vc-accent-dark)", "link-hover-color", "link-color")};
  outline-color: ${colour("var(--vc-document-color)", "heading-color", `heading-${level}-color`)};
  border-top-color: ${button("var(--vc-accent)", "background-color")};
  border-right-color: ${button("#fff", "color")};
  border-bottom-color: ${button("var(--vc-accent)", "border-color", "background-color")};
  border-left-color: ${button("var(--vc-accent-dark)", "hover-background-color", "background-color")};
  column-rule-color: ${button("#fff", "hover-color", "color")};
  text-decoration-color: ${button(
    "var(--vc-accent-dark)", "hover-border-color", "hover-background-color", "border-color", "background-color",
  )};
}
`;

/** Relative luminance (WCAG 2) of a colour: three parts, each 0 to 1. */
function luminance(parts) {
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio (WCAG 2), 1 to 21. */
function contrast(one, other) {
  const [low, high] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** What a mixed colour becomes on a ground, in whole steps of 255; one that cannot be told becomes the ground. */
function painted(computed, ground) {
  const [, parts] = /^color\(srgb (.*)\)$/.exec(computed) ?? [, "0 0 0 / 0"];
  const [red, green, blue, opacity = 1] = parts.split(/[ /]+/);
  return [red, green, blue].map((part, at) => {
    const shown = ground[at] + (Math.min(Math.max(part, 0), 1) - ground[at]) * opacity;
    return Math.round(shown * 255) / 255;
  });
}

/**
 * Dresses a check as its site does, and keeps doing so as long as it stands.
 *
 * shadow   the shadow root
 * section  what the check stands in, inside that root; the measuring goes when it goes
 * level    the level of its first heading
 */
export function hostStyle(shadow, section, level) {
  const theirs = sheet("");
  let current = "";

  const measure = () => {
    const probe = getComputedStyle(section, "::before");
    const read = (place, ground = WHITE) => painted(probe.getPropertyValue(`${place}-color`), ground);
    const set = (name, parts) => `--vc-${name}:rgb(${parts.map((part) => Math.round(part * 255))});`;
    let [onWhite, onTint] = ["", ""];

    /** Colours to write with, together or not at all. On a tint where they cannot be read, plain ink does. */
    const write = (colours) => {
      const isReadable = (ground) => colours.every(([, parts]) => contrast(parts, ground) >= READABLE);
      if (!isReadable(WHITE)) return;
      for (const [name, parts] of colours) {
        onWhite += set(name, parts);
        if (!isReadable(TINT)) onTint += `--vc-${name}:var(--vc-document-color);`;
      }
    };
    write([["link-color", read("text-emphasis")], ["link-hover-color", read("background")]]);
    write([["heading-color", read("outline")]]);

    const states = [
      ["", "border-top", "border-right", "border-bottom"],
      ["hover-", "border-left", "column-rule", "text-decoration"],
    ].map(([state, ...places]) => {
      const ground = read(places[0]);
      const [ink, line] = places.slice(1).map((place) => read(place, ground));
      // An edge nobody can see is none.
      const edge = contrast(line, WHITE) < VISIBLE ? ground : line;
      if (contrast(edge, WHITE) < VISIBLE || contrast(ink, ground) < READABLE) return "";
      const name = `button-primary-action-${state}`;
      return set(`${name}background-color`, ground) + set(`${name}color`, ink) + set(`${name}border-color`, edge);
    });
    if (states.every(Boolean)) onWhite += states.join("");

    const css = `.vc-root.vc-root{${onWhite}}.vc-root :is(${ON_TINT}){${onTint}}`;
    if (css !== current) theirs.replaceSync((current = css));
  };
  shadow.adoptedStyleSheets = [sheet(fixedStyle(level)), theirs];
  measure();
  // The box is drawn for the first time, or again; or a colour in it has changed.
  section.addEventListener("animationstart", measure);
  section.addEventListener("transitionend", measure);
}
