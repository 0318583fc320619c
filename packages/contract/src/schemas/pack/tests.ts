import * as z from "zod/mini";
import { closed, day, flag, list, maybe, name, oneOf, packDec, text } from "../primitives.ts";

/** Name of something inside a pack. */
export const packId = z.string({ error: "not-a-pack-id" }).check(z.regex(/^[a-z0-9][a-z0-9.-]*$/, { error: "not-a-pack-id" }));

/** A number of a rule: written out, or by the name of a parameter or measure. */
export const num = z.union([packDec, closed({ param: packId }), closed({ measure: packId })], { error: "not-a-pack-number" });

export const level = oneOf("province", "county", "centralSchool", "school", "group");

export const per = z.union(
  [oneOf("record", "week", "fortnight", "month", "term", "schoolYear", "calendarYear"), closed({ cycle: packId })],
  { error: "unknown-code" },
);

export const test = closed({
  fact: name,
  is: maybe(z.union([text, flag], { error: "not-a-text" })),
  in: maybe(list(text)),
  notIn: maybe(list(text)),
  under: maybe(packId),
  atLeast: maybe(num),
  atMost: maybe(num),
  from: maybe(day),
  to: maybe(day),
  present: maybe(flag),
});

export const where = closed({ all: maybe(list(test)), any: maybe(list(test)) });

export const rounding = closed({ step: packDec, mode: oneOf("down", "halfUp", "up"), at: oneOf("record", "sum") });
