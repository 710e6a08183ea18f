// `kader site`: a site of somebody's own kaders out of a release, without Rust and without Node. RELEASE, DIST and KADER are as in
// uitgave.test.mjs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, chmod, copyFile, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { KADERS, ROOT, SHIPPED } from "../browser/oracle.mjs";
import { readSite } from "../../www/site.js";
import { filesOf } from "./files.mjs";
import { entries } from "./zip.mjs";

const RELEASE = resolve(process.env.RELEASE || join(ROOT, "uitgave"));
const DIST = resolve(process.env.DIST || join(ROOT, "dist"));
const KADER = resolve(process.env.KADER || join(ROOT, "target/debug/kader"));
const MINI = join(ROOT, "tests/kaders/mini");
const FOLDER = join(ROOT, "kaders");
const COMPRESSED = /\.(br|gz)$/;
const DRAWN = /(^|\/)(behandelaar|inwoner)\.html$/;
const NAMING = /(^|\/)begin\.html$|^(bestanden\.json|sw\.js)$/;

let work;
let zip;
let program;

before(async () => {
  work = await mkdtemp(join(tmpdir(), "voorcheck-site-"));
  zip = join(RELEASE, (await readdir(RELEASE)).find((name) => name.endsWith(".zip")));
  // As somebody gets it: a download cannot be run before it is allowed to.
  program = join(work, "kader");
  await copyFile(KADER, program);
  await chmod(program, 0o755);
});
after(() => rm(work, { recursive: true, force: true }));

/** `kader …` where no other program can be found; gives its exit code and what it said. */
const kader = (...args) => new Promise((done) => {
  execFile(program, args, { cwd: work, env: {} }, (error, out, err) => done({ code: error ? error.code : 0, out, err }));
});

