// The page in a frame of another site: as high as what is in it, deaf to everybody else, and printed whole.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, fill, next, walk, wipeAll } from "./driver.mjs";
import { axe, open, readPack, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { inEachFace } from "./letters.mjs";
import { module, scenarios } from "./oracle.mjs";
import { sheetsOf, stumbles } from "./sheets.mjs";

after(stop);

const TODAY = "2026-11-22";
let all;
let expected;

before(async () => {
  const [glue, pack] = await Promise.all([module(), readPack()]);
  all = await scenarios();
  expected = ({ input }) => glue.assess(glue.loadKader(pack), input, { today: TODAY, voice: "inwoner" }).decisions[0].headline;
});

/**
 * A page of a site with the check in a frame; the frame is of another origin. `script`: with the script for its height.
 * `around` makes what the frame stands in.
 */
async function framed(t, { script = true, attributes = "", around = (frame) => frame, body = "", query = "?stem=inwoner", csp, ...rest } = {}) {
  const vc = await host(t, { under: "voorcheck/", cors: true });
  const frame = `<iframe data-voorcheck title="Voorcheck" width="600" height="500" src="${vc.url}${query}" ${attributes}></iframe>`;
  const html = pageOf({
    body: `<main><h1>Gemeente</h1><p>Vooraf.</p>${around(frame)}${body}</main>${script ? `<script src="${vc.url}embed-frame.js"></script>` : ""}`,
  });
  const policy = csp ?? `default-src 'none'; frame-src ${vc.origin}; script-src ${vc.origin}; img-src data:`;
  const cms = await host(t, {
    folder: null,
    name: "localhost",
    headers: { "Content-Security-Policy": policy },
    pages: { "/": html },
  });
  const opened = await open(t, { today: TODAY, ...rest, url: cms.url, ready: false });
  const element = opened.page.locator('iframe[title="Voorcheck"]');
  const inside = await (await element.elementHandle()).contentFrame();
  await inside.locator("h1").waitFor({ state: "attached" });
  await inside.waitForFunction(() => document.adoptedStyleSheets.length > 0);
  return { ...opened, vc, cms, element, inside };
}

/** How high a frame is, and the parts of the page in it one under another: that does not depend on the frame. */
const heights = (element, inside) => Promise.all([
  element.evaluate((one) => one.clientHeight),
  inside.evaluate(() => [...document.querySelector(".vc").children]
    .reduce((sum, one) => sum + (getComputedStyle(one).position === "fixed" ? 0 : one.getBoundingClientRect().height), 0)),
]);

/** Waits until the frame is as high as what is in it. */
async function fits(element, inside) {
  let seen;
  for (let look = 0; look < 60; look += 1) {
    seen = await heights(element, inside);
    if (seen[0] > 0 && Math.abs(seen[0] - seen[1]) <= 1) return seen[0];
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`the frame is ${seen[0]} high, what is in it ${seen[1]}`);
}

test("onder de strengste regels van de website: de hoogte volgt de inhoud, en niets anders verandert", async (t) => {
  const { page, inside, element, errors, vc } = await framed(t, { context: { serviceWorkers: "allow" } });
  const first = await fits(element, inside);
  assert.ok(first > 900, String(first));
  const before = await page.evaluate(() => [location.href, document.title, history.length]);
  await fill(inside, all.find(({ stem }) => stem === "basis").input);
  const last = await fits(element, inside);
  assert.notEqual(first, last);
  assert.equal(await inside.locator("h1").innerText(), expected(all.find(({ stem }) => stem === "basis")));
  assert.deepEqual(await page.evaluate(() => [location.href, document.title, history.length]), before);
  assert.equal(vc.requests.some(({ path }) => path.endsWith("sw.js")), false, "no service worker inside another site");
  assert.equal(await inside.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true, "no second scrollbar");
  assert.deepEqual(errors, []);
  assert.deepEqual(await axe(page, "main"), []);
});

test("een kader krimpt ook: na alles wissen, en als het breder wordt", async (t) => {
  const { inside, element } = await framed(t);
  const first = await fits(element, inside);
  await fill(inside, all.find(({ stem }) => stem === "basis").input);
  const outcome = await fits(element, inside);
  assert.notEqual(outcome, first);
  await wipeAll(inside);
  await inside.getByText("Alles is gewist.", { exact: true }).waitFor();
  const wiped = await fits(element, inside);
  const width = async (wide) => {
    await element.evaluate((one, wide) => (one.width = wide), wide);
    await inside.waitForFunction((wide) => innerWidth === wide, wide);
    return fits(element, inside);
  };
  assert.ok(await width(320) > wiped);
  assert.equal(await width(600), wiped);
});

test("in een dichte details krijgt het kader geen onzin, en open de goede hoogte", async (t) => {
  const { page, inside, element } = await framed(t, { around: (frame) => `<details><summary>Doe de voorcheck</summary>${frame}</details>` });
  await page.getByText("Doe de voorcheck").click();
  const open = await fits(element, inside);
  await page.getByText("Doe de voorcheck").click();
  await page.getByText("Doe de voorcheck").click();
  assert.equal(await fits(element, inside), open);
});

test("een kader dat niet deugt houdt de andere niet tegen, en wat nog niet binnen is hoort niets", async (t) => {
  const said = [];
  const wrong = ['', 'src=""', 'src="about:blank"', 'src="data:text/html,x"', 'src="javascript:0"', 'src="https://["', 'srcdoc="x"', 'id="stuk"']
    .map((src) => `<iframe data-voorcheck title="Anders" ${src}></iframe>`).join("");
  const { page, inside, element, vc } = await framed(t, {
    script: false,
    around: (frame) => wrong + frame,
    body: '<div id="later" style="margin-block-start: 20000px"></div>',
    csp: "default-src * data: 'unsafe-inline'",
    prepare: (page) => page.on("console", (message) => said.push(message.text())),
  });
  await page.evaluate((src) => {
    for (const name of ["src", "contentWindow"]) {
      Object.defineProperty(document.getElementById("stuk"), name, { get() { throw new Error("kapot"); } });
    }
    const lazy = Object.assign(document.createElement("iframe"), { title: "Lui", loading: "lazy", src });
    lazy.dataset.voorcheck = "";
    document.getElementById("later").append(lazy);
  }, vc.url);
  said.length = 0;
  await page.addScriptTag({ url: `${vc.url}embed-frame.js` });
  await fits(element, inside);
  const lazy = page.locator('iframe[title="Lui"]');
  assert.equal(await lazy.evaluate((one) => one.style.height), "", "it is not there yet");
  await lazy.scrollIntoViewIfNeeded();
  const within = await (await lazy.elementHandle()).contentFrame();
  await within.locator("h1").waitFor();
  await fits(lazy, within);
  assert.deepEqual(said, []);
});

/** Where the warning stands in the window, once it does not move any more. */
async function warning(page, inside) {
  const bar = inside.locator("[data-idle]", { hasText: "Bent u er nog?" });
  await bar.waitFor();
  let box = await bar.boundingBox();
  for (let look = 0; look < 60; look += 1) {
    const before = box;
    await page.waitForTimeout(100);
    box = await bar.boundingBox();
    if (box.y === before.y && box.y >= 0 && box.y + box.height <= page.viewportSize().height) return box;
  }
  return assert.fail(`the warning stands from ${box.y} on, ${box.height} high`);
}

test("de waarschuwing staat waar de lezer is, en schuiven op de pagina eromheen telt als er zijn", async (t) => {
  const { page, inside, element } = await framed(t, {
    today: null,
    around: (frame) => `<div style="margin-block: 400px">${frame}</div>`,
    prepare: (page) => page.clock.install({ time: new Date(`${TODAY}T09:00:00+01:00`) }),
  });
  await fits(element, inside);
  await choose(inside, { aanleiding: "voor-opname" });
  const wheel = async (by) => {
    // Beside the frame: what happens over it, it hears itself.
    await page.mouse.move(1000, 300);
    // What scrolls around it the frame finds out by itself, within a second.
    const found = await inside.evaluateHandle(() => ({ out: new Promise((done) => addEventListener("wheel", done, { once: true })) }));
    await page.mouse.wheel(0, by);
    await found.evaluate(({ out }) => out.then(() => {}));
  };
  const alert = () => inside.locator("[data-idle]").innerText();
  await page.clock.fastForward("12:30");
  await wheel(200);
  await page.clock.fastForward("12:30");
  assert.equal(await alert(), "");
  await page.clock.fastForward("00:40");
  // In the middle, half in sight at its begin, and the very end.
  await warning(page, inside);
  await page.evaluate(() => scrollTo(0, 0));
  const { y } = await warning(page, inside);
  assert.ok(y > 400, `${y}`);
  await page.clock.runFor(3000);
  assert.equal(await alert(), "", "somebody was there");
  assert.ok(await inside.locator("[value=voor-opname]").isChecked());
  await page.clock.fastForward("14:00");
  await warning(page, inside);
  await page.clock.fastForward("02:10");
  assert.equal(await inside.locator(".vc-notice").innerText(), "Alles is gewist, omdat er een tijd niets gebeurde.");
});

test("alleen de website eromheen wordt gehoord, en alleen het kader wordt geloofd", async (t) => {
  const stranger = await host(t, { folder: null, pages: { "/": pageOf({ body: "" }) } });
  const { page, inside, element } = await framed(t, {
    body: `<iframe id="ander" title="Iets anders" src="${stranger.url}"></iframe>`,
    csp: "default-src * 'unsafe-inline'",
  });
  const height = await fits(element, inside);
  const heard = () => inside.evaluate(() => new Promise((done) => setTimeout(() => done(globalThis.answers), 100)));
  const wrong = [
    { kind: "voorcheck:height", height: 77 },
    { kind: "voorcheck:height", height: 77, id: "1-2-3-4" },
    { kind: "voorcheck:height", height: "77px", id: null },
    { kind: "voorcheck:here" }, "voorcheck:height", null, 77, { kind: 7 }, [["kind", "voorcheck:height"]],
  ];
  // From the page itself, from another frame, and to the page out of the frame but without the name it was given.
  await page.evaluate((messages) => messages.forEach((one) => postMessage(one, "*")), wrong);
  const other = page.frames().find((one) => one.url() === stranger.url);
  await other.evaluate((messages) => messages.forEach((one) => parent.postMessage(one, "*")), wrong);
  await inside.evaluate((messages) => messages.forEach((one) => parent.postMessage(one, "*")), wrong);
  for (const high of [-1, 0, 1e9, Infinity, Number.NaN]) {
    await inside.evaluate((high) => parent.postMessage({ kind: "voorcheck:height", height: high, id: "x" }, "*"), high);
  }
  // A hello of somebody else is not answered.
  await other.evaluate(() => {
    globalThis.answers = [];
    addEventListener("message", ({ data }) => answers.push(data));
    parent.frames[0].postMessage({ kind: "voorcheck:hello", id: "vreemd" }, "*");
  });
  await inside.evaluate(() => postMessage({ kind: "voorcheck:hello", id: "zelf" }, "*"));
  await heard();
  assert.deepEqual(await other.evaluate(() => answers), []);
  assert.equal((await heights(element, inside))[0], height);
  assert.equal(await page.locator("#ander").evaluate((one) => one.style.height), "");
});

test("twee kaders krijgen elk hun eigen hoogte", async (t) => {
  const { page, inside, element, vc } = await framed(t, {
    csp: "default-src * 'unsafe-inline'",
    body: '<div id="tweede"></div>',
  });
  await page.evaluate((src) => {
    const second = Object.assign(document.createElement("iframe"), { title: "Tweede", src });
    second.dataset.voorcheck = "";
    document.querySelector("#tweede").append(second);
  }, `${vc.url}?gemeente=Amsterdam`);
  const second = page.locator("#tweede iframe");
  const within = await (await second.elementHandle()).contentFrame();
  await within.locator("[data-route]").waitFor();
  const [first, other] = [await fits(element, inside), await fits(second, within)];
  assert.notEqual(first, other);
  assert.equal(await within.locator("[data-route]").getAttribute("data-route"), "geen-kader");
});

test("na een stap is het begin van de stap in beeld", async (t) => {
  const { page, inside, element } = await framed(t, { context: { viewport: { width: 800, height: 500 } } });
  await fits(element, inside);
  await choose(inside, { aanleiding: "nieuwe-plaatsing" });
  await inside.locator("form:not([data-code]) button[type=submit]").scrollIntoViewIfNeeded();
  assert.ok((await page.evaluate(() => scrollY)) > 300);
  await next(inside);
  await inside.waitForFunction(() => document.activeElement?.matches("h1"));
  const high = () => inside.locator("h1").boundingBox().then(({ y }) => y);
  for (let look = 0; look < 40 && ((await high()) < -1 || (await high()) > 400); look += 1) await page.waitForTimeout(50);
  assert.ok((await high()) >= -1 && (await high()) < 400, `the heading is at ${await high()}`);
});

test("zonder het script blijft het kader bruikbaar: het schuift zelf", async (t) => {
  const { inside, element, errors } = await framed(t, { script: false });
  assert.equal(await element.evaluate((one) => one.style.height), "");
  assert.ok(await inside.evaluate(() => document.documentElement.scrollHeight > innerHeight));
  await fill(inside, all.find(({ stem }) => stem === "basis").input);
  assert.deepEqual(errors, []);
});

test("in een afgeschermd kader werkt de voorcheck ook", async (t) => {
  const { inside, element } = await framed(t, { attributes: 'sandbox="allow-scripts allow-same-origin allow-forms"' });
  await fits(element, inside);
  await fill(inside, all.find(({ stem }) => stem === "basis").input);
  assert.equal(await inside.locator("h1").innerText(), expected(all.find(({ stem }) => stem === "basis")));
});

test("printen opent de hele inschatting als eigen bladzijde", async (t) => {
  const { page, context, inside } = await framed(t, {
    prepare: (page) => page.context().addInitScript(() => (globalThis.print = () => (globalThis.printed = true))),
  });
  const one = all.find(({ stem }) => stem === "geen-oefenplek");
  await walk(inside, one.input);
  const [paper] = await Promise.all([
    context.waitForEvent("page"),
    inside.getByRole("button", { name: "Print", exact: false }).last().click(),
  ]);
  await paper.waitForFunction(() => globalThis.printed);
  assert.equal(await paper.title(), "Voorcheck");
  assert.equal(await paper.locator(".utrecht-heading-1").first().innerText(), expected(one));
  assert.equal(await paper.locator("details:not([open])").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.printed), undefined, "the site itself is not printed");
  await inEachFace(paper, async (face) => {
    assert.deepEqual(await stumbles(paper), [], face);
    const { sheets } = await sheetsOf(paper);
    assert.ok(sheets.length <= 2, `${sheets.length} sheets in ${face}`);
  });
});
