// The types of the npm package: the example compiles under the strictest rules, without the types of a browser or of Node,
// and they name exactly the keys and kinds that real descriptions and assessments have.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { PACKAGE, ROOT, scenarios } from "../browser/oracle.mjs";

const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const FLAGS = "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022 --lib es2022";
let work;

before(async () => {
  work = await mkdtemp(join(tmpdir(), "voorcheck-"));
  await mkdir(join(work, "node_modules"));
  await symlink(PACKAGE, join(work, "node_modules/voorcheck"), "junction");
});
after(() => rm(work, { recursive: true, force: true }));

/** What the compiler complains about in this file of the work folder. */
function complaints(name, more = []) {
  return new Promise((done) => {
    execFile(process.execPath, [TSC, ...FLAGS.split(" "), ...more, join(work, name)], (_, out) => done(out.trim()));
  });
}

/** A value as TypeScript. Of a text with a space in it only that it is a text counts. */
function literal(value) {
  return JSON.stringify(value, (_, one) => (typeof one === "string" && one.includes(" ") ? "…" : one));
}

/** Every assessment and description that the scenarios lead to, as checked declarations; equal ones once. */
async function values() {
  const { load } = await import(pathToFileURL(join(PACKAGE, "index.js")).href);
  const check = await load();
  const kader = await check.loadKader(JSON.parse(await readFile(join(PACKAGE, "kader.json"), "utf8")));
  const found = new Set();
  for (const voice of ["behandelaar", "inwoner"]) {
    found.add(`const one: Description = ${literal(await check.describe(kader, voice))};`);
    for (const { today, target, input } of await scenarios()) {
      found.add(`const one: Assessment = ${literal(await check.assess(kader, input, { today, target, voice }))};`);
    }
  }
  return [...found];
}

const HEAD = 'import type { Assessment, Description } from "voorcheck";\n';

test("het voorbeeld met typen wordt goedgekeurd", async () => {
  await cp(join(PACKAGE, "voorbeelden/typen.ts"), join(work, "typen.mts"));
  assert.equal(await complaints("typen.mts"), "");
});

test("elke beoordeling en beschrijving heeft precies de sleutels en soorten van de typen", async () => {
  const all = await values();
  assert.ok(all.length > 100, `${all.length}`);
  await writeFile(join(work, "waarden.mts"), HEAD + all.map((one) => `{ ${one} void one; }`).join("\n"));
  assert.equal(await complaints("waarden.mts"), "");
});

test("een sleutel te veel, een te weinig of een andere soort wordt gezien", async () => {
  const all = await values();
  const assessment = all.find((one) => /"days":\d/.test(one));
  const wrong = [
    assessment.replace('"tone":"', '"tone":"x'),
    assessment.replace('"inHeadline":', '"inheadline":'),
    assessment.replace('"decided":true', '"decided":"true"'),
    assessment.replace('"timelineSummary":', '"extra":1,"timelineSummary":'),
    assessment.replace(/"days":(\d+)/, '"days":"$1"'),
    assessment.replace('"dissent":"…",', ""),
    all[0].replace('"open":true', '"open":null'),
    all[0].replace('"role":"', '"role":"x'),
  ];
  for (const one of wrong) assert.ok(!all.includes(one), one.slice(0, 200));
  const text = wrong.map((one) => `{\n// @ts-expect-error\n${one} void one; }`).join("\n");
  await writeFile(join(work, "fout.mts"), HEAD + text);
  assert.equal(await complaints("fout.mts"), "");
});

/** As much of a framework as the types of the element lean on; the frameworks themselves are too large to install for this. */
const FRAMEWORKS = {
  react: `export interface HTMLAttributes<T> { className?: string; ref?: T }
export type DetailedHTMLProps<E, T> = E;
export namespace JSX { interface IntrinsicElements { p: object } }`,
  preact: "export namespace JSX { interface IntrinsicElements { section: { class?: string } } }",
};

test("het element kan in JSX staan, met zijn attributen en geen andere", async () => {
  for (const [name, types] of Object.entries(FRAMEWORKS)) {
    const at = join(work, "node_modules", name);
    await mkdir(at, { recursive: true });
    await writeFile(join(at, "package.json"), JSON.stringify({ name, types: "./index.d.ts" }));
    await writeFile(join(at, "index.d.ts"), types);
    await writeFile(join(at, "jsx-runtime.d.ts"), 'export { JSX } from "./index.js"; export function jsx(): unknown;');
    const right = 'gemeente="huizen" stem="inwoner" kop-niveau={3} kader="x" kader-hash="y" kader-url="z" onvoorcheck-fout={({ detail }) => detail.code}';
    await writeFile(join(work, `${name}.tsx`), `import type {} from "voorcheck/element/${name}";
export const right = <voor-check ${right} />;
// @ts-expect-error
export const wrong = <voor-check stem="robot" />;\n`);
    const flags = ["--preserveSymlinks", "--jsx", "react-jsx", "--jsxImportSource", name, "--lib", "es2022,dom"];
    assert.equal(await complaints(`${name}.tsx`, flags), "", name);
  }
});
