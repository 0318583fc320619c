import fc from "fast-check";
import type { Measure, Rule } from "@xiaoben/contract";
import {
  day,
  word,
  clause,
  per,
  maybe,
  few,
  some,
  measures,
  books,
  rules,
  num,
  rounding,
  whereOf,
  personWhere,
} from "./parts.test.fixture.ts";

export const measureOf = (id: string): fc.Arbitrary<Measure> => {
  const book = fc.constantFrom(...books);
  const other = fc.constantFrom(...measures);
  const where = maybe(whereOf(fc.constantFrom("category", "level", "ext:stars")));
  return fc
    .oneof(
      fc.record({ sum: book, where }),
      fc.record({ count: book, where, distinct: maybe(fc.constantFrom("activity", "person")) }),
      fc.record({ linear: some(fc.record({ times: num, of: other })), plus: maybe(num) }),
      fc.record({ product: fc.tuple(other, other) }),
      fc.record({ ratio: fc.tuple(other, other) }),
      fc.record({ gap: fc.constantFrom(...rules) }),
      fc.record({ given: fc.constantFrom("ext:licences", "stage") }),
      fc.record({ members: fc.constantFrom("share", "mean", "count"), of: fc.constantFrom(...rules) }),
    )
    .map((measure) => ({ id, ...measure }) as Measure);
};

export const ruleOf = (id: string): fc.Arbitrary<Rule> => {
  const measure = fc.constantFrom(...measures);
  const mark = fc.record({ measure, each: num, max: maybe(num), clause });
  const moment = fc.constantFrom("plan.submitted", "hour.done", "event.announcedOn", "work.aboutOn", "nowhere");
  const count = fc.constantFrom("calendar", "working");
  const kinds = fc.oneof(
    fc.record({
      kind: fc.constant("amount"),
      measure,
      atLeast: maybe(num),
      atMost: maybe(num),
      below: maybe(num),
      inside: maybe(fc.constantFrom(...rules)),
      waivedBy: maybe(
        few(
          fc.record({
            waiver: fc.constantFrom("longCycleDispatch", "leave"),
            effect: fc.oneof(
              fc.constant("drop"),
              num.map((reduceTo) => ({ reduceTo })),
              rounding.map((round) => ({ prorata: { by: "days", round } })),
              fc.constant({ param: "choice" }),
            ),
            minDays: maybe(num),
            clause,
          }),
        ),
      ),
      prorata: maybe(fc.record({ by: fc.constantFrom("months", "days"), round: rounding })),
      carry: maybe(fc.record({ from: fc.constant("previous"), max: num, where: maybe(whereOf(fc.constant("category"))) })),
      makeUp: maybe(fc.constantFrom("original", "own")),
    }),
    fc.record({
      kind: fc.constant("frequency"),
      measure,
      each: per,
      atLeast: num,
      mayMiss: maybe(num),
      skip: maybe(fc.constantFrom("noTeaching", "none")),
    }),
    fc.record({
      kind: fc.constant("coverage"),
      of: fc.record({ members: fc.constantFrom("group", "school", "club") }),
      measure,
      by: fc.constant("observed"),
      atLeast: num,
      share: maybe(num),
    }),
    fc.record({ kind: fc.constant("checklist"), checklist: fc.constantFrom("list", "none"), book: fc.constantFrom(...books) }),
    fc.record({
      kind: fc.constant("deadline"),
      event: moment,
      where: maybe(whereOf(fc.constantFrom("type", "level"))),
      notAfter: fc.oneof(
        day.map((text) => ({ monthDay: text.slice(5) })),
        fc.record({ nth: fc.integer({ min: 1, max: 5 }), weekday: fc.integer({ min: 1, max: 7 }), month: fc.integer({ min: 1, max: 12 }) }),
        fc.record({ before: moment, days: num, count: fc.oneof(count, fc.constant({ param: "choice" })) }),
        fc.record({ after: moment, days: num, count }),
      ),
    }),
    fc.record({ kind: fc.constant("bundle"), need: fc.oneof(fc.constantFrom("all", "any"), num), of: few(fc.constantFrom(...rules)) }),
    fc.record({
      kind: fc.constant("score"),
      full: num,
      floor: num,
      ceiling: maybe(num),
      deduct: maybe(few(mark)),
      add: maybe(few(mark)),
      wipe: maybe(fc.record({ measure, atLeast: num })),
      atLeast: maybe(num),
    }),
    fc.record({ kind: fc.constant("manual"), question: word, by: fc.constantFrom("principal", "ext:board") }),
  );
  return fc
    .tuple(
      fc.record({
        title: word,
        clause,
        for: fc.record({ subject: fc.constantFrom("person", "pair", "group", "school", "county"), where: maybe(personWhere) }),
        per,
        effective: maybe(fc.record({ from: maybe(day), to: maybe(day) })),
      }),
      kinds,
    )
    .map(([common, own]) => ({ id, ...common, ...own }) as Rule);
};
