// Another kader than the shipped one, in two versions: built by the command a policy officer uses, and the one that holds
// today is the one that shows. Of the version before it, which the site keeps too, a hand-over code still opens.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { button, choose, fill, next, part, start, toAccount, unfold, wipe, wipeAll } from "./driver.mjs";
import { CHECK, axe, focused, open, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { sideways } from "./letters.mjs";
import { ROOT } from "./oracle.mjs";

const KADER = process.env.KADER || join(ROOT, "target/debug/kader");
const MINI = join(ROOT, "tests/kaders/mini");
/** The pack before the first version; `tests/tools/packs.rs` says how they differ. */
const BEFORE = join(ROOT, "tests/kaders/mini-vorig-pakket.json");
const OLD = "2026-01-01";
const NEW = "2027-01-01";
/** The last day of codes of a version before. */
const UNTIL = "2027-06-30";
/** Enough under the rules before, and to be weighed under those of now. */
const COURSE = { answers: { gemeente: "dorp", ervaring: "cursus", pacht: "ja" } };

let top;
let site;

before(async () => {
  top = await mkdtemp(join(tmpdir(), "voorcheck-versies-"));
  site = join(top, "site");
  await version("", OLD, "Verzonnen regeling");
  await version("", NEW, "Nieuwe regeling");
  const said = join(top, "site.json");
  await writeFile(said, JSON.stringify({ naam: "Gemeente Dorp", "codes-tot": UNTIL, gemeenten: { dorp: { naam: "Tuinloket", telefoon: "14 035" } } }));
  await build("mini", "site", "--vorige", BEFORE, "--site", said);
});

after(async () => {
  await stop();
  await rm(top, { recursive: true, force: true });
});

/** Writes a version of the made-up kader into a folder named by its first day, in one named by its id. */
async function version(folder, from, title) {
  const place = join(top, folder, "mini", from);
  await cp(MINI, place, { recursive: true });
  const file = join(place, "kader.toml");
  const text = await readFile(file, "utf8");
  const changed = text.replace(/^geldig-vanaf = .*$/m, `geldig-vanaf = "${from}"`).replace("Verzonnen regeling", title);
  await writeFile(file, changed);
}

/** `cargo xtask build --kader … --naar …`; rejects with what it said. */
function build(kader, to, ...more) {
  const args = ["xtask", "build", "--kader", join(top, kader), "--naar", join(top, to), ...more];
  return promisify(execFile)(process.env.CARGO || "cargo", args, { cwd: ROOT });
}

/** Which rules show, and which were fetched. */
async function onDay(t, today) {
  const { page, requests } = await opened(t, today);
  const fetched = (start) => requests.map((url) => new URL(url).pathname).filter((path) => path.startsWith(start));
  return { page, line: await page.locator(".vc-footer__line").innerText(), packs: fetched("/kader-"), accounts: fetched("/verantwoording-") };
}

test("de versie die vandaag geldt, is de enige die wordt opgehaald", async (t) => {
  const days = {
    "2026-11-22": "Verzonnen regeling",
    "2026-12-31": "Verzonnen regeling",
    [NEW]: "Nieuwe regeling",
    "2031-05-05": "Nieuwe regeling",
  };
  const seen = new Map();
  for (const [today, title] of Object.entries(days)) {
    const { line, packs, accounts } = await onDay(t, today);
    assert.ok(line.startsWith(title), `${today}: ${line}`);
    // Beside it the version before, as long as that has codes to open; the very first stands under another name.
    assert.deepEqual([packs.length, accounts.length], [today === NEW ? 2 : 1, 1], today);
    seen.set(title, packs[0] + accounts[0]);
  }
  assert.equal(new Set(seen.values()).size, 2, "each has rules of its own");
});

test("vóór de eerste versie geldt de eerste, en er staat vanaf wanneer", async (t) => {
  const { line } = await onDay(t, "2025-06-01");
  assert.match(line, /^Verzonnen regeling/);
  assert.match(line, /Geldig vanaf 1 januari 2026/);
});

test("het eigen kader is te gebruiken, met zijn eigen verantwoording", async (t) => {
  const { page } = await onDay(t, "2026-11-22");
  await choose(page, { gemeente: "dorp" });
  await next(page);
  await choose(page, { ervaring: "ervaren", pacht: "nee" });
  await next(page);
  assert.equal(await page.locator("[data-outcome]").first().getAttribute("data-outcome"), "past-niet");
  await toAccount(page).click();
  await page.locator("main:visible .vc-sources").waitFor();
});

test("een map die niet naar haar eerste dag heet, een map zonder kader, en een map vol andere dingen worden geweigerd", async () => {
  await version("fout", OLD, "Verzonnen regeling");
  await rename(join(top, "fout/mini", OLD), join(top, "fout/mini/2026-02-01"));
  await assert.rejects(build("fout/mini", "nergens"), ({ stderr }) => /geldt vanaf `2026-01-01`, maar haar map heet `2026-02-01`/.test(stderr));
  await assert.rejects(build("leeg", "nergens"), ({ stderr }) => /in deze map staat geen kader/.test(stderr));
  assert.deepEqual((await readdir(top)).filter((name) => name.startsWith("nergens")), [], "nothing was half built");
  await assert.rejects(build("mini", "mini"), ({ stderr }) => /houdt iets anders dan een eerder gebouwde site/.test(stderr));
  assert.deepEqual(await readdir(join(top, "mini")), [OLD, NEW], "and nothing was thrown away");
});

const HEAD = ".vc-wrap > [role=status]:not(.vc-notice)";
const FROM = { [BEFORE]: "1 maart 2025", [OLD]: "1 januari 2026" };

/** A code, as the command line makes it of a pack, or of a version in the folder. */
async function codeOf(rules, input = COURSE) {
  const asked = promisify(execFile)(KADER, ["code", "--kader", rules === OLD ? join(top, "mini", OLD) : rules, "--answers", "-"]);
  asked.child.stdin.end(JSON.stringify({ dates: {}, ...input }));
  return (await asked).stdout.trim();
}

/** The code beside the verdict, which waits behind a click. */
async function codeOn(page) {
  await unfold(page, "overdracht");
  return page.locator("[data-code-shown]").innerText();
}

/** Opens what leads to two people who judge, and goes there. */
async function toJudges(page) {
  await unfold(page, "vier-ogen");
  await page.locator("[data-judges]").click();
}

/** Opens the page on a day with all that comes later, the version before too; from then on nothing may be asked for. */
async function opened(t, today, options = {}) {
  // That version is asked for last of all, once the site said until when its codes count: `start` may be quiet too soon.
  const found = await start(t, { today, site, prepare: counted, quiet: false, ...options });
  await packs(found.page, today > UNTIL ? 1 : 2);
  const loaded = found.requests.length;
  t.after(() => assert.deepEqual(found.requests.slice(loaded).filter((url) => !url.includes("/icon-")), [], "no request after loading"));
  return found;
}

const came = new WeakMap();

/** To prepare a page with: counts the packs that come in. */
function counted(page) {
  came.set(page, 0);
  page.on("requestfinished", (request) => /\/(kader|vorig)-/.test(request.url()) && came.set(page, came.get(page) + 1));
}

/** Waits until so many packs came in. */
async function packs(page, count) {
  while (came.get(page) < count) await page.waitForEvent("requestfinished");
}

/** Types a code as a person would and asks for the answers. */
async function takeOver(page, code) {
  await page.locator("details:has([data-code]) summary").click();
  await page.locator("[data-code] input").fill(code);
  await button(page, "Antwoorden overnemen").click();
}

const outcome = (page) => page.locator("[data-outcome]").first().getAttribute("data-outcome");
const refused = (page) => page.locator("[data-code] [role=status]").innerText();

/** Whether the page goes by the version before, from this day on. */
async function says(page, day) {
  const said = await page.locator(HEAD).innerText();
  assert.match(said, new RegExp(`^De ingevulde code is van de vorige regels: versie \\d, geldig vanaf ${day}\\. De voorcheck rekent met die regels\\.$`));
}

test("een code van de vorige versie opent met haar regels en haar datum erboven, tot alles gewist is", async (t) => {
  const code = await codeOf(BEFORE);
  const { page, url, context } = await opened(t, "2026-11-22", { context: { viewport: { width: 320, height: 800 } } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  assert.equal(await page.locator(HEAD).innerText(), "");
  await takeOver(page, code);
  await focused(page, "main h1");
  await says(page, FROM[BEFORE]);
  assert.equal(await page.locator(".vc-notice").innerText(), "Antwoorden overgenomen uit de code. Controleer ze.");
  assert.equal(await outcome(page), "past", "by the rules of then");
  assert.match(await page.locator(".vc-footer__line").innerText(), /Geldig vanaf 1 maart 2025\. .*Versie 0 \(\w+, gecontroleerd\)/);
  assert.equal(await codeOn(page), code, "the same code again");
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);

  // What is taken along is of those rules too, on paper with the same words above it.
  await button(page, "Kopieer het kaartje").click();
  await page.getByText("Gekopieerd.").waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, " ");
  assert.ok(copied.includes("Versie 0, code") && !copied.includes("Versie 1"), copied);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(HEAD).isVisible());
  await page.emulateMedia({ media: "screen" });

  // Every step, and what lies on top of it. The account is of other rules, so it is not shown as if it were of these.
  await toAccount(page).click();
  await says(page, FROM[BEFORE]);
  assert.match(await page.locator("main:visible").innerText(), /De verantwoording van deze regels staat hier niet\.$/);
  await button(page, "Terug naar de voorcheck").click();
  await toJudges(page);
  await says(page, FROM[BEFORE]);
  await button(page, "Terug naar de inschatting").click();
  await unfold(page, "antwoorden");
  await button(page, "Wijzig Pacht").click();
  await page.getByText("Kunt u de pacht nu betalen?").waitFor();
  await says(page, FROM[BEFORE]);
  await choose(page, { pacht: "nee" });
  await next(page);
  assert.equal(await outcome(page), "past-niet");
  assert.notEqual(await codeOn(page), code);
  assert.equal(page.url(), url + CHECK, "nothing in the address");

  await wipe(page, "2026-11-22");
  assert.equal(await page.locator(HEAD).innerText(), "");
  assert.match(await page.locator(".vc-footer__line").innerText(), /Versie 1 /);
  await fill(page, COURSE);
  assert.equal(await outcome(page), "weging", "by the rules of now");
  await toAccount(page).click();
  await page.locator("main:visible .vc-sources").waitFor();
});

