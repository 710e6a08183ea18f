// What comes after the first question: the whole rules, the style of an outcome, and where the rules come from. All at
// once, as soon as the check stands and before anybody can have answered: from the first answer on nothing is asked for,
// but for what did not come and the reader asks for again.

import { getFile, getPack, once, persist } from "./loader.js";
import { verify } from "./pack.js";

/** The whole pack, and whether it was checked. A page that can hash checks the rules themselves; else the browser does. */
export async function getWholePack(rules, url) {
  const pack = await getPack(url(rules.kader), globalThis.crypto?.subtle ? "" : rules.kaderIntegrity);
  return [pack, (await verify(pack, rules.kaderSha256)) === true];
}

/** Gives what puts on the style of what comes after the first question, once. Without it everything still reads. */
export function laterStyle(url, integrity, addStyle) {
  const add = once(() => persist(async () => addStyle(await (await getFile(url, integrity)).text())));
  return () => add().catch((error) => console.error("Voorcheck: opmaak", error));
}

/** Where the rules come from: { html, styles }. */
export async function getAccount(rules, url) {
  return (await getFile(url(rules.verantwoording), rules.verantwoordingIntegrity)).json();
}

/** Fills an empty block with where the rules come from, and how that looks: nobody waits for it, so it comes last. */
export async function fillAccount(block, get, addStyle) {
  if (block.hasChildNodes()) return;
  block.textContent = "De verantwoording wordt geladen…";
  try {
    const { html, styles } = await persist(get);
    addStyle(styles);
    // A site may forbid HTML as a text (Trusted Types); this it allows. Everything but scripts comes through.
    if (block.setHTML) block.setHTML(html, { sanitizer: {} });
    else block.innerHTML = html;
  } catch (error) {
    console.error("Voorcheck: verantwoording", error);
    const button = document.createElement("button");
    Object.assign(button, { className: "vc-button vc-button--secondary-action", type: "button", textContent: "Probeer opnieuw" });
    button.addEventListener("click", () => {
      block.replaceChildren();
      fillAccount(block, get, addStyle);
    });
    const sentence = document.createElement("p");
    sentence.className = "utrecht-paragraph";
    sentence.textContent = "De verantwoording is niet geladen. De voorcheck werkt ook zonder.";
    block.replaceChildren(sentence, button);
  }
}

/** A style sheet of this text. */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
