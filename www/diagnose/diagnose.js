// The page for administrators: runs the tests, shows each with a word, and makes a report of them that nobody sends but
// the reader. A classic script in old syntax after the build, so that old browsers get this far.

import { aboutEase, aboutOutside, aboutPage, aboutPlace, aboutSpeed, aboutWasm } from "./browser.js";
import { aboutAddresses, aboutCompression, aboutErrors, aboutFiles, aboutOthers, aboutSite, getFiles, getList } from "./server.js";
import { snippets } from "./snippets.js";

const WORDS = { good: "✓ In orde", warning: "! Let op", bad: "✕ Niet in orde", fact: "i Ter informatie" };

const find = (id) => document.getElementById(id);

function make(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

/** What is said after the finding: only where there is something to do. */
const adviceOf = ({ verdict, advice }) => (advice && verdict !== "good" ? advice : "");

function show(test) {
  const { id, title, verdict, found, list: lines = [] } = test;
  const block = make("li", "", "dx-test");
  block.dataset.test = id;
  block.dataset.verdict = verdict;
  const head = make("div", "", "dx-head");
  head.append(make("h3", title), make("span", WORDS[verdict], "dx-verdict"));
  block.append(head, make("p", found));
  if (lines.length) {
    const bullets = make("ul");
    bullets.append(...lines.map((one) => make("li", one)));
    block.append(bullets);
  }
  if (adviceOf(test)) {
    const what = make("p");
    what.append(make("strong", "Wat u kunt doen: "), adviceOf(test));
    block.append(what);
  }
  find("tests").append(block);
}

function conclude(tests) {
  const bad = tests.filter(({ verdict }) => verdict === "bad");
  const warned = tests.filter(({ verdict }) => verdict === "warning");
  const named = (some) => some.map(({ title }) => title).join("; ");
  if (bad.length) return ["bad", `De voorcheck werkt hier niet zoals het hoort. Niet in orde: ${named(bad)}.`];
  if (warned.length) return ["warning", `De voorcheck werkt hier. Let op: ${named(warned)}.`];
  return ["good", "De voorcheck werkt hier. Alles is in orde."];
}

function reportOf(tests, conclusion, version) {
  const lines = [
    "Diagnose van de voorcheck",
    `Adres: ${location.href}`,
    `Dag: ${new Date().toLocaleString("nl-NL")}`,
    `Versie op de server: ${version}`,
    `Browser: ${navigator.userAgent}`,
    "",
    conclusion,
  ];
  tests.forEach((test) => {
    lines.push("", `[${WORDS[test.verdict].slice(2)}] ${test.title}`, test.found);
    (test.list || []).forEach((one) => lines.push(`- ${one}`));
    if (adviceOf(test)) lines.push(`Wat te doen: ${adviceOf(test)}`);
  });
  return lines.join("\n");
}

/** Copies what a field holds; where the browser refuses, the text stands selected. */
async function copy(field) {
  const status = find("copied");
  status.textContent = "";
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = "Gekopieerd.";
  } catch (_) {
    status.textContent = "De browser laat kopiëren niet toe. De tekst is geselecteerd: kopieer met Ctrl+C (of Cmd+C).";
  }
}

function showSnippets(site) {
  const { wayOut, folder, kader } = find("snippets").dataset;
  const check = { wayOut, kader, page: new URL(folder, new URL("./", location.href)) };
  snippets(new URL("./", location.href), site.files, check).forEach(({ id, title, text }) => {
    const label = make("label", title);
    label.htmlFor = id;
    const field = make("textarea", text);
    Object.assign(field, { id, readOnly: true, rows: 1, spellcheck: false });
    const button = make("button", "Kopieer");
    button.type = "button";
    button.setAttribute("aria-label", `Kopieer: ${title}`);
    button.dataset.copy = id;
    const buttons = make("p", "", "dx-buttons");
    buttons.append(button);
    find("snippets").append(label, field, buttons);
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  });
}

async function begin() {
  find("conclusion").textContent = "De proeven lopen…";
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-copy]");
    if (button) copy(find(button.dataset.copy));
  });
  const tests = [];
  const take = (done) => [].concat(done).forEach((test) => {
    tests.push(test);
    show(test);
  });
  let site = { version: "onbekend", files: {} };
  try {
    site = await getList();
  } catch (error) {
    take({ id: "files", title: "Bestanden van de voorcheck", verdict: "bad", found: `De lijst met bestanden (bestanden.json) is niet te lezen: ${error}`, advice: "Zet de hele map nog eens op de server, en laat de server .json-bestanden geven." });
  }
  const files = await getFiles(site);
  if (files.length) take(aboutFiles(files));
  take(await aboutSite());
  take(aboutCompression(files));
  take(await aboutErrors(files));
  take(await aboutAddresses(files));
  const widget = files.find(({ name, intact, bytes }) => /\.wasm$/.test(name) && intact && bytes);
  take(await aboutWasm(widget && widget.bytes));
  take(aboutSpeed());
  take(aboutPage());
  take(aboutPlace());
  take(aboutEase(files, site["zonder-net"]));
  take(aboutOutside());
  take(await aboutOthers());
  const [verdict, conclusion] = conclude(tests);
  find("conclusion").dataset.verdict = verdict;
  find("conclusion").textContent = conclusion;
  find("report").value = reportOf(tests, conclusion, site.version);
  showSnippets(site);
}

begin();
