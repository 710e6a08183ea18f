// A next build of the site, for tests of going over to it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, copySite } from "./harness.mjs";

/**
 * A copy of the site as a next build would make it: another style, so another name for it everywhere. The folder goes when
 * the test ends.
 *
 * Gives { folder, old, name }: the folder, and the name of the style before and after.
 */
export async function nextBuild(t) {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-bouw-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await copySite(folder);
  const old = (await readdir(folder)).find((name) => name.startsWith("style-"));
  const style = `${await readFile(join(folder, old), "utf8")}.vc{--bouw:2}`;
  const name = `style-${createHash("sha256").update(style).digest("hex").slice(0, 10)}.css`;
  const seal = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
  await writeFile(join(folder, old), style);
  await rename(join(folder, old), join(folder, name));
  let page = await readFile(join(folder, "index.html"), "utf8");
  const before = seal(page);
  const seals = [seal(await readFile(join(DIST, old), "utf8")), seal(style)];
  page = page.replaceAll(old, name).replaceAll(...seals);
  await writeFile(join(folder, "index.html"), page);
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const changed = worker.replaceAll(old, name).replaceAll(...seals).replaceAll(before, seal(page)).replace(/version:"\w+"/, 'version:"2"');
  assert.match(changed, /version:"2"/);
  await writeFile(join(folder, "sw.js"), changed);
  return { folder, old, name };
}
