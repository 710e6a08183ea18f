// What every browser test starts with: the built site on a port of its own, a browser, and a page that keeps a record of
// what it requested and complained about.
//
//   import { open, stop, axe } from "./harness.mjs";
//   after(stop);
//   test("…", async (t) => { const { page, errors, requests } = await open(t); … });
//
// CHROME is the browser, DIST and SITE the sites; `cargo xtask test browser` sets them, and BROWSER where one is shared.

import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import axeCore from "axe-core";
import { chromium } from "playwright-core";
import { serve } from "../../xtask/js/server.mjs";

/** What stands behind the address of the site for who goes straight to the check. */
export const CHECK = "?stem=behandelaar";
export const DIST = resolve(process.env.DIST || "target/xtask/alleen");
/** The site with every check; DIST has the first of them alone. */
export const SITE = resolve(process.env.SITE || "dist");
/** How Chromium is started. */
export const LAUNCH = {
  executablePath: process.env.CHROME || "/usr/bin/chromium-headless-shell",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
/** What stands in the site beside a file, compressed. */
export const COMPRESSED = /\.(br|gz)$/;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let shared;

/** The browser of all test files, or one of this file's own; and its server, started once. */
async function house() {
  const { BROWSER } = process.env;
  shared ??= Promise.all([BROWSER ? chromium.connect(BROWSER) : chromium.launch(LAUNCH), serve(DIST)]);
  const [browser, server] = await shared;
  return { browser, server };
}

/** Closes the browser and the server: `after(stop)` in every test file. */
export async function stop() {
  if (!shared) return;
  const { browser, server } = await house();
  await browser.close();
  await server.close();
}

/**
 * Opens the site in a fresh context that is closed when the test ends.
 *
 * Options:
 *   today     "YYYY-MM-DD": the page's clock stands still at noon of that day
 *   path      what follows the address of the site, such as "?x=1"; without it CHECK, unless there is a `url` or a `root`
 *   folder    serve the site from this sub-folder ("een/twee") instead of from the top
 *   site      another built site than that of DIST
 *   url       another address than that of the site: of a host (then also say `ready: false`), or file://
 *   context   options for the browser context: viewport, forcedColors, javaScriptEnabled, …; a service worker only with
 *             { serviceWorkers: "allow" }
 *   prepare   called with (page, url) before the page loads: routes, init scripts
 *   root      attributes to set on the root of the check before it starts: { "data-stem": "inwoner" }
 *   ready     false: do not wait until the check shows something and has fetched all it ever will
 *
 * Gives { page, context, url, errors, requests }: errors are console errors, uncaught errors and what the security rules
 * stopped; requests are all addresses.
 */
export async function open(t, options = {}) {
  const { today, folder, site, context: contextOptions = {}, prepare, root, ready = true } = options;
  const { path = options.url || root ? "" : CHECK } = options;
  const { browser, server } = await house();
  const url = options.url ? options.url : folder ? await inFolder(t, folder) : site ? await elsewhereServed(t, site) : server.url;
  const context = await browser.newContext({ locale: "nl-NL", timezoneId: "Europe/Amsterdam", serviceWorkers: "block", ...contextOptions });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript(reportViolations);
  const errors = [];
  const requests = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const late = lastFetched(page);
  page.on("request", (request) => requests.push(request.url()));
  if (today) await page.clock.setFixedTime(new Date(`${today}T12:00:00+01:00`));
  if (root) await page.route(isPage, (route) => withAttributes(route, root));
  if (prepare) await prepare(page, url);
  await page.goto(url + path);
  if (ready) {
    await settled(page);
    // A message in place of the check fetches nothing more.
    if (!(await page.locator(".vc-message").count())) await late;
  }
  return { page, context, url, errors, requests };
}

/** Waits until the check, or a message in its place, has replaced the words "wordt geladen". */
export async function settled(page) {
  await page.waitForFunction(() => {
    const root = document.getElementById("voorcheck");
    return root && root.childElementCount > 0 && !root.querySelector("[data-loading]");
  });
}

/** Waits until the service worker keeps everything, in either browser. */
export const isKept = (page) => page.evaluate(async () => {
  for (let look = 0; look < 400; look += 1) {
    if ((await navigator.serviceWorker.getRegistration())?.active) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("no service worker came");
});

/** Resolves when everything the page fetches after it stands came in, or did not. */
function lastFetched(page) {
  const one = (name) => new Promise((done) => {
    const hear = (request) => request.url().includes(`/${name}`) && done();
    page.on("requestfinished", hear);
    page.on("requestfailed", hear);
  });
  return Promise.all(["beyond-", "kader-", "later-", "verantwoording-", "site.json"].map(one));
}

/** A copy of the site to alter. Without the compressed files: those would be sent in place of what was altered. */
export async function copySite(folder) {
  await cp(DIST, folder, { recursive: true, filter: (name) => !COMPRESSED.test(name) });
}

/** The pack of a site, or the one of this kader: { kader, sha256 }. */
export async function readPack(site = DIST, kader) {
  const names = (await readdir(site)).filter((one) => /^kader-.*\.json$/.test(one));
  const packs = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(site, name), "utf8"))));
  return packs.find((one) => !kader || one.kader.kader.id === kader);
}

