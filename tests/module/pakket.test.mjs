// The npm package as a developer gets it: the same assessments as the bare module, and one error envelope whatever it is
// given and whatever happens inside. `cargo xtask test module` makes the package.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import vm from "node:vm";
import { PACKAGE, module, scenarios } from "../browser/oracle.mjs";
import { HOSTILE } from "./vijandig.mjs";

const VOICES = ["behandelaar", "inwoner"];
const TODAY = { today: "2026-11-22" };
const wasm = new URL("voorcheck.wasm", pathToFileURL(`${PACKAGE}/`));

let facade;
let glue;
let all;
let pack;
let check;
let kader;

before(async () => {
  const url = pathToFileURL(join(PACKAGE, "index.js")).href;
  [facade, glue, all, pack] = await Promise.all([import(url), module(), scenarios(), readPack()]);
  check = await facade.load();
  kader = await check.loadKader(pack);
});

async function readPack() {
  return JSON.parse(await readFile(join(PACKAGE, "kader.json"), "utf8"));
}

/** Fails unless the call ends in the envelope; gives "code path". */
async function refusal(call, what) {
  const error = await Promise.resolve().then(call).then(
    () => assert.fail(`${what}: accepted`),
    (thrown) => thrown,
  );
  assert.ok(facade.KaderError.is(error) && error instanceof facade.KaderError && error instanceof Error, `${what}: ${error}`);
  assert.ok(error.message.length > 0, what);
  assert.deepEqual(JSON.parse(JSON.stringify(error)), {
    error: { code: error.code, message: error.message, path: error.path },
  });
  assert.deepEqual(error.toJSON().error, error.error);
  return `${error.code} ${error.path}`;
}

/** Runs with something global replaced. */
async function instead(place, name, value, run) {
  const before = Object.getOwnPropertyDescriptor(place, name);
  Object.defineProperty(place, name, { configurable: true, writable: true, value });
  try {
    return await run();
  } finally {
    if (before) Object.defineProperty(place, name, before);
    else delete place[name];
  }
}

test("elk scenario: het pakket geeft hetzelfde als de kale module, in beide stemmen", async () => {
  const bare = glue.loadKader(pack);
  const own = all.filter((one) => one.kader === pack.kader.kader.id);
  assert.ok(own.length > 0);
  for (const { stem, today, target, input } of own) {
    for (const voice of VOICES) {
      const options = { today, target, voice };
      assert.deepEqual(await check.assess(kader, input, options), glue.assess(bare, input, options), stem);
    }
  }
});

test("de beschrijving noemt alles waar een beoordeling naar verwijst, en elk antwoord dat zij noemt mag", async () => {
  for (const voice of VOICES) {
    const told = await check.describe(kader, voice);
    assert.deepEqual(told, glue.describe(glue.loadKader(pack), voice));
    assert.ok(!JSON.stringify(told).includes("{gemeente}"));
    const questions = told.sections.flatMap((section) => section.questions);
    const ids = (list) => new Set(list.map(({ id }) => id));
    assert.deepEqual([...ids(questions)].sort(), pack.kader.feit.map(({ id }) => id).sort());
    for (const { id, options } of questions) {
      for (const option of options) await check.assess(kader, { answers: { [id]: option.id } }, TODAY);
    }
    for (const { id } of told.sections.flatMap((section) => section.dates)) {
      await check.assess(kader, { dates: { [id]: "2026-12-01" } }, TODAY);
    }
    for (const { id, name } of told.municipalities) {
      for (const municipality of [id, name]) {
        assert.equal((await check.assess(kader, { municipality }, TODAY)).route, null, municipality);
      }
    }
    assert.notEqual((await check.assess(kader, { municipality: "Elders" }, TODAY)).route, null);
    const known = { norms: ids(told.norms), phases: ids(told.phases), routes: ids(told.routes), questions: ids(questions) };
    const outcomes = new Map(told.decisions.map(({ id, outcomes }) => [id, ids(outcomes)]));
    const criteria = new Map(told.decisions.map(({ id, criteria }) => [id, ids(criteria)]));
    for (const { kader: id, stem, today, input } of all) {
      if (id !== told.kader.id) continue;
      const one = await check.assess(kader, input, { today, voice });
      const results = one.decisions.flatMap((decision) => decision.criteria);
      const grounds = [...results, ...results.flatMap(({ reasons }) => reasons), ...one.signals, ...one.actions, ...one.timeline];
      for (const norm of grounds.flatMap(({ norms }) => norms)) assert.ok(known.norms.has(norm), `${stem}: ${norm}`);
      for (const { phase } of one.actions) assert.ok(known.phases.has(phase), `${stem}: ${phase}`);
      for (const question of one.relevantQuestions) assert.ok(known.questions.has(question), `${stem}: ${question}`);
      if (one.route) assert.ok(known.routes.has(one.route), `${stem}: ${one.route}`);
      for (const decision of one.decisions) {
        for (const outcome of decision.possibleOutcomes) assert.ok(outcomes.get(decision.id).has(outcome), outcome);
        for (const criterion of decision.criteria) assert.ok(criteria.get(decision.id).has(criterion.id), criterion.id);
      }
    }
  }
});

