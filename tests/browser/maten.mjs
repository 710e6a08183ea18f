// How long the outcome is, beside what it may be: node tests/browser/maten.mjs [STEM… | elke N]
//
// For every headline and route in both voices; for the scenarios named; or for each Nth of all, of which only those
// are printed that are too long. Uses the site, the module and the scenarios of the last `cargo xtask test browser`.
// Prints a table in Markdown: what a reader sees without opening anything. Screens count the whole page, with header and footer.

import { fill, start } from "./driver.mjs";
import { stop } from "./harness.mjs";
import { headlines } from "./oracle.mjs";
import { rules } from "./paths.mjs";
import { sheetsOf } from "./sheets.mjs";

const { glue, handle, all, assess } = await rules();
const own = all.filter(({ input }) => !input.municipality);
const named = process.argv.slice(2);
const each = named[0] === "elke" ? Number(named[1]) : 0;

/** What a reader sees at this size. */
async function screens(page, width, height) {
  await page.setViewportSize({ width, height });
  return page.evaluate((height) => document.documentElement.scrollHeight / height, height);
}

/** The words a reader sees: not those for who cannot see what they belong to. */
async function words(page) {
  const text = await page.locator("main").evaluate((main) => {
    const hidden = [...main.querySelectorAll(".vc-hidden")];
    for (const one of hidden) one.style.display = "none";
    const seen = main.innerText;
    for (const one of hidden) one.style.display = "";
    return seen;
  });
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How many words there may be: more than three criteria not met, questions open, and more than three caveats take room. */
async function allowed(page, { contradictions, decisions: [main], signals }) {
  const unmet = await page.locator('[data-part="criteria"] > .vc-rows > li').count();
  const open = await page.locator('[data-part="uitzoeken"] > ul button').count();
  const caveats = contradictions.length + (main?.provisos.length ?? 0) + signals.filter((one) => one.inHeadline).length;
  return { unmet, open, most: 450 + 25 * Math.max(0, unmet - 3) + 10 * open + 20 * Math.max(0, caveats - 3) };
}

/** How often Tab is pressed from the headline to the first thing to copy. */
async function stops(page) {
  await page.locator("main h1").focus();
  for (let count = 1; count <= 60; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches('[data-part="meenemen"] button'))) return count;
  }
  return "–";
}

console.log("| Stem | Geval | Kop | Niet voldaan | Open | Schermen 1280×800 | 390×844 | Woorden | hoogstens | Tab tot kopiëren | Bladen |");
console.log("|---|---|---|---|---|---|---|---|---|---|---|");
const counted = { cases: 0, words: 0, wide: 0, narrow: 0 };
for (const voice of ["behandelaar", "inwoner"]) {
  const chosen = each ? own.filter((_, at) => at % each === 0)
    : named.length ? own.filter(({ stem }) => named.includes(stem)) : headlines(own, glue, handle, voice);
  for (const scenario of chosen) {
    const tests = [];
    const { page } = await start({ after: (end) => tests.unshift(end) }, { today: scenario.today, root: { "data-stem": voice }, quiet: false });
    await fill(page, scenario.input);
    const { unmet, open, most } = await allowed(page, assess({ ...scenario, target: "required" }, voice));
    const wide = await screens(page, 1280, 800);
    const said = await words(page);
    const narrow = await screens(page, 390, 844);
    counted.cases += 1;
    counted.words += said > most;
    counted.wide += wide > 2.5;
    counted.narrow += narrow > 4;
    if (!each || said > most || wide > 2.5 || narrow > 4) {
      const [headline, tabs] = [await page.locator("main h1").innerText(), await stops(page)];
      const { sheets } = await sheetsOf(page);
      const row = [voice, scenario.stem, headline, unmet, open, wide.toFixed(2), narrow.toFixed(2), said, most, tabs, sheets.length];
      console.log(`| ${row.join(" | ").replaceAll(".", ",")} |`);
    }
    for (const end of tests) await end();
  }
}
const { cases, ...over } = counted;
console.log(`\n${cases} keer gemeten; te veel woorden: ${over.words}, meer dan 2,5 scherm: ${over.wide}, meer dan 4 smalle: ${over.narrow}`);
await stop();
