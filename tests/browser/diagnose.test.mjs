// The page for administrators says what is wrong with a server or a browser, in words, and what to do about it.

import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { snippets } from "../../www/diagnose/snippets.js";
import * as firefox from "./firefox.mjs";
import { CHECK, COMPRESSED, DIST, axe, copySite, elsewhere, open, settled, stop } from "./harness.mjs";
import { clean, host, page as hostPage } from "./hosts.mjs";
import { sideways } from "./letters.mjs";
import { SHIPPED } from "./oracle.mjs";
import { folderOf } from "./voorchecks.mjs";

after(stop);
after(firefox.stop);

/** The page when all tests ran: adds `words`, the word of each test by its id, and `found`, its whole text. */
async function diagnose(t, options = {}) {
  const opened = await open(t, { path: "diagnose.html", ready: false, ...options });
  await opened.page.locator("#conclusion[data-verdict]").waitFor();
  return { ...opened, ...(await opened.page.evaluate(results)) };
}

function results() {
  const tests = [...document.querySelectorAll("[data-test]")];
  const each = (what) => Object.fromEntries(tests.map((one) => [one.dataset.test, what(one)]));
  return {
    words: each((one) => one.querySelector(".dx-verdict").innerText.replace(/^\S+ /, "")),
    found: each((one) => one.innerText),
    conclusion: document.getElementById("conclusion").innerText,
    report: document.getElementById("report").value,
  };
}

const wrong = (words) => Object.keys(words).filter((id) => words[id] === "Niet in orde");
const GOOD = ["files", "intact", "types", "errors", "addresses", "wasm", "modules", "elements", "styles", "secure", "print", "storage", "fonts", "outside"];

test("op een gewone server is alles in orde, en staat alles in het verslag", async (t) => {
  const { page, url, words, found, conclusion, report, errors, requests } = await diagnose(t);
  for (const id of GOOD) assert.equal(words[id], "In orde", `${id}: ${found[id]}`);
  assert.match(conclusion, /^De voorcheck werkt hier\./);
  // It asks for one file that is not there, to see what the server says then.
  assert.deepEqual(errors.map((error) => error.replace(/.*status of /, "")), ["404 (Not Found)"]);
  assert.deepEqual(elsewhere(requests, url), []);
  for (const name of await readdir(DIST)) {
    if (name !== "bestanden.json" && !COMPRESSED.test(name)) assert.ok(requests.includes(url + name), `${name} is looked at`);
  }
  assert.ok(report.includes(`Browser: ${await page.evaluate(() => navigator.userAgent)}`), report);
  assert.equal(report.match(/^\[(In orde|Let op|Niet in orde|Ter informatie)\] /gm).length, Object.keys(words).length);
  assert.equal(await page.locator('a[href^="mailto:"]').getAttribute("href"), "mailto:?subject=Diagnose%20voorcheck");
  assert.equal((await page.context().cookies()).length, 0);
});

test("in Firefox ook", async (t) => {
  const { page, errors } = await firefox.open(t, { path: "diagnose.html", ready: false });
  await page.waitForSelector("#conclusion[data-verdict]");
  const { words, found, conclusion } = await page.evaluate(results);
  for (const id of GOOD) assert.equal(words[id], "In orde", `${id}: ${found[id]}`);
  assert.match(conclusion, /^De voorcheck werkt hier\./);
  assert.deepEqual(errors, []);
});

test("de pagina is toegankelijk, ook smal, en schuift niet opzij", async (t) => {
  for (const width of [1280, 320]) {
    const { page } = await diagnose(t, { context: { viewport: { width, height: 800 } } });
    assert.deepEqual(await axe(page), [], `${width}`);
    assert.equal(await sideways(page), 0, `${width}`);
  }
});

