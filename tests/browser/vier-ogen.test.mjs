// Two people judge: each blind, then side by side, then together; on the screen and on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, button, fill, next, start, unfold, wipeAll } from "./driver.mjs";
import { CHECK, axe, focused, readPack, stop } from "./harness.mjs";
import { inEachFace, sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";
import { sheetsOf, stumbles } from "./sheets.mjs";

after(stop);

let inputs;
let pack;
before(async () => {
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
  pack = await readPack();
});

const MAIN = "main.vc-judges";
const FIELD = `${MAIN} fieldset[data-criterion]`;
const OPENER = "button[data-judges]";
const ON = {
  handOver: "Klaar: geef door aan consulent B",
  second: "Ik ben consulent B: begin",
  compare: "Klaar: vergelijk de oordelen",
  together: "Naar het gezamenlijke oordeel",
};
const OPEN = "";
const A = { "net-afgekickt": "voldaan", "eerdere-terugval": "weging", uren: "niet-voldaan", oefenplek: OPEN, vks: "kan", behandelaar: "voldaan" };
const B = { "net-afgekickt": "voldaan", "eerdere-terugval": "voldaan", uren: "niet-voldaan", oefenplek: "voldaan", vks: "kan", motivatie: "voldaan" };

/** The outcome of a scenario, with the form of two on top of it. */
async function atForm(t, stem = "ambulante-poging", options = {}) {
  const opened = await start(t, options);
  await fill(opened.page, inputs.get(stem));
  await toForm(opened.page);
  await focused(opened.page, `${MAIN} h1`);
  return opened;
}

/** From the outcome to the form of two, which it offers at its end behind a click. */
async function toForm(page) {
  await unfold(page, "vier-ogen");
  await page.locator(OPENER).click();
}

function choice(page, criterion, status) {
  return page.locator(`${FIELD}[data-criterion="${criterion}"] input[value="${status}"]`);
}

/** Judges as a pointer does, on the label. */
async function judge(page, judgements) {
  for (const [criterion, status] of Object.entries(judgements)) {
    const id = await choice(page, criterion, status).getAttribute("id");
    await page.locator(`label[for="${id}"]`).click();
  }
}

async function on(page, step) {
  await button(page, ON[step]).click();
  await focused(page, `${MAIN} h1`);
}

/** From the first judge to both together, as A and B judge above. */
async function toTogether(page) {
  await judge(page, A);
  await on(page, "handOver");
  await on(page, "second");
  await judge(page, B);
  await on(page, "compare");
  await on(page, "together");
}

async function chosen(page) {
  return page.locator(`${FIELD} input:checked`).evaluateAll((all) => Object.fromEntries(
    all.map((one) => [one.closest("fieldset").dataset.criterion, one.value])));
}

/** The words of a criterion or an outcome, as an eye reads them. */
async function text(page, selector) {
  return (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();
}

test("bovenop de uitkomst, met elk criterium van het kader in zijn volgorde, en niets voorgekozen", async (t) => {
  const { page, url } = await atForm(t);
  assert.equal(await page.title(), "Oordeel van consulent A | Voorcheck");
  assert.equal(page.url(), url + CHECK, "the address says nothing");
  assert.match(await text(page, `${MAIN} hgroup`), /Stap 1 van 4/);
  assert.equal(await page.locator("h1:visible").count(), 1);
  const { criterium, besluit, feit, norm } = pack.kader;
  const order = besluit.flatMap(({ id }) => criterium.filter((one) => one.besluit === id)).map(({ id }) => id);
  assert.deepEqual(await page.locator(FIELD).evaluateAll((all) => all.map((one) => one.dataset.criterion)), order);
  assert.deepEqual(await chosen(page), {});

  for (const one of criterium) {
    const field = `${FIELD}[data-criterion="${one.id}"]`;
    const seen = (await text(page, field)).toLowerCase();
    for (const id of one.normen) assert.ok(seen.includes(norm.find((known) => known.id === id).citaat.replace(/\s+/g, " ").toLowerCase()), `${one.id}: ${id}`);
    const { trede } = besluit.find(({ id }) => id === one.besluit);
    const words = (said) => said.behandelaar ?? said;
    const labels = await page.locator(`${field} label`).evaluateAll((all) => all.map((label) => label.textContent));
    assert.deepEqual(labels, [...trede.map((grade) => words(grade.oordeel ?? grade.statusnaam)), "nog niet te beoordelen"]);
    assert.ok(seen.includes("volgens de invuller") && seen.includes("kracht in de tekst: "), one.id);
    const named = feit.filter(({ id }) => one.regel.some(({ als }) => [als].flat().some((term) => id in term)));
    assert.ok(named.length > 0);
    for (const fact of named) assert.ok(seen.includes(words(fact.naam).toLowerCase()), `${one.id}: ${fact.id}`);
  }
});

test("wat is ingevuld staat er als bewering, ook weet niet en niets", async (t) => {
  const { page } = await start(t);
  await fill(page, { answers: { ...inputs.get("basis").answers, "uren-begeleiding": "weet-niet" } });
  await toForm(page);
  const claims = (id) => text(page, `${FIELD}[data-criterion="${id}"] .vc-judges__claims`);
  assert.equal(await claims("uren"), "Volgens de invuller Uren begeleiding Weet ik niet");
  assert.match(await claims("eerdere-terugval"), /Reden voor uitzondering niet beantwoord$/);
  assert.match(await claims("multiproblematiek"), /^Volgens de invuller Psychische problemen Ja Psychosociale problemen Ja$/);
});

test("wie oordeelt, ziet niet wat de check er zelf van vindt", async (t) => {
  const { page } = await atForm(t, "geen-oefenplek");
  const ours = pack.kader.besluit[0].trede.map(({ kop }) => kop.behandelaar ?? kop);
  const verdicts = page.locator(`${MAIN} :is(.vc-badge, .vc-sign, .vc-outcome, .vc-judges__verdict)`);
  for (const step of [null, "handOver", "second"]) {
    if (step) await on(page, step);
    assert.equal(await verdicts.count(), 0, "no sign and no status that says what to think");
    const seen = await text(page, "body");
    for (const one of [...ours, "Voorlopige inschatting"]) assert.ok(!seen.includes(one), one);
  }
  await on(page, "compare");
  const row = `${MAIN} li[data-criterion="oefenplek"]`;
  assert.match(await text(page, row), /Voorlopige inschatting uit de antwoorden ✕ niet voldaan/i);
});

test("terwijl B oordeelt is van A niets te zien of te bereiken: niet in de pagina, niet op papier, niet met de knoppen van de browser", async (t) => {
  const { page } = await atForm(t);
  await judge(page, A);
  assert.deepEqual(await chosen(page), A);
  const html = (page) => page.locator("#voorcheck").evaluate((root) => root.innerHTML);

  // The same two screens, had A judged nothing: not a letter may differ.
  const other = await atForm(t);
  for (const step of ["handOver", "second"]) {
    await on(page, step);
    await on(other.page, step);
    assert.equal(await html(page), await html(other.page), `${step}: the page is the same whatever A judged`);
    assert.equal(await page.locator(`${MAIN} input:checked`).count(), 0);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await text(page, "body")).includes("☒"), "nothing ticked on paper");
    await page.emulateMedia({ media: null });
  }

  await judge(page, { motivatie: "voldaan" });
  await page.goBack();
  await focused(page, OPENER);
  assert.equal(await page.locator(MAIN).count(), 0);
  assert.equal(await page.locator("main[class~=vc-main] h1:visible").count(), 1, "back is the outcome");
  await page.goForward();
  await focused(page, `${MAIN} h1`);
  assert.equal(await page.locator("h1:visible").innerText(), "Oordeel van consulent B");
  assert.deepEqual(await chosen(page), { motivatie: "voldaan" }, "B goes on where B was");
  await button(page, "Terug naar de inschatting").click();
  await focused(page, OPENER);
  await page.locator(OPENER).click();
  await focused(page, `${MAIN} h1`);
  assert.deepEqual(await chosen(page), { motivatie: "voldaan" });
});

