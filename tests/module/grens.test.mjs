// The shape of what crosses the border with JavaScript: every key, plain objects, no ES `Map`, null and never undefined.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { ROOT, module } from "../browser/oracle.mjs";

const TODAY = { today: "2026-11-22" };

let glue;
let pack;

before(async () => {
  glue = await module();
  pack = await readFile(join(ROOT, "tests/kaders/mini-pakket.json"), "utf8");
});

const kader = () => glue.loadKader(JSON.parse(pack));
const assessed = (input, options) => glue.assess(kader(), input, options);
const described = (voice) => glue.describe(kader(), voice);
const get = (value, path) => path.split(".").filter(Boolean).reduce((found, key) => found[key], value);

/** Something of everything: an undecided decision, reasons, a signal, an action, a to-do, dates. */
function full() {
  const answers = { gemeente: "dorp", ervaring: "cursus", pacht: "nee", schuur: "ja" };
  const dates = { "datum-aanvraag": "2026-11-22", "datum-start": "2026-12-01" };
  return assessed({ answers, dates }, { ...TODAY, voice: "behandelaar", target: "criteria" });
}

/** Only what JSON knows, at any depth. */
function plain(value, path) {
  assert.notEqual(value, undefined, `undefined at ${path}`);
  if (value === null || typeof value !== "object") return;
  const kind = Array.isArray(value) ? Array.prototype : Object.prototype;
  assert.equal(Object.getPrototypeOf(value), kind, `no plain object at ${path}`);
  for (const [key, one] of Object.entries(value)) plain(one, `${path}.${key}`);
}

/** These keys in this order; a path that ends in a list has none of its own but its numbers. */
function shaped(value, shape) {
  for (const [path, keys] of Object.entries(shape)) assert.deepEqual(Object.keys(get(value, path)), keys.split(" ").filter(Boolean), path);
}

test("een beoordeling is gewone data, tot in de diepte", () => plain(full(), "assessment"));

test("een beoordeling heeft deze sleutels", () => {
  shaped(full(), {
    "": "kader engine today disclaimer dissent municipality route routePage guide decisions relevantQuestions nextQuestion offeredQuestions contradictions toFindOut signals incomplete sourceConflicts openSteps handOvers actions cards timeline timelineSummary localWordings",
    kader: "id version validFrom sha256 sourceCheckedOn",
    "decisions.0": "id title outcome possibleOutcomes decided role notApplicable bestStillPossible tone headline summary provisos criteria decisiveAnswers changes",
    "decisions.0.criteria.0": "id title status statusName tone possibleStatuses norms reasons",
    "decisions.0.criteria.0.reasons.0": "id text short direction force forceName basis advice prompts norms",
    "contradictions.0": "id text facts",
    "signals.0": "id text inHeadline background norms",
    "timeline.0": "id date days status text norms remarks background",
    "actions.0": "id phase text contact who paper background norms",
    relevantQuestions: "",
    offeredQuestions: "",
    "decisions.0.possibleOutcomes": "0",
    "decisions.0.criteria.0.possibleStatuses": "0",
    toFindOut: "",
  });
  shaped(assessed({}, TODAY), { "cards.0": "id background title contact points", "cards.0.points.0": "text norms" });
});

test("de waarden hebben deze soorten", () => {
  const one = full();
  const [decision] = one.decisions;
  assert.equal(decision.outcome, "past-niet");
  assert.equal(decision.decided, true);
  assert.equal(decision.criteria[0].reasons[0].basis, "oordeel");
  assert.equal(decision.tone, "niet");
  assert.deepEqual([one.route, one.routePage, one.nextQuestion], [null, null, null]);
  const days = one.timeline.map((entry) => entry.days).filter((count) => count !== null);
  assert.deepEqual(days, [47], "a gap is a number of days, any other entry null");
});

test("een uitkomst die nog niet vaststaat is null, met wat zij nog kan zijn", () => {
  const open = assessed({}, TODAY);
  assert.equal(open.decisions[0].outcome, null);
  assert.equal(open.decisions[0].criteria[0].status, null);
  assert.deepEqual(open.decisions[0].possibleOutcomes, ["past", "weging", "past-niet"]);
  shaped(open, { "toFindOut.0": "fact question why whoKnows" });
  assert.equal(open.nextQuestion, "gemeente");
});

test("een verandering is een object per feit", () => {
  const { decisions } = assessed({ answers: { gemeente: "dorp", ervaring: "geen-ervaring", pacht: "ja" } }, TODAY);
  assert.equal(JSON.stringify(decisions[0].changes), '[{"facts":{"ervaring":"cursus"},"outcome":"weging"}]');
});

