import { count, day, dec, flag, id, list, loose, maybe, name, oneOf, table, text } from "./primitives.ts";

const fields = [
  "name",
  "staffNumber",
  "on",
  "until",
  "hours",
  "minutes",
  "lessons",
  "days",
  "category",
  "title",
  "role",
  "level",
  "note",
] as const;
const field = oneOf(...fields);
const fieldOrNone = oneOf(...fields, "none");

const problemOfRow = loose({ code: name, field: maybe(field), found: maybe(text), more: maybe(table(text)) });

const values = loose({
  name: maybe(text),
  staffNumber: maybe(text),
  on: maybe(day),
  until: maybe(day),
  hours: maybe(dec),
  minutes: maybe(dec),
  lessons: maybe(dec),
  days: maybe(dec),
  category: maybe(text),
  title: maybe(text),
  role: maybe(text),
  level: maybe(text),
});

const row = { row: count, values, cells: list(text), problems: list(problemOfRow) };

const sheet = {
  file: loose({ format: oneOf("xlsx", "csv"), encoding: maybe(oneOf("utf-8", "gb18030", "utf-16le")), sheet: maybe(text) }),
  headingRow: count,
  columns: list(loose({ letter: name, heading: text, means: maybe(field), sure: maybe(oneOf("heading", "guess", "chosen")) })),
  leftOut: list(loose({ row: count, why: oneOf("title", "heading", "total", "blank"), text })),
  hidden: maybe(list(count)),
  sheets: maybe(list(text)),
};

export const hoursSheet = loose({ ...sheet, rows: list(loose(row)) });

/** What somebody chose for a ledger, beside its file. */
export const hoursChoices = loose({ sheet: maybe(text), columns: maybe(table(fieldOrNone)), people: maybe(table(id)) });

const personNamed = loose({ id, displayName: text, staffNumber: maybe(text) });

/** Answer of `POST /v1/imports/hours`. */
export const importReport = loose({
  file: name,
  committed: flag,
  sheet: loose(sheet),
  rows: list(loose({ ...row, person: maybe(personNamed), record: maybe(id), candidates: maybe(list(personNamed)) })),
  counts: loose({ rows: count, good: count, faulty: count, written: count }),
  progress: maybe(loose({ done: count, of: count, alreadyThere: list(count) })),
});
