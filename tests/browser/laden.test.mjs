// Loading: the page starts under its own strict rules, asks nothing of anyone else, and never stays blank.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { CHECK, DIST, axe, elsewhere, focused, getStuck, open, settled, stop, stuckFromNextClick } from "./harness.mjs";
import { host } from "./hosts.mjs";

after(stop);

const WAY_OUT = "U kunt altijd een melding doen bij de gemeente.";

/** Opens a page that is expected to fail, and reads the message. */
async function failing(t, options) {
  const { page, ...rest } = await open(t, options);
  const block = page.locator(".vc-message");
  await block.waitFor();
  return { page, kind: await block.getAttribute("data-kind"), text: await block.innerText(), ...rest };
}

function route(pattern, handler) {
  return { prepare: (page) => page.route(pattern, handler) };
}

test("de pagina laadt zonder fouten en zonder verkeer naar buiten", async (t) => {
  const { page, url, errors, requests } = await open(t);
  assert.equal(await page.locator(".vc-message").count(), 0);
  assert.deepEqual(errors, []);
  assert.deepEqual(elsewhere(requests, url), []);
  assert.equal(new Set(requests).size, requests.length, `nothing is fetched twice: ${requests.join(" ")}`);
  assert.equal(await page.locator("html").getAttribute("lang"), "nl");
  assert.equal((await page.context().cookies()).length, 0);
});

test("de strenge beveiligingsregels staan in de pagina en in niets anders staat code", async (t) => {
  const { page } = await open(t);
  const csp = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "base-uri 'none'", "form-action 'none'"]) {
    assert.ok(csp.includes(part), part);
  }
  const source = await (await page.request.get(page.url())).text();
  assert.doesNotMatch(source, /<style|style="|<script(?![^>]*\ssrc=)|\son\w+="/);
  const without = await page.locator("script:not([integrity]), link[rel=stylesheet]:not([integrity]), link[rel=modulepreload]:not([integrity])").count();
  assert.equal(without, 0);
});

test("de pagina werkt in een submap", async (t) => {
  const { page, errors } = await open(t, { folder: "een/twee drie" });
  assert.equal(await page.locator(".vc-message").count(), 0);
  assert.deepEqual(errors, []);
});

test("een server met een verkeerd type voor Wasm is geen bezwaar", async (t) => {
  const { page, errors } = await open(t, route("**/*.wasm", async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  }));
  assert.equal(await page.locator(".vc-message").count(), 0);
  assert.deepEqual(errors, []);
});

test("een Wasm die niet binnenkomt geeft een leesbare melding", async (t) => {
  const { page, kind, text } = await failing(t, route("**/*.wasm", (r) => r.abort()));
  assert.equal(kind, "laden");
  assert.ok(text.includes(WAY_OUT), text);
  assert.ok(text.includes("niets opgeslagen"), text);
  assert.deepEqual(await axe(page), []);
});

test("de knop van de melding begint opnieuw", async (t) => {
  let broken = true;
  const { page } = await failing(t, route("**/*.wasm", (r) => (broken ? r.abort() : r.continue())));
  broken = false;
  await page.getByRole("button", { name: "Begin opnieuw" }).click();
  await page.locator(".vc-message").waitFor({ state: "detached" });
  await settled(page);
});

test("ontbrekende onderdelen geven een leesbare melding", async (t) => {
  for (const pattern of ["**/widget-*.js", "**/opening-*.json"]) {
    const { kind } = await failing(t, route(pattern, (r) => r.fulfill({ status: 404, body: "weg" })));
    assert.equal(kind, "laden", pattern);
  }
});

test("een veranderde Wasm start niet", async (t) => {
  const { kind } = await failing(t, route("**/*.wasm", async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0, 2, 1, 0])]) });
  }));
  assert.equal(kind, "laden");
});

test("veranderde regels geven een melding en geen uitkomst", async (t) => {
  const cases = {
    "een andere regel": (pack) => ({ ...pack, kader: { ...pack.kader, id: "anders" } }),
    "een andere regel met een eigen kloppende hash": (pack) => ({ ...pack, sha256: "0".repeat(64) }),
    "geen pakket": () => [],
  };
  for (const [name, change] of Object.entries(cases)) {
    const { kind } = await failing(t, route("**/kader-*.json", async (r) => {
      const response = await r.fetch();
      await r.fulfill({ response, body: JSON.stringify(change(await response.json())) });
    }));
    assert.equal(kind, "kader", name);
  }
});

test("een veranderd begin van de regels start niet, en een begin van andere regels ook niet", async (t) => {
  const altered = await failing(t, route("**/opening-*.json", async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, body: `${await response.text()} ` });
  }));
  assert.equal(altered.kind, "laden");
  const other = await failing(t, {
    prepare: (page, url) => page.route(url + CHECK, async (r) => {
      const response = await r.fetch();
      const body = (await response.text()).replace(/data-kader-sha256="\w+"/, `data-kader-sha256="${"0".repeat(64)}"`);
      await r.fulfill({ response, body });
    }),
  });
  assert.equal(other.kind, "kader");
});

