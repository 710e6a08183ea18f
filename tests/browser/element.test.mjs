// <voor-check> in the pages of others: it works under their rules, looks like itself, and leaves them alone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { choose, fill, wipeAll } from "./driver.mjs";
import { DIST, axe, getStuck, open, readPack, stop, stuckFromNextClick } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { inEachFace } from "./letters.mjs";
import { module, scenarios } from "./oracle.mjs";

after(stop);

const TODAY = "2026-11-22";
let all;
let glue;
let pack;

before(async () => {
  [all, glue, pack] = await Promise.all([scenarios(), module(), readPack()]);
});

const scenario = (stem) => all.find((one) => one.stem === stem);
const expected = ({ input }, voice = "behandelaar") =>
  glue.assess(glue.loadKader(pack), input, { today: TODAY, voice }).decisions[0].headline;

/** Runs in the page before anything else: what the element tells, and what is printed. */
function record() {
  globalThis.told = [];
  for (const name of ["geladen", "uitkomst", "gewist", "fout"]) {
    addEventListener(`voorcheck-${name}`, ({ target, detail }) => told.push([name, target.localName, detail]));
  }
  const top = globalThis === globalThis.top;
  globalThis.print = () => globalThis.top.told.push(["print", top ? "host" : document.title, document.body.innerText]);
}

/**
 * Opens a page of a host with elements in it, and waits until each of them stands or has failed.
 *
 * site      options of the server that has the check; host: of the one that embeds it
 * body      what stands in the page; head likewise. `{site}` is the address of the check
 */
async function embedded(t, { site = {}, cms = {}, body = "<voor-check></voor-check>", head = "", count = 1, ...rest } = {}) {
  const vc = await host(t, { under: "voorcheck/", cors: true, ...site });
  const script = `<script async src="${vc.url}embed.js"></script>`;
  const html = pageOf({ head: head + script, body: `<main><h1>Gemeente</h1>${body}</main>` });
  const headers = Object.fromEntries(
    Object.entries(cms.headers ?? {}).map(([name, value]) => [name, value.replaceAll("{site}", vc.origin)]),
  );
  const server = await host(t, { folder: null, name: "localhost", ...cms, headers, pages: { "/": html, ...cms.pages } });
  const prepare = async (page) => {
    await page.addInitScript(record);
    await rest.prepare?.(page);
  };
  const opened = await open(t, { today: TODAY, ...rest, prepare, url: server.url, ready: false });
  await opened.page.waitForFunction((count) => told.filter(([name]) => name !== "uitkomst").length >= count, count);
  return { ...opened, vc, cms: server };
}

const told = (page) => page.evaluate(() => globalThis.told);
const headline = (page) => page.locator("voor-check .utrecht-heading-1").innerText();

test("onder strenge regels van de website, van een andere server: alles werkt, en de website merkt er niets van", async (t) => {
  const csp = "default-src 'none'; script-src {site} 'wasm-unsafe-eval'; connect-src {site}; img-src data:";
  const { page, errors, requests, vc } = await embedded(t, {
    cms: { headers: { "Content-Security-Policy": csp } },
    body: '<voor-check stem="inwoner"><p>Bel de gemeente.</p></voor-check>',
  });
  assert.equal(await page.getByText("Bel de gemeente.").isVisible(), false, "the check took its place");
  const before = await page.evaluate(() => [location.href, document.title, history.length, history.state]);
  const loaded = requests.length;
  const basis = scenario("basis");
  assert.deepEqual((await fill(page, basis.input, "voor-check")).unasked, []);
  assert.equal(await headline(page), expected(basis, "inwoner"));
  assert.deepEqual(await page.evaluate(() => [location.href, document.title, history.length, history.state]), before);
  const kept = await page.evaluate(async () => [
    localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ]);
  assert.deepEqual(kept, [0, 0, "", 0, 0, 0]);
  assert.deepEqual(await page.evaluate(() => Object.keys(globalThis).filter((name) => /safe|voorcheck|wasm_?bind/i.test(name))), []);
  assert.deepEqual(requests.slice(loaded), [], "nothing is asked for from the first answer on");
  assert.deepEqual([...new Set(vc.requests.map(({ method }) => method))], ["GET"]);
  assert.deepEqual(errors, []);
  assert.equal(await page.locator("head link").count(), 1, "nothing stays behind in the head but the icon");
});

