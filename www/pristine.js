// The browser's own classes, also where an old library of the site gave their names to something of its own: an event
// whose target is then "no Element" would be heard by nobody.

const above = (one) => Object.getPrototypeOf(one);
const input = above(document.createElement("input"));
const classOf = ({ constructor }) => constructor;

export const HTMLInputElement = classOf(input);
export const HTMLTextAreaElement = classOf(above(document.createElement("textarea")));
export const HTMLElement = classOf(above(input));
export const Element = classOf(above(above(input)));
export const Window = classOf(above(window));
