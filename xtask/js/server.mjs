// A static file server for this machine only: for `cargo xtask serve` and for the browser tests. Node alone, no packages.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
// A name with a hash of its content never changes its content.
const HASHED = /-[0-9a-f]{10}\.\w+$/;

/**
 * Serves a folder on 127.0.0.1. Port 0 takes any free port.
 *
 * Options, for tests that need a server of another kind:
 *   under     the folder's place on the server, "a/b/"; outside it there are only pages
 *   pages     { "/path": html }: pages that are not in the folder
 *   headers   headers for every answer; null takes away one of ours
 *   types     { ".wasm": "text/plain" }: another Content-Type for an extension
 *   seen      called with every request
 *   first     called with (request, response) before anything else: true when it answered itself; it may change `url`
 *
 * Resolves to { url, close }; rejects when the port is taken.
 */
export async function serve(folder, port = 0, options = {}) {
  const site = { under: "", pages: {}, headers: {}, types: {}, ...options, root: resolve(folder) };
  const server = createServer((request, response) => {
    site.seen?.(request);
    if (site.first?.(request, response)) return undefined;
    return answer(site, request, response);
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const url = `http://127.0.0.1:${server.address().port}/`;
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { url, close };
}

async function answer(site, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Alleen GET en HEAD");
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
  } catch {
    return refuse(response, 400, "Onleesbaar adres");
  }
  const page = site.pages[path];
  if (page !== undefined) return response.writeHead(200, headers(site, "pagina.html", Buffer.byteLength(page))).end(page);
  const { root, under } = site;
  if (!path.startsWith(`/${under}`) || path.includes("\0")) return refuse(response, 404, "Niet gevonden");
  const inside = path.slice(under.length);
  const file = join(root, normalize(inside.endsWith("/") ? `${inside}index.html` : inside));
  if (!file.startsWith(root + sep)) return refuse(response, 404, "Niet gevonden");
  const plain = await sizeOf(file);
  if (plain === undefined) return refuse(response, 404, "Niet gevonden");
  const [end, encoding, size] = (await compressed(file, request)) ?? ["", null, plain];
  response.writeHead(200, headers(site, file, size, { "Content-Encoding": encoding, Vary: "Accept-Encoding" }));
  if (request.method === "HEAD") return response.end();
  createReadStream(file + end).on("error", () => response.destroy()).pipe(response);
}

async function sizeOf(file) {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? found.size : undefined;
}

/** The smallest form of a file that stands beside it and that the client can read. */
async function compressed(file, { headers }) {
  for (const [end, encoding] of [[".br", "br"], [".gz", "gzip"]]) {
    if (!new RegExp(`\\b${encoding}\\b`).test(headers["accept-encoding"])) continue;
    const size = await sizeOf(file + end);
    if (size !== undefined) return [end, encoding, size];
  }
  return undefined;
}

function headers({ headers: own, types }, file, size, more) {
  const all = {
    "Content-Type": types[extname(file)] ?? TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
    "Cache-Control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    ...more,
    ...own,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

function refuse(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}
