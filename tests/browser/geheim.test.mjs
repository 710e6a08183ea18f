// What anybody fills in stays in the memory of the check: it is in no request, address, history, title, storage, message or
// console, whichever way the check is shown, also where our script is dead or an old library of the site is in its way.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import * as chromium from "./harness.mjs";
import * as firefox from "./firefox.mjs";
import { host, page as pageOf } from "./hosts.mjs";

after(chromium.stop);
after(firefox.stop);

const { kader } = await chromium.readPack();
const count = kader.feit.length + kader.datum.length;
const RARE = "zq7xzeldzaam";
const DATE = "2031-02-17";
const DATES = [DATE, "17-02-2031", "20310217", "17 februari 2031"];

/** Runs in the page before anything else: what anybody is told, and what is written down. */
function listen() {
  globalThis.heard = [];
  const hear = (...what) => heard.push(JSON.stringify(what));
  addEventListener("message", ({ data }) => hear("message", data));
  for (const name of ["geladen", "uitkomst", "gewist", "fout"]) addEventListener(`voorcheck-${name}`, ({ detail }) => hear(name, detail));
}

/**
 * Runs in the page: gives every answer of every question, with a rare string as its value in the page, and a rare date, and
 * walks to the outcome and on through all that can be opened there. Every form is first sent as it is without our script.
 * Gives the answers as they are called in the rules.
 */
async function walk([within, rare, date]) {
  const place = document.querySelector(within);
  const root = place.shadowRoot ?? place;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const drawn = () => new Promise((done) => setTimeout(done, 20));
  const press = async (button) => {
    button.click();
    await drawn();
  };
  const names = new Set();
  const asked = new Set();
  const given = new Set();
  const fields = async () => {
    // An answer can bring other questions.
    const next = () => all("[data-fact] input[type=radio]").find((one) => !given.has(one.id));
    for (let radio = next(); radio; radio = next()) {
      asked.add(radio.closest("[data-fact]").dataset.fact);
      given.add(radio.id);
      names.add(radio.value);
      radio.value = rare;
      await press(radio);
    }
    for (const field of all("[data-date] input")) {
      asked.add(field.closest("[data-date]").dataset.date);
      field.value = date;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await drawn();
    }
  };
  const sendWithoutUs = async () => {
    for (const form of all("form")) {
      const dead = form.cloneNode(true);
      for (const field of dead.querySelectorAll("input")) {
        field.value = rare;
        if (field.type === "radio") field.checked = true;
      }
      document.body.append(dead);
      await press(dead.querySelector("[type=submit]"));
      dead.remove();
    }
  };
  const code = all("[data-code] input")[0];
  if (code) {
    code.value = rare;
    code.dispatchEvent(new Event("input", { bubbles: true }));
    await press(all("[data-code] [type=submit]")[0]);
  }
  await sendWithoutUs();
  for (let step = 0; step < 20 && !all("[data-outcome], [data-route]").length; step += 1) {
    await fields();
    // The first answers can lead to a page of their own; the last of them need not.
    for (const [fact, value] of [["aanleiding", 0], ["gemeente-van-herkomst", 0]]) {
      const radio = all(`[data-fact="${fact}"] input`)[value];
      if (radio) await press(radio);
    }
    const onward = all(".vc-buttons button").find((one) => one.textContent === "Vul toch alles in");
    if (onward) {
      await press(onward);
      await fields();
    }
    await sendWithoutUs();
    await press(all("form:not([data-code]) [type=submit]")[0]);
  }
  for (const closed of all("details:not([open]) > summary")) await press(closed);
  await press(all("footer [data-account]")[0]);
  return [asked.size, [...names].filter((name) => name.length > 5), Boolean(all(".vc-account").length)];
}

/** Runs in a document: everything of it that another can read later. */
async function traces() {
  const kept = async (name) => (globalThis[name]?.databases ? (await globalThis[name].databases()).map((one) => one.name) : []);
  const cached = [];
  // A document of a file, or of another site's frame, has none.
  for (const name of await globalThis.caches?.keys().catch(() => []) ?? []) {
    cached.push(name, ...(await (await caches.open(name)).keys()).map(({ url }) => url));
  }
  const store = (name) => {
    try {
      return { ...globalThis[name] };
    } catch {
      return null;
    }
  };
  return JSON.stringify([
    location.href, document.title, document.referrer, window.name, history.state, document.cookie, store("localStorage"),
    store("sessionStorage"), await kept("indexedDB").catch(() => []), cached, globalThis.heard,
    performance.getEntries().map((entry) => entry.name),
  ]);
}

