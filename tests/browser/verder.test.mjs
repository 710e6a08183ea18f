// From one check to another in the same page: what goes along, what stays, and that nobody outside can tell.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { button, choose, fill, next, question, radio, toAccount, unfold, wipeAll } from "./driver.mjs";
import { SITE, axe, focused, open, settled, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";
import { folderOf } from "./voorchecks.mjs";

after(stop);

const TODAY = "2026-11-22";
const [SAFEHOUSE, TALK, HOUSEWORK, SHELTERED] = [
  "safehouse-gooi-en-vechtstreek", "wmo-gesprek-huizen", "hulp-bij-huishouden-huizen", "beschermd-wonen-huizen",
];
const basis = {};
/** How many other checks the page of one gets. */
const others = {};

before(async () => {
  const name = (await readdir(SITE)).find((one) => /^checks-.*\.json$/.test(one));
  for (const [kader, { reaches }] of Object.entries(JSON.parse(await readFile(join(SITE, name), "utf8")))) others[kader] = reaches.length;
  for (const kader of [SAFEHOUSE, HOUSEWORK, SHELTERED]) {
    basis[kader] = (await scenarios(kader)).find(({ stem }) => stem === "basis").input;
  }
});

/** A check of the site, once all it ever fetches is in. */
async function started(t, kader, { voice = "inwoner", ...options } = {}) {
  const site = await host(t, { folder: SITE, under: "een/map/" });
  const opened = await open(t, { url: site.url, path: `${folderOf(kader)}?stem=${voice}`, today: TODAY, ready: false, ...options });
  await allIn(opened.page, opened.requests, 1 + others[kader]);
  return { ...opened, site };
}

async function allIn(page, requests, count) {
  await settled(page);
  const seen = (name) => requests.filter((one) => new RegExp(`/${name}-[0-9a-f]+\\.json$`).test(one)).length;
  for (let look = 0; seen("kader") < count || seen("verantwoording") < count; look += 1) {
    assert.ok(look < 200, "the other checks never came");
    await page.waitForTimeout(50);
  }
  await page.waitForLoadState("networkidle");
}

const onward = (page, id) => page.locator(`[data-hand-over="${id}"]`);
const backTo = (page) => page.locator("[data-came-from] button");
/** Every answer, by its question. */
const given = async (page) => Object.fromEntries(await page.locator("[data-answer]").evaluateAll((all) =>
  all.map((one) => [one.dataset.answer, one.textContent])));
const line = (page) => page.locator(".vc-footer__line").innerText();

test("van hulp bij het huishouden naar het gesprek en terug: wat meegaat staat er, is te wijzigen, en komt mee terug", async (t) => {
  const { page, errors, requests } = await started(t, HOUSEWORK);
  const fetched = requests.length;
  await fill(page, basis[HOUSEWORK]);
  const answers = await given(page);
  assert.doesNotMatch(answers.overbelasting ?? "", /Ja/);
  await onward(page, "naar-het-gesprek").click();
  await focused(page, ".utrecht-heading-1");
  assert.match(await line(page), /het gesprek en het besluit/);
  assert.equal(await page.title(), "Deel 1 van 5 | Voorcheck");
  const said = await page.locator("[data-came-from]").innerText();
  assert.match(said, /Meegenomen: .*Onderwerp: Schoonmaken, de was, eten of overzicht in huis/);
  assert.ok(await radio(page, "onderwerp", "huishouden").isChecked());
  assert.deepEqual(await axe(page), []);

  await fill(page, { answers: { overbelasting: "ja" } });
  // The sheet has what the other check leaves open, weighs and asks for, by the answers there.
  const sheet = await page.locator(".vc-letter").textContent();
  assert.match(sheet, /Uit de voorcheck die ik invulde:\nDit hoort daarbij:\n- Dit geldt als de gemeente ook vindt dat [^\n]*\nOver deze zinnen heb ik een vraag:\n- [^\n]*\?/);
  // What it came from is there by the way back alone.
  assert.equal(await onward(page, "naar-huishouden").count(), 0);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await sideways(page), 0);
  assert.deepEqual(await axe(page), []);
  await page.setViewportSize({ width: 1280, height: 800 });
  await toAccount(page).click();
  assert.match(await page.locator(".vc-account").innerText(), /Artikel 3\.1\.4/);
  await button(page, "Terug naar de voorcheck").click();

  await backTo(page).click();
  await focused(page, ".utrecht-heading-1");
  assert.match(await line(page), /^Hulp bij het huishouden/);
  const { overbelasting, ...rest } = await given(page);
  assert.match(overbelasting, /Ja/, "what was said there comes back");
  for (const [id, text] of Object.entries(answers)) assert.ok(id === "overbelasting" || rest[id] === text, id);
  assert.equal(await page.locator("[data-came-from]").count(), 0);
  assert.deepEqual(requests.slice(fetched), [], "nothing is asked for on the way");
  assert.deepEqual(errors, []);
});

