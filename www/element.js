// What `<voor-check>` gets once it stands in a page: the check in its shadow root. It leaves the page around it
// alone: address, title, history, storage and print are of the site.

import { showChoice } from "./choice.js";
import { hostStyle } from "./host-style.js";
import { fillAccount, laterStyle, sheet, theRest } from "./later.js";
import { getFile, getModule, getOpening, getPack, getWasm, load, once, persist, rulesOfToday } from "./loader.js";
import { showMessage } from "./messages.js";
import { PackError } from "./pack-error.js";
import { verify } from "./pack.js";
import { printHere } from "./paper.js";

const NAME = "Voorcheck";
const NOT_HERE = "Deze website gebruikt eigen regels. De verantwoording daarvan staat niet in deze voorcheck.";
const HASH = /^[0-9a-f]{64}$/;

// Compiled once for all; every check has an instance of its own.
const getOurWasm = once(() => getWasm(new URL(BUILT.wasm, import.meta.url).href, BUILT.wasmIntegrity));

/**
 * Style for a shadow root: sizes by what the reader chose, not by what the site made of it; and `:root` is where the check
 * stands, which no rule of the site for the element itself can reach.
 */
function forShadow(css, size) {
  return css.replace(/([\d.]*\d)rem\b/g, (_, number) => `${number * size}px`).replace(/:root\b/g, ".vc-root");
}

/** How large the reader wants plain text, in pixels, whatever the site says of its own. */
function readingSize(shadow) {
  const probe = document.createElement("span");
  probe.style.fontSize = "medium";
  shadow.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size || 16;
}

/** Shows the check in the shadow root of `element`, in place of `slot`; gives what takes it away. */
export function begin(element, shadow, slot, base) {
  const url = (name) => new URL(name, base).href;
  const attribute = (name) => element.getAttribute(name) || null;
  const tell = (what, detail = null) =>
    element.dispatchEvent(new CustomEvent(`voorcheck-${what}`, { bubbles: true, composed: true, detail }));
  const voice = attribute("stem") === "inwoner" ? "inwoner" : "behandelaar";
  const level = Math.min(Math.max(Math.trunc(attribute("kop-niveau")) || 2, 1), 6);
  const [kader, hash, elsewhere] = ["kader", "kader-hash", "kader-url"].map(attribute);

  const section = document.createElement("section");
  section.className = "vc-root";
  // Of several on a page each has a name of its own.
  const place = [...document.querySelectorAll(element.localName)].indexOf(element);
  section.ariaLabel = element.ariaLabel ?? (place > 0 ? `${NAME} ${place + 1}` : NAME);
  let root = document.createElement("div");
  section.append(root);
  shadow.append(section);
  let takeAway = () => section.remove();

  const stop = (kind, ways) => {
    root = showMessage(root, kind, { wayOut: BUILT.wayOut, ...ways, level });
    shadow.append(slot);
    slot.replaceChildren();
    tell("fout", { code: kind });
  };

  // For the shadow root, and as it was for paper.
  const onPaper = [];
  const size = readingSize(shadow);
  const addStyle = (css) => {
    onPaper.push(css);
    shadow.adoptedStyleSheets.push(sheet(forShadow(css, size)));
  };
  const getStyle = async (name) => (await getFile(url(BUILT[name]), BUILT[`${name}Integrity`])).text();

  const again = () => {
    takeAway();
    takeAway = begin(element, shadow, slot, base);
  };

  // Also for a message in place of the check, so it waits for nothing.
  hostStyle(shadow, section, level);
  const named = BUILT.versions.filter(({ id }) => !kader || elsewhere || id === kader);
  // What is not here is not looked for either: nothing is asked of the network in its name.
  if (!named.length) {
    const here = [...new Set(BUILT.versions.map(({ id }) => id))].join(", ");
    console.error("Voorcheck: kader-onbekend", new Error(`\`kader\` is ${kader}, and here is only ${here}`));
    stop("kader-onbekend");
    return takeAway;
  }
  const rules = rulesOfToday(named);
  const dressed = Promise.all([getStyle("style"), getStyle("paper")]).then((styles) => styles.forEach(addStyle));
  dressed.catch(() => {}); // Said where it is waited for.
  if (BUILT.choice && !kader && !elsewhere) {
    // Whoever took the element away in the meantime hears nothing of it.
    const here = (act) => (got) => section.isConnected && act(got);
    persist(async () => (await getFile(url(BUILT.choice), BUILT.choiceIntegrity)).json()).then(here((choice) => {
      showChoice(root, choice, url, level);
      slot.remove();
      tell("geladen");
    }), here(() => stop("laden", { again })));
    return () => takeAway();
  }

  /** Rules from elsewhere are believed by their hash alone; without one, or without a way to compute it, not at all. */
  async function getElsewhere() {
    const pack = await getPack(new URL(elsewhere, document.baseURI));
    if (!HASH.test(hash)) throw new PackError("`kader-url` needs the hash of the rules in `kader-hash`");
    if (!(await verify(pack, hash))) throw new PackError("rules from elsewhere can only be checked on https");
    return pack;
  }
  const foreign = elsewhere && getElsewhere();

  const addLaterStyle = laterStyle(url(BUILT.later), BUILT.laterIntegrity, addStyle);
  const { account, whole } = theRest(rules, url, addStyle, BUILT);
  const parts = {
    async glue() {
      const [glue] = await Promise.all([getModule(url(BUILT.js), BUILT.jsIntegrity), dressed]);
      return glue;
    },
    wasm: getOurWasm,
    async opening() {
      const pack = await (foreign || getOpening(rules, voice, url));
      const id = pack.kader?.kader?.id;
      if (![null, id].includes(kader)) throw new PackError(`these are not the rules of \`kader\`: ${id}`);
      if (![null, pack.sha256].includes(hash)) throw new PackError(`these are not the rules of \`kader-hash\`: ${pack.sha256}`);
      return pack;
    },
    async whole(block, tell) {
      addLaterStyle();
      if (foreign) {
        block.textContent = NOT_HERE;
        return [(await foreign).text, true];
      }
      fillAccount(block, account, addStyle);
      return whole(tell);
    },
  };

  const host = (what) => {
    if (what === "print") printHere(section, onPaper.join("\n"));
    else if (what !== "step") tell(what);
  };
  const options = {
    municipality: attribute("gemeente"),
    voice,
    level,
    host,
    standing: () => slot.remove(),
    ready: () => tell("geladen"),
  };

  const end = load(root, parts, options, (kind) => stop(kind, { again, checklist: url(`${rules.folder}checklist.html`) }));
  takeAway = () => {
    end();
    section.remove();
  };
  return () => takeAway();
}
