// Letters of our own: what fits may not hang on the fonts of a machine. A wide face and a narrow one, as npm packages.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SAMPLE = "Hooguit twee bladen, 0123456789";

/** The faces, each with how wide the sample is at 100 px: no other passes for it. The first lends the second the signs it lacks. */
const FACES = [
  { name: "DejaVu Sans", file: "dejavu-sans", sample: 1740 },
  { name: "Arimo", file: "arimo", sample: 1523 },
];

let read;

/** The files of the faces, as bytes: a page takes those in without asking its security rules. */
function files() {
  read ??= Promise.all(FACES.flatMap(({ name, file }) => [400, 700].map(async (weight) => {
    const path = import.meta.resolve(`@fontsource/${file}/files/${file}-latin-${weight}-normal.woff2`);
    return { family: `Own ${name}`, weight: `${weight}`, bytes: await readFile(fileURLToPath(path), "base64") };
  })));
  return read;
}

/** Runs a check once in each face, on all of a page as it stands: its shadows and its frames too. */
export async function inEachFace(page, check) {
  for (const { name, sample } of FACES) {
    for (const frame of page.frames()) {
      if (!(await frame.evaluate(() => window.ownLetters))) await frame.evaluate(takeIn, await files());
      const seen = await frame.evaluate(wear, { family: `"Own ${name}", "Own ${FACES[0].name}"`, text: SAMPLE });
      assert.ok(Math.abs(seen - sample) < 2, `not in ${name}: the sample is ${seen} px wide`);
    }
    await check(name);
  }
  for (const frame of page.frames()) await frame.evaluate(() => window.ownLetters?.replaceSync(""));
}

/** How far a page scrolls sideways, in the face that takes it farthest; 0 is good. */
export async function sideways(page) {
  const all = [];
  await inEachFace(page, async () => {
    all.push(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
  });
  return Math.max(...all);
}

/** Runs in the page: knows the faces from here on. */
async function takeIn(files) {
  for (const { family, weight, bytes } of files) {
    const face = new FontFace(family, Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)), { weight });
    document.fonts.add(await face.load());
  }
  window.ownLetters = new CSSStyleSheet();
}

/** Runs in the page: sets everything in a family, and gives how wide a text is then. */
function wear({ family, text }) {
  // As wide as the face says: how a machine likes to draw letters rounds their widths.
  window.ownLetters.replaceSync(`*, ::before, ::after { font-family: ${family} !important; text-rendering: geometricprecision !important }`);
  for (const root of [document, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot)]) {
    if (root && !root.adoptedStyleSheets.includes(window.ownLetters)) root.adoptedStyleSheets.push(window.ownLetters);
  }
  const line = document.body.appendChild(document.createElement("span"));
  line.textContent = text;
  line.style.cssText = "font-size: 100px; font-weight: 400; letter-spacing: 0 !important; position: absolute; white-space: pre; word-spacing: 0 !important";
  const { width } = line.getBoundingClientRect();
  line.remove();
  return width;
}
