// A whole path by keyboard alone. The focus is never lost and never invisible.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fill, part, radio, start } from "./driver.mjs";
import { focused, stop } from "./harness.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

const inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));

/** One press, after which the focus must be somewhere and to be seen. */
async function press(page, key) {
  await page.keyboard.press(key);
  const seen = await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done)); // The page moves the focus in a task of its own.
    const { activeElement: element } = document;
    if (element === document.body) return "the focus is lost";
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return `${element.outerHTML} is out of view`;
    return ring || boxShadow !== "none" ? "" : `no ring on ${element.outerHTML}`;
  });
  assert.equal(seen, "");
}

/** Tabs until the focus is on what a selector finds. */
async function tabTo(page, selector, key = "Tab") {
  for (let count = 0; count < 120; count += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await press(page, key);
  }
  assert.fail(`no way to ${selector} by ${key}`);
}

/** Opens what a part of the outcome holds behind a click. */
async function unfold(page, part) {
  await tabTo(page, `[data-part="${part}"] > summary`);
  await press(page, "Enter");
}

/** Space chooses the first answer, the arrow the ones below it. */
async function answer(page, fact, value) {
  await tabTo(page, `[data-fact="${fact}"] input`);
  await press(page, "Space");
  for (let count = 0; count < 12 && !(await radio(page, fact, value).isChecked()); count += 1) await press(page, "ArrowDown");
  assert.ok(await radio(page, fact, value).isChecked(), `${fact}: ${value}`);
}

const SUBMIT = "form button[type=submit]";
const HEADING = "main h1";

const STEPS = [
  { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "huizen" },
  { afgekickt: "nu-in-kliniek", "eerdere-poging": "klinisch-met-terugval" },
  { "psychische-problemen": "ja", "psychosociale-problemen": "ja", oefenplek: "ja" },
  { "nodig-los-van-wonen": "ja", "uren-begeleiding": "20-of-meer", "hulp-thuis": "onvoldoende", "gecontracteerd-beschermd-wonen": "onvoldoende" },
  { "eigen-motivatie": "wil-zelf", "steun-behandelaar": "ja-op-papier", "huisvesting-na-afloop": "eigen-plek" },
  { vks: "nog-geen-huis" },
];

test("van de eerste vraag tot wissen, alleen met het toetsenbord", async (t) => {
  const { page } = await start(t, { context: { viewport: { width: 1280, height: 800 } } });

  for (const [index, answers] of STEPS.entries()) {
    assert.equal(await part(page), index + 1);
    for (const [fact, value] of Object.entries(answers)) await answer(page, fact, value);
    assert.equal(await part(page), index + 1, "choosing never leads to the next step");
    if (index === 1) {
      // Enter on an answer sends the form, as everywhere.
      await press(page, "Enter");
    } else {
      await tabTo(page, SUBMIT);
      await press(page, index % 2 ? "Enter" : "Space");
    }
    await focused(page, HEADING);
  }
  assert.equal(await page.locator("h1").innerText(), "Past waarschijnlijk binnen het kader");

  // Back a step, and forth again.
  await tabTo(page, ".vc-back button", "Shift+Tab");
  await press(page, "Enter");
  await focused(page, HEADING);
  assert.equal(await part(page), 6);
  assert.ok(await radio(page, "vks", "nog-geen-huis").isChecked());

  // A disclosure opens and closes.
  await tabTo(page, "main summary");
  const open = () => page.evaluate(() => document.activeElement.parentElement.open);
  await press(page, "Enter");
  assert.equal(await open(), true);
  await press(page, "Space");
  assert.equal(await open(), false);
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await focused(page, HEADING);

  // Change an answer, behind a click: the focus goes to its question, and back to the outcome.
  await unfold(page, "antwoorden");
  await tabTo(page, '[data-answer="uren-begeleiding"] button');
  await press(page, "Enter");
  await focused(page, '[data-fact="uren-begeleiding"] *');
  await answer(page, "uren-begeleiding", "minder-dan-20");
  await tabTo(page, SUBMIT);
  assert.equal(await page.locator(SUBMIT).innerText(), "Terug naar de inschatting");
  await press(page, "Enter");
  await focused(page, HEADING);
  assert.equal(await page.locator("h1").innerText(), "Past waarschijnlijk niet binnen het kader");

  // Wipe all.
  await tabTo(page, "[data-wipe] button");
  await press(page, "Enter");
  await focused(page, "[data-wipe] p");
  await press(page, "Tab");
  await press(page, "Enter");
  await focused(page, HEADING);
  assert.equal(await part(page), 1);
  assert.equal(await page.locator("input:checked").count(), 0);
});

test("een datum typen met het toetsenbord", async (t) => {
  const { page } = await start(t);
  for (let step = 1; step < 6; step += 1) {
    await tabTo(page, SUBMIT);
    await press(page, "Enter");
    await focused(page, HEADING);
  }
  await tabTo(page, '[data-date="datum-melding"] input');
  for (const part of ["11", "11", "2026"]) {
    await page.keyboard.type(part);
    await page.keyboard.press("Tab");
  }
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await focused(page, HEADING);
  await unfold(page, "antwoorden");
  assert.match(await page.locator('[data-answer="datum-melding"]').innerText(), /11 november 2026/);
  assert.match(await page.locator('[data-day="besluit-uiterlijk"]').innerText(), /6 januari 2027/);
});

test("de volgorde van de tab is die van het oog, op een stap en op de inschatting met alles open", async (t) => {
  for (const stem of ["", "ambulante-poging"]) {
    const { page } = await start(t, { context: { viewport: { width: 320, height: 800 } } });
    if (stem) {
      await fill(page, inputs.get(stem));
      await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => { one.open = true; }));
    }
    let before = -1;
    let stops = 0;
    for (await press(page, "Tab"); !(await page.evaluate(() => document.activeElement === document.body)); stops += 1) {
      const y = await page.evaluate(() => document.activeElement.getBoundingClientRect().top + scrollY);
      assert.ok(y >= before, `the focus jumps up from ${before} to ${y}`);
      assert.ok(stops < 200, "the page has no end");
      before = y;
      await page.keyboard.press("Tab");
    }
    assert.ok(stops > (stem ? 50 : 5), `only ${stops} stops`);
  }
});