/** The release as a folder. */
async function unpacked(name) {
  const folder = join(work, name);
  for (const { name: path, bytes } of entries(await readFile(zip))) {
    const file = join(folder, path.slice(path.indexOf("/") + 1));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
}

/** Refused with these words, in Dutch, and nothing came of it. */
async function refused(words, out, ...args) {
  const said = await kader("site", ...args, "--out", out);
  assert.deepEqual([said.code, said.out], [2, ""], said.err);
  assert.match(said.err, words);
  assert.match(said.err, /^Mislukt: .+\n\s+Waar: .+\nWat nu\? .+/s);
  assert.doesNotMatch(said.err, /error|os error|No such/);
  return said.err;
}

const isGone = async (path) => assert.rejects(access(path), { code: "ENOENT" });

test("uit de uitgave komt voor de kaders van dit huis dezelfde site als die van de bouw", async () => {
  const names = [SHIPPED, ...KADERS.filter((name) => name !== SHIPPED).sort()];
  const out = join(work, "huis");
  const said = await kader("site", zip, ...names.map((name) => join(FOLDER, name)), "--site", join(DIST, "site.json"), "--out", out);
  assert.deepEqual([said.code, said.err], [0, ""]);
  assert.ok(said.out.includes(`De site staat in ${out}, met ${names.length} voorchecks.`), said.out);
  const [made, built] = await Promise.all([filesOf(out), filesOf(DIST)]);
  // Only the build draws the first question: its pages, the doors to them, and what names every file.
  for (const name of built.keys()) if (COMPRESSED.test(name) || DRAWN.test(name)) built.delete(name);
  assert.deepEqual([...made.keys()], [...built.keys()]);
  for (const [name, bytes] of built) if (!NAMING.test(name)) assert.ok(bytes.equals(made.get(name)), name);
});

test("uitgepakt geeft de uitgave hetzelfde als ingepakt; een site komt in de plaats van een eerdere", async () => {
  const folder = await unpacked("heel");
  const [first, second] = [join(work, "een"), join(work, "twee")];
  assert.equal((await kader("site", zip, MINI, "--out", first)).code, 0);
  const made = await filesOf(first);
  // No place was left as it was.
  for (const [name, bytes] of made) {
    assert.ok(!bytes.includes("[[gebouwd]]"), name);
    if (name.endsWith(".html") && name !== "voorcheck.html") assert.ok(!bytes.includes("[["), name);
  }
  assert.equal((await kader("site", zip, join(FOLDER, "pgb-huizen"), "--out", second)).code, 0);
  assert.equal((await kader("site", folder, MINI, "--out", second)).code, 0);
  assert.deepEqual(await filesOf(second), made);
  assert.deepEqual((await readdir(work)).filter((name) => name.includes(".nieuw")), []);
});

test("een kader dat werkt van zichzelf uit heeft genoeg aan de uitgave", async () => {
  assert.equal((await kader("new", "mijn-kader")).code, 0);
  const said = await kader("site", zip, "mijn-kader", "--out", "mijn-site");
  assert.deepEqual([said.code, said.err], [0, ""]);
  assert.ok((await filesOf(join(work, "mijn-site"))).has("index.html"));
});

test("wat geen uitgave is, of een van een andere versie, wordt geweigerd", async () => {
  const out = join(work, "nergens");
  const nothing = /dit is geen uitgave van de voorcheck\n\s+Waar: .*\nWat nu\? .*voorcheck-….zip/;
  await refused(nothing, out, join(ROOT, "LICENSE"), MINI);
  await refused(nothing, out, DIST, MINI);
  await refused(/niet te vinden/, out, join(work, "weg.zip"), MINI);
  const folder = await unpacked("anders");
  await writeFile(join(folder, "onderdelen/versie.txt"), "0.0.1\n");
  await refused(/deze uitgave is van versie 0\.0\.1, en dit programma van versie \d/, out, folder, MINI);
  const lost = await unpacked("half");
  await rm(join(lost, "onderdelen/sw.js"));
  await refused(/er ontbreekt een onderdeel\n\s+Waar: onderdelen\/sw\.js/, out, lost, MINI);
  await isGone(out);
});

test("een kader dat niet klopt wordt geweigerd met zijn meldingen, en een eerdere site blijft zoals zij was", async () => {
  const out = join(work, "blijft");
  assert.equal((await kader("site", zip, MINI, "--out", out)).code, 0);
  const before = await filesOf(out);
  const wrong = join(work, "fout", "mini");
  await cp(MINI, wrong, { recursive: true });
  const rules = await readFile(join(wrong, "regels.toml"), "utf8");
  await writeFile(join(wrong, "regels.toml"), rules.replace('normen = ["R-1-02"]', 'normen = ["R-1-20"]'));
  const { err } = await kader("check", wrong);
  const [, ...problems] = err.trimEnd().split("\n");
  assert.ok(problems.length > 0 && problems[0].startsWith("regels.toml:"));
  const said = await refused(/dit kader klopt nog niet:/, out, zip, join(FOLDER, "pgb-huizen"), wrong);
  for (const problem of problems) assert.ok(said.includes(problem), said);
  assert.ok(said.includes(`Waar: ${wrong}\n`), said);
  await refused(/in deze map staat geen kader/, out, zip, join(MINI, "kader.toml"));
  await refused(/twee voorchecks zouden in dezelfde map van de site komen\n\s+Waar: mini/, out, zip, MINI, MINI);
  assert.deepEqual(await filesOf(out), before);
});

test("een map met iets anders blijft zoals zij is", async () => {
  const out = join(work, "brieven");
  await mkdir(out);
  await writeFile(join(out, "brief.txt"), "van mij");
  const other = /deze map houdt iets anders dan een eerder gebouwde site; er is niets veranderd\n\s+Waar: .*brief\.txt\n/;
  await refused(other, out, zip, MINI);
  await refused(other, join(out, "brief.txt"), zip, MINI);
  assert.deepEqual([...await filesOf(out)].map(([name, bytes]) => `${name}: ${bytes}`), ["brief.txt: van mij"]);
  // Also beside a site.
  const site = join(work, "met-brief");
  assert.equal((await kader("site", zip, MINI, "--out", site)).code, 0);
  await copyFile(join(out, "brief.txt"), join(site, "brief.txt"));
  const before = await filesOf(site);
  await refused(other, site, zip, MINI);
  assert.deepEqual(await filesOf(site), before);
});

test("wat een site over zichzelf zegt, wordt nagekeken zoals de pagina het doet", async () => {
  const file = join(work, "site.json");
  const door = (more) => ({ gemeenten: { dorp: { naam: "Balie", ...more } } });
  const says = async (site) => {
    await writeFile(file, typeof site === "string" ? site : JSON.stringify(site));
    return kader("site", zip, MINI, "--site", file, "--out", join(work, "gezegd"));
  };
  const bad = [
    null, [], "\"tekst\"", { naam: 1 }, { naam: null }, { naam: " " }, { onbekend: "x" }, { constructor: "x" }, { gemeenten: [] },
    { gemeenten: { dorp: {} } }, { gemeenten: { dorp: { naam: "" } } }, { gemeenten: { dorp: "Balie" } }, door({ anders: "x" }),
    { privacy: "fouten@voorbeeld.example" }, { "codes-tot": "30-06-2027" }, { "codes-tot": "2027-13-01" }, { "codes-tot": "2027-02-30" },
    ...["http://a.example/", "//a.example/", "https://", "https://a.example/\" onclick=\"x", "https://a@b.example/", " https://a.example/"].map((link) => ({ "snel-weg": link })),
    ...["06", "bel ons", "0351234567;ext=1"].map((telefoon) => door({ telefoon })),
    ...["wij", "a@b?subject=x", "mailto:a@b.example", "a@b.example,c@d.example"].map((mail) => door({ mail })),
  ];
  for (const site of bad) {
    const text = typeof site === "string" ? site : JSON.stringify(site);
    const message = (() => {
      try {
        return void readSite(text);
      } catch (error) {
        return error.message;
      }
    })();
    assert.ok(message, text);
    const { code, err } = await says(site);
    assert.deepEqual([code, err.split("\n")[0]], [2, `Mislukt: ${message}`], text);
  }
  const { code, err } = await says('{ "naam": "x",\n }');
  assert.deepEqual([code, err.split("\n")[0]], [2, "Mislukt: dit is geen JSON (regel 2, teken 2)"]);
  assert.match((await says({ gemeenten: { elders: { naam: "Balie" } } })).err, /`gemeenten\.elders`: het kader kent deze gemeente niet\. /);
  await refused(/het bestand van de site is niet te vinden of niet te lezen/, join(work, "gezegd"), zip, MINI, "--site", join(work, "weg.json"));
  await isGone(join(work, "gezegd"));
  const good = { naam: "A & <B>", fouten: "fouten@a.example", privacy: "https://a.example/?b=1&c=\u20ac", "codes-tot": "2028-02-29", verantwoordelijke: "" };
  assert.equal((await says(good)).code, 0);
  const told = JSON.parse(await readFile(join(work, "gezegd/site.json"), "utf8"));
  assert.deepEqual(told, good);
});

test("zonder uitleg vraagt de opdracht wat er ontbreekt", async () => {
  const { code, err } = await kader("site", zip);
  assert.equal(code, 2);
  assert.match(err, /^Er ontbreekt: .*Uitleg: kader --help/);
});
