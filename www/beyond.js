// What the page does without for its first question: all that comes after it, and the world outside, which is a site
// around it or a day without a network.

import { fillAccount, laterStyle, sheet, theRest } from "./later.js";

export { tellSite } from "./frame-guest.js";
export { keepOffline } from "./offline.js";

/** Gives what gets all the rest of the page; see `whole` of the loader. */
export function rest({ later, laterIntegrity }, rules, url) {
  const addStyle = (css) => document.adoptedStyleSheets.push(sheet(css));
  const addLaterStyle = laterStyle(url(later), laterIntegrity, addStyle);
  const { account, whole } = theRest(rules, url, addStyle, BUILT);
  return (block, tell) => {
    addLaterStyle();
    fillAccount(block, account, addStyle);
    return whole(tell);
  };
}
