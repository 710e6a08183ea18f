// The check as one file: everything it needs stands in it, compressed. Nothing is asked for, also not from a share or a
// stick, where browsers allow no module and no fetch.

import * as glue from "widget";
import { fillAccount, sheet } from "./later.js";
import { load, rulesOfToday } from "./loader.js";
import { showMessage } from "./messages.js";
import { verify } from "./pack.js";

const root = document.getElementById("voorcheck");
const packed = document.getElementById("parts");

/** Bytes out of text: how many are too many, then five signs for four bytes, of the 85 from `(` on, with `!` for `<`. */
function bytesOf(text) {
  const groups = (text.length - 1) / 5;
  const bytes = new DataView(new ArrayBuffer(groups * 4));
  for (let group = 0; group < groups; group += 1) {
    let word = 0;
    for (const sign of text.slice(1 + group * 5, 6 + group * 5)) word = word * 85 + (sign === "!" ? 60 : sign.charCodeAt(0)) - 40;
    bytes.setUint32(group * 4, word);
  }
  return bytes.buffer.slice(0, groups * 4 - Number(text[0]));
}

/** What stands in the file: a length, that much JSON, and the Wasm. */
async function unpack() {
  const stream = new Blob([bytesOf(packed.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const all = await new Response(stream).arrayBuffer();
  const length = new DataView(all).getUint32(0);
  const { versions, styles } = JSON.parse(new TextDecoder().decode(all.slice(4, 4 + length)));
  return { ...rulesOfToday(versions), pageStyles: styles, wasm: all.slice(4 + length) };
}

/** The texts of the pack, under the numbers by which the rest of the file names them. */
function textsOf(value, all = new Set()) {
  if (typeof value === "string") all.add(value);
  else if (value && typeof value === "object") Object.values(value).forEach((part) => textsOf(part, all));
  return all;
}

/** HTML with the texts of the pack in their places. */
function inFull(html, pack) {
  const known = [...textsOf(pack)].filter((text) => text.length >= 12 && !/[&<>"']/.test(text)).sort();
  return html.replace(/\x7f(\d+)\x7f/g, (_, number) => known[number]);
}

const addStyle = (css) => document.adoptedStyleSheets.push(sheet(css));

const content = unpack();
const pack = () => content.then((all) => all.pack);
const { gemeente: municipality, stem: voice } = { ...root.dataset, ...Object.fromEntries(new URLSearchParams(location.search)) };
const parts = {
  async glue() {
    addStyle((await content).pageStyles);
    return glue;
  },
  wasm: () => content.then((all) => WebAssembly.compile(all.wasm)),
  opening: pack,
  async whole(block) {
    const account = () => content.then((all) => ({ html: inFull(all.account.html, all.pack), styles: all.account.styles }));
    fillAccount(block, account, addStyle);
    return [await pack(), (await verify(await pack())) === true];
  },
};
load(root, parts, { municipality: municipality || null, voice: voice || null }, async (kind) => {
  const message = showMessage(root, kind, { again: () => location.reload() });
  // The checklist stands in the file too, for a browser that can unpack it.
  const { checklist = "", pack: rules } = await content.catch(() => ({}));
  message.querySelector(".vc-message").insertAdjacentHTML("afterend", inFull(checklist, rules));
});
