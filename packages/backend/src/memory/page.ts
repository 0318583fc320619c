import { isDay, isId, ProblemError, type Day, type Id } from "@xiaoben/contract";
import { textAtPath } from "../records/body.ts";
import { isVisible } from "../store/holds.ts";
import type { PageQuery, Stored } from "../store/store.ts";
import { keyOf, type Tenant } from "./tenant.ts";

type Place = { day: Day | null; owner: Id | null; id: Id };
/** `until`: of a list of what changed, how long the feed was when its first page was asked for. What was written since is for the next time. */
type From = Place & { until?: number };

/** One page of what is visible, in the order asked for. The cursor names the last row of the page before. */
export function pageOf(tenant: Tenant, query: PageQuery): { rows: Stored[]; next?: string } {
  const after = query.cursor === undefined ? undefined : read(query.cursor, query);
  const until = after?.until ?? tenant.feed.length;
  const compare = orderBy(query.order);
  const rows = [...(tenant.records.get(query.kind)?.values() ?? [])]
    .filter((row) =>
      query.updatedSince === undefined ? !row.deleted : row.updatedAt >= query.updatedSince && placeOf(tenant, row) < until,
    )
    .filter((row) => (query.where ?? []).every((test) => passes(row, test)))
    .filter((row) => (after === undefined || compare(row, after) > 0) && isVisible(query.visible, row, tenant))
    .sort(compare);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return rows.length > page.length && last ? { rows: page, next: write(last, query, until) } : { rows: page };
}

function passes(row: Stored, { property, test, value }: NonNullable<PageQuery["where"]>[number]): boolean {
  if (test === "under") return row.orgPath.includes(`/${value as string}/`);
  const columns: Record<string, unknown> = { id: row.id, day: row.day, state: row.state, owner: row.owner };
  const found =
    Object.hasOwn(columns, property) && columns[property] !== null ? columns[property] : textAtPath(row.body as object, property);
  if (typeof found !== "string") return false;
  if (test === "in") return (value as readonly string[]).includes(found);
  if (test === "from") return found >= (value as string);
  return test === "to" ? found <= (value as string) : found === value;
}

function orderBy(order: string): (a: Place, b: Place) => number {
  const byId = (a: Place, b: Place): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  if (order === "id") return byId;
  const sign = order === "-day" ? -1 : 1;
  const column = columnOf(order);
  return (a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === right) return byId(a, b);
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -sign : sign;
  };
}

const columnOf = (order: string): "day" | "owner" => (order === "person" ? "owner" : "day");

const placeOf = (tenant: Tenant, row: Stored): number => tenant.places.get(keyOf(row)) ?? 0;

const write = (row: Place, { order, updatedSince }: PageQuery, until: number): string =>
  btoa(JSON.stringify([order, order === "id" ? null : row[columnOf(order)], row.id, ...(updatedSince === undefined ? [] : [until])]));

function read(cursor: string, { order, updatedSince }: PageQuery): From {
  try {
    const place: unknown = JSON.parse(atob(cursor));
    const [by, key, id, until] = Array.isArray(place) ? (place as unknown[]) : [];
    const isKey = columnOf(order) === "owner" ? isId : isDay;
    if (by === order && (key === null || isKey(key)) && isId(id)) {
      const from = { day: null, owner: null, [columnOf(order)]: key, id };
      if (updatedSince === undefined && until === undefined) return from;
      if (updatedSince !== undefined && typeof until === "number") return { ...from, until };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof DOMException)) throw error;
  }
  throw new ProblemError("validation", "The cursor is not one that this list gave. Begin again without it.", {
    issues: [{ pointer: "/cursor", code: "not-a-cursor", message: "Use `next` of the page before." }],
  });
}
