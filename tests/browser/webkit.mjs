// The check in Safari's engine: run by its name (`cargo xtask test webkit`), since it needs a screen and packages that the other
// tests do without. This driver cannot set the clock, see the requests, emulate paper or print. So the expected headline is
// one that no day changes, the requests are those that the server saw, and of printing there is only that it is asked for.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CHECK, DIST, readPack } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { ROOT } from "./oracle.mjs";
import { ENTER, TAB, launch } from "./webdriver.mjs";

const SCENARIO = join(ROOT, "kaders/safehouse-gooi-en-vechtstreek/scenarios/basis.toml");
let browser;
let pack;
let answers;

before(async () => {
  browser = await launch();
  pack = (await readPack()).kader;
  const [, given] = /^\[antwoorden\]\n(.*?)\n\n/ms.exec(await readFile(SCENARIO, "utf8"));
  answers = Object.fromEntries([...given.matchAll(/^(\S+) = "(.+)"$/gm)].map(([, fact, value]) => [fact, value]));
});
after(() => browser?.stop());

/** What the scenario leads to, in the words of the rules. */
function headline(voice) {
  const main = pack.besluit.find((one) => one.rol === "hoofd");
  return main.trede.find((one) => one.uitkomst === "past").kop[voice];
}

/** A page, closed when the test ends; nothing may have gone wrong in it by then. */
async function open(t, url) {
  const page = await browser.open(url);
  t.after(async () => assert.deepEqual(await page.errors().finally(page.close), []));
  return page;
}

/** The site with the check, by now kept for when there is no network. */
async function site(t) {
  const server = await host(t, { pages: { "/plakken": pageOf({ body: "<textarea></textarea>" }) } });
  const page = await open(t, server.url + CHECK);
  await page.run(() => navigator.serviceWorker.ready.then(() => true));
  return { page, server };
}

/** What carries these words, and can be seen. */
function named(page, name, selector = "button, summary") {
  return page.find(`"${name}"`, (name, selector) => {
    const root = document.querySelector("voor-check")?.shadowRoot ?? document;
    return [...root.querySelectorAll(selector)].find((one) => one.checkVisibility() && one.innerText.trim() === name);
  }, name, selector);
}

async function press(page, ...names) {
  for (const name of names) await page.click(await named(page, name));
}

/** The words of the heading above the step or the outcome, as soon as it is another than this. */
function heading(page, than = "") {
  return page.find(`a heading other than "${than}"`, (than) => {
    const root = document.querySelector("voor-check")?.shadowRoot ?? document;
    const words = root.querySelector(".utrecht-heading-1")?.innerText;
    return words !== than && words;
  }, than);
}

/** From the first step to the outcome, by the pointer: the answers of the scenario from top to bottom, and what leads on. */
async function walk(page) {
  /** The first that is still to be answered here; an answer may bring or take away what stands below it. */
  const asked = () => page.run((answers) => {
    const root = document.querySelector("voor-check")?.shadowRoot ?? document;
    const shown = [...root.querySelectorAll("[data-fact]:not([data-moot])")].filter((one) => one.checkVisibility());
    const radio = shown.map((one) => one.querySelector(`input[value="${answers[one.dataset.fact]}"]:not(:checked)`)).find(Boolean);
    return radio && [radio.id, root.querySelector(`label[for="${radio.id}"]`)];
  }, answers);
  let words = await heading(page);
  for (const section of pack.sectie) {
    let last;
    for (let one = await asked(); one; one = await asked()) {
      assert.notEqual(one[0], last, `clicking ${last} does nothing`);
      [last] = one;
      await page.click(one[1]);
    }
    await press(page, section === pack.sectie.at(-1) ? "Bekijk de inschatting" : "Volgende stap");
    words = await heading(page, words);
  }
  return words;
}

test("de eerste vraag staat er, ook voor wie luistert, en is te beantwoorden", async (t) => {
  const { page } = await site(t);
  const { vraag, optie: [option] } = pack.feit.find(({ id }) => id === "aanleiding");
  assert.deepEqual(await page.spoken(await page.find("a question", () => document.querySelector("fieldset"))), ["radiogroup", vraag.behandelaar]);
  await page.click(await named(page, option.tekst.behandelaar, "label"));
  const radio = await page.find("an answer", () => document.querySelector("input:checked"));
  assert.deepEqual(await page.spoken(radio), ["radio", option.tekst.behandelaar]);
  assert.equal(await page.run((one) => one === document.activeElement && one.value, radio), option.id);
});

test("van de eerste vraag tot de uitkomst met de muis, zonder een verzoek, en daarna ook zonder server", async (t) => {
  const { page, server } = await site(t);
  const loaded = server.requests.length;
  assert.equal(await walk(page), headline("behandelaar"));
  assert.ok(await page.run(() => document.activeElement.matches("main h1")), "the focus is on the heading");
  assert.deepEqual(server.requests.slice(loaded), []);
  await server.close();
  await page.goto(server.url + CHECK);
  await named(page, "Volgende stap");
});

test("een datum die niet bestaat heeft haar eigen woorden, met het toetsenbord; de goede gaat mee", async (t) => {
  const { page } = await site(t);
  await page.click(await named(page, "Nieuwe plaatsing in een safehouse", "label"));
  for (const { titel } of pack.sectie.slice(0, -1)) {
    await press(page, "Volgende stap");
    await heading(page, titel.behandelaar);
  }
  const first = await page.find("the day of the melding", () => document.querySelector('[data-date="datum-melding"] input'));
  await page.click(first);
  await page.type(`30${TAB}2${TAB}2026${ENTER}`);
  const said = await page.find("the focus on what is wrong", ({ activeElement: one } = document) => one.matches("[data-errors]") && one.innerText);
  assert.match(said, /30 februari 2026 bestaat niet\./);
  // From there to the field, and over what was typed in it; month and year stayed.
  await page.type(TAB + ENTER);
  await page.find("the focus on the field", (first) => document.activeElement === first, first);
  await page.withControl("a");
  await page.type(`28${ENTER}`);
  await page.find("28 februari", () => document.querySelector('[data-part="planning"]')?.innerText.includes("28 februari 2026"));
});

