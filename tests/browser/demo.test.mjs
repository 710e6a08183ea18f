// The demo of a host: the element and the frame in a page with a style and strict rules of its own.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wipeAll } from "./driver.mjs";
import { axe, elsewhere, open, stop } from "./harness.mjs";
import { sideways } from "./letters.mjs";

after(stop);

/** The demo page when the check in it works, as an element and in the frame. */
async function demo(t, options = {}) {
  const opened = await open(t, { path: "demo.html", ready: false, ...options });
  const { page } = opened;
  for (const where of ["onderdeel", "iframe"]) await page.locator("#messages li", { hasText: `voorcheck-geladen, van het ${where}` }).waitFor();
  const frame = page.frameLocator("iframe[data-voorcheck]");
  await frame.locator("fieldset").first().waitFor();
  return { ...opened, frame };
}

test("het onderdeel en het iframe werken onder de strenge regels van de pagina, en alles komt van hier", async (t) => {
  const { page, url, frame, errors, requests } = await demo(t);
  await page.locator("voor-check h3").first().waitFor();
  assert.equal(await page.getByText("De voorcheck laat zich hier niet zien.").isVisible(), false);
  const own = await page.locator("voor-check fieldset").first().innerText();
  assert.notEqual(await frame.locator("fieldset").first().innerText(), own, "the frame speaks in the other voice");
  assert.equal(await page.locator("h1").count(), 1, "the element brings no second h1");
  assert.deepEqual(errors, []);
  assert.deepEqual(elsewhere(requests, url), []);
});

test("wat de website hoort bevat geen antwoorden", async (t) => {
  const { page } = await demo(t);
  await page.evaluate(() => addEventListener("voorcheck-uitkomst", ({ detail }) => { globalThis.heard = [detail]; }));
  const check = page.locator("voor-check");
  await check.locator("input[type=radio]").first().check();
  await check.getByRole("button", { name: "Bekijk de inschatting tot nu toe" }).click();
  await page.locator("#messages li", { hasText: "voorcheck-uitkomst" }).waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [null]);
  await wipeAll(check);
  await page.locator("#messages li", { hasText: "voorcheck-gewist" }).waitFor();
});

test("zonder JavaScript staat er een link naar de eigen pagina en naar de vragenlijst op papier", async (t) => {
  const { page } = await open(t, { path: "demo.html", ready: false, context: { javaScriptEnabled: false } });
  await page.getByRole("link", { name: "Open de voorcheck op een eigen pagina" }).waitFor();
  await page.getByRole("link", { name: "vragenlijst op papier" }).waitFor();
});

test("de demo is toegankelijk, ook smal, en schuift niet opzij", async (t) => {
  for (const width of [1280, 320]) {
    const { page } = await demo(t, { context: { viewport: { width, height: 800 } } });
    // The page in the frame is tested by itself; beside the element it says everything twice.
    await page.locator("iframe").evaluate((one) => one.remove());
    assert.deepEqual(await axe(page), [], `${width}`);
    assert.equal(await sideways(page), 0, `${width}`);
  }
});
