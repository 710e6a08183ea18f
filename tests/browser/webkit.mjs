// The check in Safari's engine. Run by its name, since it needs a screen and packages that the other tests do without:
// `cargo xtask test webkit`. What this driver cannot do: set the clock, see the requests, emulate paper, print. So the
// expected headline is one that no day changes, and the requests are those that the server saw.

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
let driver;
let pack;
let answers;

before(async () => {
  driver = await launch();
  pack = (await readPack()).kader;
  const [, given] = /^\[antwoorden\]\n(.*?)\n\n/ms.exec(await readFile(SCENARIO, "utf8"));
  answers = Object.fromEntries([...given.matchAll(/^(\S+) = "(.+)"$/gm)].map(([, fact, value]) => [fact, value]));
});
after(() => driver?.stop());

/** What the scenario is to lead to, in the words of the rules. */
function headline(voice) {
  const main = pack.besluit.find((one) => one.rol === "hoofd");
  return main.trede.find((one) => one.uitkomst === "past").kop[voice];
}

/** A page, closed when the test ends; nothing may have gone wrong in it by then. */
async function open(t, url) {
  const page = await driver.open(url);
  t.after(async () => {
    const errors = await page.errors().finally(page.close);
    assert.deepEqual(errors, []);
  });
  return page;
}

/** The site, and a page with the check; by then the check is kept for when there is no network. */
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

const press = async (page, name) => page.click(await named(page, name));

/** The words of the heading above the step or the outcome, when it is another than this. */
function heading(page, than = "") {
  return page.find(`a heading other than "${than}"`, (than) => {
    const root = document.querySelector("voor-check")?.shadowRoot ?? document;
    const words = root.querySelector(".utrecht-heading-1")?.innerText;
    return words !== than && words;
  }, than);
}

/** From the first step to the outcome, by the pointer: the answers of the scenario from top to bottom, and what leads on. */
async function walk(page) {
  let words = await heading(page);
  /** The first that is still to be answered here; an answer may bring or take away what stands below it. */
  const asked = () => page.run((answers) => {
    const root = document.querySelector("voor-check")?.shadowRoot ?? document;
    const shown = [...root.querySelectorAll("[data-fact]:not([data-moot])")].filter((one) => one.checkVisibility());
    const radio = shown.map((one) => one.querySelector(`input[value="${answers[one.dataset.fact]}"]:not(:checked)`)).find(Boolean);
    return radio && [radio.id, root.querySelector(`label[for="${radio.id}"]`)];
  }, answers);
  for (const section of pack.sectie) {
    let last;
    for (let one = await asked(); one; one = await asked()) {
      const [id, label] = one;
      assert.notEqual(id, last, `clicking ${id} does nothing`);
      last = id;
      await page.click(label);
    }
    await press(page, section === pack.sectie.at(-1) ? "Bekijk de inschatting" : "Volgende stap");
    words = await heading(page, words);
  }
  return words;
}

test("de eerste vraag staat er, ook voor wie luistert, en is te beantwoorden", async (t) => {
  const { page } = await site(t);
  const [fact] = pack.feit.filter(({ id }) => id === "aanleiding");
  const [option] = fact.optie;
  const group = await page.find("the question", (fact) => document.querySelector(`fieldset[data-fact="${fact}"]`), fact.id);
  assert.deepEqual(await page.spoken(group), ["radiogroup", fact.vraag.behandelaar]);
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
  let words = await heading(page);
  while (words !== pack.sectie.at(-1).titel.behandelaar) {
    await press(page, "Volgende stap");
    words = await heading(page, words);
  }
  const first = await page.find("the day of the melding", () => document.querySelector('[data-date="datum-melding"] input'));
  const typed = () => page.run(() => [...document.querySelectorAll('[data-date="datum-melding"] input')].map((one) => one.value).join("-"));
  await page.click(first);
  await page.type(`30${TAB}2${TAB}2026${ENTER}`);
  const errors = await page.find("what is wrong", () => document.querySelector("[data-errors]"));
  assert.match(await page.run((one) => document.activeElement === one && one.innerText, errors), /30 februari 2026 bestaat niet\./);
  assert.equal(await typed(), "30-2-2026", "what was typed stays");
  // From the summary to the field, and over what was typed there.
  await page.type(TAB + ENTER);
  await page.find("the focus on the field", (first) => document.activeElement === first, first);
  await page.control("a");
  await page.type(`28${ENTER}`);
  await page.find("the outcome", () => document.querySelector('[data-part="planning"]'));
  await page.find("the date of the melding", () => document.querySelector('[data-part="planning"]').innerText.includes("28 februari 2026"));
});

test("kopiëren: op het klembord, en anders staat de tekst er geselecteerd", async (t) => {
  const { page, server } = await site(t);
  await walk(page);
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
  await page.control("v");
  assert.equal(await page.find("what was pasted", () => document.querySelector("textarea").value), selected);
});

test("printen: de knop opent het venster van de browser, met alleen het ene blad", async (t) => {
  const { page } = await site(t);
  await walk(page);
  await page.run(() => {
    globalThis.printed = [];
    globalThis.print = () => printed.push(document.documentElement.hasAttribute("data-annexes"));
  });
  await press(page, "Print (1 blad)");
  await page.find("the call", () => printed.length);
  assert.deepEqual(await page.run(() => printed), [false]);
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
    const contentWindow = {
      get() {
        const view = get.call(this);
        view.print = () => printed.push(view.document.body.innerText);
        return view;
      },
    };
    Object.defineProperties(HTMLIFrameElement.prototype, { contentWindow });
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
  /** What a function finds in the page around the frame, as soon as it finds anything. */
  const around = async (what, work, ...args) => {
    await page.frame();
    const found = await page.find(what, work, ...args);
    await page.frame(await page.find("the frame", () => document.querySelector("iframe")));
    return found;
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
    return around(`a frame of ${inside} px`, (inside) => {
      const { clientHeight } = document.querySelector("iframe");
      return Math.abs(clientHeight - inside) <= 1 && clientHeight;
    }, inside);
  };
  assert.equal(await walk(page), headline("inwoner"));
  const outcome = await fits();
  await press(page, "Wis alles");
  await press(page, "Ja, wis alles");
  await heading(page, headline("inwoner"));
  assert.notEqual(await fits(), outcome);
});

// This engine does not scroll the page around a frame of another origin to what has the focus in it; nor do we, so far.
test("in een kader blijft in beeld wat met het toetsenbord de focus krijgt", { todo: "embed-frame.js does not follow the focus" }, async (t) => {
  const { page, around } = await framed(t);
  await page.click(await named(page, "Ik wil naar een safehouse", "label"));
  for (let press = 0; press < 8; press += 1) {
    await page.type(TAB);
    const [name, top] = await page.run(() => [document.activeElement.outerHTML.slice(0, 60), document.activeElement.getBoundingClientRect().top]);
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
