// Nothing stays behind for the next person at the same screen.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { TODAY, button, choose, date, fill, next, part, radio, start } from "./driver.mjs";
import { axe, focused, stop } from "./harness.mjs";

after(stop);

const ALERT = "[role=alert][data-idle]";
const NOTICE = ".shc-notice[role=status]";

/** The check with a clock that can be wound on, on its second step with an answer given. */
async function filledIn(t) {
  const opened = await start(t, { today: null, prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T09:00:00+01:00`) }) });
  await choose(opened.page, { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" });
  await next(opened.page);
  await choose(opened.page, { afgekickt: "net-klaar" });
  return opened;
}

/** Nothing is left of what was filled in, on any step. */
async function empty(page) {
  assert.equal(await part(page), 1);
  for (let step = 0; step < 6; step += 1) {
    assert.equal(await page.locator("input:checked, [data-moot]").count(), 0);
    assert.deepEqual(await page.locator("input[type=date]").evaluateAll((all) => all.filter((one) => one.value)), []);
    await next(page);
  }
  assert.equal(await page.locator("[data-answer] dd").filter({ hasText: /Laren|Oriëntatie|Net klaar/ }).count(), 0);
}

test("wis alles: leeg, aangekondigd, en de aandacht op de eerste kop", async (t) => {
  const { page } = await start(t);
  await fill(page, { answers: { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" }, dates: { "datum-melding": TODAY } });
  await button(page, "Wis alles").last().click();
  assert.equal(await page.locator(NOTICE).innerText(), "Alles is gewist.");
  await focused(page, "main h1");
  await choose(page, { aanleiding: "voor-opname" });
  assert.equal(await page.locator(NOTICE).innerText(), "", "the notice goes when somebody begins");
  await button(page, "Wis alles").first().click();
  await empty(page);
});

test("een half getypte datum is na wissen ook weg", async (t) => {
  const { page } = await start(t);
  for (let step = 1; step < 6; step += 1) await next(page);
  await date(page, "datum-melding").focus();
  await page.keyboard.type("11");
  await button(page, "Wis alles").first().click();
  for (let step = 1; step < 6; step += 1) await next(page);
  assert.equal(await date(page, "datum-melding").evaluate((one) => one.validity.badInput), false);
});

test("wie een kwartier niets doet, wordt gewaarschuwd en daarna gewist", async (t) => {
  const { page } = await filledIn(t);
  await page.clock.fastForward("12:30");
  assert.equal(await page.locator(ALERT).innerText(), "");
  await page.clock.fastForward("00:40");
  const alert = page.locator(ALERT);
  assert.match(await alert.innerText(), /^Bent u er nog\? Over 2 minuten worden uw antwoorden gewist, zodat niemand anders ze ziet\./);
  assert.deepEqual(await axe(page), []);
  await page.clock.fastForward("01:00");
  assert.match(await alert.innerText(), /Over 1 minuut/);
  await page.clock.fastForward("00:30");
  assert.match(await alert.innerText(), /Over minder dan 1 minuut/);
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  await page.clock.fastForward("00:30");
  assert.equal(await page.locator(NOTICE).innerText(), "Alles is gewist, omdat er een tijd niets gebeurde.");
  assert.equal(await alert.innerText(), "");
  await page.clock.runFor(100);
  await focused(page, "main h1");
  await empty(page);
});

test("ik ben er nog: het kwartier begint opnieuw", async (t) => {
  const { page } = await filledIn(t);
  await page.clock.fastForward("13:30");
  await page.locator(ALERT).getByRole("button", { name: "Ik ben er nog" }).click();
  assert.equal(await page.locator(ALERT).innerText(), "");
  await page.clock.fastForward("12:30");
  assert.equal(await page.locator(ALERT).innerText(), "");
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  await page.clock.fastForward("02:35");
  assert.match(await page.locator(NOTICE).innerText(), /^Alles is gewist/);
});

test("een toets houdt de waarschuwing ook tegen, een muis die beweegt alleen vooraf", async (t) => {
  const { page } = await filledIn(t);
  await page.clock.fastForward("12:00");
  await page.mouse.move(200, 200);
  await page.clock.fastForward("12:00");
  assert.equal(await page.locator(ALERT).innerText(), "", "moving the pointer counts as being there");
  await page.clock.fastForward("01:30");
  assert.notEqual(await page.locator(ALERT).innerText(), "");
  await page.mouse.move(300, 300);
  await page.clock.fastForward("00:05");
  assert.notEqual(await page.locator(ALERT).innerText(), "", "the warning does not flicker away");
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(ALERT).innerText(), "");
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
});

test("een leeg formulier waarschuwt niet", async (t) => {
  const { page } = await start(t, { today: null, prepare: (page) => page.clock.install() });
  await page.clock.fastForward("20:00");
  assert.equal(await page.locator(ALERT).innerText(), "");
  assert.equal(await page.locator(NOTICE).innerText(), "");
});

test("na een nacht is de datum die van vandaag", async (t) => {
  const { page } = await filledIn(t);
  await page.clock.fastForward("24:00:00");
  assert.match(await page.locator(NOTICE).innerText(), /^Alles is gewist/);
  await button(page, "Wis alles").first().click();
  await fill(page, { answers: { aanleiding: "nieuwe-plaatsing" } });
  assert.equal(await page.locator('[data-moment="besluit-als-u-vandaag-meldt"] time').getAttribute("datetime"), "2027-01-18");
});

for (const [name, persisted] of [["pagehide", false], ["pagehide", true], ["pageshow", true]]) {
  test(`wie weggaat en terugkomt vindt niets (${name}, ${persisted ? "uit het geheugen" : "weg"})`, async (t) => {
    const { page } = await start(t);
    await choose(page, { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" });
    await next(page);
    await page.evaluate(([name, persisted]) => dispatchEvent(new PageTransitionEvent(name, { persisted })), [name, persisted]);
    await empty(page);
  });
}

test("een eerste keer tonen wist niets", async (t) => {
  const { page } = await start(t);
  await choose(page, { aanleiding: "voor-opname" });
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false })));
  assert.ok(await radio(page, "aanleiding", "voor-opname").isChecked());
});

test("naar een andere pagina en terug met de browser: een leeg formulier", async (t) => {
  const { page, url } = await start(t, { quiet: false });
  await choose(page, { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" });
  await page.goto(new URL("?elders", url).href);
  await page.goBack();
  await page.locator("fieldset").first().waitFor();
  await empty(page);
});
