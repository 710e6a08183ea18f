// What a site says of itself (`site.json`): the door of the municipality of a case, whose the check is, and the way out for who
// has to be gone at once. In every way to show the check, and without the file as well.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import Ajv from "ajv/dist/2020.js";
import { readSite } from "../../www/site.js";
import { schema } from "../../xtask/js/site.mjs";
import { TODAY, button, choose, fill, next, start, unfold, walk, wipeAll } from "./driver.mjs";
import { CHECK, axe, copySite, elsewhere, open, settled, stop } from "./harness.mjs";
import { host, page as pageOf } from "./hosts.mjs";
import { sideways } from "./letters.mjs";
import { ROOT, SHIPPED } from "./oracle.mjs";

const LINK = "https://hilversum.example/zorg";
const SITE = {
  naam: "Gemeente Voorbeeld",
  maker: "",
  verantwoordelijke: "Afdeling Zorg",
  fouten: "fouten@voorbeeld.example",
  privacy: "https://voorbeeld.example/privacy",
  "snel-weg": "https://weer.example/",
  gemeenten: {
    hilversum: { naam: "Zorgbalie Hilversum", link: LINK, telefoon: "035 - 123 45 67", mail: "zorg@hilversum.example", "nagegaan-op": "2026-11-30" },
    huizen: { naam: "Zorgbalie Huizen" },
  },
};
const ANSWERS = { aanleiding: "nieuwe-plaatsing", "gemeente-van-herkomst": "hilversum" };
const DOOR = ".vc-door";

let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "voorcheck-site-"));
  await copySite(folder);
  await writeFile(join(folder, "site.json"), JSON.stringify(SITE));
});

after(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

/** The texts and addresses of the links of a door. */
const links = (door) => door.locator("a").evaluateAll((all) => all.map((one) => [one.firstChild.data, one.getAttribute("href")]));

const WAYS = [
  ["Zorgbalie Hilversum", LINK],
  ["Bel 035 - 123 45 67", "tel:0351234567"],
  ["zorg@hilversum.example", "mailto:zorg@hilversum.example"],
];

test("bij de melding staat het loket van de gemeente van dit geval, en onderaan van wie de voorcheck is", async (t) => {
  const { page, requests, url } = await start(t, { site: folder });
  await fill(page, { answers: ANSWERS });
  const door = page.locator(`[data-action=melding] ${DOOR}`);
  assert.deepEqual(await links(door), WAYS);
  assert.match(await door.innerText(), /nagegaan op 30 november 2026$/);
  assert.equal(await page.locator(DOOR).count(), 1, "once");
  assert.deepEqual((await page.locator(".vc-sender p").allInnerTexts()), [
    "Deze voorcheck is van: Gemeente Voorbeeld", "Verantwoordelijk: Afdeling Zorg", "Fouten melden: fouten@voorbeeld.example", "Privacyverklaring",
  ]);
  assert.deepEqual(elsewhere(requests, url), []);
  assert.deepEqual(await axe(page), []);
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await sideways(page), 0);
});

test("op papier, in de brief en in de hele tekst staat het ook", async (t) => {
  const { page, context } = await start(t, { site: folder });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await fill(page, { answers: ANSWERS });
  const line = `Zorgbalie Hilversum: ${LINK}, telefoon 035 - 123 45 67, mail zorg@hilversum.example (nagegaan op 30 november 2026)`;
  await unfold(page, "brief");
  assert.ok((await page.locator(".vc-letter").innerText()).includes(`[Verstuur naar ${line}. Haal deze regel weg.]`));
  await unfold(page, "bestanden");
  const download = page.waitForEvent("download");
  await button(page, "Download alles als tekst").click();
  const report = await text(await (await download).createReadStream());
  assert.ok(report.replace(/\s+/g, " ").includes(line), report);
  await page.emulateMedia({ media: "print" });
  const door = page.locator(`[data-action=melding] ${DOOR}`);
  assert.match(await door.innerText(), /035 - 123 45 67/);
  const after = await door.locator("a").first().evaluate((link) => getComputedStyle(link, "::after").content);
  assert.ok(after.includes(LINK), after);
});

test("van een gemeente die niet bekend is, of waarvan niets bekend is, staat er hoe het te vinden is, en nooit het loket van een andere", async (t) => {
  const { page } = await start(t, { site: folder, path: "?stem=inwoner" });
  for (const [municipality, said] of [["weet-niet", null], ["geen-vaste-woonplek", null], ["andere-gemeente", null], ["laren", null], ["huizen", /^Zorgbalie Huizen$/]]) {
    await fill(page, { answers: { ...ANSWERS, "gemeente-van-herkomst": municipality } });
    const door = page.locator(DOOR).first();
    assert.equal(await door.locator("a").count(), 0, municipality);
    assert.match(await door.innerText(), said ?? /^Loket: zie ‘Wmo melding’ op de website van de gemeente/, municipality);
    await wipeAll(page);
    await page.getByText("Alles is gewist.").waitFor();
  }
});