/** Waits until the focus is on what this selector finds. */
export async function focused(page, selector) {
  await page.waitForFunction((selector) => document.activeElement?.matches(selector), selector, { timeout: 3000 });
}

/**
 * What axe finds against WCAG 2.2 AA and its best practices, as readable lines; an empty list is a pass. `colours: false`
 * for the same state at another width: no colour hangs on that, and they take most of the time.
 */
export async function axe(page, scope, { colours = true } = {}) {
  // In a frame of our own origin it looks by its copy there.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(axeCore.source);
  }
  const violations = await page.evaluate(async ([scope, values, enabled]) => {
    // To describe what passes takes as long as to find what does not.
    const options = { runOnly: { type: "tag", values }, rules: { "color-contrast": { enabled } }, resultTypes: ["violations"] };
    const { violations } = await globalThis.axe.run(scope ?? document, options);
    return violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target.join(" ")) }));
  }, [scope, RULES, colours]);
  return violations.flatMap(({ id, help, targets }) => targets.map((target) => `${id}: ${help} @ ${target}`));
}

/** The requests that went to another place than the site itself. */
export function elsewhere(requests, url) {
  const { origin } = new URL(url);
  return requests.filter((request) => !request.startsWith(origin) && !request.startsWith("data:"));
}

/**
 * Runs in the page before anything else: the Wasm gets stuck in every call as long as `stuck` is set, as it would by a fault
 * of ours; `calls` counts what goes into it.
 */
export function getStuck() {
  const { instantiate } = WebAssembly;
  globalThis.calls = 0;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate.apply(WebAssembly, given);
    const exports = Object.entries(instance.exports).map(([name, value]) => [name, typeof value !== "function" ? value : (...args) => {
      calls += 1;
      if (globalThis.stuck) throw new WebAssembly.RuntimeError("unreachable");
      return value(...args);
    }]);
    return { exports: Object.fromEntries(exports) };
  };
}

/** Lets the next click be the first call that gets stuck: any other, such as that of a clock, would come before it. */
export function stuckFromNextClick(page) {
  return page.evaluate(() => addEventListener("click", () => { globalThis.stuck = true; }, { capture: true, once: true }));
}

/** Runs in the page: what the security rules stop becomes a console error, so that no test overlooks it. */
function reportViolations() {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    console.error(`CSP: ${violatedDirective} ${blockedURI}`));
}

function isPage(url) {
  return url.pathname.endsWith("/") || url.pathname.endsWith(".html");
}

async function withAttributes(route, attributes) {
  const response = await route.fetch();
  const marks = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join("");
  let html = await response.text();
  for (const name of Object.keys(attributes)) {
    html = html.replace(new RegExp(`(<div id="voorcheck"[^>]*?) ${name}="[^"]*"`), "$1");
  }
  await route.fulfill({ response, body: html.replace('<div id="voorcheck"', `$&${marks}`) });
}

async function elsewhereServed(t, site) {
  const server = await serve(site);
  t.after(() => server.close());
  return server.url;
}

async function inFolder(t, folder) {
  const top = await mkdtemp(join(tmpdir(), "voorcheck-"));
  await cp(DIST, join(top, folder), { recursive: true });
  const server = await serve(top);
  t.after(async () => {
    await server.close();
    await rm(top, { recursive: true, force: true });
  });
  return `${server.url}${folder}/`;
}
