import * as z from "zod/mini";
import { isDay, isInstant } from "../days/day.ts";
import { dec as show, isDec, units, type Dec } from "../decimals/decimal.ts";

/*
 * The words of the schemas. An error carries an issue code of ours as its message; `issues.ts` turns it into
 * a sentence that says how to mend it.
 */

/** What `loose` and `maybe` make: typed without zod's additions, so that outputs equal the hand-written types. */
type Obj<S extends z.core.$ZodLooseShape> = z.ZodMiniObject<S, z.core.$strip>;

/** An object of the wire. Properties that are not known here are kept: a newer partner may send more. */
export const loose = <const S extends z.core.$ZodLooseShape>(shape: S): Obj<S> => z.looseObject(shape) as unknown as Obj<S>;

/** An object of a closed format: an unknown property is a slip of the pen. */
export const closed = <const S extends z.core.$ZodLooseShape>(shape: S): Obj<S> =>
  z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? "unknown-property" : undefined) }) as unknown as Obj<S>;

/** A property that may be absent. `undefined` counts as absent: JSON cannot carry it, a back end in the same process can. */
export const maybe = <T extends z.core.SomeType>(schema: T): z.ZodMiniExactOptional<T> =>
  z.optional(schema) as unknown as z.ZodMiniExactOptional<T>;

export const text = z.string({ error: "not-a-text" });
/** A text that says something: a name or code. */
export const name = z.string({ error: "not-a-text" }).check(z.minLength(1, { error: "empty" }));
export const flag = z.boolean({ error: "not-a-flag" });
/** A whole number from 0. */
export const count = z.int({ error: "not-a-count" }).check(z.nonnegative({ error: "not-a-count" }));
export const number = z.number({ error: "not-a-number" });

export const id = z.string({ error: "not-an-id" }).check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { error: "not-an-id" }));

export const day = z
  .string({ error: "not-a-day" })
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: "not-a-day", abort: true }), z.refine(isDay, { error: "not-a-day" }));

/** A time of day, to the minute. */
export const clock = z.string({ error: "not-a-time" }).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "not-a-time" }));

export const instant = z
  .string({ error: "not-an-instant" })
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, { error: "not-an-instant", abort: true }),
    z.refine(isInstant, { error: "not-an-instant" }),
  );

const decimalText = z.string({ error: "not-a-decimal" }).check(z.regex(/^-?\d{1,9}(\.\d{1,4})?$/, { error: "not-a-decimal" }));
const decimalNumber = z.number({ error: "not-a-decimal" }).check(z.refine((value) => isDec(String(value)), { error: "not-a-decimal" }));

/** A decimal in packs, where it is always text. */
export const packDec = decimalText;

/** A decimal of the wire. A number that prints with at most four decimals is read too, and comes out as text. */
export const dec = z.codec(z.union([decimalText, decimalNumber], { error: "not-a-decimal" }), decimalText, {
  decode: (value): Dec => (typeof value === "number" ? show(units(value)) : value),
  encode: (value) => value,
});

/** One of a closed list. */
export const oneOf = <const T extends readonly string[]>(...codes: T): z.ZodMiniEnum<{ [K in T[number]]: K }> =>
  z.enum(codes, { error: "unknown-code" }) as unknown as z.ZodMiniEnum<{ [K in T[number]]: K }>;

/** The codes of each open list, for what is generated from the schemas. */
export const openLists = new WeakMap<object, readonly string[]>();

/**
 * One of an open list: the codes known here, or one that a host added, `ext:` and its name.
 * Typed as the known codes: readers switch over those and treat anything else as "other".
 */
export function openCode<const T extends readonly string[]>(...codes: T): z.ZodMiniType<T[number], T[number]> {
  const schema = z.custom<T[number]>((value) => typeof value === "string" && (codes.includes(value) || /^ext:./.test(value)), {
    error: "unknown-code",
  });
  openLists.set(schema, codes);
  return schema;
}

/** Words shown to people. */
export const words = z.union([name, closed({ "zh-Hans": name, "zh-Hant": maybe(name), en: maybe(name) })], { error: "not-words" });

export const list = <T extends z.core.SomeType>(item: T): z.ZodMiniArray<T> => z.array(item, { error: "not-a-list" });
/** An object used as a table: any names, one kind of value. */
export const table = <T extends z.core.SomeType>(value: T): z.ZodMiniRecord<z.ZodMiniString<string>, T> =>
  z.record(z.string(), value, { error: "not-an-object" });
