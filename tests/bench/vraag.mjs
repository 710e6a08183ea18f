// How soon the first question of a page can be used: our page beside others, in turn. No test: `cargo xtask bench`.
//
//     CHROME=… node tests/bench/vraag.mjs [--rounds 15] [--json FILE] ons=DIST [name=FOLDER …]
//
// The first folder is a site of ours; every other one is a page with questions, with an index.html. All are sent as brotli
// makes them, from this machine, and every round opens each of them once under each condition, in a browser that keeps nothing.
// Of every visit:
//
//   first     when the first question has been drawn
//   usable    when an answer can be chosen that is still chosen two seconds later: it is chosen once it is drawn, and again
//             whenever it is lost. Of ours the code of the outcome must have it as well, or this stops
//   blocking  what tasks took beyond 50 ms each, until two seconds after that
//   bytes     what was in by then, as it was sent, without headers
//   ready     ours: when the Wasm is there to go on with, to the second step; and `before`, the bytes in by then
//
// All times are milliseconds since the visit began. FILE gets every visit, and what it was measured on.

import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { chromium } from "playwright-core";
import { toOutcome, unfold } from "../browser/driver.mjs";
import { COMPRESSED, LAUNCH } from "../browser/harness.mjs";
import { serve } from "../../xtask/js/server.mjs";

const LASTS_MS = 2_000;
const CONDITIONS = [
  { id: "lan", title: "Op deze computer zelf, niets vertraagd", network: null, cpu: 1 },
  {
    id: "slow",
    title: "Langzaam: 1,6 Mbit/s, 150 ms heen en terug, processor vier keer zo traag",
    network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
    cpu: 4,
  },
];
const NO_NETWORK = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** Serves a copy of a folder with each file also as brotli makes it, the same way for every page. */
async function served(folder) {
  const copy = await mkdtemp(join(os.tmpdir(), "voorcheck-bench-"));
  await cp(folder, copy, { recursive: true, filter: (name) => !COMPRESSED.test(name) });
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
  }
  const server = await serve(copy);
  const close = () => server.close().then(() => rm(copy, { recursive: true, force: true }));
  return { url: server.url, close };
}

/** Where the first door of a site of ours leads: to its first question. */
async function behindDoor(folder) {
  const begin = await readFile(join(folder, "begin.html"), "utf8");
  return /class="vc-choices">\s*<li><a href="\.\/([^"]+)"/.exec(begin)[1].replaceAll("&amp;", "&");
}

/** Runs in the page before anything else: notes its moments, and chooses the first answer as soon as that can be. */
function watch() {
  const seen = { first: 0, chosen: 0, blocking: 0, ready: 0 };
  Object.defineProperty(globalThis, "seen", { value: seen });
  /** Calls back in a task of its own, once what is there now has been drawn. */
  const drawn = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  const radio = () => document.querySelector("input[type=radio]");
  let asked = false;
  seen.isChosen = () => radio()?.checked ?? false;
  seen.look = () => {
    if (asked || !radio() || radio().checked) return;
    asked = true;
    drawn(() => {
      asked = false;
      if (!radio()) return;
      const now = performance.now();
      seen.first ||= now;
      radio().click();
      if (radio()?.checked) seen.chosen = now;
    });
  };
  const observer = new MutationObserver(seen.look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
  seen.stop = () => observer.disconnect();
  seen.look();
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocking += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });
  seen.bytesUntil = (moment) => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter((one) => one.responseEnd <= moment).reduce((sum, one) => sum + one.encodedBodySize, 0);
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    seen.ready ||= performance.now();
    return made;
  };
}

/** The code of the outcome when nothing more is answered than the first step has now. */
async function code(page) {
  const first = await page.locator("main hgroup p").innerText();
  await page.locator("form:not([data-code]) button[type=submit]").click();
  await page.waitForFunction((first) => (document.querySelector("main hgroup p")?.innerText ?? first) !== first, first);
  await toOutcome(page);
  await unfold(page, "overdracht");
  return page.locator("[data-code-shown]").innerText();
}

/** Opens a page once, and gives its moments; `wanted` is the code that the outcome of ours must have. */
async function visit(browser, { url, ours }, { network, cpu }, wanted) {
  const context = await browser.newContext({ locale: "nl-NL", timezoneId: "Europe/Amsterdam", serviceWorkers: "block" });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (network) await cdp.send("Network.emulateNetworkConditions", network);
  if (cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(([lasts, ours]) => {
    seen.look();
    return seen.isChosen() && performance.now() - seen.chosen >= lasts && (!ours || seen.ready);
  }, [LASTS_MS, ours], { polling: 100, timeout: 60_000 });
  const found = await page.evaluate(() => {
    const { first, chosen, blocking, ready, bytesUntil, stop } = seen;
    stop();
    const moments = { first, usable: chosen, blocking, bytes: bytesUntil(chosen) };
    return ready ? { ...moments, ready, before: bytesUntil(ready) } : moments;
  });
  if (wanted) {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await cdp.send("Network.emulateNetworkConditions", NO_NETWORK);
    const got = await code(page);
    if (got !== wanted) throw new Error(`a choice made after ${found.usable} ms is not in the outcome: ${got}, not ${wanted}`);
  }
  await context.close();
  return found;
}

/** The code of the outcome of somebody who waits until everything is in, and chooses the answer at this place. */
async function unhurried(browser, url, at) {
  const page = await browser.newPage({ locale: "nl-NL", timezoneId: "Europe/Amsterdam" });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.locator("input[type=radio]").nth(at).check({ force: true });
  const found = await code(page);
  await page.close();
  return found;
}

/** What is measured on: the machine by its parts, never by a name. */
async function machine(browser) {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return {
    processor: os.cpus()[0].model.trim(),
    cores: os.cpus().length,
    memory: os.totalmem(),
    system: /^PRETTY_NAME="?([^"\n]+)/m.exec(release)?.[1] ?? `${os.type()} ${os.release()}`,
    node: process.version,
    browser: `Chromium ${browser.version()}`,
  };
}

const { values: { rounds, json }, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "15" }, json: { type: "string" } },
  allowPositionals: true,
});
const browser = await chromium.launch(LAUNCH);
const pages = [];
for (const [at, page] of positionals.entries()) {
  const [name, folder] = page.split("=");
  const { url, close } = await served(resolve(folder));
  pages.push({ name, ours: at === 0, url: at ? url : url + await behindDoor(folder), close });
}
const [{ url }] = pages;
const wanted = await unhurried(browser, url, 0);
if (wanted === await unhurried(browser, url, 1)) throw new Error("the code does not tell which answer was chosen");
// The first visit of all finds nothing warm.
for (const page of pages) await visit(browser, page, CONDITIONS[0]);
const conditions = [];
for (const condition of CONDITIONS) {
  const visits = Object.fromEntries(pages.map(({ name }) => [name, []]));
  for (let round = 1; round <= Number(rounds); round += 1) {
    for (const page of pages) visits[page.name].push(await visit(browser, page, condition, page.ours && wanted));
    console.log(`${condition.id} ${round}/${rounds}: ${pages.map(({ name }) => `${name} ${visits[name].at(-1).usable.toFixed(0)} ms`).join(", ")}`);
  }
  conditions.push({ id: condition.id, title: condition.title, visits });
}
if (json) await writeFile(json, JSON.stringify({ machine: await machine(browser), conditions }));
await browser.close();
for (const { close } of pages) await close();
