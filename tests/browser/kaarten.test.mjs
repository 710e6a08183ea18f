// What stands beside the outcome: cards, the points to motivate a melding with, and words that explain themselves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, fill, next, part, start, unfold } from "./driver.mjs";
import { axe, focused, readPack, stop } from "./harness.mjs";
import { sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

let pack;
let inputs;
before(async () => {
  pack = await readPack();
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
});

const NARROW = { context: { viewport: { width: 320, height: 800 } } };

async function outcome(t, stem, options) {
  const opened = await start(t, options);
  await fill(opened.page, inputs.get(stem));
  return opened;
}

/** The explanation of a word of the pack. */
function meaning(word, voice = "behandelaar") {
  const { uitleg } = pack.kader.woord.find((one) => one.woord === word);
  return (uitleg[voice] ?? uitleg).replace(/\s+/g, " ");
}

test("de kaarten gaan samen open, met hun punten, en hun bron achter een klik", async (t) => {
  const { page } = await outcome(t, "basis");
  const cards = page.locator('[data-part="infokaarten"] [data-card]');
  assert.equal(await cards.filter({ visible: true }).count(), 0, "closed at first");
  await unfold(page, "infokaarten");
  assert.equal(await cards.filter({ visible: true }).count(), pack.kader.infokaart.length);
  const card = cards.filter({ hasText: "Wat het kost" });
  await card.getByText("Het kader noemt geen bedragen").waitFor();
  const quote = card.locator("blockquote", { hasText: "diverse safehouses vragen zelf een financiële bijdrage" });
  assert.ok(!await quote.isVisible());
  await card.locator("summary", { hasText: "Bronnen hierbij" }).click();
  assert.ok(await quote.isVisible());
  assert.deepEqual(await axe(page), []);
});

test("bij een uitkomst die niet past staan alleen de kaarten die dan nog tellen", async (t) => {
  const { page } = await outcome(t, "geen-oefenplek");
  await unfold(page, "infokaarten");
  const titles = await page.locator("[data-card] h3").allInnerTexts();
  assert.deepEqual(titles, ["Wie doet wat"]);
});

test("de pagina van een route toont haar kaarten open", async (t) => {
  const { page } = await outcome(t, "route-verlenging");
  const titles = await page.locator('[data-part="kaart"] h2').allInnerTexts();
  assert.deepEqual(titles, ["Wat u nu doet", "Hoe lang, en verlenging", "Uitstroom: weg uit het huis"]);
  assert.ok(await page.getByText("onderzoekt de gemeente eerst of een andere voorziening").isVisible());
});

test("wat gewogen wordt heeft punten om te onderbouwen; wat past niet, en niets is in te vullen", async (t) => {
  const { page } = await outcome(t, "ambulante-poging");
  await unfold(page, "onderbouwing");
  const part = page.locator('[data-part="onderbouwing"]');
  assert.equal(await part.locator("h2").innerText(), "Wat u kunt toelichten");
  assert.deepEqual(await part.locator("h3").allInnerTexts(), ["Eerdere terugval"]);
  assert.match(await part.locator("li").first().innerText(), /^Welke behandeling zonder opname is geprobeerd/);
  assert.match(await part.innerText(), /Gebruik deze punten in uw brief\. U vult hier niets in\./);
  assert.equal(await part.locator("input, textarea, [contenteditable]").count(), 0);

  const { page: fits } = await outcome(t, "basis");
  assert.equal(await fits.locator('[data-part="onderbouwing"]').count(), 0);

  const { page: own } = await outcome(t, "ambulante-poging", { root: { "data-stem": "inwoner" } });
  assert.equal(await own.locator('[data-part="onderbouwing"] h2').innerText(), "Wat u kunt uitleggen");
});

test("een woord in een stap legt zichzelf uit, met het toetsenbord, en gaat met Escape dicht", async (t) => {
  const { page } = await outcome(t, "basis");
  const word = page.locator('[data-action="melding"] .vc-word', { hasText: /^melding$/ });
  assert.equal(await word.getAttribute("aria-expanded"), "false");
  await word.focus();
  await page.keyboard.press("Enter");
  const note = page.locator('[data-action="melding"] [role="note"]');
  await note.waitFor();
  assert.ok((await note.innerText()).includes(meaning("melding")));
  assert.equal(await word.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await axe(page), []);

  await page.keyboard.press("Escape");
  await note.waitFor({ state: "detached" });
  await focused(page, ".vc-word");
  await page.keyboard.press("Space");
  await note.waitFor();
  // Another word takes its place; the same word again puts it away.
  const other = page.locator("main .vc-word:visible", { hasNotText: /^melding$/ }).first();
  await other.click();
  assert.equal(await page.locator('[role="note"]').count(), 1);
  await other.click();
  assert.equal(await page.locator('[role="note"]').count(), 0);
});

test("een woord in een vraag staat op een eigen regel, nooit in een antwoord", async (t) => {
  const { page } = await start(t, NARROW);
  while (await part(page) < 6) await next(page);
  assert.equal(await page.locator("label .vc-word, legend .vc-word").count(), 0);
  const line = page.locator(".vc-question", { has: page.locator('[data-fact="vks"]') }).locator(".vc-words");
  assert.deepEqual(await page.locator('[id$="-vks:hulp"] .vc-word').allInnerTexts(), ["VKS"], "offered where it stands");
  assert.match(await line.innerText(), /^Woorden: kwaliteitslabel$/);
  await line.getByRole("button", { name: "kwaliteitslabel", exact: true }).click();
  const note = page.locator('[role="note"]');
  assert.ok((await note.innerText()).includes(meaning("kwaliteitslabel")));
  assert.ok(await sideways(page) <= 0);
  assert.deepEqual(await axe(page), []);
  // An answer is still an answer, and the meaning stays where it was.
  await choose(page, { vks: "nog-geen-huis" });
  assert.equal(await note.count(), 1);
});

test("elk woord op de uitkomst past op een smal scherm, open en dicht", async (t) => {
  const { page } = await outcome(t, "twijfel-over-beschermd-wonen", { ...NARROW, root: { "data-stem": "inwoner" } });
  assert.ok(await sideways(page) <= 0);
  for (const part of ["papieren", "daarna", "infokaarten"]) await unfold(page, part);
  const words = page.locator("main .vc-word:visible");
  const count = await words.count();
  assert.ok(count > 5, `${count} words`);
  for (let at = 0; at < count; at += 1) {
    await words.nth(at).click();
    await page.locator('[role="note"]').waitFor();
    assert.ok(await sideways(page) <= 0, await words.nth(at).innerText());
  }
});

test("onderaan staat de hele woordenlijst", async (t) => {
  const { page } = await start(t, { root: { "data-stem": "inwoner" } });
  await page.locator("footer summary", { hasText: "Woordenlijst" }).click();
  assert.deepEqual(await page.locator(".vc-glossary dt").allInnerTexts(), pack.kader.woord.map((one) => one.woord));
  const first = page.locator(".vc-glossary dd").first();
  assert.ok((await first.innerText()).includes(meaning(pack.kader.woord[0].woord, "inwoner")));
  assert.deepEqual(await axe(page), []);
});
