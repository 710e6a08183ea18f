// What a visitor reads when the check cannot start or stops. One place for the words, one for the markup.
// Class names only: the content security policy allows no inline style.

const RUSTIG = "Er is niets opgeslagen en niets verstuurd.";
const UITWEG = "U kunt altijd een melding doen bij de gemeente.";

/** Per kind of failure: a heading and what happened, in plain words. */
export const MELDINGEN = {
  browser: {
    kop: "Deze browser kan de voorcheck niet tonen",
    tekst: "De voorcheck gebruikt een techniek (WebAssembly) die deze browser niet heeft of die is uitgezet. Probeer het met een nieuwere browser of op een ander apparaat.",
  },
  geblokkeerd: {
    kop: "De voorcheck wordt hier tegengehouden",
    tekst: "De beveiliging van deze website laat de voorcheck niet starten. Voor de beheerder: de voorcheck heeft 'wasm-unsafe-eval' nodig in script-src.",
  },
  laden: {
    kop: "De voorcheck kon niet worden geladen",
    tekst: "Een onderdeel van deze pagina kwam niet of niet heel binnen. Misschien is er geen verbinding. Probeer het opnieuw.",
  },
  kader: {
    kop: "De regels van de voorcheck kloppen niet",
    tekst: "Het bestand met de regels past niet bij deze pagina. Daarom laat de voorcheck niets zien. Geef dit door aan de beheerder van deze website.",
  },
  vastgelopen: {
    kop: "De voorcheck is vastgelopen",
    tekst: "Er ging iets mis in de voorcheck. Dat ligt niet aan u. Uw antwoorden zijn gewist.",
  },
};

/**
 * Replaces the root by a readable message with a button that starts again.
 *
 * The root itself is replaced too, so that listeners of a page that died cannot answer a click any more. `opnieuw` starts
 * again; `lijst` is the address of the checklist on paper, `kop` the level of the heading in somebody else's document.
 * Returns the new root.
 */
export function toonMelding(root, soort, { opnieuw, lijst, kop: niveau = 0 }) {
  const { kop, tekst } = MELDINGEN[soort] ?? MELDINGEN.vastgelopen;
  const nieuw = root.cloneNode(false);
  // On somebody else's page the focus is ours to move only when we had it.
  const aandacht = !niveau || root.contains(root.getRootNode().activeElement);
  const blok = element(niveau ? "div" : "main", "vc-melding vc-alert vc-alert--error");
  const titel = element(`h${niveau || 1}`, "utrecht-heading-2", kop);
  titel.tabIndex = -1;
  const knop = element("button", "vc-button vc-button--primary-action", "Begin opnieuw");
  knop.type = "button";
  knop.addEventListener("click", opnieuw);
  blok.append(titel, element("p", "utrecht-paragraph", tekst), element("p", "utrecht-paragraph", `${RUSTIG} ${UITWEG}`));
  if (lijst) {
    const verwijzing = Object.assign(element("a", "vc-link", "Loop de vragen en de regels langs op papier"), { href: lijst });
    const regel = element("p", "utrecht-paragraph");
    regel.append(verwijzing);
    blok.append(regel);
  }
  blok.append(knop);
  blok.dataset.soort = soort;
  nieuw.append(blok);
  root.replaceWith(nieuw);
  // A task of its own: a synchronous focus on a fresh element is lost in Firefox.
  if (aandacht) setTimeout(() => titel.focus(), 0);
  return nieuw;
}

function element(naam, klassen, tekst = "") {
  const knoop = document.createElement(naam);
  knoop.className = klassen;
  knoop.textContent = tekst;
  return knoop;
}
