// Prints name, raw, gzip and brotli size of files: node sizes.mjs <folder> <name>…

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, ...names] = process.argv.slice(2);
for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  const gzip = gzipSync(bytes, { level: 9 });
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  console.log([name, bytes.length, gzip.length, brotli.length].join("\t"));
}
