// The timeline: what it shows of a gap, of what has no date, of the calendar, and that no clock or zone moves a date.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { TODAY, date, fill, start, unfold } from "./driver.mjs";
import { stop } from "./harness.mjs";
import { sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

const all = new Map((await scenarios()).map((scenario) => [scenario.stem, scenario]));
const flat = (text) => text.replace(/\s+/g, " ").trim();

/** The outcome of a scenario with its whole timeline, with other dates when they are given. */
async function planned(t, stem, { dates, ...options } = {}) {
  const { answers, dates: own } = all.get(stem).input;
  const { page } = await start(t, options);
  await fill(page, { answers, dates: dates ?? own });
  await unfold(page, "planning");
  return page;
}

/** Every row: its id (none for the mark of today), its date and its words. */
function rows(page) {
  return page.locator(".vc-timeline > li").evaluateAll((all) => all.map((row) => ({
    id: row.dataset.moment ?? "",
    date: row.querySelector("time")?.dateTime ?? "",
    text: row.textContent.replace(/\s+/g, " ").trim(),
  })));
}

const row = (page, id) => page.locator(`[data-moment="${id}"]`);

test("ontslag over twee weken: het gat, en hoe lang het is", async (t) => {
  const page = await planned(t, "ontslag-over-twee-weken");
  const expected = all.get("ontslag-over-twee-weken").expected.tijdlijn;
  assert.deepEqual((await rows(page)).map(({ id }) => id).filter(Boolean), expected);
  assert.equal(
    flat(await page.locator("[data-plan] dd p").innerText()),
    "≈ Tussen het einde van de behandeling (6 december 2026) en het besluit (ongeveer uiterlijk 17 januari 2027) ligt een gat van 42 dagen.",
  );
  const gap = row(page, "gat");
  // Its length is also drawn, a block for each week, for the eye only.
  const blocks = gap.locator('[aria-hidden="true"]');
  assert.equal(await blocks.textContent(), "■".repeat(6));
});

test("wat geen datum heeft staat op zijn plaats, zonder verzonnen datum", async (t) => {
  const page = await planned(t, "leeg-formulier");
  assert.deepEqual(
    (await rows(page)).map(({ id, date }) => [id, date]),
    [
      ["", TODAY], ["kennismaking-zonder-datum", ""], ["aanvraag-client", ""],
      ["besluit-als-u-vandaag-meldt", "2027-01-17"], ["maatwerkovereenkomst", ""],
    ],
  );
  assert.equal(await page.locator("[data-plan]").count(), 0, "there is nothing to sum up");
});

test("de wet staat er als achtergrond bij, zonder vindplaats in het kader", async (t) => {
  const page = await planned(t, "ontslag-over-twee-weken");
  for (const [id, law] of [["wet-onderzoek", "artikel 2.3.2, eerste lid"], ["wet-beschikking", "artikel 2.3.5, tweede lid"]]) {
    const text = await row(page, id).innerText();
    assert.ok(text.includes("Achtergrond, niet uit dit kader") && text.includes(law), text);
    assert.doesNotMatch(text, /§/);
  }
  assert.equal(await page.locator(".vc-moment--background").count(), 2);
});

test("vandaag is gemerkt, en staat maar één keer op de lijn", async (t) => {
  const own = await planned(t, "ontslag-over-twee-weken");
  assert.match(await row(own, "datum-melding").innerText(), /Vandaag/);
  assert.equal(await own.locator(".vc-moment--today").count(), 0);
  const between = await planned(t, "ontslag-over-twee-weken", { today: "2026-12-10" });
  const ids = (await rows(between)).map(({ id }) => id);
  assert.equal(ids.indexOf(""), ids.indexOf("gat") + 1, "after what has begun, before what is to come");
  const late = await planned(t, "ontslag-over-twee-weken", { today: "2029-01-01" });
  assert.equal((await rows(late)).at(-1).text, "1 januari 2029Vandaag");
});

test("weekend en feestdag worden gezegd, en geen datum schuift op", async (t) => {
  const dates = { "datum-melding": "2027-03-01", "datum-einde-behandeling": "2027-03-28", "gewenste-start": "2027-12-25" };
  const page = await planned(t, "basis", { dates });
  assert.match(await row(page, "datum-einde-behandeling").innerText(), /Valt op een zondag\. Valt op eerste paasdag\./);
  // Eight weeks after 1 March is a Monday that nobody keeps; Christmas is a Saturday.
  assert.match(await row(page, "gewenste-start").innerText(), /Valt op een zaterdag\. Valt op eerste kerstdag\./);
  assert.equal(await row(page, "gewenste-start").locator("time").getAttribute("datetime"), "2027-12-25");
  const decision = row(page, "besluit-uiterlijk");
  assert.equal(await decision.locator("time").getAttribute("datetime"), "2027-04-26");
  assert.doesNotMatch(await decision.innerText(), /Valt op/);
});

test("vreemde en tegenstrijdige datums blokkeren niets en worden gezegd", async (t) => {
  const dates = {
    "datum-melding": "2000-02-29", "datum-einde-behandeling": "2026-12-18",
    "gewenste-start": "2026-12-01", "datum-kennismaking": "2026-12-20",
  };
  const page = await planned(t, "basis", { dates });
  assert.equal(await page.locator("[data-outcome]").first().getAttribute("data-outcome"), "past");
  assert.doesNotMatch(await row(page, "datum-melding").innerText(), /Ligt vóór vandaag/);
  assert.match(await row(page, "besluit-uiterlijk").innerText(), /Ligt vóór vandaag\./);
  assert.match(await page.locator('[data-day="besluit-uiterlijk"]').innerText(), /voorbij/, "in short too");
  const said = await page.locator("[data-contradiction] > p").allInnerTexts();
  assert.ok(said.some((one) => one.includes("De gewenste start ligt vóór het einde van de behandeling.")), `${said}`);
  assert.ok(said.some((one) => one.includes("De kennismaking staat ná de gewenste start")), `${said}`);
});

/** The moment at which a clock in a zone reads this. */
function instant(zone, local) {
  const read = (time) => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    return Date.parse(`${format.format(time).replace(" ", "T")}Z`);
  };
  const wanted = Date.parse(`${local}Z`);
  let time = wanted;
  for (let turn = 0; turn < 3; turn += 1) time += wanted - read(time);
  assert.equal(read(time), wanted, `${local} exists in ${zone}`);
  return new Date(time);
}

