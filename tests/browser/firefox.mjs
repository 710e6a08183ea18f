// The same as harness.mjs, in Firefox: stock firefox-esr driven over WebDriver BiDi by puppeteer-core. (Playwright wants a
// Firefox of its own.)
//
//   import { open, stop } from "./firefox.mjs";
//   after(stop);
//   test("…", async (t) => { const { page, errors, requests } = await open(t); … });
//
// FIREFOX is the browser, DIST the site; `cargo xtask test browser` sets both. Selectors see through open shadow roots
// when they begin with ">>>": page.$(">>> h1").

import puppeteer from "puppeteer-core";
import { serve } from "../../xtask/js/server.mjs";
import { CHECK, DIST } from "./harness.mjs";

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";
// puppeteer-core lets files read each other; a browser at home does not.
const PREFERENCES = { "security.fileuri.strict_origin_policy": true };

let shared;

/** The browser and the server of this test file, started once. */
async function house() {
  const launch = { browser: "firefox", executablePath: FIREFOX, headless: true, extraPrefsFirefox: PREFERENCES };
  shared ??= Promise.all([puppeteer.launch(launch), serve(DIST)]);
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
 *   today      "YYYY-MM-DD": the page's clock stands still at noon of that day
 *   path       what follows the address of the site, such as "?x=1"
 *   url        another address than that of the site: of a host, or file://
 *   viewport   { width, height }
 *   prepare    called with (page) before the page loads: init scripts by page.evaluateOnNewDocument
 *   ready      false: do not wait until the check stands and has fetched all it ever will
 *
 * Gives { page, url, errors, requests }: errors are console errors, uncaught errors and what the security rules stopped;
 * requests are all addresses.
 */
export async function open(t, options = {}) {
  const { today, path = options.url ? "" : CHECK, prepare, ready = true, viewport = { width: 1280, height: 800 } } = options;
  const { browser, server } = await house();
  const url = options.url ?? server.url;
  const context = await browser.createBrowserContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.setViewport(viewport);
  await page.emulateTimezone("Europe/Amsterdam");
  await page.evaluateOnNewDocument(reportViolations);
  if (today) await page.evaluateOnNewDocument(standStill, new Date(`${today}T12:00:00+01:00`).getTime());
  const errors = [];
  const requests = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const late = lastFetched(page);
  // Firefox counts the pictures and fonts it carries itself.
  page.on("request", (request) => request.url().startsWith("data:") || requests.push(request.url()));
  if (prepare) await prepare(page);
  await page.goto(url + path);
  if (ready) {
    await page.waitForFunction(() => {
      const root = document.getElementById("voorcheck");
      return root && root.childElementCount > 0 && !root.querySelector("[data-loading]");
    });
    // A message in place of the check fetches nothing more.
    if (!(await page.$(".vc-message"))) await late;
  }
  return { page, url, errors, requests };
}

/** Resolves when everything the page fetches after it stands came in, or did not. */
function lastFetched(page) {
  const one = (name) => new Promise((done) => {
    const hear = (request) => request.url().includes(`/${name}`) && done();
    page.on("requestfinished", hear);
    page.on("requestfailed", hear);
  });
  return Promise.all(["kader-", "later-", "verantwoording-", "site.json"].map(one));
}

/** The text of what a selector finds; fails when it finds nothing. */
export async function text(page, selector) {
  return page.$eval(selector, (element) => element.innerText);
}

/** Presses a button by its words, seen through shadow roots. */
export async function press(page, name) {
  const found = await page.evaluateHandle((name) => {
    const within = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
    return within(document).find((one) => one.localName === "button" && one.innerText.trim() === name && one.checkVisibility());
  }, name);
  const button = found.asElement();
  if (!button) throw new Error(`there is no button "${name}"`);
  await button.click();
}

/** The element with the focus, seen through shadow roots, as a handle. */
export async function active(page) {
  return page.evaluateHandle(() => {
    let { activeElement: element } = document;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  });
}

/** Waits until the focus is on what a selector matches, seen through shadow roots. */
export async function focused(page, selector) {
  await page.waitForFunction((selector) => {
    let { activeElement: element } = document;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.matches(selector);
  }, { timeout: 3000 }, selector);
}

/** Runs in the page: what the security rules stop becomes a console error, so that no test overlooks it. */
function reportViolations() {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    console.error(`CSP: ${violatedDirective} ${blockedURI}`));
}

/** Runs in the page: today is always this moment. */
function standStill(moment) {
  globalThis.Date = class extends Date {
    constructor(...given) {
      if (given.length) super(...given);
      else super(moment);
    }

    static now() {
      return moment;
    }
  };
}
