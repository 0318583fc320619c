import { isDay, isInstant, ProblemError, type Issue, type Kind, type Kinds, type Page, type Query, type Ref } from "@xiaoben/contract";
import { mayRead } from "./authorize/check.ts";
import { mayReadThrough } from "./authorize/readers.ts";
import { visibleTo } from "./authorize/visible.ts";
import type { Who } from "./directory/who.ts";
import { rowOf } from "./records/body.ts";
import { issue } from "./records/issues.ts";
import { find, notFound } from "./records/scene.ts";
import type { PageQuery, Store } from "./store/store.ts";

/** @throws {ProblemError} `not-found`, also where there is one that the caller may not know of. */
export async function read<K extends Kind>(store: Store, who: Who, ref: Ref<K>): Promise<Kinds[K]> {
  const get = (one: Ref): ReturnType<Store["get"]> => store.get(who.tenant, one);
  const found = await find(get, ref);
  if (!found || !(mayRead(who, ref.kind, found.governing) || (await mayReadThrough(who, ref.kind, found, get)))) throw notFound(ref);
  return found.body as unknown as Kinds[K];
}

/** A page of what the caller may see. @throws {ProblemError} `unknown-field-value` for a filter or order that the kind does not offer. */
export async function list<K extends Kind>(store: Store, who: Who, query: Query<K> & { updatedSince?: string }): Promise<Page<K>> {
  const { kind, limit = 50, cursor, updatedSince } = query;
  const order = query.order ?? rowOf(kind).orders[0]!;
  const issues = [...whereIssues(kind, query.where ?? {}), ...shapeIssues(kind, order, limit, updatedSince)];
  if (issues.length > 0)
    throw new ProblemError(
      "unknown-field-value",
      `The list cannot be asked like this: ${issues.map((one) => `${one.pointer} ${one.message}`).join(" ")}`,
      { issues },
    );
  const page = await store.page(who.tenant, {
    kind,
    visible: visibleTo(who, kind),
    where: whereOf(kind, query.where ?? {}),
    order,
    limit,
    ...(cursor !== undefined && { cursor }),
    ...(updatedSince !== undefined && { updatedSince }),
  });
  return { items: page.rows.map((row) => row.body as Kinds[K]), ...(page.next !== undefined && { next: page.next }) };
}

type Where = Readonly<Record<string, string | undefined>>;

function whereOf(kind: Kind, where: Where): NonNullable<PageQuery["where"]> {
  return Object.entries(where).flatMap(([name, value]) => (value === undefined ? [] : [{ ...rowOf(kind).filters[name]!, value }]));
}

function whereIssues(kind: Kind, where: Where): Issue[] {
  const { filters } = rowOf(kind);
  return Object.entries(where).flatMap(([name, value]): Issue[] => {
    const filter = filters[name];
    if (!filter) return [issue(`/${name}`, "unknown-filter", `Filters of ${kind} are ${Object.keys(filters).join(", ")}.`)];
    return filter.property === "day" && value !== undefined && !isDay(value)
      ? [issue(`/${name}`, "not-a-day", "Write a day as 2026-09-01.")]
      : [];
  });
}

function shapeIssues(kind: Kind, order: string, limit: number, updatedSince: string | undefined): Issue[] {
  const { orders } = rowOf(kind);
  const issues: Issue[] = [];
  if (!orders.includes(order)) issues.push(issue("/order", "unknown-order", `Orders of ${kind} are ${orders.join(", ")}.`));
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) issues.push(issue("/limit", "out-of-range", "Ask for 1 to 500."));
  if (updatedSince !== undefined && !isInstant(updatedSince))
    issues.push(issue("/updatedSince", "not-an-instant", "Write an instant as 2026-09-01T00:00:00.000Z."));
  return issues;
}
