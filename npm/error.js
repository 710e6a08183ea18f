// The one shape of every error.

const MADE_HERE = new WeakSet();

/** A refusal: a stable `code`, a Dutch `message`, and `path`, the place in what was given. */
export class KaderError extends Error {
  constructor({ code, message, path }, options) {
    super(message, options);
    this.name = "KaderError";
    this.code = code;
    this.path = path;
    MADE_HERE.add(this);
  }

  /** Whether this module made it. Unlike `instanceof` this asks nothing of the value, which may be a hostile proxy. */
  static is(value) {
    return MADE_HERE.has(value);
  }

  get error() {
    return { code: this.code, message: this.message, path: this.path };
  }

  /** As the rules say it, and as it goes over a line: `{ error: { code, message, path } }`. */
  toJSON() {
    return { error: this.error };
  }
}