test("printen vraagt om het ene blad; kopiëren gaat op het klembord, en anders staat de tekst er geselecteerd", async (t) => {
  const { page, server } = await site(t);
  await walk(page);
  await page.run(() => {
    globalThis.printed = [];
    globalThis.print = () => printed.push(document.documentElement.hasAttribute("data-annexes"));
  });
  await press(page, "Print (1 blad)");
  assert.deepEqual(await page.find("the call", () => printed.length && printed), [false]);
  await press(page, "Kopieer kort (dossier)");
  await named(page, "Gekopieerd.", ".vc-taken");
  await page.run(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); });
  await press(page, "Kopieer kort (dossier)");
  const selected = await page.find("the text, selected", () => {
    const { activeElement: one } = document;
    return one.matches("[data-taken]") && one.value.slice(one.selectionStart, one.selectionEnd) === one.value && one.value;
  });
  assert.ok(selected.includes(headline("behandelaar")), selected);
  // What went on the clipboard of the system, only pasting tells.
  await page.goto(`${server.url}plakken`);
  await page.click(await page.find("a text box", () => document.querySelector("textarea")));
  await page.withControl("v");
  assert.equal(await page.find("what was pasted", () => document.querySelector("textarea").value), selected);
});

test("het element werkt op een pagina met strenge regels, en print alleen zichzelf", async (t) => {
  const vc = await host(t, { under: "vc/", cors: true });
  const html = pageOf({
    head: `<script async src="${vc.url}embed.js"></script>`,
    body: "<main><h1>Gemeente</h1><voor-check><p>Bel de gemeente.</p></voor-check></main>",
  });
  const csp = `default-src 'none'; script-src ${vc.origin} 'wasm-unsafe-eval'; connect-src ${vc.origin}; img-src data:`;
  const cms = await host(t, { folder: null, name: "localhost", headers: { "Content-Security-Policy": csp }, pages: { "/": html } });
  const page = await open(t, cms.url);
  assert.equal(await walk(page), headline("behandelaar"));
  await page.find("the focus on the heading", () => document.querySelector("voor-check").shadowRoot.activeElement?.matches(".utrecht-heading-1"));
  // It prints out of a frame of its own.
  await page.run(() => {
    globalThis.printed = [];
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
    const framePrints = { get() { return Object.assign(get.call(this), { print: () => printed.push(this.contentDocument.body.innerText) }); } };
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", framePrints);
  });
  await press(page, "Print (1 blad)");
  const text = await page.find("the call", () => printed[0]);
  assert.ok(text.includes(headline("behandelaar")) && !text.includes("Gemeente\n"), text);
});

/** A page of a site with the check in a frame of another origin; the driver is in the frame. */
async function framed(t) {
  const vc = await host(t, { under: "vc/", cors: true });
  const frame = `<iframe data-voorcheck title="Voorcheck" width="100%" src="${vc.url}?stem=inwoner"></iframe>`;
  const html = pageOf({ body: `<main><h1>Gemeente</h1>${frame}</main><script src="${vc.url}embed-frame.js"></script>` });
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": html } });
  const page = await open(t, cms.url);
  /** Waits until a function in the page around the frame finds anything. */
  const around = async (what, work, ...args) => {
    await page.frame();
    await page.find(what, work, ...args);
    await page.frame(await page.find("the frame", () => document.querySelector("iframe")));
  };
  await around("the height", () => document.querySelector("iframe").style.height);
  return { page, around };
}

test("in een kader volgt de hoogte wat erin staat", async (t) => {
  const { page, around } = await framed(t);
  // The driver brings nothing into view in a frame of another origin.
  await page.size(1024, 4000);
  const fits = async () => {
    const inside = await page.run(() => [...document.querySelector(".vc").children].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0));
    await around(`a frame of ${inside} px`, (inside) => Math.abs(document.querySelector("iframe").clientHeight - inside) <= 1, inside);
  };
  assert.equal(await walk(page), headline("inwoner"));
  await fits();
  await press(page, "Wis alles", "Ja, wis alles");
  await heading(page, headline("inwoner"));
  await fits();
});

// This engine does not scroll the page around a frame of another origin to what has the focus in it: `embed-frame.js` does.
test("in een kader blijft in beeld wat met het toetsenbord de focus krijgt", async (t) => {
  const { page, around } = await framed(t);
  await page.click(await named(page, "Ik wil naar een safehouse", "label"));
  for (let press = 0; press < 8; press += 1) {
    await page.type(TAB);
    const [top, name] = await page.run(({ activeElement: one } = document) => [one.getBoundingClientRect().top, one.outerHTML.slice(0, 60)]);
    await around(`${name}, in view`, (top) => top + document.querySelector("iframe").getBoundingClientRect().top < innerHeight, top);
  }
});

test("het losse bestand werkt van een schijf", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "voor check-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await copyFile(join(DIST, "voorcheck.html"), join(folder, "voorcheck.html"));
  const page = await open(t, pathToFileURL(join(folder, "voorcheck.html")).href);
  assert.equal(await walk(page), headline("behandelaar"));
  assert.match(await page.run(() => document.querySelector("footer").innerText), /, gecontroleerd\)/);
});
