// What a host hears of the check: the names of its events, from which of the two, and the code of an error.

const NAMES = ["voorcheck-geladen", "voorcheck-uitkomst", "voorcheck-gewist", "voorcheck-fout"];

NAMES.forEach((name) => document.addEventListener(name, ({ target, detail }) => {
  const line = document.createElement("li");
  const from = target.localName === "iframe" ? "het iframe" : "het onderdeel";
  line.textContent = `${name}${detail && detail.code ? `: ${detail.code}` : ""}, van ${from}`;
  const messages = document.getElementById("messages");
  messages.hidden = false;
  messages.append(line);
  document.getElementById("no-messages").hidden = true;
}));