test("de vergelijking: eerst het verschil, in woorden en met een teken", async (t) => {
  const { page } = await atForm(t);
  await judge(page, A);
  assert.match(await text(page, MAIN), /Nog niet beoordeeld \(6\): Meerdere problemen, /);
  await on(page, "handOver");
  await on(page, "second");
  await judge(page, B);
  await on(page, "compare");
  assert.equal(await page.title(), "Vergelijk uw oordelen | Voorcheck");
  assert.deepEqual(await page.locator(`${MAIN} h2:visible`).allInnerTexts(), [
    "Hierover verschilt u (2)",
    "Niet door u beiden beoordeeld (7)",
    "Hierover bent u het eens (3)",
  ]);
  const row = (id) => text(page, `${MAIN} li[data-criterion="${id}"]`);
  assert.match(await row("eerdere-terugval"), /Consulent A ≈ voldaan na afweging Consulent B ✓ voldaan .* ≠ Hierover verschilt u/i);
  assert.match(await row("oefenplek"), /Consulent A \? nog niet te beoordelen Consulent B ✓ voldaan .* ≠ Hierover verschilt u/i);
  assert.match(await row("motivatie"), /Consulent A \? niet beoordeeld Consulent B ✓ voldaan .* \? Niet door u beiden beoordeeld/i);
  assert.match(await row("uren"), /Consulent A ✕ niet voldaan Consulent B ✕ niet voldaan .* = Hierover bent u het eens/i);
  assert.equal(await page.locator(`${MAIN} input`).count(), 0, "nothing to change any more");
});

