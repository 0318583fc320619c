import { TransportError } from "../errors.ts";
import { at, isRow, type Json, type Row } from "./json.ts";

/** How the vendor's lists name their pages. */
export interface PagesOptions {
  /** Parameter for the number of the page, or, with `offset`, for the number of rows to skip. Default `pageNum`. */
  number?: string;
  /** The parameter counts rows, not pages. */
  offset?: boolean;
  /** Parameter for the size. Default `pageSize`. */
  size?: string;
  /** Path of the rows in the answer. Default `rows`; MyBatis-Plus: `data.records`. */
  rows?: string;
  /** Path of the count of all rows. Default `total`. */
  total?: string;
  /** Number of the first page. Default 1. */
  first?: 0 | 1;
  /** Most rows that the vendor gives at once. Default 100. */
  most?: number;
}

/** How lists are cut. Made with {@link pages}. */
export interface Paging extends Required<PagesOptions> {
  readonly kind: "pages";
}

/** Pages by number and size, as in `pageNum`, `pageSize`, `rows`, `total`. */
export const pages = (options: PagesOptions = {}): Paging => ({
  kind: "pages",
  number: "pageNum",
  offset: false,
  size: "pageSize",
  rows: "rows",
  total: "total",
  first: 1,
  most: 100,
  ...options,
});

/** Rows from one place of a list on. */
export interface Cut {
  rows: Row[];
  total: number | undefined;
  /** Where the next rows are; none: these were the last. */
  next: string | undefined;
}

/** Where a reading stands: page, size, how many rows there were in all, and the last row that was given. */
interface Place {
  page: number;
  size: number;
  total: number;
  last: string;
}

/**
 * Rows from a cursor on. Pages by number shift when rows come or go before them; the count of all rows tells. Where it has changed, the row that
 * was given last is looked for in the pages around, and what follows it is given: no row that stayed is given twice or left out.
 * @throws {TransportError} `validation` for what is no cursor; `internal`, to be tried again from the beginning, where the last row is gone.
 */
export async function cut(
  paging: Paging,
  ask: (params: Row) => Promise<Row>,
  keyOf: (row: Row) => string,
  { limit, cursor }: { limit: number | undefined; cursor: string | undefined },
): Promise<Cut> {
  const size = Math.max(1, Math.min(limit ?? paging.most, paging.most));
  const place = cursor === undefined ? undefined : placeOf(cursor);
  const read = async (page: number, by: number): Promise<{ rows: Row[]; total: number | undefined }> => {
    const answer = await ask({ [paging.number]: paging.offset ? page * by : page + paging.first, [paging.size]: by });
    return { rows: rowsOf(answer, paging), total: totalOf(at(answer, paging.total)) };
  };
  const given = (rows: Row[], total: number | undefined, page: number, by: number, full: boolean): Cut => {
    const more = total === undefined ? full : (page + 1) * by < total;
    const last = rows.at(-1);
    const next = more && last ? cursorOf({ page: page + 1, size: by, total: total ?? -1, last: keyOf(last) }) : undefined;
    return { rows, total, next };
  };
  if (!place) {
    const { rows, total } = await read(0, size);
    return given(rows, total, 0, size, rows.length >= size);
  }
  const here = await read(place.page, place.size);
  if ((here.total ?? -1) === place.total) return given(here.rows, here.total, place.page, place.size, here.rows.length >= place.size);
  for (const page of around(place, here.total ?? place.total)) {
    const found = page === place.page ? here : await read(page, place.size);
    const index = found.rows.findIndex((row) => keyOf(row) === place.last);
    if (index < 0) continue;
    const rest = found.rows.slice(index + 1);
    const full = found.rows.length >= place.size;
    if (rest.length > 0 || !full) return given(rest, found.total, page, place.size, full);
    const after = await read(page + 1, place.size);
    return given(after.rows, after.total, page + 1, place.size, after.rows.length >= place.size);
  }
  throw new TransportError(
    "internal",
    "The list changed while it was read, and the row that was read last is gone. Read it again from the beginning.",
    {
      retryable: true,
    },
  );
}

/** Pages in which the last row may stand now, the likeliest first. */
function around({ page, size, total }: Place, now: number): number[] {
  const shift = Math.ceil(Math.abs(now - total) / size);
  const found = [page - 1, page];
  for (let step = 1; step <= Math.min(shift, 5) + 1; step++)
    found.push(now > total ? page - 1 + step : page - 1 - step, now > total ? page - 1 - step : page - 1 + step);
  return [...new Set(found)].filter((one) => one >= 0);
}

/** The rows of an answer. None at all is an empty list where the vendor says so, by `null` or by a count of 0: else a wrong path would look like one. */
export function rowsOf(answer: Row, paging: Paging): Row[] {
  const rows = at(answer, paging.rows);
  const total = totalOf(at(answer, paging.total));
  if ((rows === null && !total) || (rows === undefined && total === 0)) return [];
  if (!Array.isArray(rows) || !rows.every(isRow))
    throw new TransportError("bad-answer", `The list of the vendor has no rows at "${paging.rows}". Mend pages({ rows }).`, {
      breach: { operation: "list", by: "adapter" },
    });
  return rows as Row[];
}

const totalOf = (value: Json | undefined): number | undefined => {
  const total = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof total === "number" && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
};

const cursorOf = ({ page, size, total, last }: Place): string => `p1.${[page, size, total].join(".")}.${encodeURIComponent(last)}`;

function placeOf(cursor: string): Place {
  const parts = /^p1\.(\d+)\.(\d+)\.(-?\d+)\.([^.]*(?:\..*)?)$/.exec(cursor);
  if (!parts) throw new TransportError("validation", `"${cursor.slice(0, 60)}" is no cursor of this list.`, { status: 422 });
  return { page: Number(parts[1]), size: Number(parts[2]), total: Number(parts[3]), last: decodeURIComponent(parts[4]!) };
}
