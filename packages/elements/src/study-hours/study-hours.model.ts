import type { Calendar, Day, Pack, Rule, Text, Verdict } from "@xiaoben/contract";
import { lengthsOf, longestOf, sharesOf, type Lengths } from "../figures/figures.model.ts";

/** What one practice pack says about a person. Two packs are two sheets, side by side, never added. */
export interface Sheet {
  pack: Pack;
  /** Requirements that are drawn as bars, a page for each book and period. */
  pages: Page[];
  /** All other requirements. */
  rules: Verdict[];
  consequences: Verdict[];
}

/** One book over one period: bars on one scale. What is of another book, unit or period stands on a page of its own. */
export interface Page {
  key: string;
  period: Verdict["period"];
  unit: string;
  /** What the pack calls the book; absent where the figures rest on several. */
  title: Text | undefined;
  /** Each total, then what is inside it. */
  bars: [Bar, ...Bar[]];
}

/** One requirement drawn as a bar, in shares of the longest bar of its page. */
export interface Bar extends Lengths {
  verdict: Verdict;
  /** A part of the bar above it. */
  inside: boolean;
}

/** The sheets in the order people look for them: study hours first. Verdicts whose pack is not there yet are left out. */
export function sheetsOf(verdicts: readonly Verdict[], packOf: (verdict: Verdict) => Pack | undefined): Sheet[] {
  const sheets: Sheet[] = [];
  for (const verdict of verdicts) {
    const pack = packOf(verdict);
    if (!pack || sheets.some((sheet) => sheet.pack === pack)) continue;
    sheets.push(
      sheetOf(
        pack,
        verdicts.filter((other) => packOf(other) === pack),
      ),
    );
  }
  const rank = ({ pages }: Sheet): number => (pages.some(({ unit }) => unit === "hour") ? 2 : Math.min(1, pages.length));
  return sheets.sort((a, b) => rank(b) - rank(a));
}

function sheetOf(pack: Pack, verdicts: Verdict[]): Sheet {
  const consequences = verdicts.filter((verdict) => pack.consequences.some((candidate) => candidate.id === verdict.rule.id));
  const rules = verdicts.filter((verdict) => !consequences.includes(verdict) && verdict.outcome !== "notApplicable");
  const pages = pagesOf(rules, pack);
  const drawn = new Set(pages.flatMap(({ bars }) => bars.map(({ verdict }) => verdict)));
  return { pack, pages, rules: rules.filter((verdict) => !drawn.has(verdict)), consequences };
}

/** The rule of a verdict, where it compares an amount. */
export function amountOf({ rule: { id } }: Verdict, pack: Pack): Extract<Rule, { kind: "amount" }> | undefined {
  const rule = pack.rules.find((candidate) => candidate.id === id);
  return rule?.kind === "amount" ? rule : undefined;
}

function pagesOf(verdicts: readonly Verdict[], pack: Pack): Page[] {
  const drawn = verdicts.filter(
    ({ unit, threshold, outcome }) => (unit === "hour" || unit === "credit") && (threshold !== undefined || outcome === "waived"),
  );
  const outer = (verdict: Verdict): Verdict | undefined =>
    drawn.find(({ rule, period }) => rule.id === amountOf(verdict, pack)?.inside && period.key === verdict.period.key);
  const pages = new Map<string, { book: string | undefined; verdicts: [Verdict, ...Verdict[]] }>();
  for (const top of drawn.filter((verdict) => !outer(verdict))) {
    const book = bookOf(top, pack);
    const key = `${top.period.key} ${top.unit} ${book}`;
    const own: [Verdict, ...Verdict[]] = [top, ...drawn.filter((verdict) => outer(verdict) === top)];
    const page = pages.get(key);
    if (page) page.verdicts.push(...own);
    else pages.set(key, { book, verdicts: own });
  }
  return [...pages].map(
    ([
      key,
      {
        book,
        verdicts: [first, ...others],
      },
    ]): Page => {
      const longest = longestOf([first, ...others].map(lengthsOf));
      const barOf = (verdict: Verdict): Bar => ({
        verdict,
        inside: outer(verdict) !== undefined,
        ...sharesOf(lengthsOf(verdict), longest),
      });
      return {
        key: `${pack.id} ${key}`,
        period: first.period,
        unit: first.unit,
        title: pack.books.find(({ id }) => id === book)?.title,
        bars: [barOf(first), ...others.map(barOf)],
      };
    },
  );
}

/** The book that a requirement's figure is summed up from; of a figure that is worked out from others, that figure. */
function bookOf(verdict: Verdict, pack: Pack): string | undefined {
  const measure = pack.measures.find(({ id }) => id === amountOf(verdict, pack)?.measure);
  return measure && ("sum" in measure ? measure.sum : "count" in measure ? measure.count : measure.id);
}

/** Verdicts by the period that they are about, in their order. */
export const byPeriod = (verdicts: readonly Verdict[]): Verdict[][] =>
  [...new Set(verdicts.map(({ period }) => period.key))].map((key) => verdicts.filter(({ period }) => period.key === key));

/**
 * The years to choose from, newest first; none that begins after today. Those that the book counts in: calendar years where its period is
 * one, school years otherwise.
 */
export function yearsOf(calendars: readonly Calendar[], today: Day, counted = ""): string[] {
  const begun = calendars.filter(({ from }) => from <= today);
  const keys = counted.startsWith("calendarYear:")
    ? [today, ...begun.map(({ from }) => from)].map((day) => `calendarYear:${day.slice(0, 4)}`)
    : begun.map(({ schoolYear }) => `schoolYear:${schoolYear}`);
  return [...new Set(keys)].sort().reverse();
}
