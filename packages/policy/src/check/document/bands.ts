import { factVocabulary, type Book, type Case, type Pack, type Test, type Units } from "@xiaoben/contract";
import { isSettled } from "../parts/settled.ts";
import { below, canonicalText } from "../parts/tree.ts";
import { boundsOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/** One case of a book as a band of a fact: from, to, both included. */
interface Band {
  at: number;
  item: Case;
  low: Units;
  high: Units;
  /** Which ends are written. */
  from: boolean;
  to: boolean;
}

/**
 * Cases of a book that are bands of one fact (90–100, 80–89 …): they neither overlap nor leave out what lies between,
 * also where the fact has decimals and the bands have not. Open bands stacked on one another ("from 90", "from 80") are a ladder:
 * the first that fits wins, and nothing is wrong with them.
 */
export const findBands = (pack: Pack): Finding[] =>
  pack.books.flatMap((book, b) => {
    const facts = new Set(book.value.flatMap(({ when }) => bounding(when?.all).map(({ fact }) => fact)));
    return [...facts].flatMap((fact) =>
      groupsOf(pack, book, fact).flatMap((bands) => [...overlaps(pack, bands, b), ...gaps(pack, book, fact, bands, b)]),
    );
  });

const bounding = (tests: readonly Test[] | undefined): Test[] =>
  (tests ?? []).filter((test) => test.atLeast !== undefined || test.atMost !== undefined);

/** The bands of a fact, those together whose other tests are the same. */
function groupsOf(pack: Pack, book: Book, fact: string): Band[][] {
  const groups = new Map<string, Band[]>();
  book.value.forEach((item, at) => {
    const own = bounding(item.when?.all).filter((test) => test.fact === fact);
    if (own.length === 0) return;
    const froms = own.flatMap(({ atLeast }) => boundsOf(pack, atLeast)?.low ?? []);
    const tos = own.flatMap(({ atMost }) => boundsOf(pack, atMost)?.high ?? []);
    const band = {
      at,
      item,
      low: Math.max(-Infinity, ...froms),
      high: Math.min(Infinity, ...tos),
      from: froms.length > 0,
      to: tos.length > 0,
    };
    const rest = canonicalText({ ...item.when, all: (item.when?.all ?? []).filter((test) => !own.includes(test)) });
    groups.set(rest, [...(groups.get(rest) ?? []), band]);
  });
  return [...groups.values()];
}

function overlaps(pack: Pack, bands: readonly Band[], b: number): Finding[] {
  return bands.flatMap((band, later): Finding[] => {
    const other = bands.slice(0, later).find((earlier) => meets(earlier, band) && !ladder(earlier, band) && !settled(pack, earlier, band));
    return other
      ? [
          {
            code: "bands-overlap",
            path: below("/books", b, "value", band.at, "when"),
            message: `This band and case ${other.at + 1} both hold ${shown(Math.max(band.low, other.low))}; end one before the other begins`,
          },
        ]
      : [];
  });
}

const meets = (a: Band, b: Band): boolean => a.low <= b.high && b.low <= a.high;

/** A later band that is open towards the earlier one: from 90 before from 80, to 59 before to 79. */
const ladder = (earlier: Band, later: Band): boolean =>
  (!later.to && earlier.from && earlier.low >= later.low) || (!later.from && earlier.to && earlier.high <= later.high);

function gaps(pack: Pack, book: Book, fact: string, bands: readonly Band[], b: number): Finding[] {
  const last = bands.at(-1)!.at;
  const caught = book.value.slice(last + 1).some(({ when }) => !when || bounding(when.all).length === 0);
  if (caught || bands.length < 2) return [];
  const sorted = [...bands].sort((x, y) => x.low - y.low || x.high - y.high);
  const finest = wholeUnits.has(factVocabulary[book.source]?.[fact]?.unit ?? "") ? 10_000 : 1;
  return sorted.flatMap((band, at): Finding[] => {
    const next = sorted[at + 1];
    const reach = Math.max(...sorted.slice(0, at + 1).map(({ high }) => high));
    if (!next || next.low - reach <= finest || settled(pack, band, next)) return [];
    return [
      {
        code: "bands-gap",
        path: below("/books", b, "value", next.at, "when"),
        message: `Nothing is said between ${shown(reach)} and ${shown(next.low)}, where "${fact}" can lie; let one band begin where the other ends, or stack them open from the highest down`,
      },
    ];
  });
}

/** Units of facts that are counted in whole ones. */
const wholeUnits = new Set(["item", "person", "character"]);

const settled = (pack: Pack, a: Band, b: Band): boolean => [a, b].some(({ item }) => isSettled(pack, item.clause, item.when));
