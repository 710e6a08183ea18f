// The files of a folder, as both tests of a release look at them.

import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Every file under a folder by its path from there. */
export async function filesOf(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).sort();
  return new Map(await Promise.all(files.map(async (file) =>
    [relative(folder, file).split(sep).join("/"), await readFile(file)])));
}
