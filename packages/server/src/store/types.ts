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
  [oid.timestamptz]: instantOf,
};

/** The connections are set to UTC: `2026-09-01 04:00:00.12+00` need only be filled up. Whatever looks otherwise goes through a `Date`. */
function instantOf(text: string): string {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/.test(text))
    return (pg.types.getTypeParser(oid.timestamptz, "text")(text) as Date).toISOString();
  const fraction = text.slice(20, -3).slice(0, 3).padEnd(3, "0");
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
