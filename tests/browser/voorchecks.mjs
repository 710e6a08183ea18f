// Where the checks of the site with all of them stand.

import { createHash } from "node:crypto";

/** The folder of a check by the id of its kader, as docs/inbedden.md lists it: a name that says nothing. */
export function folderOf(kader) {
  return `v${createHash("sha256").update(kader).digest("hex").slice(0, 4)}/`;
}
