// In Firefox: the check in the pages of others, as one file, and without a network.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { nextBuild } from "./builds.mjs";
import { fill } from "./driver.mjs";
import { open, press, stop } from "./firefox.mjs";
import { CHECK, DIST, readPack } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { module, scenarios } from "./oracle.mjs";

after(stop);

const TODAY = "2026-11-22";
const TITLE = ".utrecht-heading-1";
let basis;
let headline;

before(async () => {
  const [all, glue, pack] = await Promise.all([scenarios(), module(), readPack()]);
  basis = all.find(({ stem }) => stem === "basis");
  headline = (voice) => glue.assess(glue.loadKader(pack), basis.input, { today: TODAY, voice }).decisions[0].headline;
});

/** Runs in the page before anything else: what the element tells, and what is printed. */
function record() {
  globalThis.told = [];
  for (const name of ["geladen", "uitkomst", "gewist", "fout"]) addEventListener(`voorcheck-${name}`, ({ detail }) => told.push([name, detail]));
  globalThis.print = () => globalThis.top.told.push(["print", document.title, document.body.innerText]);
}

/** A page of a site with the check as an element, of another server, under these rules. */
async function embedded(t, csp, { prepare, site, head = "", body = "<voor-check><p>Bel de gemeente.</p></voor-check>", count = 1 } = {}) {
  const vc = await host(t, { under: "vc/", cors: true, ...site });
  const html = pageOf({
    head: `${head}<script async src="${vc.url}embed.js"></script>`,
    body: `<main><h1>Gemeente</h1>${body}</main>`,
  });
  const headers = { "Content-Security-Policy": csp.replaceAll("{site}", vc.origin) };
  const cms = await host(t, { folder: null, name: "localhost", headers, pages: { "/": html } });
  const opened = await open(t, {
    today: TODAY,
    url: cms.url,
    ready: false,
    async prepare(page) {
      await page.evaluateOnNewDocument(record);
      await prepare?.(page);
    },
  });
  await opened.page.waitForFunction((count) => told.length >= count, {}, count);
  return opened;
}

const STRICT = "default-src 'none'; script-src {site} 'wasm-unsafe-eval'; connect-src {site}; img-src data:";
const inElement = (page, selector) => page.evaluate((selector) => document.querySelector("voor-check").shadowRoot.querySelector(selector)?.innerText, selector);

test("het element werkt onder strenge regels, houdt de aandacht bij de kop, en print alleen zichzelf", async (t) => {
  const { page, errors } = await embedded(t, STRICT);
  await fill(page, basis.input, "voor-check");
  assert.equal(await inElement(page, TITLE), headline("behandelaar"));
  await page.waitForFunction((title) => document.querySelector("voor-check").shadowRoot.activeElement?.matches(title), {}, TITLE);
  await page.evaluate(() => [...document.querySelector("voor-check").shadowRoot.querySelectorAll("button")].find((one) => one.innerText.startsWith("Print")).click());
  await page.waitForFunction(() => told.some(([name]) => name === "print"));
  const prints = await page.evaluate(() => told.filter(([name]) => name === "print"));
  assert.equal(prints.length, 1);
  assert.equal(prints[0][1], "Voorcheck");
  assert.ok(prints[0][2].includes(headline("behandelaar")) && !prints[0][2].startsWith("Gemeente"));
  assert.deepEqual(errors, []);
});

test("een website die Wasm verbiedt, en een browser zonder WebAssembly: uitleg, en de eigen tekst van de website", async (t) => {
  for (const [csp, prepare, code] of [
    ["script-src {site}; connect-src {site}", null, "geblokkeerd"],
    [STRICT, (page) => page.evaluateOnNewDocument(() => delete globalThis.WebAssembly), "browser"],
  ]) {
    const { page } = await embedded(t, csp, { prepare });
    assert.deepEqual(await page.evaluate(() => told[0]), ["fout", { code }]);
    assert.match(await inElement(page, ".vc-message"), /U kunt altijd een melding doen/);
    assert.equal(await page.$eval("voor-check > p", (one) => one.checkVisibility()), true);
  }
});

