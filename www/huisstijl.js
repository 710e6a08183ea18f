// Our style in somebody else's page: its NL Design System tokens win, group by group, as long as what is written stays
// readable on what is behind it.

const LEESBAAR = 4.5;
const GROND = "--utrecht-document-background-color";
// What is never a pair of its own: these stand on the ground of the page.
const OP_DE_GROND = ["--utrecht-document-color", "--utrecht-link-color", "--shc-muted"];

/** Parts of a computed colour, each 0 to 1; nothing for one that is not plain and opaque. */
function kleur(tekst) {
  const [, rood, groen, blauw, rest] = /^rgba?\((\d+), (\d+), (\d+)(, [\d.]+)?\)$/.exec(tekst) ?? [];
  return rood === undefined || rest ? null : [rood, groen, blauw].map((deel) => deel / 255);
}

/** Relative luminance (WCAG 2). */
function helderheid(delen) {
  const [rood, groen, blauw] = delen.map((deel) => (deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw;
}

/** Contrast ratio (WCAG 2) of two computed colours, 1 to 21; 0 when one of them cannot be told. */
function contrast(een, ander) {
  const kleuren = [kleur(een), kleur(ander)];
  if (kleuren.includes(null)) return 0;
  const [laag, hoog] = kleuren.map(helderheid).sort((a, b) => a - b);
  return (hoog + 0.05) / (laag + 0.05);
}

/** `--utrecht-button-primary-action-hover-color` is of the group `--utrecht-button-primary-action-hover`. */
const groepVan = (naam) => naam.replace(/-(background-|border-|outline-)?color$/, "");

/**
 * Which of our tokens must hold in this element, whatever the site says.
 *
 * tokens   ours, by name
 * element  where the check stands: its computed style has the tokens of the site
 *
 * Gives ours without those the site may set itself. A group of colours is the site's only when its writing keeps a
 * contrast of 4.5 on its ground (WCAG 1.4.3), and the site's ground only when what we write ourselves does; anything but
 * colours is the site's as soon as it says so.
 */
export function onze(tokens, element) {
  const berekend = getComputedStyle(element);
  const proef = document.createElement("span");
  element.shadowRoot.append(proef);
  const reken = (waarde) => {
    proef.style.color = "";
    proef.style.color = waarde;
    return proef.style.color ? getComputedStyle(proef).color : "";
  };
  const vanHen = (naam) => berekend.getPropertyValue(naam).trim();
  const mag = new Set(Object.keys(tokens).filter((naam) => !naam.endsWith("color") && vanHen(naam)));

  const neem = (naam) => vanHen(naam) || tokens[naam];
  const goed = (voor, achter) => contrast(reken(voor), reken(achter)) >= LEESBAAR;
  // The ground carries more than its own writing: links, and what we say in grey.
  const grond = vanHen(GROND) && OP_DE_GROND.every((naam) => goed(naam.startsWith("--shc") ? tokens[naam] : neem(naam), vanHen(GROND)));
  const achter = grond ? vanHen(GROND) : tokens[GROND];

  const groepen = new Map();
  for (const naam of Object.keys(tokens).filter((een) => een.endsWith("color"))) {
    groepen.set(groepVan(naam), [...(groepen.get(groepVan(naam)) ?? []), naam]);
  }
  for (const [groep, namen] of groepen) {
    if (groep === groepVan(GROND) && !grond) continue;
    const vlak = `${groep}-background-color`;
    const onder = namen.includes(vlak) ? neem(vlak) : achter;
    const schrift = namen.includes(`${groep}-color`) ? neem(`${groep}-color`) : neem("--utrecht-document-color");
    if (goed(schrift, onder === "transparent" ? achter : onder)) namen.filter(vanHen).forEach((naam) => mag.add(naam));
  }
  proef.remove();
  return Object.fromEntries(Object.entries(tokens).filter(([naam]) => !mag.has(naam)));
}
