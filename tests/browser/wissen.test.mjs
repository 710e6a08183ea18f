// Nothing stays behind for the next person at the same screen.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { TODAY, button, choose, date, drawn, fill, next, part, radio, start, type, typed, wipe, wipeAll } from "./driver.mjs";
import { axe, focused, open, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";

after(stop);

const ALERT = "[role=alert][data-idle]";
const NOTICE = ".vc-notice[role=status]";

/** The check with a clock that can be wound on, on its second step with an answer given. */
async function filledIn(t, options = {}) {
  const opened = await start(t, { ...options, today: null, prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T09:00:00+01:00`) }) });
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
    assert.deepEqual(await page.locator("[data-date] input").evaluateAll((all) => all.filter((one) => one.value)), []);
    await next(page);
  }
  assert.equal(await page.locator("[data-answer] dd").filter({ hasText: /Laren|Oriëntatie|Net klaar/ }).count(), 0);
}

test("wis alles: leeg, aangekondigd, en de aandacht op de eerste kop", async (t) => {
  const { page } = await start(t);
  await fill(page, { answers: { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" }, dates: { "datum-melding": TODAY } });
  await wipeAll(page);
  assert.equal(await page.locator(NOTICE).innerText(), "Alles is gewist.");
  await focused(page, "main h1");
  await choose(page, { aanleiding: "voor-opname" });
  assert.equal(await page.locator(NOTICE).innerText(), "", "the notice goes when somebody begins");
  await wipeAll(page);
  await empty(page);
});

test("wissen vraagt een keer op zijn eigen plek, en pas ja is ja", async (t) => {
  const { page, errors } = await start(t);
  const [wipe, sure, no] = ["Wis alles", "Ja, wis alles", "Nee"].map((name) => button(page, name));
  const question = page.locator("[data-wipe] p");
  await page.keyboard.press("Tab");
  assert.ok(!(await wipe.evaluate((one) => one === document.activeElement)), "not the first thing that a key comes to");
  await wipe.click();
  assert.equal(await page.locator(NOTICE).innerText(), "Alles is gewist.", "nothing is lost, so nothing is asked");
  await choose(page, { aanleiding: "voor-opname" });
  const stays = async () => {
    assert.equal(await sure.count(), 0);
    await focused(page, "[data-wipe] button");
    assert.ok(await radio(page, "aanleiding", "voor-opname").isChecked());
  };
  for (const back of [() => no.click(), () => page.keyboard.press("Escape")]) {
    await wipe.click();
    await focused(page, "[data-wipe] p");
    assert.match(await question.innerText(), /^Weet u het zeker\?/);
    assert.equal(await wipe.count(), 0, "never two of one name");
    assert.deepEqual(await axe(page), []);
    await back();
    await stays();
  }
  // Somebody who presses twice.
  await wipe.dblclick();
  assert.equal(await sure.count(), 1);
  await page.keyboard.press("Tab");
  assert.ok(await sure.evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await stays();
  // Going on is an answer too.
  await wipe.click();
  await next(page);
  assert.deepEqual([await wipe.count(), await sure.count()], [1, 0]);
  await wipe.click();
  await sure.click();
  await empty(page);
  assert.deepEqual([await wipe.count(), errors.length], [1, 0]);
});

test("na wissen leidt terug naar de eerste stap, en nooit naar een lege uitkomst", async (t) => {
  const { page } = await start(t, { quiet: false });
  const input = { answers: { aanleiding: "voor-opname", "gemeente-van-herkomst": "laren" } };
  const back = async (steps) => {
    for (let step = 0; step < steps; step += 1) {
      await page.goBack();
      await focused(page, "main h1");
      assert.equal(await part(page), 1);
    }
  };
  await fill(page, input);
  await wipeAll(page);
  await back(3);
  await fill(page, input);
  await page.reload();
  await page.locator("fieldset").first().waitFor();
  await back(1);
  // Where somebody walked since, they can go back to.
  await next(page);
  await next(page);
  await page.goBack();
  await page.waitForFunction(() => document.title.startsWith("Deel 2"));
});

test("wie de eigen pagina verlaat met antwoorden, krijgt de vraag van de browser; daarna niet meer", async (t) => {
  const { page, context, url } = await start(t, { quiet: false });
  const asked = [];
  let stay = true;
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return stay ? dialog.dismiss() : dialog.accept();
  });
  const leave = () => page.evaluate(() => setTimeout(() => location.reload()));
  /** A reload nobody is asked about. */
  const freely = async () => {
    await Promise.all([page.waitForEvent("load"), leave()]);
    await page.locator("fieldset").first().waitFor();
    assert.deepEqual(asked.splice(0), []);
  };
  // A browser asks nobody who never touched the page.
  await page.locator("h1").click();
  await freely();
  await choose(page, { aanleiding: "voor-opname" });
  await Promise.all([page.waitForEvent("dialog"), leave()]);
  assert.ok(await radio(page, "aanleiding", "voor-opname").isChecked(), "who stays has lost nothing");
  stay = false;
  await Promise.all([page.waitForEvent("load"), leave()]);
  assert.deepEqual(asked.splice(0), ["beforeunload", "beforeunload"]);
  await page.locator("fieldset").first().waitFor();
  await choose(page, { aanleiding: "voor-opname" });
  await wipeAll(page);
  await freely();
  // The same in the single file, and never in somebody else's page.
  stay = true;
  await page.goto(new URL("voorcheck.html", url).href);
  await choose(page, { aanleiding: "voor-opname" });
  await Promise.all([page.waitForEvent("dialog"), leave()]);
  assert.deepEqual(asked.splice(0), ["beforeunload"]);
  for (const around of [`<script async src="${url}embed.js"></script><voor-check></voor-check>`, `<iframe title="Voorcheck" src="${url}"></iframe>`]) {
    const site = await context.newPage();
    site.on("dialog", (dialog) => asked.push(dialog.type()));
    await site.route("**/site", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="nl"><title>Site</title>${around}` }));
    await site.goto(`${url}site`);
    const within = around.startsWith("<iframe") ? site.frameLocator("iframe") : site;
    await within.locator("[value=voor-opname]").click();
    await site.reload();
    await site.close();
  }
  assert.deepEqual(asked, []);
});

