// Filling in the check as a reader would: by the questions it shows. Every test that starts here also proves silence:
// no error and no request from the moment the page stands.

import assert from "node:assert/strict";
import { open } from "./harness.mjs";

/** The day most scenarios speak about. */
export const TODAY = "2026-11-22";

/**
 * Opens the check (options: see `open`), and lets the test fail on any error or request after loading; `quiet: false` for
 * a test that loads again.
 */
export async function start(t, { quiet = true, ...options } = {}) {
  const opened = await open(t, { today: TODAY, ...options });
  const loaded = opened.requests.length;
  t.after(() => {
    assert.deepEqual(opened.errors, [], "no errors");
    // The tab's icon is part of loading too, but the browser takes its time for it.
    const later = opened.requests.slice(loaded).filter((url) => !/\/icon-[0-9a-f]+\.svg$/.test(url));
    if (quiet) assert.deepEqual(later, [], "no request after loading");
  });
  return opened;
}

/** A question by its id. */
export function question(page, fact) {
  return page.locator(`fieldset[data-fact="${fact}"]`);
}

/** The radio button of an answer. */
export function radio(page, fact, value) {
  return question(page, fact).locator(`input[type=radio][value="${value}"]`);
}

/** A field of a date by its id: day, month or year, counted from 0. */
export function date(page, id, field = 0) {
  return page.locator(`[data-date="${id}"] input`).nth(field);
}

/** What stands in the fields of a date, day first. */
export function typed(page, id) {
  return page.locator(`[data-date="${id}"] input`).evaluateAll((all) => all.map((one) => one.value).join("-"));
}

/** The button at the foot of every page that leads to where the rules come from. */
export function toAccount(page) {
  return page.locator("footer button[data-account]");
}

/** Chooses answers on the step that is shown, as a pointer does: on the label. */
export async function choose(page, answers) {
  for (const [fact, value] of Object.entries(answers)) {
    const id = await radio(page, fact, value).getAttribute("id");
    await page.locator(`label[for="${id}"]`).click();
  }
}

/** Opens what a part of the outcome holds behind a click, as a reader does; what is open already stays so. */
export async function unfold(page, part) {
  const folds = await page.locator(`details[data-part="${part}"], section[data-part="${part}"] > details`).all();
  if (!folds.length) throw new Error(`${part} has nothing to open`);
  for (const fold of folds) {
    if (await fold.getAttribute("open") === null) await fold.locator("> summary").click();
  }
}

export function button(page, name) {
  return page.getByRole("button", { name, exact: true });
}

/** Presses the button of the form: the next step, or the outcome. */
export async function next(page) {
  await page.locator("form:not([data-code]) button[type=submit]").click();
}

/** Walks from the step that is shown to the outcome, giving no answers on the way. */
export async function toOutcome(page) {
  await fill(page, {});
}

/** Which section is shown, counted from one; 0 on the outcome. */
export async function part(page) {
  const text = await page.locator("main hgroup p").allInnerTexts();
  return text.length ? Number(/^Deel (\d) van \d$/.exec(text[0])[1]) : 0;
}

/** Types a day as a reader does, `YYYY-MM-DD`, or what stands for it in the three fields: "30-2-26", "--2026". */
export async function type(page, id, day) {
  const parts = day.split("-");
  if (parts[0].length === 4) parts.reverse();
  await date(page, id).click();
  for (const [at, part] of parts.entries()) {
    if (at) await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await page.keyboard.type(part);
  }
}

/**
 * Walks to the outcome as a reader does: chooses and types what a step shows, from top to bottom, and presses what it
 * offers first; where the outcome is certain before all is asked, that is the outcome. Gives the same as `fill`.
 * `page` may be a frame, for what has no dates.
 */
export async function walk(page, { answers = {}, dates = {} }) {
  const left = new Set([...Object.keys(answers), ...Object.keys(dates)]);
  /** The first on this step that is not answered yet; an answer may bring or take away what stands below it. */
  const asked = () => page.locator("[data-fact]:not([data-moot]), [data-date]").evaluateAll((all, left) => all
    .filter((one) => one.checkVisibility()).map((one) => one.dataset.fact ?? one.dataset.date).find((id) => left.includes(id)), [...left]);
  while (!(await page.locator("[data-route]").count())) {
    for (let id = await asked(); id; id = await asked()) {
      if (id in answers) await choose(page, { [id]: answers[id] });
      else await type(page, id, dates[id]);
      left.delete(id);
    }
    await next(page);
    // What is still on its way is waited for.
    await page.locator("[data-route], form:not([data-code])").first().waitFor();
  }
  return { unasked: [...left], all: false };
}

