// The page of the outcome: its order, its reasons, its answers to change, and what it rests on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, button, choose, fill, next, part, radio, start, type, unfold, wipeAll } from "./driver.mjs";
import { focused, readPack, stop } from "./harness.mjs";
import { scenarios } from "./oracle.mjs";
import { shown } from "./outcome.mjs";

after(stop);

let pack;
let inputs;
before(async () => {
  pack = await readPack();
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
});

const NEVER = /\bindicatie\b|recht op|komt niet in aanmerking|\d ?%|verslaafde/i;

async function outcome(t, stem, options) {
  const opened = await start(t, options);
  await fill(opened.page, inputs.get(stem));
  return opened;
}

/** An input with some answers changed. */
function changed(stem, answers) {
  return { ...inputs.get(stem), answers: { ...inputs.get(stem).answers, ...answers } };
}

test("de delen staan in de afgesproken volgorde", async (t) => {
  const { page } = await start(t);
  await fill(page, { ...changed("ontslag-over-twee-weken", { "hulp-thuis": "nog-niet-onderzocht" }) });
  const order = await page.locator("main [data-route], main [data-part]:not([data-part] [data-part])").evaluateAll((all) =>
    all.map((one) => one.dataset.part ?? "kop"));
  assert.deepEqual(order, [
    "kop", "meenemen", "acties", "uitzoeken", "criteria", "planning", "papieren", "daarna", "signalen", "infokaarten", "brief",
    "bestanden", "vier-ogen",
  ]);
  assert.deepEqual(await page.locator("h1, h2").allInnerTexts(), [
    "Nog niet te zeggen", "Meenemen", "Nu doen", "Nog uitzoeken", "Waarom", "Planning", "Papieren voor de gemeente", "Daarna",
    "Goed om te weten", "Meer weten", "Conceptbrief aan de gemeente", "Downloads", "Voor consulenten",
  ]);
  assert.equal(await page.locator("h1").count(), 1);
});

test("bij elke uitkomst staat de melding vooraan, met wat er tegenin te brengen is", async (t) => {
  const { page } = await start(t);
  const seen = new Set();
  for (const stem of ["basis", "ambulante-poging", "geen-oefenplek", "client-wil-niet", "leeg-formulier", "behandelaar-steunt-niet"]) {
    await wipeAll(page);
    await fill(page, inputs.get(stem));
    const { actions, outcome, text } = await shown(page);
    // Only whose municipality is not known first has to find out where.
    const before = stem === "leeg-formulier" ? ["gemeente-uitzoeken"] : [];
    assert.deepEqual(actions.slice(0, before.length + 1).map(({ id }) => id), [...before, "melding"], stem);
    const first = page.locator('[data-part="acties"] > ol').first().locator("> li").nth(before.length);
    assert.equal(await first.getAttribute("data-action"), "melding");
    assert.ok(await first.isVisible());
    assert.ok(text.includes("Dit vervangt uw oordeel niet: laat de gemeente weten waar u het anders ziet."), stem);
    assert.ok(text.includes("Voorlopige inschatting op basis van uw antwoorden. De gemeente onderzoekt en beslist."), stem);
    assert.doesNotMatch(await page.locator("#voorcheck").innerText(), NEVER);
    seen.add(outcome);
  }
  assert.deepEqual([...seen].sort(), ["open", "past", "past-niet", "weging"]);
});

