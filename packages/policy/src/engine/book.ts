import type { Book } from "@xiaoben/contract";
import { admit } from "./admit.ts";
import { cap } from "./cap.ts";
import { cliff } from "./cliff.ts";
import { once } from "./once.ts";
import type { Row } from "./row.ts";
import { select } from "./select.ts";
import { together, value, valueTogether } from "./value.ts";
import { remember, type World } from "./world.ts";

/**
 * Runs the stages of one book: select → admit → value → once → cliff → cap.
 * With `waiting` the records that wait are taken as if they were admitted: the difference of the two runs is what waits.
 * Where nothing waits the two runs are one; what each record is worth by itself is worked out once for both.
 */
export function bookRows(world: World, book: Book, waiting: boolean): readonly Row[] {
  const rows = remember(world, `rows/${book.id}`, () => run(world, book, false));
  return waiting && (book.cliffs || rows.some((row) => row.waiting))
    ? remember(world, `all/${book.id}`, () => run(world, book, true))
    : rows;
}

function run(world: World, book: Book, waiting: boolean): readonly Row[] {
  const live = (rows: readonly Row[]): Row[] => rows.filter((row) => !row.out && (waiting || !row.waiting));
  const admitted = remember(world, `admitted/${book.id}`, () => admit(world, book, select(world, book)), true);
  value(world, book, live(admitted));
  const rows = admitted.map((row) => ({ ...row }));
  if (book.value.some(together)) valueTogether(world, book, live(rows));
  const valued = live(rows);
  once(book, valued);
  cliff(world, book, valued, (id) => (id === book.id ? valued : counting(world, id, waiting)));
  cap(world, book, valued);
  return rows;
}

/** Rows of another book that count in this run. */
const counting = (world: World, id: string, waiting: boolean): readonly Row[] =>
  bookRows(world, world.scene.compiled.books.get(id), waiting).filter((row) => !row.out && (waiting || !row.waiting));
