// The choice between the checks of a site, where the site around the element made none: links to pages of our own. Nothing is
// asked for before somebody follows one but the words of the choice, and which one that is stays between them and the page
// they go to.

/** Fills `root` with the choice, in the words of the build; headings begin at `level`. */
export function showChoice(root, { question, choices }, url, level) {
  const title = Object.assign(document.createElement(`h${level}`), { className: "utrecht-heading-2", textContent: question });
  const list = Object.assign(document.createElement("ul"), { className: "vc-list" });
  list.append(...choices.map(({ text, address }) => {
    const link = Object.assign(document.createElement("a"), { className: "vc-link", textContent: text, href: url(address) });
    link.referrerPolicy = "no-referrer";
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  root.replaceChildren(title, list);
}
