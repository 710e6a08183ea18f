// The code that hands answers over: to another page, by nothing but a person.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, button, choose, fill, next, part, radio, start, type, typed, unfold, wipe } from "./driver.mjs";
import { CHECK, axe, focused, readPack, stop } from "./harness.mjs";
import { sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";
import { shown } from "./outcome.mjs";

after(stop);

const PART = '[data-part="overdracht"]';
const CODE = `${PART} [data-code-shown]`;
const ENTRY = "details:has([data-code])";
const FIELD = "[data-code] input";
const NOTICE = ".vc-notice[role=status]";
const WIDE = { viewport: { width: 1280, height: 900 } };
const NARROW = { viewport: { width: 320, height: 800 } };

let inputs;
let pack;
before(async () => {
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
  pack = await readPack();
});

/** The code beside the verdict, which waits behind a click. */
async function codeOn(page) {
  await page.locator(PART).waitFor();
  await unfold(page, "overdracht");
  return page.locator(CODE).innerText();
}

/** The code of an input, from a page of its own. */
async function codeOf(t, input) {
  const { page } = await start(t);
  await fill(page, { ...input, full: true });
  return { page, code: await codeOn(page) };
}

/** Types a code as a person would and asks for the answers. */
async function takeOver(page, code) {
  await page.locator(`${ENTRY} summary`).click();
  await page.locator(FIELD).fill(code);
  await button(page, "Antwoorden overnemen").click();
}

/** The message at the field, which is in sight, with the field. */
async function refusal(page) {
  const field = page.locator(FIELD);
  await focused(page, FIELD);
  for (const one of [field, page.locator("[data-code] [role=status] > *")]) {
    const [{ top, bottom }, high] = await one.evaluate((one) => [one.getBoundingClientRect(), innerHeight]);
    assert.ok(top >= 0 && bottom < high + 1, `from ${top} to ${bottom} of ${high}`);
  }
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = (await field.getAttribute("aria-describedby")).split(" ");
  const error = page.locator(`#${described[0]}`);
  assert.equal(await error.getAttribute("role"), "status");
  return error.innerText();
}

// What the code says is told by the checksum of Bech32m (BIP-350); with it, a test can make one that is sound.
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
function sealed(symbols) {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let residue = 1;
  for (const symbol of [...symbols, 0, 0, 0, 0, 0, 0]) {
    const top = residue >>> 25;
    residue = ((residue & 0x1ffffff) << 5) ^ symbol;
    generator.forEach((one, bit) => { if ((top >> bit) & 1) residue ^= one; });
  }
  residue ^= 0x2bc830a3;
  const check = [5, 4, 3, 2, 1, 0].map((place) => (residue >> (5 * place)) & 31);
  return [...symbols, ...check].map((symbol) => LETTERS[symbol]).join("");
}

for (const stem of ["ontslag-over-twee-weken", "basis", "geen-oefenplek", "route-andere-gemeente", "leeg-formulier"]) {
  test(`een code brengt dezelfde antwoorden, datums en uitkomst naar een andere pagina: ${stem}`, async (t) => {
    const input = inputs.get(stem);
    if (!Object.keys(input.answers).length) {
      const { page } = await start(t);
      await fill(page, input);
      assert.equal(await page.locator(PART).count(), 0, "nothing to hand over");
      return;
    }
    const { page: from, code } = await codeOf(t, input);
    assert.match(code, /^1[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{4})*(-[0-9A-HJKMNP-TV-Z]{1,4})$/);
    const { page, url } = await start(t);
    await takeOver(page, code.toLowerCase().replaceAll("-", " "));
    await focused(page, "main h1");
    assert.equal(await page.locator(NOTICE).innerText(), "Antwoorden overgenomen uit de code. Controleer ze.");
    assert.equal(await codeOn(page), code);
    const [there, here] = [await shown(from), await shown(page)];
    for (const what of ["route", "outcome", "head", "answers", "criteria", "actions", "timeline", "decisions"]) {
      assert.deepEqual(here[what], there[what], what);
    }
    assert.equal(page.url(), url + CHECK, "nothing in the address");
    for (const store of ["localStorage", "sessionStorage"]) assert.equal(await page.evaluate((store) => window[store].length, store), 0);
  });
}

test("wat is overgenomen is te wijzigen zoals altijd, ook een datum", async (t) => {
  const { code } = await codeOf(t, inputs.get("ontslag-over-twee-weken"));
  const { page } = await start(t);
  await takeOver(page, code);
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Einde behandeling").click();
  const day = inputs.get("ontslag-over-twee-weken").dates["datum-einde-behandeling"];
  assert.equal(await typed(page, "datum-einde-behandeling"), day.split("-").reverse().join("-"));
  assert.equal(await page.locator(NOTICE).innerText(), "", "said once");
  await type(page, "datum-einde-behandeling", "2027-01-10");
  await next(page);
  assert.notEqual(await codeOn(page), code, "another date, another code");
  await button(page, "Vorige stap").first().click();
  assert.ok((await part(page)) > 0);
});

test("een code die niet kan, wordt geweigerd met de reden, en blijft staan", async (t) => {
  const { code } = await codeOf(t, inputs.get("basis"));
  const bare = code.replaceAll("-", "");
  const symbols = [...bare].slice(0, -6).map((letter) => LETTERS.indexOf(letter));
  const swapped = [...bare].findIndex((letter, at) => at > 6 && letter !== bare[at + 1]);
  const wrong = {
    "": /^Vul een code in\.$/,
    "  - - ": /^Vul een code in\.$/,
    "1ABC": /te kort/,
    [bare.repeat(5)]: /te lang/,
    [bare.replace(/.$/, (last) => (last === "0" ? "2" : "0"))]: /klopt niet/,
    [bare.slice(0, swapped) + bare[swapped + 1] + bare[swapped] + bare.slice(swapped + 2)]: /klopt niet/,
    [bare.slice(0, 12)]: /klopt niet/,
    "Past niet: 100%?": /^Dit teken hoort niet in een code: :\.$/,
    [`<b>${code}</b>`]: /niet in een code: <\./,
    [sealed([2, ...symbols.slice(1)])]: /nieuwere voorcheck/,
    [sealed([1, 0, 0, 0, 31, ...symbols.slice(5)])]: new RegExp(`\\(kenmerk 0001f, hier ${pack.sha256.slice(0, 5)}\\)`),
    [sealed([...symbols.slice(0, 5), ...Array(60).fill(31)])]: /past niet bij deze regels/,
  };
  const { page } = await start(t);
  await page.locator(`${ENTRY} summary`).click();
  for (const [text, reason] of Object.entries(wrong)) {
    await page.locator(FIELD).fill(text);
    assert.equal(await page.locator("[data-code] [role=status]").innerText(), "", "no error while typing");
    await page.locator(FIELD).press("Enter");
    assert.match(await refusal(page), reason);
    assert.equal(await page.locator(FIELD).inputValue(), text, "what was typed stays");
    assert.equal(await part(page), 1);
    assert.equal(await page.locator("input:checked").count(), 0);
  }
  await page.locator(FIELD).fill(code);
  await page.locator(FIELD).press("Enter");
  assert.equal(await codeOn(page), code);
});

test("er kan geen code in zolang er antwoorden zijn; na wissen wel, en wat getypt was is weg", async (t) => {
  const { page: from, code } = await codeOf(t, inputs.get("basis"));
  const { page } = await start(t);
  await page.locator(`${ENTRY} summary`).click();
  await page.locator(FIELD).fill(code);
  await choose(page, { aanleiding: "voor-opname" });
  assert.equal(await page.locator(FIELD).count(), 0);
  await wipe(page);
  assert.equal(await page.locator(FIELD).inputValue(), "");
  await page.locator(`${ENTRY} summary`).click();
  await page.locator(FIELD).fill("17WN");
  await wipe(page);
  assert.equal(await page.locator(FIELD).inputValue(), "", "wiping takes the code along");
  await takeOver(page, code);
  assert.deepEqual((await shown(page)).answers, (await shown(from)).answers);
});

test("bij het eerste antwoord springt er niets weg onder de vinger", async (t) => {
  for (const context of [WIDE, NARROW]) {
    const { page } = await start(t, { context });
    const option = radio(page, "aanleiding", "voor-opname");
    const before = await option.boundingBox();
    await choose(page, { aanleiding: "voor-opname" });
    assert.equal(await page.locator(ENTRY).count(), 0);
    assert.ok(Math.abs((await option.boundingBox()).y - before.y) < 1, `${context.viewport.width}`);
  }
});

test("het veld onthoudt niets en stelt niets voor", async (t) => {
  const { page } = await start(t);
  const field = page.locator(FIELD);
  const attribute = (name) => field.getAttribute(name);
  assert.deepEqual(
    [await attribute("autocomplete"), await attribute("spellcheck"), await attribute("name"), await attribute("autocapitalize")],
    ["off", "false", null, "characters"],
  );
  await page.locator(`${ENTRY} summary`).click();
  assert.equal(await page.getByRole("textbox", { name: "Code", exact: true }).count(), 1);
});

test("wie een code typt en wegloopt, laat niets achter", async (t) => {
  const { page } = await start(t, { today: null, prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T09:00:00+01:00`) }) });
  await page.locator(`${ENTRY} summary`).click();
  await page.locator(FIELD).fill("17WN-14FW-M480-2CQ");
  await page.clock.fastForward("13:10");
  await page.clock.fastForward("02:10");
  assert.match(await page.locator(NOTICE).innerText(), /^Alles is gewist/);
  assert.equal(await page.locator(FIELD).inputValue(), "");
});

test("alleen met het toetsenbord: van de eerste kop tot de uitkomst", async (t) => {
  const { code } = await codeOf(t, inputs.get("basis"));
  const { page } = await start(t);
  const tabTo = async (selector) => {
    for (let press = 0; press < 20; press += 1) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`no way to ${selector}`);
  };
  await tabTo(`${ENTRY} summary`);
  await page.keyboard.press("Enter");
  await tabTo(FIELD);
  await page.keyboard.insertText(code);
  await page.keyboard.press("Tab");
  await focused(page, "[data-code] button");
  await page.keyboard.press("Enter");
  await focused(page, "main h1");
  assert.equal(await page.locator("[data-outcome]").first().getAttribute("data-outcome"), "past");
});

test("kopiëren: op het klembord, en anders geselecteerd", async (t) => {
  const { page, context } = await start(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await fill(page, inputs.get("basis"));
  const code = await codeOn(page);
  const status = page.locator(`${PART} [role=status]`);
  assert.equal(await status.innerText(), "");
  await button(page, "Kopieer de code").click();
  await status.getByText("Gekopieerd.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);

  const refusals = [
    () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }),
    () => { Clipboard.prototype.writeText = () => Promise.reject(new DOMException("", "NotAllowedError")); },
  ];
  for (const refuse of refusals) {
    const { page } = await start(t, { prepare: (page) => page.addInitScript(refuse) });
    await fill(page, inputs.get("basis"));
    await unfold(page, "overdracht");
    await button(page, "Kopieer de code").click();
    await page.locator(`${PART} [role=status]`).getByText(/geselecteerd: kopieer hem zelf/).waitFor();
    assert.equal(await page.evaluate(() => String(getSelection())), code);
  }
});

for (const [name, context] of [["breed", WIDE], ["320 px", NARROW], ["400 %", { viewport: { width: 320, height: 200 } }]]) {
  test(`toegankelijk op elk moment, ${name}`, async (t) => {
    const { page } = await start(t, { context });
    await page.locator(`${ENTRY} summary`).click();
    assert.deepEqual(await axe(page), [], "open");
    await page.locator(FIELD).fill("1ABC");
    await page.locator(FIELD).press("Enter");
    await refusal(page);
    assert.deepEqual(await axe(page), [], "refused");
    const { code } = await codeOf(t, inputs.get("ontslag-over-twee-weken"));
    await page.locator(FIELD).fill(code);
    await page.locator(FIELD).press("Enter");
    assert.equal(await codeOn(page), code);
    await button(page, "Kopieer de code").click();
    await page.locator(`${PART} [role=status]`).getByText(/.+/).waitFor();
    assert.deepEqual(await axe(page), [], "taken over");
    assert.equal(await sideways(page), 0);
  });
}

test("op elke stap is de code er, zodra er iets is om over te dragen", async (t) => {
  const { page } = await start(t);
  const summary = page.locator("summary", { hasText: "Verder op een andere computer" });
  const { answers } = inputs.get("basis");
  for (let step = 1; await part(page); step += 1) {
    if (step === 1) assert.equal(await summary.count(), 0, "nothing to hand over");
    await choose(page, step === 1 ? { aanleiding: answers.aanleiding, "gemeente-van-herkomst": "huizen" } : {});
    assert.equal(await page.locator("[data-code-shown]").isVisible(), false, "closed on every step");
    await summary.click();
    assert.match(await page.locator("[data-code-shown]").innerText(), /^1[0-9A-Z]{3}(-[0-9A-Z]{1,4})+$/);
    if (step === 1) assert.deepEqual(await axe(page), []);
    await next(page);
  }
  assert.deepEqual([await summary.count(), await page.locator("[data-code-shown]").count()], [0, 1], "with the outcome, once");
  assert.equal(await page.locator(CODE).isVisible(), false, "beside the verdict, closed too");
});

test("op papier staat de code er ook, zonder knop", async (t) => {
  const { page } = await start(t);
  await fill(page, inputs.get("basis"));
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator(CODE).innerText(), /^1[0-9A-Z]{3}-/, "although it was never opened");
  assert.ok(!(await button(page, "Kopieer de code").isVisible()));
});