test("wat twee mensen beoordeelden volgens de regels van nu, telt niet voor een code van de vorige", async (t) => {
  const { page } = await opened(t, "2026-11-22");
  await fill(page, {});
  await toJudges(page);
  await page.locator("[data-criterion=vaardigheid] label").first().click();
  await button(page, "Terug naar de inschatting").click();
  while ((await part(page)) !== 1) await button(page, "Vorige stap").first().click();
  await takeOver(page, await codeOf(BEFORE));
  await toJudges(page);
  assert.equal(await page.locator("[data-criterion] input:checked").count(), 0);
  assert.equal(await page.getByText("De antwoorden zijn gewijzigd").count(), 0);
});

test("in een map met versies is de vorige die ervoor, tot en met de laatste dag; daarna is de code van andere regels", async (t) => {
  const code = await codeOf(OLD);
  for (const today of [NEW, UNTIL]) {
    const { page } = await opened(t, today);
    await takeOver(page, code);
    await says(page, FROM[OLD]);
    assert.match(await page.locator(".vc-footer__line").innerText(), /^Verzonnen regeling/);
    assert.equal(await codeOn(page), code);
  }
  const { page, requests } = await opened(t, "2027-07-01");
  assert.equal(requests.filter((url) => /\/(kader|vorig)-/.test(url)).length, 1, "only the rules of today");
  await takeOver(page, code);
  assert.match(await refused(page), /^Deze code hoort bij andere regels/);
  assert.equal(await page.locator(HEAD).innerText(), "");
  // A page that stood open meanwhile goes back to the rules of now by itself, and does not take the code again.
  const { page: left } = await opened(t, UNTIL);
  await takeOver(left, await codeOf(BEFORE));
  assert.match(await refused(left), /^Deze code hoort bij andere regels/, "two versions back");
  await left.locator("[data-code] input").fill(code);
  await button(left, "Antwoorden overnemen").click();
  await says(left, FROM[OLD]);
  await left.clock.setFixedTime(new Date("2027-07-01T00:00:01+02:00"));
  await left.mouse.move(100, 100);
  await left.getByText("Alles is gewist").waitFor();
  assert.equal(await left.locator(HEAD).innerText(), "");
  await takeOver(left, code);
  assert.match(await refused(left), /^Deze code hoort bij andere regels/);
});

