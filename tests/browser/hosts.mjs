// Websites of others, on loopback: each has an origin of its own, its own headers, and keeps a record of what it was
// asked for. With these a test stands the site beside, inside or against any kind of host.
//
//   const site = await host(t, { under: "voorcheck/", cors: true });
//   const cms = await host(t, { name: "localhost", headers: { "Content-Security-Policy": csp }, pages: { "/": page(…) } });

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../xtask/js/server.mjs";
import { DIST } from "./harness.mjs";

/**
 * Starts a website that is closed when the test ends.
 *
 * Options:
 *   folder    what it serves: DIST unless told otherwise; null for nothing but `pages`
 *   under     the sub-folder it stands in on the server: "a/b/"
 *   pages     { "/path": html } beside it
 *   headers   for every answer: { "Content-Security-Policy": "…" }; null takes away one of the server's own
 *   types     another Content-Type for an extension: { ".wasm": "application/octet-stream" }
 *   first     called with (request, response) before the server answers: true when it answered itself
 *   cors      true: may be used from any other origin
 *   name      "127.0.0.1" or "localhost": to a browser these are different sites
 *   port      a port that was used before, for a server that comes back
 *
 * Gives { url, origin, port, requests, close }: url is the address of the folder, requests are
 * { method, path, headers } in order of arrival, also of what does not exist.
 */
export async function host(t, options = {}) {
  const { folder = DIST, under = "", pages = {}, types = {}, first, cors = false, name = "127.0.0.1", port: wanted = 0 } = options;
  const open = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
  const headers = { ...(cors ? open : {}), ...options.headers };
  const requests = [];
  const seen = ({ method, url, headers }) => requests.push({ method, path: url, headers });
  const served = folder ?? await emptyFolder(t);
  const server = await serve(served, wanted, { under, pages, headers, types, seen, first });
  // Closing twice is fine: a test may take its server away before it ends.
  t.after(() => server.close());
  const { port } = new URL(server.url);
  const origin = `http://${name}:${port}`;
  return { url: `${origin}/${under}`, origin, port: Number(port), requests, close: server.close };
}

/** A page of a host. `head` and `body` are HTML; it has no icon, so that a browser asks for none. */
export function page({ title = "Gemeente Voorbeeld", head = "", body = "" } = {}) {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

/** For `first`: a server with clean addresses, that shows a page without its `.html` and sends on who asks with it. */
export function clean(request, response) {
  const [path, query = ""] = request.url.split(/(?=\?)/);
  if (path.endsWith(".html")) {
    response.writeHead(308, { Location: path.replace(/(index)?\.html$/, "") + query }).end();
    return true;
  }
  if (!path.endsWith("/") && !path.includes(".")) request.url = `${path}.html${query}`;
  return false;
}

async function emptyFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), "voorcheck-host-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