test("het gezamenlijke oordeel: overnemen waar zij het eens zijn, kiezen waar niet, en wat dat betekent", async (t) => {
  const { page } = await atForm(t);
  await toTogether(page);
  assert.deepEqual(await chosen(page), {}, "nothing is chosen for them");
  const outcome = (decision) => text(page, `.vc-screen [data-decision="${decision}"]`);
  assert.match(await outcome("persoon"), /^Persoon \? nog niet te zeggen; kan nog: past \/ gemeente weegt \/ past niet Nog open \(10\): /i);

  await button(page, "Neem over waar u het eens bent").click();
  assert.deepEqual(await chosen(page), { "net-afgekickt": "voldaan", uren: "niet-voldaan", vks: "kan" });
  assert.equal(await text(page, `${MAIN} .vc-screen [role=status]:has-text("Nog te kiezen")`), "Nog te kiezen (9)");
  assert.match(await outcome("persoon"), /^Persoon ✕ past niet Weegt het zwaarst \(1\): Uren begeleiding Nog open \(8\): /i);
  assert.match(await outcome("plaats"), /^Huis ✓ kan$/i);
  assert.match(await outcome("melding"), /^Steun \? nog niet te zeggen; kan nog: compleet \/ nog aanvullen \/ steun ontbreekt/i);

  const voldaan = ["eerdere-terugval", "multiproblematiek", "oefenplek", "andere-hulp", "uren", "geen-woonprobleem", "huisvesting", "motivatie", "behandelaar"];
  await judge(page, Object.fromEntries(voldaan.map((id) => [id, "voldaan"])));
  assert.match(await outcome("persoon"), /^Persoon ✓ past$/i);
  await judge(page, { motivatie: "weging", huisvesting: OPEN });
  assert.match(await outcome("persoon"), /kan nog: gemeente weegt \/ past niet Weegt het zwaarst \(1\): Eigen wens van de cliënt Nog open \(1\): Wonen na afloop$/i);
  await judge(page, { huisvesting: "voldaan" });
  assert.match(await outcome("persoon"), /^Persoon ≈ gemeente weegt /i);
  const part = await text(page, `.vc-screen [data-part="samen"]`);
  assert.match(part, /Dit is geen besluit\. .*Het oordeel ligt bij de gemeente/);

  await button(page, "Terug naar de vergelijking").click();
  await focused(page, `${MAIN} h1`);
  await on(page, "together");
  assert.equal((await chosen(page)).motivatie, "weging", "looking back loses nothing");
});

test("een oordeel dat het kader zelf nooit geeft mag, met een opmerking", async (t) => {
  const { page } = await atForm(t);
  const remark = page.locator(`${FIELD}[data-criterion="behandelaar"] [role=status]`);
  assert.equal(await remark.innerText(), "");
  await judge(page, { behandelaar: "niet-voldaan" });
  assert.match(await remark.innerText(), /nooit op dit oordeel/);
  await judge(page, { behandelaar: OPEN });
  assert.equal(await remark.innerText(), "");
});

test("wie onderweg een antwoord wijzigt, ziet dat bij de beoordeling", async (t) => {
  const { page } = await atForm(t);
  await judge(page, { uren: "voldaan" });
  const said = page.getByText("De antwoorden zijn gewijzigd sinds de beoordeling begon.");
  assert.equal(await said.count(), 0);
  await button(page, "Terug naar de inschatting").click();
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Uren begeleiding").click();
  await page.locator('fieldset[data-fact="uren-begeleiding"] input[value="rond-20"]').check();
  await button(page, "Terug naar de inschatting").first().click();
  await toForm(page);
  assert.ok(await said.isVisible());
  assert.deepEqual(await chosen(page), { uren: "voldaan" });
});

