import type { ZodOpenApiOperationObject } from "zod-openapi";
import * as z from "zod/mini";
import { hoursChoices, importReport } from "../../src/schemas/imports.ts";
import { id, list, loose, maybe, name } from "../../src/schemas/primitives.ts";
import { rollup, rollupAsk } from "../../src/schemas/rollup.ts";
import { rosterReport } from "../../src/schemas/roster.ts";
import { verdict } from "../../src/schemas/verdict.ts";
import { capabilities, changesPage, evaluateAsk, session, tasksPage } from "../../src/schemas/wire.ts";
import { answers, binary, textAnswers, type Answered } from "./answers.ts";
import { feedCursor, limit, liveCursor, seconds } from "./parameters.ts";

type Described = Pick<ZodOpenApiOperationObject, "requestParams" | "requestBody"> & Answered;

const described: Record<string, Described> = {
  session: { ...answers(session, "The session") },
  capabilities: { ...answers(capabilities, "What is offered") },
  changes: {
    requestParams: { query: loose({ cursor: feedCursor, limit }) },
    ...answers(changesPage, "A page of the feed", ["validation"]),
  },
  live: {
    requestParams: { query: loose({ cursor: liveCursor, seconds }), header: loose({ "Last-Event-ID": maybe(name) }) },
    ...textAnswers(
      ["text/event-stream"],
      "Events named `changes`: `data` is a page of the feed (ChangesPage), `id` its cursor. A comment line is a sign of life",
      ["validation"],
    ),
  },
  tasks: { ...answers(tasksPage, "What waits for the caller") },
  evaluate: {
    requestBody: { required: true, content: { "application/json": { schema: evaluateAsk } } },
    ...answers(loose({ verdicts: list(verdict) }), "The verdicts", ["validation", "not-found"]),
  },
  rollup: {
    requestBody: { required: true, content: { "application/json": { schema: rollupAsk } } },
    ...answers(loose({ rollups: list(rollup) }), "The sums, a row for each rule and consequence", ["validation", "not-found"]),
  },
  definition: {
    requestParams: { path: loose({ pack: name, version: name, id: name }) },
    ...answers(
      z.looseObject({}),
      "The definition, immutable; `pack` for the whole pack with what it inherits, `source` for the pack as it was written",
      ["not-found"],
    ),
  },
  "hours.import": {
    requestParams: {
      query: loose({ name, dryRun: maybe(z.literal("1")), commit: maybe(name), leave: maybe(z.literal("1")), progress: maybe(name) }),
    },
    requestBody: {
      required: false,
      description:
        "The file as it is: .xlsx, or CSV in UTF-8, UTF-16LE or GB18030. `commit` is the SHA-256 that the dry run answered. A file with many rows is written in portions: while the answer says `committed: false` and has `progress`, the same commit without a body goes on; `progress`, the same SHA-256, only asks how far it is. `leave` writes the rows without problems and leaves the others out. A form brings, beside the file, what somebody chose for it",
      content: {
        "multipart/form-data": {
          schema: loose({ file: z.unknown().register(z.globalRegistry, { override: binary.schema }), choices: hoursChoices }),
        },
        "application/octet-stream": binary,
        "text/csv": binary,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": binary,
      },
    },
    ...answers(importReport, "The report", ["validation", "not-found", "too-large", "unsupported-type", "guard-failed"]),
  },
  "roster.import": {
    requestParams: {
      query: loose({
        name,
        dryRun: maybe(z.literal("1")),
        commit: maybe(name),
        changes: maybe(z.literal("1")),
        confirmLeaving: maybe(name),
        source: maybe(name),
        org: maybe(id),
      }),
    },
    requestBody: {
      required: true,
      description:
        "The file as it is: the CSV files of a OneRoster set in one .zip, or a spreadsheet of people (.xlsx, or CSV in UTF-8, UTF-16LE or GB18030). `commit` is the SHA-256 that the dry run answered, " +
        "`confirmLeaving` the exact number of people who lose their post, `changes` says that nobody is gone who is not in the file, `source` names where the roster comes from, `org` the organisation of a spreadsheet that names none",
      content: {
        "application/octet-stream": binary,
        "application/zip": binary,
        "text/csv": binary,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": binary,
      },
    },
    ...answers(rosterReport, "The report", ["validation", "too-large", "unsupported-type"]),
  },
};

/** Parameters, body and answers of an operation that is not about one kind. @throws for one that is not described here. */
export function asked(operation: string): Described {
  const found = described[operation];
  if (!found) throw new Error(`operation "${operation}" stands in the table but is not described in tools/openapi/asked.ts`);
  return found;
}
