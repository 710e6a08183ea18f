// A release as somebody else gets it: whole, installable without a network, honest about what it is made of.
//
// RELEASE is the folder, DIST the site it was made of, and KADER the command line: of this machine, or the one in the release;
// `cargo xtask test uitgave` and `programma` make and set them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Ajv from "ajv";
import { KADERS, ROOT } from "../browser/oracle.mjs";
import { filesOf } from "./files.mjs";
import { entries } from "./zip.mjs";

const RELEASE = resolve(process.env.RELEASE || join(ROOT, "uitgave"));
const DIST = resolve(process.env.DIST || join(ROOT, "dist"));
const KADER = resolve(process.env.KADER || join(ROOT, "target/debug/kader"));
/** Whether the command line is in the release. */
const PROGRAM = dirname(KADER) === RELEASE;
const SCHEMAS = join(ROOT, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
const run = promisify(execFile);

let version;
let work;
let installed;

before(async () => {
  version = /^version = "(.*)"$/m.exec(await readFile(join(ROOT, "Cargo.toml"), "utf8"))[1];
  work = await mkdtemp(join(tmpdir(), "voorcheck-"));
  await writeFile(join(work, "package.json"), '{ "name": "klant", "private": true, "type": "module" }');
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const file = join(RELEASE, `voorcheck-${version}.tgz`);
  await run(npm, ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", file], { cwd: work });
  installed = join(work, "node_modules/voorcheck");
});
after(() => rm(work, { recursive: true, force: true }));

async function unpacked() {
  return entries(await readFile(join(RELEASE, `voorcheck-${version}.zip`)));
}

test("de controlesommen noemen elk bestand en kloppen", async () => {
  const files = await filesOf(RELEASE);
  const sums = files.get("SHA256SUMS").toString();
  files.delete("SHA256SUMS");
  const expected = [...files].map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`);
  assert.equal(sums, expected.join(""));
  const names = ["voorcheck.html", "sbom.cdx.json", `voorcheck-${version}.tgz`, `voorcheck-${version}.zip`];
  if (PROGRAM) names.push(`kader-${version}-linux-x86_64`);
  assert.deepEqual([...files.keys()].sort(), names.sort());
});

test("het zipbestand heeft de hele site, de licentie en een leesmij", async () => {
  const all = await unpacked();
  const top = `voorcheck-${version}/`;
  const site = new Map(all.filter(({ name }) => name.startsWith(`${top}site/`)).map(({ name, bytes }) =>
    [name.slice(`${top}site/`.length), bytes]));
  assert.deepEqual(site, await filesOf(DIST));
  const text = (name) => all.find((one) => one.name === top + name).bytes.toString();
  assert.equal(text("LICENSE"), await readFile(join(ROOT, "LICENSE"), "utf8"));
  assert.ok(text("LEESMIJ.txt").startsWith(`Voorcheck ${version}\n`));
  assert.ok(!text("LEESMIJ.txt").includes("{"));
  for (const [, named] of text("LEESMIJ.txt").matchAll(/\b((?:site|docs)\/[\w./-]*\w)/g)) {
    assert.ok(all.some(({ name }) => name === top + named || name.startsWith(`${top + named}/`)), `LEESMIJ.txt noemt ${named}`);
  }
});

test("naast elk bestand dat er kleiner van wordt staat hetzelfde bestand ingepakt", async () => {
  const site = await filesOf(DIST);
  // What the site says of itself may be changed where it stands: beside it nothing may stay behind.
  const plain = [...site.keys()].filter((name) => !/\.(br|gz)$/.test(name) && name !== "site.json");
  for (const [end, unpack] of [[".br", brotliDecompressSync], [".gz", gunzipSync]]) {
    const packed = plain.filter((name) => site.has(name + end));
    assert.deepEqual(packed, plain.filter((name) => !name.endsWith(".png")), end);
    for (const name of packed) {
      assert.ok(site.get(name + end).length < site.get(name).length, name + end);
      assert.deepEqual(unpack(site.get(name + end)), site.get(name), name + end);
    }
    assert.equal(packed.length, [...site.keys()].filter((name) => name.endsWith(end)).length, `${end}: none by itself`);
  }
});

test("het zipbestand hangt niet af van tijd, volgorde of rechten op deze computer", async () => {
  const all = await unpacked();
  const names = all.map(({ name }) => name);
  assert.deepEqual(names, [...names].sort());
  // 1 January 1980, the first day a zip knows; a plain file that its owner may write.
  assert.deepEqual(new Set(all.map(({ time, mode }) => `${time.toString(16)} ${mode.toString(8)}`)), new Set(["210000 100644"]));
});

test("het losse bestand is dat van de site", async () => {
  assert.deepEqual(await readFile(join(RELEASE, "voorcheck.html")), await readFile(join(DIST, "voorcheck.html")));
});

test("het npm-pakket installeert zonder netwerk, en het voorbeeld draait bij wie het installeert", async () => {
  await cp(join(installed, "voorbeelden/node.mjs"), join(work, "node.mjs"));
  const { stdout, stderr } = await run(process.execPath, ["node.mjs"], { cwd: work });
  assert.equal(stderr, "");
  assert.match(stdout, new RegExp(`, rekenkern ${version.replaceAll(".", "\\.")}\n\\? `));
  const { name, license, version: own, dependencies, scripts } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.deepEqual([name, license, own, dependencies, scripts], ["voorcheck", "EUPL-1.2", version, undefined, undefined]);
});

test("het korte voorbeeld uit de handleiding noemt de volgende vraag", async () => {
  const manual = await readFile(join(installed, "README.md"), "utf8");
  const [, code] = /```js\n([^]*?)```/.exec(manual);
  await writeFile(join(work, "kort.mjs"), code);
  const { stdout } = await run(process.execPath, ["kort.mjs"], { cwd: work });
  const { kader } = JSON.parse(await readFile(join(installed, "kader.json"), "utf8"));
  assert.ok(kader.feit.some(({ id }) => stdout === `${id}\n`), stdout);
  for (const [, link] of manual.matchAll(/\]\((\.[^)]*)\)/g)) await access(join(installed, link));
});

test("het npm-pakket heeft elk kader van de site, onder zijn eigen id", async () => {
  const packs = await readdir(join(installed, "kaders"));
  assert.deepEqual(packs.sort(), KADERS.map((id) => `${id}.json`).sort());
  for (const name of packs) {
    const { kader } = JSON.parse(await readFile(join(installed, "kaders", name), "utf8"));
    assert.equal(`${kader.kader.id}.json`, name);
  }
});

test("het npm-pakket geeft zijn typen mee aan wie het installeert", async () => {
  await cp(join(installed, "voorbeelden/typen.ts"), join(work, "typen.ts"));
  const args = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--lib", "es2022", "typen.ts"];
  const { stdout } = await run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), ...args], { cwd: work });
  assert.equal(stdout, "");
});

test("het element in het npm-pakket is dat van de site, met elk bestand waar het om vraagt", async () => {
  const [embed, site] = await Promise.all([filesOf(join(installed, "embed")), filesOf(DIST)]);
  // The package is compressed as a whole.
  for (const name of site.keys()) if (/^voorcheck\.html$|\.(br|gz)$/.test(name)) site.delete(name);
  assert.ok(embed.has("embed.js"));
  assert.deepEqual(embed, site);
});

test("geen bestand van de uitgave noemt een map van deze computer", async () => {
  const all = [...await filesOf(RELEASE), ...await filesOf(installed), ...(await unpacked()).map(({ name, bytes }) => [name, bytes])];
  const needles = [ROOT, process.env.HOME].filter((folder) => folder?.split(sep).length > 2);
  assert.ok(needles.length > 0);
  for (const [name, bytes] of all) {
    for (const needle of needles) assert.ok(!bytes.includes(needle), `${name}: ${needle}`);
  }
});

test("de onderdelenlijst is geldig CycloneDX, en niets erin hangt van het moment af", async () => {
  const text = await readFile(join(RELEASE, "sbom.cdx.json"), "utf8");
  const schema = async (name) => JSON.parse(await readFile(join(SCHEMAS, name), "utf8"));
  // We use no field that has one of these formats.
  const formats = { "date-time": true, "idn-email": true, "iri-reference": true, uri: true };
  const ajv = new Ajv({ strict: false, formats });
  for (const name of ["spdx", "jsf-0.82", "cryptography-defs"]) {
    ajv.addSchema(await schema(`${name}.SNAPSHOT.schema.json`), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  }
  const valid = ajv.compile(await schema("bom-1.6.SNAPSHOT.schema.json"));
  const bom = JSON.parse(text);
  assert.ok(valid(bom), JSON.stringify(valid.errors?.slice(0, 3)));
  for (const wrong of [{ ...bom, bomFormat: "SPDX" }, { ...bom, components: [{ type: "library" }] }]) assert.ok(!valid(wrong));
  assert.doesNotMatch(text, /timestamp|serialNumber|urn:uuid/);
});

test("de onderdelenlijst noemt wat er in de WebAssembly en de opmaak zit, met licentie en controlesom", async () => {
  const { components, dependencies, metadata } = JSON.parse(await readFile(join(RELEASE, "sbom.cdx.json"), "utf8"));
  const lock = await readFile(join(ROOT, "Cargo.lock"), "utf8");
  const npm = JSON.parse(await readFile(join(ROOT, "package-lock.json"), "utf8")).packages;
  const names = components.map(({ name }) => name);
  for (const name of ["voorcheck-rules", "yew", "serde", "time", "wasm-bindgen", "serde_json", "rlsf", "rust-std"]) {
    assert.ok(names.includes(name), name);
  }
  for (const name of ["chrono", "wasm-bindgen-test", "syn", "esbuild", "xtask", "voorcheck"]) assert.ok(!names.includes(name), name);
  for (const name of ["clap", "toml", "zip", "voorcheck-tools"]) {
    const parts = components.filter((one) => one.name === name).flatMap(({ properties }) => properties.map(({ value }) => value));
    assert.deepEqual(parts, PROGRAM ? ["opdrachtregel"] : [], name);
  }
  const css = await readFile(join(ROOT, "www/utrecht.css"), "utf8");
  const imported = [...css.matchAll(/@import "(@utrecht\/[^/]+)\//g)].map(([, name]) => name);
  assert.deepEqual(names.filter((name) => name.startsWith("@")).sort(), imported.sort());
  for (const { name, version: own, licenses, hashes = [], purl, properties } of components) {
    const licence = licenses[0].expression ?? licenses[0].license.id;
    assert.match(licence, /^\(?[\w.+-]+( (OR|AND) \(?[\w.+-]+\)?)*$/, name);
    assert.ok(properties.length > 0, name);
    if (purl.startsWith("pkg:cargo/voorcheck-")) {
      // Our own crates stand in this repository: no registry gives them a checksum.
      assert.ok(lock.includes(`name = "${name}"\nversion = "${own}"\n`) && licence === "EUPL-1.2", name);
    } else if (purl.startsWith("pkg:cargo/")) {
      assert.ok(lock.includes(`name = "${name}"\nversion = "${own}"\n`) && lock.includes(`"${hashes[0].content}"`), name);
    } else if (purl.startsWith("pkg:npm/")) {
      const { version: locked, integrity } = npm[`node_modules/${name}`];
      assert.equal(own, locked);
      assert.equal(`sha512-${Buffer.from(hashes[0].content, "hex").toString("base64")}`, integrity);
    }
  }
  // Everything hangs together: from our own name every component is reached, and nothing else.
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set();
  const todo = [metadata.component["bom-ref"]];
  while (todo.length) {
    const ref = todo.pop();
    if (reached.has(ref)) continue;
    reached.add(ref);
    todo.push(...needs.get(ref));
  }
  const refs = [metadata.component["bom-ref"], ...components.map((one) => one["bom-ref"])];
  assert.deepEqual([...reached].sort(), refs.sort());
});
