import { id, instant, list, loose, maybe, name, oneOf, text } from "./primitives.ts";
import { base } from "./record.ts";

const basis = loose({ pack: name, version: name, rule: maybe(name), clause: maybe(name), outcome: maybe(name) });

export const publication = loose({
  ...base,
  state: oneOf("draft", "forObjection", "published", "withdrawn"),
  by: id,
  title: text,
  notice: oneOf("commendation", "criticism", "results"),
  period: name,
  items: list(
    loose({
      id: name,
      person: maybe(id),
      group: maybe(id),
      says: text,
      basis: maybe(basis),
      shown: oneOf("name", "initial", "number", "omitted"),
      people: maybe(list(id)),
    }),
  ),
  named: list(id),
  objections: list(
    loose({
      id: name,
      by: id,
      at: instant,
      says: text,
      answer: maybe(text),
      answeredBy: maybe(id),
      answeredAt: maybe(instant),
    }),
  ),
  objection: maybe(text),
  answerTo: maybe(text),
  answer: maybe(text),
  submittedAt: maybe(instant),
  list: maybe(list(loose({ id: name, person: maybe(id), group: maybe(id), name: text, says: text, basis: maybe(basis) }))),
  publishedBy: maybe(id),
  publishedAt: maybe(instant),
  reason: maybe(text),
});
