// Runs test files three at a time: they mostly wait. node tests.mjs FILE…

import { spawnSync } from "node:child_process";

const { status } = spawnSync(
  process.execPath,
  ["--test", "--test-concurrency=3", "--test-reporter=spec", ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
