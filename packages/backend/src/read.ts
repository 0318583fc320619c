import { isDay, isInstant, ProblemError, type Issue, type Kind, type Kinds, type Page, type Query, type Ref } from "@xiaoben/contract";
import { mayRead } from "./authorize/check.ts";
import { opensAll, showsAll, shownTo } from "./authorize/fields.ts";
import { groundsOf } from "./authorize/grounds.ts";
import { mayReadThrough } from "./authorize/readers.ts";
import { visibleTo } from "./authorize/visible.ts";
import type { Who } from "./directory/who.ts";
import { rowOf, type Body } from "./records/body.ts";
import { issue } from "./records/issues.ts";
import { find, governingOf, notFound, type Found } from "./records/scene.ts";
import type { PageQuery, Store, Stored } from "./store/store.ts";

/** @throws {ProblemError} `not-found`, also where there is one that the caller may not know of. */
export async function read<K extends Kind>(store: Store, who: Who, ref: Ref<K>): Promise<Kinds[K]> {
  return shownTo(who, await readable(store, who, ref)) as unknown as Kinds[K];
}

/** The whole of a record that somebody may read, for the back end's own use. @throws {ProblemError} `not-found` */
export async function readable(store: Store, who: Who, ref: Ref, operation = `${ref.kind}.get`): Promise<Found> {
  const get = (one: Ref): ReturnType<Store["get"]> => store.get(who.tenant, one);
  const found = await find(get, ref);
  const may = found && (mayRead(who, ref.kind, found.governing, operation) || (await mayReadThrough(who, ref.kind, found, get, operation)));
  if (!found || !may) throw notFound(ref);
  return found;
}

/** A page of what the caller may see. @throws {ProblemError} `unknown-field-value` for a filter or order that the kind does not offer. */
export async function list<K extends Kind>(store: Store, who: Who, query: Query<K> & { updatedSince?: string }): Promise<Page<K>> {
  const { kind, limit = 50, cursor, updatedSince } = query;
  const order = query.order ?? usualOrder(who, kind);
  demandKnown([...whereIssues(kind, query.where ?? {}), ...shapeIssues(kind, order, limit, updatedSince)], "list");
  const where = whereOf(kind, query.where ?? {});
  const page = await store.page(who.tenant, {
    kind,
    visible: visibleTo(who, kind, `${kind}.list`, [...where.map(({ property }) => property), ...orderedBy(order)]),
    where,
    order,
    limit,
    ...(cursor !== undefined && { cursor }),
    ...(updatedSince !== undefined && { updatedSince }),
  });
  return { items: await shownRows(store, who, kind, page.rows), ...(page.next !== undefined && { next: page.next }) };
}

/** Records are judged one by one only where the table shows some of them in part. */
export async function shownRows<K extends Kind>(
  store: Store,
  who: Who,
  kind: K,
  rows: readonly Stored[],
  operation = `${kind}.list`,
): Promise<Kinds[K][]> {
  if (showsAll(who, operation)) return rows.map((row) => row.body as Kinds[K]);
  const get = (one: Ref): ReturnType<Store["get"]> => store.get(who.tenant, one);
  const shown = rows.map(async (stored) => {
    const governing = stored.deleted ? stored : await governingOf(get, kind, stored);
    return shownTo(who, { stored, body: stored.body as Body, governing: governing ?? stored }, operation) as unknown as Kinds[K];
  });
  return Promise.all(shown);
}

const orderedBy = (order: string): string[] => (order === "id" ? [] : [order.replace(/^-/, "")]);

/** The first of the kind that tells nobody of what is not shown to him. */
function usualOrder(who: Who, kind: Kind): string {
  const grounds = groundsOf(who, `${kind}.list`);
  const { orders } = rowOf(kind);
  return orders.find((order) => grounds.every((ground) => opensAll(ground, kind, orderedBy(order)))) ?? orders[0]!;
}

/** The filters of a kind as tests. @throws {ProblemError} `unknown-field-value` for one that it does not offer. */
export function checkedWhere(kind: Kind, where: object): NonNullable<PageQuery["where"]> {
  demandKnown(whereIssues(kind, where as Where), "file");
  return whereOf(kind, where as Where);
}

function demandKnown(issues: readonly Issue[], what: string): void {
  if (issues.length === 0) return;
  throw new ProblemError(
    "unknown-field-value",
    `The ${what} cannot be asked like this: ${issues.map((one) => `${one.pointer} ${one.message}`).join(" ")}`,
    { issues: [...issues] },
  );
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