test("wat het element vertelt: geladen, uitkomst en gewist, en nooit een antwoord", async (t) => {
  const { page } = await embedded(t);
  const geenOefenplek = scenario("geen-oefenplek");
  await fill(page, geenOefenplek.input, "voor-check");
  await wipeAll(page);
  await page.getByText("Alles is gewist.").waitFor();
  assert.deepEqual(await told(page), ["geladen", "uitkomst", "gewist"].map((name) => [name, "voor-check", null]));
});

test("een website die Wasm verbiedt: uitleg, de eigen tekst blijft staan, en de lijst op papier is er", async (t) => {
  const csp = "script-src 'self' {site}; connect-src {site}";
  const { page, vc } = await embedded(t, {
    cms: { headers: { "Content-Security-Policy": csp } },
    body: "<voor-check><p>Bel de gemeente.</p></voor-check>",
  });
  assert.deepEqual(await told(page), [["fout", "voor-check", { code: "geblokkeerd" }]]);
  assert.ok(await page.getByText("Bel de gemeente.").isVisible());
  assert.match(await page.locator(".vc-message").innerText(), /wasm-unsafe-eval[^]*U kunt altijd een melding doen/);
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true, "the focus is the site's");
  await page.getByRole("link", { name: "Loop de vragen en de regels langs op papier" }).click();
  assert.ok(page.url() === `${vc.url}checklist.html` && (await page.locator("h1").count()) === 1);
});

test("een browser zonder WebAssembly krijgt uitleg en de eigen tekst van de website", async (t) => {
  const { page } = await embedded(t, {
    body: "<voor-check><p>Bel de gemeente.</p></voor-check>",
    prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  });
  assert.deepEqual((await told(page))[0], ["fout", "voor-check", { code: "browser" }]);
  assert.ok(await page.getByText("Bel de gemeente.").isVisible());
});

test("een server zonder toestemming voor andere websites: de eigen tekst en een melding, nooit een leeg vlak", async (t) => {
  const { page } = await embedded(t, { site: { cors: false, headers: { "Cross-Origin-Resource-Policy": "cross-origin" } } });
  assert.deepEqual((await told(page))[0], ["fout", "voor-check", { code: "laden" }]);
  assert.ok(await page.getByText("De voorcheck kon niet worden geladen.").isVisible());
  assert.ok(await page.getByRole("link", { name: "Loop de vragen en de regels langs op papier" }).isVisible());
});

test("een verkeerd type voor Wasm is geen bezwaar, een ontbrekend of veranderd bestand wel", async (t) => {
  const { page } = await embedded(t, { site: { types: { ".wasm": "application/octet-stream" } } });
  assert.equal((await told(page))[0][0], "geladen");
  for (const [pattern, code] of [[/\/widget-\w+\.wasm$/, "laden"], [/\/opening-behandelaar-/, "laden"], [/\/element-/, "laden"], [/\/style-/, "laden"]]) {
    for (const change of [(route) => route.abort(), async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from(" ")]) });
    }]) {
      const { page } = await embedded(t, { prepare: (page) => page.route(pattern, change) });
      assert.deepEqual((await told(page))[0], ["fout", "voor-check", { code }], String(pattern));
    }
  }
});

