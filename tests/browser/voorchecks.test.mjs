// Every check of the site but the first, which all other tests are about: a reader's way to an outcome in both voices, what it
// says held against the rules, under axe, narrow and on paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { walk } from "./driver.mjs";
import { SITE, axe, open, stop } from "./harness.mjs";
import { host } from "./hosts.mjs";
import { sideways } from "./letters.mjs";
import { KADERS, ROOT, SHIPPED } from "./oracle.mjs";
import { rules, tried } from "./paths.mjs";
import { sheetsOf } from "./sheets.mjs";
import { folderOf } from "./voorchecks.mjs";

after(stop);

/** Ids that stand on the page more than once: a label would be that of something else. */
const twice = (page) => page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at));

test("docs/inbedden.md noemt de map van elke voorcheck", () => {
  const guide = readFileSync(join(ROOT, "docs/inbedden.md"), "utf8");
  for (const kader of KADERS) assert.ok(guide.includes(`| \`${kader}\` | \`${folderOf(kader)}\` |`), kader);
});

for (const kader of KADERS.filter((one) => one !== SHIPPED)) {
  for (const voice of ["behandelaar", "inwoner"]) {
    test(`${kader}, ${voice}: van de eerste vraag tot de uitkomst, breed, smal en op papier`, async (t) => {
      const { url } = await host(t, { folder: SITE });
      const known = await rules(kader, SITE);
      const scenario = known.all.find(({ stem }) => stem === "basis");
      const path = `${folderOf(kader)}?stem=${voice}`;
      const { page, errors } = await open(t, { url, path, today: scenario.today });
      assert.deepEqual(await axe(page), [], "the first step");
      assert.deepEqual(await twice(page), []);
      const { found } = await tried(page, scenario, known, voice, walk);
      assert.deepEqual(found, []);
      assert.deepEqual(await axe(page), [], "the outcome");
      assert.deepEqual(await twice(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await sideways(page), 0);
      const { sheets } = await sheetsOf(page);
      assert.equal(sheets.length, 1);
      assert.deepEqual(sheets.flatMap(({ outside }) => outside), []);
      assert.deepEqual(errors, []);
    });
  }
}
