// Compresses a file with gzip, without a date in it: `node gzip.mjs <from> <to>`.

import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const [from, to] = process.argv.slice(2);
await writeFile(to, gzipSync(await readFile(from), { level: 9, memLevel: 9 }));
