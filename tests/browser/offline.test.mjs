// The page without a network, and going over to a newer build: never a mix of the two.

import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { nextBuild } from "./builds.mjs";
import { button, fill } from "./driver.mjs";
import * as firefox from "./firefox.mjs";
import { CHECK, COMPRESSED, DIST, axe, isKept, open, settled, stop } from "./harness.mjs";
import { clean, host } from "./hosts.mjs";

after(stop);
after(firefox.stop);

const TODAY = "2026-11-22";
const context = { serviceWorkers: "allow" };

/** Opens the page at this address with its service worker, and waits until that keeps everything. */
async function kept(t, url, options = {}) {
  const opened = await open(t, { today: TODAY, context, url, path: CHECK, ...options });
  await isKept(opened.page);
  return opened;
}

test("eenmaal geladen werkt de pagina ook zonder server, na opnieuw laden, met de lijst erbij", async (t) => {
  const site = await host(t, { under: "een/map/" });
  const { page, errors } = await kept(t, site.url);
  await site.close();
  for (const path of [CHECK, "?stem=inwoner", "index.html?stem=inwoner"]) {
    await page.goto(site.url + path);
    await settled(page);
    await page.waitForFunction(() => document.adoptedStyleSheets.length > 0);
    await fill(page, { answers: { aanleiding: "nieuwe-plaatsing" } });
    assert.ok(await page.locator("[data-outcome]").count(), path);
    assert.match(await page.locator("footer").innerText(), /Bron vergeleken op 22 november 2026. Versie [\d.]+ \(\w+, gecontroleerd\)/);
  }
  await page.goto(`${site.url}checklist.html`);
  assert.equal(await page.locator("h1").count(), 1);
  assert.deepEqual(errors, []);
});

const withoutWasm = () => delete globalThis.WebAssembly;

/** Goes, by the links in the page, from the message to the list on paper, to the one for others, and back to the check. */
async function toPaper(page, url) {
  await page.goto(url + CHECK);
  for (const selector of ['.vc-message a[href*="checklist"]', 'nav a[href*="checklist-inwoner"]', 'nav a[href*="index"]']) {
    await page.waitForSelector(selector);
    await Promise.all([page.waitForNavigation(), page.click(selector)]);
    await page.waitForSelector("h1");
  }
  await page.waitForSelector(".vc-message");
}

// Firefox wants a service worker itself without it; the diagnose page says so.
const varies = ({ url }, response) => {
  if (!url.endsWith("/sw.js")) response.setHeader("Vary", "*");
};

for (const [what, options, inFirefox = options] of [
  ["met schone adressen", { first: clean }],
  ["die Vary: * meestuurt", { headers: { Vary: "*" } }, { first: varies }],
]) {
  test(`op een server ${what} komt wie de voorcheck niet kan draaien op papier, met en zonder net, ook in Firefox`, async (t) => {
    const here = await host(t, { under: "een/map/", ...options });
    const { page } = await kept(t, here.url);
    await page.addInitScript(withoutWasm);
    const there = await host(t, { under: "een/map/", ...inFirefox });
    const fox = await firefox.open(t, { today: TODAY, url: there.url, path: CHECK });
    await isKept(fox.page);
    await fox.page.evaluateOnNewDocument(withoutWasm);
    for (const [visitor, site] of [[page, here], [fox.page, there]]) {
      await toPaper(visitor, site.url);
      await site.close();
      await toPaper(visitor, site.url);
      // What was kept as a favourite, on a server with clean addresses.
      await visitor.goto(`${site.url}checklist`);
      await visitor.waitForSelector("h1");
      await visitor.goto(`${site.url}index${CHECK}`);
      await visitor.waitForSelector(".vc-message");
    }
  });
}

test("wat bewaard wordt zijn bestanden van de pagina, elk heel, en nooit een antwoord", async (t) => {
  const site = await host(t);
  const { page, requests } = await kept(t, site.url);
  const loaded = requests.length;
  await fill(page, { answers: { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "hilversum" } });
  const names = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) found.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    return found;
  });
  const files = (await readdir(DIST)).filter((name) => !COMPRESSED.test(name));
  for (const name of names) assert.ok(name === site.url || files.includes(name.slice(site.url.length)), name);
  for (const file of files.filter((name) => /^(boot|beyond|kader|later|opening|paper|style|verantwoording|widget|icon)-/.test(name))) {
    assert.ok(names.includes(site.url + file), `${file} is kept`);
  }
  assert.equal(names.some((name) => /embed|element|voorcheck\.html|demo|diagnose/.test(name)), false);
  assert.deepEqual(requests.slice(loaded), []);
});

