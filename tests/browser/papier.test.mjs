// On paper stands all that a melding or a file needs, and nothing to click: the decision page on one sheet, the rest as annexes
// for who asks for them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { button, choose, fill, start, unfold, walk, wipe } from "./driver.mjs";
import { readPack, stop } from "./harness.mjs";
import { inEachFace, sideways } from "./letters.mjs";
import { headlines, module, scenarios } from "./oracle.mjs";
import { fontsOf, sheetsOf, stumbles } from "./sheets.mjs";

after(stop);

let pack;
let glue;
let handle;
let own;
let inputs;
before(async () => {
  let all;
  [pack, glue, all] = await Promise.all([readPack(), module(), scenarios()]);
  handle = glue.loadKader(pack);
  own = all.filter(({ kader }) => kader === pack.kader.kader.id);
  inputs = new Map(all.map((one) => [one.stem, one.input]));
});

/** A printer that only says that it was asked. */
const keepsPrinter = (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; });

/** How the page writes a day. */
const day = (date) => new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(new Date(`${date}T12:00`));

/** The outcome of a scenario as it goes to the printer, with all annexes. */
async function printed(t, stem, options) {
  const { page } = await start(t, { ...options, prepare: keepsPrinter });
  await walk(page, inputs.get(stem));
  await page.locator("main .vc-word").first().click();
  await unfold(page, "bestanden");
  await button(page, "Print met alle bijlagen").click();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  return page;
}

/** A text without what stands between its parts, in which paper and page differ. */
const dense = (text) => text.replace(/[\s·()]/g, "").toLowerCase();

/** What the text on the page holds that an eye can see; `innerText` leaves out what is hidden. */
async function text(page) {
  return (await page.locator("body").innerText()).replace(/\s+/g, " ");
}

test("op papier staan de kop, alle redenen, citaten, antwoorden, de planning en de versie", async (t) => {
  const page = await printed(t, "ontslag-over-twee-weken");
  const seen = await text(page);
  for (const one of [
    "Past waarschijnlijk binnen het kader",
    "Voorlopige inschatting op basis van uw antwoorden. De gemeente onderzoekt en beslist.",
    "Dit vervangt uw oordeel niet:",
    "doe dan de melding bij gemeente Wijdemeren",
    "42 dagen",
    "17 januari 2027",
    "Uren begeleiding 20 uur of meer",
    "Gemeente van herkomst Wijdemeren",
    "Gewenste start in het huis 6 december 2026",
    `Versie ${pack.kader.kader.versie}`,
    pack.sha256,
    "Datum van deze check: 22 november 2026.",
  ]) assert.ok(dense(seen).includes(dense(one)), `not on paper: ${one}\n${seen}`);
});

test("op papier is niets te klikken, en blijft niets dicht", async (t) => {
  const page = await printed(t, "behandelaar-steunt-niet");
  const buttons = await page.locator("button:not(.vc-word), input, a").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  assert.deepEqual(buttons, []);
  // A word that explains itself on screen is only a word here, also the one that was opened.
  assert.equal(await page.locator(".vc-word[aria-expanded=true]").count(), 1);
  const words = await page.locator(".vc-word").evaluateAll((all) => all.map((one) => [one, one.parentElement].map((one) => getComputedStyle(one))
    .map(({ color, textDecorationLine }) => `${color} ${textDecorationLine}`)));
  assert.deepEqual(words.filter(([word, text]) => word !== text), []);
  assert.equal(await page.locator("details:not([open])").count(), 0);
  for (const word of ["Wijzig", "Vorige stap", "Wis alles", "Vul in"]) assert.ok(!(await text(page)).includes(word), word);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  const open = await page.locator("details[open]").evaluateAll((all) => all.map((one) => one.dataset.part));
  assert.deepEqual(open, ["bestanden"], "the screen is as it was");
});

test("op papier draagt geen kleur alleen een betekenis, en past alles op een blad", async (t) => {
  const page = await printed(t, "geen-oefenplek", { context: { viewport: { width: 680, height: 960 } } });
  const { paper, words } = await page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    words: [...document.querySelectorAll("main [data-criterion]")].map((one) => one.querySelector(".vc-badge").innerText.trim()),
  }));
  assert.match(paper, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/);
  assert.ok(words.every((word) => word.length > 0));
  assert.ok(words.includes("niet voldaan") && words.includes("voldaan"));
  assert.equal(await sideways(page), 0);
});

test("een vragenlijst halverwege laat op papier zien wat gekozen is, ook zonder achtergronden", async (t) => {
  const { page } = await start(t);
  await choose(page, { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "huizen" });
  await page.emulateMedia({ media: "print" });
  const edges = await page.locator("main input[type=radio]").evaluateAll((all) => all.map((one) =>
    [one.checked, parseFloat(getComputedStyle(one).borderTopWidth) >= 6]));
  assert.equal(edges.filter(([chosen]) => chosen).length, 2);
  for (const [chosen, filled] of edges) assert.equal(filled, chosen);
  for (const word of ["Volgende stap", "Wis alles"]) assert.ok(!(await text(page)).includes(word), word);
});

test("een pdf opent alles, heeft een opbouw, en laat het scherm zoals het was", async (t) => {
  const { page } = await start(t);
  await walk(page, inputs.get("basis"));
  await page.evaluate(() => {
    // Heard after the page's own listener and the drawing that follows it.
    addEventListener("beforeprint", () => queueMicrotask(() => queueMicrotask(() => {
      window.closed_on_paper = document.querySelectorAll("details:not([open])").length;
    })));
  });
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true });
  assert.equal(await page.evaluate(() => window.closed_on_paper), 0);
  assert.equal(await page.locator("details[open]").count(), 0);
  assert.match(pdf.toString("latin1"), /\/StructTreeRoot/);
});

