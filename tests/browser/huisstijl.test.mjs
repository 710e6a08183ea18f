// The look of <voor-check> in the pages of others: its own on a white ground, but for a handful that is the site's as
// long as it can be read; and it keeps following the site.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fill, wipeAll } from "./driver.mjs";
import * as firefox from "./firefox.mjs";
import * as chromium from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { ROOT, scenarios } from "./oracle.mjs";

const BROWSERS = { Chromium: chromium, Firefox: firefox };
const ELEMENT = "<voor-check></voor-check>";
const KNOP = "--utrecht-button-primary-action";
const THEME = "--utrecht-link-color:#7a1f3d;--utrecht-heading-color:#402;--utrecht-button-border-radius:0;--utrecht-document-font-family:Georgia;" +
  `${KNOP}-background-color:#7a1f3d;${KNOP}-color:#fff`;
const OURS = {
  button: ["rgb(11, 90, 120)", "rgb(255, 255, 255)", "rgb(11, 90, 120)"], radius: "6px", link: "rgb(11, 90, 120)", heading: "rgb(27, 39, 51)",
  text: "rgb(27, 39, 51)", ground: "rgb(255, 255, 255)", radio: ["rgb(255, 255, 255)", "none", "rgb(107, 120, 133)"], font: "Verdana",
};
const THEIRS = {
  ...OURS, button: ["rgb(122, 31, 61)", "rgb(255, 255, 255)", "rgb(122, 31, 61)"], radius: "0px", link: "rgb(122, 31, 61)", heading: "rgb(68, 0, 34)", font: "Georgia",
};

let css;
let names;

after(() => Promise.all([chromium.stop(), firefox.stop()]));

before(async () => {
  const files = (await readdir(chromium.DIST)).filter((name) => /^(style|later|paper)-.*\.css$/.test(name));
  css = (await Promise.all(files.map((name) => readFile(join(chromium.DIST, name), "utf8")))).join("\n");
  // Every token the components know by the name a theme gives it, and every value of ours as if it were one.
  const parts = (await readdir(join(ROOT, "node_modules/@utrecht"))).map((name) => join(ROOT, "node_modules/@utrecht", name, "dist/index.css"));
  const all = (await Promise.all([...parts, join(ROOT, "www/tokens.css")].map((file) => readFile(file, "utf8")))).join("\n");
  names = [...new Set(all.match(/--(utrecht|vc)-[a-z0-9-]+/g))].map((name) => name.replace("--vc-", "--utrecht-"));
});

/** Opens a page of a site with the check in it, and waits until all its checks stand. `head` goes before the script. */
async function site(t, { browser = chromium, head = "", body = ELEMENT, count = 1, late = "", context } = {}) {
  const vc = await host(t, { under: "voorcheck/", cors: true });
  const listen = '<script>standing=0;seen=[];addEventListener("voorcheck-geladen",()=>standing++);' +
    'for(const one of ["transitionrun","transitionend","animationstart"])addEventListener(one,()=>seen.push(one))</script>';
  const html = pageOf({
    head: `${listen}<style>body{font-family:Verdana}</style>${head}<script async src="${vc.url}embed.js"></script>${late}`,
    body: `<main><h1>Gemeente</h1>${body}</main>`,
  });
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
  const opened = await browser.open(t, { url: cms.url, ready: false, context });
  await opened.page.waitForFunction(`standing >= ${count}`);
  return opened;
}

