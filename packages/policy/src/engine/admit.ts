import { addDays, type Book, type Checklist } from "@xiaoben/contract";
import { zero } from "./number.ts";
import type { Row } from "./row.ts";
import type { Entry } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { constant, num, passes, type World } from "./world.ts";

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
    node: constant("0"),
  };
  if (entry.countered) return { ...row, out: true, why: "countered" };
  for (const { id, test, otherwise, graceDays, clause } of book.admit ?? []) {
    if ("checklist" in test ? complete(world, test.checklist, entry) : passes(world, test, entry.facts)) continue;
    if (otherwise === "waiting" || (graceDays !== undefined && inGrace(world, entry, graceDays)))
      return { ...row, waiting: true, why: "waiting", clause };
    return { ...row, out: true, why: `refused:${id}`, clause };
  }
  return row;
}

/** Whether the record has all that a checklist looks for. */
export function complete(world: World, id: string, entry: Entry): boolean {
  const list: Checklist | undefined = world.scene.compiled.pack.content?.checklists?.find((candidate) => candidate.id === id);
  return (list?.items ?? []).every((item) => item.filled.every((pointer) => isFilled(entry.record[pointer.replace(/^\//, "")])));
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

function inGrace(world: World, entry: Entry, days: Parameters<typeof num>[1]): boolean {
  const { value } = num(world, days, (id) => {
    throw new CannotSay({ code: "fact-absent", parameter: id });
  });
  return world.scene.asOf <= addDays(entry.day, Number(value.n / value.d));
}
