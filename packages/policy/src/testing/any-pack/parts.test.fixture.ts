import fc from "fast-check";
import { factVocabulary, type Book, type Num, type Per, type Where } from "@xiaoben/contract";

export const dec = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, part]) => `${whole}${part === 0 ? "" : `.${String(part).padStart(4, "0")}`}`);
export const day = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
export const word = fc.constantFrom("甲", "乙", "丙", "丁", "戊", "己");
export const name = fc.constantFrom("one", "two", "three");
export const clause = fc.constantFrom("ca", "cb", "house", "elsewhere");
export const per = fc.oneof(
  fc.constantFrom<Per>("record", "week", "fortnight", "month", "term", "schoolYear", "calendarYear"),
  fc.constant<Per>({ cycle: "round" }),
);
export const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
export const few = <T>(of: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> => fc.array(of, { maxLength: most });
export const some = <T>(of: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> => fc.array(of, { minLength: 1, maxLength: most });
export const parameters = ["pa", "pb", "pc", "choice"];
export const measures = ["ma", "mb", "mc", "md"];
export const books = ["ba", "bb"];
export const rules = ["ra", "rb", "rc"];
export const num: fc.Arbitrary<Num> = fc.oneof(
  { weight: 3, arbitrary: dec },
  fc.constantFrom(...parameters).map((param) => ({ param })),
  fc.constantFrom(...measures).map((measure) => ({ measure })),
);
export const rounding = fc.record({ step: dec, mode: fc.constantFrom("down", "halfUp", "up"), at: fc.constantFrom("record", "sum") });

export const factOf = (source: Book["source"]) => fc.constantFrom(...Object.keys(factVocabulary[source]), "ext:stars");
export const whereOf = (facts: fc.Arbitrary<string>): fc.Arbitrary<Where> => {
  const test = fc.oneof(
    facts.chain((fact) => fc.record({ fact: fc.constant(fact), is: fc.oneof(word, dec, fc.boolean()) })),
    facts.chain((fact) => fc.record({ fact: fc.constant(fact), in: some(fc.oneof(word, dec)) })),
    facts.chain((fact) => fc.record({ fact: fc.constant(fact), notIn: some(word) })),
    facts.chain((fact) => fc.record({ fact: fc.constant(fact), atLeast: num, atMost: num })),
    facts.chain((fact) => fc.record({ fact: fc.constant(fact), from: day, to: maybe(day) })),
    facts.chain((fact) => fc.record({ fact: fc.constant(fact), present: fc.boolean() })),
    fc.record({ fact: fc.constant("category"), under: fc.constantFrom("kin", "none") }),
  );
  return fc.record({ all: maybe(few(test)), any: maybe(few(test)) }) as fc.Arbitrary<Where>;
};
export const personWhere = whereOf(fc.constantFrom("role", "stage", "onPost", "titleLevel", "ext:licences"));