test("vijandige opmaak van de website raakt de voorcheck niet, en haar leesmaat ook niet", async (t) => {
  const hostile = `<style>
    html { font-size: 40%; text-align: right; letter-spacing: 1em; text-transform: uppercase; }
    * { color: red !important; display: none; } html, body, main, voor-check { display: block; }
    button, input, label, legend, fieldset { position: fixed !important; opacity: 0 !important; font: 9px/1 fantasy !important; }
    .vc, .utrecht-heading-1 { visibility: hidden !important; }
  </style>`;
  const probe = (page) => page.evaluate(() => {
    const root = document.querySelector("voor-check").shadowRoot;
    const of = (selector, names) => {
      const style = getComputedStyle(root.querySelector(selector));
      return names.map((name) => `${selector} ${name}: ${style[name]}`);
    };
    return [
      ...of(".utrecht-heading-1", ["color", "fontSize", "visibility", "textTransform", "textAlign", "letterSpacing"]),
      ...of("legend", ["display", "position", "fontSize", "opacity"]),
      ...of("input[type=radio]", ["display", "inlineSize", "position", "opacity"]),
      ...of("form:not([data-code]) button[type=submit]", ["color", "backgroundColor", "fontSize", "position", "blockSize"]),
    ];
  });
  const calm = await embedded(t);
  const wild = await embedded(t, { head: hostile });
  assert.deepEqual(await probe(wild.page), await probe(calm.page));
});

test("twee voorchecks op een bladzijde weten niets van elkaar", async (t) => {
  const { page, requests } = await embedded(t, {
    count: 2,
    body: '<voor-check id="een"></voor-check><voor-check id="twee" gemeente="Amsterdam" stem="inwoner" kop-niveau="3"></voor-check>',
  });
  const other = glue.assess(glue.loadKader(pack), { municipality: "Amsterdam" }, { today: TODAY, voice: "inwoner" });
  assert.equal(await page.locator("#twee h3.utrecht-heading-1").innerText(), other.routePage.headline);
  const basis = scenario("basis");
  await fill(page, basis.input, "#een");
  assert.equal(await page.locator("#een h2.utrecht-heading-1").innerText(), expected(basis));
  assert.equal(await page.locator("#twee h3.utrecht-heading-1").innerText(), other.routePage.headline);
  await wipeAll(page.locator("#twee"));
  assert.equal(await page.locator("#een h2.utrecht-heading-1").innerText(), expected(basis), "wiping one leaves the other");
  assert.equal(new Set(requests.filter((url) => url.endsWith(".wasm"))).size, 1, "one Wasm for both");
});

test("koppen en gebieden passen in de website: een h1, een main, en axe heeft niets te melden", async (t) => {
  const { page } = await embedded(t, { count: 2, body: "<voor-check></voor-check><h2>Ernaast</h2><voor-check kop-niveau=\"3\"></voor-check>" });
  const levels = (id) => page.evaluate((id) => {
    const root = document.querySelectorAll("voor-check")[id].shadowRoot;
    return [...new Set([...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => one.localName))].sort();
  }, id);
  await fill(page, scenario("basis").input, "voor-check");
  assert.deepEqual(await levels(0), ["h2", "h3", "h4"]);
  assert.deepEqual(await levels(1), ["h3", "h4"]);
  assert.equal(await page.locator("main").count(), 1);
  assert.deepEqual(await axe(page), []);
});

test("verplaatsen houdt de antwoorden; weghalen en terugzetten begint leeg, ook vaak achter elkaar, en laat niets achter", async (t) => {
  const { page } = await embedded(t, { body: '<div id="a"><voor-check></voor-check></div><div id="b"></div>' });
  await choose(page, { aanleiding: "nieuwe-plaatsing" });
  const chosen = page.locator('input[value="nieuwe-plaatsing"]');
  await page.evaluate(() => document.querySelector("#b").append(document.querySelector("voor-check")));
  await page.waitForTimeout(50);
  assert.equal(await chosen.isChecked(), true);
  await page.evaluate(async () => {
    globalThis.gone = [];
    const element = document.querySelector("voor-check");
    for (let round = 0; round < 10; round += 1) {
      for (const part of ["section", ".vc", "fieldset"]) gone.push(new WeakRef(element.shadowRoot.querySelector(part)));
      element.remove();
      await new Promise((done) => setTimeout(done, 10));
      const loaded = new Promise((done) => addEventListener("voorcheck-geladen", done, { once: true }));
      document.querySelector("#a").append(element);
      await loaded;
    }
  });
  assert.equal(await chosen.isChecked(), false);
  assert.equal(await page.locator("voor-check section").count(), 1);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  assert.deepEqual(await page.evaluate(() => gone.filter((one) => one.deref()).length), 0, "what was taken away is let go");
});

