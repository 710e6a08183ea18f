// Every scenario through the page: what policy people expect, what the rules compute and what the reader sees are one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, start, wipe } from "./driver.mjs";
import { readPack, stop } from "./harness.mjs";
import { complaints, module, scenarios } from "./oracle.mjs";
import { differences, shown } from "./outcome.mjs";

after(stop);

let glue;
let handle;
let pack;
let all;

before(async () => {
  [glue, all, pack] = await Promise.all([module(), scenarios(), readPack()]);
  all = all.filter(({ kader }) => kader === pack.kader.kader.id).map(choosable);
  handle = glue.loadKader(pack);
});

/** An option of a fact's own that leaves it open takes the place of "Weet ik niet"; a reader can only choose that one. */
function choosable(scenario) {
  const chosen = ([id, value]) => {
    const fact = pack.kader.feit.find((one) => one.id === id);
    const own = fact["met-weet-niet"] ? undefined : fact.optie.find((one) => one.onbekend);
    return [id, value === "weet-niet" && own ? own.id : value];
  };
  const answers = Object.fromEntries(Object.entries(scenario.input.answers).map(chosen));
  return { ...scenario, input: { ...scenario.input, answers } };
}

function assess(scenario, voice) {
  return glue.assess(handle, scenario.input, { today: scenario.today, voice, target: scenario.target });
}

/**
 * What a reader cannot reach: once the status of a criterion is certain, the page asks nothing more about it, before the
 * outcome is certain there is no full overview, and what no signal or action depends on any more is not offered.
 */
const UNASKED = {
  "beide-vormen-van-hulp-genoeg": ["gecontracteerd-beschermd-wonen"],
  "eerste-keer-zonder-reden-andere-hulp#2": ["gecontracteerd-beschermd-wonen"],
  "geen-reden-maar-eerdere-poging": ["bijzondere-omstandigheid"],
  "geen-verslaving-hulp-thuis-genoeg": ["gecontracteerd-beschermd-wonen"],
  "hulp-thuis-genoeg": ["gecontracteerd-beschermd-wonen"],
  "past-niet-dan-geen-huis": ["stand-plaatsing"],
  "past-niet-wel-een-huis": ["stand-plaatsing"],
  "reden-en-poging-zonder-woonplek": ["bijzondere-omstandigheid"],
  "reden-maar-ambulante-poging": ["bijzondere-omstandigheid"],
  "reden-maar-niet-afgerond": ["bijzondere-omstandigheid"],
  "reden-maar-toch-eerdere-poging": ["bijzondere-omstandigheid"],
  "vorm-beschermd-zonder-label": ["toezicht-24-7", "verblijf-inbegrepen"],
  "vorm-geen-toezicht": ["verblijf-inbegrepen"],
  "vorm-huur-zonder-label": ["verblijf-inbegrepen"],
  "vorm-toezicht-zonder-label": ["toezicht-24-7"],
  "vorm-verblijf-zonder-toezicht": ["verblijf-inbegrepen"],
};

/** Fills in a scenario and gives all that is not as it should be. */
async function tried(page, scenario, voice = "behandelaar") {
  const unasked = await fill(page, { ...scenario.input, full: scenario.target === "criteria" });
  const given = without(scenario, unasked);
  // Who fills in all the same after a no, is asked about every criterion.
  const skipped = await page.locator("[data-skipped]").count();
  const all = !skipped && (await page.locator("[data-outcome=past-niet]").count()) ? "criteria" : given.target;
  const assessment = assess({ ...given, target: all }, voice);
  const found = differences(await shown(page), assessment, given.input, pack, voice);
  // What holds of a file holds of its further cases, which have `#2` and so on behind its name.
  const known = UNASKED[scenario.stem] ?? UNASKED[scenario.stem.split("#")[0]] ?? [];
  if (!known.length) found.push(...complaints(scenario, assessment));
  if (!assessment.route && String(unasked) !== String(known)) found.push(`niet gevraagd: ${unasked}, verwacht: ${known}`);
  return found.map((one) => `${scenario.stem} (${voice}): ${one}`);
}

function without(scenario, facts) {
  const answers = Object.entries(scenario.input.answers).filter(([id]) => !facts.includes(id));
  return { ...scenario, input: { ...scenario.input, answers: Object.fromEntries(answers) } };
}

/** The first scenario that leads to each outcome and each route. */
function oneOfEach(scenarios, voice) {
  const first = new Map();
  for (const scenario of scenarios) {
    const { route, decisions } = assess(scenario, voice);
    const end = route ?? decisions.map(({ outcome }) => outcome).join();
    if (!first.has(end)) first.set(end, scenario);
  }
  return [...first.values()];
}

/** Each file once: its further cases (`ook`) differ in an answer or two, and the command line tries every one of them. */
const oneOfEachFile = (scenarios) => scenarios.filter(({ stem }) => !stem.includes("#"));

// A voice changes words only, and the module says the same as the command line in both for every scenario.
for (const [voice, which, some] of [["behandelaar", "elk scenario", oneOfEachFile], ["inwoner", "van elke uitkomst en route een scenario", oneOfEach]]) {
  test(`${which} op de pagina, in de stem van de ${voice}`, async (t) => {
    const { page } = await start(t, { root: { "data-stem": voice } });
    const found = [];
    const outcomes = new Set();
    for (const scenario of some(all.filter(({ input }) => !input.municipality), voice)) {
      await wipe(page, scenario.today);
      found.push(...(await tried(page, scenario, voice)));
      outcomes.add(await page.locator("[data-route]").evaluate((one) => one.dataset.route || one.dataset.outcome));
    }
    assert.deepEqual(found, []);
    const wanted = ["past", "weging", "past-niet", "open", "andere-gemeente", "verlenging", "dreigend-einde", "eerder-vertrokken"];
    assert.deepEqual(wanted.filter((one) => !outcomes.has(one)), [], "every outcome and every route was seen");
  });
}

test("elk scenario van een website die om een gemeente vraagt", async (t) => {
  const asking = all.filter(({ input }) => input.municipality);
  assert.ok(asking.length > 0);
  for (const scenario of asking) {
    const { page } = await start(t, { today: scenario.today, root: { "data-gemeente": scenario.input.municipality } });
    assert.deepEqual(await tried(page, scenario), []);
  }
});

test("een website met een gemeente zonder kader: de pagina van die route, en geen vragen", async (t) => {
  const { page } = await start(t, { root: { "data-gemeente": "Amsterdam" } });
  const { routePage } = glue.assess(handle, { municipality: "Amsterdam" }, { today: "2026-11-22" });
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
      await fill(page, all.find((one) => one.stem === stem).input);
      assert.equal(await page.locator("h1").innerText(), headlines[index]);
    }
  }
});
