// For a site that shows the check in a frame: gives every `<iframe data-voorcheck>` the height of what is in it.
//
// It believes a message only of the window in such a frame, of the address that frame was given, and with the name it gave
// that frame itself. It sets a height and nothing else.
(() => {
  const SOORT = "voorcheck:";
  const HOOGSTE = 50_000;
  const GEBEURTENISSEN = ["geladen", "uitkomst", "gewist"];
  const namen = new WeakMap();

  /** Asks a frame something; one that cannot answer stands in nobody's way. */
  const vraag = (wat) => (kader) => {
    try {
      return wat(kader);
    } catch {
      return undefined;
    }
  };
  // Not every address has an origin: `about:blank`, `data:`, none at all.
  const herkomst = vraag(({ src }) => /^https?:/.test(src) && new URL(src).origin);
  // What is in a frame says this to its own site alone; until its page comes in, a frame is of this site.
  const inhoud = vraag(({ contentWindow }) => contentWindow.location.origin);
  const venster = vraag(({ contentWindow }) => contentWindow);
  const kaders = () => [...document.querySelectorAll("iframe[data-voorcheck]")];

  function groet(kader) {
    const doel = herkomst(kader);
    if (!doel || (inhoud(kader) ?? doel) !== doel) return;
    if (!namen.has(kader)) namen.set(kader, crypto.getRandomValues(new Uint32Array(4)).join("-"));
    venster(kader)?.postMessage({ soort: `${SOORT}hallo`, id: namen.get(kader) }, doel);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (typeof data?.soort !== "string" || !data.soort.startsWith(SOORT)) return;
    const kader = kaders().find((een) => venster(een) === source);
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

  // A frame that was in before this script has called already; one that comes in later calls when it does.
  const groetAlle = () => kaders().forEach(groet);
  if (document.readyState === "complete") groetAlle();
  else addEventListener("load", groetAlle);
})();