test("wat geen gegevens zijn eindigt in de ene foutvorm, waar het ook staat, en daarna werkt alles nog", async () => {
  const expected = await check.assess(kader, {}, TODAY);
  for (const [what, make] of Object.entries(HOSTILE)) {
    const places = {
      "invalid-input input": () => check.assess(kader, make(), TODAY),
      "invalid-input input.answers": () => check.assess(kader, { answers: make() }, TODAY),
      "invalid-options options": () => check.assess(kader, {}, make()),
      "invalid-options options.today": () => check.assess(kader, {}, { today: make() }),
      "invalid-options voice": () => check.describe(kader, make()),
      "invalid-pack pack": () => check.loadKader(make()),
      "invalid-pack pack.kader": () => check.loadKader({ ...pack, kader: make() }),
      "invalid-options sha256": () => check.loadKader(pack, make()),
      "invalid-handle handle": () => check.assess(make(), {}, TODAY),
      "wasm-not-loaded source": () => facade.load(make()),
    };
    for (const [place, call] of Object.entries(places)) {
      const [code, path] = place.split(" ");
      const found = await refusal(call, `${what} als ${path}`);
      assert.ok(found.startsWith(`${code} ${path.split(".")[0]}`), `${what} als ${path}: ${found}`);
    }
  }
  assert.deepEqual(await check.assess(kader, {}, TODAY), expected);
});

test("eerlijke gegevens mogen in een proxy, een klasse of een ander venster zitten", async () => {
  const input = { answers: { gemeente: undefined } };
  const [question] = (await check.describe(kader)).sections.flatMap((section) => section.questions);
  const answers = { [question.id]: question.options[0].id };
  const expected = await check.assess(kader, { answers }, TODAY);
  class Formulier {
    answers = answers;
  }
  const elsewhere = vm.runInNewContext(`(${JSON.stringify({ answers })})`);
  const kinds = [new Proxy({ answers: new Proxy(answers, {}) }, {}), new Formulier(), elsewhere, { answers, dates: undefined }];
  for (const one of kinds) assert.deepEqual(await check.assess(kader, one, TODAY), expected);
  assert.deepEqual(await check.assess(kader, input, TODAY), await check.assess(kader, {}, TODAY));
  assert.equal(await refusal(() => check.assess(kader, JSON.parse('{"__proto__": {}}'), TODAY)), "invalid-input input.__proto__");
});

test("wat de regels weigeren heeft de plek van de regels", async () => {
  const refused = {
    "unknown-question answers.lengte": [{ answers: { lengte: "2" } }, TODAY],
    "unknown-date dates.geboren": [{ dates: { geboren: "2026-11-22" } }, TODAY],
    "invalid-input input.answer": [{ answer: {} }, TODAY],
    "invalid-options options.today": [{}, {}],
    "invalid-options options.voice": [{}, { ...TODAY, voice: "robot" }],
  };
  for (const [what, args] of Object.entries(refused)) {
    assert.equal(await refusal(() => check.assess(kader, ...args), what), what);
  }
  assert.equal(await refusal(() => check.describe(kader, "robot")), "invalid-options voice");
});

