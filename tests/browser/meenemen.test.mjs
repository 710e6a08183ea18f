// What people take home: copied, downloaded, in a letter. It leaves no trace on the network, and works by keyboard.

import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { TODAY, button, fill, start, unfold, wipeAll } from "./driver.mjs";
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

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const WITHOUT = {
  "geen klembord": () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
  "klembord weigert": () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("nee", "NotAllowedError"));
  },
};

async function outcome(t, stem, options = {}) {
  const opened = await start(t, { ...options, context: { ...CLIPBOARD, ...options.context } });
  await fill(opened.page, inputs.get(stem));
  return opened;
}

function taken(page) {
  return page.locator(".vc-taken");
}

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The file that a button hands over: its name and text. */
async function downloaded(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: download.suggestedFilename(), text: await text(await download.createReadStream()) };
}

const SHORT = "Kopieer kort (dossier)";

test("de uitkomst wordt kort gekopieerd, voor een dossier", async (t) => {
  const { page } = await outcome(t, "ontslag-over-twee-weken");
  await button(page, SHORT).click();
  await taken(page).getByText("Gekopieerd.", { exact: true }).waitFor();
  const text = await copied(page);
  assert.ok(text.length <= 1600, text);
  assert.doesNotMatch(text, /[^\n -~\u00a1-\u00ff]/, "letters of any text box");
  for (const part of [
    "Voorcheck van 22 november 2026", "De gemeente beslist", "Past waarschijnlijk binnen het kader",
    "- melden bij gemeente Wijdemeren", "17 januari 2027", "een gat van 42 dagen", `kader ${pack.kader.kader.versie}`,
  ]) assert.ok(text.includes(part), `${part} is niet gekopieerd:\n${text}`);
  // What was said goes away with the next thing the reader does.
  await unfold(page, "antwoorden");
  await page.locator('[data-answer] button').first().click();
  assert.equal(await taken(page).count(), 0);
});

test("het blad voor wie beoordeelt heeft geen inschatting", async (t) => {
  const { page } = await outcome(t, "ontslag-over-twee-weken");
  await button(page, "Kopieer voor de consulent").click();
  await taken(page).getByText("Gekopieerd.", { exact: true }).waitFor();
  const text = await copied(page);
  assert.ok(text.includes("gemeld feit, niet nagegaan") && !text.includes("Past waarschijnlijk"), text);
});

for (const [what, script] of Object.entries(WITHOUT)) {
  test(`${what}: dan staat de tekst er om zelf te kopiëren, geselecteerd`, async (t) => {
    const { page } = await outcome(t, "basis", { prepare: (page) => page.addInitScript(script) });
    await button(page, SHORT).click();
    await focused(page, "[data-taken]");
    const field = page.locator("[data-taken]");
    const selected = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
    assert.equal(selected, await field.inputValue());
    assert.ok(selected.includes("Past waarschijnlijk binnen het kader"));
    assert.match(await taken(page).innerText(), /kopieer hem zelf/);
    assert.notEqual(await field.getAttribute("readonly"), null);
    assert.deepEqual(await axe(page, '[data-part="meenemen"]'), []);
    await wipeAll(page);
    assert.equal(await page.locator("[data-taken]").count(), 0, "wiping takes it away");
  });
}

