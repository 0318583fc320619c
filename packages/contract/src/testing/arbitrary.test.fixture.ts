import fc from "fast-check";
import type * as z from "zod/mini";
import { dec as decimal } from "../decimals/decimal.ts";
import { addDays } from "../days/day.ts";
import { newId } from "../ids/id.ts";
import { count, day, dec, id, instant, openLists } from "../schemas/primitives.ts";
import { arithmetic } from "../schemas/verdict.ts";

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays("2026-09-01", n));
const decimals = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => decimal(n));

const named = new Map<unknown, fc.Arbitrary<unknown>>([
  [id, fc.nat().map(() => newId())],
  [day, anyDay],
  [instant, fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString())],
  [dec, decimals],
  [count, fc.nat()],
  [arithmetic, decimals.map((value) => ({ op: "sum", of: [], value }))],
]);

/** Random values that a schema accepts, with properties left out and unknown ones added. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const known = named.get(schema);
  if (known) return known;
  const open = openLists.get(schema);
  if (open) return fc.oneof(fc.constantFrom(...open), fc.stringMatching(/^ext:[a-z]+$/));
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "string":
      return textOf(def.checks ?? []);
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "boolean":
      return fc.boolean();
    case "unknown":
      return fc.jsonValue();
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "literal":
      return fc.constantFrom(...def.values);
    case "array":
      return fc.array(arbitraryOf(def.element), { maxLength: 3 });
    case "tuple":
      return fc.tuple(...def.items.map(arbitraryOf));
    case "record":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), arbitraryOf(def.valueType), { maxKeys: 3 });
    case "nullable":
      return fc.option(arbitraryOf(def.innerType), { freq: 4 });
    case "optional":
      return arbitraryOf(def.innerType);
    case "union":
      return fc.oneof(...def.options.map(arbitraryOf));
    case "object":
      return objectOf(def);
    default:
      throw new Error(`no arbitrary for a schema of type "${def.type}"`);
  }
}

function objectOf(def: z.core.$ZodObjectDef): fc.Arbitrary<unknown> {
  const entries = Object.entries(def.shape).map(([key, schema]): [string, fc.Arbitrary<unknown>, boolean] => {
    const inner = (schema as z.core.$ZodTypes)._zod.def;
    return inner.type === "optional" ? [key, arbitraryOf(inner.innerType), true] : [key, arbitraryOf(schema), false];
  });
  const isLoose = def.catchall?._zod.def.type === "unknown";
  if (isLoose) entries.push(["later", fc.jsonValue(), true]);
  const requiredKeys = entries.filter(([, , may]) => !may).map(([key]) => key);
  return fc.record(Object.fromEntries(entries.map(([key, value]) => [key, value])), { requiredKeys, noNullPrototype: true });
}

function textOf(checks: readonly z.core.$ZodCheck[]): fc.Arbitrary<string> {
  for (const check of checks) {
    const def = check._zod.def as z.core.$ZodCheckRegexDef;
    if (def.check === "string_format" && def.format === "regex") return fc.stringMatching(def.pattern);
  }
  const least = checks.some((check) => check._zod.def.check === "min_length") ? 1 : 0;
  return fc.string({ minLength: least, maxLength: 8 });
}

const junk = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1.5,
  1.23456,
  true,
  "",
  "x",
  "2026-02-30",
  "2026-9-1",
  "2026-13-01",
  "1.23456",
  "1e3",
  "ext:",
  "ext:other",
  [],
  [null],
  {},
  [{}],
  [1],
  { toString: false, valueOf: 1 },
  "2026-09-01T00:00:00Z",
  "0197A1B2-0000-7000-8000-000000000001",
  undefined,
);

/** The same value with one thing at random put out of order. */
export const broken = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), junk, fc.boolean())
    .map(([path, wrong, drop]) => spoil(value, path, wrong, drop));

function spoil(value: unknown, path: number[], wrong: unknown, drop: boolean): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return wrong;
  const keys = Object.keys(value);
  if (keys.length === 0) return wrong;
  const key = keys[step % keys.length]!;
  const copy = structuredClone(value) as Record<string, unknown>;
  if (rest.length === 0 && drop && !Array.isArray(copy)) delete copy[key];
  else copy[key] = rest.length === 0 ? wrong : spoil(copy[key], rest, wrong, drop);
  return copy;
}
