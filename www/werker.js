// The page works without a network once it was there; a new version is offered, and never mixed with this one.

const TEKST = "Er is een nieuwe versie van de voorcheck. Als u vernieuwt, begint u opnieuw en zijn uw antwoorden weg.";

/** Says that there is a new version, above the page, with a button that goes over to it. */
function toon(nieuw) {
  if (document.querySelector(".vc-nieuw")) return;
  const balk = document.createElement("div");
  balk.className = "vc-nieuw";
  // Filled a moment later: a region that comes with its text is not read aloud.
  balk.role = "status";
  document.body.prepend(balk);
  const zin = document.createElement("p");
  zin.textContent = TEKST;
  const knop = document.createElement("button");
  Object.assign(knop, { className: "vc-button vc-button--secondary-action", type: "button", textContent: "Vernieuw" });
  knop.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    nieuw.postMessage("neem over");
  });
  setTimeout(() => balk.append(zin, knop), 100);
}

/** Keeps every file of the page for when there is no network. Browsers refuse that over plain http. */
export async function begin() {
  const werkers = navigator.serviceWorker;
  if (!werkers) return;
  const inschrijving = await werkers.register("./sw.js", { updateViaCache: "none" });
  // On the first visit nothing is old: none is in charge here, or that of a folder above this one.
  const oud = () => werkers.controller && werkers.controller === inschrijving.active;
  const kijk = (werker) => werker?.state === "installed" && oud() && toon(werker);
  kijk(inschrijving.waiting);
  inschrijving.addEventListener("updatefound", () => {
    const komend = inschrijving.installing;
    komend.addEventListener("statechange", () => kijk(komend));
  });
}
