// The first question that comes with the page: there before any script, kept until the reader goes on, and the same as what the
// check itself draws.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { TODAY, button, radio } from "./driver.mjs";
import { DIST, SITE, axe, focused, open, settled, stop } from "./harness.mjs";
import { host } from "./hosts.mjs";
import { KADERS } from "./oracle.mjs";
import { folderOf } from "./voorchecks.mjs";

after(stop);

const VOICES = ["behandelaar", "inwoner"];
const WASM = /widget-[0-9a-f]+\.wasm$/;

/** What is drawn in a part of the page, tag by tag; whether a button is heard yet is not drawn. */
const drawn = (page, selector) => page.locator(selector).evaluate((part) => {
  const all = [];
  const add = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (typeof all.at(-1) === "string" && !all.at(-1).startsWith("<")) all.push(all.pop() + node.data);
      else if (node.data) all.push(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const own = [...node.attributes].filter(({ name }) => name !== "disabled").map(({ name, value }) => `${name}="${value}"`);
      all.push(`<${node.localName} ${own.sort().join(" ")}>`);
      node.childNodes.forEach(add);
      all.push("</>");
    }
  };
  add(part);
  return all;
});

/** The page with its first question in it, without waiting for anything; `held` keeps the Wasm back until it is called. */
async function early(t, { voice = "inwoner", hold = false, ...options } = {}) {
  let release;
  const held = new Promise((done) => { release = done; });
  const opened = await open(t, {
    today: TODAY,
    path: `${voice}.html`,
    ready: false,
    prepare: (page) => hold && page.route(WASM, async (route) => {
      await held;
      await route.continue();
    }),
    ...options,
  });
  return { ...opened, release };
}

/** On the second step, whose heading has the focus. */
async function isOnward(page) {
  await page.getByText("Deel 2 van").waitFor();
  await focused(page, ".utrecht-heading-1");
}

/** An answer in the check itself: of the step before, to which the reader goes back. */
async function isKept(page, fact, value) {
  await button(page, "Vorige stap").first().click();
  await focused(page, ".utrecht-heading-1");
  assert.ok(await radio(page, fact, value).isChecked(), `${fact} = ${value}`);
}

const first = (page) => page.locator("#voorcheck input[type=radio]").first();

/** Remembers the nodes of the first question; gives whether every one of them still stands. */
async function remember(page) {
  await page.evaluate(() => { globalThis.seen = [...document.querySelectorAll("#voorcheck .vc *")]; });
  return () => page.evaluate(() => globalThis.seen.every((node) => node.isConnected));
}

for (const kader of KADERS) {
  test(`${kader}: wat in de pagina staat is wat de voorcheck zelf tekent, in beide stemmen`, async (t) => {
    const site = await host(t, { folder: SITE });
    for (const voice of VOICES) {
      const at = (path) => open(t, { url: site.url, path: `${folderOf(kader)}${path}`, today: TODAY, ready: false });
      const { page } = await at(`${voice}.html`);
      const mounted = await at(`?stem=${voice}`);
      await settled(mounted.page);
      // The words of the source come behind the first question there, and in the page with it.
      await mounted.page.waitForFunction(() => ![...document.querySelectorAll("#voorcheck q, #voorcheck blockquote")].some((one) => /^“?”?$/.test(one.textContent)));
      await mounted.page.waitForFunction(() => /\(\w+, gecontroleerd\)/.test(document.querySelector(".vc-footer__line")?.textContent));
      for (const selector of [".vc-header", ".vc-columns", ".vc-keep"]) {
        assert.deepEqual(await drawn(page, selector), await drawn(mounted.page, selector), `${voice} ${selector}`);
      }
    }
  });
}

test("zonder scripts staat de vraag er, zonder knop die niets doet, en leidt de zin erboven naar de lijst", async (t) => {
  const { page } = await early(t, { context: { javaScriptEnabled: false } });
  assert.ok(await first(page).isVisible());
  for (const one of await page.locator(".vc [type=submit]").all()) assert.equal(await one.isVisible(), false);
  assert.equal(await page.locator("[data-loading]").isVisible(), false, "nothing is on its way");
  const list = page.getByRole("link", { name: "dezelfde vragen en regels als lijst" });
  assert.ok(await list.isVisible());
  const above = await page.evaluate(() => document.querySelector(".vc-start").compareDocumentPosition(document.querySelector(".vc")));
  assert.ok(above & 4, "the sentence stands above the question");
});

