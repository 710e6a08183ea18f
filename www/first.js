// The first question as it came with the page, before the rules are in. The reader keeps it until he goes on from it: nothing
// that has the focus is ever replaced. What was filled in is then filled in again in the check that takes its place, and what
// was pressed is pressed there: an answer has one way in.

/** Who does nothing for so long gets the check itself, which warns and then wipes everything. */
const IDLE_MS = 600_000;

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
  let clock;
  const look = () => {
    clearTimeout(clock);
    clock = setTimeout(leave, IDLE_MS);
  };
  for (const sign of ["input", "keydown", "pointerdown"]) root.addEventListener(sign, look, { signal });
  look();
  let shown = false;
  return {
    async left(stand) {
      const button = await pressed;
      gone.abort();
      clearTimeout(clock);
      const fillAgain = again(root, button);
      const mounted = stand();
      await fillAgain();
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

/** What was filled in, and where the reader was; gives a function that does it all again where the check took its place. */
function again(root, pressed) {
  const filled = inputs(root).filter(isFilled).map(({ id, value }) => ({ id, value }));
  const place = pressed && alike(root, pressed).indexOf(pressed);
  const at = root.contains(document.activeElement) ? document.activeElement.id : "";
  return async () => {
    // The check draws itself right behind this.
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
    const button = pressed.type === "submit" ? root.querySelector("[type=submit]") : alike(root, pressed)[place];
    button?.focus({ preventScroll: true });
    button?.click();
  };
}
