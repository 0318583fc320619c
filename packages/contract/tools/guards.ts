import type * as z from "zod/mini";
import type { Shape } from "../src/guards/shape.ts";
import { kindSchemas } from "../src/schemas/kinds.ts";
import { amount } from "../src/schemas/pack/books.ts";
import { activityTemplate, checklist, pairTemplate, phraseBank, planTemplate, quotaSet, rubric } from "../src/schemas/pack/content.ts";
import { packSchema } from "../src/schemas/pack/pack.ts";
import { num, per, rounding, test, where } from "../src/schemas/pack/tests.ts";
import { count, day, dec, id, instant, openLists, packDec, words } from "../src/schemas/primitives.ts";
import { base } from "../src/schemas/record.ts";
import { rollup } from "../src/schemas/rollup.ts";
import { arithmetic, verdict } from "../src/schemas/verdict.ts";
import { capabilities, change, changesPage, problem, session, task } from "../src/schemas/wire.ts";

/** The source of `guards/generated/shapes.ts`: records and the answers of the wire. */
export function guardSource(): string {
  const named = new Map<unknown, Shape>([...primitives, [packSchema, { format: "=xiaoben.pack/1", id: "S", version: "S" }]]);
  const kinds = Object.entries(kindSchemas).map(([kind, schema]): [string, string] => {
    const own = Object.fromEntries(Object.entries(schema.shape as Record<string, z.core.$ZodType>).filter(([key]) => !(key in base)));
    return [kind, `{ ...base, ${written(objectShape(own, named)).slice(1, -1)} }`];
  });
  const others = Object.entries({ session, capabilities, changesPage, change, task, problem, rollup, verdict }).map(
    ([key, schema]): [string, string] => [key, written(shapeOf(schema, named))],
  );
  const tree = arithmetic as unknown as z.core.$ZodUnion;
  const members = tree._zod.def.options.map((option) => shapeOf(option, named));
  return moduleOf(
    "shapes",
    [...kinds, ...others, ["arithmetic", written(members)]],
    [`const base = ${written(objectShape(base, named))};`, ""],
  );
}

/** The source of `guards/generated/definitions.ts`: packs and what stands in them. */
export function definitionSource(): string {
  const parts = { words, num, where, test, per, rounding, amount };
  const definitions = { rubric, planTemplate, pairTemplate, checklist, quotaSet, activityTemplate, phraseBank };
  const all = { ...parts, ...definitions, pack: packSchema };
  const entries = Object.entries(all).map(([key, schema]): [string, string] => {
    const others = Object.entries(all).filter(([, other]) => other !== schema);
    const named = new Map<unknown, Shape>([...primitives, ...others.map(([name, other]): [unknown, Shape] => [other, `@${name}`])]);
    return [key, written(shapeOf(schema, named))];
  });
  return moduleOf("definitionShapes", entries, []);
}

const moduleOf = (name: string, entries: [string, string][], before: string[]): string =>
  [
    "// Written by `npm run generate` from the schemas. Do not edit.",
    'import type { Shape } from "../shape.ts";',
    "",
    ...before,
    `export const ${name} = {`,
    ...entries.map(([key, text]) => `  ${JSON.stringify(key)}: ${text},`),
    "} as const satisfies Record<string, Shape>;",
    "",
  ].join("\n");

const primitives: [unknown, Shape][] = [
  [id, "i"],
  [day, "d"],
  [instant, "t"],
  [dec, "D"],
  [packDec, "D"],
  [count, "n"],
  [arithmetic, "@arithmetic"],
];

/** The shape that a schema asks for. @throws where a schema says something that shapes have no word for. */
function shapeOf(schema: z.core.$ZodType, named: ReadonlyMap<unknown, Shape>): Shape {
  const known = named.get(schema);
  if (known !== undefined) return known;
  const open = openLists.get(schema);
  if (open) return `~${open.join("|")}`;
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "string":
      return textShape(def.checks ?? []);
    case "number":
      return "N";
    case "boolean":
      return "b";
    case "unknown":
      return "x";
    case "enum":
      return `=${Object.values(def.entries).join("|")}`;
    case "literal":
      return typeof def.values[0] === "string" ? `=${def.values.join("|")}` : `#${def.values.map(String).join("|")}`;
    case "array":
      return [shapeOf(def.element, named)];
    case "tuple":
      return { ...Object.fromEntries(def.items.map((item, i) => [i, shapeOf(item, named)])), length: `#${def.items.length}` };
    case "record":
      return { "*": shapeOf(def.valueType, named) };
    case "union":
      return def.options.map((option) => shapeOf(option, named));
    case "lazy":
      return shapeOf(def.getter(), named);
    case "object":
      return objectShape(def.shape, named);
    default:
      throw new Error(`guards have no word for a schema of type "${def.type}": teach tools/guards.ts and src/guards/shape.ts`);
  }
}

function objectShape(shape: Readonly<Record<string, z.core.$ZodType>>, named: ReadonlyMap<unknown, Shape>): { [key: string]: Shape } {
  const entries = Object.entries(shape).map(([key, schema]): [string, Shape] => {
    const def = (schema as z.core.$ZodTypes)._zod.def;
    return def.type === "optional" ? [`${key}?`, shapeOf(def.innerType, named)] : [key, shapeOf(schema, named)];
  });
  return Object.fromEntries(entries);
}

function textShape(checks: readonly z.core.$ZodCheck[]): Shape {
  const patterns = checks.flatMap((check) => {
    const def = check._zod.def as z.core.$ZodCheckRegexDef;
    return def.check === "string_format" && def.format === "regex" ? [def.pattern.source] : [];
  });
  if (patterns.length > 0) return `/${patterns[0]}`;
  return checks.some((check) => check._zod.def.check === "min_length") ? "S" : "s";
}

const written = (shape: Shape): string => JSON.stringify(shape);
