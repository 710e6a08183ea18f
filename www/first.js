// The first question as it came with the page, before the rules are in. The reader keeps it until he goes on from it: nothing
// that has the focus is ever replaced. What was filled in is then filled in again in the check that takes its place, and what
// was pressed is pressed there: an answer has one way in.

/** As in the check: after so long of nothing what was filled in is wiped, and some time before that the reader is warned. */
const WIPE_MS = 900_000;
const WARN_MS = 780_000;
/** In the words of the check (`src/strings.rs`). */
const WARNING = "Bent u er nog? Over 2 minuten worden uw antwoorden gewist, zodat niemand anders ze ziet.";
const WIPED = "Alles is gewist, omdat er een tijd niets gebeurde.";
const SIGNS = ["input", "keydown", "pointerdown", "pointermove", "wheel"];

const inputs = (root) => [...root.querySelectorAll("input")];
const isFilled = (input) => (input.type === "radio" ? input.checked : input.value !== "");
/** The buttons that say the same. */
const alike = (root, button) => [...root.querySelectorAll("button")].filter((one) => one.textContent === button.textContent);

/**
 * The first question of `root`; null when it did not come with the page.
 *
 * `left` makes the check stand once the reader goes on; `site` hears what the site says of itself.
 */
export function firstQuestion(root) {
  const start = root.querySelector(".vc-start[hidden]");
  if (!start) return null;
  for (const button of root.querySelectorAll("button")) button.disabled = false;
  const gone = new AbortController();
  const { signal } = gone;
  let leave;
  const pressed = new Promise((done) => { leave = done; });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    // A form of ours goes nowhere.
    event.preventDefault();
    // The reader sees that it waits for the rules; pressing once more changes nothing.
    (button.closest("form") ?? button.parentElement).after(start);
    start.hidden = false;
    leave(button);
  }, { signal });
  addEventListener("beforeunload", (event) => {
    if (inputs(root).some(isFilled)) event.preventDefault();
  }, { signal });
  keepWatch(root, signal);
  let shown = false;
  return {
    async left(stand) {
      const button = await pressed;
      gone.abort();
      const fillAgain = again(root, button);
      const mounted = stand();
      // Not waited for: what came meanwhile goes in first, or the next step would be drawn without its words.
      fillAgain();
      return mounted;
    },
    site({ sender, exit }) {
      if (signal.aborted || shown) return;
      // Who has to be able to leave at once needs the button for it now.
      if (exit) leave();
      else if (sender) root.querySelector(".vc-footer > *").append(sender.cloneNode(true));
      shown = Boolean(sender);
    },
  };
}

/** Answers do not stay on a screen nobody looks at, nor for who comes back to the page. */
function keepWatch(root, signal) {
  const wipe = () => {
    for (const input of inputs(root)) {
      if (input.type === "radio") input.checked = false;
      else input.value = "";
    }
  };
  const say = (text) => {
    const said = Object.assign(document.createElement("p"), { className: "vc-notice__text", textContent: text });
    root.querySelector(".vc-notice").replaceChildren(...(text ? [said] : []));
  };
  let clocks = [];
  let last = Date.now();
  const wait = () => {
    clocks.forEach(clearTimeout);
    clocks = [
      setTimeout(() => inputs(root).some(isFilled) && say(WARNING), WARN_MS),
      setTimeout(end, WIPE_MS),
    ];
  };
  function end() {
    if (!inputs(root).some(isFilled)) return;
    wipe();
    say(WIPED);
  }
  const seen = () => {
    // Clocks stand still while a machine sleeps.
    if (Date.now() - last >= WIPE_MS) end();
    else if (root.querySelector(".vc-notice p")) say("");
    last = Date.now();
    wait();
  };
  for (const sign of SIGNS) addEventListener(sign, seen, { signal });
  addEventListener("pagehide", wipe, { signal });
  signal.addEventListener("abort", () => clocks.forEach(clearTimeout));
  wait();
}

/** What was filled in, and where the reader was; gives a function that does it all again where the check took its place. */
function again(root, pressed) {
  const filled = inputs(root).filter(isFilled).map(({ id, value }) => ({ id, value }));
  const place = pressed && alike(root, pressed).indexOf(pressed);
  const at = root.contains(document.activeElement) ? document.activeElement.id : "";
  return async () => {
    // The check draws itself right behind this, with what came meanwhile.
    const drawn = () => new Promise((done) => setTimeout(done));
    await drawn();
    for (const { id, value } of filled) {
      const input = document.getElementById(id);
      if (input?.type === "radio") input.click();
      else if (input) {
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    await drawn();
    if (!pressed) return document.getElementById(at)?.focus({ preventScroll: true });
    // The way on may have other words by what was chosen.
    const button = alike(root, pressed)[place] ?? root.querySelector(".vc-form [type=submit]");
    const fold = button?.closest("details");
    if (fold) fold.open = true;
    button?.focus({ preventScroll: true });
    button?.click();
  };
}