test("een half getypte datum is na wissen ook weg", async (t) => {
  const { page } = await start(t);
  for (let step = 1; step < 6; step += 1) await next(page);
  await type(page, "datum-melding", "11--20");
  await wipeAll(page);
  for (let step = 1; step < 6; step += 1) await next(page);
  assert.equal(await typed(page, "datum-melding"), "--");
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

test("wie klikt of schrijft zonder muis of toets, zoals met een schermlezer of de stem, is er ook", async (t) => {
  const { page } = await filledIn(t);
  const quiet = async () => {
    await page.clock.runFor(1000);
    assert.equal(await page.locator(ALERT).innerText(), "");
  };
  for (let times = 0; times < 3; times += 1) {
    await page.clock.fastForward("12:00");
    await radio(page, "afgekickt", "net-klaar").evaluate((one) => one.click());
    await quiet();
  }
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  // A date that is spoken.
  const field = page.locator("[data-date] input").first();
  while (!(await field.count())) await next(page);
  for (let times = 1; times <= 3; times += 1) {
    await page.clock.fastForward("12:00");
    await field.evaluate((one, day) => {
      one.value = day;
      one.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    }, `2026-12-0${times}`);
    await quiet();
  }
  assert.deepEqual(await page.locator("[data-date]").first().locator("input").evaluateAll((all) => all.map((one) => one.value)), ["03", "12", "2026"]);
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

test("wie iets anders doet is er ook; de waarschuwing gaat pas als de muis er twee tellen af is", async (t) => {
  const { page } = await filledIn(t);
  const alert = page.locator(ALERT);
  const shown = async (ms) => {
    await page.clock.runFor(ms);
    return (await alert.innerText()) !== "";
  };
  await page.clock.pauseAt(new Date(`${TODAY}T09:13:30+01:00`));
  assert.ok(await shown(0));
  await page.mouse.click(5, 300);
  const box = await alert.boundingBox();
  await page.mouse.move(box.x + 20, box.y + 20);
  assert.ok(await shown(10_000), "it does not go from under a hand");
  await page.mouse.move(200, 200);
  assert.ok(await shown(1_500));
  assert.equal(await shown(1_000), false);
  await page.clock.fastForward("12:30");
  assert.equal(await shown(5_000), false, "the quarter began anew");
  await page.clock.fastForward("00:40");
  assert.ok(await shown(0));
  await page.evaluate(() => scrollTo(0, 200));
  await drawn(page);
  assert.ok(await shown(1_500));
  assert.equal(await shown(1_000), false, "scrolling, with whatever, is being there");
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
});

test("een dubbele klik op de knop raakt niets eronder, en de aandacht blijft waar zij was", async (t) => {
  const { page } = await filledIn(t, { context: { viewport: { width: 390, height: 500 } } });
  const under = page.locator('[data-fact="eerdere-poging"] label').last();
  await page.clock.fastForward("13:30");
  const stay = page.locator(ALERT).getByRole("button", { name: "Ik ben er nog" });
  const { x, y, width, height } = await stay.boundingBox();
  const [centre, middle] = [x + width / 2, y + height / 2];
  await under.evaluate((one, middle) => scrollBy(0, one.getBoundingClientRect().top + 10 - middle), middle);
  const had = await page.evaluateHandle(() => document.activeElement);
  assert.equal(await had.evaluate((one) => one.type), "radio");
  await page.mouse.dblclick(centre, middle);
  assert.equal(await page.locator(ALERT).innerText(), "");
  assert.equal(await page.locator("input:checked").count(), 1);
  assert.ok(await radio(page, "afgekickt", "net-klaar").isChecked());
  await page.clock.runFor(1_000);
  assert.ok(await had.evaluate((one) => one === document.activeElement));
  await page.mouse.click(centre, middle);
  assert.equal(await under.locator("xpath=preceding::input[1]").isChecked(), true, "the label was there");
  // A screen reader moves the focus itself.
  const now = await page.evaluateHandle(() => document.activeElement);
  await page.clock.fastForward("13:30");
  await stay.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(ALERT).innerText(), "");
  assert.ok(await now.evaluate((one) => one === document.activeElement));
});

test("in een website telt schuiven van de pagina en van wat eromheen staat, en niet wat ernaast beweegt", async (t) => {
  const vc = await host(t, { cors: true });
  const html = pageOf({
    head: `<script async src="${vc.url}embed.js"></script>`,
    body: `<p id="naast" style="block-size: 2em; overflow: auto">Nieuws<br>Nieuws<br>Nieuws<br>Nieuws</p>
      <main style="block-size: 400px; overflow: auto"><voor-check></voor-check></main><p style="margin-block-start: 2000px">Onderaan.</p>`,
  });
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
  const { page } = await open(t, { url: cms.url, ready: false, prepare: (page) => page.clock.install() });
  await choose(page, { aanleiding: "voor-opname" });
  for (const [what, counts] of [["main", true], ["html", true], ["#naast", false]]) {
    await page.keyboard.press("Shift");
    await page.clock.fastForward("12:00");
    await page.evaluate((what) => document.querySelector(what).scrollBy(0, 20), what);
    await drawn(page);
    await page.clock.fastForward("02:00");
    assert.equal((await page.locator(ALERT).innerText()) === "", counts, what);
  }
});

test("wie een computer wekt na een kwartier, vindt niets van wie hem verliet", async (t) => {
  const { page } = await filledIn(t);
  // The first thing after sleep is a hand on the mouse, before any clock.
  await page.clock.setSystemTime(new Date(`${TODAY}T17:00:00+01:00`));
  await page.mouse.move(100, 100);
  await page.locator(NOTICE, { hasText: "Alles is gewist, omdat" }).waitFor();
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
  await wipeAll(page);
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
