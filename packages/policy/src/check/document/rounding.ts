import {
  exactly,
  factVocabulary,
  fraction,
  over,
  times,
  units,
  type Book,
  type Case,
  type Fraction,
  type Num,
  type Pack,
} from "@xiaoben/contract";
import { isOnRecord } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import { numbersOf } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/**
 * Where a figure need not end within four decimals, it must be said how it is rounded: what a record is worth (a rate, with its factors),
 * a share of a requirement as a cap, and marks or money for a measure that divides. Comparing a quotient with a limit needs no rounding:
 * it is done on fractions.
 *
 * `round` settles it, or a question on record; `house` does not: where the author's own convention is silent too, the engine still cannot say.
 */
export const findRounding = (pack: Pack): Finding[] => [
  ...pack.books.flatMap((book, b) => [
    ...book.value.flatMap((item, c) =>
      item.round || ends(pack, book, item) ? [] : unsaid(pack, item.clause, below("/books", b, "value", c)),
    ),
    ...(book.caps ?? []).flatMap(({ limit, clause }, at) =>
      typeof limit !== "object" || !("share" in limit) || productEnds(pack, [limit.share, limit.of])
        ? []
        : unsaid(pack, clause, below("/books", b, "caps", at, "limit")),
    ),
  ]),
  ...pack.rules.flatMap((rule, r) =>
    rule.kind === "score"
      ? (["deduct", "add"] as const).flatMap((list) =>
          (rule[list] ?? []).flatMap(({ measure, clause }, at) =>
            divides(pack, measure) ? unsaid(pack, clause, below("/rules", r, list, at)) : [],
          ),
        )
      : [],
  ),
  ...pack.consequences.flatMap(({ effect, clause }, c) =>
    "deduct" in effect && divides(pack, effect.deduct.of) ? unsaid(pack, clause, below("/consequences", c, "effect", "deduct")) : [],
  ),
];

const unsaid = (pack: Pack, clause: string, path: string): Finding[] =>
  isOnRecord(pack, clause)
    ? []
    : [
        {
          code: "rounding-undefined",
          path,
          message: "This figure need not end within four decimals; say by round how it is rounded, or put the question on record",
        },
      ];

/** Decimals that facts of a unit are written with: halves, where it is not counted in whole ones. */
const decimalsOf = (book: Book, fact: string): number => {
  const row = factVocabulary[book.source]?.[fact];
  return row?.unit !== undefined && whole.has(row.unit) ? 0 : 1;
};
const whole = new Set(["minute", "lesson", "item", "person", "character", "year"]);

/** Whether what a case gives ends within four decimals, whatever its parameters and facts come to. */
function ends(pack: Pack, book: Book, { amount, times: factors = [] }: Case): boolean {
  const rest = factors.flatMap(({ by }) => (typeof by === "object" && "fact" in by ? [] : [by]));
  // A factor of a record has decimals of its own: with four of them nothing else may divide.
  if (rest.length < factors.length) return false;
  if ("fact" in amount) return rest.length === 0 || productEnds(pack, rest, tenth(decimalsOf(book, amount.fact)));
  if ("fixed" in amount) return productEnds(pack, [amount.fixed, ...rest]);
  if ("marginal" in amount) return amount.marginal.every(({ each }) => productEnds(pack, [each, ...rest]));
  if ("table" in amount)
    return Object.values(amount.table.cells)
      .flatMap((cell) => (typeof cell === "object" ? Object.values(cell) : [cell]))
      .every((cell) => productEnds(pack, [cell, ...rest]));
  if ("threshold" in amount) return amount.threshold.gives === "actual" || productEnds(pack, [amount.threshold.gives, ...rest]);
  if (!("per" in amount)) return true;
  return numbersOf(pack, amount.of)
    .filter((value) => value !== 0)
    .every((value) => productEnds(pack, [amount.gives, ...rest], over(tenth(decimalsOf(book, amount.per)), fraction(value))));
}

/** The last decimal of a number with so many. */
const tenth = (decimals: number): Fraction => ({ n: 1n, d: 10n ** BigInt(decimals) });

/** Whether every product of what these numbers can come to ends within four decimals. A factor of 0 or 1 changes nothing. */
function productEnds(pack: Pack, nums: readonly Num[], start: Fraction = fraction(units("1"))): boolean {
  let products: Fraction[] = [start];
  for (const num of nums) {
    const values = numbersOf(pack, num);
    if (values.length === 0) continue;
    products = values.flatMap((value) => products.map((product) => times(product, fraction(value)))).slice(0, 256);
  }
  return products.every((product) => exactly(product) !== undefined);
}

/** Whether a measure rests on a division. */
function divides(pack: Pack, id: string, seen: ReadonlySet<string> = new Set()): boolean {
  const measure = pack.measures.find((candidate) => candidate.id === id);
  if (!measure || seen.has(id)) return false;
  if ("ratio" in measure) return true;
  if ("members" in measure) return measure.members !== "count";
  const next = new Set([...seen, id]);
  if ("linear" in measure) return measure.linear.some(({ of }) => divides(pack, of, next));
  if ("product" in measure) return measure.product.some((of) => divides(pack, of, next));
  return (
    "gap" in measure && pack.rules.some((rule) => rule.id === measure.gap && rule.kind === "amount" && divides(pack, rule.measure, next))
  );
}
