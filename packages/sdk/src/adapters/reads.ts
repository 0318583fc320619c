import type { Kind, Kinds, Page, Query } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import type { Call, Caller } from "./call.ts";
import { UntranslatableError } from "./errors.ts";
import { at, isRow, put, type Row } from "./json.ts";
import type { KindWay } from "./kind.ts";
import { cut, rowsOf, type Cut, type Paging } from "./pages.ts";
import type { Conventions } from "./way.ts";

/** What the readings of an adapter share. */
export interface Reading {
  call: Caller;
  paging: Paging;
  conventions: Conventions;
  /** Path of the content of an answer. */
  data: string;
}

/** A row and the record that it is. */
export interface Found<K extends Kind = Kind> {
  row: Row;
  record: Kinds[K];
}

/** Most pages that are read in one go for want of a row that fits. */
const mostPages = 20;

/** One record by its id; `null` where the vendor has none, or says so. */
export async function findOne<K extends Kind>(
  reading: Reading,
  way: KindWay<K>,
  id: string,
  signal?: AbortSignal,
): Promise<Found<K> | null> {
  const key = way.key(id);
  if (!key) return null;
  const row = await rowOf(reading, way, id, key, signal);
  if (!row || way.isDeleted(row)) return null;
  const record = await way.record(row, `${way.kind}.get`);
  return record.id === id ? { row, record } : null;
}

async function rowOf(reading: Reading, way: KindWay, id: string, key: Row, signal?: AbortSignal): Promise<Row | undefined> {
  const { list, get } = way.options.calls;
  if (isRows(list)) return list.find((row) => way.rowKey(row) === id);
  try {
    if (get) {
      const data = at(await reading.call(get as Call, key, { safe: true, signal }), reading.data);
      return isRow(data) ? data : undefined;
    }
    const first = { [reading.paging.number]: reading.paging.offset ? 0 : reading.paging.first, [reading.paging.size]: 1 };
    const answer = await reading.call(list as Call, { ...key, ...first }, { safe: true, signal });
    return rowsOf(answer, reading.paging)[0];
  } catch (error) {
    if (isTransportError(error) && error.code === "not-found") return undefined;
    throw error;
  }
}

/** A page of records. Filters that the vendor does not know are tested here, over as many of his pages as it takes to find one that fits. */
export async function listOf<K extends Kind>(reading: Reading, way: KindWay<K>, query: Query<K>, signal?: AbortSignal): Promise<Page<K>> {
  const { where = {}, order, limit, cursor } = query as { where?: Row; order?: string; limit?: number; cursor?: string };
  const ordered = order === undefined ? defaultOrder(way) : way.options.lists?.orders?.[order];
  if (!ordered)
    throw new TransportError("not-offered", `Lists of ${way.kind} cannot be had in the order "${order}" here.`, { status: 501 });
  const asked = filtersOf(reading, way, where);
  if (!asked) return { items: [] };
  let found: Cut = { rows: [], total: undefined, next: cursor };
  let items: Kinds[K][] = [];
  let dropped = asked.here.length > 0;
  for (let read = 0; read < mostPages; read++) {
    found = await rowsFrom(reading, way, { ...ordered, ...asked.there }, { limit, cursor: found.next }, signal);
    const kept = found.rows.filter((row) => !way.isDeleted(row));
    dropped ||= kept.length < found.rows.length;
    const records = await Promise.all(kept.map((row, i) => way.record(row, `${way.kind}.list`, `/items/${i}`)));
    items = records.filter((record) => asked.here.every((test) => test(record)));
    if (items.length > 0 || found.next === undefined) break;
  }
  return {
    items,
    ...(found.next !== undefined && { next: found.next }),
    ...(found.total !== undefined && !dropped && { total: found.total }),
  };
}

/** Rows of a kind from a cursor on. */
export async function rowsFrom(
  reading: Reading,
  way: KindWay,
  params: Row,
  from: { limit: number | undefined; cursor: string | undefined },
  signal?: AbortSignal,
): Promise<Cut> {
  const { list } = way.options.calls;
  const ask = isRows(list)
    ? async (place: Row) => {
        const [number, size] = [Number(place[reading.paging.number]), Number(place[reading.paging.size])];
        const begin = reading.paging.offset ? number : (number - reading.paging.first) * size;
        const answer = {};
        put(answer, reading.paging.rows, list.slice(begin, begin + size));
        put(answer, reading.paging.total, list.length);
        return answer;
      }
    : (place: Row) => reading.call(list as Call, { ...params, ...place }, { safe: true, signal });
  return cut(reading.paging, ask, (row) => way.rowKey(row), from);
}

const defaultOrder = (way: KindWay): Row => Object.values(way.options.lists?.orders ?? {})[0] ?? {};

type Test = (record: object) => boolean;

/** Filters as the vendor's parameters, and those that are tested here. `undefined`: nothing can fit. */
function filtersOf({ conventions }: Reading, way: KindWay, where: Row): { there: Row; here: Test[] } | undefined {
  const there: { [name: string]: Row[string] } = {};
  const here: Test[] = [];
  for (const [filter, value] of Object.entries(where)) {
    const rule = way.row.filters[filter];
    if (value === undefined || !rule) continue;
    const properties = rule.property === "day" ? (way.row.day ?? []) : [rule.property];
    const parameter = isRows(way.options.calls.list) ? undefined : way.options.lists?.where?.[filter];
    if (parameter === undefined && rule.test === "under")
      throw new TransportError("not-offered", `Lists of ${way.kind} cannot be narrowed to an organisation and those below it here.`, {
        status: 501,
      });
    if (parameter === undefined) {
      here.push((record) =>
        fits(
          properties.map((property) => at(record, property)).find((one) => one !== undefined),
          rule.test,
          String(value),
        ),
      );
      continue;
    }
    const column = properties.map((property) => way.fields.column(property)).find((one) => one?.write ?? one?.ask);
    try {
      const sent = (column?.write ?? column?.ask)?.(value, conventions);
      // What stands in one of two columns is asked for by their own names.
      if (sent && column!.names.length > 1) Object.assign(there, sent);
      else there[parameter] = sent ? Object.values(sent)[0] : value;
    } catch (error) {
      if (error instanceof UntranslatableError) return undefined;
      throw error;
    }
  }
  return { there, here };
}

function fits(found: unknown, test: "is" | "in" | "from" | "to" | "under", value: string): boolean {
  if (typeof found !== "string" && typeof found !== "boolean") return false;
  const text = String(found);
  if (test === "from") return text >= value;
  if (test === "to") return text <= value;
  return test === "in" ? value.split(",").includes(text) : text === value;
}

export const isRows = (list: Call | readonly Row[] | undefined): list is readonly Row[] =>
  Array.isArray(list) && typeof list[0] !== "string";
