// What reading a kader and assessing a case cost, through the npm package as its users have it. No test: times say something
// only beside each other, on one machine that has nothing else to do.
//
//     node tests/bench/snelheid.mjs [--rounds 7] [--json FILE] [package …]
//
// Each package is a folder as `cargo xtask test module` makes it in target/xtask/npm, which is the first one when none is
// named; the first is what the others are divided by, and all assess by its pack. Every round runs each of them once in a
// process of its own, in turn. `first` is the first call of a process, which is what a visitor has; `assess` the median of
// 2,000 different cases, each assessed once. FILE gets the times of every round of the first, for `cargo xtask bench`.

import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { PACKAGE, scenarios } from "../browser/oracle.mjs";

const CASES = 2_000;
const LOADS = 15;

const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];

/** Numbers from 0 to 1, the same ones every time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Different cases around the scenarios of a kader, which reach every outcome. */
async function drawn({ kader: { kader, feit, datum } }) {
  const next = numbers(20261130);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const known = (await scenarios()).filter((one) => one.kader.endsWith(kader.id));
  const cases = new Map();
  while (cases.size < CASES) {
    const { input, today } = pick(known);
    const answers = { ...input.answers };
    for (const { id, optie } of feit) {
      const chance = next();
      if (chance < 0.2) answers[id] = pick(optie).id;
      else if (chance < 0.25) delete answers[id];
    }
    const dates = { ...input.dates };
    for (const { id } of datum) if (next() < 0.3) dates[id] = `2027-0${1 + Math.floor(next() * 9)}-15`;
    const options = { today, voice: pick(["behandelaar", "inwoner"]), target: pick(["outcome", "criteria"]) };
    const one = { input: { answers, dates }, options };
    cases.set(JSON.stringify(one), one);
  }
  return [...cases.values()];
}

/** The times of one process, in milliseconds. */
async function measure(folder, from) {
  const pack = JSON.parse(await readFile(join(from, "kader.json"), "utf8"));
  const cases = await drawn(pack);
  const timed = async (list, work) => {
    const start = performance.now();
    const made = await work();
    list.push(performance.now() - start);
    return made;
  };
  const [begin, loads, assessments] = [[], [], []];
  const rules = await timed(begin, async () => (await import(pathToFileURL(join(folder, "index.js")).href)).load());
  let kader;
  for (let count = 0; count < LOADS; count += 1) kader = await timed(loads, () => rules.loadKader(pack));
  for (const { input, options } of cases) await timed(assessments, () => rules.assess(kader, input, options));
  return {
    "load() first": begin[0],
    "loadKader first": loads[0],
    loadKader: median(loads),
    "assess first": assessments[0],
    assess: median(assessments),
  };
}

const { values: { one, rounds, json }, positionals } = parseArgs({
  options: { one: { type: "boolean" }, rounds: { type: "string", default: "7" }, json: { type: "string" } },
  allowPositionals: true,
});
if (one) {
  console.log(JSON.stringify(await measure(...positionals)));
} else {
  const folders = positionals.length ? positionals.map((folder) => resolve(folder)) : [PACKAGE];
  const found = folders.map(() => []);
  for (let round = 0; round < Number(rounds); round += 1) {
    folders.forEach((folder, at) => {
      const args = [fileURLToPath(import.meta.url), "--one", folder, folders[0]];
      found[at].push(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
    });
  }
  if (json) await writeFile(json, JSON.stringify({ cases: CASES, rounds: found[0] }));
  const typical = (times, name) => median(times.map((one) => one[name]));
  const table = Object.keys(found[0][0]).map((name) => [
    name,
    Object.fromEntries(folders.flatMap((folder, at) => {
      const took = typical(found[at], name);
      const ratio = typical(found[0], name) / took;
      return [[`${at + 1} (ms)`, Number(took.toFixed(3))], ...(at ? [[`1 / ${at + 1}`, Number(ratio.toFixed(2))]] : [])];
    })),
  ]);
  folders.forEach((folder, at) => console.log(`${at + 1}  ${folder}`));
  console.table(Object.fromEntries(table));
}
