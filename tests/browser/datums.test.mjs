// Dates: three fields, each cause of a wrong one said in its own words, and nothing that was typed is lost on the way.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { button, choose, date, next, part, start, type, typed } from "./driver.mjs";
import { axe, focused, stop } from "./harness.mjs";

after(stop);

const MELDING = "datum-melding";
const EINDE = "datum-einde-behandeling";
const ERRORS = "[data-errors]";
const errorOf = (page, id) => page.locator(`[data-date="${id}"] .vc-error`);

/** The last step, with an answer given on the way. */
async function atTheDates(t, options) {
  const { page } = await start(t, options);
  await choose(page, { aanleiding: "nieuwe-plaatsing" });
  for (let step = 1; step < 6; step += 1) await next(page);
  return page;
}

/** What is typed, what is said about it, and the first field that is wrong, from 0. */
const CAUSES = [
  ["30-02-2026", "30 februari 2026 bestaat niet.", 0],
  ["31-4-2026", "31 april 2026 bestaat niet.", 0],
  ["1-13-2026", "Maand 13 bestaat niet. Vul een getal in van 1 tot en met 12.", 1],
  ["1-2-26", "Vul het jaar in vier cijfers in.", 2],
  ["1-2-0026", "Vul een jaar in van 2000 tot en met 2099.", 2],
  ["1--2026", "Vul ook de maand in.", 1],
  ["--2026", "Vul ook de dag en de maand in.", 0],
  ["1-feb-2026", "Vul de maand in met cijfers.", 1],
];

test("elke fout in een datum heeft haar eigen woorden, met het toetsenbord en met de muis", async (t) => {
  const page = await atTheDates(t);
  for (const [day, said, wrong] of CAUSES) {
    for (const onward of [() => page.keyboard.press("Enter"), () => next(page)]) {
      await type(page, MELDING, day);
      await onward();
      await focused(page, ERRORS);
      assert.equal(await part(page), 6, day);
      assert.match(await page.title(), /^Fout: Deel 6/);
      assert.equal(await errorOf(page, MELDING).innerText(), said);
      assert.equal(await page.locator(`${ERRORS} li`).innerText(), `Melding bij de gemeente: ${said}`);
      assert.equal(await typed(page, MELDING), day, "what was typed is still there");
      // From the summary to the first field that is wrong.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const field = date(page, MELDING, wrong);
      await page.waitForFunction((one) => document.activeElement === one, await field.elementHandle());
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal(await field.getAttribute("aria-describedby"), await errorOf(page, MELDING).getAttribute("id"));
      const { top } = await page.locator(`[data-date="${MELDING}"] legend`).boundingBox().then(({ y }) => ({ top: y }));
      assert.ok(top >= 0, "and its question is in view");
    }
  }
  assert.deepEqual(await axe(page), []);
  // A good date takes the error away, and the step goes on.
  await type(page, MELDING, "2026-11-22");
  assert.equal(await errorOf(page, MELDING).count(), 0);
  assert.equal(await page.locator(`${ERRORS}, [aria-invalid]`).count(), 0);
  assert.match(await page.title(), /^Deel 6/);
  await page.keyboard.press("Enter");
  await page.locator('[data-day="besluit-uiterlijk"]').waitFor();
});

test("twee foute datums verliezen niets, langs geen enkele weg; leeg is geen fout", async (t) => {
  const page = await atTheDates(t);
  await type(page, EINDE, "11--");
  await type(page, MELDING, "22-11-26");
  for (const way of [page.locator("form:not([data-code]) button[type=submit]"), button(page, "Vorige stap")]) {
    await way.click();
    await focused(page, ERRORS);
    assert.equal(await part(page), 6);
    assert.equal(await page.locator(`${ERRORS} button`).count(), 2);
  }
  // Back with the browser, what was typed stays; no way leads past it to the outcome.
  await page.goBack();
  await button(page, "Bekijk de inschatting tot nu toe").click();
  await focused(page, ERRORS);
  assert.deepEqual([await typed(page, EINDE), await typed(page, MELDING)], ["11--", "22-11-26"]);
  for (const id of [EINDE, MELDING]) await type(page, id, "--");
  await next(page);
  assert.equal(await part(page), 0);
  assert.equal(await page.locator('[data-moment="besluit-uiterlijk"]').count(), 0);
});

test("een hele datum plakken vult de drie velden, in elk veld en in elke schrijfwijze", async (t) => {
  const page = await atTheDates(t, { context: { permissions: ["clipboard-read", "clipboard-write"] } });
  for (const [field, text, parts] of [
    [0, "30-02-2026", "30-02-2026"],
    [1, "3/2/2026", "3-2-2026"],
    [2, "2026-02-30", "30-02-2026"],
    [0, "30.2.26", "30-2-26"],
  ]) {
    await type(page, MELDING, "--");
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await date(page, MELDING, field).click();
    await page.keyboard.press("ControlOrMeta+V");
    await page.waitForFunction(([id, parts]) =>
      [...document.querySelectorAll(`[data-date="${id}"] input`)].map((one) => one.value).join("-") === parts, [MELDING, parts]);
  }
  await next(page);
  assert.equal(await errorOf(page, MELDING).innerText(), "Vul het jaar in vier cijfers in.");
  // Typed whole in one field, key by key.
  await type(page, MELDING, "--");
  await date(page, MELDING).click();
  await page.keyboard.type("22/11/2026");
  assert.equal(await typed(page, MELDING), "22-11-2026");
});

test("wat niet samengaat staat bij de datum, en houdt niemand tegen", async (t) => {
  const { page } = await start(t);
  await next(page);
  await choose(page, { afgekickt: "net-klaar" });
  for (let step = 2; step < 6; step += 1) await next(page);
  await type(page, EINDE, "2026-12-20");
  const remark = page.locator(`[data-date="${EINDE}"] [role=status] .vc-clash`);
  assert.match(await remark.innerText(), /de behandeling al klaar, maar de einddatum ligt nog in de toekomst/);
  assert.equal(await page.locator("[aria-invalid], .vc-error").count(), 0, "it is no error");
  assert.deepEqual(await axe(page), []);
  await next(page);
  assert.equal(await part(page), 0);
});
