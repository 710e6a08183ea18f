// Every state of the page, wide and narrow, under axe; and what axe does not see: size of targets, sideways scrolling,
// forced colours, wider text.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { button, choose, fill, next, part, question, radio, start, toAccount, type, unfold, wipe, wipeAll } from "./driver.mjs";
import { axe, getStuck, open, stop, stuckFromNextClick } from "./harness.mjs";
import { inEachFace } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

let inputs;
before(async () => {
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
});

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** Walks to a section, counted from one. */
async function toPart(page, number) {
  await wipe(page);
  for (let step = 1; step < number; step += 1) await next(page);
}

function openAll(page) {
  return page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
}

/** What is wrong with the state the page is in, wide and narrow. */
async function wrong(page, name) {
  const found = [];
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const all = await axe(page, undefined, { colours: size === WIDE });
    await inEachFace(page, async (face) => all.push(...(await page.evaluate(measured)).map((one) => `${face}: ${one}`)));
    found.push(...all.map((one) => `${name}, ${size.width} px: ${one}`));
  }
  return found;
}

/** Runs in the page: targets that are too small, and anything that sticks out sideways. */
function measured() {
  const found = [];
  for (const one of document.querySelectorAll("button, summary, input, a[href]")) {
    if (!one.checkVisibility()) continue;
    const { width, height } = one.getBoundingClientRect();
    if (width < 23.9 || height < 23.9) found.push(`target of ${width}×${height}: ${one.outerHTML.slice(0, 120)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const out = [...document.querySelectorAll("#voorcheck *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    found.push(`scrolls ${scrollWidth - clientWidth} px sideways: ${out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))}`);
  }
  return found;
}

test("axe ziet een fout op de pagina, in een onderdeel en in een iframe", async (t) => {
  const { page } = await open(t);
  assert.deepEqual(await axe(page), []);
  await page.evaluate(async () => {
    const [image, part, frame] = ["img", "div", "iframe"].map((name) => document.querySelector("main").appendChild(document.createElement(name)));
    image.src = "data:,";
    part.attachShadow({ mode: "open" }).innerHTML = "<button></button>";
    frame.title = "iets";
    frame.contentDocument.body.innerHTML = "<input>";
  });
  const found = (await axe(page)).join("\n");
  for (const one of [/image-alt: .* @ img/, /button-name: .*,button/, /label: .* @ iframe input/]) assert.match(found, one);
});

test("elke stap, leeg, ingevuld en met alle uitleg open", async (t) => {
  const { page } = await start(t);
  const found = [];
  for (let part = 1; part <= 6; part += 1) {
    found.push(...(await wrong(page, `stap ${part}, leeg`)));
    await page.locator("fieldset[data-fact]").evaluateAll(async (all) => {
      for (const one of all) {
        one.querySelectorAll("input")[0]?.click();
        await new Promise((done) => setTimeout(done));
      }
    });
    await openAll(page);
    found.push(...(await wrong(page, `stap ${part}, ingevuld en open`)));
    await next(page);
  }
  assert.deepEqual(found, []);
});

test("elke bijzondere stand van een stap", async (t) => {
  const { page } = await start(t);
  const found = [];
  const look = async (name) => found.push(...(await wrong(page, name)));

  await toPart(page, 5);
  await choose(page, { "eigen-motivatie": "wil-niet" });
  await look("uitkomst staat vast");
  await button(page, "Vul toch alles in").click();
  await next(page);
  await choose(page, { "stand-plaatsing": "kennisgemaakt" });
  await type(page, "datum-melding", "1026-11-22");
  await type(page, "gewenste-start", "2026-11-01");
  await type(page, "datum-einde-behandeling", "2026-12-01");
  await next(page);
  await look("tegenspraken en een foute datum");
  await wipeAll(page);
  await look("net gewist");

  await toPart(page, 5);
  await choose(page, { "huisvesting-na-afloop": "vast-geen-plek" });
  await look("vraag om bevestiging");

  await toPart(page, 3);
  await choose(page, { oefenplek: "nee" });
  await look("vervallen vragen");
  await button(page, "Bekijk de inschatting").click();
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Veilige oefenplek").click();
  await choose(page, { oefenplek: "ja" });
  await look("een wijziging die vragen oproept");
  assert.deepEqual(found, []);
});

const OUTCOMES = ["basis", "ambulante-poging", "geen-oefenplek", "client-wil-niet", "leeg-formulier", "data-spreken-elkaar-tegen"];
const ROUTES = ["route-verlenging", "route-eerder-vertrokken"];
const OPEN = ["huizen-eigen-woorden", "eerste-keer-met-reden-zonder-woonplek", "route-andere-gemeente", "route-dreigend-einde"];

test("elke soort uitkomst en elke route, dicht en open", async (t) => {
  const { page } = await start(t);
  const found = [];
  for (const stem of [...OUTCOMES, ...ROUTES, ...OPEN]) {
    await page.setViewportSize(WIDE);
    await wipe(page);
    await fill(page, inputs.get(stem));
    if (OPEN.includes(stem)) await openAll(page);
    found.push(...(await wrong(page, stem)));
  }
  assert.deepEqual(found, []);
});

test("de pagina zonder kader, in de stem van de inwoner, en de waarschuwing voor het wissen", async (t) => {
  const { page } = await start(t, { root: { "data-gemeente": "Amsterdam", "data-stem": "inwoner" } });
  assert.deepEqual(await wrong(page, "geen kader"), []);
  const idle = await start(t, { today: null, prepare: (page) => page.clock.install(), root: { "data-stem": "inwoner" } });
  await choose(idle.page, { aanleiding: "voor-opname" });
  await idle.page.clock.fastForward("13:10");
  assert.equal(await button(idle.page, "Ik ben er nog").count(), 1);
  await idle.page.clock.resume();
  assert.deepEqual(await wrong(idle.page, "waarschuwing"), []);
});

// Long pages, and the same in both voices but for some words.
test("waar de regels vandaan komen, in de ene stem dicht en in de andere open", async (t) => {
  for (const [voice, opened] of [["behandelaar", true], ["inwoner", false]]) {
    const { page } = await start(t, { root: { "data-stem": voice } });
    await toAccount(page).click();
    if (opened) await openAll(page);
    assert.deepEqual(await wrong(page, voice), []);
  }
});

test("de melding bij een fout, op een smal scherm", async (t) => {
  const { page } = await open(t, { context: { viewport: NARROW }, prepare: (page) => page.addInitScript(getStuck) });
  await stuckFromNextClick(page);
  await page.locator("input[type=radio]").first().click({ force: true });
  await page.locator(".vc-message").waitFor();
  assert.deepEqual(await wrong(page, "melding"), []);
});

test("in opgelegde kleuren is een gekozen antwoord te zien, en elke status te lezen", async (t) => {
  const { page } = await start(t, { context: { forcedColors: "active", viewport: WIDE } });
  const mark = radio(page, "aanleiding", "voor-opname");
  const open = await mark.screenshot();
  await choose(page, { aanleiding: "voor-opname" });
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  const chosen = await mark.screenshot();
  assert.notDeepEqual(chosen, open, "a chosen and an open radio button look the same");
  await choose(page, { aanleiding: "nieuwe-plaatsing" });
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  assert.deepEqual(await mark.screenshot(), open, "and back");

  await fill(page, inputs.get("eerste-keer-met-reden-zonder-woonplek"));
  const pale = await page.locator(".vc-badge, .vc-sign, [data-outcome] h1, button").evaluateAll((all) => {
    const number = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = (color) => number(color).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const ground = (element) => {
      for (let one = element; one; one = one.parentElement) {
        const color = getComputedStyle(one).backgroundColor;
        if ((number(color)[3] ?? 1) > 0) return color;
      }
      return "rgb(255, 255, 255)";
    };
    return all.filter((one) => one.checkVisibility()).map((one) => {
      const [low, high] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => a - b);
      return [one.textContent, (high + 0.05) / (low + 0.05)];
    }).filter(([, contrast]) => contrast < 4.5);
  });
  assert.deepEqual(pale, []);
  const words = await page.locator("main [data-criterion] .vc-badge").allInnerTexts();
  assert.ok(words.includes("gemeente weegt") && words.includes("niet voldaan"));
});

test("met ruimere tekst en met grotere letters valt niets weg", async (t) => {
  const { page } = await start(t, { context: { viewport: NARROW } });
  const states = {
    "stap 4": () => toPart(page, 4),
    uitkomst: () => fill(page, inputs.get("ontslag-over-twee-weken")),
    verantwoording: () => toAccount(page).click(),
  };
  for (const [name, go] of Object.entries(states)) {
    await go();
    await openAll(page);
    await restyle(page, "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    await inEachFace(page, async (face) => assert.deepEqual(await page.evaluate(clipped), [], `${name}, text spacing, ${face}`));
    await page.setViewportSize({ width: 640, height: 640 });
    await restyle(page, "html { font-size: 200% !important }");
    await inEachFace(page, async (face) => assert.deepEqual(await page.evaluate(clipped), [], `${name}, letters twice as large, ${face}`));
    await page.setViewportSize(NARROW);
    await restyle(page, "");
  }
});

/** A style sheet as a reader's own tool brings it: past the security rules, which stop an inline one. */
function restyle(page, css) {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    globalThis.ours ??= [...document.adoptedStyleSheets];
    document.adoptedStyleSheets = [...ours, sheet];
  }, css);
}

/** Runs in the page: text that is cut off, and a page that scrolls sideways. */
function clipped() {
  const found = [];
  for (const one of document.querySelectorAll("#voorcheck *")) {
    const style = getComputedStyle(one);
    if (style.overflowX === "visible" || style.clipPath !== "none" || !one.checkVisibility()) continue;
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) found.push(one.outerHTML.slice(0, 160));
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`scrolls ${scrollWidth - clientWidth} px sideways`);
  return found;
}

test("de opbouw: één hoofddeel, één kop van de eerste orde, geen niveau overgeslagen, groepen met een naam", async (t) => {
  const { page } = await start(t);
  const levels = () => page.locator("h1, h2, h3").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])));
  const check = async (name) => {
    const seen = await levels();
    assert.equal(seen.filter((level) => level === 1).length, 1, name);
    assert.ok(seen.every((level, index) => index === 0 || level <= seen[index - 1] + 1), `${name}: ${seen}`);
    assert.equal(await page.locator("main:visible").count(), 1, name);
    assert.equal(await page.locator("html").getAttribute("lang"), "nl");
  };
  await check("stap 1");
  const group = page.getByRole("radiogroup", { name: "Waarvoor gebruikt u deze check?" });
  assert.equal(await group.count(), 1);
  assert.equal(await question(page, "aanleiding").evaluate((one) => document.getElementById(one.getAttribute("aria-describedby")).textContent.length > 0), true);
  await fill(page, inputs.get("ontslag-over-twee-weken"));
  await check("uitkomst");
  await toAccount(page).click();
  await check("verantwoording");
});
