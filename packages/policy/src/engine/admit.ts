import type { Book, Checklist } from "@xiaoben/contract";
import { zero } from "./number.ts";
import { put, type Row } from "./row.ts";
import type { Entry } from "./scene.ts";
import { later, nothing, passes, plain, type World } from "./world.ts";

/** Stage 2: which records count, wait or are refused, and by which sentence. The first test that fails decides. */
export const admit = (world: World, book: Book, entries: readonly Entry[]): Row[] => entries.map((entry) => admitted(world, book, entry));

function admitted(world: World, book: Book, entry: Entry): Row {
  const row: Row = {
    entry,
    waiting: false,
    out: false,
    amount: zero,
    counted: zero,
    why: entry.assumed ? "assumed" : "counted",
    clause: "house",
    node: nothing,
    case: undefined,
  };
  if (entry.countered) return put(row, "countered");
  if (book.admit)
    for (const { id, test, otherwise, graceDays, clause } of book.admit) {
      if ("checklist" in test ? complete(world, test.checklist, entry) : passes(world, test, entry.facts)) continue;
      if (otherwise === "refused" && !(graceDays !== undefined && world.scene.asOf <= later(entry.day, plain(world, graceDays).value)))
        return put(row, `refused:${id}`, clause);
      row.waiting = true;
      row.why = "waiting";
      row.clause = clause;
      return row;
    }
  return row;
}

/** Whether the record has all that a checklist looks for. */
export const complete = (world: World, id: string, entry: Entry): boolean => unfilled(world, id, entry).length === 0;

/** The items of a checklist that a record does not have: properties by their pointers, or facts. */
export function unfilled(world: World, id: string, entry: Entry): Checklist["items"] {
  const list: Checklist | undefined = world.scene.compiled.pack.content?.checklists?.find((candidate) => candidate.id === id);
  return (list?.items ?? []).filter((item) =>
    item.filled.some((pointer) => {
      const path = pointer.replace(/^\//, "");
      return !isFilled(entry.record[path]) && !isFilled(entry.facts(path.replace(/^facts\//, "")));
    }),
  );
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
