import fc from "fast-check";
import { factVocabulary, type Amount, type Book, type Case } from "@xiaoben/contract";
import { dec, word, clause, per, maybe, few, some, measures, num, rounding, factOf, whereOf } from "./parts.test.fixture.ts";

const amountOf = (source: Book["source"]): fc.Arbitrary<Amount> => {
  const fact = factOf(source);
  const by = maybe(few(fact));
  return fc.oneof(
    fc.record({ fixed: num }),
    fc.record({ fact }),
    fc.record({ per: fact, of: num, gives: num }),
    fc.record({
      marginal: some(fc.record({ upTo: maybe(fc.integer({ min: 1, max: 99 })), each: num })),
      within: per,
      by,
    }),
    fc.record({
      threshold: fc.record({
        of: fc.oneof(fc.constant("count"), fact),
        atLeast: num,
        gives: fc.oneof(num, fc.constant<"actual">("actual")),
      }),
      within: per,
      by,
    }),
    fc.record({
      table: fc.record({ rows: fact, columns: fact, cells: fc.dictionary(word, fc.oneof(dec, fc.dictionary(word, dec))) }),
    }),
    fc.record({ range: fc.record({ min: num, max: num }) }),
  ) as fc.Arbitrary<Amount>;
};

export const bookOf = (id: string): fc.Arbitrary<Book> =>
  fc.constantFrom(...(Object.keys(factVocabulary) as Book["source"][])).chain((source) => {
    const fact = factOf(source);
    const where = whereOf(fact);
    const value: fc.Arbitrary<Case> = fc.record({
      when: maybe(where),
      amount: amountOf(source),
      times: maybe(few(fc.record({ when: where, by: fc.oneof(num, fc.record({ fact })) }))),
      max: maybe(num),
      round: maybe(rounding),
      clause,
    }) as fc.Arbitrary<Case>;
    return fc.record({
      id: fc.constant(id),
      title: word,
      unit: fc.constantFrom("hour", "credit", "lesson", "point", "item"),
      source: fc.constant(source),
      where: maybe(where),
      admit: maybe(
        few(
          fc.record({
            id: fc.constant("a"),
            test: fc.oneof(
              fc.constant({ checklist: "list" }),
              fact.map((name) => ({ fact: name, present: true })),
            ),
            otherwise: fc.constantFrom("waiting", "refused"),
            graceDays: maybe(num),
            clause,
          }),
        ),
      ),
      value: few(value, 4),
      once: maybe(few(fc.record({ by: some(fact), keep: fc.constantFrom("best", "first"), clause }))),
      cliffs: maybe(
        few(
          fc.record({
            by: few(fact),
            per: maybe(per),
            measure: fc.constantFrom(...measures),
            atLeast: maybe(num),
            below: maybe(num),
            clause,
          }),
        ),
      ),
      caps: maybe(
        few(
          fc.record({
            id: fc.constant("c"),
            where: maybe(where),
            per,
            by: maybe(few(fact)),
            limit: fc.oneof(num, fc.record({ share: num, of: num })),
            clause,
          }),
        ),
      ),
    }) as fc.Arbitrary<Book>;
  });
