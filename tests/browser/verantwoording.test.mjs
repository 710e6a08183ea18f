// Where the rules come from: the words of the source beside what we made of them, on top of wherever the reader was.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TODAY, button, choose, drawn, fill, next, part, radio, start, toAccount, type, typed, unfold, wipeAll } from "./driver.mjs";
import { CHECK, axe, focused, open, readPack, settled, stop } from "./harness.mjs";
import { sideways } from "./letters.mjs";
import { scenarios } from "./oracle.mjs";

after(stop);

let inputs;
let pack;
before(async () => {
  inputs = new Map((await scenarios()).map((one) => [one.stem, one.input]));
  pack = await readPack();
});

const BACK = "Terug naar de voorcheck";
const TEXT = "main:visible .vc-sources";
const BUTTON = "footer button[data-account]";

/** Opens where the rules come from, and waits for its heading. */
async function toText(page) {
  await toAccount(page).click();
  await focused(page, "main h1");
}

/** Everything that is on the page behind it, as the reader left it. */
function behind(page) {
  return page.locator(".vc-columns").evaluate((columns) => {
    columns.hidden = false;
    const all = [...columns.querySelectorAll("input, details")];
    const seen = { text: columns.innerText, state: all.map((one) => one.checked ?? one.open), values: all.map((one) => one.value) };
    return JSON.stringify(seen);
  });
}

test("onder elke stap en onder de uitkomst staat waar dit vandaan komt, en het opent ter plekke", async (t) => {
  const { page, url } = await start(t);
  for (let step = 1; step <= 7; step += 1) {
    assert.equal(await toAccount(page).innerText(), "Verantwoording: waar komt dit vandaan?");
    if (step < 7) await next(page);
  }
  await toText(page);
  assert.equal(await page.locator("h1:visible").innerText(), "Verantwoording");
  assert.equal(await page.title(), "Verantwoording | Voorcheck");
  assert.equal(page.url(), url + CHECK, "the address says nothing");
  assert.ok(await page.locator(TEXT).isVisible());
  assert.equal(await page.locator("fieldset:visible, aside:visible, [data-route]:visible").count(), 0);
  assert.ok(!(await toAccount(page).isVisible()), "nothing leads to where one is");
});

test("elke paragraaf van de bron staat er, met de eigen woorden naast wat wij ervan maakten", async (t) => {
  const { page } = await start(t);
  await toText(page);
  const text = page.locator(TEXT);
  const headings = await text.locator("h2").allInnerTexts();
  for (const one of ["Hoe wij de tekst lezen", "Open punten"]) assert.ok(headings.includes(one), `${one}: ${headings}`);
  const sections = text.locator(".vc-sources__section");
  assert.equal(await sections.evaluateAll((all) => all.filter((one) => one.open).length), 0, "closed until somebody asks");
  const rows = await text.locator(".vc-sources__row").evaluateAll((all) => all.map((row) => ({
    source: row.querySelector(".vc-sources__source").textContent,
    made: row.querySelector(".vc-sources__made").textContent.trim(),
  })));
  assert.ok(rows.length > 100, `${rows.length} rows`);
  assert.deepEqual(rows.filter(({ made }) => !made), [], "nothing is left without a word about it");
  const flat = (words) => words.replace(/\s+/g, " ");
  const source = flat(rows.map((row) => row.source).join(" "));
  const missing = pack.kader.norm.filter(({ citaat }) => !source.includes(flat(citaat))).map(({ id }) => id);
  assert.deepEqual(missing, [], "every quote of the rules stands in the text beside it");

  const section = sections.filter({ has: page.locator(".vc-sources__row", { hasText: "20 uur per week" }) }).first();
  await section.locator("summary").first().click();
  assert.ok(await section.locator(".vc-sources__row").first().isVisible());
});

