// Serves a folder until its input closes: node serve.mjs <folder> <port>. Exit code 3: the port is taken.

import { serve } from "./server.mjs";

const [folder, port] = process.argv.slice(2);
try {
  const { url } = await serve(folder, Number(port));
  process.stdin.resume().on("end", () => process.exit());
  console.log(`\nDe voorcheck staat klaar op ${url}\nStoppen: Ctrl+C`);
} catch (error) {
  process.exitCode = error.code === "EADDRINUSE" ? 3 : 1;
  if (process.exitCode === 1) console.error(error.message);
}
