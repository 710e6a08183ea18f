// Paper, where printing the window would print somebody else's page or cut ours off: a copy in a document of its own.

const TITLE = "Voorcheck";

/** Fills a fresh document with a copy of what `source` shows, everything open, in this style. */
function fill(view, source, css) {
  const { document: paper } = view;
  paper.documentElement.lang = "nl";
  paper.title = TITLE;
  const style = new view.CSSStyleSheet();
  style.replaceSync(css);
  paper.adoptedStyleSheets = [style];
  const copy = paper.importNode(source, true);
  for (const closed of copy.querySelectorAll("details")) closed.open = true;
  paper.body.className = "utrecht-document";
  paper.body.replaceChildren(copy);
}

/** Prints a copy out of a frame nobody sees; the page around it stays as it is. */
export function printHere(source, css) {
  const frame = document.createElement("iframe");
  frame.title = TITLE;
  frame.ariaHidden = "true";
  frame.tabIndex = -1;
  // Not `display: none`: some browsers print nothing then.
  Object.assign(frame.style, { border: "0", blockSize: "0", inlineSize: "0", insetBlockEnd: "0", position: "fixed" });
  frame.addEventListener("load", () => {
    const view = frame.contentWindow;
    fill(view, source, css);
    view.addEventListener("afterprint", () => setTimeout(() => frame.remove(), 0));
    view.print();
  }, { once: true });
  document.body.append(frame);
}

/** Opens a copy as a page of its own and prints that; where no window may open, prints this one. */
export function printElsewhere(source, css) {
  const view = open("", "_blank");
  if (!view) return print();
  fill(view, source, css);
  view.print();
}