test("van het safehouse naar beschermd wonen, en daar niet terug langs een omweg", async (t) => {
  const { page, errors } = await started(t, SAFEHOUSE, { voice: "behandelaar" });
  await fill(page, basis[SAFEHOUSE]);
  assert.equal(await onward(page, "naar-beschermd-wonen").count(), 0, "only where it may be an answer");
  await unfold(page, "antwoorden");
  await page.locator('[data-answer="gecontracteerd-beschermd-wonen"] button').click();
  await choose(page, { "gecontracteerd-beschermd-wonen": "twijfel" });
  await next(page);
  await onward(page, "naar-beschermd-wonen").click();
  assert.ok(await radio(page, "psychische-problemen", "ja").isChecked());
  await fill(page, { answers: { psychosociaal: "alleen-verslaving" } });
  assert.equal(await onward(page, "naar-safehouse").count(), 0);
  assert.equal(await onward(page, "naar-het-gesprek").count(), 1);
  await onward(page, "naar-het-gesprek").click();
  assert.match(await page.locator("[data-came-from]").innerText(), /Terug naar: .*beschermd wonen/);
  await backTo(page).click();
  await backTo(page).click();
  assert.match(await line(page), /^Regionaal afwegingskader Safehouses/);
  assert.deepEqual(errors, []);
});

test("beschermd wonen wijst naar het safehouse voor wie daar niet vandaan komt", async (t) => {
  const { page } = await started(t, SHELTERED);
  await fill(page, { answers: { psychosociaal: "alleen-verslaving" } });
  await onward(page, "naar-safehouse").click();
  assert.match(await line(page), /^Regionaal afwegingskader Safehouses/);
});

test("de knoppen van de browser gaan terug naar waar iemand vandaan kwam; de geschiedenis houdt alleen getallen", async (t) => {
  const { page } = await started(t, HOUSEWORK);
  await fill(page, basis[HOUSEWORK]);
  const [address, headline] = [page.url(), await page.locator("h1").innerText()];
  await onward(page, "naar-het-gesprek").click();
  await next(page);
  assert.equal(page.url(), address, "no address changes");
  assert.equal(await page.evaluate(() => typeof history.state), "number");
  await page.goBack();
  assert.equal(await page.title(), "Deel 1 van 5 | Voorcheck");
  await page.goBack();
  assert.equal(await page.locator("h1").innerText(), headline);
  assert.match(await line(page), /^Hulp bij het huishouden/);
  await page.goForward();
  assert.match(await line(page), /^Hulp bij het huishouden/, "what was left is gone");
});

test("wissen in de tweede wist ook de eerste, en begint daar opnieuw", async (t) => {
  const { page } = await started(t, HOUSEWORK);
  await fill(page, basis[HOUSEWORK]);
  await onward(page, "naar-het-gesprek").click();
  await wipeAll(page);
  assert.match(await line(page), /^Hulp bij het huishouden/);
  assert.equal(await page.locator("input:checked").count(), 0);
  assert.equal(await page.locator("[data-came-from]").count(), 0);
  assert.ok(await page.getByText("Alles is gewist.").isVisible());
});

test("een code van een andere voorcheck opent die, met de weg terug", async (t) => {
  const { page: first } = await started(t, HOUSEWORK);
  await fill(first, basis[HOUSEWORK]);
  const headline = await first.locator("h1").innerText();
  const code = await first.locator("[data-code-shown]").textContent();
  const { page } = await started(t, SHELTERED);
  const field = page.locator("[data-code] input");
  await page.locator("details:has([data-code]) > summary").click();
  await field.fill(code.trim());
  await page.locator("[data-code] button[type=submit]").click();
  assert.equal(await page.locator("h1").innerText(), headline);
  assert.match(await line(page), /^Hulp bij het huishouden/);
  await backTo(page).click();
  assert.match(await line(page), /beschermd wonen/);
});

