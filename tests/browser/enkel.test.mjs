// The check as one file, opened from a folder: no server, no module, no fetch.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { fill, toAccount } from "./driver.mjs";
import { DIST, axe, open, readPack, stop } from "./harness.mjs";
import { complaints, module, scenarios } from "./oracle.mjs";
import { differences, shown } from "./outcome.mjs";

after(stop);

const TODAY = "2026-11-22";
let folder;
let url;

before(async () => {
  // By itself, in a folder with a space: nothing beside it can help.
  folder = await mkdtemp(join(tmpdir(), "voor check-"));
  await copyFile(join(DIST, "voorcheck.html"), join(folder, "voorcheck.html"));
  url = pathToFileURL(join(folder, "voorcheck.html")).href;
});
after(() => rm(folder, { recursive: true, force: true }));

async function opened(t, options = {}) {
  const found = await open(t, { today: TODAY, ...options, url, ready: false });
  await found.page.waitForFunction(() => !document.querySelector("[data-loading]"));
  return found;
}

test("dubbelklikken: alles werkt, zonder netwerk en zonder klachten", async (t) => {
  const { page, errors, requests } = await opened(t, { context: { offline: true } });
  const [glue, pack, all] = await Promise.all([module(), readPack(), scenarios()]);
  for (const stem of ["basis", "geen-oefenplek", "ontslag-over-twee-weken", "leeg-formulier"]) {
    const scenario = all.find((one) => one.stem === stem);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("fieldset") && document.adoptedStyleSheets.length > 1);
    await fill(page, scenario.input);
    const assessment = glue.assess(glue.loadKader(pack), scenario.input, { today: TODAY, target: scenario.target });
    assert.deepEqual(complaints(scenario, assessment), []);
    assert.deepEqual(differences(await shown(page), assessment, scenario.input, pack), [], stem);
  }
  assert.match(await page.locator("footer").innerText(), /, gecontroleerd\)/);
  assert.deepEqual(requests.filter((one) => one !== url), []);
  assert.deepEqual(errors, []);
  assert.deepEqual(await axe(page), []);
});

test("de verantwoording en de opmaak zijn die van de pagina", async (t) => {
  const { page } = await opened(t);
  await page.waitForFunction(() => document.adoptedStyleSheets.length > 1);
  await toAccount(page).click();
  const name = (await readdir(DIST)).find((one) => /^verantwoording-.*\.json$/.test(one));
  const { html } = JSON.parse(await readFile(join(DIST, name), "utf8"));
  const same = await page.evaluate((html) => {
    const wanted = document.createElement("div");
    wanted.innerHTML = html;
    return document.querySelector(".vc-sources").outerHTML === wanted.querySelector(".vc-sources").outerHTML;
  }, html);
  assert.equal(same, true);
  const { page: site } = await open(t, { today: TODAY });
  const look = (one) => one.locator("form:not([data-code]) button[type=submit]").evaluate((button) => {
    const style = getComputedStyle(button);
    return [style.color, style.backgroundColor, style.fontSize, style.fontFamily, style.padding];
  });
  await page.reload();
  await page.locator("fieldset").first().waitFor();
  assert.deepEqual(await look(page), await look(site));
});

test("de strenge regels staan in het bestand, met de vingerafdruk van het eigen script", async () => {
  const html = await readFile(join(DIST, "voorcheck.html"), "utf8");
  const [, csp] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  assert.match(csp, /^default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/);
  assert.equal(html.match(/<script/g).length, 3);
  assert.equal(html.match(/<script type="application\/octet-stream" id="\w+">[\w+/=]+<\/script>/g).length, 2, "two of them hold data and run nothing");
  assert.doesNotMatch(html, /<link|<style|style="|\ssrc=|\son\w+="/);
});

test("een veranderd script draait niet, en dan staat er wat te doen", async (t) => {
  const html = await readFile(join(folder, "voorcheck.html"), "utf8");
  const { page, errors } = await open(t, {
    url: "http://127.0.0.1:9/",
    ready: false,
    prepare: (page) => page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: html.replace("<script>", "<script> ") })),
  });
  assert.match(await page.locator("body").innerText(), /U kunt altijd een melding doen bij de gemeente/);
  assert.match(errors.join(" "), /script-src/);
});

test("zonder WebAssembly staat de lijst op papier erin, met elke vraag", async (t) => {
  const { page } = await opened(t, { prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly) });
  assert.equal(await page.locator(".vc-message").getAttribute("data-kind"), "browser");
  const { kader } = await readPack();
  const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
  for (const { vraag } of kader.feit) assert.ok(text.includes(vraag.behandelaar ?? vraag), vraag.behandelaar ?? vraag);
});

test("een browser die niets kan uitpakken krijgt een melding", async (t) => {
  const { page } = await opened(t, { prepare: (page) => page.addInitScript(() => delete globalThis.DecompressionStream) });
  assert.equal(await page.locator(".vc-message").getAttribute("data-kind"), "laden");
  assert.match(await page.locator(".vc-message").innerText(), /U kunt altijd een melding doen/);
});

test("zonder JavaScript staat er wat te doen", async (t) => {
  const { page } = await open(t, { url, ready: false, context: { javaScriptEnabled: false } });
  assert.match(await page.locator("body").innerText(), /U kunt altijd een melding doen[^]*JavaScript nodig/);
});
