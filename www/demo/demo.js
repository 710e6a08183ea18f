// What a host hears of the check: the names of its events, and the code of an error.

const NAMEN = ["voorcheck-geladen", "voorcheck-uitkomst", "voorcheck-gewist", "voorcheck-fout"];

NAMEN.forEach((naam) => document.addEventListener(naam, ({ detail }) => {
  const regel = document.createElement("li");
  regel.textContent = detail && detail.code ? `${naam}: ${detail.code}` : naam;
  const berichten = document.getElementById("berichten");
  berichten.hidden = false;
  berichten.append(regel);
  document.getElementById("geen-bericht").hidden = true;
}));
