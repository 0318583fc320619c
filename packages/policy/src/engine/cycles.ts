import type { Measure } from "@xiaoben/contract";
import type { Compiled } from "./compile.ts";
import { PackError } from "./error.ts";

/** How deep measures may rest on one another. */
const deepest = 6;

/** Nothing may rest on itself: measures on measures, bundles on bundles, books on one another through their cliffs. @throws {PackError} */
export function refuseCycles({ pack, measures, rules }: Compiled): void {
  const walk = (id: string, path: string, level: number, below: (id: string) => string[]): void => {
    if (level > deepest)
      throw new PackError("too-deep", path, `This rests on itself, or on more than ${deepest} others in a row; shorten the chain`);
    for (const next of below(id)) walk(next, path, level + 1, below);
  };
  const booksOf = (id: string): string[] => {
    const measure = measures.has(id) ? measures.get(id) : undefined;
    return measure && "sum" in measure ? [measure.sum] : measure && "count" in measure ? [measure.count] : [];
  };
  pack.measures.forEach(({ id }, at) => walk(id, `/measures/${at}`, 1, (name) => (measures.has(name) ? restsOn(measures.get(name)) : [])));
  pack.books.forEach(({ id }, at) =>
    walk(id, `/books/${at}`, 1, (name) =>
      (pack.books.find((book) => book.id === name)?.cliffs ?? []).flatMap(({ measure }) =>
        booksOf(measure).filter((book) => book !== name),
      ),
    ),
  );
  pack.rules.forEach(({ id }, at) =>
    walk(id, `/rules/${at}`, 1, (name) => {
      const rule = rules.has(name) ? rules.get(name) : undefined;
      return rule?.kind === "bundle" ? rule.of : [];
    }),
  );
}

/** Measures that a measure is made of. */
export const restsOn = (measure: Measure): string[] =>
  "linear" in measure
    ? measure.linear.map((part) => part.of)
    : "product" in measure
      ? measure.product
      : "ratio" in measure
        ? measure.ratio
        : [];
