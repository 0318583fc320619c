import type { ZodOpenApiOperationObject, ZodOpenApiParameters } from "zod-openapi";
import * as z from "zod/mini";
import { attachmentTypes } from "../../src/attachments/limits.ts";
import { exportFormats, exportLanguages, exportTypes } from "../../src/exports/export.ts";
import type { Kind } from "../../src/kinds/index.ts";
import { kindTable, type KindRow } from "../../src/kinds/table.ts";
import type { Operation } from "../../src/operations/operation.ts";
import type { ProblemCode } from "../../src/problems/problem.ts";
import { creationSchema, patchSchema } from "../../src/schemas/check.ts";
import { kindSchemas } from "../../src/schemas/kinds.ts";
import { count, id, list, loose, maybe, name } from "../../src/schemas/primitives.ts";
import { change } from "../../src/schemas/wire.ts";
import { workflows, type Transition } from "../../src/workflows/index.ts";
import { answers, binary, fileAnswers, textAnswers, type Answered } from "./answers.ts";
import { cursor, filter, limit, since } from "./parameters.ts";

type Described = Pick<ZodOpenApiOperationObject, "requestParams" | "requestBody"> & Answered;

/** Parameters, body and answers of an operation on records of a kind. */
export function ofKind(operation: Operation, kind: Kind): Described & Record<`x-${string}`, unknown> {
  const record = kindSchemas[kind];
  const written = loose({ record, changes: list(change) });
  const path = loose({ id });
  switch (operation.does) {
    case "list":
      return {
        requestParams: { query: listQuery(kindTable[kind]) },
        ...answers(loose({ items: list(record), next: maybe(name), total: maybe(count) }), "A page", ["validation"]),
      };
    case "get":
      return { requestParams: { path }, ...answers(record, "The record", ["not-found"]) };
    case "create":
      return {
        requestParams: {
          path,
          query: loose({ create: maybe(z.literal("1")) }),
          header: loose({ "If-None-Match": maybe(z.literal("*")), ...actionHeader }),
        },
        requestBody: body(creationSchema(kind)),
        ...answers(written, "Created", [...writeProblems, "duplicate-key"], "201"),
      };
    case "change":
      return {
        requestParams: versioned(path),
        requestBody: { required: true, content: { "application/merge-patch+json": { schema: patchSchema(kind) } } },
        ...answers(written, "Changed", [...writeProblems, "not-found"]),
      };
    case "remove":
      return { requestParams: versioned(path), ...answers(loose({ changes: list(change) }), "Removed", [...writeProblems, "not-found"]) };
    case "part":
      return {
        requestParams: { path: loose({ id, part: count }) },
        requestBody: {
          required: true,
          description: "Parts are numbered from 1. Each but the last has 1 MiB; `size` of the record says where the last ends",
          content: { "application/octet-stream": binary },
        },
        ...answers(written, "Taken", ["validation", "not-found", "transition-not-allowed", "too-large", "unsupported-type"]),
      };
    case "content":
      return {
        requestParams: { path },
        ...fileAnswers(Object.keys(attachmentTypes), "The file, to be saved: `Content-Disposition: attachment` with its name", [
          "not-found",
          "guard-failed",
        ]),
      };
    case "export":
      return {
        requestParams: {
          query: loose({ ...filtersOf(kindTable[kind]), format: maybe(z.enum(exportFormats)), lang: maybe(z.enum(exportLanguages)) }),
        },
        ...textAnswers(
          Object.values(exportTypes).map((type) => type.split(";")[0]!),
          "The file, while it is read: CSV with a byte order mark, or records as JSON, one a line. The last line says how many records it holds; a file without it was cut off",
          ["validation", "unknown-field-value"],
        ),
      };
    default:
      return act(operation, kind, written);
  }
}

const writeProblems: ProblemCode[] = ["validation", "unknown-field-value", "stale-version", "action-reused", "guard-failed"];
const actionHeader = { "X-Action-Id": maybe(id) };
const body = (schema: z.core.$ZodType) => ({ required: true, content: { "application/json": { schema } } }) as const;

const versioned = (path: z.ZodMiniObject): ZodOpenApiParameters => ({
  path,
  query: loose({ expectedVersion: maybe(count) }),
  header: loose({ "If-Match": maybe(name), ...actionHeader }),
});

const filtersOf = (row: KindRow): Record<string, z.ZodMiniType> =>
  Object.fromEntries(Object.entries(row.filters).map(([key, { property }]) => [key, maybe(filter(property))]));

function listQuery(row: KindRow): z.ZodMiniObject {
  return loose({
    ...filtersOf(row),
    order: maybe(z.enum(row.orders as [string, ...string[]])),
    limit,
    cursor,
    updatedSince: since,
  });
}

function act(operation: Operation, kind: Kind, written: z.ZodMiniObject): ReturnType<typeof ofKind> {
  const all: readonly Transition[] = kind in workflows ? workflows[kind as keyof typeof workflows].transitions : [];
  const transitions = all.filter((transition) => `${kind}.${transition.id}` === operation.id);
  const row: KindRow = kindTable[kind];
  const input = transitions[0]?.input ?? row.acts?.[operation.id.slice(kind.length + 1)] ?? [];
  const fields = Object.fromEntries(input.map((pointer) => [pointer.slice(1), name]));
  return {
    requestParams: { path: loose({ id }) },
    requestBody: body(loose({ actionId: id, version: maybe(count), input: input.length > 0 ? loose(fields) : maybe(loose({})) })),
    ...answers(written, "Done", [...writeProblems, "not-found", "transition-not-allowed"]),
    ...(transitions.length > 0 && { "x-xiaoben-transition": transitions.map(({ from, to, by }) => ({ from, to, by })) }),
  };
}
