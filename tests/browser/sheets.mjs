// What the page prints, as an independent reader of PDFs sees it.

import assert from "node:assert/strict";
import { getDocumentProxy } from "unpdf";

// PDF.js expects what Node 20 does not have yet.
Promise.try ??= (work, ...rest) => new Promise((done) => done(work(...rest)));

const MM = 72 / 25.4;
/** So many points high is text on paper at least; a PDF counts in hundredths. */
const POINTS = 9.5 - 0.02;
/** Between its margins the narrowest sheet of ours is 178 mm wide, an outcome 186. */
const WIDTH = Math.round((178 / 25.4) * 96);

/**
 * The A4 sheets of a page on paper: the text of each, what of it is cut off or stands in the margins, and what of it is set
 * too small; with the PDF itself.
 */
export async function sheetsOf(page) {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true });
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const sheets = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const [, , width, height] = sheet.view;
    assert.ok(Math.abs(width - 210 * MM) < 2 && Math.abs(height - 297 * MM) < 2, "A4");
    const { items } = await sheet.getTextContent();
    // Only the number of a sheet stands in its margin.
    const lowest = (str) => (/^Blad \d+ van \d+$/.test(str) ? 5 * MM : 12 * MM - 1);
    const outside = items.filter(({ str, transform: [, , , , x, y], width: wide }) =>
      str.trim() && (x < 12 * MM - 1 || x + wide > width - 12 * MM + 1 || y < lowest(str) || y > height - 12 * MM));
    const small = items.map(({ str, transform: [a, b] }) => [Math.hypot(a, b), str])
      .filter(([high, str]) => high < POINTS && /[\p{L}\p{N}]/u.test(str));
    sheets.push({
      text: items.map((one) => one.str + (one.hasEOL ? " " : "")).join("").replace(/\s+/g, " "),
      outside: outside.map((one) => one.str),
      small: small.map(([high, str]) => `${high.toFixed(2)} pt: ${str}`),
    });
  }
  return { pdf, sheets };
}

/** What a reader of paper stumbles over; empty is good. */
export async function stumbles(page, within = "main") {
  const before = page.viewportSize();
  await page.setViewportSize({ width: WIDTH, height: 960 });
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate((within) => {
    const found = [];
    const seen = (one) => one.checkVisibility();
    const place = document.querySelector(within);
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!seen(text.parentElement)) continue;
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map((one) => one.top));
        if (lines.size > 1) found.push(`"${word}" is broken over ${lines.size} lines: ${text.data.slice(0, 60)}`);
      }
    }
    for (const quote of place.querySelectorAll(".vc-quote")) {
      const [words, caption] = ["blockquote", "figcaption"].map((part) => seen(quote.querySelector(part)));
      if (words !== caption) found.push(`a quote without its caption, or the other way round: ${quote.textContent.slice(0, 60)}`);
    }
    // A word that explains itself, and a question that waits for an answer, may stand there where it looks like any text.
    const looks = (one) => {
      const { color, textDecorationLine, borderTopWidth, backgroundColor } = getComputedStyle(one);
      return [color, textDecorationLine, borderTopWidth, backgroundColor].join(" ");
    };
    const plain = (one) => one.matches('.vc-word, [data-part="uitzoeken"] .vc-link') && looks(one) === looks(one.parentElement);
    for (const one of place.querySelectorAll("button, input, a, textarea")) {
      if (seen(one) && !plain(one)) found.push(`of no use on paper: ${one.outerHTML.slice(0, 90)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px too wide`);
    return found;
  }, within);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
  return found;
}

/** The fonts a PDF is set in, without their weights. */
export function fontsOf(pdf) {
  const names = pdf.toString("latin1").matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?(\w+)/g);
  return [...new Set([...names].map(([, name]) => name))].sort();
}
