// For a site that shows the check in a frame: gives every `<iframe data-voorcheck>` the height of what is in it.
//
// It believes a message only of the window in such a frame, of the address that frame was given, and with the name it gave
// that frame itself. It sets a height, and scrolls to what has the focus; nothing else.
(() => {
  const PREFIX = "voorcheck:";
  const HIGHEST = 50_000;
  const EVENTS = ["geladen", "uitkomst", "gewist"];
  const ids = new WeakMap();

  /** Asks a frame something; one that cannot answer stands in nobody's way. */
  const ask = (what) => (frame) => {
    try {
      return what(frame);
    } catch {
      return undefined;
    }
  };
  // Not every address has an origin: `about:blank`, `data:`, none at all.
  const wantedOrigin = ask(({ src }) => /^https?:/.test(src) && new URL(src).origin);
  // What is in a frame says this to its own site alone; until its page comes in, a frame is of this site.
  const ownOrigin = ask(({ contentWindow }) => contentWindow.location.origin);
  const windowIn = ask(({ contentWindow }) => contentWindow);
  const frames = () => [...document.querySelectorAll("iframe[data-voorcheck]")];

  function greet(frame) {
    const origin = wantedOrigin(frame);
    if (!origin || (ownOrigin(frame) ?? origin) !== origin) return;
    if (!ids.has(frame)) ids.set(frame, crypto.getRandomValues(new Uint32Array(4)).join("-"));
    windowIn(frame)?.postMessage({ kind: `${PREFIX}hello`, id: ids.get(frame) }, origin);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (typeof data?.kind !== "string" || !data.kind.startsWith(PREFIX)) return;
    const frame = frames().find((one) => windowIn(one) === source);
    if (!frame || origin !== wantedOrigin(frame)) return;
    const what = data.kind.slice(PREFIX.length);
    if (what === "here") return greet(frame);
    if (data.id !== ids.get(frame)) return;
    if (what === "height" && data.height > 0 && data.height <= HIGHEST) {
      const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${Math.ceil(data.height) + border}px`;
    }
    if (what === "focus" && Number.isFinite(data.top) && Number.isFinite(data.bottom)) {
      const { top } = frame.getBoundingClientRect();
      const below = top + data.bottom - innerHeight;
      if (top + data.top < 0) scrollBy(0, top + data.top - 8);
      else if (below > 0) scrollBy(0, below + 8);
    }
    if (what === "step" && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    if (EVENTS.includes(what)) frame.dispatchEvent(new CustomEvent(`voorcheck-${what}`, { bubbles: true }));
  });

  // A frame that was in before this script has called already; one that comes in later calls when it does.
  const greetAll = () => frames().forEach(greet);
  if (document.readyState === "complete") greetAll();
  else addEventListener("load", greetAll);
})();
