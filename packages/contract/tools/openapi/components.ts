import type { ZodOpenApiOverride } from "zod-openapi";
import * as z from "zod/mini";
import { kindSchemas } from "../../src/schemas/kinds.ts";
import { importReport } from "../../src/schemas/imports.ts";
import { amount, book } from "../../src/schemas/pack/books.ts";
import { quotaSet, rubric } from "../../src/schemas/pack/content.ts";
import { packSchema } from "../../src/schemas/pack/pack.ts";
import { measure, rule } from "../../src/schemas/pack/rules.ts";
import { num, where } from "../../src/schemas/pack/tests.ts";
import { day, dec, id, instant, words } from "../../src/schemas/primitives.ts";
import { definitionRef, ref, signature } from "../../src/schemas/record.ts";
import { rollup, rollupAsk } from "../../src/schemas/rollup.ts";
import { rosterReport } from "../../src/schemas/roster.ts";
import { arithmetic, verdict } from "../../src/schemas/verdict.ts";
import { capabilities, change, changesPage, evaluateAsk, issue, problem, session, task } from "../../src/schemas/wire.ts";

const components = {
  Arithmetic: [arithmetic, "How a figure came about, as a tree"],
  Capabilities: [capabilities, "What a back end offers"],
  Change: [change, "A record and the version that a write left it at"],
  ChangesPage: [changesPage, "A page of the feed"],
  Day: [day, "A calendar day in the organisation's time zone"],
  Decimal: [dec, "Exact decimal, as text. A reader also accepts a JSON number that prints with at most four decimals"],
  DefinitionRef: [definitionRef, "Points at a definition of a pack version; immutable"],
  EvaluateAsk: [evaluateAsk, "What is to be judged, and as of when"],
  Id: [id, "UUID in lower case, made by the client that creates the record"],
  ImportReport: [importReport, "What was understood of a ledger, row by row, and what was written"],
  Instant: [instant, "A moment in UTC with milliseconds"],
  Issue: [issue, "One thing that is wrong: where, what, and how to mend it"],
  Pack: [packSchema, "A practice pack: the rules of a county or school as data"],
  PackAmount: [amount, "What one record is worth"],
  PackBook: [book, "A set of books: which records count, what each is worth, and the caps"],
  PackMeasure: [measure, "A figure made of a book or of other measures"],
  PackNumber: [num, "A number of a rule: written out, or by the name of a parameter or measure"],
  PackRule: [rule, "A rule: what is compared with what, for whom and per which period"],
  PackWhere: [where, "Conditions on the facts of a record: all of `all`, and one of `any`"],
  Problem: [problem, "A refusal (RFC 9457)"],
  QuotaSet: [quotaSet, "A named set of quotas"],
  Ref: [ref, "Points at a record"],
  Rollup: [rollup, "How people stand with one rule: the sum of their kept verdicts"],
  RollupAsk: [rollupAsk, "Whose kept verdicts are summed up, and of which rules"],
  RosterReport: [rosterReport, "What becomes of a roster, row by row, and what was written"],
  Rubric: [rubric, "A lesson rubric or record form"],
  Session: [session, "Who is signed in, and the day it is for the server"],
  Signature: [signature, "An authenticated act on one version of a record"],
  Task: [task, "Something that waits for the caller"],
  Verdict: [verdict, "The answer of a rule on somebody or something, with its reasons"],
  Words: [words, "Words shown to people; a plain text is zh-Hans"],
} as const satisfies Record<string, readonly [z.core.$ZodType, string]>;

/** The schemas that have names, with what each is. */
export const componentEntries: readonly [name: string, [schema: z.core.$ZodType, description: string]][] = Object.entries(components).map(
  ([name, [schema, description]]) => [name, [schema, description]],
);

/** Gives the schemas the names that they have under `components`. */
export function nameComponents(): void {
  for (const [name, [schema, description]] of componentEntries) z.globalRegistry.add(schema, { id: name, description });
  for (const [kind, schema] of Object.entries(kindSchemas)) z.globalRegistry.add(schema, { id: typeName(kind) });
}

/** `plan-section` → `PlanSection`; the record of a practice pack is told from the pack itself. */
export const typeName = (kind: string): string =>
  kind === "pack" ? "PackRecord" : kind.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/** What JSON Schema has words for and zod does not hand over by itself. */
export const overrides =
  (openLists: { get(schema: object): readonly string[] | undefined }): ZodOpenApiOverride =>
  ({ zodSchema, jsonSchema }) => {
    if (zodSchema === dec) Object.assign(clear(jsonSchema), { type: "string", pattern: "^-?\\d{1,9}(\\.\\d{1,4})?$", examples: ["1.5"] });
    if (zodSchema === day) Object.assign(jsonSchema, { format: "date", examples: ["2026-09-01"] });
    if (zodSchema === instant) Object.assign(jsonSchema, { format: "date-time", examples: ["2026-09-01T00:00:00.000Z"] });
    if (zodSchema === id) Object.assign(jsonSchema, { format: "uuid" });
    const open = openLists.get(zodSchema);
    if (open) Object.assign(clear(jsonSchema), { type: "string", anyOf: [{ enum: [...open] }, { pattern: "^ext:." }] });
  };

function clear(schema: object): object {
  for (const key of Object.keys(schema)) if (!["id", "$ref", "description"].includes(key)) Reflect.deleteProperty(schema, key);
  return schema;
}
