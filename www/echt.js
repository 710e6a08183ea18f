// The browser's own classes, also where an old library of the site gave their names to something of its own: an event
// whose target is then "no Element" would be heard by nobody.

const boven = (iets) => Object.getPrototypeOf(iets);
const invoer = boven(document.createElement("input"));
const klasse = ({ constructor }) => constructor;

export const HTMLInputElement = klasse(invoer);
export const HTMLTextAreaElement = klasse(boven(document.createElement("textarea")));
export const HTMLElement = klasse(boven(invoer));
export const Element = klasse(boven(boven(invoer)));
export const Window = klasse(boven(window));
