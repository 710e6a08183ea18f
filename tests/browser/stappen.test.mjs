// Step by step: where the reader is, what the browser remembers, which questions are asked, and what it says when the
// outcome is certain early.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { button, choose, fill, next, part, question, radio, start, wipe } from "./driver.mjs";
import { CHECK, focused, readPack, stop } from "./harness.mjs";
import { say } from "./outcome.mjs";

after(stop);

let kader;
before(async () => ({ kader } = await readPack()));

/** Everything an answer could be left in. */
function traces(page) {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    history: typeof history.state,
  }));
}

const NO_TRACE = { local: 0, session: 0, cookies: "", databases: 0, caches: 0, workers: 0, name: "", history: "number" };

const BASIS = {
  answers: {
    aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "laren", afgekickt: "net-klaar", "eerdere-poging": "klinisch-met-terugval",
    "psychische-problemen": "ja", "psychosociale-problemen": "ja", oefenplek: "ja", "nodig-los-van-wonen": "ja",
    "uren-begeleiding": "20-of-meer", "hulp-thuis": "onvoldoende", "gecontracteerd-beschermd-wonen": "onvoldoende",
    "eigen-motivatie": "wil-zelf", "steun-behandelaar": "ja-op-papier", "huisvesting-na-afloop": "eigen-plek",
  },
};

test("elke stap zegt het hoeveelste deel het is, en de titel zegt niets over iemand", async (t) => {
  const { page, url } = await start(t);
  for (const [index, section] of kader.sectie.entries()) {
    assert.equal(await part(page), index + 1);
    assert.equal(await page.title(), `Deel ${index + 1} van ${kader.sectie.length} | Voorcheck`);
    assert.equal(await page.locator("h1").innerText(), say(section.titel, "behandelaar"));
    if (index > 0) await focused(page, "main h1");
    for (const fact of kader.feit) {
      const option = question(page, fact.id).locator("label").first();
      if (!(await option.count())) continue;
      await option.click();
      assert.equal(await part(page), index + 1, "choosing never leads to the next step");
    }
    await next(page);
    assert.equal(page.url(), url + CHECK);
  }
  assert.equal(await page.title(), "Inschatting | Voorcheck");
  await focused(page, "main h1");
  assert.deepEqual(await traces(page), NO_TRACE);
  assert.deepEqual(await page.context().cookies(), []);
});

test("terug en vooruit in de browser werken, met de antwoorden erbij", async (t) => {
  const { page, url } = await start(t);
  await choose(page, { aanleiding: "voor-opname" });
  await next(page);
  await choose(page, { afgekickt: "net-klaar" });
  await next(page);
  await page.goBack();
  await focused(page, "main h1");
  assert.equal(await part(page), 2);
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  await page.goBack();
  assert.equal(await part(page), 1);
  assert.ok(await radio(page, "aanleiding", "voor-opname").isChecked());
  await page.goForward();
  await page.goForward();
  assert.equal(await part(page), 3);
  await button(page, "Bekijk de inschatting tot nu toe").click();
  assert.equal(await part(page), 0);
  await page.goBack();
  assert.equal(await part(page), 3);
  assert.equal(page.url(), url + CHECK);
});

test("na wissen brengt de browser geen antwoord terug", async (t) => {
  const { page } = await start(t);
  await fill(page, BASIS);
  await wipe(page);
  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    assert.equal(await page.locator("input:checked").count(), 0);
    assert.equal(await page.locator("[data-answer] dd").filter({ hasText: "Laren" }).count(), 0);
  }
});