test("een route heeft een pagina en geen besluiten", () => {
  const one = assessed({ answers: { gemeente: "andere" } }, TODAY);
  assert.equal(one.route, "andere-gemeente");
  shaped(one, {
    routePage: "headline summary cards",
    "routePage.cards.0": "id background title contact points",
    "routePage.cards.0.points.0": "text norms",
  });
  assert.deepEqual(one.decisions, []);
});

test("de stem verandert alleen teksten", () => {
  const [behandelaar, inwoner] = ["behandelaar", "inwoner"].map((voice) => assessed({}, { ...TODAY, voice }));
  assert.equal(typeof behandelaar.dissent, "string");
  assert.notEqual(behandelaar.dissent, inwoner.dissent);
  assert.deepEqual(behandelaar.decisions[0].possibleOutcomes, inwoner.decisions[0].possibleOutcomes);
});

/** The code and path of an error, which has one shape. */
function refusal(call, what) {
  let thrown;
  assert.throws(call, (error) => {
    thrown = error;
    return true;
  }, what);
  shaped(thrown, { "": "error", error: "code message path" });
  assert.ok(thrown.error.message.length > 0, what);
  return `${thrown.error.code} ${thrown.error.path}`;
}

test("een beschrijving heeft deze sleutels", () => {
  const told = described(null);
  plain(told, "description");
  shaped(told, {
    "": "kader title area checkAgainBy engine disclaimer dissent municipalityQuestion municipalities sections decisions routes phases sources norms",
    kader: "id version validFrom sha256 sourceCheckedOn",
    "municipalities.0": "id name",
    "sections.0": "id title intro questions dates",
    "sections.0.questions.0": "id role name text help explanation options norms",
    "sections.0.questions.0.options.0": "id text explanation confirm open",
    "sections.1.dates.0": "id name text help norms",
    "decisions.0": "id title outcomes criteria",
    "decisions.0.outcomes.0": "id title status statusName tone",
    "decisions.0.criteria.0": "id title norms",
    "routes.0": "id headline",
    "phases.0": "id title",
    "sources.0": "id title publication",
    "norms.0": "id source place quote",
  });
});

test("een beschrijving biedt aan wat een beoordeling aanneemt", () => {
  const told = described(null);
  assert.deepEqual(told.municipalities.map(({ id }) => id), ["dorp"]);
  assert.equal(told.disclaimer, "Dit is een voorlopige inschatting; de gemeente beslist.");
  const open = [];
  for (const { id, options } of told.sections.flatMap((section) => section.questions)) {
    for (const option of options) {
      assessed({ answers: { [id]: option.id } }, TODAY);
      if (option.open === true) open.push(`${id} ${option.id}`);
    }
  }
  assert.deepEqual(open, ["ervaring iets", "ervaring weet-niet", "pacht nog-niet-bekend", "pacht weet-niet", "schuur weet-niet"]);
});

test("een beschrijving is in de stem die gevraagd wordt", () => {
  assert.equal(described(null).dissent, described("behandelaar").dissent);
  assert.notEqual(described(null).dissent, described("inwoner").dissent);
  for (const wrong of ["luid", 3, {}]) {
    assert.match(refusal(() => described(wrong), JSON.stringify(wrong)), /^invalid-options /);
  }
});

test("elke fout heeft één vorm", () => {
  const cases = [
    [{ answers: { "bestaat-niet": "ja" } }, TODAY, "unknown-question answers.bestaat-niet"],
    [{ answers: { pacht: "misschien" } }, TODAY, "unknown-option answers.pacht"],
    [{ dates: { "datum-start": "2026-13-01" } }, TODAY, "invalid-date dates.datum-start"],
    [{ dates: { "datum-niets": "2026-12-01" } }, TODAY, "unknown-date dates.datum-niets"],
    [{ answers: 3 }, TODAY, "invalid-input input"],
    [null, TODAY, "invalid-input input"],
    [{}, {}, "invalid-options options"],
    [{}, { ...TODAY, voice: "luid" }, "invalid-options options.voice"],
    [{}, { ...TODAY, target: "alles" }, "invalid-options options.target"],
  ];
  for (const [input, options, expected] of cases) {
    const what = JSON.stringify([input, options]);
    assert.equal(refusal(() => assessed(input, options), what), expected, what);
  }
});

test("een pakket dat er geen is wordt geweigerd", () => {
  for (const wrong of [null, {}, [], 3, { sha256: "x", kader: {} }, { kader: 1 }]) {
    const what = JSON.stringify(wrong);
    assert.equal(refusal(() => glue.loadKader(wrong), what), "invalid-pack pack", what);
  }
});

test("de versie is die van het project", async () => {
  const [, version] = /^version = "(.*)"$/m.exec(await readFile(join(ROOT, "Cargo.toml"), "utf8"));
  assert.equal(glue.version(), version);
});