test("elk criterium staat er, met zijn status in woorden; wat niet voldoet noemt al zijn redenen, en hoe vast die staan", async (t) => {
  const { page } = await start(t);
  await fill(page, changed("basis", { "uren-begeleiding": "minder-dan-20", oefenplek: "nee", "eigen-motivatie": "twijfelt" }));
  const { criteria } = await shown(page);
  const main = pack.kader.criterium.filter(({ besluit }) => besluit === "persoon");
  assert.deepEqual(criteria.map(({ id }) => id).sort(), main.map(({ id }) => id).sort(), "of a no only its own");
  assert.deepEqual(criteria.slice(0, 3).map(({ id }) => id), ["oefenplek", "uren", "motivatie"], "what is not met first");
  const words = Object.fromEntries(await page.locator("main [data-criterion]").evaluateAll((all) =>
    all.map((one) => [one.dataset.criterion, one.querySelector(".vc-badge").textContent.trim()])));
  const wanted = { uren: "niet voldaan", oefenplek: "niet voldaan", motivatie: "gemeente weegt", "net-afgekickt": "voldaan" };
  for (const [id, word] of Object.entries(wanted)) assert.equal(words[id], word, id);
  const hours = criteria.find(({ id }) => id === "uren");
  assert.match(hours.text, /duidelijk onder de 20 uur per week/);
  assert.match(hours.text, /oordeel van de behandelaar/);
  assert.match(hours.places.join(), /^§ 2\.2.* · criterium/);
  assert.match(hours.quotes[0], /20 uur/);
  for (const id of ["uren", "oefenplek", "motivatie"]) {
    assert.ok(await page.locator(`main [data-criterion="${id}"] blockquote`).first().isVisible(), `${id}: the quote is on the table`);
  }
});

test("nog niet te zeggen: wat er nog kan, wat uit te zoeken is en wie het weet", async (t) => {
  const { page } = await start(t);
  await fill(page, changed("basis", { "huisvesting-na-afloop": "weet-niet" }));
  assert.equal(await page.locator("h1").innerText(), "Nog niet te zeggen");
  const { head, findOut, criteria } = await shown(page);
  assert.match(head, /Mogelijk is nog: past of past niet\./);
  assert.match(criteria.find(({ id }) => id === "huisvesting").text, /Kan nog worden: voldaan, niet voldaan\./);
  assert.deepEqual(findOut.map(({ id }) => id), ["huisvesting-na-afloop"]);
  assert.match(findOut[0].text, /Wie dit weet: De cliënt, het netwerk en het maatschappelijk werk/);
  await button(page, "Wonen na afloop invullen").click();
  await focused(page, '[data-fact="huisvesting-na-afloop"], [data-fact="huisvesting-na-afloop"] *');
});

test("zonder de lichtste uitkomst: niet zonder afweging", async (t) => {
  const { page } = await outcome(t, "eerste-keer-reden-onbekend");
  assert.match((await shown(page)).head, /Niet zonder afweging door de gemeente\./);
});

test("een antwoord wijzigen houdt alle andere", async (t) => {
  const { page } = await outcome(t, "basis");
  const before = (await shown(page)).answers;
  await unfold(page, "antwoorden");
  const link = page.getByRole("button", { name: "Wijzig Uren begeleiding" });
  await link.click();
  await focused(page, '[data-fact="uren-begeleiding"], [data-fact="uren-begeleiding"] *');
  assert.equal(await part(page), 4);
  assert.ok(await radio(page, "uren-begeleiding", "20-of-meer").isChecked());
  await choose(page, { "uren-begeleiding": "rond-20" });
  assert.equal(await button(page, "Volgende stap").count(), 0);
  await button(page, "Terug naar de inschatting").last().click();
  await focused(page, "main h1");
  assert.equal(await page.locator("h1").innerText(), "De gemeente moet dit afwegen");
  const later = (await shown(page)).answers;
  assert.notEqual(later["uren-begeleiding"], before["uren-begeleiding"]);
  assert.deepEqual({ ...later, "uren-begeleiding": "" }, { ...before, "uren-begeleiding": "" });
});

test("elke wijzig-knop zegt welke vraag", async (t) => {
  const { page } = await outcome(t, "ontslag-over-twee-weken");
  const names = await page.locator("[data-answer] button").evaluateAll((all) => all.map((one) => one.textContent));
  const keys = await page.locator("[data-answer] dt").allTextContents();
  assert.ok(names.length > 15);
  names.forEach((name, index) => assert.match(name, new RegExp(`^(Wijzig|Vul in) ${keys[index].replace(/[()?]/g, "\\$&")}$`)));
});

