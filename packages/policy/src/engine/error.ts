/** A pack that cannot be used: what is wrong, where in it, and what to do. */
export class PackError extends Error {
  readonly code: string;
  /** Where in the pack, as a JSON pointer: `/rules/2/prorata`. */
  readonly path: string;
  constructor(code: string, path: string, message: string) {
    super(`${message} (${path || "/"})`);
    this.name = "PackError";
    this.code = code;
    this.path = path;
  }
}
