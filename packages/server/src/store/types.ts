import pg from "pg";

const oid = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 };

/**
 * How columns are read: a day and a decimal stay text (a `Date` at local midnight and a float would change them),
 * a counter is a number, an instant is UTC with milliseconds.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: "text" | "binary") =>
    own[id] ?? pg.types.getTypeParser(id, format ?? "text")) as typeof pg.types.getTypeParser,
};

const own: Record<number, (text: string) => unknown> = {
  [oid.int8]: Number,
  [oid.date]: String,
  [oid.numeric]: String,
  [oid.timestamptz]: (text) => (pg.types.getTypeParser(oid.timestamptz, "text")(text) as Date).toISOString(),
};
