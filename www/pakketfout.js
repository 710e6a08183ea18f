/** A pack whose rules are not the rules its hash stands for. Known by its name: the scripts of a page each have their own. */
export class PakketFout extends Error {
  static naam = "PakketFout";
  name = PakketFout.naam;
}