test("een verkeerd type voor Wasm is geen bezwaar; een server die andere websites niet toelaat geeft een melding", async (t) => {
  const { page } = await embedded(t, STRICT, { site: { types: { ".wasm": "application/octet-stream" } } });
  assert.deepEqual(await page.evaluate(() => told[0]), ["geladen", null]);
  const { page: refused } = await embedded(t, "default-src * 'unsafe-inline' 'wasm-unsafe-eval'", {
    site: { cors: false, headers: { "Cross-Origin-Resource-Policy": "cross-origin" } },
  });
  assert.deepEqual(await refused.evaluate(() => told[0]), ["fout", { code: "laden" }]);
  assert.equal(await refused.$eval("voor-check > p", (one) => one.checkVisibility()), true);
});

test("vijandige opmaak raakt de voorcheck niet, en twee ervan weten niets van elkaar", async (t) => {
  const head = "<style>html{font-size:40%}*{color:red!important;display:none}html,body,main,voor-check{display:block}legend,input{position:fixed!important}</style>";
  const body = '<voor-check id="een"></voor-check><voor-check id="twee" stem="inwoner" kop-niveau="3"></voor-check>';
  const { page } = await embedded(t, "default-src * 'unsafe-inline' 'wasm-unsafe-eval'", { head, body, count: 2 });
  await fill(page, basis.input, "#een");
  const seen = await page.evaluate((title) => ["een", "twee"].map((id) => {
    const found = document.getElementById(id).shadowRoot.querySelector(title);
    const { color, fontSize, display } = getComputedStyle(found);
    return [found.localName, color, Math.round(Number.parseFloat(fontSize)), display];
  }), TITLE);
  // The level of a heading says its size.
  assert.deepEqual(seen, [["h2", 25], ["h3", 23]].map(([name, size]) => [name, "rgb(27, 39, 51)", size, "block"]));
  assert.equal(await page.evaluate((title) => document.getElementById("een").shadowRoot.querySelector(title).innerText, TITLE), headline("behandelaar"));
  assert.equal(await page.evaluate(() => document.getElementById("twee").shadowRoot.querySelectorAll("input:checked").length), 0);
});

test("een fout van de website, of van wie dan ook, laat de voorcheck en de antwoorden met rust", async (t) => {
  const { page } = await embedded(t, "default-src * 'unsafe-inline' 'wasm-unsafe-eval'");
  await page.evaluate(() => {
    for (const name of ["voorcheck-uitkomst", "focusin"]) {
      addEventListener(name, () => {
        Promise.reject(new WebAssembly.RuntimeError(`${name}, later`));
        throw new WebAssembly.RuntimeError(`${name}, meteen`);
      }, true);
    }
    addEventListener("voorcheck-uitkomst", ({ target }) => target.shadowRoot.querySelector("details summary").click());
  });
  await fill(page, basis.input, "voor-check");
  await page.waitForFunction(() => told.some(([name]) => name === "uitkomst"));
  assert.equal(await inElement(page, TITLE), headline("behandelaar"));
  assert.equal(await inElement(page, ".vc-message"), undefined);
});

test("het losse bestand werkt van een schijf", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "voor check-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "voorcheck.html");
  await copyFile(join(DIST, "voorcheck.html"), file);
  const { page, errors, requests, url } = await open(t, { today: TODAY, url: pathToFileURL(file).href, ready: false });
  await page.waitForFunction(() => document.querySelector("fieldset") && document.adoptedStyleSheets.length > 1);
  await fill(page, basis.input);
  assert.equal(await page.$eval(TITLE, (one) => one.innerText), headline("behandelaar"));
  assert.match(await page.$eval("footer", (one) => one.innerText), /, gecontroleerd\)/);
  assert.deepEqual(requests.filter((one) => one !== url), []);
  assert.deepEqual(errors, []);
});

/** Waits until the frame is as high as the parts of what is in it. */
const fits = (page, inside) => soon(async () => {
  const outer = await page.$eval("iframe", (one) => one.clientHeight);
  const inner = await inside.evaluate(() => [...document.querySelector(".vc").children].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0));
  return (inner > 0 && Math.abs(outer - inner) <= 1) || [outer, inner];
}, "the frame and what is in it");