test("kan het niet wachten, dan staat de telefoon voorop, boven al het andere", async (t) => {
  const { page } = await start(t, { site: folder });
  await walk(page, { answers: { ...ANSWERS, aanleiding: "dreigend-einde" } });
  const card = page.locator("[data-part=kaart]").first();
  const [name, call, mail] = WAYS;
  assert.deepEqual(await links(card.locator(DOOR)), [call, name, mail]);
  const tops = await card.evaluate((card) => [".vc-door", "ul"].map((one) => card.querySelector(one).getBoundingClientRect().top));
  assert.ok(tops[0] < tops[1], "above the points");
});

for (const [what, answer] of [
  ["er niet is", (route) => route.fulfill({ status: 404 })],
  ["geen JSON is", (route) => route.fulfill({ body: "<p>Niet gevonden</p>" })],
  ["een ander adres dan https heeft", (route) => route.fulfill({ json: { ...SITE, privacy: "javascript:alert(1)" } })],
  ["niet komt", (route) => route.abort()],
]) {
  test(`een bestand dat ${what} merkt een bezoeker niet; diagnose zegt het`, async (t) => {
    const prepare = (page) => page.route("**/site.json", answer);
    const { page } = await open(t, { today: TODAY, site: folder, prepare });
    await fill(page, { answers: ANSWERS });
    assert.match(await page.locator(`[data-action=melding] ${DOOR}`).innerText(), /^Loket: zie/);
    assert.equal(await page.locator(".vc-sender, .vc-leave").count(), 0);
    const { page: looked } = await open(t, { site: folder, path: "diagnose.html", ready: false, prepare });
    await looked.locator("#conclusion[data-verdict]").waitFor();
    const said = looked.locator("[data-test=site]");
    assert.equal(await said.getAttribute("data-verdict"), "warning");
    assert.match(await said.innerText(), /de voorcheck werkt zonder/);
  });
}

test("diagnose zegt van wie de site is en welke contacten erin staan", async (t) => {
  const { page } = await open(t, { site: folder, path: "diagnose.html", ready: false });
  await page.locator("#conclusion[data-verdict]").waitFor();
  assert.match(await page.locator("[data-test=site]").innerText(), /Van: Gemeente Voorbeeld\. .*Zorgbalie Hilversum; Zorgbalie Huizen/);
});

test("zonder netwerk geldt wat er het laatst stond, en met netwerk wat er nu staat", async (t) => {
  const own = await mkdtemp(join(tmpdir(), "voorcheck-site-nu-"));
  t.after(() => rm(own, { recursive: true, force: true }));
  await copySite(own);
  const say = (naam) => writeFile(join(own, "site.json"), JSON.stringify({ ...SITE, naam }));
  await say("Eerst");
  const site = await host(t, { folder: own });
  const { page } = await open(t, { url: site.url, path: CHECK, context: { serviceWorkers: "allow" } });
  await page.evaluate(() => navigator.serviceWorker.ready);
  const sender = page.locator(".vc-sender p").first();
  await say("Daarna");
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await settled(page);
  await sender.waitFor();
  assert.match(await sender.innerText(), /Daarna$/);
  await site.close();
  await page.reload();
  await settled(page);
  await sender.waitFor();
  assert.match(await sender.innerText(), /Daarna$/);
});

test("als onderdeel en in een frame staat het loket er ook; snel weg kan daar niet", async (t) => {
  const files = await host(t, { folder, cors: true });
  const body = `<script async src="${files.url}embed.js"></script><voor-check></voor-check><iframe title="Voorcheck" height="900" src="${files.url}${CHECK}"></iframe>`;
  const cms = await host(t, { folder: null, name: "localhost", pages: { "/": pageOf({ body }) } });
  const { page, errors } = await open(t, { today: TODAY, url: cms.url, ready: false });
  await page.locator("voor-check .vc-sender").waitFor();
  await fill(page, { answers: ANSWERS }, "voor-check");
  const frame = page.frameLocator("iframe");
  await frame.locator(".vc-sender").waitFor();
  await fill(page.frames()[1], { answers: ANSWERS });
  for (const where of [page.locator("voor-check"), frame]) {
    assert.deepEqual(await links(where.locator(`[data-action=melding] ${DOOR}`)), WAYS);
    assert.equal(await where.locator(".vc-leave").count(), 0);
  }
  assert.deepEqual(errors, []);
});

