// What comes after the first question: the whole rules, the style of an outcome, and where the rules come from. All at
// once, as soon as the check stands and before anybody can have answered: from the first answer on nothing is asked for,
// but for what did not come and the reader asks for again.

import { getFile, getPack, once, persist, rulesOfToday } from "./loader.js";
import { PackError } from "./pack-error.js";
import { verify } from "./pack.js";
import { doorsOf, readSite, senderOf } from "./site.js";

/** The whole rules, and whether they were checked. A page that can hash checks the rules themselves; else the browser does. */
async function getRules(rules, url) {
  const pack = await getPack(url(rules.kader), globalThis.crypto?.subtle ? "" : rules.kaderIntegrity);
  return { pack, verified: (await verify(pack, rules.kaderSha256)) === true };
}

/**
 * Gives what gets all the rest of a check, by the list of what comes after the first question; see `hand_over` of the build.
 * `account` gives where the rules come from. `whole` gives the rules as the check wants them: the text of the pack, whether it
 * was checked, and the version before; `tell` hears what the site says, and of the other checks this one can lead to.
 */
export function theRest(rules, url, addStyle, { checks, checksIntegrity }) {
  // Written by hand and changed at any time: never out of what a browser keeps without asking.
  const getSite = once(async () => {
    const response = await fetch(url("site.json"), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} for site.json`);
    return readSite(await response.text());
  });
  const getOwn = once(async () => {
    const all = await (await getFile(url(checks), checksIntegrity)).json();
    for (const { versions, reaches } of Object.values(all)) {
      const own = versions.find(({ kaderSha256 }) => kaderSha256 === rules.kaderSha256);
      if (own) return { own, others: reaches.map((id) => [id, all[id].versions]) };
    }
    throw new PackError("these rules are not in the list of the site");
  });
  return {
    account: async () => getAccount((await getOwn()).own, url),
    async whole(tell) {
      const told = {};
      const say = (more) => tell(Object.assign(told, more));
      const site = passSite(getSite(), say);
      const { own, others } = await getOwn();
      const { vorig, vorigIntegrity } = own;
      const earlier = earlierRules(vorig && (() => getPack(url(vorig), vorigIntegrity)))(site);
      const { pack, verified } = await getRules(own, url);
      passChecks(others, url, addStyle, say);
      return [pack.text, verified, earlier];
    },
  };
}

/**
 * Tells the check of each other one it can lead to, once that is there: `{ id, text, verified, account }`, with where its
 * rules come from as an element. All are asked for, in one order, whatever anybody answers; nobody waits for one.
 */
async function passChecks(others, url, addStyle, tell) {
  const checks = [];
  const pass = async ([id, versions]) => {
    const rules = rulesOfToday(versions);
    const account = document.createElement("div");
    const { pack, verified } = await persist(() => getRules(rules, url));
    fillAccount(account, () => getAccount(rules, url), addStyle);
    checks.push({ id, text: pack.text, verified, account });
    tell({ checks });
  };
  try {
    await Promise.all(others.map(pass));
  } catch (error) {
    console.error("Voorcheck: andere voorchecks", error);
  }
}

/** Tells the check what the site says, once that is there; gives it too. Without, or where it is not in order, nothing. */
export async function passSite(coming, tell) {
  try {
    const site = await coming;
    tell({ sender: senderOf(site), doors: doorsOf(site), exit: site["snel-weg"] || undefined });
    return site;
  } catch (error) {
    console.warn("Voorcheck: site.json", error);
    return {};
  }
}

/**
 * Gives what begins to get the version before these rules, whose hand-over codes the check still takes, and gives what the
 * check is to have of it: see `mount` in `src/lib.rs`. It is asked for whatever anybody answers, up to and including the
 * last day its codes count, if the site says one. Nobody waits for it: without it the check refuses those codes.
 */
export function earlierRules(get) {
  let until;
  const counts = () => !until || new Date() <= new Date(`${until}T23:59:59`);
  let pack;
  const getOnce = once(() => persist(async () => {
    const got = await get();
    await verify(got);
    pack = got;
  }));
  const earlier = {
    get text() {
      return counts() ? pack?.text : undefined;
    },
    get head() {
      const { versie, "geldig-vanaf": from } = pack.kader.kader;
      const day = new Date(`${from}T12:00`).toLocaleDateString("nl-NL", { dateStyle: "long" });
      return `De ingevulde code is van de vorige regels: versie ${versie}, geldig vanaf ${day}. De voorcheck rekent met die regels.`;
    },
  };
  return (site) => {
    site.then((site) => {
      until = site["codes-tot"];
      return get && counts() && getOnce();
    }).catch((error) => console.error("Voorcheck: vorige regels", error));
    return earlier;
  };
}

/** Gives what puts on the style of what comes after the first question, once. Without it everything still reads. */
export function laterStyle(url, integrity, addStyle) {
  const add = once(() => persist(async () => addStyle(await (await getFile(url, integrity)).text())));
  return () => add().catch((error) => console.error("Voorcheck: opmaak", error));
}

/** Where the rules come from: { html, styles }. */
async function getAccount(rules, url) {
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