test("een verkeerd type voor Wasm: let op; voor een stijlblad: niet in orde", async (t) => {
  const wasm = await host(t, { types: { ".wasm": "application/octet-stream" } });
  const warned = await diagnose(t, { url: wasm.url });
  assert.equal(warned.words.types, "Let op");
  assert.match(warned.found.types, /widget-\w+\.wasm: application\/octet-stream, moet zijn application\/wasm/);
  assert.equal(warned.words.wasm, "In orde");
  const css = await host(t, { types: { ".css": "text/plain" } });
  const bad = await diagnose(t, { url: css.url });
  assert.deepEqual(wrong(bad.words), ["types"]);
  assert.match(bad.found.types, /style-\w+\.css: text\/plain, moet zijn text\/css/);
});

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

test("een server die Wasm verbiedt: niet in orde, met de regel die helpt", async (t) => {
  const { url } = await host(t, { headers: { "Content-Security-Policy": CSP } });
  const { words, found, conclusion } = await diagnose(t, { url });
  assert.deepEqual(wrong(words), ["wasm"]);
  assert.match(found.wasm, /verbieden WebAssembly[\s\S]*'wasm-unsafe-eval'/);
  assert.match(conclusion, /werkt hier niet zoals het hoort\. Niet in orde: WebAssembly\./);
  assert.ok(found["csp-server"].includes(CSP), found["csp-server"]);
  const fox = await firefox.open(t, { url: `${url}diagnose.html`, ready: false });
  await fox.page.waitForSelector("#conclusion[data-verdict]");
  assert.match((await fox.page.evaluate(results)).found.wasm, /verbieden WebAssembly/);
});

test("een browser zonder WebAssembly: niet in orde, met de vragenlijst op papier", async (t) => {
  const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  const { words, found } = await diagnose(t, { prepare });
  assert.deepEqual(wrong(words), ["wasm"]);
  assert.match(found.wasm, /heeft geen WebAssembly[\s\S]*checklist\.html/);
  assert.equal(words.speed, "Ter informatie");
});

/** A copy of the site to damage: its folder and the names in it. */
async function copy(t) {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-diagnose-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await copySite(folder);
  return { folder, names: await readdir(folder) };
}

test("een veranderd bestand en een ontbrekend bestand worden genoemd", async (t) => {
  const { folder, names } = await copy(t);
  const [altered, missing] = [/^widget-.*\.wasm$/, /^kader-.*\.json$/].map((one) => names.find((name) => one.test(name)));
  await appendFile(join(folder, altered), Buffer.from([0, 2, 1, 0]));
  await rm(join(folder, missing));
  const { url } = await host(t, { folder });
  const { words, found } = await diagnose(t, { url });
  assert.deepEqual(wrong(words), ["files", "intact"]);
  assert.ok(found.files.includes(`${missing}: antwoord 404`), found.files);
  assert.ok(found.intact.includes(altered), found.intact);
  await rm(join(folder, "bestanden.json"));
  const blind = await diagnose(t, { url });
  assert.deepEqual(wrong(blind.words), ["files"]);
  assert.match(blind.found.files, /bestanden\.json/);
});

test("wat een andere website mag, staat er als feit", async (t) => {
  const closed = await host(t, { headers: { "X-Frame-Options": "DENY" } });
  const no = await diagnose(t, { url: closed.url });
  assert.match(no.found.iframe, /X-Frame-Options: DENY/);
  assert.match(no.found.cors, /^Als onderdeel[\s\S]*Dat mag niet/);
  const shared = await host(t, { cors: true, under: "zorg/voorcheck/" });
  const yes = await diagnose(t, { url: shared.url });
  assert.match(yes.found.cors, /Dat mag/);
  assert.match(yes.found.iframe, /elke website mag dat/);
  assert.equal(await yes.page.locator("#snippet-link").inputValue(), `<a href="${shared.url}?gemeente=huizen">Doe de voorcheck</a>`);
});

const YEAR = { "Cache-Control": "public, max-age=31536000, immutable" };

/** For `first`: what `away` matches is not there, and a browser may remember that for a year. */
const missing = (away) => ({ url }, response) => away.test(url) && Boolean(response.writeHead(404, YEAR).end());