// The clocks change on 29 March in Amsterdam and on 8 March in Anchorage; Kiritimati is a day ahead of both.
for (const local of ["2026-03-29T00:00:01", "2026-03-28T23:59:59", "2026-03-08T03:30:00", "2026-10-25T23:59:59"]) {
  test(`dezelfde planning in elke tijdzone (${local})`, async (t) => {
    const dates = { "datum-melding": "2026-02-22", "datum-einde-behandeling": "2026-03-29", "gewenste-start": "2026-10-25" };
    const plans = [];
    for (const zone of ["Europe/Amsterdam", "Pacific/Kiritimati", "America/Anchorage"]) {
      const time = instant(zone, local);
      const prepare = (page) => page.clock.setFixedTime(time);
      const page = await planned(t, "basis", { dates, today: null, prepare, context: { timezoneId: zone } });
      assert.equal(await date(page, "datum-melding").count(), 0, "the outcome is shown");
      plans.push(await rows(page));
    }
    assert.ok(plans[0].some((one) => one.date === local.slice(0, 10)), "today is the day of the reader");
    assert.ok(plans[0].some((one) => one.id === "besluit-uiterlijk" && one.date === "2026-04-19"));
    assert.deepEqual(plans[1], plans[0]);
    assert.deepEqual(plans[2], plans[0]);
  });
}

test("smal past de tijdlijn in het scherm; lijn en gat blijven in hoog contrast en op papier", async (t) => {
  const narrow = await planned(t, "ontslag-over-twee-weken", { context: { viewport: { width: 320, height: 800 } } });
  assert.equal(await sideways(narrow), 0);
  const [when, what] = await Promise.all(
    [".vc-moment__date", ".vc-moment__text"].map((part) => row(narrow, "gat").locator(part).boundingBox()),
  );
  assert.ok(what.y >= when.y + when.height, "the words stand below the length");

  const edges = (page) => row(page, "gat").evaluate((gap) => ({
    line: getComputedStyle(gap, "::before").borderInlineStartWidth,
    mark: getComputedStyle(gap, "::after").borderTopWidth,
    edge: getComputedStyle(gap).borderTopWidth,
  }));
  const contrast = await planned(t, "ontslag-over-twee-weken", { context: { forcedColors: "active" } });
  assert.deepEqual(await edges(contrast), { line: "2px", mark: "6px", edge: "1px" });
  await contrast.emulateMedia({ media: "print", forcedColors: "none" });
  assert.deepEqual(await edges(contrast), { line: "2px", mark: "6px", edge: "1px" });
});