test("een nieuwe bouw: eerst nog heel de oude, dan na een druk op de knop heel de nieuwe", async (t) => {
  const { folder, old, name } = await nextBuild(t);
  const first = await host(t);
  const { page, context: opened, errors } = await kept(t, first.url);
  const styles = () => page.evaluate(() => [
    document.querySelector('link[rel=stylesheet][href*="style-"]').href.split("/").pop(),
    getComputedStyle(document.querySelector(".vc")).getPropertyValue("--bouw"),
  ]);
  await page.reload();
  await settled(page);
  assert.deepEqual(await styles(), [old, ""]);
  await first.close();
  const second = await host(t, { folder, port: first.port });
  await page.reload();
  await settled(page);
  assert.deepEqual(await styles(), [old, ""], "the old build, whole");
  const bar = page.locator(".vc-update");
  await bar.getByText("Er is een nieuwe versie van de voorcheck.").waitFor();
  assert.equal(await bar.getAttribute("role"), "status");
  assert.deepEqual(await axe(page), []);
  await fill(page, { answers: { aanleiding: "nieuwe-plaatsing" } });
  assert.deepEqual(await styles(), [old, ""], "nobody's answers go away by themselves");
  const loads = page.waitForEvent("load");
  await button(page, "Vernieuw").click();
  await loads;
  await settled(page);
  assert.deepEqual(await styles(), [name, "2"]);
  assert.equal(await bar.count(), 0);
  assert.equal(await page.evaluate(() => caches.keys().then(({ length }) => length)), 1, "the old one is thrown away");
  await second.close();
  await opened.setOffline(true);
  await page.reload();
  await settled(page);
  assert.deepEqual(await styles(), [name, "2"], "and it works without a network too");
  assert.deepEqual(errors, []);
});

test("een vaste versie onder het vaste adres: de eerste keer is daar niets oud, en elk werkt zonder net", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-onder-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(DIST, folder, { recursive: true });
  await cp(DIST, join(folder, "0.1.0"), { recursive: true });
  const site = await host(t, { folder, under: "voorcheck/" });
  const { page, errors } = await kept(t, site.url);
  await page.goto(`${site.url}0.1.0/${CHECK}`);
  await settled(page);
  // The one above is in charge at first.
  await page.evaluate(async (url) => {
    while (!(await navigator.serviceWorker.getRegistrations()).some(({ scope, active }) => scope === url && active)) {
      await new Promise((done) => setTimeout(done, 50));
    }
  }, `${site.url}0.1.0/`);
  await page.waitForTimeout(200);
  assert.equal(await page.locator(".vc-update").count(), 0);
  await site.close();
  for (const url of [site.url, `${site.url}0.1.0/`]) {
    await page.goto(url + CHECK);
    await settled(page);
    await page.locator("fieldset").first().waitFor();
  }
  assert.deepEqual(errors, []);
});

test("een bestand dat niet klopt komt niet in de bewaarplaats, en de pagina werkt gewoon", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-kapot-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(DIST, folder, { recursive: true });
  const name = (await readdir(folder)).find((one) => one.startsWith("icon-192-"));
  await writeFile(join(folder, name), "iets anders");
  const site = await host(t, { folder });
  const { page } = await open(t, { today: TODAY, context, url: site.url, path: CHECK });
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration() ?? await new Promise((done) => setTimeout(async () => done(await navigator.serviceWorker.getRegistration()), 1500));
    const worker = registration?.installing;
    if (!worker) return "redundant";
    return new Promise((done) => worker.addEventListener("statechange", () => done(worker.state)));
  });
  assert.equal(state, "redundant");
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  await fill(page, { answers: { aanleiding: "nieuwe-plaatsing" } });
  assert.ok(await page.locator("[data-outcome]").count());
});

test("de pagina is te installeren: een manifest zonder fouten, met tekens die bestaan", async (t) => {
  const site = await host(t, { under: "een/map/" });
  const { page } = await kept(t, site.url);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data, manifest } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).lang, "nl");
  // What browsers ask before they offer to install: a name, a window of its own, a start within reach, and icons of the sizes
  // they claim, one of 192 pixels or more.
  assert.ok(manifest.name && manifest.display === "kStandalone" && !manifest.preferRelatedApplications, manifest.display);
  // Of the folder, and not of the whole server: a site may have an app of its own.
  for (const key of ["id", "startUrl", "scope"]) assert.equal(manifest[key], site.url, key);
  const drawn = [];
  for (const { url, type, sizes } of manifest.icons) {
    const answer = await page.request.get(url);
    assert.deepEqual([answer.status(), answer.headers()["content-type"]], [200, type], url);
    if (type !== "image/png") continue;
    const { width, height } = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    }, url);
    assert.equal(`${width}x${height}`, sizes, url);
    drawn.push(width);
  }
  assert.ok(drawn.some((width) => width >= 192) && drawn.some((width) => width >= 512), `${drawn}`);
});
