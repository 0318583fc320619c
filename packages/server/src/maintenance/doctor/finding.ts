/** `good`: as it should be. `notice`: worth knowing. `bad`: to be mended. `unknown`: could not be looked at. */
export type Level = "good" | "notice" | "bad" | "unknown";

/** One thing that was looked at. */
export interface Finding {
  check: Check;
  level: Level;
  tenant?: string;
  /** One line, without names of people or ids of records. */
  says: string;
  /** What to do. */
  mend?: string;
}

export const checks = [
  "lock",
  "connection",
  "schema",
  "role",
  "row security",
  "clock",
  "space",
  "limit",
  "tenants",
  "audit",
  "projections",
  "verdicts",
  "uploads",
] as const;
export type Check = (typeof checks)[number];

export const good = (check: Check, says: string, tenant?: string): Finding => ({
  check,
  level: "good",
  ...(tenant !== undefined && { tenant }),
  says,
});

export const worse = (level: Exclude<Level, "good">, check: Check, says: string, mend: string, tenant?: string): Finding => ({
  check,
  level,
  ...(tenant !== undefined && { tenant }),
  says,
  mend,
});

/** A size for people. */
export function sizeText(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${step === 0 ? bytes : (bytes / 1024 ** step).toFixed(1)} ${units[step]}`;
}
