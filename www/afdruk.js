// Paper, where printing the window would print somebody else's page or cut ours off: a copy in a document of its own.

const NAAM = "Voorcheck";

/** Fills a fresh document with a copy of what `bron` shows, everything open, in this style. */
function vul(venster, bron, css) {
  const { document: blad } = venster;
  blad.documentElement.lang = "nl";
  blad.title = NAAM;
  const opmaak = new venster.CSSStyleSheet();
  opmaak.replaceSync(css);
  blad.adoptedStyleSheets = [opmaak];
  const kopie = blad.importNode(bron, true);
  for (const dicht of kopie.querySelectorAll("details")) dicht.open = true;
  blad.body.className = "utrecht-document";
  blad.body.replaceChildren(kopie);
}

/** Prints a copy out of a frame nobody sees; the page around it stays as it is. */
export function drukAfHier(bron, css) {
  const kader = document.createElement("iframe");
  kader.title = NAAM;
  kader.ariaHidden = "true";
  kader.tabIndex = -1;
  // Not `display: none`: some browsers print nothing then.
  Object.assign(kader.style, { border: "0", blockSize: "0", inlineSize: "0", insetBlockEnd: "0", position: "fixed" });
  kader.addEventListener("load", () => {
    const venster = kader.contentWindow;
    vul(venster, bron, css);
    venster.addEventListener("afterprint", () => setTimeout(() => kader.remove(), 0));
    venster.print();
  }, { once: true });
  document.body.append(kader);
}

/** Opens a copy as a page of its own and prints that; where no window may open, prints this one. */
export function drukAfElders(bron, css) {
  const venster = open("", "_blank");
  if (!venster) return print();
  vul(venster, bron, css);
  venster.print();
}
