import { isId, type Id } from "@xiaoben/contract";
import { UntranslatableError } from "./errors.ts";
import type { Way } from "./way.ts";

/** The vendor's keys of one kind as ids, and back. */
export interface Ids extends Way {
  /** The id of a key: the same on every device, and made of it, so that nothing has to be remembered for the way back. */
  of(key: number | string): Id;
  /** The key of an id; `undefined` where the id was not made from a key of this kind. */
  keyOf(id: Id): number | string | undefined;
}

const letters = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const mostDigits = 25;
const mostLetters = 14;

/**
 * The vendor's keys as ids: `ids("qiming.teacher")`. Takes whole numbers of up to 25 digits and texts of up to 14 letters, digits, `-` and `_`;
 * the number 12 and the text `"12"` are the same key. The id is a UUIDv8 that holds 32 bits of the name and the key itself.
 * `as`: how keys are sent; default a number where it is one that JavaScript holds exactly. `uuid` and `uuid32`: the keys are UUIDs, with or without hyphens.
 */
export function ids(name: string, { as = "number" }: { as?: "number" | "text" | "uuid" | "uuid32" } = {}): Ids {
  const { of, keyOf } = as === "uuid" || as === "uuid32" ? uuids(name, as) : keys(name, as);
  return {
    of,
    keyOf,
    read(value) {
      if (typeof value !== "number" && typeof value !== "string") throw noKey(`${JSON.stringify(value)} is no key`);
      if (typeof value === "number" && !Number.isSafeInteger(value))
        throw noKey(`${value} is no whole number that JavaScript holds exactly: send long keys as text`);
      return of(value);
    },
    write(value) {
      const key = isId(value) ? keyOf(value) : undefined;
      if (key === undefined) throw noKey(`${String(value)} was not made from a key of "${name}"`);
      return key;
    },
  };
}

/** The keys of several kinds of one system: `const id = idsOf("qiming", "person", "lesson")`, then `id.lesson`. */
export const idsOf = <K extends string>(system: string, ...kinds: K[]): { readonly [N in K]: Ids } =>
  Object.fromEntries(kinds.map((kind) => [kind, ids(`${system}.${kind}`)])) as { [N in K]: Ids };

type Keys = Pick<Ids, "of" | "keyOf">;

const uuids = (name: string, as: "uuid" | "uuid32"): Keys => ({
  of(key) {
    const plain = String(key).toLowerCase().replaceAll("-", "");
    if (!/^[0-9a-f]{32}$/.test(plain)) throw noKey(`${JSON.stringify(key)} is no UUID, as keys of "${name}" are`);
    return hyphened(plain);
  },
  keyOf: (id) => (as === "uuid" ? id : id.replaceAll("-", "")),
});

function keys(name: string, as: "number" | "text"): Keys {
  const tag = tagOf(name);
  const of = (key: number | string): Id => {
    const text = String(key);
    if (/^(0|[1-9]\d*)$/.test(text) && text.length <= mostDigits) return packed(tag, 0n, BigInt(text));
    if (text.length > 0 && text.length <= mostLetters && Array.from(text).every((letter) => letters.includes(letter)))
      return packed(tag, BigInt(text.length), numberOf(text));
    throw noKey(
      `${JSON.stringify(key)} cannot become an id of "${name}": a key has up to ${mostDigits} digits, or up to ${mostLetters} of A-Z a-z 0-9 - _. Map a shorter key`,
    );
  };
  return {
    of,
    keyOf(id) {
      const found = unpacked(id, tag);
      const text = found?.form === 0n ? String(found.value) : found && textOf(found.value, Number(found.form));
      if (text === undefined || text.length > mostDigits || of(text) !== id) return undefined;
      return as === "number" && found!.form === 0n && Number.isSafeInteger(Number(text)) ? Number(text) : text;
    },
  };
}

const noKey = (message: string): UntranslatableError => new UntranslatableError("not-a-key", message);

/** 32 bits of a name. */
function tagOf(name: string): bigint {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return BigInt((hash ^ (hash >>> 13)) >>> 0);
}

/** 122 free bits of a UUIDv8: 32 of the name, 4 that say the form (0: a number, else the length of a text), 86 of the key. */
function packed(tag: bigint, form: bigint, value: bigint): Id {
  const bits = (tag << 90n) | (form << 86n) | value;
  const hex = (from: bigint, width: bigint): bigint => (bits >> from) & ((1n << width) - 1n);
  const whole = (hex(74n, 48n) << 80n) | (8n << 76n) | (hex(62n, 12n) << 64n) | (2n << 62n) | hex(0n, 62n);
  return hyphened(whole.toString(16).padStart(32, "0"));
}

function unpacked(id: Id, tag: bigint): { form: bigint; value: bigint } | undefined {
  if (!isId(id) || id[14] !== "8" || !"89ab".includes(id[19]!)) return undefined;
  const whole = BigInt(`0x${id.replaceAll("-", "")}`);
  const bits = ((whole >> 80n) << 74n) | (((whole >> 64n) & 0xfffn) << 62n) | (whole & ((1n << 62n) - 1n));
  if (bits >> 90n !== tag) return undefined;
  return { form: (bits >> 86n) & 0xfn, value: bits & ((1n << 86n) - 1n) };
}

const hyphened = (hex: string): Id => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");

const numberOf = (text: string): bigint => Array.from(text).reduce((sum, letter) => sum * 64n + BigInt(letters.indexOf(letter)), 0n);

function textOf(value: bigint, length: number): string | undefined {
  let [text, rest] = ["", value];
  for (let i = 0; i < length; i++) {
    text = letters[Number(rest % 64n)]! + text;
    rest /= 64n;
  }
  return rest === 0n && length <= mostLetters ? text : undefined;
}
