// The rules as an ES module give the same assessment as the command line, and the one the scenarios expect.
//
// KADER is the command line; `cargo xtask test module` sets it, with what the oracle needs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, complaints, everyScenario, module } from "../browser/oracle.mjs";

const KADER = resolve(process.env.KADER || join(ROOT, "target/debug/kader"));
const VOICES = ["behandelaar", "inwoner"];

let glue;
let all;
let work;
const packs = new Map();

before(async () => {
  [glue, all, work] = await Promise.all([module(), everyScenario(), mkdtemp(join(tmpdir(), "voorcheck-"))]);
  for (const id of new Set(all.map(({ kader }) => kader))) {
    const file = join(work, `${id}.json`);
    await kader(["build", folder(id), "--out", file]);
    const pack = JSON.parse(await readFile(file, "utf8"));
    packs.set(id, { pack, handle: glue.loadKader(pack) });
  }
});
after(() => rm(work, { recursive: true, force: true }));

function folder(id) {
  return join(ROOT, "kaders", id);
}

/** What the command line prints. */
function kader(args, input = "") {
  return new Promise((done, fail) => {
    const child = execFile(KADER, args, { maxBuffer: 1 << 26 }, (error, out, said) =>
      error ? fail(new Error(`kader ${args.join(" ")}: ${said}`)) : done(out));
    child.stdin.on("error", () => {}); // It may end without reading.
    child.stdin.end(input);
  });
}

/** What the command line says of these scenarios of one kader: many cases in one process. */
async function byCommandLine(id, scenarios, voice) {
  const lines = scenarios.map(({ input, today, target }) => `${JSON.stringify({ input, today, voice, target })}\n`);
  const said = await kader(["assess", "--kader", folder(id), "--batch", "-"], lines.join(""));
  return said.trimEnd().split("\n").map((line) => JSON.parse(line));
}

test("elk scenario: de module geeft wat het scenario verwacht, in beide stemmen", () => {
  const found = all.flatMap((scenario) => VOICES.flatMap((voice) => {
    const options = { today: scenario.today, voice, target: scenario.target };
    const assessment = glue.assess(packs.get(scenario.kader).handle, scenario.input, options);
    return complaints(scenario, assessment).map((one) => `${scenario.stem} (${voice}): ${one}`);
  }));
  assert.ok(all.length > 0);
  assert.deepEqual(found, []);
});

for (const voice of VOICES) {
  test(`elk scenario: de module geeft hetzelfde als de opdrachtregel (${voice})`, async () => {
    for (const [id, { handle }] of packs) {
      const own = all.filter((scenario) => scenario.kader === id);
      const said = await byCommandLine(id, own, voice);
      assert.equal(said.length, own.length);
      for (const [index, { stem, today, target, input }] of own.entries()) {
        assert.deepEqual(glue.assess(handle, input, { today, voice, target }), said[index], stem);
      }
    }
  });
}

test("een van de vele gevallen die niet kan, houdt alles tegen en zegt op welke regel", async () => {
  const [id] = packs.keys();
  const wrong = { '{"input": {"answers": {"lengte": "2"}}}': "unknown-question", "{}": "invalid-input", '{"input": {}, "voice": "robot"}': "invalid-options" };
  for (const [line, code] of Object.entries(wrong)) {
    const refused = await kader(["assess", "--kader", folder(id), "--batch", "-"], `{"input": {}}\n${line}\n`).then(() => "", ({ message }) => message);
    const { error } = JSON.parse(refused.slice(refused.indexOf("{")));
    assert.equal(error.code, code);
    assert.match(error.message, /^Regel 2: /);
  }
});

test("een enkel geval geeft hetzelfde als in een reeks", async () => {
  const { kader: id, today, target, input } = all[0];
  const args = ["assess", "--kader", folder(id), "--answers", "-", "--json", "--today", today, "--target", target];
  assert.deepEqual(JSON.parse(await kader(args, JSON.stringify(input))), (await byCommandLine(id, [all[0]], "behandelaar"))[0]);
});

test("een verwachting die niet klopt wordt gezien", () => {
  const basis = all.find(({ stem }) => stem === "basis");
  const options = { today: basis.today };
  const assessment = glue.assess(packs.get(basis.kader).handle, basis.input, options);
  const wrong = {
    route: "verlenging",
    uitkomst: { plaats: "kan-niet" },
    beste: "weging",
    status: { uren: "weging" },
    normen: ["R-9.9-99"],
    redenen: ["uren/rond-20"],
    onderbouwing: { "uren/twintig-of-meer": { kracht: "hard", basis: "oordeel", normen: [] } },
    veranderingen: [{ vks: "lid-en-label" }],
    "signalen-precies": ["spoed"],
    "in-kop": ["spoed"],
    "acties-precies": ["melding"],
    aangeboden: ["vks"],
    uitzoeken: ["vks"],
    signalen: ["spoed"],
    "niet-signalen": ["geen-urgentie"],
    tegenspraken: ["wil-niet-maar-kennisgemaakt"],
    acties: ["bemoeizorg-vragen"],
    "volgende-vraag": "vks",
    relevant: ["vks"],
    dagen: { gat: 1 },
    momenten: { "besluit-uiterlijk": "2027-01-17" },
  };
  for (const [key, value] of Object.entries(wrong)) {
    const found = complaints({ expected: { ...basis.expected, [key]: value } }, assessment);
    assert.equal(found.length, 1, `${key}: ${found}`);
    assert.ok(found[0].startsWith(key), found[0]);
  }
});

test("wat de module niet begrijpt weigert zij met een code en een plek", () => {
  const { pack, handle } = packs.values().next().value;
  const today = "2026-11-22";
  const refused = {
    "unknown-question answers.lengte": () => glue.assess(handle, { answers: { lengte: "2" } }, { today }),
    "unknown-option answers.oefenplek": () => glue.assess(handle, { answers: { oefenplek: "soms" } }, { today }),
    "unknown-date dates.geboren": () => glue.assess(handle, { dates: { geboren: today } }, { today }),
    "invalid-date dates.datum-melding": () => glue.assess(handle, { dates: { "datum-melding": "30-2" } }, { today }),
    "invalid-input input": () => glue.assess(handle, { answers: 1 }, { today }),
    "invalid-input input.answer": () => glue.assess(handle, { answer: {} }, { today }),
    "invalid-options options.stem": () => glue.assess(handle, {}, { today, stem: "inwoner" }),
    "invalid-options options": () => glue.assess(handle, {}, {}),
    "invalid-options options.voice": () => glue.assess(handle, {}, { today, voice: "robot" }),
    "invalid-options options.target": () => glue.assess(handle, {}, { today, target: "alles" }),
    "invalid-pack pack": () => glue.loadKader({ kader: pack.kader }),
  };
  for (const [what, call] of Object.entries(refused)) {
    assert.throws(call, ({ error }) => `${error.code} ${error.path}` === what && error.message.length > 0, what);
  }
});

test("de module noemt zijn versie, en elke beoordeling draagt die en de controleersom", () => {
  const { pack, handle } = packs.values().next().value;
  const { engine, kader: ref } = glue.assess(handle, {}, { today: "2026-11-22" });
  assert.equal(engine, glue.version());
  assert.equal(ref.sha256, pack.sha256);
});
