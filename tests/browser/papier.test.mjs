// On paper stands all that a melding or a file needs, and nothing to click.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { fill, start } from "./driver.mjs";
import { readPack, stop } from "./harness.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

let pack;
let inputs;
before(async () => {
  pack = await readPack();
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
});

/** The outcome of a scenario as it goes to the printer. */
async function printed(t, stem, options) {
  const { page } = await start(t, options);
  await fill(page, inputs.get(stem));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  return page;
}

/** What the text on the page holds that an eye can see; `innerText` leaves out what is hidden. */
async function text(page) {
  return (await page.locator("body").innerText()).replace(/\s+/g, " ");
}

test("op papier staan de kop, alle redenen, citaten, antwoorden, de planning en de versie", async (t) => {
  const page = await printed(t, "ontslag-over-twee-weken");
  const seen = await text(page);
  const norm = (id) => pack.kader.norm.find((one) => one.id === id).citaat.replace(/\s+/g, " ");
  for (const one of [
    "Past waarschijnlijk binnen het kader",
    "Voorlopige inschatting op basis van uw antwoorden. De gemeente onderzoekt en beslist.",
    "Deze uitslag vervangt uw oordeel niet.",
    "Doe de melding bij gemeente Wijdemeren",
    "Na afloop is er een eigen plek.",
    "42 dagen",
    "17 januari 2027",
    norm("R-2.2-07"),
    norm("R-2.3-03"),
    norm("R-3.1-13"),
    "Uren begeleiding 20 uur of meer",
    "Gemeente van herkomst Wijdemeren",
    "Gewenste start in het huis 6 december 2026",
    `Versie ${pack.kader.kader.versie}`,
    pack.sha256,
    "Datum van deze check: 22 november 2026.",
  ]) assert.ok(seen.includes(one), `not on paper: ${one}\n${seen}`);
});

test("op papier is niets te klikken, en blijft niets dicht", async (t) => {
  const page = await printed(t, "behandelaar-steunt-niet");
  const buttons = await page.locator("button, input, a").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  assert.deepEqual(buttons, []);
  assert.equal(await page.locator("details:not([open])").count(), 0);
  for (const word of ["Wijzig", "Vorige stap", "Wis alles", "Vul in"]) assert.ok(!(await text(page)).includes(word), word);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details[open]").count(), 0, "the screen is as it was");
});

test("op papier draagt geen kleur alleen een betekenis, en past alles op een blad", async (t) => {
  const page = await printed(t, "geen-oefenplek", { context: { viewport: { width: 680, height: 960 } } });
  const { paper, words, wide } = await page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    words: [...document.querySelectorAll("main [data-criterion]")].map((one) => one.querySelector(".shc-badge").innerText.trim()),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  assert.match(paper, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/);
  assert.ok(words.every((word) => word.length > 0));
  assert.ok(words.includes("niet voldaan") && words.includes("voldaan"));
  assert.ok(wide <= 0, `${wide} px too wide`);
});

test("een pdf opent alles, heeft een opbouw, en laat het scherm zoals het was", async (t) => {
  const { page } = await start(t);
  await fill(page, inputs.get("basis"));
  await page.evaluate(() => {
    // Heard after the page's own listener and the drawing that follows it.
    addEventListener("beforeprint", () => queueMicrotask(() => queueMicrotask(() => {
      window.closed_on_paper = document.querySelectorAll("details:not([open])").length;
    })));
  });
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true });
  assert.equal(await page.evaluate(() => window.closed_on_paper), 0);
  assert.equal(await page.locator("details[open]").count(), 0);
  const source = pdf.toString("latin1");
  assert.match(source, /\/StructTreeRoot/);
  const sheets = source.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets >= 2 && sheets <= 12, `${sheets} sheets`);

  const seen = await textOf(pdf);
  if (seen === null) return t.diagnostic("pdftotext is not here: the text of the PDF was not read");
  for (const one of ["Past waarschijnlijk binnen het kader", "Alle criteria", "Uw antwoorden", "20 uur of meer", pack.sha256.slice(0, 12)]) {
    assert.ok(seen.includes(one), one);
  }
  assert.ok(!seen.includes("Wijzig"));
});

/** The text of a PDF through poppler's pdftotext, or null without it. */
async function textOf(pdf) {
  const reading = promisify(execFile)("pdftotext", ["-", "-"]);
  reading.child.stdin.on("error", () => {}); // It may not exist.
  reading.child.stdin.end(pdf);
  try {
    return (await reading).stdout.replace(/\s+/g, " ");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

test("de knop Print vraagt de browser om te printen", async (t) => {
  const { page } = await start(t, { prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) });
  await fill(page, inputs.get("basis"));
  await page.getByRole("button", { name: "Print" }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
});
