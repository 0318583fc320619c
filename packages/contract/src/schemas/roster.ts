import { count, flag, id, list, loose, maybe, name, oneOf, table, text } from "./primitives.ts";

const finding = loose({ file: text, row: maybe(count), field: maybe(text), code: name, found: maybe(text), more: maybe(table(text)) });

const row = loose({
  file: maybe(text),
  row: maybe(count),
  kind: oneOf("org", "person", "role", "calendar"),
  id,
  name: text,
  result: oneOf("new", "changed", "unchanged", "ending"),
  fields: maybe(list(text)),
  transfer: maybe(loose({ from: id, to: id })),
});

const file = loose({
  name: text,
  rows: count,
  encoding: maybe(oneOf("utf-8", "gb18030", "utf-16le")),
  unread: list(text),
  leftOut: maybe(count),
});

/** Answer of `POST /v1/imports/roster`. */
export const rosterReport = loose({
  file: name,
  committed: flag,
  set: loose({
    format: oneOf("oneroster", "sheet"),
    version: maybe(oneOf("1.1", "1.2")),
    mode: oneOf("full", "changes"),
    files: list(file),
  }),
  rows: list(row),
  faults: list(finding),
  notes: list(finding),
  stop: maybe(loose({ leaving: count, of: count, confirmed: flag })),
  counts: loose({
    new: count,
    changed: count,
    unchanged: count,
    ending: count,
    transfers: count,
    leaving: count,
    faults: count,
    notes: count,
    written: count,
  }),
});