test("een server die een fout een jaar laat bewaren: let op, met wat te doen", async (t) => {
  const { url } = await host(t, { first: missing(/bestaat-niet/) });
  const { words, found, conclusion } = await diagnose(t, { url });
  assert.equal(words.errors, "Let op");
  assert.match(found.errors, /fout 404 mee: Cache-Control: public, max-age=31536000[\s\S]*geen always/);
  assert.match(conclusion, /Let op: .*Hoe lang een fout blijft hangen/);
});

// Firefox asks again for what was not there.
test("een bestand dat even weg was: wie daarna diagnose opent hoort wat er bewaard was, en de voorcheck doet het weer", async (t) => {
  let away = /\/boot-/;
  const site = await host(t, { first: (...asked) => missing(away)(...asked) });
  const { page } = await open(t, { url: site.url, path: CHECK, ready: false });
  away = /bestaat-niet/;
  await page.goto(`${site.url}diagnose.html`);
  await page.locator("#conclusion[data-verdict]").waitFor();
  assert.match((await page.evaluate(results)).found.errors, /oude fout van bewaard. Dat is nu hersteld[\s\S]*boot-/);
  await page.goto(site.url + CHECK);
  await settled(page);
  assert.ok(await page.locator("fieldset").count());
});

test("adressen: schone mogen, een map zonder streep en een bladzijde met een streep kloppen niet", async (t) => {
  const tidy = await host(t, { under: "zorg/voorcheck/", first: clean });
  const good = await diagnose(t, { url: tidy.url });
  for (const id of GOOD) assert.equal(good.words[id], "In orde", `${id}: ${good.found[id]}`);
  const first = (request, response) => {
    if (request.url === "/zorg/voorcheck") request.url += "/";
    if (request.url.endsWith("/checklist.html")) return Boolean(response.writeHead(301, { Location: "/zorg/voorcheck/checklist/" }).end());
    request.url = request.url.replace("/checklist/", "/checklist-inwoner.html");
    return false;
  };
  const odd = await host(t, { under: "zorg/voorcheck/", first });
  const { words, found } = await diagnose(t, { url: odd.url });
  assert.equal(words.addresses, "Let op");
  assert.ok(found.addresses.includes(`\n${odd.url.slice(0, -1)}\n`), found.addresses);
  assert.ok(found.addresses.includes(`checklist.html: de server maakt er ${odd.url}checklist/ van`), found.addresses);
});

test("inpakken: groot en los wordt genoemd, ingepakt is in orde", async (t) => {
  const { folder } = await copy(t);
  const loose = await diagnose(t, { site: folder });
  assert.equal(loose.words.compression, "Let op");
  assert.match(loose.found.compression, /widget-\w+\.wasm: \d+ kB/);
  const { words, found } = await diagnose(t);
  assert.equal(words.compression, "In orde", found.compression);
});

test("Vary: * bij de service worker: let op, want in Firefox werkt de pagina dan niet zonder internet", async (t) => {
  const { url } = await host(t, { headers: { Vary: "*" } });
  const { words, found } = await diagnose(t, { url });
  assert.equal(words.offline, "Let op");
  assert.match(found.offline, /In Firefox/);
});

test("regels die alleen melden houden niets tegen: wat er mist wordt genoemd, en niet WebAssembly", async (t) => {
  const { folder, names } = await copy(t);
  await rm(join(folder, names.find((name) => name.startsWith("opening-behandelaar-"))));
  const site = await host(t, { folder, headers: { "Content-Security-Policy-Report-Only": CSP } });
  const { words } = await diagnose(t, { url: site.url });
  assert.deepEqual(wrong(words), ["files"]);
  const here = await open(t, { url: site.url, path: CHECK });
  const fox = await firefox.open(t, { url: site.url, path: CHECK, ready: false });
  for (const page of [here.page, fox.page]) {
    await page.waitForSelector(".vc-message");
    assert.equal(await page.$eval(".vc-message", (one) => one.dataset.kind), "laden");
  }
});