/** A server with one style sheet, that takes its time: `?ms=300`. */
async function slow(t, text) {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url, "http://localhost");
    setTimeout(() => response.writeHead(200, { "Content-Type": "text/css" }).end(text), Number(searchParams.get("ms")));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/thema.css`;
}

/** What is painted on the first step, of the handful and of what is ours. */
const look = () => {
  const root = document.querySelector("voor-check").shadowRoot;
  const of = (selector) => getComputedStyle(root.querySelector(selector));
  const [button, radio, text] = ["form:not([data-code]) button[type=submit]", "input[type=radio]:not(:checked)", ".vc"].map(of);
  return {
    button: [button.backgroundColor, button.color, button.borderTopColor], radius: button.borderTopLeftRadius, link: of(".vc-link").color,
    heading: of(".utrecht-heading-1").color, text: text.color, ground: of("section").backgroundColor,
    radio: [radio.backgroundColor, radio.backgroundImage, radio.borderTopColor], font: text.fontFamily,
  };
};

/** Waits until the check looks like this; fails with what it looks like instead. */
async function looks(page, expected, about) {
  let seen;
  for (let turn = 0; turn < 40; turn += 1) {
    seen = await page.evaluate(look);
    if (JSON.stringify(seen) === JSON.stringify(expected)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.deepEqual(seen, expected, about);
}

/** What the site says of its look from now on. */
const say = (page, text) => page.evaluate((text) => {
  globalThis.house ??= document.head.appendChild(document.createElement("style"));
  house.textContent = text;
}, text);

for (const [name, browser] of Object.entries(BROWSERS)) {
  test(`stijlbladen die later komen dan de voorcheck gelden ook, in ${name}`, async (t) => {
    const url = await slow(t, `:root{${THEME}}`);
    const sheets = [0, 300, 1000].map((ms) => `<link rel="stylesheet" href="${url}?ms=${ms}">`);
    sheets.push(`<link rel="stylesheet" href="${url}?ms=500" media="print" onload="this.media='all'">`);
    // One after the other: a page behind another one is not drawn.
    for (const late of sheets) {
      const { page } = await site(t, { browser, late });
      await looks(page, THEIRS, late);
    }
  });

  test(`wisselt de website van huisstijl, dan wisselt de voorcheck mee, in ${name}`, async (t) => {
    const switches = [".k", "[data-theme=t]", "[x-y] > main"].map((on) => `${on}{${THEME}}`).join("");
    const { page } = await site(t, { browser, head: `<style>${switches}</style>` });
    await looks(page, OURS, "first");
    const changes = [
      () => document.documentElement.classList.toggle("k"),
      () => document.body.toggleAttribute("data-theme") && document.body.setAttribute("data-theme", "t"),
      () => document.body.toggleAttribute("x-y"),
      (theme) => {
        globalThis.own ??= document.head.appendChild(document.createElement("style")).sheet;
        if (own.cssRules.length) own.deleteRule(0);
        else own.insertRule(`:root{${theme}}`);
      },
      (theme) => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.length ? [] : [new CSSStyleSheet()];
        document.adoptedStyleSheets[0]?.replaceSync(`:root{${theme}}`);
      },
    ];
    for (const change of changes) {
      for (const expected of [THEIRS, OURS]) {
        await page.evaluate(change, THEME);
        await looks(page, expected, String(change));
      }
    }
    // While nobody can see it.
    await page.evaluate(() => (document.querySelector("main").style.display = "none"));
    await page.evaluate(changes[0]);
    await page.evaluate(() => (document.querySelector("main").style.display = ""));
    await looks(page, THEIRS, "hidden meanwhile");
    assert.deepEqual(await page.evaluate(() => seen), [], "the site hears nothing of it");
  });
}

test("het handjevol geldt als het leesbaar is, en anders niet; waar de website het ook zet, en hoe zij de kleur ook schrijft", async (t) => {
  const { page } = await site(t);
  const button = (...colours) => ({ ...OURS, button: colours.map((one) => `rgb(${one})`) });
  const [red, white, ours] = ["122, 31, 61", "255, 255, 255", "11, 90, 120"];
  const cases = [
    ["", OURS],
    ["--utrecht-link-color:#767676", { ...OURS, link: "rgb(118, 118, 118)" }],
    ["--utrecht-link-color:#777", OURS],
    ["--utrecht-link-color:#7a1f3d;--utrecht-link-hover-color:#ddd", OURS],
    ["--utrecht-link-color:oklch(0% 0 0)", { ...OURS, link: "rgb(0, 0, 0)" }],
    ["--utrecht-link-color:oklch(95% 0 0)", OURS],
    ["--utrecht-link-color:#00000080", OURS],
    ["--utrecht-link-color:rgb(0 0 0 / 80%)", { ...OURS, link: "rgb(51, 51, 51)" }],
    ["--utrecht-link-color:light-dark(#7a1f3d, #fdd);color-scheme:dark", { ...OURS, link: "rgb(122, 31, 61)" }],
    ["--utrecht-link-color:niets", OURS],
    ["--utrecht-link-color:;--utrecht-heading-color:transparent", OURS],
    ["--utrecht-heading-color:#402", { ...OURS, heading: "rgb(68, 0, 34)" }],
    ["--utrecht-heading-2-color:#402;--utrecht-heading-1-color:red", { ...OURS, heading: "rgb(68, 0, 34)" }],
    ["--utrecht-heading-color:#eee", OURS],
    ["--utrecht-button-border-radius:0.5rem", { ...OURS, radius: "8px" }],
    ["--utrecht-document-font-family:Georgia, serif", { ...OURS, font: "Georgia, serif" }],
    ["--utrecht-paragraph-font-family:Georgia", { ...OURS, font: "Georgia" }],
    [`${KNOP}-background-color:#7a1f3d`, button(red, white, red)],
    [`${KNOP}-background-color:#7a1f3d;${KNOP}-border-color:rgba(0,0,0,0);${KNOP}-hover-border-color:#fff0`, button(red, white, red)],
    [`${KNOP}-background-color:#ffd400;${KNOP}-color:#fff`, OURS],
    [`${KNOP}-background-color:#7a1f3d;${KNOP}-hover-background-color:#fdd`, OURS],
    [`${KNOP}-background-color:#ffd400;${KNOP}-color:#000;${KNOP}-border-color:#949494`, button("255, 212, 0", "0, 0, 0", "148, 148, 148")],
    [`${KNOP}-background-color:#ffd400;${KNOP}-color:#000;${KNOP}-border-color:#959595`, OURS],
    [`${KNOP}-background-color:transparent;${KNOP}-color:#7a1f3d;${KNOP}-border-color:#7a1f3d`, button(white, red, red)],
    [`${KNOP}-border-color:#eee`, button(ours, white, ours)],
  ];
  for (const where of [":root", "voor-check"]) {
    for (const [tokens, expected] of cases) {
      await say(page, `${where}{${tokens}}`);
      await looks(page, expected, `${where} ${tokens}`);
    }
  }
});

