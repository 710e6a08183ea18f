// One site with several checks: a choice without a script, each check under an address of its own that says nothing of its
// subject, and all of them without a network.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { toAccount } from "./driver.mjs";
import { COMPRESSED, axe, isKept, open, settled, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { sideways } from "./letters.mjs";
import { ROOT } from "./oracle.mjs";

/** Each with what its rules are called. */
const CHECKS = { "tests/kaders/mini": "Verzonnen regeling voor een volkstuin", "tests/kaders/klein/gids": "Een fiets kopen", "tests/kaders/klein/datums": "Zwemles" };
const TITLES = Object.values(CHECKS);
const TODAY = "2026-11-22";
const STEM = "?stem=behandelaar";
/** An address that says nothing. */
const NEUTRAL = /^v[0-9a-f]{4}\/(begin\.html)?$/;

let site;
let folders;

/** Builds a site with these kaders; rejects with what it said. */
function build(to, kaders) {
  const args = ["xtask", "build", ...kaders.flatMap((kader) => ["--kader", resolve(ROOT, kader)]), "--naar", to];
  return promisify(execFile)(process.env.CARGO || "cargo", args, { cwd: ROOT });
}

before(async () => {
  site = join(await mkdtemp(join(tmpdir(), "voorcheck-keuze-")), "site");
  await build(site, Object.keys(CHECKS));
  folders = (await readdir(site, { withFileTypes: true })).filter((one) => one.isDirectory()).map((one) => `${one.name}/`);
});

after(async () => {
  await stop();
  await rm(join(site, ".."), { recursive: true, force: true });
});

/** The choices on the page: [text, address within the site]. */
const choices = (page, url) => page.locator(".vc-choices a").evaluateAll((all, url) =>
  all.map((one) => [one.textContent, one.href.replace(url, "")]), url);

/** Names of files without what stands for their bytes. */
const kinds = (names) => names.map((name) => name.replace(/-[0-9a-f]{10}(?=\.)/, "-…").replace(/^v[0-9a-f]{4}\//, "v…/")).sort();

test("de keuze is gewone HTML, en geen adres, titel of naam van een bestand zegt waar het over gaat", async (t) => {
  const { url } = await host(t, { folder: site, under: "een/map/" });
  const { page, errors, requests } = await open(t, { url, ready: false, context: { javaScriptEnabled: false } });
  const found = await choices(page, url);
  assert.deepEqual(found.map(([text]) => text).sort(), TITLES.toSorted());
  assert.equal(await page.title(), "Voorcheck");
  assert.equal(folders.length, 3);
  for (const [text, address] of found) {
    assert.match(address, NEUTRAL, text);
    const response = await page.goto(url + address);
    assert.equal(response.status(), 200);
    assert.equal(await page.title(), "Voorcheck");
    await page.getByRole("link", { name: "dezelfde vragen en regels als lijst" }).click();
    assert.match(await page.locator("h1").innerText(), new RegExp(text));
  }
  const words = TITLES.flatMap((title) => title.toLowerCase().split(" ")).filter((word) => word.length > 4);
  const names = [...(await readdir(site, { recursive: true })), ...requests.map((one) => one.replace(url, ""))];
  assert.deepEqual(names.filter((name) => words.some((word) => name.toLowerCase().includes(word)) || /gids|datums|mini(?!\w)/.test(name)), []);
  assert.deepEqual(errors, []);
});

test("twee keer hetzelfde kader wordt geweigerd, en er staat niets half", async () => {
  const [kader] = Object.keys(CHECKS);
  const to = join(site, "../nergens");
  await assert.rejects(build(to, [kader, kader]), ({ stderr }) => /zouden in dezelfde map van de site komen/.test(stderr));
  await assert.rejects(readdir(to), { code: "ENOENT" });
});

test("de keuze is toegankelijk, breed en smal", async (t) => {
  const { url } = await host(t, { folder: site });
  const { page } = await open(t, { url, ready: false });
  assert.deepEqual(await axe(page), []);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await sideways(page), 0);
});

test("van de keuze naar elke voorcheck: eigen regels en verantwoording, en elke keer hetzelfde gevraagd en bewaard", async (t) => {
  const seen = [];
  // The first of them has a page before it, with doors.
  for (const title of TITLES.slice(1)) {
    const { url } = await host(t, { folder: site, under: "een/map/" });
    const { page, requests, errors } = await open(t, { url, today: TODAY, ready: false, context: { serviceWorkers: "allow" } });
    await page.getByRole("link", { name: title, exact: true }).click();
    await settled(page);
    await isKept(page);
    assert.ok((await page.locator(".vc-footer__line").innerText()).startsWith(title), title);
    await toAccount(page).click();
    await page.locator("main:visible .vc-sources").waitFor();
    assert.deepEqual(errors, []);
    const caches = await page.evaluate(async () => {
      const names = await globalThis.caches.keys();
      return Promise.all(names.map(async (name) => (await (await globalThis.caches.open(name)).keys()).map((one) => one.url)));
    });
    seen.push({
      asked: kinds(requests.map((one) => one.replace(url, "").split("?")[0]).filter((name) => !name.startsWith("icon-"))),
      kept: caches.map((urls) => urls.map((one) => one.replace(url, "")).sort()),
      history: await page.evaluate(() => history.length),
      title: await page.title(),
    });
  }
  for (const other of seen.slice(1)) assert.deepEqual(other, seen[0], "the same for each subject");
});

test("wie één voorcheck opende, heeft ze zonder netwerk allemaal, met de keuze en de lijsten", async (t) => {
  const server = await host(t, { folder: site, under: "een/map/" });
  const { page, errors } = await open(t, { url: server.url, path: folders[0] + STEM, today: TODAY, context: { serviceWorkers: "allow" } });
  await isKept(page);
  await server.close();
  const shown = new Set();
  for (const folder of folders) {
    await page.goto(server.url + folder + STEM);
    await settled(page);
    const line = await page.locator(".vc-footer__line").innerText();
    shown.add(TITLES.find((title) => line.startsWith(title)));
    for (const list of ["checklist.html", "checklist-inwoner.html"]) {
      await page.goto(server.url + folder + list);
      assert.equal(await page.locator("h1").count(), 1);
    }
  }
  assert.deepEqual([...shown].sort(), TITLES.toSorted());
  await page.goto(server.url);
  assert.equal((await choices(page, server.url)).length, 3);
  const files = (await readdir(site, { recursive: true })).filter((name) => !COMPRESSED.test(name));
  const kept = await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).map((one) => one.url));
  for (const file of files.filter((name) => /(^|\/)(kader|opening|verantwoording|checklist)-/.test(name))) {
    assert.ok(kept.includes(server.url + file), `${file} is kept`);
  }
  assert.deepEqual(errors, []);
});

