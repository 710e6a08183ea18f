// The developer's loop: `trunk build` and `trunk serve` by themselves, and a page that runs and comes anew after a change.
// `cargo xtask test trunk` installs Trunk, and sets TRUNK (the folder of its programs), CHROME and SCREENSHOT.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { TRUNK, CHROME, SCREENSHOT } = process.env;
/** Compiling for the first time, on a machine that does more. */
const LONG = 900_000;
const STYLE = join(ROOT, "www/app.css");
const style = readFileSync(STYLE);
const running = new Set();

// Also when this is broken off in the middle.
const restore = () => readFileSync(STYLE).equals(style) || writeFileSync(STYLE, style);
process.on("exit", restore);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** Trunk in a group of its own, so that what it starts ends with it. */
function trunk(...args) {
  const env = { ...process.env, PATH: TRUNK + delimiter + process.env.PATH };
  delete env.NO_COLOR; // Trunk 0.21 takes `1` for a mistake.
  const child = spawn(join(TRUNK, "trunk"), args, { cwd: ROOT, env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

async function stop() {
  for (const child of running) {
    const gone = once(child, "exit");
    process.kill(-child.pid, "SIGTERM");
    await gone;
  }
}
process.on("exit", () => running.forEach(({ pid }) => process.kill(-pid, "SIGKILL")));
after(stop);

/** Saves a file as it is. In one write: Trunk builds twice for what an editor does in two. */
function save(file) {
  const handle = openSync(file, "r+");
  writeSync(handle, readFileSync(file), 0, 1, 0);
  closeSync(handle);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until the server answers. */
async function answers(url, child) {
  for (const since = Date.now(); Date.now() - since < LONG;) {
    assert.equal(child.exitCode, null, "trunk serve is gestopt");
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  assert.fail(`${url} antwoordt niet`);
}

test("trunk build maakt de pagina", { timeout: LONG }, async () => {
  const [code] = await once(trunk("build"), "exit");
  assert.equal(code, 0);
});

test("trunk serve toont een voorcheck die werkt, en toont haar opnieuw na een verandering", { timeout: LONG }, async (t) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  await answers(url, trunk("serve", "--port", String(port)));
  const browser = await chromium.launch({ executablePath: CHROME, args: ["--no-sandbox", "--disable-gpu"] });
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 900, height: 700 }, locale: "nl-NL" });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);

  const part = (number) => page.locator("main hgroup p").filter({ hasText: new RegExp(`^Deel ${number} van \\d$`) }).waitFor();
  await part(1);
  await page.locator("fieldset[data-fact] label").first().click();
  await page.locator("form button[type=submit]").click();
  await part(2);
  assert.deepEqual(errors, []);
  await page.screenshot({ path: SCREENSHOT });

  /** How long it takes from a change until the page came anew. */
  const reloaded = async (what, change) => {
    const since = performance.now();
    const anew = page.waitForEvent("load", { timeout: LONG });
    change();
    await anew;
    t.diagnostic(`${what}: opnieuw getoond na ${((performance.now() - since) / 1000).toFixed(1)} s`);
    await part(1);
  };
  await reloaded("een verandering in www", () => appendFileSync(STYLE, "\nbody { --trunk: 1; }\n"));
  const changed = () => page.evaluate(() => getComputedStyle(document.body).getPropertyValue("--trunk"));
  assert.equal(await changed(), "1");
  // Trunk does not look for a second after it has built.
  await page.waitForTimeout(1_500);
  await reloaded("dezelfde weer terug", () => truncateSync(STYLE, style.length));
  assert.equal(await changed(), "");
  for (const file of ["src/lib.rs", "crates/rules/src/lib.rs", "kaders/safehouse-gooi-en-vechtstreek/kader.toml"]) {
    await page.waitForTimeout(1_500);
    await reloaded(`opgeslagen: ${file}`, () => save(join(ROOT, file)));
  }
  assert.deepEqual(errors, []);
});
