import type { Shape } from "@xiaoben/contract/guards";
import type { Json } from "./json.ts";

/** How the vendor's API writes what the contract writes in one way only. */
export interface Conventions {
  /** Zone of times that name none, an IANA name. Default `Asia/Shanghai`. */
  zone: string;
  /** How times are sent: `2026-09-01 08:00:00`, the same with milliseconds, milliseconds or seconds since 1970, or ISO 8601. Default `text`. */
  time: "text" | "textMs" | "ms" | "s" | "iso";
  /** How days are sent: `2026-09-01`, or as a time at its beginning. Default `day`. */
  day: "day" | "time";
  /** What is sent for false and for true. Default `["0", "1"]`. Read are also 0 and 1, true and false, N and Y. */
  flag: readonly [Json, Json];
  /** How decimals are sent. Default `number`. */
  decimal: "number" | "text";
}

export const defaults: Conventions = { zone: "Asia/Shanghai", time: "text", day: "day", flag: ["0", "1"], decimal: "number" };

/**
 * A translation of one value, there and back. Neither direction sees `null`, `undefined` or an empty text: those mean "nothing".
 * Throws an `UntranslatableError` for what it cannot translate.
 */
export interface Way {
  /** The vendor's value as the contract writes it. */
  read(value: Json, conventions: Conventions): unknown;
  /** The contract's value as the vendor writes it. */
  write(value: unknown, conventions: Conventions): Json;
  /** Looked at when the adapter is defined: what this way gives, where it is a list of codes. */
  readonly gives?: { readonly table: string; readonly codes: readonly string[]; readonly ext: boolean };
  /** Called when the adapter is defined, for ways that depend on what the contract wants at their place. `faults` takes mistakes. */
  fit?(shape: Shape, where: string, faults: string[]): Way;
}

/** A way of your own. */
export const way = (read: (value: Json) => unknown, write: (value: never) => Json): Way => ({
  read,
  write: write as (value: unknown) => Json,
});
