// The npm package in a browser, under security rules as strict as it can live with. Its page is the example that is shipped.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { axe, elsewhere, focused, open, stop } from "./harness.mjs";
import { PACKAGE } from "./oracle.mjs";

after(stop);

const EXAMPLE = { site: PACKAGE, path: "voorbeelden/browser/", ready: false };

/** The page again with other security rules. */
function underRules(from, to) {
  return (page) => page.route(/\/voorbeelden\/browser\/$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    assert.ok(html.includes(from));
    await route.fulfill({ response, body: html.replace(from, to) });
  });
}

test("het voorbeeld stelt vragen tot er een uitkomst is, en vraagt niets aan een ander", async (t) => {
  const { page, url, errors, requests } = await open(t, EXAMPLE);
  const { kader } = JSON.parse(await readFile(join(PACKAGE, "kader.json"), "utf8"));
  const asked = [];
  await page.locator("legend").waitFor();
  assert.deepEqual(await axe(page), []);
  for (;;) {
    const legend = page.locator("legend");
    if (!(await legend.count())) break;
    const question = await legend.textContent();
    asked.push(question);
    await page.locator("input").first().check();
    await page.getByRole("button", { name: "Verder" }).click();
    await page.waitForFunction((old) => document.querySelector("legend")?.textContent !== old, question);
    await focused(page, "input, #stand");
  }
  const { inwoner: dissent } = kader.kader.tegengeluid;
  assert.ok(asked.length > 3 && new Set(asked).size === asked.length, `${asked}`);
  assert.equal(await page.locator("#stand p").last().textContent(), dissent);
  assert.deepEqual([errors, elsewhere(requests, url)], [[], []]);
  assert.deepEqual(await axe(page), []);
});

test("zonder toestemming voor WebAssembly zegt de fout wat er aan de hand is", async (t) => {
  const { page } = await open(t, { ...EXAMPLE, prepare: underRules(" 'wasm-unsafe-eval'", "") });
  await page.getByText(/niet geladen.*'wasm-unsafe-eval'/).waitFor();
});

test("vijandige waarden en een crash eindigen ook hier in de ene foutvorm", async (t) => {
  const { page } = await open(t, EXAMPLE);
  await page.locator("legend").waitFor();
  const found = await page.evaluate(async () => {
    const instances = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...args) => instances[instances.push(await instantiate(...args)) - 1];
    const { KaderError, load } = await import(new URL("../../index.js", location.href));
    const check = await load();
    const kader = await check.loadKader(await (await fetch(new URL("../../kader.json", location.href))).json());
    const today = "2026-11-22";
    const boom = () => {
      throw new Error("boem");
    };
    const refused = async (call) => {
      const error = await call().catch((thrown) => thrown);
      return KaderError.is(error) ? `${error.code} ${error.path}` : `accepted or thrown: ${String(error)}`;
    };
    const codes = [
      await refused(() => check.assess(kader, new Proxy({}, { get: boom, ownKeys: boom }), { today })),
      await refused(() => check.assess(kader, {}, { get today() { return boom(); } })),
      await refused(() => check.assess(window, {}, { today })),
      await refused(() => check.loadKader(document.body)),
    ];
    const before = JSON.stringify(await check.assess(kader, {}, { today }));
    new Uint8Array(instances[0].exports.memory.buffer).fill(0xff);
    codes.push(await refused(() => check.assess(kader, {}, { today })));
    codes.push(before === JSON.stringify(await check.assess(kader, {}, { today })) ? "same" : "other");
    return { codes, instances: instances.length, checked: kader.checked };
  });
  assert.deepEqual(found, {
    codes: ["invalid-input input", "invalid-options options", "invalid-handle handle", "invalid-pack pack", "engine-crashed ", "same"],
    instances: 2,
    checked: true,
  });
});
