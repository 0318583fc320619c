import type { Pack } from "@xiaoben/contract";
import { alike, below } from "../parts/tree.ts";

/** Parts of a pack that are compared by their ids. */
const lists = ["cycles", "categories", "approvals", "parameters", "ambiguities", "books", "measures", "rules", "consequences"] as const;
const contents = ["rubrics", "planTemplates", "pairTemplates", "checklists", "quotaSets", "activityTemplates", "phraseBanks"] as const;
const heads = ["title", "level", "source", "extends", "drop", "effective"] as const;

export type PartName = (typeof lists)[number] | (typeof contents)[number] | "clauses" | "pack";

/** A part that one of two packs has otherwise. */
export interface PartChange {
  part: PartName;
  /** Id of the part; for the pack itself the property. */
  id: string;
  change: "added" | "removed" | "changed";
  /** Clause that it rests on, where it names one. */
  clause?: string;
  /** What is other: place below the part, and both values as JSON. Nothing for what was added or removed whole. */
  at: { path: string; before?: string; after?: string }[];
}

/** What two packs have otherwise, part by part; their examples, ids and versions aside. */
export function comparePacks(a: Pack, b: Pack): PartChange[] {
  return [
    ...heads.flatMap((head) => compared("pack", head, withoutClauses(a[head]), withoutClauses(b[head]))),
    ...byId("clauses", a.source.clauses, b.source.clauses),
    ...lists.flatMap((list) => byId(list, a[list], b[list])),
    ...contents.flatMap((list) => byId(list, a.content?.[list], b.content?.[list])),
  ];
}

interface Part {
  id: string;
  clause?: string;
}

function byId(part: PartName, before: readonly Part[] = [], after: readonly Part[] = []): PartChange[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  const find = (list: readonly Part[], id: string): Part | undefined => list.find((item) => item.id === id);
  return [...ids].flatMap((id) => compared(part, id, find(before, id), find(after, id)));
}

function compared(part: PartName, id: string, before: unknown, after: unknown): PartChange[] {
  if (alike(before, after)) return [];
  const clause = ((after ?? before) as Part).clause;
  const change = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [{ part, id, change, ...(typeof clause === "string" && { clause }), at: change === "changed" ? places(before, after, "") : [] }];
}

/** The places where two values differ: as deep as both are objects of one kind; lists are compared by position. */
function places(before: unknown, after: unknown, path: string): PartChange["at"] {
  if (alike(before, after)) return [];
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      places(before[key], after[key], below(path, key)),
    );
  return [{ path, ...told("before", before), ...told("after", after) }];
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const told = (side: "before" | "after", value: unknown): object => (value === undefined ? {} : { [side]: JSON.stringify(value) });

function withoutClauses(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("clauses" in value)) return value;
  const { clauses: _, ...rest } = value;
  return rest;
}
