// The check as one file: everything it needs stands in it, compressed. Nothing is asked for, also not from a share or a
// stick, where browsers allow no module and no fetch.

import * as lijm from "widget";
import { laad, regelsVan } from "./lader.js";
import { toonMelding } from "./meldingen.js";
import { controleer } from "./pakket.js";
import { blad, vulVerantwoording } from "./vervolg.js";

const root = document.getElementById("voorcheck");
const blok = document.getElementById("delen");

/** Bytes out of text: how many are too many, then five signs for four bytes, of the 85 from `(` on, with `!` for `<`. */
function bytesVan(tekst) {
  const groepen = (tekst.length - 1) / 5;
  const bytes = new DataView(new ArrayBuffer(groepen * 4));
  for (let groep = 0; groep < groepen; groep += 1) {
    let woord = 0;
    for (const teken of tekst.slice(1 + groep * 5, 6 + groep * 5)) woord = woord * 85 + (teken === "!" ? 60 : teken.charCodeAt(0)) - 40;
    bytes.setUint32(groep * 4, woord);
  }
  return bytes.buffer.slice(0, groepen * 4 - Number(tekst[0]));
}

/** What stands in the file: a length, that much JSON, and the Wasm. */
async function uitpakken() {
  const stroom = new Blob([bytesVan(blok.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const alles = await new Response(stroom).arrayBuffer();
  const lengte = new DataView(alles).getUint32(0);
  const { versies, stijl } = JSON.parse(new TextDecoder().decode(alles.slice(4, 4 + lengte)));
  return { ...regelsVan(versies), stijl, wasm: alles.slice(4 + lengte) };
}

/** The texts of the pack, under the numbers by which the rest of the file names them. */
function teksten(waarde, alle = new Set()) {
  if (typeof waarde === "string") alle.add(waarde);
  else if (waarde && typeof waarde === "object") Object.values(waarde).forEach((deel) => teksten(deel, alle));
  return alle;
}

/** HTML with the texts of the pack in their places. */
function voluit(html, pakket) {
  const bekend = [...teksten(pakket)].filter((tekst) => tekst.length >= 12 && !/[&<>"']/.test(tekst)).sort();
  return html.replace(/\x7f(\d+)\x7f/g, (_, nummer) => bekend[nummer]);
}

const kleed = (css) => document.adoptedStyleSheets.push(blad(css));

const inhoud = uitpakken();
const pakket = () => inhoud.then((alles) => alles.pakket);
const { gemeente, stem } = { ...root.dataset, ...Object.fromEntries(new URLSearchParams(location.search)) };
const delen = {
  async glue() {
    kleed((await inhoud).stijl);
    return lijm;
  },
  wasm: () => inhoud.then((alles) => WebAssembly.compile(alles.wasm)),
  begin: pakket,
  async geheel(blok) {
    const html = () => inhoud.then((alles) => ({ html: voluit(alles.verantwoording, alles.pakket), styles: alles.opmaak }));
    vulVerantwoording(blok, html, kleed);
    return [await pakket(), (await controleer(await pakket())) === true];
  },
};
laad(root, delen, { gemeente: gemeente || null, stem: stem || null }, async (soort) => {
  const melding = toonMelding(root, soort, { opnieuw: () => location.reload() });
  // The checklist stands in the file too, for a browser that can unpack it.
  const { lijst = "", pakket: regels } = await inhoud.catch(() => ({}));
  melding.querySelector(".vc-melding").insertAdjacentHTML("afterend", voluit(lijst, regels));
});
