// De typen in gebruik: tsc --noEmit --strict keurt dit voorbeeld goed.

import { KaderError, load, type Assessment, type Input, type Tone } from "voorcheck";

const TEKEN: Record<Tone, string> = { goed: "✓", wegen: "⚖", niet: "✗", open: "?" };

/** De stand van elk criterium in woorden, of waarom er geen is. */
export async function standen(pakket: unknown, invoer: Input, vandaag: string): Promise<string[]> {
  const rekenkern = await load();
  try {
    const kader = await rekenkern.loadKader(pakket);
    const stand: Assessment = await rekenkern.assess(kader, invoer, { today: vandaag, voice: "behandelaar" });
    if (stand.routePage) return [stand.routePage.headline];
    return stand.decisions.flatMap((besluit) => besluit.criteria.map((een) => `${TEKEN[een.tone]} ${een.title}: ${een.statusName}`));
  } catch (fout) {
    if (fout instanceof KaderError) return [`${fout.path}: ${fout.message} (${fout.code})`];
    throw fout;
  }
}
