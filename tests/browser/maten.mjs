// How long the outcome is, for every headline and route in both voices: node tests/browser/maten.mjs [STEM…]
//
// Uses the site, the module and the scenarios of the last `cargo xtask test browser`. Prints a table in Markdown: what a
// reader sees without opening anything. Screens count the whole page, with header and footer.

import { fill, start } from "./driver.mjs";
import { readPack, stop } from "./harness.mjs";
import { headlines, module, scenarios } from "./oracle.mjs";
import { sheetsOf } from "./sheets.mjs";

const [glue, all, pack] = await Promise.all([module(), scenarios(), readPack()]);
const own = all.filter(({ kader, input }) => kader === pack.kader.kader.id && !input.municipality);
const handle = glue.loadKader(pack);
const named = process.argv.slice(2);

/** What a reader sees at this size. */
async function screens(page, width, height) {
  await page.setViewportSize({ width, height });
  return page.evaluate((height) => document.documentElement.scrollHeight / height, height);
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

console.log("| Stem | Geval | Kop | Niet voldaan | Open | Schermen 1280×800 | 390×844 | Woorden | Tab tot kopiëren | Bladen |");
console.log("|---|---|---|---|---|---|---|---|---|---|");
for (const voice of ["behandelaar", "inwoner"]) {
  const chosen = named.length ? own.filter(({ stem }) => named.includes(stem)) : headlines(own, glue, handle, voice);
  for (const scenario of chosen) {
    const tests = [];
    const { page } = await start({ after: (end) => tests.unshift(end) }, { today: scenario.today, root: { "data-stem": voice }, quiet: false });
    await fill(page, scenario.input);
    const { decisions: [main], toFindOut } = glue.assess(handle, scenario.input, { today: scenario.today, voice });
    const unmet = main?.criteria.filter(({ tone }) => tone === "niet" || tone === "wegen").length ?? 0;
    const wide = await screens(page, 1280, 800);
    const words = (await page.locator("main").innerText()).split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    const narrow = await screens(page, 390, 844);
    const [headline, tabs] = [await page.locator("main h1").innerText(), await stops(page)];
    const { sheets } = await sheetsOf(page);
    const row = [voice, scenario.stem, headline, unmet, toFindOut.length, wide.toFixed(1), narrow.toFixed(1), words, tabs, sheets.length];
    console.log(`| ${row.join(" | ").replaceAll(".", ",")} |`);
    for (const end of tests) await end();
  }
}
await stop();