test("wat er wordt gevraagd, hangt niet af van wat iemand antwoordt", async (t) => {
  const asked = async (act) => {
    const { page, requests, url } = await opened(t, "2026-11-22");
    await act(page);
    return requests.map((one) => one.replace(url, "")).filter((one) => !one.startsWith("icon-")).sort();
  };
  const code = await codeOf(BEFORE);
  const nothing = await asked(() => {});
  assert.equal(nothing.filter((one) => one.startsWith("vorig-")).length, 1);
  assert.deepEqual(await asked((page) => fill(page, COURSE)), nothing);
  assert.deepEqual(await asked((page) => takeOver(page, code)), nothing);
});

test("komt het pakket van de vorige versie niet, of is het een ander, dan werkt de voorcheck zonder", async (t) => {
  const code = await codeOf(BEFORE);
  await Promise.all([(route) => route.abort(), (route) => route.fulfill({ body: "{}" })].map(async (answer) => {
    const { page } = await open(t, { today: "2026-11-22", site, prepare: (page) => page.route(/\/vorig-/, answer) });
    const said = page.waitForEvent("console", (message) => message.type() === "error" && message.text().includes("vorige regels"));
    await takeOver(page, code);
    assert.match(await refused(page), /^Deze code hoort bij andere regels/);
    await fill(page, COURSE);
    assert.equal(await outcome(page), "weging");
    await said;
  }));
});

