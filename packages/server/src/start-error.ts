/** Why a server did not start: what the code says once, for programs. */
export type StartErrorCode =
  | "config"
  | "data-in-use"
  | "data-damaged"
  | "data-version"
  | "data-read-only"
  | "database-unreachable"
  | "database-role"
  | "audit-key"
  | "port-in-use"
  | "port-not-allowed"
  | "not-loopback";

/** A start that was refused. The message is one line for the person who started it: what, where, how to mend it. */
export class StartError extends Error {
  readonly code: StartErrorCode;
  constructor(code: StartErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StartError";
    this.code = code;
  }
}