test("aanwijzen: de kleuren van de website, of die zonder aanwijzen; nooit een van ons ernaast", async (t) => {
  const { page } = await site(t, { head: `<style>:root{${THEME}}</style>`, context: { forcedColors: "active" } });
  const button = page.locator("form:not([data-code]) button[type=submit]");
  const link = page.locator(".vc-link").first();
  const pointed = async (one, names) => {
    await one.hover();
    return one.evaluate((element, names) => names.map((name) => getComputedStyle(element)[name]), names);
  };
  const both = async () => [
    ...await pointed(button, ["backgroundColor", "color", "borderTopColor"]),
    ...await pointed(link, ["color"]),
  ];
  // What a reader sets goes before all of it, and leaves no trace.
  await page.emulateMedia({ forcedColors: "none" });
  await looks(page, THEIRS);
  assert.deepEqual(await both(), [...THEIRS.button, THEIRS.link]);
  const hover = `${KNOP}-hover-background-color:#402;${KNOP}-hover-color:#ffe;${KNOP}-hover-border-color:#000;--utrecht-link-hover-color:#402`;
  await say(page, `voor-check{${THEME};${hover}}`);
  await page.waitForTimeout(100);
  assert.deepEqual(await both(), ["rgb(68, 0, 34)", "rgb(255, 255, 238)", "rgb(0, 0, 0)", "rgb(68, 0, 34)"]);
});

test("al het andere is van ons: geen ander token raakt iets, hoe een thema het ook zet", async (t) => {
  const handful = /^--utrecht-(link(-hover)?-color|heading(-2)?-color|(document|paragraph)-font-family|button-border-radius|button-primary-action-.*color)$/;
  const others = names.filter((name) => !handful.test(name));
  assert.ok(others.length > 150 && !/--_?utrecht-/.test(css));
  const paint = () => {
    const root = document.querySelector("voor-check").shadowRoot;
    return [...root.querySelectorAll("section, section *")].map((one) => {
      const style = getComputedStyle(one);
      return [one.localName, one.className, ...["color", "backgroundColor", "backgroundImage", "borderTopColor", "outlineColor", "font", "padding", "margin", "inlineSize", "blockSize"].map((name) => style[name])].join(" ");
    });
  };
  const { page } = await site(t);
  const calm = await page.evaluate(paint);
  for (const where of [":root", "voor-check"]) {
    await say(page, `${where}{color-scheme:dark;${others.map((name) => `${name}:${name.endsWith("color") ? "#eee" : "3px"}`).join(";")}}`);
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate(paint), calm, where);
  }
});