test("wie de uitkomst wil zien voor alle regels er zijn, wacht even en verliest niets", async (t) => {
  let letThrough;
  const held = new Promise((resolve) => { letThrough = resolve; });
  const { page, requests } = await open(t, {
    ready: false,
    prepare: (page) => page.route("**/kader-*.json", async (r) => { await held; await r.continue(); }),
  });
  await settled(page);
  const first = page.locator("input[type=radio]").first();
  await first.check();
  const asked = requests.length;
  await page.getByRole("button", { name: "Bekijk de inschatting tot nu toe" }).click();
  await page.getByRole("heading", { name: "Het vervolg wordt geladen…" }).waitFor();
  letThrough();
  await page.locator("[data-outcome]").first().waitFor();
  await focused(page, "main h1");
  await page.getByRole("button", { name: "Vorige stap" }).click();
  assert.equal(await first.isChecked(), true);
  assert.deepEqual(requests.slice(asked), [], "what comes later was asked for before the first answer");
});

test("een bestand dat pas bij een tweede keer heel binnenkomt, houdt niemand op", async (t) => {
  const seen = new Map();
  const { page } = await open(t, {
    ready: false,
    prepare: (page) => page.route(/\/(widget-\w+\.wasm|opening-\w+-\w+\.json|kader-\w+\.json|later-\w+\.css|verantwoording-\w+\.json)$/, async (r) => {
      const url = r.request().url();
      seen.set(url, (seen.get(url) ?? 0) + 1);
      if (seen.get(url) > 1) return r.continue();
      // What a browser may keep of a server that was not ready.
      return r.fulfill({ status: 404, headers: { "Cache-Control": "public, max-age=31536000, immutable" }, body: "weg" });
    }),
  });
  await settled(page);
  await page.waitForFunction(() => document.adoptedStyleSheets.length > 1);
  assert.equal(await page.locator(".vc-message").count(), 0);
  assert.match(await page.locator("footer").innerText(), /, gecontroleerd\)/);
  assert.equal(seen.size, 5);
});

test("komen de regels niet na, dan blijven de antwoorden staan, en kan het opnieuw", async (t) => {
  let away = true;
  const { page } = await open(t, {
    ready: false,
    prepare: (page) => page.route(/\/(beyond|kader|later|verantwoording)-/, (r) => (away ? r.abort() : r.continue())),
  });
  await settled(page);
  const first = page.locator("input[type=radio]").first();
  await first.check();
  await page.getByRole("button", { name: "Volgende stap" }).click();
  await page.getByRole("heading", { name: "Het vervolg is niet geladen" }).waitFor({ timeout: 20_000 });
  await focused(page, "main h1");
  assert.match(await page.locator("main").innerText(), /Uw antwoorden staan er nog/);
  assert.match(await page.locator("footer").innerText(), /, niet geladen\)/);
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Vorige stap" }).click();
  assert.equal(await first.isChecked(), true);
  await page.getByRole("button", { name: "Volgende stap" }).click();
  away = false;
  await page.getByRole("button", { name: "Probeer opnieuw" }).click();
  await page.getByText("Deel 2 van 6").waitFor({ timeout: 20_000 });
  await focused(page, "main h1");
  // All that came after the first question is there, not only the rules.
  await page.waitForFunction(() => document.adoptedStyleSheets.length > 1);
  await page.getByRole("button", { name: "Vorige stap" }).click();
  assert.equal(await first.isChecked(), true);
});

test("komt alleen de verantwoording niet, dan is zij daar opnieuw te vragen, en de antwoorden blijven", async (t) => {
  let away = true;
  const { page } = await open(t, {
    ready: false,
    prepare: (page) => page.route("**/verantwoording-*.json", (r) => (away ? r.abort() : r.continue())),
  });
  await settled(page);
  const first = page.locator("input[type=radio]").first();
  await first.check();
  await page.locator("footer button[data-account]").click();
  await page.getByText("De verantwoording is niet geladen.").waitFor({ timeout: 20_000 });
  away = false;
  await page.getByRole("button", { name: "Probeer opnieuw" }).click();
  await page.locator(".vc-account h2").first().waitFor();
  await page.getByRole("button", { name: "Terug naar de voorcheck" }).click();
  assert.equal(await first.isChecked(), true);
});

/** Opens a page whose first script never does its work, and reads what shows by itself. */
async function byItself(t, options) {
  const { page, url } = await open(t, { ...options, ready: false });
  const wayOut = page.locator(".vc-way-out");
  await wayOut.waitFor({ state: "visible", timeout: 20_000 });
  const text = await wayOut.innerText();
  assert.ok(text.includes(WAY_OUT), text);
  return { page, url };
}