test("wie erbij, eraf en er weer bij komt terwijl het script laadt, staat er een keer, en er blijft niets achter", async (t) => {
  const { page } = await embedded(t, {
    count: 0,
    body: '<div id="a"></div>',
    prepare: (page) => page.route("**/element-*.js", (route) => setTimeout(() => route.continue(), 500)),
  });
  await page.waitForFunction(() => customElements.get("voor-check"));
  await page.evaluate(async () => {
    globalThis.element = document.createElement("voor-check");
    const pause = () => new Promise((done) => setTimeout(done, 20));
    for (const there of [true, false, true, false, true]) {
      if (there) document.querySelector("#a").append(element);
      else element.remove();
      await pause();
    }
  });
  await page.locator("voor-check fieldset").first().waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator("voor-check section").count(), 1);
  assert.deepEqual((await told(page)).map(([name]) => name), ["geladen"]);
});

test("komen en gaan laat geen luisteraar, geen knoop en geen klok achter", async (t) => {
  const { page } = await embedded(t, { body: '<div id="a"><voor-check></voor-check></div>' });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const rounds = async (number) => {
    await page.evaluate(async (number) => {
      for (let round = 0; round < number; round += 1) {
        document.querySelector("voor-check").remove();
        await new Promise((done) => setTimeout(done, 10));
        const loaded = new Promise((done) => addEventListener("voorcheck-geladen", done, { once: true }));
        document.querySelector("#a").append(document.createElement("voor-check"));
        await loaded;
        // What is late comes in.
        await new Promise((done) => setTimeout(done, 50));
      }
    }, number);
    for (let turn = 0; turn < 3; turn += 1) await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    return Object.fromEntries(metrics.filter(({ name }) => ["JSEventListeners", "Nodes"].includes(name)).map(({ name, value }) => [name, value]));
  };
  const few = await rounds(3);
  assert.deepEqual(await rounds(6), few);
});

test("een website waarvan een luisteraar een fout geeft, of midden in een bericht ingrijpt, houdt de voorcheck niet op", async (t) => {
  const { page, errors } = await embedded(t);
  await page.evaluate(() => {
    for (const name of ["voorcheck-uitkomst", "voorcheck-gewist", "focusin", "focusout", "scroll"]) {
      addEventListener(name, () => {
        Promise.reject(new WebAssembly.RuntimeError(`${name}, later`));
        setTimeout(() => { throw new Error(`${name}, straks`); });
        throw new TypeError(`${name}, meteen`);
      }, true);
    }
    // Somebody who reacts at once goes back into the check.
    addEventListener("voorcheck-uitkomst", ({ target }) => target.shadowRoot.querySelector("details summary").click());
  });
  const basis = scenario("basis");
  await fill(page, basis.input, "voor-check");
  assert.equal(await headline(page), expected(basis));
  await wipeAll(page);
  await page.getByText("Alles is gewist.").waitFor();
  await fill(page, basis.input, "voor-check");
  assert.equal(await headline(page), expected(basis));
  assert.equal(await page.locator(".vc-message").count(), 0);
  assert.deepEqual((await told(page)).map(([name]) => name), ["geladen", "uitkomst", "gewist", "uitkomst"]);
  assert.ok(errors.length > 6, "they did throw");
  // Even one that takes the check away.
  await page.evaluate(() => addEventListener("voorcheck-gewist", ({ target }) => target.remove()));
  await wipeAll(page);
  await page.waitForFunction(() => !document.querySelector("voor-check"));
  assert.deepEqual(errors.filter((one) => /unreachable|already|borrow/i.test(one)), []);
});

