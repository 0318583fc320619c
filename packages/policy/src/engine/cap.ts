import { compare, exactly, minus, plus, times, type Book, type Fraction, type Node } from "@xiaoben/contract";
import { most, show, zero } from "./number.ts";
import { within, type Row } from "./row.ts";
import { constant, fits, less, plain, shown, type Known, type World } from "./world.ts";

/** Stage 6: the caps in their order. Earlier days fill a cap first; what is cut off is named on its record. */
export function cap(world: World, book: Book, rows: readonly Row[]): void {
  for (const { where, per, by, limit, clause } of book.caps ?? []) {
    const counting = rows.filter((row) => !row.out && fits(world, where, row.entry.facts));
    if (counting.length === 0) continue;
    const whole = limitOf(world, limit);
    for (const group of within(world, counting, per, by)) {
      let filled: Fraction = zero;
      const before: Node[] = [];
      for (const row of group) {
        const left = most(minus(whole.value, filled), zero);
        if (compare(row.counted, left) > 0) {
          const { node } = row;
          const rest =
            compare(left, whole.value) === 0
              ? whole.node
              : less(world, whole.node, { value: filled, node: taken(world, filled, before) }, left);
          row.counted = left;
          row.why = "capped";
          row.clause = clause;
          row.node = shown(world, "cap", () => [node, rest], left, clause);
        }
        filled = plus(filled, row.counted);
        before.push(row.node);
      }
    }
  }
}

/** What earlier records have taken of a cap: as a number, where it can be written out. */
const taken = (world: World, filled: Fraction, before: readonly Node[]): Node =>
  exactly(filled) === undefined ? shown(world, "sum", () => [...before], filled) : constant(show(filled));

function limitOf(world: World, limit: NonNullable<Book["caps"]>[number]["limit"]): Known {
  if (typeof limit !== "object" || !("share" in limit)) return plain(world, limit);
  const [share, of] = [plain(world, limit.share), plain(world, limit.of)];
  const value = times(share.value, of.value);
  return { value, node: shown(world, "times", () => [of.node, share.node], value) };
}
