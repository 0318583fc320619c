import type { Book, Per, Period } from "@xiaoben/contract";
import type { Entry } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { around, fits, type World } from "./world.ts";

/** Stage 1: the subject's records of the book's source, of the days the book needs, that its `where` fits. */
export function select(world: World, book: Book): readonly Entry[] {
  const entries = world.scene.entries(book.source);
  if (!entries) throw new CannotSay({ code: "source-absent", finding: book.source });
  const days = span(world, book);
  return entries.filter(({ day, facts }) => days.from <= day && day <= days.to && fits(world, book.where, facts));
}

/** The period, widened to the whole periods that caps and grouped amounts look at. */
function span(world: World, book: Book): { from: string; to: string } {
  return withinOf(book)
    .flatMap((per): Period[] => [around(world, per, world.period.from), around(world, per, world.period.to)])
    .reduce((all, period) => ({ from: period.from < all.from ? period.from : all.from, to: period.to > all.to ? period.to : all.to }), {
      from: world.period.from,
      to: world.period.to,
    });
}

/** The periods that a book looks at beside that of the rule. */
export const withinOf = (book: Book): Per[] =>
  [
    ...(book.caps ?? []).map((cap) => cap.per),
    ...book.value.flatMap(({ amount }) => ("marginal" in amount || "threshold" in amount ? [amount.within] : [])),
  ].filter((per) => per !== "record");
