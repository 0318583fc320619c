import * as z from "zod/mini";
import type { ActionId } from "../gateway/actions.ts";
import type { Kind, Kinds } from "../kinds/index.ts";
import { kindTable, type KindRow } from "../kinds/table.ts";
import { operationById } from "../operations/operation.ts";
import type { Issue } from "../problems/problem.ts";
import { outlines } from "../workflows/generated/outlines.ts";
import { issue, issuesOf } from "./issues.ts";
import { hoursChoices, importReport } from "./imports.ts";
import { kindSchemas, schemaOf } from "./kinds.ts";
import { packSchema } from "./pack/pack.ts";
import { loose, maybe } from "./primitives.ts";
import { setByServer } from "./record.ts";
import { rollupAsk } from "./rollup.ts";
import { rosterReport } from "./roster.ts";
import { actionBody, evaluateAsk } from "./wire.ts";

/** A record as it was read: its numbers as text where it had JSON numbers, and what is wrong with it. `value` only where nothing is. */
export type Read<T> = { value: T; issues: [] } | { value?: never; issues: Issue[] };

/** Reads a record of a kind: checks it, and writes decimals that came as numbers as text. Unknown properties survive. */
export function readRecord<K extends Kind>(kind: K, value: unknown): Read<Kinds[K]> {
  const result = schemaOf(kind).safeParse(value);
  return result.success ? { value: result.data, issues: [] } : { issues: issuesOf(result.error, value) };
}

/** What is wrong with a record of a kind. */
export const checkRecord = (kind: Kind, value: unknown): Issue[] => readRecord(kind, value).issues;

/**
 * What is wrong with the content that creates a record. What the server sets (id, version, times, state, signatures)
 * may stand in it and is not looked at; unknown properties are kept.
 */
export function checkNew(kind: Kind, body: unknown): Issue[] {
  const issues = check(creationSchema(kind), body);
  return issues.length > 0 ? issues : outOfOrder(body);
}

/**
 * What is wrong with a merge patch: every known property that it names is checked as in a record;
 * `null` removes, and is refused where the record cannot be without.
 */
export function checkPatch(kind: Kind, patch: unknown): Issue[] {
  const issues = check(patchSchema(kind), patch);
  if (typeof patch !== "object" || patch === null) return issues;
  const shape: Record<string, z.core.$ZodType> = kindSchemas[kind].shape;
  const removed = Object.entries(patch).filter(([key, value]) => value === null && shape[key] && !isOptional(shape[key]));
  return [...issues, ...removed.map(([key]) => issue("not-removable", [key])), ...outOfOrder(patch)];
}

/** What is wrong with the body of an action: its form, and what its `input` requires. */
export function checkAction(action: ActionId, body: unknown): Issue[] {
  const issues = check(actionBody, body);
  if (issues.length > 0) return issues;
  const input = (body as { input?: Record<string, unknown> }).input ?? {};
  return inputOf(action)
    .map((pointer) => pointer.slice(1))
    .filter((key) => typeof input[key] !== "string" || input[key].trim() === "")
    .map((key) => issue("required", ["input", key]));
}

/** What is wrong with a question for sums. */
export const checkRollupAsk = (value: unknown): Issue[] => check(rollupAsk, value);

/** What is wrong with a question for verdicts. */
export const checkAsk = (value: unknown): Issue[] => check(evaluateAsk, value);

/** What is wrong with the form of a practice pack. Whether it makes sense is the policy package's question. */
export const checkPack = (value: unknown): Issue[] => check(packSchema, value);

/** What is wrong with what was chosen for a ledger. */
export const checkChoices = (value: unknown): Issue[] => check(hoursChoices, value);

/** What is wrong with the answer of an import. */
export const checkReport = (value: unknown): Issue[] => check(importReport, value);

/** What is wrong with the report of an imported roster. */
export const checkRosterReport = (value: unknown): Issue[] => check(rosterReport, value);

function check(schema: z.ZodMiniType, value: unknown): Issue[] {
  const result = schema.safeParse(value);
  return result.success ? [] : issuesOf(result.error, value);
}

/** The schema of what creates a record of a kind. */
export const creationSchema = remembered((kind) => {
  const shape: Record<string, z.core.$ZodType> = { ...kindSchemas[kind].shape };
  const row: KindRow = kindTable[kind];
  for (const key of [...setByServer, ...(row.stamped ?? [])]) delete shape[key];
  return loose(shape);
});

/** The schema of a merge patch of a kind. */
export const patchSchema = remembered((kind) => {
  const shape: Record<string, z.core.$ZodType> = kindSchemas[kind].shape;
  return loose(Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, maybe(z.nullable(inner(schema)))])));
});

function remembered(make: (kind: Kind) => z.ZodMiniType): (kind: Kind) => z.ZodMiniType {
  const made = new Map<Kind, z.ZodMiniType>();
  return (kind) => {
    const schema = made.get(kind) ?? make(kind);
    made.set(kind, schema);
    return schema;
  };
}

const isOptional = (schema: z.core.$ZodType): schema is z.core.$ZodOptional => schema._zod.def.type === "optional";
const inner = (schema: z.core.$ZodType): z.core.$ZodType => (isOptional(schema) ? schema._zod.def.innerType : schema);

/** Days that belong together: the second never comes before the first. */
const stretches = [
  ["on", "until"],
  ["from", "to"],
] as const;

function outOfOrder(value: unknown): Issue[] {
  const record = value as Record<string, unknown>;
  const wrong = stretches.filter(([from, to]) => isText(record[from]) && isText(record[to]) && record[to] < record[from]);
  return wrong.map(([, to]) => issue("ends-before-it-begins", [to]));
}

const isText = (value: unknown): value is string => typeof value === "string";

function inputOf(action: ActionId): readonly string[] {
  const operation = operationById.get(action);
  if (operation?.does !== "act") return [];
  const outline = outlines[operation.kind!];
  if (!outline) return actsOf(operation.kind!)[action.slice(operation.kind!.length + 1)] ?? [];
  const { transitions } = outline;
  return transitions.find((transition) => `${operation.kind}.${transition.id}` === action)?.input ?? [];
}

const actsOf = (kind: Kind): NonNullable<KindRow["acts"]> => (kindTable[kind] as KindRow).acts ?? {};
