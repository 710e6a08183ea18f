// Keeps of a style sheet what the page can use: node used-styles.mjs FROM TO
//
// A class counts as used when its name stands somewhere in the page's own sources. What is our own is kept: some of
// those names are put together there.

import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const [from, to] = process.argv.slice(2);
const OWN = /^vc-/;

// Under names of ours: what a theme of somebody else calls `--utrecht-…` reaches nothing in the check.
// PurgeCSS overlooks a variable behind a space, and takes it for unused.
const raw = (await readFile(from, "utf8")).replace(/--(_?)utrecht-/g, "--$1vc-").replace(/var\(\s+/g, "var(");
const [{ css }] = await new PurgeCSS().purge({
  content: ["src/**/*.rs", "www/*.js", "index.html"],
  css: [{ raw }],
  safelist: { greedy: [OWN] },
  variables: true,
});
const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
await writeFile(to, code);
