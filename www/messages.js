// What a visitor reads when the check cannot start or stops. One place for the words, one for the markup.
// Class names only: the content security policy allows no inline style.

const CALM = "Er is niets opgeslagen en niets verstuurd.";

/** Per kind of failure: a heading and what happened, in plain words. */
export const MESSAGES = {
  browser: {
    heading: "Deze browser kan de voorcheck niet tonen",
    text: "De voorcheck gebruikt een techniek (WebAssembly) die deze browser niet heeft of die is uitgezet. Probeer het met een nieuwere browser of op een ander apparaat.",
  },
  geblokkeerd: {
    heading: "De voorcheck wordt hier tegengehouden",
    text: "De beveiliging van deze website laat de voorcheck niet starten. Voor de beheerder: de voorcheck heeft 'wasm-unsafe-eval' nodig in script-src.",
  },
  laden: {
    heading: "De voorcheck kon niet worden geladen",
    text: "Een onderdeel van deze pagina kwam niet of niet heel binnen. Misschien is er geen verbinding. Probeer het opnieuw.",
  },
  kader: {
    heading: "De regels van de voorcheck kloppen niet",
    text: "Het bestand met de regels past niet bij deze pagina. Daarom laat de voorcheck niets zien. Geef dit door aan de beheerder van deze website.",
  },
  "kader-onbekend": {
    heading: "Deze voorcheck is hier niet",
    text: "De website vraagt om een voorcheck die hier niet staat. Geef dit door aan de beheerder van deze website.",
  },
  vastgelopen: {
    heading: "De voorcheck is vastgelopen",
    text: "Er ging iets mis in de voorcheck. Dat ligt niet aan u. Uw antwoorden zijn gewist.",
  },
};

/**
 * Replaces the root by a readable message.
 *
 * The root itself is replaced too, so that listeners of a page that died cannot answer a click any more. `wayOut` is what
 * anybody can do all the same, in the words of the kader; `again` starts again, where that may help; `checklist` is the
 * address of the checklist on paper, `level` the level of the heading in somebody else's document. Returns the new root.
 */
export function showMessage(root, kind, { wayOut, again, checklist, level = 0 }) {
  const { heading, text } = MESSAGES[kind] ?? MESSAGES.vastgelopen;
  const fresh = root.cloneNode(false);
  // On somebody else's page the focus is ours to move only when we had it.
  const takesFocus = !level || root.contains(root.getRootNode().activeElement);
  const block = make(level ? "div" : "main", "vc-message vc-alert vc-alert--error");
  const title = make(`h${level || 1}`, "utrecht-heading-2", heading);
  title.tabIndex = -1;
  block.append(title, make("p", "utrecht-paragraph", text), make("p", "utrecht-paragraph", `${CALM} ${wayOut}`));
  if (checklist) {
    const link = Object.assign(make("a", "vc-link", "Loop de vragen en de regels langs op papier"), { href: checklist });
    const line = make("p", "utrecht-paragraph");
    line.append(link);
    block.append(line);
  }
  if (again) {
    const button = make("button", "vc-button vc-button--primary-action", "Begin opnieuw");
    button.type = "button";
    button.addEventListener("click", again);
    block.append(button);
  }
  block.dataset.kind = kind;
  fresh.append(block);
  root.replaceWith(fresh);
  // A task of its own: a synchronous focus on a fresh element is lost in Firefox.
  if (takesFocus) setTimeout(() => title.focus(), 0);
  return fresh;
}

/** The way out as the page says it while it loads. To be read then: the check takes its place. */
export const wayOutOfPage = () => document.querySelector("[data-way-out]").textContent;

function make(tag, classes, text = "") {
  const element = document.createElement(tag);
  element.className = classes;
  element.textContent = text;
  return element;
}
