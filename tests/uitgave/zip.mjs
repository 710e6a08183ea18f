// A second reader of zip files, apart from the library that writes them: the central directory and deflate, nothing more.

import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The entries in their order: { name, bytes, time, mode }. Throws when the file is not in order. */
export function entries(zip) {
  let at = zip.length - 22;
  if (zip.readUInt32LE(at) !== END) throw new Error("no end of a central directory, or a comment behind it");
  const count = zip.readUInt16LE(at + 10);
  at = zip.readUInt32LE(at + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`no entry at ${at}`);
    const [size, full] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    const entry = {
      name: zip.toString("utf8", at + 46, at + 46 + name),
      bytes: zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed),
      time: zip.readUInt32LE(at + 12),
      mode: zip.readUInt32LE(at + 38) >>> 16,
    };
    if (entry.bytes.length !== full) throw new Error(`broken: ${entry.name}`);
    at += 46 + name + extra + comment;
    return entry;
  });
}
