// The page for administrators: runs the tests, shows each with a word, and makes a report of them that nobody sends but
// the reader. A classic script in old syntax after the build, so that old browsers get this far.

import { overBuiten, overGemak, overPagina, overPlek, overSnelheid, overWasm } from "./browser.js";
import { bestanden, lijst, overAdressen, overAnderen, overBestanden, overFouten, overInpakken } from "./server.js";
import { stukjes } from "./stukjes.js";

const WOORDEN = { goed: "✓ In orde", "let-op": "! Let op", fout: "✕ Niet in orde", weetje: "i Ter informatie" };

const vind = (id) => document.getElementById(id);

function element(naam, tekst = "", klasse = "") {
  const knoop = document.createElement(naam);
  knoop.textContent = tekst;
  if (klasse) knoop.className = klasse;
  return knoop;
}

/** What is said after the finding: only where there is something to do. */
const raad = ({ oordeel, doen }) => (doen && oordeel !== "goed" ? doen : "");

function toon(proef) {
  const { id, titel, oordeel, gevonden, lijst: rij = [] } = proef;
  const blok = element("li", "", "dx-proef");
  blok.dataset.proef = id;
  blok.dataset.oordeel = oordeel;
  const kop = element("div", "", "dx-kop");
  kop.append(element("h3", titel), element("span", WOORDEN[oordeel], "dx-oordeel"));
  blok.append(kop, element("p", gevonden));
  if (rij.length) {
    const opsomming = element("ul");
    opsomming.append(...rij.map((een) => element("li", een)));
    blok.append(opsomming);
  }
  if (raad(proef)) {
    const wat = element("p");
    wat.append(element("strong", "Wat u kunt doen: "), raad(proef));
    blok.append(wat);
  }
  vind("proeven").append(blok);
}

function besluit(proeven) {
  const mis = proeven.filter(({ oordeel }) => oordeel === "fout");
  const let_op = proeven.filter(({ oordeel }) => oordeel === "let-op");
  const noem = (een) => een.map(({ titel }) => titel).join("; ");
  if (mis.length) return ["fout", `De voorcheck werkt hier niet zoals het hoort. Niet in orde: ${noem(mis)}.`];
  if (let_op.length) return ["let-op", `De voorcheck werkt hier. Let op: ${noem(let_op)}.`];
  return ["goed", "De voorcheck werkt hier. Alles is in orde."];
}

function verslag(proeven, slot, versie) {
  const regels = [
    "Diagnose van de voorcheck",
    `Adres: ${location.href}`,
    `Dag: ${new Date().toLocaleString("nl-NL")}`,
    `Versie op de server: ${versie}`,
    `Browser: ${navigator.userAgent}`,
    "",
    slot,
  ];
  proeven.forEach((proef) => {
    regels.push("", `[${WOORDEN[proef.oordeel].slice(2)}] ${proef.titel}`, proef.gevonden);
    (proef.lijst || []).forEach((een) => regels.push(`- ${een}`));
    if (raad(proef)) regels.push(`Wat te doen: ${raad(proef)}`);
  });
  return regels.join("\n");
}

/** Copies what a field holds; where the browser refuses, the text stands selected. */
async function kopieer(veld) {
  const zeg = vind("gekopieerd");
  zeg.textContent = "";
  veld.focus();
  veld.select();
  try {
    await navigator.clipboard.writeText(veld.value);
    zeg.textContent = "Gekopieerd.";
  } catch (_) {
    zeg.textContent = "De browser laat kopiëren niet toe. De tekst is geselecteerd: kopieer met Ctrl+C (of Cmd+C).";
  }
}

function toonStukjes(site) {
  stukjes(new URL("./", location.href), site.files).forEach(({ id, titel, tekst }) => {
    const label = element("label", titel);
    label.htmlFor = id;
    const veld = element("textarea", tekst);
    Object.assign(veld, { id, readOnly: true, rows: 1, spellcheck: false });
    const knop = element("button", "Kopieer");
    knop.type = "button";
    knop.setAttribute("aria-label", `Kopieer: ${titel}`);
    knop.dataset.kopieer = id;
    const knoppen = element("p", "", "dx-knoppen");
    knoppen.append(knop);
    vind("stukjes").append(label, veld, knoppen);
    veld.style.blockSize = `${veld.scrollHeight + veld.offsetHeight - veld.clientHeight}px`;
  });
}

async function begin() {
  vind("slot").textContent = "De proeven lopen…";
  document.addEventListener("click", ({ target }) => {
    const knop = target.closest("[data-kopieer]");
    if (knop) kopieer(vind(knop.dataset.kopieer));
  });
  const proeven = [];
  const neem = (gedaan) => [].concat(gedaan).forEach((proef) => {
    proeven.push(proef);
    toon(proef);
  });
  let site = { version: "onbekend", files: {} };
  try {
    site = await lijst();
  } catch (fout) {
    neem({ id: "bestanden", titel: "Bestanden van de voorcheck", oordeel: "fout", gevonden: `De lijst met bestanden (site.json) is niet te lezen: ${fout}`, doen: "Zet de hele map nog eens op de server, en laat de server .json-bestanden geven." });
  }
  const delen = await bestanden(site);
  if (delen.length) neem(overBestanden(delen));
  neem(overInpakken(delen));
  neem(await overFouten(delen));
  neem(await overAdressen(delen));
  const widget = delen.find(({ naam, gelijk, bytes }) => /\.wasm$/.test(naam) && gelijk && bytes);
  neem(await overWasm(widget && widget.bytes));
  neem(overSnelheid());
  neem(overPagina());
  neem(overPlek());
  neem(overGemak(delen));
  neem(overBuiten());
  neem(await overAnderen());
  const [oordeel, slot] = besluit(proeven);
  vind("slot").dataset.oordeel = oordeel;
  vind("slot").textContent = slot;
  vind("verslag").value = verslag(proeven, slot, site.version);
  toonStukjes(site);
}

begin();