test("komt het eerste script niet, of veranderd, of mag het niet, dan staat de weg eruit er vanzelf", async (t) => {
  const changed = async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, body: `${await response.text()} ` });
  };
  for (const [pattern, handler] of [["**/boot-*.js", (r) => r.abort()], ["**/boot-*.js", changed]]) {
    const { page, url } = await byItself(t, route(pattern, handler));
    await page.getByRole("link", { name: "als lijst" }).click();
    assert.equal(page.url(), `${url}checklist.html`);
  }
  await byItself(t, { prepare: (page, url) => page.route(url + CHECK, async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, headers: { ...response.headers(), "Content-Security-Policy": "script-src 'none'" } });
  }) });
});

test("een map zonder streep erachter zegt wat te doen", async (t) => {
  const page = await readFile(`${DIST}/index.html`, "utf8");
  const { url } = await host(t, { under: "map/", pages: { "/map": page } });
  const { page: opened } = await open(t, { url: url.replace(/\/$/, ""), ready: false });
  await opened.getByText("Eindigt het adres niet op een schuine streep (/)?").waitFor({ state: "visible", timeout: 20_000 });
});

test("die weg is niet te zien zolang alles op tijd kan komen, en gaat als het toch komt", async (t) => {
  let page;
  let letThrough;
  const held = new Promise((resolve) => { letThrough = resolve; });
  const opened = open(t, {
    ready: false,
    prepare: async (nieuw) => {
      page = nieuw;
      await page.route("**/boot-*.js", async (r) => { await held; await r.continue(); });
    },
  });
  while (!page) await new Promise((done) => setTimeout(done, 20));
  const wayOut = page.locator(".vc-way-out");
  await wayOut.waitFor({ state: "attached" });
  await page.waitForFunction(() => document.styleSheets.length > 0);
  assert.equal(await wayOut.isVisible(), false);
  // A server that never answers is no other than a script that never comes.
  await wayOut.waitFor({ state: "visible", timeout: 20_000 });
  letThrough();
  await opened;
  await settled(page);
  assert.equal(await page.locator(".vc-way-out").count(), 0);
});

test("een browser zonder WebAssembly krijgt uitleg", async (t) => {
  const { kind } = await failing(t, { prepare: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; }) });
  assert.equal(kind, "browser");
});

test("een website die Wasm verbiedt krijgt uitleg voor de beheerder", async (t) => {
  const { kind, text } = await failing(t, {
    prepare: (page, url) => page.route(url + CHECK, async (r) => {
      const response = await r.fetch();
      await r.fulfill({ response, body: (await response.text()).replace(" 'wasm-unsafe-eval'", "") });
    }),
  });
  assert.equal(kind, "geblokkeerd");
  assert.ok(text.includes("wasm-unsafe-eval"), text);
});

test("een voorcheck die vastloopt wordt vervangen door een melding met de aandacht erop, en hoort daarna niets meer", async (t) => {
  const { page } = await open(t, { prepare: (page) => page.addInitScript(getStuck) });
  await stuckFromNextClick(page);
  await page.locator("input[type=radio]").first().click();
  const block = page.locator(".vc-message");
  await block.waitFor();
  assert.equal(await block.getAttribute("data-kind"), "vastgelopen");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  assert.equal(await page.locator("#voorcheck > *").count(), 1);
  const calls = await page.evaluate(() => globalThis.calls);
  await page.mouse.move(100, 100);
  await page.keyboard.press("Tab");
  await page.evaluate(() => dispatchEvent(new Event("resize")));
  assert.equal(await page.evaluate(() => globalThis.calls), calls, "nothing goes into a Wasm that got stuck");
});

test("een fout van een ander, hoe die ook heet, laat de voorcheck en de antwoorden met rust", async (t) => {
  const { page } = await open(t);
  const first = page.locator("input[type=radio]").first();
  await first.check();
  await page.evaluate(() => {
    const wasm = new WebAssembly.RuntimeError("unreachable");
    // Where a trace names our files: an extension that wraps what it finds.
    const ours = Object.assign(new TypeError("van een ander"), { stack: document.querySelector("script[data-js]").dataset.js });
    for (const error of [wasm, ours]) {
      dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
      dispatchEvent(new PromiseRejectionEvent("unhandledrejection", { promise: Promise.resolve(), reason: error }));
      setTimeout(() => { throw error; });
      Promise.reject(error);
    }
  });
  await page.waitForTimeout(100);
  assert.equal(await page.locator(".vc-message").count(), 0);
  assert.equal(await first.isChecked(), true);
});

test("zonder JavaScript staat er wat te doen", async (t) => {
  const { page } = await open(t, { context: { javaScriptEnabled: false }, ready: false });
  const text = await page.locator("body").innerText();
  assert.ok(text.includes("JavaScript"), text);
  assert.ok(text.includes(WAY_OUT), text);
});