test("printen: alleen de inschatting, in haar eigen opmaak, en de website niet", async (t) => {
  const { page } = await embedded(t, { head: "<style>p { color: red }</style>" });
  const basis = scenario("basis");
  await fill(page, basis.input, "voor-check");
  await page.getByRole("button", { name: "Print", exact: false }).last().click();
  await page.waitForFunction(() => told.some(([name]) => name === "print"));
  const prints = (await told(page)).filter(([name]) => name === "print");
  assert.equal(prints.length, 1);
  const [[, title, text]] = prints;
  assert.equal(title, "Voorcheck");
  assert.ok(text.includes(expected(basis)) && !text.includes("Gemeente\n"), text.slice(0, 200));
  const style = await page.evaluate(() => {
    const { contentDocument: paper } = document.querySelector("iframe");
    const open = [...paper.querySelectorAll("details")].every((one) => one.open);
    return [paper.defaultView.getComputedStyle(paper.querySelector(".utrecht-heading-1")).fontFamily.includes("system-ui"), open];
  });
  assert.deepEqual(style, [true, true]);
  await page.emulateMedia({ media: "print" });
  const headings = await page.frameLocator("iframe").locator("main, .vc-main").locator(".utrecht-heading-2").evaluateAll((all) => all
    .filter((one) => one.checkVisibility()).map((one) => [one.localName, getComputedStyle(one).display]));
  assert.deepEqual(headings.filter(([name, display]) => name !== "h3" || display !== "block"), [], "a level lower, and still headings");
  await page.evaluate(() => document.querySelector("iframe").contentWindow.dispatchEvent(new Event("afterprint")));
  await page.locator("iframe").waitFor({ state: "detached" });
});

test("een Wasm die vastloopt: een melding met een nieuwe, verse voorcheck erachter, en de website laadt niet opnieuw", async (t) => {
  const { page } = await embedded(t, {
    prepare: (page) => page.addInitScript(getStuck),
  });
  await page.evaluate(() => { globalThis.stays = true; });
  await stuckFromNextClick(page);
  await page.locator('input[value="nieuwe-plaatsing"]').click({ force: true });
  await page.locator(".vc-message").waitFor();
  assert.equal(await page.locator(".vc-message").getAttribute("data-kind"), "vastgelopen");
  assert.deepEqual((await told(page)).at(-1), ["fout", "voor-check", { code: "vastgelopen" }]);
  await page.evaluate(() => delete globalThis.stuck);
  await page.getByRole("button", { name: "Begin opnieuw" }).click();
  await page.waitForFunction(() => told.filter(([name]) => name === "geladen").length === 2);
  const basis = scenario("basis");
  await fill(page, basis.input, "voor-check");
  assert.equal(await headline(page), expected(basis));
  assert.equal(await page.evaluate(() => globalThis.stays), true);
});

test("regels van elders: alleen met hun controleersom, en alleen de gevraagde", async (t) => {
  const text = await readFile(new URL("../kaders/mini-pakket.json", import.meta.url), "utf8");
  const mini = JSON.parse(text);
  const changed = JSON.stringify({ ...mini, kader: { ...mini.kader, kader: { ...mini.kader.kader, titel: "Iets anders" } } });
  const cms = { pages: { "/eigen.json": text, "/veranderd.json": changed } };
  const of = async (attributes) => {
    const { page } = await embedded(t, { cms, body: `<voor-check ${attributes}></voor-check>` });
    const [[name, , detail]] = await told(page);
    return [name, detail?.code ?? (await page.locator("voor-check .vc-brand__of").innerText())];
  };
  const area = pack.kader.kader.gebied;
  const id = mini.kader.kader.id;
  assert.deepEqual(await of(`kader-hash="${pack.sha256}"`), ["geladen", area]);
  assert.deepEqual(await of(`kader-hash="${mini.sha256}"`), ["fout", "kader"]);
  assert.deepEqual(await of(`kader-url="/eigen.json" kader-hash="${mini.sha256}"`), ["geladen", mini.kader.kader.gebied]);
  assert.deepEqual(await of(`kader-url="/eigen.json" kader-hash="${mini.sha256}" kader="${id}"`), ["geladen", mini.kader.kader.gebied]);
  assert.deepEqual(await of(`kader-url="/eigen.json" kader-hash="${mini.sha256}" kader="${pack.kader.kader.id}"`), ["fout", "kader"]);
  assert.deepEqual(await of('kader-url="/eigen.json"'), ["fout", "kader"]);
  assert.deepEqual(await of(`kader-url="/eigen.json" kader="${id}"`), ["fout", "kader"]);
  assert.deepEqual(await of(`kader-url="/eigen.json" kader-hash="${pack.sha256}"`), ["fout", "kader"]);
  assert.deepEqual(await of(`kader-url="/veranderd.json" kader-hash="${mini.sha256}"`), ["fout", "kader"]);
  assert.deepEqual(await of(`kader-url="/weg.json" kader-hash="${mini.sha256}"`), ["fout", "laden"]);
});

