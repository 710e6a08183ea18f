// Loading: the page starts under its own strict rules, asks nothing of anyone else, and never stays blank.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axe, elsewhere, focused, open, settled, stop } from "./harness.mjs";

after(stop);

const UITWEG = "U kunt altijd een melding doen bij de gemeente.";

/** Opens a page that is expected to fail, and reads the message. */
async function melding(t, options) {
  const { page, ...rest } = await open(t, options);
  const blok = page.locator(".vc-melding");
  await blok.waitFor();
  return { page, soort: await blok.getAttribute("data-soort"), tekst: await blok.innerText(), ...rest };
}

function route(pattern, handler) {
  return { prepare: (page) => page.route(pattern, handler) };
}

test("de pagina laadt zonder fouten en zonder verkeer naar buiten", async (t) => {
  const { page, url, errors, requests } = await open(t);
  assert.equal(await page.locator(".vc-melding").count(), 0);
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
  const bron = await (await page.request.get(page.url())).text();
  assert.doesNotMatch(bron, /<style|style="|<script(?![^>]*\ssrc=)|\son\w+="/);
  const zonder = await page.locator("script:not([integrity]), link[rel=stylesheet]:not([integrity]), link[rel=modulepreload]:not([integrity])").count();
  assert.equal(zonder, 0);
});

test("de pagina werkt in een submap", async (t) => {
  const { page, errors } = await open(t, { folder: "een/twee drie" });
  assert.equal(await page.locator(".vc-melding").count(), 0);
  assert.deepEqual(errors, []);
});

test("een server met een verkeerd type voor Wasm is geen bezwaar", async (t) => {
  const { page, errors } = await open(t, route("**/*.wasm", async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  }));
  assert.equal(await page.locator(".vc-melding").count(), 0);
  assert.deepEqual(errors, []);
});

test("een Wasm die niet binnenkomt geeft een leesbare melding", async (t) => {
  const { page, soort, tekst } = await melding(t, route("**/*.wasm", (r) => r.abort()));
  assert.equal(soort, "laden");
  assert.ok(tekst.includes(UITWEG), tekst);
  assert.ok(tekst.includes("niets opgeslagen"), tekst);
  assert.deepEqual(await axe(page), []);
});

test("de knop van de melding begint opnieuw", async (t) => {
  let kapot = true;
  const { page } = await melding(t, route("**/*.wasm", (r) => (kapot ? r.abort() : r.continue())));
  kapot = false;
  await page.getByRole("button", { name: "Begin opnieuw" }).click();
  await page.locator(".vc-melding").waitFor({ state: "detached" });
  await settled(page);
});

test("ontbrekende onderdelen geven een leesbare melding", async (t) => {
  for (const pattern of ["**/widget-*.js", "**/opening-*.json", "**/kader-*.json"]) {
    const { soort } = await melding(t, route(pattern, (r) => r.fulfill({ status: 404, body: "weg" })));
    assert.equal(soort, "laden", pattern);
  }
});

test("een veranderde Wasm start niet", async (t) => {
  const { soort } = await melding(t, route("**/*.wasm", async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0, 2, 1, 0])]) });
  }));
  assert.equal(soort, "laden");
});

test("veranderde regels geven een melding en geen uitkomst", async (t) => {
  const gevallen = {
    "een andere regel": (pakket) => ({ ...pakket, kader: { ...pakket.kader, id: "anders" } }),
    "een andere regel met een eigen kloppende hash": (pakket) => ({ ...pakket, sha256: "0".repeat(64) }),
    "geen pakket": () => [],
  };
  for (const [naam, verander] of Object.entries(gevallen)) {
    const { soort } = await melding(t, route("**/kader-*.json", async (r) => {
      const response = await r.fetch();
      await r.fulfill({ response, body: JSON.stringify(verander(await response.json())) });
    }));
    assert.equal(soort, "kader", naam);
  }
});

test("een veranderd begin van de regels start niet, en een begin van andere regels ook niet", async (t) => {
  const gewijzigd = await melding(t, route("**/opening-*.json", async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, body: `${await response.text()} ` });
  }));
  assert.equal(gewijzigd.soort, "laden");
  const ander = await melding(t, {
    prepare: (page, url) => page.route(url, async (r) => {
      const response = await r.fetch();
      const body = (await response.text()).replace(/data-kader-sha256="\w+"/, `data-kader-sha256="${"0".repeat(64)}"`);
      await r.fulfill({ response, body });
    }),
  });
  assert.equal(ander.soort, "kader");
});

test("wie de uitkomst wil zien voor alle regels er zijn, wacht even en verliest niets", async (t) => {
  let laatDoor;
  const tegengehouden = new Promise((resolve) => { laatDoor = resolve; });
  const { page, requests } = await open(t, {
    ready: false,
    prepare: (page) => page.route("**/kader-*.json", async (r) => { await tegengehouden; await r.continue(); }),
  });
  await settled(page);
  const eerste = page.locator("input[type=radio]").first();
  await eerste.check();
  const gevraagd = requests.length;
  await page.getByRole("button", { name: "Bekijk de uitkomst tot nu toe" }).click();
  await page.getByRole("heading", { name: "Het vervolg wordt geladen…" }).waitFor();
  laatDoor();
  await page.locator("[data-outcome]").first().waitFor();
  await focused(page, "main h1");
  await page.getByRole("button", { name: "Vorige stap" }).click();
  assert.equal(await eerste.isChecked(), true);
  assert.deepEqual(requests.slice(gevraagd), [], "what comes later was asked for before the first answer");
});

test("een browser zonder WebAssembly krijgt uitleg", async (t) => {
  const { soort } = await melding(t, { prepare: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; }) });
  assert.equal(soort, "browser");
});

test("een website die Wasm verbiedt krijgt uitleg voor de beheerder", async (t) => {
  const { soort, tekst } = await melding(t, {
    prepare: (page, url) => page.route(url, async (r) => {
      const response = await r.fetch();
      await r.fulfill({ response, body: (await response.text()).replace(" 'wasm-unsafe-eval'", "") });
    }),
  });
  assert.equal(soort, "geblokkeerd");
  assert.ok(tekst.includes("wasm-unsafe-eval"), tekst);
});

test("een voorcheck die vastloopt wordt vervangen door een melding met de aandacht erop", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  });
  const blok = page.locator(".vc-melding");
  await blok.waitFor();
  assert.equal(await blok.getAttribute("data-soort"), "vastgelopen");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  assert.equal(await page.locator("#safehouse-check > *").count(), 1);
});

test("een fout van de website eromheen laat de voorcheck met rust", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new TypeError("van een ander") })));
  assert.equal(await page.locator(".vc-melding").count(), 0);
});

test("zonder JavaScript staat er wat te doen", async (t) => {
  const { page } = await open(t, { context: { javaScriptEnabled: false }, ready: false });
  const tekst = await page.locator("body").innerText();
  assert.ok(tekst.includes("JavaScript"), tekst);
  assert.ok(tekst.includes(UITWEG), tekst);
});
