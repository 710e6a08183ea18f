// Runs test files three at a time, for they mostly wait, with one browser for all: node tests/run.mjs FILE…

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium } from "playwright-core";
import { LAUNCH } from "./browser/harness.mjs";

const browser = process.env.CHROME && (await chromium.launchServer(LAUNCH));
const node = spawn(
  process.execPath,
  ["--test", "--test-concurrency=3", "--test-reporter=spec", ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, BROWSER: browser?.wsEndpoint() ?? "" } },
);
const [code] = await once(node, "exit");
await browser?.close();
process.exitCode = code ?? 1;
