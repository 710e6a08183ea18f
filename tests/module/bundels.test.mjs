// The npm package in the hands of a bundler. Each of them has lost the Wasm in a way of its own: webpack 5 over an address
// that is a variable, Vite's dev server by moving the file, esbuild and a server that bundles by leaving it behind.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { PACKAGE, ROOT } from "../browser/oracle.mjs";

const { build } = createRequire(import.meta.url)("esbuild");
const APP = `import { load } from "voorcheck";
load().then((check) => check.version()).then(console.log, (error) => console.log(JSON.stringify(error)));`;
let work;

before(async () => {
  work = await mkdtemp(join(tmpdir(), "voorcheck-"));
  await cp(PACKAGE, join(work, "node_modules/voorcheck"), { recursive: true });
  await writeFile(join(work, "app.mjs"), APP);
});
after(() => rm(work, { recursive: true, force: true }));

test("een bundel is heel, ook als er niets naast staat", async () => {
  const version = /^version = "(.*)"$/m.exec(await readFile(join(ROOT, "Cargo.toml"), "utf8"))[1];
  for (const [format, platform] of [["esm", "browser"], ["iife", "browser"], ["cjs", "node"]]) {
    const alone = await mkdtemp(join(work, `${format}-`));
    const outfile = join(alone, format === "esm" ? "bundel.mjs" : "bundel.cjs");
    const { warnings } = await build({ entryPoints: [join(work, "app.mjs")], bundle: true, format, platform, outfile, logLevel: "silent" });
    assert.deepEqual(warnings, [], format);
    assert.equal((await readdir(alone)).length, 1);
    const { stdout } = await promisify(execFile)(process.execPath, [outfile]);
    assert.equal(stdout, `${version}\n`, format);
  }
});

test("niets hangt van de plaats van een bestand af", async () => {
  const code = (await readFile(join(PACKAGE, "index.js"), "utf8")).replaceAll(/\/\/.*|\/\*[^]*?\*\//g, "");
  assert.doesNotMatch(code, /import\.meta|require\(|__dirname/);
  // A bundler follows a name it can read, never one that is made up while running.
  for (const [, name] of code.matchAll(/\bimport\(([^)]*)\)/g)) assert.match(name, /^"\.\/[a-z]+\.js"$/);
});

test("de voorwaarden onder exports staan in hun volgorde: types eerst, default het laatst", async () => {
  const { exports, version } = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8"));
  assert.match(version, /^\d+\.\d+\.\d+$/);
  const conditions = Object.values(exports).filter((one) => typeof one === "object").map(Object.keys);
  assert.ok(conditions.some((names) => names.length > 1));
  for (const names of conditions) {
    assert.equal(names[0], "types");
    assert.ok(!names.slice(0, -1).includes("default"), `${names}`);
  }
});
