import type { Exit } from "./exits.ts";

/** The command line cannot be understood. The message is in the reader's language. */
export class UsageError extends Error {
  readonly code = "usage";
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** The command could not do its work. The message is in the reader's language. */
export class FailedError extends Error {
  readonly code: string;
  readonly exit: Exit;
  constructor(code: string, message: string, exit: Exit) {
    super(message);
    this.name = "FailedError";
    this.code = code;
    this.exit = exit;
  }
}