test("wat niet de vorm heeft wordt geweigerd in het Nederlands, met de plek", async () => {
  const question = "aanleiding";
  const given = (input) => () => check.assess(kader, input, TODAY);
  const how = (options) => () => check.assess(kader, {}, options);
  const NOT_TEXT = [null, 5, true, [], {}, ["ja"]];
  const NOT_OBJECT = [null, 5, true, "tekst", ["ja"]];
  const places = {
    "invalid-input input": [[...NOT_OBJECT, undefined], given],
    "invalid-input input.answers": [NOT_OBJECT, (answers) => given({ answers })],
    [`invalid-input input.answers.${question}`]: [NOT_TEXT, (answer) => given({ answers: { [question]: answer } })],
    "invalid-input input.dates": [NOT_OBJECT, (dates) => given({ dates })],
    "invalid-input input.dates.datum-start": [NOT_TEXT, (date) => given({ dates: { "datum-start": date } })],
    "invalid-input input.municipality": [NOT_TEXT.slice(1), (municipality) => given({ municipality })],
    "invalid-options options": [[...NOT_OBJECT, undefined], how],
    "invalid-options options.today": [[...NOT_TEXT, undefined], (today) => how({ today })],
    "invalid-options options.voice": [NOT_TEXT.slice(1), (voice) => how({ ...TODAY, voice })],
    "invalid-options options.target": [NOT_TEXT.slice(1), (target) => how({ ...TODAY, target })],
    "invalid-options voice": [NOT_TEXT.slice(1), (voice) => () => check.describe(kader, voice)],
    "invalid-options sha256": [NOT_TEXT, (sha256) => () => check.loadKader(pack, sha256)],
    "invalid-pack pack": [[...NOT_OBJECT, undefined, {}], (value) => () => check.loadKader(value)],
    "invalid-handle handle": [[...NOT_OBJECT, undefined, {}], (handle) => () => check.describe(handle)],
    "wasm-not-loaded source": [[null, 5, true, [], {}, "", "geen adres"], (source) => () => facade.load(source)],
  };
  const ENGLISH = /\b(invalid|missing|expected|type|cannot|must|failed)\b/i;
  for (const [place, [values, call]] of Object.entries(places)) {
    for (const value of values) {
      const what = `${JSON.stringify(value)} als ${place}`;
      assert.equal(await refusal(call(value), what), place, what);
      const { message } = await call(value)().catch((thrown) => thrown);
      assert.doesNotMatch(message, ENGLISH, what);
    }
  }
  // Beside a value that is missing, `null` says the same where one may be.
  assert.deepEqual(
    await check.assess(kader, { municipality: null }, { ...TODAY, voice: null, target: null }),
    await check.assess(kader, {}, TODAY),
  );
});

test("na een crash van de WebAssembly begint een nieuwe, en blijven de oude kaders bruikbaar", async () => {
  const instances = [];
  const { instantiate } = WebAssembly;
  const spy = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    instances.push(made);
    return made;
  };
  await instead(WebAssembly, "instantiate", spy, async () => {
    const own = await facade.load();
    const kaders = [await own.loadKader(pack), await own.loadKader(pack)];
    const expected = await check.assess(kader, {}, TODAY);
    for (let round = 1; round <= 3; round += 1) {
      for (const one of kaders) assert.deepEqual(await own.assess(one, {}, TODAY), expected);
      assert.equal(instances.length, round);
      // What a panic or a full memory leaves behind: nothing in it means anything any more.
      new Uint8Array(instances.at(-1).exports.memory.buffer).fill(0xff);
      assert.equal(await refusal(() => own.assess(kaders[0], {}, TODAY)), "engine-crashed ");
    }
    assert.deepEqual(await own.describe(kaders[1]), await check.describe(kader));
  });
});

test("vragen door elkaar heen overleven een crash elk voor zich", async () => {
  const instances = [];
  const { instantiate } = WebAssembly;
  const spy = async (...args) => instances[instances.push(await instantiate.apply(WebAssembly, args)) - 1];
  await instead(WebAssembly, "instantiate", spy, async () => {
    const own = await facade.load();
    const one = await own.loadKader(pack);
    new Uint8Array(instances[0].exports.memory.buffer).fill(0xff);
    const first = await Promise.allSettled([1, 2, 3].map(() => own.assess(one, {}, TODAY)));
    for (const { status, reason } of first) if (status === "rejected") assert.equal(reason.code, "engine-crashed");
    assert.equal(first[0].status, "rejected");
    const later = await Promise.all([1, 2, 3].map(() => own.assess(one, {}, TODAY)));
    for (const each of later) assert.deepEqual(each, await check.assess(kader, {}, TODAY));
    assert.equal(instances.length, 2);
  });
});

