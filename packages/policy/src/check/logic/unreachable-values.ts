import type { Book, Pack, Where } from "@xiaoben/contract";
import { impossible, implies } from "../parts/tests.ts";
import { alike, below } from "../parts/tree.ts";
import { boundsOf } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/** Cases, caps, steps, values and tests that never come to bear, because an earlier one always does or nothing fits them. */
export const findUnreachableValues = (pack: Pack): Finding[] => [
  ...pack.books.flatMap((book, b) => {
    const path = below("/books", b);
    return [...cases(pack, book, path), ...caps(pack, book, path), ...steps(book, path), ...tables(pack, book, path)];
  }),
  ...pack.parameters.flatMap(({ values }, p) =>
    values.flatMap(({ periods, when }, v) => {
      const path = below("/parameters", p, "values", v);
      const earlier = values.slice(0, v).findIndex((other) => covers(other.periods, periods) && implies(pack, when, other.when));
      if (earlier >= 0)
        return [never(path, `The entry ${earlier + 1} fits whenever this one does, and the first wins; put this one first or drop it`)];
      const outside =
        (periods?.to !== undefined && periods.to < pack.effective.from) ||
        (periods?.from !== undefined && pack.effective.to !== undefined && periods.from > pack.effective.to);
      return outside
        ? [never(below(path, "periods"), "This stretch lies outside the days on which the pack is in force; mend one of the two")]
        : [];
    }),
  ),
];

export const never = (path: string, message: string): Finding => ({ code: "unreachable", path, message });

interface Stretch {
  from?: string;
  to?: string;
}

const covers = (outer: Stretch | undefined, inner: Stretch | undefined): boolean =>
  (outer?.from === undefined || (inner?.from !== undefined && outer.from <= inner.from)) &&
  (outer?.to === undefined || (inner?.to !== undefined && outer.to >= inner.to));

/** An earlier case is always taken before a later one that it covers. */
function cases(pack: Pack, book: Book, path: string): Finding[] {
  const last = book.value.findIndex(({ when }) => implies(pack, undefined, when));
  const reached = last < 0 ? book.value : book.value.slice(0, last + 1);
  return [
    ...(last >= 0 && last < book.value.length - 1
      ? [never(below(path, "value", last + 1), `Case ${last + 1} fits every record, so that no later one is ever asked; put it last`)]
      : []),
    ...reached.flatMap(({ when, times }, at) => {
      const here = below(path, "value", at);
      const earlier = reached.slice(0, at).findIndex((other) => implies(pack, when, other.when));
      if (earlier >= 0)
        return [never(here, `Case ${earlier + 1} fits every record that this one fits, and the first wins; put this one before it`)];
      if (nothingFits(pack, book.where, when)) return [never(below(here, "when"), "No record fits all of these tests; mend them")];
      return (times ?? []).flatMap((factor, t) =>
        nothingFits(pack, book.where, when, factor.when)
          ? [never(below(here, "times", t, "when"), "No record of this case fits all of these tests; mend them")]
          : [],
      );
    }),
  ];
}

const nothingFits = (pack: Pack, ...wheres: readonly (Where | undefined)[]): boolean =>
  impossible(
    pack,
    wheres.flatMap((where) => where?.all ?? []),
  );

/** A later cap cuts nothing off where an earlier, wider one has already cut to as little. */
function caps(pack: Pack, book: Book, path: string): Finding[] {
  const all = book.caps ?? [];
  return all.flatMap((cap, at) => {
    const here = below(path, "caps", at);
    if (nothingFits(pack, book.where, cap.where)) return [never(below(here, "where"), "No record fits all of these tests; mend them")];
    const own = typeof cap.limit === "object" && "share" in cap.limit ? undefined : boundsOf(pack, cap.limit);
    const earlier = all.slice(0, at).find((other) => {
      const limit = typeof other.limit === "object" && "share" in other.limit ? undefined : boundsOf(pack, other.limit);
      const tighter = own && limit ? limit.high <= own.low : alike(other.limit, cap.limit);
      return tighter && alike(other.per, cap.per) && alike(other.by, cap.by) && implies(pack, cap.where, other.where);
    });
    return earlier ? [never(here, `The cap "${earlier.id}" has cut to as little before; drop this one or put it first`)] : [];
  });
}

/** Each step of a marginal amount reaches further than the one before it. */
const steps = (book: Book, path: string): Finding[] =>
  book.value.flatMap(({ amount }, c) =>
    "marginal" in amount
      ? amount.marginal.flatMap(({ upTo }, at) => {
          const before = Math.max(0, ...amount.marginal.slice(0, at).map((tier) => tier.upTo ?? Infinity));
          return at > 0 && (upTo ?? Infinity) <= before
            ? [
                never(
                  below(path, "value", c, "amount", "marginal", at),
                  "An earlier step reaches as far; put the steps in order, the open one last",
                ),
              ]
            : [];
        })
      : [],
  );

/** Rows of a table over categories are categories that there are, or codes that these take up. */
function tables(pack: Pack, book: Book, path: string): Finding[] {
  const categories = pack.categories ?? [];
  const codes = new Set(categories.flatMap(({ id, maps = [] }) => [id, ...maps]));
  if (codes.size === 0) return [];
  return book.value.flatMap(({ amount }, c) => {
    if (!("table" in amount)) return [];
    const { rows, columns, cells } = amount.table;
    const here = below(path, "value", c, "amount", "table", "cells");
    const unknown = (code: string): boolean => !codes.has(code);
    const message = "No category takes up this code; add it to a category or mend the row";
    return Object.entries(cells).flatMap(([row, cell]) => [
      ...(rows === "category" && unknown(row) ? [never(below(here, row), message)] : []),
      ...(columns === "category" && typeof cell === "object"
        ? Object.keys(cell).flatMap((column) => (unknown(column) ? [never(below(here, row, column), message)] : []))
        : []),
    ]);
  });
}
