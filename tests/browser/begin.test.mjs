// The page before the check: plain HTML with a door for everyone who may read, which somebody who chose nothing meets first.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { TODAY, button, fill, start, unfold } from "./driver.mjs";
import { axe, elsewhere, focused, open, settled, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { sideways } from "./letters.mjs";

after(stop);

const begin = (t, options = {}) => open(t, { path: "begin.html", ready: false, ...options });
const door = (page, name) => page.getByRole("link", { name, exact: true });
const judgements = (page) => page.locator("main fieldset[data-criterion]");

test("wie het adres zonder meer opent, komt op het begin; wie iets koos niet, en in een frame kiest de website", async (t) => {
  const { page, url } = await open(t, { path: "", ready: false });
  await page.waitForURL(`${url}begin.html`);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Voorcheck");
  for (const path of ["?stem=inwoner", "?gemeente=huizen"]) {
    const { page } = await open(t, { path });
    assert.equal(page.url(), url + path);
    assert.ok(await page.locator("fieldset").count(), path);
  }
  const site = await host(t);
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": pageOf({ body: `<iframe title="Voorcheck" src="${site.url}"></iframe>` }) } });
  const framed = await open(t, { url: cms.url, ready: false });
  await framed.page.frameLocator("iframe").locator("fieldset").first().waitFor();
});

test("het begin is er zonder JavaScript, vraagt nergens iets, is toegankelijk en past op 320 pixels", async (t) => {
  for (const options of [{ context: { javaScriptEnabled: false } }, { context: { viewport: { width: 320, height: 800 } } }]) {
    const { page, errors, requests, url } = await begin(t, options);
    const text = await page.locator("main").innerText();
    for (const said of ["vijf minuten", "geen namen of nummers", "geen besluit", "kwartier", "U kunt altijd een melding doen bij de gemeente."]) {
      assert.ok(text.includes(said), `${said}: ${text}`);
    }
    assert.equal(await page.locator(".vc-choices a").count(), 3);
    assert.deepEqual(elsewhere(requests, url), []);
    assert.ok(!requests.some((one) => /\.(js|wasm)$/.test(one)), requests.join("\n"));
    assert.deepEqual(errors, []);
    if (options.context.javaScriptEnabled === false) continue;
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await axe(page), []);
  }
});

test("elke deur leidt met het toetsenbord naar de voorcheck in haar stem", async (t) => {
  for (const [presses, name, question] of [
    [1, "Ik ben behandelaar", "Waarvoor gebruikt u deze check?"],
    [2, "Voor mezelf of een naaste", "Waarom doet u deze check?"],
  ]) {
    const { page } = await begin(t);
    for (let press = 0; press < presses; press += 1) await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), name);
    await page.keyboard.press("Enter");
    await page.getByText(question).first().waitFor();
  }
});

test("een consulent met een code oordeelt eerst, en ziet dan pas wat de antwoorden zeggen", async (t) => {
  const filled = await start(t);
  await fill(filled.page, { answers: { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "hilversum" } });
  await unfold(filled.page, "overdracht");
  const code = await filled.page.locator("[data-code-shown]").innerText();

  const { page } = await begin(t, { today: TODAY });
  await door(page, "Ik ben consulent").click();
  await settled(page);
  await judgements(page).first().waitFor();
  assert.equal(await page.locator("[data-fact]").count(), 0, "no questions");
  assert.equal(await page.locator("[data-code]").count(), 1);
  const options = await judgements(page).first().locator("label").allInnerTexts();
  assert.deepEqual(options.map((one) => one.trim()), ["Voldaan", "Voldaan na afweging", "Niet voldaan", "Nog niet te beoordelen"]);
  assert.deepEqual(await axe(page), []);
  await page.locator("[data-code] input").fill("AAAA-AAAA");
  await button(page, "Antwoorden overnemen").click();
  await focused(page, "[data-code] input");
  await page.locator("[data-code] input").fill(code);
  await button(page, "Antwoorden overnemen").click();
  await page.getByText("Antwoorden overgenomen uit de code.").waitFor();
  assert.equal(await judgements(page).count() > 5, true);
  assert.equal(await page.locator("[data-outcome]").first().isVisible(), false, "the verdict is not seen");
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await sideways(page), 0);
  await button(page, "Terug naar de inschatting").click();
  assert.ok(await page.locator("[data-outcome]").first().isVisible());
});

test("een consulent zonder code heeft het lege formulier, en komt van daar bij de vragen", async (t) => {
  const { page } = await start(t, { path: "?stem=behandelaar&rol=beoordelaar" });
  await judgements(page).first().waitFor();
  assert.ok(await button(page, "Print een leeg formulier").isVisible());
  await button(page, "Terug naar de voorcheck").click();
  await page.locator("[data-fact]").first().waitFor();
});
