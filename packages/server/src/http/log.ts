/** One line for each request, and for what went wrong inside. No names, no ids of records, no content: the template of the path, not the path. */
export interface LogLine {
  at: string;
  level: "info" | "warning" | "error";
  message: string;
  correlationId?: string;
  method?: string;
  path?: string;
  status?: number;
  ms?: number;
  /** Of an error: its name and code, and where it arose. Its message may hold data and is left out. */
  error?: { name: string; code?: string; at: string[] };
}

/** Where lines about requests and faults go. */
export type Log = (line: LogLine) => void;

/** Writes a line of JSON: requests to standard output, warnings and faults to standard error. */
export const jsonLog: Log = (line) => {
  (line.level === "info" ? process.stdout : process.stderr).write(`${JSON.stringify(line)}\n`);
};

/** Says nothing of requests; warnings and faults go to standard error. */
export const faultLog: Log = (line) => {
  if (line.level !== "info") jsonLog(line);
};

/** Which lines are written: all, faults alone, none. */
export type LogThreshold = "info" | "error" | "silent";
export type LogFormat = "json" | "text";

/** A log of one's choice. `text` is for people who look on; programs read `json`. */
export function logOf(threshold: LogThreshold, format: LogFormat): Log {
  const write: Log = format === "json" ? jsonLog : textLog;
  return (line) => {
    if (threshold === "info" || (threshold === "error" && line.level === "error")) write(line);
  };
}

/** The same as one line for people, requests and faults to the same places. */
const textLog: Log = (line) => {
  (line.level === "error" ? process.stderr : process.stdout).write(`${textOf(line)}\n`);
};

/** `2026-11-20T08:00:00.000Z info request GET /v1/hours/{id} 200 12 ms 0189…` */
export function textOf({ at, level, message, method, path, status, ms, correlationId, error }: LogLine): string {
  const told = [at, level, message, method, path, status, ms === undefined ? undefined : `${ms} ms`, correlationId];
  const fault = error && [error.code === undefined ? error.name : `${error.name} ${error.code}`, ...error.at.slice(0, 3)].join(" ");
  return [...told, fault].filter((part) => part !== undefined).join(" ");
}

/** An error without what its message may quote. */
export function describeError(error: unknown): NonNullable<LogLine["error"]> {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = (error as { code?: unknown }).code;
  const at = (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "));
  return { name: error.name, ...(typeof code === "string" ? { code } : {}), at: at.slice(0, 12) };
}
