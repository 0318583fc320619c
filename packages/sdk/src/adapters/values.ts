import { dec, isDec, isId, units } from "@xiaoben/contract";
import type { Shape } from "@xiaoben/contract/guards";
import { UntranslatableError } from "./errors.ts";
import { asText, type Json } from "./json.ts";
import { localDay, localTime } from "./times.ts";
import type { Way } from "./way.ts";

/** Decimals that come as floats or as text. What is beyond four places, and no noise of a float, is refused. */
export const decimal: Way = {
  read(value) {
    const rounded = typeof value === "number" ? Math.round(value * 10_000) / 10_000 : undefined;
    const text = rounded === undefined ? asText(value).trim() : Math.abs(rounded - (value as number)) < 1e-9 ? rounded.toFixed(4) : "";
    if (!isDec(text)) throw new UntranslatableError("not-a-decimal", `${JSON.stringify(value)} is no decimal with at most four places`);
    return dec(units(text));
  },
  write: (value, { decimal: how }) => (how === "number" ? Number(value) : String(value)),
};

/** `true` and `false` in the vendor's way. */
export const flag: Way = {
  read(value, { flag: [no, yes] }) {
    if (value === yes || [true, 1, "1", "Y", "true"].includes(value as string)) return true;
    if (value === no || [false, 0, "0", "N", "false"].includes(value as string)) return false;
    throw new UntranslatableError("not-a-flag", `${JSON.stringify(value)} is neither yes nor no`);
  },
  write: (value, { flag: [no, yes] }) => (value === true ? yes : no),
};

const count: Way = {
  read(value) {
    const number = typeof value === "number" ? value : Number(asText(value));
    if (!Number.isFinite(number)) throw new UntranslatableError("not-a-number", `${JSON.stringify(value)} is no number`);
    return number;
  },
  write: (value) => value as number,
};

const text: Way = {
  read(value) {
    if (typeof value === "object") throw new UntranslatableError("not-a-text", `${JSON.stringify(value)?.slice(0, 40)} is no text`);
    return String(value);
  },
  write: (value) => String(value),
};

const id: Way = {
  read(value) {
    if (isId(value)) return value;
    throw new UntranslatableError("not-an-id", `${JSON.stringify(value)} is no id of the contract: translate it with ids(…)`);
  },
  write: (value) => value as string,
};

/** What may only be said, never denied. */
const mark: Way = {
  read: (value, conventions) => flag.read(value, conventions) || undefined,
  write: (value, conventions) => flag.write(value, conventions),
};

const asIs: Way = { read: (value) => value, write: (value) => value as Json };

/** JSON that stands in a column as text. */
export const json: Way = {
  read(value) {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw new UntranslatableError("not-json", `${JSON.stringify(value.slice(0, 40))} is no JSON`);
    }
  },
  write: (value) => JSON.stringify(value),
};

/** A list of values, each translated; with a separator: written as one text, `"12,15"`. */
export const list = (each: Way, separator?: string): Way => ({
  ...(each.gives && { gives: each.gives }),
  read(value, conventions) {
    const values = typeof value === "string" && separator !== undefined ? value.split(separator).filter((part) => part !== "") : value;
    if (!Array.isArray(values)) throw new UntranslatableError("not-a-list", `${JSON.stringify(value)} is no list`);
    return (values as Json[]).map((one) => each.read(one, conventions));
  },
  write(value, conventions) {
    const values = (value as unknown[]).map((one) => each.write(one, conventions));
    return separator === undefined ? values : values.join(separator);
  },
});

const simple: Record<string, Way> = {
  s: text,
  S: text,
  i: id,
  d: localDay(),
  t: localTime(),
  D: decimal,
  n: count,
  N: count,
  b: flag,
  x: asIs,
};

/** How a value is translated where the adapter says nothing: by what the contract wants there. */
export function usual(shape: Shape): Way {
  if (typeof shape === "string") return simple[shape] ?? (shape === "#true" ? mark : shape.startsWith("#") ? count : text);
  return isList(shape) && shape.length === 1 && typeof shape[0] === "string" ? list(usual(shape[0])) : asIs;
}

/** What stands where the vendor has nothing, and the contract cannot be without: an empty text, list or table. */
export function nothing(shape: Shape): unknown {
  if (shape === "s") return "";
  if (typeof shape === "string") return undefined;
  if (isList(shape)) return shape.length === 1 ? [] : undefined;
  return Object.keys(shape).every((name) => name === "*") ? {} : undefined;
}

export const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