/** Fails unless all of these stand in the text, in this order. */
function inOrder(text, wanted) {
  let from = 0;
  for (const one of wanted) {
    const at = text.indexOf(one, from);
    assert.ok(at >= 0, `not there, or not after what goes before it: ${one}\n${text.slice(from, from + 400)}`);
    from = at + one.length;
  }
}

/** What a reader sees of the outcome without opening anything: the decision page. */
const TABLE = [
  "h1", ".vc-outcome :is(p, dt, dd)", "[data-contradiction] > p", "[data-signal]", "[data-action]", '[data-part="kaart"] li',
  "[data-criterion] h3", ".vc-badge", ".vc-reason > p", "blockquote", "figcaption", ".vc-named > summary", "[data-day] > *",
];
/** What waits behind a click, and is an annex; the words on cards and drafts have forms of their own. */
const FOLDED = [
  ".vc-fold:not(.vc-screen) :is(h3, [data-action], [data-signal])", '[data-part="onderbouwing"] li', "[data-answer] > dt", ".vc-answers__value",
];
/** Of no use to who holds paper. */
const BUTTONS = /Wijzig|\bVul in\b|Kopieer|Download|Print|Uitleg en bron|Vorige stap|Wis alles/;

/** What paper has to show of the page as it stands. */
function wanted(page) {
  return page.evaluate(([table, folded]) => {
    const words = (one) => one.replace(/\s+/g, " ").trim();
    const all = (selectors) => [...document.querySelectorAll(selectors.map((one) => `main ${one}`).join())]
      .filter((one) => !one.closest('[data-part="infokaarten"]'));
    // Why comes before steps that are much the same for everybody.
    const parts = ["criteria", "acties", "planning"].map((part) => `section[data-part="${part}"] > h2`);
    return {
      heads: parts.flatMap((part) => all([part])).map((one) => one.textContent),
      table: [
        ...all(table).filter((one) => one.checkVisibility()).map((one) => words(one.innerText)),
        ...all(['[data-part="uitzoeken"] > ul button', "[data-code-shown]"]).map((one) => words(one.firstChild.data)),
      ],
      folded: all(folded).map((one) => words(one.textContent)),
    };
  }, [TABLE, FOLDED]);
}

/** Fails unless every sheet is as it should be; gives what stands on them. */
function sound({ sheets, pdf }, { most, face, today }) {
  assert.ok(fontsOf(pdf).includes(face.replace(" ", "")), `${fontsOf(pdf)}`);
  assert.ok(sheets.length <= most, `${sheets.length} sheets in ${face}, not ${most}`);
  for (const [index, { text, outside, small }] of sheets.entries()) {
    const where = `on sheet ${index + 1} of ${sheets.length} in ${face}`;
    assert.deepEqual(outside, [], `cut off, or in the margin, ${where}`);
    assert.deepEqual(small.slice(0, 3), [], `too small ${where}`);
    assert.doesNotMatch(text, BUTTONS, where);
    for (const one of [
      `Versie ${pack.kader.kader.versie} (${pack.sha256.slice(0, 12)}, gecontroleerd)`,
      `Datum van deze check: ${day(today)}.`,
      pack.sha256,
      "Dit is geen besluit.",
      `Blad ${index + 1} van ${sheets.length}`,
    ]) assert.ok(text.includes(one), `not ${where}: ${one}\n${text}`);
  }
  return sheets.map(({ text }) => text).join(" ");
}

/** The face that takes most room, so the one to count annexes in. */
const WIDE = "DejaVu Sans";
/** Five criteria in the way: of all scenarios the one with most to say. */
const HEAVIEST = "niet-nodig-en-geen-oefenplek";

for (const voice of ["behandelaar", "inwoner"]) {
  test(`elke kop en elke route staat op één blad, en met alle bijlagen op hooguit drie (${voice})`, async (t) => {
    const { page } = await start(t, { root: { "data-stem": voice }, prepare: keepsPrinter });
    const heaviest = own.find(({ stem }) => stem === HEAVIEST);
    for (const { stem, today, input } of [...headlines(own, glue, handle, voice), heaviest]) {
      await t.test(stem, async () => {
        await wipe(page, today);
        await fill(page, input);
        const { heads, table, folded } = await wanted(page);
        await unfold(page, "bestanden");
        await inEachFace(page, async (face) => {
          // What fits in the wide face fits in the narrow one too; the heaviest says whether that holds.
          if (face !== WIDE && stem !== HEAVIEST) return;
          const order = ["Over:", "Ingevuld door:", "Datum:", table[0], ...heads];
          const annexes = face === WIDE;
          if (annexes) await button(page, "Print met alle bijlagen").click();
          assert.deepEqual(await stumbles(page), [], face);
          const all = annexes && sound(await sheetsOf(page), { most: 3, face, today });
          // Whoever prints after that, has one sheet again.
          const one = sound(await sheetsOf(page), { most: 1, face, today });
          inOrder(one, order);
          for (const words of table) assert.ok(dense(one).includes(dense(words)), `not on the sheet: ${words}\n${one}`);
          if (!annexes) return;
          inOrder(all, order);
          for (const words of [...table, ...folded]) {
            assert.ok(dense(all).includes(dense(words)), `not in the annexes: ${words}\n${all}`);
          }
        });
      });
    }
  });
}

test("de knop Print vraagt de browser om te printen, zonder bijlagen", async (t) => {
  const { page } = await start(t, { prepare: keepsPrinter });
  await walk(page, inputs.get("basis"));
  await button(page, "Print (1 blad)").click();
  assert.equal(await page.evaluate(() => window.printed), true);
  assert.equal(await page.locator("[data-annexes]").count(), 0);
});
