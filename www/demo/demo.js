// What a host hears of the check: the names of its events, from which of the two, and the code of an error.

const NAMEN = ["voorcheck-geladen", "voorcheck-uitkomst", "voorcheck-gewist", "voorcheck-fout"];

NAMEN.forEach((naam) => document.addEventListener(naam, ({ target, detail }) => {
  const regel = document.createElement("li");
  const waar = target.localName === "iframe" ? "het iframe" : "het onderdeel";
  regel.textContent = `${naam}${detail && detail.code ? `: ${detail.code}` : ""}, van ${waar}`;
  const berichten = document.getElementById("berichten");
  berichten.hidden = false;
  berichten.append(regel);
  document.getElementById("geen-bericht").hidden = true;
}));
