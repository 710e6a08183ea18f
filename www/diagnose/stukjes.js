// What a webmaster pastes to embed the check from this address, with the integrity of the files that stand here now.

/** One piece per way to embed that these files allow: { id, titel, tekst }. */
export function stukjes(map, files) {
  const bron = map.origin;
  const script = (naam) => `<script defer src="${map}${naam}"\n        integrity="${files[naam]}" crossorigin="anonymous"></script>`;
  const gevonden = [];
  if (files["embed.js"]) {
    gevonden.push(
      {
        id: "stukje-element",
        titel: "Als onderdeel van een pagina",
        tekst: `${script("embed.js")}\n\n<voor-check gemeente="huizen">\n  <p><a href="${map}">Open de voorcheck</a>.\n     U kunt altijd een melding doen bij de gemeente.</p>\n</voor-check>`,
      },
      {
        id: "csp-element",
        titel: "CSP bij het onderdeel",
        tekst: `script-src ${bron} 'wasm-unsafe-eval'; connect-src ${bron}`,
      },
    );
  }
  if (files["embed-frame.js"]) {
    gevonden.push(
      {
        id: "stukje-iframe",
        titel: "In een iframe",
        tekst: `<iframe data-voorcheck title="Voorcheck"\n        src="${map}?gemeente=huizen"\n        width="100%" height="900" allow="clipboard-write"></iframe>\n\n${script("embed-frame.js")}`,
      },
      { id: "csp-iframe", titel: "CSP bij het iframe", tekst: `frame-src ${bron}; script-src ${bron}` },
    );
  }
  gevonden.push({ id: "stukje-link", titel: "Als link", tekst: `<a href="${map}?gemeente=huizen">Doe de voorcheck</a>` });
  return gevonden;
}
