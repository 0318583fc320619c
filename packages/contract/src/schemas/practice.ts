import { day, id, instant, loose, maybe, name, oneOf, text } from "./primitives.ts";
import { packSchema } from "./pack/pack.ts";
import { base } from "./record.ts";

export const packRecord = loose({
  ...base,
  state: oneOf("draft", "published", "withdrawn"),
  pack: packSchema,
  publishedAt: maybe(instant),
  publishedBy: maybe(id),
  reason: maybe(text),
});

export const binding = loose({ ...base, pack: name, packVersion: name, from: day, to: maybe(day) });

export const decision = loose({
  ...base,
  pack: name,
  ambiguity: name,
  reading: maybe(name),
  value: maybe(name),
  from: day,
  basis: text,
  by: id,
  at: instant,
  supersedes: maybe(id),
});