test("als onderdeel: met naam die voorcheck, zonder naam de keuze, die niets ophaalt", async (t) => {
  const vc = await host(t, { folder: site, under: "voorcheck/", cors: true });
  const embedded = async (element) => {
    const body = `<main><h1>Gemeente</h1>${element}</main>`;
    const cms = await host(t, { folder: null, name: "localhost", pages: { "/": pageOf({ head: `<script async src="${vc.url}embed.js"></script>`, body }) } });
    const prepare = (page) => page.addInitScript(() => addEventListener("voorcheck-geladen", () => { globalThis.loaded = true; }));
    const opened = await open(t, { today: TODAY, url: cms.url, ready: false, prepare });
    await opened.page.waitForFunction(() => globalThis.loaded);
    return opened;
  };
  for (const [kader, title] of Object.entries(CHECKS)) {
    const { page } = await embedded(`<voor-check kader="${kader.split("/").pop()}"></voor-check>`);
    assert.ok((await page.locator(".vc-footer__line").innerText()).startsWith(title), title);
  }
  const { page, requests, errors } = await embedded("<voor-check></voor-check>");
  const links = await page.locator("voor-check a").evaluateAll((all) => all.map((one) => [one.textContent, one.href]));
  assert.deepEqual(links.map(([text]) => text).sort(), TITLES.toSorted());
  for (const [, href] of links) assert.match(href.replace(vc.url, ""), NEUTRAL);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(requests.filter((one) => /kader-|opening-|widget/.test(one)), [], "nothing of a check is asked for");
  assert.deepEqual(errors, []);
});

/** Copies of these kaders beside each other, as somebody keeps their own. */
async function own(name, kaders) {
  const folder = join(site, "..", name);
  const copy = (kader) => cp(join(ROOT, kader), join(folder, kader.split("/").pop()), { recursive: true });
  await Promise.all([...kaders.map(copy), cp(join(ROOT, "tests/kaders/klein/gedeeld"), join(folder, "gedeeld"), { recursive: true })]);
  return kaders.map((kader) => join(folder, kader.split("/").pop()));
}

test("een map van een voorcheck krijgt op verzoek een eigen naam; een naam die geen map kan zijn wordt geweigerd", async () => {
  const kaders = await own("namen", Object.keys(CHECKS).slice(0, 2));
  const [file, to] = [join(site, "../namen/keuze.toml"), join(site, "../site-met-namen")];
  await writeFile(file, 'vraag = "Wat zoekt u?"\n[map]\nmini = "volkstuin"\n');
  await build(to, kaders);
  const named = (await readdir(to, { withFileTypes: true })).filter((one) => one.isDirectory()).map(({ name }) => name);
  assert.ok(named.includes("volkstuin") && named.some((name) => /^v[0-9a-f]{4}$/.test(name)), `${named}`);
  await writeFile(file, 'vraag = "Wat zoekt u?"\n[map]\nmini = "../elders"\n');
  await assert.rejects(build(to, kaders), ({ stderr }) => /`\.\.\/elders` kan geen naam van een map in de site zijn/.test(stderr));
});

test("een site die te groot is om te bewaren houdt de schil: de keuze, en bij een voorcheck dat zij zonder internet niet opent", async (t) => {
  const [big, small] = await own("groot", Object.keys(CHECKS).slice(0, 2));
  const text = randomBytes(1_100_000).toString("hex");
  const card = `[[infokaart]]\nid = "groot"\naltijd = "Om de omvang."\ntitel = "Groot"\n[[infokaart.punt]]\ntekst = "${text}"\n`;
  await appendFile(join(big, "regels.toml"), `\n${card}`);
  const to = join(site, "../grote-site");
  const { stdout } = await build(to, [big, small]);
  assert.match(stdout, /zonder internet: alleen de keuze, want alles samen is te groot/);
  const server = await host(t, { folder: to });
  const folder = (await readdir(to, { withFileTypes: true })).find((one) => one.isDirectory()).name;
  const { page } = await open(t, { url: server.url, path: `${folder}/${STEM}`, today: TODAY, ready: false, context: { serviceWorkers: "allow" } });
  await settled(page);
  await isKept(page);
  const looked = await page.context().newPage();
  await looked.goto(`${server.url}diagnose.html`);
  await looked.getByText("toont na een eerste bezoek zonder internet alleen de keuze").waitFor();
  await server.close();
  await page.goto(server.url);
  assert.equal((await choices(page, server.url)).length, 2);
  await page.goto(`${server.url}${folder}/${STEM}`);
  assert.equal(await page.locator("h1").innerText(), "Geen verbinding");
  assert.deepEqual(await axe(page), []);
});