test("als onderdeel, als los bestand en zonder netwerk opent de code ook", async (t) => {
  const code = await codeOf(BEFORE);
  const works = async (page) => {
    await takeOver(page, code);
    await says(page, FROM[BEFORE]);
    assert.equal(await outcome(page), "past");
    await wipeAll(page);
    await page.getByText("Alles is gewist.").waitFor();
    assert.equal(await page.locator(HEAD).innerText(), "");
  };
  const files = await host(t, { folder: site, cors: true });
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": pageOf({ body: `<script async src="${files.url}embed.js"></script><voor-check></voor-check>` }) } });
  const embedded = await open(t, { today: "2026-11-22", url: cms.url, ready: false, prepare: counted });
  await packs(embedded.page, 2);
  await works(embedded.page);

  const alone = await open(t, { today: "2026-11-22", url: pathToFileURL(join(site, "voorcheck.html")).href, ready: false, context: { offline: true } });
  await alone.page.waitForFunction(() => document.querySelector("fieldset") && document.adoptedStyleSheets.length > 1);
  await works(alone.page);
  await fill(alone.page, { answers: { gemeente: "dorp" } });
  assert.equal(await alone.page.locator(".vc-door a").getAttribute("href"), "tel:14035", "what the site says is in the file too");
  assert.equal(await alone.page.locator(".vc-sender").innerText(), "Deze voorcheck is van: Gemeente Dorp");
  assert.equal(alone.requests.length, 1);

  const kept = await open(t, { today: "2026-11-22", url: files.url, path: CHECK, context: { serviceWorkers: "allow" } });
  await kept.page.evaluate(() => navigator.serviceWorker.ready);
  await files.close();
  counted(kept.page);
  await kept.page.reload();
  await kept.page.waitForFunction(() => document.querySelector("fieldset") && document.adoptedStyleSheets.length > 0);
  await packs(kept.page, 2);
  await works(kept.page);
});

test("wat de bouw niet kan bewaren, weigert zij, met de reden", async () => {
  const refuses = async (said, ...more) => assert.rejects(build("mini/" + NEW, "nergens", ...more), ({ stderr }) => said.test(stderr), String(said));
  const changed = join(top, "gewijzigd.json");
  await writeFile(changed, (await readFile(BEFORE, "utf8")).replace("Er is ervaring.", "Er is genoeg."));
  await refuses(/dit pakket is niet te gebruiken als vorige versie/, "--vorige", changed);
  await promisify(execFile)(KADER, ["build", join(ROOT, "tests/kaders/klein/gids"), "--out", changed]);
  await refuses(/dit pakket is van `gids`, en de site wordt die van `mini`/, "--vorige", changed);
  assert.deepEqual((await readdir(top)).filter((name) => name.startsWith("nergens")), []);
});
