// The check on paper: a page without a script, that reads well wide and narrow, prints whole, and is found by who cannot run
// the check.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CHECK, DIST, axe, elsewhere, open, readPack, stop } from "./harness.mjs";
import { inEachFace, sideways } from "./letters.mjs";
import { sheetsOf } from "./sheets.mjs";

after(stop);

const PAGES = ["checklist.html", "checklist-inwoner.html"];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

const list = (t, path, context = {}) => open(t, { path, context, ready: false });
const dense = (text) => text.replace(/\s+/g, "");

for (const path of PAGES) {
  test(`${path} heeft geen script, strenge regels, en vraagt niets van een ander`, async (t) => {
    const { page, url, errors, requests } = await list(t, path);
    const source = await (await page.request.get(page.url())).text();
    assert.doesNotMatch(source, /<script|<style|<form|<input|\sstyle="|\son\w+="|javascript:/i);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    assert.equal(policy, "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'");
    assert.equal(await page.locator("html").getAttribute("lang"), "nl");
    assert.equal(await page.title(), await page.locator("h1").innerText());
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).maxWidth), "none", "the style came in");
    assert.deepEqual(errors, []);
    assert.deepEqual(elsewhere(requests, url), []);
  });

  // The same page in two voices: one is looked at wide, the other narrow.
  test(`${path} is toegankelijk en past, breed en smal`, async (t) => {
    const { page } = await list(t, path, { viewport: path === PAGES[0] ? WIDE : NARROW });
    assert.deepEqual(await axe(page), []);
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      const wide = await sideways(page);
      assert.ok(wide <= 0, `${wide} px too wide`);
    }
  });

  test(`${path} staat op hooguit vier bladen, met op elk zijn nummer`, async (t) => {
    const { page } = await list(t, path);
    const wanted = await page.locator(":is(h1, .vc-checklist__sheet :is(h2, h3, h4, p, li))").allTextContents();
    // Letters only: a reader of PDFs leaves out what it has no letter for, and the hyphen at the end of a line.
    const letters = (words) => dense(words).replace(/[^\p{L}\p{N}]/gu, "");
    const others = await page.locator(".vc-checklist__other a").allTextContents();
    await inEachFace(page, async (face) => {
      const { sheets } = await sheetsOf(page);
      assert.ok(sheets.length <= 4, `${sheets.length} sheets in ${face}`);
      for (const [index, { text }] of sheets.entries()) {
        assert.ok(text.includes(`Blad ${index + 1} van ${sheets.length}`), `sheet ${index + 1} has no number in ${face}`);
        assert.ok(dense(text).length > 100, `sheet ${index + 1} is nearly empty in ${face}`);
      }
      const onPaper = letters(sheets.map(({ text }) => text).join(""));
      for (const words of wanted) assert.ok(onPaper.includes(letters(words)), `not on paper: ${words}`);
      for (const words of others) assert.ok(!onPaper.includes(letters(words)), `of no use on paper: ${words}`);
    });
  });
}

test("de lijst opent ook als bestand, met haar opmaak", async (t) => {
  const { context } = await list(t, "checklist.html");
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(pathToFileURL(join(DIST, "checklist.html")).href);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).maxWidth), "none");
  assert.deepEqual(said, []);
});

test("elke vraag, regel en norm van het kader staat op de lijst", async (t) => {
  const { kader, sha256 } = await readPack();
  const { page } = await list(t, "checklist.html");
  const text = await page.locator("main").innerText();
  const said = (words) => (typeof words === "string" ? words : words.behandelaar);
  const wanted = [
    ...kader.feit.flatMap((fact) => [fact.vraag, ...fact.optie.map((option) => option.tekst)]),
    ...kader.datum.map((date) => date.vraag),
    ...kader.norm.map((norm) => norm.citaat),
    sha256,
  ];
  for (const words of wanted) assert.ok(text.includes(said(words)), `not on the list: ${said(words)}`);
});

test("de lijsten leiden naar elkaar en naar de voorcheck", async (t) => {
  const { page, url } = await list(t, "checklist.html");
  await page.getByRole("link", { name: "voor inwoners" }).click();
  assert.equal(page.url(), `${url}checklist-inwoner.html`);
  await page.getByRole("link", { name: "voor behandelaren" }).click();
  assert.equal(page.url(), `${url}checklist.html`);
  assert.equal(await page.getByRole("link", { name: "Naar de voorcheck" }).getAttribute("href"), "./index.html?stem=behandelaar");
  await page.getByRole("link", { name: "De tekst van het beleid" }).click();
  assert.ok(await page.locator("#bron").evaluate((one) => Math.abs(one.getBoundingClientRect().top) < 100));
});

test("zonder JavaScript leidt de voorcheck naar de lijst", async (t) => {
  const { page, url } = await list(t, "", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "als lijst" }).click();
  assert.equal(page.url(), `${url}checklist.html`);
  await page.getByRole("heading", { level: 1 }).waitFor();
});

test("een browser die de module niet kent krijgt de lijst", async (t) => {
  const { page, url } = await open(t, {
    ready: false,
    prepare: (page, url) => page.route(url + CHECK, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<script[^>]*type="module"[^>]*><\/script>/g, "");
      await route.fulfill({ response, body });
    }),
  });
  await page.getByRole("link", { name: "als lijst" }).click();
  assert.equal(page.url(), `${url}checklist.html`);
});
