import type { Measure, Num, Rule } from "@xiaoben/contract";
import type { Compiled } from "./parts.ts";
import { PackError } from "./error.ts";

/** How deep measures may rest on one another. */
const deepest = 6;

/** Nothing may rest on itself: measures on measures, bundles on bundles, books on one another through their cliffs. @throws {PackError} */
export function refuseCycles({ pack, measures, rules, books }: Compiled): void {
  const booksOf = (id: string): string[] => {
    const measure = measures.get(id);
    return "sum" in measure ? [measure.sum] : "count" in measure ? [measure.count] : restsOn(measure).flatMap(booksOf);
  };
  const gaps = (id: string): string[] => {
    const measure = measures.get(id);
    const rule = "gap" in measure ? rules.get(measure.gap) : undefined;
    return [...restsOn(measure), ...(rule ? askedOf(rule) : [])];
  };
  refuse("/measures", pack.measures, gaps);
  refuse("/books", pack.books, (id) =>
    (books.get(id).cliffs ?? []).flatMap(({ measure }) => booksOf(measure).filter((book) => book !== id)),
  );
  refuse("/rules", pack.rules, (id) => {
    const rule = rules.get(id);
    return rule.kind === "bundle" ? rule.of : [];
  });
}

/** Each part is walked once: a chain that is too long or that bites its own tail is told where it begins. */
function refuse(path: string, parts: readonly { id: string }[], below: (id: string) => readonly string[]): void {
  const depths = new Map<string, number>();
  const walk = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, Infinity);
    const depth = below(id).reduce((deep, next) => Math.max(deep, 1 + walk(next)), 1);
    depths.set(id, depth);
    return depth;
  };
  parts.forEach(({ id }, at) => {
    if (walk(id) > deepest)
      throw new PackError(
        "too-deep",
        `${path}/${at}`,
        `This rests on itself, or on more than ${deepest} others in a row; shorten the chain`,
      );
  });
}

/** Measures that a measure is made of. */
export const restsOn = (measure: Measure): string[] =>
  "linear" in measure
    ? [...measure.linear.flatMap((part) => [part.of, ...named(part.times)]), ...named(measure.plus)]
    : "product" in measure
      ? measure.product
      : "ratio" in measure
        ? measure.ratio
        : [];

/** Measures that an amount rule compares. */
const askedOf = (rule: Rule): string[] =>
  rule.kind === "amount" ? [rule.measure, ...named(rule.atLeast), ...named(rule.below), ...named(rule.atMost)] : [];

const named = (of: Num | undefined): string[] => (typeof of === "object" && "measure" in of ? [of.measure] : []);