test("kader kiest de voorcheck bij haar naam; een die er niet staat geeft een melding, en wordt nergens gezocht", async (t) => {
  const chosen = await embedded(t, { body: `<voor-check kader="${pack.kader.kader.id}"></voor-check>` });
  assert.deepEqual(await told(chosen.page), [["geladen", "voor-check", null]]);
  for (const kader of ["een-ander-kader", pack.sha256, pack.kader.kader.id.toUpperCase()]) {
    const { page, requests, cms, vc } = await embedded(t, { body: `<voor-check kader="${kader}"><p>Bel de gemeente.</p></voor-check>` });
    assert.deepEqual(await told(page), [["fout", "voor-check", { code: "kader-onbekend" }]]);
    const message = page.locator("voor-check .vc-message");
    assert.match(await message.innerText(), /Deze voorcheck is hier niet[^]*U kunt altijd een melding doen/);
    // Starting again would not help, and the list on paper is that of another check.
    assert.equal(await message.locator("button, a").count(), 0);
    assert.ok(await page.getByText("Bel de gemeente.").isVisible());
    assert.deepEqual(await axe(page), []);
    await page.waitForLoadState("networkidle");
    const asked = requests.map((url) => url.replace(vc.url, "").replace(/-\w{10}\./, "-…."));
    // `favicon.ico` is Chromium's own.
    assert.deepEqual(asked.filter((url) => !url.endsWith("/favicon.ico")), [cms.url, "embed.js", "element-….js"], kader);
  }
});

test("alleen met het toetsenbord: door de website heen, de voorcheck in, en na een stap op de kop", async (t) => {
  const { page } = await embedded(t, { body: '<a href="#x">Vooraf</a><voor-check></voor-check><a href="#y">Erna</a>' });
  const at = () => page.evaluate(() => {
    let { activeElement: element } = document;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element.innerText?.trim() || element.value || element.localName;
  });
  const tabTo = async (wanted) => {
    for (let press = 0; press < 40 && (await at()) !== wanted; press += 1) await page.keyboard.press("Tab");
    assert.equal(await at(), wanted);
  };
  await tabTo("Vooraf");
  await tabTo("nieuwe-plaatsing");
  await page.keyboard.press("Space");
  await tabTo("Volgende stap");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("voor-check").shadowRoot.activeElement?.matches(".utrecht-heading-1"));
  await tabTo("Erna");
});

test("smal in een brede bladzijde: een kolom, en niets steekt uit", async (t) => {
  const { page } = await embedded(t, { body: '<div style="inline-size:320px"><voor-check></voor-check></div>' });
  await fill(page, scenario("geen-oefenplek").input, "voor-check");
  const wide = () => page.evaluate(() => {
    const root = document.querySelector("voor-check").shadowRoot;
    const right = document.querySelector("voor-check").getBoundingClientRect().right;
    return [...root.querySelectorAll("section *")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > right + 1).map((one) => one.className);
  });
  await inEachFace(page, async (face) => assert.deepEqual(await wide(), [], face));
});

test("embed.js is klein en laat niets achter als het element er al is", async (t) => {
  const { page, errors, vc } = await embedded(t);
  await page.evaluate((src) => new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done }))), `${vc.url}embed.js`);
  assert.deepEqual(errors, []);
  assert.doesNotMatch(await readFile(`${DIST}/embed.js`, "utf8"), /\bwindow\.\w+\s*=[^=]/);
});
