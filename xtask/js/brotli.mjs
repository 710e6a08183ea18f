// Writes beside each of some files what brotli makes of it, where that is smaller: node brotli.mjs <folder> <name>…

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const [folder, ...names] = process.argv.slice(2);

await Promise.all(names.map(async (name) => {
  const bytes = await readFile(join(folder, name));
  const packed = await promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  if (packed.length < bytes.length) await writeFile(join(folder, `${name}.br`), packed);
}));
