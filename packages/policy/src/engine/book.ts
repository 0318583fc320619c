import type { Book } from "@xiaoben/contract";
import { admit } from "./admit.ts";
import { cap } from "./cap.ts";
import { cliff } from "./cliff.ts";
import { once } from "./once.ts";
import type { Row } from "./row.ts";
import { select } from "./select.ts";
import { value } from "./value.ts";
import type { World } from "./world.ts";

/**
 * Runs the stages of one book: select → admit → value → once → cliff → cap.
 * With `waiting` the records that wait are taken as if they were admitted: the difference of the two runs is what waits.
 */
export function bookRows(world: World, book: Book, waiting: boolean): readonly Row[] {
  const key = (taken: boolean): string => `${book.id}/${world.period.key}/${taken ? "all" : "admitted"}`;
  let rows = world.rows.get(key(waiting));
  if (!rows) {
    const admitted = admit(world, book, select(world, book));
    const live = admitted.filter((row) => !row.out && (waiting || !row.waiting));
    value(world, book, live);
    once(book, live);
    cliff(world, book, live, (id) => (id === book.id ? live : counting(world, id, waiting)));
    cap(world, book, live);
    rows = admitted;
    world.rows.set(key(waiting), rows);
    if (!book.cliffs && !admitted.some((row) => row.waiting)) world.rows.set(key(!waiting), rows);
  }
  return rows;
}

/** Rows of another book that count in this run. */
const counting = (world: World, id: string, waiting: boolean): readonly Row[] =>
  bookRows(world, world.scene.compiled.books.get(id), waiting).filter((row) => !row.out && (waiting || !row.waiting));
