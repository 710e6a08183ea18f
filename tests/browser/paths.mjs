// A set of answers through the page: what policy people expect, what the rules compute and what the reader sees are one.

import { fill } from "./driver.mjs";
import { DIST, readPack } from "./harness.mjs";
import { SHIPPED, complaints, module, scenarios } from "./oracle.mjs";
import { differences, shown } from "./outcome.mjs";

/** The rules as a module, with the pack of a kader in a site, and its scenarios as a reader can choose them. */
export async function rules(id = SHIPPED, site = DIST) {
  const [glue, every, pack] = await Promise.all([module(), scenarios(id), readPack(site, id)]);
  const handle = glue.loadKader(pack);
  const assess = ({ input, today, target }, voice) => glue.assess(handle, input, { today, voice, target });
  return { glue, handle, pack, assess, all: every.map((one) => choosable(one, pack)) };
}

/** An option of a fact's own that leaves it open takes the place of "Weet ik niet"; a reader can only choose that one. */
function choosable(scenario, pack) {
  const chosen = ([id, value]) => {
    const fact = pack.kader.feit.find((one) => one.id === id);
    const own = fact["met-weet-niet"] ? undefined : fact.optie.find((one) => one.onbekend);
    return [id, value === "weet-niet" && own ? own.id : value];
  };
  const answers = Object.fromEntries(Object.entries(scenario.input.answers).map(chosen));
  return { ...scenario, input: { ...scenario.input, answers } };
}

/**
 * Brings a scenario to the outcome by `way` (`fill` for all of it, `walk` for what a reader is asked). Gives all that is
 * not as it should be, and what was never asked: of that the page cannot know.
 */
export async function tried(page, scenario, { pack, assess }, voice = "behandelaar", way = fill) {
  const full = scenario.target === "criteria" && way === fill;
  const { unasked, all } = await way(page, { ...scenario.input, full });
  const given = without(scenario, unasked);
  const assessment = assess({ ...given, target: all ? "criteria" : "required" }, voice);
  const found = differences(await shown(page), assessment, given.input, pack, voice);
  // What policy people expect, they expect of all that is asked.
  if (!unasked.length && (full || scenario.target !== "criteria")) {
    found.push(...complaints(scenario, full ? assessment : assess(given, voice)));
  }
  return { found: found.map((one) => `${scenario.stem} (${voice}): ${one}`), unasked: assessment.route ? [] : unasked };
}

function without(scenario, ids) {
  const left = (given) => Object.fromEntries(Object.entries(given).filter(([id]) => !ids.includes(id)));
  const { answers, dates } = scenario.input;
  return { ...scenario, input: { ...scenario.input, answers: left(answers), dates: left(dates) } };
}

/** So many scenarios, each with three other answers and a date moved: the same ones for the same seed. */
export function drawn({ pack, all }, count, seed) {
  const below = numbers(seed);
  const one = (list) => list[below(list.length)];
  const asking = all.filter(({ input }) => !input.municipality);
  return Array.from({ length: count }, (_, at) => {
    const { stem, today, input } = one(asking);
    const [answers, dates] = [{ ...input.answers }, { ...input.dates }];
    for (let change = 0; change < 3; change += 1) {
      const fact = one(pack.kader.feit);
      answers[fact.id] = one(options(fact));
    }
    const day = new Date(`${today}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + below(200) - 40);
    dates[one(pack.kader.datum).id] = day.toISOString().slice(0, 10);
    return { stem: `${stem}, getrokken ${at}`, today, target: "outcome", input: { answers, dates } };
  });
}

function options(fact) {
  const replaced = fact.optie.some((one) => one.onbekend) && !fact["met-weet-niet"];
  const open = fact["zonder-weet-niet"] || replaced ? [] : ["weet-niet"];
  return [...fact.optie.map(({ id }) => id), ...open];
}

/** Numbers below a bound, by chance, and every time the same (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
