// Keeps of a style sheet what the page can use: node used-styles.mjs FROM TO
//
// A class counts as used when its name stands somewhere in the page's own sources. The three buttons have a name that is put
// together there; everything of our own is kept.

import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const [from, to] = process.argv.slice(2);
const KEPT = /^(shc-|utrecht-button--(primary-action|secondary-action|subtle)$)/;

const [{ css }] = await new PurgeCSS().purge({
  content: ["src/widget/**/*.rs", "www/*.js", "index.html"],
  css: [{ raw: await readFile(from, "utf8") }],
  safelist: { greedy: [KEPT] },
  variables: true,
});
const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
await writeFile(to, code);