test("terug brengt naar precies waar de lezer was, met alles wat daar stond", async (t) => {
  const { page } = await start(t);
  await choose(page, { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" });
  await page.locator("main details").first().locator("summary").click();
  const before = await behind(page);
  await toText(page);
  await button(page, BACK).click();
  await focused(page, BUTTON);
  assert.equal(await part(page), 1);
  assert.equal(await behind(page), before);
  assert.ok(await toAccount(page).isVisible());
  const { top, bottom, high } = await toAccount(page).evaluate((one) => ({ ...one.getBoundingClientRect().toJSON(), high: innerHeight }));
  assert.ok(top >= 0 && bottom <= high, "and it is in view");
});

test("een half getypte datum en een wijziging onderweg blijven staan", async (t) => {
  const { page } = await start(t);
  await fill(page, inputs.get("ontslag-over-twee-weken"));
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Einde behandeling").click();
  await type(page, "datum-einde-behandeling", "11--");
  await toText(page);
  await button(page, BACK).click();
  await focused(page, BUTTON);
  assert.equal(await typed(page, "datum-einde-behandeling"), "11--");
  assert.ok(await button(page, "Terug naar de inschatting").first().isVisible(), "the change still leads back to the outcome");
});

test("de knoppen van de browser gaan erin, eruit en weer erin, en onthouden alleen een nummer", async (t) => {
  const { page, url } = await start(t);
  await next(page);
  await choose(page, { afgekickt: "net-klaar" });
  await toText(page);
  const entry = await page.evaluate(() => history.state);
  assert.equal(typeof entry, "number");
  await page.goBack();
  await focused(page, BUTTON);
  assert.equal(await part(page), 2);
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  await page.goForward();
  await focused(page, "main h1");
  assert.ok(await page.locator(TEXT).isVisible());
  await page.goBack();
  await focused(page, BUTTON);
  await page.goBack();
  await focused(page, "main h1");
  assert.equal(await part(page), 1);
  assert.equal(page.url(), url + CHECK);
});

test("uit de geschiedenis van een andere stap: eerst de tekst, dan de stap", async (t) => {
  const { page } = await start(t);
  await toText(page);
  await button(page, BACK).click();
  await next(page);
  await page.goBack();
  await page.goBack();
  await focused(page, "main h1");
  assert.ok(await page.locator(TEXT).isVisible(), "the text, that was there before the first step again");
  await button(page, BACK).click();
  await focused(page, BUTTON);
  assert.equal(await part(page), 1);
});

test("wie wist terwijl de tekst openstaat, vindt een leeg formulier", async (t) => {
  const { page } = await start(t);
  await next(page);
  await choose(page, { afgekickt: "net-klaar" });
  await toText(page);
  await wipeAll(page);
  await focused(page, "main h1");
  assert.equal(await part(page), 1);
  assert.equal(await page.locator(TEXT).count(), 0);
  assert.equal(await page.locator(".vc-notice[role=status]").innerText(), "Alles is gewist.");
  await next(page);
  assert.equal(await page.locator("input:checked").count(), 0);
});

test("ook met de tekst open wordt na een kwartier gewaarschuwd en gewist, en na weggaan is er niets", async (t) => {
  const { page } = await start(t, { today: null, prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T09:00:00+01:00`) }) });
  await choose(page, { aanleiding: "voor-opname" });
  await toAccount(page).click();
  await page.clock.runFor(100);
  // Going to the text scrolls, and who scrolls is there: that event belongs to before the quarter of an hour.
  await page.locator(TEXT).waitFor();
  await drawn(page);
  await page.clock.fastForward("13:10");
  assert.match(await page.locator("[role=alert][data-idle]").innerText(), /^Bent u er nog\?/);
  await page.clock.fastForward("02:05");
  await page.locator(".vc-notice[role=status]", { hasText: "Alles is gewist, omdat" }).waitFor();
  assert.equal(await part(page), 1);
  assert.equal(await page.locator(`input:checked, ${TEXT}`).count(), 0);

  await choose(page, { aanleiding: "voor-opname" });
  await toAccount(page).click();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await page.clock.runFor(100);
  assert.equal(await page.locator(`input:checked, ${TEXT}`).count(), 0);
});

test("de tekst komt één keer binnen, meteen na de pagina; daarna werkt hij zonder server", async (t) => {
  const { page, context, requests, errors } = await open(t, { today: TODAY });
  const fetched = requests.map((url) => new URL(url).pathname);
  const late = fetched.filter((path) => path.startsWith("/verantwoording-"));
  assert.equal(late.length, 1);
  const names = fetched.filter((path) => !path.startsWith("/icon-")).map((path) => path.slice(1).split("-")[0]);
  assert.deepEqual(names.slice(-5).sort(), ["checks", "kader", "later", "site.json", "verantwoording"], "after everything the first question needs");
  await context.setOffline(true);
  const loaded = requests.length;
  await toText(page);
  assert.ok(await page.locator(".vc-sources__row").count() > 100);
  await button(page, BACK).click();
  await choose(page, { aanleiding: "voor-opname" });
  await toText(page);
  assert.ok(await page.locator(TEXT).isVisible());
  assert.equal(requests.length, loaded, "not one request more");
  assert.deepEqual(errors, []);
});

test("onder de strenge regels: opmaak zonder een woord opmaak in de tekst", async (t) => {
  const { page } = await start(t);
  await toText(page);
  assert.equal(await page.locator(`${TEXT} :is(script, style, link, a, img, [style], [id])`).count(), 0);
  const looks = await page.locator(".vc-sources").evaluate((one) => getComputedStyle(one).display);
  assert.equal(looks, "grid", "its style sheet came with it");
});

const BROKEN = {
  "een tekst die niet binnenkomt": (r) => r.abort(),
  "een tekst die er niet is": (r) => r.fulfill({ status: 404, body: "weg" }),
  "een veranderde tekst": async (r) => {
    const response = await r.fetch();
    await r.fulfill({ response, body: (await response.text()).replace("Open punten", "Alles klopt") });
  },
};

for (const [name, handler] of Object.entries(BROKEN)) {
  test(`${name}: dat staat er, met wat u kunt doen, en de voorcheck werkt`, async (t) => {
    const { page } = await open(t, { today: TODAY, prepare: (page) => page.route("**/verantwoording-*.json", handler) });
    assert.equal(await page.locator(".vc-message").count(), 0);
    await toText(page);
    // It is tried three times first.
    await page.getByText("De verantwoording is niet geladen. De voorcheck werkt ook zonder.").waitFor({ timeout: 20_000 });
    assert.ok(await button(page, "Probeer opnieuw").isVisible());
    const text = await page.locator("main:visible").innerText();
    assert.ok(!text.includes("Alles klopt"));
    assert.deepEqual(await axe(page), []);
    await button(page, BACK).click();
    await fill(page, inputs.get("basis"));
    assert.equal(await page.locator("h1").innerText(), "Past waarschijnlijk binnen het kader");
  });
}

test("zolang de tekst onderweg is staat dat er, en daarna staat hij er vanzelf", async (t) => {
  let release;
  const held = new Promise((done) => { release = done; });
  const { page } = await open(t, {
    ready: false,
    prepare: (page) => page.route("**/verantwoording-*.json", async (r) => { await held; await r.continue(); }),
  });
  await settled(page);
  await toText(page);
  assert.match(await page.locator("main:visible").innerText(), /De verantwoording wordt geladen…/);
  release();
  await page.locator(TEXT).waitFor();
});

test("alleen met het toetsenbord: erheen, een paragraaf open, en terug", async (t) => {
  const { page } = await start(t, { context: { viewport: { width: 1280, height: 800 } } });
  const tabTo = async (selector, key = "Tab") => {
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) break;
    }
    await focused(page, selector);
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(ring, "none", `${selector} shows that it has the focus`);
  };
  await tabTo(BUTTON);
  await page.keyboard.press("Enter");
  await focused(page, "main h1");
  await tabTo(".vc-sources__section summary");
  await page.keyboard.press("Space");
  assert.ok(await page.locator(".vc-sources__section[open] > :not(summary)").first().isVisible());
  await tabTo(".vc-back button", "Shift+Tab");
  await page.keyboard.press("Enter");
  await focused(page, BUTTON);
});

test("op papier: alleen de verantwoording, met elke paragraaf open en niets te klikken", async (t) => {
  const { page } = await start(t, { context: { viewport: { width: 680, height: 960 } } });
  await fill(page, inputs.get("basis"));
  await toText(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(`${TEXT} details:not([open])`).count(), 0);
  const seen = (await page.locator("body").innerText()).replace(/\s+/g, " ");
  for (const one of ["Verantwoording", "Open punten", pack.kader.norm[0].citaat.replace(/\s+/g, " "), `Versie ${pack.kader.kader.versie}`]) {
    assert.ok(seen.includes(one), one);
  }
  const about = page.locator("[data-route], [data-answer], [data-code-shown]");
  assert.ok(await about.count() > 2, "answers, and a code");
  assert.equal(await about.filter({ visible: true }).count(), 0, "nothing about anybody is on this paper");
  assert.equal(await page.locator("button:visible, input:visible, a:visible").count(), 0);
  const columns = await page.evaluate(() => getComputedStyle(document.querySelector(".vc-sources__row")).gridTemplateColumns.split(" ").length);
  assert.equal(await sideways(page), 0);
  assert.equal(columns, 2, "the source beside what we made of it");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details[open]").count(), 0, "the screen is as it was");
});

test("de knop Print staat er ook bij", async (t) => {
  const { page } = await start(t, { prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) });
  await toText(page);
  await page.getByRole("button", { name: "Print Verantwoording" }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
});

test("breed staan bron en regels naast elkaar, smal onder elkaar; beide zonder opzij te schuiven", async (t) => {
  const { page } = await start(t);
  await toText(page);
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  for (const [width, columns] of [[1280, 2], [320, 1]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const seen = await page.evaluate(() => getComputedStyle(document.querySelector(".vc-sources__row")).gridTemplateColumns.split(" ").length);
    assert.deepEqual([seen, await sideways(page)], [columns, 0], `${width} px`);
  }
});

test("een website met een gemeente zonder kader kan er ook heen en terug", async (t) => {
  const { page } = await start(t, { root: { "data-gemeente": "Amsterdam" } });
  await toText(page);
  assert.ok(await page.locator(TEXT).isVisible());
  await button(page, BACK).click();
  await focused(page, BUTTON);
  assert.equal(await page.locator("[data-route]").getAttribute("data-route"), "geen-kader");
});
