import type { Kind } from "../kinds/index.ts";
import { kinds, kindTable, type KindRow } from "../kinds/table.ts";
import { outlines } from "../workflows/generated/outlines.ts";

/** One operation of the wire. Routes, permissions, capabilities, client methods and reference pages come from this table. */
export interface Operation {
  /** `hour.list`, `observation.submit`, `evaluate` */
  id: string;
  kind?: Kind;
  does: "list" | "get" | "create" | "change" | "remove" | "act" | "part" | "content" | "export" | "ask";
  method: "GET" | "PUT" | "PATCH" | "DELETE" | "POST";
  /** Below the base URL, with `{id}`. */
  path: string;
  level: 1 | 2 | 3 | 4 | 5;
  summary: string;
}

/** Every operation of the contract. */
export const operations: readonly Operation[] = [
  ...kinds.flatMap(ofKind),
  { id: "session", does: "ask", method: "GET", path: "/v1/session", level: 1, summary: "Who is signed in, and the day it is here" },
  {
    id: "capabilities",
    does: "ask",
    method: "GET",
    path: "/v1/capabilities",
    level: 1,
    summary: "Operations and levels that this back end offers",
  },
  { id: "changes", does: "ask", method: "GET", path: "/v1/changes", level: 1, summary: "The feed: which records changed since a cursor" },
  {
    id: "live",
    does: "ask",
    method: "GET",
    path: "/v1/live",
    level: 1,
    summary: "The feed as it happens: pages of the feed, told on one open answer (server-sent events)",
  },
  { id: "tasks", does: "ask", method: "GET", path: "/v1/tasks", level: 2, summary: "What waits for the caller" },
  {
    id: "evaluate",
    does: "ask",
    method: "POST",
    path: "/v1/evaluate",
    level: 1,
    summary: "Verdicts on a person, a pair, a group, a school or a county",
  },
  {
    id: "rollup",
    does: "ask",
    method: "POST",
    path: "/v1/rollup",
    level: 1,
    summary: "How the people of an organisation or a group stand with each rule: sums of kept verdicts",
  },
  {
    id: "definition",
    does: "ask",
    method: "GET",
    path: "/v1/definitions/{pack}/{version}/{id}",
    level: 1,
    summary:
      "A rubric, template or checklist of a pack version; `pack` for the whole pack with what it inherits, `source` for the pack as it was written",
  },
  {
    id: "hours.import",
    does: "ask",
    method: "POST",
    path: "/v1/imports/hours",
    level: 1,
    summary: "A ledger of study hours: dry run, then commit, all or nothing; many rows in portions, nobody's by halves",
  },
  {
    id: "roster.import",
    does: "ask",
    method: "POST",
    path: "/v1/imports/roster",
    level: 1,
    summary: "Who works where, from a OneRoster set or a spreadsheet: dry run, then commit, all or nothing",
  },
];

/** Operations by id. */
export const operationById: ReadonlyMap<string, Operation> = new Map(operations.map((operation) => [operation.id, operation]));

function ofKind(kind: Kind): Operation[] {
  const row: KindRow = kindTable[kind];
  const [all, one] = [`/v1/${row.path}`, `/v1/${row.path}/{id}`];
  const of = (id: string, does: Operation["does"], method: Operation["method"], path: string, summary: string): Operation => ({
    id: `${kind}.${id}`,
    kind,
    does,
    method,
    path,
    level: row.level,
    summary,
  });
  const outline = outlines[kind];
  const acts = outline ? [...new Set(outline.transitions.map((transition) => transition.id))] : Object.keys(row.acts ?? {});
  return [
    of("list", "list", "GET", all, `The ${row.path} that the caller may see`),
    of("get", "get", "GET", one, `One of the ${row.path}`),
    ...(row.writes.create ? [of("create", "create", "PUT", one, "Create, with an id made by the client")] : []),
    ...(row.writes.change ? [of("change", "change", "PATCH", one, "Change by a merge patch")] : []),
    ...(row.writes.remove ? [of("remove", "remove", "DELETE", one, "Remove a draft; a tombstone stays")] : []),
    ...(row.holdsFile
      ? [
          of("part", "part", "PUT", `${one}/parts/{part}`, "A part of the file, as raw bytes; any order, and again is harmless"),
          of("content", "content", "GET", `${one}/content`, "The file, once it is complete"),
        ]
      : []),
    ...(row.exports
      ? [
          of(
            "export",
            "export",
            "GET",
            `/v1/exports/${row.path}`,
            `The ${row.path} that the caller may see, as one file: CSV, or JSON lines`,
          ),
        ]
      : []),
    ...acts.map((id) => of(id, "act", "POST", `${one}/actions/${id}`, outline ? `Transition "${id}"` : `Action "${id}"`)),
  ];
}
