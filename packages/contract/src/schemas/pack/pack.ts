import * as z from "zod/mini";
import { closed, day, list, maybe, name, number, table, text, words } from "../primitives.ts";
import { ambiguity, approval, book, parameter } from "./books.ts";
import { content } from "./content.ts";
import { consequence, measure, rule } from "./rules.ts";
import { level, packId } from "./tests.ts";

const example = closed({
  id: packId,
  asOf: day,
  facts: maybe(table(text)),
  records: list(table(text)),
  circles: maybe(table(list(name))),
  members: maybe(list(table(text))),
  decisions: maybe(table(text)),
  expect: table(text),
});

const category = closed({ id: packId, title: words, parent: maybe(packId), maps: maybe(list(name)) });

/** A practice pack. Its format is closed: a property that is not known is a fault, not an extension. */
export const packSchema = closed({
  format: z.literal("xiaoben.pack/1", { error: "not-this-format" }),
  id: packId,
  version: name,
  title: words,
  level,
  source: closed({ title: words, date: maybe(day), clauses: list(closed({ id: packId, label: words, says: maybe(words) })) }),
  extends: maybe(closed({ id: packId, version: name })),
  drop: maybe(list(packId)),
  effective: closed({ from: day, to: maybe(day) }),
  cycles: maybe(
    list(
      closed({
        id: packId,
        years: number,
        anchor: z.union([closed({ from: day }), closed({ fact: name })], { error: "not-an-anchor" }),
      }),
    ),
  ),
  categories: maybe(list(category)),
  approvals: maybe(list(approval)),
  parameters: list(parameter),
  ambiguities: list(ambiguity),
  books: list(book),
  measures: list(measure),
  rules: list(rule),
  consequences: list(consequence),
  content: maybe(content),
  examples: list(example),
});