test("een kader dat niemand meer vasthoudt geeft zijn geheugen terug", async () => {
  const forgotten = [];
  class Registry {
    constructor(callback) {
      this.register = (_, held) => forgotten.push(() => callback(held));
    }
  }
  const instances = [];
  const { instantiate } = WebAssembly;
  const spy = async (...args) => instances[instances.push(await instantiate.apply(WebAssembly, args)) - 1];
  await instead(WebAssembly, "instantiate", spy, () => instead(globalThis, "FinalizationRegistry", Registry, async () => {
    const own = await facade.load();
    const size = () => instances[0].exports.memory.buffer.byteLength;
    await own.loadKader(pack);
    forgotten.pop()();
    await own.loadKader(pack);
    const settled = size();
    for (let i = 0; i < 20; i += 1) {
      forgotten.pop()();
      await own.loadKader(pack);
    }
    assert.equal(size(), settled);
    // The one that is left lives in a crashed instance: nothing to give back, and nothing thrown.
    new Uint8Array(instances[0].exports.memory.buffer).fill(0xff);
    forgotten.pop()();
  }));
});

test("regels die niet bij hun controlesom horen worden geweigerd", async () => {
  assert.deepEqual({ ...kader }, { sha256: pack.sha256, checked: true });
  assert.ok((await check.loadKader(pack, pack.sha256)).checked);
  const changed = structuredClone(pack);
  changed.kader.kader.titel = "Iets anders";
  assert.equal(await refusal(() => check.loadKader(changed)), "wrong-hash pack.sha256");
  assert.equal(await refusal(() => check.loadKader(pack, "0".repeat(64))), "wrong-hash pack.sha256");
  assert.equal(await refusal(() => check.loadKader(pack, "")), "invalid-options sha256");
  await instead(globalThis, "crypto", undefined, async () => {
    assert.equal((await check.loadKader(pack)).checked, false);
    assert.equal(await refusal(() => check.loadKader(pack, "0".repeat(64))), "wrong-hash pack.sha256");
  });
});

test("namen in een andere volgorde zijn dezelfde regels, ook waar lijsten een toJSON kregen", async () => {
  const turned = (value) => {
    if (Array.isArray(value)) return value.map(turned);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).reverse().map(([name, one]) => [name, turned(one)]));
  };
  const expected = await check.assess(kader, {}, TODAY);
  for (const given of [pack, turned(pack)]) {
    const load = () => check.loadKader(given);
    for (const handle of [await load(), await instead(Array.prototype, "toJSON", () => "lijst", load)]) {
      assert.equal(handle.checked, true);
      assert.deepEqual(await check.assess(handle, {}, TODAY), expected);
    }
  }
});

test("de aanroeper kan een geladen kader niet meer veranderen", async () => {
  const own = await readPack();
  const handle = await check.loadKader(own);
  const expected = await check.describe(handle);
  own.kader.kader.titel = "Iets anders";
  assert.throws(() => Object.assign(handle, { sha256: "x" }), TypeError);
  assert.deepEqual(await check.describe(handle), expected);
  const other = await facade.load();
  assert.equal(await refusal(() => other.assess(handle, {}, TODAY)), "invalid-handle handle");
});

test("de WebAssembly komt van een adres, een antwoord, bytes of een vertaalde module", async () => {
  const bytes = await readFile(wasm);
  const sources = [wasm, wasm.href, bytes, new Uint8Array(bytes).buffer, await WebAssembly.compile(bytes),
    new Response(bytes), Promise.resolve(bytes)];
  for (const source of sources) assert.equal(await (await facade.load(source)).version(), await check.version());
  const empty = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const wrong = ["./bestaat-niet.wasm", new Uint8Array(4), new Response("", { status: 404 }), "niet:een-adres", null, empty];
  for (const source of wrong) {
    assert.equal(await refusal(() => facade.load(source), String(source)), "wasm-not-loaded source");
  }
});

test("het voorbeeld voor Node stelt vragen tot er een uitkomst is", async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(PACKAGE, "voorbeelden/node.mjs")]);
  const told = await check.describe(kader, "inwoner");
  assert.equal(stderr, "");
  assert.ok(stdout.startsWith(`${told.title}, versie ${told.kader.version}, rekenkern ${await check.version()}\n`), stdout);
  assert.ok(stdout.includes(`? ${told.sections[0].questions[0].text}\n`), stdout);
  assert.ok(stdout.includes(told.disclaimer) && stdout.includes(told.dissent), stdout);
  assert.match(stdout, /\{"error":\{"code":"unknown-question",.*"path":"answers.bestaat-niet"\}\}\n$/);
});