test("opnieuw laden geeft een leeg formulier", async (t) => {
  const { page } = await start(t, { quiet: false });
  await choose(page, { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" });
  await next(page);
  await page.reload();
  await page.locator("fieldset").first().waitFor();
  assert.equal(await part(page), 1);
  assert.equal(await page.locator("input:checked").count(), 0);
  assert.deepEqual(await traces(page), NO_TRACE);
});

test("de vorige stap houdt de antwoorden, en er is er geen voor de eerste", async (t) => {
  const { page } = await start(t);
  assert.equal(await button(page, "Vorige stap").count(), 0);
  await choose(page, { aanleiding: "voor-opname" });
  await next(page);
  await button(page, "Vorige stap").click();
  await focused(page, "main h1");
  assert.equal(await part(page), 1);
  assert.ok(await radio(page, "aanleiding", "voor-opname").isChecked());
});

for (const voice of ["behandelaar", "inwoner"]) {
  test(`alle vragen en antwoorden zijn die van het kader, zonder keuze vooraf (${voice})`, async (t) => {
    const { page } = await start(t, { root: { "data-stem": voice } });
    const seen = new Map();
    const main = kader.criterium.filter((one) => one.besluit === kader.besluit[0].id).map((one) => one.id);
    const look = async () => {
      for (const one of await page.locator("fieldset[data-fact]:not([data-moot]), [data-date]").evaluateAll(read)) seen.set(one.id, one);
    };
    for (let step = 0; step < kader.sectie.length; step += 1) {
      assert.equal(await page.locator("input:checked").count(), 0, "nothing is chosen beforehand");
      const beside = await page.locator("aside [data-criterion]").evaluateAll((all) => all.map((one) => one.dataset.criterion));
      assert.deepEqual(beside, voice === "inwoner" ? [] : main, "beside the questions stands the main decision, for professionals");
      await look();
      // What depends on these comes after them.
      for (const [fact, value] of Object.entries({ "eerdere-poging": "nooit-eerder", "hulp-thuis": "onvoldoende", vks: "lid-en-label", "toezicht-24-7": "ja" })) {
        if (!(await question(page, fact).count())) continue;
        await choose(page, { [fact]: value });
        await look();
      }
      await next(page);
    }
    for (const fact of kader.feit) {
      const wanted = { id: fact.id, question: say(fact.vraag, voice), help: say(fact.hulp, voice), options: options(fact, voice) };
      assert.deepEqual(seen.get(fact.id), wanted);
    }
    // One that belongs to a route is asked on its route alone.
    const days = kader.datum.filter((one) => !one["bij-route"]);
    for (const day of days) {
      assert.deepEqual(seen.get(day.id), { id: day.id, question: say(day.vraag, voice), help: say(day.hulp, voice), options: ["Dag: ", "Maand: ", "Jaar: "] });
    }
    assert.equal(seen.size, kader.feit.length + days.length);
  });
}

/** Runs in the page. */
function read(elements) {
  const text = (element) => element?.textContent.trim();
  return elements.map((one) => ({
    id: one.dataset.fact ?? one.dataset.date,
    question: text(one.querySelector("legend")),
    help: text(document.getElementById((one.dataset.fact ? one : one.querySelector("fieldset")).getAttribute("aria-describedby"))),
    options: [...one.querySelectorAll("input")].map((input) => input.type === "radio"
      ? `${input.value}: ${text(input.labels[0])}` : `${text(input.labels[0])}: ${input.value}`),
  }));
}

/** The answers of a fact: those that say something, then those that leave it open, then "Weet ik niet" where it belongs. */
function options(fact, voice) {
  const open = (option) => option.onbekend || option["laat-open"]?.length > 0;
  const own = [...fact.optie.filter((one) => !open(one)), ...fact.optie.filter(open)];
  const all = own.map((one) => `${one.id}: ${say(one.tekst, voice)}`);
  const replaced = fact.optie.some((one) => one.onbekend) && !fact["met-weet-niet"];
  if (!fact["zonder-weet-niet"] && !replaced) all.push(`weet-niet: ${say(kader.kader["weet-niet"], voice)}`);
  return all;
}

test("een vraag komt erbij, hoeft niet meer en houdt haar antwoord, en erboven verschuift niets", async (t) => {
  const { page } = await start(t, { context: { viewport: { width: 1280, height: 3000 } } });
  await next(page);
  const above = () => page.locator('[data-fact="afgekickt"], [data-fact="eerdere-poging"]').evaluateAll((all) =>
    all.map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height]; }));
  const before = await above();
  const reason = question(page, "bijzondere-omstandigheid");
  const asked = reason.locator("input");

  assert.equal(await reason.count(), 0, "what depends on an answer comes after it");
  await choose(page, { "eerdere-poging": "klinisch-met-terugval" });
  assert.equal(await reason.count(), 0, "not asked after a relapse");
  await choose(page, { "eerdere-poging": "nooit-eerder" });
  assert.equal(await asked.count(), 3);
  assert.ok((await reason.boundingBox()).y > (await question(page, "eerdere-poging").boundingBox()).y);
  await choose(page, { "bijzondere-omstandigheid": "ja" });
  await choose(page, { "eerdere-poging": "klinisch-met-terugval" });
  assert.equal(await asked.count(), 0);
  assert.match(await reason.innerText(), /Hoeft niet meer\. Uw antwoord was: Ja, en die reden kan ik onderbouwen\./);
  assert.match(await page.locator(".vc-early[role=status]").innerText(), /^1 vraag hoeft niet meer\.$/);
  await choose(page, { "eerdere-poging": "nooit-eerder" });
  assert.ok(await radio(page, "bijzondere-omstandigheid", "ja").isChecked(), "the answer was kept");
  assert.deepEqual(await above(), before);
});

