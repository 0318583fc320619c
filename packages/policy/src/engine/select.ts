import { isDay, periodByKey, type Book, type Day, type Per } from "@xiaoben/contract";
import { containing } from "./periods.ts";
import { byDay, spend, type Entry } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { fits, type World } from "./world.ts";

/** Stage 1: the subject's records of the book's source, of the days the book needs, that its `where` fits. */
export function select(world: World, book: Book): readonly Entry[] {
  const { scene } = world;
  const entries = scene.entries(book.source);
  if (!entries) throw new CannotSay({ code: "source-absent", finding: book.source });
  spend(scene, entries.length);
  const days = span(world, book);
  const placed = world.makeUp ? entries.map((entry) => madeUp(world, entry)).sort(byDay) : entries;
  const last = world.makeUp ? days.to : days.to < scene.asOf ? days.to : scene.asOf;
  return placed.filter(({ day, facts }) => days.from <= day && day <= last && fits(world, book.where, facts));
}

/** A record where it makes up for something: on the day, or on the last day of the period, that it names. */
function madeUp(world: World, entry: Entry): Entry {
  const named = entry.facts("makesUpFor");
  const day: Day | undefined = isDay(named) ? named : named && periodByKey(named, world.scene.clock.calendars)?.to;
  return day === undefined ? entry : { ...entry, day };
}

/** The period, widened to the whole periods that caps and grouped amounts look at. */
function span({ scene: { clock }, period }: World, book: Book): { from: string; to: string } {
  const parts = withinOf(book, clock.pack.books).flatMap((per) => [
    containing(clock, per, period.from) ?? period,
    containing(clock, per, period.to) ?? period,
  ]);
  return parts.reduce<{ from: string; to: string }>(
    (all, { from, to }) => ({ from: from < all.from ? from : all.from, to: to > all.to ? to : all.to }),
    period,
  );
}

/** The periods that a book looks at beside that of the rule: its own, and those in which others may ask for it. */
export const withinOf = (book: Book, books: readonly Book[]): Per[] =>
  [
    ...books.flatMap(({ cliffs = [] }) => cliffs.flatMap(({ per }) => per ?? [])),
    ...(book.caps ?? []).map((cap) => cap.per),
    ...book.value.flatMap(({ amount }) => ("marginal" in amount || "threshold" in amount ? [amount.within] : [])),
  ].filter((per) => per !== "record");
