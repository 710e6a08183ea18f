// Pictures and measures of the check in the themes of Dutch governments: node tests/browser/themas.mjs FOLDER
//
// `cargo xtask themes` builds the site and starts this. The themes come from npm, as they are published, into FOLDER; nothing
// of them is shipped. For each theme one sheet to look at (top and end of the first step and of an outcome, 1280 and 390
// wide, below what the theme itself makes of a heading, a link and a button) and a line of what was taken and what axe says.

import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { TODAY, fill } from "./driver.mjs";
import { axe, open, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";

const folder = resolve(process.argv[2] ?? "target/themas");
const PACKAGES = {
  "@amsterdam/design-system-tokens": "4.4.0",
  "@gemeente-denhaag/design-tokens-components": "4.1.0",
  "@gemeentenijmegen/design-tokens": "0.0.2-alpha.12",
  "@nl-design-system-community/ma-design-tokens": "2.5.0",
  "@nl-design-system-unstable/amsterdam-design-tokens": "1.0.0-alpha.136",
  "@nl-design-system-unstable/rotterdam-design-tokens": "1.0.0-alpha.125",
  "@nl-design-system-unstable/voorbeeld-design-tokens": "7.4.1",
  "@nl-rvo/design-tokens": "1.12.0",
  "@open-formulieren/design-tokens": "0.66.0",
  "@rijkshuisstijl-community/design-tokens": "11.1.0",
  "@utrecht/design-tokens": "5.0.1",
};
const [UTRECHT, RIJK, MA] = ["@utrecht/design-tokens/dist", "@rijkshuisstijl-community/design-tokens/dist", "@nl-design-system-community/ma-design-tokens/dist"];
// The name of a theme, its classes, its style sheets.
const THEMES = [
  ["utrecht", "utrecht-theme", `${UTRECHT}/index.css`],
  ["utrecht-donker", "utrecht-theme utrecht-theme--media-query-color-scheme", `${UTRECHT}/index.css`],
  ["rotterdam", "rotterdam-theme", "@nl-design-system-unstable/rotterdam-design-tokens/dist/index.css"],
  ["denhaag", "denhaag-theme", "@gemeente-denhaag/design-tokens-components/dist/theme/index.css"],
  ["nijmegen", "nijmegen-theme", "@gemeentenijmegen/design-tokens/dist/index.css"],
  ["amsterdam", "amsterdam-theme", "@nl-design-system-unstable/amsterdam-design-tokens/dist/index.css"],
  ["amsterdam-ams", "ams-theme", "@amsterdam/design-system-tokens/dist/index.theme.css"],
  ["rijk", "rhc-theme", `${RIJK}/index.css`],
  ...["groen", "hemelblauw", "lintblauw", "oranje", "paars", "robijnrood"].map((one) => [`rijk-${one}`, `uitvoerend-${one}`, `${RIJK}/uitvoerend-${one}/index.css`]),
  ["rvo", "rvo-theme", "@nl-rvo/design-tokens/dist/index.css"],
  ["voorbeeld", "voorbeeld-theme", "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"],
  ["ma", "ma-theme", `${MA}/theme.css`],
  ["ma-donker", "ma-theme ma-theme--color-scheme-dark", `${MA}/theme.css`, `${MA}/color-scheme-dark/theme.css`],
  ["openformulieren", "openforms-theme", "@open-formulieren/design-tokens/dist/index.css"],
];
/** What the theme itself makes of the handful, without us. */
const THEIRS = `<style>
  :root { color-scheme: light dark; }
  body { background: var(--utrecht-document-background-color, Canvas); color: var(--utrecht-document-color, CanvasText); margin: 1rem; }
  body, .eigen { font-family: var(--utrecht-document-font-family, var(--utrecht-paragraph-font-family)); }
  h1 { color: var(--utrecht-heading-1-color, var(--utrecht-heading-color)); }
  .eigen > a { color: var(--utrecht-link-color); }
  .eigen > b { background: var(--utrecht-button-primary-action-background-color); border: 2px solid var(--utrecht-button-primary-action-border-color);
    border-radius: var(--utrecht-button-border-radius); color: var(--utrecht-button-primary-action-color); margin: 1rem; padding: .5rem 1rem; }
</style>`;
const BODY = '<h1>Kop van de website</h1><p class="eigen">Tekst van de website, <a href="#x">een link</a><b>Hoofdknop</b></p><voor-check></voor-check>';

await mkdir(folder, { recursive: true });
await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
execFileSync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });

const closing = [];
const t = { after: (close) => closing.push(close) };
const vc = await host(t, { under: "voorcheck/", cors: true });
const npm = await host(t, { folder: join(folder, "node_modules"), under: "npm/", cors: true });

/** What is painted of the handful. */
const look = (check) => {
  const style = (selector) => getComputedStyle(check.shadowRoot.querySelector(selector));
  const [button, link, heading] = ["form:not([data-code]) button[type=submit]", ".vc-link", ".utrecht-heading-1"].map(style);
  return [heading.fontFamily.split(",")[0], link.color, heading.color, `${button.color} op ${button.backgroundColor}, rand ${button.borderTopColor}`, button.borderTopLeftRadius];
};

const lines = ["| Thema | Letters | Links | Koppen | Hoofdknop | Hoeken | axe |", "|---|---|---|---|---|---|---|"];
for (const [name, classes, ...sheets] of THEMES) {
  const links = sheets.map((sheet) => `<link rel="stylesheet" href="${npm.url}${sheet}">`).join("");
  const head = `<script async src="${vc.url}embed.js"></script>${links}${THEIRS}<script>addEventListener("voorcheck-geladen",()=>standing=1)</script>`;
  const html = pageOf({ head, body: `<main>${BODY}</main>` }).replace("<html", `<html class="${classes}"`);
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
  const pictures = [];
  let line;
  let found = 0;
  for (const width of [1280, 390]) {
    const context = { viewport: { width, height: 900 }, colorScheme: name.endsWith("donker") ? "dark" : "light" };
    const { page } = await open(t, { today: TODAY, url: cms.url, ready: false, context });
    await page.waitForFunction("globalThis.standing");
    for (const lead of [() => {}, () => fill(page, {}, "voor-check")]) {
      await lead();
      await page.waitForTimeout(200);
      line ??= await page.locator("voor-check").evaluate(look);
      if (width === 1280) found += (await axe(page, "voor-check")).length;
      for (const top of [0, 99_999]) {
        await page.evaluate((top) => scrollTo(0, top), top);
        pictures.push([width, (await page.screenshot()).toString("base64")]);
      }
    }
  }
  lines.push(`| ${name} | ${line.join(" | ")} | ${found} |`);
  console.log(lines.at(-1));
  const { page } = await open(t, { url: cms.url, ready: false, context: { viewport: { width: 2000, height: 900 } } });
  const images = pictures.map(([width, data]) => `<img style="width:${width * 0.58}px" src="data:image/png;base64,${data}">`);
  // From left to right: step and outcome, wide, then narrow; their tops above, their ends below.
  await page.setContent(`<body style="display:grid;gap:8px;grid:auto auto/auto-flow max-content;margin:8px;background:#888">${images.join("")}`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
await writeFile(join(folder, "uitslag.md"), `${lines.join("\n")}\n`);
for (const close of closing.reverse()) await close();
await stop();
