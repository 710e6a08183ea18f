// The page works without a network once it was there; a new version is offered, and never mixed with this one.

const TEXT = "Er is een nieuwe versie van de voorcheck. Als u vernieuwt, begint u opnieuw en zijn uw antwoorden weg.";

/** Says that there is a new version, above the page, with a button that goes over to it. */
function offer(next) {
  if (document.querySelector(".vc-update")) return;
  const bar = document.createElement("div");
  bar.className = "vc-update";
  // Filled a moment later: a region that comes with its text is not read aloud.
  bar.role = "status";
  document.body.prepend(bar);
  const sentence = document.createElement("p");
  sentence.textContent = TEXT;
  const button = document.createElement("button");
  Object.assign(button, { className: "vc-button vc-button--secondary-action", type: "button", textContent: "Vernieuw" });
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    next.postMessage("take over");
  });
  setTimeout(() => bar.append(sentence, button), 100);
}

/** Keeps every file of the page for when there is no network. Browsers refuse that over plain http. */
export async function keepOffline() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
  // On the first visit nothing is old: none is in charge here, or that of a folder above this one.
  const isOld = () => workers.controller && workers.controller === registration.active;
  const look = (worker) => worker?.state === "installed" && isOld() && offer(worker);
  look(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming.addEventListener("statechange", () => look(coming));
  });
}
