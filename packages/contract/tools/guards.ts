import type * as z from "zod/mini";
import type { Shape } from "../src/guards/shape.ts";
import { kindSchemas } from "../src/schemas/kinds.ts";
import { packSchema } from "../src/schemas/pack/pack.ts";
import { count, day, dec, id, instant, openLists } from "../src/schemas/primitives.ts";
import { base } from "../src/schemas/record.ts";
import { rollup } from "../src/schemas/rollup.ts";
import { arithmetic, verdict } from "../src/schemas/verdict.ts";
import { capabilities, changesPage, problem, session, task } from "../src/schemas/wire.ts";

/** The source of `guards/generated/shapes.ts`. */
export function guardSource(): string {
  const baseShape = objectShape(base);
  const kinds = Object.entries(kindSchemas).map(([kind, schema]): [string, string] => {
    const own = Object.fromEntries(Object.entries(schema.shape as Record<string, z.core.$ZodType>).filter(([key]) => !(key in base)));
    return [kind, `{ ...base, ${written(objectShape(own)).slice(1, -1)} }`];
  });
  const others = Object.entries({ session, capabilities, changesPage, task, problem, rollup, verdict }).map(
    ([key, schema]): [string, string] => [key, written(shapeOf(schema))],
  );
  const tree = arithmetic as unknown as z.core.$ZodUnion;
  const entries = [...kinds, ...others, ["arithmetic", written(tree._zod.def.options.map(shapeOf))]];
  return [
    "// Written by `npm run generate` from the schemas. Do not edit.",
    'import type { Shape } from "../shape.ts";',
    "",
    `const base = ${written(baseShape)};`,
    "",
    "export const shapes = {",
    ...entries.map(([key, text]) => `  ${JSON.stringify(key)}: ${text},`),
    "} as const satisfies Record<string, Shape>;",
    "",
  ].join("\n");
}

const named = new Map<unknown, Shape>([
  [id, "i"],
  [day, "d"],
  [instant, "t"],
  [dec, "D"],
  [count, "n"],
  [arithmetic, "@arithmetic"],
  [packSchema, { format: "=xiaoben.pack/1", id: "S", version: "S" }],
]);

/** The shape that a schema asks for. @throws where a schema says something that shapes have no word for. */
function shapeOf(schema: z.core.$ZodType): Shape {
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
      return [shapeOf(def.element)];
    case "record":
      return { "*": shapeOf(def.valueType) };
    case "union":
      return def.options.map(shapeOf);
    case "lazy":
      return shapeOf(def.getter());
    case "object":
      return objectShape(def.shape);
    default:
      throw new Error(`guards have no word for a schema of type "${def.type}": teach tools/guards.ts and src/guards/shape.ts`);
  }
}

function objectShape(shape: Readonly<Record<string, z.core.$ZodType>>): { [key: string]: Shape } {
  const entries = Object.entries(shape).map(([key, schema]): [string, Shape] => {
    const def = (schema as z.core.$ZodTypes)._zod.def;
    return def.type === "optional" ? [`${key}?`, shapeOf(def.innerType)] : [key, shapeOf(schema)];
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