test("de stukjes zijn die van docs/inbedden.md", async () => {
  const guide = await readFile(new URL("../../docs/inbedden.md", import.meta.url), "utf8");
  const files = { "embed.js": "sha384-…", "embed-frame.js": "sha384-…" };
  const folder = new URL("https://zorg.voorbeeld.nl/voorcheck/0.1.0/");
  const wayOut = "U kunt altijd een melding doen bij de gemeente.";
  const check = { page: new URL(folderOf(SHIPPED), folder), kader: SHIPPED, wayOut };
  for (const { title, text } of snippets(folder, files, check)) {
    assert.ok(guide.includes(`\n${text}\n`), `${title}: ${text}`);
  }
});

test("zonder opslag en zonder klembord werkt de pagina, en het verslag is te selecteren", async (t) => {
  const { page, words, found } = await diagnose(t, {
    prepare: (page) => page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    }),
  });
  assert.equal(words.storage, "In orde");
  assert.match(found.storage, /Opslag staat hier uit/);
  assert.equal(words.clipboard, "Let op");
  await page.getByRole("button", { name: "Kopieer het verslag" }).click();
  await page.getByText("De tekst is geselecteerd").waitFor();
  assert.equal(await page.locator("#report").evaluate((one) => one.selectionEnd - one.selectionStart === one.value.length), true);
});

test("zonder JavaScript zegt de pagina wat er aan de hand is", async (t) => {
  const { page } = await open(t, { path: "diagnose.html", ready: false, context: { javaScriptEnabled: false } });
  assert.match(await page.locator("#conclusion").innerText(), /JavaScript/);
});

test("elk stukje om te plakken heeft het controlegetal van het bestand dat er staat", async (t) => {
  const { page } = await diagnose(t);
  const { files } = JSON.parse(await readFile(join(DIST, "bestanden.json"), "utf8"));
  for (const [id, script] of [["snippet-element", "embed.js"], ["snippet-iframe", "embed-frame.js"]]) {
    assert.ok((await page.locator(`#${id}`).inputValue()).includes(`integrity="${files[script]}"`), script);
  }
});

test("elk stukje werkt precies zo op een andere website, met precies de regels die erbij staan", async (t) => {
  const site = await host(t, { cors: true, under: "zorg/voorcheck/" });
  const { page } = await diagnose(t, { url: site.url });
  const shown = (id) => page.locator(`#${id}`).inputValue();
  for (const [way, stands] of [
    ["element", (there) => there.locator("voor-check fieldset").first().waitFor()],
    ["iframe", (there) => there.frameLocator("iframe").locator("fieldset").first().waitFor()],
  ]) {
    const rules = `default-src 'none'; img-src data:; ${await shown(`csp-${way}`)}`;
    const pages = { "/": hostPage({ body: await shown(`snippet-${way}`) }) };
    const cms = await host(t, { folder: null, name: "localhost", pages, headers: { "Content-Security-Policy": rules } });
    const embedded = await open(t, { url: cms.url, ready: false });
    await stands(embedded.page);
    if (way === "iframe") {
      // The script gave the frame the height of what is in it.
      await embedded.page.waitForFunction(() => document.querySelector("iframe").style.height);
    }
    assert.deepEqual(embedded.errors, [], way);
  }
});

test("wat een browser bewaarde om zonder internet te werken, verbergt geen fout van de server", async (t) => {
  const types = {};
  const { url } = await host(t, { types });
  const { page } = await open(t, { url, path: CHECK, ready: false, context: { serviceWorkers: "allow" } });
  await page.evaluate(() => navigator.serviceWorker.ready);
  types[".wasm"] = "text/plain";
  await page.goto(`${url}diagnose.html`);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.locator("#conclusion[data-verdict]").waitFor();
  assert.equal((await page.evaluate(results)).words.types, "Let op");
});
