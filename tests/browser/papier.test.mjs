// On paper stands all that a melding or a file needs, and nothing to click. Every walk here is one of clicks and keys: what
// the page looks like depends on how the reader came there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, start, walk } from "./driver.mjs";
import { readPack, stop } from "./harness.mjs";
import { inEachFace, sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";
import { fontsOf, sheetsOf, stumbles } from "./sheets.mjs";

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
  await walk(page, inputs.get(stem));
  await page.locator("main .vc-word").first().click();
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
    "doe dan de melding bij gemeente Wijdemeren",
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
  const buttons = await page.locator("button:not(.vc-word), input, a").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  assert.deepEqual(buttons, []);
  // A word that explains itself on screen is only a word here, also the one that was opened.
  assert.equal(await page.locator(".vc-word[aria-expanded=true]").count(), 1);
  const words = await page.locator(".vc-word").evaluateAll((all) => all.map((one) => [one, one.parentElement].map((one) => getComputedStyle(one))
    .map(({ color, textDecorationLine }) => `${color} ${textDecorationLine}`)));
  assert.deepEqual(words.filter(([word, text]) => word !== text), []);
  assert.equal(await page.locator("details:not([open])").count(), 0);
  for (const word of ["Wijzig", "Vorige stap", "Wis alles", "Vul in"]) assert.ok(!(await text(page)).includes(word), word);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details[open]").count(), 0, "the screen is as it was");
});

test("op papier draagt geen kleur alleen een betekenis, en past alles op een blad", async (t) => {
  const page = await printed(t, "geen-oefenplek", { context: { viewport: { width: 680, height: 960 } } });
  const { paper, words } = await page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    words: [...document.querySelectorAll("main [data-criterion]")].map((one) => one.querySelector(".vc-badge").innerText.trim()),
  }));
  assert.match(paper, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/);
  assert.ok(words.every((word) => word.length > 0));
  assert.ok(words.includes("niet voldaan") && words.includes("voldaan"));
  assert.equal(await sideways(page), 0);
});

test("een vragenlijst halverwege laat op papier zien wat gekozen is, ook zonder achtergronden", async (t) => {
  const { page } = await start(t);
  await choose(page, { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "huizen" });
  await page.emulateMedia({ media: "print" });
  const edges = await page.locator("main input[type=radio]").evaluateAll((all) => all.map((one) =>
    [one.checked, parseFloat(getComputedStyle(one).borderTopWidth) >= 6]));
  assert.equal(edges.filter(([chosen]) => chosen).length, 2);
  for (const [chosen, filled] of edges) assert.equal(filled, chosen);
  for (const word of ["Volgende stap", "Wis alles"]) assert.ok(!(await text(page)).includes(word), word);
});

test("een pdf opent alles, heeft een opbouw, en laat het scherm zoals het was", async (t) => {
  const { page } = await start(t);
  await walk(page, inputs.get("basis"));
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
const SKIPPED = "Vragen die deze inschatting niet veranderen, zijn overgeslagen.";
const WEIGHED = { "uren-begeleiding": "rond-20", "gecontracteerd-beschermd-wonen": "twijfel" };

/** Cases by name: the scenario, what it has otherwise, and the headings on paper, in order. */
const CASES = {
  "past": ["basis", {}, ["Wat u nu doet", "Alle criteria", "Planning", "Van melding tot besluit", "Papieren voor de gemeente", "Code om over te dragen", "Uw antwoorden"]],
  "weging, vier datums, een gat": ["basis", { answers: WEIGHED, dates: PLAN },
    ["42 dagen", "Wat u nu doet", "Alle criteria", "Planning", "42 dagen", "Van melding tot besluit", "Papieren voor de gemeente", "Code om over te dragen", "Uw antwoorden", "1 december 2026"]],
  "weging om een terugval": ["ambulante-poging", {}, ["Alle criteria", "Huis", "Code om over te dragen", "Uw antwoorden"]],
  "eigen woorden van een gemeente": ["huizen-eigen-woorden", { answers: WEIGHED }, ["Alle criteria", "Bron (§ 2.2 · Bijlage 1, 2.2", "Uw antwoorden"]],
  "past niet": ["geen-oefenplek", {}, ["Wat u nu doet", "Alle criteria", SKIPPED, "Van melding tot besluit", "Papieren voor de gemeente", "Code om over te dragen", "Uw antwoorden"]],
  "niets ingevuld": ["leeg-formulier", {}, ["Wat u nu doet", "Wat u nog moet uitzoeken", "Alle criteria", "Uw antwoorden"]],
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
      await walk(page, { answers: { ...answers, ...otherwise.answers }, dates: { ...dates, ...otherwise.dates } });
      const top = await page.locator("main .vc-disclaimer, main h1").allTextContents();
      const said = await page.evaluate(() => {
        const words = (one) => one?.textContent.replace(/\s+/g, " ").trim();
        const all = (selector) => [...document.querySelectorAll(`main ${selector}`)];
        return {
          statuses: all("[data-criterion]").map((one) => `${words(one.querySelector("h3"))} · ${words(one.querySelector(".vc-badge"))}`),
          reasons: all("[data-criterion]:not(:has(> .vc-tone--goed)) .vc-reason > p").map(words),
          quotes: all("[data-criterion]:not(:has(> .vc-tone--goed)) .vc-reason > .vc-quote:not(.vc-quote + .vc-quote)").map(words),
          todo: all("[data-action], .vc-moment__text, [data-find-out] h3, .vc-remark[data-signal], [data-contradiction] > p").map(words),
          changes: all('[data-part="veranderen"] li').map(words),
        };
      });
      await inEachFace(page, async (face) => {
        assert.deepEqual(await stumbles(page), [], face);
        const { pdf, sheets } = await sheetsOf(page);
        assert.ok(fontsOf(pdf).includes(face.replace(" ", "")), `${fontsOf(pdf)}`);
        assert.ok(sheets.length <= 2, `${sheets.length} sheets in ${face}`);
        for (const [index, { text, outside }] of sheets.entries()) {
          for (const one of [
            `Versie ${pack.kader.kader.versie} (${pack.sha256.slice(0, 12)}`,
            "Datum van deze check: 22 november 2026.",
            pack.sha256,
            "Dit is geen besluit.",
            `Blad ${index + 1} van ${sheets.length}`,
          ]) assert.ok(text.includes(one), `sheet ${index + 1} lacks ${one}\n${text}`);
          assert.deepEqual(outside, [], `cut off, or in the margin, in ${face}`);
        }
        const text = sheets.map((sheet) => sheet.text).join(" ");
        inOrder(text, [...top, ...headings]);
        for (const one of [...said.statuses, ...said.reasons, ...said.quotes, ...said.todo]) {
          assert.ok(dense(text).includes(dense(one)), `not on paper: ${one}\n${text}`);
        }
        for (const one of said.changes) assert.ok(!dense(text).includes(dense(one)), `on paper: ${one}`);
      });
    });
  }
}

test("de knop Print vraagt de browser om te printen", async (t) => {
  const { page } = await start(t, { prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) });
  await walk(page, inputs.get("basis"));
  await page.getByRole("button", { name: "Print" }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
});
