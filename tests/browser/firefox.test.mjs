// The page in Firefox: what differs between browsers is focus, keys, the loading of Wasm and the rules for files.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { active, focused, open, press, stop, text } from "./firefox.mjs";
import { DIST } from "./harness.mjs";

after(stop);

const TODAY = "2026-11-22";
const HEADING = "main h1";
const SUBMIT = "form:not([data-code]) button[type=submit]";
const STEPS = [
  { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "huizen" },
  { afgekickt: "nu-in-kliniek", "eerdere-poging": "klinisch-met-terugval" },
  { "psychische-problemen": "ja", "psychosociale-problemen": "ja", oefenplek: "ja" },
  { "nodig-los-van-wonen": "ja", "uren-begeleiding": "20-of-meer", "hulp-thuis": "onvoldoende", "gecontracteerd-beschermd-wonen": "onvoldoende" },
  { "eigen-motivatie": "wil-zelf", "steun-behandelaar": "ja-op-papier", "huisvesting-na-afloop": "eigen-plek" },
  { vks: "nog-geen-huis" },
];
const OUTCOME = "Past waarschijnlijk binnen het kader";

/** The check; the test fails on any error, and on any request after it stands. */
async function start(t) {
  const opened = await open(t, { today: TODAY });
  const loaded = opened.requests.length;
  t.after(() => {
    assert.deepEqual(opened.errors, []);
    assert.deepEqual(opened.requests.slice(loaded).filter((url) => !/\/icon-[0-9a-f]+\.svg$/.test(url)), []);
  });
  return opened;
}

const input = (fact, value) => `fieldset[data-fact="${fact}"] input[value="${value}"]`;
const chosen = (page, selector) => page.$eval(selector, (one) => one.checked);

test("van de eerste vraag tot de uitkomst met de muis, en daarna alles wissen", async (t) => {
  const { page } = await start(t);
  for (const answers of STEPS) {
    for (const [fact, value] of Object.entries(answers)) {
      const id = await page.$eval(input(fact, value), (one) => one.id);
      await page.locator(`label[for="${id}"]`).click();
    }
    await page.locator(SUBMIT).click();
    await focused(page, HEADING);
  }
  assert.equal(await text(page, HEADING), OUTCOME);
  assert.ok(await page.$("[data-outcome]"));
  await press(page, "Wis alles");
  await press(page, "Ja, wis alles");
  await focused(page, HEADING);
  assert.equal(await text(page, ".vc-notice[role=status]"), "Alles is gewist.");
  assert.equal((await page.$$("input:checked")).length, 0);
});

/** One key, after which the focus must be somewhere. */
async function key(page, name) {
  await page.keyboard.press(name);
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await page.evaluate(() => document.activeElement === document.body), false, `the focus is lost after "${name}"`);
}

async function tabTo(page, selector) {
  for (let count = 0; count < 120; count += 1) {
    if (await (await active(page)).evaluate((one, selector) => one.matches(selector), selector)) return;
    await key(page, "Tab");
  }
  assert.fail(`no way to ${selector} by Tab`);
}

test("hetzelfde met alleen het toetsenbord", async (t) => {
  const { page } = await start(t);
  for (const answers of STEPS) {
    for (const [fact, value] of Object.entries(answers)) {
      await tabTo(page, `[data-fact="${fact}"] input`);
      await key(page, " ");
      for (let count = 0; count < 12 && !(await chosen(page, input(fact, value))); count += 1) await key(page, "ArrowDown");
      assert.ok(await chosen(page, input(fact, value)), `${fact}: ${value}`);
    }
    await tabTo(page, SUBMIT);
    await key(page, "Enter");
    await focused(page, HEADING);
  }
  assert.equal(await text(page, HEADING), OUTCOME);
  await tabTo(page, "main summary");
  await key(page, "Enter");
  assert.equal(await page.evaluate(() => document.activeElement.parentElement.open), true);
});

test("bestanden van een schijf zijn voor de test even streng als thuis", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-file-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await copyFile(join(DIST, "index.html"), join(folder, "ander.html"));
  await writeFile(join(folder, "pagina.html"), "<!doctype html><title>x</title>");
  const { page } = await open(t, { url: pathToFileURL(join(folder, "pagina.html")).href, ready: false });
  const read = () => fetch("ander.html").then(() => "read", () => "refused");
  assert.equal(await page.evaluate(read), "refused");
});

for (const moment of process.env.MOMENTEN === "alle" ? Array.from({ length: 31 }, (_, at) => at * 100) : [0, 400]) {
  test(`de eerste vraag in de pagina: kiezen na ${moment} ms en verder, en na opnieuw laden is er niets gekozen`, async (t) => {
    const { page, errors } = await open(t, { today: TODAY, path: "behandelaar.html", ready: false });
    const picked = input("aanleiding", "nieuwe-plaatsing");
    await new Promise((done) => setTimeout(done, moment));
    await page.locator(picked).click();
    await page.waitForFunction((submit) => !document.querySelector(submit).disabled, {}, SUBMIT);
    assert.ok(await chosen(page, picked));
    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    assert.equal((await page.$$("input:checked")).length, 0);
    await page.locator(picked).click();
    await page.waitForFunction((submit) => !document.querySelector(submit).disabled, {}, SUBMIT);
    await page.focus(SUBMIT);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("main")?.innerText.includes("Deel 2 van"));
    await focused(page, HEADING);
    await press(page, "Vorige stap");
    await page.waitForFunction((picked) => document.querySelector(picked)?.checked, {}, picked);
    assert.deepEqual(errors, []);
  });
}