test("kiezen kan vóór er iets geladen is; wie verder gaat ziet dat hij wacht, en niets gaat verloren", async (t) => {
  const { page, release, errors, requests } = await early(t, { hold: true });
  const radios = first(page);
  await radios.check();
  const [name, value] = await radios.evaluate((one) => [one.closest("[data-fact]").dataset.fact, one.value]);
  const stands = await remember(page);
  const status = page.locator("[data-loading]");
  assert.equal(await status.isVisible(), false);
  await button(page, "Volgende stap").click();
  // A press waits visibly.
  await status.waitFor();
  assert.ok(await stands(), "and takes nothing away");
  // Pressing once more changes nothing, choosing another answer does.
  await button(page, "Volgende stap").click();
  release();
  await isOnward(page);
  await isKept(page, name, value);
  assert.deepEqual(errors, []);
  assert.equal(requests.filter((one) => WASM.test(one)).length, 1);
});

test("met toetsenbord, en pas verder als alles er al lang is: dezelfde knopen tot het einde, en één keer de volgende stap", async (t) => {
  const { page, errors } = await early(t);
  const stands = await remember(page);
  await first(page).focus();
  await page.keyboard.press("Space");
  const [name, value] = await first(page).evaluate((one) => [one.closest("[data-fact]").dataset.fact, one.value]);
  await page.waitForLoadState("networkidle");
  assert.ok(await stands(), "nothing was replaced");
  assert.ok(await first(page).evaluate((one) => one === document.activeElement));
  assert.deepEqual(await axe(page), []);
  const steps = await page.evaluate(() => history.length);
  await button(page, "Volgende stap").focus();
  await page.keyboard.press("Enter");
  await isOnward(page);
  assert.equal(await page.evaluate(() => history.length), steps + 1);
  await isKept(page, name, value);
  assert.deepEqual(errors, []);
});

test("een datum die in de eerste stap is getypt gaat mee", async (t) => {
  const site = await host(t, { folder: SITE });
  const { page, errors } = await early(t, { url: site.url, path: `${folderOf("pauze-abonnementstarief-huizen")}inwoner.html` });
  const fields = page.locator("[data-date=eerste-dag-zonder] input");
  for (const [at, part] of ["5", "1", "2027"].entries()) await fields.nth(at).fill(part);
  await button(page, "Volgende stap").click();
  await isOnward(page);
  await button(page, "Vorige stap").first().click();
  await fields.first().waitFor();
  assert.deepEqual(await fields.evaluateAll((all) => all.map(({ value }) => value)), ["5", "1", "2027"]);
  assert.deepEqual(errors, []);
});

test("wie elke vraag overslaat gaat ook verder", async (t) => {
  const { page, errors } = await early(t);
  await button(page, "Volgende stap").click();
  await isOnward(page);
  assert.deepEqual(errors, []);
});

test("wie buiten de gemeenten woont gaat verder naar de bladzijde daarvan", async (t) => {
  const { page, errors } = await early(t);
  await radio(page, "gemeente-van-herkomst", "andere-gemeente").check();
  await button(page, "Volgende stap").click();
  await page.locator("[data-route=andere-gemeente]").waitFor();
  assert.deepEqual(errors, []);
});

test("een code die niet klopt wordt geweigerd waar hij is ingevuld", async (t) => {
  const { page, errors } = await early(t);
  await page.getByText("Heeft u een code?").click();
  await page.locator("#vc-code").fill("ABC");
  await page.keyboard.press("Enter");
  await page.locator("#vc-code-fout:visible").waitFor();
  assert.equal(await page.locator("#vc-code").inputValue(), "ABC");
  assert.deepEqual(errors, []);
});

test("elke andere knop doet wat hij zegt, met wat er gekozen is", async (t) => {
  const { page, errors } = await early(t, { voice: "behandelaar" });
  await first(page).check();
  const [name, value] = await first(page).evaluate((one) => [one.closest("[data-fact]").dataset.fact, one.value]);
  await button(page, "Alles op één pagina").click();
  await page.getByRole("heading", { level: 1, name: "Alles op één pagina" }).waitFor();
  assert.ok(await radio(page, name, value).isChecked());
  assert.deepEqual(errors, []);
});

