// Safari's engine: WebKitGTK and its own small browser, on a screen that nobody sees, spoken to in W3C WebDriver. (Playwright
// wants a WebKit of its own.) WEBKIT is the driver, of Debian's package webkit2gtk-driver; the screen is that of xvfb.
//
//   const browser = await launch();
//   const page = await browser.open("http://…");
//   await page.click(await page.find("a button", () => document.querySelector("button")));

import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const WEBKIT = process.env.WEBKIT || "/usr/bin/WebKitWebDriver";
/** How WebDriver names a reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** How long anything may take to come, in milliseconds. */
const PATIENCE = 10_000;
const CONTROL = "\uE009";
export const ENTER = "\uE007";
export const TAB = "\uE004";

/** Starts the screen: { open, stop }. Every page gets a browser of its own, that remembers nothing. */
export async function launch() {
  const binary = await miniBrowser();
  const screen = start("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], "xvfb");
  const number = await Promise.race([screen.ended, once(screen.child.stdout, "data")]);
  const env = { ...process.env, DISPLAY: `:${String(number).trim()}`, GDK_BACKEND: "x11", TZ: "Europe/Amsterdam" };
  const begin = async (url) => {
    const port = await freePort();
    const driver = start(WEBKIT, [`--port=${port}`], "webkit2gtk-driver", env);
    const call = (method, path, body) => ask(`http://127.0.0.1:${port}${path}`, method, body);
    try {
      await Promise.race([driver.ended, until("the driver", () => call("GET", "/status").catch(() => null))]);
      const alwaysMatch = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
      const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch } });
      const page = session((method, path, body) => call(method, `/session/${sessionId}${path}`, body), () => end(driver));
      await page.goto(url);
      return page;
    } catch (error) {
      await end(driver);
      throw error;
    }
  };
  // Once in about a hundred times the browser never comes up.
  return { open: (url) => begin(url).catch(() => begin(url)), stop: () => end(screen) };
}

/** A page, by what a reader does with it. */
function session(call, leave) {
  /** Runs a function in the page; gives what it gives, waits for what it promises. */
  const run = (work, ...args) => call("POST", "/execute/sync", { script: `return (${work}).apply(null, arguments)`, args });
  const keys = (actions) => call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  const stroke = (key) => ["keyDown", "keyUp"].map((type) => ({ type, value: key }));
  const onElement = (element, method, path, body) => call(method, `/element/${element[ELEMENT]}/${path}`, body);
  return {
    run,
    async goto(url) {
      await call("POST", "/url", { url });
      await run(listen);
    },
    /** What went wrong in the page, or in the frame that was entered, since it loaded. */
    errors: () => run(() => globalThis.wentWrong),
    /** What a function in the page finds, as soon as it finds anything; an element may be clicked. */
    find: (what, work, ...args) => until(what, () => run(work, ...args), () => run(() => `${location}: ${document.body?.innerText.slice(0, 300)}`)),
    /** By the pointer, where nothing lies over it; brings it into view, but not in a frame of another origin. */
    click: (element) => onElement(element, "POST", "click", {}),
    /** What a screen reader says of an element. */
    spoken: (element) => Promise.all(["role", "label"].map((one) => onElement(element, "GET", `computed${one}`))),
    type: (text) => keys([...text].flatMap(stroke)),
    withControl: (key) => keys([{ type: "keyDown", value: CONTROL }, ...stroke(key), { type: "keyUp", value: CONTROL }]),
    /** Goes into a frame; without one back to the page. */
    async frame(element = null) {
      await call("POST", "/frame", { id: element });
      if (element) await run(listen);
    },
    /** The size of the window; it may be higher than any screen. */
    size: (width, height) => call("POST", "/window/rect", { width, height }),
    /** What is on the screen, as a PNG. */
    screenshot: async () => Buffer.from(await call("GET", "/screenshot"), "base64"),
    close: () => call("DELETE", "").finally(leave),
  };
}

/** Runs in the page. */
function listen() {
  if (globalThis.wentWrong) return;
  globalThis.wentWrong = [];
  addEventListener("error", ({ message }) => wentWrong.push(message));
  addEventListener("unhandledrejection", ({ reason }) => wentWrong.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => wentWrong.push(`CSP: ${violatedDirective} ${blockedURI}`));
}

/** Looks until something comes; `seen` tells what there was instead. */
async function until(what, look, seen = () => "") {
  const end = Date.now() + PATIENCE;
  for (let found = await look(); ; found = await look()) {
    if (found) return found;
    if (Date.now() > end) throw new Error(`never came: ${what}. ${await seen()}`);
    await pause(50);
  }
}

async function ask(url, method, body) {
  const asked = `${method} ${new URL(url).pathname} ${JSON.stringify(body ?? null).slice(0, 500)}`;
  // A window of the system, such as that for printing, holds up every answer.
  const response = await fetch(url, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(2 * PATIENCE) })
    .catch((cause) => { throw new Error(`no answer: ${asked}`, { cause }); });
  const { value } = await response.json();
  if (response.ok) return value;
  throw new Error(`${value.error}: ${value.message}: ${asked}`);
}

/** A program; `ended` rejects when it is not there, or stops by itself. */
function start(command, args, ofPackage, env = process.env) {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const out of [child.stdout, child.stderr]) out.on("data", (text) => { said += text; });
  const ended = new Promise((_, fail) => {
    child.once("error", ({ code }) => fail(new Error(`${command}: ${code}. Debian's package ${ofPackage} has it.`)));
    child.once("exit", (code, signal) => fail(new Error(`${command} stopped (${code ?? signal}): ${said}`)));
  });
  ended.catch(() => {});
  return { child, ended };
}

async function end({ child }) {
  if (child.exitCode === null && child.kill()) await once(child, "exit");
}

async function miniBrowser() {
  for (const folder of await readdir("/usr/lib")) {
    const found = join("/usr/lib", folder, "webkit2gtk-4.1/MiniBrowser");
    if (await access(found).then(() => true, () => false)) return found;
  }
  throw new Error("There is no /usr/lib/*/webkit2gtk-4.1/MiniBrowser. Debian's package libwebkit2gtk-4.1-0 has it.");
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