test("wie binnenkwam om te oordelen en weggaat, met of zonder code, begint bij de kop", async (t) => {
  const filled = await start(t);
  await fill(filled.page, inputs.get("basis"));
  await unfold(filled.page, "overdracht");
  const code = await filled.page.locator("[data-code-shown]").innerText();
  for (const [given, back] of [["", "Terug naar de voorcheck"], [code, "Terug naar de inschatting"]]) {
    const { page } = await start(t, { path: `${CHECK}&rol=beoordelaar` });
    if (given) {
      await page.locator("[data-code] input").fill(given);
      await button(page, "Antwoorden overnemen").click();
    }
    await button(page, back).click();
    // What leads to the form is not there to go back to: there are questions, or it waits behind a click.
    await focused(page, "main h1");
  }
});

test("wie opnieuw begint, vindt geen enkel oordeel meer", async (t) => {
  const { page } = await atForm(t);
  await judge(page, A);
  await on(page, "handOver");
  await button(page, "Begin de beoordeling opnieuw").click();
  await focused(page, `${MAIN} h1`);
  assert.equal(await page.title(), "Oordeel van consulent A | Voorcheck");
  assert.deepEqual(await chosen(page), {});
});

for (const [name, wipe] of Object.entries({
  "Wis alles": (page) => wipeAll(page),
  "een kwartier niets": (page) => page.clock.fastForward("15:05"),
  weggaan: (page) => page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))),
})) {
  test(`na ${name} is ook elk oordeel weg`, async (t) => {
    const { page } = await start(t, { today: null, prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T09:00:00+01:00`) }) });
    const begin = async () => {
      for (let step = 0; step < 6; step += 1) await next(page);
      await toForm(page);
      await page.clock.runFor(100);
    };
    await begin();
    await judge(page, A);
    await button(page, ON.handOver).click();
    await button(page, ON.second).click();
    await judge(page, B);
    await wipe(page);
    await page.clock.runFor(100);
    assert.equal(await page.locator(MAIN).count(), 0);
    await begin();
    assert.equal(await page.locator("h1:visible").innerText(), "Oordeel van consulent A");
    assert.deepEqual(await chosen(page), {});
    for (const step of ["handOver", "second", "compare"]) await button(page, ON[step]).click();
    assert.deepEqual(await page.locator(`${MAIN} h2:visible`).allInnerTexts(), ["Niet door u beiden beoordeeld (12)"]);
  });
}

test("alleen voor de gemeente: niet in de stem van de inwoner, en niet waar dit kader geen inschatting geeft", async (t) => {
  const { page } = await start(t, { root: { "data-stem": "inwoner" } });
  await fill(page, inputs.get("basis"));
  assert.equal(await page.locator(OPENER).count(), 0);
  const route = await start(t);
  await fill(route.page, inputs.get("route-andere-gemeente"));
  assert.equal(await route.page.locator(OPENER).count(), 0);
});

/** Presses a key until the focus is on what a selector finds; it must be seen on the way. */
async function tabTo(page, selector, key = "Tab") {
  for (let count = 0; count < 150; count += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press(key);
    assert.ok(await page.evaluate(() => document.activeElement !== document.body), "the focus is lost");
  }
  assert.fail(`no way to ${selector} by ${key}`);
}

test("van de uitkomst tot het gezamenlijke oordeel, alleen met het toetsenbord", async (t) => {
  const { page } = await start(t);
  await fill(page, inputs.get("basis"));
  const PRIMARY = `${MAIN} .vc-button--primary-action`;
  const go = async (selector) => {
    await tabTo(page, selector);
    await page.keyboard.press("Enter");
    await focused(page, `${MAIN} h1`);
  };
  const uren = async (downs) => {
    await tabTo(page, `${FIELD}[data-criterion="uren"] input`);
    await page.keyboard.press("Space");
    for (let count = 0; count < downs; count += 1) await page.keyboard.press("ArrowDown");
  };
  await tabTo(page, "[data-part=vier-ogen] > summary");
  await page.keyboard.press("Enter");
  await go(OPENER);
  await uren(0);
  assert.deepEqual(await chosen(page), { uren: "voldaan" });
  await go(PRIMARY);
  await go(PRIMARY);
  await uren(1);
  assert.deepEqual(await chosen(page), { uren: "weging" });
  await go(PRIMARY);
  assert.equal(await page.locator(`${MAIN} h2:visible`).first().innerText(), "Hierover verschilt u (1)");
  await go(PRIMARY);
  await uren(2);
  assert.deepEqual(await chosen(page), { uren: "niet-voldaan" });
  await tabTo(page, `${MAIN} .vc-back button`, "Shift+Tab");
  await page.keyboard.press("Enter");
  await focused(page, OPENER);
});

const SIZES = [{ width: 1280, height: 900 }, { width: 320, height: 640 }];

test("elk scherm onder axe, breed en smal, zonder zijwaarts schuiven", async (t) => {
  const { page } = await atForm(t);
  const found = [];
  const look = async (name) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const wide = await sideways(page);
      const small = await page.locator(`${MAIN} :is(button, summary, input)`).evaluateAll((all) => all.filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return one.checkVisibility() && (width < 23.9 || height < 23.9);
      }).map((one) => one.outerHTML));
      if (wide > 0) found.push(`${name}, ${size.width}: ${wide} px too wide`);
      found.push(...small, ...(await axe(page, undefined, { colours: size === SIZES[0] })).map((one) => `${name}, ${size.width}: ${one}`));
    }
  };
  await judge(page, { ...A, behandelaar: "niet-voldaan" });
  await look("A");
  await on(page, "handOver");
  await look("hand over");
  await on(page, "second");
  await judge(page, B);
  await look("B");
  await on(page, "compare");
  await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => { one.open = true; }));
  await look("compare");
  await on(page, "together");
  await button(page, "Neem over waar u het eens bent").click();
  await look("together");
  assert.deepEqual(found, []);
});

test("in opgelegde kleuren is een gekozen oordeel te zien", async (t) => {
  const { page } = await atForm(t, "basis", { context: { forcedColors: "active" } });
  const mark = choice(page, "uren", "weging");
  const open = await mark.screenshot();
  await judge(page, { uren: "weging" });
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  assert.notDeepEqual(await mark.screenshot(), open);
});

test("het formulier op papier: elk criterium met lijnen om op te schrijven, en op elk blad van welke regels het is", async (t) => {
  const { page } = await atForm(t, "basis", { context: { viewport: { width: 680, height: 960 } } });
  const line = `Versie ${pack.kader.kader.versie} (${pack.sha256.slice(0, 12)}, gecontroleerd). Datum van deze check: 22 november 2026. Dit is geen besluit.`;
  const onPaper = async (ticked) => {
    await page.emulateMedia({ media: "print" });
    const seen = await text(page, "body");
    assert.ok(seen.includes(line), seen.slice(0, 400));
    assert.equal(seen.split("Waaruit blijkt dit?").length - 1, pack.kader.criterium.length);
    assert.equal(seen.split("☒").length - 1, ticked, "ticked boxes");
    assert.equal(seen.split("☐").length - 1 + ticked, 12 * 3 * 4, "a box for every judgement of three");
    const lines = await page.locator(".vc-form__lines").evaluateAll((all) => all.map((one) =>
      [one, "::before", "::after"].reduce((sum, part) => {
        const { borderBlockEndWidth, borderBlockEndStyle } = typeof part === "string" ? getComputedStyle(one, part) : getComputedStyle(part);
        return sum + (borderBlockEndStyle === "solid" && parseFloat(borderBlockEndWidth) > 0 ? 1 : 0);
      }, 0)));
    assert.deepEqual(new Set(lines), new Set([3]), "lines to write on");
    await inEachFace(page, async (face) => {
      assert.deepEqual(await stumbles(page, MAIN), [], face);
      const { sheets } = await sheetsOf(page);
      assert.ok(sheets.length >= 3 && sheets.length <= 8, `${sheets.length} sheets in ${face}`);
      const form = sheets.filter(({ text }) => text.includes("Waaruit blijkt dit?"));
      assert.ok(form.length >= 3);
      for (const { text } of form) assert.ok(text.includes(line), `not on every sheet: ${text.slice(0, 300)}`);
      assert.deepEqual(sheets.flatMap(({ outside }) => outside), [], `cut off, or in the margin, in ${face}`);
    });
  };
  await judge(page, A);
  await onPaper(0);
  await on(page, "handOver");
  await on(page, "second");
  await judge(page, B);
  await on(page, "compare");
  await onPaper(12);
  await on(page, "together");
  await button(page, "Neem over waar u het eens bent").click();
  await onPaper(15);
  await page.emulateMedia({ media: "print" });
  assert.match(await text(page, "body"), /Uw gezamenlijke oordeel komt overeen met/);
});

test("de knoppen om te printen vragen het de browser", async (t) => {
  const { page } = await atForm(t, "basis", { prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) });
  await button(page, "Print een leeg formulier").click();
  assert.equal(await page.evaluate(() => window.printed), true);
});