test("een donker thema: de voorcheck blijft licht, niets lijkt gekozen, en axe vindt niets", async (t) => {
  const dark = names.filter((name) => name.endsWith("color")).map((name) => `${name}:${/background-color$/.test(name) ? "#262626" : "#f1f1f1"}`);
  const { page } = await site(t, { head: `<style>:root{background:#111;color-scheme:dark;${dark.join(";")}}h1{color:#fff}</style>` });
  // Only the first button can be read as the site wants it: light on dark, and dark on our ground.
  await looks(page, { ...OURS, button: ["rgb(38, 38, 38)", "rgb(241, 241, 241)", "rgb(38, 38, 38)"] });
  assert.deepEqual(await chromium.axe(page, "voor-check"), []);
  await fill(page, (await scenarios()).find(({ stem }) => stem === "basis").input, "voor-check");
  assert.deepEqual(await chromium.axe(page, "voor-check"), []);
});

/** Runs in the page: what is to be pressed, and every heading, that cannot be read now or on the way here. */
function watch() {
  const root = document.querySelector("voor-check").shadowRoot;
  const light = (colour) => {
    const [red, green, blue] = colour.match(/\d+/g).map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const bad = new Set();
  globalThis.unreadable = () => {
    for (const one of root.querySelectorAll(".vc-link, summary, .vc-button, [class*=utrecht-heading]")) {
      let ground = one;
      while (!getComputedStyle(ground).backgroundColor.startsWith("rgb(")) ground = ground.parentElement;
      const [low, high] = [getComputedStyle(one).color, getComputedStyle(ground).backgroundColor].map(light).sort((a, b) => a - b);
      if (one.checkVisibility() && high / low < 4.5) bad.add(`${one.className} in ${ground.className}: ${(high / low).toFixed(2)}`);
    }
    return [...bad];
  };
  root.addEventListener("click", unreadable, true);
}

test("kleuren die op wit maar net leesbaar zijn: op elk vlak van de voorcheck blijft alles leesbaar", async (t) => {
  const grey = ["link-color", "link-hover-color", "heading-color"].map((name) => `--utrecht-${name}:#767676`).join(";");
  const { page } = await site(t, { head: `<style>:root{${grey}}</style>` });
  await looks(page, { ...OURS, link: "rgb(118, 118, 118)", heading: "rgb(118, 118, 118)" });
  await page.evaluate(watch);
  const all = await scenarios();
  for (const stem of ["ambulante-poging", "geen-oefenplek", "leeg-formulier", "ontslag-over-twee-weken"]) {
    const { input } = all.find((one) => one.stem === stem);
    await fill(page, { ...input, full: stem === "geen-oefenplek" }, "voor-check");
    await page.evaluate(() => document.querySelector("voor-check").shadowRoot.querySelectorAll("details").forEach((one) => (one.open = true)));
    for (const name of ["Print (1 blad)", "Kopieer kort (dossier)"]) {
      await page.getByRole("button", { name }).first().hover();
      assert.deepEqual(await page.evaluate(() => unreadable()), [], stem);
    }
    await wipeAll(page);
    await page.getByText("Alles is gewist.").waitFor();
  }
});

test("koppen schalen met kop-niveau, en blijven groter dan een vraag, breed en smal", async (t) => {
  const levels = [1, 2, 3, 4, 6];
  const body = `<div>${levels.map((level) => `<voor-check kop-niveau="${level}"></voor-check>`).join("")}</div>`;
  const { page } = await site(t, { body, count: levels.length });
  for (const width of ["70rem", "20rem"]) {
    await page.evaluate((width) => (document.querySelector("div").style.inlineSize = width), width);
    const sizes = await page.evaluate(() => [...document.querySelectorAll("voor-check")].map(({ shadowRoot }) =>
      [".utrecht-heading-1", "legend"].map((one) => Number.parseFloat(getComputedStyle(shadowRoot.querySelector(one)).fontSize))));
    for (const [index, [heading, question]] of sizes.entries()) {
      const above = sizes[index - 1]?.[0] ?? 99;
      assert.ok(heading > question && heading < above, `${width}: ${JSON.stringify(sizes)}`);
    }
  }
});
