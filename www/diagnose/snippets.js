// What a webmaster pastes to embed the check from this address, with the integrity of the files that stand here now.

/** One piece per way to embed that these files allow: { id, title, text }; of the check with this page and this `kader`. */
export function snippets(folder, files, { page, kader, wayOut }) {
  const source = folder.origin;
  const script = (name) => `<script defer src="${folder}${name}"\n        integrity="${files[name]}" crossorigin="anonymous"></script>`;
  const pieces = [];
  if (files["embed.js"]) {
    pieces.push(
      {
        id: "snippet-element",
        title: "Als onderdeel van een pagina",
        text: `${script("embed.js")}\n\n<voor-check kader="${kader}" gemeente="huizen">\n  <p><a href="${page}">Open de voorcheck</a>.\n     ${wayOut}</p>\n</voor-check>`,
      },
      {
        id: "csp-element",
        title: "CSP bij het onderdeel",
        text: `script-src ${source} 'wasm-unsafe-eval'; connect-src ${source}`,
      },
    );
  }
  if (files["embed-frame.js"]) {
    pieces.push(
      {
        id: "snippet-iframe",
        title: "In een iframe",
        text: `<iframe data-voorcheck title="Voorcheck"\n        src="${page}?gemeente=huizen"\n        width="100%" height="900" allow="clipboard-write"></iframe>\n\n${script("embed-frame.js")}`,
      },
      { id: "csp-iframe", title: "CSP bij het iframe", text: `frame-src ${source}; script-src ${source}` },
    );
  }
  pieces.push({ id: "snippet-link", title: "Als link", text: `<a href="${page}?gemeente=huizen">Doe de voorcheck</a>` });
  return pieces;
}