/**
 * Fills in everything of an input and walks on to the outcome, quickly: by script inside the page. Where the outcome is
 * certain before all answers are given, it goes on for the full overview. `within` finds where the check stands; an
 * element is looked into.
 *
 * Gives what the page never asked (`unasked`; empty is good, unless a route cut the questions short), and whether it was
 * asked for the full overview (`all`).
 */
export async function fill(page, { answers = {}, dates = {}, full = false }, within = "#voorcheck") {
  return page.evaluate(async ([answers, dates, full, within]) => {
    const place = document.querySelector(within);
    const root = place.shadowRoot ?? place;
    const find = (selector) => root.querySelector(selector);
    const all = (selector) => [...root.querySelectorAll(selector)];
    // A task of its own, without the wait of a timer: the page has drawn before it.
    const { port1, port2 } = new MessageChannel();
    const drawn = () => new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(null);
    });
    /** Until the page shows a step or an outcome: its texts may still be on their way, and a reader waits for them. */
    const stands = () => new Promise((done, fail) => {
      const look = () => {
        if (find("[data-route], form:not([data-code])")) done();
        else if (all("button").some((one) => one.textContent === "Probeer opnieuw")) fail(new Error("the rules did not come"));
        else return;
        observer.disconnect();
      };
      const observer = new MutationObserver(look);
      observer.observe(root, { childList: true, subtree: true });
      look();
    });
    const press = async (button) => {
      button.click();
      await drawn();
      await stands();
    };
    const left = new Set([...Object.keys(answers), ...Object.keys(dates)]);
    let overview = false;
    /** From top to bottom, until the step asks nothing more that is left. */
    const give = async () => {
      const asked = () => all("[data-fact]:not([data-moot]), [data-date]")
        .map((one) => [one, one.dataset.fact ?? one.dataset.date]).find(([, id]) => left.has(id));
      for (let found = asked(); found; found = asked()) {
        const [element, id] = found;
        left.delete(id);
        if (element.dataset.fact) {
          const radio = element.querySelector(`input[value="${answers[id]}"]`);
          if (!radio) throw new Error(`${id} does not offer ${answers[id]}`);
          radio.click();
        } else {
          const parts = dates[id].split("-").reverse();
          for (const [at, field] of [...element.querySelectorAll("input")].entries()) {
            field.value = parts[at];
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }
        await drawn();
      }
    };
    for (let step = 0; step < 40; step += 1) {
      await give();
      const onward = all(".vc-buttons button").find((one) => one.textContent === "Vul toch alles in");
      if (onward && (full || left.size)) {
        overview = true;
        await press(onward);
      } else if (!find("[data-route]")) {
        await press(find("form:not([data-code]) button[type=submit]"));
      } else {
        // What could not change the outcome at the time is still on offer among the answers.
        const row = all("[data-answer]").find((one) => left.has(one.dataset.answer));
        if (!row) return { unasked: [...left], all: overview };
        await press(row.querySelector("button"));
      }
    }
    throw new Error("the outcome never came");
  }, [answers, dates, full, within]);
}

/**
 * Waits until the page has drawn: whatever scrolled before that, is told by then. Needs no timer, which a test may have in
 * its own hand.
 */
export function drawn(page) {
  return page.evaluate(() => new Promise((done) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      done();
    });
    observer.observe(document.documentElement);
  }));
}

/** Wipes everything, in a page or a part of one; where there is something to lose, the check asks once. */
export async function wipeAll(page) {
  await button(page, "Wis alles").click();
  const sure = button(page, "Ja, wis alles");
  if (await sure.count()) await sure.click();
}

/** Wipes everything; the next answers are given on this day. */
export async function wipe(page, today = TODAY) {
  await page.clock.setFixedTime(new Date(`${today}T12:00:00+01:00`));
  await wipeAll(page);
  await page.getByText("Alles is gewist.", { exact: true }).waitFor();
}
