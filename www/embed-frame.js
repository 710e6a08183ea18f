// For a site that shows the check in a frame: gives every `<iframe data-safehouse-check>` the height of what is in it.
//
// It believes a message only of the window in such a frame, of the address that frame was given, and with the name it gave
// that frame itself. It sets a height and nothing else.
(() => {
  const SOORT = "safehouse-check:";
  const HOOGSTE = 50_000;
  const GEBEURTENISSEN = ["geladen", "uitkomst", "gewist"];
  const namen = new WeakMap();

  const herkomst = (kader) => new URL(kader.src, document.baseURI).origin;
  const kaders = () => [...document.querySelectorAll("iframe[data-safehouse-check]")];

  function groet(kader) {
    if (!namen.has(kader)) namen.set(kader, Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-"));
    kader.contentWindow.postMessage({ soort: `${SOORT}hallo`, id: namen.get(kader) }, herkomst(kader));
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (typeof data?.soort !== "string" || !data.soort.startsWith(SOORT)) return;
    const kader = kaders().find((een) => een.contentWindow === source);
    if (!kader || origin !== herkomst(kader)) return;
    const wat = data.soort.slice(SOORT.length);
    if (wat === "hier") return groet(kader);
    if (data.id !== namen.get(kader)) return;
    if (wat === "hoogte" && data.hoogte > 0 && data.hoogte <= HOOGSTE) {
      const rand = getComputedStyle(kader).boxSizing === "border-box" ? kader.offsetHeight - kader.clientHeight : 0;
      kader.style.height = `${Math.ceil(data.hoogte) + rand}px`;
    }
    if (wat === "stap" && kader.getBoundingClientRect().top < 0) kader.scrollIntoView();
    if (GEBEURTENISSEN.includes(wat)) kader.dispatchEvent(new CustomEvent(`voorcheck-${wat}`, { bubbles: true }));
  });

  // A frame that was in before this script has called already. One that is not in yet has another origin, and hears nothing.
  const groetAlle = () => kaders().forEach((kader) => groet(kader));
  if (document.readyState === "complete") groetAlle();
  else addEventListener("load", groetAlle);
})();
