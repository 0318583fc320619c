import { factVocabulary, type Amount, type Book, type Case, type Rounding } from "@xiaoben/contract";
import { code, fact, facts, text, titled, type Context, type Placed } from "./context.ts";
import type { LineKind } from "./explained.ts";
import { amount, measure, num, per, test, unitName, unitOf, where } from "./figures.ts";

/** How the records of a book are taken, admitted, valued and bounded, each under its own clause. */
export function bookLines(context: Context, book: Book): Placed[] {
  const { phrases } = context;
  const say = phrases.book;
  const title = phrases.quote(text(context, book.title));
  const place = (clause: string | undefined, said: string, kind: LineKind = "counting"): Placed => ({
    ...(clause !== undefined && { clause }),
    line: { kind, text: phrases.headed(title, said) },
  });
  const ask = (of: Parameters<typeof where>[1]): string | undefined => where(context, of, book.source);
  const source = context.names.sources[book.source] ?? book.source;
  return [
    place(home(book), say.selection(unitName(context, book.unit, "many"), source, ask(book.where))),
    ...(book.admit ?? []).map((item) => {
      const asked = "checklist" in item.test ? say.listed(checklist(context, item.test.checklist)) : test(context, item.test, book.source);
      const grace = item.graceDays === undefined ? undefined : num(context, item.graceDays, "day", item.clause);
      return place(item.clause, say.admit(asked, item.otherwise, grace));
    }),
    ...book.value.map((item, at) => place(item.clause, valued(context, book, item, at === 0))),
    ...(book.once ?? []).map((item) => place(item.clause, say.once(facts(context, item.by) ?? "", item.keep))),
    ...(book.cliffs ?? []).map((item) => {
      const of = (limit: typeof item.atLeast): string | undefined =>
        limit === undefined ? undefined : num(context, limit, unitOf(context.pack, item.measure), item.clause);
      const often = item.per === undefined ? undefined : per(context, item.per);
      const said = say.cliff(often, facts(context, item.by), measure(context, item.measure), of(item.atLeast), of(item.below));
      return place(item.clause, said, "limit");
    }),
    ...(book.caps ?? []).map((item) => {
      const limit =
        typeof item.limit === "object" && "share" in item.limit
          ? say.share(num(context, item.limit.share, "share", item.clause), num(context, item.limit.of, book.unit, item.clause))
          : num(context, item.limit, book.unit, item.clause);
      return place(item.clause, say.cap(ask(item.where), per(context, item.per), facts(context, item.by), limit), "limit");
    }),
  ];
}

export const checklist = (context: Context, id: string): string => titled(context, context.pack.content?.checklists, id);

/** Where it is said what the book holds: with the first clause that counts by it. */
function home(book: Book): string | undefined {
  const stages = [...book.value, ...(book.admit ?? []), ...(book.caps ?? []), ...(book.cliffs ?? []), ...(book.once ?? [])];
  return (stages.find(({ clause }) => clause !== "house") ?? stages[0])?.clause;
}

function valued(context: Context, book: Book, item: Case, isFirst: boolean): string {
  const say = context.phrases.book;
  const more = [
    ...(item.times ?? []).map(({ when, by }) =>
      say.times(
        where(context, when, book.source) ?? context.phrases.test.always,
        typeof by === "object" && "fact" in by ? fact(context, by.fact) : num(context, by, "", item.clause),
      ),
    ),
    item.max === undefined ? undefined : say.max(num(context, item.max, book.unit, item.clause)),
    item.round && rounding(context, item.round, book.unit),
  ];
  return context.phrases.join([say.way(where(context, item.when, book.source), isFirst, worth(context, book, item)), ...more]);
}

export const rounding = (context: Context, { step, mode, at }: Rounding, unit: string): string =>
  context.phrases.book.round(amount(context, step, unit), mode, at);

function worth(context: Context, { unit, source }: Book, { amount: of, clause }: Case): string {
  const { phrases } = context;
  const say = phrases.book;
  const unitOfFact = (name: string): string => factVocabulary[source]?.[name]?.unit ?? "";
  const given = (value: Parameters<typeof num>[1], its: string = unit): string => num(context, value, its, clause);
  if ("fixed" in of) return say.fixed(given(of.fixed));
  if ("fact" in of) return say.fact(fact(context, of.fact));
  if ("per" in of) return say.per(fact(context, of.per), given(of.of, unitOfFact(of.per)), given(of.gives));
  if ("range" in of) return say.range(given(of.range.min), given(of.range.max));
  if ("marginal" in of) {
    const { marginal: tiers } = of;
    const last = tiers.at(-1)?.upTo === undefined ? [] : [say.noMore];
    const parts = tiers.map(({ upTo, each }, at) =>
      say.tier(at === 0 ? "first" : upTo === undefined ? "rest" : "next", upTo?.toString(), given(each)),
    );
    return say.within(per(context, of.within), facts(context, of.by), phrases.join([...parts, ...last]));
  }
  if ("threshold" in of) {
    const { threshold } = of;
    const isCount = threshold.of === "count";
    const least = given(threshold.atLeast, isCount ? "item" : unitOfFact(threshold.of));
    const gives = threshold.gives === "actual" ? undefined : given(threshold.gives);
    return say.within(
      per(context, of.within),
      facts(context, of.by),
      say.threshold(isCount ? undefined : fact(context, threshold.of), least, gives),
    );
  }
  return table(context, of.table, unit);
}

function table(context: Context, { rows, columns, cells }: Extract<Amount, { table: unknown }>["table"], unit: string): string {
  const { phrases } = context;
  const say = phrases.book;
  const cell = (of: string, name: string, value: string): string => say.cell(code(context, of, name), amount(context, value, unit));
  const parts = Object.entries(cells).map(([row, value]) =>
    typeof value === "string"
      ? cell(rows, row, value)
      : phrases.headed(
          code(context, rows, row),
          phrases.list(Object.entries(value).map(([column, one]) => cell(columns ?? "", column, one))),
        ),
  );
  return say.table(fact(context, rows), columns === undefined ? undefined : fact(context, columns), phrases.join(parts));
}