/** A page of a site with the check in a frame of another origin, when that has loaded. */
async function framed(t, around, options) {
  const vc = await host(t, { under: "vc/", cors: true });
  const frame = `<iframe data-voorcheck title="Voorcheck" src="${vc.url}?stem=inwoner"></iframe>`;
  const html = pageOf({ body: `<main><h1>Gemeente</h1>${around(frame)}</main><script src="${vc.url}embed-frame.js"></script>` });
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
  const opened = await open(t, { url: cms.url, ready: false, ...options });
  await opened.page.waitForFunction(() => told.some(([name]) => name === "geladen"));
  return { ...opened, inside: await (await opened.page.$("iframe")).contentFrame() };
}

/** Looks until something is so. */
async function soon(so, what) {
  let seen;
  for (let look = 0; look < 160; look += 1) {
    seen = await so();
    if (seen === true) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`${what}: ${JSON.stringify(seen)}`);
}

test("in een kader volgt de hoogte de inhoud: uit een dichte details, groter en weer kleiner", async (t) => {
  const { page, errors, inside } = await framed(t, (frame) => `<details><summary>Voorcheck</summary>${frame}</details>`, {
    today: TODAY,
    prepare: (page) => page.evaluateOnNewDocument(record),
  });
  assert.equal(await page.$eval("iframe", (one) => one.style.height), "", "what nobody sees has no height");
  await page.click("summary");
  await fits(page, inside);
  await fill(inside, basis.input);
  assert.equal(await inside.$eval(TITLE, (one) => one.innerText), headline("inwoner"));
  await fits(page, inside);
  await press(inside, "Wis alles");
  await press(inside, "Ja, wis alles");
  await fits(page, inside);
  assert.deepEqual(errors, []);
});

test("in een kader staat de waarschuwing waar de lezer is, en schuiven eromheen telt als er zijn", async (t) => {
  const { page, errors, inside } = await framed(t, (frame) => `<div style="margin-block: 300px 900px">${frame}</div>`, {
    async prepare(page) {
      await page.evaluateOnNewDocument(record);
      await page.evaluateOnNewDocument(() => {
        const { now } = Date;
        globalThis.later = 0;
        Date.now = () => now() + later;
      });
    },
  });
  await fits(page, inside);
  await inside.evaluate(() => document.querySelector("fieldset input").click());
  const laterOn = (minutes) => inside.evaluate((minutes) => { later += minutes * 60_000; }, minutes);
  const inSight = () => soon(async () => {
    const top = await page.$eval("iframe", (one) => one.getBoundingClientRect().top);
    const [from, to] = await inside.$eval("[data-idle]", (one) => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]);
    const place = [from + top, to + top];
    return (to > from && place[0] >= 0 && place[1] <= 800) || place;
  }, "where the warning is");
  // Until it has seen where it stands now.
  await new Promise((done) => setTimeout(done, 1500));
  await laterOn(13.2);
  await inSight();
  await page.evaluate(() => scrollTo(0, 600));
  await inSight();
  await soon(() => inside.$eval("[data-idle]", (one) => one.innerText === "" || one.innerText), "the warning goes");
  assert.equal(await inside.$eval("fieldset input", (one) => one.checked), true);
  assert.deepEqual(errors, []);
});

test("eenmaal geladen werkt de pagina ook zonder server", async (t) => {
  const site = await host(t, { under: "een/map/" });
  const { page, errors } = await open(t, { today: TODAY, url: site.url, path: CHECK });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await site.close();
  await page.reload();
  await page.waitForFunction(() => document.querySelector("fieldset") && document.adoptedStyleSheets.length > 0);
  await fill(page, basis.input);
  assert.equal(await page.$eval(TITLE, (one) => one.innerText), headline("behandelaar"));
  await press(page, "Wis alles");
  await press(page, "Ja, wis alles");
  assert.deepEqual(errors, []);
});

test("een nieuwe bouw: eerst heel de oude, na een druk op de knop heel de nieuwe", async (t) => {
  const { folder, old, name } = await nextBuild(t);
  const first = await host(t);
  const { page, errors } = await open(t, { today: TODAY, url: first.url, path: CHECK });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await first.close();
  await host(t, { folder, port: first.port });
  await page.reload();
  const style = () => page.$eval('link[rel=stylesheet][href*="style-"]', (one) => one.href.split("/").pop());
  await page.waitForSelector(".vc-update button");
  assert.equal(await style(), old);
  await Promise.all([page.waitForNavigation(), press(page, "Vernieuw")]);
  await page.waitForSelector("fieldset");
  assert.equal(await style(), name);
  assert.deepEqual(errors, []);
});
