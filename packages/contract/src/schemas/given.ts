import { day, id, loose, maybe, oneOf, table, text } from "./primitives.ts";
import { base } from "./record.ts";

export const given = loose({
  ...base,
  source: oneOf("participation", "work", "duty", "result", "event", "meeting", "given"),
  person: maybe(id),
  group: maybe(id),
  pair: maybe(id),
  on: day,
  until: maybe(day),
  title: maybe(text),
  facts: table(text),
});
