import * as z from "zod/mini";
import { closed, day, list, maybe, name, number, oneOf, packDec, table, text, words } from "../primitives.ts";
import { level, num, packId, per, rounding, test, where } from "./tests.ts";

export const parameter = closed({
  id: packId,
  type: oneOf("amount", "count", "days", "minutes", "share", "choice"),
  clause: packId,
  choices: maybe(list(name)),
  values: list(closed({ value: text, periods: maybe(closed({ from: maybe(day), to: maybe(day) })), when: maybe(where) })),
});

export const ambiguity = closed({
  id: packId,
  clause: packId,
  kind: oneOf("unclear", "undefined", "conflict", "fault"),
  question: words,
  readings: list(closed({ id: packId, says: words, sets: table(text) })),
  asks: maybe(packId),
  presumed: maybe(packId),
  decide: closed({ level, role: name }),
});

export const approval = closed({
  id: packId,
  levels: list(oneOf("group", "school", "centralSchool", "county")),
  categories: maybe(list(packId)),
  clause: packId,
});

const by = maybe(list(name));

export const amount = z.union(
  [
    closed({ fixed: num }),
    closed({ fact: name }),
    closed({ per: name, of: num, gives: num }),
    closed({ marginal: list(closed({ upTo: maybe(number), each: num })), within: per, by }),
    closed({
      threshold: closed({ of: name, atLeast: num, gives: z.union([z.literal("actual"), num], { error: "not-a-pack-number" }) }),
      within: per,
      by,
    }),
    closed({
      table: closed({ rows: name, columns: maybe(name), cells: table(z.union([packDec, table(packDec)], { error: "not-a-decimal" })) }),
    }),
    closed({ range: closed({ min: num, max: num }) }),
  ],
  { error: "not-an-amount" },
);

const valueCase = closed({
  when: maybe(where),
  amount,
  times: maybe(list(closed({ when: where, by: z.union([num, closed({ fact: name })], { error: "not-a-pack-number" }) }))),
  max: maybe(num),
  round: maybe(rounding),
  clause: packId,
});

export const book = closed({
  id: packId,
  title: words,
  unit: oneOf("hour", "credit", "lesson", "point", "item"),
  source: oneOf("hour", "participation", "observation", "lesson", "work", "duty", "result", "event", "meeting", "given"),
  where: maybe(where),
  admit: maybe(
    list(
      closed({
        id: packId,
        test: z.union([test, closed({ checklist: packId })], { error: "not-a-test" }),
        otherwise: oneOf("waiting", "refused"),
        graceDays: maybe(num),
        clause: packId,
      }),
    ),
  ),
  value: list(valueCase),
  once: maybe(list(closed({ by: list(name), keep: oneOf("best", "first"), clause: packId }))),
  cliffs: maybe(list(closed({ by: list(name), per: maybe(per), measure: packId, atLeast: maybe(num), below: maybe(num), clause: packId }))),
  caps: maybe(
    list(
      closed({
        id: packId,
        where: maybe(where),
        per,
        by,
        limit: z.union([num, closed({ share: num, of: num })], { error: "not-a-pack-number" }),
        clause: packId,
      }),
    ),
  ),
});
