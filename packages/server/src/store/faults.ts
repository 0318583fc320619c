import { ProblemError } from "@xiaoben/contract";

/**
 * What a failure of the database, or of the way to it, means for whoever asked: `maintenance`, to be tried again, with the failure as its cause.
 * Everything else is handed back as it is. `committing`: the answer to a commit was awaited, so nobody knows whether it was done.
 */
export function refusalOf(error: unknown, committing = false): unknown {
  const code = codeOf(error);
  if (isLost(error)) {
    return refusal(
      committing
        ? "The database broke off while the change was being kept, so it is not known whether it was. Send it again with the same action id: it is done once."
        : "The database cannot be reached just now. Nothing was changed. Try again.",
      error,
    );
  }
  if (/^(53|58)/.test(code))
    return refusal(
      "The database cannot write just now: its disk is full, or it has too much to do. Nothing was changed. Try again later.",
      error,
    );
  if (code === "57014")
    return refusal("The database took too long and was stopped. Nothing was changed. Try again, or ask for less.", error);
  if (code === "25006") return refusal("The database takes no changes just now. Nothing was changed. Try again.", error);
  return error;
}

/** Whether the connection is of no more use. */
export const isLost = (error: unknown): boolean => {
  const code = codeOf(error);
  return (
    code.startsWith("08") ||
    ended.has(code) ||
    unreachable.has(code) ||
    (code === "" && error instanceof Error && withoutCode.test(error.message))
  );
};

/** SQLSTATE, or the code of the operating system. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? "");

/** The server shuts down or starts, or has ended this session: administrator, crash, idle in a transaction for too long. */
const ended = new Set(["57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04"]);
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
]);
/** What node-postgres says where neither the server nor the system has given a code. */
const withoutCode =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

function refusal(detail: string, cause: unknown): ProblemError {
  const problem = new ProblemError("maintenance", detail);
  problem.cause = cause;
  return problem;
}
