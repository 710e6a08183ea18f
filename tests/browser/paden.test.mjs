// A case of every headline and route through the page, and some drawn ones: what the rules compute and what the reader sees are
// one. In one voice they are walked as a reader walks, in the other, which only has other words, filled in at once.
// `alle-paden.mjs` does every scenario.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, start, walk, wipe } from "./driver.mjs";
import { stop } from "./harness.mjs";
import { headlines } from "./oracle.mjs";
import { drawn, rules, tried } from "./paths.mjs";

after(stop);

let house;
before(async () => (house = await rules()));

for (const [at, [voice, way]] of [["behandelaar", walk], ["inwoner", fill]].entries()) {
  test(`elke kop, elke route en vijf getrokken gevallen, in de stem van de ${voice}`, async (t) => {
    const { all, glue, handle } = house;
    const { page } = await start(t, { root: { "data-stem": voice } });
    const cases = headlines(all.filter(({ input }) => !input.municipality), glue, handle, voice);
    const found = [];
    const seen = new Set();
    for (const scenario of [...cases, ...drawn(house, 5, 7 + at)]) {
      await wipe(page, scenario.today);
      found.push(...(await tried(page, scenario, house, voice, way)).found);
      seen.add(await page.locator("[data-route]").evaluate((one) => one.dataset.route || one.dataset.outcome));
    }
    assert.deepEqual(found, []);
    const wanted = ["past", "weging", "past-niet", "open", "andere-gemeente", "verlenging", "dreigend-einde", "eerder-vertrokken"];
    assert.deepEqual(wanted.filter((one) => !seen.has(one)), [], "every outcome and every route was seen");
  });
}

test("elk scenario van een website die om een gemeente vraagt", async (t) => {
  const asking = house.all.filter(({ input }) => input.municipality);
  assert.ok(asking.length > 0);
  for (const scenario of asking) {
    const { page } = await start(t, { today: scenario.today, root: { "data-gemeente": scenario.input.municipality } });
    assert.deepEqual(await tried(page, scenario, house), { found: [], unasked: [] });
  }
});

test("een website met een gemeente zonder kader: de pagina van die route, en geen vragen", async (t) => {
  const { page } = await start(t, { root: { "data-gemeente": "Amsterdam" } });
  const { routePage } = house.assess({ input: { municipality: "Amsterdam" }, today: "2026-11-22" });
  assert.equal(await page.locator("[data-route]").getAttribute("data-route"), "geen-kader");
  assert.equal(await page.locator("h1").innerText(), routePage.headline);
  assert.equal(await page.locator("fieldset, [data-date], [data-criterion]").count(), 0);
  assert.match(await page.locator("main").innerText(), /melding/);
});

const HEADLINES = {
  basis: ["Past waarschijnlijk binnen het kader", "Een safehouse kan passen"],
  "ambulante-poging": ["De gemeente moet dit afwegen", "De gemeente moet dit afwegen"],
  "geen-oefenplek": ["Past waarschijnlijk niet binnen het kader", "Een safehouse past nu waarschijnlijk niet"],
  "wil-niet-rest-open": ["Een safehouse is nu niet aan de orde", "U wilt nu geen safehouse"],
  "leeg-formulier": ["Nog niet te zeggen", "We weten nog niet genoeg"],
};

test("de koppen zijn die van het beslismodel, in beide stemmen", async (t) => {
  for (const [index, voice] of ["behandelaar", "inwoner"].entries()) {
    const { page } = await start(t, { root: { "data-stem": voice } });
    for (const [stem, headlines] of Object.entries(HEADLINES)) {
      await wipe(page);
      await fill(page, house.all.find((one) => one.stem === stem).input);
      assert.equal(await page.locator("h1").innerText(), headlines[index]);
    }
  }
});
