// Another kader than the shipped one, in two versions: built by the command a policy officer uses, and the one that holds
// today is the one that shows.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { choose, next, start, toAccount } from "./driver.mjs";
import { stop } from "./harness.mjs";
import { ROOT } from "./oracle.mjs";

const MINI = join(ROOT, "tests/kaders/mini");
const OLD = "2026-01-01";
const NEW = "2027-01-01";

let top;
let site;

before(async () => {
  top = await mkdtemp(join(tmpdir(), "voorcheck-versies-"));
  site = join(top, "site");
  await version("", OLD, "Verzonnen regeling");
  await version("", NEW, "Nieuwe regeling");
  await build("mini", "site");
});

after(async () => {
  await stop();
  await rm(top, { recursive: true, force: true });
});

/** Writes a version of the made-up kader into a folder named by its first day, in one named by its id. */
async function version(folder, from, title) {
  const place = join(top, folder, "mini", from);
  await cp(MINI, place, { recursive: true });
  const file = join(place, "kader.toml");
  const text = await readFile(file, "utf8");
  const changed = text.replace(/^geldig-vanaf = .*$/m, `geldig-vanaf = "${from}"`).replace("Verzonnen regeling", title);
  await writeFile(file, changed);
}

/** `cargo xtask build --kader … --naar …`; rejects with what it said. */
function build(kader, to) {
  const args = ["xtask", "build", "--kader", join(top, kader), "--naar", join(top, to)];
  return promisify(execFile)(process.env.CARGO || "cargo", args, { cwd: ROOT });
}

/** Which rules show, and which were fetched. */
async function onDay(t, today) {
  const { page, requests } = await start(t, { today, site });
  const fetched = (start) => requests.map((url) => new URL(url).pathname).filter((path) => path.startsWith(start));
  return { page, line: await page.locator(".vc-footer__line").innerText(), packs: fetched("/kader-"), accounts: fetched("/verantwoording-") };
}

test("de versie die vandaag geldt, is de enige die wordt opgehaald", async (t) => {
  const days = {
    "2026-11-22": "Verzonnen regeling",
    "2026-12-31": "Verzonnen regeling",
    [NEW]: "Nieuwe regeling",
    "2031-05-05": "Nieuwe regeling",
  };
  const seen = new Map();
  for (const [today, title] of Object.entries(days)) {
    const { line, packs, accounts } = await onDay(t, today);
    assert.ok(line.startsWith(title), `${today}: ${line}`);
    assert.deepEqual([packs.length, accounts.length], [1, 1], today);
    seen.set(title, packs[0] + accounts[0]);
  }
  assert.equal(new Set(seen.values()).size, 2, "each has rules of its own");
});

test("vóór de eerste versie geldt de eerste, en er staat vanaf wanneer", async (t) => {
  const { line } = await onDay(t, "2025-06-01");
  assert.match(line, /^Verzonnen regeling/);
  assert.match(line, /Geldig vanaf 1 januari 2026/);
});

test("het eigen kader is te gebruiken, met zijn eigen verantwoording", async (t) => {
  const { page } = await onDay(t, "2026-11-22");
  await choose(page, { gemeente: "dorp" });
  await next(page);
  await choose(page, { ervaring: "ervaren", pacht: "nee" });
  await next(page);
  assert.equal(await page.locator("[data-outcome]").first().getAttribute("data-outcome"), "past-niet");
  await toAccount(page).click();
  await page.locator("main:visible .vc-sources").waitFor();
});

test("een map die niet naar haar eerste dag heet, een map zonder kader, en een map vol andere dingen worden geweigerd", async () => {
  await version("fout", OLD, "Verzonnen regeling");
  await rename(join(top, "fout/mini", OLD), join(top, "fout/mini/2026-02-01"));
  await assert.rejects(build("fout/mini", "nergens"), ({ stdout }) => /geldt vanaf `2026-01-01`, maar haar map heet `2026-02-01`/.test(stdout));
  await assert.rejects(build("leeg", "nergens"), ({ stderr }) => /in deze map staat geen kader/.test(stderr));
  assert.deepEqual((await readdir(top)).filter((name) => name.startsWith("nergens")), [], "nothing was half built");
  await assert.rejects(build("mini", "mini"), ({ stderr }) => /houdt iets anders dan een eerder gebouwde site/.test(stderr));
  assert.deepEqual(await readdir(join(top, "mini")), [OLD, NEW], "and nothing was thrown away");
});
