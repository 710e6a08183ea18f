// On paper stands all that a melding or a file needs, and nothing to click.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { getDocumentProxy } from "unpdf";
import { fill, start } from "./driver.mjs";
import { readPack, stop } from "./harness.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

// PDF.js expects what Node 20 does not have yet.
Promise.try ??= (work, ...rest) => new Promise((done) => done(work(...rest)));

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

/** A text without what stands between its parts, in which paper and page differ. */
const dense = (text) => text.replace(/[\s·()]/g, "").toLowerCase();

/** What the text on the page holds that an eye can see; `innerText` leaves out what is hidden. */
async function text(page) {
  return (await page.locator("body").innerText()).replace(/\s+/g, " ");
}

test("op papier staan de kop, alle redenen, citaten, antwoorden, de planning en de versie", async (t) => {
  const page = await printed(t, "ontslag-over-twee-weken");
  const seen = await text(page);
  for (const one of [
    "Past waarschijnlijk binnen het kader",
    "Voorlopige inschatting op basis van uw antwoorden. De gemeente onderzoekt en beslist.",
    "Deze uitslag vervangt uw oordeel niet.",
    "Doe de melding bij gemeente Wijdemeren",
    "42 dagen",
    "17 januari 2027",
    "Uren begeleiding 20 uur of meer",
    "Gemeente van herkomst Wijdemeren",
    "Gewenste start in het huis 6 december 2026",
    `Versie ${pack.kader.kader.versie}`,
    pack.sha256,
    "Datum van deze check: 22 november 2026.",
  ]) assert.ok(dense(seen).includes(dense(one)), `not on paper: ${one}\n${seen}`);
});

test("op papier is niets te klikken, en blijft niets dicht", async (t) => {
  const page = await printed(t, "behandelaar-steunt-niet");
  const buttons = await page.locator("button:not(.shc-word), input, a").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  assert.deepEqual(buttons, []);
  // A word that explains itself on screen is only a word here.
  const words = await page.locator(".shc-word").evaluateAll((all) => all.map((one) => getComputedStyle(one).textDecorationLine));
  assert.deepEqual([...new Set(words)], ["none"]);
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
  assert.match(pdf.toString("latin1"), /\/StructTreeRoot/);
});

const MM = 72 / 25.4;

/** The sheets of a PDF as an independent reader sees them: the text of each, and whether it lies within the margins. */
async function sheetsOf(pdf) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const sheets = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const [, , width, height] = sheet.view;
    assert.ok(Math.abs(width - 210 * MM) < 2 && Math.abs(height - 297 * MM) < 2, "A4");
    const { items } = await sheet.getTextContent();
    const outside = items.filter(({ str, transform: [, , , , x, y], width: wide }) =>
      str.trim() && (x < 12 * MM - 1 || x + wide > width - 12 * MM + 1 || y < 5 * MM || y > height - 12 * MM));
    sheets.push({ text: items.map((one) => one.str + (one.hasEOL ? " " : "")).join("").replace(/\s+/g, " "), outside: outside.map((one) => one.str) });
  }
  return sheets;
}

/** Fails unless all of these stand in the text, in this order. */
function inOrder(text, wanted) {
  let from = 0;
  for (const one of wanted) {
    const at = text.indexOf(one, from);
    assert.ok(at >= 0, `not there, or not after what goes before it: ${one}\n${text.slice(from, from + 400)}`);
    from = at + one.length;
  }
}

const PLAN = { "datum-melding": "2026-11-22", "datum-einde-behandeling": "2026-12-06", "gewenste-start": "2026-12-06", "datum-kennismaking": "2026-12-01" };
const WEIGHED = { "uren-begeleiding": "rond-20", "gecontracteerd-beschermd-wonen": "twijfel" };

