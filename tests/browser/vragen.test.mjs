// How it asks: all on one page for who does this weekly, nothing obligatory, and no verdicts on the way for an inwoner.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { button, choose, next, part, question, radio, start, type, walk, wipeAll } from "./driver.mjs";
import { axe, focused, stop } from "./harness.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

const ALL = "Alles op één pagina";
const SUBMIT = "form:not([data-code]) button[type=submit]";
const headline = (page) => page.locator("main h1").innerText();
const outcomes = (page) => page.locator("main [data-outcome], main [data-criterion]").evaluateAll((all) =>
  all.map((one) => [one.dataset.outcome, one.dataset.criterion, one.dataset.status].join(" ")));

test("alles op één pagina leidt naar dezelfde uitkomst als de stappen, en terug", async (t) => {
  const all = await scenarios();
  for (const id of ["ontslag-over-twee-weken", "ambulante-poging"]) {
    const { input } = all.find(({ stem }) => stem === id);
    const { page } = await start(t);
    await walk(page, input);
    const stepped = [await headline(page), await outcomes(page)];
    await wipeAll(page);

    await button(page, ALL).click();
    await focused(page, "main h1");
    assert.equal(await page.title(), `${ALL} | Voorcheck`);
    assert.equal(await page.locator("main h2").count(), 6);
    assert.equal(await page.locator(SUBMIT).count(), 1);
    await walk(page, input);
    assert.deepEqual([await headline(page), await outcomes(page)], stepped, id);
    await button(page, "Vorige stap").click();
    assert.equal(await headline(page), ALL);
    const [fact, value] = Object.entries(input.answers).at(0);
    assert.ok(await radio(page, fact, value).isChecked());
  }
});

test("van één pagina naar de stappen en terug blijft alles staan; na wissen begint men bij de stappen", async (t) => {
  const { page } = await start(t);
  await next(page);
  await button(page, ALL).click();
  await choose(page, { afgekickt: "net-klaar", vks: "nog-geen-huis" });
  await type(page, "datum-melding", "30-2-2026");
  assert.deepEqual(await axe(page), []);
  const names = await page.locator("button").evaluateAll((all) => all.map((one) => one.textContent));
  assert.equal(new Set(names).size, names.length, names.join(", "));
  await next(page);
  await focused(page, "[data-errors]");
  await button(page, "Stap voor stap").click();
  assert.equal(await part(page), 2);
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  await page.goBack();
  assert.equal(await headline(page), ALL);
  assert.ok(await radio(page, "vks", "nog-geen-huis").isChecked());
  await wipeAll(page);
  assert.equal(await part(page), 1);
});

test("een vraag die van een andere afhangt, komt na haar antwoord; ook na ‘weet ik niet’", async (t) => {
  const { page } = await start(t);
  await button(page, ALL).click();
  const pairs = [["eerdere-poging", "bijzondere-omstandigheid"], ["hulp-thuis", "gecontracteerd-beschermd-wonen"]];
  for (const [first, then] of pairs) {
    assert.equal(await question(page, then).count(), 0, then);
    await question(page, first).locator(".vc-options__open label").last().click();
    assert.ok((await question(page, then).boundingBox()).y > (await question(page, first).boundingBox()).y, then);
  }
});

test("een inwoner ziet geen tussenstand en geen kortere weg, een behandelaar geen uitleg van zijn eigen vak", async (t) => {
  const seen = {};
  for (const voice of ["behandelaar", "inwoner"]) {
    const { page } = await start(t, { root: { "data-stem": voice } });
    assert.equal(await page.getByText("U mag elke vraag overslaan.", { exact: true }).count(), 1);
    const all = await button(page, ALL).count();
    const words = await page.locator(".vc-glossary dt").allTextContents();
    assert.ok(words.includes("melding"), "a word of the policy is explained to both");
    await next(page);
    assert.deepEqual(await axe(page), []);
    seen[voice] = { tally: await page.locator("aside").count(), all, klinisch: words.includes("klinisch") };
  }
  assert.deepEqual(seen, {
    behandelaar: { tally: 1, all: 1, klinisch: false },
    inwoner: { tally: 0, all: 0, klinisch: true },
  });
});
