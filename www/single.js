// The check as one file: everything it needs stands in it, compressed. Nothing is asked for, also not from a share or a
// stick, where browsers allow no module and no fetch.

import * as glue from "widget";
import { earlierRules, fillAccount, sheet, passSite } from "./later.js";
import { load, rulesOfToday } from "./loader.js";
import { showMessage, wayOutOfPage } from "./messages.js";
import { verify } from "./pack.js";

const root = document.getElementById("voorcheck");

/** What stands in a block of the file: gzip, written as base64. */
async function unpack(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

const withText = (pack) => ({ ...pack, text: JSON.stringify(pack) });

/** The pack before the first version; what is the same as in that stands in it as two places: see `in_pieces_of` of the build. */
function before(first, pieces) {
  const same = JSON.stringify(first).split(/(?<=\},)/);
  return JSON.parse(pieces.map((piece) => (Array.isArray(piece) ? same.slice(...piece).join("") : piece)).join(""));
}

async function readTexts() {
  const { versions, styles, vorig, site } = await (await unpack("texts")).json();
  const rules = rulesOfToday(versions);
  const place = versions.indexOf(rules);
  const get = async () => withText(place ? versions[place - 1].pack : before(rules.pack, vorig));
  return { ...rules, styles, site, pack: withText(rules.pack), getEarlier: earlierRules((place || vorig) && get) };
}

const addStyle = (css) => document.adoptedStyleSheets.push(sheet(css));

const texts = readTexts();
const wayOut = wayOutOfPage();
const { gemeente: municipality, stem: voice } = { ...root.dataset, ...Object.fromEntries(new URLSearchParams(location.search)) };
const parts = {
  async glue() {
    addStyle((await texts).styles);
    return glue;
  },
  wasm: async () => WebAssembly.compile(await (await unpack("wasm")).arrayBuffer()),
  opening: async () => (await texts).pack,
  async whole(block, tell) {
    const { account, pack, site, getEarlier } = await texts;
    const earlier = getEarlier(passSite(site, tell));
    fillAccount(block, async () => account, addStyle);
    return [pack.text, (await verify(pack)) === true, earlier];
  },
};
load(root, parts, { municipality: municipality || null, voice: voice || null }, async (kind) => {
  const message = showMessage(root, kind, { wayOut, again: () => location.reload() });
  // The checklist stands in the file too, for a browser that can unpack it.
  const { checklist = "" } = await texts.catch(() => ({}));
  message.querySelector(".vc-message").insertAdjacentHTML("afterend", checklist);
});
