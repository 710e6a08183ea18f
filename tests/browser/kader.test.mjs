// The page in a frame of another site: as high as what is in it, deaf to everybody else, and printed whole.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, fill, next, walk } from "./driver.mjs";
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

/** A page of a site with the check in a frame; the frame is of another origin. `script`: with the script for its height. */
async function framed(t, { script = true, attributes = "", body = "", query = "?stem=inwoner", csp, ...rest } = {}) {
  const vc = await host(t, { under: "voorcheck/", cors: true });
  const frame = `<iframe data-safehouse-check title="Voorcheck safehouse" width="600" height="500" src="${vc.url}${query}" ${attributes}></iframe>`;
  const html = pageOf({
    body: `<main><h1>Gemeente</h1><p>Vooraf.</p>${frame}${body}</main>${script ? `<script src="${vc.url}embed-frame.js"></script>` : ""}`,
  });
  const policy = csp ?? `default-src 'none'; frame-src ${vc.origin}; script-src ${vc.origin}; img-src data:`;
  const cms = await host(t, {
    folder: null,
    name: "localhost",
    headers: { "Content-Security-Policy": policy },
    pages: { "/": html },
  });
  const opened = await open(t, { today: TODAY, ...rest, url: cms.url, ready: false });
  const element = opened.page.locator("iframe[data-safehouse-check]").first();
  const inside = await (await element.elementHandle()).contentFrame();
  await inside.locator("h1").waitFor();
  await inside.waitForFunction(() => document.adoptedStyleSheets.length > 0);
  return { ...opened, vc, cms, element, inside };
}

const heights = (element, inside) => Promise.all([
  element.evaluate((one) => one.clientHeight),
  inside.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)),
]);

/** Waits until the frame is as high as what is in it. */
async function fits(element, inside) {
  let seen;
  for (let look = 0; look < 40; look += 1) {
    seen = await heights(element, inside);
    if (seen[0] === seen[1]) return seen[0];
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

test("alleen de website eromheen wordt gehoord, en alleen het kader wordt geloofd", async (t) => {
  const stranger = await host(t, { folder: null, pages: { "/": pageOf({ body: "" }) } });
  const { page, inside, element } = await framed(t, {
    body: `<iframe id="ander" title="Iets anders" src="${stranger.url}"></iframe>`,
    csp: "default-src * 'unsafe-inline'",
  });
  const height = await fits(element, inside);
  const heard = () => inside.evaluate(() => new Promise((done) => setTimeout(() => done(globalThis.answers), 100)));
  const wrong = [
    { soort: "safehouse-check:hoogte", hoogte: 77 },
    { soort: "safehouse-check:hoogte", hoogte: 77, id: "1-2-3-4" },
    { soort: "safehouse-check:hoogte", hoogte: "77px", id: null },
    { soort: "safehouse-check:hier" }, "safehouse-check:hoogte", null, 77, { soort: 7 }, [["soort", "safehouse-check:hoogte"]],
  ];
  // From the page itself, from another frame, and to the page out of the frame but without the name it was given.
  await page.evaluate((messages) => messages.forEach((one) => postMessage(one, "*")), wrong);
  const other = page.frames().find((one) => one.url() === stranger.url);
  await other.evaluate((messages) => messages.forEach((one) => parent.postMessage(one, "*")), wrong);
  await inside.evaluate((messages) => messages.forEach((one) => parent.postMessage(one, "*")), wrong);
  for (const high of [-1, 0, 1e9, Infinity, Number.NaN]) {
    await inside.evaluate((high) => parent.postMessage({ soort: "safehouse-check:hoogte", hoogte: high, id: "x" }, "*"), high);
  }
  // A hello of somebody else is not answered.
  await other.evaluate(() => {
    globalThis.answers = [];
    addEventListener("message", ({ data }) => answers.push(data));
    parent.frames[0].postMessage({ soort: "safehouse-check:hallo", id: "vreemd" }, "*");
  });
  await inside.evaluate(() => postMessage({ soort: "safehouse-check:hallo", id: "zelf" }, "*"));
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
    second.dataset.safehouseCheck = "";
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
  assert.equal(await paper.title(), "Voorcheck safehouse");
  assert.equal(await paper.locator(".utrecht-heading-1").first().innerText(), expected(one));
  assert.equal(await paper.locator("details:not([open])").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.printed), undefined, "the site itself is not printed");
  await inEachFace(paper, async (face) => {
    assert.deepEqual(await stumbles(paper), [], face);
    const { sheets } = await sheetsOf(paper);
    assert.ok(sheets.length <= 2, `${sheets.length} sheets in ${face}`);
  });
});