test("een wijziging die een vraag oproept, zegt dat en brengt er heen", async (t) => {
  const { page } = await start(t);
  await next(page);
  await next(page);
  await choose(page, { oefenplek: "nee" });
  await button(page, "Bekijk de inschatting").click();
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Veilige oefenplek").click();
  const alert = page.locator("[role=status] [data-new]");
  assert.equal(await alert.count(), 0);
  await choose(page, { oefenplek: "ja" });
  assert.match(await alert.innerText(), /^Door uw wijziging doen deze vragen er ook toe:/);
  await alert.getByRole("button", { name: "Uren begeleiding" }).click();
  await focused(page, '[data-fact="uren-begeleiding"], [data-fact="uren-begeleiding"] *');
  await choose(page, { "uren-begeleiding": "rond-20" });
  await button(page, "Terug naar de inschatting").last().click();
  const { answers, outcome } = await shown(page);
  assert.equal(outcome, "open");
  assert.match(answers.oefenplek, /Ja/);
  assert.match(answers["uren-begeleiding"], /Rond de 20 uur/);
});

test("een tegenspraak staat boven de kop en brengt naar beide vragen", async (t) => {
  const { page } = await outcome(t, "wil-niet-maar-kennisgemaakt");
  const clash = page.locator("section:has(+ [data-outcome]) [data-contradiction]");
  assert.ok(await page.getByText("Klopt dit samen?", { exact: true }).isVisible());
  const names = await clash.getByRole("button").allTextContents();
  assert.equal(names.length, 2);
  assert.match(names[0], /Eigen wens van de cliënt/);
  assert.match(names[1], /Stand van de plaatsing/);
  await clash.getByRole("button").last().click();
  await focused(page, '[data-fact="stand-plaatsing"], [data-fact="stand-plaatsing"] *');
});

test("een datum wijzigen verandert de planning", async (t) => {
  const { page } = await outcome(t, "ontslag-over-twee-weken");
  const gap = page.locator('[data-day="gat"]');
  assert.match(await gap.innerText(), /^42 dagen/);
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Einde behandeling").click();
  await focused(page, '[data-date="datum-einde-behandeling"] *');
  await type(page, "datum-einde-behandeling", "2027-01-10");
  await next(page);
  assert.match(await gap.innerText(), /^7 dagen/);
});

test("onderaan staat waar dit op rust", async (t) => {
  const { page } = await outcome(t, "basis");
  const line = await page.locator("footer .vc-footer__line").innerText();
  const { kader: meta } = pack.kader;
  for (const one of [meta.titel, meta.gebied, "Geldig vanaf 15 augustus 2025", "Bron vergeleken op 22 november 2026", `Versie ${meta.versie}`, pack.sha256.slice(0, 12)]) {
    assert.ok(line.includes(one), one);
  }
  assert.match(line, /, gecontroleerd\)/);
  const about = page.locator("footer details").first();
  await about.locator("summary").click();
  const text = await about.innerText();
  for (const one of [pack.sha256, "CVDR743359/1", "Rekenprogramma"]) assert.ok(text.includes(one), one);
  assert.match(text, /\b\d+\.\d+\.\d+\b/);
});

test("na de controledatum waarschuwt de kop, op de dag zelf niet", async (t) => {
  const warning = '[data-outcome] [data-signal="controle-verlopen"]';
  const late = await outcome(t, "basis", { today: "2027-02-23" });
  assert.ok(await late.page.locator(warning).isVisible());
  const inTime = await outcome(t, "basis", { today: "2027-02-22" });
  assert.equal(await inTime.page.locator(warning).count(), 0);
});

test("de datum van vandaag is die van de lezer, niet die van Greenwich", async (t) => {
  // Half past midnight in Amsterdam is still the day before in UTC.
  const { page } = await start(t, { prepare: (page) => page.clock.setFixedTime(new Date(`${TODAY}T00:30:00+01:00`)), today: null });
  await fill(page, inputs.get("basis"));
  await unfold(page, "planning");
  assert.equal(await page.locator('[data-moment="besluit-als-u-vandaag-meldt"] time').getAttribute("datetime"), "2027-01-17");
});
