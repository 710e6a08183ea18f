// Pictures to look at, of every headline and kind of page: node tests/browser/beelden.mjs FOLDER
//
// Uses the site and the scenarios of the last `cargo xtask test`. `docs/uitkomst.png` and `docs/verantwoording.png` of the
// README are two of them.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { TODAY, button, fill, next, toAccount, unfold } from "./driver.mjs";
import { open, stop } from "./harness.mjs";
import { scenarios } from "./oracle.mjs";

const folder = resolve(process.argv[2] ?? "target/beelden");
const HEADLINES = {
  "past": "basis",
  "weging": "ambulante-poging",
  "past-niet": "geen-oefenplek",
  "wil-niet": "client-wil-niet",
  "open": "leeg-formulier",
  "planning": "ontslag-over-twee-weken",
  "route": "route-andere-gemeente",
};

const all = new Map((await scenarios()).map((scenario) => [scenario.stem, scenario.input]));
await mkdir(folder, { recursive: true });

/** Opens the check, leads it somewhere and takes a picture. */
async function picture(name, lead, context, options = {}) {
  const closing = [];
  const { page } = await open({ after: (close) => closing.push(close) }, { today: TODAY, context });
  await lead(page);
  // Without the focus that moving on left on the heading: a picture is not read with a keyboard.
  await page.evaluate(() => document.activeElement?.blur());
  if (options.print) await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !options.top });
  for (const close of closing) await close();
  console.log(`${name}.png`);
}

const WIDE = { viewport: { width: 1280, height: 1400 } };
const NARROW = { viewport: { width: 320, height: 800 } };
const steps = (count) => async (page) => {
  for (let step = 0; step < count; step += 1) await next(page);
};
const outcome = (stem) => (page) => {
  if (!all.has(stem)) throw new Error(`scenario ${stem} is er niet`);
  return fill(page, all.get(stem));
};

for (const [name, stem] of Object.entries(HEADLINES)) {
  await picture(`${name}-breed`, outcome(stem), WIDE);
  await picture(`${name}-320`, outcome(stem), NARROW);
}
await picture("uitkomst", outcome("ontslag-over-twee-weken"), WIDE, { top: true });
await picture("vragen-breed", steps(3), WIDE);
await picture("vragen-320", steps(3), NARROW);
await picture("contrast", steps(3), { ...WIDE, forcedColors: "active" });
await picture("contrast-uitkomst", outcome("ambulante-poging"), { ...WIDE, forcedColors: "active" });
await picture("papier", outcome("ambulante-poging"), WIDE, { print: true });

/** The first step with a code that is refused. */
const refused = async (page) => {
  await page.locator("summary", { hasText: "Heeft u een code?" }).click();
  await page.locator("[data-code] input").fill("17wn-14fw-m480-2cr");
  await page.locator("[data-code] button").click();
};
await picture("code-breed", refused, WIDE);
await picture("code-320", refused, NARROW);
await picture("code-contrast", refused, { ...WIDE, forcedColors: "active" });
await picture("overdracht-320", async (page) => {
  await outcome("ontslag-over-twee-weken")(page);
  await page.locator('[data-part="overdracht"]').scrollIntoViewIfNeeded();
}, NARROW, { top: true });

/** Where the rules come from, with a paragraph of the source open; `near` scrolls to the name of its source. */
const account = (near) => async (page) => {
  await toAccount(page).click();
  const paragraph = page.locator(".vc-sources__section", { hasText: "2.2 Afbakening doelgroep" });
  await paragraph.locator("summary").click();
  await paragraph.evaluate((one, near) => {
    while (near && one.tagName !== "H2") one = one.previousElementSibling;
    scrollTo(0, near ? one.getBoundingClientRect().top + scrollY - 24 : 0);
  }, near);
  await page.mouse.move(0, 0);
};
await picture("verantwoording", account(true), { viewport: { width: 1100, height: 900 } }, { top: true });
await picture("verantwoording-begin", account(false), WIDE, { top: true });
await picture("verantwoording-320", account(true), NARROW, { top: true });
await picture("verantwoording-320-begin", account(false), NARROW, { top: true });
await picture("verantwoording-contrast", account(true), { ...WIDE, forcedColors: "active" }, { top: true });
await picture("verantwoording-papier", account(true), { viewport: { width: 680, height: 960 } }, { print: true, top: true });

/** Two people judge, as far as this step: "A", "B", "vergelijken" or "samen". */
const pair = (until) => async (page) => {
  await outcome("ambulante-poging")(page);
  await unfold(page, "vier-ogen");
  await page.locator("[data-judges]").click();
  const judge = async (statuses) => {
    for (const [criterion, status] of Object.entries(statuses)) {
      await page.locator(`.vc-judges fieldset[data-criterion="${criterion}"] input[value="${status}"]`).check();
    }
  };
  await judge({ "net-afgekickt": "voldaan", "eerdere-terugval": "weging", uren: "niet-voldaan", behandelaar: "niet-voldaan", oefenplek: "" });
  if (until === "A") return;
  await button(page, "Klaar: geef door aan consulent B").click();
  await button(page, "Ik ben consulent B: begin").click();
  await judge({ "net-afgekickt": "voldaan", "eerdere-terugval": "voldaan", uren: "niet-voldaan", oefenplek: "" });
  await button(page, "Klaar: vergelijk de oordelen").click();
  if (until === "vergelijken") return;
  await button(page, "Naar het gezamenlijke oordeel").click();
  await button(page, "Neem over waar u het eens bent").click();
};
for (const step of ["A", "vergelijken", "samen"]) {
  await picture(`vier-ogen-${step}-breed`, pair(step), WIDE);
  await picture(`vier-ogen-${step}-320`, pair(step), NARROW);
}
await picture("vier-ogen-contrast", pair("vergelijken"), { ...WIDE, forcedColors: "active" });
await picture("vier-ogen-papier", pair("samen"), { viewport: { width: 680, height: 960 } }, { print: true });

/** What people take home, with the letter open and a text that could not be copied. */
const take = async (page) => {
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await outcome("ontslag-over-twee-weken")(page);
  await unfold(page, "brief");
  await button(page, "Kopieer kort (dossier)").click();
  await page.locator("[data-taken]").waitFor();
  await page.locator('[data-part="meenemen"]').evaluate((one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 24));
};
const papers = async (page) => {
  await outcome("woonplek-aangevraagd")(page);
  await page.locator('[data-part="papieren"]').evaluate((one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 24));
};
await picture("meenemen-breed", take, WIDE, { top: true });
await picture("meenemen-320", take, { viewport: { width: 320, height: 2400 } }, { top: true });
await picture("meenemen-contrast", take, { ...WIDE, forcedColors: "active" }, { top: true });
await picture("papieren-breed", papers, WIDE, { top: true });
await picture("papieren-320", papers, NARROW, { top: true });
await stop();
