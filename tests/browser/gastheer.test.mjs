// What websites of others do that has to do with neither style nor rules of ours: the script at an address that stays, as
// docs/inbedden.md says, and Trusted Types.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import * as firefox from "./firefox.mjs";
import { DIST, copySite, open, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";

after(stop);
after(firefox.stop);

const seal = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;

/** Pages with what the guide says to paste: the address that stays, and that of a version. */
async function pasted(vc, folder) {
  const guide = await readFile(new URL("../../docs/inbedden.md", import.meta.url), "utf8");
  const integrity = seal(await readFile(join(folder, "embed.js")));
  const page = (pattern) => {
    const [script] = guide.match(pattern);
    const here = script.replace("https://zorg.voorbeeld.nl/voorcheck/", vc.url).replace("sha384-…", integrity);
    return pageOf({ body: `${here}<voor-check></voor-check>` });
  };
  return {
    "/": page(/^<script defer src="\S+\/voorcheck\/embed\.js".*<\/script>$/m),
    "/vaste-versie": page(/^<script defer src="\S+\/voorcheck\/0\.1\.0\/embed\.js"[^<]*<\/script>$/m),
  };
}

/** Puts a next version over the old one: its first script has other content, so another name. */
async function replace(folder) {
  const old = (await readdir(folder)).find((name) => /^element-\w+\.js$/.test(name));
  const text = await readFile(join(folder, old), "utf8");
  const next = `${text}/* 2 */`;
  const name = `element-${createHash("sha256").update(next).digest("hex").slice(0, 10)}.js`;
  const embed = await readFile(join(folder, "embed.js"), "utf8");
  await writeFile(join(folder, name), next);
  await writeFile(join(folder, "embed.js"), embed.replace(old, name).replace(seal(text), seal(next)));
  return { old, name };
}

test("het vaste adres geeft na het vervangen van de bestanden vanzelf de nieuwe versie, de vaste versie de oude, in beide browsers", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-vast-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await copySite(folder);
  await cp(DIST, join(folder, "0.1.0"), { recursive: true });
  const vc = await host(t, { folder, under: "voorcheck/", cors: true });
  const cms = await host(t, { folder: null, name: "localhost", pages: await pasted(vc, folder) });
  const asked = () => vc.requests.splice(0).map(({ path }) => path.split("/").pop()).filter((name) => name.startsWith("element-"));
  const visitors = [await open(t, { url: cms.url, ready: false }), await firefox.open(t, { url: cms.url, ready: false })];
  const stands = async () => {
    for (const { page } of visitors) {
      await page.waitForFunction(() => document.querySelector("voor-check").shadowRoot?.querySelector("fieldset"));
    }
  };
  await stands();
  asked();
  const { old, name } = await replace(folder);
  for (const { page } of visitors) await page.reload();
  await stands();
  assert.deepEqual(new Set(asked()), new Set([name]));
  for (const { page } of visitors) await page.goto(`${cms.url}vaste-versie`);
  await stands();
  assert.deepEqual(new Set(asked()), new Set([old]));
  for (const { errors } of visitors) assert.deepEqual(errors, []);
});

test("een website die geen HTML als tekst toelaat (Trusted Types) krijgt ook de verantwoording", async (t) => {
  const vc = await host(t, { under: "voorcheck/", cors: true });
  const headers = { "Content-Security-Policy": "require-trusted-types-for 'script'" };
  const cms = await host(t, { folder: null, name: "localhost", headers, pages: await pasted(vc, DIST) });
  const { page, errors } = await open(t, { url: cms.url, ready: false });
  await page.locator("voor-check footer button[data-account]").click();
  await page.locator("voor-check details").first().waitFor();
  assert.deepEqual(errors, []);
});