/** Where the check can stand: gives { url, within, inFrame }. */
const WAYS = {
  async pagina(t) {
    return { url: (await host(t)).url + chromium.CHECK, within: "#voorcheck" };
  },
  async onderdeel(t) {
    const vc = await host(t, { under: "voorcheck/", cors: true });
    const html = pageOf({ head: `<script defer src="${vc.url}embed.js"></script>`, body: "<main><h1>Gemeente</h1><voor-check></voor-check></main>" });
    const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
    return { url: cms.url, within: "voor-check", servers: [vc, cms] };
  },
  async iframe(t) {
    const vc = await host(t, { under: "voorcheck/" });
    const html = pageOf({ body: `<main><h1>Gemeente</h1><iframe data-voorcheck title="Voorcheck" width="900" height="600" src="${vc.url}"></iframe></main><script src="${vc.url}embed-frame.js"></script>` });
    const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html }, headers: { "Content-Security-Policy": null } });
    return { url: cms.url, within: "#voorcheck", inFrame: true, servers: [vc, cms] };
  },
  async bestand() {
    return { url: pathToFileURL(join(chromium.DIST, "voorcheck.html")).href, within: "#voorcheck" };
  },
};

for (const [browser, { open }] of Object.entries({ Chromium: chromium, Firefox: firefox })) {
  for (const [way, stand] of Object.entries(WAYS)) {
    test(`geen antwoord komt ergens anders terecht: ${way}, ${browser}`, async (t) => {
      const { url, within, inFrame, servers = [] } = await stand(t);
      const told = [];
      const { page } = await open(t, {
        url,
        ready: false,
        async prepare(page) {
          await (page.addInitScript ?? page.evaluateOnNewDocument).call(page, listen);
          page.on("console", (message) => told.push(message.text()));
          page.on("request", (request) => told.push(request.url(), JSON.stringify(request.headers()), request.method()));
        },
      });
      const stands = (frame) => frame.waitForFunction((within) => {
        const place = document.querySelector(within);
        return (place?.shadowRoot ?? place)?.querySelector("fieldset");
      }, ...(browser === "Chromium" ? [within] : [{}, within]));
      let inside = page;
      if (inFrame) inside = await (await page.waitForSelector("iframe")).contentFrame();
      await stands(inside);
      await new Promise((done) => setTimeout(done, 500));
      const address = await inside.evaluate(() => location.href);
      const [asked, names, there] = await inside.evaluate(walk, [within, RARE, DATE]);
      // Some questions exclude each other.
      assert.ok(there && asked > count - 2, `the walk came to ${asked} of ${count} questions`);
      // A form that goes somewhere does so a moment later.
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(await inside.evaluate(() => location.href), address);
      told.push(await inside.evaluate(traces));
      if (inFrame) told.push(await page.evaluate(traces));
      told.push(...servers.flatMap(({ requests }) => requests.map((one) => JSON.stringify(one))));
      for (const needle of [RARE, ...DATES, ...names]) {
        assert.deepEqual(told.filter((one) => one.includes(needle)), [], needle);
      }
    });
  }

  test(`een oude bibliotheek van de website, die namen van de browser overneemt, houdt niets tegen: ${browser}`, async (t) => {
    const vc = await host(t, { under: "voorcheck/", cors: true });
    const library = `<script>
      for (const name of ["Element", "Event", "Window", "Document"]) {
        window[name] = Object.assign(function () {}, { prototype: {} });
      }
      // As Prototype 1.7 and MooTools 1.4 do.
      Array.from = (list) => Array.prototype.slice.call(list);
      Array.prototype.entries = Array.prototype.slice;
    </script>`;
    const html = pageOf({
      head: `${library}<script defer src="${vc.url}embed.js"></script>`,
      body: "<main><h1>Gemeente</h1><voor-check></voor-check></main>",
    });
    const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
    const { page } = await open(t, { url: cms.url, ready: false });
    const has = (selector) => page.waitForFunction(
      (selector) => document.querySelector("voor-check").shadowRoot?.querySelector(selector), ...(browser === "Chromium" ? [selector] : [{}, selector]));
    await has("fieldset");
    await page.evaluate(() => document.querySelector("voor-check").shadowRoot.querySelector('input[value="nieuwe-plaatsing"]').click());
    await page.evaluate(() => document.querySelector("voor-check").shadowRoot.querySelector("form:not([data-code]) [type=submit]").click());
    await has('[data-fact="afgekickt"]');
    assert.equal(await page.evaluate(() => location.href), cms.url);
  });
}