test("vragen over het huis komen pas als er een huis is, onder de vraag die ze oproept", async (t) => {
  const { page } = await start(t);
  for (let step = 1; step < 6; step += 1) await next(page);
  assert.equal(await question(page, "toezicht-24-7").count(), 0);
  await choose(page, { vks: "lid-en-label" });
  for (const [fact, above] of [["toezicht-24-7", "vks"], ["verblijf-inbegrepen", "toezicht-24-7"]]) {
    assert.ok((await question(page, fact).boundingBox()).y > (await question(page, above).boundingBox()).y, fact);
    if (fact === "toezicht-24-7") await choose(page, { [fact]: "ja" });
  }
  await choose(page, { vks: "nog-geen-huis" });
  for (const fact of ["toezicht-24-7", "verblijf-inbegrepen"]) assert.equal(await question(page, fact).locator("input").count(), 0, fact);
});

test("wie vast zegt, wordt gevraagd of dat zo is, en een tegenspraak staat bij de vraag", async (t) => {
  const { page } = await start(t);
  for (let step = 1; step < 5; step += 1) await next(page);
  const status = question(page, "huisvesting-na-afloop").getByRole("status");
  assert.equal(await status.innerText(), "");
  await choose(page, { "huisvesting-na-afloop": "vast-geen-plek" });
  assert.match(await status.innerText(), /^Staat nu al vast dat er ook na afloop geen passende plek is\?/);
  await choose(page, { "huisvesting-na-afloop": "nog-geen-wel-mogelijkheden", "eigen-motivatie": "wil-niet" });
  assert.equal(await status.innerText(), "");
  await button(page, "Vul toch alles in").click();
  await next(page);
  await choose(page, { "stand-plaatsing": "kennisgemaakt" });
  assert.match(await page.locator(".vc-question").filter({ has: question(page, "stand-plaatsing") }).innerText(), /Klopt dit samen\?/);
});

test("staat de uitkomst vast, dan zegt de pagina dat en laat zij de keuze", async (t) => {
  const { page } = await start(t);
  for (let step = 1; step < 5; step += 1) await next(page);
  const early = page.locator("[role=status] [data-early]");
  await choose(page, { "eigen-motivatie": "twijfelt" });
  assert.equal(await early.count(), 0);
  await choose(page, { "eigen-motivatie": "wil-niet" });
  assert.match(await early.innerText(), /^Met deze antwoorden verandert de inschatting niet meer\.$/);
  assert.equal(await question(page, "huisvesting-na-afloop").locator("input").count(), 0);

  await button(page, "Bekijk de inschatting").click();
  assert.equal(await page.locator("h1").innerText(), "Een safehouse is nu niet aan de orde");
  assert.equal(await page.locator("[data-outcome]").first().getAttribute("data-outcome"), "past-niet");
  await button(page, "Vorige stap").click();

  await button(page, "Vul toch alles in").click();
  assert.equal(await early.count(), 0);
  await focused(page, '[data-fact="steun-behandelaar"], [data-fact="steun-behandelaar"] *');
  assert.equal(await question(page, "huisvesting-na-afloop").locator("input").count(), 6);
  await button(page, "Vorige stap").click();
  assert.equal(await page.locator("[data-fact] input[value=weet-niet], [data-fact] input[value=onvoldoende]").count(), 4, "section 4 asks again");
});
