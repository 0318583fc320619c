import fc from "fast-check";
import type { Pack } from "@xiaoben/contract";
import { bookOf } from "./books.test.fixture.ts";
import { content } from "./content.test.fixture.ts";
import { measureOf, ruleOf } from "./rules.test.fixture.ts";
import { dec, day, word, name, clause, maybe, few, measures, books, rules, num, personWhere } from "./parts.test.fixture.ts";

const parameterOf = (id: string) =>
  fc.record({
    id: fc.constant(id),
    type: fc.constantFrom("amount", "count", "days", "minutes", "share"),
    clause,
    values: few(fc.record({ value: dec, periods: maybe(fc.record({ from: maybe(day), to: maybe(day) })), when: maybe(personWhere) })),
  });

/** Packs of the right form with every member of every union, however little sense they make. Their texts hold no number. */
export const anyPack: fc.Arbitrary<Pack> = fc
  .record({
    format: fc.constant("xiaoben.pack/1"),
    id: fc.constant("any"),
    version: dec,
    title: word,
    level: fc.constantFrom("province", "county", "centralSchool", "school", "group"),
    source: fc.record({
      title: word,
      date: maybe(day),
      clauses: fc.constant([
        { id: "ca", label: "甲款", says: "说明" },
        { id: "cb", label: "乙款" },
      ]),
    }),
    extends: maybe(fc.record({ id: fc.constant("parent"), version: dec })),
    drop: maybe(few(name)),
    effective: fc.record({ from: day, to: maybe(day) }),
    cycles: fc.tuple(
      fc.record({
        id: fc.constant("round"),
        years: fc.integer({ min: 1, max: 9 }),
        anchor: fc.oneof(
          day.map((from) => ({ from })),
          fc.constant({ fact: "ext:hired" }),
        ),
      }),
    ),
    categories: fc.constant([
      { id: "kin", title: "一类", maps: ["salon"] },
      { id: "child", title: "二类", parent: "kin" },
    ]),
    parameters: fc
      .tuple(parameterOf("pa"), parameterOf("pb"), parameterOf("pc"))
      .map((list) => [...list, { id: "choice", type: "choice", choices: ["any", "all"], clause: "ca", values: [] }]),
    ambiguities: few(
      fc.record({
        id: fc.constant("am"),
        clause,
        kind: fc.constantFrom("unclear", "undefined", "conflict", "fault"),
        question: word,
        readings: few(fc.record({ id: name, says: word, sets: fc.oneof(fc.record({ pa: dec, pb: dec }), fc.constant({ choice: "any" })) })),
        asks: maybe(fc.constantFrom("pa", "pb")),
        presumed: maybe(name),
        decide: fc.record({ level: fc.constantFrom("county", "school"), role: fc.constantFrom("principal", "ext:board") }),
      }),
    ),
    books: fc.tuple(...books.map(bookOf)),
    measures: fc.tuple(...measures.map(measureOf)),
    rules: fc.tuple(...rules.map(ruleOf)),
    consequences: few(
      fc.record({
        id: name,
        clause,
        purposes: few(fc.constantFrom("honours", "ext:bonus")),
        effect: fc.oneof(
          fc.constant({ cap: "good" }),
          fc.constant({ bar: true as const }),
          fc.record({ deduct: fc.record({ each: num, of: fc.constantFrom(...measures), unit: fc.constantFrom("yuan", "point") }) }),
          fc.record({ notice: fc.constantFrom("internal", "public") }),
        ),
        when: fc.record({
          combine: fc.oneof(fc.constantFrom("all", "any"), fc.constant({ param: "choice" })),
          of: few(fc.record({ rule: fc.constantFrom(...rules), is: fc.constantFrom("met", "notMet") })),
        }),
        reply: fc.record({ days: num }),
      }),
    ),
    content: maybe(content),
    examples: fc.constant([]),
  })
  .map((pack) => JSON.parse(JSON.stringify(pack)) as Pack);