test("na een kwartier niets doen is gewist wat er gekozen is, met een waarschuwing vooraf; de vraag blijft staan", async (t) => {
  const { page, errors } = await early(t, { today: undefined, prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T12:00:00+01:00`) }) });
  await first(page).check();
  await page.waitForLoadState("networkidle");
  const stands = await remember(page);
  const notice = page.locator(".vc-notice");
  await page.clock.runFor(12 * 60_000);
  assert.equal(await notice.innerText(), "");
  await page.clock.runFor(2 * 60_000);
  assert.match(await notice.innerText(), /^Bent u er nog\?/);
  assert.deepEqual(await axe(page), []);
  // Somebody is there.
  await page.keyboard.press("Shift");
  assert.equal(await notice.innerText(), "");
  await page.clock.runFor(14 * 60_000);
  assert.ok(await first(page).isChecked());
  await page.clock.runFor(2 * 60_000);
  assert.equal(await first(page).isChecked(), false);
  assert.match(await notice.innerText(), /^Alles is gewist/);
  assert.ok(await stands());
  assert.deepEqual(errors, []);
});

test("wie weggaat en terugkomt, vindt niets gekozen; wie iets koos, wordt eerst gevraagd", async (t) => {
  const { page } = await early(t);
  await first(page).check();
  const asked = page.waitForEvent("dialog");
  const reload = page.reload();
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.accept();
  await reload;
  assert.equal(await page.locator("#voorcheck input:checked").count(), 0);
  await first(page).check();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  assert.equal(await page.locator("#voorcheck input:checked").count(), 0);
});

test("de site zegt meteen van wie hij is, en wie direct weg moet kan dat meteen", async (t) => {
  const said = JSON.parse(readFileSync(join(DIST, "site.json"), "utf8"));
  const own = (more) => ({ prepare: (page) => page.route("**/site.json", (route) => route.fulfill({ json: { ...said, ...more } })) });
  const { page } = await early(t, own({ naam: "Gemeente Voorbeeld" }));
  await page.getByText("Gemeente Voorbeeld").first().waitFor();
  assert.ok(await page.locator(".vc-start").count(), "the first question stays");
  const exit = await early(t, own({ "snel-weg": "https://weer.example/" }));
  await exit.page.locator(".vc-leave button").waitFor();
});

test("wat er wordt gevraagd hangt niet af van wat er gekozen is, noch van wanneer iemand verder gaat", async (t) => {
  const asked = async (choose) => {
    const { page, requests, url } = await early(t);
    await choose(page);
    await page.waitForLoadState("networkidle");
    return requests.map((one) => one.replace(url, "")).sort();
  };
  const none = await asked(() => {});
  assert.deepEqual(await asked((page) => first(page).check()), none);
  assert.deepEqual(await asked(async (page) => {
    await first(page).check();
    await button(page, "Volgende stap").click();
    await isOnward(page);
  }), none);
});

// A few moments in the normal run; MOMENTEN=alle tries every tenth of a second, also on a slow network.
const ALL = process.env.MOMENTEN === "alle";
const MOMENTS = ALL ? Array.from({ length: 31 }, (_, at) => at * 100) : [0, 200, 500, 900, 1500];
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

/** As soon as there is a question: an answer at this moment, and on as soon as that can be. */
for (const [at, moment] of MOMENTS.entries()) {
  const keys = at % 2 === 1;
  test(`kiezen na ${moment} ms op een traag netwerk en met ${keys ? "toetsen" : "de muis"} verder: niets gaat verloren`, async (t) => {
    const { page, errors } = await early(t, {
      prepare: async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send("Network.emulateNetworkConditions", SLOW);
        await session.send("Emulation.setCPUThrottlingRate", { rate: 2 });
      },
    });
    await page.waitForTimeout(moment);
    const one = first(page);
    if (keys) {
      await one.focus();
      await page.keyboard.press("Space");
    } else await one.click();
    const [name, value] = await one.evaluate((radio) => [radio.closest("[data-fact]").dataset.fact, radio.value]);
    const stands = await remember(page);
    const onward = button(page, "Volgende stap");
    await onward.and(page.locator(":enabled")).waitFor();
    assert.ok(await stands(), "nothing is replaced before the reader goes on");
    if (keys) {
      await onward.focus();
      await page.keyboard.press("Enter");
    } else await onward.click();
    await isOnward(page);
    await isKept(page, name, value);
    assert.deepEqual(errors, []);
  });
}
