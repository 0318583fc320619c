import * as z from "zod/mini";
import type { Kind } from "../src/kinds/index.ts";
import { kinds, kindTable, type KindRow } from "../src/kinds/table.ts";
import { creationSchema, patchSchema } from "../src/schemas/check.ts";
import { kindSchemas } from "../src/schemas/kinds.ts";
import { openLists } from "../src/schemas/primitives.ts";
import { receiptFile as receiptFileSchema, reportFile as reportFileSchema } from "../src/schemas/upwards.ts";
import { componentEntries, overrides, typeName } from "./openapi/components.ts";
import { tellMeanings, type Schema } from "./meanings.ts";
import { typeOf } from "./sources.ts";

const override = overrides(openLists);

/** A JSON Schema 2020-12 for each kind: the record, and below `$defs` what creates it and what patches it. */
export const jsonSchemas = (): { path: string; content: string }[] => [
  ...kinds.map((kind) => written(kind, schemaOf(kind))),
  ...fileFormats.map(({ name, title, description, schema }) =>
    written(name, {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `urn:xiaoben:schema:1:${name}`,
      title,
      description,
      ...(z.toJSONSchema(schema, options) as Schema),
    }),
  ),
];

const written = (name: string, schema: Schema): { path: string; content: string } => ({
  path: `schemas/${name}.schema.json`,
  content: `${JSON.stringify(schema, null, 2)}\n`,
});

/** Formats of files that go to another level, and come from there. */
const fileFormats = [
  {
    name: "report-file",
    title: "ReportFile",
    description: "A report of credits as a file: docs/report-format.md.",
    schema: reportFileSchema,
  },
  {
    name: "receipt-file",
    title: "ReceiptFile",
    description: "What the upper level answers to a report: docs/report-format.md.",
    schema: receiptFileSchema,
  },
] as const;

const options = {
  target: "draft-2020-12",
  override: (context) => override(context as Parameters<typeof override>[0]),
  unrepresentable: "any",
  io: "input",
  reused: "inline",
} satisfies Parameters<typeof z.toJSONSchema>[1];

function schemaOf(kind: Kind): Schema {
  const names = z.registry<{ id: string; description: string }>();
  for (const [name, [schema, description]] of componentEntries) names.add(schema, { id: name, description });
  const row: KindRow = kindTable[kind];
  const whole = z.toJSONSchema(
    z.object({
      record: kindSchemas[kind],
      ...(row.writes.create && { creation: creationSchema(kind) }),
      ...(row.writes.change && { patch: patchSchema(kind) }),
    }),
    { ...options, metadata: names },
  ) as Schema;
  const { record, creation, patch } = whole.properties!;
  const { says } = typeOf(kind);
  for (const schema of [record, creation, patch]) if (schema) tellMeanings(schema, kind);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:xiaoben:schema:1:${kind}`,
    title: typeName(kind),
    description: says,
    ...record,
    $defs: {
      ...(creation && { creation: { ...creation, description: "What creates a record: PUT. What the server sets is left out." } }),
      ...(patch && { patch: { ...patch, description: "A merge patch: PATCH. `null` removes what may be absent." } }),
      ...whole.$defs,
    },
  };
}
