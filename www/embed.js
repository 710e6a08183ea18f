// <voor-check>: one small classic script, that may be `async`. It gets the rest, of the folder it came from itself.
// What stands inside the element stays visible until the check works, and comes back when it does not.

import { TE_LANG_MS, eens, haalModule } from "./lader.js";

(() => {
  const NAAM = "voor-check";
  const script = document.currentScript;
  // A module and a bundle have none, and no folder to get the rest of.
  if (!script) console.error('Voorcheck: embed.js werkt niet met import of in een bundel. Zet <script src="…/embed.js" defer></script> in de pagina.');
  if (!script || !window.customElements || customElements.get(NAAM)) return;
  const basis = new URL(".", script.src).href;
  const haal = eens(() => haalModule(basis + DELEN.element, DELEN.integrity));
  const element = (naam, tekst, eigenschappen) => Object.assign(document.createElement(naam), { textContent: tekst, ...eigenschappen });

  /** In place of the check that does not come, or not yet. */
  function uitweg(waarom) {
    const zin = element("p", `${waarom} U kunt altijd een melding doen bij de gemeente. `);
    zin.append(element("a", "Loop de vragen en de regels langs op papier", { href: `${basis}checklist.html` }), ".");
    return zin;
  }

  customElements.define(NAAM, class extends HTMLElement {
    // One for every time it is put into a page: what is on its way for an earlier time comes to nothing.
    #verbinding;

    connectedCallback() {
      // An element that is only moved keeps what was answered.
      if (this.#verbinding) return;
      const deze = (this.#verbinding = { weg() {} });
      const schaduw = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const inhoud = document.createElement("slot");
      inhoud.append(element("p", "De voorcheck wordt geladen…"));
      schaduw.replaceChildren(inhoud);
      // Emptied by whatever takes its place.
      deze.traag = setTimeout(() => inhoud.childElementCount && inhoud.append(uitweg("Dat duurt langer dan normaal.")), TE_LANG_MS);
      haal().then(
        ({ begin }) => {
          if (this.#verbinding === deze) deze.weg = begin(this, schaduw, inhoud, basis);
        },
        (fout) => {
          console.error("Voorcheck: laden", fout);
          if (this.#verbinding !== deze) return;
          inhoud.replaceChildren();
          schaduw.replaceChildren(uitweg("De voorcheck kon niet worden geladen."), inhoud);
          this.dispatchEvent(new CustomEvent("voorcheck-fout", { bubbles: true, composed: true, detail: { code: "laden" } }));
        },
      );
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        clearTimeout(this.#verbinding?.traag);
        this.#verbinding?.weg();
        this.#verbinding = undefined;
      });
    }
  });
})();
