// <voor-check>: one small classic script, that may be `async`. It gets the rest, of the folder it came from itself.
// What stands inside the element stays visible until the check works, and comes back when it does not.

import { TOO_LONG_MS, getModule, once } from "./loader.js";

(() => {
  const NAME = "voor-check";
  const script = document.currentScript;
  // A module and a bundle have none, and no folder to get the rest of.
  if (!script) console.error('Voorcheck: embed.js werkt niet met import of in een bundel. Zet <script src="…/embed.js" defer></script> in de pagina.');
  if (!script || !window.customElements || customElements.get(NAME)) return;
  const base = new URL(".", script.src).href;
  const getElement = once(() => getModule(base + BUILT.element, BUILT.integrity));
  const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text, ...properties });

  /** In place of the check that does not come, or not yet. */
  function wayOut(why) {
    const sentence = make("p", `${why} ${BUILT.wayOut} `);
    sentence.append(make("a", "Loop de vragen en de regels langs op papier", { href: base + BUILT.list }), ".");
    return sentence;
  }

  customElements.define(NAME, class extends HTMLElement {
    // One for every time it is put into a page: what is on its way for an earlier time comes to nothing.
    #connection;

    connectedCallback() {
      // An element that is only moved keeps what was answered.
      if (this.#connection) return;
      const mine = (this.#connection = { takeAway() {} });
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const slot = document.createElement("slot");
      slot.append(make("p", "De voorcheck wordt geladen…"));
      shadow.replaceChildren(slot);
      // Emptied by whatever takes its place.
      mine.slow = setTimeout(() => slot.childElementCount && slot.append(wayOut("Dat duurt langer dan normaal.")), TOO_LONG_MS);
      getElement().then(
        ({ begin }) => {
          if (this.#connection === mine) mine.takeAway = begin(this, shadow, slot, base);
        },
        (error) => {
          console.error("Voorcheck: laden", error);
          if (this.#connection !== mine) return;
          slot.replaceChildren();
          shadow.replaceChildren(wayOut("De voorcheck kon niet worden geladen."), slot);
          this.dispatchEvent(new CustomEvent("voorcheck-fout", { bubbles: true, composed: true, detail: { code: "laden" } }));
        },
      );
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        clearTimeout(this.#connection?.slow);
        this.#connection?.takeAway();
        this.#connection = undefined;
      });
    }
  });
})();