/** Cases by name: the scenario, what it has otherwise, and the headings on paper, in order. */
const CASES = {
  "past": ["basis", {}, ["Wat u nu doet", "Van melding tot besluit", "Papieren bij de melding", "Planning", "Alle criteria", "Code om over te dragen", "Uw antwoorden"]],
  "weging, vier datums, een gat": ["basis", { answers: WEIGHED, dates: PLAN },
    ["Wat u nu doet", "Van melding tot besluit", "Papieren bij de melding", "Planning", "42 dagen", "Alle criteria", "Code om over te dragen", "Uw antwoorden", "1 december 2026"]],
  "past niet": ["geen-oefenplek", {}, ["Wat u nu doet", "Van melding tot besluit", "Papieren bij de melding", "Alle criteria", "Code om over te dragen", "Uw antwoorden"]],
  "niets ingevuld": ["leeg-formulier", {}, ["Wat u nu doet", "Alle criteria", "Wat u nog moet uitzoeken", "Uw antwoorden"]],
  "verlenging": ["route-verlenging", {}, ["Uw antwoorden"]],
  "eerder vertrokken": ["route-eerder-vertrokken", {}, ["Uw antwoorden"]],
  "dreigend einde": ["route-dreigend-einde", {}, ["Uw antwoorden"]],
  "andere gemeente": ["route-andere-gemeente", {}, ["Uw antwoorden"]],
};

for (const voice of ["behandelaar", "inwoner"]) {
  for (const [name, [stem, otherwise, headings]] of Object.entries(CASES)) {
    test(`hooguit twee bladen, met op elk de versie en de datum: ${name} (${voice})`, async (t) => {
      const { page } = await start(t, { root: { "data-stem": voice } });
      const { answers, dates } = inputs.get(stem);
      await fill(page, { answers: { ...answers, ...otherwise.answers }, dates: { ...dates, ...otherwise.dates } });
      const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
      const sheets = await sheetsOf(pdf);
      assert.ok(sheets.length <= 2, `${sheets.length} sheets`);
      for (const [index, { text, outside }] of sheets.entries()) {
        for (const one of [
          `Versie ${pack.kader.kader.versie} (${pack.sha256.slice(0, 12)}`,
          "Datum van deze check: 22 november 2026.",
          pack.sha256,
          "Dit is geen besluit.",
          `Blad ${index + 1} van ${sheets.length}`,
        ]) assert.ok(text.includes(one), `sheet ${index + 1} lacks ${one}\n${text}`);
        assert.deepEqual(outside, [], "cut off, or in the margin");
      }
      const text = sheets.map((sheet) => sheet.text).join(" ");
      const top = await page.locator("main .shc-disclaimer, main h1").allTextContents();
      inOrder(text, [...top, ...headings]);
      const said = await page.evaluate(() => {
        const words = (one) => one?.textContent.replace(/\s+/g, " ").trim();
        const all = (selector) => [...document.querySelectorAll(`main ${selector}`)];
        return {
          statuses: all("[data-criterion]").map((one) => `${words(one.querySelector("h3"))} · ${words(one.querySelector(".shc-badge"))}`),
          reasons: all("[data-criterion]:not(:has(> .shc-tone--goed)) .shc-reason > p").map(words),
          quotes: all("[data-criterion]:not(:has(> .shc-tone--goed)) .shc-reason > .shc-quote:not(.shc-quote + .shc-quote)").map(words),
          todo: all("[data-action], .shc-moment__text, [data-find-out] h3, .shc-remark[data-signal], [data-contradiction] > p").map(words),
          changes: all('[data-part="veranderen"] li').map(words),
        };
      });
      for (const one of [...said.statuses, ...said.reasons, ...said.quotes, ...said.todo]) {
        assert.ok(dense(text).includes(dense(one)), `not on paper: ${one}\n${text}`);
      }
      for (const one of said.changes) assert.ok(!dense(text).includes(dense(one)), `on paper: ${one}`);
    });
  }
}

test("de knop Print vraagt de browser om te printen", async (t) => {
  const { page } = await start(t, { prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) });
  await fill(page, inputs.get("basis"));
  await page.getByRole("button", { name: "Print" }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
});