test("wat er wordt gevraagd is gelijk zonder antwoord, met elk antwoord op de eerste vraag, en na een overdracht; ook voor elk onderwerp", async (t) => {
  const asked = async (kader, act) => {
    const { page, requests, site } = await started(t, kader);
    await act?.(page);
    await page.waitForLoadState("networkidle");
    const names = requests.map((one) => one.replace(site.url, "")).filter((one) => !one.startsWith("icon-"));
    const caches = await page.evaluate(async () => (await globalThis.caches.keys()).length);
    return { names, caches, title: (await page.title()).replace(/^.* \| /, ""), page };
  };
  const alone = await asked(HOUSEWORK);
  const options = await alone.page.locator("fieldset").first().locator("input").evaluateAll((all) => all.map((one) => one.value));
  const fact = await alone.page.locator("fieldset").first().getAttribute("data-fact");
  const acts = [
    ...options.map((value) => (page) => choose(page, { [fact]: value })),
    async (page) => {
      await fill(page, basis[HOUSEWORK]);
      await onward(page, "naar-het-gesprek").click();
      await fill(page, {});
      await backTo(page).click();
    },
  ];
  for (const act of acts) {
    const { names, caches, title } = await asked(HOUSEWORK, act);
    // What is asked for side by side comes in any order.
    assert.deepEqual(names.toSorted(), alone.names.toSorted());
    assert.deepEqual([caches, title], [alone.caches, alone.title]);
  }
  const kinds = ({ names }) => names.map((one) => one.replace(/-[0-9a-f]{10}(?=\.)/, "").replace(/^v[0-9a-f]{4}\//, "v/")).sort();
  for (const kader of [SAFEHOUSE, TALK, SHELTERED]) assert.deepEqual(kinds(await asked(kader)), kinds(alone), kader);
});

test("zonder netwerk, en zonder dat een andere voorcheck binnenkwam: wat er niet is wordt niet aangeboden", async (t) => {
  const { page, site } = await started(t, HOUSEWORK);
  await site.close();
  await fill(page, basis[HOUSEWORK]);
  await onward(page, "naar-het-gesprek").click();
  assert.match(await line(page), /het gesprek en het besluit/);

  const blocked = await host(t, { folder: SITE });
  const { page: without } = await open(t, {
    url: blocked.url,
    path: `${folderOf(HOUSEWORK)}?stem=inwoner`,
    today: TODAY,
    ready: false,
    prepare: (page) => {
      let packs = 0;
      return page.route(/\/kader-[0-9a-f]+\.json$/, (route) => ((packs += 1) === 1 ? route.continue() : route.abort()));
    },
  });
  await settled(without);
  await fill(without, basis[HOUSEWORK]);
  assert.equal(await without.locator("[data-hand-over]").count(), 0);
});

test("als onderdeel van een website: verder en terug in hetzelfde onderdeel, en de website hoort niets van een onderwerp", async (t) => {
  const vc = await host(t, { folder: SITE, under: "voorcheck/", cors: true });
  const body = `<main><h1>Gemeente</h1><voor-check kader="${HOUSEWORK}" stem="inwoner"></voor-check></main>`;
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": pageOf({ head: `<script async src="${vc.url}embed.js"></script>`, body }) } });
  const prepare = (page) => page.addInitScript(() => {
    globalThis.told = [];
    for (const name of ["geladen", "uitkomst", "gewist", "fout"]) addEventListener(`voorcheck-${name}`, ({ detail }) => told.push([name, detail]));
  });
  const { page, errors, requests } = await open(t, { today: TODAY, url: cms.url, ready: false, prepare });
  await page.waitForFunction(() => told.length);
  await page.waitForLoadState("networkidle");
  assert.equal(requests.filter((one) => /\/kader-/.test(one)).length, 1 + others[HOUSEWORK]);
  await fill(page, basis[HOUSEWORK], "voor-check");
  await onward(page, "naar-het-gesprek").click();
  assert.match(await line(page), /het gesprek en het besluit/);
  assert.ok(await question(page, "onderwerp").isVisible());
  await backTo(page).click();
  assert.match(await line(page), /^Hulp bij het huishouden/);
  const told = await page.evaluate(() => globalThis.told);
  assert.deepEqual(told, [["geladen", null], ["uitkomst", null]]);
  assert.equal(await page.title(), "Gemeente Voorbeeld");
  assert.deepEqual(errors, []);
});
