// What page and module are held against: the scenarios of policy people, and the rules as an ES module.
//
// MODULE is the module, SCENARIOS the list that `cargo test` writes; `cargo xtask test module browser` makes and sets both.

import { existsSync, readdirSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const MODULE = resolve(process.env.MODULE || join(ROOT, "target/xtask/module/headless.js"));
const SCENARIOS = resolve(process.env.SCENARIOS || join(ROOT, "target/tmp/scenarios.json"));
/** The npm package as a folder; `PACKAGE` names another. */
export const PACKAGE = resolve(process.env.PACKAGE || join(ROOT, "target/xtask/npm"));
const ADVICE = "Draai eerst: cargo xtask test browser (of module).";

/** The rules as an ES module, ready for use; here a pack is an object. */
export async function module() {
  try {
    const glue = await import(pathToFileURL(MODULE).href);
    await glue.default({ module_or_path: await readFile(MODULE.replace(/\.js$/, "_bg.wasm")) });
    return { ...glue, loadKader: (pack) => glue.loadKader(JSON.stringify(pack)) };
  } catch (error) {
    throw new Error(`De module is niet te gebruiken. ${ADVICE}`, { cause: error });
  }
}

/** The kader of the first check. */
export const SHIPPED = "safehouse-gooi-en-vechtstreek";

/** The folder of every kader of the house. */
export const KADERS = readdirSync(join(ROOT, "kaders")).filter((name) => existsSync(join(ROOT, "kaders", name, "kader.toml")));

/** Every scenario of a kader; see `everyScenario`. */
export async function scenarios(id = SHIPPED) {
  return (await everyScenario()).filter(({ kader }) => kader === id);
}

/** Every scenario of every kader, those of the shipped one first, with all that it inherits: { kader, stem, title, today, target, input, expected }. */
export async function everyScenario() {
  const written = await stat(SCENARIOS).catch(() => null);
  if (!written) throw new Error(`De lijst van scenario's ontbreekt. ${ADVICE}`);
  const all = JSON.parse(await readFile(SCENARIOS, "utf8"));
  for (const kader of KADERS) {
    const folder = join(ROOT, "kaders", kader, "scenarios");
    for (const name of await readdir(folder)) {
      const known = all.some((one) => one.kader === kader && `${one.stem}.toml` === name);
      const changed = (await stat(join(folder, name))).mtimeMs > written.mtimeMs;
      if (!known || changed) throw new Error(`De lijst van scenario's kent ${name} (nog) niet zo. ${ADVICE}`);
    }
  }
  return all.toSorted((one, other) => (other.kader === SHIPPED) - (one.kader === SHIPPED));
}

/** The first scenario that leads to each headline and each route. */
export function headlines(scenarios, glue, handle, voice) {
  const first = new Map();
  for (const scenario of scenarios) {
    const { route, decisions } = glue.assess(handle, scenario.input, { today: scenario.today, voice, target: scenario.target });
    const end = route ?? decisions[0].headline;
    if (!first.has(end)) first.set(end, scenario);
  }
  return [...first.values()];
}

/** What a scenario may leave out: what it does not name is free. */
const FREE = { status: {}, onderbouwing: {}, dagen: {}, momenten: {}, normen: [], redenen: [], signalen: [], "niet-signalen": [], acties: [] };

/** What an assessment has otherwise than its scenario expects; empty when all is well. */
export function complaints(scenario, assessment) {
  const expected = { ...FREE, ...scenario.expected };
  const found = [];
  const same = (what, wanted, got) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got)) {
      found.push(`${what}: verwacht ${JSON.stringify(wanted)}, gevonden ${JSON.stringify(got)}`);
    }
  };
  const has = (what, wanted, got) => same(what, [], wanted.filter((one) => !got.includes(one)));
  const ids = (list) => list.map(({ id }) => id);
  const { decisions, signals, actions, contradictions, timeline } = assessment;
  const criteria = decisions.flatMap((decision) => decision.criteria);
  const reasons = criteria.flatMap((one) => one.reasons.map((reason) => ({ ...reason, criterion: one.id })));
  const decision = (id) => decisions.find((one) => (id ? one.id === id : one.role === "hoofd")) ?? {};
  const byDecision = (value) => {
    if (value == null) return [];
    return typeof value === "string" || Array.isArray(value) ? [["", value]] : Object.entries(value);
  };

  if (expected.route) same("route", expected.route, assessment.route ?? "geen");
  for (const [id, wanted] of byDecision(expected.uitkomst)) {
    same(`uitkomst ${id}`, wanted, decision(id).outcome ?? decision(id).possibleOutcomes);
  }
  for (const [id, wanted] of byDecision(expected.beste)) same(`beste ${id}`, wanted, decision(id).bestStillPossible);
  for (const [id, wanted] of Object.entries(expected.status)) {
    const criterion = criteria.find((one) => one.id === id);
    same(`status ${id}`, wanted, criterion?.status ?? criterion?.possibleStatuses);
  }
  const points = (assessment.routePage?.cards ?? []).flatMap((card) => card.points);
  const { incomplete, sourceConflicts, openSteps } = assessment;
  const grounds = [...reasons, ...signals, ...actions, ...points, ...incomplete, ...sourceConflicts, ...openSteps].flatMap((one) => one.norms);
  has("normen", expected.normen, [...grounds, ...assessment.localWordings.map((one) => one.own)]);
  if (expected.redenen.length) {
    const named = expected.redenen.map((one) => one.split("/")[0]);
    const found = reasons.filter((one) => named.includes(one.criterion));
    same("redenen", expected.redenen, found.map((one) => `${one.criterion}/${one.id}`));
  }
  for (const [id, { kracht, basis, normen }] of Object.entries(expected.onderbouwing)) {
    const reason = reasons.find((one) => `${one.criterion}/${one.id}` === id) ?? {};
    same(`onderbouwing ${id}`, { kracht, basis, normen }, { kracht: reason.force, basis: reason.basis, normen: reason.norms });
  }
  const changes = expected.veranderingen;
  for (const [id, wanted] of changes == null ? [] : Array.isArray(changes) ? [["", changes]] : Object.entries(changes)) {
    same(`veranderingen ${id}`, wanted, decision(id).changes?.map(({ facts }) => facts));
  }
  has("signalen", expected.signalen, ids(signals));
  same("niet-signalen", [], expected["niet-signalen"].filter((id) => ids(signals).includes(id)));
  if (expected.tegenspraken) same("tegenspraken", [...expected.tegenspraken].sort(), ids(contradictions).sort());
  has("acties", expected.acties, ids(actions));
  const exactly = (key, got) => expected[key] && same(key, [...expected[key]].sort(), ids(got).sort());
  exactly("signalen-precies", signals);
  exactly("acties-precies", actions);
  const cards = [...assessment.cards, ...(assessment.routePage?.cards ?? [])].filter((one) => one.id != null);
  if (expected.infokaarten) same("infokaarten", expected.infokaarten, ids(cards));
  exactly("in-kop", signals.filter((one) => one.inHeadline));
  if (expected["volgende-vraag"]) same("volgende-vraag", expected["volgende-vraag"], assessment.nextQuestion ?? "geen");
  if (expected.aangeboden) same("aangeboden", expected.aangeboden, assessment.offeredQuestions);
  if (expected.uitzoeken) same("uitzoeken", expected.uitzoeken, assessment.toFindOut.map(({ fact }) => fact));
  if (expected.relevant) same("relevant", expected.relevant, assessment.relevantQuestions);
  const entry = (id) => timeline.find((one) => one.id === id);
  for (const [id, days] of Object.entries(expected.dagen)) same(`dagen ${id}`, days, entry(id)?.days ?? 0);
  for (const [id, date] of Object.entries(expected.momenten)) {
    same(`momenten ${id}`, date, (entry(id)?.date ?? "geen") || "zonder-datum");
  }
  if (expected.tijdlijn) same("tijdlijn", expected.tijdlijn, ids(timeline));
  return found;
}