test("alles als tekst en de agenda komen uit de pagina zelf", async (t) => {
  const { page } = await outcome(t, "ontslag-over-twee-weken");
  await unfold(page, "bestanden");
  const report = await downloaded(page, "Download alles als tekst");
  assert.equal(report.name, `voorcheck-${TODAY}.txt`);
  assert.match(report.text, /^Regionaal afwegingskader Safehouses, voorcheck van 22 november 2026\n=+\n/);
  for (const { tekst } of pack.kader.actie.filter(({ id }) => ["spoed-vragen", "verblijf-in-kliniek"].includes(id))) {
    assert.ok(report.text.replace(/\s+/g, " ").includes(tekst.behandelaar), tekst.behandelaar);
  }

  const agenda = await downloaded(page, "Download voor uw agenda (.ics)");
  assert.equal(agenda.name, `voorcheck-${TODAY}.ics`);
  const events = new ICAL.Component(ICAL.parse(agenda.text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const found = events.map((one) => one.startDate.toString());
  const named = [...pack.kader.datum, ...pack.kader.moment].filter((one) => one.agenda).map((one) => one.id);
  assert.deepEqual(found, ["2026-11-22", "2026-12-06", "2026-12-06", "2027-01-17"]);
  assert.ok(events.every((one) => one.startDate.isDate));
});

test("zonder data is er geen agenda, en bij een andere gemeente een eigen brief", async (t) => {
  const { page } = await start(t);
  await fill(page, inputs.get("route-andere-gemeente"));
  await unfold(page, "bestanden");
  assert.ok(await button(page, "Download alles als tekst").isVisible());
  assert.equal(await button(page, "Download voor uw agenda (.ics)").count(), 0);
  await unfold(page, "brief");
  assert.match(await page.locator(".vc-letter").innerText(), /Heeft uw gemeente daar een eigen kader/);
  assert.equal(await button(page, "Kopieer voor de consulent").count(), 0);
  assert.ok(await button(page, SHORT).isVisible());
});

test("de conceptbrief is te lezen en te kopiëren, met het toetsenbord", async (t) => {
  const { page } = await outcome(t, "eerste-keer-met-reden");
  await page.locator('[data-part="brief"] > summary').focus();
  await page.keyboard.press("Enter");
  const shown = await page.locator(".vc-letter").innerText();
  for (const part of ["Aan: gemeente Wijdemeren, team Wmo", "Ik vraag u een uitzondering te overwegen", "[naam en geboortedatum van de cliënt]", "[wat deze situatie bijzonder maakt"]) {
    assert.ok(shown.includes(part), `${part} staat niet in de brief:\n${shown}`);
  }
  const copy = button(page, "Kopieer de brief");
  await copy.focus();
  await page.keyboard.press("Enter");
  await taken(page).getByText("Gekopieerd.", { exact: true }).waitFor();
  assert.equal((await copied(page)).trim(), shown.trim());
  assert.ok(await copy.evaluate((one) => one === document.activeElement));
});

test("de papieren bij de melding staan na wat er te doen is, met hun bron", async (t) => {
  const { page } = await outcome(t, "woonplek-aangevraagd");
  await unfold(page, "papieren");
  const papers = page.locator('[data-part="papieren"] li[data-action]');
  const ids = await papers.evaluateAll((all) => all.map((one) => one.dataset.action));
  assert.deepEqual(ids, [
    "stukken-bij-melding", "overzicht-van-hulp", "toestemming-client", "wens-woonplaats", "woonplek-bevestigen", "bewijs-label",
    "urenberekening",
  ]);
  assert.match(await papers.first().innerText(), /Stuk over de steun van de behandelaar.*§\s2\.2/s);
  const refused = await outcome(t, "behandelaar-steunt-niet");
  assert.equal(await refused.page.locator('[data-action="stukken-bij-melding"]').count(), 0);
});

test("een inwoner krijgt een eigen brief en eigen woorden", async (t) => {
  const { page } = await outcome(t, "basis", { root: { "data-stem": "inwoner" } });
  await unfold(page, "brief");
  const letter = await page.locator(".vc-letter").innerText();
  assert.ok(letter.includes("Ik doe hierbij een melding.") && !letter.includes("de cliënt"), letter);
  await button(page, "Kopieer wat u kunt doen").click();
  await taken(page).getByText("Gekopieerd.").waitFor();
  const sheet = await copied(page);
  assert.ok(sheet.includes("Een safehouse kan passen") && sheet.includes("cliëntondersteuner"), sheet);
  for (const name of [SHORT, "Download als Markdown", "Download als JSON"]) assert.equal(await button(page, name).count(), 0, name);
  await unfold(page, "bestanden");
  assert.match(await page.locator('[data-part="bestanden"]').innerText(), /Let op wie het kan zien/);
});

for (const width of [1280, 320]) {
  test(`alles open is toegankelijk op ${width} pixels breed`, async (t) => {
    const { page } = await outcome(t, "ontslag-over-twee-weken", { context: { viewport: { width, height: 900 } } });
    for (const part of ["antwoorden", "brief", "bestanden", "planning", "papieren", "daarna", "infokaarten"]) await unfold(page, part);
    await button(page, SHORT).click();
    await taken(page).getByText("Gekopieerd.").waitFor();
    assert.deepEqual(await axe(page), []);
    const wide = await sideways(page);
    assert.ok(wide <= 0, `${wide} px te breed`);
  });
}

test("op papier staat niets om te kopiëren, wel de code", async (t) => {
  const { page } = await outcome(t, "basis");
  await page.emulateMedia({ media: "print" });
  assert.doesNotMatch(await page.locator("main").innerText(), /Kopieer|Print|Download|Wijzig/);
  assert.ok(await page.locator("[data-code-shown]").isVisible());
});
