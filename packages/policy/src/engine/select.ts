import type { Book, Per } from "@xiaoben/contract";
import { containing } from "./periods.ts";
import type { Entry } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { fits, type World } from "./world.ts";

/** Stage 1: the subject's records of the book's source, of the days the book needs, that its `where` fits. */
export function select(world: World, book: Book): readonly Entry[] {
  const entries = world.scene.entries(book.source);
  if (!entries) throw new CannotSay({ code: "source-absent", finding: book.source });
  const days = span(world, book);
  return entries.filter(({ day, facts }) => days.from <= day && day <= days.to && fits(world, book.where, facts));
}

/** The period, widened to the whole periods that caps and grouped amounts look at. */
function span({ clock, period }: World, book: Book): { from: string; to: string } {
  const parts = withinOf(book).flatMap((per) => [
    containing(clock, per, period.from) ?? period,
    containing(clock, per, period.to) ?? period,
  ]);
  return parts.reduce<{ from: string; to: string }>(
    (all, { from, to }) => ({ from: from < all.from ? from : all.from, to: to > all.to ? to : all.to }),
    period,
  );
}

/** The periods that a book looks at beside that of the rule. */
export const withinOf = (book: Book): Per[] =>
  [
    ...(book.caps ?? []).map((cap) => cap.per),
    ...book.value.flatMap(({ amount }) => ("marginal" in amount || "threshold" in amount ? [amount.within] : [])),
  ].filter((per) => per !== "record");
