// <safehouse-check>: one small classic script, that may be `async`. It gets the rest, of the folder it came from itself.
// What stands inside the element stays visible until the check works, and comes back when it does not.

import { haalModule } from "./lader.js";

(() => {
  const NAAM = "safehouse-check";
  const script = document.currentScript;
  // A module and a bundle have none, and no folder to get the rest of.
  if (!script) console.error('Voorcheck: embed.js werkt niet met import of in een bundel. Zet <script src="…/embed.js" defer></script> in de pagina.');
  if (!script || !window.customElements || customElements.get(NAAM)) return;
  const basis = new URL(".", script.src).href;
  let deel;

  const haal = () => haalModule(basis + DELEN.element, DELEN.integrity);
  const element = (naam, tekst, eigenschappen) => Object.assign(document.createElement(naam), { textContent: tekst, ...eigenschappen });

  customElements.define(NAAM, class extends HTMLElement {
    #weg;
    #bezig = false;

    connectedCallback() {
      // An element that is only moved keeps what was answered.
      if (this.#bezig) return;
      this.#bezig = true;
      const schaduw = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const inhoud = document.createElement("slot");
      inhoud.append(element("p", "De voorcheck wordt geladen…"));
      schaduw.replaceChildren(inhoud);
      deel ??= haal();
      deel.then(
        ({ begin }) => this.#bezig && (this.#weg = begin(this, schaduw, inhoud, basis)),
        (fout) => {
          deel = undefined;
          console.error("Voorcheck: laden", fout);
          const lijst = element("a", "Loop de vragen en de regels langs op papier", { href: `${basis}checklist.html` });
          const zin = element("p", "De voorcheck kon niet worden geladen. U kunt altijd een melding doen bij de gemeente. ");
          zin.append(lijst, ".");
          inhoud.replaceChildren();
          schaduw.prepend(zin);
          this.dispatchEvent(new CustomEvent("voorcheck-fout", { bubbles: true, composed: true, detail: { code: "laden" } }));
        },
      );
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#bezig = false;
        this.#weg?.();
        this.#weg = undefined;
      });
    }
  });
})();