test("snel weg: op elke stap, zonder vraag, eerst gewist, en terug komt niemand hier", async (t) => {
  const { page, context } = await open(t, { today: TODAY, site: folder, ready: true });
  await context.route("https://weer.example/", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Het weer</h1>" }));
  const leave = page.getByRole("button", { name: "Snel weg" });
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = true;
    return dialog.accept();
  });
  for (let step = 0; !(await page.locator("[data-outcome]").count()); step += 1) {
    assert.ok(await leave.isVisible(), `step ${step}`);
    if (step === 0) await choose(page, ANSWERS);
    await next(page);
  }
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  assert.ok(await leave.evaluate((button) => button.getBoundingClientRect().top >= 0), "in sight wherever the reader is");
  assert.deepEqual(await axe(page), []);
  const wiped = page.evaluate(() => new Promise((done) => addEventListener("pagehide", () => done(document.querySelector("[data-answer]") === null))));
  wiped.catch(() => {});
  await leave.click();
  await page.getByRole("heading", { name: "Het weer" }).waitFor();
  assert.equal(page.url(), "https://weer.example/");
  assert.equal(asked, false);
});

test("zonder adres is er geen knop", async (t) => {
  const { page } = await start(t);
  assert.equal(await page.locator(".vc-leave").count(), 0);
});

// ------------------------------------------------------------------------------------------------- the file itself

test("het schema is dat van de lezer, en weigert wat die weigert", async () => {
  assert.equal(await readFile(join(ROOT, "docs/site.schema.json"), "utf8"), `${JSON.stringify(schema(), null, 2)}\n`, "renew it: node xtask/js/site.mjs schema > docs/site.schema.json");
  const valid = new Ajv({ strict: true }).compile(schema());
  const reads = (site) => {
    try {
      readSite(JSON.stringify(site));
      return true;
    } catch {
      return false;
    }
  };
  const example = JSON.parse(await readFile(join(ROOT, "www/site.json"), "utf8"));
  const door = (more) => ({ gemeenten: { hilversum: { naam: "Balie", ...more } } });
  for (const site of [example, SITE, {}, { fouten: LINK }, { "codes-tot": "2028-02-29" }, door({ telefoon: "+31 (0)35 123 45 67", link: "", mail: "" })]) {
    assert.deepEqual([reads(site), valid(site)], [true, true], JSON.stringify(site));
  }
  const bad = [
    null, [], "tekst", { naam: 1 }, { naam: null }, { naam: " " }, { onbekend: "x" }, { __proto__x: "x" }, { constructor: "x" },
    { gemeenten: [] }, { gemeenten: { hilversum: {} } }, { gemeenten: { hilversum: { naam: "" } } }, { gemeenten: { hilversum: "Balie" } },
    door({ anders: "x" }), { privacy: "fouten@voorbeeld.example" }, { "codes-tot": "30-06-2027" }, { "codes-tot": "2027-13-01" },
    ...["http://a.example/", "javascript:alert(1)", "//a.example/", "https://", "https://a.example/\" onclick=\"x", "https://a@b.example/", " https://a.example/"].flatMap((link) => [{ "snel-weg": link }, door({ link })]),
    ...["06", "bel ons", "0351234567;ext=1", "tel:0351234567"].map((telefoon) => door({ telefoon })),
    ...["wij", "a@b?subject=x", "mailto:a@b.example", "a@b.example,c@d.example"].map((mail) => door({ mail })),
  ];
  for (const site of bad) assert.deepEqual([reads(site), valid(site)], [false, false], JSON.stringify(site));
  // A day that no calendar has, only the reader knows.
  assert.equal(reads({ "codes-tot": "2027-02-30" }), false);
});

/** `cargo xtask …` with a file of a site; gives what it refused it with. */
async function refused(command, site, ...more) {
  const file = join(folder, "..", `${process.pid}-site.json`);
  await writeFile(file, typeof site === "string" ? site : JSON.stringify(site));
  try {
    await promisify(execFile)(process.env.CARGO || "cargo", ["xtask", command, "--site", file, ...more], { cwd: ROOT });
    return "";
  } catch ({ stderr }) {
    return stderr;
  } finally {
    await rm(file);
  }
}

test("een uitgave zonder afzender wordt geweigerd, en een bestand dat niet klopt ook: wat, waar en wat te doen", async () => {
  const to = ["--naar", join(folder, "nergens")];
  const alone = ["--kader", join(ROOT, "kaders", SHIPPED)];
  const empty = await refused("dist", await readFile(join(ROOT, "www/site.json"), "utf8"), ...to);
  assert.match(empty, /hier is niet ingevuld: naam, verantwoordelijke\n\s+Waar: .*site\.json\nWat nu\? .*www\/site\.json/);
  for (const [site, said] of [
    [{ gemeenten: { hilversum: { naam: "Balie", telefoon: "bel" } } }, /`gemeenten\.hilversum\.telefoon`: hier hoort een telefoonnummer/],
    [{ gemeenten: { "andere-gemeente": { naam: "Balie" } } }, /`gemeenten\.andere-gemeente`: het kader kent deze gemeente niet\. Hier mag: blaricum, /],
  ]) {
    assert.match(await refused("build", site, ...alone, ...to), said);
  }
});
