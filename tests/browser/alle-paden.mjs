// Every scenario and five hundred drawn sets of answers through the page: cargo xtask test paden
//
// Takes minutes, so it is no part of `cargo xtask test`; `paden.test.mjs` does one case of each outcome.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start, wipe } from "./driver.mjs";
import { stop } from "./harness.mjs";
import { drawn, rules, tried } from "./paths.mjs";

after(stop);

let house;
before(async () => (house = await rules()));

/**
 * What a reader cannot reach: once the status of a criterion is certain, the page asks nothing more about it, before the
 * outcome is certain there is no full overview, and what no signal or action depends on any more is not offered.
 */
const UNASKED = {
  "beide-vormen-van-hulp-genoeg": ["gecontracteerd-beschermd-wonen"],
  "eerste-keer-zonder-reden-andere-hulp#2": ["gecontracteerd-beschermd-wonen"],
  "geen-reden-maar-eerdere-poging": ["bijzondere-omstandigheid"],
  "geen-steun-en-twijfel#2": ["gecontracteerd-beschermd-wonen"],
  "geen-verslaving-hulp-thuis-genoeg": ["gecontracteerd-beschermd-wonen"],
  "hulp-thuis-genoeg": ["gecontracteerd-beschermd-wonen"],
  "kennismaking-niet-nagaan#6": ["stand-plaatsing"],
  "niet-nodig-en-lichtere-hulp#2": ["gecontracteerd-beschermd-wonen"],
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

/** What a scenario may leave unasked: what holds of a file holds of its further cases, with `#2` and so on behind its name. */
const known = ({ stem }) => UNASKED[stem] ?? UNASKED[stem.split("#")[0]] ?? [];

/** Brings cases to the page one after another, by day: a clock that jumps would be somebody who was away. Gives what is wrong. */
async function through(t, voice, cases) {
  const all = [];
  let page;
  let day;
  for (const scenario of cases.toSorted((one, other) => one.today.localeCompare(other.today))) {
    if (scenario.today !== day) ({ page } = await start(t, { today: scenario.today, root: { "data-stem": voice } }));
    else await wipe(page, scenario.today);
    day = scenario.today;
    const { found, unasked } = await tried(page, scenario, house, voice);
    all.push(...found);
    if (scenario.expected && String(unasked) !== String(known(scenario))) all.push(`${scenario.stem}: niet gevraagd: ${unasked}`);
  }
  t.diagnostic(`${cases.length} gevallen: ${t.name}`);
  return all;
}

// Each waits for its own page most of the time.
describe("alle paden", { concurrency: 4 }, () => {
  for (const voice of ["behandelaar", "inwoner"]) {
    test(`elk scenario, in de stem van de ${voice}`, async (t) => {
      const cases = house.all.filter(({ input }) => !input.municipality);
      assert.deepEqual(await through(t, voice, cases), []);
    });

    test(`500 getrokken antwoorden, in de stem van de ${voice}`, async (t) => {
      assert.deepEqual(await through(t, voice, drawn(house, 500, 2026)), []);
    });
  }
});
