/** A pack whose rules are not the rules its hash stands for. Known by its name: the scripts of a page each have their own. */
export class PackError extends Error {
  static NAME = "PackError";
  name = PackError.NAME;
}
